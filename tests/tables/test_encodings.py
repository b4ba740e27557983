"""Bytes that two encodings read otherwise: a Mac's own text is never read as another's."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.three_initiatives import write

import portfolio as pf

WORDS = (
    *("été", "École", "à", "Élan d’été", "coût de l’énergie", "déjà", "Müller", "März", "niño à São Paulo"),
    *("l’offre", "prévu", "équipe", "naïveté", "Réalisé", "façade", "très", "même", "où est-il allé"),
)


def named(folder: Path, name: str, encoding: str) -> Path:
    """Three initiatives, the first with this name."""
    write(folder)
    text = f"initiative,name\nA,{name}\nB,second\nC,third\n"
    (folder / "initiatives.csv").write_bytes(text.encode(encoding))
    return folder


@pytest.mark.parametrize("word", WORDS)
def test_a_mac_s_own_text_is_refused_or_read_right(word: str, tmp_path: Path) -> None:
    try:
        read = str(pf.load(named(tmp_path, word, "mac_roman")).initiatives.name[0])
    except pf.CaseError as error:
        read = str(error)
    assert read == word or "Save it again as UTF-8." in read


@pytest.mark.parametrize("word", ["été", "École", "l’offre à prix réduit"])
def test_what_a_mac_wrote_is_shown_as_it_was_meant(word: str, tmp_path: Path) -> None:
    with pytest.raises(pf.CaseError, match=r"which is \".*[éÉ’].*\" in a Mac's own encoding"):
        pf.load(named(tmp_path, word, "mac_roman"))


@pytest.mark.parametrize(
    "word",
    [
        *WORDS,
        *(
            "Škoda",
            "Žižka à Brno",
            "KRIŽ",
            "Õnnela",
            "5 ‰",
            "œuvre",
            "Cœur",
            "‹ été ›",
            "‹été›",
            "“été”",
            "naïf…",
        ),
        *("prix – 12 €", "Ÿves", "florins ƒ 12", "Š", "marque™", "note†", "ÉTÉ", "SÃO"),
    ],
)
def test_text_in_cp1252_is_read_right(word: str, tmp_path: Path) -> None:
    assert pf.load(named(tmp_path, word, "cp1252")).initiatives.name[0] == word
