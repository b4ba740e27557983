"""Weights that are known only in part: ranges, an order, linear statements, and the extreme points of all that they allow."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from portfolio.errors import CaseError, Fault
from portfolio.problem import Problem
from portfolio.valuation import Floats

type Known = Mapping[str, float | tuple[float, float]] | Sequence[str | Mapping[str, float | tuple[float, float]]]
"""Ranges by objective, an order (most important first), statements such as ``"growth >= 2 * trust"``, or several of them."""

_COMPARE = re.compile(r"\s*(<=|>=|≤|≥|==|=|<|>)\s*")
_NEAR = 1e-9


@dataclass(frozen=True, eq=False)
class _HalfSpace:
    """Σ coefficient · weight ≤ bound."""

    coefficients: Floats
    bound: float


def extreme_points(problem: Problem, known: Known) -> Floats:
    """The extreme points of all weights that respect what is known; every such weight is a mix of them.

    Parameters
    ----------
    problem : Problem
        Weights are ≥ 0 and add up to the problem's own points.
    known : mapping or sequence

    Returns
    -------
    array (extreme points, objectives)
        Objectives by id.

    Raises
    ------
    CaseError
        For every statement that cannot be read, and where no weights respect them all.
    """
    objectives = sorted(problem.weights)
    total = math.fsum(problem.weights.values())
    spaces, faults = _spaces(problem, objectives, known)
    if faults:
        raise CaseError(faults, "the weights")
    corners = np.eye(len(objectives)) * total
    active = [np.ones(len(objectives)), *-np.eye(len(objectives))]
    for space in spaces:
        active.append(space.coefficients)
        corners = _cut(corners, space, [*active])
        if not len(corners):
            nothing = f"some weights adding up to {total:g} must respect all that is known; found none. Loosen it."
            raise CaseError([_fault("", nothing)], "the weights")
    return corners[np.lexsort(corners.T[::-1])][::-1]


def _cut(corners: Floats, space: _HalfSpace, rows: Sequence[Floats]) -> Floats:
    """The corners of what a half-space leaves: those inside, and where edges cross it (double description: Motzkin et al. 1953)."""
    scale = max(1.0, float(np.abs(corners).max()))
    slack = (space.bound - corners @ space.coefficients) / max(1.0, float(np.abs(space.coefficients).max())) / scale
    inside, outside = corners[slack >= -_NEAR], corners[slack < -_NEAR]
    if not len(outside) or not len(inside):
        return inside
    s_in, s_out = slack[slack >= -_NEAR], slack[slack < -_NEAR]
    share = (s_in[:, None] / (s_in[:, None] - s_out[None, :])).clip(0, 1)
    crossing = inside[:, None, :] + share[..., None] * (outside[None, :, :] - inside[:, None, :])
    points = np.vstack([inside, crossing.reshape(-1, corners.shape[1])])
    points = points[np.sort(np.unique(np.round(points / scale, 9), axis=0, return_index=True)[1])]
    return points[[k for k in range(len(points)) if _is_corner(points, k, rows, scale)]]


def _is_corner(points: Floats, k: int, rows: Sequence[Floats], scale: float) -> bool:
    """Whether a point is no mix of others: as many independent rows touch it as there are weights."""
    matrix = np.array(rows)
    reach = points @ matrix.T
    touching = np.abs(reach[k] - reach.max(axis=0)) <= 1e-8 * scale * np.maximum(1.0, np.abs(matrix).max(axis=1))
    return bool(np.linalg.matrix_rank(matrix[touching]) == points.shape[1])


def _spaces(problem: Problem, objectives: Sequence[str], known: Known) -> tuple[list[_HalfSpace], list[Fault]]:
    parts: list[str | Mapping[str, float | tuple[float, float]]] = [known] if isinstance(known, Mapping | str) else list(known)
    place = {o: k for k, o in enumerate(objectives)}
    spaces: list[_HalfSpace] = []
    faults: list[Fault] = []
    if parts and all(isinstance(p, str) and _COMPARE.search(p) is None for p in parts):
        order = [str(p) for p in parts]
        faults = problem.unknown("objectives", "objective", order)
        if len(set(order)) < len(order):
            faults.append(_fault(", ".join(order), "an order must name each objective once; found one again."))
        if not faults:
            spaces = [_half({place[less]: 1.0, place[more]: -1.0}, 0.0, len(place)) for more, less in pairwise(order)]
        return spaces, faults
    for part in parts:
        if isinstance(part, str):
            try:
                spaces += _statement(part, place)
            except ValueError as error:
                faults.append(_fault(part, str(error)))
            continue
        faults += problem.unknown("objectives", "objective", part)
        for objective, bounds in part.items():
            low, high = bounds if isinstance(bounds, Sequence) and len(bounds) == 2 else (bounds, bounds)
            if not (_is_finite(low) and _is_finite(high) and 0 <= low <= high):
                faults.append(_fault(f"{objective}: {bounds}", "must be a weight ≥ 0, or (low, high) with low ≤ high; found something else."))
            elif objective in place:
                own = place[objective]
                spaces += [_half({own: -1.0}, -float(low), len(place)), _half({own: 1.0}, float(high), len(place))]
    return spaces, faults


def _is_finite(value: object) -> bool:
    return bool(isinstance(value, int | float | np.number) and not isinstance(value, bool) and np.isfinite(value))


def _fault(found: str, problem: str) -> Fault:
    return Fault("objectives", None, "weight", found, problem)


def _half(terms: Mapping[int, float], bound: float, count: int) -> _HalfSpace:
    coefficients = np.zeros(count)
    for k, a in terms.items():
        coefficients[k] += a
    return _HalfSpace(coefficients, bound)


def _statement(text: str, place: Mapping[str, int]) -> list[_HalfSpace]:
    """``growth >= 2 * trust + 5`` as half-spaces, one for an inequality and two for an equality."""
    sides = _COMPARE.split(text)
    if len(sides) != 3:
        raise ValueError('must compare two sums of weights once, such as "growth >= 2 * trust"; found something else.')
    (left, at_left), sign, (right, at_right) = _sum(sides[0], place), sides[1], _sum(sides[2], place)
    coefficients, bound = left - right, at_right - at_left
    spaces = []
    if sign not in (">=", "≥", ">"):
        spaces.append(_HalfSpace(coefficients, bound))
    if sign not in ("<=", "≤", "<"):
        spaces.append(_HalfSpace(-coefficients, -bound))
    return spaces


def _sum(text: str, place: Mapping[str, int]) -> tuple[Floats, float]:
    names = "|".join(re.escape(o) for o in sorted(place, key=len, reverse=True))
    number = r"(?:(?P<number>\d+(?:[.,]\d+)?)\s*[*×x·]?\s*)?"
    term = re.compile(rf"\s*(?P<sign>[+−-])?\s*{number}(?P<name>{names})?(?=$|[\s+−-])\s*")
    coefficients, constant, at, first = np.zeros(len(place)), 0.0, 0, True
    while at < len(text):
        match = term.match(text, at)
        if match is None or match.end() == at or not (match["number"] or match["name"]) or not (first or match["sign"]):
            example = f'must be a sum of weights, such as "2 * {next(iter(place))} + 5"'
            raise ValueError(f'{example}; found "{text[at:].strip()}". Known: {", ".join(place)}.')
        amount = float((match["number"] or "1").replace(",", ".")) * (-1.0 if match["sign"] in ("-", "\N{MINUS SIGN}") else 1.0)
        if match["name"]:
            coefficients[place[match["name"]]] += amount
        else:
            constant += amount
        at, first = match.end(), False
    if first:
        raise ValueError("must have a sum of weights on both sides; found nothing on one.")
    return coefficients, constant


def mixes(corners: Floats, count: int, seed: int) -> Iterable[Floats]:
    """The corners themselves, then random mixes of them."""
    yield from corners
    rng = np.random.default_rng(seed)
    for _ in range(count):
        yield rng.dirichlet(np.ones(len(corners))) @ corners
