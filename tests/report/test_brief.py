"""The board brief: its figures are the plan's, its words one language's, its text text; one file that
points nowhere, the same on every run.
"""

from __future__ import annotations

import builtins
import math
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from support import samples
from support.small_cases import BASE, Make
from support.written_pages import Page

import portfolio as pf
from portfolio import cli
from portfolio.allocator.session import Session
from portfolio.report.brief import pdf
from portfolio.report.number_formats import Formats
from portfolio.words.phrases import en, fr

SAMPLES = Path(__file__).parents[2] / "data" / "samples"
LANGUAGES = ("en", "fr")
COVER = "recommendation figures cover-pictures cover-refused contents"
NARROW = "\N{NARROW NO-BREAK SPACE}"
try:
    weasyprint = pdf.weasyprint()
except pf.PortfolioError:
    weasyprint = None
printed = pytest.mark.skipif(weasyprint is None, reason=f"no Pango on this machine: {pdf.PANGO}")
FORMS = ("html", "pdf") if weasyprint else ("html",)
pytestmark = pytest.mark.xdist_group("brief")  # the briefs are made once


@pytest.fixture(scope="module")
def dozen() -> pf.Brief:
    return pf.brief(samples.plan("dozen"), draws=64)


@pytest.fixture(scope="module")
def sample() -> pf.Brief:
    return samples.brief("scaleup")


@pytest.fixture
def small(make: Make) -> pf.Brief:
    return pf.brief(make(), draws=4)


# figures


def figure(text: str, language: str) -> float:
    """A figure as it is written in a language."""
    plain = re.sub(rf"[{NARROW}\N{{NO-BREAK SPACE}}€%<>+ ]", "", text).replace("\N{MINUS SIGN}", "-")
    return float(plain.replace(",", "") if language == "en" else plain.replace(",", "."))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_funded_is_the_plan_s(dozen: pf.Brief, language: str) -> None:
    plan, page = dozen.plan, Page(dozen.in_language(language).html)
    names = dict(
        zip(plan.problem.case.initiatives.initiative, plan.problem.case.initiatives.name, strict=True)
    )
    body = page.tables["funded"][1:]
    shown = {row[0].split("  ")[0]: row for row in body if len(row) > 2}
    for _, row in plan.funded.iterrows():
        (found,) = [cells for name, cells in shown.items() if name.startswith(names[row.initiative])]
        assert figure(found[2], language) == pytest.approx(row.points, abs=0.005)
        assert figure(found[3], language) == pytest.approx(row.budget, abs=0.5)
    assert figure(body[-1][1], language) == pytest.approx(plan.impact, abs=0.005)
    assert figure(body[-1][2], language) == plan.funded.budget.sum()
    assert len([row for row in body if len(row) == 4]) == len(plan.funded)


@pytest.mark.parametrize("language", LANGUAGES)
def test_points_and_money_by_objective_add_up_to_the_plan(dozen: pf.Brief, language: str) -> None:
    plan, page = dozen.plan, Page(dozen.in_language(language).html)
    case, rows = plan.problem.case, page.tables["objectives money usage"][1:]
    earned = plan.attainment.groupby("objective").points.sum()
    where = pf.alignment(case, plan.funded).set_index("objective")
    for row, objective in zip(rows, case.objectives.objective, strict=False):
        assert figure(row[1], language) == pytest.approx(earned[objective], abs=0.005)
        assert figure(row[-2], language) == pytest.approx(where.spend[objective], abs=0.5)
        assert figure(row[-1], language) / 100 == pytest.approx(where.money_share[objective], abs=0.005)
    total = rows[len(case.objectives)]
    used = plan.usage[plan.usage.resource == "budget"].used
    assert [figure(cell, language) for cell in total[3:-1]] == [*used, used.sum()]
    money = dozen.frames["money"]
    assert money.groupby("objective").spend.sum().to_dict() == pytest.approx(
        where.spend[where.index != ""].to_dict()
    )
    assert money.groupby("period").spend.sum().to_list() == pytest.approx(used.to_list())


@pytest.mark.parametrize("language", LANGUAGES)
def test_other_choices_and_budgets_are_those_found_by_asking_again(dozen: pf.Brief, language: str) -> None:
    plan, page = dozen.plan, Page(dozen.in_language(language).html)
    others = pf.alternatives(plan, 3, within=1)
    for row, loss, change in zip(page.tables["calls"][1:], others.loss, others.cost_change, strict=True):
        assert figure(row[1], language) == pytest.approx(loss, abs=0.005)
        assert figure(row[2], language) == change
    for row, factor in zip(page.tables["budgets"][1:], (0.95, 1.05), strict=True):
        other = pf.allocate(plan.problem.scaled({"budget": factor}))
        assert figure(row[1], language) == pytest.approx(other.impact - plan.impact, abs=0.005)
        assert figure(row[2], language) == other.funded.budget.sum() - plan.funded.budget.sum()
    names = dict(
        zip(plan.problem.case.initiatives.initiative, plan.problem.case.initiatives.name, strict=True)
    )
    for cells, swaps in zip(page.tables["calls"][1:], others.swaps, strict=True):
        assert all(names[s[1:]] in cells[0] for s in swaps.split(" ") if s[0] in "+\N{MINUS SIGN}")


def test_concessions_are_those_of_the_whole_table(dozen: pf.Brief) -> None:
    table = samples.table("dozen")
    (told,) = table.concessions(dozen.plan).to_dict("records")
    for row in dozen.frames["parties"].itertuples():
        assert row.obtains == told[row.party]
        assert row.concedes == pytest.approx(told[f"{row.party} concedes"], abs=1e-9)
        assert row.share == pytest.approx(told[f"{row.party} share"], abs=1e-9)
    again = pf.brief(dozen.plan, arbitration=table, draws=64)
    assert again.html == dozen.html


def test_ranges_are_those_of_the_draws(dozen: pf.Brief) -> None:
    plan, case = dozen.plan, dozen.plan.problem.case
    draws = pf.Draws.sampled(case, 64, 0)
    earned = draws.impacts(plan.choices, plan.problem.points)
    summary = dozen.frames["summary"].set_index("figure").value
    assert [summary.p10, summary.p90] == pytest.approx(np.quantile(earned, [0.1, 0.9]).tolist())
    assert summary.points == plan.points


def test_an_indicator_goes_where_contributions_chains_and_synergies_take_it(make: Make) -> None:
    case = make(
        initiatives="initiative,mandatory / A, / B,true / C,",
        options="initiative,option,delivers,success / A,half,0.5,0.8",
        kpis=(
            "kpi,name,kind,drives,factor / users,Utilisateurs,usage,sales,3 / sales,Ventes,business,, /"
            " other,Autre,business,,"
        ),
        key_results="key_result,objective,kpi,baseline,target,due / more,grow,users,10,20,Q1",
        relations="relation,initiative,other,kpi,amount / synergy,A,B,users,0.5",
        requirements="initiative,resource,1,2 / A,cash,1, / B,cash,1,1",
        contributions="initiative,kpi,low,expected,high / A,users,3,4,5 / B,users,2,2,2",
        readings="kpi,period,value / sales,2026,7",
    )
    frame = pf.brief(case, draws=64).frames["indicators"].set_index("kpi")
    assert frame.kind.to_list() == ["business", "business", "usage"]
    # A: 4 · 0.5 · 0.8 = 1.6; B: 2; together 0.5 more
    assert frame.change.to_dict() == pytest.approx({"sales": 3 * 4.1, "other": 0.0, "users": 4.1})
    assert frame.level.users == pytest.approx(14.1)
    assert frame.level.sales == pytest.approx(7 + 3 * 4.1)
    assert math.isnan(frame.level.other)
    assert frame.way.users == pytest.approx(0.41)
    # by Q1 only A is delivered
    assert frame.chance.users == 0
    assert frame.change_p10.users == 2  # A fails one time in five, and its synergy with it
    assert frame.change_p90.users > 4.5


def test_the_sample_s_three_sentences_and_its_load_are_the_plan_s(sample: pf.Brief) -> None:
    plan = sample.plan
    page = Page(sample.html)
    first, second, late, third = str(sample).split("\n")
    assert f"funding {len(plan.choices)} of {len(plan.problem.case.initiatives)} initiatives" in first
    assert f"€{plan.funded[['opex', 'capex']].to_numpy().sum():,.0f}" in first
    assert f"{plan.points:.1f} of the strategy’s 100 points" in second
    assert f"{pf.alternatives(plan, 1).loss[0]:.2f} points less" in third
    assert all(" ".join(sentence.split()) in page.text for sentence in (first, second, late, third))
    assert late.startswith("Promised deadlines that this plan misses: ")
    used = (
        plan.usage.assign(load=plan.usage.used / plan.usage.available).set_index(["resource", "period"]).load
    )
    teams = plan.problem.case.resources.query("kind == 'capacity'").resource
    for row, team in zip(page.tables["usage"][1:], teams, strict=True):
        assert [figure(cell, "en") / 100 for cell in row[1:7]] == pytest.approx(
            used[team].to_list(), abs=0.005001
        )
    decided = sample.frames["decisions"].set_index("initiative").price
    reasons = pf.explain(plan, ["retail-edi", "supplier-free-tier"]).price
    assert decided["retail-edi"] == pytest.approx(max(0.0, reasons["retail-edi"]))
    assert decided["supplier-free-tier"] == pytest.approx(max(0.0, -reasons["supplier-free-tier"]))
    stories = pf.calibration(plan.problem.case).stories
    told = [row[-1] for row in page.tables["stories"][1:]]
    ratios = [f"{r:.0%}" for r in stories.ratio]
    assert told == ["The best", *ratios[:2], "The worst", *ratios[-2:]]


def test_risks_say_what_rests_on_what(make: Make) -> None:
    case = make(
        initiatives="initiative,name / A,Alpha / B,Bêta / C,Gamma",
        resources="resource,name,kind,Q1,Q2,Q3 / cash,Argent,budget,,, / crew,Équipe,capacity,4,4,4",
        requirements="initiative,resource,1 / A,crew,4 / B,crew,2 / C,cash,2",
        options="initiative,option,success / A,full,0.5",
        relations="relation,initiative,other / requires,B,A / requires,C,B",
        actuals="initiative,kpi,expected,realised / a,users,2,1 / b,users,2,1 / c,users,4,2 / d,users,2,1",
    )
    plan = pf.allocate(case)
    found = pf.brief(plan, draws=16).frames["risks"].set_index(["kind", "id"])
    assert found.loc[("success", "A"), "share"] == 0.5
    assert found.loc[("depends", "A"), "others"] == ("B", "C")
    assert found.loc[("depends", "A"), "points"] == pytest.approx(
        plan.funded.set_index("initiative").points[["B", "C"]].sum()
    )
    assert found.loc[("load", "crew"), "share"] == 1
    assert found.loc[("optimism", ""), "share"] == 0.5
    assert found.loc[("optimism", ""), "points"] == pytest.approx(
        pf.value(pf.calibration(case).case, plan.funded)
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_deadlines_that_the_plan_misses_are_told_each_and_on_the_cover(make: Make, language: str) -> None:
    case = make(
        "finish_inside = false",
        initiatives=(
            "initiative,name,deadline,mandatory / A,Zlaa,Q1, / B,Zlbb,Q2, / C,Zlcc,Q1,"
            " / D,Zldd,Q2,true / E,Zlee,Q1, / F,Zlff,,"
        ),
        resources="resource,name,kind,Q1,Q2,Q3 / cash,Qash,budget,50,50,50",
        requirements="initiative,resource,1" + "".join(f" / {i},cash,{k}" for k, i in enumerate("ABCDEF", 3)),
        options="initiative,option,duration / A,full,2 / B,full,1 / C,full,1 / D,full,5 / E,full,2",
        contributions="initiative,kpi,expected" + "".join(f" / {i},users,1" for i in "ABCDEF"),
    )
    plan = pf.allocate(case)
    index = case.period_index
    promised = {r["initiative"]: r["deadline"] for r in case.table("initiatives") if r["deadline"]}
    duration = {"A": 2, "B": 1, "C": 1, "D": 5, "E": 2}
    late = {
        c.initiative
        for c in plan.choices
        if c.initiative in promised
        and index[c.start] + duration[c.initiative] - 1 > index[promised[c.initiative]]
    }
    found = pf.brief(plan, language=language, draws=4)
    frame = found.frames["deadlines"]
    assert set(frame.initiative) == {c.initiative for c in plan.choices} - {"F"}
    assert set(frame.initiative[frame.is_late]) == late
    assert {"A", "D", "E"} <= late
    cost = sum(plan.funded.set_index("initiative").cash[i] for i in late)
    page = Page(found.html)
    of, spent = {"en": ("of", "with"), "fr": ("sur", "pour")}[language]
    cover, risks = page.text.split(f"{len(late)} {of} {len(frame)}, {spent}")[1:]
    assert f"{cost:g}" in cover[:20]
    assert f"{cost:g}" in risks[:20]
    assert all(f"Zl{i.lower() * 2}" in risks for i in late)
    assert "Zlff" not in risks


def test_a_round_whose_deadlines_are_all_kept_says_so_where_it_has_any(make: Make) -> None:
    kept = make(initiatives="initiative,deadline / A,Q3 / B,Q3 / C,Q3")
    assert "misses: none of" in Page(pf.brief(kept, draws=4).html).text
    assert "deadline" not in Page(pf.brief(make(), draws=4).html).text.casefold()


def test_each_team_that_is_shaded_is_among_the_risks(sample: pf.Brief) -> None:
    usage, risks = sample.frames["usage"], sample.frames["risks"]
    by_period = usage[(usage.kind == "capacity") & (usage.period != "")]
    full = by_period[[f"{load:.0%}" >= "95%" or load >= 0.995 for load in by_period.load]]
    assert len(full)
    assert set(risks.id[risks.kind == "load"]) == set(full.resource)
    names = risks["name"][risks.kind == "load"]
    section = Page(sample.html).text.split("and more of what may be planned:")[1]
    assert all(name in section for name in names)


def test_more_money_that_makes_the_plan_cheaper_is_explained(make: Make) -> None:
    case = make(
        resources="resource,kind,Q1,Q2 / cash,budget,20,20",
        options="initiative,option,duration / A,full,1 / B,full,2",
        requirements="initiative,resource,1,2 / A,cash,21,0 / B,cash,15,15",
        initiatives="initiative,latest / A,Q1 / B,Q1",
        contributions="initiative,kpi,expected / A,users,9 / B,users,2",
    )
    found = pf.brief(case, draws=4)
    row = found.frames["budgets"].iloc[1]
    assert (row.entering, row.leaving, row.cost_change) == (("A",), ("B",), -9)
    assert "With 5% more, the best plan spends 21 and leaves 21 unspent" in Page(found.html).text
    assert "unspent" not in Page(pf.brief(make(), draws=4).html).text


# words


def phrases(language: str) -> Iterator[str]:
    """Every piece of a phrase of the brief between its figures, long enough to be told from another
    language's.
    """
    for key, phrase in {"en": en, "fr": fr}[language].PHRASES.items():
        if key.startswith("brief_"):
            for piece in re.split(r"\{\w+\}", phrase):
                said = " ".join(piece.split()).strip(" .,;:()")
                if len(said) >= 3:
                    yield said


@pytest.fixture
def everything(make: Make) -> pf.Brief:
    """Every section, with names that are no words of either language."""
    case = make(
        'name = "Xyx"\ncurrency = "EUR"',
        initiatives="initiative,name,mandatory / A,Zlaa, / B,Zlbb, / C,Zlcc,true",
        resources=(
            "resource,name,kind,unit,carry_over,2027Q1,2027Q2 / cash,Qash,budget,EUR,0.5,3,2 /"
            " crew,Qrew,capacity,jj,0,4,4"
        ),
        requirements="initiative,resource,1 / A,cash,2 / B,cash,2 / C,cash,1 / A,crew,4",
        options="initiative,option,success / A,xo,0.5 / A,xp,0.5 / B,full,1 / C,full,1",
        objectives="objective,name,weight / grow,Zgoal,10",
        kpis="kpi,name,unit,kind / users,Zusers,zz,business",
        key_results="key_result,objective,kpi,baseline,target / more,grow,users,0,8",
        contributions="initiative,kpi,low,expected,high / A,users,1,3,4 / B,users,1,2,3 / C,users,1,1,1",
        relations="relation,initiative,other / requires,B,C",
        parties="party,objective,weight / ppp,grow,1 / qqq,grow,2",
        decisions="initiative,decision,by,reason,date / B,fund,Zby,Zwhy,2027-01-01",
        actuals=(
            "initiative,kpi,expected,realised / za,users,1,2 / zb,users,1,1 / zc,users,1,0.5 / zd,users,1,0.2"
        ),
    )
    record = pf.arbitrate(make(**{**BASE, "parties": "party,objective,weight / ppp,grow,1"})).record()
    return pf.brief(case, record=record, draws=16, date="2027-01-01")


@pytest.mark.parametrize(("language", "other"), [("fr", "en"), ("en", "fr")])
def test_a_brief_speaks_one_language(everything: pf.Brief, language: str, other: str) -> None:
    page = Page(everything.in_language(language).html)
    of_plan = "roadmap portfolio grants money effects load"
    beside = "calls budgets parties decisions record stories sure approval"
    assert " ".join(page.sections) == f"{COVER} {of_plan} {beside}"
    own = set(phrases(language))
    foreign = {p for p in phrases(other) if not any(re.search(rf"\b{re.escape(p)}\b", mine) for mine in own)}
    assert len(foreign) > 100
    assert [p for p in foreign if re.search(rf"(?<!\w){re.escape(p)}(?!\w)", page.text)] == []
    assert page.text.count("1er") == (2 if language == "fr" else 0)


def test_french_is_set_as_french_is() -> None:
    for key, french in fr.PHRASES.items():
        if key.startswith("brief_"):
            assert "'" not in french, key
            assert not re.search(rf"(?<![{NARROW}])[:;?!»]|«(?!{NARROW})", french), key
    assert all("'" not in english for key, english in en.PHRASES.items() if key.startswith("brief_"))


def test_no_id_stands_where_there_is_a_name(sample: pf.Brief) -> None:
    case = sample.plan.problem.case
    text = Page(sample.html).text
    ids = [
        i
        for t in ("initiatives", "resources", "objectives", "kpis")
        for i in case.table(t)[case.table(t).schema.key[0]]
        if "-" in i or "_" in i
    ]
    for name in case.table("initiatives")["name"]:
        text = text.replace(name, " ")  # “Online direct-debit mandates” holds an id
    assert [i for i in ids if i in text] == []


@pytest.mark.parametrize(
    ("language", "written"),
    [
        (
            "en",
            (
                "1,234.5",
                "€2,315,000",
                "18.5%",
                "Q2 2027",
                "Apr 2027",
                "H1 2027",
                "1 March 2027",
                "\N{MINUS SIGN}€15,000",
                "+3.20",
            ),
        ),
        (
            "fr",
            (
                "1 234,5",
                "2 315 000 €",
                "18,5 %",
                "T2 2027",
                "avr. 2027",
                "S1 2027",
                "1er mars 2027",
                "\N{MINUS SIGN}15 000 €",
                "+3,20",
            ),
        ),
    ],
)
def test_figures_are_written_as_the_language_writes_them(language: str, written: tuple[str, ...]) -> None:
    formats = Formats(language, "EUR", "EUR")
    found = (
        formats.number(1234.5),
        formats.money(2_315_000),
        formats.per_cent(0.185, 1),
        formats.period("2027Q2"),
        formats.period("2027-04"),
        formats.period("2027-H1"),
        formats.date("2027-03-01"),
        formats.change_of_money(-15_000),
        formats.signed(3.2, 2),
    )
    assert tuple(re.sub(rf"[{NARROW}\N{{NO-BREAK SPACE}}]", " ", f) for f in found) == written
    assert (
        formats.period("sprint 3"),
        formats.date("soon"),
        formats.number(math.nan),
        formats.chance(0.0)[0],
    ) == ("sprint 3", "soon", "–", "<")
    assert (formats.per_cent(0.625)[:2], formats.points(2.675)[2:], formats.number(-0.001, 1)) == (
        "63",
        "68",
        formats.number(0, 1),
    )
    assert Formats(language, "EUR", "k€").money(90.0) == "90\N{NO-BREAK SPACE}k€"


# one file


EVIL = "<script>x&y</script> 'q' $a$ {b} http://x.y"


def test_text_is_text_whatever_it_looks_like(make: Make) -> None:
    case = make(
        f'name = "{EVIL}N"\ncurrency = "EUR"',
        initiatives=f"initiative,name,owner,category / A,{EVIL}A,{EVIL},{EVIL} / B,{EVIL}B,, / <i>C</i>,,,",
        resources=(
            f"resource,name,kind,unit,Q1,Q2 / cash,{EVIL}R,budget,{EVIL}U,3,2 /"
            f" crew,{EVIL}T,capacity,{EVIL}W,4,4"
        ),
        options="initiative,option,success / A,<u>o</u>,0.5 / A,p,0.5 / B,full,0.5 / <i>C</i>,full,1",
        requirements="initiative,resource,1 / A,cash,2 / B,cash,2 / <i>C</i>,cash,1 / A,crew,4",
        objectives=f"objective,name,weight / grow,{EVIL}O,1",
        key_results="key_result,objective,kpi,baseline,target / more,grow,users,0,8",
        kpis=f"kpi,name,unit,kind / users,{EVIL}K,{EVIL}V,business",
        contributions=(
            "initiative,kpi,low,expected,high / A,users,1,3,4 / B,users,1,2,3 / <i>C</i>,users,1,1,1"
        ),
        parties="party,objective,weight / <em>P</em>,grow,1",
        decisions=f"initiative,decision,by,reason / B,fund,{EVIL}D,{EVIL}Y",
        actuals=(
            "initiative,kpi,expected,realised / <b>a</b>,users,1,2 / b,users,1,1 / c,users,1,0.5 /"
            " d,users,1,0.2"
        ),
    )
    found = pf.brief(case, draws=8)
    for language in LANGUAGES:
        brief = found.in_language(language)
        page = Page(brief.html)
        for sign in "NABUTWOKVDY":
            assert EVIL + sign in page.text, sign
        for text in ("<i>C</i>", "<u>o</u>", "<em>P</em>", "<b>a</b>"):
            assert text in page.text
        assert not {tag for tag, _ in page.tags} & {
            "script",
            "i",
            "u",
            "em",
            "iframe",
            "object",
            "link",
            "img",
        }
        assert weasyprint is None or brief.pdf.startswith(b"%PDF")
    assert "<script" not in found._repr_html_()


def test_nothing_points_out_of_the_document(sample: pf.Brief, dozen: pf.Brief) -> None:
    for brief in (sample, dozen):
        for language in LANGUAGES:
            text = brief.in_language(language).html
            assert "http" not in text
            assert "@import" not in text
            page = Page(text)
            addresses = [
                v
                for _, attrs in page.tags
                for k, v in attrs.items()
                if v and k in ("src", "href", "xlink:href", "action", "data", "srcset")
            ]
            assert all(a.startswith("#") for a in addresses)
            assert all(u.startswith("#") for u in re.findall(r"url\(([^)]*)\)", text))
            ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
            assert len(ids) == len(set(ids))
            assert {a[1:] for a in addresses} <= set(ids)


def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    code = (
        "import sys, portfolio as pf; b = pf.brief(pf.load(sys.argv[1]), draws=16); [b.write(f) for f in"
        " sys.argv[2:]]"
    )
    written = []
    for run in ("1", "2"):
        files = [tmp_path / f"{run}.{form}" for form in FORMS]
        arguments = [sys.executable, "-c", code, str(SAMPLES / "four_initiatives"), *map(str, files)]
        subprocess.run(arguments, check=True, env=os.environ | {"PYTHONHASHSEED": run, "TZ": f"UTC{run}"})
        written.append([f.read_bytes() for f in files])
    assert written[0] == written[1]
    assert written[0][-1].startswith(b"%PDF" if weasyprint else b"<!DOCTYPE html>")


def test_a_style_set_before_changes_nothing(dozen: pf.Brief) -> None:
    import matplotlib as mpl

    with mpl.rc_context({"font.size": 30, "axes.facecolor": "black", "svg.fonttype": "path"}):
        assert dozen.in_language("en").html == dozen.html


@printed
def test_a_pdf_depends_on_no_native_library_beside_pango_and_on_no_clock(
    small: pf.Brief, monkeypatch: pytest.MonkeyPatch
) -> None:
    """HarfBuzz-Subset makes other bytes than FontTools, and FontTools writes the time into a font: neither
    is seen in the file.
    """
    from weasyprint.pdf import fonts

    before = small.in_language("en").pdf
    for library, time in ((None, "1"), (object(), "1800000000")):
        monkeypatch.setattr(fonts, "harfbuzz_subset", library)
        monkeypatch.setenv("SOURCE_DATE_EPOCH", time)
        assert small.in_language("en").pdf == before
        assert (fonts.harfbuzz_subset, os.environ["SOURCE_DATE_EPOCH"]) == (library, time)


@printed
def test_a_pdf_has_letters_where_the_machine_has_no_font(small: pf.Brief, tmp_path: Path) -> None:
    (tmp_path / "fonts.conf").write_text(f"<fontconfig><cachedir>{tmp_path}</cachedir></fontconfig>")
    (tmp_path / "brief.html").write_text(small.html, encoding="utf-8")
    code = (
        "import logging, pathlib; logging.basicConfig()\nfrom portfolio.report.brief import pdf\n"
        "print(pdf.printed(pathlib.Path('brief.html').read_text('utf-8'))[:4])"
    )
    environment = os.environ | {"FONTCONFIG_FILE": str(tmp_path / "fonts.conf")}
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout == "b'%PDF'\n"
    assert "notdef" not in run.stderr, "WeasyPrint warns of each character that no font has"


@printed
def test_the_pdf_of_the_sample_has_few_pages(sample: pf.Brief) -> None:
    """And one more for the roadmap, which is a page by itself."""
    for language in LANGUAGES:
        html = sample.in_language(language).html
        rest = re.sub(r'<section id="roadmap".*?</section>', "", html, flags=re.DOTALL)
        assert rest != html
        pages, beside = (len(weasyprint.HTML(string=text).render().pages) for text in (html, rest))
        # the cover, and what was named nowhere before: what is refused, promised dates that are missed, and
        # deliveries that disappointed
        assert 2 <= beside <= 6
        assert pages <= beside + 1


# missing parts


def test_what_the_case_lacks_is_left_out_and_a_question_without_an_answer_is_not(small: pf.Brief) -> None:
    page = Page(small.html)
    of_plan = "roadmap portfolio money effects calls budgets parties sure approval"
    assert " ".join(page.sections) == f"{COVER} {of_plan}"
    assert all(len(rows) > 1 for rows in page.tables.values())
    assert "The round names no parties: nobody conceded anything." in page.text
    assert "No budget of the round is limited: more money would buy nothing." in page.text
    assert "Every initiative of the round is funded: nothing is refused." in page.text
    assert "Nothing in the round is given as uncertain: the plan earns 6.0 points in every case" in page.text
    assert "whether expectations are too high is not known" in page.text
    assert "We recommend funding 3 of 3 initiatives" in page.text
    assert "budgets granted" not in page.text.casefold()


def test_a_round_that_funds_nothing_says_so(make: Make) -> None:
    brief = pf.brief(
        make(contributions="initiative,kpi,expected / A,users,-3 / B,users,-2 / C,users,-1"), draws=4
    )
    page = Page(brief.in_language("fr").html)
    assert "ne financer aucune des 3 initiatives" in page.text
    beside = "recommendation cover-refused contents calls budgets parties sure approval"
    assert " ".join(page.sections) == beside


def test_a_budget_that_cannot_be_cut_says_so(make: Make) -> None:
    case = make(
        initiatives="initiative,mandatory / A,true / B, / C,",
        resources="resource,kind,Q1,Q2,Q3 / cash,budget,2,0,0",
    )
    frame = pf.brief(case, draws=4).frames["budgets"]
    assert frame.status.tolist() == ["infeasible", "optimal"]
    assert frame.points.tolist()[1] == 0
    text = Page(pf.brief(case, draws=4).html).text
    assert "no portfolio meets every demand any more" in text
    assert "there is no other choice of initiatives" in text


def test_people_alone_are_no_money(make: Make) -> None:
    brief = pf.brief(make(resources="resource,kind,unit,Q1,Q2,Q3 / cash,capacity,weeks,2,2,"), draws=4)
    page = Page(brief.html)
    assert "Points by objective" in page.text
    assert "budgets" not in page.tables
    assert "No budget of the round is limited" in page.text
    assert page.tables["usage"][1][1:4] == ["100%", "100%", "2"]


def test_a_question_asked_otherwise_than_the_tables_say_is_told(dozen: pf.Brief) -> None:
    problem = dozen.plan.problem.with_weights({"grow": 10}).without("tablet-clock")
    found = pf.brief(problem, draws=4)
    assert "differs from the tables of the round in 2 inputs" in Page(found.html).text
    assert len(found.frames["question"]) == 2
    assert "differs from" not in Page(dozen.html).text


# the last record


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_record_of_a_round_gone_by_is_told_by_what_became_of_its_lines(make: Make, language: str) -> None:
    """Delivered is not out, what runs is not moved, and points of two rounds are not set side by side."""
    case = make(
        initiatives="initiative,name / A,Alpha / B,Beta / C,Gamma / D,Delta / E,Epsilon",
        requirements=(
            "initiative,resource,1,2,3 / A,cash,1,, / B,cash,1,1,1 / C,cash,1,, / D,cash,1,, / E,cash,50,,"
        ),
        contributions=("initiative,kpi,expected / A,users,3 / B,users,2 / C,users,1 / D,users,1 / E,users,1"),
        resources="resource,kind,Q1,Q2,Q3 / cash,budget,2,5,5",
        parties="party,objective,weight / ppp,grow,1",
    )
    table = pf.arbitrate(case)
    record = table.record()
    assert {c.initiative for c in record.portfolio} == {"A", "B", "C", "D"}
    later = pf.roll(record, to="Q2", periods=["Q4"]).case
    dropped = next(c.initiative for c in record.portfolio if c.initiative in "CD")
    found = pf.brief(pf.Problem(later).without(dropped), record=record, draws=4)
    became = found.frames["record"].set_index("initiative").change.to_dict()
    assert became["A"] == "finished"
    assert became["B"] == "continued"
    assert became[dropped] == "out"
    assert found.frames["record"].points_after.isna().all()
    page = Page(found.in_language(language).html)
    told = {row[0]: row[1:] for row in page.tables["record"][1:]}
    assert told["Alpha"][-1] == ("delivered in Q1" if language == "en" else "livrée en Q1")
    assert "Beta" not in told  # it runs on: that is no change
    heading = page.text.index("The record is of another" if language == "en" else "Le relevé est celui")
    assert ("continued: 1" if language == "en" else "poursuivies : 1") in page.text[heading:]
    assert ("earned" if language == "en" else "rapportait") not in page.text[heading : heading + 400]


def test_what_changed_since_the_last_record(dozen: pf.Brief, tmp_path: Path) -> None:
    case = dozen.plan.problem.case
    record = samples.table("dozen").record("nash")
    record.save(tmp_path)
    plan = pf.allocate(pf.Problem(case).scaled({"budget": 0.8}))
    found = pf.brief(plan, record=tmp_path / "record.json", draws=4)
    change = pf.diff(pf.allocate(record.problem), plan) if record.portfolio == dozen.plan.choices else None
    assert change is not None
    frame = found.frames["record"]
    assert (
        frame[["initiative", "change"]].values.tolist()
        == change.initiatives[["initiative", "change"]].values.tolist()
    )
    rows = Page(found.html).tables["record"][1:]
    for cells, row in zip(rows, frame.itertuples(), strict=True):
        assert cells[0] == row.name
        assert figure(cells[-1], "en") == pytest.approx(row.points_after - row.points_before, abs=0.005)
        assert ("not funded" in cells[1]) == (row.change == "in")
        assert ("not funded" in cells[2]) == (row.change == "out")
    same = pf.brief(dozen.plan, record=record, draws=4)
    assert "The plan is the recorded one, on the same inputs." in Page(same.html).text
    assert "record" not in Page(dozen.html).sections


# errors


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            {"target": "brief.docx"},
            "brief.docx: must be a file ending in .html or .pdf; found .docx. Name one.",
        ),
        ({"target": "brief"}, "found a name without an ending"),
        ({"target": "."}, "found a folder"),
        ({"language": "de"}, "column language: must be en or fr; found de."),
        ({"date": "31/01/2027"}, "column date: must be a date such as 2027-01-31; found 31/01/2027."),
        ({"draws": 0}, "draws: must be a whole number from 1"),
        ({"record": "nowhere.json"}, "nowhere.json: must be the file record.json"),
    ],
)
def test_what_cannot_be_is_said_before_anything_is_solved(
    arguments: dict[str, object], said: str, make: Make, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    case = make()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Session, "allocate", lambda *_: pytest.fail("solved"))
    with pytest.raises(pf.PortfolioError, match=re.escape(said)):
        pf.brief(case, **arguments)  # type: ignore[arg-type]
    assert list(tmp_path.glob("brief*")) == []


def test_an_arbitration_of_another_case_is_refused(dozen: pf.Brief, make: Make) -> None:
    with pytest.raises(pf.CaseError, match="the arbitration must be of the case of the brief"):
        pf.brief(make(), arbitration=samples.table("dozen"))


def test_a_pdf_without_weasyprint_says_what_to_install(
    make: Make, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(pf.PortfolioError, match=re.escape('pip install "portfolio-arbitration[pdf]"')):
        pf.brief(make(), tmp_path / "brief.pdf")
    pf.brief(make(), tmp_path / "brief.html", draws=4)
    assert [f.name for f in tmp_path.glob("brief*")] == ["brief.html"]


def test_a_pdf_without_pango_says_what_to_install(
    make: Make, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    real = builtins.__import__

    def without_pango(name: str, *rest: object) -> object:
        if name == "weasyprint":
            print("a banner of several lines")
            raise OSError("cannot load library 'libpango-1.0-0'")
        return real(name, *rest)  # type: ignore[arg-type]

    case = make()
    monkeypatch.setattr(builtins, "__import__", without_pango)
    monkeypatch.setattr(Session, "allocate", lambda *_: pytest.fail("solved"))
    with pytest.raises(
        pf.PortfolioError, match=r"apt-get install libpango-1\.0-0 libpangoft2-1\.0-0 .*'libpango-1\.0-0'"
    ):
        pf.brief(case, tmp_path / "brief.pdf")
    assert capsys.readouterr().out == ""


def test_a_file_is_written_whole_or_not_at_all(
    small: pf.Brief, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "new" / "brief.html"
    assert small.write(target) == target
    before = target.read_bytes()
    assert before == small.html.encode()
    small.write(target)
    monkeypatch.setattr(os, "replace", lambda *_: (_ for _ in ()).throw(OSError("full")))
    with pytest.raises(OSError, match="full"):
        small.in_language("fr").write(target)
    assert target.read_bytes() == before
    assert [f.name for f in target.parent.iterdir()] == ["brief.html"]


def test_frames_are_copies_and_stand_in_files(small: pf.Brief, tmp_path: Path) -> None:
    frame = small.frames["funded"]
    frame.loc[0, "points"] = 99.0
    assert small.frames["funded"].points.tolist() == [3, 2, 1]
    small.write_frames(tmp_path / "tables")
    assert {f.stem for f in (tmp_path / "tables").glob("*.csv")} == set(small.frames)
    assert "B | C" in (tmp_path / "tables" / "calls.csv").read_text()


# the command


@printed
def test_the_command_writes_a_brief(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case, target = SAMPLES / "four_initiatives", tmp_path / "brief.pdf"
    options = [
        "--language",
        "fr",
        "--date",
        "2027-02-01",
        "--draws",
        "8",
        "--tables",
        str(tmp_path / "tables"),
    ]
    assert cli.main(["brief", str(case), "-o", str(target), *options]) == 0
    out = capsys.readouterr().out
    assert "Nous recommandons de financer 2 des 4 initiatives" in out
    assert str(target) in out
    assert target.read_bytes().startswith(b"%PDF")
    assert (tmp_path / "tables" / "funded.csv").exists()


def test_the_command_refuses_what_is_no_brief(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["brief", str(SAMPLES / "four_initiatives"), "-o", str(tmp_path / "brief.txt")]) == 2
    assert "must be a file ending in .html or .pdf" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        cli.main(["brief", str(SAMPLES / "four_initiatives"), "-o", "x.html", "--date", "soon"])
    assert "must be a date such as 2027-01-31" in capsys.readouterr().err
