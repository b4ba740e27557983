"""The command that asks in words: what if the budget were less, a team larger, an initiative later."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

from portfolio.cli.arguments import finite, on_case, progress, searching, shown, solved
from portfolio.cli.command_line import helped
from portfolio.cli.exit_codes import INFEASIBLE, NO_ANSWER
from portfolio.errors import InfeasibleError
from portfolio.words.media import in_json

if TYPE_CHECKING:
    from portfolio.cli.arguments import Commands
    from portfolio.model.allocation import Allocation
    from portfolio.scenarios.whatif import WhatIf


def register(commands: Commands) -> None:
    """Add this command."""
    parser = on_case(commands, "whatif", helped("whatif"))
    parser.add_argument(
        "changes",
        nargs="+",
        metavar="CHANGE",
        help=helped("whatif_changes"),
    )
    parser.add_argument("--json", action="store_true", help=helped("json"))
    searching(parser)
    parser.set_defaults(run=_whatif)


def _whatif(given: argparse.Namespace) -> int:
    from portfolio.case.what_if.said import ANY_PLAN, ground_of, heard
    from portfolio.scenarios.whatif import whatif

    case = shown(given)
    # what can't be understood is said before anything is solved
    heard(ground_of(case, ANY_PLAN, given.language), given.changes)
    plan = solved(case, given.gap)
    with progress(case.settings.language):
        found = whatif(plan, *given.changes, language=given.language)
    print(in_json(_plain(found)) if given.json else found)
    if found.is_answered:
        return 0
    return INFEASIBLE if isinstance(found.answer, InfeasibleError) else NO_ANSWER


def _outcome(plan: Allocation) -> dict[str, object]:
    return {"impact": plan.points, "status": plan.status, "gap": finite(plan.gap)}


def _plain(found: WhatIf) -> dict[str, object]:
    """The answer as plain values."""
    answer: dict[str, object] = {
        "changes": found.read.to_dict("records"),
        "edits": [
            {"table": e.table, "row": e.row, "column": e.column, "change": e.change}
            for h in found.heard
            for e in h.edits
        ],
        "before": _outcome(found.before),
    }
    if not found.is_answered:
        return answer | {"after": None, "why": str(found.answer)}
    after = _outcome(found.after)
    frames = {"lines": found.changes, "key_results": found.key_results}
    return answer | {"after": after} | {n: json.loads(f.to_json(orient="records")) for n, f in frames.items()}
