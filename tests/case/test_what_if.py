"""Changes of a case in words: each means one thing, which is said back; else it is asked."""

import random
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import samples

import portfolio as pf
from portfolio.case.what_if.forms import forms
from portfolio.case.what_if.parts import Ground
from portfolio.case.what_if.said import Heard, UnclearError, ground_of, heard
from portfolio.words.languages import language, vocabularies

TABLES = {
    "initiatives": "initiative,name,earliest,latest / X,New shop,, / cloud,Migration to the cloud,,2027Q3"
    " / opex -10%,Odd one,, / Y,fund X,, / Z,Dryer and washer +1 quarter,, / W,Say “yes”,,",
    "options": "initiative,option,duration / X,full,2 / X,lite,1",
    "resources": "resource,name,kind,unit,2027Q1,2027Q2,2027Q3,2027Q4 / opex,Operating budget,budget,EUR,"
    "100,100,200,200 / capex,,budget,EUR,50,50,50,50 / web,Web team,capacity,FTE,4,4,4,4"
    " / data,Data,capacity,person-weeks,40,40,40, / growth,,capacity,FTE,1,1,1,1",
    "requirements": "initiative,option,resource,1,2 / X,full,opex,30,20 / X,full,capex,10, / X,lite,opex,20,"
    " / X,,web,2,2 / cloud,,opex,-5,40 / opex -10%,,opex,10, / Y,,opex,10, / Z,,opex,10, / W,,opex,10,",
    "objectives": "objective,name,weight / growth,Grow sales,10 / keep,Keep customers,5",
    "key_results": "key_result,objective,kpi,target / k,growth,u,4 / l,keep,v,4",
    "contributions": "initiative,kpi,low,expected,high / X,u,1,2,3 / cloud,v,,1, / Y,u,,1, / Z,v,,1,"
    " / W,u,,1, / opex -10%,u,,1,",
    "decisions": "initiative,decision,by,reason / W,reject,CFO,too dear",
    "transfers": "transfer,from,to,rate,max / contractors,opex,web,0.01,100 / web to data,web,data,8,"
    " / growth,capex,growth,0.1,50",
}
EVERYTHING = "; ".join(
    f"{name} without limit in every period"
    for name in ("“Operating budget”", "capex", "“Web team”", "Data", "resource growth")
)
"""All limits of the case lifted, as sentences to paste."""
STARTS = {"X": "2027Q2", "cloud": "2027Q3", "Z": "2027Q1"}


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> pf.Case:
    return written(tmp_path_factory.mktemp("what_if"), TABLES)


def written(folder: Path, tables: dict[str, str]) -> pf.Case:
    for name, rows in tables.items():
        if rows:
            (folder / f"{name}.csv").write_text(rows.replace(" / ", "\n"), encoding="utf-8")
    return pf.load(folder)


@pytest.fixture(scope="module")
def ground(case: pf.Case) -> Ground:
    return ground_of(case, STARTS)


def edits(found: list[Heard]) -> list[tuple[str, str, str, str]]:
    return [(e.table, e.row, e.column, e.change) for h in found for e in h.edits]


def per(periods: str, change: str, resource: str = "opex") -> list[tuple[str, str, str, str]]:
    return [("resources", resource, f"2027Q{p}", change) for p in periods]


MEANT = {
    "opex -10%": [("resources", "opex", "", "− 10 %")],
    "opex: -10 %": [("resources", "opex", "", "− 10 %")],
    "opex-10%": [("resources", "opex", "", "− 10 %")],
    "Operating Budget −10%": [("resources", "opex", "", "− 10 %")],
    "cut opex by 10 percent": [("resources", "opex", "", "− 10 %")],
    "10% less opex": [("resources", "opex", "", "− 10 %")],
    "opex and capex +5%": [("resources", "opex", "", "+ 5 %"), ("resources", "capex", "", "+ 5 %")],
    "budget -5%": [("resources", "opex", "", "− 5 %"), ("resources", "capex", "", "− 5 %")],
    "capex -10% from 2027Q3": per("34", "− 10 %", "capex"),
    "opex -10% until Q2 2027": per("12", "− 10 %"),
    "from 2027Q2 to 2027Q3 opex -10%": per("23", "− 10 %"),
    "opex 1.2 k€ in 2027Q3": per("3", "= 1200"),
    "opex +20 EUR in every period": [("resources", "opex", "", "+ 20")],
    "opex = 300 in each quarter from 2027Q3": per("34", "= 300"),
    "opex 1200 in all": [
        ("resources", "opex", f"2027Q{n}", f"= {a}") for n, a in enumerate((200, 200, 400, 400), 1)
    ],
    "double opex": [("resources", "opex", "", "× 2")],
    "opex × 0.9": [("resources", "opex", "", "× 0.9")],
    "team web +1 person from 2027Q3": per("34", "+ 1", "web"),
    "web +1 person": [("resources", "web", "", "+ 1")],
    "hire one person in web from 2027Q2": per("234", "+ 1", "web"),
    "data +11 person-weeks from 2027Q2": per("23", "+ 11", "data"),
    "opex without limit": [("resources", "opex", "", "=")],
    "without transfer contractors": [("transfers", "contractors", "max", "= 0")],
    "without the transfer web to data": [("transfers", "web to data", "max", "= 0")],
    "contractors off": [("transfers", "contractors", "max", "= 0")],
    "contractors max 20000": [("transfers", "contractors", "max", "= 20000")],
    "without transfers": [("transfers", t, "max", "= 0") for t in ("contractors", "web to data", "growth")],
    "sans transferts": [("transfers", t, "max", "= 0") for t in ("contractors", "web to data", "growth")],
    "all transfers off": [("transfers", t, "max", "= 0") for t in ("contractors", "web to data", "growth")],
    "tous les transferts sans plafond": [
        ("transfers", t, "max", "=") for t in ("contractors", "web to data", "growth")
    ],
    "sans le transfert web to data": [("transfers", "web to data", "max", "= 0")],
    "transfer contractors at most 20000": [("transfers", "contractors", "max", "= 20000")],
    "contractors at most 1.2 k€": [("transfers", "contractors", "max", "= 1200")],
    "transfert contractors au plus 20 000 EUR": [("transfers", "contractors", "max", "= 20000")],
    "transfer web to data at most 2 people": [("transfers", "web to data", "max", "= 2")],
    "ceiling of contractors +50%": [("transfers", "contractors", "max", "+ 50 %")],
    "plafond du transfert contractors × 2": [("transfers", "contractors", "max", "× 2")],
    "contractors without ceiling": [("transfers", "contractors", "max", "=")],
    "transfert web to data sans plafond": [("transfers", "web to data", "max", "=")],
    "transfer growth at most 10": [("transfers", "growth", "max", "= 10")],
    "resource growth +1 person": [("resources", "growth", "", "+ 1")],
    "X +1 quarter": [("initiatives", "X", "earliest", "= 2027Q3")],
    "X one quarter later": [("initiatives", "X", "earliest", "= 2027Q3")],
    "delay X by 6 months": [("initiatives", "X", "earliest", "= 2027Q4")],
    "Y 2 periods later": [("initiatives", "Y", "earliest", "= 2027Q3")],
    "X not before 2027Q4": [("initiatives", "X", "earliest", "= 2027Q4")],
    "X starts by 2027Q1": [("initiatives", "X", "latest", "= 2027Q1")],
    "New shop starts in 2027Q3": [("initiatives", "X", c, "= 2027Q3") for c in ("earliest", "latest")],
    "X takes a quarter longer": [("options", "X", "duration", "+ 1")],
    "X costs 20% more": [
        ("requirements", key, "", "+ 20 %")
        for key in ("X / full / opex", "X / full / capex", "X / lite / opex")
    ],
    "X needs 20% less work": [("requirements", "X / web", "", "− 20 %")],
    "X needs 50% more capex": [("requirements", "X / full / capex", "", "+ 50 %")],
    "X needs 5 EUR more of opex in period 1 of its work": [
        ("requirements", key, "1", "+ 5") for key in ("X / full / opex", "X / lite / opex")
    ],
    # what it frees stays as it is
    "cloud costs 10% more": [("requirements", "cloud / opex", "2", "+ 10 %")],
    "Migration to the cloud costs 5 EUR more": [("requirements", "cloud / opex", "2", "+ 5")],
    "X brings 20% less": [("contributions", "X", c, "× 0.8") for c in ("low", "expected", "high")],
    "fund X": [("decisions", "X", "decision", "= fund")],
    "finance X, Migration to the cloud and Z": [
        ("decisions", i, "decision", "= fund") for i in ("X", "cloud", "Z")
    ],
    "fund New shop in option lite": [
        ("decisions", "X", "decision", "= fund"),
        ("decisions", "X", "option", "= lite"),
    ],
    "X at level full": [("decisions", "X", "decision", "= fund"), ("decisions", "X", "option", "= full")],
    "fund X starting in 2027Q2": [
        ("decisions", "X", "decision", "= fund"),
        ("decisions", "X", "start", "= 2027Q2"),
    ],
    "fund W": [
        ("decisions", "W", "decision", "= fund"),
        *(("decisions", "W", c, "=") for c in ("option", "start", "by", "reason", "date")),
    ],
    "refuse X": [("decisions", "X", "decision", "= reject")],
    "without X": [("decisions", "X", "decision", "= reject")],
    "don't fund X": [("decisions", "X", "decision", "= reject")],
    "X twice as expensive": [
        ("requirements", key, "", "× 2") for key in ("X / full / opex", "X / full / capex", "X / lite / opex")
    ],
    "X at half the cost": [
        ("requirements", key, "", "× 0.5")
        for key in ("X / full / opex", "X / full / capex", "X / lite / opex")
    ],
    "X is 20% cheaper": [
        ("requirements", key, "", "− 20 %")
        for key in ("X / full / opex", "X / full / capex", "X / lite / opex")
    ],
    "X needs 5 EUR more of opex in every period of its work": [
        ("requirements", "X / full / opex", "1", "+ 5"),
        ("requirements", "X / full / opex", "2", "+ 5"),
        ("requirements", "X / lite / opex", "1", "+ 5"),
    ],
    "X needs 5 EUR of opex in period 2 of its work": [
        ("requirements", key, "2", "= 5") for key in ("X / full / opex", "X / lite / opex")
    ],
    "X starts before 2027Q3": [("initiatives", "X", "latest", "= 2027Q2")],
    "X after 2027Q2": [("initiatives", "X", "earliest", "= 2027Q3")],
    "X slips to Q3": [("initiatives", "X", c, "= 2027Q3") for c in ("earliest", "latest")],
    "Y by 2027Q3": [("initiatives", "Y", "latest", "= 2027Q3")],
    "Y is delivered by 2027Q3": [("initiatives", "Y", "latest", "= 2027Q3")],
    "opex -10% in Q3": per("3", "− 10 %"),
    "opex -10% in H2": per("34", "− 10 %"),
    "opex -10% from Q2 to Q3": per("23", "− 10 %"),
    "capex -10% before 2027Q3": per("12", "− 10 %", "capex"),
    "capex -10% after 2027Q3": per("4", "− 10 %", "capex"),
    "capex -10% from April": per("234", "− 10 %", "capex"),
    "no capex in Q4": per("4", "= 0", "capex"),
    "hire two people in web": [("resources", "web", "", "+ 2")],
    "hire 2 in web from Q3": per("34", "+ 2", "web"),
    "move one person from web to growth": [
        ("resources", "web", "", "− 1"),
        ("resources", "growth", "", "+ 1"),
    ],
    "what if opex drops by 10%?": [("resources", "opex", "", "− 10 %")],
    "X costs 1.5x": [
        ("requirements", key, "", "× 1.5")
        for key in ("X / full / opex", "X / full / capex", "X / lite / opex")
    ],
    # names that hold sentences
    "fund fund X": [("decisions", "Y", "decision", "= fund")],
    "fund opex -10%": [("decisions", "opex -10%", "decision", "= fund")],
    "'opex -10%' +1 quarter": [("initiatives", "opex -10%", "earliest", "= 2027Q2")],
    "Dryer and washer +1 quarter +1 quarter": [("initiatives", "Z", "earliest", "= 2027Q2")],
    "keep 12 points": [("objectives", "keep", "weight", "= 12")],
    "Grow sales +10": [("objectives", "growth", "weight", "+ 10")],
    "objective growth -10%": [("objectives", "growth", "weight", "− 10 %")],
    "target of k 5": [("key_results", "k", "target", "= 5")],
    # in French
    "opex -10 % à partir de 2027T3": per("34", "− 10 %"),
    "budget opex 1,2 k€ en 2027T3": per("3", "= 1200"),
    "équipe web +1 personne à partir de 2027T3": per("34", "+ 1", "web"),
    "réduire opex de 10 % jusqu'en 2027T2": per("12", "− 10 %"),
    "opex de 2027T2 à 2027T3 -10 %": per("23", "− 10 %"),
    "X un trimestre plus tard": [("initiatives", "X", "earliest", "= 2027Q3")],
    "retarder X d'un trimestre": [("initiatives", "X", "earliest", "= 2027Q3")],
    "X coûte 20 % de plus": [
        ("requirements", key, "", "+ 20 %")
        for key in ("X / full / opex", "X / full / capex", "X / lite / opex")
    ],
    "X rapporte 20 % de moins": [("contributions", "X", c, "× 0.8") for c in ("low", "expected", "high")],
    "financer X": [("decisions", "X", "decision", "= fund")],
    "refuser « New shop »": [("decisions", "X", "decision", "= reject")],
    "sans X et Z": [("decisions", "X", "decision", "= reject"), ("decisions", "Z", "decision", "= reject")],
    "X dure un trimestre de plus": [("options", "X", "duration", "+ 1")],
    "X pas avant 2027T4": [("initiatives", "X", "earliest", "= 2027Q4")],
    "capex sans limite en 2027T1": per("1", "=", "capex"),
}


@pytest.mark.parametrize("sentence", MEANT)
def test_a_sentence_means_one_thing(ground: Ground, sentence: str) -> None:
    assert edits(heard(ground, [sentence])) == MEANT[sentence]


@pytest.mark.parametrize("spoken", ["en", "fr"])
@pytest.mark.parametrize("sentence", MEANT)
def test_what_is_said_back_means_the_same(case: pf.Case, sentence: str, spoken: str) -> None:
    ground = ground_of(case, STARTS, spoken)
    (found,) = heard(ground, [sentence])
    assert edits(heard(ground, [found.told])) == edits([found])


ASKED = {
    "web -1": ["“Web team” −1 FTE in every period", "“Web team” −1 FTE in all"],
    "opex +20": ["“Operating budget” +20 EUR in every period", "“Operating budget” +20 EUR in all"],
    "opex 10%": ["“Operating budget” +10% in every period", "“Operating budget” −10% in every period"],
    "opex = 1,234 in 2027Q1": [
        "“Operating budget” = 1.2340 EUR in 2027Q1",
        "“Operating budget” = 1 234 EUR in 2027Q1",
    ],
    "X +20%": ["“New shop” costs 20% more", "“New shop” brings 20% more"],
    # an initiative is called so
    "opex -10% from 2027Q3": [
        "“Operating budget” −10% from 2027Q3",
        "“Odd one” starts in 2027Q3 at the earliest",
    ],
    "growth +10%": ["resource growth +10% in every period", "objective “Grow sales” +10%"],
    "X -1 quarter": [
        "“New shop” starts in 2027Q1 at the earliest",
        "“New shop” starts in 2027Q1 at the latest",
        "“New shop” takes 1 period less",
    ],
    "cloud +1 quarter": ["“Migration to the cloud” starts in 2027Q4", "refuse “Migration to the cloud”"],
    "data +1 person from 2027Q3": ["Data +13 person-weeks in 2027Q3"],
    "X costs 5 EUR more": [
        "“New shop” needs 5 EUR more of “Operating budget” in period 1 of its work",
        "“New shop” needs 5 EUR more of “Operating budget” in period 2 of its work",
        "“New shop” needs 5 EUR more of capex in period 1 of its work",
        "“New shop” needs 5 EUR more of “Operating budget” in every period of its work",
    ],
    "X costs 100 EUR": ["“New shop” costs × 1.666667", "“New shop” costs × 5"],
    "X by 2027Q3": [
        "“New shop” starts in 2027Q3 at the latest",
        "“New shop” starts in 2027Q2 at the latest",
    ],
    "X costs 3 times more": ["“New shop” costs × 3", "“New shop” costs × 4"],
    "X needs 2 people": [
        "“New shop” needs 2 FTE of “Web team” in period 1 of its work",
        "“New shop” needs 2 FTE of “Web team” in period 2 of its work",
        "“New shop” needs 2 FTE of “Web team” in every period of its work",
    ],
    "X needs 20% more": ["“New shop” needs 20% more work", "“New shop” costs 20% more"],
    "X a month later": ["“New shop” starts in 2027Q3 at the earliest"],
    "new shp costs 20% more": ["“New shop” costs 20% more"],
    "fund X or cloud": ["fund “New shop”", "fund “Migration to the cloud”"],
    "what if X or cloud costs 20% more?": [
        "“New shop” costs 20% more",
        "“Migration to the cloud” costs 20% more",
    ],
    "what if we fund everything?": [EVERYTHING],
    "et si on finance tout ?": [EVERYTHING],
    "opex -10% and web +1 person in Q3": [
        "“Operating budget” −10% in every period; “Web team” +1 FTE in 2027Q3"
    ],
}


@pytest.mark.parametrize("sentence", ASKED)
def test_what_can_mean_two_things_is_asked_in_sentences_to_paste(ground: Ground, sentence: str) -> None:
    with pytest.raises(UnclearError) as caught:
        heard(ground, [sentence])
    readings = caught.value.questions[sentence]
    told = [r.replace("\u202f", " ") for r in readings]
    if sentence not in ("growth +10%", "data +1 person from 2027Q3"):
        assert told == ASKED[sentence]
    assert all(reading in str(caught.value) for reading in readings)
    meanings = [edits(heard(ground, [reading])) for reading in readings]
    assert len({str(m) for m in meanings}) == len(readings) > 0


@pytest.mark.parametrize(("spoken", "said"), [("en", "refuse A and B"), ("fr", "refuser A et B")])
def test_a_name_with_an_and_in_it_is_asked_where_its_parts_are_names_too(
    tmp_path: Path, spoken: str, said: str
) -> None:
    """Which of the two is meant can't be seen; each way to say it means that alone."""
    named = said.split(" ", 1)[1]
    names = f"initiative,name / A,Dryer / B,Washer / C,{named} / D,New"
    rows = {
        "initiatives": names,
        "contributions": "initiative,kpi,low,expected,high / D,u,1,2,3",
        "requirements": "initiative,resource,1 / A,opex,10 / B,opex,10 / C,opex,10",
    }
    ground = ground_of(
        written(tmp_path, TABLES | rows | dict.fromkeys(("options", "decisions"), "")),
        {},
        spoken,
    )
    with pytest.raises(UnclearError) as caught:
        heard(ground, [said])
    readings = caught.value.questions[said]
    refused = [
        [row for _, row, column, _ in edits(heard(ground, [r])) if column == "decision"] for r in readings
    ]
    assert refused == [["C"], ["A", "B"]]


def test_a_period_without_its_year_is_asked_where_two_are_meant(ground: Ground) -> None:
    with pytest.raises(UnclearError) as caught:
        heard(
            replace(ground, periods=("2027Q3", "2027Q4", "2028Q1", "2028Q2", "2028Q3")), ["opex -10% in Q3"]
        )
    assert [told[-6:] for told in caught.value.questions["opex -10% in Q3"]] == ["2027Q3", "2028Q3"]


def test_another_word_beside_a_name_is_never_taken_for_a_part_of_it(ground: Ground) -> None:
    """“X can't start by Q3” is not offered as “X starts by Q3”."""
    for said in ("Nw shop never starts by 2027Q3", "New shop hardly costs 20% more", "X not costs 20% more"):
        with pytest.raises(UnclearError) as caught:
            heard(ground, [said])
        assert caught.value.questions[said] == ()


WRONG = {
    "cloud costs": "must be an amount",
    "fund clou": "Nearest: “Migration to the cloud” (cloud)",
    "fund X in option big": "must name an option of the initiative; found “big”",
    "fund cloud in option lite": "must be an option of “Migration to the cloud”, which has full",
    "opex -10% in 2029Q1": "must name one of the periods 2027Q1 … 2027Q4; found “2029Q1”",
    "opex -10% from 2027Q3 to 2027Q1": "periods must go forwards",
    "opex +1 person": "counts in EUR; found person",
    "transfer contractors at most 2 people": "counts in EUR; found people",
    "ceiling of transfer web to data +1": "has no ceiling to change; write one",
    "transfer contractors at most 90%": "a share is a share of something",
    "without transfer contractor": "Nearest: “contractors”",
    "web +5 €": "counts in FTE; found €",
    "X takes 1 month longer": "must be a whole number of periods",
    "data -1 person-week in all": "must have a limit in each of these periods",
    "opex = 90%": "a share is a share of something",
    "capex -500 in all": "must not fall below nothing",
    "opex +5 apples": "must be an amount",
    "": "must be a change that is known here",
    "fund": "must be a change that is known here",
    "Y +9 quarters": "would start after the last period",
    "cloud needs 10% more work": "uses no team",
}


@pytest.mark.parametrize("sentence", WRONG)
def test_what_is_wrong_is_told_with_what_to_write(ground: Ground, sentence: str) -> None:
    with pytest.raises(pf.CaseError) as caught:
        heard(ground, [sentence])
    assert WRONG[sentence] in str(caught.value)


def test_all_faults_at_once_and_several_sentences_in_one(ground: Ground) -> None:
    with pytest.raises(UnclearError) as caught:
        heard(ground, ["fund X; hello", "web -1", "refuse Z"])
    assert [f.value for f in caught.value] == ["hello", "web -1"]
    found = heard(ground, ["fund X; refuse Z\nopex -10%"])
    assert [h.sentence for h in found] == ["fund X", "refuse Z", "opex -10%"]


def test_without_a_plan_nothing_is_counted_from_one(case: pf.Case) -> None:
    with pytest.raises(UnclearError) as caught:
        heard(ground_of(case), ["X +1 quarter"])
    assert caught.value.questions["X +1 quarter"] == (
        "“New shop” starts in 2027Q2 at the earliest",
        "“New shop” takes 1 period longer",
    )


def test_faults_are_told_in_the_language_asked_for(case: pf.Case) -> None:
    with pytest.raises(UnclearError) as caught:
        heard(ground_of(case, STARTS, "fr"), ["web -1", "financer nuage", "opex +5 pommes", "X dure 1 mois"])
    told = str(caught.value)
    assert "4 défauts" in told or "4 fautes" in told or "4 erreurs" in told, told
    assert "peut vouloir dire plusieurs choses" in told
    assert not re.search(r"\b(must|found|Write|periods)\b", told)


@settings(max_examples=150, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_a_mutated_sentence_is_read_back_or_refused(ground: Ground, seed: int) -> None:
    rng = random.Random(seed)
    sentence = rng.choice([*MEANT, *ASKED, *WRONG])
    for _ in range(rng.randint(1, 4)):
        k = rng.randint(0, len(sentence))
        piece = rng.choice(
            ["", " ", "-", "%", "“", "'", "X", "2027Q9", "\n", ";", "10", "é", "\u202f", "€", "(", "{x}"]
        )
        sentence = sentence[:k] + piece + sentence[k + rng.randint(0, 3) :]
    try:
        found = heard(ground, [sentence])
    except pf.PortfolioError:
        return
    for one in found:
        assert edits(heard(ground, [one.told])) == edits([one])


@pytest.mark.parametrize("code", ["en", "fr"])
def test_every_form_is_whole(code: str) -> None:
    own = language(code).vocabulary.what_if
    leaves = {"initiative", "initiatives", "resource", "resources", "objective", "key_result", "option"}
    leaves |= {"amount", "signed", "shift", "length", "period", "periods", "unit", "step"}
    leaves |= {"few", "counted", "begin", "end", "to", "rule", "transfer"}
    for written in own.values():
        for text in written:
            assert {*re.findall(r"\{(\w+)\}", text)} <= leaves | {*forms()}
            assert not re.search(r"\|(?=[\s()|]|$)|(?<![^\s(])\|", text), text
    # what each says is known to whatever reads it
    says = {key for v in vocabularies() for key in v.what_if}
    assert {k for k in own if "." not in k} <= says


MISREAD = [
    ("en", "{x} is not refused"),
    ("en", "{x} is not out"),
    ("en", "{x} not until {period}"),
    ("en", "{x} is 1 quarter"),
    ("fr", "{x} de deux trimestres"),
    ("fr", "{r} réduit de deux"),
    ("fr", "{r} de deux"),
]


@pytest.mark.parametrize(("language", "sentence"), MISREAD)
def test_what_says_another_thing_than_a_form_is_not_read_as_it(language: str, sentence: str) -> None:
    said = sentence.format(x="rota-assistant", r="budget", period="2027Q3")
    with pytest.raises(pf.CaseError):
        pf.whatif(samples.plan("dozen"), said, language=language)


def test_until_has_its_own_words_in_french() -> None:
    for said in ("jusqu'en 2027Q2", "jusqu'au 2027Q2", "jusqu'à 2027Q2"):
        found = pf.whatif(samples.plan("dozen"), f"budget -10 % {said}", language="fr", gap=0.01)
        assert "jusqu" in str(found)


RULED = {
    **TABLES,
    "rules": "rule,initiative,by,value,weight,min,max / one way in,X,,,1,1, / one way in,Y,,,0.5,,"
    " / growth,Z,,,1,0,2",
}


@pytest.fixture(scope="module")
def ruled(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    return ground_of(written(tmp_path_factory.mktemp("ruled"), RULED), STARTS)


@pytest.mark.parametrize(
    ("sentence", "changed"),
    [
        ("without the rule one way in", [("rules", "one way in", "min", "= -10")]),
        (
            "switch the rule “growth” off",
            [("rules", "growth", "max", "= 7"), ("rules", "growth", "min", "= -7")],
        ),
        ("sans la règle growth", [("rules", "growth", "max", "= 7"), ("rules", "growth", "min", "= -7")]),
        ("rule growth at most 1", [("rules", "growth", "max", "= 1")]),
        ("la règle one way in au moins 0,5", [("rules", "one way in", "min", "= 0.5")]),
    ],
)
def test_a_rule_is_switched_off_or_gets_another_bound(
    ruled: Ground, sentence: str, changed: list[tuple[str, str, str, str]]
) -> None:
    (found,) = heard(ruled, [sentence])
    assert edits([found]) == changed
    (again,) = heard(ruled, [found.told])  # what is read back means the same
    assert (again.told, again.edits) == (found.told, found.edits)


def test_a_rule_that_is_off_binds_nothing(ruled: Ground, tmp_path: Path) -> None:
    only = "rule,initiative,min,max / all of it,X,1, / all of it,Y,, / none of it,cloud,,0"
    plan = pf.allocate(written(tmp_path, TABLES | {"rules": only}))
    bare = pf.allocate(written(tmp_path, {"rules": "rule,initiative,min,max"}))
    found = pf.whatif(plan, "without the rule all of it", "drop the rule none of it")
    assert found.after.impact == bare.impact > plan.impact


def test_a_name_of_no_rule_is_asked_back(ruled: Ground) -> None:
    with pytest.raises(UnclearError, match="without the rule growth"):
        heard(ruled, ["without the rule growt"])


@pytest.mark.parametrize(
    ("sentence", "most"),
    [
        ("transfer contractors at most 20000", "12500 EUR"),
        ("ceiling of contractors +50%", "12500 EUR"),
        ("ceiling of contractors +20000", "25000 EUR"),
        ("transfer contractors at most 25000", ""),
        ("contractors off", ""),
    ],
)
def test_a_ceiling_that_is_no_number_of_steps_says_what_it_comes_to(
    tmp_path: Path, sentence: str, most: str
) -> None:
    stepped = TABLES | {"transfers": "transfer,from,to,rate,max,step / contractors,opex,web,0.01,15000,12500"}
    (found,) = heard(ground_of(written(tmp_path, stepped), STARTS), [sentence])
    told = f"transfer contractors gives in steps of 12500: {most} in a period at the most"
    assert re.sub(r"(?<=\d)\s(?=\d)", "", found.note) == (told if most else "")
