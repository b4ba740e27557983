"""The next round, on random cases: what the design says must hold of it, checked by the oracle on the rolled
case's own files.

A longer run prints what differs:

    PYTHONPATH=tests python tests/continuity/test_oracle_roll.py 0 5000
"""

from __future__ import annotations

import csv
import random
import re
import sys
import tempfile
import tomllib
import traceback
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

import pytest
from support import oracle, random_rounds
from support.random_cases import loaded
from support.random_rounds import Settings, Tables

import portfolio as pf

near = partial(pytest.approx, rel=1e-9, abs=1e-9)


@dataclass(frozen=True)
class Rolled:
    """A random case, a plan, and what it was rolled to."""

    tables: Tables
    settings: Settings
    case: pf.Case
    plan: list[oracle.Choice]
    to: str
    roll: pf.Rolled

    @cached_property
    def files(self) -> tuple[Tables, Settings]:
        return written(self.roll.case)

    @cached_property
    def old(self) -> oracle.Case:
        return oracle.Case(self.tables, self.settings)

    @cached_property
    def new(self) -> oracle.Case:
        return oracle.Case(*self.files)

    @cached_property
    def gone(self) -> int:
        return self.old.periods.index(self.to)

    @cached_property
    def funded(self) -> list[oracle.Candidate]:
        return self.old.chosen(self.plan)

    @cached_property
    def delivered(self) -> list[oracle.Candidate]:
        return [c for c in self.funded if c.delivery < self.gone]

    @cached_property
    def remaining(self) -> list[oracle.Candidate]:
        return [c for c in self.funded if c.delivery >= self.gone]

    def line(self, c: oracle.Candidate) -> oracle.Choice:
        """A line that remains, as the next round has it: what has started goes on from its first period."""
        return c.initiative, c.choice[1], self.old.periods[max(c.start, self.gone)]

    @cached_property
    def lines(self) -> list[oracle.Candidate]:
        return self.new.chosen(self.line(c) for c in self.remaining)


def written(case: pf.Case) -> tuple[Tables, Settings]:
    """The files of a case."""
    with tempfile.TemporaryDirectory() as folder:
        pf.save(case, folder)
        tables = {
            path.stem: list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))
            for path in Path(folder).glob("*.csv")
        }
        toml = Path(folder, "case.toml")
        return tables, tomllib.loads(toml.read_text(encoding="utf-8")) if toml.exists() else {}


def rolled(seed: int) -> Rolled | None:
    """A case with its best plan or any other that is feasible; None where there is none, no later period, or
    nothing left to decide.
    """
    rng = random.Random(seed)
    tables, settings = random_rounds.random_round(rng)
    case, feasible = loaded((tables, settings)), oracle.Feasible(tables, settings).portfolios
    if len(case.periods) < 2 or not feasible:
        return None
    best = seed % 2 == 0
    plan = [
        (c[0], c[1], c[2])
        for c in (pf.allocate(case).choices if best else (c.choice for c in rng.choice(feasible)))
    ]
    to = rng.choice(list(case.periods)[1:])
    try:
        following_round = pf.roll(plan, to=to, case=case)
    except pf.PortfolioError as error:
        if "something must be left to decide on" not in str(error):
            raise
        return None
    return Rolled(tables, settings, case, plan, to, following_round)


def following(label: str) -> str:
    """The label after one of those that random cases have."""
    if quarter := re.fullmatch(r"(\d{4})Q(\d)", label):
        year, n = map(int, quarter.groups())
        return f"{year + n // 4}Q{n % 4 + 1}"
    if month := re.fullmatch(r"(\d{4})-(\d\d)", label):
        year, n = map(int, month.groups())
        return f"{year + n // 12}-{n % 12 + 1:02}"
    return re.sub(r"\d+$", lambda found: str(int(found[0]) + 1), label)


# What must hold


def valid(r: Rolled) -> None:
    """No fault: its files load, to the same case."""
    with tempfile.TemporaryDirectory() as folder:
        pf.save(r.roll.case, folder)
        assert pf.load(folder) == r.roll.case


def periods(r: Rolled) -> None:
    """As many periods as before, from the new first one on, labels continued."""
    expected = r.old.periods[r.gone :]
    while len(expected) < len(r.old.periods):
        expected.append(following(expected[-1]))
    assert list(r.roll.case.periods) == r.new.periods == expected
    todo = r.roll.todo
    for resource in r.old.limits:
        for label in expected[-r.gone :]:
            assert (
                (todo["table"] == "resources")
                & (todo["row"].astype(str) == resource)
                & (todo["column"] == label)
            ).any(), (resource, label)


def delivered_ones(r: Rolled) -> None:
    """No candidates any more; their effects in `actuals`, to be filled in."""
    gone = {c.initiative for c in r.delivered}
    assert not gone & r.new.initiatives.keys()
    expected: dict[str, float] = defaultdict(float)
    for c in r.delivered:
        terms = next(
            (o for o in r.old.rows("options") if (o["initiative"], o["option"]) == c.choice[:2]),
            {"option": c.choice[1]},
        )
        for kpi, effect in r.old.effects(c.initiative, terms).items():
            expected[kpi] += float(effect)
    for row in r.old.rows("relations"):  # stands beside one of the two
        if row["relation"] == "synergy" and {row["initiative"], row["other"]} <= gone:
            expected[row["kpi"]] += float(row["amount"])
    told: dict[str, float] = defaultdict(float)
    for row in r.new.rows("actuals"):
        told[row["kpi"]] += float(row["expected"] or 0)
        assert not row["realised"]
    assert {k: v for k, v in told.items() if v} == near({k: v for k, v in expected.items() if v})
    assert {row["initiative"] for row in r.new.rows("actuals")} == gone


def lines_cost_what_they_cost(r: Rolled) -> None:
    """What remains of each line may go on, uses what it did in the periods that are left, and delivers when
    it did.
    """
    for c in r.remaining:
        line = r.new.candidates[r.line(c)]
        assert line.faults == []
        assert line.delivery == c.delivery - r.gone, c.choice
        left = len(r.old.periods) - r.gone
        for resource, use in c.use.items():
            assert [float(u) for u in line.use[resource][:left]] == near([float(u) for u in use[r.gone :]]), (
                c.choice
            )
        started = c.start < r.gone
        assert (c.initiative in r.new.running) == (c.initiative in r.old.running or started)
        if started:
            ways = {
                other.choice[1] for other in r.new.candidates.values() if other.initiative == c.initiative
            }
            assert ways == {c.choice[1]}


def no_limit_broken(r: Rolled) -> None:
    """The plan of record keeps the limits of the periods that are left. There is as much to spare as before:
    what is carried over is added to them, what who is gone still takes is taken off. Where the resource
    carries over there may be less, kept for what is still taken later.
    """
    spare = {(resource, period): limit - used for resource, period, used, limit in r.old.usage(r.funded)}
    left = set(r.old.periods[r.gone :])
    for resource, period, used, available in r.new.usage(r.lines):
        if period in left:
            before, after = float(spare[resource, period]), float(available - used)
            assert not oracle.exceeds(used, available, 1e-9), (resource, period)
            assert after == near(before) or (r.old.carry_over[resource] and after < before), (
                resource,
                period,
            )


def relations(r: Rolled) -> None:
    """What the rolled case allows beside what was delivered and started, the old one did, and the other way
    round; but for what the delivered required, which binds nobody any more and is told.
    """
    owed = {c.initiative for c in r.delivered}
    rng = random.Random(0)
    fixed = [c for c in r.remaining if c.start < r.gone]
    free = [name for name in r.new.initiatives if name not in {c.initiative for c in fixed}]
    for _ in range(100):
        after, before = [r.new.candidates[r.line(c)] for c in fixed], [*r.delivered, *fixed]
        for name in free:
            found = [c for c in r.new.candidates.values() if c.initiative == name and not c.faults]
            found = [c for c in found if c.choice in r.old.candidates]
            if found and rng.random() < 0.5:
                after.append(rng.choice(found))
                before.append(r.old.candidates[after[-1].choice])
        broken = [b for b in unrelated(r.old, before) if b.partition(": requires")[0] not in owed]
        assert bool(unrelated(r.new, after)) == bool(broken), [c.choice for c in after]
    told = set(r.roll.left[r.roll.left.table == "relations"].row)
    for name, others, _ in r.old.requires:
        if name in owed and owed.isdisjoint(others):
            assert f"requires / {name} / {' | '.join(others)}" in told, told


def unrelated(case: oracle.Case, funded: Sequence[oracle.Candidate]) -> list[str]:
    return [b for b in case.broken(funded) if "requires" in b or "excludes" in b]


def the_plan(r: Rolled) -> None:
    """The plan's lines that remain are the plan of record."""
    assert random_rounds.record(r.files[0] if "plan" in r.files[0] else {"plan": []}) == {
        c.initiative: r.line(c)[1:] for c in r.remaining
    }


def points_add_up(r: Rolled) -> None:
    """What the old plan earns is what was delivered and what the new round earns."""
    if r.old.rate or any(k.due < len(r.old.periods) for k in r.old.key_results):
        return  # points of successive rounds are each discounted to their own start
    whole, done = r.old.impact(r.funded), r.old.impact(r.delivered)
    assert float(r.new.impact(r.lines)) == near(float(whole - done))


def step_by_step(r: Rolled) -> None:
    """Rolling period by period gives the same as rolling at once."""
    case: pf.Case = r.case
    plan: object = r.plan
    for label in r.old.periods[1 : r.gone + 1]:
        case = pf.roll(plan, to=label, case=case).case
        plan = case.plan
    assert alike(written(case), r.files) == []


def alike(one: tuple[Tables, Settings], other: tuple[Tables, Settings]) -> list[str]:
    """What differs between two cases: numbers to the rounding of sums, rows in any order."""
    found = [f"settings {key}" for key in one[1] | other[1] if one[1].get(key) != other[1].get(key)]
    for table in one[0] | other[0]:
        rows, others = (sorted(map(plain, files[0].get(table, [])), key=repr) for files in (one, other))
        if rows != others:
            found.append(
                f"{table}: {[x for x in rows if x not in others]} {[x for x in others if x not in rows]}"
            )
    return found


def plain(row: oracle.Row) -> dict[str, str | float]:
    def number(cell: str) -> str | float:
        try:
            return round(float(cell), 9)
        except ValueError:
            return cell

    return {column: number(cell) for column, cell in row.items() if cell}


HOLDS = (
    valid,
    periods,
    delivered_ones,
    lines_cost_what_they_cost,
    no_limit_broken,
    relations,
    the_plan,
    points_add_up,
    step_by_step,
)


@pytest.mark.parametrize("seed", range(40))
def test_what_must_hold_of_the_next_round(seed: int) -> None:
    following_round = rolled(seed)
    for holds in HOLDS if following_round else ():
        holds(following_round)


def main(first: int, last: int) -> None:
    for seed in range(first, last):
        try:
            test_what_must_hold_of_the_next_round(seed)
        except Exception:
            print(f"seed {seed}\n{traceback.format_exc(limit=-3)}", flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
