"""Problems of the kinds that others published, made from a seed: backlogs, pits, choices, knapsacks."""

from __future__ import annotations

from random import Random

from family_rounds import Tables


def backlog(seed: int) -> Tables:
    """A backlog as trackers hold it, 30, 60 or 90 tickets by the seed: values 1, 3 and 8 and sizes 1 to 8
    that many tickets share, a team each, three sprints: full of plans that are equally good.
    """
    draw, size = Random(seed), (30, 60, 90)[seed % 3]
    tickets = [f"T-{100 + n}" for n in range(size)]
    teams = [f"team{k + 1}" for k in range(5)]
    home = {t: draw.choice(teams) for t in tickets}
    value = {t: draw.choice((1, 1, 1, 1, 1, 3, 3, 8, 8, 8)) for t in tickets}
    points = {t: draw.choice((1, 2, 3, 3, 3, 3, 3, 5, 5, 8)) for t in tickets}
    capacity = max(3, round(0.55 * sum(points.values()) / 15))
    return {
        "initiatives": [("initiative", "name", "category"), *((t, f"Ticket {t}", home[t]) for t in tickets)],
        "resources": [
            ("resource", "kind", "unit", "S1", "S2", "S3"),
            *((t, "capacity", "points", *[capacity] * 3) for t in teams),
        ],
        "requirements": [("initiative", "resource", "1"), *((t, home[t], points[t]) for t in tickets)],
        "objectives": [("objective", "weight"), ("roadmap", 100)],
        "key_results": [
            ("key_result", "objective", "kpi", "target"),
            ("kr", "roadmap", "priority", sum(value.values())),
        ],
        "kpis": [("kpi", "unit"), ("priority", "points")],
        "contributions": [("initiative", "kpi", "expected"), *((t, "priority", value[t]) for t in tickets)],
    }


def mine(seed: int) -> Tables:
    """960 blocks of an open pit over six years, the shape of ``newman1`` in MineLib (Espinoza, Goycoolea,
    Moreno and Newman, 2013: 1,060 blocks, 3,922 precedences, 8 % a year): a block is dug no earlier than the
    five above it, rock costs, ore earns, tonnes dug and tonnes milled are limited each year.
    """
    return _pit(seed, (18, 16), 6)


def mine_small(seed: int) -> Tables:
    """A pit of 160 blocks over four years, else like ``mine``."""
    return _pit(seed, (10, 8), 4)


def _pit(seed: int, top: tuple[int, int], years: int) -> Tables:
    """An open pit that narrows by a block on each side at every level, with its ore around one point in the
    depth.
    """
    draw = Random(seed)
    depths = range((min(top) + 1) // 2)
    blocks = [(x, y, z) for z in depths for x in range(z, top[0] - z) for y in range(z, top[1] - z)]
    name = {b: f"B{b[2]:02}-{b[0]:02}-{b[1]:02}" for b in blocks}
    centre = (draw.uniform(0.3, 0.7) * top[0], draw.uniform(0.3, 0.7) * top[1], 0.45 * len(depths))
    reach = 0.16 * top[0] * top[0]
    tonnes, ore, worth = {}, {}, {}
    for b in blocks:
        tonnes[b] = draw.randint(4500, 6500)
        away = sum((p - c) * (p - c) * f for p, c, f in zip(b, centre, (1, 1, 4), strict=True))
        grade = max(0.0, 1 - away / reach) * draw.uniform(0.5, 1.5)
        ore[b] = round(tonnes[b] * min(1.0, grade)) if grade > 0.15 else 0
        worth[b] = round(14.0 * ore[b] * draw.uniform(0.8, 1.2) - 2.0 * tonnes[b])
    labels = [str(2027 + t) for t in range(years)]
    limits = {"dug": 1.15 / years * sum(tonnes.values()), "milled": 0.95 / years * sum(ore.values())}
    above = [(0, 0), (1, 0), (-1, 0), (0, 1), (0, -1)]
    needs = [
        (name[b], name[other])
        for b in blocks
        for dx, dy in above
        if (other := (b[0] + dx, b[1] + dy, b[2] - 1)) in name
    ]
    return {
        "settings": [("discount_rate", "0.08"), ("periods_per_year", "1")],
        "initiatives": [("initiative", "category"), *((name[b], f"level {b[2]}") for b in blocks)],
        "resources": [
            ("resource", "kind", "unit", *labels),
            *((r, "capacity", "tonnes", *[round(a)] * years) for r, a in limits.items()),
        ],
        "requirements": [
            ("initiative", "resource", "1"),
            *((name[b], "dug", tonnes[b]) for b in blocks),
            *((name[b], "milled", ore[b]) for b in blocks if ore[b]),
        ],
        "relations": [
            ("relation", "initiative", "other", "lag"),
            *(("requires", lower, upper, -1) for lower, upper in needs),
        ],
        **_points({name[b]: worth[b] for b in blocks}),
    }


def _points(values: dict[str, float]) -> Tables:
    """One objective without a target: a point for each unit of value."""
    return {
        "objectives": [("objective", "weight"), ("value", 1)],
        "key_results": [("key_result", "objective", "kpi", "target"), ("value", "value", "value", "")],
        "contributions": [("initiative", "kpi", "expected"), *((i, "value", v) for i, v in values.items())],
    }


def multiple_choice(seed: int) -> Tables:
    """One of five options of each of 10 to 40 mandatory initiatives, 5 or 10 resources: the multiple-choice
    knapsacks of Khan (1998), amounts 0–9 and half of what the largest would take available; in every second
    one values follow the amounts, which makes it hard.
    """
    draw = Random(seed)
    groups, resources = ((10, 5), (20, 10), (30, 10), (40, 10))[seed // 2 % 4]
    names = [f"R{k + 1}" for k in range(resources)]
    price = {r: draw.randint(1, 9) for r in names}
    amounts, value = {}, {}
    for g in range(groups):
        rising = sorted(draw.randint(1, 5 * (o + 1)) + 5 * o for o in range(5))
        for o in range(5):
            way = f"G{g + 1}", f"o{o + 1}"
            amounts[way] = {r: draw.randint(0, 9) for r in names}
            follows = sum(price[r] * a for r, a in amounts[way].items()) + draw.randint(0, 30)
            value[way] = follows if seed % 2 else rising[o]
    tables = _points({})
    return tables | {
        "initiatives": [("initiative", "mandatory"), *((f"G{g + 1}", "true") for g in range(groups))],
        "options": [("initiative", "option", "duration"), *((*way, 1) for way in amounts)],
        "resources": [
            ("resource", "kind", "unit", "P1"),
            *((r, "budget", "units", 5 * groups) for r in names),
        ],
        "requirements": [
            ("initiative", "option", "resource", "1"),
            *((*way, r, a) for way, of in amounts.items() for r, a in of.items() if a),
        ],
        "contributions": [
            ("initiative", "option", "kpi", "expected"),
            *((*way, "value", v) for way, v in value.items()),
        ],
    }


def knapsacks(seed: int) -> Tables:
    """Several budgets at once, as Chu and Beasley (1998) made the ``mknapcb`` of the OR-Library: amounts
    0–1,000, a quarter, half or three quarters of the ask available, value = mean amount + 500 · U(0, 1); 100
    × 5, 100 × 10, 250 × 5, 250 × 10 and 100 × 30 by the seed.
    """
    draw = Random(seed)
    count, resources = ((100, 5), (100, 10), (250, 5), (250, 10), (100, 30))[seed % 5]
    tight = (0.5, 0.25, 0.75)[seed // 5 % 3]
    amounts = [[draw.randint(0, 1000) for _ in range(count)] for _ in range(resources)]
    values = [round(sum(of[n] for of in amounts) / resources + 500 * draw.random()) for n in range(count)]
    return _knapsacks(amounts, values, tight)


def correlated(seed: int) -> Tables:
    """100 initiatives on 15 budgets whose value is their mean amount and a constant, so that none is cheap
    for what it brings: strongly correlated (Pisinger, 2005), of the size of ``gk01`` (Glover and
    Kochenberger, 1996).
    """
    draw = Random(seed)
    amounts = [[draw.randint(1, 100) for _ in range(100)] for _ in range(15)]
    values = [round(sum(of[n] for of in amounts) / 15) + 10 for n in range(100)]
    return _knapsacks(amounts, values, 0.5)


def _knapsacks(amounts: list[list[int]], values: list[int], tight: float) -> Tables:
    """One period, a budget each of so much of what all would take."""
    names = [f"I{n + 1}" for n in range(len(values))]
    return {
        "initiatives": [("initiative",), *((i,) for i in names)],
        "resources": [
            ("resource", "kind", "unit", "P1"),
            *((f"R{k + 1}", "budget", "units", int(tight * sum(of))) for k, of in enumerate(amounts)),
        ],
        "requirements": [
            ("initiative", "resource", "1"),
            *((i, f"R{k + 1}", a) for k, of in enumerate(amounts) for i, a in zip(names, of, strict=True)),
        ],
        **_points(dict(zip(names, values, strict=True))),
    }
