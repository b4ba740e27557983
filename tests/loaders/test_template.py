"""The workbook to fill in: what to do first, six sheets, an example row each, ids that nobody has to type."""

import importlib
from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

import portfolio as pf
from portfolio.loaders.ids_from_names import slug
from portfolio.loaders.save import new
from portfolio.tables import SCHEMA, SCHEMAS, SETTINGS
from portfolio.tables.dictionary import blank_means
from portfolio.tables.schema import PERIOD_AMOUNT, STEP_AMOUNT
from portfolio.words.languages import FALLBACK, codes

FIRST = ["initiatives", "resources", "requirements", "objectives", "key_results", "contributions"]
PERIODS = ["2027Q1", "2027Q2"]
BEHIND = {"initiatives": 1, "resources": 1, "requirements": 3}
BEHIND |= {"Initiatives": 1, "Ressources": 1, "Besoins": 3}
"""So many examples more than one each sheet begins with."""
FILLED: Mapping[str, dict[str, object]] = {
    "initiatives": {"name": "Réservation en ligne"},
    "resources": {"name": "Web team", "kind": "capacity", "unit": "weeks", "2027Q1": 10, "2027Q2": 10},
    "requirements": {"initiative": "Réservation en ligne", "resource": "Web team", "1": 4},
    "objectives": {"name": "Happy customers", "weight": 100},
    "key_results": {
        "key_result": "KR1",
        "objective": "Happy customers",
        "kpi": "wait",
        "baseline": 8,
        "target": 5,
    },
    "contributions": {
        "initiative": "Réservation en ligne",
        "kpi": "wait",
        "pessimistic": -1,
        "expected": -2,
        "optimistic": -3,
    },
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    new(tmp_path / "round.xlsx", PERIODS)
    return tmp_path / "round.xlsx"


def put(path: Path, row: int, rows: Mapping[str, Mapping[str, object]] = FILLED) -> Path:
    """Type these cells into a row of each sheet."""
    book = openpyxl.load_workbook(path)
    for name, cells in rows.items():
        headings = [cell.value for cell in book[name][1]]
        # rows from 3 on are counted behind the first example, and stand behind all of them
        place = row + BEHIND.get(name, 0) if row > 2 else row
        for heading, value in cells.items():
            book[name].cell(place, headings.index(heading) + 1).value = value  # type: ignore[assignment]
        book[name].sheet_state = "visible"  # what is filled in is seen
    book.save(path)
    return path


def emptied(path: Path) -> Path:
    """The examples cleared, as somebody does who overwrites them."""
    book = openpyxl.load_workbook(path)
    for name in FIRST:
        for row in book[name].iter_rows(min_row=2):
            for cell in row:
                cell.value = None
    book.save(path)
    return path


def told(path: Path) -> list[str]:
    with pytest.raises(pf.CaseError) as caught:
        pf.load(path)
    return [str(fault) for fault in caught.value]


def seen(book: Workbook) -> list[str]:
    return [sheet.title for sheet in book if sheet.sheet_state == "visible"]


def test_the_first_sheet_says_what_to_fill_in_and_the_rest_is_out_of_sight(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    assert seen(book) == ["▸ Start", *FIRST, "settings"]
    assert book.active.title == "▸ Start"  # type: ignore[union-attr]
    start = book["▸ Start"]
    steps = [(row[0].value, row[1].value) for row in start.iter_rows(min_row=5, max_row=10)]
    assert steps == [*enumerate(FIRST, start=1)]
    assert [start.cell(5 + n, 2).hyperlink.location for n in range(6)] == [f"{name}!A2" for name in FIRST]


def test_an_example_that_nobody_touched_is_left_out_and_said(path: Path) -> None:
    assert told(path) == [
        f"sheet {name}: must have at least one row; found none. Fill it in."
        for name in ("initiatives", "resources", "objectives", "key_results")
    ]
    case = pf.load(put(path, 3))
    assert [len(getattr(case, name)) for name in FIRST] == [1] * 6
    left = case.remarks[case.remarks["problem"].str.startswith("the template's example")]
    assert list(left["table"]) == FIRST
    assert set(left["row"]) == {2}
    assert left["problem"].iloc[0] == "the template's example, which nobody touched, was left out."


def test_overwriting_an_example_makes_it_ones_own(path: Path) -> None:
    case = pf.load(put(emptied(path), 2))
    assert [len(getattr(case, name)) for name in FIRST] == [1] * 6
    assert not case.remarks["problem"].str.contains("example").any()


@pytest.mark.parametrize(
    ("name", "heading", "value", "left", "text"),
    [
        ("initiatives", "category", "growth", "name", "Example: online booking"),
        ("initiatives", "name", "Mine", "owner", "Example: product team"),
        ("resources", "2027Q2", 10, "name", "Example: money for projects"),
        ("requirements", "1", 10, "initiative", "Example: online booking"),
        ("objectives", "weight", 100, "name", "Example: happier customers"),
        ("key_results", "due", "2027Q1", "key_result", "Example: shorter waiting"),
        ("contributions", "initiative", "Réservation en ligne", "kpi", "Example: days of waiting"),
    ],
)
def test_an_example_half_overwritten_is_asked_about(
    name: str, heading: str, value: object, left: str, text: str, path: Path
) -> None:
    put(path, 3)
    found = told(put(path, 2, {name: {heading: value}}))
    problem = (
        f"sheet {name}, row 2, column {left}: must be your own, or the template's example as it was; found"
        f' "{text}" of the example beside other cells. Overwrite it too, or delete the row.'
    )
    assert found == [problem]


def test_a_row_that_leans_on_an_example_is_asked_about(path: Path) -> None:
    put(path, 3)
    found = told(
        put(
            path,
            4,
            {
                "requirements": {
                    "initiative": "Réservation en ligne",
                    "resource": "Example: money for projects",
                    "1": 3,
                }
            },
        )
    )
    assert [f.split(":")[0] for f in found] == ["sheet requirements, row 7, column resource"]


def test_figures_of_an_example_that_stay_are_remarked_on(path: Path) -> None:
    put(emptied(path), 2)
    case = pf.load(put(path, 2, {"requirements": {"1": 41000, "2": 19000}}))
    remarks = case.remarks[case.remarks["problem"].str.contains("example")]
    assert remarks[["table", "row", "column"]].to_numpy().tolist() == [["requirements", 2, "1"]]
    assert remarks["problem"].iloc[0].startswith("41000 is the figure of the template's example")


def test_a_percentage_of_a_kpi_without_a_unit_says_where_the_unit_goes(path: Path) -> None:
    book = openpyxl.load_workbook(put(path, 3))
    headings = [cell.value for cell in book["key_results"][1]]
    book["key_results"].cell(3, headings.index("target") + 1).value = "8 %"
    book.save(path)
    (found,) = told(path)
    assert found.startswith("sheet key_results, row 3, column target: must be a number; found a percentage")
    assert "write % in the column unit of sheet kpis; a sheet that is hidden must be shown." in found


def test_ids_are_made_from_names_and_names_stand_for_them(path: Path) -> None:
    case = pf.load(put(path, 3))
    assert list(case.initiatives["initiative"]) == ["reservation-en-ligne"]
    assert list(case.requirements["initiative"]) == ["reservation-en-ligne"]
    assert list(case.requirements["resource"]) == ["web-team"]
    assert list(case.key_results["objective"]) == ["happy-customers"]
    said = case.remarks[case.remarks["problem"].str.startswith("no id was given")]
    assert list(said["table"]) == ["initiatives", "resources", "objectives"]
    assert said["problem"].iloc[0] == (
        'no id was given, so that one is made from the name: "reservation-en-ligne" of "Réservation en'
        ' ligne". Other tables may use either.'
    )
    assert case.contributions[["low", "high"]].to_numpy().tolist() == [[-3, -1]]


MORE = {
    "resources": "resource,name,kind,2027\n,Web team,capacity,\n",
    "requirements": "initiative,resource,1\nNew shop,Web team,1\nnew-shop-2,web-team,1\n",
    "objectives": "objective,weight\ngrow,100\n",
    "key_results": "key_result,objective,kpi\nkr,grow,users\n",
    "contributions": "initiative,kpi,expected\nNew shop!,users,1\n",
    "relations": "relation,initiative,other,lag\nrequires,New shop,New shop! | new-shop,\n",
}


def folder(tmp_path: Path, initiatives: str) -> Path:
    for name, text in (MORE | {"initiatives": initiatives}).items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    return tmp_path


def test_ids_made_from_names_are_unlike_all_others(tmp_path: Path) -> None:
    case = pf.load(folder(tmp_path, "initiative,name\n,New shop\n,New shop!\nnew-shop,Old\n"))
    assert list(case.initiatives["initiative"]) == ["new-shop-2", "new-shop-3", "new-shop"]
    assert list(case.relations["other"]) == ["new-shop-3 | new-shop"]
    assert list(case.requirements["initiative"]) == ["new-shop-2", "new-shop-2"]
    assert list(case.contributions["initiative"]) == ["new-shop-3"]


@pytest.mark.parametrize(
    ("rows", "faults"),
    [
        (",New shop\n,New shop\n,New shop!\n", 2),
        (",New shop\nx,New shop\n,New shop!\n", 1),
        (",New shop\nNew shop,Other\n,New shop!\n", 1),
    ],
)
def test_a_name_of_two_rows_is_no_id(rows: str, faults: int, tmp_path: Path) -> None:
    found = told(folder(tmp_path, f"initiative,name\n{rows}"))
    asked = [f for f in found if 'must have an id, since "New shop" stands for another line too' in f]
    assert len(asked) == faults


@pytest.mark.parametrize("name", ["Total", "Source: finance"])
def test_a_total_and_a_footnote_get_no_id(name: str, tmp_path: Path) -> None:
    rows = f"new-shop,New shop\nnew-shop-2,\n,New shop!\n,{name}\n"
    found = told(folder(tmp_path, f"initiative,name\n{rows}"))
    assert any("line 5, column initiative: must be an id; found nothing" in f for f in found)


def test_slugs() -> None:
    assert slug("L’été — 2e lot (Œuvre)") == "l-ete-2e-lot-œuvre"
    assert slug("Новый магазин") == "новыи-магазин"
    long = slug("A very long name of an initiative that goes on and on, and then some more")
    assert (long, len(long) <= 40) == ("a-very-long-name-of-an-initiative-that", True)
    assert len(slug("x" * 100)) == 40
    assert slug("!!!") == ""


# In French

EN_FRANÇAIS: Mapping[str, dict[str, object]] = {
    "Initiatives": {"Nom": "Réservation en ligne", "Obligatoire": "oui"},
    "Ressources": {"Nom": "Équipe web", "Type": "capacité", "Unité": "semaines", "2027T1": 10},
    "Besoins": {"Initiative": "Réservation en ligne", "Ressource": "Équipe web", "1": 4},
    "Objectifs": {"Nom": "Clients satisfaits", "Poids": 100},
    "Résultats clés": {
        "Résultat clé": "RC1",
        "Objectif": "Clients satisfaits",
        "Indicateur": "attente",
        "Valeur de départ": 8,
        "Cible": 5,
    },
    "Effets": {
        "Initiative": "Réservation en ligne",
        "Indicateur": "attente",
        "Pessimiste": -1,
        "Attendu": -2,
        "Optimiste": -3,
    },
}


def test_a_french_template_is_french_throughout_and_is_read(tmp_path: Path) -> None:
    path = tmp_path / "tour.xlsx"
    new(path, ["2027T1", "2027T2"], "fr")
    book = openpyxl.load_workbook(path)
    assert seen(book) == ["▸ Commencer", *EN_FRANÇAIS, "Paramètres"]
    assert book["Besoins"]["A1"].comment.text == (  # type: ignore[union-attr]
        "L’initiative. Attendu\u202f: un identifiant ou un nom de l’onglet Initiatives. Obligatoire."
    )
    rules = {rule.formula1 for rule in book["Ressources"].data_validations.dataValidation}
    assert '"budget,capacité"' in rules
    case = pf.load(put(path, 3, EN_FRANÇAIS))
    assert case.settings.language == "fr"
    assert case.settings.currency == "EUR"
    assert list(case.initiatives["initiative"]) == ["reservation-en-ligne"]
    assert list(case.initiatives["mandatory"]) == [True]
    assert case.contributions[["low", "high"]].to_numpy().tolist() == [[-3, -1]]
    left = case.remarks[case.remarks["problem"].str.startswith("l’exemple du modèle")]
    assert list(left["table"]) == FIRST
    pf.save(case, path)
    assert pf.load(path) == case


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (
            "en",
            {
                ("initiatives", "status"): ("not funding it is stopping it", "candidate, running"),
                ("initiatives", "since"): ("a running one began in",),
                ("initiatives", "latest"): ("of a running one, until when it may pause",),
                ("requirements", "option"): ("stop: what stopping a running one uses",),
                ("plan", "start"): ("it may lie before this round",),
            },
        ),
        (
            "fr",
            {
                ("Initiatives", "Situation"): ("ne pas la financer, c’est l’arrêter", "candidat, en cours"),
                ("Initiatives", "Depuis"): ("en cours a commencé",),
                ("Initiatives", "Début au plus tard"): ("en cours, jusqu’à quand elle peut",),
                ("Besoins", "Option"): ("stop : ce que demande l’arrêt",),
                ("Plan", "Début"): ("elle peut précéder ce tour",),
            },
        ),
    ],
)
def test_work_in_flight_is_explained_where_it_is_filled_in(
    code: str, said: Mapping[tuple[str, str], Sequence[str]], tmp_path: Path
) -> None:
    new(tmp_path / "x.xlsx", ["2027Q1"], code)
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    for (sheet, heading), words in said.items():
        (cell,) = (c for c in book[sheet][1] if c.value == heading)
        assert cell.comment is not None
        for word in words:
            assert word in cell.comment.text.replace("\u202f", " ").replace("\xa0", " ")


def test_work_in_flight_in_french_is_read_and_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "tour.xlsx"
    new(path, ["2027T1", "2027T2"], "fr")
    second: Mapping[str, dict[str, object]] = {
        "Initiatives": {"Nom": "Portail", "Situation": "candidate"},
        "Besoins": {
            "Initiative": "Réservation en ligne",
            "Ressource": "Équipe web",
            "1": 1,
            "Option": "stop",
        },
    }
    first = {sheet: dict(row) for sheet, row in EN_FRANÇAIS.items()}
    first["Initiatives"] = {"Nom": "Réservation en ligne", "Situation": "En cours", "Depuis": "2026T3"}
    first["Résultats clés"]["Actuel"] = 7
    put(
        path,
        3,
        {**first, "Plan": {"Initiative": "Réservation en ligne", "Option": "full", "Début": "2026T3"}},
    )
    put(path, 4, second)
    case = pf.load(path)
    assert list(case.initiatives["status"]) == ["running", "candidate"]
    assert case.initiatives["since"][0] == "2026T3"
    assert list(case.key_results["current"]) == [7]
    assert list(case.requirements["option"])[-1] == "stop"
    assert case.plan.to_numpy().tolist() == [["reservation-en-ligne", "full", "2026T3"]]
    pf.save(case, path)
    assert pf.load(path) == case
    other = tmp_path / "autre.xlsx"
    pf.save(case, other)
    assert pf.load(other) == case


def test_a_french_example_half_overwritten_is_asked_about(tmp_path: Path) -> None:
    path = tmp_path / "tour.xlsx"
    new(path, ["2027T1"], "fr")
    put(path, 3, EN_FRANÇAIS)
    found = told(put(path, 2, {"Objectifs": {"Poids": 10}}))
    assert len(found) == 1
    assert found[0].startswith("sheet Objectifs, row 2, column name: must be your own")


@pytest.mark.parametrize("code", [code for code in codes() if code != FALLBACK])
def test_what_the_format_says_is_said_in_every_language(code: str) -> None:
    """What a comment or the first sheet says of a table or a column, and nothing besides."""
    texts: set[str] = set()
    for schema in (*SCHEMAS, SETTINGS):
        columns = [*schema.readable.values(), PERIOD_AMOUNT, STEP_AMOUNT, schema.column("_own")]
        texts.add(schema.meaning)
        for column in columns:
            texts |= {column.meaning, column.unit}
            if not column.required:
                texts.add(blank_means(column))
            if column.kind != "choice" and column.refers not in SCHEMA:
                texts.add(column.rule)
    told = importlib.import_module(f"portfolio.words.phrases.{code}").FORMAT
    assert set(told) == texts - {""}
