"""Small random cases with work in flight: some of their initiatives run, and stopping them uses something."""

from __future__ import annotations

import random
from itertools import count, product
from typing import Any

from support.random_cases import loaded, random_tables

import portfolio as pf
from portfolio.allocator.candidates import candidates
from portfolio.model.choices import Choice
from portfolio.model.effects import effects
from portfolio.model.violations import violations

type Tables = tuple[dict[str, list[dict[str, str]]], dict[str, Any]]


def running_tables(rng: random.Random, size: int | None = None) -> Tables:
    """A valid case some of whose initiatives run, each with what stopping it uses, or with nothing."""
    for _ in count():
        tables, settings = random_tables(rng, size)
        for row in tables["initiatives"]:
            row["status"] = rng.choice(["running", "running", "candidate", ""])
            if row["status"] == "running":
                row["earliest"] = ""
                row["latest"] = row.get("latest", "") if rng.random() < 0.2 else ""
                for resource in rng.sample(
                    tables["resources"], rng.randint(0, min(2, len(tables["resources"])))
                ):
                    amounts = {"1": rng.choice("1235"), "2": rng.choice(["", "1", "0.5"])}
                    tables["requirements"].append(
                        {"initiative": row["initiative"], "option": "stop", "resource": resource["resource"]}
                        | amounts
                    )
        case = tables, settings | {"language": "en"}
        try:
            loaded(case)
        except pf.CaseError:
            continue  # such as a decision to start what runs later
        return case
    raise AssertionError


def portfolios(problem: pf.Problem, most: int = 1500) -> list[list[Choice]] | None:
    """Every portfolio of a case, feasible or not; None where there are more than so many."""
    numbers, ways = effects(problem.case), candidates(problem.case)
    own = [[None, *ways.choices(numbers, i)] for i in numbers.initiatives]
    total = 1
    for some in own:
        total *= len(some)
    if total > most:
        return None
    return [[c for c in some if c is not None] for some in product(*own)]


def feasible(problem: pf.Problem, portfolio: list[Choice]) -> bool:
    return not violations(problem, portfolio)
