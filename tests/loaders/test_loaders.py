"""Loading and saving: French habits, ids as text, defaults, columns of one's own, round trips, new cases,
immutability.
"""

import copy
import csv
import datetime
import os
import pickle
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support import random_cases

import portfolio as pf
from portfolio.cli.entry import main
from portfolio.loaders.address import masked
from portfolio.loaders.save import new
from portfolio.tables import SCHEMA
from portfolio.tables.cells import in_range

# Numbers of several digits, shares, flags, dates and accents, so that every French habit has something to act
# on.
ENGLISH = {
    "initiatives": "initiative,name,mandatory,confidence\nA,Élan d’été,true,0.8\nB,cœur,false,\n",
    "resources": (
        "resource,kind,unit,usable,2027Q1,2027Q2\ncash,budget,EUR,0.12,1234.5,1234567.25\nteam,capacity,semaines,1,0.5,\n"
    ),
    "requirements": "initiative,resource,1,2\nA,cash,-1234.5,0.25\nB,team,.5,\n",
    "objectives": "objective,weight\ngrow,100\n",
    "key_results": "key_result,objective,kpi,target\nmore,grow,users,12345\n",
    "kpis": "kpi,unit\nusers,personnes\n",
    "contributions": "initiative,kpi,expected\nA,users,12345.5\nB,users,1e3\n",
    "decisions": "initiative,decision,date\nA,fund,2027-12-31\n",
}


def write(folder: Path, tables: dict[str, str], encoding: str = "utf-8", toml: str = "") -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in tables.items():
        (folder / f"{name}.csv").write_bytes(text.encode(encoding))
    (folder / "case.toml").write_text(toml, encoding="utf-8")
    return folder


def french(old: str = "", new: str = "") -> dict[str, str]:
    """The case with semicolons, decimal commas and French words, and one habit more."""
    words = {",": ";", ".": ",", "true": "vrai", "false": "faux", "2027-12-31": "31/12/2027"} | {old: new}
    tables = dict(ENGLISH)
    for before, after in words.items():
        tables = {name: text.replace(before, after) if before else text for name, text in tables.items()}
    return tables


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> pf.Case:
    return pf.load(write(tmp_path_factory.mktemp("cases") / "english", ENGLISH))


# French habits


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", ""),
        ("1234,5", "1 234,5"),
        ("1234,5", "1\N{NO-BREAK SPACE}234,5"),
        ("1234,5", "1\N{NARROW NO-BREAK SPACE}234,5"),
        ("1234,5", "1\N{THIN SPACE}234,5"),
        ("1234567,25", "1 234\N{NARROW NO-BREAK SPACE}567,25"),
        ("1234567,25", "1.234.567,25"),
        ("-1234,5", "\N{MINUS SIGN}1 234,5"),
        ("-1234,5", "-1234,5000"),
        ("0,12", "12 %"),
        ("0,12", "12%"),
        ("0,12", "12,0\N{NARROW NO-BREAK SPACE}%"),
        ("0,8", "80 %"),
        ("1e3", "1 000"),
        ("1e3", "1E+3"),
        ("vrai", "oui"),
        ("vrai", "OUI"),
        ("vrai", "o"),
        ("vrai", "1"),
        ("faux", "non"),
        ("faux", "Faux"),
        ("faux", "n"),
        ("31/12/2027", "31.12.2027"),
        ("31/12/2027", "31-12-2027"),
        ("31/12/2027", "2027-12-31"),
        (";", " ; "),
        ("\n", "\r\n"),
        ("\n", "\r"),
        ("\n", "\n\n"),
        ("\n", ";;\n;;;\n"),
        ("initiative;", "Initiative;"),
        ("cash", '"cash"'),
        ("budget", "Budget"),
        (";", "\t"),
    ],
)
def test_french_habits(old: str, new: str, english: pf.Case, tmp_path: Path) -> None:
    case = pf.load(write(tmp_path / "case", french(old, new)))
    assert case.fingerprints == english.fingerprints
    assert case == english


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("habit", [french, lambda: ENGLISH])
def test_encodings(
    habit: Callable[[], dict[str, str]], encoding: str, english: pf.Case, tmp_path: Path
) -> None:
    assert pf.load(write(tmp_path / "case", habit(), encoding)) == english


def test_an_accent_at_the_very_end_of_a_cp1252_file(english: pf.Case, tmp_path: Path) -> None:
    tables = ENGLISH | {"kpis": "kpi,unit\nusers,unité"}
    assert list(pf.load(write(tmp_path / "case", tables, "cp1252")).kpis["unit"]) == ["unité"]


def test_the_separator_is_the_one_between_known_headings(english: pf.Case, tmp_path: Path) -> None:
    tables = french() | {"objectives": 'objective;weight;"one, two; three";a, b, c, d\ngrow;100;x;y\n'}
    case = pf.load(write(tmp_path / "case", tables))
    assert list(case.objectives) == ["objective", "name", "weight", "one, two; three", "a, b, c, d"]
    tables["objectives"] = '"a\nnote";objective;weight\nx;grow;99,5\n'
    assert list(pf.load(write(tmp_path / "case", tables)).objectives["weight"]) == [99.5]


# Ids are text


LOOKALIKES = [
    "NA",
    "007",
    "1e3",
    "true",
    "2027",
    "1.0",
    "null",
    "None",
    "nan",
    "-",
    "0x1F",
    "12 %",
    "1 234,5",
    "31/12/2027",
    "=1+1",
    "FALSE",
    "é",
    "a|b",
]


def lookalikes() -> dict[str, str]:
    return ENGLISH | {
        "initiatives": "initiative,name\n" + "".join(f'"{i}","{i}"\n' for i in LOOKALIKES),
        "requirements": "initiative,resource,1\n" + "".join(f'"{i}",cash,1\n' for i in LOOKALIKES),
        "contributions": "initiative,kpi,expected\n" + "".join(f'"{i}",users,1000\n' for i in LOOKALIKES),
        "relations": (
            'relation,initiative,other\nrequires,007,NA | 1e3\nrequires,1.0,a|b\nexcludes,"1 234,5",true\n'
        ),
        "decisions": "initiative,decision\n=1+1,fund\n",
    }


def test_ids_stay_text(tmp_path: Path) -> None:
    case = pf.load(write(tmp_path / "case", lookalikes()))
    assert list(case.initiatives["initiative"]) == list(case.initiatives["name"]) == LOOKALIKES
    assert list(case.contributions["initiative"]) == LOOKALIKES
    assert list(case.relations["other"]) == ["NA | 1e3", "a|b", "true"]
    pf.save(case, tmp_path / "again.xlsx")
    cells = [
        cell
        for (cell,) in openpyxl.load_workbook(tmp_path / "again.xlsx")["initiatives"].iter_rows(
            min_row=2, max_col=1
        )
    ]
    assert [(cell.value, cell.data_type) for cell in cells] == [(i, "s") for i in LOOKALIKES]
    assert pf.load(tmp_path / "again.xlsx") == case


def test_a_spreadsheet_s_own_values_are_read_as_they_are_shown(tmp_path: Path) -> None:
    pf.save(pf.load(write(tmp_path / "case", ENGLISH)), tmp_path / "case.xlsx")
    book = openpyxl.load_workbook(tmp_path / "case.xlsx")
    for sheet in ("initiatives", "requirements", "contributions", "decisions"):
        book[sheet]["A2"] = 101  # an id typed as a number
    book["initiatives"]["C2"], book["initiatives"]["C3"] = "VRAI", 0
    # periods typed as a number and as a date
    book["resources"]["E1"], book["resources"]["F1"] = 2027, datetime.date(2028, 1, 1)
    book["resources"]["D2"] = "12 %"
    book["requirements"]["C1"], book["requirements"]["D1"] = 1, 2.0
    book["decisions"]["C2"] = datetime.datetime(2027, 12, 31)
    book["settings"]["B2"], book["settings"]["B6"] = 2027, False
    book.save(tmp_path / "case.xlsx")
    case = pf.load(tmp_path / "case.xlsx")
    assert list(case.initiatives["initiative"]) == ["101", "B"]
    assert list(case.initiatives["mandatory"]) == [True, False]
    assert list(case.resources["usable"]) == [0.12, 1]
    assert case.periods == ("2027", "2028-01-01")
    assert list(case.decisions["date"]) == ["2027-12-31"]
    assert list(case.requirements)[-2:] == ["1", "2"]
    assert (case.name, case.settings.finish_inside) == ("2027", False)


# Defaults


MINIMAL = {
    "initiatives": "initiative\nA\nB\nC\n",
    "options": "initiative,option,duration\nA,lite,\nA,max,2\nA,none,\n",
    "resources": "resource,kind,Q1,Q2,Q3,Q4\ncash,budget,9,,0,9\nteam,capacity,9,9,9,9\n",
    "requirements": (
        "initiative,option,resource,1,2,3\nA,,cash,1,,\nA,lite,cash,1,,-1\nA,lite,team,1,0,0\nB,,team,,1,0\n"
    ),
    "objectives": "objective,weight\ngrow,1\n",
    "key_results": "key_result,objective,kpi\nmore,grow,users\n",
    "kpis": "kpi\nvisits\n",
    "contributions": "initiative,kpi,expected,low,high\nA,users,6,,7\nB,visits,-6,-7,\n",
    "parties": "party,objective,weight\nCFO,grow,1\n",
    "judgements": "party,objective,ratio\nCPO,grow,100\n",
    "causes": "cause,by,value\nmarket,kpi,users\n",
    "rules": "rule,initiative,max\nfew,A,2\n",
    "transfers": "transfer,from,to\nhire,cash,team\n",
    "relations": "relation,initiative,other\nexcludes,A,B\n",
    "buckets": "by,bucket,measure\nobjective,grow,count\n",
    "decisions": "initiative,decision\nA,fund\n",
    "plan": "initiative,option,start\nz,full,2020\n",
    "readings": "kpi,period,value\nx,2020,1\n",
    "ledger": "resource,period\nx,2020\n",
    "actuals": "initiative\nz\n",
    "scenarios": "scenario,table,change\nless,requirements,× 2\n",
}
NAN = float("nan")
DEFAULTS: dict[str, dict[str, list[object]]] = {
    "initiatives": {
        **{c: ["", "", ""] for c in ["name", "owner", "category", "deadline"]},
        "mandatory": [False, False, False],
        "earliest": ["Q1", "Q1", "Q1"],
        "latest": ["Q4", "Q3", "Q4"],  # the last in which it can start in its shortest option
        **{c: [NAN, NAN, NAN] for c in ["scope", "reach", "impact", "confidence", "effort"]},
        "status": ["candidate", "candidate", "candidate"],
        "since": ["", "", ""],
    },
    "options": {
        "initiative": ["A", "A", "A", "B", "C"],
        "option": ["lite", "max", "none", "full", "full"],
        # the last column of its requirements with an amount other than 0, at least 1
        "duration": [3, 2, 1, 2, 1],
        "delivers": [1, 1, 1, 1, 1],
        "success": [1, 1, 1, 1, 1],
        "late": [0, 0, 0, 0, 0],
        "late_use": [NAN, NAN, NAN, NAN, NAN],
    },
    "resources": {
        "name": ["", ""],
        "unit": ["CHF", ""],
        "usable": [1, 1],
        "carry_over": [0, 0],
        "Q2": [NAN, 9],
        "Q3": [0, 9],
    },
    "requirements": {
        **{c: [1, 1, 1, 1] for c in ("low", "high")},
        "1": [1, 1, 1, 0],
        "2": [0, 0, 0, 1],
        "3": [0, -1, 0, 0],
    },
    "causes": {"on": ["effect"], "low": [1], "high": [1]},
    "rules": {
        **{c: [""] for c in ("by", "value", "option", "when")},
        "weight": [1],
        "min": [NAN],
    },
    "transfers": {
        "rate": [1],
        "lag": [0],
        **{c: [NAN] for c in ("max", "step")},
        **{c: [""] for c in ("first", "last")},
    },
    "objectives": {"name": [""]},
    "key_results": {
        "baseline": [0],
        "target": [NAN],
        "weight": [1],
        "due": [""],
        "stretch": [0],
        "current": [0],
    },
    "kpis": {"name": [""], "unit": [""], "kind": ["outcome"], "drives": [""], "factor": [1], "value": [NAN]},
    "contributions": {"option": ["", ""], "low": [6, -7], "high": [7, -6]},
    "relations": {"lag": [NAN], "kpi": [""], "amount": [NAN]},
    "buckets": {"resource": [""], "min": [NAN], "max": [NAN]},
    "judgements": {"person": [""], "over": [""]},
    "decisions": {"option": [""], "start": [""], "by": [""], "reason": [""], "date": [""]},
    "readings": {"target": [NAN]},
    "ledger": {"initiative": [""], "planned": [NAN], "actual": [NAN]},
    "actuals": {
        **{c: [""] for c in ["kpi", "promised", "delivered", "category", "owner", "team"]},
        **{c: [NAN] for c in ["expected", "realised", "scope_planned", "scope_delivered"]},
    },
    "scenarios": {"row": [""], "column": [""]},
}


@pytest.mark.parametrize("name", SCHEMA)
def test_defaults(name: str, tmp_path: Path) -> None:
    case = pf.load(write(tmp_path / "case", MINIMAL, toml='currency = "CHF"'))
    frame = getattr(case, name)
    for column, values in DEFAULTS.get(name, {}).items():
        pd.testing.assert_series_equal(frame[column], pd.Series(values, name=column), check_dtype=False)
    # every column of the format is there, those without a default having been written out above
    given = MINIMAL[name].splitlines()[0].split(",")
    assert set(frame) == {*SCHEMA[name].names, *given}
    assert {*given, *DEFAULTS.get(name, {})} == set(frame)


def test_types_of_frames(tmp_path: Path) -> None:
    case = pf.load(write(tmp_path / "case", MINIMAL))
    assert case.initiatives.dtypes.astype(str).to_dict() == {
        **dict.fromkeys(["initiative", "name", "owner", "category", "earliest", "latest", "deadline"], "str"),
        "mandatory": "bool",
        **dict.fromkeys(["scope", "reach", "impact", "confidence", "effort"], "float64"),
        **dict.fromkeys(["status", "since"], "str"),
    }
    assert str(case.options["duration"].dtype) == "int64"
    assert str(case.resources["Q2"].dtype) == "float64"


@pytest.mark.parametrize(
    ("labels", "per_year"),
    [
        ("2027Q1,2027Q2", 4),
        ("2027T1,2027T2", 4),
        ("Q1 2027,Q2 2027", 4),
        ("2027-01,2027-02", 12),
        ("01/2027,02/2027", 12),
        ("2027,2028", 1),
        ("FY2027", 1),
        ("2027H1,2027H2", 2),
        ("2027S1", 2),
        ("2027-W01,2027-W02", 52),
        ("12/2027,01/2028", 12),
        ("2027Q1,later", 4),
        ("Wave 1,Wave 2", 4),
    ],
)
def test_periods_per_year_are_read_off_the_labels(labels: str, per_year: float, tmp_path: Path) -> None:
    amounts = ",".join("9" for _ in labels.split(","))
    tables = MINIMAL | {
        "resources": f"resource,kind,{labels}\ncash,budget,{amounts}\nteam,capacity,{amounts}\n",
        "options": "initiative,option,duration\nA,lite,1",
    }
    tables["requirements"] = "initiative,resource,1\nA,cash,1\nB,team,1\n"
    case = pf.load(write(tmp_path / "case", tables))
    assert (case.periods, case.settings.periods_per_year) == (tuple(labels.split(",")), per_year)
    assert (
        pf.load(write(tmp_path / "case", tables, toml="periods_per_year = 6")).settings.periods_per_year == 6
    )


def test_settings_have_defaults(tmp_path: Path) -> None:
    case = pf.load(write(tmp_path / "case", MINIMAL))
    assert case.settings == type(case.settings)("", "", 0.0, 4.0, True, "en")
    (tmp_path / "case" / "case.toml").unlink()
    assert pf.load(tmp_path / "case") == case


@pytest.mark.parametrize("name", SCHEMA)
def test_a_blank_column_is_an_absent_one(name: str, tmp_path: Path) -> None:
    head, *rows = MINIMAL[name].splitlines()
    absent = [c for c in SCHEMA[name].names if c not in head.split(",")]
    blank = "\n".join([",".join([head, *absent]), *(row + "," * len(absent) for row in rows)])
    case = pf.load(write(tmp_path / "case", MINIMAL))
    assert pf.load(write(tmp_path / "case", MINIMAL | {name: blank})) == case


# Columns and files of one's own


@pytest.mark.parametrize("name", SCHEMA)
@pytest.mark.parametrize("form", ["folder", "case.xlsx"])
def test_columns_of_one_s_own_are_kept(name: str, form: str, tmp_path: Path) -> None:
    own = (
        ["note", "_1", "_weight"] if name == "resources" else ["note", "_1", "score", "Équipe, région", "01"]
    )
    own = [o for o in own if not (name == "requirements" and o == "01")]
    head, *rows = MINIMAL[name].splitlines()
    quoted = ",".join(f'"{o}"' for o in own)
    text = "\n".join([f"{head},{quoted}", *(f"{row},007,=1+1,'x" for row in rows)])
    case = pf.load(write(tmp_path / "case", MINIMAL | {name: text}))
    frame = getattr(case, name)
    assert [c for c in frame if c in own] == own
    assert list(frame[own[:3]].iloc[0]) == ["007", "=1+1", "'x"]
    pf.save(case, tmp_path / form)
    assert pf.load(tmp_path / form).fingerprints == case.fingerprints


def test_files_and_sheets_with_other_names_are_left_alone(tmp_path: Path) -> None:
    case = pf.load(write(tmp_path / "case", MINIMAL))
    (tmp_path / "case" / "forecast.csv").write_bytes(b"\xff\x00")
    (tmp_path / "case" / "minutes").mkdir()
    assert pf.load(tmp_path / "case") == case
    pf.save(case, tmp_path / "case.xlsx")
    book = openpyxl.load_workbook(tmp_path / "case.xlsx")
    book.create_sheet("Forecast")["A1"] = "#REF!"
    book.create_chartsheet("Chart")
    book.save(tmp_path / "case.xlsx")
    again = pf.load(tmp_path / "case.xlsx")
    assert again == case
    assert not len(again.remarks[again.remarks["table"] == ""])


def test_settings_of_one_s_own_are_kept(tmp_path: Path) -> None:
    case = pf.load(
        write(tmp_path / "case", MINIMAL, toml='Sponsor = "M. Müller"\nsprint = 3\n" key " = "x"\nempty = ""')
    )
    assert case.written_settings == {"Sponsor": "M. Müller", "sprint": "3", "key": "x"}
    for form in ("folder", "case.xlsx"):
        pf.save(case, tmp_path / form)
        assert pf.load(tmp_path / form) == case


# Round trips


def saved(case: pf.Case, form: str, folder: Path) -> pf.Case:
    target = folder / ("case.xlsx" if form == "xlsx" else form)
    pf.save(case, target, french=form == "french")
    return pf.load(target)


@settings(max_examples=30, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(random_cases.cases())
def test_random_cases_survive_saving(
    tmp_path_factory: pytest.TempPathFactory, drawn: tuple[random_cases.Tables, random_cases.Settings]
) -> None:
    folder = tmp_path_factory.mktemp("case")
    random_cases.write_folder(*drawn, folder / "drawn")
    case = pf.load(folder / "drawn")
    for form in ("folder", "french", "xlsx"):
        again = saved(case, form, folder)
        assert again.fingerprints == case.fingerprints
        assert again == case
        assert hash(again) == hash(case)
    # through all forms in turn, nothing wears off
    assert saved(saved(saved(case, "xlsx", folder), "french", folder), "folder", folder) == case


NASTY = [
    *(
        'a"b',
        '""',
        "'",
        "'x",
        "l’été",
        "a,b;c\td",
        "two\nlines",
        "a\r\nb",
        "=1+1",
        "+1",
        "-1",
        "@x",
        "#REF!",
        "_x0041_",
        "\N{PILE OF POO}\N{ZERO WIDTH JOINER}",
    ),
    *(
        "\u2028",
        "a\x85b",
        "<b>&amp;</b>",
        "1,234",
        "1 234,5",
        "12 %",
        "NaN",
        "true",
        "1e999",
        "a|b",
        "%s {0}",
        "\\n",
        "é" * 30_000,
        "]]>",
        "\ufeffx",
    ),
]


@pytest.mark.parametrize("form", ["folder", "french", "xlsx"])
def test_nasty_texts_survive_saving(form: str, tmp_path: Path) -> None:
    write(tmp_path / "case", MINIMAL)
    texts = [t for t in NASTY if t.strip()]
    with (tmp_path / "case" / "initiatives.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [
                ["initiative", "name", "note"],
                *([i, "x", "x"] for i in "ABC"),
                *([f"i{n}", t, t] for n, t in enumerate(texts)),
            ]
        )
    case = pf.load(tmp_path / "case")
    assert list(case.initiatives["note"])[3:] == [t.replace("\r\n", "\n").strip() for t in texts]
    again = saved(case, form, tmp_path)
    assert list(again.initiatives["note"]) == list(case.initiatives["note"])
    assert again == case


NUMBERS = [
    0.1 + 0.2,
    1 / 3,
    123456789.12345679,
    1e14 + 0.3,
    2.0**49,
    1e15,
    1e-15,
    1.0000000000000002e-15,
    12.345,
    999.5,
    1e-7,
    100.0,
    0.0,
]


@pytest.mark.parametrize("form", ["folder", "french", "xlsx"])
def test_numbers_survive_saving_to_the_last_digit(form: str, tmp_path: Path) -> None:
    numbers = [*NUMBERS, *(-n for n in NUMBERS)]
    rows = "".join(f"k,2020,{n!r}\n" for n in numbers)
    case = pf.load(write(tmp_path / "case", MINIMAL | {"readings": "kpi,period,value\n" + rows}))
    assert list(case.readings["value"]) == numbers
    again = saved(case, form, tmp_path)
    assert list(again.readings["value"]) == numbers
    assert again == case


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), max_size=12)


@settings(max_examples=20, deadline=None, derandomize=True)
@given(
    st.lists(
        st.tuples(
            TEXTS,
            st.floats(allow_nan=False, allow_infinity=False, min_value=-1e15, max_value=1e15).filter(
                in_range
            ),
        ),
        min_size=1,
        max_size=20,
    )
)
def test_any_text_and_number_survives_saving(
    tmp_path_factory: pytest.TempPathFactory, drawn: list[tuple[str, float]]
) -> None:
    folder = tmp_path_factory.mktemp("case")
    write(folder / "case", MINIMAL)
    with (folder / "case" / "readings.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [["kpi", "period", "value", "note"], *(["k", "p", repr(number), text] for text, number in drawn)]
        )
    case = pf.load(folder / "case")
    assert list(case.readings["value"]) == [number for _, number in drawn]
    for form in ("folder", "french", "xlsx"):
        assert saved(case, form, folder).fingerprints == case.fingerprints


def test_control_characters_of_a_spreadsheet_are_dropped(tmp_path: Path) -> None:
    pf.save(pf.load(write(tmp_path / "case", ENGLISH)), tmp_path / "case.xlsx")
    book = openpyxl.load_workbook(tmp_path / "case.xlsx")
    book["initiatives"]["B2"] = "bell_x0007_, line_x000B_two"
    book.save(tmp_path / "case.xlsx")
    case = pf.load(tmp_path / "case.xlsx")
    assert case.initiatives["name"][0] == "bell, line\ntwo"
    assert saved(case, "folder", tmp_path) == case


def test_saving_over_another_case_leaves_nothing_of_it(tmp_path: Path) -> None:
    pf.save(pf.load(write(tmp_path / "case", MINIMAL)), tmp_path / "out")
    small = {n: t for n, t in ENGLISH.items() if n not in ("kpis", "decisions")}
    case = pf.load(write(tmp_path / "small", small))
    pf.save(case, tmp_path / "out")
    assert pf.load(tmp_path / "out") == case
    assert not list(tmp_path.glob("out/.*"))


def test_what_a_workbook_can_t_hold_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    case = pf.load(
        write(tmp_path / "case", MINIMAL | {"initiatives": f"initiative,name\nA,\nB,{'x' * 40_000}\nC,\n"})
    )
    with pytest.raises(pf.CaseError) as caught:
        pf.save(case, tmp_path / "case.xlsx")
    problem = (
        "must have at most 32,767 characters in a workbook; found 40,000. Shorten it, or save to a folder."
    )
    assert str(caught.value) == f"1 fault\n- initiatives.csv, line 3, column name: {problem}"
    long = MINIMAL | {"kpis": f"kpi,{'x' * 40_000}\nusers,\nvisits,\n"}
    with pytest.raises(
        pf.CaseError, match=r"kpis.csv, line 1, column x+…: must have at most 32,767 characters"
    ):
        pf.save(pf.load(write(tmp_path / "case", long)), tmp_path / "case.xlsx")
    assert not (tmp_path / "case.xlsx").exists()
    with pytest.raises(
        pf.CaseError,
        match=r"must be a folder, a file ending in .xlsx or an .*; found .xlsm. Write case.xlsx.",
    ):
        pf.save(case, tmp_path / "case.xlsm")


def test_an_interrupted_save_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = pf.load(write(tmp_path / "case", MINIMAL))
    pf.save(case, tmp_path / "case.xlsx")
    before = {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupted)
    for target in ("case", "case.xlsx"):
        with pytest.raises(KeyboardInterrupt):
            pf.save(case, tmp_path / target)
    assert {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()} == before


def test_a_workbook_s_bytes_depend_on_the_case_alone(tmp_path: Path) -> None:
    case = pf.load(write(tmp_path / "case", MINIMAL))
    for name in ("one.xlsx", "two.xlsx"):
        pf.save(case, tmp_path / name)
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


# New cases


def fill_in_folder(folder: Path) -> None:
    for name in ("initiatives", "resources", "requirements", "objectives", "key_results", "contributions"):
        path = folder / f"{name}.csv"
        header = path.read_text(encoding="utf-8").strip().split(",")
        path.write_text("\n".join([",".join(header), ",".join(map(str, row_for(header)))]), encoding="utf-8")


FILLED = {
    "initiative": "A",
    "resource": "cash",
    "kind": "budget",
    "objective": "grow",
    "weight": 100,
    "key_result": "more",
    "kpi": "users",
}
FILLED |= {"expected": 6, "target": 6, "1": 2, "2027Q1": 9, "2027Q2": 9}


def row_for(header: list[str]) -> list[object]:
    return [FILLED.get(heading, "") for heading in header]


@pytest.mark.parametrize("form", ["folder", "case.xlsx"])
def test_a_new_case_loads_once_filled_in(form: str, tmp_path: Path) -> None:
    path = tmp_path / "below" / form
    new(path, ["2027Q1", "2027Q2"])
    with pytest.raises(pf.CaseError) as caught:
        pf.load(path)
    assert set(caught.value.faults["problem"]) == {"must have at least one row; found none. Fill it in."}
    if form == "folder":
        fill_in_folder(path)
    else:
        book = openpyxl.load_workbook(path)
        for name in (
            "initiatives",
            "resources",
            "requirements",
            "objectives",
            "key_results",
            "contributions",
        ):
            book[name].append(
                [cell if cell != "" else None for cell in row_for([c.value for c in book[name][1]])]
            )
        book.save(path)
    case = pf.load(path)
    assert case.periods == ("2027Q1", "2027Q2")
    assert list(case.requirements)[-2:] == ["1", "2"]
    assert case.settings.currency == "EUR"
    assert {name: list(getattr(case, name)) for name in SCHEMA} == {
        name: [*schema.names, *{"resources": case.periods, "requirements": ("1", "2")}.get(name, ())]
        for name, schema in SCHEMA.items()
    }


def test_a_new_workbook_helps_whoever_fills_it_in(tmp_path: Path) -> None:
    new(tmp_path / "case.xlsx", ["2027Q1"])
    book = openpyxl.load_workbook(tmp_path / "case.xlsx")
    required = [name for name, schema in SCHEMA.items() if schema.required]
    further = [name for name in SCHEMA if name not in required]
    assert book.sheetnames == ["▸ Start", *required, "settings", *further]
    assert [sheet.title for sheet in book if sheet.sheet_state == "hidden"] == further
    assert (
        book["resources"]["G1"].comment.text
        == "The amount available in that period; blank: no limit. Must be a number ≥ 0. Blank: no limit."
    )
    assert book["requirements"]["F1"].comment.text.endswith("Must be a number. Blank: 0.")
    assert {v.formula1 for v in book["relations"].data_validations.dataValidation} >= {
        '"requires,excludes,all,synergy"',
        "initiatives!$B$2:$B$1000",
    }


@pytest.mark.parametrize("form", ["folder", "case.xlsx"])
def test_a_new_case_overwrites_nothing(form: str, tmp_path: Path) -> None:
    path = tmp_path / form
    new(path, ["Q1"])
    before = {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    with pytest.raises(pf.CaseError) as caught:
        new(path, ["Q1"])
    found = "actuals.csv" if form == "folder" else "case.xlsx"
    assert (
        str(caught.value)
        == f"1 fault\n- {path}: must not hold a case yet; found {found}. Choose another name, so that nothing"
        " is overwritten."
    )
    assert {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()} == before


@pytest.mark.parametrize("there", ["Options.CSV", "case.toml", None])
def test_a_new_case_stays_out_of_a_folder_in_use(there: str | None, tmp_path: Path) -> None:
    path = tmp_path / "case"
    if there:
        path.mkdir()
        (path / there).write_text("x", encoding="utf-8")
    else:
        path.write_text("x", encoding="utf-8")
    with pytest.raises(pf.CaseError, match=f"must not hold a case yet; found {there or 'case'}"):
        new(path, ["Q1"])


def test_a_new_case_may_join_other_files(tmp_path: Path) -> None:
    (tmp_path / "minutes.txt").write_text("x", encoding="utf-8")
    (tmp_path / "options").mkdir()
    new(tmp_path, ["Q1"])
    assert (tmp_path / "initiatives.csv").exists()


@pytest.mark.parametrize(
    ("labels", "problem"),
    [
        ([], "periods must be one or more labels such as 2027Q1; found none. Rename them."),
        (["Q1", ""], 'periods must be one or more labels such as 2027Q1; found "Q1", "". Rename them.'),
        (["_x"], 'periods must be one or more labels such as 2027Q1; found "_x". Rename them.'),
        (["note"], 'periods must be one or more labels such as 2027Q1; found "note". Rename them.'),
        (["Q1", " Q1"], 'headings must be unique; found "Q1" 2 times. Rename or delete one.'),
        (["Name"], 'headings must be unique; found "name" 2 times. Rename or delete one.'),
        (["Q1", "units"], 'must be a known column or one of your own; found "units", which resembles unit.'),
    ],
)
@pytest.mark.parametrize("form", ["folder", "case.xlsx"])
def test_labels_that_are_no_periods(labels: list[str], problem: str, form: str, tmp_path: Path) -> None:
    with pytest.raises(pf.CaseError) as caught:
        new(tmp_path / form, labels)
    assert problem in str(caught.value)
    assert not (tmp_path / form).exists()


# A case never changes


def test_changing_a_frame_changes_nothing(tmp_path: Path) -> None:
    case = pf.load(write(tmp_path / "case", MINIMAL))
    before, told = dict(case.fingerprints), case.remarks
    for name in SCHEMA:
        frame = getattr(case, name)
        kept = frame.copy()
        for column in list(frame):
            frame[column] = None
            del frame[column]
        pd.testing.assert_frame_equal(getattr(case, name), kept)
    del case.remarks["problem"]
    pd.testing.assert_frame_equal(case.remarks, told)
    assert len(told)
    assert pf.load(tmp_path / "case").fingerprints == before


@pytest.mark.parametrize("name", ["initiatives", "settings", "periods", "fingerprint", "written", "anything"])
def test_attributes_can_t_be_set(name: str, tmp_path: Path) -> None:
    case = pf.load(write(tmp_path / "case", MINIMAL))
    with pytest.raises(AttributeError):
        setattr(case, name, None)
    with pytest.raises(AttributeError):
        case.settings.language = "fr"  # type: ignore[misc]


def test_a_case_can_be_copied_and_sent(tmp_path: Path) -> None:
    case = pf.load(write(tmp_path / "case", MINIMAL))
    assert case == copy.deepcopy(case) == pickle.loads(pickle.dumps(case))
    assert case != "case"


def test_any_change_of_content_changes_the_fingerprint(tmp_path: Path) -> None:
    case = pf.load(write(tmp_path / "case", MINIMAL))
    seen = {case.fingerprint}
    for name, text in MINIMAL.items():
        if name not in ("initiatives", "objectives", "resources"):
            rows = text.splitlines()
            note = "\n".join([rows[0] + ",note", rows[1] + ",x", *rows[2:]])
            other = pf.load(write(tmp_path / "case", MINIMAL | {name: note}))
            assert {n for n, f in other.fingerprints.items() if f != case.fingerprints[n]} == {name}
            seen.add(other.fingerprint)
    # the order of periods is content
    swapped = "resource,kind,Q2,Q1,Q3,Q4\ncash,budget,,9,0,9\nteam,capacity,9,9,9,9\n"
    seen.add(pf.load(write(tmp_path / "case", MINIMAL | {"resources": swapped})).fingerprint)
    seen.add(pf.load(write(tmp_path / "case", MINIMAL, toml="discount_rate = 0.1")).fingerprint)
    assert len(seen) == len(MINIMAL)


@pytest.mark.parametrize(
    "address",
    [
        "mysql://host/rounds",
        "oracle+oracledb://me:secret@host/rounds",
        "https://host/round.xlsx",
        "s3://bucket/round.html",
    ],
)
def test_an_address_of_what_is_no_database_is_no_folder(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    case = pf.load("data/samples/lorie_savage")
    source = Path("data/samples/lorie_savage").resolve()
    plan = pf.allocate(case)
    record = pf.Record({"format": 1})
    monkeypatch.chdir(tmp_path)
    for ask in (
        lambda: pf.load(address),
        lambda: pf.save(case, address),
        lambda: new(address, ["2027Q1"]),
        lambda: pf.export(plan, address, explain=False),
        lambda: pf.brief(plan, address),
        lambda: record.save(address),
        lambda: pf.Record.load(address),
        lambda: pf.save(case, Path(address)),
    ):
        with pytest.raises(
            pf.CaseError,
            match=(
                r"must be a file or a folder; found an address \(.*://…\), which is neither read nor written"
            ),
        ):
            ask()
    assert main(["save", str(source), address]) == main(["new", address]) == main(["check", address]) == 2
    with pytest.raises(SystemExit) as stopped:
        main(["allocate", str(source), "-o", address])
    assert stopped.value.code == 2
    assert f"must be a folder; found the address {masked(address)}" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("address", ["sqlite:///round.db", "postgresql+psycopg://me:secret@host/rounds"])
def test_a_database_takes_cases_alone(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    source = Path("data/samples/lorie_savage").resolve()
    plan = pf.allocate(pf.load(source))
    record = pf.Record({"format": 1})
    monkeypatch.chdir(tmp_path)
    for ask in (
        lambda: pf.export(plan, address, explain=False),
        lambda: pf.brief(plan, address),
        lambda: record.save(address),
        lambda: pf.Record.load(address),
    ):
        with pytest.raises(
            pf.CaseError,
            match=(
                r"must be a file or a folder; found an address \(.*://…\), which is neither read nor written"
            ),
        ) as caught:
            ask()
        assert "secret" not in f"{caught.value}{caught.value!r}{caught.value.faults}"
    with pytest.raises(SystemExit) as stopped:
        main(["allocate", str(source), "-o", address])
    assert stopped.value.code == 2
    said = capsys.readouterr().err
    assert f"must be a folder; found the address {masked(address)}" in said
    assert "secret" not in said
    assert list(tmp_path.iterdir()) == []
