"""What holds of every case that is rolled: on random ones, with random plans and the best."""

from __future__ import annotations

import random
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from support.random_cases import loaded, random_tables
from support.small_cases import together

import portfolio as pf
from portfolio.case.reading import edited
from portfolio.model.choices import Choice, indices
from portfolio.model.effects import effects
from portfolio.model.usage import requirements
from portfolio.model.violations import violations

SEEDS = together("roll", range(30))
EMPTY = "something must be left to decide on"


@cache
def rounds(seed: int, plain: bool = False) -> list[tuple[pf.Case, list[Choice], int]]:
    """A random case and its best plan, then its next round and the best plan of that, so that some run
    already; and how far to roll. ``plain``: nothing is discounted and nothing comes too late.
    """
    tables, settings = random_tables(random.Random(seed))
    if plain:
        settings["discount_rate"] = 0
        for row in tables["key_results"]:
            row.pop("due", None)
    case: pf.Case = loaded((tables, settings))
    found: list[tuple[pf.Case, list[Choice], int]] = []
    try:
        for _ in range(2 if len(case.periods) > 2 else 0):
            plan = list(pf.allocate(case).choices)
            found.append((case, plan, 1 + seed % 2))
            case = pf.roll(plan, case.periods[1], case).case
    except pf.InfeasibleError:
        pass
    except pf.PortfolioError as error:
        if EMPTY not in str(error):
            raise
    return found


def rolled(case: pf.Case, plan: Any, to: str) -> pf.Rolled | None:
    try:
        return pf.roll(plan, to, case)
    except pf.PortfolioError as error:
        if EMPTY in str(error):
            return None
        raise


def lines(new: pf.Rolled) -> list[Choice]:
    return [Choice(*row) for row in new.case.plan.values.tolist()]


@pytest.mark.parametrize("seed", SEEDS)
def test_two_periods_at_once_are_one_and_one_and_a_file_keeps_them(seed: int, tmp_path: Path) -> None:
    for case, plan, _ in rounds(seed):
        both = rolled(case, plan, case.periods[2])
        if both is None:
            continue
        first = pf.roll(plan, case.periods[1], case).case
        second = pf.roll(first.plan, case.periods[2], first)
        assert second.case == both.case
        assert {*second.assumed} <= {*both.assumed}
        pf.save(both.case, tmp_path / "next")
        assert pf.load(tmp_path / "next") == both.case


@pytest.mark.parametrize("seed", SEEDS)
def test_the_plan_of_record_breaks_nothing_that_binds_it_where_amounts_are_no_smaller(seed: int) -> None:
    for case, plan, gone in rounds(seed):
        if (new := rolled(case, plan, case.periods[gone])) is not None:
            added = [("resources", "", period, "=") for period in new.case.periods[-gone:]]
            broken = violations(pf.Problem(edited(new.case, added)), lines(new))
            assert [b for b in broken if b.kind != "bucket"] == []


def uses(case: pf.Case, line: Choice, periods: tuple[str, ...]) -> dict[tuple[str, str], float]:
    """What one line uses itself in some periods."""
    needs, found = requirements(case), defaultdict[tuple[str, str], float](float)
    for _, resource, period, amount in zip(*needs.uses(*indices(effects(case), [line])), strict=True):
        found[needs.resources[resource], case.periods[period]] += amount
    return {place: amount for place, amount in found.items() if amount and place[1] in periods}


@pytest.mark.parametrize("seed", SEEDS)
def test_lines_use_what_they_used_less_what_is_spent(seed: int) -> None:
    for case, plan, gone in rounds(seed):
        if (new := rolled(case, plan, case.periods[gone])) is not None:
            before, kept = {c.initiative: c for c in plan}, case.periods[gone:]
            for line in lines(new):
                assert uses(new.case, line, kept) == uses(case, before[line.initiative], kept)


@pytest.mark.parametrize("seed", SEEDS)
def test_points_of_rounds_add_up(seed: int) -> None:
    """What was delivered earned, and what remains earns, what the plan promised: chains, success, synergies
    and saturation included.
    """
    for case, plan, gone in rounds(seed, plain=True):
        if (new := rolled(case, plan, case.periods[gone])) is not None:
            done = {row["initiative"] for row in new.case.written["actuals"]} - {
                row["initiative"] for row in case.written["actuals"]
            }
            delivered = [c for c in plan if c.initiative in done]
            earned = pf.value(case, delivered) + pf.value(new.case, lines(new))
            assert earned == pytest.approx(pf.value(case, plan), abs=1e-9)
