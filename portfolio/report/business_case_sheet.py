"""Whether the plan pays, as a sheet: what may be changed, the whole plan, then line by line; every figure a
formula on the sheet of the cash flow.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from portfolio.arrays import Floats
from portfolio.explanation.business_case import business_case, sign_changes
from portfolio.model.cash import Line, cash_of, values_of
from portfolio.report import excel_charts
from portfolio.report.cash_flow_sheet import Assumptions, CashCells, Lines, called, cash_flow_sheet
from portfolio.report.plan_sheets import Results
from portfolio.report.sheets import EDITED, Field, Formula, Page, as_literal, letters
from portfolio.words.sentences import say as said

if TYPE_CHECKING:
    import pandas as pd

type Figures = list[tuple[str, Any, str]]
"""Label, value or formula, number format."""
_PATTERNS = {"irr": "#,##0.0%", "payback": "", "payback_years": "0.##", "return": "#,##0%"}
"""How figures are shown that are no amounts."""
_CHART = (620, 300)
"""In pixels."""


@dataclass(frozen=True)
class _Flow:
    """Where the figures of one line stand, or of the whole plan: its flow over the periods, their labels, the
    changes of its sign, the periods in which it begins and pays back; and the figures themselves.
    """

    over: str
    labels: str
    changes: str
    begins: str
    pays: str
    told: pd.Series
    count: int


def money_sheets(given: Results, page: Page, flow: Page) -> Figures:
    """Both sheets; what the summary says of them."""
    cash, frame = (
        cash_of(given.plan.problem, given.plan.choices),
        business_case(given.plan, given.book.language),
    )
    lines, whole = frame.iloc[:-1], frame.iloc[-1]
    has_names = given.case.own_names("initiatives") or (lines["line"] == Line.GIVEN).any()
    named = lines["name"].tolist() if has_names else []
    them = Lines(cash, lines.initiative.tolist(), named)
    rests_on = _assumptions(given, page, them)
    cells = cash_flow_sheet(given, flow, them, rests_on)
    _chart(given, page, cells)
    figures = _whole_plan(given, page, cells, rests_on, whole)
    _by_line(given, page, cells, rests_on, lines)
    return figures


def _chart(given: Results, page: Page, cells: CashCells) -> None:
    """The curve that finance draws, beside the figures of the whole plan."""
    values = cells.lines.cash.net.sum(axis=0)
    periods, net, so_far = (cells.as_charted(name) for name in ("period", "net", "so_far"))
    excel_charts.columns_and_line(
        page,
        (page.HEADER, 3),
        given.book.say("cash_chart"),
        periods,
        (cells.label(cells.whole["net"]), net),
        (cells.label(cells.whole["so_far"]), so_far),
        excel_charts.MONEY,
        low=float(min(values.min(), values.cumsum().min())),
        size=_CHART,
    )


def _assumptions(given: Results, page: Page, lines: Lines) -> Assumptions:
    """The rate and what a unit of each indicator is worth: cells to be changed."""
    say, settings, kpis = given.book.say, given.case.settings, lines.cash.kpis
    page.widen(0, 38)
    page.widen(1, 34)
    page.heading(say("assumptions"))
    rate = say("discount_rate" if settings.discount_rate else "discount_rate_none")
    worth = values_of(given.case, kpis).tolist()
    shown = given.book.number_format("money", worth)
    first = page.row
    page.figures([(rate, settings.discount_rate, "0.0#%")], font_color=EDITED)
    page.figures(
        [
            (say("worth_of", kpi=called(given, "kpis", kpi)), value, shown)
            for kpi, value in zip(kpis, worth, strict=True)
        ],
        font_color=EDITED,
    )
    page.figures([(say("periods_per_year"), settings.periods_per_year, "0.##")])
    at = [f"{page.quoted}!$B${row + 1}" for row in range(first, page.row)]
    page.row += 1
    return Assumptions(at[0], at[-1], dict(zip(kpis, at[1:-1], strict=True)))


def _whole_plan(
    given: Results, page: Page, cells: CashCells, rests_on: Assumptions, whole: pd.Series
) -> Figures:
    """Whether the whole plan pays; gives what the summary says of it."""
    budgets, net = cells.lines.cash.budgets, cells.lines.cash.net.sum(axis=0)
    page.heading(given.book.say("whole_plan"))
    spent = {b: cells.total(cells.whole[f"spend {b}"]) for b in budgets}
    made = {"cost": Formula("=" + ("+".join(spent.values()) or "0"), whole.cost)}
    if len(spent) > 1:
        made |= {f"spend {b}": Formula(f"={at}", whole[_column(whole, b)]) for b, at in spent.items()}
    first, benefit = page.row, page.row + len(made)
    yearly = cells.at(cells.moved.columns["yearly"], cells.moved.last + 1)
    made["benefit"] = Formula(f"={cells.total(cells.whole['benefit'])}", whole.benefit)
    made["benefit_per_year"] = Formula(f"={yearly}", whole.benefit_per_year)
    flow = _flow(cells, cells.whole["net"], cells.signs.first + len(cells.lines.ids), whole, net)
    made |= _earned(given, rests_on, flow, f"$B${first + 1}", f"$B${benefit + 1}")
    amounts = [f.value for name, f in made.items() if name not in _PATTERNS]
    shown = given.book.number_format("money", amounts)
    figures = [(_label(given, name), f, _PATTERNS.get(name, shown)) for name, f in made.items()]
    page.figures(figures)
    page.row += 1
    return [
        (label, Formula(f"={page.quoted}!$B${first + k + 1}", formula.value), pattern)
        for k, (name, (label, formula, pattern)) in enumerate(zip(made, figures, strict=True))
        if name in ("npv", "irr", "payback")
    ]


def _column(row: pd.Series, budget: str) -> str:
    """The column of a budget, which has another name where another column is called so."""
    return f"of {budget}" if f"of {budget}" in row.index else budget


def _label(given: Results, name: str) -> str:
    """What a figure is called."""
    kind, _, budget = name.partition(" ")
    if kind == "spend":
        return given.book.say("cost_of", resource=given.case.names("resources")[budget])
    return given.book.say(name)


def _flow(cells: CashCells, net: int, signs: int, told: pd.Series, values: Floats) -> _Flow:
    """The flow that stands in one row, and what was worked out of it in another."""
    columns = cells.signs.columns
    return _Flow(
        over=cells.over(net),
        labels=cells.over(cells.whole["period"] - 1),
        changes=cells.at(columns["sign_changes"], signs),
        begins=cells.at(columns["begins_no"], signs),
        pays=cells.at(columns["pays_no"], signs),
        told=told,
        count=sign_changes(values),
    )


def _earned(
    given: Results, rests_on: Assumptions, flow: _Flow, cost: str, benefit: str
) -> dict[str, Formula]:
    """Present value, internal rate, payback and return of a flow; in words where there is none."""
    say, told, per_year = given.book.say, flow.told, rests_on.per_year
    no_rate, guess = math.isnan(told.irr), 0.1
    if not no_rate:
        # the office suite looks near it, then elsewhere; from a tenth it does not find every rate
        guess = (1 + told.irr) ** (1 / given.case.settings.periods_per_year) - 1
    before, after = (as_literal(part) for part in say("irr_many", count="{}").split("{}"))
    never, missed, not_back = (as_literal(say(w)) for w in ("irr_none", "irr_missed", "not_back"))
    tried = missed
    for start in ("1", "-0.5", f"{guess:.6g}"):
        tried = f"IFERROR((1+IRR({flow.over},{start}))^{per_year}-1,{tried})"
    rate = f"=IF({flow.changes}=1,{tried},IF({flow.changes}=0,{never},{before}&{flow.changes}&{after}))"
    words = say("irr_many", count=flow.count) if flow.count else say("irr_none")
    years = f'=IF({flow.pays}="","",({flow.pays}-{flow.begins}+1)/{per_year})'
    return {
        "npv": Formula(f"=NPV((1+{rests_on.rate})^(1/{per_year})-1,{flow.over})", told.npv),
        "irr": Formula(rate, words if no_rate else told.irr),
        "payback": Formula(
            f'=IF({flow.pays}="",{not_back},INDEX({flow.labels},{flow.pays}))',
            told.payback or say("not_back"),
        ),
        "payback_years": Formula(years, "" if math.isnan(told.payback_years) else told.payback_years),
        "return": Formula(
            f'=IF({cost}>0,({benefit}-{cost})/{cost},"")',
            "" if math.isnan(told["return"]) else told["return"],
        ),
    }


def _by_line(given: Results, page: Page, cells: CashCells, rests_on: Assumptions, told: pd.DataFrame) -> None:
    """The same line by line, with why one brings nothing."""
    say, cash, spent = given.book.say, cells.lines.cash, cells.spent
    page.heading(say("by_line"))
    fields, rows = cells.lines.who(given), range(len(told))
    fields["line"] = Field(say("line"), [said(given.book.language, f"word_{kind}") for kind, _ in cash.lines])
    first, several = len(fields), len(spent) > 1
    for b, block in spent.items() if several else ():
        amounts = told[_column(told.iloc[0], b)].tolist() if len(told) else []
        own = [Formula(f"={cells.total(block.first + n)}", amounts[n]) for n in rows]
        fields[f"spend {b}"] = given.book.amounts(say("spend", resource=b), own)
    places = [page.row + 2 + n for n in rows]
    sums = (
        [f"=SUM({letters(first)}{at}:{letters(first + len(spent) - 1)}{at})" for at in places]
        if several
        else ["=" + ("".join(cells.total(block.first + n) for block in spent.values()) or "0") for n in rows]
    )
    costs = [Formula(text, cost) for text, cost in zip(sums, told.cost, strict=True)]
    fields["cost"] = given.book.amounts(say("cost"), costs)
    yearly = [cells.at(cells.moved.columns["yearly"], cells.moved.first + n) for n in rows]
    for name, at in (
        ("benefit", [cells.total(cells.benefit.first + n) for n in rows]),
        ("benefit_per_year", yearly),
    ):
        own = [Formula(f"={a}", v) for a, v in zip(at, told[name].tolist(), strict=True)]
        fields[name] = given.book.amounts(say(name), own)
    cost, benefit, a_year = (letters(list(fields).index(n)) for n in ("cost", "benefit", "benefit_per_year"))
    earned = [
        _earned(
            given,
            rests_on,
            _flow(cells, cells.net.first + n, cells.signs.first + n, told.iloc[n], cash.net[n]),
            f"${cost}{places[n]}",
            f"${benefit}{places[n]}",
        )
        for n in rows
    ]
    fields["npv"] = given.book.amounts(say("npv"), [e["npv"] for e in earned])
    for name, pattern in _PATTERNS.items():
        fields[name] = Field(say(name), [e[name] for e in earned], "told", formats=[pattern] * len(earned))
    notes = [_note(given, told.iloc[n], f"${benefit}{places[n]}", f"${a_year}{places[n]}") for n in rows]
    fields["note"] = Field(say("note"), notes, "long")
    page.table(fields, say("total"))


def _note(given: Results, told: pd.Series, benefit: str, yearly: str) -> Formula | str:
    """Why a funded initiative brings nothing inside the horizon, where it does not."""
    if told["line"] != Line.FUNDED:
        return ""
    no_price, late = given.book.say("no_price"), given.book.say("too_late")
    text = f'=IF({benefit}<>0,"",IF({yearly}=0,{as_literal(no_price)},{as_literal(late)}))'
    return Formula(text, "" if told.benefit else late if told.benefit_per_year else no_price)
