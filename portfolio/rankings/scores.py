"""RICE, the score that many teams rank by, and RICEO, which asks what of it serves the strategy."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from portfolio.allocator.candidates import Candidates, candidates
from portfolio.arrays import Floats
from portfolio.case.case import Case
from portfolio.display.shown_as import shown_as
from portfolio.errors import CaseError, Fault, in_its_language
from portfolio.model.problem import Problem, problem_of
from portfolio.words.sentences import sentence

if TYPE_CHECKING:
    import pandas as pd

INPUTS = ("reach", "impact", "confidence", "effort")


@in_its_language
def rice(case: Case | Problem) -> pd.DataFrame:
    """The RICE and RICEO scores of every initiative, and where they place it.

    Parameters
    ----------
    case : Case or Problem
        With ``reach``, ``impact``, ``confidence`` and ``effort`` in the table ``initiatives``.

    Returns
    -------
    DataFrame
        A row an initiative, by RICE, then id: ``initiative``, ``name``, the four inputs, ``rice`` (NaN where
        one of them is blank), ``share`` (O: points of its best option and start standing alone, capped, ÷ the
        points of all objectives), ``riceo``, ``rank_rice`` and ``rank_riceo`` (1 is best; NA without a
        score).

    Raises
    ------
    CaseError
        When no initiative has all four inputs.

    Notes
    -----
    RICE = reach × impact × confidence ÷ effort (Sean McBride, "RICE: simple prioritization for product
    managers", Intercom, 2018). RICEO = RICE × O: what serves no objective scores 0.

    Examples
    --------
    >>> import portfolio as pf
    >>> scores = pf.rice(pf.load("data/samples/scaleup"))
    >>> scores[["initiative", "rice"]].head(1).to_dict("records")
    [{'initiative': 'edge-cache', 'rice': 1550.0}]
    """
    import pandas as pd

    problem = problem_of(case, "rice")
    table = problem.case.table("initiatives")
    rows, names = problem.case.rows("initiatives"), problem.case.names("initiatives")
    complete = {i: all(r[c] is not None for c in INPUTS) for i, r in rows.items()}
    if not any(complete.values()):
        blank = [c for c in INPUTS if all(cell is None for cell in table[c])] or list(INPUTS)
        raise CaseError([Fault("initiatives", None, c, "", sentence("must_rice", column=c)) for c in blank])
    share = dict(zip(problem.effects.initiatives, strategic_share(problem).tolist(), strict=True))
    ids = problem.effects.initiatives
    frame = pd.DataFrame(
        {
            "initiative": pd.Series(ids, dtype="str"),
            "name": pd.Series([names[i] for i in ids], dtype="str"),
        }
    )
    for c in INPUTS:
        frame[c] = pd.Series([rows[i][c] for i in ids], dtype="float64")
    frame["rice"] = frame["reach"] * frame["impact"] * frame["confidence"] / frame["effort"]
    frame["share"] = [share[i] for i in ids]
    frame["riceo"] = frame["rice"] * frame["share"]
    frame = frame.sort_values(["rice", "initiative"], ascending=[False, True], ignore_index=True)
    for score in ("rice", "riceo"):
        frame[f"rank_{score}"] = frame[score].rank(ascending=False, method="min").astype("Int64")
    return shown_as("rice", frame, problem.case)


def strategic_share(problem: Problem) -> Floats:
    """O: the share of all strategic points that each initiative earns standing alone, in its best option
    and start: array (initiatives,).
    """
    ways = candidates(problem.case)
    total = math.fsum(problem.weights.values())
    alone = standing_alone(problem, ways)
    best = np.full(len(problem.effects.initiatives), 0.0)
    np.maximum.at(best, ways.owner, alone)
    return best / total if total > 0 else np.zeros_like(best)


def standing_alone(problem: Problem, ways: Candidates) -> Floats:
    """What each candidate adds to funding nothing, capped, by what the problem maximises: array
    (candidates,).
    """
    numbers = problem.effects
    attained = numbers.attained(numbers.gains(ways.option, ways.start))
    return np.asarray((attained - numbers.attained(np.zeros(len(numbers.key_results)))) @ problem.points)
