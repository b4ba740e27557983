"""How fast and how good an allocation is, beside HiGHS as it comes and PuLP as people write it, measured in
one run.

    python benchmarks/speed.py FOLDER [--rounds 'typical_*'] [--out docs] [--quick] [--repeat N]

FOLDER holds rounds in the case format, each with an ``expected.json`` that states ``best_known``. Writes
``performance.md`` and ``performance.png`` to ``--out``. Exit 1 where an answer is wrong. linopy and Pyomo
take part where the dependency group ``benchmark`` is installed.
"""

from __future__ import annotations

import argparse
import gc
import json
import math
import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import numpy as np
import speed_report as report
from rivals import RIVALS, Plain, Rival, Run, UnsupportedError, highs, naive, plain
from speed_results import GAPS, Results, Sample, Scope, Sweep
from tqdm import tqdm

import portfolio as pf
from portfolio.model.allocation import Allocation
from portfolio.model.choices import choices, indices
from portfolio.model.effects import effects
from portfolio.model.usage import requirements
from portfolio.model.value import valuation
from portfolio.model.violations import violations

OURS = "pf.allocate"
LIMITS = (0.05, 0.1, 0.5)
NEAR = 1e-4
"""Answers may differ by this much: solvers treat less than 1e-6 of a row as nothing, and points add up
over rows.
"""

type Ask = Callable[[pf.Problem], Allocation]


FULL = Scope()
QUICK = Scope(gaps=(0.01, 1e-6), limit=1.5, initiatives=4, cold=1, budgets=6, weights=6, cap=1.0, runs=2)


@dataclass
class Round:
    """A round of the folder, the plain model of it, and the best impact that anyone has found."""

    folder: Path
    best: float
    bound: float
    model: Plain

    @property
    def name(self) -> str:
        return self.folder.name

    @property
    def kind(self) -> str:
        """What stands before the number: typical, hard, large."""
        return self.name.rpartition("_")[0] or self.name


@dataclass
class Judge:
    """Holds every answer against what is known, and keeps what is wrong."""

    faults: list[str] = field(default_factory=list)

    def plan(
        self, round_: Round, who: str, plan: Iterable[Sequence[str]], gap: float, proven: bool, said: float
    ) -> float:
        """The impact of a plan, valued without its solver; a fault where it breaks a limit, or is not what
        was claimed.
        """
        case = round_.model.case
        portfolio = choices(case, plan)
        impact, where = pf.value(case, portfolio), f"{who} on {round_.name}"
        broken = [b for b in violations(pf.Problem(case), portfolio) if b.excess > 10 * NEAR]
        self.check(not broken, f"{where} breaks a limit: {'; '.join(map(str, broken))}")
        self.check(
            abs(said - impact) <= NEAR * abs(impact),
            f"{where} says {said:g} points for a plan worth {impact:g}",
        )
        if not broken:
            self.check(
                impact <= round_.bound * (1 + NEAR),
                f"{where} is worth {impact:g}, above the known bound {round_.bound:g}",
            )
            if proven:
                self.check(
                    impact >= round_.best * (1 - gap - NEAR),
                    f"{where} proves {impact:g} within {gap:g}; {round_.best:g} is known",
                )
            round_.best = max(round_.best, impact)
        return impact

    def check(self, holds: bool, otherwise: str) -> None:
        """Keeps a fault where something does not hold."""
        if not holds:
            self.faults.append(otherwise)


def read_rounds(folder: Path) -> Iterator[Round]:
    """The rounds of a folder, by name."""
    for path in sorted(folder.glob("*/expected.json"), key=lambda p: (len(p.parent.name), p.parent.name)):
        said = json.loads(path.read_text(encoding="utf-8"))
        if said.get("best_known") is not None:
            bound = said.get("bound")
            yield Round(
                path.parent,
                said["best_known"],
                math.inf if bound is None else bound,
                plain(pf.load(path.parent)),
            )


def fresh(folder: Path) -> pf.Case:
    """The case loaded anew, with nothing kept of an earlier allocation: what follows is really cold."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == "portfolio":
            for thing in list(vars(module).values()):
                if str(getattr(thing, "__module__", "")).startswith("portfolio") and hasattr(
                    thing, "cache_clear"
                ):
                    thing.cache_clear()
    case = pf.load(folder)
    gc.collect()
    return case


def session_of(case: pf.Case) -> Any:
    """A kept session for a case."""
    from portfolio.allocator.session import Session

    return Session(case)


def timed[T](action: Callable[[], T]) -> tuple[float, T]:
    """Seconds that something takes, and what it gives."""
    began = time.perf_counter()
    result = action()
    return time.perf_counter() - began, result


@dataclass(frozen=True)
class Answer:
    """One answer: its seconds, and the plan; None where there is none: infeasible, or out of time."""

    seconds: float
    plan: Allocation | None
    infeasible: bool = False

    @property
    def settled(self) -> bool:
        """Whether nothing but another answer could contradict it."""
        return self.infeasible or (self.plan is not None and self.plan.status == "optimal")


def answer(ask: Ask, problem: pf.Problem) -> Answer:
    """One question, timed; that nothing is feasible is an answer too."""
    began = time.perf_counter()
    try:
        plan, infeasible = ask(problem), False
    except pf.InfeasibleError:
        plan, infeasible = None, True
    except pf.SolverError:
        plan, infeasible = None, False
    return Answer(time.perf_counter() - began, plan, infeasible)


# ── 1 and 2: time to a proof, quality under a limit
# ───────────────────────────────────────────────────────────────────


def search_ours(round_: Round, gap: float, limit: float, judge: Judge) -> Answer:
    """One cold allocation, all of it on the clock."""
    case = fresh(round_.folder)
    given = answer(lambda problem: pf.allocate(problem, gap=gap, time_limit=limit), pf.Problem(case))
    judge.check(not given.infeasible, f"{OURS} calls {round_.name} infeasible")
    if given.plan is not None:
        judge.plan(round_, OURS, given.plan.choices, gap, given.settled, given.plan.impact)
    return given


def search_rival(round_: Round, rival: Rival, gap: float, limit: float, judge: Judge) -> tuple[Run, float]:
    """One search of a rival, and the impact of its plan."""
    gc.collect()
    run = rival.solve(round_.model, gap, limit)
    if run.values is None:
        return run, -math.inf
    said = math.fsum(c.points * v for c, v in zip(round_.model.columns, run.values, strict=True))
    return run, judge.plan(round_, rival.name, round_.model.plan(run.values), gap, run.proven, said)


def one_search(
    round_: Round, who: Rival | None, gap: float, limit: float, judge: Judge, asked: float
) -> Sample:
    """One search of anyone; of raw HiGHS only ``run()`` is on the clock, of the others all from stating to
    reading.
    """
    if who is None:
        given = search_ours(round_, gap, limit, judge)
        impact, reached = (given.plan.impact, given.plan.gap) if given.plan else (-math.inf, math.inf)
        return Sample(
            round_.name, round_.kind, OURS, asked, given.seconds, math.nan, given.settled, impact, reached
        )
    run, impact = search_rival(round_, who, gap, limit, judge)
    seconds = run.solve if who.solve is highs else run.total
    return Sample(round_.name, round_.kind, who.name, asked, seconds, run.build, run.proven, impact, run.gap)


def in_turn[T](things: Sequence[T], turn: int) -> Sequence[T]:
    """The same things, another one first each turn, so that none always follows the same."""
    turn %= len(things)
    return [*things[turn:], *things[:turn]]


def race(
    rounds: Sequence[Round], rivals: Sequence[Rival], scope: Scope, repeat: int, judge: Judge, bar: tqdm[Any]
) -> list[Sample]:
    """Time to each gap: every contestant on one round before the next round begins; the median of the
    repeats.
    """
    best_of: list[Sample] = []
    for turn, round_ in enumerate(rounds):
        for gap in scope.gaps:
            repeats: dict[str, list[Sample]] = {}
            for again in range(repeat):
                for who in in_turn([None, *rivals], turn + again):
                    bar.set_postfix_str(f"{round_.name}, gap {gap:g}, {who.name if who else OURS}")
                    sample = one_search(round_, who, gap, scope.limit, judge, asked=gap)
                    repeats.setdefault(sample.who, []).append(sample)
                    bar.update()
            best_of += [sorted(taken, key=lambda s: s.seconds)[len(taken) // 2] for taken in repeats.values()]
    return best_of


def hurry(rounds: Sequence[Round], rivals: Sequence[Rival], judge: Judge, bar: tqdm[Any]) -> list[Sample]:
    """What is found within a short limit, by us and by raw HiGHS."""
    samples = []
    for turn, round_ in enumerate(rounds):
        for limit in LIMITS:
            for who in in_turn([None, *(r for r in rivals if r.solve is highs)], turn):
                bar.set_postfix_str(f"{round_.name}, limit {limit:g} s")
                samples.append(one_search(round_, who, GAPS[-1], limit, judge, asked=limit))
                bar.update()
    return samples


# ── 3: asking again
# ───────────────────────────────────────────────────────────────────────────────────────────────────


def answers(session: Any, problems: Sequence[pf.Problem]) -> list[Answer]:
    """Many questions put to a session at once; each is counted with its share of the seconds."""
    seconds, given = timed(lambda: session.allocate_all(problems))
    share = seconds / max(1, len(problems))
    return [
        Answer(share, None, True) if isinstance(a, pf.InfeasibleError) else Answer(share, a) for a in given
    ]


def sampled[T](things: Sequence[T], cold: float, scope: Scope) -> Sequence[T]:
    """Some of the questions, evenly, where cold answers take too long for all of them."""
    most = max(10, int(scope.cap / max(cold, 1e-3)))
    return [things[round(k)] for k in np.linspace(0, len(things) - 1, most)] if most < len(things) else things


def asking(session: Any, limit: float) -> Ask:
    """A session's way of answering."""
    return lambda problem: session.allocate(problem, time_limit=limit)


def cold_answers(
    round_: Round,
    changes: Sequence[Callable[[pf.Case], pf.Problem]],
    kept: Sequence[Answer],
    scope: Scope,
    judge: Judge,
    what: str,
) -> tuple[float, int]:
    """Some of the questions answered cold, held against the session's answers: mean seconds, and how many
    were compared.
    """
    places = (
        sorted({round(k) for k in np.linspace(0, len(kept) - 1, scope.cold + 2)[1:-1]})
        if len(kept) > 1
        else [0]
    )
    taken, compared = [], 0
    for k in places:
        problem = changes[k](fresh(round_.folder))
        cold = answer(lambda p: pf.allocate(p, time_limit=scope.limit), problem)
        taken.append(cold.seconds)
        if cold.settled and kept[k].settled:
            compared += 1
            judge.check(
                same(cold, kept[k]),
                f"{round_.name}, {what}, question {k + 1}: the session's answer differs from a cold one",
            )
    return statistics.fmean(taken), compared


def same(one: Answer, other: Answer) -> bool:
    """Whether two answers are the same portfolio, or both say that there is none."""
    if one.plan is None or other.plan is None:
        return one.infeasible and other.infeasible
    return one.plan.choices == other.plan.choices and abs(one.plan.impact - other.plan.impact) <= 1e-6 * max(
        1.0, abs(one.plan.impact)
    )


def summed(
    round_: Round, what: str, seconds: float, given: Sequence[Answer], cold: tuple[float, int], asked: int
) -> Sweep:
    """A sweep's figures."""
    late = sum(not a.settled for a in given)
    return Sweep(
        round_.name,
        what,
        seconds / len(given),
        cold[0],
        asked,
        len(given),
        cold[1],
        sum(a.infeasible for a in given),
        late,
    )


def lock(initiative: str, funded: bool) -> Callable[[pf.Case], pf.Problem]:
    """The question with one initiative held in or out."""
    return lambda case: (
        pf.Problem(case).with_funded(initiative) if funded else pf.Problem(case).without(initiative)
    )


def ask_locks(round_: Round, scope: Scope, judge: Judge) -> list[Sweep]:
    """Each initiative held the other way round than in the plan, then the way it is; through one session."""
    case = fresh(round_.folder)
    session = session_of(case)
    first = answer(asking(session, scope.limit), pf.Problem(case))
    funded = {c.initiative for c in first.plan.choices} if first.plan else set()
    every = list(effects(case).initiatives)
    random.Random(7).shuffle(every)
    names = every[: scope.initiatives]
    changing = [lock(i, i not in funded) for i in names]
    trivial = [lock(i, i in funded) for i in names]
    turned = answers(session, [change(case) for change in changing])
    as_is = answers(session, [change(case) for change in trivial])
    cold = cold_answers(round_, changing, turned, scope, judge, "locks")
    spent, idle = (math.fsum(a.seconds for a in given) for given in (turned, as_is))
    return [
        summed(
            round_,
            "an initiative held in or out, both ways",
            spent + idle,
            [*turned, *as_is],
            cold,
            2 * len(every),
        ),
        summed(round_, "an initiative held the other way than in the plan", spent, turned, cold, len(every)),
    ]


def scaling(factor: float) -> Callable[[pf.Case], pf.Problem]:
    """The question with every budget times a factor."""

    def change(case: pf.Case) -> pf.Problem:
        table = case.table("resources")
        budgets = [r for r, kind in zip(table["resource"], table["kind"], strict=True) if kind == "budget"]
        return pf.Problem(case).scaled(dict.fromkeys(budgets, factor))

    return change


def weighing(shares: Sequence[float]) -> Callable[[pf.Case], pf.Problem]:
    """The question with the objectives' points dealt out in other shares."""

    def change(case: pf.Case) -> pf.Problem:
        own = effects(case).own_weights
        total = math.fsum(own.values())
        return pf.Problem(case).with_weights({o: total * s for o, s in zip(own, shares, strict=True)})

    return change


def ask_all(
    round_: Round,
    what: str,
    changes: Sequence[Callable[[pf.Case], pf.Problem]],
    every: int,
    scope: Scope,
    judge: Judge,
) -> list[Sweep]:
    """A sweep through one session, its opening included."""
    case = fresh(round_.folder)
    problems = [change(case) for change in changes]
    seconds, given = timed(lambda: answers(session_of(case), problems))
    return [
        summed(round_, what, seconds, given, cold_answers(round_, changes, given, scope, judge, what), every)
    ]


def asked_again(rounds: Sequence[Round], scope: Scope, judge: Judge, bar: tqdm[Any]) -> list[Sweep]:
    """Locks, budgets and weights on every round."""
    sweeps = []
    for round_ in rounds:
        bar.set_postfix_str(f"{round_.name}, locks")
        sweeps += ask_locks(round_, scope, judge)
        bar.update()
        bar.set_postfix_str(f"{round_.name}, budgets")
        budgets = [scaling(f) for f in np.linspace(0.75, 1.25, scope.budgets).tolist()]
        sweeps += ask_all(round_, f"{scope.budgets} budgets", budgets, scope.budgets, scope, judge)
        bar.update()
        bar.set_postfix_str(f"{round_.name}, weights")
        count = len(effects(round_.model.case).objectives)
        weights = [
            weighing(w) for w in np.random.default_rng(7).dirichlet(np.ones(count), scope.weights).tolist()
        ]
        once = answer(
            lambda p: pf.allocate(p, time_limit=scope.limit), pf.Problem(fresh(round_.folder))
        ).seconds
        sweeps += ask_all(
            round_, f"{scope.weights} weights", sampled(weights, once, scope), scope.weights, scope, judge
        )
        bar.update()
    return sweeps


# ── 4 and 5: building, importing, memory
# ──────────────────────────────────────────────────────────────────────────────


def around_ours(round_: Round) -> dict[str, float]:
    """Our seconds around the search: stating the program from the tables, handing it over, checking and
    reading a plan.
    """
    from portfolio.allocator.compiled import compiled_program
    from portfolio.allocator.milp import build

    case = fresh(round_.folder)
    effects(case), requirements(case)  # the numbers of the tables, which the others get as well
    stating, model = timed(lambda: build(pf.Problem(case)))
    handing, _ = timed(lambda: compiled_program(model))
    plan = pf.allocate(case, gap=0.05, time_limit=2.0)

    def read() -> None:
        numbers = effects(case)
        violations(plan.problem, plan.choices)
        valuation(numbers, *indices(numbers, plan.choices), numbers.points())
        plan.columns("funded")

    return {"state": stating, "hand over": handing, "read back": timed(read)[0]}


def hand_over(program: Any) -> tuple[float, Any]:
    """Seconds to hand a PuLP program to HiGHS, and the solver that holds it."""
    import pulp

    solver = pulp.HiGHS(msg=False, gapRel=0.5, timeLimit=1.0)

    def hand() -> Any:
        solver.createAndConfigureSolver(program)
        solver.buildSolverModel(program)
        return solver

    return timed(hand)


def around_highs(round_: Round) -> dict[str, float]:
    """Raw HiGHS around the search: arrays passed in one call, values read."""
    run = highs(round_.model, 0.5, 1.0)
    return {"state": run.build, "hand over": 0.0, "read back": run.read}


def around_pulp(round_: Round) -> dict[str, float]:
    """PuLP around the search: one variable and one constraint at a time, its hand-over to HiGHS, its
    values back.
    """
    gc.collect()
    stating, (program, x) = timed(lambda: naive(round_.model))
    handing, solver = hand_over(program)
    solver.callSolver(program)

    def read() -> list[float | None]:
        solver.findSolutionValues(program)
        return [v.value() for v in x]

    return {"state": stating, "hand over": handing, "read back": timed(read)[0]}


def around(round_: Round, scope: Scope, bar: tqdm[Any]) -> dict[str, dict[str, float]]:
    """Medians of the seconds around the search, the contestants in turn."""
    measured = {OURS: around_ours, "HiGHS": around_highs, "PuLP + HiGHS": around_pulp}
    taken: dict[str, list[dict[str, float]]] = {who: [] for who in measured}
    for _ in range(scope.runs):
        bar.set_postfix_str(f"{round_.name}, around the search")
        for who, measure in measured.items():
            taken[who].append(measure(round_))
        bar.update()
    return {
        who: {step: statistics.median(t[step] for t in times) for step in times[0]}
        for who, times in taken.items()
    }


IMPORTS = ("pass", "import portfolio", "import portfolio.allocator", "import highspy", "import pulp")
PEAK = """
from pathlib import Path
import resource
own = Path('/proc/self/status')
# the kernel's figure for this program alone: ru_maxrss remembers what the process was before
lines = own.read_text().splitlines() if own.exists() else []
peaks = [line.split()[1] for line in lines if line.startswith('VmHWM')]
print(peaks[0] if peaks else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
LOADED = (
    f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r}); import portfolio as pf; case ="
    " pf.load(sys.argv[1]); "
)
MEMORY = {
    "the case loaded": LOADED,
    OURS: LOADED + "pf.allocate(case, gap=0.01, time_limit=float(sys.argv[2]))",
    "PuLP + HiGHS": LOADED + "import rivals; rivals.pulp_highs(rivals.plain(case), 0.01, float(sys.argv[2]))",
}


def import_seconds(scope: Scope, bar: tqdm[Any]) -> dict[str, float]:
    """Median seconds of fresh processes, an empty Python first."""
    taken: dict[str, list[float]] = {code: [] for code in IMPORTS}
    for _ in range(scope.runs):
        bar.set_postfix_str("imports")
        for code in IMPORTS:
            taken[code].append(
                timed(lambda code=code: subprocess.run([sys.executable, "-c", code], check=True))[0]
            )
        bar.update()
    return {code: statistics.median(times) for code, times in taken.items()}


def peak_memory(rounds: Sequence[Round], scope: Scope, bar: tqdm[Any]) -> dict[str, dict[str, float]]:
    """Peak MiB of a fresh process, by round and by what it does."""
    peaks: dict[str, dict[str, float]] = {}
    for round_ in rounds:
        peaks[round_.name] = {}
        for who, code in MEMORY.items():
            bar.set_postfix_str(f"{round_.name}, memory")
            command = [sys.executable, "-c", code + PEAK, str(round_.folder), str(scope.limit)]
            said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
            peaks[round_.name][who] = int(said.split()[-1]) / 1024
            bar.update()
    return peaks


# ── the whole
# ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def warm_up(round_: Round, rivals: Sequence[Rival], limit: float) -> None:
    """One search of everyone off the clock: nobody pays for the first import."""
    for who in [None, *rivals]:
        one_search(round_, who, 0.1, limit, Judge(), asked=0.1)


def measure(rounds: list[Round], others: list[Round], scope: Scope, quick: bool, repeat: int) -> Results:
    """The whole run; ``others`` take part where time is limited anyway."""
    began, load = time.perf_counter(), os.getloadavg()[0]
    rivals, judge = [r for r in RIVALS if r.installed], Judge()
    everywhere = [*rounds, *others]
    largest = max(everywhere, key=lambda r: len(r.model.ways))
    steps = (
        len(rounds) * (len(scope.gaps) * (1 + len(rivals)) * repeat + 3)
        + len(everywhere) * len(LIMITS) * 2
        + 2 * scope.runs
        + 2 * len(MEMORY)
    )
    with tqdm(total=steps, unit="step", disable=None) as bar:
        bar.set_postfix_str("warming up")
        warm_up(min(rounds, key=lambda r: len(r.model.ways)), rivals, scope.limit)
        raced = race(rounds, rivals, scope, repeat, judge, bar)
        hurried = hurry(everywhere, rivals, judge, bar)
        swept = asked_again(rounds, scope, judge, bar)
        surrounded = around(largest, scope, bar)
        imported = import_seconds(scope, bar)
        remembered = peak_memory([rounds[0], largest], scope, bar)
    return Results(
        scope=scope,
        quick=quick,
        repeat=repeat,
        load=load,
        minutes=(time.perf_counter() - began) / 60,
        rounds=[r.name for r in rounds],
        sizes={r.name: len(effects(r.model.case).initiatives) for r in everywhere},
        absent=[r.name for r in RIVALS if not r.installed],
        race=raced,
        hurry=hurried,
        best={r.name: r.best for r in everywhere},
        sweeps=swept,
        largest=largest.name,
        around=surrounded,
        imports=imported,
        memory=remembered,
        faults=judge.faults,
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "folder",
        type=Path,
        help="rounds in the case format, each with an expected.json that states best_known",
    )
    parser.add_argument(
        "--rounds",
        default="typical_*",
        help="the rounds on which everything is measured (default: typical_*)",
    )
    parser.add_argument(
        "--out",
        type=Path,
        default=Path("docs"),
        help="where performance.md and performance.png go (default: docs)",
    )
    parser.add_argument(
        "--quick", action="store_true", help="three rounds, two gaps, short sweeps: a try, not a measurement"
    )
    parser.add_argument("--repeat", type=int, default=1, help="times each search is run; the median counts")
    given = parser.parse_args()
    try:
        known = list(read_rounds(given.folder))
    except UnsupportedError as error:
        parser.error(str(error))
    rounds = [r for r in known if fnmatch(r.name, given.rounds)]
    others = [r for r in known if r not in rounds]
    if len(rounds) < (3 if given.quick else 8):
        parser.error(
            f"at least 8 rounds are needed, 3 with --quick; found {len(rounds)} like {given.rounds} in"
            f" {given.folder}."
        )
    if given.quick:
        rounds, others = rounds[:: math.ceil(len(rounds) / 3)], others[-1:]
    results = measure(rounds, others, QUICK if given.quick else FULL, given.quick, max(1, given.repeat))
    report.write(results, given.out)
    print(f"wrote {given.out / 'performance.md'} and {given.out / 'performance.png'}")
    print("\n".join(results.faults), end="\n" if results.faults else "")
    return 1 if results.faults else 0


if __name__ == "__main__":
    sys.exit(main())
