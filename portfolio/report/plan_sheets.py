"""The sheets of one plan: what is funded and what is not, what each resource gives, what is attained."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from portfolio.case.case import Case
from portfolio.model.allocation import Allocation
from portfolio.model.effects import effects
from portfolio.model.transfers import has_transfers
from portfolio.model.usage import stopping_spend
from portfolio.report import excel_charts
from portfolio.report.brief.frames_plan import running
from portfolio.report.sheets import Book, Field, Formula, Page, Placed, letters
from portfolio.scenarios import Comparison

if TYPE_CHECKING:
    import pandas as pd

    from portfolio.arbitration import Arbitration

_CHARTS = 12
"""So many resources are drawn."""


@dataclass(frozen=True, eq=False)
class Results:
    """What the result sheets are made of: one plan, and what was asked beside it."""

    book: Book
    plan: Allocation
    reasons: pd.DataFrame | None
    compared: Comparison | None
    arbitration: Arbitration | None

    @property
    def case(self) -> Case:
        return self.plan.problem.case

    @cached_property
    def stopping(self) -> dict[str, float]:
        """What stopping what runs and is not funded takes of each budget of which it takes any."""
        ends = running(self.case).keys() - {c.initiative for c in self.plan.choices}
        taken = {b: math.fsum(stopping_spend(self.case, i, [b]) for i in ends) for b in self.case.budgets}
        return {b: amount for b, amount in taken.items() if amount}

    @property
    def resources(self) -> tuple[str, ...]:
        """Budgets, then teams: the order in which they are shown."""
        return (*self.case.budgets, *self.case.capacities)


def funded(given: Results, page: Page) -> Placed:
    """What is funded: its option, its periods, its points, its money; where some run, what does."""
    say, frame = given.book.say, given.plan.funded
    known = ("initiative", "option", "start", "delivery", "points")
    ids, begun = frame.initiative.tolist(), running(given.case)
    fields = {"initiative": Field(say("initiative"), ids)} | named(given, "initiatives", ids)
    if begun:
        fields["status"] = Field(say("status"), [say("continued" if i in begun else "new") for i in ids])
        fields["since"] = Field(say("since"), [begun.get(i, "") for i in ids])
    fields |= {c: Field(say(c), frame[c].tolist()) for c in ("option", "start")}
    fields["delivery"] = Field(say("delivery"), [d or say("after_horizon") for d in frame.delivery])
    fields["points"] = Field(say("points"), frame.points.tolist(), "points", total=True)
    spent = {str(c).removesuffix(" (spend)"): frame[c].tolist() for c in frame if c not in known}
    fields |= _spending(given, page, fields, spent, "spend")
    if given.reasons is not None:
        fields["lost"] = Field(
            say("replacement_cost"), given.reasons.replacement_cost[ids].tolist(), "points"
        )
    return page.table(fields, say("total"))


def _spending(
    given: Results, page: Page, before: Mapping[str, Field], spent: Mapping[str, Sequence[float]], kind: str
) -> dict[str, Field]:
    """Columns of money, one a budget, behind those that stand before; of several, their sum as a formula
    too.
    """
    say = given.book.say
    fields = {
        f"{kind} {budget}": Field(say(kind, resource=budget), amounts, "money", total=True)
        for budget, amounts in spent.items()
    }
    if len(spent) > 1:
        first, row = len(before), page.row + 1
        sums = [
            Formula(
                f"=SUM({letters(first)}{row + k + 1}:{letters(first + len(spent) - 1)}{row + k + 1})",
                math.fsum(amounts),
            )
            for k, amounts in enumerate(zip(*spent.values(), strict=True))
        ]
        fields[kind] = Field(say(f"{kind}_all"), sums, "money", total=True)
    return fields


def left_out(given: Results, page: Page) -> Placed:
    """What is not funded, what of it runs and stops, and what stopping takes; with its price and the reason,
    where they were asked for.
    """
    say, case, funded = given.book.say, given.case, {c.initiative for c in given.plan.choices}
    ids = [i for i in effects(case).initiatives if i not in funded]
    if given.reasons is not None:
        ids = given.reasons.loc[ids].sort_values("price", kind="stable").index.tolist()
    fields = {"initiative": Field(say("initiative"), ids)} | named(given, "initiatives", ids)
    begun, stopping = running(case), given.stopping
    if begun.keys() - funded:
        fields["status"] = Field(say("status"), [say("stopped") if i in begun else "" for i in ids])
        fields["since"] = Field(say("since"), [begun.get(i, "") for i in ids])
        taken = {b: [stopping_spend(case, i, [b]) if i in begun else 0.0 for i in ids] for b in stopping}
        fields |= _spending(given, page, fields, taken, "stopping")
    if given.reasons is not None:
        reasons = given.reasons.loc[ids]
        fields["price"] = Field(say("price"), reasons.price.tolist(), "points")
        fields["reason"] = Field(say("reason"), reasons.sentence.tolist(), "long")
    return page.table(fields, say("total") if stopping else "")


def usage(given: Results, page: Page) -> Placed:
    """What each resource gives in each period, of what it has, what it gains from others and gives them
    included; each with a chart.
    """
    say, frame = given.book.say, given.plan.usage
    order = {r: k for k, r in enumerate(given.resources)}
    frame = frame.sort_values("resource", key=lambda column: column.map(order), kind="stable")
    ids = frame.resource.tolist()
    parts = {r: f[["used", "available"]].to_numpy().ravel() for r, f in frame.groupby("resource")}
    numbers = {r: given.book.number_format("number", part.tolist()) for r, part in parts.items()}
    fields = {"resource": Field(say("resource"), ids)} | named(given, "resources", ids)
    fields["unit"] = Field(say("unit"), [given.case.units("resources")[r] for r in ids])
    fields["period"] = Field(say("period"), frame.period.tolist())
    k, first = len(fields), page.row + 2
    moved = ("given", "gained") if has_transfers(given.case) else ()
    used, available = letters(k), letters(k + 1 + len(moved))
    shown = [numbers[r] for r in ids]
    gives = frame.used.tolist()
    has = [a if math.isfinite(a) else None for a in frame.available]
    left: list[Formula] = []
    filled: list[Formula] = []
    for n, (u, a) in enumerate(zip(gives, has, strict=True), start=first):
        left.append(
            Formula(f'=IF(ISNUMBER({available}{n}),{available}{n}-{used}{n},"")', "" if a is None else a - u)
        )
        filled.append(Formula(f'=IF(N({available}{n})>0,{used}{n}/{available}{n},"")', u / a if a else ""))
    fields["used"] = Field(say("used"), gives, "number", formats=shown)
    for c in moved:
        fields[c] = Field(say(f"transfer_{c}"), frame[c].tolist(), "number", formats=shown)
    fields["available"] = Field(say("available"), has, "number", formats=shown)
    fields["left"] = Field(say("left"), left, "number", formats=shown)
    fields["filled"] = Field(say("filled"), filled, "share")
    table = page.table(fields)
    column = table.columns["filled"]
    bar = {
        "type": "data_bar",
        "bar_solid": True,
        "bar_color": "#9DC3E6",
        "min_type": "num",
        "min_value": 0,
        "max_type": "num",
        "max_value": 1,
    }
    page.sheet.conditional_format(table.first, column, table.last, column, bar)
    size = (400, 230)
    for n, resource in enumerate(given.resources[:_CHARTS]):
        at = (page.HEADER + n // 2 * 12, len(fields) + 1 + n % 2 * 6)
        use_chart(given, page, at, resource, table, size)
    return table


def transfers(given: Results, page: Page) -> Placed:
    """What means give each other, a row a transfer and period: what is given, gained, when it arrives."""
    say, frame, units = given.book.say, given.plan.transfers, given.case.units("resources")
    fields = {"transfer": Field(say("transfer"), frame.transfer.tolist())}
    fields["period"] = Field(say("period"), frame.period.tolist())
    for end, amounts in (("from", "given"), ("to", "gained")):
        names = [given.case.names("resources")[r] for r in frame[end]]
        fields[end] = Field(say(f"transfer_{end}"), names)
        shown = [given.book.number_format("number", [a]) for a in frame[amounts]]
        fields[amounts] = Field(say(f"transfer_{amounts}"), frame[amounts].tolist(), "number", formats=shown)
        fields[f"unit {end}"] = Field(say("unit"), [units[r] for r in frame[end]])
    fields["arrives"] = Field(say("transfer_arrives"), frame.arrives.tolist())
    fields["cost"] = Field(say("transfer_cost"), frame.cost.tolist(), "money", total=True)
    return page.table(fields, say("total"))


def use_chart(
    given: Results,
    page: Page,
    at: tuple[int, int],
    resource: str,
    table: Placed,
    size: tuple[int, int],
    down: int = 0,
) -> None:
    """The chart of one resource, beside the table of them all or on another sheet."""
    span = len(given.case.periods)
    first = table.first + given.resources.index(resource) * span
    unit = given.case.units("resources")[resource]
    called = given.case.names("resources")[resource] + (f" ({unit})" if unit else "")
    title = given.book.say("use_of", resource=called)
    usage = given.plan.usage
    usage = usage[usage.resource == resource]
    limited, low = any(map(math.isfinite, usage.available)), float(usage.used.min())
    rows = (first, first + span - 1)
    excel_charts.columns_and_line(
        page,
        at,
        title,
        table.cells("period", *rows),
        (table.head("used"), table.cells("used", *rows)),
        (table.head("available"), table.cells("available", *rows)) if limited else None,
        excel_charts.MONEY if resource in given.case.budgets else excel_charts.PEOPLE,
        low,
        size,
        down,
    )


def attainment(given: Results, page: Page) -> Placed:
    """How far each key result comes, from where it stood before this round, and the points that it earns."""
    say, frame = given.book.say, given.plan.attainment
    results = given.case.key_results.set_index("key_result")
    order = {o: k for k, o in enumerate(given.case.rows("objectives"))}
    aimed = results.target.notna()
    # those with a target stand together, so that one chart can show them
    frame = frame.assign(open=[not aimed[k] for k in frame.key_result], order=frame.objective.map(order))
    frame = frame.sort_values(["open", "order", "key_result"], kind="stable")
    ids = frame.key_result.tolist()
    rows = results.loc[ids]
    numbers = effects(given.case)
    full = dict(zip(numbers.key_results, numbers.points(given.plan.problem.weights).tolist(), strict=True))
    shown = [
        given.book.number_format("share" if aimed[k] else "points", figures)
        for k, *figures in zip(ids, frame.before, frame.progress, frame.attainment, strict=True)
    ]
    written = given.case.written["key_results"]["current"]
    where = ["baseline", *(["current"] if any(c is not None for c in written) else []), "target"]
    own = [given.book.number_format("number", those) for those in rows[where].itertuples(index=False)]
    earlier = bool(frame.before.any())
    fields = {
        "key_result": Field(say("key_result"), ids),
        "indicator": Field(say("indicator"), [given.case.names("kpis")[k] for k in rows.kpi]),
        "unit": Field(say("unit"), [given.case.units("kpis")[k] for k in rows.kpi]),
        "objective": Field(say("objective"), frame.objective.tolist()),
    }
    fields |= {c: Field(say(c), rows[c].tolist(), "number", formats=own) for c in where}
    if earlier:
        fields["before"] = Field(say("attained_before"), frame.before.tolist(), "number", formats=shown)
    fields["progress"] = Field(say("progress"), frame.progress.tolist(), "number", formats=shown)
    fields["attained"] = Field(say("attained"), frame.attainment.tolist(), "number", formats=shown)
    if earlier:
        points = [full[k] * b for k, b in zip(ids, frame.before, strict=True)]
        fields["points_before"] = Field(say("points_before"), points, "points", total=True)
    fields["points"] = Field(say("points"), frame.points.tolist(), "points", total=True)
    fields["full"] = Field(
        say("points_full"), [full[k] if aimed[k] else math.nan for k in ids], "points", total=True
    )
    table = page.table(fields, say("total"))
    count = int(aimed[ids].sum())
    if count:
        part = (table.first, table.first + count - 1)
        series = [(table.head(c), table.cells(c, *part)) for c in ("attained", "before") if c in fields]
        low = float(frame.attainment.iloc[:count].min())
        labels = given.book.number_format("share", frame.attainment.iloc[:count].tolist())
        excel_charts.bars(
            page,
            (page.row, 0),
            say("attainment_by"),
            table.cells("indicator", *part),
            series,
            "0%",
            low,
            760,
            labels,
        )
    return table


def named(given: Results, table: str, ids: Sequence[str]) -> dict[str, Field]:
    """A column of names, where there are any."""
    names = [given.case.own_names(table).get(i, "") for i in ids]
    return {"name": Field(given.book.say("name"), names)} if any(names) else {}
