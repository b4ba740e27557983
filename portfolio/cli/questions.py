"""Commands that ask a case: what to fund, why, and under other circumstances."""

from __future__ import annotations

import argparse
import functools
import math
import sys
from typing import TYPE_CHECKING

from portfolio.cli import lists
from portfolio.cli.arguments import (
    DEFAULT_GAP,
    amounts,
    check_free,
    count,
    file,
    finite,
    folder,
    in_its_own,
    loaded,
    on_case,
    progress,
    searching,
    shown,
    solved,
    whole,
    write_all,
)
from portfolio.cli.command_line import helped
from portfolio.cli.exit_codes import BAD_INPUT, INTERRUPTED
from portfolio.cli.plans import add_near, changes_text, near_of, not_funded, with_names
from portfolio.display.csv_text import csv_files, csv_of_columns
from portfolio.errors import InfeasibleError, PortfolioError
from portfolio.progress import answers_told, aside, patiently
from portfolio.words.languages import FALLBACK, codes
from portfolio.words.media import in_json, one_line
from portfolio.words.sentences import say
from portfolio.words.text_tables import on_stderr

if TYPE_CHECKING:
    from portfolio.cli.arguments import Commands
    from portfolio.model.allocation import Allocation, Columns

_ANSWERS_TOLD = 5.0
"""Seconds at most that answers to a questionnaire take to be told when it is left by Ctrl-C."""


def register(commands: Commands) -> None:
    """Add these commands."""
    _add_allocate(commands)
    _add_explain(commands)
    _add_diff(commands)
    _add_frontier(commands)
    _add_compare(commands)
    _add_stability(commands)
    _add_levels(commands)
    _add_assess(commands)
    _add_simulate(commands)


def _add_allocate(commands: Commands) -> None:
    parser = on_case(commands, "allocate", helped("allocate"))
    parser.add_argument("--json", action="store_true", help=helped("json"))
    add_near(parser)
    searching(parser)
    parser.add_argument("--solver", help=helped("solver"))
    parser.add_argument(
        "-o",
        "--output",
        type=folder,
        metavar="DIR",
        help=helped("allocate_output"),
    )
    lists.add_options(parser)
    parser.set_defaults(run=_allocate)


def _allocate(given: argparse.Namespace) -> int:
    from portfolio.allocator.allocate import allocate

    case, read = lists.case_of_list(given) if lists.asked_of_list(given) else (shown(given), None)
    check_free(given.output)
    near = near_of(given, case)
    try:
        with progress(case.settings.language, "solving_keeps") as told:
            plan = allocate(
                case,
                gap=given.gap,
                time_limit=given.time_limit,
                solver=given.solver,
                on_progress=told,
                **near,
            )
    except InfeasibleError:
        if read is not None:
            # how the list was read is the first place to look for why nothing fits
            aside(f"{lists.told_of(case, read)}\n")
        raise
    tables = _tables_of(plan)
    answer = {k: finite(getattr(plan, k)) for k in ("status", "impact", "bound", "gap", "seconds", "stopped")}
    answer |= {"best": finite(plan.best)} if near else {}
    answer |= {
        name: [dict(zip(c, map(finite, row), strict=True)) for row in zip(*c.values(), strict=True)]
        for name, c in tables.items()
    }
    if read is not None:
        answer |= {"list": {**read.plain(), "remarks": lists.remarks_of(case)}}
    text = in_json(answer)
    if given.json:
        print(text)
    else:
        told_first = [lists.told_of(case, read)] if read is not None else []
        late = [lists.late_of(case, plan)] if read is not None else []
        changed = [changes_text(case, zip(*tables["changes"].values(), strict=True))] if near else []
        print("\n\n".join(filter(None, [*told_first, plan.report(), *changed, *late])))
    if given.output is not None:
        tables["funded"] = with_names(tables["funded"], case)
        tables["not_funded"] = not_funded(plan)
        files = {f"{name}.csv": csv_of_columns(columns) for name, columns in tables.items()}
        write_all(given.output, files | {"allocation.json": f"{text}\n"})
        names = ", ".join([*files, "allocation.json"])
        said = say(case.settings.language, "written_to", folder=given.output, files=names)
        print(
            on_stderr(f"\n{said}") if given.json else f"\n{said}",
            file=sys.stderr if given.json else sys.stdout,
        )
    return INTERRUPTED if plan.stopped == "interrupt" else 0


def _tables_of(plan: Allocation) -> dict[str, Columns]:
    """A plan's tables in columns; what it changes of another is one where it was asked near to it."""
    from portfolio.model.reference import Line, changed

    tables = {name: plan.columns(name) for name in ("funded", "usage", "attainment")}
    if len(plan.problem.case.table("transfers")):
        tables["transfers"] = plan.columns("transfers")
    if plan.problem.kept is not None:
        lines = changed(plan.problem.case, plan.problem.keeps, plan.choices)
        tables["changes"] = {c: [line[k] for line in lines] for k, c in enumerate(Line._fields)}
    return tables


def _add_explain(commands: Commands) -> None:
    parser = on_case(commands, "explain", helped("explain"))
    parser.add_argument("initiative", nargs="?", help=helped("explain_one"))
    parser.add_argument("--json", action="store_true", help=helped("json"))
    parser.add_argument("--ranges", action="store_true", help=helped("explain_ranges"))
    add_near(parser)
    searching(parser)
    parser.set_defaults(run=_explain)


def _explain(given: argparse.Namespace) -> int:
    from portfolio.case.lookup import ids_of
    from portfolio.explanation import explain

    case = shown(given)
    if given.initiative is not None:
        ids_of(case, "initiatives", [given.initiative])  # said before anything is solved
    plan = solved(case, given.gap, near=near_of(given, case))
    asked = given.initiative
    if not given.json:
        print(plan.heading + "\n", flush=True)
        asked = asked or list(case.rows("initiatives"))
    frame = explain(plan, asked, exact=not given.ranges, on_row=None if given.json else _tell_reason)
    if given.json:
        rows = frame.reset_index().to_dict("records")
        print(in_json([{k: "inf" if v == math.inf else finite(v) for k, v in row.items()} for row in rows]))
        return 0
    return 0


def _tell_reason(initiative: str, sentence: str) -> None:
    """A row of reasons as soon as it is known."""
    from portfolio.words.text_tables import wrapped

    print(wrapped(sentence, "- "), flush=True)


def _add_diff(commands: Commands) -> None:
    does = helped("diff")
    parser = commands.add_parser("diff", help=does, description=in_its_own(does, "of_the_second"))
    parser.add_argument("before", help=helped("case"))
    parser.add_argument("after", help=helped("diff_after"))
    parser.add_argument(
        "--tables",
        type=folder,
        metavar="DIR",
        help=helped("diff_tables"),
    )
    searching(parser)
    parser.set_defaults(run=_diff)


def _diff(given: argparse.Namespace) -> int:
    from portfolio.explanation import diff

    check_free(given.tables)
    before, after = loaded(given, given.before), loaded(given, given.after)
    found = diff(solved(before, given.gap), solved(after, given.gap, among=1))
    print(found)
    if given.tables is not None:
        tables = {"initiatives": found.initiatives, "key_results": found.key_results, "inputs": found.inputs}
        write_all(given.tables, csv_files(tables))
        told = {"files": ", ".join(str(given.tables / f"{name}.csv") for name in tables)}
        print(f"\n{say(after.settings.language, 'table_written', **told)}")
    return 0


def _add_frontier(commands: Commands) -> None:
    parser = on_case(commands, "frontier", helped("frontier"))
    parser.add_argument("--resource", help=helped("frontier_resource"))
    parser.add_argument(
        "--at",
        type=amounts,
        metavar="A,B,…",
        help=helped("frontier_at"),
    )
    parser.add_argument(
        "--exact",
        action="store_true",
        help=helped("frontier_exact"),
    )
    add_near(parser)
    searching(parser)
    parser.set_defaults(run=_frontier)


def _frontier(given: argparse.Namespace) -> int:
    from portfolio.scenarios import frontier

    case = shown(given)
    asked = {"at": given.at, "exact": given.exact, "gap": given.gap}
    near = near_of(given, case)
    with answers_told(functools.partial(_tell_budget, given.resource)):
        found = frontier(case, given.resource, **asked, **near)
    print(found)
    return 0


def _tell_budget(resource: str | None, answer: object) -> None:
    """What one budget buys as soon as it is known, on a terminal alone: the table comes when all are."""
    from portfolio.model.allocation import Allocation
    from portfolio.words.figures import number, points
    from portfolio.words.sentences import colon, with_unit

    if not isinstance(answer, Allocation) or not sys.stderr.isatty():
        return
    asked, case = answer.problem, answer.problem.case
    names = case.budgets if resource is None else (resource,)
    total = math.fsum(asked.amount(r, p) for r in names for p in case.periods)
    unit = case.units("resources")[names[0]]
    language = case.settings.language
    amount = with_unit(number(total, language), unit, language)
    earned = say(language, "level_6_counts", value=points(answer.points, language))
    aside(f"{amount}{colon(language)} {earned}")


def _add_compare(commands: Commands) -> None:
    parser = on_case(commands, "compare", helped("compare"))
    add_near(parser)
    searching(parser)
    parser.set_defaults(run=_compare)


def _compare(given: argparse.Namespace) -> int:
    from portfolio.scenarios import compare

    case = shown(given)
    found = compare(case, gap=given.gap, **near_of(given, case))
    if not found.plans:
        answer = next(iter(found.answers.values()))
        assert isinstance(answer, PortfolioError)
        raise (
            answer.about(say(case.settings.language, "asked_as_it_is"))
            if isinstance(answer, InfeasibleError)
            else answer
        )
    print("\n\n".join(filter(None, [str(found), found.told_matrix(), found.told_changes()])))
    return 0


def _add_stability(commands: Commands) -> None:
    parser = on_case(
        commands,
        "stability",
        helped("stability"),
    )
    add_near(parser, required=True, lossy=False)
    searching(parser)
    parser.set_defaults(run=_stability)


def _stability(given: argparse.Namespace) -> int:
    from portfolio.continuity.stability import stability

    case = shown(given)
    print(stability(case, **near_of(given, case), gap=given.gap))
    return 0


def _add_levels(commands: Commands) -> None:
    parser = on_case(
        commands,
        "levels",
        helped("levels"),
    )
    parser.add_argument(
        "--method",
        choices=("optimal", "list"),
        default="optimal",
        help=helped("levels_method"),
    )
    searching(parser)
    parser.set_defaults(run=_levels)


def _levels(given: argparse.Namespace) -> int:
    from portfolio.rankings import levels
    from portfolio.rankings.levels import told

    case = shown(given)
    language = case.settings.language
    frame = levels(case, given.method, given.gap)
    print(f"{one_line(case.name)}\n\n{told(frame, case, language)}".lstrip())
    return 0


def _add_assess(commands: Commands) -> None:
    parser = commands.add_parser("assess", help=helped("assess"))
    which = parser.add_mutually_exclusive_group()
    which.add_argument("answers", nargs="?", type=file, help=helped("assess_answers"))
    which.add_argument("--new", type=file, metavar="FILE", help=helped("assess_new"))
    parser.add_argument("--language", choices=codes(), help=helped("assess_language"))
    parser.set_defaults(run=_assess)


def _assess(given: argparse.Namespace) -> int:
    from portfolio.steering.maturity.answers import ask, keep, write_answers
    from portfolio.steering.maturity.assessment import assess
    from portfolio.steering.maturity.questionnaire import questions

    language = given.language or FALLBACK
    if given.new:
        print(say(language, "assess_made", path=write_answers(given.new, language=language)))
        return 0
    if given.answers:
        print(assess(given.answers, given.language))
        return 0
    # what was answered is told at Ctrl-C; stdout holds the report alone
    with patiently(_ANSWERS_TOLD):
        answers = ask(language, _typed, functools.partial(print, file=sys.stderr))
        if len(answers) < len(questions()):
            if answers:
                print(keep(answers, language), file=sys.stderr)
            return BAD_INPUT
    print(assess(answers, language))
    return 0


def _typed(prompt: str) -> str:
    print(prompt, end="", file=sys.stderr, flush=True)
    return input()


def _add_simulate(commands: Commands) -> None:
    parser = on_case(commands, "simulate", helped("simulate"))
    parser.add_argument("--draws", type=count, default=256, help=helped("simulate_draws"))
    parser.add_argument("--seed", type=whole, default=0, help=helped("simulate_seed"))
    parser.add_argument(
        "--jobs",
        type=count,
        default=1,
        help=helped("simulate_jobs"),
    )
    parser.add_argument("-o", "--output", type=folder, metavar="DIR", help=helped("simulate_output"))
    parser.add_argument(
        "--protection",
        action="store_true",
        help=helped("simulate_protection"),
    )
    searching(parser, default=helped("gap_draws"))
    parser.set_defaults(run=_simulate)


def _simulate(given: argparse.Namespace) -> int:
    from portfolio.robustness import protection, simulate

    case = shown(given)
    check_free(given.output)
    plan = solved(case, DEFAULT_GAP if given.gap is None else given.gap)
    found = simulate(case, given.draws, given.seed, gap=given.gap, n_jobs=given.jobs, plan=plan)
    language = case.settings.language
    for doubt in found.draws.doubts:
        aside(say(language, "remark_said", what=doubt.told(language)))
    evppi = found.evppi
    first = evppi[evppi.evppi > 0].head(5)
    print(f"{one_line(case.name)}\n\n{found}\n\n{found.key_results}".lstrip())
    if len(first):
        print(f"\n{first}")
    safe = protection(case, found.draws, gap=found.gap) if given.protection else None
    if safe is not None:
        print(f"\n{safe}")
    if given.output is not None:
        tables = {
            "chances": found.chances,
            "outlook": found.outlook,
            "key_results": found.key_results,
            "regret": found.by_draw,
            "evppi": evppi,
        } | ({} if safe is None else {"protection": safe.curve})
        write_all(given.output, csv_files(tables))
        names = ", ".join(f"{name}.csv" for name in tables)
        print(f"\n{say(language, 'written_to', folder=given.output, files=names)}")
    return 0
