"""A second reading of case.md and model.md, by brute force, to hold the package against.

It shares no code with the package and needs only the standard library. Amounts are exact fractions; only
powers of the discount are floats. Tables stand as in the CSV files: for each table its rows, column -> text,
blank where absent.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product
from math import inf

type Row = dict[str, str]
type Tables = dict[str, list[Row]]
type Settings = dict[str, object]
type Choice = tuple[str, str, str]  # initiative, option, label of the starting period
type Number = Fraction | float
type Weights = Mapping[str, float]
type Vector = tuple[float, ...]
type Record = Mapping[str, tuple[str, str]]  # a plan of record: initiative -> option, label of the start
# a value for each row of contributions; what succeeded
type Draw = tuple[Sequence[float], Mapping[tuple[str, str], bool]]

NOT_PERIODS = {"resource", "name", "kind", "unit", "usable", "carry_over", "note"}
TIE = 1e-7
TOLERANCE = 1e-9  # of shares by objective, which are quotients
NOISE = 1e-10  # of impacts reckoned in floats: what differs by less is the same number
DOUBLES = 2.0**-48  # of sums in floats, and of limits that were reckoned in them
SAME = 1e-6


@dataclass(frozen=True)
class Answer:
    """The one answer of a case, and how close the tie rule was to another."""

    impact: float
    funded: list[Choice]
    money: float
    ties: int  # feasible portfolios whose impact counts as the highest
    runner_up_margin: float  # from the edge of "counts as the highest" to the nearest feasible impact


@dataclass(frozen=True)
class Candidate:
    """One initiative in one option from one start, admissible or not."""

    choice: Choice
    initiative: str
    row: int  # of the option, among those of its initiative
    start: int
    delivery: int
    faults: list[str]  # windows it breaks: none if admissible
    use: dict[str, list[Number]]  # resource -> amount in each period
    money: Number
    delivers: Number  # the option's share of what the initiative brings
    effects: dict[str, Number]  # KPI -> change expected in it, undiscounted
    progress: list[Number]  # g, by key result
    share: dict[str, Number]  # objective -> part of its spend attributed to it


@dataclass(frozen=True)
class KeyResult:
    name: str
    objective: str
    kpi: str
    share: Number  # of its objective's points
    span: Number  # change in the KPI that is worth an attainment of 1
    due: float
    stretch: Number
    bounded: bool
    reached: Number  # G0: the progress that stands already

    def attainment(self, progress: Number) -> Number:
        if not self.bounded:
            return progress
        return min(1, progress) + self.stretch * max(0, progress - 1)

    def earned(self, progress: Number) -> Number:
        """What progress on top of what stands already adds to the attainment."""
        return self.attainment(self.reached + progress) - self.attainment(self.reached)


@dataclass(frozen=True)
class Safest:
    """The best value by some measure over draws, and who reaches it."""

    value: float
    funded: list[Choice]  # by the one-answer rule, among those that reach it
    tied: list[list[Choice]]  # every feasible portfolio that reaches it
    runner_up_margin: float  # from the edge of "reaches it" to the nearest feasible value


@dataclass(frozen=True)
class Steered:
    """The best by the measure of one level of steering."""

    measure: Vector  # level 1: deadlines kept, then the periods in hand; the others: one number
    funded: list[Choice]  # by the one-answer rule, among those that reach it
    # from the edge of "reaches it" to the nearest feasible measure; level 1 is whole numbers: inf
    runner_up_margin: float


@dataclass(frozen=True)
class Near:
    """The portfolio that changes least of a plan of record, among those nearly as good as the best."""

    record: Record
    best: float  # the highest value of any portfolio
    value: float
    changes: dict[str, str]  # initiative -> in, out, option, start
    funded: list[Choice]
    margin: float  # from an edge that decides to the nearest value that floats can tell from it


@dataclass(frozen=True)
class Steps:
    """The non-dominated pairs of changed lines and value, fewest changes first."""

    pairs: list[tuple[int, float]]
    funded: list[list[Choice]]  # by the one-answer rule, among those with that many changes and that value
    margin: float


def cell(row: Row, column: str) -> str:
    return row.get(column, "").strip()


def exceeds(amount: Number, limit: Number, slack: float = DOUBLES) -> bool:
    return bool(amount - limit > slack * max(abs(float(amount)), abs(float(limit))))


class Case:
    """The tables with every default applied, in exact numbers or, for speed, in floats."""

    def __init__(self, tables: Tables, settings: Settings, number: Callable[..., Number] = Fraction) -> None:
        self.tables, self.number = tables, number
        columns = dict.fromkeys(column for row in self.rows("resources") for column in row)
        self.periods = [c for c in columns if c not in NOT_PERIODS and not c.startswith("_")]
        self.finish_inside = str(settings.get("finish_inside", True)).lower() != "false"
        self.rate = float(str(settings.get("discount_rate") or 0))
        self.per_year = float(str(settings.get("periods_per_year") or self.read_off_labels()))

        self.initiatives = {row["initiative"]: row for row in self.rows("initiatives")}
        self.running = {name for name, row in self.initiatives.items() if cell(row, "status") == "running"}
        self.weights = {row["objective"]: self.amount(row, "weight") for row in self.rows("objectives")}
        self.kinds = {row["kpi"]: cell(row, "kind") for row in self.rows("kpis")}
        self.worth = {
            row["kpi"]: self.amount(row, "value") for row in self.rows("kpis") if cell(row, "value")
        }
        self.drives = {r["kpi"]: (cell(r, "drives"), self.amount(r, "factor", 1)) for r in self.rows("kpis")}
        self.key_results = self.read_key_results()
        self.limits = {row["resource"]: self.read_limits(row) for row in self.rows("resources")}
        self.carry_over = {row["resource"]: self.amount(row, "carry_over") for row in self.rows("resources")}
        self.budgets = {row["resource"] for row in self.rows("resources") if cell(row, "kind") == "budget"}
        self.stopping = {name: self.read_stopping(name) for name in self.running}
        self.candidates = {c.choice: c for name in self.initiatives for c in self.read_candidates(name)}

        related = defaultdict(list)
        for row in self.rows("relations"):
            related[row["relation"]].append(row)
        self.requires = [
            (r["initiative"], [other.strip() for other in r["other"].split("|")], self.whole(r, "lag"))
            for r in related["requires"]
        ]
        self.excludes = [(r["initiative"], r["other"]) for r in related["excludes"]]
        self.both_or_none = [(r["initiative"], r["other"]) for r in related["all"]]
        self.synergies = [
            ((r["initiative"], r["other"]), self.climb({r["kpi"]: self.amount(r, "amount")}))
            for r in related["synergy"]
        ]

    # Reading

    def rows(self, table: str) -> list[Row]:
        return self.tables.get(table, [])

    def amount(self, row: Row, column: str, default: int = 0) -> Number:
        return self.number(cell(row, column) or default)

    def whole(self, row: Row, column: str) -> int | None:
        return int(Fraction(cell(row, column))) if cell(row, column) else None

    def period(self, row: Row, column: str, default: float) -> float:
        return self.periods.index(cell(row, column)) if cell(row, column) else default

    def read_off_labels(self) -> int:
        for pattern, count in (r"\d{4}-\d{2}", 12), (r"\d{4}", 1):
            if all(re.fullmatch(pattern, label) for label in self.periods):
                return count
        return 4

    def read_limits(self, row: Row) -> list[Number]:
        usable = self.amount(row, "usable", 1)
        return [usable * self.number(cell(row, p)) if cell(row, p) else inf for p in self.periods]

    def read_key_results(self) -> list[KeyResult]:
        total: dict[str, Number] = defaultdict(int)
        for row in self.rows("key_results"):
            total[row["objective"]] += self.amount(row, "weight", 1)
        return [
            KeyResult(
                name=row["key_result"],
                objective=row["objective"],
                kpi=row["kpi"],
                share=self.amount(row, "weight", 1) / total[row["objective"]],
                span=self.amount(row, "target") - self.amount(row, "baseline") if cell(row, "target") else 1,
                due=self.period(row, "due", inf),
                stretch=self.amount(row, "stretch"),
                bounded=bool(cell(row, "target")),
                reached=self.read_reached(row),
            )
            for row in self.rows("key_results")
        ]

    def read_reached(self, row: Row) -> Number:
        if not cell(row, "target") or not cell(row, "current"):
            return 0
        baseline = self.amount(row, "baseline")
        return (self.amount(row, "current") - baseline) / (self.amount(row, "target") - baseline)

    def read_stopping(self, initiative: str) -> dict[str, list[Number]]:
        """What not funding it uses, from the first period of the horizon on."""
        use: dict[str, list[Number]] = {resource: [0] * len(self.periods) for resource in self.limits}
        for row in self.rows("requirements"):
            if row["initiative"] == initiative and cell(row, "option") == "stop":
                for t in range(len(self.periods)):
                    use[row["resource"]][t] += self.amount(row, str(t + 1))
        return use

    def read_candidates(self, initiative: str) -> Iterator[Candidate]:
        window = self.initiatives[initiative]
        earliest, latest = self.period(window, "earliest", 0), self.period(window, "latest", inf)
        if initiative in self.running and not cell(window, "latest"):
            latest = 0
        options = [r for r in self.rows("options") if r["initiative"] == initiative]
        for row, terms in enumerate(options or [{"option": "full"}]):
            option = terms["option"]
            needs = [
                (r["resource"], int(column), self.amount(r, column))
                for r in self.rows("requirements")
                if r["initiative"] == initiative and cell(r, "option") in ("", option)
                for column in r
                if column.isdecimal()
            ]
            last_used = max((column for _, column, amount in needs if amount), default=1)
            duration = self.whole(terms, "duration") or last_used
            effects = self.climb(self.effects(initiative, terms))
            for start, label in enumerate(self.periods):
                delivery = start + duration - 1
                windows = {
                    "starts before its earliest": start < earliest,
                    "starts after its latest": start > latest,
                    "delivers beyond the horizon": self.finish_inside and delivery >= len(self.periods),
                }
                use: dict[str, list[Number]] = {resource: [0] * len(self.periods) for resource in self.limits}
                for resource, column, amount in needs:
                    if start + column <= len(self.periods):
                        use[resource][start + column - 1] += amount
                yield Candidate(
                    choice=(initiative, option, label),
                    initiative=initiative,
                    row=row,
                    start=start,
                    delivery=delivery,
                    faults=[fault for fault, holds in windows.items() if holds],
                    use=use,
                    money=sum(sum(use[budget]) for budget in self.budgets),
                    delivers=self.amount(terms, "delivers", 1),
                    effects=effects,
                    progress=self.progress(effects, delivery),
                    share=self.attribution(effects, delivery),
                )

    # Value

    def effects(self, initiative: str, terms: Row) -> dict[str, Number]:
        general, named = {}, {}
        for row in self.rows("contributions"):
            if row["initiative"] == initiative and not cell(row, "option"):
                general[row["kpi"]] = self.amount(row, "expected") * self.amount(terms, "delivers", 1)
            elif row["initiative"] == initiative and cell(row, "option") == terms["option"]:
                named[row["kpi"]] = self.amount(row, "expected")
        return {
            kpi: effect * self.success(terms | {"initiative": initiative})
            for kpi, effect in (general | named).items()
        }

    def success(self, terms: Row) -> Number:
        return self.amount(terms, "success", 1)

    def climb(self, effects: Mapping[str, Number]) -> dict[str, Number]:
        """Effects on every KPI, those reached through `drives` included."""
        total: dict[str, Number] = defaultdict(int)
        for kpi, effect in effects.items():
            while kpi:
                total[kpi] += effect
                kpi, factor = self.drives.get(kpi, ("", 1))
                effect *= factor
        return dict(total)

    def undiscounted(self, effects: Mapping[str, Number], delivery: int) -> list[Number]:
        return [effects.get(k.kpi, 0) / k.span if delivery <= k.due else 0 for k in self.key_results]

    def discount(self, period: int) -> Number:
        """What a point or a unit of money is worth at the end of a period."""
        return self.number((1 + self.rate) ** -((period + 1) / self.per_year))

    def progress(self, effects: Mapping[str, Number], delivery: int) -> list[Number]:
        discount = self.discount(delivery)
        return [g * discount for g in self.undiscounted(effects, delivery)]

    def attribution(self, effects: Mapping[str, Number], delivery: int) -> dict[str, Number]:
        # All of a candidate's effects share one discount, which proportions do not see: so these are exact.
        points: dict[str, Number] = defaultdict(int)
        for k, g in zip(self.key_results, self.undiscounted(effects, delivery), strict=True):
            points[k.objective] += self.weights[k.objective] * k.share * g
        earned = {objective: p for objective, p in points.items() if p > 0}
        return {objective: p / sum(earned.values()) for objective, p in earned.items()}

    def parts(self, funded: Sequence[Candidate]) -> Iterator[tuple[tuple[str, ...], list[Number]]]:
        """Who moves the key results, and by how much: each initiative, then each pair with a synergy."""
        yield from (((c.initiative,), c.progress) for c in funded)
        yield from ((pair, self.progress(effects, later)) for pair, effects, later in self.together(funded))

    def together(
        self, funded: Sequence[Candidate]
    ) -> Iterator[tuple[tuple[str, str], dict[str, Number], int]]:
        """The pairs with a synergy of which both are funded: its effects, and the later of the two
        deliveries.
        """
        delivered = {c.initiative: c.delivery for c in funded}
        for (one, other), effects in self.synergies:
            if one in delivered and other in delivered and self.works_together(funded, one, other):
                yield (one, other), effects, max(delivered[one], delivered[other])

    def works_together(self, funded: Sequence[Candidate], one: str, other: str) -> bool:
        return True  # a synergy counts in full: the chance of success does not touch it

    def attained(self, parts: Iterable[Sequence[Number]]) -> list[tuple[Number, Number]]:
        """G of every key result, and what it adds to the attainment."""
        sums = [sum(column) for column in zip(*parts, strict=True)] or [0] * len(self.key_results)
        return [(g, k.earned(g)) for k, g in zip(self.key_results, sums, strict=True)]

    def impact(self, funded: Sequence[Candidate], weights: Mapping[str, Number] | None = None) -> Number:
        points = self.weights if weights is None else {o: self.number(w) for o, w in weights.items()}
        attained = self.attained(progress for _, progress in self.parts(funded))
        return sum(
            points.get(k.objective, 0) * k.share * a
            for k, (_, a) in zip(self.key_results, attained, strict=True)
        )

    # Levels of steering

    def steers(self, level: int) -> bool:
        """Whether the case has what the level steers by."""
        return {
            1: any(cell(row, "deadline") for row in self.rows("initiatives")),
            2: any(cell(row, "scope") for row in self.rows("initiatives")),
            3: bool(self.worth),
            4: any(self.kind(k) == "usage" for k in self.key_results),
            5: any(self.kind(k) == "outcome" for k in self.key_results),
            6: True,
        }[level]

    def kind(self, key_result: KeyResult) -> str:
        return self.kinds.get(key_result.kpi, "outcome")

    def measure(self, funded: Sequence[Candidate], level: int) -> tuple[Number, ...]:
        """What the portfolio is worth to who steers at this level; where there are two numbers, the first
        decides.
        """
        match level:
            case 1:
                in_hand = [
                    self.periods.index(due) - c.delivery
                    for c in funded
                    if (due := cell(self.initiatives[c.initiative], "deadline"))
                ]
                return sum(periods >= 0 for periods in in_hand), sum(in_hand)
            case 2:
                return (
                    sum(self.amount(self.initiatives[c.initiative], "scope") * c.delivers for c in funded),
                )
            case 3:
                earned = [(c.effects, c.delivery) for c in funded] + [
                    (effects, later) for _, effects, later in self.together(funded)
                ]
                return (
                    sum(self.income(effects, delivery) for effects, delivery in earned)
                    - sum(map(self.cost, self.uses(funded))),
                )
            case 4 | 5:
                attained = self.attained(progress for _, progress in self.parts(funded))
                kind = {4: "usage", 5: "outcome"}[level]
                return (
                    sum(
                        a
                        for k, (_, a) in zip(self.key_results, attained, strict=True)
                        if self.kind(k) == kind
                    ),
                )
            case _:
                return (self.impact(funded),)

    def income(self, effects: Mapping[str, Number], delivery: int) -> Number:
        """Money from the effects over what is left of the horizon after delivery."""
        periods_left = max(0, len(self.periods) - 1 - delivery)
        a_year = sum(self.worth.get(kpi, 0) * effect for kpi, effect in effects.items())
        return a_year * periods_left / self.number(self.per_year) * self.discount(delivery)

    def cost(self, use: Mapping[str, list[Number]]) -> Number:
        """All budgets spent inside the horizon, each period's at its end."""
        return sum(
            use[budget][t] * self.discount(t) for budget in self.budgets for t in range(len(self.periods))
        )

    # Demands

    def stopped(self, funded: Sequence[Candidate]) -> list[str]:
        return sorted(self.running - {c.initiative for c in funded})

    def uses(self, funded: Sequence[Candidate]) -> list[dict[str, list[Number]]]:
        """What a portfolio uses: what is funded, and what stopping the running ones that are not costs."""
        return [c.use for c in funded] + [self.stopping[name] for name in self.stopped(funded)]

    def money(self, funded: Sequence[Candidate]) -> Number:
        return sum(sum(use[budget]) for use in self.uses(funded) for budget in self.budgets)

    def usage(self, funded: Sequence[Candidate]) -> Iterator[tuple[str, str, Number, Number]]:
        uses = self.uses(funded)
        for resource, limits in self.limits.items():
            carried: Number = 0
            for t, limit in enumerate(limits):
                used, available = sum(use[resource][t] for use in uses), limit + carried
                yield resource, self.periods[t], used, available
                carried = self.carry_over[resource] * max(0, available - used) if available < inf else 0

    def broken(self, funded: Sequence[Candidate]) -> Iterator[str]:
        held: dict[str, list[Candidate]] = defaultdict(list)
        for c in funded:
            held[c.initiative].append(c)
        for name, row in self.initiatives.items():
            if len(held.get(name, ())) > 1:
                yield f"{name}: funded more than once"
            if cell(row, "mandatory").lower() == "true" and name not in held:
                yield f"{name}: mandatory"
        for c in funded:
            yield from (f"{c.initiative}: {fault}" for fault in c.faults)
        for row in self.rows("decisions"):
            name, wanted = row["initiative"], (cell(row, "option"), cell(row, "start"))
            kept = any(
                all(w in ("", has) for w, has in zip(wanted, c.choice[1:], strict=True))
                for c in held.get(name, ())
            )
            if (name in held) if row["decision"] == "reject" else not kept:
                yield f"{name}: decision to {row['decision']}"
        for name, others, lag in self.requires:
            for c in held.get(name, ()):
                found = [other for each in others for other in held.get(each, ())]
                if not any(lag is None or c.start >= other.delivery + 1 + lag for other in found):
                    yield f"{name}: requires {' | '.join(others)}, lag {lag}"
        for one, other in self.excludes:
            if one in held and other in held:
                yield f"{one}: excludes {other}"
        for one, other in self.both_or_none:
            if (one in held) is not (other in held):
                yield f"{one}: goes with {other}"
        for row in self.rows("buckets"):
            yield from self.broken_bucket(row, funded)
        for name in sorted({row["rule"] for row in self.rows("rules")}):
            yield from self.broken_rule(name, funded)
        yield from self.broken_limits(funded)

    def broken_limits(self, funded: Sequence[Candidate]) -> Iterable[str]:
        for resource, period, used, available in self.usage(funded):
            if exceeds(used, available):
                yield f"{resource}, {period}: {float(used)} used of {float(available)}"

    def broken_bucket(self, row: Row, funded: Sequence[Candidate]) -> Iterator[str]:
        by, bucket, measure = row["by"], row["bucket"], row["measure"]
        inside: Number = 0
        total: Number = 0
        for c in funded:
            spent = 1 if measure == "count" else sum(c.use[row["resource"]])
            belongs = cell(self.initiatives[c.initiative], by) == bucket
            inside += spent * (c.share.get(bucket, 0) if by == "objective" else belongs)
            total += spent
        for name in self.stopped(funded) if measure != "count" else ():
            spent = sum(self.stopping[name][row["resource"]])
            inside += spent * (by != "objective" and cell(self.initiatives[name], by) == bucket)
            total += spent
        unit = total if measure == "share" else 1
        slack = TOLERANCE if by == "objective" else DOUBLES
        if cell(row, "min") and exceeds(self.amount(row, "min") * unit, inside, slack):
            yield f"bucket {by} = {bucket}: {measure} below {row['min']}"
        if cell(row, "max") and exceeds(inside, self.amount(row, "max") * unit, slack):
            yield f"bucket {by} = {bucket}: {measure} above {row['max']}"

    def broken_rule(self, name: str, funded: Sequence[Candidate]) -> Iterator[str]:
        rows = [row for row in self.rows("rules") if row["rule"] == name]
        low, high, when = ("".join(cell(r, c) for r in rows) for c in ("min", "max", "when"))
        for t in range(len(self.periods)) if when in ("active", "start") else (None,):
            total: Number = 0
            for c in funded:
                inside = {
                    None: True,
                    "active": t is not None and c.start <= t <= c.delivery,
                    "start": c.start == t and c.initiative not in self.running,
                }[when if t is not None else None]
                for row in rows if inside else ():
                    named = cell(row, "initiative")
                    owner = self.initiatives[c.initiative]
                    if (
                        named == c.initiative if named else cell(owner, cell(row, "by")) == cell(row, "value")
                    ) and cell(row, "option") in ("", c.choice[1]):
                        total += self.amount(row, "weight", 1)
            if low and exceeds(self.number(low), total):
                yield f"rule {name}: below {low}"
            if high and exceeds(total, self.number(high)):
                yield f"rule {name}: above {high}"

    # Portfolios

    def chosen(self, funded: Iterable[Choice]) -> list[Candidate]:
        return [self.candidates[choice] for choice in funded]

    def portfolios(self) -> Iterator[list[Candidate]]:
        ways: dict[str, list[Candidate | None]] = {name: [None] for name in sorted(self.initiatives)}
        for c in self.candidates.values():
            if not c.faults:
                ways[c.initiative].append(c)
        for combination in product(*ways.values()):
            yield [c for c in combination if c is not None]

    def preference(self, funded: Sequence[Candidate]) -> tuple[object, ...]:
        """What decides between portfolios of equal impact: the smallest is the answer."""
        held = {c.initiative: (0, c.row, c.start) for c in funded}
        by_id = [held.get(name, (1, 0, 0)) for name in sorted(self.initiatives)]
        return self.money(funded), len(funded), sum(c.start for c in funded), by_id

    def changes(self, record: Record, funded: Sequence[Candidate]) -> dict[str, str]:
        """What a portfolio changes of a plan of record; what the case no longer has is no change."""
        held = {c.initiative: c.choice[1:] for c in funded}
        found = {}
        for name in self.initiatives:
            before, after = record.get(name), held.get(name)
            if before is None or after is None:
                if before != after:
                    found[name] = "out" if after is None else "in"
            elif before[0] != after[0]:
                found[name] = "option"
            elif before[1] != after[1] and name not in self.running:  # work in flight is kept in its option
                found[name] = "start"
        return found


def value(
    tables: Tables, settings: Settings, funded: Iterable[Choice], weights: Mapping[str, float] | None = None
) -> float:
    """Impact in points; by a party's `weights`, an objective they leave out being worth nothing."""
    case = Case(tables, settings)
    return float(case.impact(case.chosen(funded), weights))


def attainment(
    tables: Tables, settings: Settings, funded: Iterable[Choice]
) -> dict[str, tuple[float, float, float]]:
    """G0 + G, its a, and the points earned, of every key result."""
    case = Case(tables, settings)
    attained = case.attained(progress for _, progress in case.parts(case.chosen(funded)))
    return {
        k.name: (
            float(k.reached + g),
            float(k.attainment(k.reached + g)),
            float(case.weights[k.objective] * k.share * earned),
        )
        for k, (g, earned) in zip(case.key_results, attained, strict=True)
    }


def before(tables: Tables, settings: Settings) -> dict[str, float]:
    """a(G0) of every key result: what is attained already."""
    return {k.name: float(k.attainment(k.reached)) for k in Case(tables, settings).key_results}


def points_by_initiative(tables: Tables, settings: Settings, funded: Iterable[Choice]) -> dict[str, float]:
    """The impact shared among the funded: in proportion to g, half of a synergy to each of its two."""
    case = Case(tables, settings)
    parts = list(case.parts(case.chosen(funded)))
    rates = [a / g if g else 1 for g, a in case.attained(progress for _, progress in parts)]
    points: dict[str, Number] = defaultdict(int)
    for who, progress in parts:
        earned = sum(
            case.weights[k.objective] * k.share * r * g
            for k, r, g in zip(case.key_results, rates, progress, strict=True)
        )
        for name in who:
            points[name] += earned / len(who)
    return {name: float(p) for name, p in points.items()}


def usage(
    tables: Tables, settings: Settings, funded: Iterable[Choice]
) -> dict[tuple[str, str], tuple[float, float]]:
    """Used and available (carried in included) of every resource in every period."""
    case = Case(tables, settings)
    return {(r, p): (float(used), float(limit)) for r, p, used, limit in case.usage(case.chosen(funded))}


def broken(tables: Tables, settings: Settings, funded: Iterable[Choice]) -> list[str]:
    """Every demand that this portfolio breaks."""
    case = Case(tables, settings)
    return list(case.broken(case.chosen(funded)))


def portfolios(tables: Tables, settings: Settings) -> Iterator[list[Choice]]:
    """Every choice of at most one admissible option and start for each initiative, feasible or not."""
    for funded in Case(tables, settings).portfolios():
        yield [c.choice for c in funded]


def best(tables: Tables, settings: Settings) -> Answer | None:
    """The one answer, or None where nothing is feasible."""
    quick, exact = Case(tables, settings, float), Case(tables, settings)
    ranked = sorted(((float(quick.impact(p)), p) for p in quick.portfolios()), key=lambda pair: -pair[0])
    feasible = ((impact, p) for impact, p in ranked if not any(quick.broken(p)))
    highest, first = next(feasible, (None, []))
    if highest is None:
        return None
    margin = TIE * max(1, abs(highest))
    edge, tied = highest - margin, [first]
    for impact, portfolio in feasible:
        margin = min(margin, abs(impact - edge))
        if impact < edge:
            break
        tied.append(portfolio)
    answer = min((exact.chosen(c.choice for c in p) for p in tied), key=exact.preference)
    return Answer(
        impact=float(exact.impact(answer)),
        funded=[c.choice for c in answer],
        money=float(exact.money(answer)),
        ties=len(tied),
        runner_up_margin=float(margin),
    )


# Round after round


class Feasible:
    """Every feasible portfolio and what it is worth at a level of steering (level 1 apart, whose measure is
    two numbers), enumerated once for many questions.
    """

    def __init__(self, tables: Tables, settings: Settings) -> None:
        self.quick, self.exact = Case(tables, settings, float), Case(tables, settings)
        self.portfolios = [p for p in self.quick.portfolios() if not any(self.quick.broken(p))]

    def values(self, level: int = 6) -> list[float]:
        return [float(self.quick.measure(p, level)[0]) for p in self.portfolios]

    def one_answer(self, tied: Iterable[Sequence[Candidate]]) -> list[Choice]:
        answer = min((self.exact.chosen(c.choice for c in p) for p in tied), key=self.exact.preference)
        return [c.choice for c in answer]

    def near(self, record: Record, within: float, level: int = 6) -> Near:
        """The fewest changed lines at no less than the best value but `within` of it; then the highest
        value; then the one-answer rule.
        """
        values = self.values(level)
        best = max(values)
        edge = best - within * max(abs(best), 1e-9)
        good = [
            (len(self.quick.changes(record, p)), v, p)
            for v, p in zip(values, self.portfolios, strict=True)
            if v >= edge - NOISE * max(1, abs(best))
        ]
        fewest = min(n for n, *_ in good)
        top = max(v for n, v, _ in good if n == fewest)
        tie = top - TIE * max(1, abs(top))
        funded = self.one_answer(p for n, v, p in good if n == fewest and v >= tie)
        value = float(self.exact.measure(self.exact.chosen(funded), level)[0])
        return Near(
            record=record,
            best=best,
            value=value,
            changes=self.exact.changes(record, self.exact.chosen(funded)),
            funded=funded,
            margin=min(told_apart(values, edge, best), told_apart(values, top, best)),
        )

    def keeping(self, record: Record, changes: int) -> tuple[float, list[Choice], float] | None:
        """The best with at most so many changed lines, its portfolio, and how close the tie rule was."""
        values = [
            (v, p)
            for v, p in zip(self.values(), self.portfolios, strict=True)
            if len(self.quick.changes(record, p)) <= changes
        ]
        if not values:
            return None
        top = max(v for v, _ in values)
        edge = top - TIE * max(1, abs(top))
        funded = self.one_answer(p for v, p in values if v >= edge)
        return top, funded, told_apart((v for v, _ in values), top, top)

    def stability(self, record: Record, level: int = 6) -> Steps:
        by_changes: dict[int, list[tuple[float, Sequence[Candidate]]]] = defaultdict(list)
        for v, p in zip(self.values(level), self.portfolios, strict=True):
            by_changes[len(self.quick.changes(record, p))].append((v, p))
        pairs: list[tuple[int, float]] = []
        funded, margin = [], inf
        for n, ways in sorted(by_changes.items()):
            top = max(v for v, _ in ways)
            last = pairs[-1][1] if pairs else -inf
            margin = min(margin, told_apart((v for v, _ in ways), top, top), told_apart([top], last, top))
            if top > last + TIE * max(1, abs(top)):
                pairs.append((n, top))
                funded.append(self.one_answer(p for v, p in ways if v >= top - TIE * max(1, abs(top))))
        return Steps(pairs, funded, margin)

    def postponed(self, funded: Sequence[Choice], initiative: str, by: int) -> float:
        """What the best portfolio loses in which it starts at least `by` periods later."""
        chosen = self.quick.chosen(funded)
        start = next(c.start for c in chosen if c.initiative == initiative)
        later = (
            float(self.quick.impact(p))
            for p in self.portfolios
            if any(c.initiative == initiative and c.start >= start + by for c in p)
        )
        return float(self.quick.impact(chosen)) - max(later, default=-inf)

    def slipped(self, funded: Sequence[Choice], initiative: str, by: int) -> tuple[float, list[str]]:
        """What is lost when it delivers `by` periods late and nothing else moves, and who requires it
        earlier.
        """
        case = self.exact
        chosen = case.chosen(funded)
        late = [
            replace(c, delivery=c.delivery + by, progress=case.progress(c.effects, c.delivery + by))
            if c.initiative == initiative
            else c
            for c in chosen
        ]
        broken = [b for b in case.broken(late) if "requires" in b and b not in list(case.broken(chosen))]
        return float(case.impact(chosen) - case.impact(late)), [b.split(":")[0] for b in broken]


def told_apart(values: Iterable[float], edge: float, scale: float) -> float:
    """How near the edge the nearest value comes that is not the edge itself."""
    away = (abs(v - edge) / max(1, abs(scale)) for v in values)
    return min((d for d in away if d > NOISE), default=inf)


# Levels of steering


def steered(tables: Tables, settings: Settings, funded: Iterable[Choice], level: int) -> Vector:
    """What a portfolio is worth at one of the six levels."""
    case = Case(tables, settings)
    return tuple(float(number) for number in case.measure(case.chosen(funded), level))


def levels(tables: Tables, settings: Settings) -> list[int]:
    """The levels at which the case can be steered: it has what they watch."""
    case = Case(tables, settings, float)
    return [level for level in range(1, 7) if case.steers(level)]


def best_by_level(tables: Tables, settings: Settings) -> dict[int, Steered]:
    """For every level, the best over all feasible portfolios; nothing at all where nothing is feasible."""
    quick, exact = Case(tables, settings, float), Case(tables, settings)
    feasible = [p for p in quick.portfolios() if not any(quick.broken(p))]
    return {level: best_at(level, feasible, quick, exact) for level in range(1, 7)} if feasible else {}


def best_at(level: int, feasible: Sequence[Sequence[Candidate]], quick: Case, exact: Case) -> Steered:
    measured = [(quick.measure(p, level), p) for p in feasible]
    top, _ = max(measured, key=lambda pair: pair[0])
    edge = top if level == 1 else (float(top[0]) - TIE * max(1, abs(float(top[0]))),)
    tied = [exact.chosen(c.choice for c in p) for measure, p in measured if measure >= edge]
    answer = min(tied, key=exact.preference)
    return Steered(
        measure=tuple(map(float, top)),
        funded=[c.choice for c in answer],
        runner_up_margin=(
            inf if level == 1 else min(abs(float(measure[0] - edge[0])) for measure, _ in measured)
        ),
    )


# Weights that are not agreed


def core_index(
    tables: Tables, settings: Settings, points: Sequence[Weights]
) -> tuple[list[tuple[Vector, list[Choice]]], dict[str, float]]:
    """The non-dominated vectors of impact at these extreme points, each with its one-answer portfolio, in
    descending order; and the share of them that holds each initiative. Nothing at all where nothing is
    feasible.
    """
    quick, exact = Case(tables, settings, float), Case(tables, settings)
    found: dict[Vector, list[list[Choice]]] = defaultdict(list)
    for portfolio in quick.portfolios():
        if not any(quick.broken(portfolio)):
            vector = tuple(float(quick.impact(portfolio, weights)) for weights in points)
            found[vector].append([c.choice for c in portfolio])
    ranked = sorted(found, key=lambda vector: (-sum(vector), vector))
    alike: list[list[Vector]] = []
    for vector in (v for v in ranked if not any(dominates(other, v) for other in ranked)):
        group = next((g for g in alike if all(map(same, g[0], vector))), None)
        if group is None:
            alike.append(group := [])
        group.append(vector)
    answers = []
    for group in alike:
        answer = min(
            (exact.chosen(funded) for vector in group for funded in found[vector]), key=exact.preference
        )
        values = tuple(float(exact.impact(answer, weights)) for weights in points)
        answers.append((values, [c.choice for c in answer]))
    answers.sort(key=lambda pair: pair[0], reverse=True)
    holding = {
        name: sum(any(c[0] == name for c in funded) for _, funded in answers) for name in quick.initiatives
    }
    return answers, {name: count / len(answers) for name, count in holding.items()} if answers else {}


def same(one: float, other: float) -> bool:
    return abs(one - other) < SAME * max(1, abs(one), abs(other))


def dominates(one: Sequence[float], other: Sequence[float]) -> bool:
    """As good everywhere and better somewhere, differences that count as none left aside."""
    unlike = [a > b for a, b in zip(one, other, strict=True) if not same(a, b)]
    return bool(unlike) and all(unlike)


# Effects that are drawn


class Drawn(Case):
    """What a draw makes of the case: effects as drawn, all of them or none, and synergies only where both
    worked.
    """

    def __init__(
        self, tables: Tables, settings: Settings, draw: Draw, number: Callable[..., Number] = Fraction
    ) -> None:
        values, self.succeeded = draw
        rows = zip(tables["contributions"], values, strict=True)
        super().__init__(
            tables | {"contributions": [row | {"expected": str(float(v))} for row, v in rows]},
            settings,
            number,
        )

    def success(self, terms: Row) -> Number:
        return int(self.works(terms["initiative"], terms["option"]))

    def works(self, initiative: str, option: str) -> bool:
        """An option that the draw does not name has no chance of failing."""
        return self.succeeded.get((initiative, option), True)

    def works_together(self, funded: Sequence[Candidate], one: str, other: str) -> bool:
        return all(self.works(*c.choice[:2]) for c in funded if c.initiative in (one, other))


def drawn_value(tables: Tables, settings: Settings, funded: Iterable[Choice], draw: Draw) -> float:
    """Impact of a portfolio in one draw."""
    case = Drawn(tables, settings, draw)
    return float(case.impact(case.chosen(funded)))


def drawn_values(
    tables: Tables, settings: Settings, draws: Sequence[Draw]
) -> list[tuple[list[Choice], list[float]]]:
    """Every portfolio that is feasible in the base case, whose expected effects decide on buckets by
    objective, and its impact in each draw.
    """
    base = Case(tables, settings, float)
    feasible = [[c.choice for c in p] for p in base.portfolios() if not any(base.broken(p))]
    cases = [Drawn(tables, settings, draw, float) for draw in draws]
    return [(funded, [float(case.impact(case.chosen(funded))) for case in cases]) for funded in feasible]


def tail_mean(values: Sequence[float], alpha: float) -> float:
    """Mean of the worst share `alpha` of equally likely values, after Rockafellar and Uryasev: max over eta
    of eta − mean(max(0, eta − V)) / alpha, which is concave in eta and bends at the values only.
    """
    return max(eta - sum(max(0.0, eta - v) for v in values) / len(values) / alpha for eta in values)


def worst(tables: Tables, settings: Settings, draws: Sequence[Draw]) -> Safest | None:
    """The highest of the portfolios' lowest values; None where nothing is feasible."""
    return safest(
        tables, settings, [(funded, min(values)) for funded, values in drawn_values(tables, settings, draws)]
    )


def regret(tables: Tables, settings: Settings, draws: Sequence[Draw]) -> Safest | None:
    """The lowest of the portfolios' largest shortfalls from the best feasible portfolio of a draw; `value`
    is that regret.
    """
    found = drawn_values(tables, settings, draws)
    tops = [max(column) for column in zip(*(values for _, values in found), strict=True)]
    return safest(
        tables,
        settings,
        [(funded, max(top - v for top, v in zip(tops, values, strict=True))) for funded, values in found],
        sign=-1,
    )


def cvar(tables: Tables, settings: Settings, draws: Sequence[Draw], alpha: float) -> Safest | None:
    """The highest mean of the worst share `alpha` of the draws."""
    return safest(
        tables,
        settings,
        [(funded, tail_mean(values, alpha)) for funded, values in drawn_values(tables, settings, draws)],
    )


def safest(
    tables: Tables, settings: Settings, measured: Sequence[tuple[list[Choice], float]], sign: int = 1
) -> Safest | None:
    if not measured:
        return None
    top = max(sign * value for _, value in measured)
    margin = TIE * max(1, abs(top))
    exact, edge = Case(tables, settings), top - margin
    tied = [funded for funded, value in measured if sign * value >= edge]
    return Safest(
        value=sign * top,
        funded=[c.choice for c in min(map(exact.chosen, tied), key=exact.preference)],
        tied=tied,
        runner_up_margin=min(abs(sign * value - edge) for _, value in measured),
    )
