"""What is wrong with a list in French is said in French."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import portfolio as pf

ENGLISH = re.compile(
    r"\b(must|found|the|and|write|correct|take|with|name it|there|none|both|which|amounts?)\b", re.IGNORECASE
)
LISTS = {
    "no value": ("Nom,Montant (€)\nA,10\n", {"budget": "5"}),
    "two currencies": ("Nom,Montant,Valeur\nA,10 €,3\nB,10 $,2\n", {"budget": "15"}),
    "taxes": ("Nom,Montant,Valeur\nA,100 € HT,5\nB,300 € TTC,4\n", {"budget": "200 €"}),
    "words for amounts": ("Nom,Coût,Valeur\nA,cher,3\nB,moins cher,2\n", {"budget": "15"}),
    "no such team": ("Nom,Équipe,Charge (jours),Valeur\nA,Web,10,3\n", {"team": {"Mobile": 5}}),
    "no such column": ("Nom,Coût,Valeur\nA,10,3\n", {"budget": "15", "cost": "Montant"}),
    "a shifted row": ("Nom,Coût,Valeur\nA,10,3,4\n", {"budget": "15"}),
    "no candidate": ("Nom,Coût,Valeur,Statut\nA,10,3,Terminé\n", {"budget": "15"}),
    "mixed units": ("Nom,Charge,Valeur\nA,3 jours,3\nB,5 points,2\n", {"team": "15"}),
    "a period that is none": (
        "Nom,Coût,Valeur\nA,10,3\n",
        {"budget": {"2027T1": 3, "2027T9": 4}, "periods": "2027T1, 2027T2"},
    ),
    "an unknown key": ("Nom,Coût,Valeur\nA,10,3\n", {"budget": "15", "colour": "bleu"}),
    "an answer that is none": ("Nom,Coût,Valeur\nA,10,3\n", {"budget": "15", "best": "plus"}),
}


@pytest.mark.parametrize("of", LISTS)
def test_no_english_word_is_in_what_is_said(tmp_path: Path, of: str) -> None:
    text, asked = LISTS[of]
    path = tmp_path / "liste.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(pf.PortfolioError) as caught:
        pf.load_list(path, language="fr", **asked)
    error = caught.value
    said = error.told("fr") if isinstance(error, pf.CaseError) else str(error)
    words = re.sub(r"«[^»]*»|--\S+|\w+=\S+|\"[^\"]*\"", "", said)
    assert ENGLISH.findall(words) == [], said
