"""Every party's points over the objectives: as dealt out, or as they follow from comparisons in pairs or
from swing weights.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from portfolio.arrays import Floats
from portfolio.case.case import Case
from portfolio.case.lookup import meant, must_be_like
from portfolio.display.shown_as import page_of, shows
from portfolio.errors import CaseError, Fault
from portfolio.tables import Row
from portfolio.words.figures import number
from portfolio.words.sentences import sentence

if TYPE_CHECKING:
    import pandas as pd

RANDOM_INDICES = (0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59)
"""The mean consistency index of random judgements on 1, 2, 3, … objectives (Saaty 1980); beyond 15 the
last one is taken.
"""
ACCEPTABLE = 0.1
"""Judgements with a consistency ratio up to this are taken as they are (Saaty 1980)."""
_SAME = 0.01  # a reciprocal written with two digits contradicts nothing
_AS_FAR = 1e-6
"""Ratios are as far off, in logarithms, when they differ by less: weights come out of an eigenvector, whose
last digits differ where judgements mirror one another, and all of those are to be told.
"""

type Pairs = Mapping[tuple[str, str], float]
"""(objective, other) → how many times as important the first is; each pair one way round only."""


@dataclass(frozen=True, eq=False)
class Judge:
    """What one person of a party weighs, and how far that contradicts itself.

    Attributes
    ----------
    party, person : str
        ``person`` is empty where the party speaks as one.
    method : str
        ``points``, ``pairs`` or ``swings``.
    points : array
        By objective, as in :attr:`PartyWeights.objectives`.
    pairs : int
        How many pairs were compared.
    index, ratio : float
        Consistency index and ratio; NaN where nothing was compared.
    contradiction : str
        A sentence; empty where nothing contradicts.
    """

    party: str
    person: str
    method: str
    points: Floats
    pairs: int = 0
    index: float = math.nan
    ratio: float = math.nan
    contradiction: str = ""


@dataclass(frozen=True, eq=False)
class PartyWeights:
    """Every party's points over the objectives, and how they came about.

    Attributes
    ----------
    case : Case
    parties : tuple of str
        In the order first met: those of the table ``parties``, then those of ``judgements``.
    objectives : tuple of str
        In the case's order.
    aggregated : array (parties, objectives)
        Points.
    judges : tuple of Judge
        What each person of each party says; a party with points speaks as one.
    """

    case: Case
    parties: tuple[str, ...]
    objectives: tuple[str, ...]
    aggregated: Floats
    judges: tuple[Judge, ...]

    def points(self, party: str) -> dict[str, float]:
        """One party's points by objective, as :meth:`portfolio.Problem.with_weights` takes them.

        Raises
        ------
        CaseError
            When there is no such party.
        """
        found = meant({p: p for p in self.parties}, party)
        if len(found) != 1:
            problem = must_be_like(sentence("what_party"), party, self.parties)
            fault = Fault("parties", None, "party", party, problem)
            raise CaseError([fault], language=self.case.settings.language)
        return dict(zip(self.objectives, self.aggregated[self.parties.index(found[0])].tolist(), strict=True))

    @property
    @shows("party_weights", "case")
    def weights(self) -> pd.DataFrame:
        """A row a party, a column an objective: points."""
        import pandas as pd

        columns, rows = (
            pd.Index(self.objectives, dtype="str"),
            pd.Index(self.parties, dtype="str", name="party"),
        )
        return pd.DataFrame(self.aggregated, index=rows, columns=columns)

    @property
    @shows("consistency", "case")
    def consistency(self) -> pd.DataFrame:
        """A row a person: ``party``, ``person`` (empty: the party as one), ``method`` (``points``, ``pairs``,
        ``swings``), ``pairs`` (how many were compared), ``consistency_index``, ``consistency_ratio`` (NaN
        where nothing was compared), ``acceptable`` (a ratio up to 0.1; points and swings cannot contradict
        themselves), ``contradiction`` (the judgements farthest from what all of them imply; empty where none
        is).
        """
        import pandas as pd

        judges = self.judges
        return pd.DataFrame(
            {
                **{
                    c: pd.Series([getattr(v, c) for v in judges], dtype="str")
                    for c in ("party", "person", "method")
                },
                "pairs": pd.Series([v.pairs for v in judges], dtype="int64"),
                "consistency_index": pd.Series([v.index for v in judges], dtype="float64"),
                "consistency_ratio": pd.Series([v.ratio for v in judges], dtype="float64"),
                "acceptable": pd.Series([not v.ratio > ACCEPTABLE for v in judges], dtype="bool"),
                "contradiction": pd.Series([v.contradiction for v in judges], dtype="str"),
            }
        )

    @property
    @shows("weights_spread", "case")
    def spread(self) -> pd.DataFrame:
        """How far the people of a party are apart, a row a party and objective: ``party``, ``objective``,
        ``lowest``, ``aggregated``, ``highest`` (points).
        """
        import pandas as pd

        said = [np.array([v.points for v in self.judges if v.party == party]) for party in self.parties]
        count = len(self.objectives)
        return pd.DataFrame(
            {
                "party": pd.Series([p for p in self.parties for _ in range(count)], dtype="str"),
                "objective": pd.Series(list(self.objectives) * len(self.parties), dtype="str"),
                "lowest": np.array([points.min(axis=0) for points in said]).ravel(),
                "aggregated": self.aggregated.ravel(),
                "highest": np.array([points.max(axis=0) for points in said]).ravel(),
            }
        )

    def __str__(self) -> str:
        return str(self.weights)

    __repr__ = __str__

    def _repr_html_(self) -> str:
        return page_of(self.weights)


def party_weights(case: Case) -> PartyWeights:
    """Work out every party's points over the objectives, from ``parties`` as written, else from
    ``judgements``.

    Points are used as written; an objective that a party leaves out has 0. Comparisons in pairs become
    weights by the principal eigenvector, swing weights by their proportions. Where several people of one
    party say what they weigh, the party's weights are the geometric mean of theirs, each counting the same.
    Weights are then scaled to the case's own total of points.

    Parameters
    ----------
    case : Case

    Returns
    -------
    PartyWeights

    Notes
    -----
    An objective that nobody of a party judges has 0 points. One that a person's swings leave out has 0 points
    from that person, so from the whole party: a geometric mean with a 0 in it is 0.

    References
    ----------
    Saaty (1980), "The Analytic Hierarchy Process" (eigenvector, consistency). Harker (1987), "Alternative
    modes of questioning in the analytic hierarchy process" (pairs left out). Aczél and Saaty (1983),
    "Procedures for synthesizing ratio judgements" (geometric mean). Von Winterfeldt and Edwards (1986),
    "Decision Analysis and Behavioral Research" (swing weights).

    Examples
    --------
    >>> import portfolio as pf
    >>> from portfolio.arbitration.party_weights import party_weights
    >>> party_weights(pf.load("data/samples/scaleup")).points("finance")
    {'growth': 50.0, 'loyalty': 15.0, 'habit': 5.0, 'efficiency': 25.0, 'trust': 5.0}
    """
    objectives = tuple(case.table("objectives")["objective"])
    total = math.fsum(case.table("objectives")["weight"])
    place = {o: k for k, o in enumerate(objectives)}
    written: dict[str, Floats] = {}
    for row in case.table("parties"):
        written.setdefault(row["party"], np.zeros(len(place)))[place[row["objective"]]] = row["weight"]
    judges = [Judge(party, "", "points", points) for party, points in written.items()]
    aggregated = list(written.values())

    table = case.table("judgements")
    people: dict[str, dict[str, list[Row]]] = {}
    for row in table:
        people.setdefault(row["party"], {}).setdefault(row["person"] or "", []).append(row)
    for party, said in people.items():
        judged = {row[c] for rows in said.values() for row in rows for c in ("objective", "over")}
        names = [o for o in objectives if o in judged]
        own = [
            (
                _of_swings(party, person, rows, names)
                if rows[0]["over"] is None
                else _of_pairs(party, person, rows, names)
            )
            for person, rows in said.items()
        ]
        together = synthesis(np.array([v.points for v in own]))
        at = [place[o] for o in names]
        judges += [
            Judge(
                v.party,
                v.person,
                v.method,
                _put(v.points * total, at, len(place)),
                v.pairs,
                v.index,
                v.ratio,
                v.contradiction,
            )
            for v in own
        ]
        aggregated.append(_put(together * total, at, len(place)))
    parties = (*written, *people)
    return PartyWeights(
        case,
        parties,
        objectives,
        np.array(aggregated, dtype=float).reshape(len(parties), len(place)),
        tuple(judges),
    )


def _put(values: Floats, places: Sequence[int], count: int) -> Floats:
    """Values at their places among as many zeros."""
    out = np.zeros(count)
    out[places] = values
    return out


def synthesis(weights: Floats) -> Floats:
    """The weights of several people as one: their geometric mean, adding up to 1; all 0 where each objective
    is 0 for someone.

    Of all means, only the geometric one keeps ratios: if all double an objective's weight against another's,
    so does the mean.

    Parameters
    ----------
    weights : array (people, objectives)

    References
    ----------
    Aczél and Saaty (1983), "Procedures for synthesizing ratio judgements", Journal of Mathematical Psychology
    27.

    Examples
    --------
    >>> synthesis(np.array([[0.8, 0.2], [0.5, 0.5]])).round(6).tolist()  # √(0.8 · 0.5) is twice √(0.2 · 0.5)
    [0.666667, 0.333333]
    """
    if len(weights) == 1:
        return np.asarray(weights[0])
    with np.errstate(divide="ignore"):  # the logarithm of 0 is −∞, whose power is 0 again
        mean: Floats = np.exp(np.log(weights).mean(axis=0))
    return mean / (mean.sum() or 1.0)


def eigenvector(names: Sequence[str], pairs: Pairs) -> tuple[Floats, float]:
    """The weights that comparisons in pairs imply, adding up to 1, and the principal eigenvalue λmax.

    The weights w are those of A w = λmax w, where A holds the stated ratios and their reciprocals. Where a
    pair was not compared, its ratio is whatever the weights imply: 0 stands in its place, and 1 more on the
    diagonal for each such pair of the row.

    Parameters
    ----------
    names : sequence of str
        The objectives; the pairs must connect them.
    pairs : mapping of (str, str) to float

    References
    ----------
    Saaty (1980), "The Analytic Hierarchy Process". Harker (1987), "Alternative modes of questioning in the
    analytic hierarchy process", Mathematical Modelling 9.

    Examples
    --------
    >>> pairs = {("growth", "trust"): 2, ("trust", "habit"): 3}
    >>> weights, largest = eigenvector(["growth", "trust", "habit"], pairs)
    >>> weights.round(6).tolist(), round(largest, 6)  # 6 : 3 : 1
    ([0.6, 0.3, 0.1], 3.0)
    """
    place = {name: k for k, name in enumerate(names)}
    matrix = np.zeros((len(names), len(names)))
    for (one, other), ratio in pairs.items():
        matrix[place[one], place[other]], matrix[place[other], place[one]] = ratio, 1 / ratio
    np.fill_diagonal(matrix, 1.0 + (matrix == 0).sum(axis=1) - 1)
    values, vectors = np.linalg.eig(matrix)
    # of a connected positive matrix real, single and the largest (Perron and Frobenius)
    k = int(values.real.argmax())
    weights = np.abs(vectors[:, k].real)
    return weights / weights.sum(), float(values[k].real)


def consistency(largest: float, count: int) -> tuple[float, float]:
    """Consistency index (λmax − n) / (n − 1), and its ratio to that of random judgements on as many
    objectives.

    The random indices are those of complete comparisons. Where pairs were left out the ratio flatters, since
    what was not compared cannot contradict (Ágoston and Csató 2022, "Inconsistency thresholds for incomplete
    pairwise comparison matrices").

    References
    ----------
    Saaty (1980), "The Analytic Hierarchy Process".

    Examples
    --------
    >>> index, ratio = consistency(3.5, 3)
    >>> index, round(ratio, 4)
    (0.25, 0.431)
    """
    index = max(0.0, (largest - count) / (count - 1))
    random = RANDOM_INDICES[min(count, len(RANDOM_INDICES)) - 1]
    return index, index / random if random else 0.0


def _of_swings(party: str, person: str, rows: Sequence[Row], names: Sequence[str]) -> Judge:
    scores = {row["objective"]: row["ratio"] for row in rows}
    most = max(scores.values())  # so that the largest numbers don't overflow when added up
    weights = np.array([scores.get(o, 0.0) / most for o in names])
    return Judge(party, person, "swings", weights / weights.sum())


def _of_pairs(party: str, person: str, rows: Sequence[Row], names: Sequence[str]) -> Judge:
    pairs: dict[tuple[str, str], float] = {}
    for row in rows:
        pair = (row["objective"], row["over"])
        if pair[::-1] not in pairs:
            pairs[pair] = row["ratio"]
        elif pairs[pair[::-1]] < 1 < row["ratio"]:  # of 0.33 and 3, the one that was not rounded
            pairs[pair] = row["ratio"]
            del pairs[pair[::-1]]
    weights, largest = eigenvector(names, pairs)
    contradiction = _contradiction(pairs, dict(zip(names, weights.tolist(), strict=True)))
    return Judge(
        party, person, "pairs", weights, len(pairs), *consistency(largest, len(names)), contradiction
    )


def _contradiction(pairs: Pairs, weights: Mapping[str, float]) -> str:
    """The stated ratio farthest, in logarithms, from the ratio of the derived weights; all of them where
    several are equally far.
    """
    clauses: list[tuple[float, str]] = []
    for (one, other), ratio in pairs.items():
        more, less, stated = (one, other, ratio) if ratio >= 1 else (other, one, 1 / ratio)
        implied = weights[more] / weights[less]
        clause = (
            f"{more} is stated to be {_times(stated)} as important as {less}, but {_times(implied)} follows"
            " from all judgements together"
        )
        clauses.append((abs(math.log(stated) - math.log(implied)), clause))
    farthest = max(distance for distance, _ in clauses)
    return (
        "; ".join(c for distance, c in clauses if distance > farthest - _AS_FAR) + "."
        if farthest > _SAME
        else ""
    )


def _times(ratio: float) -> str:
    return f"{number(float(f'{ratio:.3g}'))} times"
