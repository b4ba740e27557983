"""The door for lists and trackers' exports: a file in, a case out that says what was understood of it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from portfolio.case.case import Case
from portfolio.case.reading import case_from
from portfolio.errors import CaseError, Fault
from portfolio.importers.counting import items_of, rows_used
from portfolio.importers.findings import Findings
from portfolio.importers.further_sheets import further_of
from portfolio.importers.limits import Given, Limit, limits_of
from portfolio.importers.list_errors import ListError, OpenQuestionsError
from portfolio.importers.mapping import KEYS, Answer, ListMapping, mapping_from, read_mapping, tracker_mapping
from portfolio.importers.report_text import Report, html, report_of
from portfolio.importers.resources_used import Uses
from portfolio.importers.synthesis import Synthesis
from portfolio.importers.timing import periods_of, placed, timing_of
from portfolio.importers.understanding import ListTable, capacities_of, lists_of
from portfolio.importers.unit_above import with_unit_above
from portfolio.importers.uses import uses_of
from portfolio.importers.worth import worth_of
from portfolio.loaders.grids import grids_of
from portfolio.tables.headings import plain
from portfolio.tables.raw import RawTable
from portfolio.words.sentences import say, sentence

if TYPE_CHECKING:
    import pandas as pd

LIST = "list"
"""What a file is that comes from no tracker known here."""
_SIGNS = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "zł": "PLN", "CHF": "CHF"}


class ImportedCase(Case):
    """A case that was made of a list, and what was understood of it; every function takes it as any case.

    Attributes
    ----------
    report : Report
        What was understood, assumed, left out and asked; it shows in notebooks.
    mapping : ListMapping
        What was said of the list, and what was found: written as a file, it is used again next quarter.

    Examples
    --------
    >>> import portfolio as pf, pathlib, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = pathlib.Path(folder, "list.csv")
    ...     _ = path.write_text("Name,Cost,Score\\nA,10,3\\nB,20,4\\nTotal,30,\\n")
    ...     case = pf.load_list(path, budget=20)
    >>> list(case.left_out["why"]), pf.allocate(case).funded["initiative"].tolist()
    (['total'], ['B'])
    """

    report: Report
    mapping: ListMapping

    def __init__(self, case: Case, report: Report, mapping: ListMapping) -> None:
        super().__init__(case.written, case.written_settings, case._found)
        vars(self).update(report=report, mapping=mapping)

    @property
    def understood(self) -> pd.DataFrame:
        """Each heading, the role it plays (``own``: kept as it is), and a cell of it."""
        return self.report.frame("understood")

    @property
    def assumed(self) -> pd.DataFrame:
        """What was taken as given, a sentence a row."""
        return self.report.frame("assumed")

    @property
    def left_out(self) -> pd.DataFrame:
        """Every row that is no candidate: ``file``, ``row``, ``name``, ``why``, ``because``."""
        return self.report.frame("left_out")

    @property
    def questions(self) -> pd.DataFrame:
        """What is still to be confirmed: ``key``, ``question``, ``readings``, ``stops``."""
        return self.report.frame("questions")

    @property
    def used(self) -> pd.DataFrame:
        """Every row that counts, and the initiative it speaks of."""
        return self.report.frame("used")

    def _repr_html_(self) -> str:
        return html(self.report)


@dataclass(frozen=True, slots=True)
class Examined:
    """A list as it was read, before it is taken or refused."""

    report: Report
    mapping: ListMapping
    tables: Mapping[str, RawTable]
    settings: Mapping[str, object]
    faults: tuple[Fault, ...]
    doubts: tuple[Fault, ...]
    source: str

    def case(self) -> ImportedCase:
        """The case that it is.

        Raises
        ------
        CaseError
            With every fault; OpenQuestionsError where something could be read in two ways.
        """
        if self.report.open:
            raise OpenQuestionsError(self.report, self.faults)
        if self.faults:
            raise ListError(self.report, self.faults)
        case = case_from(
            self.tables, self.settings, source=self.source, settings_file="settings", doubts=self.doubts
        )
        return ImportedCase(case, self.report, self.mapping)


def load_list(
    source: str | PathLike[str],
    *,
    budget: Given = None,
    team: Given = None,
    periods: str | Sequence[str] | None = None,
    map: str | PathLike[str] | Mapping[str, Answer] | None = None,
    sheet: str | None = None,
    unestimated: str | float | None = None,
    tracker: str = LIST,
    **answers: Answer,
) -> ImportedCase:
    """Make a case of the list people have: a sheet or CSV file with a name, a cost or an effort, and a value.

    Parameters
    ----------
    source : path
        An Excel workbook or a text file (CSV, tab-separated).
    budget : amount, or mapping of period or budget to amount, optional
        What may be spent: in all, or by period, or by budget; as a number or as people write it (``"1.2M"``).
    team : amount, or mapping of team to amount, optional
        What teams can do in each period, in the list's own unit of effort.
    periods : sequence of str, optional
        Labels of the periods; without, the list's own dates, or one period for all.
    map : path, or mapping, optional
        What was said of such a list before: a mapping file, or its keys.
    sheet : str, optional
        The sheet of a workbook that is the list.
    unestimated : "median", "free", "leave out" or number, optional
        What stands for an estimate that is blank; such items are left out otherwise, never taken as 0.
    tracker : str
        ``"jira"`` and other trackers whose exports are known (:func:`portfolio.importers.mapping.trackers`).
    **answers
        Further keys of a mapping: ``value="Benefit"``, ``scale={"High": 3, "Low": 1}``, …

    Returns
    -------
    ImportedCase
        The checked case, with ``understood``, ``assumed``, ``left_out``, ``questions`` and ``used``.

    Raises
    ------
    OpenQuestionsError
        Where the list could be read in two ways that give two answers.
    CaseError
        With everything that can't be read.

    Examples
    --------
    >>> import portfolio as pf, pathlib, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = pathlib.Path(folder, "liste.csv")
    ...     _ = path.write_text("Nom;Coût;Valeur\\nA;70 k€;3\\nB;1,2 M€;9\\n", encoding="utf-8")
    ...     case = pf.load_list(path, budget="1,25 M€")
    >>> case.requirements["1"].tolist(), case.settings.language
    ([70000.0, 1200000.0], 'fr')
    """
    said: dict[str, Answer] = dict(answers)
    said |= {k: v for k, v in (("sheet", sheet), ("unestimated", unestimated)) if v is not None}
    return examined(source, budget, team, periods, map, tracker, said).case()


def examined(
    source: str | PathLike[str],
    budget: Given,
    team: Given,
    periods: str | Sequence[str] | None,
    map: str | PathLike[str] | Mapping[str, Answer] | None,
    tracker: str,
    answers: Mapping[str, Answer],
) -> Examined:
    """A list as it is understood, its questions and faults included.

    Raises
    ------
    CaseError
        For a file that can't be read at all, a mapping or an amount that is none.
    """
    path = os.fspath(source)
    said = _said(map, answers)
    mapping = _with_tracker(said, tracker)
    labels = _labels(periods)
    if labels and labels[0] in ("dates", "sprints", "versions", "one"):
        mapping, labels = replace(mapping, periods=labels[0]), ()
    budgets = limits_of(budget, "--budget", labels)
    teams = limits_of(team, "--team", labels)
    grids, further = further_of(grids_of(path), mapping)
    findings = Findings(Path(path).name, mapping.language or "en", Path(path).name)
    named = {plain(x.resource) for x in budgets if x.resource}
    table, capacities = lists_of(grids, mapping, named, findings)
    if table is None:
        return _examined(path, mapping, {}, {}, findings)
    further.tell(findings)
    if capacities is not None:
        teams = _with_capacities(teams, capacities_of(capacities, findings))
    table = with_unit_above(table, findings)
    items = items_of(table, mapping, findings)
    labels = labels or (() if mapping.periods else further.periods)
    periods_found = periods_of(table, items, mapping, labels, budgets, teams, findings)
    budgets, teams = (placed(x, table, periods_found.labels) for x in (budgets, teams))
    worth = further.worth(items, findings) or worth_of(table, items, mapping, findings)
    uses = uses_of(table, items, mapping, budgets, teams, findings)
    timing = timing_of(table, items, periods_found, uses, findings)
    further.add_needs(uses, items, timing.periods, findings)
    made = Synthesis(table, items, mapping, worth, uses, timing, findings)
    tables = further.added_to(made.tables(), made.items, timing, findings)
    findings.used = dict(rows_used(made.items))
    if not made.items and not findings.faults and not any(q.stops for q in findings.questions):
        findings.fault(sentence("list_fault_no_candidate"))
    settings = _settings(path, mapping, uses, findings)
    return _examined(path, _again(said, mapping, table, findings), tables, settings, findings)


def _examined(
    path: str,
    mapping: ListMapping,
    tables: Mapping[str, RawTable],
    settings: Mapping[str, object],
    findings: Findings,
) -> Examined:
    found, doubts = tuple(findings.faults), tuple(findings.doubts)
    return Examined(report_of(findings), mapping, tables, settings, found, doubts, path)


def _said(
    map: str | PathLike[str] | Mapping[str, Answer] | None, answers: Mapping[str, Answer]
) -> ListMapping:
    """Everything that was said: in the call, then in the mapping."""
    said = mapping_from(answers, sentence("list_the_answers"))
    if isinstance(map, Mapping):
        said = said.over(mapping_from(map, sentence("list_the_mapping")))
    elif map is not None:
        said = said.over(read_mapping(map))
    return said


def _with_tracker(said: ListMapping, tracker: str) -> ListMapping:
    """What was said, and for a tracker's export what ships with the package."""
    name = tracker if tracker != LIST else said.tracker
    return said if name in ("", LIST) else said.over(tracker_mapping(name))


def _labels(periods: str | Sequence[str] | None) -> tuple[str, ...]:
    if periods is None:
        return ()
    parts: Iterable[str] = periods.split(",") if isinstance(periods, str) else periods
    labels = tuple(p.strip() for p in parts if p.strip())
    if not labels or len({*labels}) < len(labels):
        key = "list_fault_labels" if labels else "list_fault_no_labels"
        problem = sentence(key, found=", ".join(labels))
        raise CaseError([Fault("", None, "", "", problem, "--periods")])
    return labels


def _with_capacities(teams: Sequence[Limit], told: Sequence[Limit]) -> tuple[Limit, ...]:
    """What the list says of teams, and what was said beside it, which goes before."""
    said = {(plain(x.resource), x.period) for x in teams}
    named = {plain(x.resource) for x in teams}
    return (
        *teams,
        *(x for x in told if (plain(x.resource), x.period) not in said and plain(x.resource) not in named),
    )


def _settings(path: str, mapping: ListMapping, uses: Uses, findings: Findings) -> dict[str, object]:
    currency = mapping.currency or _SIGNS.get(uses.currency, uses.currency)
    if not currency and any(r.means.is_money for r in uses.resources.values()):
        currency = "EUR"
        findings.assume(say(findings.language, "list_currency", currency=currency))
    elif uses.currency in ("$", "¥") and not mapping.currency:
        findings.assume(say(findings.language, "list_sign", sign=uses.currency, currency=currency))
    settings: dict[str, object] = {"name": mapping.title or Path(path).stem, "language": findings.language}
    return settings | ({"currency": currency} if currency else {})


def _again(said: ListMapping, mapping: ListMapping, table: ListTable, findings: Findings) -> ListMapping:
    """What was said and what was found, to be used again: it then asks nothing of the same list.

    What ships with the package stays there: it is named, and what of it was to be confirmed is written.
    """
    columns = {
        role: mapping.columns[role]
        if role in said.sure
        else tuple(dict.fromkeys(table.heading(k) for k in places))
        for role, places in table.columns.items()
        if role in said.sure or role not in mapping.columns
    }
    confirmed: dict[str, Any] = {q.key: getattr(mapping, q.key) for q in findings.questions if q.key in KEYS}
    # words that were said and not met this time stay said
    said_words = {w: n for w, n in said.scale.items() if w in said.counted}
    confirmed |= {"scale": {**said_words, **findings.scale}} if findings.scale else {}
    confirmed |= {"sizes": {**said.sizes, **findings.sizes}} if findings.sizes else {}
    kept = {k: v for k, v in confirmed.items() if v not in ("", None)}
    return replace(said, **{**kept, "columns": columns, "tracker": mapping.tracker})
