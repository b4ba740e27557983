"""Weights that are known only in part: ranges, an order, linear statements, and the extreme points of all
that they allow.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from portfolio.arrays import Floats
from portfolio.case.lookup import faulty_names, ids_of
from portfolio.errors import CaseError, Fault
from portfolio.model.problem import Problem, is_number
from portfolio.words.sentences import sentence

type Ranges = Mapping[str, float | tuple[float, float]]
type Known = Ranges | Sequence[str | Ranges | Sequence[str]]
"""Ranges by objective, an order (most important first), statements such as ``"growth >= 2 * trust"``, or
several of them in a list.
"""

_COMPARE = re.compile(r"\s*(<=|>=|≤|≥|==|=|<|>)\s*")
_NEAR = 1e-9
"""A corner this near to a bound, relative to the weights' size, lies on it: far above what sums of doubles
lose, far below any digit in which weights are stated. The nine decimals at which corners are told apart.
"""


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
        raise CaseError(faults, sentence("of_weights"), problem.case.settings.language)
    corners = np.eye(len(objectives)) * total
    active = [np.ones(len(objectives)), *-np.eye(len(objectives))]
    for space in spaces:
        active.append(space.coefficients)
        corners = _cut(corners, space, [*active])
        if not len(corners):
            nothing = sentence("weights_none", total=f"{total:g}", known=repr(known))
            raise CaseError([_fault("", nothing)], sentence("of_weights"), problem.case.settings.language)
    return corners[np.lexsort(corners.T[::-1])][::-1]


def _cut(corners: Floats, space: _HalfSpace, rows: Sequence[Floats]) -> Floats:
    """The corners of what a half-space leaves: those inside, and where edges cross it (double description:
    Motzkin et al. 1953).
    """
    scale = float(np.abs(corners).max()) or 1.0
    slack = (
        (space.bound - corners @ space.coefficients)
        / max(1.0, float(np.abs(space.coefficients).max()))
        / scale
    )
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
    touching = np.abs(reach[k] - reach.max(axis=0)) <= 1e-8 * scale * np.maximum(
        1.0, np.abs(matrix).max(axis=1)
    )
    return bool(np.linalg.matrix_rank(matrix[touching]) == points.shape[1])


def _spaces(
    problem: Problem, objectives: Sequence[str], known: object
) -> tuple[list[_HalfSpace], list[Fault]]:
    """What is known as half-spaces, and a fault for each part that cannot be read."""
    place = {o: k for k, o in enumerate(objectives)}
    named = {**_named(problem, place), **place}
    whole = isinstance(known, Mapping | str) or not isinstance(known, Iterable)
    parts: list[Any] = [known] if whole else list(known)  # type: ignore[call-overload]
    if parts and all(isinstance(p, str) and (p in named or _COMPARE.search(p) is None) for p in parts):
        parts = [parts]  # an order
    spaces: list[_HalfSpace] = []
    faults: list[Fault] = []
    for part in parts:
        if isinstance(part, str):
            try:
                spaces += _statement(part, place, named)
            except ValueError as error:
                faults.append(_fault(part, error.args[0]))
        elif isinstance(part, Mapping):
            more, wrong = _ranges(problem, place, part)
            spaces, faults = spaces + more, faults + wrong
        elif isinstance(part, Sequence) and part and all(isinstance(o, str) for o in part):
            wrong = faulty_names(problem.case, "objectives", part)
            part = part if wrong else ids_of(problem.case, "objectives", part)
            if len(set(part)) < len(part):
                order = ", ".join(part)
                wrong.append(_fault(order, sentence("weights_order", found=order)))
            faults += wrong
            if not wrong:
                spaces += [
                    _half({place[less]: 1.0, place[more]: -1.0}, 0.0, len(place))
                    for more, less in pairwise(part)
                ]
        else:
            faults.append(_fault(str(part), sentence("weights_what", found=repr(part))))
    return spaces, faults


def _ranges(
    problem: Problem, place: Mapping[str, int], ranges: Mapping[str, object]
) -> tuple[list[_HalfSpace], list[Fault]]:
    spaces: list[_HalfSpace] = []
    faults = faulty_names(problem.case, "objectives", ranges)
    if not faults:
        ranges = dict(zip(ids_of(problem.case, "objectives", ranges), ranges.values(), strict=True))
    for objective, bounds in ranges.items():
        pair: list[Any] = (
            list(bounds)
            if isinstance(bounds, Sequence | np.ndarray) and not isinstance(bounds, str)
            else [bounds, bounds]
        )
        if len(pair) != 2 or not (is_number(pair[0]) and is_number(pair[1]) and 0 <= pair[0] <= pair[1]):
            problem_said = sentence("weights_range", found=repr(bounds), who=objective)
            faults.append(_fault(f"{objective}: {bounds}", problem_said))
        elif objective in place:
            own = place[objective]
            spaces += [
                _half({own: -1.0}, -float(pair[0]), len(place)),
                _half({own: 1.0}, float(pair[1]), len(place)),
            ]
    return spaces, faults


def _fault(found: str, problem: str) -> Fault:
    return Fault("objectives", None, "weight", found, problem)


def _half(terms: Mapping[int, float], bound: float, count: int) -> _HalfSpace:
    coefficients = np.zeros(count)
    for k, a in terms.items():
        coefficients[k] += a
    return _HalfSpace(coefficients, bound)


def _named(problem: Problem, place: Mapping[str, int]) -> dict[str, int]:
    """The objectives by what people call them, where one alone is called so."""
    names = problem.case.own_names("objectives")
    called = list(names.values())
    return {name: place[o] for o, name in names.items() if called.count(name) == 1}


def _statement(text: str, place: Mapping[str, int], named: Mapping[str, int]) -> list[_HalfSpace]:
    """``growth >= 2 * trust + 5`` as half-spaces, one for an inequality and two for an equality."""
    sides = _COMPARE.split(text)
    if len(sides) != 3:
        raise ValueError(sentence("weights_compare", found=text))
    (left, at_left), sign, (right, at_right) = (
        _sum(sides[0], place, named),
        sides[1],
        _sum(sides[2], place, named),
    )
    coefficients, bound = left - right, at_right - at_left
    spaces = []
    if sign not in (">=", "≥", ">"):
        spaces.append(_HalfSpace(coefficients, bound))
    if sign not in ("<=", "≤", "<"):
        spaces.append(_HalfSpace(-coefficients, -bound))
    return spaces


def _sum(text: str, place: Mapping[str, int], named: Mapping[str, int]) -> tuple[Floats, float]:
    """A sum of weights and numbers; what is an id or a name is read as one, whatever it looks like."""
    names = "|".join(re.escape(o) for o in sorted(named, key=len, reverse=True))
    number, times, end = r"\d+(?:[.,]\d+)?", r"(?:\s*[*×·]\s*|\s+x\s+|\s*)", r"(?=$|[\s+−-])"
    forms = (
        rf"(?P<name>{names}){end}",
        rf"(?P<number>{number}){times}(?P<name>{names}){end}",
        rf"(?P<number>{number}){end}",
    )
    terms = [re.compile(rf"\s*(?P<sign>[+−-])?\s*{form}\s*") for form in forms]
    coefficients, constant, at, first = np.zeros(len(place)), 0.0, 0, True
    while at < len(text):
        match = next((m for m in (term.match(text, at) for term in terms) if m is not None), None)
        if match is None or not (first or match["sign"]):
            told = {"example": next(iter(place)), "whole": text.strip(), "known": ", ".join(place)}
            raise ValueError(sentence("weights_sum", found=text[at:].strip(), **told))
        said = match.groupdict()
        amount = float((said.get("number") or "1").replace(",", ".")) * (
            -1.0 if match["sign"] in ("-", "\N{MINUS SIGN}") else 1.0
        )
        if said.get("name") is not None:
            coefficients[named[said["name"]]] += amount
        else:
            constant += amount
        at, first = match.end(), False
    if first:
        raise ValueError(sentence("weights_sides"))
    return coefficients, constant


def mixes(corners: Floats, count: int, seed: int) -> Iterable[Floats]:
    """Random mixes of the corners, every one with some of each."""
    rng = np.random.default_rng(seed)
    for _ in range(count):
        yield rng.dirichlet(np.ones(len(corners))) @ corners
