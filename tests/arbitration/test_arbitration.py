"""Parties at one table against every portfolio of small cases, compromises against their definitions,
records replayed.
"""

from __future__ import annotations

import json
import math
import random
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from support import oracle, random_cases, samples
from support.random_cases import loaded
from support.small_cases import Make

import portfolio as pf
from portfolio.allocator.questions import pareto
from portfolio.arbitration.compromises.criterion import Stakes
from portfolio.arbitration.compromises.registry import picked
from portfolio.arrays import Floats
from portfolio.case.reading import edited, with_rows
from portfolio.errors import CaseError
from portfolio.model.choices import Choice
from portfolio.model.effects import effects
from portfolio.model.value import worth
from portfolio.tables import SCHEMAS

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.xdist_group("arbitration")  # the sample's table is made once
DOZEN = ROOT / "data" / "samples" / "dozen"
PUBLISHED = ROOT.parent / "shared" / "benchmarks" / "cases"
MOST = 1500


def with_parties(seed: int, count: int) -> tuple[pf.Case, list[tuple[Choice, ...]], oracle.Case] | None:
    """A random case with so many parties, and its feasible portfolios; None where there are none, or too
    many.
    """
    rng = random.Random(seed)
    tables, settings = random_cases.random_tables(rng)
    objectives = [row["objective"] for row in tables["objectives"]]
    tables["parties"] = [
        {"party": f"P{n}", "objective": o, "weight": str(rng.choice([0, 10, 25, 40, 60, 100]))}
        for n in range(count)
        for o in objectives
    ]
    exact = oracle.Case(tables, settings, float)
    found = []
    for n, portfolio in enumerate(exact.portfolios()):
        if n > MOST:
            return None
        if not any(exact.broken(portfolio)):
            found.append(tuple(sorted(Choice(*c.choice) for c in portfolio)))
    return (loaded((tables, settings)), found, exact) if found else None


def points_of(table: pf.Arbitration, portfolios: list[tuple[Choice, ...]]) -> Floats:
    """Points of portfolios for each party: array (portfolios, parties)."""
    numbers = effects(table.problem.case)
    return np.array(
        [
            [worth(numbers, p, numbers.points(table.party_weights.points(party))) for party in table.parties]
            for p in portfolios
        ]
    )


def by_rule(portfolios: list[tuple[Choice, ...]], exact: oracle.Case) -> tuple[Choice, ...]:
    return min(portfolios, key=lambda p: exact.preference(exact.chosen(tuple(c) for c in p)))


def undominated(points: Floats) -> list[list[int]]:
    """Groups of portfolios of the same points that none dominates."""
    near = 1e-6 * np.maximum(1.0, np.abs(points))
    groups: list[list[int]] = []
    for k, vector in enumerate(points):
        if ((points >= vector - near[k]).all(axis=1) & (points > vector + near[k]).any(axis=1)).any():
            continue
        group = next((g for g in groups if (np.abs(points[g[0]] - vector) <= near[k]).all()), None)
        if group is None:
            groups.append([k])
        else:
            group.append(k)
    return groups


@pytest.mark.parametrize(("seed", "count"), [(600 + n, 2 + n % 3) for n in range(90)])
def test_the_table_is_that_of_all_portfolios(seed: int, count: int) -> None:
    drawn = with_parties(seed, count)
    if drawn is None:
        return
    case, portfolios, exact = drawn
    table = pf.arbitrate(case, limit=100_000)
    points = points_of(table, portfolios)
    assert table.resolution == 0
    groups = undominated(points)
    assert sorted(table.portfolios) == sorted(by_rule([portfolios[k] for k in g], exact) for g in groups)

    # own bests: its points, then the others' sum, then the rule
    for k, party in enumerate(table.parties):
        top = np.flatnonzero(points[:, k] >= points[:, k].max() - 1e-6)
        rest = points[top].sum(axis=1) - points[top, k]
        tied = top[rest >= rest.max() - 1e-6]
        assert table.own[party] == by_rule([portfolios[n] for n in tied], exact)
    own = points_of(table, [table.own[p] for p in table.parties])
    best = np.diag(own)
    zero = [min(own[j, k] for j in range(count) if j != k) for k in range(count)]
    assert table.stakes.ideal == pytest.approx(best)
    assert table.stakes.disagreement == pytest.approx(np.minimum(best, zero))

    # compromises by their definitions, over all portfolios that none dominates
    candidates = np.array([points[g[0]] for g in groups])
    span = best - np.minimum(best, zero)
    counts = span > 1e-9 * np.maximum(1, np.abs(best))
    normal = (candidates - (best - span))[:, counts] / span[counts]
    gains = normal * span[counts]
    scores = {
        "weighted": normal.sum(axis=1),
        "max-min": normal.min(axis=1) if counts.any() else np.zeros(len(candidates)),
        "nash": np.where((gains >= -1e-9).all(axis=1), gains.prod(axis=1), -np.inf),
        "least-regret": -(best - candidates).max(axis=1),
    }
    for name, score in scores.items():
        chosen = np.array(list(table.values(table.compromise(name)).values()))
        mine = score[np.abs(candidates - chosen).max(axis=1).argmin()]
        assert mine >= score.max() - 1e-6 * max(1.0, abs(score.max())), name

    # what is agreed, and what is contested: re-solves against all portfolios with it and without it
    held = [{c.initiative for c in table.own[p]} for p in table.parties]
    assert set(table.agreed) == set.intersection(*held)
    assert set(table.contested.initiative) == set.union(*held) - set.intersection(*held)
    for row in table.contested.itertuples():
        inside = np.array([any(c.initiative == row.initiative for c in p) for p in portfolios])
        for k in range(count):
            without = points[~inside, k].max() if not inside.all() else -math.inf
            assert getattr(row, f"P{k}") == pytest.approx(points[inside, k].max() - without, abs=1e-5)


@pytest.mark.parametrize("seed", range(700, 725))
def test_a_grid_misses_no_portfolio_by_more_than_it_says(seed: int) -> None:
    drawn = with_parties(seed, 3)
    if drawn is None:
        return
    case, portfolios, _ = drawn
    table = pf.arbitrate(case, limit=4)
    points, found = points_of(table, portfolios), points_of(table, list(table.portfolios))
    if table.resolution:
        grid = {"en": "on a grid of", "fr": "sur une grille"}
        assert grid[case.settings.language] in " ".join(str(table).split())
    short = (points[:, None, :] - found[None, :, :]).max(axis=2).min(axis=1)
    assert short.max() <= table.resolution + 1e-6
    undominated_ones = {portfolios[k] for g in undominated(points) for k in g}
    assert set(table.portfolios) <= undominated_ones


@pytest.mark.skipif(not PUBLISHED.exists(), reason="the published problems are not here")
@pytest.mark.parametrize("name", ["jump_biobjective", "frontier_2kp50_11", "frontier_2kp50_50"])
def test_published_frontiers_are_matched_point_by_point(name: str) -> None:
    table = pf.arbitrate(pf.load(PUBLISHED / name))
    expected = json.loads((PUBLISHED / name / "expected.json").read_text())["frontier"]
    points = table.frontier[list(table.parties)].round(6).to_numpy().tolist()
    assert sorted(points) == sorted([float(a), float(b)] for a, b in expected)


def test_compromises_by_hand() -> None:
    """Best 10 and 10, zero 0 and 0: the sum picks (9, 4), the smallest (6, 6), the product (6, 6) too,
    regret (6, 6).
    """
    values = np.array([[10.0, 0.0], [9.0, 4.0], [6.0, 6.0], [0.0, 10.0]])
    stakes = Stakes(np.array([10.0, 10.0]), np.array([0.0, 0.0]), np.ones(2))
    assert {
        n: int(picked(n, values, stakes)[0]) for n in ("weighted", "max-min", "nash", "least-regret")
    } == {
        "weighted": 1,
        "max-min": 2,
        "nash": 1,
        "least-regret": 2,
    }
    # a party without span is left out of what is normalised, and still counts for regret
    flat = Stakes(np.array([10.0, 10.0]), np.array([0.0, 10.0]), np.ones(2))
    assert picked("weighted", values, flat) == picked("nash", values, flat) == 0
    assert picked("least-regret", values, flat) == 2


def test_two_parties_by_hand(make: Make) -> None:
    """Money for one of two: growth wants A (3 points), loyalty wants B (2 points); C serves both a little."""
    case = make(
        objectives="objective,weight / grow,50 / keep,50",
        key_results="key_result,objective,kpi,target / more,grow,users,3 / stay,keep,loyal,4",
        contributions="initiative,kpi,expected / A,users,3 / B,loyal,4 / C,users,1.5 / C,loyal,2",
        resources="resource,kind,Q1,Q2,Q3 / cash,budget,2,0,0",
        parties="party,objective,weight / finance,grow,100 / product,keep,100",
    )
    table = pf.arbitrate(case)
    assert table.payoff[["finance", "product"]].to_numpy().tolist() == [[100, 0], [0, 100], [0, 0]]
    assert table.frontier[["finance", "product"]].to_numpy().tolist() == [[0, 100], [50, 50], [100, 0]]
    assert table.own_bests[["own best of", "finance concedes", "product concedes"]].to_numpy().tolist() == [
        ["finance", 0, 100],
        ["product", 100, 0],
    ]
    assert [c.initiative for c in table.compromise("nash")] == ["C"]
    assert table.agreed == []
    assert table.agreed_out == ["C"]
    row = table.contested.set_index("initiative").loc["A"]
    assert (row.finance, row["product"]) == (50, -100)
    assert (row.settle, row.concedes, row.concession) == ("drop", "finance", 50)
    told = table.compromises.set_index("compromise").loc["max-min"]
    assert (told["finance concedes"], told["product share"]) == (50, 0.5)


def test_a_decision_binds_is_priced_and_can_be_undone() -> None:
    case = pf.load(DOZEN)
    opening = pf.arbitrate(case)
    after = opening.decide(
        "rota-assistant", "reject", by="Finance Director", reason="Wait for the pilot", date="2026-11-24"
    )
    assert "rota-assistant" not in {c.initiative for p in (*after.own.values(), *after.portfolios) for c in p}
    (row,) = after.decisions.to_dict("records")
    assert (row["by"], row["reason"]) == ("Finance Director", "Wait for the pilot")
    for k, party in enumerate(after.parties):
        assert row[party] == pytest.approx(opening.stakes.ideal[k] - after.stakes.ideal[k], abs=1e-6)
    assert after.undo("rota-assistant").problem.case == case
    assert after.opening is opening
    with pytest.raises(CaseError, match="must be unique"):
        after.decide("rota-assistant", "fund", by="a", reason="b")
    with pytest.raises(CaseError, match="must be an initiative that is decided"):
        opening.undo("rota-assistant")
    with pytest.raises(CaseError, match="Nearest"):
        opening.decide("rota-asistant", "fund", by="a", reason="b")


def test_no_party_is_a_fault() -> None:
    with pytest.raises(CaseError, match="at least one party"):
        pf.arbitrate(pf.load(ROOT / "data" / "samples" / "lorie_savage"))


def test_an_unknown_compromise_is_refused() -> None:
    table = samples.table("dozen")
    with pytest.raises(
        pf.PortfolioError, match="must be one of weighted, max-min, nash, least-regret; found fair"
    ):
        table.compromise("fair")
    with pytest.raises(pf.PortfolioError, match="must meet every limit"):
        table.record([("shift-swap", "full", "2027Q1")])  # the mandatory one is missing


# records


@pytest.fixture(scope="module")
def decided() -> pf.Arbitration:
    return samples.table("dozen").decide("rota-assistant", "reject", by="Finance Director", reason="Wait")


def test_a_record_replays_in_a_fresh_process(decided: pf.Arbitration, tmp_path: Path) -> None:
    path, text = decided.record("nash", agreed_by=["Finance Director", "Product Director"]).save(tmp_path)
    pf.save(decided.problem.case, tmp_path / "case")
    code = (
        f"import portfolio as pf; r = pf.replay({str(path)!r}, pf.load({str(tmp_path / 'case')!r}));"
        " print(r.same, r.again.json == r.record.json)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["True", "True"]
    assert "Wait" in text.read_text(encoding="utf-8")
    assert "NaN" not in path.read_text(encoding="utf-8")


def test_a_record_holds_its_inputs(decided: pf.Arbitration) -> None:
    record = decided.record()
    assert record.case == decided.problem.case
    assert record.content["fingerprints"]["case"] == decided.problem.case.fingerprint
    limited = pf.arbitrate(
        pf.Problem(pf.load(DOZEN)).with_limits({"budget": 120_000, ("apps", "2027Q1"): None})
    ).record("max-min")
    assert pf.Record(json.loads(limited.json)).problem == limited.problem


def test_a_changed_input_is_named_and_what_it_changed(decided: pf.Arbitration) -> None:
    case = edited(decided.problem.case, [("resources", "budget", "2027Q1", "× 0.8")])
    again = pf.replay(decided.record("nash"), case)
    assert not again.same
    assert again.inputs.to_dict("records") == [
        {"table": "resources", "row": "budget", "column": "2027Q1", "before": "160000", "after": "128000"}
    ]
    assert any(what.startswith("chosen, points") for what in again.outcome.what)
    assert "resources, Budget for initiatives (budget), EUR: 2027Q1 160\u202f000 → 128\u202f000" in str(again)


def test_every_single_cell_is_caught_and_named() -> None:
    """Each cell of every table in turn: whatever is still a valid case differs from the record just there."""
    from portfolio.case.compared import inputs

    case = pf.load(DOZEN)
    record = samples.table("dozen").record()
    tried = 0
    for schema in SCHEMAS:
        table = case.table(schema.name)
        for column in table.columns:
            for n, cell in enumerate(table[column]):
                new = (
                    cell + 1
                    if isinstance(cell, int | float) and not isinstance(cell, bool)
                    else f"{cell}x"
                    if isinstance(cell, str)
                    else None
                )
                if new is None or column in schema.key:
                    continue
                keys = table.keys()
                key = " / ".join(keys[n])
                if sum(k[: len(keys[n])] == keys[n] for k in keys) > 1:
                    continue  # an edit would change several rows
                try:
                    changed = edited(case, [(schema.name, key, column, f"= {new}")])
                except CaseError:
                    continue
                tried += 1
                found = list(inputs(record.case, changed))
                assert any(t == schema.name and c == column for t, _, c, _, _ in found), (
                    schema.name,
                    column,
                    n,
                )
    assert tried > 150


@pytest.mark.parametrize("content", ["", "{}", "[1]", '{"format": 99}', "\x00"])
def test_a_file_that_is_no_record_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "record.json"
    path.write_text(content)
    with pytest.raises(pf.PortfolioError, match="must be a decision record"):
        pf.Record.load(path)
    with pytest.raises(pf.PortfolioError, match=r"must be the file record.json .* nothing is there"):
        pf.Record.load(tmp_path / "none.json")


def test_a_french_record_is_in_french() -> None:
    case = edited(pf.load(DOZEN), [])
    french = pf.Case({**case.written}, {**case.written_settings, "language": "fr"})
    text = pf.arbitrate(french).record("nash", agreed_by=["DAF"]).markdown
    assert text.startswith("# Relevé de décision")
    for word in ("Funded", "party", "best", "Agreed", "against"):
        assert f"| {word}" not in text


def test_a_record_names_the_rules_that_were_kept(tmp_path: Path) -> None:
    plain = samples.table("dozen").record("nash")
    assert "rules" not in plain.content
    assert "Rules kept" not in plain.markdown
    case = with_rows(
        samples.case("dozen"),
        "rules",
        [
            {"rule": "few at once", "by": "mandatory", "value": "no", "max": 4, "when": "active"},
            {"rule": "not many", "by": "mandatory", "value": "no", "min": 1, "max": 9},
        ],
        "rules",
    )
    record = pf.arbitrate(case).record("nash")
    few, many = record.content["rules"]
    assert (few["rule"], many["rule"]) == ("few at once", "not many")
    assert few["most"] <= 4
    mandatory = {row["initiative"] for row in case.table("initiatives") if row["mandatory"]}
    assert many["least"] == many["most"] == len({c.initiative for c in record.portfolio} - mandatory)
    path, text = record.save(tmp_path)
    told = text.read_text(encoding="utf-8")
    optional = len(case.table("initiatives")) - len(mandatory)
    assert f"at most 9 of {optional} initiatives may be funded | {many['most']:g} |" in told
    assert "few at once" in pf.Record.load(path).markdown
    assert pf.replay(record, case).same
    french = pf.Case({**case.written}, {**case.written_settings, "language": "fr"})
    assert "## Règles tenues" in pf.arbitrate(french).record("nash").markdown


@pytest.mark.parametrize("decision", ["", "reject"])
def test_what_is_not_funded_stands_in_a_record_with_what_it_would_cost_each_party(decision: str) -> None:
    table = samples.table("dozen")
    if decision:
        table = table.decide("rota-assistant", "reject", by="CFO", reason="x")
    record = table.record("nash")
    case, left = table.problem.case, {row["initiative"]: row for row in record.content["left_out"]}
    funded = {c.initiative for c in record.portfolio}
    assert [*left] == sorted(i for i in case.rows("initiatives") if i not in funded)
    undecided = table.undo("rota-assistant").problem if decision else table.problem
    for i in ("hotel-edition", "temp-marketplace", *(["rota-assistant"] if decision else [])):
        problem = undecided if i == "rota-assistant" else table.problem
        for k, party in enumerate(table.parties):
            asked = problem.with_weights(dict(table.party_weights.points(party))).with_funded(i)
            lost = table.stakes.ideal[k] - pf.allocate(asked).impact
            assert left[i]["prices"][party] == pytest.approx(lost, abs=1e-6)
    for party, own in table.own.items():
        for c in own:
            assert left.get(c.initiative, {"prices": {party: 0.0}})["prices"][party] <= 1e-6
    told = record.markdown
    assert all(f"| {case.names('initiatives')[i]} ({i}) |" in told for i in (*funded, *left))
    assert all(row["owner"] in told for row in record.content["funded"])
    total = sum(row["points"] for row in record.content["funded"])
    assert total == pytest.approx(record.content["chosen"]["impact"])
    assert sum(row["cost"] for row in record.content["funded"]) == record.content["chosen"]["cost"]


def test_a_record_of_before_is_read_told_and_replayed(decided: pf.Arbitration, tmp_path: Path) -> None:
    from portfolio.arbitration.record import _seal

    old = {k: v for k, v in decided.record("nash").content.items() if k not in ("funded", "left_out", "seal")}
    path = tmp_path / "record.json"
    path.write_text(json.dumps(old | {"seal": _seal(old)}), encoding="utf-8")
    record = pf.Record.load(path)
    assert "| initiative | option | start |" in record.markdown
    assert "Not funded" not in record.markdown
    assert pf.replay(record, decided.problem.case).same


def test_a_replay_says_what_differs_by_name_in_the_language_of_the_case(decided: pf.Arbitration) -> None:
    case = edited(decided.problem.case, [("resources", "budget", "2027Q1", "× 0.8")])
    french = pf.Case({**case.written}, {**case.written_settings, "language": "fr"})
    told = str(pf.replay(decided.record("nash"), french))
    assert told.startswith("2 données diffèrent\u202f:")
    assert "2027Q1 160\u202f000 → 128\u202f000" in told
    assert "finance, points\u202f: " in told
    assert "(clock-pipeline)" in told


# what a hostile reader found


def test_a_period_without_any_limit_stays_in_the_record(make: Make) -> None:
    for resources in ("resource,kind,Q1,Q2,Q3 / cash,budget,2,1,", "resource,kind,Q1 / cash,budget,"):
        case = make(
            resources=resources,
            parties="party,objective,weight / p,grow,1 / q,grow,2",
            settings="discount_rate = 0.1",
        )
        record = pf.arbitrate(case).record()
        assert record.case == case
        assert pf.replay(record, case).same


def spread(
    make: Make,
    effects_: dict[str, list[float]],
    cost: dict[str, int],
    budget: int,
    weights: dict[str, list[float]],
) -> pf.Case:
    """Initiatives that move an indicator of each objective, and parties that weigh them."""
    many = range(len(next(iter(effects_.values()))))
    return make(
        initiatives="initiative / " + " / ".join(effects_),
        objectives="objective,weight / " + " / ".join(f"o{k},1" for k in many),
        key_results="key_result,objective,kpi / " + " / ".join(f"r{k},o{k},k{k}" for k in many),
        contributions="initiative,kpi,expected / "
        + " / ".join(f"{i},k{k},{e}" for i, row in effects_.items() for k, e in enumerate(row)),
        requirements="initiative,resource,1 / " + " / ".join(f"{i},cash,{c}" for i, c in cost.items()),
        resources=f"resource,kind,Q1 / cash,budget,{budget}",
        parties="party,objective,weight / "
        + " / ".join(f"{p},o{k},{w}" for p, row in weights.items() for k, w in enumerate(row)),
    )


def test_an_own_best_is_the_one_answer_among_those_with_the_same_sum_for_the_others(make: Make) -> None:
    """A, B and D give p two points and the others three together; D is the cheapest."""
    effects_ = {"A": [2, 2, 1], "B": [2, 1, 2], "D": [2, 1.5, 1.5], "R": [0, 1.8, 4]}
    case = spread(
        make, effects_, {"A": 2, "B": 2, "D": 1, "R": 2}, 2, {"p": [1, 0, 0], "q": [0, 1, 0], "r": [0, 0, 1]}
    )
    table = pf.arbitrate(case)
    assert [c.initiative for c in table.own["p"]] == ["D"]
    assert table.stakes.disagreement[1] == 1.5


def asked_by_rule(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """Which portfolios the rule was asked about from here on, by initiative."""
    asked, ruled = list[tuple[str, ...]](), pareto._Zones.ruled

    def told(self: pareto._Zones, choices: tuple[Choice, ...]) -> tuple[Choice, ...]:
        asked.append(tuple(c.initiative for c in choices))
        return ruled(self, choices)

    monkeypatch.setattr(pareto._Zones, "ruled", told)
    return asked


def test_the_rule_is_asked_where_another_portfolio_is_as_good_and_nowhere_else(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of B and the cheaper D, which give the same, the rule takes D; nothing is like A."""
    effects_ = {"A": [3, 0], "B": [0, 2], "D": [0, 2]}
    case = spread(make, effects_, {"A": 2, "B": 2, "D": 1}, 2, {"p": [1, 0], "q": [0, 1]})
    asked = asked_by_rule(monkeypatch)
    table = pf.arbitrate(case)
    assert [[c.initiative for c in portfolio] for portfolio in table.portfolios] == [["A"], ["D"]]
    assert {names[0] for names in asked} <= {"B", "D"}
    assert asked


def test_a_table_is_the_same_whether_others_as_good_are_asked_for_or_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drawn = [found for seed in range(800, 812) if (found := with_parties(seed, 2 + seed % 3)) is not None]
    plain = [pf.arbitrate(case) for case, _, _ in drawn]
    monkeypatch.setattr(pareto, "_OTHERS", 0)
    asked = asked_by_rule(monkeypatch)
    assert [pf.arbitrate(case).portfolios for case, _, _ in drawn] == [table.portfolios for table in plain]
    assert asked


def test_nash_does_not_depend_on_the_unit(make: Make) -> None:
    k = 5
    effects_: dict[str, list[float]] = {"X": [5.0] * k, "Y": [1.0] * (k - 1) + [5.0 * k]}
    effects_ |= {f"E{j}": [60.0 * (i == j) for i in range(k)] for j in range(k)}
    for unit in (1, 0.002):
        case = spread(
            make,
            effects_,
            dict.fromkeys(effects_, 1),
            1,
            {f"p{j}": [unit * (i == j) for i in range(k)] for j in range(k)},
        )
        assert [c.initiative for c in pf.arbitrate(case).compromise("nash")] == ["X"]


def test_equal_compromises_do_not_depend_on_who_is_written_first(make: Make) -> None:
    both = [
        spread(make, {"A": [3, 0], "B": [0, 3]}, {"A": 2, "B": 2}, 2, weights)
        for weights in ({"p": [1, 0], "q": [0, 1]}, {"q": [0, 1], "p": [1, 0]})
    ]
    tables = [pf.arbitrate(case) for case in both]
    assert tables[0].compromise("nash") == tables[1].compromise("nash")
    again = pf.replay(tables[0].record(), both[1])
    assert again.same


@pytest.mark.parametrize("name", ["impact", "nash", "zero", "initiative", "finance concedes"])
def test_a_party_called_like_a_figure_is_a_fault(make: Make, name: str) -> None:
    with pytest.raises(CaseError, match="must not be called like a figure"):
        make(parties=f"party,objective,weight / {name},grow,1")


def test_a_replay_keeps_what_the_question_changed(make: Make) -> None:
    case = spread(make, {"A": [3, 0], "B": [0, 3]}, {"A": 1, "B": 1}, 2, {"p": [1, 0], "q": [0, 1]})
    asked = pf.Problem(case).with_weights({"o0": 5}).with_limits({"cash": 3}).without("B")
    record = pf.arbitrate(asked).record()
    assert record.content["chosen"]["impact"] == 15
    named = edited(case, [("objectives", "o1", "weight", "= 7")])
    again = pf.replay(record, named)
    assert again.inputs.shape == (1, 5)
    assert again.again.content["chosen"]["impact"] == 15


def test_a_record_of_a_grid_replays_and_every_limit_ends(make: Make) -> None:
    effects_ = {f"I{n}": [float(n), float((n * 5) % 7), float(6 - n)] for n in range(7)}
    case = spread(
        make, effects_, dict.fromkeys(effects_, 1), 3, {"p": [1, 0, 0], "q": [0, 1, 0], "r": [0, 0, 1]}
    )
    for limit in (1, 3):
        table = pf.arbitrate(case, limit=limit)
        assert table.resolution > 0
        assert pf.replay(table.record(), case).same
    alike = spread(make, effects_, dict.fromkeys(effects_, 1), 3, {p: [1, 1, 1] for p in "pqr"})
    assert pf.arbitrate(alike, limit=1).portfolios
    for limit in (0, -1, 2.5, None):
        with pytest.raises(pf.PortfolioError, match="limit: must be"):
            pf.arbitrate(case, limit=limit)  # type: ignore[arg-type]


def test_a_record_that_was_edited_is_refused(decided: pf.Arbitration, tmp_path: Path) -> None:
    path, _ = decided.record(agreed_by=["A"]).save(tmp_path)
    content = json.loads(path.read_text(encoding="utf-8"))
    path.write_text("\N{ZERO WIDTH NO-BREAK SPACE}" + json.dumps(content, indent=1), encoding="utf-8")
    assert pf.replay(path, decided.problem.case).same  # a BOM and other spaces change nothing
    for part, value in (("agreed_by", ["B"]), ("chosen", {}), ("inputs", {})):
        path.write_text(json.dumps(content | {part: value}), encoding="utf-8")
        with pytest.raises(pf.PortfolioError, match="changed since"):
            pf.Record.load(path)


def test_a_renamed_resource_is_an_input_that_changed(decided: pf.Arbitration) -> None:
    limited = pf.arbitrate(decided.problem.with_limits({"apps": 60})).record()
    case = decided.problem.case
    tables = {
        name: (
            case.written[name].replacing(
                "resource", [("web" if r == "apps" else r) for r in case.written[name]["resource"]]
            )
        )
        for name in ("resources", "requirements")
    }
    assert "web" in set(pf.replay(limited, edited(case.revised(tables), [])).inputs.row)


def test_text_in_a_record_stays_text() -> None:
    table = samples.table("dozen").decide("rota-assistant", "reject", by="a|b", reason="x\n\n# Head <script>")
    text = table.record(agreed_by="Finance Director").markdown
    assert "| Agreed by | date | signature |" in text
    assert "| Finance Director |" in text
    assert "<script>" not in text
    assert "\n# Head" not in text
    assert "a\\|b" in text
    with pytest.raises(pf.PortfolioError, match="agreed_by"):
        table.record(agreed_by=[""])
    with pytest.raises(pf.PortfolioError, match="who took it"):
        table.decide("tablet-clock", "fund", by=" ", reason="x")


def test_one_party_has_no_other_to_be_drawn_against(make: Make) -> None:
    table = pf.arbitrate(make(parties="party,objective,weight / p,grow,1"))
    assert len(table.portfolios) == 1
    with pytest.raises(pf.PortfolioError, match="must be two of the parties p; found p"):
        pf.plots.parties(table)


@pytest.mark.parametrize("limit", [1, 2, 250])
def test_on_two_cores_the_table_is_the_one_of_one_core(monkeypatch: pytest.MonkeyPatch, limit: int) -> None:
    tables = []
    for count in (1, 2):
        monkeypatch.setattr(pareto, "cores", lambda count=count: count)
        tables.append(pf.arbitrate(samples.case("dozen"), limit=limit))
    one, two = tables
    assert one.resolution == two.resolution
    assert one.portfolios == two.portfolios
