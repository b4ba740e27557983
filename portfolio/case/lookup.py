"""Which thing people mean by what they call it, its id or its name: the one place where that is looked up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from portfolio.case.case import Case
from portfolio.case.checks.references import nearest_said
from portfolio.errors import CaseError, Fault
from portfolio.tables import SCHEMA, Table, nearest, quoted
from portfolio.tables.text import ident_of, plain_words
from portfolio.words import sentences
from portfolio.words.media import one_line
from portfolio.words.names import with_id
from portfolio.words.sentences import Sentence, figure, into, listing, say, sentence

_FEW = 3
"""So many are suggested: more would be read by nobody."""
_FEW_KNOWN = 8
"""So many known names are told where none is near: more are looked up elsewhere."""
_LONG = 60
"""Characters of what was written that a message shows."""


def names_of(table: Table) -> dict[str, str]:
    """What each thing in a table is called, by id, on one line; its id where it has no name."""
    ids = table[table.schema.names[0]]
    return {i: one_line(name or "") or i for i, name in zip(ids, table["name"], strict=True)}


def meant(names: Mapping[str, str], text: str) -> tuple[str, ...]:
    """The ids that a text can mean: the one that it is, else all that are called so, whatever the case and
    the accents.

    Parameters
    ----------
    names : mapping of str to str
        What each is called, by id.

    Examples
    --------
    >>> names = {"cloud": "Migration to the cloud", "A": "Dryer", "B": "dryer", "C": "A"}
    >>> [meant(names, text) for text in ("migration to the Cloud", "DRYER", "Dryer", "A")]
    [('cloud',), ('A', 'B'), ('A',), ('A',)]
    """
    wanted = ident_of(text)
    if wanted in names:
        return (wanted,)
    exactly = tuple(i for i, name in names.items() if ident_of(name) == wanted)
    if exactly or not (plain := plain_words(wanted)):
        return exactly
    return tuple(i for i, name in names.items() if plain in (plain_words(i), plain_words(name)))


def suggested(names: Mapping[str, str], text: str) -> list[str]:
    """The ids that somebody who wrote a text may have had in mind: those in whose id or name words begin as
    its words do, else the nearest by spelling.

    Examples
    --------
    >>> names = {"m1": "Migration to the cloud", "m2": "Cloud costs", "A": "Dryer"}
    >>> [suggested(names, text) for text in ("cloud", "mig clo", "Drier", "x")]
    [['m1', 'm2'], ['m1'], ['A'], []]
    """
    begun = [i for i, name in names.items() if _begins(f"{i} {name}", text)]
    if begun:
        return begun[:_FEW]
    own = [*names, *names.values()]
    like = nearest(text, own, loose=True)
    return [] if like is None else [[*names, *names][own.index(like)]]


def _begins(called: str, text: str) -> bool:
    """Whether every word of a text is the beginning of some word that a thing is called by."""
    words, wanted = (plain_words(t.replace("-", " ").replace("_", " ")).split() for t in (called, text))
    return bool(wanted) and all(any(word.startswith(w) for word in words) for w in wanted)


def wrong_name(names: Mapping[str, str], what: str, text: str, language: str) -> str:
    """What is wrong with a text that names no thing, or several; ``what`` says what it must name: a phrase
    ``lookup_…`` without its beginning. Empty where nothing is wrong.
    """
    found = meant(names, text)
    if len(found) == 1:
        return ""
    must = say(language, f"lookup_{what}")
    told = shown(text, language)
    if found:
        ids = listing([shown(i, language) for i in found], language)
        return say(language, "lookup_several", what=must, found=told, ids=ids)
    like = listing(
        [called(names, i, language) for i in suggested(names, one_line(text))], language, last="or"
    )
    advice = into(nearest_said(like), language) if like else say(language, "lookup_none")
    return say(language, "lookup_unknown", what=must, found=told, nearest=advice)


def must_be_like(what: Sentence, value: str, known: Iterable[str]) -> Sentence:
    """What a text must be that is no name of a thing, what was found, and the nearest that is known."""
    known = list(known)
    if like := nearest(value, known, loose=True):
        return sentence("fault_unknown", what=what, found=quoted(value), advice=nearest_said(quoted(like)))
    if 0 < len(known) <= _FEW_KNOWN:
        told = figure(listing, known, last="or")
        return sentence("must_be_one_of", what=what, found=quoted(value), known=told)
    return sentence("must_be_one", what=what, found=quoted(value))


def called(names: Mapping[str, str], i: str, language: str) -> str:
    """A thing as a message points to it: its name with its id, where it has one."""
    name = shown(names[i], language)
    return name if names[i] == i else with_id(name, i)


def shown(text: str, language: str) -> str:
    """What somebody wrote, as a message shows it: between marks, on one line, cut where it is long."""
    line = "".join(c for c in one_line(text) if c.isprintable())
    return sentences.quoted(line if len(line) <= _LONG else f"{line[: _LONG - 1]}…", language)


def faulty_names(case: Case, table: str, asked: Iterable[object]) -> list[Fault]:
    """A fault for each text that is neither the id nor the one name of a thing in a table of the case."""
    own, language = names_of(case.table(table)), case.settings.language
    wrong = {str(text): wrong_name(own, table, str(text), language) for text in asked}
    column = SCHEMA[table].names[0]
    return [Fault(table, None, column, text, problem) for text, problem in wrong.items() if problem]


def ids_of(case: Case, table: str, asked: Iterable[object], source: str = "") -> list[str]:
    """The ids of things in a table of the case that are called by their ids or their names.

    Raises
    ------
    CaseError
        With each that is unknown, with those that it may have been meant for; and each name that two have.

    Examples
    --------
    >>> import portfolio as pf
    >>> ids_of(pf.load("data/samples/lorie_savage"), "initiatives", ["P2", "project 1"])
    ['P2', 'P1']
    """
    wanted = [str(text) for text in asked]
    known = case.table(table)[SCHEMA[table].names[0]]
    if all(text in known for text in wanted):
        return wanted  # without looking at names: sweeps ask often
    if faults := faulty_names(case, table, wanted):
        raise CaseError(faults, source or sentence("of_problem"), case.settings.language)
    own = names_of(case.table(table))
    return [meant(own, text)[0] for text in wanted]


def id_or_text(case: Case, table: str, text: str) -> str:
    """The id of the thing that is called so; the text as it is where that is not one for certain, for what
    looks at it next to say so.
    """
    if text in case.rows(table):
        return text
    found = meant(names_of(case.table(table)), text)
    return found[0] if len(found) == 1 else text
