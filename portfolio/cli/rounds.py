"""Commands that settle a round and hand it over: the parties' table, the decision record, the finance workbook."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from portfolio.cli.arguments import CASE, DIFFERENT, check_free, folder, on_case, solved
from portfolio.errors import PortfolioError

if TYPE_CHECKING:
    from portfolio.cli.arguments import Commands


def register(commands: Commands) -> None:
    """Add these commands."""
    arbitrate = on_case(commands, "arbitrate", "what each party would fund, what is agreed and contested, and the compromises between them")
    arbitrate.add_argument("--compromise", default="nash", help="weighted, max-min, nash or least-regret: the one that is recorded (default nash)")
    arbitrate.add_argument("--agreed-by", action="append", default=[], metavar="NAME", help="who signs the record; may be given several times")
    arbitrate.add_argument("-o", "--output", type=folder, metavar="DIR", help="write the decision record there: record.json and record.md")
    arbitrate.set_defaults(run=_arbitrate)

    replay = commands.add_parser("replay", help="run a recorded round again: the same, or which inputs changed and what that changed")
    replay.add_argument("record", help="record.json")
    replay.add_argument("case", help=CASE)
    replay.set_defaults(run=_replay)

    export = on_case(commands, "export", "write the finance workbook: the tables to edit, the plan as sheets with formulas and charts")
    export.add_argument("target", help="a file ending in .xlsx")
    export.add_argument("--language", choices=("en", "fr"), help="of the result sheets (default: the case's)")
    export.add_argument("--no-reasons", action="store_true", help="leave out prices and reasons, which take about an allocation an initiative")
    export.set_defaults(run=_export)


def _arbitrate(given: argparse.Namespace) -> int:
    from portfolio.arbitration import arbitrate
    from portfolio.arbitration.compromises import COMPROMISES
    from portfolio.loaders import load

    if given.compromise not in COMPROMISES:
        raise PortfolioError(f"--compromise: must be one of {', '.join(COMPROMISES)}; found {given.compromise}.")
    check_free(given.output)
    table = arbitrate(load(given.case))
    print(f"{table}\n\n{table.contested.round(3).to_string(index=False)}")
    record = table.record(given.compromise, given.agreed_by)
    print(f"\n{given.compromise}: {', '.join(' '.join(c) for c in record.portfolio)}")
    if given.output is not None:
        written = record.save(given.output)
        print(f"Written: {', '.join(map(str, written))}.")
    return 0


def _replay(given: argparse.Namespace) -> int:
    from portfolio.arbitration import replay
    from portfolio.loaders import load

    found = replay(given.record, load(given.case))
    print(found)
    return 0 if found.same else DIFFERENT


def _export(given: argparse.Namespace) -> int:
    from portfolio.arbitration import arbitrate
    from portfolio.loaders import load
    from portfolio.report import export

    case = load(given.case)
    plan = solved(case)
    table = arbitrate(case) if len(case.table("parties")) or len(case.table("judgements")) else None
    export(plan, given.target, arbitration=table, language=given.language, explain=not given.no_reasons)
    print(f"{given.target}: the tables of {given.case} and its plan, {len(plan.choices)} initiatives for {plan.impact:.2f} points.")
    return 0
