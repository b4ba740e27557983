"""Commands about what people have before there is a case: a list, or a tracker's export."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from portfolio.cli.arguments import file
from portfolio.cli.command_line import helped
from portfolio.errors import CaseError, Fault, PortfolioError
from portfolio.words.languages import codes
from portfolio.words.sentences import listing, say, sentence

if TYPE_CHECKING:
    from portfolio.case.case import Case
    from portfolio.cli.arguments import Commands
    from portfolio.importers.load_list import Examined
    from portfolio.importers.report_text import Report
    from portfolio.model.allocation import Allocation

_OPTIONS = ("budget", "team", "periods", "map", "set", "sheet", "unestimated")
"""The options that only a list takes."""
_CASE = 2
"""So many tables that a case must have make one: a list alone is never taken for it."""


def register(commands: Commands) -> None:
    """Add these commands."""
    command = commands.add_parser("import", help=helped("import"))
    command.add_argument(
        "what",
        metavar="KIND",
        help=helped("import_what"),
    )
    command.add_argument("file", nargs="?", help=helped("import_file"))
    command.add_argument(
        "-o", "--output", metavar="CASE", type=file, help=helped("import_output", target=helped("target"))
    )
    add_options(command)
    command.add_argument("--language", choices=codes(), help=helped("import_language"))
    command.add_argument("--write-map", metavar="FILE", type=Path, help=helped("import_map"))
    command.add_argument("--dry-run", action="store_true", help=helped("import_dry"))
    command.set_defaults(run=_import)


def required_tables() -> list[str]:
    """The tables that every case has."""
    from portfolio.tables.schema import SCHEMAS

    return [schema.name for schema in SCHEMAS if schema.required]


def add_options(command: argparse.ArgumentParser, *, periods: bool = True) -> None:
    """What can be said of a list; ``periods`` unless the command asks for them anyhow."""
    of = command.add_argument_group(helped("for_a_list"))
    of.add_argument(
        "--budget",
        action="append",
        metavar="AMOUNT",
        help=helped("list_budget"),
    )
    of.add_argument("--team", action="append", metavar="AMOUNT", help=helped("list_team"))
    if periods:
        of.add_argument("--periods", metavar="A,B,…", help=helped("list_periods"))
    of.add_argument("--map", metavar="FILE", type=Path, help=helped("list_map"))
    of.add_argument("--set", action="append", metavar="KEY=VALUE", help=helped("list_set"))
    of.add_argument("--sheet", help=helped("list_sheet"))
    of.add_argument("--unestimated", metavar="N", help=helped("list_unestimated"))


def asked_of_list(given: argparse.Namespace) -> bool:
    """Whether a command's file is a list: a text file, a workbook without a table of the case format, or one
    of which something is said that only lists take.
    """
    said = [name for name in _OPTIONS if getattr(given, name, None) is not None]
    from portfolio.loaders.address import address_in
    from portfolio.loaders.source import TEXTS

    path = Path(given.case)
    if path.suffix.casefold() not in (*TEXTS, ".xlsx", ".xlsm") or not path.is_file():
        if said and (path.is_dir() or address_in(given.case)):
            raise _is_case(given.case, said)
        return bool(said)
    from portfolio.tables.schema import SCHEMA

    if path.suffix.casefold() in TEXTS:
        # a table of a case beside the others is a part of it
        beside = [name for name in required_tables() if (path.parent / f"{name}.csv").is_file()]
        return bool(said) or path.stem.casefold() not in SCHEMA or len(beside) < _CASE
    from portfolio.loaders.readers import kind_to_read

    source = kind_to_read(given.case).read(given.case)
    # a list may stand on a sheet called initiatives
    tables = [name for name in required_tables() if name in source.tables]
    if len(tables) >= _CASE and said:
        raise _is_case(given.case, said)
    return bool(said) or not source.tables


def _is_case(name: str, said: list[str]) -> CaseError:
    from portfolio.loaders.address import masked

    options = ", ".join(f"--{option}" for option in said)
    problem = sentence("list_is_case", options=options)
    return CaseError([Fault("", None, "", "", problem, masked(name))], masked(name))


def listed(given: argparse.Namespace, name: str, tracker: str = "list") -> Examined:
    """A list as a command's options say it is to be read."""
    from portfolio.importers.load_list import examined
    from portfolio.importers.mapping import answers_of

    try:
        answers: dict[str, object] = dict(answers_of(given.set or ()))
    except ValueError as error:
        problem = sentence("list_fault_correct", what=error.args[0])
        raise CaseError([Fault("", None, "", "", problem, "--set")]) from None
    answers |= {
        key: getattr(given, key)
        for key in ("sheet", "unestimated", "language")
        if getattr(given, key, None) is not None
    }
    return examined(name, given.budget, given.team, given.periods, given.map, tracker, answers)


def case_of_list(given: argparse.Namespace) -> tuple[Case, Report]:
    """The case that a list becomes, to be solved at once, and what was understood of it."""

    read = listed(given, given.case)
    case = read.case()
    if all(x is None for row in case.table("resources") for x in (row[p] for p in case.periods)):
        problem = say(case.settings.language, "list_for_allocate")
        raise CaseError([Fault("", None, "", "", problem, given.case)], given.case)
    return case, read.report


def told_of(case: Case, report: Report) -> str:
    """The report on a list, and the remarks on the case that it became."""
    from portfolio.importers.report_text import told

    found = remarks_of(case)
    if not found:
        return told(report)
    head = say(report.language, "list_remarks")
    return "\n\n".join([told(report), "\n".join([head, *(f"- {text}" for text in found)])])


def remarks_of(case: Case) -> list[str]:
    """The remarks on a case made of a list that its owner can do something about: none on the tables that
    stand for the one score, nor on columns that the report names as kept.
    """
    alone = len(case.written["objectives"]) == 1
    return [
        replace(doubt, column="", row=doubt.row or None).told(case.settings.language)
        for doubt in case.doubts
        if not (alone and doubt.table in ("objectives", "key_results", "kpis"))
        and not doubt.problem.startswith("kept as columns of your own")
    ]


def late_of(case: Case, plan: Allocation) -> str:
    """Which funded items are delivered after the date that the list gives them; nothing where none is."""

    place, rows = case.period_index, case.rows("initiatives")
    columns = plan.columns("funded")
    late = [
        case.names("initiatives")[str(initiative)]
        for initiative, delivery in zip(columns["initiative"], columns["delivery"], strict=True)
        if (due := rows[initiative]["deadline"]) and place.get(str(delivery), len(place)) > place[due]
    ]
    language = case.settings.language
    return say(language, "list_late", items=listing(late, language, most=8)) if late else ""


def _import(given: argparse.Namespace) -> int:
    kind, name = ("list", given.what) if given.file is None else (given.what, given.file)
    if given.file is None and not Path(name).suffix:
        raise PortfolioError(sentence("list_import_file", name=name))
    if given.output is None and not given.dry_run and given.write_map is None:
        raise PortfolioError(sentence("list_import_case"))
    return _written(given, name, kind.replace("-", "_"))


def new_from_list(given: argparse.Namespace) -> int:
    """A case made of a list, for the command that makes new ones."""
    made = argparse.Namespace(**vars(given), output=given.target, dry_run=False, write_map=None)
    return _written(made, given.from_list, "list")


def without_list(given: argparse.Namespace) -> None:
    """What only lists take must not be said where none is given."""
    said = [f"--{name}" for name in _OPTIONS if name != "periods" and getattr(given, name) is not None]
    if said:
        raise PortfolioError(sentence("list_not_named", options=", ".join(said)))


def _written(given: argparse.Namespace, name: str, tracker: str) -> int:
    """Read a list, print what was understood, write the case and the mapping."""
    from portfolio.importers.mapping import written
    from portfolio.importers.report_text import told
    from portfolio.loaders.address import masked
    from portfolio.loaders.save import save_new
    from portfolio.whole_files import write_whole

    read = listed(given, name, tracker)
    language = read.report.language
    if given.dry_run:
        print(told(read.report, read.faults))
        print(f"\n{say(language, 'list_dry_run')}")
        return 0
    case = read.case()
    print(told_of(case, read.report))
    print()
    maps: dict[Path, bytes] = {}
    if given.write_map is not None:
        comments = {u.role: f"{u.heading}: {u.example}" for u in read.report.understood if u.role != "own"}
        maps[given.write_map] = written(case.mapping, comments).encode()
    if given.output is not None:
        # an import never writes over a case: it would lose what was added to it
        save_new(case, given.output, maps)
        print(say(language, "list_import_done", target=masked(given.output)))
    else:
        write_whole(maps)
    if given.write_map is not None:
        print(say(language, "list_map_done", target=masked(str(given.write_map))))
    return 0
