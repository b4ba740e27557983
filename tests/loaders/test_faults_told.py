"""In which language what is wrong with a source is told: that of its settings, else that of its headings."""

from __future__ import annotations

import copy
import pickle
from pathlib import Path

import openpyxl
import pytest
from support.french import not_french

import portfolio as pf
from portfolio.loaders.save import new

INITIATIVES = {
    "en": "initiative,name\nA,One\n",
    "fr": "initiative;intitulé;début au plus tôt\nA;Une;\nA;Deux;2031\n",
}


def folder(place: Path, **files: str) -> Path:
    place.mkdir(exist_ok=True)
    for name, text in files.items():
        (place / f"{name}{'.toml' if name == 'case' else '.csv'}").write_text(text, encoding="utf-8")
    return place


def refused(source: object, **asked: object) -> str:
    with pytest.raises(pf.PortfolioError) as caught:
        pf.load(source, **asked)  # type: ignore[arg-type]
    for again in (copy.copy(caught.value), pickle.loads(pickle.dumps(caught.value))):
        assert str(again) == str(caught.value)
    return str(caught.value).replace("\u202f", " ")


def test_the_settings_say_it_where_they_can_be_read(tmp_path: Path) -> None:
    said = refused(folder(tmp_path, initiatives=INITIATIVES["en"], case='language = "fr"'))
    assert said.startswith(f"5 erreurs dans {tmp_path}\n- ")
    assert "la table resources doit être là ; elle manque. L’ajouter." in said
    said = refused(folder(tmp_path, initiatives=INITIATIVES["fr"], case='language = "en"'))
    assert "the table resources must be there; found none. Add it." in said
    assert 'line 3, column initiative: must be unique; found initiative "A" already in line 2' in said


def test_without_settings_the_headings_do(tmp_path: Path) -> None:
    said = refused(folder(tmp_path, initiatives=INITIATIVES["fr"]))
    assert "initiatives.csv, ligne 3, colonne initiative : doit être unique" in said
    assert "la table Ressources doit être là ; elle manque. L’ajouter." in said
    assert not_french(said.replace(str(tmp_path), "")) == []
    assert "must be there" in refused(folder(tmp_path, initiatives=INITIATIVES["en"]))


def test_settings_that_can_be_read_say_it_of_files_that_can_t(tmp_path: Path) -> None:
    said = refused(folder(tmp_path, initiatives="a\0", case='language = "fr"'))
    assert said == (
        f"1 erreur dans {tmp_path}\n- initiatives.csv, ligne 1 : doit être du texte ; trouvé : un caractère"
        " de contrôle ('\\x00'). Ce n’est pas un fichier CSV, ou il est abîmé : l’enregistrer à nouveau."
    )


def test_nothing_says_it_of_what_is_no_case() -> None:
    assert "nothing is there. Check the path." in refused("no/such/folder")


def test_a_french_workbook_is_spoken_of_as_it_is_written(tmp_path: Path) -> None:
    path = tmp_path / "tour.xlsx"
    new(path, ["2027T1", "2027T2"], "fr")
    book = openpyxl.load_workbook(path)
    book["Besoins"]["A6"], book["Besoins"]["C6"] = "réservation", "caisse"  # type: ignore[assignment]
    book["Ressources"]["A4"], book["Ressources"]["C4"] = "opex", "budget"  # type: ignore[assignment]
    book["Initiatives"]["A4"], book["Objectifs"]["C3"] = "réservation", 2.5  # type: ignore[assignment]
    book.save(path)
    said = refused(path)
    assert (
        "feuille Besoins, ligne 6, colonne Ressource : doit être un identifiant de la table Ressources ;"
        " trouvé : « caisse »." in said
    )
    assert "feuille Objectifs, ligne 3, colonne Objectif : doit être un identifiant ; la cellule" in said
    assert not_french(said.replace(str(path), "")) == []


def test_what_can_t_be_saved_is_told_in_the_language_of_the_case(tmp_path: Path) -> None:
    case = pf.sample("douzaine")
    with pytest.raises(pf.CaseError) as caught:
        pf.save(case, tmp_path / "tour.xlsx", over=1)
    assert str(caught.value).endswith(
        "doit être omis pour ce qui n’est pas une base de données\u202f; trouvé\u202f: 1."
    )
    with pytest.raises(pf.CaseError) as caught:
        pf.save(case, tmp_path / "tour.csv")
    assert "Écrire tour.xlsx." in str(caught.value)
    database = f"sqlite:///{tmp_path}/tours.db"
    pf.save(pf.sample("dozen"), database, case="2027")
    with pytest.raises(pf.ChangedError) as changed:
        pf.save(case, database, case="2027")
    said = str(changed.value)
    assert str(pickle.loads(pickle.dumps(changed.value))) == said
    assert said.startswith("le tour «\u202f2027\u202f» doit être libre")
    assert "chez eux" in said
    assert not_french(said.splitlines()[0]) == []


def test_a_version_to_replace_is_a_number(tmp_path: Path) -> None:
    with pytest.raises(pf.CaseError, match="must be a version, a whole number; found True"):
        pf.save(pf.sample("dozen"), f"sqlite:///{tmp_path}/rounds.db", case="a", over=True)
