"""The command ``portfolio``: parse, call, print, exit. 0 fine · 1 not as recorded · 2 bad input · 3 infeasible · 4 no answer from the solver."""

from __future__ import annotations

import argparse
import contextlib
import csv
import datetime
import json
import math
import os
import sys
import textwrap
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from portfolio.errors import CaseError, InfeasibleError, PortfolioError, SolverError

if TYPE_CHECKING:
    from portfolio.allocation import Allocation
    from portfolio.case import Case

_CASE = "a folder of CSV files or an Excel workbook"
BAD_INPUT, INFEASIBLE, NO_ANSWER, DIFFERENT, INTERRUPTED = 2, 3, 4, 1, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; what goes wrong is said on stderr in plain words, and in the exit code."""
    given = _parser().parse_args(arguments)
    try:
        return int(given.run(given))
    except CaseError as error:
        return _fail(str(error), BAD_INPUT)
    except InfeasibleError as error:
        return _fail(f"infeasible: {error}", INFEASIBLE)
    except SolverError as error:
        return _fail(str(error), NO_ANSWER)
    except PortfolioError as error:
        return _fail(str(error), BAD_INPUT)
    except BrokenPipeError:
        # the reader of a pipe (head, less) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        return _fail(f"{error.filename or 'file'}: {error.strerror or error}. Check the path and its permissions.", BAD_INPUT)
    except KeyboardInterrupt:
        return _fail("interrupted.", INTERRUPTED)
    except Exception as error:
        if os.environ.get("PORTFOLIO_DEBUG"):
            raise
        return _fail(
            f"an error of this program, not of your input: {type(error).__name__}: {error}. Run it with PORTFOLIO_DEBUG=1 and report it.", 70
        )


def _fail(message: str, code: int) -> int:
    print(message, file=sys.stderr)
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="portfolio", description="Which initiatives to fund, at which level and when, for the most strategic impact."
    )
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    def on_case(name: str, does: str) -> argparse.ArgumentParser:
        """A command whose first argument is a case."""
        command = commands.add_parser(name, help=does)
        command.add_argument("case", help=_CASE)
        return command

    check = on_case("check", "list every fault of a case, and what is doubtful")
    check.set_defaults(run=_check)

    allocate = on_case("allocate", "fund the portfolio of most impact")
    allocate.add_argument("--json", action="store_true", help="print the answer as JSON")
    allocate.add_argument("--gap", type=_at_least_zero, default=1e-6, help="relative gap to prove (default 1e-6)")
    allocate.add_argument("--time-limit", type=_seconds, help="seconds in all; the best plan so far is printed")
    allocate.add_argument("--solver", help="a solver that PuLP knows, such as COIN_CMD (default HiGHS)")
    allocate.add_argument(
        "-o", "--output", type=_folder, metavar="DIR", help="also write funded.csv, usage.csv, attainment.csv and allocation.json there"
    )
    allocate.set_defaults(run=_allocate)

    explain = on_case("explain", "why each initiative is funded or not, at what price, and what would change it")
    explain.add_argument("initiative", nargs="?", help="this one alone (default: all)")
    explain.add_argument("--json", action="store_true", help="print the answer as JSON")
    explain.set_defaults(run=_explain)

    diff = commands.add_parser("diff", help="what changes from one case's plan to another's, and the inputs behind it")
    diff.add_argument("before", help=_CASE)
    diff.add_argument("after", help="another one")
    diff.set_defaults(run=_diff)

    frontier = on_case("frontier", "what each budget would buy")
    frontier.add_argument("--resource", help="whose amount changes (default: all budgets together)")
    frontier.add_argument("--at", type=_amounts, metavar="A,B,…", help="totals over all periods (default: 21 from half to one and a half times)")
    frontier.add_argument("--exact", action="store_true", help="every portfolio that no other beats in spend and impact, within the limits")
    frontier.set_defaults(run=_frontier)

    compare = on_case("compare", "the scenarios of the case's table, side by side")
    compare.set_defaults(run=_compare)

    simulate = on_case("simulate", "how sure the plan is: chances, ranges, regret, what to find out first")
    simulate.add_argument("--draws", type=_count, default=256, help="how many (default 256)")
    simulate.add_argument("--seed", type=_whole, default=0, help="the same seed gives the same draws (default 0)")
    simulate.add_argument("--jobs", type=_count, default=1, help="how many draws are solved at a time, each in a process of its own (default 1)")
    simulate.add_argument("-o", "--output", type=_folder, metavar="DIR", help="also write its tables there, as CSV")
    simulate.set_defaults(run=_simulate)

    arbitrate = on_case("arbitrate", "what each party would fund, what is agreed and contested, and the compromises between them")
    arbitrate.add_argument("--compromise", default="nash", help="weighted, max-min, nash or least-regret: the one that is recorded (default nash)")
    arbitrate.add_argument("--agreed-by", action="append", default=[], metavar="NAME", help="who signs the record; may be given several times")
    arbitrate.add_argument("-o", "--output", type=_folder, metavar="DIR", help="write the decision record there: record.json and record.md")
    arbitrate.set_defaults(run=_arbitrate)

    replay = commands.add_parser("replay", help="run a recorded round again: the same, or which inputs changed and what that changed")
    replay.add_argument("record", help="record.json")
    replay.add_argument("case", help=_CASE)
    replay.set_defaults(run=_replay)

    export = on_case("export", "write the finance workbook: the tables to edit, the plan as sheets with formulas and charts")
    export.add_argument("target", help="a file ending in .xlsx")
    export.add_argument("--language", choices=("en", "fr"), help="of the result sheets (default: the case's)")
    export.add_argument("--no-reasons", action="store_true", help="leave out prices and reasons, which take about an allocation an initiative")
    export.set_defaults(run=_export)

    new = commands.add_parser("new", help="make an empty case to fill in")
    new.add_argument("target", help="a folder, or a file ending in .xlsx")
    new.add_argument("--periods", help="labels separated by commas (default: the four quarters of next year)")
    new.set_defaults(run=_new)

    save = on_case("save", "write a case in another form: a workbook, a folder, a French folder")
    save.add_argument("target", help="a folder, or a file ending in .xlsx")
    save.add_argument("--french", action="store_true", help="semicolons, decimal commas and a BOM, as a French Excel writes and opens them")
    save.set_defaults(run=_save)

    dictionary = commands.add_parser("dictionary", help="print the case format: every table and column")
    dictionary.set_defaults(run=_dictionary)

    verify = commands.add_parser("verify", help="rerun notebooks and show what changed (default: those in notebooks/)")
    verify.add_argument("notebooks", nargs="*", type=Path, help="notebooks or folders of them")
    verify.add_argument("--record", action="store_true", help="record new outputs instead of comparing")
    verify.set_defaults(run=_verify)
    return parser


def _number(text: str) -> float:
    """A number as people type it, 0,01 and 1 % included."""
    from portfolio.tables import number_of

    try:
        return number_of(text.strip(), decimal_comma=True)
    except ValueError:
        raise argparse.ArgumentTypeError(f"must be a number such as 0.01; found {text}") from None


def _amounts(text: str) -> list[float]:
    """Amounts separated by commas, or by semicolons where commas are decimal."""
    amounts = [_at_least_zero(part.strip()) for part in text.split(";" if ";" in text else ",") if part.strip()]
    if not amounts:
        raise argparse.ArgumentTypeError(f"must be at least one amount; found {text!r}")
    return amounts


def _at_least_zero(text: str) -> float:
    number = _number(text)
    if not 0 <= number < math.inf:
        raise argparse.ArgumentTypeError(f"must be a number ≥ 0; found {text}")
    return number


def _folder(text: str) -> Path:
    if not text.strip():
        raise argparse.ArgumentTypeError("must be a folder; found nothing")
    return Path(text)


def _check_free(folder: Path | None) -> None:
    """A folder to write to must not be a file, which is said before anything is solved."""
    if folder is not None and folder.exists() and not folder.is_dir():
        raise PortfolioError(f"{folder}: must be a folder, or a name that is free; found a file. Choose another name.")


def _whole(text: str) -> int:
    number = _number(text)
    if not (0 <= number <= 2**20 and number == int(number)):
        raise argparse.ArgumentTypeError(f"must be a whole number from 0 to {2**20}; found {text}")
    return int(number)


def _count(text: str) -> int:
    if not _whole(text):
        raise argparse.ArgumentTypeError(f"must be a whole number from 1 to {2**20}; found {text}")
    return _whole(text)


def _seconds(text: str) -> float:
    number = _number(text)
    if not 0 < number < math.inf:
        raise argparse.ArgumentTypeError(f"must be a number of seconds > 0; found {text}")
    return number


def _check(given: argparse.Namespace) -> int:
    from portfolio.loaders import load

    case = load(given.case)
    count = len(case.doubts)
    print(f"{case!r} from {given.case}: no fault, {count or 'no'} remark{'s' if count != 1 else ''}.")
    for doubt in case.doubts:
        print(f"- {doubt}")
    return 0


def _allocate(given: argparse.Namespace) -> int:
    from portfolio.allocator import allocate
    from portfolio.loaders import load

    _check_free(given.output)
    case = load(given.case)
    with _progress("solving") as told:
        plan = allocate(case, gap=given.gap, time_limit=given.time_limit, solver=given.solver, on_progress=told)
    answer = {k: _finite(getattr(plan, k)) for k in ("status", "impact", "bound", "gap", "seconds", "stopped")}
    tables = {name: plan.columns(name) for name in ("funded", "usage", "attainment")}
    answer |= {name: [dict(zip(c, map(_finite, row), strict=True)) for row in zip(*c.values(), strict=True)] for name, c in tables.items()}
    if given.json:
        print(json.dumps(answer, ensure_ascii=False, indent=1))
    else:
        print(plan.report())
    if given.output is not None:
        given.output.mkdir(parents=True, exist_ok=True)
        for name, columns in tables.items():
            with (given.output / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
                csv.writer(file, lineterminator="\n").writerows([list(columns), *zip(*columns.values(), strict=True)])
        (given.output / "allocation.json").write_text(json.dumps(answer, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        print(f"\nWritten to {given.output}: funded.csv, usage.csv, attainment.csv, allocation.json", file=sys.stderr if given.json else sys.stdout)
    return INTERRUPTED if plan.stopped == "interrupt" else 0


def _solved(case: Case) -> Allocation:
    """The plan of a case, to be asked about: one that was cut short is none."""
    from portfolio.allocator import allocate

    with _progress("solving") as told:
        plan = allocate(case, on_progress=told)
    if plan.stopped:
        raise KeyboardInterrupt
    return plan


def _explain(given: argparse.Namespace) -> int:
    from portfolio.explanation import explain
    from portfolio.loaders import load
    from portfolio.problem import Problem

    case = load(given.case)
    if given.initiative is not None:
        Problem(case).without(given.initiative)  # an unknown one is said before anything is solved
    plan = _solved(case)
    frame = explain(plan, given.initiative)
    if given.json:
        rows = frame.reset_index().to_dict("records")
        print(json.dumps([{k: "inf" if v == math.inf else _finite(v) for k, v in row.items()} for row in rows], ensure_ascii=False, indent=1))
        return 0
    print(plan.heading + "\n")
    for sentence in frame["sentence"]:
        print(textwrap.fill(sentence, 118, initial_indent="- ", subsequent_indent="  ", break_on_hyphens=False))
    return 0


def _diff(given: argparse.Namespace) -> int:
    from portfolio.explanation import diff
    from portfolio.loaders import load

    before, after = load(given.before), load(given.after)
    print(diff(_solved(before), _solved(after)))
    return 0


def _frontier(given: argparse.Namespace) -> int:
    from portfolio.loaders import load
    from portfolio.scenarios import frontier

    line = frontier(load(given.case), given.resource, at=given.at, exact=given.exact)
    print(line)
    return 0


def _compare(given: argparse.Namespace) -> int:
    from portfolio.loaders import load
    from portfolio.scenarios import compare

    found = compare(load(given.case))
    if not found.plans:
        answer = next(iter(found.answers.values()))
        assert isinstance(answer, InfeasibleError)
        raise answer
    print(f"{found}\n\n{found.matrix.to_string()}")
    return 0


def _simulate(given: argparse.Namespace) -> int:
    from portfolio.loaders import load
    from portfolio.robustness import simulate

    _check_free(given.output)
    case = load(given.case)
    if given.output is not None:
        given.output.mkdir(parents=True, exist_ok=True)
    found = simulate(case, given.draws, given.seed, n_jobs=given.jobs)
    for doubt in found.draws.doubts:
        print(f"remark: {doubt}", file=sys.stderr)
    evppi = found.evppi
    first = evppi[evppi.evppi > 0].head(5)
    print(f"{case.name}\n\n{found}\n\n{found.key_results.round(3).to_string(index=False)}".lstrip())
    if len(first):
        print("\nTo find out first (points gained on average):\n" + first.round(3).to_string(index=False))
    if given.output is not None:
        tables = {"chances": found.chances, "outlook": found.outlook, "key_results": found.key_results, "regret": found.by_draw, "evppi": evppi}
        for name, table in tables.items():
            table.to_csv(given.output / f"{name}.csv", index=False)
        print(f"\nWritten to {given.output}: {', '.join(f'{name}.csv' for name in tables)}.")
    return 0


def _arbitrate(given: argparse.Namespace) -> int:
    from portfolio.arbitration import arbitrate
    from portfolio.arbitration.compromises import COMPROMISES
    from portfolio.loaders import load

    if given.compromise not in COMPROMISES:
        return _fail(f"--compromise: must be one of {', '.join(COMPROMISES)}; found {given.compromise}.", BAD_INPUT)
    _check_free(given.output)
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
    plan = _solved(case)
    table = arbitrate(case) if len(case.table("parties")) or len(case.table("judgements")) else None
    export(plan, given.target, arbitration=table, language=given.language, explain=not given.no_reasons)
    print(f"{given.target}: the tables of {given.case} and its plan, {len(plan.choices)} initiatives for {plan.impact:.2f} points.")
    return 0


@contextlib.contextmanager
def _progress(what: str) -> Iterator[Callable[[float, float, float], None]]:
    """How far the search is, on a terminal: the seconds gone by, the best impact, what no portfolio can exceed."""
    from tqdm import tqdm

    done = threading.Event()
    with tqdm(desc=what, bar_format="{desc} … {elapsed}{postfix}", delay=1, leave=False, disable=None) as bar:

        def told(_seconds: float, impact: float, bound: float) -> None:
            plan = f"impact {impact:.4f}, " if math.isfinite(impact) else "no plan yet, "
            bar.set_postfix_str(f"{plan}at most {bound:.4f} (Ctrl-C: the best so far)", refresh=False)

        def tick() -> None:
            while not done.wait(0.5):
                bar.update()

        ticking = threading.Thread(target=tick, daemon=True)
        ticking.start()
        try:
            yield told
        finally:
            done.set()
            ticking.join()


def _finite(value: Any) -> Any:
    """JSON has no infinity: a limit that is none is null."""
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _new(given: argparse.Namespace) -> int:
    from portfolio.loaders import new

    year = datetime.date.today().year + 1
    periods = [p.strip() for p in given.periods.split(",")] if given.periods else [f"{year}Q{q}" for q in (1, 2, 3, 4)]
    new(given.target, periods)
    print(f"{given.target}: an empty case for {', '.join(periods)}. Fill it in, then: portfolio check {given.target}")
    return 0


def _save(given: argparse.Namespace) -> int:
    from portfolio.loaders import load, save

    save(load(given.case), given.target, french=given.french)
    print(f"{given.case} written as {given.target}.")
    return 0


def _dictionary(given: argparse.Namespace) -> int:
    from portfolio.tables.dictionary import dictionary

    print(dictionary(), end="")
    return 0


def _verify(given: argparse.Namespace) -> int:
    from portfolio.notebooks import find_notebooks, record, verify

    found = find_notebooks(given.notebooks or [Path("notebooks")])
    if not found:
        return _fail("no notebook found. Name one, or run this where the folder notebooks/ is.", BAD_INPUT)
    if given.record:
        from tqdm import tqdm

        for notebook in tqdm(found, desc="record", unit="notebook", disable=None):
            record(notebook)
        return 0
    verdicts = verify(found)
    for verdict in verdicts:
        outcome = f"{len(verdict.differences)} not as recorded" if verdict.differences else "as recorded"
        print(f"{verdict.notebook}: {verdict.cells} cells run, {outcome}")
        for difference in verdict.differences:
            print("  " + difference.replace("\n", "\n  "))
    return DIFFERENT if any(v.differences for v in verdicts) else 0
