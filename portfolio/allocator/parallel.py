"""Many problems, many allocations: one after the other, on several processes or threads, or on a cluster.

Problems on one case are answered together, which is much faster than one by one; so what a worker gets is a
part of those on one case. Where workers share no memory, parts and answers travel as bytes: a backend then
never looks into them, keeps no copy that dies with a worker, and what cannot be packed or unpacked is the
error of its own item and no other's.
"""

from __future__ import annotations

import io
import math
import multiprocessing
import os
import pickle
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, CancelledError, ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import copy_context
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, NamedTuple

import numpy as np

from portfolio.allocator.cores import AtOnce, cores
from portfolio.allocator.effort import STANDARD
from portfolio.allocator.questions.nearest import check_within
from portfolio.allocator.session import Session
from portfolio.case.case import Case
from portfolio.errors import InfeasibleError, PortfolioError, SolverError, TimeLimitError, in_its_language
from portfolio.model.allocation import Allocation
from portfolio.model.problem import Problem, check_search
from portfolio.model.reference import Lines, lines_given
from portfolio.progress import Clock, progress_bar, time_up
from portfolio.progress import within as ending_within
from portfolio.words.figures import number
from portfolio.words.sentences import listing, say, sentence

NO_WORKER = 60.0
"""Seconds for which a cluster may have no worker at all: several times what one takes to begin anew. Who has
workers that come much later waits for them first.
"""
_LOOKS_EVERY = 1.0
"""Seconds between two looks at who is there: one short question to the scheduler each."""

type Item = Problem | Case | Callable[[np.random.Generator], Problem | Case]
type Answer = Allocation | PortfolioError


@in_its_language
def allocate_all(
    problems: Iterable[Item],
    gap: float = 1e-6,
    n_jobs: int | None = None,
    seed: int = 0,
    what: str = "allocate",
    time_limit: float | None = None,
    *,
    near: object = None,
    within: float = 0.001,
) -> list[Allocation | PortfolioError]:
    """Find the best portfolio of each of many problems.

    Parameters
    ----------
    problems : iterable of Problem, Case or callable
        A function gets a numpy Generator that is seeded by ``seed`` and the function's place in the list
        (from 0), and gives the problem or case: random problems are the same whichever worker makes them.
    gap : float
        See :func:`portfolio.allocate`.
    n_jobs : int, optional
        So many workers: processes, unless ``joblib.parallel_config`` says otherwise (``backend="threading"``,
        ``"dask"``). What it says, or one, unless given; one worker is this process.
    seed : int
    what : str
        What the progress bar is called.
    time_limit : float, optional
        Seconds for all of them together.
    near, within : optional
        Each near a plan, as :func:`portfolio.allocate` would: of each problem the portfolio that changes
        fewest of its lines, for ``within`` of the problem's own best impact.

    Returns
    -------
    list of Allocation or PortfolioError
        For each problem, in order, its allocation or the error that says why there is none: a
        :class:`portfolio.InfeasibleError`; a :class:`portfolio.TimeLimitError` where the time was up before
        the gap was proven; a :class:`portfolio.CaseError` of a function; for anything else that goes wrong a
        :class:`portfolio.SolverError` with the item's place. An item that fails loses no other.

    Raises
    ------
    CaseError
        When ``near`` is no plan.
    KeyboardInterrupt
        On Ctrl-C: part of the answers is no answer.

    Examples
    --------
    >>> import portfolio as pf
    >>> problem = pf.Problem(pf.load("data/samples/lorie_savage"))
    >>> budgets = [problem.scaled({"capital": share}) for share in (0.8, 1, 1.2)]
    >>> [plan.impact for plan in pf.allocate_all(budgets, n_jobs=1)]
    [46.0, 70.0, 70.0]
    >>> random = pf.allocate_all([lambda rng: problem.scaled({"capital": rng.uniform(0.5, 1.5)})] * 2, seed=7)
    >>> [plan.impact for plan in random]
    [70.0, 70.0]
    """
    check_search(gap, time_limit, seed, n_jobs)
    if not isinstance(problems, Iterable):
        raise SolverError(sentence("must_problems", found=repr(problems)))
    # plain lines, whatever was given: they travel with every part
    close = None if near is None else Near(lines_given(near), check_within(within))
    with ending_within(time_limit):
        return _Many(list(problems), gap, n_jobs, seed, close).run(what)


def plans(answers: Iterable[Answer]) -> list[Allocation | InfeasibleError | TimeLimitError]:
    """Answers of which nothing but an impossible problem, or one that was not answered in time, may be
    without a plan.

    Raises
    ------
    PortfolioError
        Any other error among them.
    """
    found: list[Allocation | InfeasibleError | TimeLimitError] = []
    for answer in answers:
        if not isinstance(answer, Allocation | InfeasibleError | TimeLimitError):
            raise answer
        found.append(answer)
    return found


def unanswered_of(answers: Mapping[str, object], language: str = "en") -> str:
    """A line that names what was not answered in time; empty where all was."""
    late = {name: a for name, a in answers.items() if isinstance(a, TimeLimitError)}
    if not late:
        return ""
    limit = number(next(iter(late.values())).seconds, language, 3)
    names = listing(list(late), language, most=5)
    return say(language, "answers_late", count=len(late), all=len(answers), limit=limit, names=names)


def allocations(answers: Iterable[Answer]) -> list[Allocation]:
    """Answers of which none may be without a plan.

    Raises
    ------
    PortfolioError
        The first error among them.
    """
    found: list[Allocation] = []
    for answer in answers:
        if not isinstance(answer, Allocation):
            raise answer
        found.append(answer)
    return found


class Near(NamedTuple):
    """The plan that all are asked near to, as plain lines, and what may be lost for it."""

    lines: Lines
    within: float


@dataclass(frozen=True)
class _Part:
    """What one worker answers at a time: items with their places. Unless it is a single function, all are
    on one case.
    """

    places: tuple[int, ...]
    items: tuple[Item, ...]
    gap: float
    seed: int
    near: Near | None = None

    def __len__(self) -> int:
        return len(self.places)

    @property
    def case(self) -> Case | None:
        return _case_of(self.items[0])

    def cut(self, count: int) -> Iterator[_Part]:
        """The same in so many parts, as equal as can be."""
        for some in np.array_split(np.arange(len(self)), min(count, len(self))):
            here = slice(some[0], some[-1] + 1)
            yield replace(self, places=self.places[here], items=self.items[here])

    def answers(self) -> list[Answer]:
        """An answer, or what went wrong, for each item."""
        made = {n: _made(n, item, self.seed) for n, item in zip(self.places, self.items, strict=True)}
        problems = {n: p for n, p in made.items() if isinstance(p, Problem)}
        found: dict[int, Answer] = {n: e for n, e in made.items() if isinstance(e, PortfolioError)}
        if problems:
            found |= zip(problems, _together(problems, self.gap, self.near), strict=True)
        return [found[n] for n in self.places]


class _Many:
    """Items, who answers them, and the answers so far."""

    def __init__(
        self, items: Sequence[Item], gap: float, n_jobs: int | None, seed: int, near: Near | None = None
    ) -> None:
        self.items, self.gap, self.n_jobs, self.seed, self.near = items, gap, n_jobs, seed, near
        self.found: dict[int, Answer] = {}

    def run(self, what: str) -> list[Answer]:
        workers, elsewhere = self._workers()
        parts = self._parts(workers)
        if not elsewhere and len(parts) == 1:  # the session shows how far it is
            self.found |= zip(parts[0].places, parts[0].answers(), strict=True)
            return self._in_order()
        with progress_bar(what, len(self.items)) as bar:
            for places, answers in (
                _by_workers(parts, self.n_jobs, len(self.items) / workers) if elsewhere else _here(parts)
            ):
                self.found |= zip(places, answers, strict=True)
                bar.update(len(places))
        return self._in_order()

    def _workers(self) -> tuple[int, bool]:
        """How many there are, and whether they are not this process. Those of a cluster never are, also while
        all but one of them are being begun anew: what they died of must not be asked here.
        """
        if self.n_jobs in (None, 1) and "joblib" not in sys.modules:
            return 1, False  # nobody can have asked it for more
        import joblib
        from joblib.parallel import get_active_backend

        workers = max(1, int(joblib.effective_n_jobs(self.n_jobs)))
        of_cluster = self.n_jobs != 1 and getattr(get_active_backend()[0], "client", None) is not None
        return workers, workers > 1 or of_cluster

    def _parts(self, workers: int) -> list[_Part]:
        """What is on one case together, as long as every worker gets its share; each function by itself."""
        groups: dict[object, list[int]] = {}
        for n, item in enumerate(self.items):
            case = _case_of(item)
            groups.setdefault(n if case is None else case, []).append(n)
        wholes = [
            _Part(tuple(some), tuple(self.items[n] for n in some), self.gap, self.seed, self.near)
            for some in groups.values()
        ]
        share = math.ceil(len(self.items) / workers)
        return [part for whole in wholes for part in whole.cut(math.ceil(len(whole) / share))]

    def _in_order(self) -> list[Answer]:
        return [self.found[n] for n in range(len(self.items))]


type _Answered = Iterator[tuple[tuple[int, ...], list[Answer]]]


def on_all_cores[T](tasks: Sequence[Callable[[], T]], alone: float = STANDARD.alone_seconds) -> Iterator[T]:
    """What each task gives, in order, worked off by threads of this process once that is worth its while,
    after so many seconds ``alone``: HiGHS lets Python go on while it works. What a task gives must not hang
    on the others.

    Raises
    ------
    Exception
        The first one of a task; what has not begun is then left out.
    """
    left, stop, until = list(tasks), threading.Event(), time.perf_counter() + alone
    while left and time.perf_counter() < until:
        yield left.pop(0)()

    at_once = AtOnce(len(left))

    def done(task: Callable[[], T]) -> T:
        if stop.is_set() or Clock(time.perf_counter()).interrupted:
            raise KeyboardInterrupt
        with at_once.one():
            return task()

    with ThreadPoolExecutor(max(1, min(cores(), len(left)))) as pool:
        try:
            for waiting in [pool.submit(copy_context().run, done, task) for task in left]:
                yield waiting.result()
        except BaseException:
            stop.set()
            raise


def _here(parts: Sequence[_Part]) -> _Answered:
    left, lock = sum(map(len, parts)), threading.Lock()
    workers = max(1, min(cores(), len(parts)))

    def answered(part: _Part) -> list[Answer]:
        nonlocal left
        with ending_within(among=max(1.0, left / len(part) / workers)):
            answers = part.answers()
        with lock:
            left -= len(part)
        return answers

    each = on_all_cores([partial(answered, part) for part in parts])
    yield from zip((part.places for part in parts), each, strict=True)


def _by_workers(parts: Sequence[_Part], n_jobs: int | None, each: float) -> _Answered:
    """The answers of each part as its worker is done; where workers die, what they may have died of is asked
    again by halves.

    Every worker has about ``each`` items to answer in the time that is left.
    """
    from joblib import Parallel, delayed
    from joblib.parallel import get_active_backend

    backend, _ = get_active_backend()
    left = dict(enumerate(parts))
    try:
        if getattr(backend, "supports_sharedmem", False):
            jobs = (
                delayed(copy_context().run)(_shared, k, part, each / len(part))
                for k, part in left.copy().items()
            )
            for k, answers in Parallel(n_jobs, return_as="generator_unordered")(jobs):
                yield left.pop(k).places, answers
            return
        sent: dict[int, bytes] = {}
        for k, part in list(left.items()):
            try:
                sent[k] = _packed(part)
            except Exception as error:
                del left[k]
                yield part.places, [_failed(n, error) for n in part.places]
        up = time_up()
        calls = {k: (k, left[k].places, sent[k], up, each / len(left[k])) for k in sent}
        answered = (
            Parallel(n_jobs, return_as="generator_unordered")(
                delayed(_sent)(*call) for call in calls.values()
            )
            if (client := getattr(backend, "client", None)) is None
            else _on_cluster(client, calls)
        )
        for k, answer in answered:
            part = left.pop(k)
            yield part.places, _unpacked(answer, part)
    except _DesertedError:
        alone = SolverError(sentence("cluster_deserted", seconds=int(NO_WORKER)))
        for part in left.values():
            yield part.places, [alone] * len(part)
    except (BrokenExecutor, _DeadlyError) as error:
        rest = list(left.values())
        if isinstance(error, _DeadlyError):
            rest = [left[k] for k in error.deadly]
        if len(rest) == 1 and len(rest[0]) == 1:
            (place,) = rest[0].places
            told = SolverError(sentence("item_deadly", place=place))
            yield rest[0].places, [told if isinstance(error, _DeadlyError) else _failed(place, error)]
            return
        half = len(rest) // 2
        halves = (rest[:half], rest[half:]) if half else ([part] for part in rest[0].cut(2))
        for some in halves:
            yield from _by_workers(some, n_jobs, each)


class _DesertedError(Exception):
    """A cluster has had no worker for long."""


class _DeadlyError(Exception):
    """Parts whose work was the death of every worker of a cluster that it was given to."""

    def __init__(self, deadly: Sequence[int]) -> None:
        super().__init__(*deadly)
        self.deadly = deadly


def _on_cluster(client: Any, calls: Mapping[int, tuple[Any, ...]]) -> Iterator[tuple[int, bytes]]:
    """What the workers of a dask cluster answer, then an error that names what they died of. Asked of dask
    itself: joblib waits forever for what dask has given up.
    """
    from distributed import KilledWorker, as_completed

    sent = {client.submit(_sent, *call, pure=False): k for k, call in calls.items()}
    deadly: list[int] = []
    with _watched(client, list(sent)) as deserted:
        try:
            for future in as_completed(list(sent)):  # type: ignore[no-untyped-call]
                try:
                    answer = future.result()
                except KilledWorker:  # also of what was done, was lost with its worker, and was begun again
                    deadly.append(sent[future])
                except CancelledError:
                    if not deserted.is_set():
                        raise
                else:
                    yield answer
        finally:
            client.cancel([future for future in sent if not future.done()])
    if deserted.is_set():
        raise _DesertedError
    if deadly:
        raise _DeadlyError(deadly)


@contextmanager
def _watched(client: Any, sent: Sequence[Any]) -> Iterator[threading.Event]:
    """Gives up what was sent, and says so by the event, once a cluster has had no worker for long: one that
    is killed while it begins is not begun anew, and dask would wait for another forever.
    """
    over, deserted = threading.Event(), threading.Event()

    def watch() -> None:
        since = time.monotonic()
        while not over.wait(_LOOKS_EVERY):
            if client.nthreads():
                since = time.monotonic()
            elif time.monotonic() - since > NO_WORKER:
                deserted.set()
                client.cancel(sent)
                return

    watching = threading.Thread(target=watch, daemon=True)
    watching.start()
    try:
        yield deserted
    finally:
        over.set()
        watching.join()


def _shared(number: int, part: _Part, among: float) -> tuple[int, list[Answer]]:
    """What a thread does."""
    with ending_within(among=among):
        return number, part.answers()


def _sent(
    number: int, places: tuple[int, ...], packed: bytes, up: tuple[float, float], among: float
) -> tuple[int, bytes]:
    """What another process does."""
    if multiprocessing.parent_process() is not None:
        os.environ.setdefault("TQDM_DISABLE", "1")  # bars of several processes would overwrite each other
    try:
        part: _Part = pickle.loads(packed)
        with ending_within(among=among, up=up):
            answer = _Packer.packed(part.answers(), part.case)
    except Exception as error:
        answer = pickle.dumps([_failed(n, error) for n in places])
    return number, answer


def _packed(part: _Part) -> bytes:
    """A part as bytes, functions made on the spot as well."""
    from joblib import wrap_non_picklable_objects

    return pickle.dumps(
        part if part.case is not None else wrap_non_picklable_objects(part, keep_wrapper=False)
    )


def _unpacked(answer: bytes, part: _Part) -> list[Answer]:
    try:
        return _Unpacker.unpacked(answer, part.case)
    except Exception as error:
        return [_failed(n, error) for n in part.places]


class _Packer(pickle.Pickler):
    """Answers as bytes, without the case that whoever asked has."""

    def __init__(self, file: io.BytesIO, case: Case | None) -> None:
        super().__init__(file, protocol=pickle.HIGHEST_PROTOCOL)
        self.case = case

    def persistent_id(self, obj: object) -> str | None:
        return "case" if self.case is not None and obj is self.case else None

    @classmethod
    def packed(cls, answers: list[Answer], case: Case | None) -> bytes:
        file = io.BytesIO()
        cls(file, case).dump(answers)
        return file.getvalue()


class _Unpacker(pickle.Unpickler):
    """The way back."""

    def __init__(self, file: io.BytesIO, case: Case | None) -> None:
        super().__init__(file)
        self.case = case

    def persistent_load(self, pid: str) -> Case | None:
        return self.case

    @classmethod
    def unpacked(cls, answers: bytes, case: Case | None) -> list[Answer]:
        found: list[Answer] = cls(io.BytesIO(answers), case).load()
        return found


def _case_of(item: Item) -> Case | None:
    """The case that an item is on, where that is known before a function is called."""
    return item if isinstance(item, Case) else item.case if isinstance(item, Problem) else None


def _made(place: int, item: Item, seed: int) -> Problem | PortfolioError:
    """The problem that an item stands for."""
    try:
        asked: object = (
            item
            if isinstance(item, Problem | Case) or not callable(item)
            else item(np.random.default_rng([seed, place]))
        )
    except PortfolioError as error:
        return error
    except Exception as error:
        return _failed(place, error)
    if isinstance(asked, Case):
        return Problem(asked)
    if isinstance(asked, Problem):
        return asked
    return SolverError(sentence("must_item", place=place, found=repr(asked)))


def _together(problems: dict[int, Problem], gap: float, near: Near | None) -> list[Answer]:
    """Answers of problems on one case, given by their places; one by one where one of them spoils it for
    all.
    """
    asked = list(problems.values())
    close: dict[str, Any] = {} if near is None else {"near": near.lines, "within": near.within}
    try:
        return [*Session(asked[0].case).allocate_all(asked, gap, **close)]
    except Exception as error:
        if len(asked) > 1:
            return [
                answer for n, problem in problems.items() for answer in _together({n: problem}, gap, near)
            ]
        return [error if isinstance(error, PortfolioError) else _failed(next(iter(problems)), error)]


def _failed(place: int, error: BaseException) -> SolverError:
    return SolverError(sentence("item_failed", place=place, error=f"{type(error).__name__}: {error}"))
