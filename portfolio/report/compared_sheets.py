"""The sheets that set the plan beside others: what it gives each party, what scenarios would fund, what
changes in the plan of record.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from portfolio.arbitration.party_weights import party_weights
from portfolio.display.cells_shown import names_of
from portfolio.report import excel_charts
from portfolio.report.brief.frames_changes import changes
from portfolio.report.plan_sheets import Results, named
from portfolio.report.sheets import Field, Formula, Page, letters
from portfolio.scenarios import Comparison
from portfolio.words.languages import is_phrase

if TYPE_CHECKING:
    import pandas as pd


def parties(given: Results, page: Page) -> None:
    """The plan in each party's points; and what an arbitration found."""
    say, own_points = given.book.say, party_weights(given.case)
    objectives = list(given.case.table("objectives")["objective"])
    weights = {say("strategy"): dict(given.plan.problem.weights)}
    weights |= {party: own_points.points(party) for party in own_points.parties}
    worth: dict[str, list[float]] = {}
    for party, own in weights.items():
        same = replace(given.plan, problem=given.plan.problem.with_weights(own))
        worth[party] = (
            same.attainment.groupby("objective").points.sum().reindex(objectives, fill_value=0.0).tolist()
        )
    if own_points.parties:
        names = list(weights)
        placed = None
        for heading, dealt_points in (
            ("points_party", worth),
            ("dealt_party", {p: [w[o] for o in objectives] for p, w in weights.items()}),
        ):
            page.heading(say(heading))
            fields = {"party": Field(say("party"), names)}
            for k, o in enumerate(objectives):
                fields[f"of {o}"] = Field(
                    given.case.names("objectives")[o], [dealt_points[p][k] for p in names], "points"
                )
            first, last = letters(1), letters(len(objectives))
            sums = [
                Formula(f"=SUM({first}{n}:{last}{n})", math.fsum(dealt_points[p]))
                for n, p in enumerate(names, start=page.row + 2)
            ]
            fields["total"] = Field(say("total"), sums, "points")
            table = page.table(fields, filtered=False)
            placed = placed or table
        assert placed is not None
        series = [(placed.head(f"of {o}"), placed.cells(f"of {o}")) for o in objectives]
        low = min(min(points) for points in worth.values())
        at = (page.HEADER, len(objectives) + 3)
        excel_charts.stacked(page, at, say("points_by_party"), placed.cells("party"), series, low, (600, 300))
        page.row = max(page.row, page.HEADER + 17)
    if given.arbitration is not None:
        words = {"zero": say("zero")}
        for heading, frame in (
            ("payoff", given.arbitration.payoff),
            ("contested", given.arbitration.contested),
        ):
            page.heading(say(heading))
            page.table(_fields(given, frame, words), filtered=False)


def _fields(given: Results, frame: pd.DataFrame, words: dict[str, str]) -> dict[str, Field]:
    """A frame as it is: known headings in the language, numbers as points unless they count or cost."""

    fields: dict[str, Field] = {}
    for column in map(str, frame.columns):
        values = frame[column].tolist()
        number = frame[column].dtype.kind in "fiu"
        heading = "count" if column == "funded" else column
        known = column in (
            "portfolio",
            "impact",
            "funded",
            "cost",
            "initiative",
            "funded_by",
            "settle",
            "concedes",
            "concession",
        )
        if column == "settle":
            values = [given.book.say(f"settle_{v}") if is_phrase(f"book_settle_{v}") else v for v in values]
        elif column in ("portfolio", "initiative"):
            values = [words.get(v, v) for v in values]
        kind: Any = {"cost": "money", "funded": "number"}.get(column, "points") if number else "text"
        fields[column] = Field(given.book.say(heading) if known else column, values, kind)
        if column == "initiative":
            fields |= named(given, "initiatives", values)
    return fields


def changed(given: Results, page: Page) -> None:
    """What changes in the plan of record, or the one that the plan was asked near to."""
    say, frame = given.book.say, changes(given.plan, given.reasons)
    fields = {"initiative": Field(say("initiative"), frame.initiative.tolist())}
    fields["name"] = Field(say("name"), frame["name"].tolist())
    fields["change"] = Field(say("change"), [say(f"change_{change}") for change in frame.change])
    fields["since"] = Field(say("since"), frame.since.tolist())
    for column in ("option_before", "start_before", "option_after", "start_after"):
        fields[column] = Field(say(column), frame[column].tolist())
    if given.case.budgets:
        fields |= {c: Field(say(c), frame[c].tolist(), "money", total=True) for c in ("frees", "takes")}
    if given.reasons is not None:
        fields["price"] = Field(say("price"), frame.price.tolist(), "points")
    page.table(fields, say("total"))


def scenarios(given: Results, page: Page, compared: Comparison) -> None:
    """What named scenarios would fund."""
    say, frame = given.book.say, compared.summary
    names = frame.scenario.tolist()
    names[0] = say("as_it_is")
    fields = {
        "scenario": Field(say("scenario"), names),
        "status": Field(say("status"), [say(s) for s in frame.status]),
        "impact": Field(say("impact"), frame.impact.tolist(), "points"),
        "change": Field(say("change_impact"), frame.change.tolist(), "points"),
        "funded": Field(say("count"), frame.funded.tolist(), "number"),
    }
    for column in map(str, frame):
        if column.endswith(" spent"):
            fields[column] = Field(
                say("spend", resource=column.removesuffix(" spent")), frame[column].tolist(), "money"
            )
    for column in ("entering", "leaving"):
        who = [names_of(ids, "initiatives", given.case) if ids else [] for ids in frame[column]]
        fields[column] = Field(say(column), ["; ".join(those) for those in who])
    table = page.table(fields)
    series = [(table.head("impact"), table.cells("impact"))]
    low = float(frame.impact.min()) if frame.impact.notna().any() else 0.0
    excel_charts.bars(
        page,
        (page.row, 0),
        say("impact_by"),
        table.cells("scenario"),
        series,
        "#,##0",
        low,
        760,
        "#,##0.00",
    )
