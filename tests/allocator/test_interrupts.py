"""One Ctrl-C ends whatever asks in a row, one time limit bounds it, and what is missing then is said."""

from __future__ import annotations

import ast
import contextlib
import functools
import inspect
import math
import os
import pickle
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import portfolio as pf
from portfolio import cli
from portfolio.allocator.session import Session
from portfolio.allocator.workspace import Workspace
from portfolio.case.reading import with_rows
from portfolio.errors import TimeLimitError
from portfolio.model.comparison import gap_of
from portfolio.progress import Clock, ended_by, within
from portfolio.rankings.levels import told
from portfolio.solver.branch_and_bound import BranchAndBound
from portfolio.solver.mip import Mip

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "portfolio"
BUDGETS = [80, 120, 160]
FOUR = ROOT / "data" / "samples" / "four_initiatives"
COMMAND = "import sys; from portfolio.cli import main; sys.exit(main(sys.argv[1:]))"


@pytest.fixture(autouse=True)
def listening() -> Iterator[None]:
    """As on a terminal: a shell's background jobs, and what they start, ignore Ctrl-C."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four initiatives with all that functions ask for: parties, scenarios, what a RICE list takes."""
    place = tmp_path_factory.mktemp("case")
    pf.save(pf.load(FOUR), place)
    path = place / "initiatives.csv"
    head, *rows = path.read_text().splitlines()
    path.write_text(
        "\n".join(
            [
                head + ",reach,impact,confidence,effort",
                *(f"{row},{100 * n},1,80%,{n}" for n, row in enumerate(rows, start=1)),
            ]
        )
    )
    (place / "parties.csv").write_text(
        "party,objective,weight\nshop,growth,80\nshop,loyalty,20\ncare,growth,20\ncare,loyalty,80\n"
    )
    (place / "scenarios.csv").write_text(
        "scenario,table,row,column,change\nless,resources,budget,,× 0.9\nmore,resources,budget,,× 1.2\n"
    )
    return place


@pytest.fixture(scope="module")
def case(folder: Path) -> pf.Case:
    return pf.load(folder)


@pytest.fixture(scope="module")
def plan(case: pf.Case) -> pf.Allocation:
    return pf.allocate(case)


def _moving(case: pf.Case) -> pf.Case:
    """The case in which money may also be spent a period later."""
    row = {"transfer": "later", "from": "budget", "to": "budget", "lag": 1}
    return with_rows(case, "transfers", [row], "a test")


# what every public function that asks is called with; {"time_limit": …} is added
ASKING: dict[str, Callable[[pf.Case, pf.Allocation, Path], Callable[..., object]]] = {
    "allocate": lambda case, plan, tmp: lambda **more: pf.allocate(case, **more),
    "allocate_all": lambda case, plan, tmp: (
        lambda **more: pf.allocate_all([case, pf.Problem(case).scaled({"budget": 0.9})], **more)
    ),
    "alternatives": lambda case, plan, tmp: lambda **more: pf.alternatives(plan, 3, **more),
    "appraise": lambda case, plan, tmp: (
        lambda **more: pf.appraise(case, [c.initiative for c in plan.choices][:1], **more)
    ),
    "arbitrate": lambda case, plan, tmp: lambda **more: pf.arbitrate(case, **more),
    "brief": lambda case, plan, tmp: lambda **more: pf.brief(case, tmp / "brief.html", draws=2, **more),
    "compare": lambda case, plan, tmp: lambda **more: pf.compare(case, **more),
    "core_index": lambda case, plan, tmp: lambda **more: pf.core_index(case, {}, **more),
    "delays": lambda case, plan, tmp: lambda **more: pf.delays(plan, **more),
    "explain": lambda case, plan, tmp: lambda **more: pf.explain(plan, **more),
    "export": lambda case, plan, tmp: lambda **more: pf.export(case, tmp / "round.xlsx", **more),
    "frontier": lambda case, plan, tmp: lambda **more: pf.frontier(case, at=BUDGETS, **more),
    "levels": lambda case, plan, tmp: lambda **more: pf.levels(case, **more),
    "marginal_values": lambda case, plan, tmp: lambda **more: pf.marginal_values(plan, **more),
    "means": lambda case, plan, tmp: functools.partial(pf.means, pf.allocate(_moving(case))),
    "nested_list": lambda case, plan, tmp: lambda **more: pf.nested_list(case, BUDGETS[1:], **more),
    "price_of_decisions": lambda case, plan, tmp: functools.partial(
        pf.price_of_decisions, pf.allocate(pf.Problem(case).without(plan.choices[0].initiative))
    ),
    "protection": lambda case, plan, tmp: lambda **more: pf.protection(case, draws=4, **more),
    "rankings": lambda case, plan, tmp: lambda **more: pf.rankings(case, **more),
    "rephase": lambda case, plan, tmp: lambda **more: pf.rephase(plan, **more),
    "replay": lambda case, plan, tmp: (
        lambda **more: pf.replay(pf.Record.load(_recorded(case, tmp)), case, **more)
    ),
    "safest": lambda case, plan, tmp: lambda **more: pf.safest(case, draws=4, **more),
    "simulate": lambda case, plan, tmp: lambda **more: pf.simulate(case, draws=4, **more),
    "whatif": lambda case, plan, tmp: lambda **more: pf.whatif(plan, "budget -10%", **more),
    "stability": lambda case, plan, tmp: lambda **more: pf.stability(case, _swapped(plan), **more),
}
# the same near a plan
NEAR: dict[str, Callable[[pf.Case, pf.Allocation, Path], Callable[..., object]]] = {
    "allocate_all near": lambda case, plan, tmp: (
        lambda **more: pf.allocate_all(
            [case, pf.Problem(case).scaled({"budget": 0.9})], near=_swapped(plan), within=0.0, **more
        )
    ),
    "compare near": lambda case, plan, tmp: (
        lambda **more: pf.compare(case, near=_swapped(plan), within=0.0, **more)
    ),
    "frontier near": lambda case, plan, tmp: (
        lambda **more: pf.frontier(case, at=BUDGETS, near=_swapped(plan), within=0.0, **more)
    ),
}
QUIET = {
    "alignment",
    "assess",
    "assess_form",
    "business_case",
    "calibration",
    "cash_flow",
    "chains",
    "diff",
    "explore",
    "history",
    "indicators",
    "interactive",
    "load",
    "load_list",
    "questionnaire",
    "rice",
    "roadmap",
    "roll",
    "rounds",
    "sample",
    "save",
    "value",
}


def _swapped(plan: pf.Allocation) -> list[tuple[str, str, str]]:
    """A plan of everything else: several of its lines change."""
    held, (first, *_) = {c.initiative for c in plan.choices}, plan.problem.case.periods
    return [(i, "full", first) for i in plan.problem.case.rows("initiatives") if i not in held]


def _recorded(case: pf.Case, tmp: Path) -> Path:
    path = tmp / "record.json"
    if not path.exists():
        pf.arbitrate(case).record().save(tmp)
    return path


def test_every_public_function_that_asks_is_tried_here_and_takes_a_time_limit() -> None:
    functions = {name for name in pf.__all__ if inspect.isfunction(getattr(pf, name))}
    assert functions == set(ASKING) | QUIET
    for name in ASKING:
        assert "time_limit" in inspect.signature(getattr(pf, name)).parameters, name
    for name in (
        "appraise",
        "brief",
        "compare",
        "export",
        "frontier",
        "levels",
        "nested_list",
        "protection",
        "rankings",
        "safest",
        "simulate",
    ):
        assert "gap" in inspect.signature(getattr(pf, name)).parameters, name


class Counted:
    """Counts the questions, to sessions, to trees and to the whole program, and presses Ctrl-C in the
    n-th.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch, press_in: int = 0) -> None:
        self.count, self.press_in = 0, press_in
        for where, name in ((Workspace, "answer"), (Mip, "_run"), (BranchAndBound, "search")):
            monkeypatch.setattr(where, name, self._counted(getattr(where, name)))

    def _counted(self, ask: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*given: Any, **more: Any) -> Any:
            self.count += 1
            if self.count == self.press_in:
                os.kill(os.getpid(), signal.SIGINT)
            return ask(*given, **more)

        return counted


@pytest.mark.parametrize("name", [*(n for n in ASKING if n != "allocate"), *NEAR])
def test_one_interrupt_in_any_question_ends_it(
    name: str, case: pf.Case, plan: pf.Allocation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    call = (ASKING | NEAR)[name](case, plan, tmp_path)
    call()
    with monkeypatch.context() as patched:
        questions = Counted(patched)
        call()
    assert questions.count
    written = {p: p.read_bytes() for p in tmp_path.iterdir()}
    for k in sorted({1, (questions.count + 1) // 2, questions.count} & {*range(1, questions.count + 1)}):
        with monkeypatch.context() as patched:
            asked = Counted(patched, k)
            with pytest.raises(KeyboardInterrupt):
                call()
            assert asked.count <= k + 2, f"went on after an interrupt in question {k} of {questions.count}"
        assert {p: p.read_bytes() for p in tmp_path.iterdir()} == written
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_the_one_question_alone_keeps_the_best_so_far(case: pf.Case, monkeypatch: pytest.MonkeyPatch) -> None:
    Counted(monkeypatch, 1)
    plan = pf.allocate(case)
    assert (plan.status, plan.stopped) == ("feasible", "interrupt")


def test_nobody_inside_takes_a_plan_that_may_be_cut_short() -> None:
    """``allocate`` is for users; inside, sessions are asked, which give no such plan."""
    found = set()
    for path in PACKAGE.rglob("*.py"):
        where = path.relative_to(PACKAGE).as_posix()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.ImportFrom)
                and (node.module or "").startswith("portfolio")
                and any(a.name == "allocate" for a in node.names)
            ):
                found.add((where, "allocate"))
            if isinstance(node, ast.Call) and any(k.arg == "keep" for k in node.keywords):
                found.add((where, "keep"))
            if (
                isinstance(node, ast.ExceptHandler)
                and isinstance(node.type, ast.Name)
                and node.type.id == "KeyboardInterrupt"
            ):
                found.add((where, "except"))
    assert found == {
        ("allocator/__init__.py", "allocate"),  # what users see of the room
        ("cli/questions.py", "allocate"),  # the command of that name
        ("allocator/allocate.py", "keep"),
        ("allocator/questions/nearest.py", "except"),  # fewer changes might do; a session raises it again
        ("cli/__init__.py", "except"),  # 130, before that
        ("cli/entry.py", "except"),  # 130
        ("cli/notebooks.py", "except"),  # the kernel ends too; it is raised again
        ("cli/terminal.py", "except"),  # nothing is printed; it is raised again
        ("explorer/latest.py", "except"),  # a newer question
        ("sharing/assistants/answers.py", "except"),  # how an assistant's client ends the server
    }


def test_a_session_raises_what_allocate_keeps(case: pf.Case, monkeypatch: pytest.MonkeyPatch) -> None:
    Counted(monkeypatch, 1)
    with pytest.raises(KeyboardInterrupt):
        Session(case).allocate(pf.Problem(case))


def test_an_interrupt_that_a_library_swallows_ends_the_next_question(case: pf.Case) -> None:
    def swallowed() -> None:
        try:
            os.kill(os.getpid(), signal.SIGINT)
            time.sleep(1)
        except KeyboardInterrupt:
            pass

    def asking() -> None:
        with within():
            swallowed()
            Session(case).allocate(pf.Problem(case))

    with pytest.raises(KeyboardInterrupt):
        asking()


def test_whoever_ends_a_thread_ends_what_asks_in_a_row_there(case: pf.Case) -> None:
    stop, ended = threading.Event(), []
    stop.set()

    def work() -> None:
        with ended_by(stop):
            try:
                pf.simulate(case, draws=4)
            except KeyboardInterrupt:
                ended.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(60)
    assert ended == [True]


@pytest.mark.parametrize("backend", ["loky", "threading"])
def test_an_interrupt_ends_workers(case: pf.Case, backend: str) -> None:
    import joblib

    threading.Timer(1.0, os.kill, (os.getpid(), signal.SIGINT)).start()
    began = time.perf_counter()
    with joblib.parallel_config(backend=backend), pytest.raises(KeyboardInterrupt):
        pf.simulate(case, draws=1024, n_jobs=2)
    assert time.perf_counter() - began < 30


# Time


SAYING = {
    "allocate",
    "allocate_all",
    "alternatives",
    "compare",
    "delays",
    "explain",
    "marginal_values",
    "means",
    "price_of_decisions",
    "rephase",
    "whatif",
}
"""Of these part of an answer is one; the others rest on a plan, a list or all portfolios that must be
there first.
"""


def _says_so(name: str, found: Any) -> bool:
    """Whether an answer without time says that it lacks one, and gives no figure in its place."""
    match name:
        case "allocate":
            return bool(found.stopped == "time limit")
        case "allocate_all":
            return all(isinstance(a, TimeLimitError) for a in found)
        case "alternatives":
            return bool(
                found.impact.isna().all() and "no answer within the time limit" in found.swaps.iloc[-1]
            )
        case "explain":
            return bool(
                found[["replacement_cost", "price", "enters_at"]].isna().all(axis=None)
                and found.sentence.str.contains("no answer within").all()
            )
        case "marginal_values":
            return bool(
                found.gain.isna().any()
                and found.swap[found.gain.isna()].str.contains("no answer within").all()
            )
        case "means":
            told = found.transfers
            return bool(told.gain.isna().all() and told.swap.str.contains("no answer within").all())
        case "rephase":
            told = found.frame
            return bool(told.gain.isna().all() and told.sentence.str.contains("no answer within").all())
        case "delays":
            return bool(
                found.postponed.isna().all() and found.sentence.str.contains("no answer within").all()
            )
        case "whatif":
            # what was found is shown, and between what the change lies
            return found.after.stopped == "time limit" and "The time was up before both" in str(found)
        case "price_of_decisions":
            return bool(found.price.isna().all() and found.sentence.str.contains("no answer within").all())
        case "compare":
            return bool(
                (found.summary.status == "unanswered").all()
                and found.summary.impact.isna().all()
                and "came first" in str(found)
            )
    return False


@pytest.mark.parametrize("name", list(ASKING))
def test_without_time_there_is_no_answer_or_it_says_what_is_missing(
    name: str, case: pf.Case, plan: pf.Allocation, tmp_path: Path
) -> None:
    call = ASKING[name](case, plan, tmp_path)
    if name == "replay":
        _recorded(case, tmp_path)
    before = set(tmp_path.iterdir())
    if name in SAYING:
        assert _says_so(name, call(time_limit=1e-6))
    else:
        with pytest.raises(TimeLimitError, match=r"within the time limit of 1e-06 s\. Allow more time"):
            call(time_limit=1e-6)
    assert set(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    "name",
    ["alternatives", "arbitrate", "compare", "explain", "frontier", "levels", "marginal_values", "simulate"],
)
def test_enough_time_changes_nothing(name: str, case: pf.Case, plan: pf.Allocation, tmp_path: Path) -> None:
    call = ASKING[name](case, plan, tmp_path)
    assert str(call(time_limit=3600)) == str(call())


def test_a_time_limit_must_be_one(case: pf.Case, plan: pf.Allocation, tmp_path: Path) -> None:
    for name, called in ASKING.items():
        with pytest.raises(pf.PortfolioError, match="time_limit: must be a number of seconds > 0"):
            called(case, plan, tmp_path)(time_limit=-1)
        assert name


class Late:
    """Lets the time be up from the n-th question to a session on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, first: int) -> None:
        answer, self.count = Workspace.answer, 0

        def late(
            workspace: Workspace, problem: pf.Problem, tolerances: Any, clock: Clock, explain: Any
        ) -> pf.Allocation:
            self.count += 1
            if self.count >= first:
                raise clock.late()
            return answer(workspace, problem, tolerances, clock, explain)

        monkeypatch.setattr(Workspace, "answer", late)


def test_a_frontier_without_some_budgets_names_them(case: pf.Case, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = pf.frontier(case, at=BUDGETS, gap=0.001)  # with a gap the widest is asked first, one by one
    Late(monkeypatch, 2)
    part = pf.frontier(case, at=BUDGETS, gap=0.001, time_limit=60)
    assert part.late == (80, 120)
    assert part.points.impact.isna().tolist() == [True, True, False]
    assert part.points.funded.isna().tolist() == [True, True, False]
    assert part.points.impact[2] == whole.points.impact[2]
    assert "2 of 3 budgets not answered: the time limit of 60 s came first (80 and 120)." in str(part)


def test_a_simulation_without_the_last_draws_is_one_of_the_first(
    case: pf.Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    two = pf.simulate(case, draws=2)
    Late(monkeypatch, 4)  # the plan, and two draws
    found = pf.simulate(case, draws=4, time_limit=60)
    assert len(found.draws) == 2
    assert found.bests == two.bests
    assert found.outlook.equals(two.outlook)
    assert "2 of 4 draws" in str(found)
    assert "2 of 4 draws" not in str(two)


def test_levels_without_an_answer_have_no_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    case = pf.load("data/samples/dozen")
    whole = pf.levels(case)
    Late(monkeypatch, 3)  # level 6, level 1
    found = pf.levels(case, time_limit=60).set_index("level")
    assert found.points.notna().tolist() == [True, False, False, False, False, True]
    assert found.missing[5] == "no answer within the time limit of 60 s"
    assert "no answer within the time limit of 60 s" in told(found.reset_index(), case)
    drawn = [text.get_text() for text in pf.plots.levels(found.reset_index()).texts]
    assert drawn.count("no answer within the time limit of 60 s") == 3
    assert drawn.count("not in this case") == 1
    assert found.missing[2] == whole.set_index("level").missing[2]


def test_a_table_cut_short_names_no_compromise(case: pf.Case, monkeypatch: pytest.MonkeyPatch) -> None:
    from portfolio.arbitration import undominated

    def late(*_: object) -> object:
        raise TimeLimitError(9.0)

    whole = pf.arbitrate(case)
    plain = undominated.nondominated

    def short(*given: Any, **more: Any) -> Iterator[Any]:
        yield next(plain(*given, **more))
        if "limit" in more:
            late()

    monkeypatch.setattr(undominated, "nondominated", short)
    found = pf.arbitrate(case)
    assert "not all: the time limit of 9 s came before the others were looked for" in " ".join(
        str(found).split()
    )
    assert found.own == whole.own
    for ask in (found.compromise, found.record, lambda: found.compromises):
        with pytest.raises(TimeLimitError):
            ask()


def test_answers_that_are_proven_count_though_ties_are_left(make: Any) -> None:
    """Thirty initiatives alike, of which one is enough: the proof is at once, and ties are left to others'
    time.
    """
    names = [f"I{n:02}" for n in range(30)]
    same = make(
        initiatives=" / ".join(["initiative", *names]),
        resources="resource,kind,Q1,Q2,Q3 / cash,budget,20,20,20",
        requirements=" / ".join(
            ["initiative,resource,1", *(f"{i},cash,{3 + n % 5}" for n, i in enumerate(names))]
        ),
        key_results="key_result,objective,kpi,target / more,grow,users,9",
        contributions=" / ".join(
            ["initiative,kpi,expected", *(f"{i},users,{2 + n % 3}" for n, i in enumerate(names))]
        ),
    )
    best = pf.allocate(same)
    with within(3600, among=1e9):
        found = Session(same).allocate(pf.Problem(same))
    assert found.impact == best.impact
    assert found.is_proven
    assert (found.status, found.stopped) in {("feasible", "time limit"), ("optimal", "")}
    assert found.stopped == "time limit"
    assert "proven best, though ties" in found.heading


# The gap


def test_what_is_asked_about_a_plan_is_asked_at_the_gap_of_the_plan(
    case: pf.Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    loose, exact = pf.allocate(case, gap=0.001), pf.allocate(case)
    assert (loose.gap_asked, exact.gap_asked) == (0.001, 1e-6)
    assert pickle.loads(pickle.dumps(loose)).gap_asked == 0.001
    assert (gap_of(loose), gap_of(exact)) == (0.001, 1e-6)
    asked: list[float] = []
    answer = Workspace.answer
    monkeypatch.setattr(
        Workspace,
        "answer",
        lambda self, problem, tolerances, *rest: (
            asked.append(tolerances.gap) or answer(self, problem, tolerances, *rest)
        ),
    )  # type: ignore[func-returns-value]
    pf.explain(loose)
    pf.marginal_values(loose)
    pf.alternatives(loose)
    assert set(asked) == {0.001}


def test_of_a_plan_cut_short_no_more_is_asked_than_was_proven_of_it(
    case: pf.Case, plan: pf.Allocation
) -> None:
    from dataclasses import replace

    short = replace(plan, status="feasible", stopped="time limit", gap=0.03)
    assert gap_of(short) == 0.03
    assert gap_of(replace(short, gap=math.inf)) == 1e-6


# Signs of life


def test_a_search_that_finds_nothing_new_is_told_of_once_a_second() -> None:
    heard: list[tuple[float, float, float]] = []
    clock = Clock(time.perf_counter(), progress=lambda *now: heard.append(now))
    clock.tell(impact=5.0, bound=5.0)
    clock.tell()
    assert len(heard) == 1
    clock._told -= 1.0
    clock.tell()
    assert [now[1:] for now in heard] == [(5.0, 5.0), (5.0, 5.0)]


# The command

COMMANDS = {
    "explain": ["CASE"],
    "diff": ["CASE", "CASE"],
    "frontier": ["CASE"],
    "compare": ["CASE"],
    "levels": ["CASE"],
    "simulate": ["CASE", "--draws", "4"],
    "arbitrate": ["CASE"],
    "export": ["CASE", "OUT.xlsx"],
    "brief": ["CASE", "-o", "OUT.html", "--draws", "4"],
    "allocate": ["CASE"],
    **{f"{name} near": ["CASE", "--near", "PLAN"] for name in ("compare", "frontier", "arbitrate")},
    "allocate near": ["CASE", "--near", "PLAN"],
    "stability": ["CASE", "--near", "PLAN"],
    "whatif": ["CASE", "budget -10%"],
}


@pytest.mark.parametrize("name", list(COMMANDS))
def test_every_command_that_asks_takes_a_time_limit(
    name: str, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    near = folder.parent / "near.csv"
    near.write_text("initiative,option,start\nA,full,2027Q1\n")
    meant = {"CASE": str(folder), "OUT": str(tmp_path / "out"), "PLAN": str(near)}
    given = [functools.reduce(lambda a, k: a.replace(k, meant[k]), meant, word) for word in COMMANDS[name]]
    asked_as, name = name, name.split()[0]
    gap = [] if name == "arbitrate" else ["--gap", "0.001"]
    assert cli.main([name, *given, *gap, "--time-limit", "600"]) == 0
    for path in tmp_path.iterdir():
        path.unlink()
    capsys.readouterr()
    code = cli.main([name, *given, "--time-limit", "0.000001"])
    out, err = capsys.readouterr()
    # a plan is found at once; near another, and between parties, there is none without a proof
    is_unanswered = "near" in asked_as and name != "allocate" and name != "stability"
    assert code == (4 if is_unanswered or name == "arbitrate" else 0)
    assert "time limit" in out + err or "The time was up" in err
    assert bool(list(tmp_path.iterdir())) == (name in ("brief", "export"))


def test_what_is_infeasible_is_said_so_even_where_there_is_no_time_to_say_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pf.save(pf.load(ROOT / "data" / "samples" / "four_initiatives"), tmp_path / "case")
    path = tmp_path / "case" / "initiatives.csv"
    lines = path.read_text().splitlines()
    path.write_text("\n".join([lines[0] + ",mandatory", *(line + ",true" for line in lines[1:])]) + "\n")
    assert cli.main(["allocate", str(tmp_path / "case"), "--time-limit", "0.000001"]) in (3, 4)
    assert "Traceback" not in capsys.readouterr().err


@pytest.fixture
def hard(tmp_path: Path) -> Path:
    """A case that takes its time: 200 initiatives on eight tight budgets."""
    draw, names, periods = random.Random(1), [f"I{k:03}" for k in range(200)], [f"P{k}" for k in range(8)]
    costs = [[draw.randint(100, 999) for _ in periods] for _ in names]
    tables = {
        "initiatives": ["initiative", *names],
        "resources": [
            "resource,kind," + ",".join(periods),
            "cash,budget," + ",".join("25000" for _ in periods),
        ],
        "requirements": [
            "initiative,resource," + ",".join(str(k + 1) for k in range(8)),
            *(f"{i},cash,{','.join(map(str, c))}" for i, c in zip(names, costs, strict=True)),
        ],
        "objectives": ["objective,weight", "O,100"],
        "key_results": ["key_result,objective,kpi", "K,O,worth"],
        "contributions": [
            "initiative,kpi,expected",
            *(f"{i},worth,{sum(c) // 5 + draw.randint(0, 500)}" for i, c in zip(names, costs, strict=True)),
        ],
        "scenarios": ["scenario,table,row,column,change", "less,resources,cash,,× 0.9"],
    }
    (tmp_path / "hard").mkdir()
    for name, lines in tables.items():
        (tmp_path / "hard" / f"{name}.csv").write_text("\n".join(lines))
    return tmp_path / "hard"


@pytest.mark.parametrize(
    ("name", "wait"),
    [
        ("levels", 6.0),
        ("simulate", 4.0),
        ("compare", 2.0),
        ("explain", 0.6),
        ("brief", 0.3),
        ("allocate", 0.3),
    ],
)
def test_one_interrupt_ends_a_command_without_a_word_too_much(
    name: str, wait: float, hard: Path, tmp_path: Path
) -> None:
    given = [a.replace("CASE", str(hard)).replace("OUT", str(tmp_path / "out")) for a in COMMANDS[name]]
    run = [sys.executable, "-c", COMMAND, name, *given]

    def listening() -> None:
        signal.signal(signal.SIGINT, signal.SIG_DFL)

    with subprocess.Popen(
        run, stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=listening
    ) as process:
        time.sleep(wait)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in err
    assert b"interrupted." in err or (name == "allocate" and b"stopped by the interrupt" in out)
    assert [p.name for p in tmp_path.iterdir()] == ["hard"]


def test_a_library_that_takes_ctrl_c_for_an_error_of_its_own_does_not_hide_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from portfolio.cli import command

    def run(_: object) -> int:
        try:
            os.kill(os.getpid(), signal.SIGINT)
            time.sleep(1)
        except KeyboardInterrupt:
            raise ImportError("numpy could not be imported") from None
        return 0

    monkeypatch.setattr(command, "run", run)
    assert cli.main(["check"]) == 130
    assert capsys.readouterr().err == "interrupted.\n"
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_the_command_listens_before_it_imports_the_rest() -> None:
    code = (
        "import sys, portfolio.cli; print([m for m in sys.modules if m.startswith('portfolio')], 'argparse'"
        " in sys.modules)"
    )
    found = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.strip()
    assert found == "['portfolio', 'portfolio.cli.exit_codes', 'portfolio.cli.entry', 'portfolio.cli'] False"


def test_a_terminal_is_told_what_goes_on_after_the_proof(monkeypatch: pytest.MonkeyPatch) -> None:
    from portfolio.cli import arguments

    shown: list[str] = []

    class Bar:
        def set_postfix_str(self, text: str, refresh: bool) -> None:
            shown.append(text)

    monkeypatch.setattr(arguments, "progress_bar", lambda *_, **__: contextlib.nullcontext(Bar()))
    with arguments.progress(ctrl_c="solving_keeps") as tell:
        for impact, bound in ((-math.inf, 9.0), (7.0, 9.0), (8.0, 8.0)):
            tell(0.1, impact, bound)
    assert shown == [
        "no plan yet, at most 9.0000 (Ctrl-C: the best so far)",
        "impact 7.0000, at most 9.0000 (Ctrl-C: the best so far)",
        "impact 8.0000, proven best; choosing among equal plans (Ctrl-C: the best so far)",
    ]
