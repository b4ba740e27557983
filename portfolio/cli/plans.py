"""The plan that a command is told: the case's own, a record, a table of what is funded, an allocation."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from portfolio.cli.arguments import file, number
from portfolio.cli.command_line import helped, refused
from portfolio.display.csv_text import as_it_was
from portfolio.errors import PortfolioError
from portfolio.read_files import text_of_file
from portfolio.words.names import natural
from portfolio.words.sentences import say, semicolon, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from portfolio.arbitration.record import Record
    from portfolio.case.case import Case
    from portfolio.model.allocation import Allocation, Columns
    from portfolio.model.choices import Funded

OF_RECORD = "plan"
"""What is typed for the table of that name."""


def add_near(command: argparse.ArgumentParser, *, required: bool = False, lossy: bool = True) -> None:
    """The plan that a command's answer stays near to; ``lossy``: and what may be lost for it."""
    command.add_argument(
        "--near",
        type=file,
        required=required,
        metavar="PLAN",
        help=helped("near" if lossy else "near_plan", files=helped("plan_files")),
    )
    if lossy:
        command.add_argument(
            "--within",
            type=share,
            metavar="SHARE",
            help=helped("within"),
        )


def share(text: str) -> float:
    """A share from 0 to 1, as people type it."""
    value = number(text)
    if not 0 <= value <= 1:
        raise refused("share", found=text)
    return value


def near_of(given: argparse.Namespace, case: Case) -> dict[str, Any]:
    """What a function is asked with: the plan, checked against the case before anything is solved, and what
    may be lost; empty where none is told.
    """
    within = getattr(given, "within", None)
    if given.near is None:
        if within is not None:
            raise PortfolioError(say(case.settings.language, "within_alone"))
        return {}
    from portfolio.model.reference import lines_of

    if given.near == OF_RECORD:
        if not len(case.table("plan")):
            raise PortfolioError(say(case.settings.language, "near_no_plan"))
        plan: object = case.plan
    else:
        plan = plan_at(given.near, "--near")
    lines = lines_of(case, plan)
    return {"near": lines} if within is None else {"near": lines, "within": within}


def plan_at(path: str, option: str) -> Record | Funded:
    """The plan in a file; ``option`` is what was typed before it.

    Raises
    ------
    PortfolioError
        When it holds none.
    """
    from portfolio.arbitration.record import Record
    from portfolio.loaders.one_table import one_table
    from portfolio.loaders.source import TEXTS, path_of

    place = path_of(path)
    if place.suffix.casefold() == ".json":
        funded = _funded(place)
        return Record.load(place) if funded is None else funded
    if place.suffix.casefold() not in TEXTS:
        key = "plan_file_or_own" if option == "--near" else "plan_file"
        raise PortfolioError(sentence(key, option=option, found=path))
    return [
        (as_it_was(r["initiative"]), as_it_was(r["option"]), r["start"]) for r in one_table(place, "plan")
    ]


def _funded(path: Path) -> list[tuple[str, str, str]] | None:
    """What an allocation in JSON funds; None where the file holds something else."""
    try:
        content = json.loads(text_of_file(path))
        return [(row["initiative"], row["option"], row["start"]) for row in content["funded"]]
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return None


def not_funded(plan: Allocation) -> Columns:
    """What a plan does not fund, in the order of the case: id, name, and why: what was decided against it,
    and what it breaks when it is added to the plan as it stands. Nothing is solved for it.
    """
    from portfolio.explanation.other_way import asked_of, obstacles

    case, language = plan.problem.case, plan.problem.case.settings.language
    asked = {question.initiative: question for question in asked_of(plan, None) if not question.funded}
    listed, names = case.listed(asked), case.own_names("initiatives")
    why = {
        i: [
            *(held.said(plan.problem, language) for held in q.lifts),
            obstacles(plan, q, language),
        ]
        for i, q in asked.items()
    }
    return {
        "initiative": listed,
        "name": [names.get(i, "") for i in listed],
        "in_its_way": [f"{semicolon(language)} ".join(filter(None, why[i])) for i in listed],
    }


def with_names(columns: Columns, case: Case) -> Columns:
    """The funded table for a file: ids in their natural order, and the names beside, last, so that every
    column stands where it stood.
    """
    ids, names = columns["initiative"], case.own_names("initiatives")
    order = sorted(range(len(ids)), key=lambda n: natural(ids[n]))
    placed = {c: [values[n] for n in order] for c, values in columns.items()}
    # a budget may be called so, and keeps its column
    beside = "name" if "name" not in columns else "initiative (name)"
    return placed | {beside: [names.get(ids[n], "") for n in order]}


def changes_text(case: Case, lines: Iterable[Sequence[str]]) -> str:
    """The changed lines of the plan before, as a table for a terminal."""
    from portfolio.words.changed_lines import changed_lines
    from portfolio.words.text_tables import text_table

    language, listed = case.settings.language, list(lines)
    if not listed:
        return say(language, "lines_none")
    table = changed_lines(listed, case.own_names("initiatives"), language)
    return f"{say(language, 'lines_changed')}\n{text_table(table, [])}"
