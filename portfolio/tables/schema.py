"""The case format, declared once: every table, column, type, range, default, reference and one-line meaning.

Checks, error texts, the Excel template and the data dictionary are all read off these declarations.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from portfolio.tables.relations import STOP, Counted, Decided, Limited, Means, Moved, Relation, Status
from portfolio.words.languages import FALLBACK, codes, understood

type Kind = Literal["id", "ids", "text", "number", "whole", "flag", "choice", "period", "date"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of one table.

    ``default`` fills a blank; ``otherwise`` says in words what a blank stands for when it is worked out from
    other tables. ``refers`` names the table whose ids the cells must be among. ``later`` columns came after
    the first decision records: where nothing is said in one, a case is the same as then.

    Examples
    --------
    >>> Column("duration", "whole", "how long the work takes", unit="periods", minimum=1).rule
    'a whole number of periods ≥ 1'
    """

    name: str
    kind: Kind
    meaning: str
    required: bool = False
    default: str | float | bool | None = None
    otherwise: str = ""
    unit: str = ""
    minimum: float | None = None
    above: float | None = None
    maximum: float | None = None
    choices: tuple[str, ...] = ()
    refers: str = ""
    later: bool = False

    @property
    def rule(self) -> str:
        """What a cell must be, in words that follow "must be"."""
        match self.kind:
            case "choice":
                return f"one of {', '.join(self.choices)}"
            case "flag":
                return "true or false"
            case "period":
                return "one of the case's periods, or a date in it"
            case "date":
                return "a date such as 2027-12-31 or 31/12/2027"
            case "id" | "ids" if self.refers:
                return f"an id in {'kpis or key_results' if self.refers == 'kpis' else self.refers}"
            case "id":
                return "an id"
            case "ids" | "text":
                return "text"
        noun = "a whole number" if self.kind == "whole" else "a number"
        if self.unit == "periods":
            noun += " of periods"
        if self.minimum is not None and self.maximum is not None:
            return f"{noun} from {self.minimum:g} to {self.maximum:g}"
        if self.minimum is not None:
            return f"{noun} ≥ {self.minimum:g}"
        if self.above is not None:
            return f"{noun} > {self.above:g}"
        return noun


@dataclass(frozen=True)
class Schema:
    """One table: its columns, what identifies a row, and what its further columns are.

    ``instead`` are columns that may be filled in in place of others, by the names of those. No case keeps
    them: what they say is put into those when it is read. ``further`` is ``notes`` (kept as text),
    ``periods`` (one amount a period) or ``steps`` (headings 1, 2, 3, …). ``later`` as of a column.

    Examples
    --------
    >>> resources = SCHEMA["resources"]
    >>> resources.key, resources["kind"].kind, resources.column("2027Q1").kind
    (('resource',), 'choice', 'number')
    """

    name: str
    meaning: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    required: bool = False
    further: Literal["notes", "periods", "steps"] = "notes"
    instead: Mapping[str, Column] = field(default_factory=dict)
    later: bool = False

    def __getitem__(self, name: str) -> Column:
        return self._by_name[name]

    @cached_property
    def _by_name(self) -> dict[str, Column]:
        return {c.name: c for c in self.columns}

    @cached_property
    def names(self) -> tuple[str, ...]:
        return tuple(self._by_name)

    @cached_property
    def readable(self) -> Mapping[str, Column]:
        """Every column that may be filled in, by its name."""
        return self._by_name | {c.name: c for c in self.instead.values()}

    def column(self, heading: str) -> Column:
        """The column under any heading: a known one, a period's or step's amount, or a text of the
        analyst's own.
        """
        if heading in self.readable:
            return self.readable[heading]
        if not is_note(heading):
            if self.further == "periods":
                return PERIOD_AMOUNT
            if self.further == "steps" and is_step(heading):
                return STEP_AMOUNT
        return Column(heading, "text", "your own column, kept as text")


NOTE = "note"
"""A column of this name (or comments, remarks, in any language), or one that starts with ``_``, is a note in
every table.
"""


_NOTES = frozenset(understood(lambda v: v.notes))


def is_note(heading: str) -> bool:
    """Whether a heading marks a note."""
    return heading.startswith("_") or heading.casefold() in _NOTES


def is_step(heading: str) -> bool:
    """Whether a heading counts a period of work: 1, 2, 3, … (a year such as 2027 is a period's label)."""
    return re.fullmatch(r"[1-9][0-9]{0,2}", heading) is not None


PAST = ("plan", "readings", "ledger", "actuals")
"""Tables of what has been: their ids and periods may be of past rounds, so that nothing looks them up."""

ORDINARY_HEADINGS = frozenset({"score", "statut"})
"""Headings people do use for columns of their own, though they are one letter away from a known column."""

MOST_TIMES = 10.0
"""More than so many times what was planned is taken for a slip: 120 was meant as 120 %, not as 120 times."""

SHARES = ("share", "probability", "per year")
"""Units of columns that hold shares, which may be written as percentages and never in thousands."""

PERIOD_AMOUNT = Column(
    "(period)",
    "number",
    "the amount available in that period; blank: no limit",
    otherwise="no limit",
    minimum=0,
)
STEP_AMOUNT = Column(
    "(step)", "number", "the amount used in that period of the work; negative: freed; blank: 0", otherwise="0"
)

_INITIATIVE = Column("initiative", "id", "the initiative", required=True, refers="initiatives")
_OPTION = Column(
    "option",
    "id",
    "the option; blank: every option of the initiative",
    refers="options",
    otherwise="every option",
)
_OBJECTIVE = Column("objective", "id", "the objective", required=True, refers="objectives")
_KPI = Column("kpi", "id", "the indicator it moves", required=True, refers="kpis")

SCHEMAS: tuple[Schema, ...] = (
    Schema(
        "initiatives",
        "The candidates. Further columns are the analyst's own and can be used as buckets.",
        (
            Column("initiative", "id", "unique id", required=True),
            Column("name", "text", "what people call it"),
            Column("owner", "text", "role or team that owns it"),
            Column("category", "text", "any grouping, such as run, grow, transform"),
            Column(
                "mandatory", "flag", "must be funded in some option (regulation, contract)", default=False
            ),
            Column("earliest", "period", "first period in which it may start", otherwise="the first period"),
            Column(
                "latest",
                "period",
                "last period in which it may start; of a running one, until when it may pause",
                otherwise="the last period in which it can start; of a running one, the first period",
            ),
            Column("deadline", "period", "period promised to someone; level 1 steers by it"),
            Column(
                "scope",
                "number",
                "size of what is delivered; level 2 steers by it",
                unit="the team's own points",
                minimum=0,
            ),
            Column("reach", "number", "RICE: people reached", unit="people per period", minimum=0),
            Column("impact", "number", "RICE: effect on each of them", unit="0.25–3", minimum=0),
            Column(
                "confidence", "number", "RICE: how sure the estimate is", unit="share", minimum=0, maximum=1
            ),
            Column("effort", "number", "RICE: work it takes", unit="person-months", above=0),
            Column(
                "status",
                "choice",
                "running: it has begun, its requirements are what remains, and not funding it is stopping it",
                default=Status.CANDIDATE.value,
                choices=tuple(status.value for status in Status),
                later=True,
            ),
            Column("since", "text", "the period a running one began in; shown only", later=True),
        ),
        key=("initiative",),
        required=True,
    ),
    Schema(
        "options",
        "Ways to fund one initiative: scope variants, funding levels. One without a row here has the single"
        " option full.",
        (
            _INITIATIVE,
            Column("option", "id", "unique within the initiative; earlier rows win ties", required=True),
            Column(
                "duration",
                "whole",
                "how long the work takes; delivery is at the end of its last period",
                unit="periods",
                minimum=1,
                otherwise="the last column of its requirements with an amount other than 0, at least 1",
            ),
            Column(
                "delivers",
                "number",
                "share of the initiative's general contributions it brings",
                default=1.0,
                unit="share",
                minimum=0,
            ),
            Column(
                "success",
                "number",
                "probability that it delivers at all",
                default=1.0,
                unit="probability",
                minimum=0,
                maximum=1,
            ),
            Column(
                "late",
                "number",
                "probability that it delivers one period late",
                default=0.0,
                unit="probability",
                minimum=0,
                maximum=1,
                later=True,
            ),
            Column(
                "late_use",
                "number",
                "share of its last period's amounts that it then uses once more",
                otherwise="all of people, none of money",
                unit="share",
                minimum=0,
                maximum=MOST_TIMES,
                later=True,
            ),
        ),
        key=("initiative", "option"),
    ),
    Schema(
        "resources",
        "What is limited, money and people alike. Every further column is a period, in order; a blank amount"
        " is no limit, 0 is none.",
        (
            Column("resource", "id", "unique id", required=True),
            Column("name", "text", "what people call it"),
            Column(
                "kind",
                "choice",
                "money or people",
                required=True,
                choices=tuple(means.value for means in Means),
            ),
            Column("unit", "text", "EUR, person-weeks, …; one unit for all budgets"),
            Column(
                "usable",
                "number",
                "share of the amount that may be planned",
                default=1.0,
                unit="share",
                minimum=0,
                maximum=1,
            ),
            Column(
                "carry_over",
                "number",
                "share of what is unused in a period that the next may use",
                default=0.0,
                unit="share",
                minimum=0,
                maximum=1,
            ),
        ),
        key=("resource",),
        required=True,
        further="periods",
    ),
    Schema(
        "requirements",
        "What an option consumes, in columns 1, 2, 3, … counted from the period its work starts in. Rows"
        " add up.",
        (
            _INITIATIVE,
            replace(
                _OPTION,
                meaning=f"{_OPTION.meaning}; {STOP}: what stopping a running one uses, from the first period",
            ),
            Column("resource", "id", "the resource it uses", required=True, refers="resources"),
            Column(
                "low",
                "number",
                "the least that the row's amounts may come to",
                default=1.0,
                unit="share",
                minimum=0,
                maximum=1,
                later=True,
            ),
            Column(
                "high",
                "number",
                "the most that the row's amounts may come to",
                default=1.0,
                unit="share",
                minimum=1,
                maximum=MOST_TIMES,
                later=True,
            ),
        ),
        required=True,
        further="steps",
    ),
    Schema(
        "objectives",
        "What the strategy wants.",
        (
            Column("objective", "id", "unique id", required=True),
            Column("name", "text", "what people call it"),
            Column(
                "weight",
                "number",
                "the points that attaining it fully is worth, used as written",
                required=True,
                unit="points",
                minimum=0,
            ),
        ),
        key=("objective",),
        required=True,
    ),
    Schema(
        "key_results",
        "How attaining an objective is measured.",
        (
            Column("key_result", "id", "unique id", required=True),
            _OBJECTIVE,
            Column("kpi", "id", "the indicator it is measured on", required=True),
            Column("baseline", "number", "where the indicator stands", default=0.0, unit="the KPI's unit"),
            Column(
                "target",
                "number",
                "where it should be; below the baseline: less is better",
                otherwise="linear, unbounded",
                unit="the KPI's unit",
            ),
            Column(
                "weight",
                "number",
                "its share of its objective, relative to the others'",
                default=1.0,
                minimum=0,
            ),
            Column(
                "due",
                "period",
                "a delivery must have happened by the end of this period to count",
                otherwise="any",
            ),
            Column(
                "stretch",
                "number",
                "credit beyond the target, as a fraction of the credit before it",
                default=0.0,
                minimum=0,
                maximum=1,
            ),
            Column(
                "current",
                "number",
                "where the indicator stands now: what was attained before earns nothing again",
                otherwise="baseline",
                unit="the KPI's unit",
                later=True,
            ),
        ),
        key=("key_result",),
        required=True,
    ),
    Schema(
        "kpis",
        "The shared indicators, product ones tied to business ones.",
        (
            Column("kpi", "id", "unique id", required=True),
            Column("name", "text", "what people call it"),
            Column("unit", "text", "what it is counted in"),
            Column(
                "kind", "choice", "what it tells", default="outcome", choices=("usage", "outcome", "business")
            ),
            Column("drives", "id", "the indicator it moves", refers="kpis", otherwise="none"),
            Column("factor", "number", "units of that indicator per unit of this one", default=1.0),
            Column(
                "value",
                "number",
                "money that one unit is worth",
                unit="money per unit and year",
                otherwise="none",
            ),
        ),
        key=("kpi",),
    ),
    Schema(
        "contributions",
        "What an initiative is expected to move, once delivered. A row that names the option replaces the"
        " general one for that KPI.",
        (
            _INITIATIVE,
            Column(
                "option",
                "id",
                "the option; blank: every option, times its delivers",
                refers="options",
                otherwise="every option, times delivers",
            ),
            _KPI,
            Column("low", "number", "pessimistic change", unit="the KPI's unit", otherwise="expected"),
            Column(
                "expected",
                "number",
                "expected change, in the KPI's own unit and direction",
                required=True,
                unit="the KPI's unit",
            ),
            Column("high", "number", "optimistic change", unit="the KPI's unit", otherwise="expected"),
        ),
        key=("initiative", "option", "kpi"),
        required=True,
        instead={
            "low": Column(
                "pessimistic",
                "number",
                "the change if things go badly: the larger one where less is better; or write low and high",
                unit="the KPI's unit",
                otherwise="expected",
            ),
            "high": Column(
                "optimistic",
                "number",
                "the change if things go well: the smaller one where less is better",
                unit="the KPI's unit",
                otherwise="expected",
            ),
        },
    ),
    Schema(
        "causes",
        "What makes several effects, or several needs, come out higher or lower together: one vendor, one"
        " market, one optimistic team.",
        (
            Column("cause", "id", "unique id", required=True),
            Column(
                "on",
                "choice",
                "what it changes: effects, or what is used",
                default=Moved.EFFECT.value,
                choices=tuple(moved.value for moved in Moved),
            ),
            Column(
                "by",
                "text",
                "a column of initiatives; or kpi, of effects; or resource, of what is used",
                required=True,
            ),
            Column("value", "text", "a value in that column, or the id", required=True),
            Column(
                "low", "number", "the least it makes of them", default=1.0, unit="share", minimum=0, maximum=1
            ),
            Column(
                "high",
                "number",
                "the most it makes of them",
                default=1.0,
                unit="share",
                minimum=1,
                maximum=MOST_TIMES,
            ),
        ),
        key=("cause",),
        later=True,
    ),
    Schema(
        "relations",
        f"Between initiatives: {', '.join(Relation)}.",
        (
            Column(
                "relation",
                "choice",
                "what binds them",
                required=True,
                choices=tuple(relation.value for relation in Relation),
            ),
            _INITIATIVE,
            Column(
                "other",
                "ids",
                "the other one; for requires also several, A | B, any of which will do",
                required=True,
                refers="initiatives",
            ),
            Column(
                "lag",
                "whole",
                "requires: starts at least this many periods after the other has delivered; −1: from the"
                " period of delivery on",
                unit="periods",
                otherwise="timing is free",
            ),
            Column("kpi", "id", "synergy: the indicator the pair moves further", refers="kpis"),
            Column(
                "amount",
                "number",
                "synergy: the extra effect; negative where they overlap",
                unit="the KPI's unit",
            ),
        ),
    ),
    Schema(
        "buckets",
        "Shares and limits by any column of initiatives, or by objective.",
        (
            Column("by", "text", "a column of initiatives, or objective", required=True),
            Column("bucket", "text", "a value in that column", required=True),
            Column(
                "resource", "id", "the resource whose spend is limited; blank for count", refers="resources"
            ),
            Column(
                "measure",
                "choice",
                "what is limited",
                required=True,
                choices=tuple(limited.value for limited in Limited),
            ),
            Column("min", "number", "at least", otherwise="no minimum"),
            Column("max", "number", "at most", otherwise="no maximum"),
        ),
    ),
    Schema(
        "rules",
        "Rules of your own: at least, or at most, so much of what they name may be funded. Rows of one"
        " rule add up.",
        (
            Column("rule", "id", "what it is called; its rows together are one rule", required=True),
            Column(
                "initiative",
                "id",
                "the initiative that counts; or write by and value",
                refers="initiatives",
                otherwise="those that by and value name",
            ),
            Column("by", "text", "a column of initiatives", otherwise="none"),
            Column("value", "text", "a value in that column: its initiatives count", otherwise="none"),
            Column(
                "option",
                "id",
                "the option that counts; blank: every option",
                refers="options",
                otherwise="every option",
            ),
            Column("weight", "number", "what each counts for", default=1.0),
            Column("min", "number", "at least; on one row of the rule", otherwise="no minimum"),
            Column("max", "number", "at most; on one row of the rule", otherwise="no maximum"),
            Column(
                "when",
                "choice",
                "blank: in all; active: in every period, of what is under work; start: in every period, of"
                " what starts. On one row of the rule",
                choices=tuple(counted.value for counted in Counted if counted.by_period),
                otherwise="in all",
            ),
        ),
        key=("rule", "initiative", "by", "value", "option"),
        later=True,
    ),
    Schema(
        "transfers",
        "Means as a choice: what one resource may give to another (people hired for money, a team lent), or"
        " the same one to another period.",
        (
            Column("transfer", "id", "what it is called", required=True),
            Column("from", "id", "the resource that gives", required=True, refers="resources"),
            Column(
                "to",
                "id",
                "the resource that gains; the same one: moved in time",
                required=True,
                refers="resources",
            ),
            Column("rate", "number", "gained for each unit given", default=1.0, above=0),
            Column(
                "lag",
                "whole",
                "so long after it is given it is gained; negative: before",
                default=0.0,
                unit="periods",
            ),
            Column(
                "max",
                "number",
                "given in a period at most",
                otherwise="any amount",
                unit="the unit of from",
                minimum=0,
            ),
            Column(
                "step",
                "number",
                "given in multiples of it",
                otherwise="any amount",
                unit="the unit of from",
                above=0,
            ),
            Column("first", "period", "first period of giving", otherwise="the first one"),
            Column("last", "period", "last period of giving", otherwise="the last one"),
        ),
        key=("transfer",),
        later=True,
    ),
    Schema(
        "parties",
        "Who arbitrates, and what each weighs.",
        (
            Column("party", "id", "the party", required=True),
            _OBJECTIVE,
            Column(
                "weight",
                "number",
                "its own points for the objective",
                required=True,
                unit="points",
                minimum=0,
            ),
        ),
        key=("party", "objective"),
    ),
    Schema(
        "judgements",
        "What parties weigh, said otherwise than in points: by comparing objectives in pairs, or by swing"
        " weights. A party stands here or in parties.",
        (
            Column("party", "id", "the party", required=True),
            Column(
                "person", "text", "who of the party says so, where several do", otherwise="the party as one"
            ),
            _OBJECTIVE,
            Column(
                "over",
                "id",
                "the objective it is compared with; blank: a swing weight",
                refers="objectives",
                otherwise="a swing weight",
            ),
            Column(
                "ratio",
                "number",
                "with over: how many times as important the objective is; without: the score of its swing"
                " from worst to best, usually up to 100",
                required=True,
                above=0,
            ),
        ),
        key=("party", "person", "objective", "over"),
    ),
    Schema(
        "decisions",
        "What has been decided already. A decision binds the allocation; its price is always computed.",
        (
            _INITIATIVE,
            Column(
                "decision",
                "choice",
                "what was decided",
                required=True,
                choices=tuple(decided.value for decided in Decided),
            ),
            Column("option", "id", "fund: in this option", refers="options", otherwise="any"),
            Column("start", "period", "fund: starting in this period", otherwise="any"),
            Column("by", "text", "who decided"),
            Column("reason", "text", "why"),
            Column("date", "date", "when"),
        ),
        key=("initiative",),
    ),
    Schema(
        "plan",
        "The plan of record: what was decided last. It binds nothing. Ids and periods may be of past rounds.",
        (
            Column("initiative", "id", "what it funds", required=True),
            Column("option", "id", "in this option", required=True),
            Column("start", "period", "from this period on; it may lie before this round", required=True),
        ),
        key=("initiative",),
        later=True,
    ),
    Schema(
        "readings",
        "Where the indicators stood. Ids and periods may be of past rounds.",
        (
            Column("kpi", "id", "the indicator", required=True),
            Column("period", "text", "when it was read", required=True),
            Column("value", "number", "what was observed", required=True, unit="the KPI's unit"),
            Column("target", "number", "what was aimed at", unit="the KPI's unit"),
        ),
    ),
    Schema(
        "ledger",
        "What was spent. Ids and periods may be of past rounds.",
        (
            Column("initiative", "id", "what it was spent on; blank: not attributed"),
            Column("resource", "id", "what was spent", required=True),
            Column("period", "text", "when", required=True),
            Column("planned", "number", "what was planned", unit="the resource's unit"),
            Column("actual", "number", "what was spent", unit="the resource's unit"),
        ),
    ),
    Schema(
        "actuals",
        "What delivered initiatives really did. Ids and periods may be of past rounds.",
        (
            Column("initiative", "id", "the delivered initiative", required=True),
            Column("kpi", "id", "the indicator it was to move"),
            Column("expected", "number", "what was expected of it", unit="the KPI's unit"),
            Column("realised", "number", "what it did", unit="the KPI's unit"),
            Column("promised", "text", "period promised"),
            Column("delivered", "text", "period delivered"),
            Column("scope_planned", "number", "scope planned", minimum=0),
            Column("scope_delivered", "number", "scope delivered", minimum=0),
            Column("category", "text", "its category"),
            Column("owner", "text", "its owner"),
            Column("team", "text", "the team that did it"),
        ),
    ),
    Schema(
        "scenarios",
        "Other circumstances under which the round is asked again: each row changes some cells of another"
        " table, for the scenario it names.",
        (
            Column("scenario", "text", "what the scenario is called; its rows all apply", required=True),
            Column(
                "table",
                "text",
                "the table that changes; blank: the change is said in words",
                otherwise="a change in words",
            ),
            Column(
                "row",
                "text",
                "the row's key, or the first parts of it, as A / full; blank: every row",
                otherwise="every row",
            ),
            Column(
                "column",
                "text",
                "the column; blank: every period, or every step of the work",
                otherwise="every period or step",
            ),
            Column(
                "change",
                "text",
                "× 0.9, − 10 %, + 20000, − 5, or = and the new value; in words: opex −10 % from 2027Q3",
                required=True,
            ),
        ),
    ),
)

SCHEMA: dict[str, Schema] = {s.name: s for s in SCHEMAS}

SETTINGS = Schema(
    "settings",
    "The case as a whole: case.toml beside the CSV files, or the sheet settings (key, value).",
    (
        Column("name", "text", "what the round is called", default=""),
        Column("currency", "text", "ISO code of the money, such as EUR", default=""),
        Column(
            "discount_rate",
            "number",
            "rate per year at which later deliveries count less",
            default=0.0,
            unit="per year",
            minimum=0,
        ),
        Column(
            "periods_per_year",
            "number",
            "how many periods make a year",
            above=0,
            otherwise="read off labels such as 2027Q1, 2027-01, 2027; else 4",
        ),
        Column("finish_inside", "flag", "admit only starts that deliver inside the horizon", default=True),
        Column("language", "choice", "language of what executives see", default=FALLBACK, choices=codes()),
    ),
)
