"""Calibration: by hand, on simulated actuals whose truth is known, and by what must hold of any."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from pathlib import Path

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from matplotlib.axes import Axes
from support.small_cases import Make

import portfolio as pf
from portfolio.tables import Table

mpl.use("agg")
SAMPLES = Path(__file__).parents[2] / "data" / "samples"
HEADINGS = ("initiative", "kpi", "expected", "realised", "category", "owner")

type Actual = tuple[str, str | None, float | None, float | None, str | None, str | None]


def with_actuals(case: pf.Case, rows: Sequence[Actual]) -> pf.Case:
    """The case with these rows of ``actuals``: initiative, kpi, expected, realised, category, owner."""
    columns = dict(zip(HEADINGS, zip(*rows, strict=True), strict=True))
    return case.revised({"actuals": Table("actuals", columns, tuple(range(2, 2 + len(rows))), "actuals.csv")})


def alike(*ratios: float) -> list[Actual]:
    """One initiative a ratio, all on the same KPI, without category and owner."""
    return [(f"i{n}", "users", 10.0, 10.0 * ratio, None, None) for n, ratio in enumerate(ratios)]


def row(frame: pd.DataFrame, by: str, group: str) -> pd.Series:
    (found,) = [r for _, r in frame[(frame.by == by) & (frame.group == group)].iterrows()]
    return found


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> pf.Case:
    """Three initiatives with ranges of every kind; ``wait`` should fall, the others rise."""
    folder = tmp_path_factory.mktemp("base")
    for name, text in {
        "initiatives": "initiative,name,category,owner\nA,Alpha,run,ann\nB,,grow,bob\nC,,,",
        "resources": "resource,kind,Q1,Q2\ncash,budget,2,",
        "requirements": "initiative,resource,1\nA,cash,2\nB,cash,2\nC,cash,2",
        "objectives": "objective,weight\ngrow,100",
        "key_results": "key_result,objective,kpi,baseline,target\nmore,grow,users,0,20\nfast,grow,wait,9,3",
        "kpis": "kpi,name,unit\nusers,People who use it,people\nwait,Waiting time,s",
        "contributions": (
            "initiative,kpi,low,expected,high\nA,users,1,3,4\nA,wait,-4,-2,0\nB,users,2,2,2\nB,wait,0.5,1,\nC,users,-1,0,2\nC,wait,,-1,"
        ),
    }.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return pf.load(folder)


# ratios


def test_a_ratio_is_realised_by_expected_whichever_way_is_better(make: Make) -> None:
    case = make(
        key_results="key_result,objective,kpi,baseline,target / more,grow,users,0,10 / fast,grow,wait,9,3",
        actuals=(
            "initiative,kpi,expected,realised / O1,users,4,3 / O2,wait,-0.4,-0.3 / O3,users,2,-1 /"
            " O4,old,-2,-3"
        ),
    )
    stories = pf.calibration(case).stories
    assert dict(zip(stories.initiative, stories.ratio, strict=True)) == pytest.approx(
        {"O1": 0.75, "O2": 0.75, "O3": -0.5, "O4": 1.5}
    )
    assert stories.initiative.tolist() == ["O4", "O1", "O2", "O3"]
    assert stories.story.tolist() == ["more", "less", "less", "less"]


def test_rows_without_a_ratio_are_left_out_and_say_why(base: pf.Case) -> None:
    rows = [
        *alike(1, 1, 0.5, 0.5),
        ("x", "users", None, 1.0, None, None),
        ("x", "users", 1.0, None, None, None),
        ("x", "users", 0.0, 2.0, None, None),
    ]
    found = pf.calibration(
        with_actuals(
            base, [*rows, ("x", "wait", 0.5, 0.2, None, None), ("x", None, None, None, "run", "ann")]
        )
    )
    assert len(found.observations) == 4
    assert found.left_out.row.tolist() == [6, 7, 8, 9, 10]
    assert found.left_out.column.tolist() == ["expected", "realised", "expected", "expected", "expected"]
    assert [text.split(",")[0].split(":")[0] for text in found.left_out.problem] == [
        "expected is blank",
        "realised is blank",
        "nothing was expected of x here",
        "x was expected to move wait for the worse",
        "expected is blank",
    ]
    assert "Left out: 5 rows of actuals" in str(found)


def test_too_few_ratios_are_refused_by_both_with_what_to_do(base: pf.Case) -> None:
    for case in (
        base,
        with_actuals(
            base,
            [
                *alike(1, 1, 0.5),
                ("x", "users", 1.0, None, None, None),
                ("i0", "wait", -1.0, -1.0, None, None),
            ],
        ),
    ):
        for ask in (pf.calibration, lambda case: pf.calibration(case).case):
            with pytest.raises(
                pf.CaseError,
                match=r"for 4 delivered initiatives at least; found [03]. Add them, or plan without",
            ) as error:
                ask(case)
            assert error.value.faults.table.tolist()[0] == "actuals"
    assert "line 5, column realised: realised is blank" in str(error.value)


def test_only_a_case_is_calibrated(base: pf.Case) -> None:
    with pytest.raises(pf.PortfolioError, match="case: must be a case; found 3"):
        pf.calibration(3)  # type: ignore[arg-type]
    with pytest.raises(pf.PortfolioError, match="found a draw of it"):
        _ = pf.calibration(pf.Draws.sampled(with_actuals(base, alike(1, 1, 1, 0.5)), 2)[0]).case


def test_the_overall_ratio_is_the_mean_over_initiatives(base: pf.Case) -> None:
    # i0 has three effects and still counts once
    rows = [
        *alike(0.4, 0.8, 0.8, 1.2),
        ("i0", "wait", -1.0, -0.4, None, None),
        ("i0", "nps", 5.0, 2.0, None, None),
    ]
    whole = pf.calibration(with_actuals(base, rows)).ratios.iloc[0]
    assert (whole.by, whole.group, whole.observations, whole.ratio, whole.shrunk) == (
        "overall",
        "delivered",
        4,
        pytest.approx(0.8),
        pytest.approx(0.8),
    )
    # variance of the ratios 0.32 ÷ 3, of their mean a quarter of that, of Student's law with 3 degrees of
    # freedom thrice that
    assert whole.high - whole.shrunk == pytest.approx(1.75 * math.sqrt(0.32 / 3 / 4 * 3))
    assert whole.shrunk - whole.low == pytest.approx(whole.high - whole.shrunk)


def test_what_is_shown_of_a_group_can_be_reckoned_from_the_frame() -> None:
    frame = pf.calibration(pf.load(SAMPLES / "scaleup")).ratios
    overall, groups = frame.ratio[0], frame[frame.by != "overall"]
    assert groups.shrunk.to_numpy() == pytest.approx(
        (overall + groups.kept * (groups.ratio - overall)).to_numpy()
    )
    assert ((groups.kept > 0) & (groups.kept < 1)).all()
    assert ((groups.low < groups.shrunk) & (groups.shrunk < groups.high)).all()
    assert row(frame, "kpi", "nps").label == "Net promoter score"
    assert [list(part.by.unique()) for _, part in groups.groupby("by", sort=False)] == [
        ["kpi"],
        ["category"],
        ["owner"],
    ]
    for _, part in groups.groupby("by"):
        assert part.shrunk.is_monotonic_decreasing
        assert part.kept.round(9).corr(part.observations, "spearman") == pytest.approx(1)


def by_owner(
    rng: np.random.Generator,
    sizes: Sequence[int],
    truth: Sequence[float],
    noise: float = 0.25,
    law: str = "normal",
) -> list[Actual]:
    """One effect an initiative, each owner with its own true ratio."""
    rows: list[Actual] = []
    for owner, (size, mean) in enumerate(zip(sizes, truth, strict=True)):
        for _ in range(size):
            error = rng.standard_normal() if law == "normal" else (rng.gamma(2.0) - 2) / math.sqrt(2)
            rows.append((f"i{len(rows)}", None, 10.0, 10.0 * (mean + noise * error), None, f"o{owner}"))
    return rows


def test_few_observations_stay_near_the_overall_ratio(base: pf.Case) -> None:
    rng = np.random.default_rng(1)
    # thirty owners who are all alike, and one initiative of a thirty-first that came to nothing
    rows = [*by_owner(rng, [6] * 30, [0.7] * 30), ("lost", None, 10.0, 0.0, None, "new")]
    frame = pf.calibration(with_actuals(base, rows)).ratios
    overall, new = frame.shrunk[0], row(frame, "owner", "new")
    assert new.ratio == 0
    assert abs(new.shrunk - overall) < 0.1 * abs(new.ratio - overall)


def test_many_observations_are_believed(base: pf.Case) -> None:
    rng = np.random.default_rng(2)
    frame = pf.calibration(
        with_actuals(base, by_owner(rng, [200, 1, 5, 5, 5], [0.4, 0.8, 0.9, 0.7, 1.0]))
    ).ratios
    many, one = row(frame, "owner", "o0"), row(frame, "owner", "o1")
    assert abs(many.shrunk - many.ratio) < 0.01
    assert many.kept > 0.98 > 0.8 > one.kept
    assert many.high - many.low < 0.1 < one.high - one.low


def test_effects_of_one_initiative_are_no_further_evidence_about_its_owner(base: pf.Case) -> None:
    rows = by_owner(np.random.default_rng(3), [3, 3, 3], [0.4, 0.7, 1.0])
    again = [(i, f"k{n}", e, r, c, o) for i, _, e, r, c, o in rows for n in range(4)]
    once, often = (pf.calibration(with_actuals(base, some)).ratios for some in (rows, again))
    columns = ["observations", "ratio", "kept", "shrunk", "low", "high"]
    assert often[often.by == "owner"][columns].to_numpy() == pytest.approx(
        once[once.by == "owner"][columns].to_numpy()
    )
    assert often.loc[0, ["shrunk", "low", "high"]].tolist() == pytest.approx(
        once.loc[0, ["shrunk", "low", "high"]].tolist()
    )


def test_a_tiny_expectation_does_not_outweigh_all_others(base: pf.Case) -> None:
    rows = by_owner(np.random.default_rng(4), [6, 6], [0.6, 0.8])
    plain = pf.calibration(with_actuals(base, rows))
    tiny = pf.calibration(with_actuals(base, [*rows, ("tiny", None, 0.001, 0.5, None, "o0")]))
    assert tiny.stories.ratio[0] == 500
    assert tiny.stories.beyond_chance[0]
    assert tiny.ratios.shrunk[0] - plain.ratios.shrunk[0] < 0.12
    assert row(tiny.ratios, "owner", "o0").shrunk < 0.9
    assert (tiny.changes.factor < 1.1).all()


def test_neither_units_nor_the_order_of_rows_nor_empty_groups_matter(base: pf.Case) -> None:
    rng = np.random.default_rng(5)
    rows = [
        (i, f"k{n % 3}", e, r, "run" if n % 2 else None, o)
        for n, (i, _, e, r, _, o) in enumerate(by_owner(rng, [4, 4, 4], [0.4, 0.7, 1.0]))
    ]
    changed = [(i, k, -1000 * e, -1000 * r, c, o) for i, k, e, r, c, o in rows[::-1]]  # type: ignore[operator]
    one, other = (pf.calibration(with_actuals(base, some)) for some in (rows, changed))
    columns = ["ratio", "shrunk", "low", "high"]
    assert other.ratios[columns].to_numpy() == pytest.approx(one.ratios[columns].to_numpy())
    assert other.changes.factor.to_numpy() == pytest.approx(one.changes.factor.to_numpy())
    assert "" not in one.ratios.group.tolist()


# what is simulated is recovered


@pytest.mark.parametrize(
    ("law", "between"),
    [("normal", 0.0), ("normal", 0.1), ("normal", 0.25), ("normal", 0.5), ("skewed", 0.25)],
)
def test_intervals_hold_the_true_ratios_of_groups_nine_times_in_ten(
    base: pf.Case, law: str, between: float
) -> None:
    rng = np.random.default_rng(6)
    sizes, held = [1, 2, 3, 5, 9] * 2, []
    for _ in range(60):
        truth = 0.7 + between * rng.standard_normal(len(sizes))
        frame = pf.calibration(with_actuals(base, by_owner(rng, sizes, truth.tolist(), law=law))).ratios
        mine = frame[frame.by == "owner"].set_index("group").loc[[f"o{n}" for n in range(len(sizes))]]
        held.append((mine.low.to_numpy() <= truth) & (truth <= mine.high.to_numpy()))
    # 600 groups: a standard error of 0.012
    assert np.mean(held) >= 0.88


@pytest.mark.parametrize("law", ["normal", "skewed"])
def test_a_known_bias_is_held_by_the_overall_interval_nine_times_in_ten(base: pf.Case, law: str) -> None:
    rng, held = np.random.default_rng(7), []
    for _ in range(400):
        count = int(rng.integers(4, 30))
        whole = pf.calibration(
            with_actuals(base, [(*r[:4], None, None) for r in by_owner(rng, [count], [0.7], law=law)])
        ).ratios.iloc[0]
        held.append(whole.low <= 0.7 <= whole.high)
    assert np.mean(held) >= 0.87


def crossed(
    rng: np.random.Generator, initiatives: int, apart: float, noise: float
) -> tuple[list[Actual], dict[str, float]]:
    """Initiatives with one to three KPIs each, of a category and an owner; the true effects of all groups."""
    effect = {
        group: apart * rng.standard_normal()
        for group in [*(f"k{n}" for n in range(6)), "run", "grow", *(f"o{n}" for n in range(4))]
    }
    rows: list[Actual] = []
    for i in range(initiatives):
        category, owner, own = (
            ("run", "grow")[rng.integers(2)],
            f"o{rng.integers(4)}",
            noise / 2 * rng.standard_normal(),
        )
        for k in rng.choice(6, int(rng.integers(1, 4)), replace=False):
            ratio = (
                0.7 + effect[f"k{k}"] + effect[category] + effect[owner] + own + noise * rng.standard_normal()
            )
            rows.append((f"i{i}", f"k{k}", 10.0, 10.0 * ratio, category, owner))
    return rows, effect


def test_factors_recover_crossed_effects_and_say_how_far_the_next_one_may_be_off(base: pf.Case) -> None:
    rng = np.random.default_rng(8)
    errors, flat, alone, held = [], [], [], []
    for _ in range(40):
        rows, effect = crossed(rng, 30, 0.2, 0.15)
        found = pf.calibration(with_actuals(base, rows))
        ratios = {(r.by, r.group): r.ratio for r in found.ratios.itertuples()}
        for _, kpi, _, _, category, owner in rows[::5]:
            truth = 0.7 + effect[str(kpi)] + effect[str(category)] + effect[str(owner)]
            base_, parts, variance = found.joint.expects((str(kpi), str(category), str(owner)))
            errors.append(base_ + sum(parts) - truth)
            flat.append(ratios["overall", "delivered"] - truth)
            alone.append(
                ratios["kpi", str(kpi)]
                * ratios["category", str(category)]
                * ratios["owner", str(owner)]
                / ratios["overall", "delivered"] ** 2
                - truth
            )
            held.append(
                abs(truth + rng.normal(0, math.hypot(0.15, 0.075)) - base_ - sum(parts))
                <= 1.645 * math.sqrt(variance)
            )
    off, off_flat, off_alone = (math.sqrt(np.mean(np.square(e))) for e in (errors, flat, alone))
    assert off < 0.5 * off_flat
    assert off < 0.8 * off_alone  # three ratios multiplied, each its own way
    assert 0.86 <= np.mean(held) <= 0.95


def test_a_category_and_an_owner_that_are_the_same_rows_count_once(base: pf.Case) -> None:
    rows = [
        (i, None, e, r, {"o0": "run", "o1": "grow"}[str(o)], o)
        for i, _, e, r, _, o in by_owner(np.random.default_rng(9), [10, 10], [1.0, 0.5])
    ]
    both = pf.calibration(with_actuals(base, rows))
    one = pf.calibration(with_actuals(base, [(*r[:5], None) for r in rows]))
    for category, owner in (("run", "o0"), ("grow", "o1")):
        (start, parts, _), (alone, own, _) = (
            both.joint.expects(("", category, owner)),
            one.joint.expects(("", category, "")),
        )
        assert start + sum(parts) == pytest.approx(alone + sum(own), abs=0.02)
        assert parts[1] == pytest.approx(parts[2])  # shared evenly
        mean = row(both.ratios, "category", category).ratio
        # never more than was observed
        assert abs(start + sum(parts) - both.ratios.ratio[0]) < abs(mean - both.ratios.ratio[0])


def test_without_differences_all_factors_are_near_the_bias(base: pf.Case) -> None:
    rng, factors = np.random.default_rng(10), []
    for _ in range(20):
        changes = pf.calibration(with_actuals(base, crossed(rng, 60, 0.0, 0.2)[0])).changes
        factors.append(changes.factor[changes.factor != 1])
    # twenty times four, each with a standard error of the mean of sixty, and some more
    assert np.mean(factors) == pytest.approx(0.7, abs=0.02)
    assert np.std(factors) < 0.06


def test_chance_alone_makes_few_stories(base: pf.Case) -> None:
    rng = np.random.default_rng(11)
    rounds = [
        pf.calibration(with_actuals(base, by_owner(rng, [15], [1.0]))).stories.beyond_chance.any()
        for _ in range(200)
    ]
    assert np.mean(rounds) <= 0.15
    told = pf.calibration(
        with_actuals(base, [*by_owner(rng, [15], [1.0], 0.1), ("star", None, 1.0, 2.0, None, None)])
    ).stories
    assert told.initiative[0] == "star"
    assert told.beyond_chance.tolist() == [True] + [False] * 15


# the case that follows


def test_where_all_was_as_expected_nothing_changes(base: pf.Case) -> None:
    case = with_actuals(
        base,
        [
            ("i0", "users", 3.0, 3.0, "run", "ann"),
            ("i1", "wait", -0.7, -0.7, "grow", "bob"),
            *alike(1, 1, 1)[2:],
            ("i4", None, 0.1, 0.1, "run", "bob"),
        ],
    )
    assert pf.calibration(case).case.contributions.equals(case.contributions)


def test_where_all_brought_four_fifths_all_contributions_do(base: pf.Case) -> None:
    new = pf.calibration(with_actuals(base, alike(0.8, 0.8, 0.8, 0.8))).case.contributions
    assert new.low.tolist() == [0.8, -3.2, 1.6, 0.5, -1, -0.8]
    assert new.expected.tolist() == [2.4, -1.6, 1.6, 1, 0, -0.8]
    assert new.high.tolist() == [3.2, 0, 1.6, 1, 2, -0.8]


def test_ranges_hold_what_was_observed_and_draws_spread_as_it_did(base: pf.Case) -> None:
    case = with_actuals(base, by_owner(np.random.default_rng(12), [12], [0.7]))
    changes = pf.calibration(case).changes
    new = pf.calibration(case).case
    assert new.contributions.expected.tolist() == changes.new_expected.tolist()
    sure = changes.iloc[2]  # B, users: 2 without a range
    assert sure.factor == pytest.approx(0.7, abs=0.2)
    assert (sure.new_high - sure.new_low) / 2 == pytest.approx(math.sqrt(7) * sure.spread * 2, rel=1e-4)
    assert pf.Draws.sampled(new, 4096).effect[:, 2].std() == pytest.approx(2 * sure.spread, rel=0.01)
    # the spread of one more from the same twelve: their standard deviation, and that of their mean
    observed = [o.ratio for o in pf.calibration(case).observations]
    assert sure.spread == pytest.approx(np.std(observed, ddof=1) * math.sqrt(11 / 9 * 13 / 12), rel=1e-6)


def test_zero_stays_and_a_change_for_the_worse_is_not_made_better(base: pf.Case) -> None:
    found = pf.calibration(with_actuals(base, by_owner(np.random.default_rng(13), [8], [0.6])))
    worse, zero = found.changes.iloc[3], found.changes.iloc[4]
    assert (worse.kpi, worse.new_expected, worse.factor, worse.basis) == (
        "wait",
        1,
        1,
        "a change for the worse: expected is kept",
    )
    assert worse.new_low < 0.5 < 1 < worse.new_high
    assert (zero.new_low, zero.new_expected, zero.new_high, zero.basis) == (
        -1,
        0,
        2,
        "nothing is expected: kept",
    )


def test_a_backfired_kpi_turns_the_range_round(base: pf.Case) -> None:
    rows = [(f"i{n}", "users", 10.0, -5.0 - n / 10, None, None) for n in range(8)]
    new = pf.calibration(with_actuals(base, rows)).case.contributions
    assert new.expected[0] == pytest.approx(-0.535 * 3, rel=1e-3)
    assert new.low[0] == pytest.approx(-0.535 * 4, rel=1e-3)
    assert new.high[0] >= -0.535 * 1


def test_factors_say_what_they_rest_on_and_add_up(base: pf.Case) -> None:
    rows = [
        *((f"r{n}", "users", 10.0, 9.5 + n / 10, "run", "ann") for n in range(6)),
        *((f"g{n}", "users", 10.0, 4.5 + n / 10, "grow", "bob") for n in range(6)),
        *((f"h{n}", "nps", 10.0, 4.0 + n / 10, "grow", "cyd") for n in range(3)),
    ]
    changes = pf.calibration(with_actuals(base, rows)).changes
    assert changes.factor.to_numpy() == pytest.approx(
        changes[["base", "from_kpi", "from_category", "from_owner"]].sum(axis=1).to_numpy()
    )
    assert changes.basis[0] == "users (12), run (6), ann (6)"
    assert changes.basis[1] == "run (6), ann (6)"
    assert changes.spread[1] > changes.spread[0]  # nobody has moved wait before
    assert changes.factor[0] > 0.9
    assert changes.factor[2] < 0.6
    # C has neither category nor owner: what was delivered, on the whole
    assert changes.basis[5] == "nothing alike was delivered"
    assert changes.factor[5] == pytest.approx(np.mean([r[3] / 10 for r in rows]), abs=0.05)


def test_optimism_costs_points_in_the_next_round(make: Make) -> None:
    case = make(
        initiatives="initiative,owner / A,eager / B,sober / C,sober",
        resources="resource,kind,Q1,Q2,Q3 / cash,budget,2,0,0",
        actuals="initiative,kpi,expected,realised,owner / "
        + " / ".join(
            f"e{n},users,10,{4 + n / 10},eager / s{n},users,10,{9.5 + n / 10},sober" for n in range(6)
        ),
    )
    assert pf.allocate(case).funded.initiative.tolist() == ["A"]
    plan = pf.allocate(pf.calibration(case).case)
    assert plan.funded.initiative.tolist() == ["B"]
    assert plan.impact == pytest.approx(2 * 0.97, abs=0.05)


def test_a_calibrated_case_passes_the_door_and_is_calibrated_once(tmp_path: Path) -> None:
    case = pf.load(SAMPLES / "scaleup")
    new = pf.calibration(case).case
    assert new != case
    assert new.actuals.equals(case.actuals)
    for target in (tmp_path / "folder", tmp_path / "case.xlsx"):
        pf.save(new, target)
        again = pf.load(target)
        assert again == new
        assert again.remarks.table.isin(["requirements", "key_results", "relations"]).all()
        with pytest.raises(
            pf.CaseError,
            match=(
                "setting _calibrated: contributions must be calibrated once; found them calibrated on 33"
                " effects of 22"
            ),
        ):
            _ = pf.calibration(again).case


def test_it_prints_what_one_would_say(base: pf.Case) -> None:
    text = str(pf.calibration(pf.load(SAMPLES / "scaleup")))
    assert text.startswith(
        "22 delivered initiatives brought 0.71 of what was expected of them on average (90% interval 0.63 to"
        " 0.80), over 33 effects."
    )
    assert (
        "By category: run 0.96 (0.89 to 1.03), transform 0.59 (0.51 to 0.68), grow 0.56 (0.50 to 0.63)."
        in text
    )
    assert "88 of 90 contributions change, by × 0.47 to × 1.00." in text
    assert ">grow<" in pf.calibration(pf.load(SAMPLES / "scaleup"))._repr_html_()


numbers = st.floats(-1e6, 1e6, allow_nan=False).map(lambda x: round(x, 3) + 0.0)
groups = st.sampled_from(["users", "wait", "run", "grow", "ann", "bob", None])
cells = st.one_of(numbers, numbers, numbers, st.none(), st.sampled_from([0.0, 1.0, -1.0, 1e-3]))
actuals = st.tuples(st.sampled_from("abcdefghij"), groups, cells, cells, groups, groups)


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(rows=st.lists(actuals, min_size=3, max_size=20))
def test_whatever_was_delivered_ranges_keep_their_order_and_their_width(
    base: pf.Case, tmp_path: Path, rows: list[Actual]
) -> None:
    case = with_actuals(base, rows)
    usable = {
        r[0]
        for r in rows
        if r[2]
        and r[3] is not None
        and not (r[1] == "wait" and r[2] > 0)
        and not (r[1] == "users" and r[2] < 0)
    }
    if len(usable) < 4:
        with pytest.raises(pf.CaseError):
            _ = pf.calibration(case).case
        return
    new, changes = pf.calibration(case).case, pf.calibration(case).changes
    frame = new.contributions
    assert ((frame.low <= frame.expected) & (frame.expected <= frame.high)).all()
    assert np.isfinite(frame[["low", "expected", "high"]].to_numpy()).all()
    wide = changes.new_high - changes.new_low
    assert (wide * (1 + 1e-5) >= changes.factor.abs() * (changes.high - changes.low)).all()
    ratios = pf.calibration(case).ratios
    assert ((ratios.low <= ratios.shrunk) & (ratios.shrunk <= ratios.high)).all()
    pf.save(new, tmp_path / "case")
    assert pf.load(tmp_path / "case") == new


# pictures


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    yield
    plt.close("all")


def labels(ax: Axes) -> list[str]:
    return [label.get_text() for label in ax.get_yticklabels()]


def dots(ax: Axes) -> list[float]:
    return [float(point[0]) for dot in ax.collections for point in dot.get_offsets()]  # type: ignore[union-attr]


def test_the_picture_shows_every_ratio_with_its_interval_and_its_name() -> None:
    found = pf.calibration(pf.load(SAMPLES / "scaleup"))
    ax = pf.plots.calibration(found)
    assert {*dots(ax)} >= {*found.ratios.shrunk}
    drawn = {tuple(line.get_xdata()) for line in ax.lines}
    assert drawn >= {*zip(found.ratios.low, found.ratios.high, strict=True)}
    assert {*labels(ax)} == {*found.ratios.label, "All initiatives", "By category", "By owner", "By KPI"}
    assert "71% · 22" in [text.get_text() for text in ax.texts]
    assert "share of what was expected" in ax.get_xlabel()


def test_the_picture_of_stories_fills_what_chance_does_not_explain() -> None:
    found = pf.calibration(pf.load(SAMPLES / "scaleup"))
    ax, frame = pf.plots.stories(found), found.stories
    assert dots(ax) == frame.ratio.tolist()
    filled = [dot.get_facecolor().tolist()[0][:3] != [1, 1, 1] for dot in ax.collections]  # type: ignore[attr-defined]
    assert filled == frame.beyond_chance.tolist()
    assert labels(ax)[0] == "database-upgrade · Major incidents per quarter"
    assert "−1 → −1.1 incidents" in [text.get_text() for text in ax.texts]
    few = pf.plots.stories(found, most=2)
    assert dots(few) == [*frame.ratio[:2], *frame.ratio[-2:]]
    assert "29 effects" in few.get_xlabel()


def test_stories_name_what_the_case_knows_by_name(base: pf.Case) -> None:
    found = pf.calibration(
        with_actuals(base, [("A", "users", 10.0, 11.0, None, None), *alike(0.5, 0.6, 50.0)])
    )
    ax = pf.plots.stories(found)
    assert labels(ax)[1] == "Alpha · People who use it"
    assert max(dots(ax)) == 3  # drawn where it still leaves room for the others; the figure says how far
    assert "5000%" in [text.get_text() for text in ax.texts]
