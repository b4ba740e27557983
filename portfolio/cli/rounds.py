"""Commands that settle a round and hand it over: the parties' table, the decision record, the finance
workbook, decisions for a tracker, the board brief, the next round.
"""

from __future__ import annotations

import argparse
import datetime
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from portfolio.case.reserved_names import COMPROMISES
from portfolio.cli.arguments import (
    EXPORTED_TO,
    asked_language,
    check_free,
    count,
    encoded,
    file,
    folder,
    in_its_own,
    loaded,
    on_case,
    searching,
    solved,
)
from portfolio.cli.command_line import helped, named, refused
from portfolio.cli.exit_codes import DIFFERENT, NO_ANSWER
from portfolio.cli.plans import add_near, near_of, plan_at
from portfolio.display.csv_text import csv_files
from portfolio.errors import PortfolioError, TimeLimitError
from portfolio.progress import aside
from portfolio.words.figures import points
from portfolio.words.languages import FALLBACK
from portfolio.words.sentences import into, say, sentence

if TYPE_CHECKING:
    from portfolio.arbitration.record import Record
    from portfolio.case.case import Case
    from portfolio.cli.arguments import Commands
    from portfolio.model.allocation import Allocation
    from portfolio.model.choices import Funded


def register(commands: Commands) -> None:
    """Add these commands."""
    _add_arbitrate(commands)
    _add_replay(commands)
    _add_export(commands)
    _add_brief(commands)
    _add_roll(commands)


def _add_arbitrate(commands: Commands) -> None:
    parser = on_case(
        commands,
        "arbitrate",
        helped("arbitrate"),
        shows=None,
    )
    known = ", ".join(f"{name} ({named(f'compromise_{name}')})" for name in COMPROMISES)
    parser.add_argument("--compromise", default="nash", help=helped("compromise", known=known))
    parser.add_argument(
        "--agreed-by",
        action="append",
        default=[],
        metavar="NAME",
        help=helped("agreed_by"),
    )
    parser.add_argument(
        "-o",
        "--output",
        type=folder,
        metavar="DIR",
        help=helped("arbitrate_output"),
    )
    add_near(parser)
    searching(parser, gap=False)
    parser.set_defaults(run=_arbitrate)


def _arbitrate(given: argparse.Namespace) -> int:
    from portfolio.arbitration import arbitrate
    from portfolio.arbitration.record_text import on_terminal

    case = loaded(given)
    if given.compromise not in COMPROMISES:
        told = {"known": ", ".join(COMPROMISES), "found": given.compromise}
        raise PortfolioError(sentence("compromise_unknown", **told))
    check_free(given.output)
    near = near_of(given, case)
    table = arbitrate(case)
    if table.is_cut_short:
        print(table)
    else:
        print(table.opened)
    try:
        record = table.record(given.compromise, given.agreed_by, **near)
    except TimeLimitError as late:
        told = {"compromise": say(case.settings.language, f"compromise_{given.compromise}")}
        print(
            f"\n{say(case.settings.language, 'table_no_record', **told)} {late.told(case.settings.language)}"
        )
        return 0 if given.output is None else NO_ANSWER
    print(f"\n{on_terminal(record.content)}")
    if given.output is not None:
        written = record.save(given.output)
        told = {"files": ", ".join(map(str, written))}
        print(f"\n{say(case.settings.language, 'table_written', **told)}")
    return 0


def _add_replay(commands: Commands) -> None:
    does = helped("replay")
    parser = commands.add_parser("replay", help=does, description=in_its_own(does))
    parser.add_argument("record", help=helped("replay_record"))
    parser.add_argument("case", help=helped("case"))
    searching(parser, gap=False)
    parser.set_defaults(run=_replay)


def _replay(given: argparse.Namespace) -> int:
    from portfolio.arbitration import replay

    found = replay(given.record, loaded(given))
    print(found)
    return 0 if found.same else DIFFERENT


def _add_export(commands: Commands) -> None:
    parser = on_case(
        commands,
        "export",
        helped("export"),
        shows="shows_sheets",
    )
    parser.add_argument("target", help=helped("export_target"))
    parser.add_argument(
        "--for",
        dest="tracker",
        choices=EXPORTED_TO,
        help=helped("export_for"),
    )
    parser.add_argument(
        "--no-reasons",
        action="store_true",
        help=helped("export_no_reasons"),
    )
    add_near(parser)
    searching(parser)
    parser.set_defaults(run=_export)


def _export(given: argparse.Namespace) -> int:
    from portfolio.arbitration import arbitrate
    from portfolio.loaders.address import masked
    from portfolio.report import export
    from portfolio.report.workbook import export_target

    case = loaded(given)
    export_target(given.target, given.tracker)
    plan = solved(case, given.gap, near=near_of(given, case))
    if given.tracker is not None:
        export(plan, given.target, language=given.language, tracker=given.tracker)
        _tell_export(plan, given)
        return 0
    table, language = None, asked_language(given) or FALLBACK
    try:
        if len(case.table("parties")) or len(case.table("judgements")):
            table = arbitrate(case, time_limit=None if given.time_limit is None else given.time_limit / 4)
    except TimeLimitError as late:
        print(say(language, "export_no_parties", late=late.told(language)))
    export(plan, given.target, arbitration=table, language=given.language, explain=not given.no_reasons)
    told = {"target": given.target, "case": masked(given.case), "count": len(plan.choices)}
    print(say(language, "exported", **told, points=points(plan.impact, language)))
    return 0


def _tell_export(plan: Allocation, given: argparse.Namespace) -> None:
    """What a tracker's file holds, what its importer has to be told, and what it will not find."""
    from portfolio.loaders.address import masked
    from portfolio.report.tracker_export import doubts_of, form_of

    language = asked_language(given) or FALLBACK
    for doubt in doubts_of(plan, given.tracker):
        aside(say(language, "remark_said", what=into(doubt, language)))
    form, among = form_of(given.tracker), len(plan.problem.case.rows("initiatives"))
    told = {"target": given.target, "case": masked(given.case), "all": among, "count": len(plan.choices)}
    print(say(language, "exported_for", **told, dates=form.dates_said, field=next(iter(form.columns))))


def _add_brief(commands: Commands) -> None:
    parser = on_case(
        commands,
        "brief",
        helped("brief"),
        shows="shows_brief",
    )
    parser.add_argument("-o", "--output", required=True, metavar="FILE", help=helped("brief_output"))
    parser.add_argument("--record", metavar="RECORD", help=helped("brief_record"))
    parser.add_argument("--date", type=_date, metavar="DATE", help=helped("brief_date"))
    parser.add_argument("--draws", type=count, default=256, help=helped("brief_draws"))
    parser.add_argument(
        "--tables",
        type=folder,
        metavar="DIR",
        help=helped("brief_tables"),
    )
    add_near(parser)
    searching(parser)
    parser.set_defaults(run=_brief)


def _brief(given: argparse.Namespace) -> int:
    from portfolio.arbitration import Record
    from portfolio.report import brief
    from portfolio.report.brief.brief import target_of

    target = target_of(given.output)
    check_free(given.tables)
    record = None if given.record is None else Record.load(given.record)
    case = loaded(given)
    plan = solved(case, given.gap, near=near_of(given, case))
    found = brief(
        replace(plan, gap_asked=given.gap),  # of one that was cut short it tells itself what is not known
        language=given.language,
        record=record,
        draws=given.draws,
        date=given.date,
    )
    language = asked_language(given) or FALLBACK
    found.write(target, given.tables)
    print(f"{found}\n\n{say(language, 'brief_written', target=target)}")
    if given.tables is not None:
        print(say(language, "brief_tables_written", folder=given.tables, count=len(found.frames)))
    return 0


def _date(text: str) -> str:
    """A date, as 2027-01-31."""
    try:
        return datetime.date.fromisoformat(text.strip()).isoformat()
    except ValueError:
        raise refused("date", found=text) from None


def _add_roll(commands: Commands) -> None:
    parser = on_case(
        commands,
        "roll",
        helped("roll"),
    )
    parser.add_argument("--to", required=True, metavar="PERIOD", help=helped("roll_to"))
    plan = parser.add_mutually_exclusive_group()
    plan.add_argument(
        "--plan",
        type=file,
        metavar="FILE",
        help=helped("roll_plan", files=helped("plan_files")),
    )
    plan.add_argument("--plan-of-record", action="store_true", help=helped("roll_of_record"))
    plan.add_argument(
        "--best",
        action="store_true",
        help=helped("roll_best"),
    )
    parser.add_argument(
        "--readings",
        type=file,
        metavar="FILE",
        action="append",
        default=[],
        help=helped("roll_readings"),
    )
    parser.add_argument(
        "--periods",
        metavar="LABELS",
        help=helped("roll_periods"),
    )
    parser.add_argument(
        "-o",
        "--output",
        required=True,
        type=file,
        metavar="NEXT",
        help=helped("roll_output", target=helped("target")),
    )
    parser.add_argument(
        "--tables",
        type=folder,
        metavar="DIR",
        help=helped("roll_tables"),
    )
    searching(parser)
    parser.set_defaults(run=_roll)


def _roll(given: argparse.Namespace) -> int:
    from portfolio.continuity import roll
    from portfolio.errors import CaseError
    from portfolio.loaders.address import masked
    from portfolio.loaders.one_table import one_table
    from portfolio.loaders.readers import kind_to_write
    from portfolio.loaders.save import save_new, taken

    if faults := taken(kind_to_write(given.output), given.output):
        raise CaseError(faults)
    check_free(given.tables)
    case = loaded(given)
    readings = [r.cells for path in given.readings for r in one_table(Path(path), "readings")]
    periods = [p.strip() for p in given.periods.split(",")] if given.periods else []
    rolled = roll(_carried_out(given, case), given.to, case, readings=readings, periods=periods)
    tables = {"todo": rolled.todo, "left": rolled.left}
    beside = encoded(given.tables, csv_files(tables)) if given.tables is not None else {}
    save_new(rolled.case, given.output, beside)
    print(rolled.report())
    told = {"path": masked(given.output), "count": len(rolled.assumed)}
    print(f"\n{say(case.settings.language, 'roll_written', **told)}")
    if given.tables is not None:
        names = ", ".join(f"{name}.csv" for name in tables)
        print(say(case.settings.language, "written_beside", folder=given.tables, files=names))
    return 0


def _carried_out(given: argparse.Namespace, case: Case) -> Allocation | Record | Funded:
    """The plan that is named; the best one where none is, and the case has none of record."""
    if given.plan is None and not given.plan_of_record and not given.best and len(case.table("plan")):
        raise PortfolioError(say(case.settings.language, "roll_which_plan"))
    if given.best or (given.plan is None and not given.plan_of_record):
        return solved(case, given.gap)
    if given.plan_of_record:
        if not len(case.table("plan")):
            raise PortfolioError(say(case.settings.language, "roll_no_record"))
        return case.plan
    return plan_at(given.plan, "--plan")
