"""How far what was realised departs from what was expected, group by group: empirical Bayes estimates and
their spread.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

type Floats = NDArray[np.float64]

LEVEL = 0.9
"""What an interval holds, so that one in twenty is above it and one in twenty below. A convention: 0.95 would
ask for another ``DEVIATIONS``, make every interval about a fifth wider and call fewer deliveries unlike the
others.
"""
EFFECTS = ("kpi", "category", "owner")
"""By what the effects of delivered initiatives are grouped."""
NEEDS = ("resource", "category", "owner")
"""By what that which they used is grouped."""
DELIVERED, OTHER = "delivered", "other kinds"
"""The two rows of the overall ratio: of initiatives as they were delivered, and of one whose KPI, category
and owner are all new.
"""
LEAST = 4  # initiatives: with fewer, the variance of a mean is not finite
# a normal law asks for 1.645; this covers LEVEL at the least favourable spread between groups too, as
# measured
DEVIATIONS = 1.75


@dataclass(frozen=True, slots=True)
class Observation:
    """What one initiative came to in one regard: an effect on a KPI, or what it used of a resource.

    ``groups`` are its KPI or resource, its category and its owner. ``ratio`` is realised ÷ expected, or spent
    ÷ planned; ``counted`` is the same, drawn in where it is far out. ``at_least``: it has not come to its
    end, and the ratio can only grow.
    """

    initiative: str
    groups: tuple[str, str, str]
    expected: float
    realised: float
    ratio: float
    counted: float
    at_least: bool = False


def counted(ratios: Sequence[float]) -> list[float]:
    """Ratios as they count: one farther from the median than 1 and than seven median absolute deviations (4.7
    standard deviations of a normal law) counts as that far.

    Examples
    --------
    >>> counted([0.9, 1.0, 1.1, 9.0])
    [0.9, 1.0, 1.1, 2.05]
    """
    values = np.array(ratios)
    middle = float(np.median(values))
    far = max(1.0, 7 * float(np.median(np.abs(values - middle))))
    return [float(v) for v in np.clip(values, middle - far, middle + far)]


def initiatives(observations: Sequence[Observation]) -> int:
    """How many initiatives they are of."""
    return len({o.initiative for o in observations})


def means(observations: Sequence[Observation], by: int | None) -> dict[tuple[str, str], float]:
    """The mean ratio of each initiative in each group of a grouping that it has to do with, by the place of
    the grouping; in all where there is none.
    """
    every: dict[tuple[str, str], list[float]] = defaultdict(list)
    for o in observations:
        group = "all" if by is None else o.groups[by]
        if group:
            every[o.initiative, group].append(o.counted)
    return {pair: float(np.mean(ratios)) for pair, ratios in every.items()}


def _grid(count: int) -> tuple[Floats, Floats]:
    """Shares from 0 to 1, closer together at both ends, and their weights under a uniform law."""
    angle = (np.arange(count) + 0.5) * np.pi / count
    return (1 - np.cos(angle)) / 2, np.sin(angle) / np.sin(angle).sum()


def one_way(
    means: Mapping[tuple[str, str], float], overall: float
) -> list[tuple[str, int, float, float, float, float, float]]:
    """For each group, the best first: name, initiatives, mean, share kept, shrunk mean, low, high; none
    where the spread can't be told.
    """
    count = len(means)
    if count < LEAST:
        return []
    names, place = np.unique([group for _, group in means], return_inverse=True)
    values = np.array(list(means.values())) - overall
    n = np.bincount(place)
    mean = np.bincount(place, values) / n
    share, prior = _grid(40)
    between = (share / (1 - share))[:, None]  # τ² ÷ σ², a node a row
    variance = between + 1 / n
    of_centre = 1 / (1 / variance).sum(axis=1)
    centre = of_centre * (mean / variance).sum(axis=1)
    squares = ((values - mean[place]) ** 2).sum() + ((mean - centre[:, None]) ** 2 / variance).sum(axis=1)
    logs = (
        np.log(prior)
        + 0.5 * np.log(of_centre)
        - 0.5 * np.log(variance).sum(axis=1)
        - (count - 1) / 2 * np.log(np.maximum(squares, 1e-300))
    )
    belief = np.exp(logs - logs.max()) / np.exp(logs - logs.max()).sum()
    noise, each = squares / (count - 3), between / variance
    kept = belief @ each
    inside = (belief * noise) @ each / n + (belief * noise * of_centre) @ (1 - each) ** 2
    shrunk = overall + kept * mean
    half = DEVIATIONS * np.sqrt(inside + np.maximum(belief @ each**2 - kept**2, 0.0) * mean**2)
    columns = (n, mean + overall, kept, shrunk, shrunk - half, shrunk + half)
    return sorted(
        zip(names.tolist(), *(c.tolist() for c in columns), strict=True), key=lambda row: (-row[4], row[0])
    )


@dataclass(frozen=True, eq=False)
class Joint:
    """The effects of all groupings at once: what an initiative is to be expected to bring of what is expected
    of it.

    ``used`` are the groupings that tell groups apart, ``place`` says where each group's effect stands after
    the base in ``mean`` and ``cov``, ``usual`` holds the shares of a grouping's effects among what was
    delivered; ``between`` is the variance between the groups of a grouping, ``noise`` that of one
    initiative's effect around what its groups say.
    """

    used: tuple[int, ...]
    place: Mapping[tuple[int, str], int]
    usual: Mapping[int, Floats]
    mean: Floats
    cov: Floats
    between: Mapping[int, float]
    noise: float

    def expects(self, groups: Sequence[str]) -> tuple[float, list[float], float]:
        """Base, the part of each grouping, and the variance of what one initiative of these groups brings."""
        rows = {k: _indicator((k, groups[k]), self.place, self.usual) for k in self.used}
        parts = [float(rows[k] @ self.mean[1:]) if k in rows else 0.0 for k in range(len(groups))]
        row = np.array([1.0, *sum(rows.values(), np.zeros(len(self.place)))])
        apart = sum(
            self.between[k] if groups[k] else self._mixed(rows[k])
            for k in self.used
            if (k, groups[k]) not in self.place
        )
        return float(self.mean[0]), parts, self.noise + apart + float(row @ self.cov @ row)

    def _mixed(self, shares: Floats) -> float:
        """How far apart the groups of a mixture are: their expected variance."""
        mean, cov = self.mean[1:], self.cov[1:, 1:]
        return float(shares @ (mean**2 + np.diag(cov)) - (shares @ mean) ** 2 - shares @ cov @ shares)


def _indicator(
    group: tuple[int, str], place: Mapping[tuple[int, str], int], usual: Mapping[int, Floats]
) -> Floats:
    """Which effects a group has: its own, none where it is unknown, those of all as delivered where it is
    blank.
    """
    if not group[1]:
        return usual[group[0]]
    row = np.zeros(len(place))
    if group in place:
        row[place[group]] = 1.0
    return row


def _design(
    observations: Sequence[Observation], place: Mapping[tuple[int, str], int], usual: Mapping[int, Floats]
) -> Floats:
    """A row an observation: 1 for the base, then which effects its groups have."""
    effects = [
        sum((_indicator((k, o.groups[k]), place, usual) for k in usual), np.zeros(len(place)))
        for o in observations
    ]
    return np.column_stack([np.ones(len(effects)), np.array(effects).reshape(len(effects), len(place))])


def joint(observations: Sequence[Observation], common: int = 4) -> Joint:
    """Fit all groupings at once: Henderson's equations at each node of a grid of shares of variance,
    weighted by likelihood. ``common``: so many nodes of the share that what one initiative came to has in
    common; the more there are, the nearer to all of it they reach.
    """
    names = {
        k: Counter(o.groups[k] for o in observations if o.groups[k])
        for k in range(len(observations[0].groups))
    }
    used = tuple(k for k, named in names.items() if len(named) > 1 and len(means(observations, k)) >= LEAST)
    place = {group: n for n, group in enumerate((k, name) for k in used for name in sorted(names[k]))}
    usual = {
        k: np.array([names[k][name] / names[k].total() if k == of else 0.0 for of, name in place])
        for k in used
    }
    design = _design(observations, place, usual)
    first = observations[0].counted  # where all are the same, exactly 0 is left
    values, count = np.array([o.counted - first for o in observations]), len(observations)
    owners = np.unique([o.initiative for o in observations], return_inverse=True)[1]
    member = (owners == np.arange(owners.max() + 1)[:, None]).astype(float)
    size, design_sums, value_sums = member.sum(axis=1), member @ design, member @ values

    shares, prior = _grid(6)
    nodes = np.array(list(product(range(len(shares)), repeat=len(used))), dtype=int).reshape(
        len(shares) ** len(used), len(used)
    )
    between = (shares / (1 - shares))[nodes]
    variance = between[:, [used.index(k) for k, _ in place]]
    diagonal = np.arange(1, 1 + len(place))
    top, sums = -np.inf, [np.zeros(())] * 5
    for share, weight in zip(*(_grid(common) if size.max() > 1 else (np.zeros(1), np.ones(1))), strict=True):
        # the effects of one initiative have this share of their noise in common; the inverse of that is known
        # in closed form
        common = share / (1 - share + share * size)
        left = (design.T @ design - (design_sums.T * common) @ design_sums) / (1 - share)
        right = (design.T @ values - (design_sums.T * common) @ value_sums) / (1 - share)
        total = (values @ values - (common * value_sums) @ value_sums) / (1 - share)
        equations = np.tile(left, (len(nodes), 1, 1))
        equations[:, diagonal, diagonal] += 1 / variance
        inverse = np.linalg.inv(equations)
        solved = inverse @ right
        squares = np.maximum(total - solved @ right, 0.0)
        spread = ((size - 1) * np.log(1 - share) + np.log(1 - share + share * size)).sum()
        determinant = np.linalg.slogdet(equations)[1] + np.log(variance).sum(axis=1) + spread
        logs = (
            np.log(weight)
            + np.log(prior[nodes]).sum(axis=1)
            - 0.5 * determinant
            - (count - 1) / 2 * np.log(np.maximum(squares, 1e-300))
        )
        before, top = top, max(top, float(logs.max()))
        belief = np.exp(logs - top)
        noise = belief * squares / (count - 3)
        second = np.einsum("n,nij->ij", noise, inverse) + (solved.T * belief) @ solved
        sums = [
            np.exp(before - top) * s + new
            for s, new in zip(
                sums, (belief.sum(), belief @ solved, second, noise.sum(), noise @ between), strict=True
            )
        ]
    mean, second, noise, apart = (s / sums[0] for s in sums[1:])
    cov = second - np.outer(mean, mean)
    mean[0] += first
    return Joint(used, place, usual, mean, cov, dict(zip(used, apart.tolist(), strict=True)), float(noise))
