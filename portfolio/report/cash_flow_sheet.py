"""The cash flow as a sheet: what is spent and brought in each period, line by line and in all, as formulas on
what people can check: amounts spent, units moved, periods of delivery.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from portfolio.arrays import Floats
from portfolio.explanation.business_case import payback_of, sign_changes, signs_of
from portfolio.model.cash import Cash, Line
from portfolio.model.effects import discount
from portfolio.report.plan_sheets import Results
from portfolio.report.sheets import Field, Formula, Page, Placed, as_literal, dashed, letters

NOTHING = "1E-9"
"""Flows that differ from 0 by less than this share of the largest have no sign, as in the business case."""


@dataclass(frozen=True)
class Assumptions:
    """Where the cells stand that may be changed: the rate, the periods a year, a KPI's worth of a unit."""

    rate: str
    per_year: str
    worth: Mapping[str, str]


@dataclass(frozen=True)
class Lines:
    """What the lines of a cash flow are, as its sheets call them; rows and columns counted from 0.

    Attributes
    ----------
    cash : Cash
    ids, names : sequence of str
        There are no ``names`` where the case has none.
    """

    cash: Cash
    ids: Sequence[str]
    names: Sequence[str]

    @property
    def lead(self) -> int:
        """So many columns stand before the periods."""
        return 2 if self.names else 1

    @property
    def periods(self) -> tuple[str, ...]:
        return self.cash.case.periods

    def who(self, given: Results, *more: str) -> dict[str, Field]:
        """The first columns of a table of lines, with so many further rows."""
        fields = {"initiative": Field(given.book.say("initiative"), [*self.ids, *more])}
        if self.names:
            fields["name"] = Field(given.book.say("name"), [*self.names, *("" for _ in more)])
        return fields

    def cell(self, period: int, row: int) -> str:
        return f"{letters(self.lead + period)}{row + 1}"

    def over(self, row: int, first: int = 0, last: int = 0) -> str:
        """A row's cells over the periods, but for so many first and last ones."""
        return f"{self.cell(first, row)}:{self.cell(len(self.periods) - 1 - last, row)}"

    def fixed(self, row: int) -> str:
        """A row over the periods that stays the same wherever a formula is copied to."""
        first, last = letters(self.lead), letters(self.lead + len(self.periods) - 1)
        return f"${first}${row + 1}:${last}${row + 1}"


@dataclass(frozen=True)
class CashCells:
    """Where the figures of a cash flow stand, each block a row a line; those of the whole plan by name."""

    page: Page
    lines: Lines
    whole: Mapping[str, int]
    spent: Mapping[str, Placed]
    moved: Placed
    benefit: Placed
    net: Placed
    signs: Placed

    def over(self, row: int) -> str:
        """A row over the periods, from any sheet."""
        return f"{self.page.quoted}!{self.lines.fixed(row)}"

    def at(self, column: int, row: int) -> str:
        """A cell, from any sheet."""
        return f"{self.page.quoted}!${letters(column)}${row + 1}"

    def label(self, row: int) -> list[object]:
        """What a row is called, as charts take it."""
        return [self.page.name, row, 0]

    def as_charted(self, name: str) -> list[object]:
        """A row of the whole plan as charts take it; the labels of the periods for their numbers."""
        row, first = self.whole[name] - (name == "period"), self.lines.lead
        return [self.page.name, row, first, row, first + len(self.lines.periods) - 1]

    def total(self, row: int) -> str:
        """The sum of a row over the periods, from any sheet."""
        return self.at(self.lines.lead + len(self.lines.periods), row)


def cash_flow_sheet(given: Results, page: Page, lines: Lines, rests_on: Assumptions) -> CashCells:
    """The whole plan; below, line by line, what it adds up."""
    say, cash, top = given.book.say, lines.cash, page.row
    whole = {name: top + 2 + k for k, name in enumerate(_rows_of_the_whole(cash))}
    page.row = top + len(whole) + 3
    spent = {
        b: _block(given, page, lines, say("spend", resource=called(given, "resources", b)), cash.spent[:, k])
        for k, b in enumerate(cash.budgets)
    }
    moved = _moved(given, page, lines, rests_on, whole["period"])

    def brought(n: int, t: int) -> str:
        row = moved.first + n + 1
        delivered, yearly = (f"${letters(moved.columns[c])}{row}" for c in ("delivered_no", "yearly"))
        number = f"{letters(lines.lead + t)}${whole['period'] + 1}"
        return f"=IF({number}>{delivered},{yearly}/{rests_on.per_year},0)"

    benefit = _block(given, page, lines, say("benefit"), cash.benefit, brought)
    net = _block(
        given,
        page,
        lines,
        say("net"),
        cash.net,
        lambda n, t: _less(lines, t, benefit.first + n, [b.first + n for b in spent.values()]),
    )
    first = page.row + 2
    so_far = _block(
        given,
        page,
        lines,
        say("so_far"),
        cash.net.cumsum(axis=1),
        lambda n, t: _added(lines, t, first + n, net.first + n),
        total=False,
    )
    rows = [(net.first + n, so_far.first + n) for n in range(len(lines.ids))]
    signs = _signs(given, page, lines, [*rows, (whole["net"], whole["so_far"])], whole["period"])
    blocks = {f"spend {b}": placed for b, placed in spent.items()} | {"benefit": benefit}
    page.row = top
    _whole(given, page, lines, rests_on, whole, blocks)
    return CashCells(page, lines, whole, spent, moved, benefit, net, signs)


def _rows_of_the_whole(cash: Cash) -> list[str]:
    """What is said of the whole plan, top down; a budget's row is called by the budget."""
    budgets = [f"spend {b}" for b in cash.budgets]
    return ["period", *budgets, "benefit", "net", "so_far", "factor", "today"]


def called(given: Results, table: str, name: str) -> str:
    """A resource or KPI with its unit, as a heading."""
    unit = given.case.units(table)[name]
    return given.case.names(table)[name] + (f" ({unit})" if unit else "")


def _less(lines: Lines, period: int, benefit: int, spent: Sequence[int]) -> str:
    return f"={lines.cell(period, benefit)}" + "".join(f"-{lines.cell(period, row)}" for row in spent)


def _added(lines: Lines, period: int, row: int, net: int) -> str:
    before = f"{lines.cell(period - 1, row)}+" if period else ""
    return f"={before}{lines.cell(period, net)}"


def _block(
    given: Results,
    page: Page,
    lines: Lines,
    heading: str,
    values: Floats,
    formula: Callable[[int, int], str] | None = None,
    total: bool = True,
) -> Placed:
    """A row a line, a column a period; the amounts themselves unless formulas are given."""
    page.heading(heading)
    shown = [dashed(given.book.number_format("money", values.ravel().tolist()))] * len(lines.ids)
    fields, first = lines.who(given), page.row + 1
    for t, period in enumerate(lines.periods):
        own = values[:, t].tolist()
        cells = own if formula is None else [Formula(formula(n, t), v) for n, v in enumerate(own)]
        fields[f"period {t}"] = Field(period, cells, "money", total, shown)
    if total:
        sums = [Formula(f"=SUM({lines.over(first + n)})", float(v)) for n, v in enumerate(values.sum(axis=1))]
        fields["total"] = Field(given.book.say("total"), sums, "money", True, shown)
    return page.table(fields, given.book.say("total") if total else "", filtered=False)


def _moved(given: Results, page: Page, lines: Lines, rests_on: Assumptions, numbers: int) -> Placed:
    """How far each line moves what has a price, from when on, and what that is worth a year."""
    say, cash, first = given.book.say, lines.cash, page.row + 2
    page.heading(say("moved"))
    fields, width = lines.who(given), len(lines.periods)
    delivered = letters(len(fields) + 1)
    never = [kind in (Line.STOPPED, Line.GIVEN) for kind, _ in cash.lines]
    labels = lines.fixed(numbers - 1)
    named: list[Formula | str] = []
    for n, last in enumerate(cash.delivered.tolist()):
        number = f"{delivered}{first + n + 1}"
        late = as_literal(say("after_horizon"))
        text = f'=IF({number}="","",IF({number}>{width},{late},INDEX({labels},{number})))'
        value = lines.periods[last] if last < width else say("after_horizon")
        named.append("" if never[n] else Formula(text, value))
    fields["delivered"] = Field(say("delivery"), named)
    fields["delivered_no"] = Field(
        say("delivered_no"),
        [None if gone else last + 1 for last, gone in zip(cash.delivered.tolist(), never, strict=True)],
        "number",
        edited=True,
    )
    start = len(fields)
    for k, kpi in enumerate(cash.kpis):
        own = cash.moved[:, k].tolist()
        shown = [dashed(given.book.number_format("number", own))] * len(own)
        fields[f"moved {kpi}"] = Field(called(given, "kpis", kpi), own, "number", formats=shown)
    worth = [
        "+".join(f"{letters(start + k)}{first + n + 1}*{rests_on.worth[m]}" for k, m in enumerate(cash.kpis))
        for n in range(len(lines.ids))
    ]
    yearly = [Formula(f"={w}", v) for w, v in zip(worth, cash.yearly.tolist(), strict=True)]
    fields["yearly"] = given.book.amounts(say("benefit_per_year"), yearly)
    return page.table(fields, say("total"), filtered=False)


def _signs(given: Results, page: Page, lines: Lines, rows: Sequence[tuple[int, int]], numbers: int) -> Placed:
    """Workings of the lines and the whole: the sign of each net flow, that of the one before where there is
    none; how often it changes, in which period it begins, and in which what was spent is back for good.

    ``rows``: where the net flow of each stands, and its sum so far.
    """
    say, width, first = given.book.say, len(lines.periods), page.row + 2
    page.heading(say("signs"))
    flows = [*lines.cash.net, lines.cash.net.sum(axis=0)]
    carried = [_carried(signs_of(flow).tolist()) for flow in flows]
    fields = lines.who(given, say("whole_plan"))
    for t, period in enumerate(lines.periods):
        cells = []
        for n, (net, _) in enumerate(rows):
            own, before = lines.cell(t, net), lines.cell(t - 1, first + n) if t else "0"
            text = f"=IF(ABS({own})>{_least(lines, net)},SIGN({own}),{before})"
            cells.append(Formula(text, carried[n][t]))
        fields[f"period {t}"] = Field(period, cells, "number")
    made: dict[str, list[Formula]] = {"sign_changes": [], "begins_no": [], "pays_no": []}
    begins = letters(len(fields) + 1)
    for n, (net, so_far) in enumerate(rows):
        own, fixed = lines.over(first + n), lines.fixed(numbers)
        later, earlier = lines.over(first + n, first=1), lines.over(first + n, last=1)
        signs, paid = carried[n], payback_of(flows[n])
        made["sign_changes"].append(
            Formula(
                f"=SUMPRODUCT(({later}<>{earlier})*({earlier}<>0))" if width > 1 else "=0",
                float(sign_changes(flows[n])),
            )
        )
        made["begins_no"].append(
            Formula(f"={width + 1}-SUMPRODUCT(MAX(({own}<>0)*({width + 1}-{fixed})))", signs.count(0.0) + 1.0)
        )
        short = f"SUMPRODUCT(MAX(({lines.over(so_far)}<-{_least(lines, net)})*{fixed}))"
        begun = f"{begins}{first + n + 1}"
        made["pays_no"].append(
            Formula(
                f'=IF({short}={width},"",IF({short}>0,{short}+1,IF({begun}>{width},"",{begun})))',
                "" if paid is None else paid + 1.0,
            )
        )
    fields |= {name: Field(say(name), cells, "number") for name, cells in made.items()}
    return page.table(fields, filtered=False)


def _carried(signs: Sequence[float]) -> list[float]:
    """Each sign, or where there is none that of the flow before."""
    found: list[float] = []
    for sign in signs:
        found.append(sign or (found[-1] if found else 0.0))
    return found


def _least(lines: Lines, net: int) -> str:
    """What a flow must exceed to be one."""
    flow = lines.over(net)
    return f"{NOTHING}*MAX(MAX({flow}),-MIN({flow}))"


def _whole(
    given: Results,
    page: Page,
    lines: Lines,
    rests_on: Assumptions,
    whole: Mapping[str, int],
    blocks: Mapping[str, Placed],
) -> Placed:
    """The whole plan: the totals of the blocks below, their difference, the sum so far, and today's value."""
    say, cash, case = given.book.say, lines.cash, lines.cash.case
    page.heading(say("whole_plan"))
    net, factors = cash.net.sum(axis=0), discount(case, np.arange(len(lines.periods)))
    budgets = [f"spend {b}" for b in cash.budgets]
    values = {"period": np.arange(1.0, len(lines.periods) + 1)}
    values |= {f"spend {b}": cash.spent[:, k].sum(axis=0) for k, b in enumerate(cash.budgets)}
    values |= {"benefit": cash.benefit.sum(axis=0), "net": net, "so_far": net.cumsum()}
    values |= {"factor": factors, "today": net * factors}

    def formula(name: str, t: int) -> str | None:
        at = {row: lines.cell(t, place) for row, place in whole.items()}
        if name == "period":
            return None
        if name == "net":
            return _less(lines, t, whole["benefit"], [whole[b] for b in budgets])
        if name == "so_far":
            return _added(lines, t, whole["so_far"], whole["net"])
        if name == "factor":
            return f"=(1+{rests_on.rate})^(-{at['period']}/{rests_on.per_year})"
        if name == "today":
            return f"={at['net']}*{at['factor']}"
        return f"={lines.cell(t, blocks[name].last + 1)}"

    money = [v for name in (*budgets, "benefit", "net", "so_far", "today") for v in values[name].tolist()]
    shown = [
        {"period": "0", "factor": "0.0000"}.get(name, dashed(given.book.number_format("money", money)))
        for name in whole
    ]
    fields = {"what": Field("", [_label(given, name) for name in whole])}
    fields |= {"name": Field("", ["" for _ in whole])} if lines.names else {}
    for t, period in enumerate(lines.periods):
        cells = [
            value if text is None else Formula(text, value)
            for name in whole
            for text, value in [(formula(name, t), float(values[name][t]))]
        ]
        fields[f"period {t}"] = Field(period, cells, "money", formats=shown)
    summed = (*budgets, "benefit", "net", "today")
    totals = [
        Formula(f"=SUM({lines.over(row)})", float(values[name].sum())) if name in summed else None
        for name, row in whole.items()
    ]
    fields["total"] = Field(say("total"), totals, "money", formats=shown)
    return page.table(fields, filtered=False)


def _label(given: Results, row: str) -> str:
    """What a row of the whole plan is called."""
    kind, _, budget = row.partition(" ")
    if kind == "spend":
        return given.book.say("spend", resource=given.case.names("resources")[budget])
    return given.book.say({"period": "period_no"}.get(row, row))
