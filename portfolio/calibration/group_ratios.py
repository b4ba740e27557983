"""What each group of initiatives came to, of what was expected or planned: rows that people read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from portfolio.calibration.empirical_bayes import (
    DELIVERED,
    DEVIATIONS,
    OTHER,
    Joint,
    Observation,
    means,
    one_way,
)
from portfolio.words.sentences import say

if TYPE_CHECKING:
    import pandas as pd

_TEXT = ("by", "group", "label")
_SHOWN = ("observations", "ratio", "kept", "shrunk", "low", "high")


def group_ratios(
    observations: Sequence[Observation],
    found: Joint | None,
    groupings: Sequence[str],
    named: Mapping[str, str],
    language: str,
) -> pd.DataFrame:
    """A row a group, the highest ratio of each grouping first, after the overall one.

    ``named`` are names of the first grouping's groups; without observations there is no row.
    """
    import pandas as pd

    rows: list[tuple[Any, ...]] = []
    if found is not None:
        rows += _overall(observations, found, language)
        overall = rows[0][4]
        for k, by in enumerate(groupings):
            rows += [
                (by, name, named.get(name, name) if k == 0 else name, *rest)
                for name, *rest in one_way(means(observations, k), overall)
            ]
    frame = pd.DataFrame(rows, columns=[*_TEXT, *_SHOWN])
    kinds = dict.fromkeys(_TEXT, "str") | dict.fromkeys(_SHOWN, "float64") | {"observations": "int64"}
    return frame.astype(kinds)


def _overall(observations: Sequence[Observation], found: Joint, language: str) -> list[tuple[Any, ...]]:
    """The rows of the overall ratio; the second only where groups can be told apart."""
    each = list(means(observations, None).values())
    n, mean = len(each), float(np.mean(each))
    # the variance of Student's law with n − 1 degrees of freedom
    variance = float(np.var(each, ddof=1)) / n * (n - 1) / (n - 3)
    rows = [(DELIVERED, say(language, "ratios_delivered"), mean, variance)]
    if found.used:
        other = say(language, "ratios_other")
        rows.append((OTHER, other, float(found.mean[0]), float(found.cov[0, 0])))
    half = [DEVIATIONS * variance**0.5 for *_, variance in rows]
    return [
        ("overall", *row[:2], n, mean, np.nan, row[2], row[2] - h, row[2] + h)
        for row, h in zip(rows, half, strict=True)
    ]


def basis_of(groups: Sequence[str], counts: Sequence[Mapping[str, int]]) -> str:
    """Whom an estimate rests on: each group with how many initiatives; empty where there are none."""
    told = zip(groups, counts, strict=True)
    return ", ".join(f"{name} ({count[name]})" for name, count in told if name in count)
