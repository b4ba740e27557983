"""The cover of the brief: what a point is, the gain as past delivery would have it, and all that is refused
with its reason and price.
"""

from __future__ import annotations

import math
import re
from dataclasses import replace

import pytest
from support import samples
from support.small_cases import Make
from support.written_pages import Page

import portfolio as pf
from portfolio.case.further_periods import further_periods
from portfolio.model.cash import cash_of
from portfolio.model.choices import Choice
from portfolio.report.brief import frames_asked, frames_refused, pdf
from portfolio.report.brief.frames_money import in_money
from portfolio.report.brief.frames_risks import learned_of
from portfolio.report.brief.layout import Cell, Grid, Line

pytestmark = pytest.mark.xdist_group("brief")  # the briefs are made once
LANGUAGES = ("en", "fr")
NARROW = "\N{NARROW NO-BREAK SPACE}"
try:
    weasyprint = pdf.weasyprint()
except pf.PortfolioError:
    weasyprint = None


@pytest.fixture(scope="module")
def dozen() -> pf.Brief:
    return pf.brief(samples.plan("dozen"), draws=16)


def tile(page: Page, label: str) -> str:
    """What stands on the cover before a label, and after it."""
    return re.sub(r"\s+", " ", page.text.split(label)[0][-24:])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_initiative_is_named_funded_or_refused(dozen: pf.Brief, language: str) -> None:
    plan, frames = dozen.plan, dozen.frames
    names = plan.problem.case.names("initiatives")
    assert {*frames["refused"].initiative} == {*names} - {c.initiative for c in plan.choices}
    page = Page(dozen.in_language(language).html)
    rows = {row[0]: row for row in page.tables["refused"]}
    for row in frames["refused"].itertuples():
        (cells,) = [cells for name, cells in rows.items() if name.startswith(row.name)]
        assert len(cells[1]) > 8, "its reason"


def test_the_price_of_what_is_refused_is_what_the_best_plan_with_it_loses(dozen: pf.Brief) -> None:
    plan = dozen.plan
    frame = dozen.frames["refused"].set_index("initiative")
    exact = pf.explain(plan, list(frame.index)).price
    assert (frame.low <= exact + 1e-9).all()
    assert (exact <= frame.high + 1e-9).all()
    calls = dozen.frames["calls"]
    entering = {i for who in calls.entering for i in who} & {*frame.index}
    assert entering
    for i in entering:  # the closest choices tell just what these cost
        assert frame.low[i] == frame.high[i] == pytest.approx(exact[i])
    others = [i for i in frame.index if i not in entering]
    assert (frame.low[others] >= calls.price.iloc[-1] - 1e-9).all()


def test_what_would_be_added_and_asked_for_is_the_plan_s_with_it(dozen: pf.Brief) -> None:
    plan, case = dozen.plan, dozen.plan.problem.case
    spend = case.requirements.merge(case.resources.query("kind == 'budget'")[["resource"]])
    for row in dozen.frames["refused"].itertuples():
        ways = [
            Choice(row.initiative, option, start)
            for option in case.options.query("initiative == @row.initiative").option
            for start in case.periods
        ]
        added = [pf.value(case, [*plan.choices, way]) - plan.impact for way in ways]
        assert any(abs(row.adds - a) < 1e-9 for a in added)
        own = spend.query("initiative == @row.initiative")
        assert 0 < row.cost <= own[[c for c in own.columns if c.isdigit()]].to_numpy(na_value=0.0).sum()
    assert dozen.frames["refused"].adds.is_monotonic_decreasing


@pytest.fixture
def reasons(make: Make) -> pf.Case:
    """One initiative a reason: Z is funded, and the others are not."""
    return make(
        initiatives=(
            "initiative,name,earliest,latest / Z,Zeta,, / D,Delta,, / X,Xi,, / R,Rho,, / U,Ypsilon,,"
            " / T,Tau,, / N,Ny,, / H,Eta,,"
        ),
        resources=(
            "resource,name,kind,unit,Q1,Q2,Q3 / cash,Kassa,budget,EUR,2,0,0 / crew,Krew,capacity,days,4,4,4"
        ),
        requirements=(
            "initiative,resource,1 / Z,cash,2 / U,cash,3 / T,crew,5 / D,crew,1 / X,crew,1 / R,crew,1"
            " / N,crew,1 / H,crew,1"
        ),
        contributions=(
            "initiative,kpi,expected / Z,users,6 / D,users,1 / X,users,1 / R,users,1 / U,users,4 / T,users,2"
            " / N,users,0 / H,users,-1"
        ),
        relations="relation,initiative,other / excludes,X,Z / requires,R,U",
        decisions="initiative,decision,by,reason / D,reject,The board,Not this year",
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_reason_is_said_in_a_few_words(reasons: pf.Case, language: str) -> None:
    found = pf.brief(reasons, draws=4)
    assert [c.initiative for c in found.plan.choices] == ["Z"]
    frame = found.frames["refused"].set_index("initiative")
    assert frame.why.to_dict() == {
        "D": "decided",
        "X": "excludes",
        "R": "requires",
        "U": "limit",
        "T": "limit",
        "N": "little",
        "H": "little",
    }
    assert (frame.what["U"], frame.period["U"], frame.short["U"]) == (("cash",), "Q1", 3)
    assert math.isinf(frame.low["T"])
    page = Page(found.in_language(language).html)
    told = {row[0]: row[1] for row in page.tables["refused"]}
    assert "The board" in told["Delta"]
    assert "Not this year" in told["Delta"]
    assert "Zeta" in told["Xi"]
    assert "Ypsilon" in told["Rho"]
    assert "Kassa" in told["Ypsilon"]
    assert "Krew" in told["Tau"]
    assert ("adds nothing" if language == "en" else "n’ajoute rien") in told["Ny"]
    assert ("cost 1.00 point" if language == "en" else "coûterait 1,00 point") in told["Eta"].replace(
        "\N{NO-BREAK SPACE}", " "
    )


def test_a_plan_that_was_cut_short_has_reasons_and_no_prices(reasons: pf.Case) -> None:
    from dataclasses import replace

    plan = replace(pf.allocate(reasons), status="feasible", gap=0.1)
    assert frames_refused.ranges(plan) == {}
    frame = frames_refused.refused(plan, {}, frames_asked.calls(plan), None)
    assert frame.low.isna().all()
    assert frame.why.ne("").all()


def test_the_cover_says_what_a_point_is_and_what_the_past_would_make_of_the_gain(dozen: pf.Brief) -> None:
    whole = samples.brief("scaleup")
    page, risks = Page(whole.html), whole.frames["risks"].set_index("kind")
    points = risks.points["optimism"]
    assert points == pytest.approx(pf.value(pf.calibration(whole.plan.problem.case).case, whole.plan.funded))
    assert tile(page, "As past delivery would have it").strip().endswith(f"{points:.1f}")
    assert tile(page, "Expected gain").strip().endswith(f"{whole.plan.points:.1f}")
    missed = risks["count"]["targets"]
    everything = whole.frames["indicators"].chance.notna().sum()
    assert tile(page, "Targets likely missed").strip().endswith(f"{missed} of {everything}")
    assert "all objectives, fully attained, are worth 100 points together" in page.text
    other = Page(dozen.html)
    assert tile(other, "As past delivery would have it").strip().endswith("–")


def test_a_point_of_one_objective_and_of_one_without_end(make: Make) -> None:
    found = Page(pf.brief(make(), draws=4).html).text
    assert (
        "“Grow”, fully attained, is worth 10 points" in found or "What a point is: what objectives" in found
    )


@pytest.mark.skipif(weasyprint is None, reason=f"no Pango on this machine: {pdf.PANGO}")
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_cover_is_a_page_and_no_page_is_nearly_empty(language: str) -> None:
    whole = samples.brief("scaleup").in_language(language)
    pages = weasyprint.HTML(string=whole.html).render().pages
    place = {key: n for n, page in enumerate(pages) for key in page.anchors}
    assert place["contents"] == 0
    assert place["roadmap"] == 1
    assert place["sure"] == place["approval"] == len(pages) - 1
    for page in pages:
        drawn = [box for box in page._page_box.descendants() if getattr(box, "text", "").strip()]
        low = max(box.position_y for box in drawn if box.position_y < page.height * 0.94)
        assert low > page.height * 0.4


def test_the_cover_says_in_money_what_finance_reckons(dozen: pf.Brief) -> None:
    whole = pf.business_case(dozen.plan).iloc[-1]
    row = dozen.frames["business_case"].iloc[-1]
    assert (row.npv, row.benefit, row.cost) == (whole.npv, whole.benefit, whole.cost)
    page = Page(dozen.html)
    assert "in-money" in page.sections
    assert tile(page, "Net present value").strip().endswith(f"\N{MINUS SIGN}€{-whole.npv:,.0f}")
    assert "none: cash never changes its sign" in page.text
    assert "Cash, period by period" in page.text


def test_when_it_pays_back_after_the_horizon_is_said_where_it_goes_on(dozen: pf.Brief) -> None:
    """What is missing at the end, at what a year then brings: reckoned here by hand."""
    case, frame = dozen.plan.problem.case, dozen.frames["business_case"]
    year = case.settings.periods_per_year
    for row in frame.to_dict("records"):
        missing = row["cost"] - row["benefit"]
        if (
            row["payback"]
            or row["benefit_per_year"] <= 0
            or missing <= 0
            or missing / row["benefit_per_year"] > 10
        ):
            assert row["payback_beyond"] == ""
            continue
        periods = further_periods(case.periods, 60, year)
        place = periods.index(row["payback_beyond"]) + 1
        brought = row["benefit_per_year"] / year
        assert (place - 1) * brought < missing <= place * brought * (1 + 1e-12)


def test_money_as_past_delivery_would_have_it_stands_beside_the_headline() -> None:
    plan = samples.plan("scaleup")
    calibrated = learned_of(plan)
    assert calibrated is not None
    past = in_money(plan, calibrated)["past"].iloc[0]
    cash = cash_of(replace(plan.problem, case=calibrated.case), plan.choices)
    assert (past.benefit, past.npv) == (cash.benefit.sum(), cash.discounted.sum())
    assert past.benefit < pf.business_case(plan).benefit.iloc[-1]
    assert in_money(plan, None)["past"].empty


def test_without_a_value_nothing_is_said_in_money(make: Make) -> None:
    found = pf.brief(make(), draws=4)
    assert "in-money" not in Page(found.html).sections
    assert found.frames["business_case"].empty


def test_what_is_left_of_each_budget_adds_up(dozen: pf.Brief) -> None:
    grants, used = dozen.frames["grants"], dozen.plan.usage.query("resource == 'budget'").used.sum()
    whole = grants[grants.year == ""].iloc[-1]
    assert whole.used == pytest.approx(used)
    assert whole.left == pytest.approx(whole.granted - used)


def test_the_limit_that_binds_is_what_the_plan_with_more_breaks(dozen: pf.Brief) -> None:
    more = dozen.frames["budgets"].iloc[1]
    assert more.what == ("budget",)
    assert more.short > 0
    assert more.period in dozen.plan.problem.case.periods


def test_a_protected_plan_is_compared_with_protected_ones_and_says_so(make: Make) -> None:
    case = make(
        resources="resource,kind,Q1,Q2,Q3 / cash,budget,4,0,0",
        requirements="initiative,resource,1,high / A,cash,2,1.5 / B,cash,2,1.5 / C,cash,1,",
    )
    protected = pf.brief(pf.Problem(case).protected(1), draws=4)
    page = Page(protected.html)
    assert "Every limit holds even if any 1 of the funded initiatives overrun" in page.text
    assert "quelles qu’elles soient" in Page(protected.in_language("fr").html).text
    assert "overrun" not in Page(pf.brief(case, draws=4).html).text.split("Approval")[0].split("Limits")[0]


def test_a_long_group_says_its_heading_again_over_each_part() -> None:
    def grid(count: int, continued: str = "suite") -> Grid:
        rows = [Line([Cell(f"row {n}")]) for n in range(count)]
        total = Line([Cell("all")], "total")
        return Grid("f", [], [Line([Cell("Head", quiet="x")], "group"), *rows, total], continued=continued)

    assert len(grid(8).groups) == len(grid(30, "").groups) == 1
    found = grid(30).groups
    assert [line.cells[0].text for group in found for line in group if line.kind == ""] == [
        f"row {n}" for n in range(30)
    ]
    assert all(Grid.is_whole(group) for group in found)
    assert [group[0].cells[0].quiet for group in found] == ["x", *["suite"] * (len(found) - 1)]
    assert found[-1][-1].kind == "total"
