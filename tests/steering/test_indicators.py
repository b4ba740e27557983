"""Indicators of the six levels on cases done in the head: planned beside observed, blanks, disagreements,
signs, names.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

import matplotlib as mpl
import matplotlib.pyplot as plt
import pandas as pd
import pytest
from support.small_cases import Make

import portfolio as pf
from portfolio.case.past_periods import timeline
from portfolio.steering.indicators.kpis import directions

mpl.use("agg")
SCALEUP = Path(__file__).parents[2] / "data" / "samples" / "scaleup"

# x delivers old1 a quarter late and short of a point, and old2 on time; y delivers old3 late and short of two
ACTUALS = (
    "initiative,kpi,expected,realised,promised,delivered,scope_planned,scope_delivered,team"
    " / old1,users,4,3,2025Q1,2025Q2,5,4,x / old1,wait,-1,-1,,,,,"
    " / old2,users,2,2,2025Q2,2025Q2,3,3,x / old3,,,,2025Q2,2025Q3,10,8,y"
)
LEDGER = (
    "initiative,resource,period,planned,actual / old1,cash,2025Q1,10,10 / old1,cash,2025Q2,0,5 /"
    " old2,cash,2025Q2,5,5 / old3,cash,2025Q2,20,20 / old3,people,2025Q2,3,4 / ,cash,2025Q2,7,9"
)
RESOURCES = "resource,kind,unit,Q1,Q2,Q3 / cash,budget,k€,,, / people,capacity,weeks,,,"
# each user is worth 2 a year, each minute of waiting costs 3 a year and 0.5 users
KPIS = (
    "kpi,name,unit,kind,drives,factor,value / users,Users,people,business,,,2 / wait,Waiting"
    " time,minutes,usage,users,-0.5,-3"
)


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    yield
    plt.close("all")


def figure(frame: pd.DataFrame, indicator: str, of: str = "", period: str = "") -> list[float]:
    """Planned and observed of the one figure."""
    row = frame[(frame.indicator == indicator) & (frame["of"] == of) & (frame.period == period)]
    assert len(row) == 1, f"{indicator} {of} {period}: {len(row)} rows"
    return [float(row.planned.iloc[0]), float(row.observed.iloc[0])]


def nothing(value: float) -> bool:
    return math.isnan(value)


# 1, 2: deadlines and scope


def test_velocity_is_what_is_delivered_in_a_period_beside_what_was_promised_for_it(make: Make) -> None:
    frame = pf.indicators(make(actuals=ACTUALS), level=1)
    assert figure(frame, "velocity", period="2025Q1") == [5, 0]
    assert figure(frame, "velocity", period="2025Q2") == [13, 7]
    assert figure(frame, "velocity", period="2025Q3") == [0, 8]
    assert figure(frame, "velocity") == [6, 5]
    assert figure(frame, "velocity", "x") == pytest.approx([8 / 3, 7 / 3])
    # y has no quarter before the one that first names it
    assert figure(frame, "velocity", "y") == [5, 4]
    assert list(frame[frame.indicator == "velocity"].unit.unique()) == ["scope points per period"]


def test_milestones_are_met_at_or_before_the_period_promised_and_each_initiative_counts_once(
    make: Make,
) -> None:
    frame = pf.indicators(make(actuals=ACTUALS), level=1)
    assert figure(frame, "milestones met") == [3, 1]
    assert figure(frame, "milestones met", period="2025Q1") == [1, 0]
    assert figure(frame, "milestones met", period="2025Q2") == [2, 1]
    assert figure(frame, "milestones met", "x") == [2, 1]
    assert figure(frame, "on time") == pytest.approx([1, 1 / 3])
    assert figure(frame, "on time", "y") == [1, 0]
    assert set(frame.rests_on[frame.indicator == "on time"]) == {3, 2, 1}


def test_scope_done_and_remaining_are_all_of_what_was_planned(make: Make) -> None:
    frame = pf.indicators(make(actuals=ACTUALS), level=2)
    assert figure(frame, "scope done") == pytest.approx([1, 15 / 18])
    assert figure(frame, "scope remaining") == [0, 3]
    assert figure(frame, "scope done", "old3") == [1, 0.8]
    assert figure(frame, "scope remaining", "y") == [0, 2]
    assert figure(frame, "scope remaining", period="2025Q1") == [0, 1]


def test_what_one_delivers_beyond_its_scope_does_not_make_up_for_another(make: Make) -> None:
    frame = pf.indicators(
        make(actuals="initiative,scope_planned,scope_delivered / a,5,7 / b,5,3 / c,0,0"), level=2
    )
    assert figure(frame, "scope done") == [1, 0.8]
    assert figure(frame, "scope remaining") == [0, 2]
    assert "c" not in set(frame["of"][frame.indicator == "scope done"])  # none of nothing


def test_blanks_are_left_out_of_what_they_cannot_inform(make: Make) -> None:
    case = make(
        actuals=(
            "initiative,promised,delivered,scope_planned,scope_delivered / a,2025Q1,2025Q1,5,5 / b,2025Q1,,5,"
            " / c,,2025Q1,,4 / d,2025Q1,2025Q1,,"
        )
    )
    frame = pf.indicators(case)
    assert figure(frame, "on time") == [1, 1]
    assert figure(frame, "milestones met") == [2, 2]
    assert figure(frame, "velocity") == [10, 9]
    assert figure(frame, "scope done") == [1, 1]
    assert "team" not in set(frame.by)


def test_nothing_is_observed_in_a_period_that_is_still_to_come(make: Make) -> None:
    frame = pf.indicators(
        make(
            actuals=(
                "initiative,promised,delivered,scope_planned,scope_delivered / a,2025Q1,2025Q1,5,5 /"
                " b,2025Q3,,6,"
            ),
            ledger="resource,period,planned,actual / cash,2025Q1,4,3 / cash,2025Q2,4,",
        )
    )
    planned, observed = figure(frame, "velocity", period="2025Q3")
    assert planned == 6
    assert nothing(observed)
    assert figure(frame, "velocity") == [5, 5]
    assert figure(frame, "burn rate") == [4, 3]
    assert nothing(figure(frame, "burn rate", "cash", "2025Q2")[1])


def test_rows_of_one_initiative_that_disagree_are_told_where_they_stand(make: Make) -> None:
    case = make(
        actuals=(
            "initiative,kpi,promised,delivered,scope_planned / a,u,2025Q1,2025Q1,5 / a,v,2025Q2,2025Q1,6 /"
            " a,w,,,5 / a,u,,, / b,u,2025Q1,,"
        )
    )
    with pytest.raises(pf.CaseError) as told:
        pf.indicators(case)
    faults = told.value.faults
    assert list(zip(faults.row, faults.column, strict=True)) == [
        (3, "promised"),
        (3, "scope_planned"),
        (5, "kpi"),
    ]
    assert "must be the same in every row of a" in str(told.value)
    assert '"2025Q1" in line 2' in str(told.value)
    pf.indicators(case, level=6)  # a level that is not read from them does not mind


@pytest.mark.parametrize(
    "labels",
    [
        ["2025Q4", "2026Q1", "2026Q2"],
        ["Q4 2025", "Q1 2026", "Q2 2026"],
        ["T4-25", "T1-26", "T2-26"],
        ["4T25", "1T26", "2T26"],
        ["25Q4", "26Q1", "26Q2"],
        ["12/2025", "01/2026", "02/2026"],
        ["31/12/2025", "01/01/2026", "02/01/2026"],
        ["2025-12-31", "2026-01-01", "2026-01-02"],
        ["sprint 9", "Sprint 10", "sprint 11"],
        ["FY2025 Q4", "FY2026 Q1", "FY2026 Q2"],
        ["2025-W9", "2025-W10", "2025-W11"],
    ],
)
def test_periods_are_in_the_order_of_time_not_of_letters(labels: list[str]) -> None:
    for shown in (labels, labels[::-1], [labels[1], labels[2], labels[0]]):
        line, strange = timeline(shown)
        assert (line.labels, strange) == (tuple(labels), set())


def test_one_period_spelt_in_two_ways_is_one() -> None:
    line, _ = timeline(["2025-Q1", "2025Q1", "2025 q2"])
    assert line.place == {"2025-Q1": 0, "2025Q1": 0, "2025 q2": 1}
    assert line.labels == ("2025-Q1", "2025 q2")


def test_the_cases_own_periods_keep_its_order() -> None:
    assert timeline(["winter", "autumn"], ("spring", "autumn", "winter"))[0].labels == ("autumn", "winter")


@pytest.mark.parametrize("strange", ["Feb 2025", "01/26", "spring", "2025H1", "25Q1", "PI 5.2", "2025"])
def test_a_label_without_an_order_is_a_fault_not_a_guess(make: Make, strange: str) -> None:
    case = make(actuals=f"initiative,promised,delivered / a,2025Q1,2025Q2 / b,2025Q1,{strange}")
    with pytest.raises(pf.CaseError, match=f'line 3, column delivered: .* found "{strange}"') as told:
        pf.indicators(case)
    assert 'such as "2025Q1"' in str(told.value)


# 3: budget


def test_burn_rate_is_what_each_resource_gives_in_a_period_attributed_or_not(make: Make) -> None:
    frame = pf.indicators(make(resources=RESOURCES, actuals=ACTUALS, ledger=LEDGER), level=3)
    assert figure(frame, "burn rate", period="2025Q1") == [10, 10]
    assert figure(frame, "burn rate", period="2025Q2") == [32, 39]
    assert figure(frame, "burn rate") == [21, 24.5]
    assert figure(frame, "burn rate", "cash") == [21, 24.5]
    assert figure(frame, "burn rate", "people") == [3, 4]
    units = frame[frame.indicator == "burn rate"].set_index("of").unit
    assert units["people"].iloc[0] == "weeks per period"
    assert units[""].iloc[0] == "k€ per period"


def test_a_ledger_row_without_a_plan_counts_as_spent_and_a_resource_of_a_past_round_in_no_total(
    make: Make,
) -> None:
    frame = pf.indicators(
        make(ledger="resource,period,planned,actual / cash,2025Q1,4,3 / cash,2025Q1,,2 / grants,2025Q1,1,1"),
        level=3,
    )
    assert figure(frame, "burn rate", "cash") == [4, 5]
    assert figure(frame, "burn rate") == [4, 5]
    assert figure(frame, "burn rate", "grants") == [1, 1]
    nobody_planned = pf.indicators(make(ledger="resource,period,planned,actual / cash,2025Q1,,3"), level=3)
    assert nothing(figure(nobody_planned, "burn rate")[0])


def test_cost_per_feature_is_money_spent_on_what_was_delivered(make: Make) -> None:
    frame = pf.indicators(make(resources=RESOURCES, actuals=ACTUALS, ledger=LEDGER), level=3)
    assert figure(frame, "cost per feature", "old1") == [10, 15]
    assert figure(frame, "cost per feature", "old3") == [20, 20]  # people's time has no price
    # what is not attributed is not in it
    assert figure(frame, "cost per feature") == pytest.approx([35 / 3, 40 / 3])
    assert figure(frame, "cost per scope point") == pytest.approx([35 / 18, 40 / 15])
    assert figure(frame, "cost per scope point", "old1") == [2, 3.75]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("old1,cash,2025Q2,1,", "nobody said what was spent"),
        ("old1,grants,2025Q2,1,1", "grants may be money or people"),
        ("", "old1 was promised before the ledger begins"),
    ],
)
def test_an_initiative_whose_cost_is_known_in_part_has_none(make: Make, row: str, why: str) -> None:
    first = "old1,cash,2025Q1,9,9 / " if row else "old1,cash,2025Q2,9,9 / "
    ledger = (
        f"initiative,resource,period,planned,actual / {first}old2,cash,2025Q2,4,6{' / ' + row if row else ''}"
    )
    frame = pf.indicators(make(resources=RESOURCES, actuals=ACTUALS, ledger=ledger, kpis=KPIS), level=3)
    assert set(frame["of"][frame.indicator == "cost per feature"]) == {"", "old2"}, why
    assert figure(frame, "cost per feature") == [4, 6]
    assert set(
        frame["of"][(frame.indicator == "return on investment") & (frame.source == "ledger, actuals")]
    ) == {"", "old2"}


def test_what_was_not_delivered_is_no_feature(make: Make) -> None:
    frame = pf.indicators(
        make(
            actuals="initiative,delivered / a,2025Q1 / b,",
            ledger="initiative,resource,period,actual / a,cash,2025Q1,3 / b,cash,2025Q1,9",
        ),
        level=3,
    )
    assert figure(frame, "cost per feature")[1] == 3
    assert nothing(figure(frame, "cost per feature")[0])


def test_return_is_a_years_value_less_cost_over_cost(make: Make) -> None:
    """A minute less of waiting: 3 saved, and half a user more, worth 1."""
    frame = pf.indicators(make(resources=RESOURCES, actuals=ACTUALS, ledger=LEDGER, kpis=KPIS), level=3)
    assert figure(frame, "return on investment", "old1") == pytest.approx([(12 - 10) / 10, (10 - 15) / 15])
    assert figure(frame, "return on investment", "old2") == pytest.approx([(4 - 5) / 5, (4 - 5) / 5])
    assert figure(frame, "return on investment") == pytest.approx([(16 - 15) / 15, (14 - 20) / 20])
    past = frame[(frame.indicator == "return on investment") & (frame.source == "ledger, actuals")]
    assert "old3" not in set(past["of"])  # it moves nothing that is worth money: not a loss, but unknown


def test_candidates_have_the_return_that_is_expected_of_each_option(make: Make) -> None:
    case = make(
        kpis=KPIS,
        options="initiative,option,delivers,success / A,full,1,0.5 / A,half,0.5,1",
        requirements="initiative,resource,1,2 / A,cash,2,1 / B,cash,2, / C,cash,-2,",
    )
    frame = pf.indicators(case, level=3)
    # A: 3 users at 2; half of them, by chance or by scope
    assert figure(frame, "return on investment", "A / full")[0] == 0
    assert figure(frame, "return on investment", "A / half")[0] == 0
    assert figure(frame, "return on investment", "B")[0] == 1
    assert set(frame["of"]) == {"A / full", "A / half", "B"}  # C frees money: no cost to return
    assert frame.observed.isna().all()
    funded = pf.indicators(case, [("A", "half", "Q3")], level=3)
    assert funded["of"].to_list() == ["A / half"]
    assert funded.planned.to_list() == [0.0]  # what falls beyond the horizon is a cost too


# 4, 5, 6: usage, outcomes, business

READINGS = (
    "kpi,period,value,target / users,2025,90,100 / wait,2025Q1,9,9 / wait,2025Q3,8,7 / wait,2025Q2,8.5,8 /"
    " wait,2025Q4,7, / wait,2026Q1,6,5 / mood,2025Q1,3,2"
)
RESULTS = (
    "key_result,objective,kpi,baseline,target,weight,stretch / less,grow,wait,10,5,1, /"
    " more,grow,users,50,100,3,0.5"
)


def test_kpis_stand_at_the_level_of_their_kind_with_value_target_and_change(make: Make) -> None:
    frame = pf.indicators(make(kpis=KPIS, readings=READINGS))
    usage = frame[frame.level == 4]
    assert list(usage.period) == ["2025Q1", "2025Q2", "2025Q3", "2025Q4", "2026Q1"]
    assert list(usage.observed) == [9, 8.5, 8, 7, 6]
    assert usage.planned.fillna(-1).to_list() == [9, 8, 7, -1, 5]
    assert usage.change.fillna(0).to_list() == [0, 0, 0, 0, -3]
    assert usage.iloc[0][["indicator", "name", "unit", "better", "source"]].to_list() == [
        "wait",
        "Waiting time",
        "minutes",
        "less",
        "readings",
    ]
    assert figure(frame[frame.level == 6], "users", period="2025") == [100, 90]
    assert "mood" not in set(frame.indicator)  # of a past round: nobody says what kind it is
    assert 5 not in set(frame.level)


def test_a_kpi_that_only_key_results_name_is_an_outcome(make: Make) -> None:
    frame = pf.indicators(make(readings="kpi,period,value / users,2025Q1,7"), level=5)
    assert frame[["indicator", "name", "observed", "better"]].to_numpy().tolist() == [
        ["users", "users", 7.0, "more"]
    ]
    assert nothing(frame.planned[0])


def test_it_is_the_kind_that_counts_never_the_name(make: Make) -> None:
    tables = {
        "kpis": KPIS,
        "readings": READINGS,
        "key_results": RESULTS,
        "actuals": ACTUALS,
        "resources": RESOURCES,
        "ledger": LEDGER,
        "contributions": "initiative,kpi,expected / A,users,3 / B,wait,-2",
    }
    plan = [("A", "full", "Q1"), ("B", "full", "Q1")]
    plain = make(**tables)
    renamed = make(
        **{
            t: text.replace("users", "DAU/MAU").replace("wait", "velocity").replace("mood", "NPS")
            for t, text in tables.items()
        }
    )
    numbers = [
        "level",
        "by",
        "of",
        "period",
        "planned",
        "observed",
        "change",
        "better",
        "unit",
        "rests_on",
        "source",
    ]
    pd.testing.assert_frame_equal(pf.indicators(plain, plan)[numbers], pf.indicators(renamed, plan)[numbers])
    shown = ["factor", "money", "observed", "planned", "worth", "kind"]
    pd.testing.assert_frame_equal(pf.chains(plain)[shown], pf.chains(renamed)[shown])


def test_a_reading_that_stands_twice_is_a_fault(make: Make) -> None:
    case = make(readings="kpi,period,value / users,2025Q1,7 / users,2025-Q1,8")
    with pytest.raises(pf.CaseError, match="line 3, column period: users must be read once a period"):
        pf.indicators(case)


def test_key_results_are_attained_as_far_as_the_latest_reading_says(make: Make) -> None:
    case = make(
        kpis=KPIS, readings=READINGS, key_results=RESULTS, objectives="objective,name,weight / grow,Grow,8"
    )
    frame = pf.indicators(case, level=6)
    assert figure(frame, "attainment", "less", "2026Q1") == [1, 0.8]  # from 10 to 6, on the way to 5
    assert figure(frame, "attainment", "more", "2025") == [1, 0.8]
    planned, observed = figure(frame, "contribution", "grow")
    assert observed == pytest.approx(8 * 0.8)
    assert nothing(planned)
    beyond = make(readings="kpi,period,value / users,2025,125", key_results=RESULTS)
    assert figure(pf.indicators(beyond), "attainment", "more", "2025") == [1, 1.25]
    assert nothing(figure(pf.indicators(beyond), "contribution")[1])  # nobody read the other one


def test_a_plan_is_expected_to_bring_points_and_each_objective_its_own(make: Make) -> None:
    case = make(
        objectives="objective,weight / grow,6 / calm,4",
        key_results="key_result,objective,kpi,target / more,grow,users,6 / less,calm,noise,-2",
        contributions="initiative,kpi,expected / A,users,3 / B,noise,-1 / C,users,0",
    )
    frame = pf.indicators(case, [("A", "full", "Q1"), ("B", "full", "Q1")], level=6)
    assert figure(frame, "contribution", "grow")[0] == 3
    assert figure(frame, "contribution", "calm")[0] == 2
    assert figure(frame, "contribution")[0] == pf.value(case, [("A", "full", "Q1"), ("B", "full", "Q1")]) == 5


def test_alignment_sets_the_share_of_money_beside_the_share_of_points(make: Make) -> None:
    """A earns 3 points for growing and 1 for calm, so a quarter of its 4 is calm's; C earns nothing and
    costs 4.
    """
    case = make(
        objectives="objective,name,weight / grow,Grow,6 / calm,Calm,2",
        key_results="key_result,objective,kpi,target / more,grow,users,6 / less,calm,noise,-2",
        requirements="initiative,resource,1,2 / A,cash,4, / B,cash,2,100 / C,cash,4,",
        contributions="initiative,kpi,expected / A,users,3 / A,noise,-1 / B,noise,-2 / C,noise,1",
        initiatives="initiative,name / A,Ads / B,Bells / C,Clocks",
        settings="finish_inside = false",
    )
    plan = [("A", "full", "Q1"), ("B", "full", "Q3"), ("C", "full", "Q1")]
    frame = pf.alignment(case, plan)
    assert frame.objective.to_list() == ["grow", "calm", ""]
    assert frame.name.to_list() == ["Grow", "Calm", "serves no objective"]
    assert frame.spend.to_list() == [3, 3, 4]  # what B costs after the horizon is not charged
    assert frame.money_share.to_list() == [0.3, 0.3, 0.4]
    assert frame.points_share.to_list() == [0.75, 0.25, 0]
    assert frame.difference.to_list() == pytest.approx([-0.45, 0.05, 0.4])
    assert frame.initiatives.to_list() == [1, 2, 1]
    told = pf.indicators(case, plan, level=6)
    assert figure(told, "alignment", "grow") == [0.75, 0.3]
    assert figure(told, "serves none") == [0, 1]
    assert figure(told, "money that serves none") == [0, 4]
    assert told[(told.indicator == "money that serves none") & (told["of"] == "C")].of_name.to_list() == [
        "Clocks"
    ]
    assert pf.alignment(case, plan, language="fr").name.to_list()[-1] == "ne sert aucun objectif"


def test_without_money_there_are_no_shares_of_it(make: Make) -> None:
    frame = pf.alignment(make(), [])
    assert frame.money_share.isna().all()
    assert frame.spend.to_list() == [0, 0]


def test_without_a_plan_the_candidates_that_serve_nothing_are_named(make: Make) -> None:
    case = make(contributions="initiative,kpi,expected / A,users,3 / B,users,-2")
    frame = pf.indicators(case, level=6)
    assert figure(frame, "serves none") == [0, 2]
    assert set(frame["of"]) == {"", "B", "C"}


# the chains


def test_a_product_indicator_is_tied_to_the_business_and_to_money(make: Make) -> None:
    case = make(kpis=f"{KPIS} / clicks,Clicks,,usage,wait,-0.1, / mood,,,outcome,,,", readings=READINGS)
    frame = pf.chains(case).set_index("kpi")
    assert list(frame.index) == ["users", "wait", "clicks", "mood"]
    assert frame.chain.to_list() == ["users", "wait → users", "clicks → wait → users", "mood"]
    assert frame.business.to_list() == ["users", "users", "users", ""]
    assert frame.factor.fillna(0).to_list() == pytest.approx([1, -0.5, 0.05, 0])
    # a minute of waiting costs 3, and 1 for half a user; a click saves a tenth of that
    assert frame.money.fillna(0).to_list() == pytest.approx([2, -4, 0.4, 0])
    assert frame.worth.fillna(0).to_list() == pytest.approx([20, 4, 0, 0])
    assert frame.period.to_list() == ["2025", "2026Q1", "", "2025Q1"]
    assert frame.business_name["wait"] == "Users"
    assert frame.business_unit["wait"] == "people"


def test_which_way_is_better_follows_the_points_else_the_money(make: Make) -> None:
    case = make(
        kpis=(
            "kpi,kind,drives,factor,value / users,business,,,-1 / cost,business,,,-1000 /"
            " errors,usage,cost,2, / colour,usage,,,"
        ),
        readings="kpi,period,value / users,2025,1 / cost,2025,1 / errors,2025,1 / colour,2025,1",
    )
    frame = pf.indicators(case)
    better = (
        frame[frame.level.isin([4, 6]) & (frame.source == "readings")]
        .drop_duplicates("indicator")
        .set_index("indicator")
        .better
    )
    assert better[["users", "cost", "errors", "colour"]].to_list() == ["more", "less", "less", ""]
    assert directions(case) == {"users": 1.0}


# what is missing


def test_a_case_without_any_of_the_tables_has_no_rows_for_those_levels(make: Make) -> None:
    frame = pf.indicators(make())
    assert frame.indicator.to_list() == ["serves none"]
    assert frame.dtypes.astype(str).to_dict() == pf.indicators(pf.load(SCALEUP)).dtypes.astype(str).to_dict()


@pytest.mark.parametrize(
    ("level", "table", "columns"),
    [
        (1, "actuals", ["promised", "delivered"]),
        (2, "actuals", ["scope_planned", "scope_delivered"]),
        (3, "ledger", ["actual"]),
        (4, "readings", ["value"]),
        (5, "readings", ["value"]),
    ],
)
def test_a_level_about_which_the_case_says_nothing_names_what_it_needs(
    make: Make, level: int, table: str, columns: list[str]
) -> None:
    with pytest.raises(pf.CaseError) as told:
        pf.indicators(make(), level=level)
    assert set(told.value.faults.table) == {table}
    assert told.value.faults.column.to_list() == columns
    assert f"level {level}" in str(told.value)


@pytest.mark.parametrize("level", [0, 7, "1", [1]])
def test_there_are_six_levels(make: Make, level: int) -> None:
    with pytest.raises(pf.PortfolioError, match="from 1 to 6"):
        pf.indicators(make(), level=level)


def test_a_plan_is_checked_like_any(make: Make) -> None:
    with pytest.raises(pf.CaseError, match="must be the id or the name of an initiative"):
        pf.indicators(make(), [("Z", "full", "Q1")])


def test_french_names_follow_the_case_or_the_question(make: Make) -> None:
    assert pf.indicators(
        make(actuals=ACTUALS, settings='language = "fr"'), level=1
    ).name.unique().tolist() == [
        "Vélocité",
        "Jalons tenus",
        "Livré à l’heure",
    ]
    assert pf.indicators(make(actuals=ACTUALS), level=2, language="fr").unit.unique().tolist() == [
        "part",
        "points de périmètre",
    ]


def test_every_indicator_of_the_sample_has_a_name_in_both_languages() -> None:
    case = pf.load(SCALEUP)
    plan = [("einvoicing-reform", "in-house", "2027Q1"), ("retail-edi", "two-groups", "2027Q3")]
    for funded in (None, plan):
        english, french = pf.indicators(case, funded), pf.indicators(case, funded, language="fr")
        assert english.shape == french.shape
        assert set(english.level) == {1, 2, 3, 4, 5, 6}
        for column in ("name", "unit"):
            assert (english[column] != "").all()
        built_in = english.level < 4
        assert (english.name[built_in] != french.name[built_in]).all()


# pictures


def test_the_picture_draws_the_figures_of_the_frame(make: Make) -> None:
    frame = pf.indicators(make(actuals=ACTUALS, ledger=LEDGER, resources=RESOURCES))
    frame = frame[frame.level < 4]
    axes = pf.plots.indicators(frame)
    assert [ax.get_title(loc="left") for ax in axes][:2] == ["1 · Velocity", "1 · Milestones met"]
    planned, observed = axes[0].lines[:2]
    assert list(planned.get_ydata()) == [5, 13, 0]
    assert list(observed.get_ydata()) == [0, 7, 8]
    assert axes[0].get_ylabel() == "scope points per period"
    cost = next(ax for ax in axes if "Cost per feature" in ax.get_title(loc="left"))
    assert [label.get_text() for label in cost.get_yticklabels()] == ["old1", "old2", "old3"]
    assert [text.get_text() for text in cost.texts] == ["15", "5", "20"]


def test_a_single_figure_is_written_and_an_empty_frame_says_so(make: Make) -> None:
    (ax,) = pf.plots.indicators(pf.indicators(make()))
    assert [text.get_text() for text in ax.texts] == ["0 initiatives", "planned 0"]
    (ax,) = pf.plots.indicators(pf.indicators(make()).head(0))
    assert [text.get_text() for text in ax.texts] == ["nothing to show"]


def test_the_picture_of_alignment_shows_what_serves_nothing_only_where_something_does(make: Make) -> None:
    case = make(contributions="initiative,kpi,expected / A,users,3 / B,users,-2")
    ax = pf.plots.alignment(pf.alignment(case, [("A", "full", "Q1")]))
    assert [label.get_text() for label in ax.get_yticklabels()] == ["grow"]
    ax = pf.plots.alignment(pf.alignment(case, [("A", "full", "Q1"), ("B", "full", "Q1")]))
    assert [label.get_text() for label in ax.get_yticklabels()] == ["grow", "serves no objective"]
    assert [text.get_text() for text in ax.texts] == ["−50 pp", "+50 pp"]


# work in flight


def test_what_was_attained_before_is_counted_once(make: Make) -> None:
    """From 0 to 10 users, 4 when the round began and 6 by the latest reading; A brings 3 and B 2."""
    case = make(
        key_results="key_result,objective,kpi,target,current / more,grow,users,10,4",
        objectives="objective,weight / grow,100",
        readings="kpi,period,value / users,2026Q4,6",
    )
    frame = pf.indicators(case, [("A", "full", "Q1"), ("B", "full", "Q1")], level=6)
    assert figure(frame, "attainment", "more", "2026Q4") == pytest.approx([1, 0.6])
    # 40 points before, 50 to come
    assert figure(frame, "contribution") == pytest.approx([90, 60])
    assert figure(frame, "contribution", "grow") == pytest.approx([90, 60])


def test_what_stopping_takes_serves_no_objective(make: Make) -> None:
    case = make(
        initiatives="initiative,status,name / A,running,Ads / B,running,Bells / C,,Clocks",
        requirements=(
            "initiative,option,resource,1,2 / A,,cash,4, / A,stop,cash,1,2 / B,,cash,3, / B,stop,cash,9, /"
            " C,,cash,2,"
        ),
    )
    plan = [("B", "full", "Q1"), ("C", "full", "Q2")]
    frame = pf.alignment(case, plan)
    assert frame.spend.to_list() == [5, 3]
    assert frame.money_share.to_list() == [0.625, 0.375]
    assert frame.initiatives.to_list() == [2, 0]
    told = pf.indicators(case, plan, level=6)
    assert figure(told, "serves none") == [0, 0]
    assert figure(told, "money that serves none") == [0, 3]
    assert figure(told, "money that serves none", "A") == [0, 3]
    assert pf.alignment(case, [*plan, ("A", "full", "Q1")]).spend.to_list() == [9, 0]
    assert len(pf.plots.alignment(frame).get_yticklabels()) == 2
