"""What can go wrong, in one message form: *where · what must hold · what was found · what to do*."""

from __future__ import annotations

import errno
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import cached_property, wraps
from itertools import islice
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from portfolio.base_error import PortfolioError as PortfolioError
from portfolio.size_limits import FOUND, LINE, MESSAGE, TOLD
from portfolio.words.figures import decimal
from portfolio.words.languages import FALLBACK, codes
from portfolio.words.sentences import Sentence, into, say, sentence

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong (or, as a remark, doubtful) in a case, and where it stands.

    Attributes
    ----------
    table : str
        The table's name in the case format, such as ``options``; empty for the case as a whole.
    row : int or None
        The row as the user's own file counts it (line of the CSV, row of the sheet), where there is one.
    column : str
        The column's heading, or empty.
    value : str
        What was found there, as written.
    problem : str
        What must hold, what was found and what to do.
    file : str
        The file or sheet the table came from, such as ``options.csv``.
    also : tuple of int
        Further rows of which the same holds: one of a kind is told once.
    """

    table: str
    row: int | None
    column: str
    value: str
    problem: str
    file: str = ""
    also: tuple[int, ...] = ()

    def in_rows_too(self, further: Iterable[int]) -> Fault:
        """The same of further rows.

        Examples
        --------
        >>> print(Fault("options", 2, "success", "2", "must be from 0 to 1.").in_rows_too([4, 7]))
        options, rows 2, 4, 7, column success: must be from 0 to 1.
        """
        return replace(self, also=tuple(further))

    def __str__(self) -> str:
        return self.told()

    def told(self, language: str = FALLBACK) -> str:
        """Where, what must hold, what was found and what to do, in a language.

        Examples
        --------
        >>> Fault("options", 2, "success", "2", "…", also=(4,)).told("fr").replace("\u202f", " ")
        'options, lignes 2, 4, colonne success : …'
        """
        parts = [into(self.file or self.table, language)]
        if self.row is not None:
            parts.append(rows_said(self.file, (self.row, *self.also), language))
        if self.column:
            of = "fault_setting" if self.table == "settings" else "fault_column"
            name = into(self.column, language)
            name = name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"
            parts.append(say(language, of, name=name))
        where = ", ".join(filter(None, parts))
        problem = into(self.problem, language)
        return say(language, "fault_at", where=where, problem=problem) if where else problem


_LONGEST_NAME = 200
"""Characters of a heading as it is told: of one that goes on, what is wrong must still be seen."""


def _in_lines(file: str) -> bool:
    """Whether a row is called a line where it stands, as in a text file, or a row, as on a sheet."""
    return file.casefold().endswith((".csv", ".tsv", ".txt", ".toml"))


def row_word(file: str, language: str = FALLBACK) -> str:
    """What a row is called where it stands: a line of a text file, a row of a sheet."""
    return say(language, "fault_line_word" if _in_lines(file) else "fault_row_word")


def rows_said(file: str, rows: Sequence[int], language: str = FALLBACK) -> str:
    """Some rows in words, the first of many by number: line 4 · lines 4, 7, 9 and 12 more."""
    key = f"fault_{'line' if _in_lines(file) else 'row'}{'s' if len(rows) > 1 else ''}"
    return say(language, key, rows=first_of(rows, language))


def first_of(items: Sequence[object], language: str = FALLBACK) -> str:
    """The first five of some things, and how many more: messages name a few and count the rest."""
    first = ", ".join(map(str, items[:5]))
    return say(language, "fault_and_more", first=first, count=len(items) - 5) if len(items) > 5 else first


def counted(faults: Iterable[Fault]) -> Iterator[Fault]:
    """What one check finds, each fault as it comes: of a kind the first hundred are told, the others counted
    in one. It looks for a thousand at most, and says that there are more: a message of a million faults helps
    nobody, and takes minutes to make.

    Examples
    --------
    >>> found = (Fault("options", n, "success", str(n), "must be from 0 to 1.") for n in range(2, 300))
    >>> *_, last = counted(found)
    >>> print(last.problem, last.row, len(last.also))
    and 198 more faults of this kind. Correct the ones above first. 102 197
    """
    found = iter(faults)
    looked_for = list(islice(found, FOUND))
    yield from _of_each_kind(looked_for, "fault_more_of_kind")
    if looked_for and next(found, None) is not None:
        last = looked_for[-1]
        yield Fault(last.table, None, "", "", sentence("fault_more_than_looked_for"), last.file)


def counted_remarks(remarks: Iterable[Fault]) -> tuple[Fault, ...]:
    """Remarks, those beyond the first hundred of a kind counted in one: of 20,000 initiatives that nothing is
    known of, one remark each is no screen that anybody reads.
    """
    return tuple(_of_each_kind(remarks, "remark_more_of_kind"))


def _of_each_kind(faults: Iterable[Fault], counting: str) -> Iterator[Fault]:
    more: dict[tuple[str, str, str], list[Fault]] = defaultdict(list)
    told: dict[tuple[str, str, str], int] = defaultdict(int)
    for fault in faults:
        kind = fault.table, fault.column, getattr(fault.problem, "key", "")
        told[kind] += 1
        if told[kind] > TOLD:
            more[kind].append(fault)
        else:
            yield fault
    for same in more.values():
        first, problem = same[0], sentence(counting, count=len(same))
        rows = [f.row for f in same if f.row is not None]
        yield replace(first, value="", problem=problem, row=rows[0] if rows else None, also=tuple(rows[1:]))


FAULT_COLUMNS = ("table", "row", "column", "value", "problem")


def fault_frame(faults: Iterable[Fault], language: str = FALLBACK) -> pd.DataFrame:
    """Faults or remarks as a frame: ``table``, ``row`` (integer or NA), ``column``, ``value``,
    ``problem``, told in a language.
    """
    import pandas as pd

    frame = pd.DataFrame(
        [[f.table, f.row, f.column, into(f.value, language), into(f.problem, language)] for f in faults],
        columns=list(FAULT_COLUMNS),
    )
    return frame.astype({"table": "str", "row": "Int64", "column": "str", "value": "str", "problem": "str"})


_TOLD = 20
"""Differences that a message lists; the others are counted."""


class CaseError(PortfolioError):
    """The input is not a valid case (or a question about one names what it does not hold); every fault is
    listed, in the language of the case where it says which that is.

    Examples
    --------
    >>> import portfolio as pf
    >>> try:
    ...     pf.load("no/such/folder")
    ... except pf.CaseError as error:
    ...     print(error)  # doctest: +NORMALIZE_WHITESPACE
    1 fault in no/such/folder
    - no/such/folder: must be a folder of CSV files, an Excel workbook (.xlsx) or a database; nothing is
      there. Check the path.
    """

    def __init__(self, faults: Iterable[Fault], source: str = "", language: str = "") -> None:
        self._faults = tuple(faults)
        self.source, self.language = source, language
        super().__init__(self._faults, source, language)

    @property
    def faults(self) -> pd.DataFrame:
        """Every fault as a frame: ``table``, ``row`` (as the user's own file counts it, NA for none),
        ``column``, ``value`` (as written), ``problem``."""
        return fault_frame(self._faults, self.language or FALLBACK)

    def __iter__(self) -> Iterator[Fault]:
        return iter(self._faults)

    def __str__(self) -> str:
        return self.told(self.language or FALLBACK)

    def told(self, language: str) -> str:
        """How many faults there are, and each on a line, in a language."""
        source = into(self.source, language)
        head = say(language, "faults_in" if source else "faults", count=len(self._faults), source=source)
        lines: list[str] = []
        left = MESSAGE
        for n, fault in enumerate(self._faults):
            line = f"- {fault.told(language)}"
            lines.append(line if len(line) <= LINE else f"{line[: LINE - 1]}…")
            left -= len(lines[-1])
            if left < 0 and n + 1 < len(self._faults):
                lines.append("- " + say(language, "fault_more_faults", count=len(self._faults) - n - 1))
                break
        return "\n".join([head, *lines])


@contextmanager
def told_in(language: str) -> Iterator[None]:
    """What goes wrong inside is told in a language, where nothing else says which."""
    try:
        yield
    except PortfolioError as error:
        error.language = error.language or language
        raise


def in_its_language[**P, R](asked: Callable[P, R]) -> Callable[P, R]:
    """What goes wrong in a function that people call is told in the language it was asked for, else in that
    of the case, problem, plan or table that it is asked about; where it goes wrong nobody may know of one, as
    in the solver.
    """

    @wraps(asked)
    def told(*given: P.args, **named: P.kwargs) -> R:
        try:
            return asked(*given, **named)
        except PortfolioError as error:
            if not error.language:
                spoken = (named.get("language"), *map(_language_of, (*given, *named.values())))
                known = codes()
                error.language = next((str(code) for code in spoken if code in known), "")
            raise

    return told


def _language_of(about: object) -> object:
    """The language of a case, of what is about one, of the first of several; None where nothing says so."""
    if isinstance(about, list | tuple):
        return _language_of(about[0]) if about else None
    for path in _SPEAKING:
        with suppress(AttributeError):
            return attrgetter(path)(about)
    return None


_SPEAKING = (
    "settings.language",
    "case.settings.language",
    "problem.case.settings.language",
    "_asked.language",
)
"""Where a case, a problem or a record, a result and a frame that shows itself have their language."""


class ChangedError(CaseError):
    """A round in a database, or a file, is not what the case was read from: saving it would lose what
    somebody else saved, so that nothing is written.

    Examples
    --------
    >>> import portfolio as pf, tempfile
    >>> case = pf.load("data/samples/lorie_savage")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     pf.save(case, f"sqlite:///{folder}/rounds.db", case="next")
    ...     try:
    ...         pf.save(pf.load("data/samples/dozen"), f"sqlite:///{folder}/rounds.db", case="next")
    ...     except pf.ChangedError as error:
    ...         list(error.difference)
    ['table', 'row', 'column', 'theirs', 'yours']
    """

    def __init__(
        self,
        problem: str,
        differing: Sequence[tuple[str, ...]],
        source: str = "",
        language: str = "",
    ) -> None:
        self._problem, self._differing = problem, tuple(differing)
        super().__init__([Fault("", None, "", "", problem)], source, language)

    def __reduce__(self) -> tuple[type[ChangedError], tuple[object, ...]]:
        return type(self), (self._problem, self._differing, self.source, self.language)

    @property
    def difference(self) -> pd.DataFrame:
        """Every input that differs: ``table``, ``row`` (its key), ``column``, ``theirs`` (in the database),
        ``yours``, as text; blank: not there."""
        import pandas as pd

        columns = ("table", "row", "column", "theirs", "yours")
        return pd.DataFrame({c: [d[k] for d in self._differing] for k, c in enumerate(columns)}, dtype="str")

    def told(self, language: str) -> str:
        """Why nothing was written, and what differs, in a language."""
        told = [
            "- "
            + say(
                language,
                "fault_differs",
                where=", ".join(filter(None, d[:3])),
                theirs=d[3] or "–",
                yours=d[4] or "–",
            )
            for d in self._differing[:_TOLD]
        ]
        more = len(self._differing) - len(told)
        rest = ["- " + say(language, "fault_differs_more", count=more)] if more else []
        return "\n".join([into(self._problem, language), *told, *rest])


class InfeasibleError(PortfolioError):
    """No portfolio at all meets the limits and demands of the problem; it names a smallest conflict, and the
    ways out.

    Both are found by asking again when they are first looked at, not when the error is raised: a sweep that
    meets many infeasible questions does not wait for them.

    Parameters
    ----------
    explained : callable
        Gives the conflict, and how to find the ways out of it.
    asked : str
        Which of several questions it is about, in words that open the message: "with 10 000 EUR of opex in
        all".

    Examples
    --------
    >>> import portfolio as pf
    >>> problem = pf.Problem(pf.load("data/samples/lorie_savage")).with_funded("P5").scaled({"capital": 0.5})
    >>> try:
    ...     pf.allocate(problem)
    ... except pf.InfeasibleError as error:
    ...     print(error)  # doctest: +NORMALIZE_WHITESPACE
    no portfolio meets every limit and demand at once.
    These cannot hold together: Project 5 is held in by this question; Project 5 needs 30 of Capital outlays
    in year1 at least, and it has 25 $. Ways out:
    - with 30 $ more of Capital outlays (5 in year1 and 25 in year2) the best plan earns 40.00 points
    - without “Project 5 is held in by this question” the best plan earns 32.00 points
    """

    def __init__(self, explained: Callable[[], Infeasibility], asked: str = "") -> None:
        self._explained, self.asked = explained, asked
        super().__init__(explained)

    def about(self, asked: str) -> InfeasibleError:
        """The same, and which of several questions it is about."""
        return InfeasibleError(self._explained, asked)

    @cached_property
    def infeasibility(self) -> Infeasibility:
        """The conflict and the ways out, as plain tables, with the sentences."""
        return self._explained()

    def __reduce__(self) -> tuple[type[InfeasibleError], tuple[object, ...], dict[str, Any]]:
        # what was found when it was looked at holds functions that can't be pickled; it is found again
        return (
            type(self),
            (self._explained,),
            {name: value for name, value in vars(self).items() if name != "infeasibility"},
        )

    @property
    def conflict(self) -> pd.DataFrame:
        """A smallest set of demands that cannot hold together, a row each: ``kind``, ``name``, ``period``,
        ``demand`` (a sentence).

        Without any one of them the others can be met.
        """
        import pandas as pd

        return pd.DataFrame(self.infeasibility.conflict, dtype="str")

    @property
    def repair(self) -> pd.DataFrame:
        """Ways out, the one that leads to the most impact first, a row a change: ``repair`` (``extra`` or
        ``drop``), ``name`` (the resource, or what the dropped demand is about), ``extra`` (the least total
        amount more, NaN for a drop), ``where`` (how much in which period), ``impact`` (points of the best
        plan then), ``sentence``, ``way`` (rows of one number are made together: where no single change is
        enough).
        """
        import pandas as pd

        return pd.DataFrame(self.infeasibility.repair)

    def __str__(self) -> str:
        return f"{self.asked}, {self.infeasibility.text}" if self.asked else self.infeasibility.text

    def told(self, language: str) -> str:
        """The message in the language of its case, whichever is asked for: its sentences are made in it."""
        return str(self)


@dataclass(frozen=True)
class Infeasibility:
    """Why no portfolio is possible, as plain columns and clauses; the ways out are looked for when they
    are first looked at.
    """

    conflict: dict[str, list[str]]
    clauses: tuple[str, ...]
    ways_out: Callable[[], tuple[dict[str, list[Any]], tuple[str, ...]]]
    told: Callable[[tuple[str, ...], Sequence[str]], str]
    language: str = "en"

    @cached_property
    def _ways_out(self) -> tuple[dict[str, list[Any]], tuple[str, ...]]:
        return self.ways_out()

    @property
    def repair(self) -> dict[str, list[Any]]:
        return self._ways_out[0]

    @property
    def text(self) -> str:
        return self.told(self.clauses, self._ways_out[1])


_SYSTEM = {
    errno.ENOENT: "system_missing",
    errno.EACCES: "system_denied",
    errno.EPERM: "system_denied",
    errno.EEXIST: "system_exists",
    errno.EISDIR: "system_folder",
    errno.ENOTDIR: "system_no_folder",
    errno.ENOSPC: "system_full",
    errno.EROFS: "system_read_only",
}
"""What the system says most often of a file; it says it in a language of its own."""


def system_said(error: OSError) -> str:
    """What the system says of a file, to be told in a language where it is one of what is said most often."""
    known = _SYSTEM.get(error.errno or 0)
    if isinstance(error.strerror, Sentence):  # what is said of it here
        return error.strerror
    return sentence(known) if known else str(error.strerror or error)


def file_said(error: OSError) -> Sentence:
    """What the system says of a file, at its place and with what to do."""
    if error.errno == errno.ENOENT and "temporary directory" in str(error.strerror):  # as tempfile says it
        return sentence("system_no_temporary")
    file = error.filename or sentence("system_file")
    full = error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
    return sentence("system_no_room" if full else "system_error", file=file, problem=system_said(error))


class SolverError(PortfolioError):
    """The solver gave no answer that can be stood behind: no plan in time, not installed, or a plan that
    fails its check.

    Examples
    --------
    >>> import portfolio as pf
    >>> try:
    ...     pf.allocate(pf.load("data/samples/lorie_savage"), solver="none such")
    ... except pf.SolverError as error:
    ...     print(str(error).split(".")[0])
    solver: must be one that PuLP knows; found "none such"
    """


class TimeLimitError(SolverError):
    """The time limit came before the answer.

    Attributes
    ----------
    seconds : float
        The limit: that of the whole call.
    plan : Allocation or None
        The best plan that was found until then of what was asked, where one was: it holds every limit, and
        says itself how far from the best it may be.

    Examples
    --------
    >>> import portfolio as pf
    >>> try:
    ...     pf.frontier(pf.load("data/samples/scaleup"), time_limit=1e-3)
    ... except pf.TimeLimitError as error:
    ...     print(error.seconds)
    0.001
    """

    def __init__(self, seconds: float, found: str = "", plan: Any = None) -> None:
        self.seconds, self.found, self.plan = seconds, found, plan
        super().__init__(seconds, found)

    def __str__(self) -> str:
        return self.told(self.language or FALLBACK)

    def told(self, language: str) -> str:
        """What was not proven within which time, in a language."""
        found = into(self.found, language) or say(language, "late_nothing")
        return say(language, "late_answer", found=found, seconds=decimal(f"{self.seconds:.3g}", language))
