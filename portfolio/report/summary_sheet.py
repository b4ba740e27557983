"""The first sheet: key figures, points by objective, and where everything else stands."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from portfolio.explanation import Difference
from portfolio.loaders.template import wording_of
from portfolio.model.effects import effects
from portfolio.model.problem import Problem
from portfolio.model.transfers import spent
from portfolio.report import excel_charts
from portfolio.report.brief.frames_changes import beside, lines_before
from portfolio.report.brief.frames_plan import running, turned_money
from portfolio.report.plan_sheets import Results, use_chart
from portfolio.report.sheets import Field, Formula, Page, Placed, as_literal
from portfolio.tables import SCHEMAS, SETTINGS
from portfolio.words.figures import share_decimals


@dataclass(frozen=True)
class Costs:
    """Where the money of a plan stands: of what is funded, of what is not, of what transfers give, if any."""

    funded: Placed
    out: Placed
    transfers: Placed | None


def summary(
    given: Results,
    page: Page,
    costs: Costs,
    used: Placed,
    attained: Placed,
    money: Sequence[tuple[str, Any, str]],
    contents: Sequence[tuple[Page, str]],
) -> None:
    """Key figures, points by objective, what the question changes, and a list of the sheets."""
    from xlsxwriter.utility import quote_sheetname

    say = given.book.say
    page.heading(say("key_figures"))
    page.widen(0, 38)
    page.widen(1, 36)
    page.figures(_figures(given, costs, money))
    page.row += 1
    page.heading(say("points_by"))
    objectives = list(given.case.table("objectives")["objective"])
    earned = (
        given.plan.attainment.groupby("objective").points.sum().reindex(objectives, fill_value=0.0).tolist()
    )
    weights = [given.plan.problem.weights[o] for o in objectives]
    names = [given.case.names("objectives")[o] for o in objectives]
    first = page.row + 2
    keys, earlier = attained.span("objective"), "points_before" in attained.columns

    def sums(column: str, values: Sequence[float]) -> list[Formula]:
        # EXACT tells capitals apart and takes no id for a pattern or a comparison, as SUMIF would
        worth = attained.span(column)
        return [Formula(f"=SUMPRODUCT(EXACT({keys},A{first + k})*{worth})", p) for k, p in enumerate(values)]

    fields = {
        "objective": Field(say("objective"), objectives),
        "name": Field(say("name"), names),
        "points": Field(say("points"), sums("points", earned), "points", total=True),
    }
    before = _before(given, objectives)
    if earlier:
        fields["before"] = Field(say("points_before"), sums("points_before", before), "points", total=True)
    fields["dealt"] = Field(say("points_dealt"), weights, "points", total=True)
    there, all_of = ("(C{0}+D{0})", "E{0}") if earlier else ("C{0}", "D{0}")
    shares = [
        Formula(f'=IF({all_of}>0,{there}/{all_of},"")'.format(first + k), (p + b) / w if w else "")
        for k, (p, b, w) in enumerate(zip(earned, before, weights, strict=True))
    ]
    fields["share"] = Field(say("attained"), shares, "share")
    table = page.table(fields, say("total"), filtered=False)
    series = [(table.head("points"), table.cells("points")), (table.head("dealt"), table.cells("dealt"))]
    low = min(earned, default=0.0)
    at = (page.HEADER, 6)
    down = excel_charts.bars(page, at, say("points_by"), table.cells("name"), series, "#,##0", low, 520)
    for n, budget in enumerate(given.case.budgets[:2]):
        use_chart(given, page, at, budget, used, (520, 250), down + 10 + 260 * n)
    _otherwise(given, page)
    page.heading(say("contents"))
    link = given.book.style(font_color="#0563C1", underline=1)
    wording = wording_of(given.case.written_settings)
    own, settings = wording.sheet(SCHEMAS[0].name), wording.sheet(SETTINGS.name)
    places = [(f"internal:{other.quoted}!A1", other.name, about) for other, about in contents]
    for place, name, about in [
        *places,
        (f"internal:{quote_sheetname(own)}!A1", f"{own} … {settings}", say("about_inputs")),
    ]:
        page.sheet.write_url(page.row, 0, place, link, name)
        page.across(page.row, 1, len(fields) - 1, about)
        page.row += 1


def _before(given: Results, objectives: Sequence[str]) -> list[float]:
    """The points of what each objective had attained before this round."""
    numbers, frame = effects(given.case), given.plan.attainment
    full = dict(zip(numbers.key_results, numbers.points(given.plan.problem.weights).tolist(), strict=True))
    worth = (frame.before * frame.key_result.map(full)).groupby(frame.objective).sum()
    return [float(worth.get(o, 0.0)) for o in objectives]


def _figures(
    given: Results, costs: Costs, money: Sequence[tuple[str, Any, str]]
) -> list[tuple[str, Any, str]]:
    """What the summary says first: label, value or formula, number format; ``money``: whether it pays."""
    say, plan = given.book.say, given.plan
    proof = (
        "proof_optimal"
        if plan.status == "optimal" and plan.gap <= 1e-6
        else (
            "proof_gap"
            if plan.status == "optimal"
            else "proof_feasible"
            if math.isfinite(plan.gap)
            else "proof_none"
        )
    )
    proven = say("proof_stopped", proof=say(proof)) if plan.stopped else say(proof)
    case = given.case
    shown = given.book.number_format("money", [spent(plan.problem, plan.choices, [b]) for b in case.budgets])
    figures: list[tuple[str, Any, str]] = [
        (say("impact"), plan.impact, "#,##0.0000"),
        (say("bound"), plan.bound, "#,##0.0000"),
        (say("gap"), plan.gap, f"0.{'0' * share_decimals(plan.gap, 2)}%"),
        (say("proof"), proven, ""),
    ]
    late = (
        0
        if given.reasons is None
        else int((given.reasons.replacement_cost.isna() & given.reasons.price.isna()).sum())
    )
    figures += [(say("unanswered_reasons"), float(late), "0")] if late else []
    if case.budgets:
        figures += [(label, Formula(formula, value), shown) for label, formula, value in _costs(given, costs)]
    figures += money
    periods = given.case.periods
    figures += [
        (
            say("count_funded"),
            Formula(f"=COUNTA({costs.funded.span('initiative')})", float(len(plan.choices))),
            "0",
        ),
        (say("count_candidates"), float(len(effects(given.case).initiatives)), "0"),
        *_in_flight(given),
        (say("horizon"), periods[0] if len(periods) == 1 else f"{periods[0]} – {periods[-1]}", ""),
        (say("discount_rate"), given.case.settings.discount_rate, "0.0%"),
        (say("fingerprint"), given.case.fingerprint[:16], ""),
    ]
    return figures


def _costs(given: Results, costs: Costs) -> Iterator[tuple[str, str, float]]:
    """What the plan spends of all budgets, of each, and what of it stopping takes and transfers give to
    teams: label, formula, value.
    """
    say, case, stopping = given.book.say, given.case, given.stopping
    funded, out, several = costs.funded, costs.out, len(case.budgets) > 1
    turned = turned_money(given.plan)
    giver = {row["transfer"]: row["from"] for row in case.table("transfers")}

    def total(placed: Placed, kind: str, budgets: Sequence[str]) -> str:
        return placed.cell(kind if len(budgets) > 1 else f"{kind} {budgets[0]}")

    def all_spent(budgets: Sequence[str] | None = None) -> float:
        return spent(given.plan.problem, given.plan.choices, budgets)

    ended = total(out, "stopping", list(stopping)) if stopping else ""
    bought = costs.transfers.cell("cost") if turned and costs.transfers is not None else ""
    whole = "+".join(filter(None, (total(funded, "spend", case.budgets), ended, bought)))
    yield say("cost"), f"={whole}", all_spent()
    if ended:
        yield say("cost_stopping"), f"={ended}", math.fsum(stopping.values())
    if bought:
        yield say("cost_given"), f"={bought}", math.fsum(turned.values())
    for b in case.budgets if several else ():
        more = f"+{out.cell(f'stopping {b}')}" if b in stopping else ""
        if costs.transfers is not None and any(b == budget for budget, _ in turned):
            ids, cost = costs.transfers.span("transfer"), costs.transfers.span("cost")
            own = "+".join(f"EXACT({ids},{as_literal(t)})" for t, r in giver.items() if r == b)
            more += f"+SUMPRODUCT(({own})*{cost})"
        yield say("cost_of", resource=b), f"={funded.cell(f'spend {b}')}{more}", all_spent([b])


def _in_flight(given: Results) -> Iterator[tuple[str, Any, str]]:
    """How many go on and stop, and how many lines of the plan before stand, where there are any."""
    say, begun = given.book.say, running(given.case)
    if begun:
        going = len(begun.keys() & {c.initiative for c in given.plan.choices})
        yield say("count_continued"), float(going), "0"
        yield say("count_stopped"), float(len(begun) - going), "0"
    lines, is_record = lines_before(given.plan)
    if lines is not None:
        told = beside(given.plan)
        label = say("kept_record" if is_record else "kept_before")
        yield label, say("kept_of", kept=f"{told['kept']:.0f}", all=f"{told['lines']:.0f}"), ""
        if not math.isnan(told["given_up"]):
            yield say("given_up"), told["given_up"], f"0.{'0' * share_decimals(told['given_up'], 2)}%"


def _otherwise(given: Results, page: Page) -> None:
    """What the question changes beside the tables: the sheets of the inputs do not hold it."""
    say, plan = given.book.say, given.plan
    rows = Difference(replace(plan, problem=Problem(given.case)), plan).inputs
    if not len(rows):
        return
    page.heading(say("asked_otherwise"))
    columns = {"what": "row", "part": "column", "in_tables": "before", "asked": "after"}
    page.table(
        {phrase: Field(say(phrase), rows[column].tolist()) for phrase, column in columns.items()},
        filtered=False,
    )
