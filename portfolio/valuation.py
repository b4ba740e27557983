"""What a portfolio is worth in points, worked out without any solver, so that what a solver says can be
checked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import numpy as np
import numpy.typing as npt

from portfolio.case import Case, split_any_of
from portfolio.case.chains import links, reach
from portfolio.errors import CaseError, Fault
from portfolio.tables import Row, nearest

if TYPE_CHECKING:
    import pandas as pd

type Floats = npt.NDArray[np.float64]
type Ints = npt.NDArray[np.int64]
type Bools = npt.NDArray[np.bool_]
type Funded = pd.DataFrame | Iterable[Sequence[str]]

NEVER = np.iinfo(np.int64).max


class Choice(NamedTuple):
    """One funded initiative: in which option, starting in which period (its label)."""

    initiative: str
    option: str
    start: str


@dataclass(frozen=True, eq=False)
class Effects:
    """The numbers behind a case's value, in canonical order: initiatives and key results by id, options as
    written.

    Attributes
    ----------
    initiatives, objectives, key_results : tuple of str
        Ids, sorted by code point.
    options : tuple of (str, str)
        Every (initiative, option), by initiative, then as written.
    owner : array (options,)
        Index of each option's initiative.
    duration : array (options,)
    works : array (options,) of bool
        Whether a synergy is had with it: not with an option that failed, in a draw.
    gain : array (options, key results)
        Progress toward each key result when all of it counts: effect × success ÷ (target − baseline), before
        discount and due date. For a key result without a target, the effect itself.
    pairs : array (synergies, 2)
        The two initiatives of each synergy.
    pair_gain : array (synergies, key results)
        What the pair adds, on the same scale as ``gain``.
    share : array (key results,)
        A key result's share of its objective, w ÷ Σw.
    objective : array (key results,)
        Index of its objective.
    counts : array (deliveries, key results)
        How much of an effect counts, by the period at whose end it is delivered: the discount, or 0 after the
        due date.
    stretch : array (key results,)
    linear : array (key results,) of bool
        Without a target: attainment is progress, unbounded.
    timed : array (options, periods, key results), optional
        What an option brings besides, by the period it starts in: nothing, except by the measure of a lower
        level of steering.
    """

    case: Case
    initiatives: tuple[str, ...]
    objectives: tuple[str, ...]
    key_results: tuple[str, ...]
    options: tuple[tuple[str, str], ...]
    owner: Ints
    duration: Ints
    works: Bools
    gain: Floats
    pairs: Ints
    pair_gain: Floats
    share: Floats
    objective: Ints
    counts: Floats
    stretch: Floats
    linear: Bools
    timed: Floats | None = None

    @cached_property
    def option_index(self) -> dict[tuple[str, str], int]:
        return {key: k for k, key in enumerate(self.options)}

    @cached_property
    def period_index(self) -> dict[str, int]:
        return {p: k for k, p in enumerate(self.case.periods)}

    @cached_property
    def own_weights(self) -> dict[str, float]:
        """The strategy's points for each objective."""
        table = self.case.table("objectives")
        return dict(zip(table["objective"], table["weight"], strict=True))

    def points(self, weights: Mapping[str, float] | None = None) -> Floats:
        """Points that attaining each key result is worth, under the given points for the objectives
        (default: the case's).
        """
        dealt = self.own_weights if weights is None else weights
        return np.array([dealt[o] for o in self.objectives], dtype=float)[self.objective] * self.share

    def counted(self, delivery: Ints) -> Floats:
        """How much of an effect delivered then counts toward each key result."""
        return self.counts[delivery]

    def gains(self, options: Ints, starts: Ints) -> Floats:
        """Progress that each (option, start) brings toward each key result: array (choices, key results)."""
        brought = self.gain[..., options, :] * self.counted(starts + self.duration[options] - 1)
        return brought if self.timed is None else brought + self.timed[options, starts]

    def attained(self, progress: Floats) -> Floats:
        """Attainment of each key result: min(1, G) + stretch · max(0, G − 1); progress itself where there
        is no target.
        """
        capped = np.minimum(1.0, progress) + self.stretch * np.maximum(0.0, progress - 1.0)
        return np.where(self.linear, progress, capped)

    def objective_shares(self, options: Ints, starts: Ints) -> Floats:
        """To which objectives the spend of each (option, start) belongs: array (choices, objectives).

        In proportion to the points it earns standing alone: uncapped, net over each objective's key results,
        cut at 0, by the case's own weights. A row is all 0 where it earns none.
        """
        earned = self.gains(options, starts) * self.points()
        by_objective, gross = (np.zeros((len(options), len(self.objectives))) for _ in range(2))
        np.add.at(by_objective.T, self.objective, earned.T)
        np.add.at(gross.T, self.objective, np.abs(earned).T)
        # 0.1 + 0.2 − 0.3 earns nothing
        by_objective = np.where(by_objective > 1e-12 * gross, by_objective, 0.0)
        total = by_objective.sum(axis=1, keepdims=True)
        return np.divide(by_objective, total, out=np.zeros_like(by_objective), where=total > 0)


@lru_cache(maxsize=8)
def effects(case: Case) -> Effects:
    """The numbers behind a case's value, worked out once for each case."""
    initiatives = tuple(sorted(case.table("initiatives")["initiative"]))
    place = {i: k for k, i in enumerate(initiatives)}
    table = case.table("options")
    by_initiative: dict[str, list[Any]] = defaultdict(list)
    for row in table:
        by_initiative[row["initiative"]].append(row)
    rows = [row for i in initiatives for row in by_initiative[i]]

    results = sorted(case.table("key_results"), key=lambda r: str(r["key_result"]))
    objectives = tuple(sorted(case.table("objectives")["objective"]))
    total: dict[str, float] = defaultdict(float)
    for r in results:
        total[r["objective"]] += r["weight"]
    measured: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for k, r in enumerate(results):
        measured[r["kpi"]].append((k, 1.0 if r["target"] is None else r["target"] - r["baseline"]))
    linked = links(case.table("kpis"))

    def toward(kpi: str, amount: float) -> list[tuple[int, float]]:
        return [
            (k, amount * units / span)
            for moved, units in reach(kpi, linked).items()
            for k, span in measured[moved]
        ]

    gain, pairs, pair_gain = moves(case, rows, place, toward, len(results))
    index = {p: k for k, p in enumerate(case.periods)}
    duration = np.array([r["duration"] for r in rows], dtype=np.int64)
    due = np.array([NEVER if r["due"] is None else index[r["due"]] for r in results], dtype=np.int64)
    deliveries = np.arange(len(case.periods) + int(duration.max(initial=1)))
    return Effects(
        case=case,
        initiatives=initiatives,
        objectives=objectives,
        key_results=tuple(r["key_result"] for r in results),
        options=tuple((r["initiative"], r["option"]) for r in rows),
        owner=np.array([place[r["initiative"]] for r in rows], dtype=np.int64),
        duration=duration,
        works=np.array([not case.is_draw or r["success"] > 0 for r in rows], dtype=bool),
        gain=gain,
        pairs=pairs,
        pair_gain=pair_gain,
        share=np.array([r["weight"] / total[r["objective"]] for r in results], dtype=float),
        objective=np.array([objectives.index(r["objective"]) for r in results], dtype=np.int64),
        counts=np.where(deliveries[:, None] <= due[None, :], discount(case, deliveries)[:, None], 0.0),
        stretch=np.array([r["stretch"] for r in results], dtype=float),
        linear=np.array([r["target"] is None for r in results], dtype=bool),
    )


def discount(case: Case, period: Ints) -> Floats:
    """(1 + r)^−((d + 1) ÷ periods per year) for what happens at the end of period d, counted from 0."""
    settings = case.settings
    return np.asarray(
        (1.0 + settings.discount_rate) ** (-(period + 1) / settings.periods_per_year), dtype=float
    )


def moves(
    case: Case,
    rows: Sequence[Row],
    place: Mapping[str, int],
    toward: Callable[[str, float], Iterable[tuple[int, float]]],
    count: int,
) -> tuple[Floats, Ints, Floats]:
    """What each option and each synergy brings toward ``count`` things; ``toward`` says how far a change of a
    KPI does.

    Returns arrays (options, things), (synergies, 2), (synergies, things).
    """
    general: dict[str, dict[str, float]] = defaultdict(dict)
    named: dict[tuple[str, str], dict[str, float]] = defaultdict(dict)
    for row in case.table("contributions"):
        if row["option"] is None:
            general[row["initiative"]][row["kpi"]] = row["expected"]
        else:
            named[row["initiative"], row["option"]][row["kpi"]] = row["expected"]
    gain = np.zeros((len(rows), count))
    for o, row in enumerate(rows):
        moved = {kpi: e * row["delivers"] for kpi, e in general[row["initiative"]].items()} | named[
            row["initiative"], row["option"]
        ]
        for kpi in sorted(moved):
            for k, g in toward(kpi, moved[kpi] * row["success"]):
                gain[o, k] += g
    synergies = sorted(
        (tuple(sorted((r["initiative"], *split_any_of(r["other"], set(place))))), r["kpi"], r["amount"])
        for r in case.table("relations")
        if r["relation"] == "synergy"
    )
    pair_gain = np.zeros((len(synergies), count))
    for s, (_, kpi, amount) in enumerate(synergies):
        for k, g in toward(kpi, amount):
            pair_gain[s, k] += g
    if not (np.isfinite(gain).all() and np.isfinite(pair_gain).all()):
        problem = "effects must stay finite; found one too large to reckon with. Check its unit."
        raise CaseError([Fault("contributions", None, "expected", "", problem)])
    return (
        gain,
        np.array([[place[a], place[b]] for (a, b), _, _ in synergies], dtype=np.int64).reshape(-1, 2),
        pair_gain,
    )


@dataclass(frozen=True, eq=False)
class Valuation:
    """What a portfolio is worth, and where its points come from.

    ``progress``, ``attainment`` and ``points`` go by key result; ``earned`` by choice, adding up to
    ``impact``.
    """

    impact: float
    progress: Floats
    attainment: Floats
    points: Floats
    earned: Floats


def valuation(effects: Effects, options: Ints, starts: Ints, worth: Floats) -> Valuation:
    """Value a portfolio of (option, start) indices, at most one for each initiative, by what attaining
    each key result is worth.
    """
    brought = brings(effects, options, starts)
    progress = brought.sum(axis=0)
    attainment = effects.attained(progress)
    points = worth * attainment
    return Valuation(float(points.sum()), progress, attainment, points, attained_by(effects, brought, worth))


def brings(effects: Effects, options: Ints, starts: Ints) -> Floats:
    """Progress that each funded initiative brings toward each key result, a synergy half to each: array (…,
    choices, key results).

    Effects of many draws at once, ``gain`` and ``works`` with the draws as first axis, give one such array a
    draw.
    """
    brought = effects.gains(options, starts)
    if not len(effects.pairs):
        return brought
    position = {i: n for n, i in enumerate(effects.owner[options].tolist())}
    delivery = starts + effects.duration[options] - 1
    for (a, b), gain in zip(effects.pairs.tolist(), effects.pair_gain, strict=True):
        if a in position and b in position:
            both = [position[a], position[b]]
            half = 0.5 * gain * effects.counted(delivery[both].max(keepdims=True))[0]
            brought[..., both, :] += half * effects.works[..., options[both]].all(axis=-1)[..., None, None]
    return brought


def attained_by(effects: Effects, brought: Floats, points: Floats) -> Floats:
    """Points of each funded initiative: a key result's attained points shared in proportion to what each
    brings.

    ``brought`` is an array (…, choices, key results), the answer one (…, choices).
    """
    progress = brought.sum(axis=-2)
    # the rate at which progress turns into attainment; where there is no progress, its rate at 0
    rate = np.divide(effects.attained(progress), progress, out=np.ones_like(progress), where=progress != 0)
    return np.asarray((brought * (points * rate)[..., None, :]).sum(axis=-1))


def choices(case: Case, funded: Funded) -> list[Choice]:
    """A hand-made portfolio as choices, each checked to name what the case holds.

    Parameters
    ----------
    case : Case
    funded : DataFrame or iterable of (initiative, option, start)
        A frame with these columns (such as ``plan.funded``), or tuples; the start is a period's label. An
        allocation will do.

    Raises
    ------
    CaseError
        For every id, option or period that the case does not hold, and every initiative funded twice.
    """
    numbers = effects(case)
    own = getattr(funded, "choices", None)
    funded = own if isinstance(own, tuple) else funded  # an allocation will do
    faults: list[Fault] = []
    found: list[Choice] = []
    seen: set[str] = set()

    def fault(line: int, column: str, value: object, problem: str) -> None:
        faults.append(Fault("funded", line, column, str(value), problem))

    for line, row in enumerate(_rows(funded)):
        if len(row) != 3:
            fault(line, "", row, f"must be (initiative, option, start); found {len(row)} values.")
            continue
        choice = Choice(*(str(v) for v in row))
        named = {option for i, option in numbers.options if i == choice.initiative}
        if not named:
            fault(
                line,
                "initiative",
                choice.initiative,
                _unknown(choice.initiative, numbers.initiatives, "an id in initiatives"),
            )
        elif choice.option not in named:
            fault(
                line,
                "option",
                choice.option,
                _unknown(choice.option, named, f"an option of {choice.initiative}"),
            )
        if choice.start not in case.periods:
            fault(
                line,
                "start",
                choice.start,
                _unknown(
                    choice.start, case.periods, f"one of the periods {case.periods[0]} … {case.periods[-1]}"
                ),
            )
        if choice.initiative in seen:
            fault(
                line,
                "initiative",
                choice.initiative,
                f'an initiative is funded once; found "{choice.initiative}" again. Delete one row.',
            )
        seen.add(choice.initiative)
        found.append(choice)
    if faults:
        raise CaseError(faults)
    return sorted(found)


def _rows(funded: Funded) -> Iterable[Sequence[Any]]:
    if not hasattr(funded, "columns"):
        given: list[Any] = (
            list(funded) if isinstance(funded, Iterable) and not isinstance(funded, str) else [None]
        )
        if any(not isinstance(row, Iterable) for row in given):
            raise CaseError(
                [
                    Fault(
                        "funded",
                        None,
                        "",
                        str(funded),
                        f"must be (initiative, option, start) in a list, or a frame; found {funded!r}.",
                    )
                ]
            )
        return [(row,) if isinstance(row, str) else tuple(row) for row in given]
    funded = cast("pd.DataFrame", funded)
    missing = [c for c in Choice._fields if c not in funded.columns]
    if missing:
        raise CaseError(
            [Fault("funded", None, c, "", f"column {c} must be there; found none.") for c in missing]
        )
    return list(zip(*(funded[c] for c in Choice._fields), strict=True))


def _unknown(value: str, known: Iterable[str], what: str) -> str:
    like = nearest(value, known, loose=True)
    return f'must be {what}; found "{value}".' + (f' Nearest: "{like}".' if like else "")


def indices(effects: Effects, portfolio: Sequence[Choice]) -> tuple[Ints, Ints]:
    """A portfolio as arrays of option and start indices."""
    options = np.array([effects.option_index[c.initiative, c.option] for c in portfolio], dtype=np.int64)
    starts = np.array([effects.period_index[c.start] for c in portfolio], dtype=np.int64)
    return options, starts


def worth(effects: Effects, portfolio: Sequence[Choice], points: Floats) -> float:
    """What a portfolio is worth, given what attaining each key result is worth."""
    return valuation(effects, *indices(effects, portfolio), points).impact


def value(case: Case, funded: Funded) -> float:
    """The impact of any portfolio, in points, by the case's own weights; no solver, and no limit is checked.

    Parameters
    ----------
    case : Case
    funded : DataFrame or iterable of (initiative, option, start)
        ``plan.funded``, a frame with these columns, or tuples such as ``("I07", "full", "2027Q1")``.

    Returns
    -------
    float
        Σ over objectives of weight · Σ over its key results of (w ÷ Σw) · attainment.

    Raises
    ------
    CaseError
        When it names an initiative, option or period that the case does not hold, or funds an initiative
        twice.

    Examples
    --------
    >>> import portfolio as pf
    >>> case = pf.load("data/samples/lorie_savage")
    >>> pf.value(case, [("P1", "full", "year1"), ("P3", "full", "year1")])
    31.0
    """
    numbers = effects(case)
    return worth(numbers, choices(case, funded), numbers.points())
