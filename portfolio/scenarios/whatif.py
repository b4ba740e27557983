"""What if, in words: a round asked again with what some sentences change, beside its plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from portfolio.allocator.outcome import Answer
from portfolio.allocator.search import ONE_ANSWER_GAP
from portfolio.allocator.session import Session
from portfolio.case.case import Case, language_of
from portfolio.case.what_if.said import ANY_PLAN, Heard, ground_of, heard
from portfolio.errors import CaseError, Fault, InfeasibleError, TimeLimitError, in_its_language
from portfolio.explanation.difference import Difference
from portfolio.model.allocation import Allocation
from portfolio.model.comparison import doubt, gap_of, proven
from portfolio.model.problem import Problem, check_search, problem_of
from portfolio.model.reference import changed, changes_frame
from portfolio.model.transfers import spent
from portfolio.progress import within
from portfolio.scenarios.compare import AS_IT_IS, Comparison, as_limited, problem_under
from portfolio.words.changed_lines import changed_lines
from portfolio.words.figures import decimal, number, per_cent
from portfolio.words.media import on_page
from portfolio.words.sentences import colon, quoted, say, with_unit
from portfolio.words.text_tables import text_table

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, eq=False)
class WhatIf:
    """A plan, and the plan of the same round with what some sentences change.

    Attributes
    ----------
    before : Allocation
    answer : Allocation, InfeasibleError or TimeLimitError
        The best plan then, why there is none, or that none was found in time.
    heard : tuple of Heard
        Each sentence as it was written (``sentence``), as it is read (``told``, which can be pasted in its
        place) and what it changes (``edits``, as in the table ``scenarios``).
    language : str
        Of what is printed.

    Examples
    --------
    >>> import portfolio as pf
    >>> plan = pf.allocate(pf.load("data/samples/lorie_savage"))
    >>> then = pf.whatif(plan, "capital -20%", "refuse P1")
    >>> then.impact, then.changes.values.tolist()[0]
    (-26.0, ['P1', 'out', 'full year1', ''])
    """

    before: Allocation
    answer: Answer
    heard: tuple[Heard, ...]
    language: str

    @property
    def after(self) -> Allocation:
        """The plan then.

        Raises
        ------
        InfeasibleError, TimeLimitError
            When there is none.
        """
        if isinstance(self.answer, Allocation):
            return self.answer
        raise self.answer

    @property
    def is_answered(self) -> bool:
        """Whether there is a plan then."""
        return isinstance(self.answer, Allocation)

    @property
    def impact(self) -> float:
        """Points that the plan then earns more; NaN where there is none."""
        return (
            self.answer.points - self.before.points if isinstance(self.answer, Allocation) else float("nan")
        )

    @property
    def read(self) -> pd.DataFrame:
        """A row a sentence: ``sentence``, ``read_as`` (means the same, and that alone), ``note``."""
        import pandas as pd

        rows = [(h.sentence, h.told, h.note) for h in self.heard]
        return pd.DataFrame(rows, columns=["sentence", "read_as", "note"], dtype="str")

    @property
    def changes(self) -> pd.DataFrame:
        """A row an initiative that is not funded alike: ``initiative``, ``change`` (in, out, option, start),
        ``before``, ``after`` (option and start).
        """
        return changes_frame(self.after.problem.case, self.before.choices, self.after.choices)

    @property
    def difference(self) -> Difference:
        """The two plans side by side, as :func:`portfolio.diff` has them: ``key_results``, ``inputs``, …"""
        return Difference(self.before, self.after)

    @property
    def key_results(self) -> pd.DataFrame:
        """What each target attains before and after: see :attr:`Difference.key_results`."""
        return self.difference.key_results

    @property
    def inputs(self) -> pd.DataFrame:
        """Every cell that was changed, before and after: see :attr:`Difference.inputs`."""
        return self.difference.inputs

    @property
    def comparison(self) -> Comparison:
        """The two as scenarios, for :func:`portfolio.plots.compare`."""
        name = "; ".join(h.told for h in self.heard)
        return Comparison({AS_IT_IS: self.before, name: self.answer}, self.before.problem.case)

    def __str__(self) -> str:
        return "\n\n".join(filter(None, self._parts()))

    __repr__ = __str__

    def _repr_html_(self) -> str:
        parts = [on_page(part) for part in self._parts() if part]
        return "".join(f"<pre>{part}</pre>" for part in parts)

    def _parts(self) -> list[str]:
        tell = partial(say, self.language)
        said = []
        for h in self.heard:
            note = tell("whatif_note", note=h.note) if h.note else ""
            sentence = quoted(h.sentence, self.language)
            said.append(f"- {sentence}{colon(self.language)} {h.told}{note}")
        head = "\n".join([f"{tell('whatif_head')}{colon(self.language)}", *said])
        if isinstance(self.answer, InfeasibleError):
            return [head, f"{tell('whatif_nothing')}{colon(self.language)} {self.answer}"]
        if isinstance(self.answer, TimeLimitError):
            return [head, f"{tell('whatif_late')}{colon(self.language)} {self.answer}"]
        return [
            head,
            self._figures(),
            doubt(self.before, self.after, self.language),
            self._lines(),
            self._targets(),
        ]

    def _figures(self) -> str:
        """Impact, proof, cost and number of the two plans."""
        language, tell = self.language, partial(say, self.language)
        rows = [self._of(plan) for plan in (self.before, self.after)]
        impact = decimal(f"{self.impact:+.2f}", language).replace("-", "\N{MINUS SIGN}")
        case = self.before.problem.case
        more = spent(self.after.problem, self.after.choices) - spent(self.before.problem, self.before.choices)
        sign = "+" if more > 0 else "\N{MINUS SIGN}" if more < 0 else ""
        cost = with_unit(f"{sign}{number(abs(more), language)}", case.money_unit, language)
        count = len(self.after.choices) - len(self.before.choices)
        counted = f"{count:+d}".replace("-", "\N{MINUS SIGN}") if count else "0"
        rows.append([tell("whatif_change"), impact, "", cost, counted])
        heads = ["", *(tell(f"whatif_{c}") for c in ("points", "proof", "cost_head", "funded"))]
        columns = {head: [row[k] for row in rows] for k, head in enumerate(heads)}
        return text_table(columns, [heads[1], heads[3], heads[4]])

    def _of(self, plan: Allocation) -> list[str]:
        language, case = self.language, plan.problem.case
        when = say(language, "whatif_now" if plan is self.before else "whatif_then")
        phrase = "plan_optimal" if plan.status == "optimal" and plan.gap <= 1e-6 else "plan_within"
        if plan.status != "optimal" and plan.gap > 1e-6:
            phrase = "plan_feasible"
        proof = say(language, phrase, gap=per_cent(plan.gap, language, 2))
        cost = with_unit(number(spent(plan.problem, plan.choices), language), case.money_unit, language)
        return [when, decimal(f"{plan.points:.2f}", language), proof, cost, str(len(plan.choices))]

    def _lines(self) -> str:
        """The lines of the plan that change."""
        case = self.after.problem.case
        lines = changed(case, self.before.choices, self.after.choices)
        if not lines:
            return say(self.language, "whatif_same")
        table = changed_lines(lines, case.own_names("initiatives"), self.language)
        return f"{say(self.language, 'whatif_lines')}{colon(self.language)}\n{text_table(table, [])}"

    def _targets(self) -> str:
        """The targets that are attained otherwise."""
        language, frame = self.language, self.key_results
        moved = frame[
            (frame.attainment_before - frame.attainment_after).abs().fillna(1.0).gt(5e-4)
            | frame.points.abs().gt(5e-3)
        ]
        if not len(moved):
            return ""
        case, tell = self.before.problem.case, partial(say, language)
        kpis = case.names("kpis")
        names = {k: f"{kpis[row['kpi']]} ({k})" for k, row in case.rows("key_results").items()}

        rows = case.rows("key_results")

        def share(key_result: str, value: float) -> str:
            if value != value:
                return "–"
            aimed = key_result in rows and rows[key_result]["target"] is not None
            return per_cent(value, language, 1) if aimed else number(value, language, 2)

        points = [decimal(f"{p:+.2f}", language).replace("-", "\N{MINUS SIGN}") for p in moved.points]
        columns = {
            tell("whatif_target_head"): [names.get(k, k) for k in moved.key_result],
            tell("whatif_now"): list(map(share, moved.key_result, moved.attainment_before)),
            tell("whatif_then"): list(map(share, moved.key_result, moved.attainment_after)),
            tell("whatif_points"): points,
        }
        return f"{tell('whatif_targets')}{colon(language)}\n{text_table(columns, list(columns)[1:])}"


@in_its_language
def whatif(
    plan: Allocation | Case | Problem,
    *sentences: str,
    gap: float | None = None,
    time_limit: float | None = None,
    language: str | None = None,
) -> WhatIf:
    """Ask a round again with what some sentences change: “opex −10%”, “team web +1 person from 2027Q3”, “X +1
    quarter”, “X costs 20% more”, “fund X”; in English or in French.

    Parameters
    ----------
    plan : Allocation, Case or Problem
        The plan that is compared with; of a case or a problem, its best one.
    *sentences : str
        Changes in words; several add up. Initiatives, money, teams, objectives and key results are called by
        their names or their ids.
    gap : float, optional
        See :func:`portfolio.allocate`; that of the plan unless given.
    time_limit : float, optional
        Seconds in all.
    language : str, optional
        Of what is told; the case's own unless given.

    Returns
    -------
    WhatIf
        Each sentence as it was read, impact and money before and after with what is proven of them, who comes
        in, drops out or moves, and the targets that are attained otherwise.

    Raises
    ------
    CaseError
        With every sentence that means nothing known, or several things, and what may have been meant: a
        :class:`UnclearError`; with every change that cannot be made.
    PortfolioError
        For a plan that was cut short.

    Examples
    --------
    >>> import portfolio as pf
    >>> plan = pf.allocate(pf.load("data/samples/lorie_savage"))
    >>> pf.whatif(plan, "capital -20%").impact
    -24.0
    >>> try:
    ...     pf.whatif(plan, "capital +5")
    ... except pf.CaseError as error:
    ...     print(error)
    1 fault
    - “capital +5”: “capital +5” can mean several things. Write the one that is meant:
        “Capital outlays” +5 $ in every period
        “Capital outlays” +5 $ in all
    """
    check_search(gap or 0.0, time_limit)
    given = plan.problem if isinstance(plan, Allocation) else problem_of(plan, "whatif")
    case = given.case
    told_in = language_of(case, language)
    if not sentences:
        raise CaseError([Fault("", None, "", "", say(told_in, "whatif_none"))], "", told_in)
    with within(time_limit):
        if isinstance(plan, Allocation):
            before = plan
        else:
            # what can't be understood in any plan is said before one is looked for
            heard(ground_of(case, ANY_PLAN, told_in), map(str, sentences))
            before = Session(given.case).found(given, ONE_ANSWER_GAP if gap is None else gap)
        proven(before, "whatif")
        then, read = changed_by(before, sentences, told_in)
        answer = _answer(then, gap_of(before) if gap is None else gap)
    return WhatIf(before, answer, read, told_in)


def changed_by(
    plan: Allocation, sentences: Iterable[str], language: str | None = None
) -> tuple[Problem, tuple[Heard, ...]]:
    """The problem of a plan with what some sentences change, and how each was read; nothing is solved.

    Raises
    ------
    UnclearError
        With every sentence that does not mean one thing; its ``questions`` hold what may be meant.
    CaseError
        With every change that cannot be made.

    Examples
    --------
    >>> import portfolio as pf
    >>> plan = pf.allocate(pf.load("data/samples/lorie_savage"))
    >>> problem, (read,) = changed_by(plan, ["capital -20%"])
    >>> problem.amount("capital", "year1"), read.told
    (40.0, '“Capital outlays” −20% in every period')
    """
    problem = problem_of(plan.problem, "whatif")
    told_in = language_of(problem.case, language)
    starts = {c.initiative: c.start for c in plan.choices}
    read = heard(ground_of(as_limited(problem), starts, told_in), map(str, sentences))
    edits = [replace(e, file=quoted(h.sentence, told_in)) for h in read for e in h.edits]
    return problem_under(problem, "", edits), tuple(read)


def _answer(problem: Problem, gap: float) -> Answer:
    """The best plan, the best found in time, or why there is none."""
    try:
        return Session(problem.case).found(problem, gap, among=1)
    except (InfeasibleError, TimeLimitError) as error:
        return error
