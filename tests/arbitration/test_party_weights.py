"""What parties weigh, from points, comparisons in pairs and swing weights: textbook examples,
incompleteness, several people, faults.
"""

from __future__ import annotations

import math
import random
from itertools import combinations, pairwise
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import portfolio as pf
from portfolio.arbitration.party_weights import PartyWeights, eigenvector, party_weights
from portfolio.loaders.save import new

REST = {
    "initiatives": "initiative\nX\n",
    "resources": "resource,kind,unit,2027Q1\ncash,budget,EUR,10\n",
    "requirements": "initiative,resource,1\nX,cash,1\n",
    "kpis": "kpi,unit\nusers,people\n",
    "contributions": "initiative,kpi,expected\nX,users,1\n",
}


def write(
    folder: Path,
    judgements: str = "",
    parties: str = "",
    objectives: str = "growth trust habit",
    points: str = "",
) -> Path:
    """A round over these objectives, whose points are 100 in all unless given; a table's rows are
    separated by `` / ``.
    """
    names = objectives.split()
    dealt_out = points.split() or [repr(100 / len(names))] * len(names)
    tables = REST | {
        "objectives": (
            "objective,weight\n" + "".join(f"{o},{w}\n" for o, w in zip(names, dealt_out, strict=True))
        ),
        "key_results": "key_result,objective,kpi,target\n" + "".join(f"of {o},{o},users,1\n" for o in names),
    }
    if judgements:
        tables["judgements"] = "party,person,objective,over,ratio\n" + judgements.replace(" / ", "\n")
    if parties:
        tables["parties"] = "party,objective,weight\n" + parties.replace(" / ", "\n")
    folder.mkdir(exist_ok=True)
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def dealing(
    folder: Path, judgements: str, parties: str = "", objectives: str = "growth trust habit", points: str = ""
) -> PartyWeights:
    return party_weights(pf.load(write(folder, judgements, parties, objectives, points)))


def matrix(rows: str) -> tuple[list[str], dict[tuple[str, str], float]]:
    """The names and the pairs above the diagonal of a matrix as textbooks print it."""
    cells = [line.split() for line in rows.strip().splitlines()]
    names = [name for name, *_ in cells]
    numbers = [[float(c) if "/" not in c else 1 / float(c[2:]) for c in row] for _, *row in cells]
    return names, {(names[i], names[j]): numbers[i][j] for i, j in combinations(range(len(names)), 2)}


def rows(pairs: dict[tuple[str, str], float], who: str = "CEO,") -> str:
    return " / ".join(f"{who},{one},{other},{ratio!r}" for (one, other), ratio in pairs.items())


# Textbook examples


def test_consistent_comparisons_give_their_proportions(tmp_path: Path) -> None:
    # growth is twice trust, trust three times habit, growth six times habit: 6 : 3 : 1
    found = dealing(tmp_path, "CEO,,growth,trust,2 / CEO,,trust,habit,3 / CEO,,growth,habit,6")
    assert found.points("CEO") == pytest.approx({"growth": 60, "trust": 30, "habit": 10})
    (row,) = found.consistency.to_dict("records")
    assert row == {
        **dict.fromkeys(("person", "contradiction"), ""),
        "party": "CEO",
        "method": "pairs",
        "pairs": 3,
        "acceptable": True,
        "consistency_index": pytest.approx(0, abs=1e-12),
        "consistency_ratio": pytest.approx(0, abs=1e-12),
    }


def test_three_objectives_by_hand(tmp_path: Path) -> None:
    # of three objectives the eigenvector is the geometric mean of each row: ∛(4·2) = 2, ∛(4/4) = 1,
    # ∛(1/2·1/4) = 1/2, so 4 : 2 : 1. each stated ratio is off by a factor of t = 2, and λmax = 1 + t + 1/t =
    # 3.5; (3.5 − 3) / 2 = 0.25; 0.25 / 0.58 = 0.431
    found = dealing(tmp_path, "CEO,,growth,trust,4 / CEO,,trust,habit,4 / CEO,,growth,habit,2")
    assert found.weights.loc["CEO"].tolist() == pytest.approx([400 / 7, 200 / 7, 100 / 7])
    (row,) = found.consistency.to_dict("records")
    assert (row["consistency_index"], row["consistency_ratio"]) == pytest.approx((0.25, 0.25 / 0.58))
    assert not row["acceptable"]
    follows = "follows from all judgements together"
    assert (
        row["contradiction"]
        == f"growth is stated to be 4 times as important as trust, but 2 times {follows}; "
        f"trust is stated to be 4 times as important as habit, but 2 times {follows}; "
        f"growth is stated to be 2 times as important as habit, but 4 times {follows}."
    )


# Saaty (1977, 1980), the distances of six cities from Philadelphia as people judge them; published to three
# digits, λmax to two
DISTANCES = """
Cairo     1   1/3 8   3   3   7
Tokyo     3   1   9   3   3   9
Chicago   1/8 1/9 1   1/6 1/5 2
Francisco 1/3 1/3 6   1   1/3 6
London    1/3 1/3 5   3   1   6
Montreal  1/7 1/9 1/2 1/6 1/6 1
"""
# "Choosing a leader", the example that introductions to the method share
LEADER = """
experience 1   4   3   7
education  1/4 1   1/3 3
charisma   1/3 3   1   5
age        1/7 1/3 1/5 1
"""


@pytest.mark.parametrize(
    ("rounded", "weights", "published", "largest", "ratio"),
    [
        (
            DISTANCES,
            [0.2619, 0.3975, 0.0334, 0.1164, 0.1642, 0.0266],
            [0.263, 0.397, 0.033, 0.116, 0.164, 0.027],
            6.4536,
            0.0732,
        ),
        (LEADER, [0.5476, 0.1266, 0.2699, 0.0559], [0.547, 0.127, 0.270, 0.056], 4.1184, 0.0439),
    ],
    ids=["distances", "leader"],
)
def test_published_matrices(
    rounded: str, weights: list[float], published: list[float], largest: float, ratio: float, tmp_path: Path
) -> None:
    names, pairs = matrix(rounded)
    assert eigenvector(names, pairs)[0].round(4).tolist() == weights
    assert weights == pytest.approx(published, abs=0.0015)
    assert round(eigenvector(names, pairs)[1], 4) == largest
    found = dealing(tmp_path, rows(pairs), objectives=" ".join(names))
    assert found.weights.loc["CEO"].tolist() == pytest.approx([100 * w for w in weights], abs=0.005)
    (row,) = found.consistency.to_dict("records")
    assert (row["consistency_index"], row["consistency_ratio"]) == pytest.approx(
        ((largest - len(names)) / (len(names) - 1), ratio), abs=5e-5
    )
    assert (row["pairs"], row["acceptable"]) == (len(pairs), True)


def test_the_judgement_farthest_from_the_weights_is_named(tmp_path: Path) -> None:
    # 8 : 4 : 2 : 1, but for one judgement that is the wrong way round
    names = "growth trust habit speed"
    right = {
        ("growth", "trust"): 2.0,
        ("growth", "habit"): 4.0,
        ("growth", "speed"): 8.0,
        ("trust", "habit"): 2.0,
        ("habit", "speed"): 2.0,
    }
    found = dealing(tmp_path, rows(right | {("trust", "speed"): 0.25}), objectives=names)
    (row,) = found.consistency.to_dict("records")
    assert not row["acceptable"]
    assert found.points("CEO")["speed"] / found.points("CEO")["trust"] == pytest.approx(1.21, abs=0.005)
    stated = "speed is stated to be 4 times as important as trust"
    assert row["contradiction"] == f"{stated}, but 1.21 times follows from all judgements together."


def test_two_objectives_cannot_contradict(tmp_path: Path) -> None:
    found = dealing(tmp_path, "CEO,,growth,trust,4", objectives="growth trust")
    assert found.points("CEO") == pytest.approx({"growth": 80, "trust": 20})
    assert found.consistency[
        ["consistency_index", "consistency_ratio", "acceptable"]
    ].to_numpy().tolist() == [[0, 0, True]]


def test_more_objectives_than_random_indices(tmp_path: Path) -> None:
    names = [f"o{n}" for n in range(17)]
    pairs = {(names[0], names[1]): 3.0} | {
        (one, other): 1.0 for one, other in combinations(names, 2) if (one, other) != (names[0], names[1])
    }
    (row,) = dealing(tmp_path, rows(pairs), objectives=" ".join(names)).consistency.to_dict("records")
    assert row["consistency_ratio"] == pytest.approx(row["consistency_index"] / 1.59)
    assert 0 < row["consistency_ratio"] < 0.1


# Pairs left out


def test_a_tree_of_comparisons_is_enough(tmp_path: Path) -> None:
    found = dealing(tmp_path, "CEO,,trust,growth,0.5 / CEO,,trust,habit,3")
    assert found.points("CEO") == pytest.approx({"growth": 60, "trust": 30, "habit": 10})
    assert found.consistency.loc[0, ["pairs", "contradiction"]].tolist() == [2, ""]


def test_a_ring_of_comparisons_by_hand(tmp_path: Path) -> None:
    # each of four is twice the next, round and round: all weigh the same, and each row of Harker's matrix is
    # 2, 2 and 1/2: λmax = 4.5, (4.5 − 4) / 3 = 1/6
    found = dealing(tmp_path, "CEO,,a,b,2 / CEO,,b,c,2 / CEO,,c,d,2 / CEO,,d,a,2", objectives="a b c d")
    assert found.points("CEO") == pytest.approx(dict.fromkeys("abcd", 25))
    (row,) = found.consistency.to_dict("records")
    assert (row["consistency_index"], row["consistency_ratio"]) == pytest.approx((1 / 6, 1 / 6 / 0.9))
    assert row["contradiction"].count("is stated to be 2 times") == 4
    assert row["contradiction"].count("but 1 times follows") == 4


@pytest.mark.parametrize("seed", range(20))
def test_consistent_comparisons_of_any_connected_pairs_give_the_weights_back(seed: int) -> None:
    rng = random.Random(seed)
    names = [f"o{n}" for n in range(rng.randint(2, 12))]
    true = {n: math.exp(rng.gauss(0, 2)) for n in names}
    tree = [(names[n], rng.choice(names[:n])) for n in range(1, len(names))]
    more = [p for p in combinations(names, 2) if p not in tree and p[::-1] not in tree and rng.random() < 0.4]
    weights, largest = eigenvector(
        names, {(one, other): true[one] / true[other] for one, other in [*tree, *more]}
    )
    assert weights == pytest.approx([true[n] / sum(true.values()) for n in names], rel=1e-7)
    assert largest == pytest.approx(len(names))


def test_harkers_matrix_is_the_complete_one_filled_with_what_the_weights_imply() -> None:
    names, pairs = matrix(DISTANCES)
    for pair in [("Cairo", "Tokyo"), ("London", "Montreal"), ("Chicago", "Francisco")]:
        del pairs[pair]
    weights, largest = eigenvector(names, pairs)
    full = np.ones((6, 6))
    for (one, i), (other, j) in combinations(zip(names, range(6), strict=True), 2):
        full[i, j] = pairs.get((one, other), weights[i] / weights[j])
        full[j, i] = 1 / full[i, j]
    assert full @ weights == pytest.approx(largest * weights)


def test_extreme_comparisons_keep_their_digits() -> None:
    names = list("abcdefgh")
    weights, _ = eigenvector(names, dict.fromkeys(pairwise(names), 1e6))
    assert weights[:-1] / weights[1:] == pytest.approx([1e6] * 7, rel=1e-6)


# Swings, points, several people


def test_swings_are_proportions(tmp_path: Path) -> None:
    found = dealing(tmp_path, "CEO,,growth,,100 / CEO,,trust,,60 / CEO,,habit,,40")
    assert found.points("CEO") == pytest.approx({"growth": 50, "trust": 30, "habit": 20})
    (row,) = found.consistency.to_dict("records")
    assert (row["method"], row["pairs"], row["acceptable"], row["contradiction"]) == ("swings", 0, True, "")
    assert math.isnan(row["consistency_index"])
    assert math.isnan(row["consistency_ratio"])


@pytest.mark.parametrize("most", ["1e15", "9.9e14", "1e-15", "2e-15"])
def test_swings_of_any_size(most: str, tmp_path: Path) -> None:
    found = dealing(tmp_path, f"CEO,,growth,,{most} / CEO,,trust,,{most}")
    assert found.points("CEO") == {"growth": 50, "trust": 50, "habit": 0}


def test_points_are_used_as_written(tmp_path: Path) -> None:
    found = dealing(tmp_path, "", "CFO,trust,70 / CFO,growth,20 / CPO,habit,0.5")
    assert found.points("CFO") == {"growth": 20, "trust": 70, "habit": 0}
    assert found.points("CPO") == {"growth": 0, "trust": 0, "habit": 0.5}
    assert found.consistency["method"].tolist() == ["points", "points"]
    assert found.consistency["acceptable"].tolist() == [True, True]


def test_all_forms_side_by_side_in_the_order_first_met(tmp_path: Path) -> None:
    judgements = (
        "board,,growth,trust,1 / works,Ann,habit,,100 / board,,trust,habit,3 / works,Bob,habit,growth,9"
    )
    found = dealing(
        tmp_path,
        judgements.replace("works,Ann,habit,,100", "works,Ann,habit,,90 / works,Ann,growth,,10"),
        "CFO,trust,100",
    )
    assert found.parties == ("CFO", "board", "works")
    assert found.weights.columns.tolist() == ["growth", "trust", "habit"]
    assert found.weights.index.tolist() == ["CFO", "board", "works"]
    assert found.weights.to_numpy() == pytest.approx(
        np.array([[0, 100, 0], [300 / 7, 300 / 7, 100 / 7], [10, 0, 90]])
    )
    told = found.consistency[["party", "person", "method", "pairs"]].to_numpy().tolist()
    assert told == [
        ["CFO", "", "points", 0],
        ["board", "", "pairs", 2],
        ["works", "Ann", "swings", 0],
        ["works", "Bob", "pairs", 1],
    ]


def test_several_people_are_one_by_the_geometric_mean(tmp_path: Path) -> None:
    # Ann 0.8 : 0.2, Bob 0.5 : 0.5; √(0.8·0.5) : √(0.2·0.5) = 2 : 1
    found = dealing(tmp_path, "CEO,Ann,growth,trust,4 / CEO,Bob,growth,trust,1", objectives="growth trust")
    assert found.points("CEO") == pytest.approx({"growth": 200 / 3, "trust": 100 / 3})
    spread = found.spread.to_dict("list")
    assert spread["party"] == ["CEO", "CEO"]
    assert spread["objective"] == ["growth", "trust"]
    assert spread["lowest"] == pytest.approx([50, 20])
    assert spread["aggregated"] == pytest.approx([200 / 3, 100 / 3])
    assert spread["highest"] == pytest.approx([80, 50])


def test_people_may_say_it_in_different_ways(tmp_path: Path) -> None:
    pairs = dealing(
        tmp_path / "pairs", "CEO,Ann,growth,trust,4 / CEO,Bob,growth,trust,1", objectives="growth trust"
    )
    mixed = dealing(
        tmp_path / "mixed",
        "CEO,Ann,growth,,100 / CEO,Ann,trust,,25 / CEO,Bob,trust,growth,1",
        objectives="growth trust",
    )
    assert mixed.points("CEO") == pytest.approx(pairs.points("CEO"))


def test_a_swing_that_one_leaves_out_is_a_0_for_all(tmp_path: Path) -> None:
    found = dealing(tmp_path, "CEO,Ann,growth,,100 / CEO,Ann,trust,,100 / CEO,Bob,growth,,100")
    assert found.points("CEO") == {"growth": 100, "trust": 0, "habit": 0}
    assert found.spread[["lowest", "highest"]].to_numpy().tolist() == [[50, 100], [0, 50], [0, 0]]


def test_what_nobody_of_a_party_compares_has_no_points(tmp_path: Path) -> None:
    assert dealing(tmp_path, "CEO,,growth,trust,3").points("CEO") == pytest.approx(
        {"growth": 75, "trust": 25, "habit": 0}
    )


def test_judgements_are_scaled_to_the_case_s_own_points(tmp_path: Path) -> None:
    found = dealing(tmp_path / "10", "CEO,,growth,trust,3", "CFO,trust,7", points="5 3 2")
    assert found.points("CEO") == pytest.approx({"growth": 7.5, "trust": 2.5, "habit": 0})
    assert found.points("CFO") == {"growth": 0, "trust": 7, "habit": 0}
    nothing = dealing(tmp_path / "0", "CEO,,growth,trust,3", points="0 0 0")
    assert nothing.points("CEO") == {"growth": 0, "trust": 0, "habit": 0}


def test_without_parties_there_are_none(tmp_path: Path) -> None:
    found = dealing(tmp_path, "")
    assert found.parties == ()
    assert found.weights.shape == (0, 3)
    assert (len(found.consistency), len(found.spread)) == (0, 0)


def test_an_unknown_party(tmp_path: Path) -> None:
    found = dealing(tmp_path, "CEO,,growth,trust,3", "CFO,trust,100")
    with pytest.raises(pf.CaseError) as caught:
        found.points("CFOO")
    assert str(caught.value).endswith(
        'parties, column party: must be a party in parties or judgements; found "CFOO". Nearest: "CFO".'
    )
    with pytest.raises(pf.CaseError, match=r"found .works council.\. Write C[EF]O or C[EF]O\."):
        found.points("works council")


def test_the_points_are_weights_of_a_problem(tmp_path: Path) -> None:
    case = pf.load(write(tmp_path, "CEO,,growth,trust,3"))
    problem = pf.Problem(case).with_weights(party_weights(case).points("CEO"))
    assert problem.weights["growth"] == pytest.approx(75)


def test_what_is_given_out_changes_nothing(tmp_path: Path) -> None:
    found = dealing(tmp_path, "CEO,,growth,trust,3")
    before = found.points("CEO")
    weights = found.weights
    weights.loc["CEO", "growth"] = 0
    found.points("CEO")["growth"] = 0
    assert found.points("CEO") == before


# Faults

BOTH = "a party must stand in parties or in judgements, not in both; found {}. Delete it from one."
KINDS = (
    "one person must compare pairs (over in every row) or give swings (over in none); found {}. Keep one"
    " kind."
)
UNIQUE = "party + person + objective + over must be unique; found {} already in line 2. Rename or delete one."
RECIPROCAL = "must be the reciprocal of the same pair the other way round; found {}. Delete one."


@pytest.mark.parametrize(
    ("judgements", "faults"),
    [
        (
            "CFO,,growth,trust,3 / CFO,,trust,habit,3",
            [(2, "party", BOTH.format('"CFO" also in parties.csv, line 2'))],
        ),
        (
            "CEO,,growth,trust,3 / CEO,,habit,,100 / CEO,,trust,,50",
            [(3, "over", KINDS.format("a swing here and a pair in line 2"))],
        ),
        (
            "CEO,Ann,habit,,100 / CEO,Ann,growth,trust,3",
            [(3, "over", KINDS.format("a pair here and a swing in line 2"))],
        ),
        ("CEO,Ann,habit,,100 / CEO,Bob,habit,growth,3", []),
        (
            "CEO,,growth,growth,1",
            [(2, "over", 'must be another objective; found "growth" itself. Correct it.')],
        ),
        (
            "CEO,Ann,growth,trust,3 / CEO,Ann,growth,trust,3 / CEO,,growth,trust,3",
            [(3, "over", UNIQUE.format('party "CEO", person "Ann", objective "growth", over "trust"'))],
        ),
        (
            "CEO,,growth,,100 / CEO,,growth,,90",
            [(3, "over", UNIQUE.format('party "CEO", no person, objective "growth", no over'))],
        ),
        (
            "CEO,,growth,trust,3 / CEO,,trust,growth,3",
            [(3, "ratio", RECIPROCAL.format("3, and 3 for growth over trust in line 2"))],
        ),
        (
            "CEO,,growth,trust,3 / CEO,,trust,growth,0.3",
            [(3, "ratio", RECIPROCAL.format("0.3, and 3 for growth over trust in line 2"))],
        ),
        ("CEO,,growth,trust,3 / CEO,,trust,growth,0.33", []),
        ("CEO,,growth,trust,7 / CEO,,trust,growth,0.14", []),
        ("CEO,Ann,growth,trust,3 / CEO,Bob,trust,growth,3", []),
        (
            "CEO,,growth,trust,0 / CEO,,trust,,-1",
            [(2, "ratio", "> 0; found 0."), (3, "ratio", "> 0; found -1."), (3, "over", "Keep one kind.")],
        ),
        (
            "CEO,,growth,trust,",
            [(2, "ratio", "must be a number > 0; found nothing. Fill it in, or delete the row.")],
        ),
        ("CEO,,growth,trust,strong", [(2, "ratio", 'must be a number > 0; found "strong". Write a number.')]),
        (
            "CEO,,growth,trust,2e6",
            [
                (
                    2,
                    "ratio",
                    "must be a number from 1/1 000 000 to 1 000 000; found 2000000. Saaty's scale ends at 9.",
                )
            ],
        ),
        (
            "CEO,,growth,trust,1e-7",
            [
                (
                    2,
                    "ratio",
                    "must be a number from 1/1 000 000 to 1 000 000; found 1e-07. Saaty's scale ends at 9.",
                )
            ],
        ),
        ("CEO,,growth,,1e-7", []),
        (
            "CEO,,grwth,trust,3",
            [(2, "objective", 'must be an id in objectives; found "grwth". Nearest: "growth".')],
        ),
        (
            "CEO,,growth,speed,3",
            [(2, "over", 'must be an id in objectives; found "speed". Add it to objectives, or correct it.')],
        ),
        (
            ",,growth,trust,3 / CEO,,,trust,3",
            [(2, "party", "must be an id; found nothing."), (3, "objective", "found nothing.")],
        ),
    ],
)
def test_faults(judgements: str, faults: list[tuple[int, str, str]], tmp_path: Path) -> None:
    path = write(tmp_path / "case", judgements, "CFO,trust,100")
    if not faults:
        assert len(party_weights(pf.load(path)).parties) == 2
        return
    with pytest.raises(pf.CaseError) as caught:
        pf.load(path)
    found = caught.value.faults
    assert set(found["table"]) == {"judgements"}
    assert [*zip(found["row"], found["column"], strict=True)] == [(row, column) for row, column, _ in faults]
    for problem, (_, _, expected) in zip(found["problem"], faults, strict=True):
        assert expected in problem


def test_of_a_ratio_and_its_rounded_reciprocal_the_one_not_rounded_counts(tmp_path: Path) -> None:
    for n, judgements in enumerate(
        ("CEO,,growth,trust,3 / CEO,,trust,growth,0.33", "CEO,,trust,growth,0.33 / CEO,,growth,trust,3")
    ):
        found = dealing(tmp_path / str(n), judgements)
        assert found.points("CEO") == pytest.approx({"growth": 75, "trust": 25, "habit": 0})
        assert found.consistency.loc[0, "pairs"] == 1


APART = (
    "must connect all objectives that CEO judges, directly or through others; found no comparison between {}."
    " Compare one of each."
)


@pytest.mark.parametrize(
    ("judgements", "problems"),
    [
        (
            "CEO,,a,b,3 / CEO,,c,d,3",
            ["judgements.csv, line 2, column over: the pairs of CEO " + APART.format("(a, b) and (c, d)")],
        ),
        (
            "CEO,Ann,a,b,3 / CEO,Ann,b,c,3 / CEO,Bob,a,b,2",
            ["judgements.csv, line 4, column over: the pairs of CEO / Bob " + APART.format("(a, b) and (c)")],
        ),
        ("CEO,Ann,a,,100 / CEO,Ann,c,,50 / CEO,Bob,a,b,2", ["(a, b) and (c)"]),
        ("CEO,,a,b,3 / CEO,,c,d,3 / CPO,,a,d,2 / CPO,,b,c,2", ["of CEO must", "of CPO must"]),
        (
            "CEO,Ann,a,,100 / CEO,Bob,b,,50",
            [
                "judgements.csv, line 2, column objective: the people of CEO must have an objective in common"
                " that none of them leaves out; found none. Complete their swings."
            ],
        ),
    ],
)
def test_judgements_from_which_no_weights_follow(
    judgements: str, problems: list[str], tmp_path: Path
) -> None:
    with pytest.raises(pf.CaseError) as caught:
        pf.load(write(tmp_path, judgements, objectives="a b c d"))
    lines = str(caught.value).split("\n- ")[1:]
    assert len(lines) == len(problems)
    for line, expected in zip(lines, problems, strict=True):
        assert expected in line


# Remarks


@pytest.mark.parametrize(
    ("judgements", "remarks"),
    [
        ("CEO,,growth,trust,9 / CEO,,trust,habit,0.11", []),
        (
            "CEO,,growth,trust,12 / CEO,,trust,habit,0.1",
            ["a comparison of 12 is beyond Saaty's", "a comparison of 0.1 is beyond Saaty's"],
        ),
        ("CEO,,growth,trust,3", ["CEO does not judge habit, which gets no points from it."]),
        (
            "CEO,,growth,,80 / CEO,,trust,,40 / CEO,,habit,,1",
            ["the largest swing of CEO is 80, not 100; only the proportions count."],
        ),
        (
            "CEO,Ann,growth,,100 / CEO,Ann,trust,,40 / CEO,Ann,habit,,1 / CEO,Bob,growth,,100",
            ["CEO / Bob gives no swing to trust, habit: no points from CEO, whatever its others give."],
        ),
        (
            "CEO,,growth,trust,3 / CEO,,trust,habit,3 / CEO,Ann,growth,habit,3 / CEO,Ann,trust,habit,3",
            ["the rows of CEO without a person count as one person beside Ann."],
        ),
    ],
)
def test_remarks(judgements: str, remarks: list[str], tmp_path: Path) -> None:
    case = pf.load(write(tmp_path, judgements, objectives="growth trust habit", points="40 30 30"))
    told = [doubt for doubt in case.doubts if doubt.table == "judgements"]
    assert len(told) == len(remarks)
    for doubt, expected in zip(told, remarks, strict=True):
        assert expected in doubt.problem


# The table in all forms of a case


@pytest.mark.parametrize("form", ["folder", "french", "case.xlsx"])
def test_round_trip(form: str, tmp_path: Path) -> None:
    names, pairs = matrix(LEADER)
    judgements = (
        f"{rows(pairs)} / CPO,Ann, experience ,,100 / CPO,Ann,age,,33.3 / CPO,Bob,age,experience,{1 / 3!r}"
    )
    case = pf.load(write(tmp_path / "case", judgements, "CFO,age,100", objectives=" ".join(names)))
    pf.save(case, tmp_path / form, french=form == "french")
    again = pf.load(tmp_path / form)
    assert again == case
    pd.testing.assert_frame_equal(again.judgements, case.judgements)
    pd.testing.assert_frame_equal(party_weights(again).weights, party_weights(case).weights)
    assert list(case.judgements) == ["party", "person", "objective", "over", "ratio"]
    assert case.judgements["over"].tolist()[-3:] == ["", "", "experience"]


def test_a_french_table(tmp_path: Path) -> None:
    english = pf.load(write(tmp_path / "case", "CEO,Élodie,growth,trust,2.5 / CEO,Élodie,trust,habit,0.5"))
    text = "party;person;objective;over;ratio\nCEO;Élodie;growth;trust;2,5\nCEO;Élodie;trust;habit;0,5\n"
    (tmp_path / "case" / "judgements.csv").write_bytes(text.encode("cp1252"))
    assert pf.load(tmp_path / "case") == english


def test_a_new_case_has_the_table(tmp_path: Path) -> None:
    new(tmp_path / "round", ["2027Q1"])
    assert (tmp_path / "round" / "judgements.csv").read_text(
        encoding="utf-8"
    ).strip() == "party,person,objective,over,ratio"


def test_a_scenario_may_change_a_judgement(tmp_path: Path) -> None:
    path = write(tmp_path, "CEO,,growth,trust,3")
    (path / "scenarios.csv").write_text(
        "scenario,table,row,column,change\nother,judgements,CEO / growth,ratio,= 1\n", encoding="utf-8"
    )
    plans = pf.compare(pf.load(path)).plans
    assert party_weights(plans["other"].problem.case).points("CEO")["growth"] == pytest.approx(50)


# Junk


JUNK = [
    "",
    " ",
    "x",
    "growth",
    "trust",
    "CEO",
    "CFO",
    "Ann",
    "-1",
    "0",
    "1e999",
    "nan",
    "12 %",
    "0.5",
    "3",
    "1/3",
    "1,5",
    "=1+1",
    "growth | trust",
]


@pytest.mark.parametrize("seed", range(60))
def test_damaged_judgements_are_dealt_or_refused(seed: int, tmp_path: Path) -> None:
    rng = random.Random(seed)
    lines = [
        [
            "CEO",
            rng.choice(["", "Ann", "Bob"]),
            *rng.sample(["growth", "trust", "habit"], 2),
            rng.choice(["1", "3", "0.2"]),
        ]
        for _ in range(5)
    ]
    for _ in range(rng.randint(0, 3)):
        rng.choice(lines)[rng.randrange(5)] = rng.choice(JUNK)
    text = " / ".join(",".join(f'"{cell}"' for cell in line) for line in lines)
    try:
        found = party_weights(pf.load(write(tmp_path, text, "CFO,trust,100")))
    except pf.CaseError as error:
        assert set(error.faults["table"]) == {"judgements"}  # noqa: PT017
    else:
        assert np.isfinite(found.aggregated).all()
        assert found.aggregated.sum(axis=1) == pytest.approx([100] * len(found.parties))
