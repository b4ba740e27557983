"""Rounds of organisations, made from a seed: typical, hard and large ones."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from math import ceil
from random import Random
from typing import Any

type Tables = dict[str, list[Sequence[Any]]]
"""By name: the headings, then the rows."""

LEVELS = {"full": (1.0, 1.0), "lite": (0.6, 0.7), "plus": (1.5, 1.3), "pilot": (0.35, 0.41)}
"""Options of a round: shares of the full option's cost and of its effect."""

CATEGORIES = ("grow", "run", "transform")

COST = (20, 45, 60, 75, 90, 110, 130, 160, 200, 275, 620)
"""Tenths of what a full option asks for in k€ in ``rounds/typical_*`` (log-normal, median 110)."""

YIELD = (0.02, 0.04, 0.052, 0.063, 0.073, 0.083, 0.095, 0.108, 0.125, 0.158, 0.25)
"""Tenths of the effect that 1 k€ buys there."""


def quarters(count: int) -> list[str]:
    """Labels of so many quarters."""
    return [f"{2027 + t // 4}Q{t % 4 + 1}" for t in range(count)]


def between(draw: Random, tenths: Sequence[float]) -> float:
    """A number drawn so that its tenths are those given."""
    place = draw.random() * (len(tenths) - 1)
    low = min(int(place), len(tenths) - 2)
    return tenths[low] + (tenths[low + 1] - tenths[low]) * (place - low)


def stepped(amount: float, step: float) -> float:
    """The nearest whole number of steps, at least one."""
    return round(max(1, round(amount / step)) * step, 2)


def typical(seed: int) -> Tables:
    """A round as a tech organisation has it, like ``rounds/typical_*`` of the shared benchmarks: 30–80
    initiatives, four to eight quarters, 5–10 teams, money in steps of 5 k€, whole person-weeks, key results
    that saturate, 43–60 % of the ask available.
    """
    draw = Random(seed)
    return _round(
        draw,
        count=draw.randint(35, 75),
        periods=draw.choice((4, 6, 8, 8)),
        teams=draw.randint(5, 10),
        objectives=draw.randint(4, 6),
        results=draw.randint(8, 15),
        chances={"lite": 0.48, "plus": 0.14},
        early=0.1,
        windows=(0, 1, 2),
        steps=(5, 1),
    )


def hard(seed: int) -> Tables:
    """A round like ``rounds/hard_*``: up to four options from up to four starts, amounts to the last hundred
    euros and hundredth of a week, so that little of it is equal to anything.
    """
    draw = Random(seed)
    return _round(
        draw,
        count=60,
        periods=4,
        teams=6,
        objectives=4,
        results=draw.choice((8, 10, 12)),
        chances={"lite": 0.77, "plus": 0.46, "pilot": 0.19},
        early=0.75,
        windows=(0, 1, 1, 1, 2, 2, 2, 2, 3),
        steps=(0.1, 0.01),
    )


def _round(
    draw: Random,
    *,
    count: int,
    periods: int,
    teams: int,
    objectives: int,
    results: int,
    chances: dict[str, float],
    early: float,
    windows: Sequence[int],
    steps: tuple[float, float],
) -> Tables:
    """The tables that rounds of both kinds have in common: sizes, the chance of each option besides the full
    one and of a start in the first period, how many starts there are after the first, and the steps of money
    and weeks.
    """
    labels, own = quarters(periods), [f"team{k + 1}" for k in range(teams)]
    initiatives = [f"I{n:04}" for n in range(1, count + 1)]
    mandatory = {i for i in initiatives if draw.random() < 0.025}
    rows: Tables = {
        "settings": [("currency", '"EUR"'), ("discount_rate", "0.08")],
        "initiatives": [("initiative", "name", "category", "mandatory", "earliest", "latest")],
        "options": [("initiative", "option", "duration")],
        "requirements": [("initiative", "option", "resource", "1", "2", "3", "4")],
        "contributions": [("initiative", "option", "kpi", "low", "expected", "high")],
    }
    ask: dict[str, list[float]] = {r: [0.0] * periods for r in ("budget", *own)}
    must, moved = dict.fromkeys(ask, 0.0), [0] * results
    for i in initiatives:
        length = draw.choice((1, 1, 1, 2, 2, 2, 2, 3, 3, 4))
        last = periods - length
        earliest = 0 if draw.random() < early else draw.randint(0, last)
        starts = range(earliest, min(last, earliest + draw.choice(windows)) + 1)
        category = draw.choice(CATEGORIES)
        needed = "true" if i in mandatory else ""
        window = labels[starts[0]], labels[starts[-1]]
        rows["initiatives"].append((i, f"Initiative {int(i[1:])}", category, needed, *window))
        cost = min(between(draw, COST), 90.0) if needed else between(draw, COST)
        work = _work(draw, cost, length, draw.sample(own, draw.choice((1, 1, 1, 1, 1, 2, 2, 2, 2, 3))))
        effect = _effect(draw, cost, results)
        for level in ("full", *(o for o, chance in chances.items() if draw.random() < chance)):
            rows["options"].append((i, level, length))
            uses, moves = _level(level, work, effect, steps)
            rows["requirements"] += [(i, level, r, *u, *[""] * (4 - length)) for r, u in uses.items()]
            rows["contributions"] += [
                (i, level, f"kpi{k + 1}", round(0.6 * e, 1), e, round(1.3 * e, 1)) for k, e in moves.items()
            ]
            if level == "full":
                for k, expected in moves.items():
                    moved[k] += expected
                for r, taken in uses.items():
                    must[r] += max(taken) if needed else 0.0
                    for t, start in product(range(length), starts):
                        ask[r][start + t] += taken[t] / len(starts)
    rows["resources"] = _available(draw, ask, must, labels)
    rows |= _wanted(draw, moved, objectives, labels)
    rows["relations"] = _related(draw, [i for i in initiatives if i not in mandatory])
    rows["buckets"] = [("by", "bucket", "resource", "measure", "min", "max")]
    rows["buckets"] += [("category", c, "budget", "share", 0.1, 0.6) for c in CATEGORIES]
    return rows


def _level(
    level: str,
    work: dict[str, list[float]],
    effect: list[tuple[int, float]],
    steps: tuple[float, float],
) -> tuple[dict[str, list[float]], dict[int, int]]:
    """What an option takes of each resource, in steps, and what it moves, in whole units."""
    share, part = LEVELS[level]
    uses = {r: [stepped(share * a, steps[r != "budget"]) for a in cells] for r, cells in work.items()}
    return uses, {k: max(1, round(part * amount)) for k, amount in effect}


def _work(draw: Random, cost: float, length: int, teams: list[str]) -> dict[str, list[float]]:
    """Money unevenly over the periods; about 0.4 person-weeks for each k€, evenly, between the teams."""
    parts = [draw.uniform(0.5, 1.5) for _ in range(length)]
    split = [draw.uniform(0.5, 1.5) for _ in teams]
    weeks = cost * draw.uniform(0.27, 0.53) / length
    return {
        "budget": [cost * p / sum(parts) for p in parts],
        **{t: [weeks * s / sum(split)] * length for t, s in zip(teams, split, strict=True)},
    }


def _effect(draw: Random, cost: float, results: int) -> list[tuple[int, float]]:
    """What an initiative moves, between one to four indicators."""
    total = cost * between(draw, YIELD)
    chosen = sorted(draw.sample(range(results), draw.choice((1,) * 12 + (2,) * 6 + (3, 3, 4))))
    split = [draw.uniform(0.6, 1.4) for _ in chosen]
    return [(k, total * s / sum(split)) for k, s in zip(chosen, split, strict=True)]


def _available(
    draw: Random, ask: dict[str, list[float]], must: dict[str, float], labels: list[str]
) -> list[Sequence[Any]]:
    """43–60 % of the money asked for, in about the periods where it is; teams of so many whole people, eleven
    weeks a quarter; of both at least what the mandatory ones would take at once.
    """
    share, mean = draw.uniform(0.43, 0.6), sum(ask["budget"]) / len(labels)
    money = [
        max(share * max(0.8 * a + 0.2 * mean, 0.4 * mean) * draw.uniform(0.9, 1.1), must["budget"])
        for a in ask["budget"]
    ]
    people = {
        t: max(2, round(draw.uniform(0.5, 1.0) * sum(a) / len(labels) / 11), ceil(must[t] / 11))
        for t, a in ask.items()
    }
    return [
        ("resource", "kind", "unit", *labels),
        ("budget", "budget", "k€", *(10 * ceil(m / 10) for m in money)),
        *((t, "capacity", "person-weeks", *[11 * people[t]] * len(labels)) for t in ask if t != "budget"),
    ]


def _wanted(draw: Random, moved: Sequence[int], objectives: int, labels: list[str]) -> Tables:
    """Objectives of 100 points together, their key results with targets at 40–90 % of all that moves them,
    and two parties.
    """
    points = [draw.randint(1, 4) for _ in range(objectives)]
    home = sorted([*range(objectives), *(draw.randrange(objectives) for _ in range(len(moved) - objectives))])
    names = [f"O{k + 1}" for k in range(objectives)]
    rows: Tables = {
        "objectives": [
            ("objective", "name", "weight"),
            *(
                (o, f"Objective {o[1:]}", round(100 * p / sum(points), 1))
                for o, p in zip(names, points, strict=True)
            ),
        ],
        "key_results": [("key_result", "objective", "kpi", "baseline", "target", "weight", "due", "stretch")],
        "parties": [("party", "objective", "weight")],
    }
    for k, total in enumerate(moved):
        due = labels[draw.randrange(len(labels) // 2, len(labels))] if draw.random() < 0.15 else ""
        target = max(1, round(draw.uniform(0.4, 0.9) * total))
        stretch = 0.2 if draw.random() < 0.2 else ""
        rows["key_results"].append(
            (f"KR{k + 1}", names[home[k]], f"kpi{k + 1}", 0, target, draw.randint(1, 3), due, stretch)
        )
    for party in ("finance", "product"):
        cuts = sorted(draw.randint(0, 100) for _ in names[1:])
        ends = zip([0, *cuts], [*cuts, 100], strict=True)
        rows["parties"] += [(party, o, high - low) for o, (low, high) in zip(names, ends, strict=True)]
    return rows


def _related(draw: Random, initiatives: list[str]) -> list[Sequence[Any]]:
    """One initiative in fifteen needs an earlier one of the list, as many exclude one another."""
    pairs = {tuple(sorted(draw.sample(initiatives, 2))) for _ in range(2 * len(initiatives) // 15)}
    drawn = sorted(pairs)
    draw.shuffle(drawn)
    half = (len(drawn) + 1) // 2
    return [
        ("relation", "initiative", "other", "lag"),
        *(("requires", later, first, -1 if draw.random() < 0.6 else "") for first, later in drawn[:half]),
        *(("excludes", one, other, "") for one, other in drawn[half:]),
    ]


def large(seed: int) -> Tables:
    """500 initiatives, eight quarters, twenty teams."""
    return organisation(seed, 500, 8, 20)


def large_2000(seed: int) -> Tables:
    """2,000 initiatives, twelve quarters, fifty teams."""
    return organisation(seed, 2000, 12, 50)


def large_5000(seed: int) -> Tables:
    """5,000 initiatives, twelve quarters, fifty teams."""
    return organisation(seed, 5000, 12, 50)


def organisation(seed: int, size: int, periods: int, teams: int) -> Tables:
    """A round as large organisations have them: one to three options, money in steps of 5 k€, less than half
    of the ask available.
    """
    draw = Random(seed)
    labels = quarters(periods)
    ids = [f"I{n:05}" for n in range(size)]
    results = [f"K{n:02}" for n in range(15)]
    options, requirements, contributions = [], [], []
    asked: dict[str, list[float]] = {
        r: [0.0] * periods for r in ["money", *(f"T{k:02}" for k in range(teams))]
    }
    moved, kinds = dict.fromkeys(results, 0.0), {"money": ("budget", "k€")}
    for i in ids:
        length, worth = draw.randint(1, 3), draw.uniform(0.5, 2)
        own = draw.sample([f"T{k:02}" for k in range(teams)], draw.randint(1, 3))
        for level, share in zip(("lite", "full", "max"), (0.6, 1.0, 1.3), strict=True):
            if level != "full" and draw.random() < 0.6:
                continue
            options.append((i, level, length, share))
            for resource_, amount in [
                ("money", 5 * draw.randint(4, 60) * share),
                *((t, draw.randint(2, 14) * share) for t in own),
            ]:
                step = 5 if resource_ == "money" else 1
                cells = [max(1, round(amount / length / step)) * step] * length
                requirements.append((i, level, resource_, *cells, *[""] * (3 - length)))
                if level == "full":
                    begin = draw.randrange(periods)
                    for t, cell in enumerate(cells):
                        asked[resource_][(begin + t) % periods] += cell
        for k in draw.sample(results, draw.randint(1, 3)):
            amount = round(draw.uniform(0.2, 1.8) * worth, 2)
            contributions.append((i, k, amount))
            moved[k] += amount
    return {
        "initiatives": [
            ("initiative", "earliest", "latest"),
            *((i, labels[(e := draw.randrange(periods - 3))], labels[e + 1]) for i in ids),
        ],
        "options": [("initiative", "option", "duration", "delivers"), *options],
        "resources": [
            ("resource", "kind", "unit", *labels),
            *(
                (r, *kinds.get(r, ("capacity", "person-weeks")), *(round(0.45 * a / 5) * 5 for a in amounts))
                for r, amounts in asked.items()
            ),
        ],
        "requirements": [("initiative", "option", "resource", "1", "2", "3"), *requirements],
        "objectives": [
            ("objective", "weight"),
            *((f"O{n}", w) for n, w in enumerate((25, 20, 20, 15, 10, 10))),
        ],
        "key_results": [
            ("key_result", "objective", "kpi", "target"),
            *((k, f"O{n % 6}", k, round(0.8 * moved[k], 2)) for n, k in enumerate(results)),
        ],
        "contributions": [("initiative", "kpi", "expected"), *contributions],
    }
