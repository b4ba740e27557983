"""What must be given for a portfolio, and the best one of a case with transfers: by trying every portfolio,
each with the amounts that scipy's own programs find, one objective after the other.
"""

import itertools
import math
import random
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from support.random_cases import loaded

import portfolio as pf
from portfolio.allocator.candidates import candidates
from portfolio.model import Choice
from portfolio.model.constraints import Kind, lifted, of_kind
from portfolio.model.effects import effects
from portfolio.model.levels import effects_at
from portfolio.model.value import worth
from portfolio.model.violations import violations

type Tables = dict[str, list[dict[str, str]]]

CLOSE = 1e-7


class Moves(NamedTuple):
    """A transfer in a period, by id, then period; amounts in units of the giver."""

    transfer: str
    period: int
    giver: str
    receiver: str
    arrival: int
    rate: float
    most: float
    step: float
    costs: bool


def moves(case: pf.Case) -> list[Moves]:
    """Every transfer and period of which the gain lies inside the horizon."""
    kinds = dict(zip(case.resources.resource, case.resources.kind, strict=True))
    found = []
    for row in sorted(case.table("transfers"), key=lambda row: row["transfer"]):
        first = case.periods.index(row["first"]) if row["first"] else 0
        last = case.periods.index(row["last"]) if row["last"] else len(case.periods) - 1
        for t in range(first, last + 1):
            if 0 <= t + row["lag"] < len(case.periods):
                most = math.inf if row["max"] is None else row["max"]
                costs = kinds[row["from"]] == "budget" != kinds[row["to"]]
                where = row["transfer"], t, row["from"], row["to"], int(t + row["lag"])
                found.append(Moves(*where, row["rate"], most, row["step"] or 0.0, costs))
    return found


def used(case: pf.Case, portfolio: list[Choice]) -> dict[tuple[str, int], float]:
    """What a portfolio uses of each resource in each period."""
    total: dict[tuple[str, int], float] = {}
    chosen = {c.initiative: c for c in portfolio}
    table = case.table("requirements")
    running = {r["initiative"] for r in case.table("initiatives") if r["status"] == "running"}
    for row in table:
        choice = chosen.get(row["initiative"])
        stop = row["option"] == "stop"
        if stop and (choice is not None or row["initiative"] not in running):
            continue
        if not stop and (choice is None or row["option"] not in (None, choice.option)):
            continue
        start = 0 if stop or choice is None else case.periods.index(choice.start)
        for step in table.further:
            t = start + int(step) - 1
            if t < len(case.periods):
                key = row["resource"], t
                total[key] = total.get(key, 0.0) + row[step]
    return total


class Rows(NamedTuple):
    matrix: np.ndarray
    bound: np.ndarray


def rows(problem: pf.Problem, portfolio: list[Choice], of: list[Moves]) -> Rows:
    """The limits as rows over the amounts given, each with all that is carried over into it."""
    case, use = problem.case, used(problem.case, portfolio)
    matrix, bound = [], []
    for resource in case.table("resources"):
        name = resource["resource"]
        row, left = np.zeros(len(of)), 0.0
        for t, period in enumerate(case.periods):
            amount = problem.amount(name, period)
            if math.isinf(amount):
                row, left = np.zeros(len(of)), 0.0
                continue
            row = resource["carry_over"] * row
            left = resource["carry_over"] * left + resource["usable"] * amount - use.get((name, t), 0.0)
            for n, one in enumerate(of):
                row[n] += (one.giver == name and one.period == t) * 1.0
                row[n] -= (one.receiver == name and one.arrival == t) * one.rate
            matrix.append(row)
            bound.append(left)
    return Rows(np.array(matrix).reshape(-1, len(of)), np.array(bound))


def amounts(problem: pf.Problem, portfolio: list[Choice], whole_order: bool = True) -> np.ndarray | None:
    """What is given, by the tie rule; None where nothing is enough."""
    of = moves(problem.case)
    matrix, bound = rows(problem, portfolio, of)
    slack = 1e-9 * np.maximum(1.0, np.abs(bound))
    if not of:
        return np.zeros(0) if (bound >= -slack).all() else None
    unit = np.array([one.step or 1.0 for one in of])
    most = np.array(
        [one.most / u if math.isfinite(one.most) else np.inf for one, u in zip(of, unit, strict=True)]
    )
    most = np.where([one.step > 0 for one in of], np.floor(most + 1e-9), most)
    whole = np.array([int(one.step > 0) for one in of])
    held = [LinearConstraint(matrix * unit, -np.inf, bound + slack)]
    forms = [np.array([one.costs for one in of]) * unit, unit]
    if whole_order:
        forms += [-np.eye(len(of))[n] * unit for n in range(len(of))]
    found = None
    for form in forms:
        answer = milp(form, constraints=held, integrality=whole, bounds=Bounds(0, most))
        if answer.x is None:
            return None
        x = np.where(whole, np.round(answer.x), answer.x)
        found = x * unit
        value = float(form @ x)
        held.append(LinearConstraint(form, -np.inf, value + 1e-8 * max(1.0, abs(value))))
    return found


def every_portfolio(case: pf.Case) -> Iterator[list[Choice]]:
    """Every way to fund some of the initiatives."""
    numbers, ways = effects(case), candidates(case)
    each = [[None, *ways.choices(numbers, i)] for i in numbers.initiatives]
    for some in itertools.product(*each):
        yield [c for c in some if c is not None]


class Best(NamedTuple):
    impact: float
    funded: list[tuple[str, str, str]]
    given: dict[tuple[str, str], float]
    spent: float


def best(problem: pf.Problem) -> Best | None:
    """The one answer: impact, money with what must be given, fewest, earliest, ids; None where none is."""
    case = problem.case
    free = lifted(problem, list(of_kind(problem, Kind.LIMIT)))
    free = pf.Problem(
        case.revised({"transfers": case.written["transfers"].keeping(lambda n: False)}), amounts=free.amounts
    )
    possible = [(problem.worth(p), p) for p in every_portfolio(case) if not violations(free, p)]
    possible.sort(key=lambda one: -one[0])
    tied: list[tuple[tuple[object, ...], list[Choice], float]] = []
    top = None
    numbers, ways, of = effects(case), candidates(case), moves(case)
    budgets = set(case.budgets)
    for impact, portfolio in possible:
        if top is not None and impact < top - CLOSE * max(1.0, abs(top)):
            break
        found = amounts(problem, portfolio, whole_order=False)
        if found is None:
            continue
        top = impact if top is None else top
        spent = sum(a for (r, _), a in used(case, portfolio).items() if r in budgets)
        spent += sum(x for x, one in zip(found, of, strict=True) if one.costs)
        starts = sum(case.periods.index(c.start) for c in portfolio)
        held = {c.initiative: c for c in portfolio}
        place = []
        for i in numbers.initiatives:
            own = ways.choices(numbers, i)
            place.append(own.index(held[i]) if i in held else len(own))
        tied.append(((round(spent, 6), len(portfolio), starts, place), portfolio, impact))
    if top is None:
        return None
    key, portfolio, impact = min(tied, key=lambda one: one[0])
    found = amounts(problem, portfolio)
    assert found is not None
    given = {
        (one.transfer, case.periods[one.period]): x for x, one in zip(found, of, strict=True) if x > 1e-6
    }
    return Best(impact, [tuple(c) for c in portfolio], given, float(key[0]))  # type: ignore[arg-type]


def with_people_for_money(rng: random.Random) -> tuple[Tables, dict[str, object]]:
    """The next of such cases where a team has little, money buys more of it, and users are worth money."""
    while True:
        tables, settings = drawn(rng)
        kinds = {row["resource"]: row["kind"] for row in tables["resources"]}
        budgets, teams = ([r for r in kinds if kinds[r] == kind] for kind in ("budget", "capacity"))
        if not budgets or not teams or len(tables["resources"][0]) < 6:  # one period brings nothing
            continue
        people = {
            "transfer": "people",
            "from": budgets[0],
            "to": teams[0],
            "max": "",
            "first": "",
            "last": "",
        }
        people |= {"rate": rng.choice(["", "2", "0.5"]), "step": rng.choice(["", "1"])}
        people["lag"] = rng.choice(["0", "0", "1"])
        resources = [
            row
            if row["resource"] not in (budgets[0], teams[0])
            else {
                c: v if not c.startswith("20") else "9" if row["resource"] == budgets[0] else "0"
                for c, v in row.items()
            }
            for row in tables["resources"]
        ]
        worth = [{"kpi": "users", "value": rng.choice(["8", "20"])}]
        tables = tables | {
            "resources": resources,
            "kpis": worth,
            "transfers": [*tables["transfers"][:1], people],
        }
        settings |= {"discount_rate": rng.choice([0, 0.5])}
        try:
            loaded((tables, settings))
        except pf.CaseError:
            continue
        return tables, settings


def in_money(problem: pf.Problem, portfolio: list[Choice]) -> float | None:
    """What a portfolio is worth at the third level of steering, less the least that must be given to people,
    each amount at the value of its period's end; None where nothing is enough.
    """
    case, of = problem.case, moves(problem.case)
    alone = worth(effects_at(case, 3), portfolio, problem.points)
    matrix, bound = rows(problem, portfolio, of)
    slack = 1e-9 * np.maximum(1.0, np.abs(bound))
    if not of:
        return alone if (bound >= -slack).all() else None
    unit = np.array([one.step or 1.0 for one in of])
    most = np.array([one.most for one in of]) / unit
    whole = np.array([int(one.step > 0) for one in of])
    most = np.where(whole, np.floor(most + 1e-9), most)
    yearly, per_year = case.settings.discount_rate, case.settings.periods_per_year
    today = np.array([one.costs * (1 + yearly) ** (-(one.period + 1) / per_year) for one in of])
    held = [LinearConstraint(matrix * unit, -np.inf, bound + slack)]
    answer = milp(today * unit, constraints=held, integrality=whole, bounds=Bounds(0, most))
    return None if answer.x is None else alone - float(answer.fun)


def best_in_money(problem: pf.Problem) -> float | None:
    """The most that any portfolio is worth at the third level of steering."""
    case = problem.case
    free = lifted(problem, list(of_kind(problem, Kind.LIMIT)))
    free = pf.Problem(
        case.revised({"transfers": case.written["transfers"].keeping(lambda n: False)}), amounts=free.amounts
    )
    found = (in_money(problem, p) for p in every_portfolio(case) if not violations(free, p))
    return max((each for each in found if each is not None), default=None)


def with_transfers(tables: Tables, periods: list[str], rng: random.Random) -> Tables:
    """The same case with transfers between its resources: in steps or not, of both signs of lag, chains."""
    names = [row["resource"] for row in tables["resources"]]
    drawn = []
    for transfer in rng.sample(
        ["hire", "lend", "a b", "9", "10", "Z", "earlier"], rng.choice([1, 1, 2, 2, 3, 4])
    ):
        giver, receiver = rng.choice(names), rng.choice(names)
        lag = rng.choice([0, 0, 0, 0, 1, -1, -1, 2])
        if giver == receiver and not lag:
            lag = rng.choice([1, -1])
        rate = rng.choice(["", "1", "0.5", "0.7", "2", "0.25", "0.4"])
        step = rng.choice(["", "", "", "1", "2", "0.5"])
        most = rng.choice(["", "", "1", "2", "3.5", "4"])
        if step and most and float(most) < float(step):
            most = step
        first = rng.choice(["", "", "", periods[0], rng.choice(periods)])
        last = rng.choice(["", "", "", periods[-1]])
        row = {"transfer": transfer, "from": giver, "to": receiver, "rate": rate, "lag": str(lag)}
        drawn.append(row | {"max": most, "step": step, "first": first, "last": last})
    # little of everything, so that it has to be given
    resources = [
        row | {p: str(rng.choice([0, 0.5, 1, 2, 3])) for p in periods if row.get(p) and rng.random() < 0.6}
        for row in tables["resources"]
    ]
    return tables | {"transfers": drawn, "resources": resources}


def scarce(rng: random.Random) -> tuple[Tables, dict[str, object]]:
    """A small case with little of everything, so that most of what is funded needs something given."""
    periods = [f"2027Q{n}" for n in range(1, rng.choice([1, 2, 2, 3, 3, 4]) + 1)]
    names = rng.sample(["cash", "opex", "team", "data", "web"], rng.choice([1, 2, 2, 3, 3]))
    resources = []
    for name in names:
        row = {"resource": name, "kind": "budget" if name in ("cash", "opex") else "capacity"}
        row |= {"usable": rng.choice(["", "", "", "0.8"]), "carry_over": rng.choice(["", "", "1", "0.5"])}
        row |= {p: rng.choice(["0", "1", "2", "3", "4", "6", ""]) for p in periods}
        resources.append(row)
    initiatives, needs, effects_ = [], [], []
    for i in rng.sample(["A", "b", "10", "9", "Éa"], rng.choice([1, 2, 2, 3, 3, 4])):
        initiatives.append({"initiative": i, "mandatory": rng.choice(["", "", "", "", "", "true"])})
        for option in ["full", "lite"] if rng.random() < 0.3 else [""]:
            for name in names:
                if rng.random() < 0.7:
                    row = {"initiative": i, "option": option, "resource": name}
                    row |= {
                        str(n): str(rng.choice([0, 1, 2, 2, 3, 0.5])) for n in range(1, rng.randint(1, 2) + 1)
                    }
                    row["1"] = row.get("1", "0")
                    row["high"] = rng.choice(["", "", "1.5", "2"])
                    needs.append({"2": ""} | row if rng.random() < 0.95 else row | {"1": "-1", "2": ""})
            effects_.append(
                {
                    "initiative": i,
                    "option": option,
                    "kpi": "users",
                    "expected": str(rng.choice([1, 2, 2, 3, 5])),
                }
            )
    options = [
        {"initiative": i, "option": o, "duration": str(rng.choice([1, 1, 2])) if len(periods) > 1 else "1"}
        for i, o in dict.fromkeys((row["initiative"], row["option"]) for row in effects_)
        if o
    ]
    tables: Tables = {
        "initiatives": initiatives,
        "resources": resources,
        "requirements": needs
        or [{"initiative": initiatives[0]["initiative"], "resource": names[0], "1": "1"}],
        "objectives": [{"objective": "grow", "weight": "10"}],
        "key_results": [
            {"key_result": "users", "objective": "grow", "kpi": "users", "target": rng.choice(["", "5", "8"])}
        ],
        "contributions": effects_,
    }
    if options:
        tables["options"] = options
    made = with_transfers(tables, periods, rng)
    return made | {"resources": resources}, {"finish_inside": rng.random() < 0.3}


def drawn(rng: random.Random) -> tuple[Tables, dict[str, object]]:
    """The next of such cases that is sound, and small enough to try every portfolio."""
    while True:
        tables, settings = scarce(rng)
        try:
            case = loaded((tables, settings))
        except pf.CaseError:
            continue
        ways = candidates(case)
        if math.prod((np.diff(ways.first) + 1).tolist()) <= 400:
            return tables, settings
