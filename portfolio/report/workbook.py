"""The finance workbook: the case's tables to edit, and the plan as sheets with formulas and charts. And the
door to it, behind which a tracker's file is made as well.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from portfolio.allocator.session import Session
from portfolio.case.case import Case, language_of
from portfolio.errors import CaseError, Fault, in_its_language
from portfolio.explanation import explain as explained
from portfolio.loaders.source import path_of
from portfolio.loaders.template import blank_book, write_case
from portfolio.model.allocation import Allocation
from portfolio.model.comparison import gap_of
from portfolio.model.levels import BUDGET, missing
from portfolio.model.problem import Problem, check_search, problem_of
from portfolio.model.transfers import has_transfers
from portfolio.progress import within
from portfolio.report.brief.frames_changes import lines_before
from portfolio.report.business_case_sheet import Figures, money_sheets
from portfolio.report.compared_sheets import changed, parties, scenarios
from portfolio.report.plan_sheets import Results, attainment, funded, left_out, transfers, usage
from portfolio.report.roadmap_sheet import roadmap_sheet
from portfolio.report.sheets import INPUT_TAB, Book, Page
from portfolio.report.summary_sheet import Costs, summary
from portfolio.report.tracker_export import form_of, tracker_file
from portfolio.scenarios import compare
from portfolio.whole_files import write_whole
from portfolio.words.sentences import sentence

if TYPE_CHECKING:
    from portfolio.arbitration import Arbitration


@in_its_language
def export(
    case_or_plan: Case | Problem | Allocation,
    path: str | PathLike[str],
    plan: Allocation | None = None,
    arbitration: Arbitration | None = None,
    language: str | None = None,
    explain: bool = True,
    gap: float = 1e-6,
    time_limit: float | None = None,
    tracker: str | None = None,
) -> None:
    """Write the finance workbook of a round: its tables, to be edited and loaded again, and its plan as
    sheets, formulas and charts. Or, for a tracker, what was decided on each ticket.

    Parameters
    ----------
    case_or_plan : Case, Problem or Allocation
        A case or problem is allocated, unless its plan is given too.
    path : path
        A file ending in ``.xlsx``, for a tracker in ``.csv``; one of that name is replaced, whole or not at
        all.
    plan : Allocation, optional
        The plan of that case.
    arbitration : Arbitration, optional
        Its ``payoff`` and ``contested`` are shown beside the parties' points, in the workbook.
    language : str, optional
        Of the result sheets; the case's own unless given. A tracker's file speaks as its importer does.
    explain : bool
        Whether prices and reasons are asked for, as by :func:`portfolio.explain`: about as long as one
        allocation an initiative. A tracker's file has none.
    gap : float
        See :func:`portfolio.allocate`; for a case or problem without a plan.
    time_limit : float, optional
        Seconds in all; what did not come in time is left blank, and the workbook says so.
    tracker : {"jira"}, optional
        Whose importer is to take the plan back: instead of the workbook, a CSV file of a row an initiative
        with its key, name, decision, option, first day of the period it starts in, last day of the one it
        is delivered in (blank where periods are no times), and teams.

    Raises
    ------
    CaseError
        A path that ends otherwise, a plan of another case, something larger than a workbook can hold, a
        tracker that takes nothing back, or an arbitration or language for one.
    InfeasibleError
        When no plan is given and no portfolio meets every limit and demand.
    TimeLimitError
        When no plan is given and none was proven in time.

    Notes
    -----
    Loaded again, the workbook gives an equal case: :func:`portfolio.load` leaves the result sheets (whose
    names begin with ▸) alone. A case with scenarios is also compared under them, as by
    :func:`portfolio.compare`.

    Jira's documentation of its importer asks for text in UTF-8 with commas, a Summary column, headings
    without punctuation, several values of a field under its heading repeated, and dates in one format, which
    its wizard is told (here ``yyyy-MM-dd``). Who maps Issue Key updates the tickets of these keys instead of
    making new ones. A blank cell leaves a field as it is: an earlier due date of what is not funded stays.

    Examples
    --------
    >>> import portfolio as pf, tempfile
    >>> from portfolio.report import export
    >>> case = pf.load("data/samples/lorie_savage")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     export(case, f"{folder}/round.xlsx", explain=False)
    ...     pf.load(f"{folder}/round.xlsx") == case
    True
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     export(case, f"{folder}/plan.csv", tracker="jira")
    ...     print(open(f"{folder}/plan.csv").read().splitlines()[1])
    P1,Project 1,funded,full,,,
    """
    target = export_target(path, tracker)
    if tracker is not None and not (arbitration is None and language is None):
        problem = sentence("export_alone" if arbitration is not None else "export_language")
        raise CaseError([Fault("", None, "", "", problem)], sentence("of_export"))
    check_search(gap, time_limit)
    with within(time_limit):
        shown = _plan(case_or_plan, plan, gap)
        data = (
            _workbook(shown, arbitration, language, explain)
            if tracker is None
            else tracker_file(shown, tracker)
        )
    write_whole({target: data})


def export_target(path: str | PathLike[str], tracker: str | None) -> Path:
    """Where an export goes.

    Raises
    ------
    CaseError
        A path that ends otherwise than what is written, or a tracker that takes nothing back.
    """
    target, suffix = path_of(path), ".xlsx" if tracker is None else form_of(tracker).suffix
    if target.suffix.casefold() == suffix and not target.is_dir():
        return target
    no_suffix = target.suffix or sentence("export_no_suffix")
    found = sentence("export_folder") if target.is_dir() else no_suffix
    problem = sentence("export_suffix", suffix=suffix, found=found)
    raise CaseError([Fault("", None, "", str(path), problem, str(path))])


def _workbook(
    shown: Allocation, arbitration: Arbitration | None, language: str | None, explain: bool
) -> bytes:
    case = shown.problem.case
    language = language_of(case, language)
    if arbitration is not None and arbitration.problem.case != case:
        raise _refused("export_other_arbitration", case)
    reasons = explained(shown, language=language) if explain else None
    compared = compare(shown.problem, gap=gap_of(shown)) if len(case.table("scenarios")) else None
    buffer = io.BytesIO()
    raw = blank_book(buffer, case.name)
    book = Book(raw, language, case.money_unit)
    _write(Results(book, shown, reasons, compared, arbitration))
    write_case(raw, case.written, case.written_settings, INPUT_TAB)
    raw.close()
    return buffer.getvalue()


def _plan(given: Case | Problem | Allocation, plan: Allocation | None, gap: float) -> Allocation:
    if isinstance(given, Allocation):
        if plan is not None and plan is not given:
            raise _refused("export_two_plans", given.problem.case)
        return given
    if plan is None:
        problem = problem_of(given)
        with within(among=2):
            return Session(problem.case).allocate(problem, gap)
    if plan.problem.case != (given.case if isinstance(given, Problem) else given):
        raise _refused("export_other_plan", plan.problem.case)
    return plan


def _refused(key: str, case: Case) -> CaseError:
    """What can't be exported together."""
    fault = Fault("", None, "", "", sentence(key))
    return CaseError([fault], sentence("of_workbook"), case.settings.language)


def _write(given: Results) -> None:
    """The result sheets, in order; the summary, which comes first, refers to the others."""
    say = given.book.say
    front = given.book.page("summary", say("about_workbook"), given.case.name, one_table=False)
    contents: list[tuple[Page, str]] = []

    def page(sheet: str, about: str = "", one_table: bool = True) -> Page:
        made = given.book.page(sheet, say(about or f"about_{sheet}"), one_table=one_table)
        contents.append((made, say(about or f"about_{sheet}")))
        return made

    plan = funded(given, page("funded"))
    out = left_out(given, page("out", "about_out" if given.reasons is not None else "about_out_alone"))
    used = usage(given, page("usage"))
    moved = transfers(given, page("transfers")) if has_transfers(given.case) else None
    reached = attainment(given, page("attainment"))
    money = _money(given, page)
    over_time = page("roadmap")
    if lines_before(given.plan)[0] is not None:
        changed(given, page("changes"))
    if (
        len(given.case.table("parties"))
        or len(given.case.table("judgements"))
        or given.arbitration is not None
    ):
        parties(given, page("parties", one_table=False))
    if given.compared is not None:
        scenarios(given, page("scenarios"), given.compared)
    roadmap_sheet(given, over_time, page("work", one_table=False))
    summary(given, front, Costs(plan, out, moved), used, reached, money, contents)


def _money(given: Results, page: Callable[[str, str, bool], Page]) -> Figures:
    """The sheets of money, where an indicator has a price; what the summary says of them."""
    if missing(given.case, BUDGET.number):
        return [(given.book.say("npv"), given.book.say("no_money"), "")]
    return money_sheets(given, page("business_case", "", False), page("cash_flow", "", False))
