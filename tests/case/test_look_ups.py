"""What a case is asked again and again: names, units, budgets and teams, rows by id, places of periods."""

import copy
import pickle
from pathlib import Path

import pytest
from support.small_cases import Make

import portfolio as pf
from portfolio.arbitration.arbitration import arbitrate
from portfolio.model.constraints import amount_of
from portfolio.report.brief.frames_plan import called

RESOURCES = (
    "resource,kind,unit,Q1,Q2,Q3 / backend,capacity,days,5,, / opex,budget,k€,9,9,9 / desk,capacity,,,, /"
    " capex,budget,,,,"
)


@pytest.fixture
def case(make: Make) -> pf.Case:
    return make(
        initiatives='initiative,name / A,"Pumps\nand  quays" / B, / C,C',
        resources=RESOURCES,
        requirements="initiative,resource,1 / A,opex,2 / B,opex,2 / C,opex,2",
        kpis="kpi,name,unit / users,People who come,people / visits,,",
        parties="party,objective,weight / board,grow,2 / staff,grow,1",
        key_results="key_result,objective,kpi / more,grow,users / sales,grow,orders",
        settings='currency = "EUR"',
    )


def test_a_name_is_on_one_line_and_an_id_stands_for_a_blank_one(case: pf.Case) -> None:
    assert dict(case.names("initiatives")) == {"A": "Pumps and  quays", "B": "B", "C": "C"}
    assert dict(case.own_names("initiatives")) == {"A": "Pumps and  quays", "C": "C"}


def test_kpis_that_only_key_results_name_have_a_name_and_a_unit_as_others(case: pf.Case) -> None:
    assert dict(case.names("kpis")) == {"users": "People who come", "visits": "visits", "orders": "orders"}
    assert dict(case.units("kpis")) == {"users": "people", "visits": "", "orders": ""}


def test_the_brief_makes_ids_readable_and_leaves_names_as_they_are_written(make: Make) -> None:
    case = make(kpis="kpi,name / users,users / page_visits,")
    assert called(case, "kpis") == {"users": "users", "page_visits": "Page visits"}


def test_budgets_and_teams_keep_the_order_of_their_table(case: pf.Case) -> None:
    assert case.budgets == ("opex", "capex")
    assert case.capacities == ("backend", "desk")


def test_a_resource_without_a_unit_has_none_and_a_budget_that_of_money(case: pf.Case) -> None:
    assert dict(case.units("resources")) == {"backend": "days", "opex": "k€", "desk": "", "capex": "k€"}
    assert case.money_unit == "k€"


def test_money_without_any_budget_is_in_the_currency(make: Make) -> None:
    resources = "resource,kind,Q1,Q2,Q3 / cash,capacity,,,"
    assert make(resources=resources, settings='currency = "EUR"').money_unit == "EUR"
    assert make(resources=resources).money_unit == ""


def test_a_unit_that_is_a_word_follows_its_figure(case: pf.Case) -> None:
    problem = pf.Problem(case).with_limits({("backend", "Q1"): 1})
    assert amount_of(problem, "backend", "Q1") == "1 day"


def test_a_record_says_what_money_is_counted_in(case: pf.Case, tmp_path: Path) -> None:
    _, text = arbitrate(case).record("nash").save(tmp_path)
    assert "3 initiatives for 6 k€" in text.read_text(encoding="utf-8")


def test_rows_go_by_id_and_options_by_both_of_theirs(case: pf.Case) -> None:
    assert case.rows("resources")["opex"]["Q2"] == 9
    assert case.rows("options")["B", "full"]["duration"] == 1
    assert dict(case.period_index) == {"Q1": 0, "Q2": 1, "Q3": 2}


def test_nobody_can_write_into_what_was_looked_up(case: pf.Case) -> None:
    looked_up = (
        case.names("initiatives"),
        case.own_names("kpis"),
        case.units("kpis"),
        case.rows("resources"),
        case.rows("resources")["opex"].cells,
        case.period_index,
    )
    for found in looked_up:
        with pytest.raises(TypeError, match="does not support item assignment"):
            found["A"] = "B"  # type: ignore[index]


def test_a_case_that_was_asked_can_be_sent_and_copied(case: pf.Case) -> None:
    names = dict(case.names("initiatives"))
    for other in (pickle.loads(pickle.dumps(case)), copy.deepcopy(case)):
        assert other == case
        assert dict(other.names("initiatives")) == names
