"""The finance workbook: the case's tables to edit, and the plan as sheets with formulas and charts."""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from dataclasses import replace
from os import PathLike
from typing import TYPE_CHECKING, Any

from portfolio.allocator.allocate import Session
from portfolio.arbitration.party_weights import party_weights
from portfolio.case.case import Case, language_of
from portfolio.errors import CaseError, Fault
from portfolio.explanation import Difference
from portfolio.explanation import explain as explained
from portfolio.loaders.source import path_of, write_atomically
from portfolio.loaders.template import blank_book, write_case
from portfolio.model.allocation import Allocation
from portfolio.model.comparison import gap_of
from portfolio.model.effects import effects
from portfolio.model.problem import Problem, check_search, problem_of
from portfolio.progress import within
from portfolio.report import excel_charts
from portfolio.report.sheets import INPUT_TAB, Book, Field, Formula, Page, Placed, letters
from portfolio.scenarios import Comparison, compare
from portfolio.words.figures import share_decimals
from portfolio.words.languages import is_phrase

if TYPE_CHECKING:
    import pandas as pd

    from portfolio.arbitration import Arbitration

_CHARTS = 12
"""So many resources are drawn."""


def export(
    case_or_plan: Case | Problem | Allocation,
    path: str | PathLike[str],
    plan: Allocation | None = None,
    arbitration: Arbitration | None = None,
    language: str | None = None,
    explain: bool = True,
    gap: float = 1e-6,
    time_limit: float | None = None,
) -> None:
    """Write the finance workbook of a round: its tables, to be edited and loaded again, and its plan as
    sheets, formulas and charts.

    Parameters
    ----------
    case_or_plan : Case, Problem or Allocation
        A case or problem is allocated, unless its plan is given too.
    path : path
        A file ending in ``.xlsx``; one of that name is replaced, whole or not at all.
    plan : Allocation, optional
        The plan of that case.
    arbitration : Arbitration, optional
        Its ``payoff`` and ``contested`` are shown beside the parties' points.
    language : str, optional
        Of the result sheets; the case's own unless given.
    explain : bool
        Whether prices and reasons are asked for, as by :func:`portfolio.explain`: about as long as one
        allocation an initiative.
    gap : float
        See :func:`portfolio.allocate`; for a case or problem without a plan.
    time_limit : float, optional
        Seconds in all; what did not come in time is left blank, and the workbook says so.

    Raises
    ------
    CaseError
        A path that is no ``.xlsx``, a plan of another case, or something larger than a workbook can hold.
    InfeasibleError
        When no plan is given and no portfolio meets every limit and demand.
    TimeLimitError
        When no plan is given and none was proven in time.

    Notes
    -----
    Loaded again, the workbook gives an equal case: :func:`portfolio.load` leaves the result sheets (whose
    names begin with ▸) alone. A case with scenarios is also compared under them, as by
    :func:`portfolio.compare`.

    Examples
    --------
    >>> import portfolio as pf, tempfile
    >>> from portfolio.report import export
    >>> case = pf.load("data/samples/lorie_savage")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     export(case, f"{folder}/round.xlsx", explain=False)
    ...     pf.load(f"{folder}/round.xlsx") == case
    True
    """
    target = path_of(path)
    if target.suffix.casefold() != ".xlsx" or target.is_dir():
        found = "a folder" if target.is_dir() else target.suffix or "a name without an ending"
        raise CaseError(
            [
                Fault(
                    "",
                    None,
                    "",
                    str(path),
                    f"must be a file ending in .xlsx; found {found}. Name one.",
                    str(path),
                )
            ]
        )
    check_search(gap, time_limit)
    with within(time_limit):
        data = _workbook(_plan(case_or_plan, plan, gap), arbitration, language, explain)
    target.parent.mkdir(parents=True, exist_ok=True)
    write_atomically({target: data})


def _workbook(
    shown: Allocation, arbitration: Arbitration | None, language: str | None, explain: bool
) -> bytes:
    case = shown.problem.case
    language = language_of(case, language)
    if arbitration is not None and arbitration.problem.case != case:
        raise CaseError(
            [
                Fault(
                    "",
                    None,
                    "",
                    "",
                    "the arbitration must be of the case that is exported; found one of another case.",
                )
            ],
            "the workbook",
        )
    reasons = explained(shown, language=language) if explain else None
    scenarios = compare(shown.problem, gap=gap_of(shown)) if len(case.table("scenarios")) else None
    buffer = io.BytesIO()
    raw = blank_book(buffer, case.name)
    book = Book(raw, language, case.money_unit)
    _Results(book, shown, reasons, scenarios, arbitration).write()
    write_case(raw, case.written, case.written_settings, INPUT_TAB)
    raw.close()
    return buffer.getvalue()


def _plan(given: Case | Problem | Allocation, plan: Allocation | None, gap: float) -> Allocation:
    if isinstance(given, Allocation):
        if plan is not None and plan is not given:
            raise CaseError(
                [Fault("", None, "", "", "one plan is exported; found two. Give one of them.")],
                "the workbook",
            )
        return given
    if plan is None:
        problem = problem_of(given)
        with within(among=2):
            return Session(problem.case).allocate(problem, gap)
    if plan.problem.case != (given.case if isinstance(given, Problem) else given):
        raise CaseError(
            [
                Fault(
                    "", None, "", "", "the plan must be of the case given with it; found one of another case."
                )
            ],
            "the workbook",
        )
    return plan


class _Results:
    """The result sheets of one plan, in order; the summary, which comes first, refers to the others."""

    def __init__(
        self,
        book: Book,
        plan: Allocation,
        reasons: pd.DataFrame | None,
        scenarios: Comparison | None,
        arbitration: Arbitration | None,
    ) -> None:
        self.book, self.plan, self.case = book, plan, plan.problem.case
        self.reasons, self.compared, self.arbitration = reasons, scenarios, arbitration
        self.resources = [*self.case.budgets, *self.case.capacities]

    def write(self) -> None:
        say = self.book.say
        summary = self.book.page("summary", say("about_workbook"), self.case.name, one_table=False)
        contents: list[tuple[Page, str]] = []

        def page(sheet: str, about: str = "", *, one_table: bool = True) -> Page:
            made = self.book.page(sheet, say(about or f"about_{sheet}"), one_table=one_table)
            contents.append((made, say(about or f"about_{sheet}")))
            return made

        funded = self._funded(page("funded"))
        self._out(page("out", "about_out" if self.reasons is not None else "about_out_alone"))
        used = self._usage(page("usage"))
        attained = self._attainment(page("attainment"))
        if (
            len(self.case.table("parties"))
            or len(self.case.table("judgements"))
            or self.arbitration is not None
        ):
            self._parties(page("parties", one_table=False))
        if self.compared is not None:
            self._scenarios(page("scenarios"), self.compared)
        self._summary(summary, funded, used, attained, contents)

    def _named(self, table: str, ids: Sequence[str]) -> dict[str, Field]:
        """A column of names, where there are any."""
        names = [self.case.own_names(table).get(i, "") for i in ids]
        return {"name": Field(self.book.say("name"), names)} if any(names) else {}

    def _funded(self, page: Page) -> Placed:
        say, frame = self.book.say, self.plan.funded
        known = ("initiative", "option", "start", "delivery", "points")
        spend = [str(c) for c in frame if c not in known]
        ids = frame.initiative.tolist()
        fields = {"initiative": Field(say("initiative"), ids)} | self._named("initiatives", ids)
        fields |= {c: Field(say(c), frame[c].tolist()) for c in ("option", "start")}
        fields["delivery"] = Field(say("delivery"), [d or say("after_horizon") for d in frame.delivery])
        fields["points"] = Field(say("points"), frame.points.tolist(), "points", total=True)
        for budget in spend:
            fields[f"spend {budget}"] = Field(
                say("spend", resource=budget.removesuffix(" (spend)")),
                frame[budget].tolist(),
                "money",
                total=True,
            )
        if len(spend) > 1:
            first, row = list(fields).index(f"spend {spend[0]}"), page.row + 1
            sums = [
                Formula(
                    f"=SUM({letters(first)}{row + k + 1}:{letters(first + len(spend) - 1)}{row + k + 1})",
                    math.fsum(amounts),
                )
                for k, amounts in enumerate(frame[spend].itertuples(index=False, name=None))
            ]
            fields["spend"] = Field(say("spend_all"), sums, "money", total=True)
        if self.reasons is not None:
            fields["lost"] = Field(
                say("replacement_cost"), self.reasons.replacement_cost[ids].tolist(), "points"
            )
        return page.table(fields, say("total"))

    def _out(self, page: Page) -> None:
        say, funded = self.book.say, {c.initiative for c in self.plan.choices}
        ids = [i for i in effects(self.case).initiatives if i not in funded]
        if self.reasons is None:
            page.table({"initiative": Field(say("initiative"), ids)} | self._named("initiatives", ids))
            return
        reasons = self.reasons.loc[ids].sort_values("price", kind="stable")
        ids = reasons.index.tolist()
        fields = {"initiative": Field(say("initiative"), ids)} | self._named("initiatives", ids)
        fields["price"] = Field(say("price"), reasons.price.tolist(), "points")
        fields["reason"] = Field(say("reason"), reasons.sentence.tolist(), "long")
        page.table(fields)

    def _usage(self, page: Page) -> Placed:
        say, frame = self.book.say, self.plan.usage
        order = {r: k for k, r in enumerate(self.resources)}
        frame = frame.sort_values("resource", key=lambda column: column.map(order), kind="stable")
        ids = frame.resource.tolist()
        parts = {r: f[["used", "available"]].to_numpy().ravel() for r, f in frame.groupby("resource")}
        numbers = {r: self.book.number_format("number", part.tolist()) for r, part in parts.items()}
        fields = {"resource": Field(say("resource"), ids)} | self._named("resources", ids)
        fields["unit"] = Field(say("unit"), [self.case.units("resources")[r] for r in ids])
        fields["period"] = Field(say("period"), frame.period.tolist())
        k, first = len(fields), page.row + 2
        used, available = letters(k), letters(k + 1)
        shown = [numbers[r] for r in ids]
        gives = frame.used.tolist()
        has = [a if math.isfinite(a) else None for a in frame.available]
        left: list[Formula] = []
        filled: list[Formula] = []
        for n, (u, a) in enumerate(zip(gives, has, strict=True), start=first):
            left.append(
                Formula(
                    f'=IF(ISNUMBER({available}{n}),{available}{n}-{used}{n},"")', "" if a is None else a - u
                )
            )
            filled.append(
                Formula(f'=IF(N({available}{n})>0,{used}{n}/{available}{n},"")', u / a if a else "")
            )
        fields["used"] = Field(say("used"), gives, "number", formats=shown)
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
        for n, resource in enumerate(self.resources[:_CHARTS]):
            at = (page.HEADER + n // 2 * 12, len(fields) + 1 + n % 2 * 6)
            self._use(page, at, resource, table, size)
        return table

    def _use(
        self,
        page: Page,
        at: tuple[int, int],
        resource: str,
        table: Placed,
        size: tuple[int, int],
        down: int = 0,
    ) -> None:
        span = len(self.case.periods)
        first = table.first + self.resources.index(resource) * span
        unit = self.case.units("resources")[resource]
        called = self.case.names("resources")[resource] + (f" ({unit})" if unit else "")
        title = self.book.say("use_of", resource=called)
        usage = self.plan.usage
        usage = usage[usage.resource == resource]
        limited, low = any(map(math.isfinite, usage.available)), float(usage.used.min())
        excel_charts.use(
            page,
            at,
            title,
            table,
            (first, first + span - 1),
            money=resource in self.case.budgets,
            limited=limited,
            low=low,
            size=size,
            down=down,
        )

    def _attainment(self, page: Page) -> Placed:
        say, frame = self.book.say, self.plan.attainment
        results = self.case.key_results.set_index("key_result")
        order = {o: k for k, o in enumerate(self.case.rows("objectives"))}
        aimed = results.target.notna()
        # those with a target stand together, so that one chart can show them
        frame = frame.assign(open=[not aimed[k] for k in frame.key_result], order=frame.objective.map(order))
        frame = frame.sort_values(["open", "order", "key_result"], kind="stable")
        ids = frame.key_result.tolist()
        rows = results.loc[ids]
        numbers = effects(self.case)
        full = dict(zip(numbers.key_results, numbers.points(self.plan.problem.weights).tolist(), strict=True))
        shown = [
            self.book.number_format("share" if aimed[k] else "points", figures)
            for k, *figures in zip(ids, frame.progress, frame.attainment, strict=True)
        ]
        own = [
            self.book.number_format("number", pair) for pair in zip(rows.baseline, rows.target, strict=True)
        ]
        fields = {
            "key_result": Field(say("key_result"), ids),
            "indicator": Field(say("indicator"), [self.case.names("kpis")[k] for k in rows.kpi]),
            "unit": Field(say("unit"), [self.case.units("kpis")[k] for k in rows.kpi]),
            "objective": Field(say("objective"), frame.objective.tolist()),
            "baseline": Field(say("baseline"), rows.baseline.tolist(), "number", formats=own),
            "target": Field(say("target"), rows.target.tolist(), "number", formats=own),
            "progress": Field(say("progress"), frame.progress.tolist(), "number", formats=shown),
            "attained": Field(say("attained"), frame.attainment.tolist(), "number", formats=shown),
            "points": Field(say("points"), frame.points.tolist(), "points", total=True),
            "full": Field(
                say("points_full"), [full[k] if aimed[k] else math.nan for k in ids], "points", total=True
            ),
        }
        table = page.table(fields, say("total"))
        count = int(aimed[ids].sum())
        if count:
            part = (table.first, table.first + count - 1)
            series = [(table.head("attained"), table.cells("attained", *part))]
            low = float(frame.attainment.iloc[:count].min())
            labels = self.book.number_format("share", frame.attainment.iloc[:count].tolist())
            excel_charts.bars(
                page,
                (page.row, 0),
                say("attainment_by"),
                table.cells("key_result", *part),
                series,
                "0%",
                low,
                760,
                labels,
            )
        return table

    def _parties(self, page: Page) -> None:
        say, own_points = self.book.say, party_weights(self.case)
        objectives = list(self.case.table("objectives")["objective"])
        weights = {say("strategy"): dict(self.plan.problem.weights)}
        weights |= {party: own_points.points(party) for party in own_points.parties}
        worth: dict[str, list[float]] = {}
        for party, own in weights.items():
            same = replace(self.plan, problem=self.plan.problem.with_weights(own))
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
                        self.case.names("objectives")[o], [dealt_points[p][k] for p in names], "points"
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
            excel_charts.stacked(
                page, at, say("points_by_party"), placed.cells("party"), series, low, (600, 300)
            )
            page.row = max(page.row, page.HEADER + 17)
        if self.arbitration is not None:
            words = {"zero": say("zero")}
            for heading, frame in (
                ("payoff", self.arbitration.payoff),
                ("contested", self.arbitration.contested),
            ):
                page.heading(say(heading))
                page.table(self._fields(frame, words), filtered=False)

    def _fields(self, frame: pd.DataFrame, words: dict[str, str]) -> dict[str, Field]:
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
                values = [
                    self.book.say(f"settle_{v}") if is_phrase(f"book_settle_{v}") else v for v in values
                ]
            elif column in ("portfolio", "initiative"):
                values = [words.get(v, v) for v in values]
            kind: Any = {"cost": "money", "funded": "number"}.get(column, "points") if number else "text"
            fields[column] = Field(self.book.say(heading) if known else column, values, kind)
        return fields

    def _scenarios(self, page: Page, compared: Comparison) -> None:
        say, frame = self.book.say, compared.summary
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
        fields |= {
            c: Field(say(c), frame[c].str.replace(" ", ", ").tolist()) for c in ("entering", "leaving")
        }
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

    def _summary(
        self, page: Page, funded: Placed, used: Placed, attained: Placed, contents: Sequence[tuple[Page, str]]
    ) -> None:
        say = self.book.say
        page.heading(say("key_figures"))
        page.widen(0, 38)
        page.widen(1, 36)
        for label, value, pattern in self._figures(funded):
            page.text(page.row, 0, label, bottom=1, bottom_color="#D9D9D9")
            page.put(
                page.row, 1, value, "text", pattern, align="left", bold=True, bottom=1, bottom_color="#D9D9D9"
            )
            page.row += 1
        page.row += 1
        page.heading(say("points_by"))
        objectives = list(self.case.table("objectives")["objective"])
        earned = (
            self.plan.attainment.groupby("objective")
            .points.sum()
            .reindex(objectives, fill_value=0.0)
            .tolist()
        )
        weights = [self.plan.problem.weights[o] for o in objectives]
        names = [self.case.names("objectives")[o] for o in objectives]
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
        for n, budget in enumerate(self.case.budgets[:2]):
            self._use(page, at, budget, used, (520, 250), down + 10 + 260 * n)
        self._otherwise(page)
        page.heading(say("contents"))
        link = self.book.style(font_color="#0563C1", underline=1)
        places = [(f"internal:{other.quoted}!A1", other.name, about) for other, about in contents]
        for place, name, about in [
            *places,
            ("internal:initiatives!A1", "initiatives … settings", say("about_inputs")),
        ]:
            page.sheet.write_url(page.row, 0, place, link, name)
            page.across(page.row, 1, len(fields) - 1, about)
            page.row += 1

    def _figures(self, funded: Placed) -> list[tuple[str, Any, str]]:
        """What the summary says first: label, value or formula, number format."""
        say, plan = self.book.say, self.plan
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
        shown = self.book.number_format("money", frame[spend].to_numpy().ravel().tolist())
        total = math.fsum(frame[spend].to_numpy().ravel())
        figures: list[tuple[str, Any, str]] = [
            (say("impact"), plan.impact, "#,##0.0000"),
            (say("bound"), plan.bound, "#,##0.0000"),
            (say("gap"), plan.gap, f"0.{'0' * share_decimals(plan.gap, 2)}%"),
            (say("proof"), proven, ""),
        ]
        late = (
            0
            if self.reasons is None
            else int((self.reasons.replacement_cost.isna() & self.reasons.price.isna()).sum())
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
        periods = self.case.periods
        figures += [
            (say("count_funded"), Formula(f"=COUNTA({funded.span('initiative')})", float(len(frame))), "0"),
            (say("count_candidates"), float(len(effects(self.case).initiatives)), "0"),
            (say("horizon"), periods[0] if len(periods) == 1 else f"{periods[0]} – {periods[-1]}", ""),
            (say("discount_rate"), self.case.settings.discount_rate, "0.0%"),
            (say("fingerprint"), self.case.fingerprint[:16], ""),
        ]
        return figures

    def _otherwise(self, page: Page) -> None:
        """What the question changes beside the tables: the sheets of the inputs do not hold it."""
        say, plan = self.book.say, self.plan
        rows = Difference(replace(plan, problem=Problem(self.case)), plan).inputs
        if not len(rows):
            return
        page.heading(say("asked_otherwise"))
        columns = {"what": "row", "part": "column", "in_tables": "before", "asked": "after"}
        page.table(
            {phrase: Field(say(phrase), rows[column].tolist()) for phrase, column in columns.items()},
            filtered=False,
        )
