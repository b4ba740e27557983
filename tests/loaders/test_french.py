"""Cases written in another language from end to end: headings, files, sheets, settings, values, amounts."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from support import misreadings
from support.misreadings import Grid, Grids
from support.three_initiatives import write

import portfolio as pf
from portfolio.cli.entry import main
from portfolio.tables import SCHEMA, SETTINGS, known_headings
from portfolio.tables.schema import Schema
from portfolio.words.languages import FALLBACK, codes, language

OTHERS = [code for code in codes() if code != FALLBACK]


def called(code: str, word: object) -> object:
    """A column, a table or a choice as a language calls it, with a capital as people write headings."""
    vocabulary = language(code).vocabulary
    for words in (vocabulary.headings, vocabulary.tables, vocabulary.choices):
        if word in words:
            best = words[str(word)][0]
            return best[:1].upper() + best[1:]
    return word


def translated(code: str, table: str, grid: Grid) -> Grid:
    """A table of a sample in a language: its headings, choices, yes and no, and what names columns."""
    schema = SCHEMA[table]
    headings = [str(h) for h in grid[0]]
    vocabulary = language(code).vocabulary

    def cell(heading: str, value: object) -> object:
        column = schema.column(heading)
        if column.kind == "choice" or (table, heading) in (
            ("buckets", "by"),
            ("scenarios", "table"),
            ("scenarios", "column"),
        ):
            return called(code, value)
        if column.kind == "flag" and value:
            return sorted(vocabulary.yes if value in ("true", "vrai") else vocabulary.no)[0]
        return value

    rows = [[cell(h, v) for h, v in zip(headings, row, strict=True)] for row in grid[1:]]
    return [[called(code, h) if h in schema.names else h for h in headings], *rows]


def translated_settings(code: str, grid: Grid, *, quoted: bool) -> Grid:
    """The settings of a sample in a language; in TOML a key of several words stands in quotes."""

    def key(name: object) -> object:
        word = called(code, name) if name in SETTINGS.names else name
        return f'"{word}"' if quoted else word

    values = [[key(k), called(code, v) if k == "language" else v] for k, v in grid[1:]]
    return [[language(code).vocabulary.keys[0], "…"], *values]


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("form", misreadings.FORMS)
@pytest.mark.parametrize("name", misreadings.SHARES)
def test_a_sample_in_another_language_is_the_same_case(
    name: str, form: str, code: str, tmp_path: Path
) -> None:
    english = misreadings.sample(name)
    grids: Grids = {
        str(called(code, t)): translated(code, t, g) for t, g in english.items() if t != "settings"
    }
    workbook = form == "workbook"
    settings = translated_settings(code, english["settings"], quoted=not workbook)
    grids |= {str(called(code, "settings")) if workbook else "settings": settings}
    mutant = misreadings.Mutant(code, grids, grids, ())
    case, meant = pf.load(misreadings.write(mutant, form, tmp_path / "case")), misreadings.plain_case(english)
    assert case == meant
    assert case.fingerprints == meant.fingerprints
    assert list(case.remarks.problem) == list(meant.remarks.problem)


@pytest.mark.parametrize("schema", SCHEMA.values(), ids=lambda s: s.name)
@pytest.mark.parametrize("code", OTHERS)
def test_every_column_is_known_by_every_word_for_it(schema: Schema, code: str) -> None:
    for name in schema.names:
        for word in language(code).vocabulary.headings[name]:
            others = [n for n in schema.names if n != name]
            for written in (word, word.upper(), f" {word} ", unicodedata.normalize("NFD", word), f"{word}s"):
                heads = [h for _, h in known_headings([written, *others], schema)]
                assert heads == [name, *others], (schema.name, word)


FRENCH = {
    "Projets": "Projet;Nom;Obligatoire\nA;Élan;x\nB;Cœur;\nC;Été;non\n",
    "Ressources": "Ressource;Type;Unité;T1 2027;T2 2027\nargent;budget;EUR;300 000,00 €;1,2 M€\n",
    "Besoins": "Initiative;Ressource;1;2\nA;argent;70 k€;\nB;argent;80 000,50;12 €\nC;argent;1 k;\n",
    "Objectifs": "Objectif;Poids\ncroître;100\n",
    "Résultats clés": "Résultat clé;Objectif;Indicateur;Cible\nplus;croître;clients;12\n",
    "INDICATEURS": "Indicateur;Unité;Type\nclients;clients;métier\n",
    "Effets": "Initiative;Indicateur;Attendu\nA;clients;5\nB;clients;4\nC;clients;3\n",
    "Décisions": "Initiative;Décision;Date de début\nB;Refusé;\nC;À financer;T2 2027\n",
}


def french(folder: Path, toml: str = "", **tables: str) -> Path:
    folder.mkdir(parents=True)
    for name, text in {**FRENCH, **tables}.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8-sig")
    if toml:
        (folder / "paramètres.toml").write_text(toml, encoding="utf-8")
    return folder


def test_a_folder_as_a_french_excel_writes_it(tmp_path: Path) -> None:
    toml = 'nom = "Tour 2027"\ndevise = "EUR"\n"taux d\'actualisation" = 0.08\nlangue = "français"\n'
    case = pf.load(french(tmp_path / "case", toml))
    assert (case.name, case.settings.currency, case.settings.discount_rate, case.settings.language) == (
        "Tour 2027",
        "EUR",
        0.08,
        "fr",
    )
    assert list(case.initiatives.mandatory) == [True, False, False]
    assert case.resources.loc[0, ["T1 2027", "T2 2027"]].tolist() == [300000, 1200000]
    assert case.requirements[["1", "2"]].to_numpy().tolist() == [[70000, 0], [80000.5, 12], [1000, 0]]
    assert case.kpis.kind.tolist() == ["business"]
    assert case.decisions[["decision", "start"]].to_numpy().tolist() == [["reject", ""], ["fund", "T2 2027"]]
    assert not [d for d in case.doubts if "left alone" in str(d) or "of your own" in str(d)]


def test_what_is_saved_into_such_a_folder_keeps_its_files(tmp_path: Path) -> None:
    case = pf.load(french(tmp_path / "case", 'langue = "fr"\n'))
    before = {p.name for p in (tmp_path / "case").iterdir()}
    pf.save(case, tmp_path / "case", french=True)
    assert {p.name for p in (tmp_path / "case").iterdir()} == before
    assert pf.load(tmp_path / "case") == case


def test_a_table_under_two_names_is_a_fault(tmp_path: Path) -> None:
    write(tmp_path / "case", projets="initiative\nA\n")
    with pytest.raises(pf.CaseError, match=r"must stand once; found initiatives\.csv and projets\.csv"):
        pf.load(tmp_path / "case")
    write(tmp_path / "other")
    for name in ("case", "settings"):
        (tmp_path / "other" / f"{name}.toml").write_text('currency = "EUR"\n', encoding="utf-8")
    with pytest.raises(pf.CaseError, match=r"settings must stand once; found case\.toml and settings\.toml"):
        pf.load(tmp_path / "other")


def test_a_new_case_stays_out_of_a_folder_with_french_files(tmp_path: Path) -> None:
    folder = french(tmp_path / "case")
    before = {p.name: p.read_bytes() for p in folder.iterdir()}
    assert main(["new", str(folder)]) == 2
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == before


def test_a_column_of_one_s_own_beside_the_known_one_keeps_its_name(tmp_path: Path) -> None:
    """Where owner stands, Porteur is somebody's own column, and a bucket by it is by that one."""
    case = pf.load(
        write(
            tmp_path,
            initiatives="initiative,owner,Porteur,Catégorie\nA,x,p,run\nB,y,p,run\nC,z,q,grow\n",
            buckets=(
                "Par,Enveloppe,Mesure,Ressource,Maximum\nPorteur,p,nombre,,1\ncatégorie,run,Nombre,,2\n"
                "Objectif,value,montant,money,1000\n"
            ),
        )
    )
    assert list(case.buckets.by) == ["Porteur", "category", "objective"]
    assert list(case.buckets.measure) == ["count", "count", "amount"]


def test_what_is_kept_as_one_s_own_is_said_once_a_table(tmp_path: Path) -> None:
    folder = french(
        tmp_path / "case",
        Projets="Projet;Sponsor;Poids;Vide;_Avis;Étape\nA;x;1;;a;1\nB;y;2;;b;1\nC;z;3;;c;1\n",
        Besoins="Initiative;Ressource;1;Devis\nA;argent;7;oui\nB;argent;8;non\nC;argent;9;\n",
        Enveloppes="Par;Enveloppe;Mesure;Maximum\nÉtape;1;nombre;3\n",
    )
    said = [str(d) for d in pf.load(folder).doubts if "of your own" in str(d)]
    assert said == [
        (
            "Projets.csv, line 1, column Sponsor: kept as columns of your own, which buckets may name:"
            ' "Sponsor", "Poids". Rename one that is meant as a heading of the format. "Poids" is a'
            " heading of objectives."
        ),
        (
            "Besoins.csv, line 1, column Devis: kept as columns of your own, which change nothing:"
            ' "Devis". Rename one that is meant as a heading of the format.'
        ),
    ]


@pytest.mark.parametrize("heading", ["Coût", "Montant", "Cost (k€)"])
def test_an_amount_under_no_step_is_not_free(heading: str, tmp_path: Path) -> None:
    with pytest.raises(pf.CaseError) as caught:
        pf.load(
            french(tmp_path / "case", Besoins=f"Projet;Ressource;{heading}\nA;argent;70 k€\nB;argent;80\n")
        )
    said = str(caught.value).replace("\u202f", " ")
    assert (
        "doit avoir des montants dans les colonnes 1, 2, 3, … ; il n’y en a pas. Ajouter la colonne 1."
        in said
    )


def test_frames_are_called_by_any_name_of_a_table(tmp_path: Path) -> None:
    english = pf.load(write(tmp_path))
    frames = {str(called("fr", t)): getattr(english, t) for t in ("initiatives", "resources", "requirements")}
    frames |= {t: getattr(english, t) for t in ("objectives", "key_results", "kpis", "contributions")}
    assert pf.load(frames) == english
    with pytest.raises(pf.CaseError, match="initiatives must stand once"):
        pf.load({**frames, "initiatives": english.initiatives})
    with pytest.raises(pf.CaseError, match="settings must stand once"):
        pf.load({**frames, "settings": {}, "Paramètres": {"devise": "EUR"}})


def test_two_words_for_one_column_of_figures_are_asked_about(tmp_path: Path) -> None:
    with pytest.raises(pf.CaseError) as caught:
        pf.load(french(tmp_path / "a", Objectifs="Objectif;Points;Poids\ncroître;100;3\n"))
    said = str(caught.value).replace("\u202f", " ")
    assert "un seul en-tête doit vouloir dire weight ; trouvé : « Points » et « Poids »." in said
    for other in ("weight;Poids", "_Points;Poids", "Poids;_Points"):
        pf.load(french(tmp_path / other, Objectifs=f"Objectif;{other}\ncroître;100;100\n"))
