"""Small random cases as they are when people come back to them: some initiatives are under way and cost
something to stop, some key results stand beyond their baseline, and there is a plan of record.

They are those of `random_cases` with these put in, and windows narrowed until few portfolios are left.
"""

import random
from collections.abc import Iterable
from math import prod

from support import oracle, random_cases
from support.random_cases import Row, Settings, Tables

PORTFOLIOS = 2000
GONE = "gone since"  # an initiative that only the plan of record has


def random_round(
    rng: random.Random, portfolios: int = PORTFOLIOS, sizes: Iterable[int] = (3, 4, 5, 5, 6, 6)
) -> tuple[Tables, Settings]:
    """A valid case of `sizes` initiatives with no more than that many portfolios, the table `plan` in it."""
    while True:
        tables, settings = random_cases.random_tables(rng, rng.choice(list(sizes)), levels=True)
        _Round(rng, tables, settings).put_in()
        if narrowed(rng, tables, settings, portfolios):
            break
    _put_decisions_right(tables, settings)
    tables["plan"] = plan_of_record(rng, tables, settings)
    return tables, settings


def record(tables: Tables) -> dict[str, tuple[str, str]]:
    """The table `plan` as the oracle reads it."""
    return {row["initiative"]: (row["option"], row["start"]) for row in tables["plan"]}


class _Round:
    def __init__(self, rng: random.Random, tables: Tables, settings: Settings) -> None:
        self.rng, self.tables = rng, tables
        self.periods = oracle.Case(tables, settings, float).periods

    def chance(self, p: float) -> bool:
        return self.rng.random() < p

    def pick(self, values: str) -> str:
        """One of the words of a line; `_` stands for blank."""
        return self.rng.choice(values.split()).replace("_", "")

    def put_in(self) -> None:
        for demands in ("buckets", "decisions"):
            if self.chance(0.5):  # so that most have many ways to be close to a plan
                self.tables.pop(demands, None)
        for row in self.tables["initiatives"]:
            row["status"] = self.pick("running running candidate _ _")
            if row["status"] == "running":
                self.under_way(row)
            elif self.chance(0.06):
                row["mandatory"] = "true"
        for row in self.tables["key_results"]:
            row["current"] = self.current(row) if self.chance(0.5) else ""

    def under_way(self, row: Row) -> None:
        row["since"] = self.pick("_ 2026Q4 long_ago")
        row["earliest"] = ""
        row["latest"] = self.rng.choice(self.periods) if self.chance(0.25) else ""
        for resource in self.tables["resources"]:
            if self.chance(0.4):
                amounts = [self.pick("_ 0 0.5 1 1 2 3 -0.5") for _ in range(self.rng.randint(1, 4))]
                self.tables["requirements"].append(
                    {
                        "initiative": row["initiative"],
                        "option": "stop",
                        "resource": resource["resource"],
                        **{str(t + 1): amount for t, amount in enumerate(amounts)},
                    }
                )

    def current(self, row: Row) -> str:
        baseline, share = float(row.get("baseline") or 0), self.rng.choice([-0.5, 0, 0.25, 0.5, 0.75, 1, 1.5])
        return f"{baseline + share * ((float(row['target']) - baseline) if row.get('target') else 4):g}"


def ways(tables: Tables, settings: Settings) -> dict[str, list[oracle.Candidate]]:
    """The options and starts that each initiative may have."""
    case = oracle.Case(tables, settings, float)
    return {
        name: [c for c in case.candidates.values() if c.initiative == name and not c.faults]
        for name in case.initiatives
    }


def narrowed(rng: random.Random, tables: Tables, settings: Settings, portfolios: int) -> bool:
    """Whether there are few enough portfolios, once what may start late has been held to earlier starts;
    every option keeps one.
    """
    periods, rows = oracle.Case(tables, settings, float).periods, tables["initiatives"]
    while prod(1 + len(found) for found in ways(tables, settings).values()) > portfolios:
        earlier = [
            (row, last) for row in rows if (last := last_but_one(ways(tables, settings)[row["initiative"]]))
        ]
        if not earlier:
            return False
        row, last = rng.choice(earlier)
        row["latest"] = periods[last - 1]
    return True


def last_but_one(found: Iterable[oracle.Candidate]) -> int:
    """The last start, where every option has an earlier one too; else 0."""
    starts: dict[str, list[int]] = {}
    for c in found:
        starts.setdefault(c.choice[1], []).append(c.start)
    last = max(max(of_option) for of_option in starts.values())
    return last if all(min(of_option) < last for of_option in starts.values()) else 0


def _put_decisions_right(tables: Tables, settings: Settings) -> None:
    """A start that is decided is one that there is."""
    open_ways = ways(tables, settings)
    for row in tables.get("decisions", []):
        starts = {
            c.choice[2] for c in open_ways[row["initiative"]] if row.get("option", "") in ("", c.choice[1])
        }
        if row.get("start", "") not in starts:
            row["start"] = ""


def plan_of_record(rng: random.Random, tables: Tables, settings: Settings) -> list[Row]:
    """What was planned: a portfolio that fits, or one that was hoped for; with a line that is anyone's guess,
    and one of an initiative that is gone.
    """
    case, open_ways = oracle.Case(tables, settings, float), ways(tables, settings)
    share = rng.choice([0.2, 0.5, 0.8])
    drawn = [[rng.choice(found) for found in open_ways.values() if rng.random() < share] for _ in range(100)]
    if rng.random() < 0.7:
        held = next((p for p in drawn if not any(case.broken(p))), drawn[0])
    else:
        held = max(drawn[:10], key=case.impact)
    lines = {c.initiative: c.choice[1:] for c in held}
    if rng.random() < 0.3 or not lines:
        name, option, _ = rng.choice(list(case.candidates))
        lines[name] = option, rng.choice(case.periods)
    if rng.random() < 0.2:
        lines[GONE] = "full", case.periods[0]
    return [{"initiative": name, "option": option, "start": start} for name, (option, start) in lines.items()]
