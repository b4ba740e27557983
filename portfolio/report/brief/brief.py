"""The brief of a plan as one self-contained document."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from os import PathLike
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import Markup

from portfolio.allocator.parallel import on_all_cores
from portfolio.allocator.session import Session
from portfolio.arbitration import Arbitration, Record
from portfolio.case.case import Case, language_of
from portfolio.display.csv_text import csv_of
from portfolio.errors import CaseError, Fault, TimeLimitError, in_its_language
from portfolio.explanation import Difference
from portfolio.loaders.source import path_of
from portfolio.model.allocation import Allocation
from portfolio.model.problem import Problem, check_search, problem_of
from portfolio.model.transfers import has_transfers
from portfolio.progress import within
from portfolio.report.brief import (
    frames_asked,
    frames_changes,
    frames_money,
    frames_plan,
    frames_refused,
    frames_risks,
    pdf,
    sections_beside,
    sections_changes,
    sections_means,
    sections_money,
    sections_plan,
    sections_refused,
    sections_sure,
)
from portfolio.report.brief.cover import cover, refused_first
from portfolio.report.brief.layout import Section, Telling, breakable, unbroken
from portfolio.report.inline_svg import FONTS
from portfolio.robustness.draws import Draws
from portfolio.whole_files import write_whole
from portfolio.words.media import harmless, in_attribute
from portfolio.words.names import apart
from portfolio.words.sentences import figure, listing, sentence

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, eq=False)
class Brief:
    """The brief of one plan: the frames that hold its figures, and the document that shows them.

    Attributes
    ----------
    plan : Allocation
    language : str
    date : str
        As 2027-01-31; empty: no date is shown.
    seed : int
        Of the draws.

    Examples
    --------
    >>> import portfolio as pf
    >>> page = pf.brief(pf.allocate(pf.load("data/samples/four_initiatives")))
    >>> page.frames["funded"]["name"].tolist()
    ['New checkout', 'Guided help']
    """

    plan: Allocation
    language: str
    date: str
    seed: int
    _frames: Mapping[str, pd.DataFrame] = field(repr=False)

    @property
    def frames(self) -> dict[str, pd.DataFrame]:
        """Every frame behind the brief, by name; all its figures are in them, ids and numbers as they are.

        ``summary`` (the figures it begins with) · ``funded``, ``roadmap``, ``stopped``, ``changes`` (in the
        plan of record, or the one asked near to) · ``refused`` (what is not funded, and why) ·
        ``objectives``, ``money``, ``usage`` · ``business_case``, ``past``, ``cash_flow``, ``worth`` (in
        money, where indicators have a value) · ``grants`` (what is left of each budget) · ``limits``
        (whether they hold, where needs are uncertain) · ``transfers``, ``teams`` (what means give each other
        and earn by it, and where more would pay; where the case has transfers) · ``indicators`` · ``calls``
        (the closest choices) ·
        ``budgets`` (five per cent less and more) · ``parties`` · ``decisions`` · ``risks`` · ``deadlines`` ·
        ``record``, ``record_inputs`` (since the last record) · ``stories`` · ``question`` (what was asked
        otherwise than the tables say). What their columns mean stands with the functions that make them, in
        :mod:`portfolio.report.brief`.
        """
        return {name: frame.copy() for name, frame in self._frames.items()}

    def in_language(self, language: str) -> Brief:
        """The same brief in another language; nothing is asked again."""
        return replace(self, language=language_of(self.plan.problem.case, language))

    @cached_property
    def html(self) -> str:
        """The document: no link, no script, nothing to fetch; the same bytes on every run."""
        import jinja2

        loader = jinja2.FileSystemLoader(Path(__file__).parent)
        page = jinja2.Environment(
            loader=loader,
            autoescape=True,
            finalize=lambda text: (
                text if isinstance(text, Markup) or not isinstance(text, str) else harmless(text)
            ),
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        page.filters |= {"breakable": breakable, "unbroken": unbroken}
        return page.get_template("brief.html.j2").render(self._content())

    @cached_property
    def pdf(self) -> bytes:
        """The document as PDF, on A4; the same bytes on every run, with or without HarfBuzz-Subset on the
        machine.

        Raises
        ------
        PortfolioError
            Without WeasyPrint, which the extra ``pdf`` brings, or without Pango, a library of the system.
        """
        return pdf.printed(self.html)

    def write(self, target: str | PathLike[str], tables: str | PathLike[str] | None = None) -> Path:
        """Write the document, whole or not at all.

        Parameters
        ----------
        target : path
            Ending in ``.html`` or ``.pdf``; a file of that name is replaced.
        tables : path, optional
            A folder for every frame, as :meth:`write_frames` writes them: all of that is written or nothing,
            so that no table stands beside the document of another plan.
        """
        path = target_of(target)
        data = FORMS[path.suffix.casefold()].written(self)
        frames = {} if tables is None else self._frame_files(path_of(tables))
        write_whole({**frames, path: data})
        return path

    def write_frames(self, folder: str | PathLike[str]) -> Path:
        """Write every frame as a CSV file, for an analyst to open; several ids in one cell stand as ``A |
        B``.
        """
        place = path_of(folder)
        write_whole(self._frame_files(place))
        return place

    def _frame_files(self, place: Path) -> dict[Path, bytes]:
        files = {}
        for name, frame in self._frames.items():
            plain = frame.map(lambda cell: apart(cell, " | ") if isinstance(cell, tuple) else cell)
            files[place / f"{name}.csv"] = csv_of(plain).encode("utf-8")
        return files

    @cached_property
    def _telling(self) -> Telling:
        return Telling(self.plan, dict(self._frames), self.language)

    def _content(self) -> dict[str, Any]:
        """What the template shows."""
        telling, case = self._telling, self.plan.problem.case
        told = telling.say
        formats, fingerprint = telling.formats, case.fingerprint[:16]
        periods = list(dict.fromkeys(formats.period(p) for p in (case.periods[0], case.periods[-1])))
        about = [formats.date(self.date)] if self.date else []
        about += [
            " – ".join(periods),
            *([told("amounts_in", unit=formats.money_unit)] if formats.money_unit else []),
        ]
        name, parties = case.name or told("round"), self._frames["parties"].name.tolist()
        sections, refused = self._sections(name, about)
        return {
            "language": self.language,
            "say": told,
            "title": told("title"),
            "name": name,
            "about": about,
            "fonts": Markup(FONTS),
            "fingerprint": fingerprint,
            "cover": cover(telling, sections, refused),
            "sections": sections,
            "signing": parties[:4] or [""],
            "source": told(
                "source",
                draws=formats.number(telling.figures["draws"]),
                seed=self.seed,
                fingerprint=case.fingerprint,
            ),
        }

    def _sections(self, name: str, about: Sequence[str]) -> tuple[list[Section], int]:
        """What follows the cover, and how many of what is refused stand on that; it has the name of the
        round, and what it is about.
        """
        telling = self._telling
        some = bool(self.plan.choices or len(self._frames["stopped"]))
        beside = (
            *(sections_money.grants, sections_plan.money, sections_plan.effects, sections_plan.load),
            sections_means.means,
        )
        made = [
            sections_plan.portfolio(telling) if some else None,
            sections_refused.refused(telling),
            *(section(telling) for section in beside if some),
            sections_changes.changes(telling),
            sections_beside.calls(telling),
            sections_beside.budgets(telling),
            sections_beside.parties(telling),
            sections_beside.decisions(telling),
            sections_changes.record(telling),
            sections_beside.stories(telling),
            # what one should know before one signs stands right before the signatures
            sections_sure.sure(telling),
            Section("approval", telling.say("approval")),
        ]
        shown = [section for section in made if section is not None]
        roadmap = sections_beside.roadmap(telling)
        if roadmap is not None:
            # one of a page follows the cover, a longer one comes last: anywhere else, what cannot be broken
            # would leave half of the page before it empty
            shown.insert(0 if len(roadmap.sheets) == 1 else len(shown), roadmap)
        first = refused_first(telling, name, about, shown)
        if first == len(self._frames["refused"]):  # all of them stand on the cover
            shown = [section for section in shown if section.key != "refused"]
        return shown, first

    def __str__(self) -> str:
        return "\n".join(sections_plan.recommendation(self._telling))

    __repr__ = __str__

    def _repr_html_(self) -> str:
        name, text = in_attribute(self.plan.problem.case.name), in_attribute(self.html)
        return f'<iframe title="{name}" srcdoc="{text}" style="width:100%;height:900px;border:0"></iframe>'


class Form(NamedTuple):
    """A form in which a brief leaves the room: its name, how a brief is written in it, and what checks,
    before anything is asked, that what it takes is there.
    """

    name: str
    written: Callable[[Brief], bytes]
    check: Callable[[], object]


FORMS: Mapping[str, Form] = MappingProxyType(
    {
        ".html": Form("HTML", lambda brief: brief.html.encode("utf-8"), lambda: None),
        ".pdf": Form("PDF", lambda brief: brief.pdf, pdf.weasyprint),
    }
)
"""By the ending of the file. The next form is a file beside ``pdf``, which makes it of a brief's document or
frames, and its line here; the command's help is held against this by a test, since reading it takes a second.
"""


@in_its_language
def brief(
    plan_or_case: Allocation | Case | Problem,
    target: str | PathLike[str] | None = None,
    language: str | None = None,
    record: Record | str | PathLike[str] | None = None,
    arbitration: Arbitration | None = None,
    draws: int = 256,
    seed: int = 0,
    date: str | None = None,
    gap: float = 1e-6,
    time_limit: float | None = None,
) -> Brief:
    """Write the brief of a plan for a board: what is recommended, why, for how much, at what risk; one file,
    to be read and signed.

    Parameters
    ----------
    plan_or_case : Allocation, Case or Problem
        A case or problem is allocated.
    target : path, optional
        A file ending in ``.html`` or ``.pdf``; one of that name is replaced, whole or not at all. Nothing is
        written unless given.
    language : str, optional
        The case's own unless given.
    record : Record or path, optional
        The last decision record: what changed since is then told.
    arbitration : Arbitration, optional
        The table of the same case, where there is one; only each party's own best portfolio is looked for
        unless given.
    draws : int
        How many outcomes the ranges are read from.
    seed : int
    date : str, optional
        As 2027-01-31; none is shown unless given, so that the same round gives the same bytes.
    gap : float
        See :func:`portfolio.allocate`; for a case or problem.
    time_limit : float, optional
        Seconds in all; what did not come in time has no figures, and the brief says so.

    Returns
    -------
    Brief
        ``.frames`` hold every figure; ``.html``, ``.pdf``, ``.write(path)``, ``.in_language("fr")``.

    Raises
    ------
    CaseError
        A target that is neither HTML nor PDF, an unknown language, a date that is none, an arbitration of
        another case.
    InfeasibleError
        When no plan is given and no portfolio meets every limit and demand.
    TimeLimitError
        When no plan is given and none was proven in time: part of a search is no recommendation.
    PortfolioError
        A PDF without WeasyPrint or Pango; a record that is none.

    Examples
    --------
    >>> import portfolio as pf, tempfile
    >>> plan = pf.allocate(pf.load("data/samples/four_initiatives"))
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     found = pf.brief(plan, f"{folder}/brief.html", language="fr")
    >>> found.frames["funded"][["name", "spend"]].values.tolist()
    [['New checkout', 60.0], ['Guided help', 30.0]]
    """
    path = None if target is None else target_of(target)
    given = problem_of(
        plan_or_case.problem if isinstance(plan_or_case, Allocation) else plan_or_case, "brief"
    )
    told = language_of(given.case, language)
    day = "" if date is None else _date(date, told)
    last = record if record is None or isinstance(record, Record) else Record.load(path_of(record))
    if arbitration is not None and arbitration.problem.case != given.case:
        raise _wrong("", "", sentence("brief_other_arbitration"), language=told)
    drawn = Draws.sampled(given.case, draws, seed)
    check_search(gap, time_limit)
    with within(time_limit):
        with within(among=2):
            shown = (
                plan_or_case
                if isinstance(plan_or_case, Allocation)
                else Session(given.case).allocate(given, gap)
            )
        found = Brief(shown, told, day, seed, MappingProxyType(_frames(shown, drawn, last, arbitration)))
    if path is not None:
        found.write(path)
    return found


def _frames(
    shown: Allocation, draws: Draws, record: Record | None, arbitration: Arbitration | None
) -> dict[str, pd.DataFrame]:
    """All frames, in the order in which the brief tells of them."""
    learned = frames_risks.learned_of(shown)
    tables = {
        "funded": frames_plan.portfolio(shown),
        "roadmap": frames_changes.roadmap(shown),
        "stopped": frames_changes.stopped(shown),
        "objectives": frames_plan.objectives(shown),
        "money": frames_plan.money(shown),
        "usage": frames_plan.usage(shown),
        **frames_money.in_money(shown, learned),
        "limits": frames_money.limits(shown, draws),
    }
    tables["grants"] = frames_money.grants(shown, tables["usage"])
    tables["indicators"] = frames_plan.indicators(shown, draws)

    def parties() -> pd.DataFrame:
        try:
            return frames_asked.parties(
                shown, frames_asked.opening(shown) if arbitration is None else arbitration
            )
        except TimeLimitError:
            return frames_asked.parties(shown, None)

    # each asks the case anew, for seconds, and what it is told hangs on nothing that another is; those that
    # mostly take longest begin first, so that no core is idle while the last one ends
    first, then = (frames_asked.prices, frames_asked.calls), (frames_asked.budgets, frames_refused.ranges)
    tasks: list[Callable[[], Any]] = [*(partial(ask, shown) for ask in first), parties]
    tasks += [partial(ask, shown) for ask in then]
    tasks += [partial(frames_asked.means_of, shown)] if has_transfers(shown.problem.case) else []
    prices, calls, of_parties, budgets, ranges, *worth = on_all_cores(tasks, alone=0.0)
    tables["refused"] = frames_refused.refused(shown, ranges, calls, prices)
    tables |= {"calls": calls, "budgets": budgets, "parties": of_parties}
    tables["changes"] = frames_changes.changes(shown, prices)
    tables["decisions"] = frames_asked.decisions(shown, prices)
    tables["risks"] = frames_risks.risks(
        shown, tables["indicators"], tables["usage"], tables["funded"], learned
    )
    tables["deadlines"] = frames_risks.deadlines(shown, tables["roadmap"], tables["funded"])
    tables |= frames_asked.since(shown, record)
    tables["stories"] = frames_risks.stories(shown, learned)
    tables["question"] = Difference(replace(shown, problem=Problem(shown.problem.case)), shown).inputs
    beside = frames_asked.of_record(shown, record) | frames_changes.beside(shown)
    for of_means, together in worth:
        tables |= of_means
        beside = {**beside, "transfers": together}
    return {"summary": frames_plan.summary(shown, draws, tables, beside)} | tables


def target_of(target: str | PathLike[str]) -> Path:
    """The file to write, checked before anything is asked."""
    path = path_of(target)
    if path.suffix.casefold() not in FORMS or path.is_dir():
        found = sentence("brief_folder") if path.is_dir() else path.suffix or sentence("export_no_suffix")
        suffixes = figure(listing, [*FORMS], last="or")
        problem = sentence("export_suffix", suffix=suffixes, found=found)
        raise _wrong("", str(target), problem, str(target))
    FORMS[path.suffix.casefold()].check()
    return path


def _date(date: str, language: str) -> str:
    try:
        return datetime.date.fromisoformat(date).isoformat()
    except (TypeError, ValueError):
        raise _wrong("date", str(date), sentence("brief_must_date", found=date), language=language) from None


def _wrong(column: str, value: str, problem: str, file: str = "", language: str = "") -> CaseError:
    return CaseError([Fault("", None, column, value, problem, file)], sentence("brief_named"), language)
