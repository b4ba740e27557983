"""A small round whose every word is French, with something in each table; and what English is in a text about
it.

What counts as English is derived: the words of the English catalogue that no French phrase has.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

import portfolio as pf
from portfolio.tables.schema import SCHEMAS
from portfolio.words.phrases import en, fr

SETTINGS_OF_ROUND = 'name = "Tour de printemps"\nlanguage = "fr"\ncurrency = "EUR"\ndiscount_rate = 0.08'

TABLES: Mapping[str, str] = {
    "initiatives": (
        "initiative,name,owner,category,mandatory,deadline,scope"
        " / paie,Paie en ligne,Léa,clientèle,,T3 2027,8"
        " / quai,Quai automatique,Noé,entrepôt,true,T4 2027,13"
        " / avis,Avis des clients,Léa,clientèle,,,5"
        " / tri,Tri des colis,Noé,entrepôt,,,8"
        " / carte,Carte de fidélité,Zoé,clientèle,,,3"
        " / gare,Consigne en gare,Zoé,entrepôt,,,"
    ),
    "options": (
        "initiative,option,duration,success / paie,pleine,2,0.8 / paie,sobre,1,0.9 / quai,pleine,2,"
        " / avis,pleine,1,0.7 / tri,pleine,2, / carte,pleine,1, / gare,pleine,1,0.6"
    ),
    "resources": (
        "resource,kind,unit,T1 2027,T2 2027,T3 2027,T4 2027 / caisse,budget,EUR,90000,60000,60000,30000"
        " / équipe,capacity,jours-homme,60,60,60,60"
    ),
    "requirements": (
        "initiative,option,resource,1,2 / paie,pleine,caisse,40000,20000 / paie,sobre,caisse,30000,"
        " / quai,,caisse,30000,30000 / avis,,caisse,20000, / tri,,caisse,30000,20000"
        " / carte,,caisse,25000, / gare,,caisse,45000, / paie,pleine,équipe,30,20 / quai,,équipe,20,20"
        " / tri,,équipe,30,30 / carte,,équipe,20, / gare,,équipe,40,"
    ),
    "objectives": "objective,name,weight / clientèle,Des clients ravis,60 / rapidité,Livrer vite,40",
    "key_results": (
        "key_result,objective,kpi,baseline,target,due / satisfaits,clientèle,satisfaction,40,60,T4 2027"
        " / fidèles,clientèle,fidélité,10,20, / délais,rapidité,délai,8,4,T4 2027"
    ),
    "kpis": (
        "kpi,name,unit,kind,value / satisfaction,Clients satisfaits,%,outcome,2000"
        " / fidélité,Clients fidèles,%,usage, / délai,Jours de délai,jours,outcome,"
    ),
    "contributions": (
        "initiative,kpi,expected,low,high / paie,satisfaction,9,5,12 / paie,fidélité,2,1,3"
        " / quai,délai,-2,-3,-1 / avis,satisfaction,5,2,9 / tri,délai,-2,-2.5,-1 / carte,fidélité,5,2,7"
        " / gare,satisfaction,4,0,9 / gare,délai,-1,-2,0"
    ),
    "relations": "initiative,relation,other,lag / tri,requires,quai, / avis,excludes,gare,",
    "buckets": "bucket,by,measure,resource,max / entrepôt,category,share,caisse,0.9",
    "parties": "party,objective,weight / finances,clientèle,80 / finances,rapidité,20"
    " / terrain,clientèle,20 / terrain,rapidité,80",
    "decisions": "initiative,decision,by,reason,date / carte,fund,Zoé,promise aux clients,2026-12-01",
    "plan": "initiative,option,start / paie,sobre,T1 2027 / quai,pleine,T1 2027 / avis,pleine,T2 2027",
    "scenarios": (
        "scenario,table,row,column,change / moins,resources,caisse,,× 0.8"
        " / sans quai,initiatives,quai,mandatory,= false"
    ),
}


def write_round(folder: Path, **tables: str) -> Path:
    """The round as a folder of files, with these tables in place of its own."""
    folder.mkdir(parents=True)
    for name, text in ({**TABLES} | tables).items():
        lines = "\n".join(line.strip() for line in text.split(" / "))
        (folder / f"{name}.csv").write_text(lines, encoding="utf-8")
    (folder / "case.toml").write_text(SETTINGS_OF_ROUND.replace("\n ", "\n"), encoding="utf-8")
    return folder


@cache
def french_round() -> pf.Case:
    """The round, read once."""
    with tempfile.TemporaryDirectory() as place:
        return pf.load(write_round(Path(place) / "tour"))


@cache
def french_plan() -> pf.Allocation:
    """Its best plan, found once."""
    return pf.allocate(french_round())


GIVING: Mapping[str, str] = {
    "rules": (
        "rule,initiative,by,value,min,max,when / une livraison,paie,,,1,, / une livraison,gare,,,,,"
        " / Noé à la fois,,owner,Noé,,1,active"
    ),
    "transfers": (
        "transfer,from,to,rate,lag,max,step / renfort,caisse,équipe,0.002,,10000,5000"
        " / avance,caisse,caisse,,-1,20000,10000"
    ),
}
"""Tables that few rounds have: rules, and what means give each other."""


@cache
def giving_round() -> pf.Case:
    """The round with a smaller team, helped by money, and with rules."""
    with tempfile.TemporaryDirectory() as place:
        few = TABLES["resources"].replace("60,60,60,60", "40,40,40,40")
        return pf.load(write_round(Path(place) / "tour", resources=few, **GIVING))


_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_NAMED = re.compile(
    # what is no word of a sentence: options and arguments of the command, files, places in code
    r"(?<!\w)--?[a-zA-Z][\w-]*|\S+\.(?:csv|json|md|toml|xlsx|html|pdf|ipynb|db|txt|py)\b|portfolio [a-z]+"
    r"|\{\w*\}|https?://\S+"
    # what a fault says where it stands: tables and columns bear the names of the case format
    r"|\b(?:colonnes?|tables?|réglages?|feuilles?) [a-z_]+"
)


def words(text: str) -> Iterator[str]:
    """The words of a text, in small letters."""
    yield from (word.casefold() for word in _WORD.findall(text))


@cache
def english() -> frozenset[str]:
    """The words of English phrases that no French one has."""
    french = [*fr.PHRASES.values(), *fr.FORMAT.values()]
    here, there = (
        {word for text in texts for word in words(_NAMED.sub(" ", text))}
        for texts in (en.PHRASES.values(), french)
    )
    return frozenset(here - there)


def english_in(text: str, own: Iterable[str] = ()) -> list[str]:
    """The English words of a text, without what is ``own``: ids and names of a case as it writes them."""
    bare = text
    for name in sorted({n.strip() for n in own if n.strip()}, key=len, reverse=True):
        bare = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", " ", bare)
    return sorted({word for word in words(_NAMED.sub(" ", bare)) if word in english()})


def own_words(case: pf.Case) -> set[str]:
    """What a case writes itself: the texts of its tables but those that the format has a choice of."""
    names_of_format = {"table", "column", "change", "by"}
    found = {str(v) for v in case.written_settings.values() if isinstance(v, str)} - {case.settings.language}
    for schema in SCHEMAS:
        chosen = {column.name for column in schema.columns if column.choices} | names_of_format
        table = case.written[schema.name]
        found |= {
            cell
            for name in table.columns
            if name not in chosen
            for cell in table[name]
            if isinstance(cell, str)
        }
    return found | {*case.periods}
