"""A plan made by hand: what it is worth, which limits it breaks, what it leaves on the table, and the way
to the best.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from portfolio.allocator.session import Session
from portfolio.case.case import Case
from portfolio.case.lookup import ids_of
from portfolio.display.shown_as import shows
from portfolio.errors import InfeasibleError, in_its_language
from portfolio.model.allocation import Allocation
from portfolio.model.choices import Choice, Funded, choices
from portfolio.model.comparison import changes
from portfolio.model.effects import effects
from portfolio.model.problem import Problem, check_search, problem_of
from portfolio.model.stopping import is_running
from portfolio.model.violations import Violation, violations
from portfolio.progress import within
from portfolio.words.figures import fixed, signed
from portfolio.words.media import on_page
from portfolio.words.sentences import clauses, into, say

if TYPE_CHECKING:
    import pandas as pd

_TRIED = 40
"""So many of the most gainful swaps are looked at for one that breaks nothing more; where none of them does,
the most gainful goes first. Each look goes through all limits: more would take longer where two portfolios
differ a lot, and less often show a step that breaks a limit on the way.
"""


@dataclass(frozen=True, eq=False)
class Appraisal:
    """A hand-made portfolio beside the best one.

    Attributes
    ----------
    problem : Problem
    choices : tuple of Choice
        The portfolio, by id: (initiative, option, start label).
    impact : float
        Its points, whether it holds the limits or not.
    best : Allocation
        The best portfolio of the problem.

    Examples
    --------
    >>> import portfolio as pf
    >>> mine = pf.appraise(pf.load("data/samples/lorie_savage"), [("P1", "full", "year1")])
    >>> mine.impact, mine.best.impact, mine.regret
    (14.0, 70.0, 56.0)
    """

    problem: Problem
    choices: tuple[Choice, ...]
    impact: float
    best: Allocation

    @property
    def regret(self) -> float:
        """Points that the best portfolio earns more. Below 0 where this one earns more by breaking limits."""
        return self.best.impact - self.impact

    @property
    @shows("breaches", "best.problem.case")
    def breaches(self) -> pd.DataFrame:
        """Every limit and demand that it breaks: ``kind``, ``where`` (in words), ``excess`` (by how much,
        in the limit's unit).
        """
        import pandas as pd

        broken = self._violations
        return pd.DataFrame(
            {
                "kind": [b.kind for b in broken],
                "where": [into(b.where, self.problem.case.settings.language) for b in broken],
                "excess": [b.excess for b in broken],
            }
        ).astype({"kind": "str", "where": "str", "excess": "float64"})

    @property
    @shows("swaps_to_best", "best.problem.case")
    def swaps(self) -> pd.DataFrame:
        """The shortest list of swaps that leads to the best portfolio, each the one that gains most of those
        that break nothing more (of all, where each does): ``out``, ``into`` (an id, or empty), ``what`` (in
        words), ``gain`` (points), ``impact`` (after it), ``broken`` (how many limits and demands are still
        broken).
        """
        import pandas as pd

        rows = self._swaps
        columns = ("out", "into", "what", "gain", "impact", "broken")
        frame = pd.DataFrame({c: [row[c] for row in rows] for c in columns})
        return frame.astype(
            {
                "out": "str",
                "into": "str",
                "what": "str",
                "gain": "float64",
                "impact": "float64",
                "broken": "int64",
            }
        )

    @cached_property
    def _violations(self) -> list[Violation]:
        return violations(self.problem, self.choices)

    @cached_property
    def _swaps(self) -> list[dict[str, Any]]:
        return _way(self.problem, self.choices, self.best.choices)

    def __str__(self) -> str:
        language, broken = self.problem.case.settings.language, self._violations
        tell = partial(say, language)
        held = (
            tell(
                "hand_breaks",
                count=len(broken),
                where=clauses((b.where for b in broken), language),
            )
            if broken
            else tell("hand_holds")
        )
        figures = {"impact": self.impact, "best": self.best.impact, "regret": self.regret}
        head = tell("hand_head", held=held, **{c: fixed(v, 4, language) for c, v in figures.items()})
        way = [tell("hand_step", what=row["what"], gain=signed(row["gain"], language)) for row in self._swaps]
        return "\n".join([head, *([tell("hand_way"), *way] if way else [])])

    __repr__ = __str__

    def _repr_html_(self) -> str:
        first, *rest = str(self).split("\n")
        items = "".join(f"<li>{on_page(line.removeprefix('- '))}</li>" for line in rest[1:])
        return f"<p><b>{on_page(first)}</b></p>" + (
            f"<p>{on_page(rest[0])}</p><ol>{items}</ol>" if items else ""
        )


@in_its_language
def appraise(
    case: Case | Problem, funded: Funded | Iterable[str], gap: float = 1e-6, time_limit: float | None = None
) -> Appraisal:
    """Value a portfolio made by hand, check it against every limit, and show the way from it to the best one.

    Parameters
    ----------
    case : Case or Problem
    funded : DataFrame or iterable
        Rows of (initiative, option, start); or ids alone, each then in the option and start that are best for
        these initiatives together, or in its first option and earliest start where no choice holds the
        limits.
    gap : float
        See :func:`portfolio.allocate`.
    time_limit : float, optional
        Seconds in all.

    Returns
    -------
    Appraisal

    Raises
    ------
    CaseError
        Initiatives, options or starts that do not exist.
    InfeasibleError
        There is no portfolio to compare with.
    TimeLimitError
        When the best one was not proven in time.

    Examples
    --------
    >>> import portfolio as pf
    >>> mine = pf.appraise(pf.load("data/samples/lorie_savage"), ["P1", "P4", "P6"])
    >>> mine.impact, mine.regret, mine.breaches.empty, len(mine.swaps)
    (41.0, 29.0, True, 2)
    """
    problem = problem_of(case, "appraise")
    check_search(gap, time_limit)
    with within(time_limit):
        with within(among=2):
            best = Session(problem.case).allocate(problem, gap)
        chosen = _chosen(problem, funded, gap)
    return Appraisal(problem, tuple(chosen), problem.worth(chosen), best)


def _chosen(problem: Problem, funded: Funded | Iterable[str], gap: float) -> list[Choice]:
    rows: Any = funded if hasattr(funded, "columns") else list(funded)
    if isinstance(rows, list) and all(isinstance(row, str) for row in rows):
        ids = ids_of(problem.case, "initiatives", rows)
        others = [i for i in effects(problem.case).initiatives if i not in ids]
        # made by hand, whatever the problem holds in or out: what that breaks is told
        held = problem.freed(*ids, *others).with_funded(*ids).without(*others)
        try:
            return list(Session(problem.case).allocate(held, gap).choices)
        except InfeasibleError:
            first = dict(reversed(effects(problem.case).options))
            rows = [(i, first[i], problem.case.rows("initiatives")[i]["earliest"]) for i in ids]
    return choices(problem.case, rows)


def _way(problem: Problem, before: Sequence[Choice], after: Sequence[Choice]) -> list[dict[str, Any]]:
    """Swaps from one portfolio to another, each the most gainful of those that break nothing more, if
    there is any.
    """
    old, new = {c.initiative: c for c in before}, {c.initiative: c for c in after}
    change = changes(before, after)
    into, out, moved = list(change.entering), list(change.leaving), list(change.changing)

    def impact(held: dict[str, Choice]) -> float:
        return problem.worth(sorted(held.values()))

    def broken(held: dict[str, Choice]) -> int:
        return len(violations(problem, sorted(held.values())))

    rows, now, held = [], impact(old), broken(old)
    while into or out or moved:
        # as few steps as can be: one goes for one that comes, but for as many as one list is longer than the
        # other
        alone = (
            [(o, "") for o in out]
            if len(out) > len(into)
            else [("", i) for i in into]
            if len(into) > len(out)
            else []
        )
        steps = []
        for o, i in [*((o, i) for o in out for i in into), *alone, *((m, m) for m in moved)]:
            then = {k: c for k, c in old.items() if k != o} | ({i: new[i]} if i else {})
            steps.append((impact(then) - now, o, i, then))
        steps.sort(key=lambda step: (-step[0], step[1], step[2]))
        gain, o, i, then = next((s for s in steps[:_TRIED] if broken(s[3]) <= held), steps[0])
        old, now, held = then, now + gain, broken(then)
        for some, one in ((out, o), (into, i), (moved, o)):
            if one in some:
                some.remove(one)
        rows.append(
            {
                "out": o,
                "into": i,
                "what": _said(problem.case, o, i, new),
                "gain": gain,
                "impact": now,
                "broken": held,
            }
        )
    return rows


def _said(case: Case, out: str, into: str, new: dict[str, Choice]) -> str:
    language, names = case.settings.language, case.names("initiatives")
    if out == into:
        return say(language, "hand_as", i=names[into], option=new[into].option, start=new[into].start)
    if not out:
        return say(language, "hand_go_on" if is_running(case, into) else "hand_add", i=names[into])
    if not into:
        return say(language, "hand_stop" if is_running(case, out) else "hand_drop", i=names[out])
    return say(language, "hand_for", i=names[into], other=names[out])
