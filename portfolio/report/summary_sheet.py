"""The first sheet: key figures, points by objective, and where everything else stands."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from portfolio.explanation import Difference
from portfolio.model.effects import effects
from portfolio.model.problem import Problem
from portfolio.report import excel_charts
from portfolio.report.plan_sheets import Results, use_chart
from portfolio.report.sheets import Field, Formula, Page, Placed
from portfolio.words.figures import share_decimals


def summary(
    given: Results,
    page: Page,
    funded: Placed,
    used: Placed,
    attained: Placed,
    contents: Sequence[tuple[Page, str]],
) -> None:
    """Key figures, points by objective, what the question changes, and a list of the sheets."""
    say = given.book.say
    page.heading(say("key_figures"))
    page.widen(0, 38)
    page.widen(1, 36)
    for label, value, pattern in _figures(given, funded):
        page.text(page.row, 0, label, bottom=1, bottom_color="#D9D9D9")
        page.put(
            page.row, 1, value, "text", pattern, align="left", bold=True, bottom=1, bottom_color="#D9D9D9"
        )
        page.row += 1
    page.row += 1
    page.heading(say("points_by"))
    objectives = list(given.case.table("objectives")["objective"])
    earned = (
        given.plan.attainment.groupby("objective").points.sum().reindex(objectives, fill_value=0.0).tolist()
    )
    weights = [given.plan.problem.weights[o] for o in objectives]
    names = [given.case.names("objectives")[o] for o in objectives]
    first = page.row + 2
    keys, worth = attained.span("objective"), attained.span("points")
    # EXACT tells capitals apart and takes no id for a pattern or a comparison, as SUMIF would
    sums = [Formula(f"=SUMPRODUCT(EXACT({keys},A{first + k})*{worth})", p) for k, p in enumerate(earned)]
    shares = [
        Formula(f'=IF(D{first + k}>0,C{first + k}/D{first + k},"")', p / w if w else "")
        for k, (p, w) in enumerate(zip(earned, weights, strict=True))
    ]
    fields = {
        "objective": Field(say("objective"), objectives),
        "name": Field(say("name"), names),
        "points": Field(say("points"), sums, "points", total=True),
        "dealt": Field(say("points_dealt"), weights, "points", total=True),
        "share": Field(say("attained"), shares, "share"),
    }
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
    places = [(f"internal:{other.quoted}!A1", other.name, about) for other, about in contents]
    for place, name, about in [
        *places,
        ("internal:initiatives!A1", "initiatives … settings", say("about_inputs")),
    ]:
        page.sheet.write_url(page.row, 0, place, link, name)
        page.across(page.row, 1, len(fields) - 1, about)
        page.row += 1


def _figures(given: Results, funded: Placed) -> list[tuple[str, Any, str]]:
    """What the summary says first: label, value or formula, number format."""
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
    frame = plan.funded
    spend = [c.removeprefix("spend ") for c in funded.columns if c.startswith("spend ")]
    shown = given.book.number_format("money", frame[spend].to_numpy().ravel().tolist())
    total = math.fsum(frame[spend].to_numpy().ravel())
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
    if spend:
        whole = funded.cell("spend" if len(spend) > 1 else f"spend {spend[0]}")
        figures.append((say("cost"), Formula(f"={whole}", total), shown))
    if len(spend) > 1:
        figures += [
            (
                say("cost_of", resource=b.removesuffix(" (spend)")),
                Formula(f"={funded.cell(f'spend {b}')}", math.fsum(frame[b])),
                shown,
            )
            for b in spend
        ]
    periods = given.case.periods
    figures += [
        (say("count_funded"), Formula(f"=COUNTA({funded.span('initiative')})", float(len(frame))), "0"),
        (say("count_candidates"), float(len(effects(given.case).initiatives)), "0"),
        (say("horizon"), periods[0] if len(periods) == 1 else f"{periods[0]} – {periods[-1]}", ""),
        (say("discount_rate"), given.case.settings.discount_rate, "0.0%"),
        (say("fingerprint"), given.case.fingerprint[:16], ""),
    ]
    return figures


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
