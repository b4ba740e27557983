"""The numbers behind what portfolios are worth: what every option brings to each key result, by period."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any, assert_never

import numpy as np

from portfolio.arrays import Bools, Floats, Ints
from portfolio.case.any_of import split_any_of
from portfolio.case.case import Case
from portfolio.case.chains import links, reach
from portfolio.errors import CaseError, Fault
from portfolio.model.attainment import Attainment
from portfolio.tables import Row
from portfolio.tables.relations import Relation
from portfolio.words.sentences import sentence

NEVER = np.iinfo(np.int64).max


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
    attainment : Attainment
        How progress turns into attainment.
    late : array (options,), optional
        By how many periods what an option brings comes after its work is done: in a draw, where it is late.
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
    attainment: Attainment
    late: Ints | None = None
    timed: Floats | None = None

    @cached_property
    def initiative_index(self) -> dict[str, int]:
        return {name: k for k, name in enumerate(self.initiatives)}

    @cached_property
    def option_index(self) -> dict[tuple[str, str], int]:
        return {key: k for k, key in enumerate(self.options)}

    @cached_property
    def own_weights(self) -> dict[str, float]:
        """The strategy's points for each objective."""
        table = self.case.table("objectives")
        return dict(zip(table["objective"], table["weight"], strict=True))

    @cached_property
    def largest(self) -> Floats:
        """The most that a single option, or a synergy, adds to the attainment of each key result or takes
        off it, wherever it stands: array (key results,).
        """
        parts = [self.gain, self.pair_gain] + ([] if self.timed is None else [self.timed])
        alone = np.concatenate([part.reshape(-1, len(self.key_results)) for part in parts])
        return np.asarray(np.abs(self.attained(alone)).max(axis=0, initial=0.0))

    def points(self, weights: Mapping[str, float] | None = None) -> Floats:
        """Points that attaining each key result is worth, under the given points for the objectives
        (default: the case's).
        """
        dealt = self.own_weights if weights is None else weights
        return np.array([dealt[o] for o in self.objectives], dtype=float)[self.objective] * self.share

    def counted(self, delivery: Ints) -> Floats:
        """How much of an effect delivered then counts toward each key result."""
        return self.counts[delivery]

    def delivered(self, options: Ints, starts: Ints) -> Ints:
        """The period at whose end each (option, start) begins to bring what it brings: array (…, choices)."""
        done = starts + self.duration[options] - 1
        return done if self.late is None else done + self.late[..., options]

    def delayed(self, option: int, by: int) -> Effects:
        """The same where one option is delivered so many periods after its work ends."""
        duration = self.duration.copy()
        duration[option] += by
        beyond = np.arange(len(self.counts), len(self.case.periods) + int(duration.max()))
        # the last delivery counted is beyond the horizon: all that has a due date is late then already
        later = np.where(self.counts[-1] > 0.0, discount(self.case, beyond)[:, None], 0.0)
        return replace(self, duration=duration, counts=np.vstack([self.counts, later]))

    def gains(self, options: Ints, starts: Ints) -> Floats:
        """Progress that each (option, start) brings toward each key result: array (choices, key results)."""
        brought = self.gain[..., options, :] * self.counted(self.delivered(options, starts))
        return brought if self.timed is None else brought + self.timed[options, starts]

    def attained(self, progress: Floats) -> Floats:
        """What progress adds to the attainment of each key result: arrays (…, key results)."""
        return self.attainment.of(progress)

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
    initiatives = tuple(sorted(case.rows("initiatives")))
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
    index = case.period_index
    duration = np.array([r["duration"] for r in rows], dtype=np.int64)
    due = np.array([NEVER if r["due"] is None else index[r["due"]] for r in results], dtype=np.int64)
    may_be_late = any(r["late"] for r in rows)
    deliveries = np.arange(len(case.periods) + int(duration.max(initial=1)) + may_be_late)
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
        attainment=Attainment.toward(
            [r["target"] for r in results],
            [r["stretch"] for r in results],
            [
                0.0 if r["target"] is None else (r["current"] - r["baseline"]) / (r["target"] - r["baseline"])
                for r in results
            ],
        ),
        late=(np.array([r["late"] for r in rows], dtype=np.int64) if case.is_draw and may_be_late else None),
    )


def discount(case: Case, period: Ints, rate: float | None = None) -> Floats:
    """(1 + r)^−((d + 1) ÷ periods per year) for what happens at the end of period d, counted from 0; r is the
    case's own unless given.
    """
    settings = case.settings
    yearly = settings.discount_rate if rate is None else rate
    return np.asarray((1.0 + yearly) ** (-(period + 1) / settings.periods_per_year), dtype=float)


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
        if _is_synergy(Relation(r["relation"]))
    )
    pair_gain = np.zeros((len(synergies), count))
    for s, (_, kpi, amount) in enumerate(synergies):
        for k, g in toward(kpi, amount):
            pair_gain[s, k] += g
    if not (np.isfinite(gain).all() and np.isfinite(pair_gain).all()):
        fault = Fault("contributions", None, "expected", "", sentence("must_finite"))
        raise CaseError([fault], language=case.settings.language)
    return (
        gain,
        np.array([[place[a], place[b]] for (a, b), _, _ in synergies], dtype=np.int64).reshape(-1, 2),
        pair_gain,
    )


def _is_synergy(relation: Relation) -> bool:
    """Whether a relation changes what a pair brings; the others only say what may be funded together."""
    match relation:
        case Relation.SYNERGY:
            return True
        case Relation.REQUIRES | Relation.EXCLUDES | Relation.TOGETHER:
            return False
        case _:
            assert_never(relation)
