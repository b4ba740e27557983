"""What a portfolio is worth, sentence by sentence of the model, on cases that can be reckoned in the head."""

import pandas as pd
import pytest

import portfolio as pf

NOW = "Q1"
A = [("A", "full", NOW)]
AB = [("A", "full", NOW), ("B", "full", NOW)]


HUNDRED = "objective,weight / grow,100"


def on_target(target: str, stretch: str = "") -> str:
    """The one key result, from 0 to a target."""
    return f"key_result,objective,kpi,target,stretch / goal,grow,users,{target},{stretch}"


# Toward a key result


def test_progress_is_effect_over_the_distance_to_the_target(make):
    case = make(objectives=HUNDRED, key_results=on_target("10"))
    assert pf.value(case, A) == pytest.approx(100 * 3 / 10)
    assert pf.value(case, []) == 0


def test_the_baseline_is_where_progress_starts(make):
    case = make(
        objectives=HUNDRED, key_results="key_result,objective,kpi,baseline,target / goal,grow,users,20,32"
    )
    assert pf.value(case, A) == pytest.approx(100 * 3 / (32 - 20))


def test_a_target_below_the_baseline_wants_less(make):
    case = make(
        objectives=HUNDRED,
        key_results="key_result,objective,kpi,baseline,target / goal,grow,churn,30,20",
        contributions="initiative,kpi,expected / A,churn,-4 / B,churn,1",
    )
    assert pf.value(case, A) == pytest.approx(100 * -4 / -10)
    assert pf.value(case, AB) == pytest.approx(40 - 10)


def test_without_a_target_each_unit_earns_the_points_without_bound(make):
    case = make(objectives=HUNDRED, contributions="initiative,kpi,expected / A,users,4 / B,users,-9")
    assert pf.value(case, A) == pytest.approx(400)
    assert pf.value(case, AB) == pytest.approx(-500)


def test_a_saturated_key_result_gives_no_more(make):
    case = make(objectives=HUNDRED, key_results=on_target("4"))
    assert pf.value(case, AB) == pytest.approx(100)  # 5 of 4
    assert pf.value(case, A) == pytest.approx(75)


@pytest.mark.parametrize(("stretch", "points"), [("", 100), ("0.2", 105), ("1", 125)])
def test_stretch_credits_what_goes_beyond(make, stretch, points):
    case = make(objectives=HUNDRED, key_results=on_target("4", stretch=stretch))
    assert pf.value(case, AB) == pytest.approx(points)  # G = 5/4, so 25 beyond


@pytest.mark.parametrize("stretch", ["0", "0.5"])
def test_where_progress_is_negative_so_is_attainment(make, stretch):
    case = make(
        objectives=HUNDRED,
        key_results=on_target("10", stretch=stretch),
        contributions="initiative,kpi,expected / A,users,-25 / B,users,5",
    )
    assert pf.value(case, A) == pytest.approx(-250)
    assert pf.value(case, AB) == pytest.approx(-200)


def test_key_results_share_their_objective_by_weight(make):
    case = make(
        objectives="objective,weight / grow,100 / keep,7",
        key_results=(
            "key_result,objective,kpi,target,weight / k1,grow,users,6,3 / k2,grow,nps,1, /"
            " k3,keep,users,3,0.5"
        ),
    )
    # points as written: 107 in all, not 100
    assert pf.value(case, A) == pytest.approx(100 * 3 / (3 + 1) * 3 / 6 + 7)


# Effects


def test_effects_travel_up_the_chain_and_factors_multiply(make):
    case = make(
        objectives="objective,weight / fast,1 / rich,10",
        kpis="kpi,drives,factor / load,conversion,-0.5 / conversion,revenue,4 / revenue,,99",
        key_results="key_result,objective,kpi / k1,fast,conversion / k2,rich,revenue",
        contributions="initiative,kpi,expected / A,load,-3 / B,conversion,2",
    )
    # −3 · −0.5 = 1.5, then · 4; a factor that drives nothing is idle
    assert pf.value(case, A) == pytest.approx(1 * 1.5 + 10 * 6)
    assert pf.value(case, AB) == pytest.approx(61.5 + 1 * 2 + 10 * 8)


def test_a_link_without_a_factor_passes_units_on_one_for_one(make):
    case = make(
        kpis="kpi,drives / visits,users / users,",
        contributions="initiative,kpi,expected / A,visits,3 / A,users,4",
    )
    assert pf.value(case, A) == pytest.approx(7)


def test_success_multiplies_general_and_named_effects_delivers_only_the_general(make):
    case = make(
        options="initiative,option,delivers,success / A,half,0.5,0.8 / A,all,,0.8 / B,sure,2,",
        contributions="initiative,option,kpi,expected / A,,users,10 / A,half,nps,10 / B,,users,3",
        key_results="key_result,objective,kpi,weight / k1,grow,users,1 / k2,grow,nps,3",
        objectives="objective,weight / grow,4",
    )
    assert pf.value(case, [("A", "half", NOW)]) == pytest.approx(10 * 0.5 * 0.8 + 3 * 10 * 0.8)
    assert pf.value(case, [("A", "all", NOW)]) == pytest.approx(10 * 0.8)
    # may deliver more than planned in general
    assert pf.value(case, [("B", "sure", NOW)]) == pytest.approx(3 * 2)


def test_a_named_row_replaces_the_general_one_for_its_kpi_only(make):
    case = make(
        options="initiative,option,delivers / A,half,0.5 / A,all,",
        contributions="initiative,option,kpi,expected / A,,users,10 / A,,nps,4 / A,half,users,7",
        key_results="key_result,objective,kpi / k1,grow,users / k2,grow,nps",
        objectives="objective,weight / grow,2",
    )
    assert pf.value(case, [("A", "half", NOW)]) == pytest.approx(7 + 4 * 0.5)
    assert pf.value(case, [("A", "all", NOW)]) == pytest.approx(10 + 4)


# Time


def test_what_is_delivered_after_due_counts_for_nothing(make):
    case = make(
        objectives=HUNDRED,
        key_results="key_result,objective,kpi,target,due / goal,grow,users,10,Q2",
        options="initiative,option,duration / A,quick,1 / A,slow,2",
        contributions="initiative,kpi,expected / A,users,3",
    )
    assert [pf.value(case, [("A", "quick", q)]) for q in ("Q1", "Q2", "Q3")] == pytest.approx([30, 30, 0])
    # delivery at the end of Q2, of Q3
    assert [pf.value(case, [("A", "slow", q)]) for q in ("Q1", "Q2")] == pytest.approx([30, 0])


@pytest.mark.parametrize(
    ("periods", "setting", "years"),
    [
        (("2027", "2028", "2029"), "", 1),
        (("2027H1", "2027H2", "2028H1"), "", 1 / 2),
        (("2027Q3", "2027Q4", "2028Q1"), "", 1 / 4),
        (("2027-11", "2027-12", "2028-01"), "", 1 / 12),
        (("one", "two", "third"), "", 1 / 4),
        (("2027Q3", "2027Q4", "2028Q1"), "periods_per_year = 8", 1 / 8),
    ],
)
def test_delivery_is_discounted_by_the_year_from_the_end_of_its_period(make, periods, setting, years):
    case = make(
        f"discount_rate = 0.21\n{setting}", resources=f"resource,kind,{','.join(periods)} / cash,budget,,,"
    )
    for end, period in enumerate(periods, 1):
        assert pf.value(case, [("A", "full", period)]) == pytest.approx(3 * 1.21 ** -(end * years), rel=1e-12)


def test_discount_in_plain_figures(make):
    case = make(
        "discount_rate = 0.21",
        resources="resource,kind,2027H1,2027H2,2028H1 / cash,budget,,,",
        options="initiative,option,duration / B,long,2",
    )
    assert pf.value(case, [("A", "full", "2027H1")]) == pytest.approx(3 / 1.1)
    assert pf.value(case, [("B", "long", "2027H1")]) == pytest.approx(2 / 1.21)
    assert pf.value(case, [("B", "long", "2027H2")]) == pytest.approx(2 / 1.331)


def test_discount_comes_before_saturation(make):
    case = make(
        "discount_rate = 0.25\nperiods_per_year = 1", objectives=HUNDRED, key_results=on_target("2.5")
    )
    assert pf.value(case, A) == pytest.approx(100 * 3 / 1.25 / 2.5)
    assert pf.value(case, AB) == pytest.approx(100)  # 5/1.25 of 2.5 would be 160


def test_a_delivery_beyond_the_horizon_counts_unless_due_before(make):
    plan = {
        "options": "initiative,option,duration / A,long,3",
        "settings": "finish_inside = false\ndiscount_rate = 0.21\nperiods_per_year = 2",
    }
    late = [("A", "long", "Q3")]  # ends with the fifth half-year
    assert pf.value(make(**plan), late) == pytest.approx(3 / 1.1**5)
    assert pf.value(make(**plan, key_results="key_result,objective,kpi,due / more,grow,users,Q3"), late) == 0


# Synergies

TOGETHER = "relation,initiative,other,kpi,amount / synergy,B,A,users,"


@pytest.mark.parametrize("amount", [4, -4])
def test_a_synergy_counts_only_where_both_are_funded(make, amount):
    case = make(relations=TOGETHER + str(amount))
    assert pf.value(case, A) == pytest.approx(3)
    assert pf.value(case, AB) == pytest.approx(3 + 2 + amount)
    assert pf.value(case, [*AB, ("C", "full", NOW)]) == pytest.approx(6 + amount)


def test_a_synergy_is_discounted_and_due_by_the_later_delivery(make):
    case = make("discount_rate = 0.21\nperiods_per_year = 2", relations=TOGETHER + "4")
    late = [("A", "full", "Q2"), ("B", "full", "Q1")]
    assert pf.value(case, late) == pytest.approx(3 / 1.21 + 2 / 1.1 + 4 / 1.21)
    due = make(relations=TOGETHER + "4", key_results="key_result,objective,kpi,due / more,grow,users,Q1")
    assert pf.value(due, late) == pytest.approx(2)
    assert pf.value(due, AB) == pytest.approx(3 + 2 + 4)


def test_a_synergy_is_not_multiplied_by_success_nor_delivers_and_travels_up_the_chain(make):
    case = make(
        options="initiative,option,delivers,success / A,half,0.5,0.5 / B,half,0.5,0.5",
        relations="relation,initiative,other,kpi,amount / synergy,A,B,visits,4",
        kpis="kpi,drives,factor / visits,users,10",
    )
    assert pf.value(case, [("A", "half", NOW), ("B", "half", NOW)]) == pytest.approx(3 / 4 + 2 / 4 + 10 * 4)


def test_synergies_saturate_with_the_rest(make):
    case = make(objectives=HUNDRED, key_results=on_target("8", stretch="0.5"), relations=TOGETHER + "7")
    assert pf.value(case, AB) == pytest.approx(100 + 50 * (12 / 8 - 1))


# Points of each funded initiative


def points(case: pf.Case) -> dict[str, float]:
    """Points by initiative when A and B are both funded."""
    plan = pf.allocate(pf.Problem(case).with_funded("A", "B").without("C"))
    assert plan.funded.points.sum() == pytest.approx(plan.impact)
    return dict(zip(plan.funded.initiative, plan.funded.points, strict=True))


def test_points_of_a_saturated_key_result_are_shared_in_proportion_to_progress(make):
    case = make(objectives=HUNDRED, key_results=on_target("4", stretch="0.2"))
    assert points(case) == pytest.approx({"A": 105 * 3 / 5, "B": 105 * 2 / 5})


def test_points_where_progress_cancels_out(make):
    case = make(
        objectives=HUNDRED,
        key_results=on_target("10"),
        contributions="initiative,kpi,expected / A,users,4 / B,users,-4",
    )
    assert points(case) == pytest.approx({"A": 40, "B": -40})  # G = 0: each at the rate 1


def test_points_of_one_who_harms_a_saturated_key_result(make):
    case = make(
        objectives=HUNDRED,
        key_results=on_target("4"),
        contributions="initiative,kpi,expected / A,users,10 / B,users,-2",
    )
    assert points(case) == pytest.approx({"A": 125, "B": -25})  # 100 for 10 − 2


def test_half_of_a_synergy_goes_to_each(make):
    assert points(make(relations=TOGETHER + "-4")) == pytest.approx({"A": 3 - 2, "B": 2 - 2})


# Any portfolio, from any hand


def test_value_takes_a_plan_a_frame_or_tuples_in_any_order(make):
    case = make(resources="resource,kind,Q1,Q2,Q3 / cash,budget,4,0,0")
    plan = pf.allocate(case)
    assert plan.impact == pytest.approx(5)
    frame = pd.DataFrame({"start": ["Q1", "Q1"], "initiative": ["B", "A"], "option": "full", "mine": [1, 2]})
    for funded in (plan.funded, frame, AB, AB[::-1], tuple(map(list, AB)), iter(AB)):
        assert pf.value(case, funded) == plan.impact


def test_value_checks_no_limit(make):
    assert pf.value(make(resources="resource,kind,Q1,Q2,Q3 / cash,budget,0,0,0"), AB) == pytest.approx(5)


@pytest.mark.parametrize(
    ("funded", "said"),
    [
        (
            [("checkuot", "full", "Q1")],
            "must be the id or the name of an initiative; found “checkuot”. Nearest: “checkout”",
        ),
        ([("checkout", "fulll", "Q1")], 'must be an option of checkout; found "fulll". Nearest: "full"'),
        ([("checkout", "full", "q1")], 'must be one of the periods Q1 … Q3; found "q1". Nearest: "Q1"'),
        ([("checkout", "full", "Q1"), ("checkout", "full", "Q2")], 'funded once; found "checkout" again'),
        ([("checkout", "full")], "must be (initiative, option, start); found 2 values"),
        (["checkout"], "found 1 values"),
        (pd.DataFrame({"initiative": ["checkout"], "start": ["Q1"]}), "column option must be there"),
    ],
)
def test_value_names_what_it_does_not_know(make, funded, said):
    case = make(
        initiatives="initiative / checkout",
        requirements="initiative,resource,1 / checkout,cash,1",
        contributions="initiative,kpi,expected / checkout,users,1",
    )
    with pytest.raises(pf.CaseError) as error:
        pf.value(case, funded)
    assert said in str(error.value)


def test_value_lists_every_fault_at_once(make):
    with pytest.raises(pf.CaseError) as error:
        pf.value(make(), [("X", "full", "Q1"), ("A", "lite", "Q9")])
    assert list(error.value.faults.column) == ["initiative", "option", "start"]
    assert list(error.value.faults.row) == [0, 1, 1]


def test_a_frame_of_pandas_may_repeat_a_heading_that_is_not_read() -> None:
    """As a merge leaves it; a heading that is read and repeated could mean two things, and is refused."""
    case = pf.sample("four_initiatives")
    row, start = ["A", "full", case.periods[0]], ["initiative", "option", "start"]
    frame = pd.DataFrame([[*row, "x", "y"]], columns=[*start, "note", "note"])
    assert pf.value(case, frame) == pf.value(case, [tuple(row)])
    with pytest.raises(pf.CaseError, match="option"):
        pf.value(case, pd.DataFrame([[*row, "lite"]], columns=[*start, "option"]))
