"""What stands over a table: which row holds the headings, what each means, and which can't be taken for
what they would be taken for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from portfolio.errors import Fault
from portfolio.tables.naming import PLAIN, Naming
from portfolio.tables.raw import RawTable, Rows
from portfolio.tables.schema import (
    NOTE,
    ORDINARY_HEADINGS,
    SCHEMA,
    SCHEMAS,
    SETTINGS,
    Schema,
    is_note,
    is_step,
)
from portfolio.tables.spelling import nearest
from portfolio.tables.text import appearance, ident_of, plain_words, quoted, text_of
from portfolio.words.languages import FALLBACK, codes, language, understood, vocabularies
from portfolio.words.sentences import Sentence, figure, listing, sentence

_DEEP = 60
"""Titles, legends and totals above a table take up fewer rows than this in files as people have them."""

_WHICH = ("first", "last")
_LONGEST = 60  # longer texts are titles and legends, no headings
_TOTALS = re.compile("|".join([*understood(lambda v: [v.totals]), "Σ|σ"]))
"""What rows and columns that add others up are called, in plain letters."""


def is_total(text: str) -> bool:
    """Whether a row or column is called what adds others up is called, as Total 2027 is."""
    return _TOTALS.fullmatch(re.sub(r"^\d{4} ", "", plain(text))) is not None


@lru_cache(maxsize=4096)
def plain(heading: str) -> str:
    """A heading without what two people write differently: case, accents, underscores, hyphens, blanks."""
    if len(heading) > _LONGEST:
        return heading
    return " ".join(re.sub(r"[\s_'-]+", " ", plain_words(heading)).split())


@cache
def meanings(schema_name: str) -> Mapping[str, str]:
    """The known columns of a table (the keys of ``settings``) by every way their headings are written, in
    plain letters; English first.
    """
    schema = SETTINGS if schema_name == SETTINGS.name else SCHEMA[schema_name]
    english = {plain(n): n for n in schema.readable}
    # the first language that has a word keeps it, and in one language the first column
    known = {
        plain(word): name
        for vocabulary in reversed(vocabularies())
        for name in reversed(tuple(schema.readable))
        for word in reversed(vocabulary.headings.get(name, ()))
    }
    # projets and dates limites are projet and date limite
    several = {
        form: name for word, name in known.items() for form in (f"{word}s", "s ".join(word.split()) + "s")
    }
    return several | known | english


@cache
def _names_of_tables() -> Mapping[str, str]:
    """The tables, ``settings`` among them, by every way they are called, in plain letters."""
    names = (*SCHEMA, SETTINGS.name)
    known = {plain(w): n for v in vocabularies() for n in names for w in v.tables.get(n, ())}
    # lien and résultat clé are liens and résultats clés; a slip in an English name is asked about
    single = {re.sub(r"s\b", "", word): name for word, name in known.items() if word not in map(plain, names)}
    return single | known | {plain(n): n for n in names}


def table_named(name: str) -> str | None:
    """The table that a file or a sheet of this name holds, in any language.

    Examples
    --------
    >>> table_named("Résultats clés"), table_named("key_results"), table_named("prévisions")
    ('key_results', 'key_results', None)
    >>> table_named("Lien"), table_named("Paramètre")
    ('relations', 'settings')
    """
    return _names_of_tables().get(plain(name))


@cache
def _headings_elsewhere() -> frozenset[str]:
    """Every heading that some table knows, in plain letters; but for those that say which period of several,
    as labels do: what such a column holds is no amount, and beside quarters it reads like none of them.
    """
    every = {(h, column) for s in SCHEMAS for h, column in meanings(s.name).items()}
    return frozenset(h for h, column in every if column not in _WHICH)


def heading_row(rows: Rows, schema: Schema) -> int:
    """The place of the row that holds the headings: the first, unless it lacks what a later one has."""
    known = meanings(schema.name)
    required = {c.name for c in schema.columns if c.required}
    best, most = 0, -1
    for place, (_, cells) in enumerate(rows[:_DEEP]):
        found = {known[p] for cell in cells if isinstance(cell, str) and (p := plain(cell)) in known}
        if required <= found:
            return place
        if len(found) > most and (place == 0 or len(found) > 1):
            best, most = place, len(found)
    return best


def headed(name: str, file: str, rows: Rows) -> RawTable:
    """The table in some rows of a source, from its headings on; there must be a row."""
    place = heading_row(rows, SCHEMA[name])
    (header_row, header), body = rows[place], rows[place + 1 :]
    above = [(line, cells) for line, cells in rows[:place] if any(text_of(c) for c in cells)]
    return RawTable(name, file, header, body, header_row, above, naming_of(name, header))


def naming_of(name: str, header: Sequence[object]) -> Naming:
    """What a table calls its columns, by its headings; what the settings are called, by their keys."""
    return _naming(name, tuple(map(text_of, header)))


@lru_cache(maxsize=256)
def _naming(name: str, header: tuple[str, ...]) -> Naming:
    schema = SETTINGS if name == SETTINGS.name else SCHEMA[name]
    heads = {column: ident_of(header[k]) for k, column in known_headings(header, schema)}
    other = [plain(head) for column, head in heads.items() if plain(head) != plain(column)]
    if not other:
        return PLAIN
    known = {code: sum(head in _words_of(code) for head in other) for code in codes()[1:]}
    return Naming(heads, max(known, key=known.__getitem__) if any(known.values()) else FALLBACK)


@cache
def _words_of(code: str) -> frozenset[str]:
    """Every heading that a language has a word for, in plain letters."""
    return frozenset(plain(w) for words in language(code).vocabulary.headings.values() for w in words)


def known_headings(heads: Sequence[object], schema: Schema) -> list[tuple[int, str]]:
    """Which cell of a row stands under which heading, known columns in the schema's spelling."""
    known = meanings(schema.name)
    headings = [ident_of(text_of(cell)) for cell in heads]
    taken = {h.casefold() for h in headings} & {*schema.readable}
    places = []
    for k, heading in enumerate(headings):
        if not heading:
            continue
        meant = (
            heading.casefold()
            if heading.casefold() in schema.readable
            else None
            if is_note(heading)
            else known.get(plain(heading))
        )
        if meant is not None and (heading.casefold() == meant or meant not in taken):
            taken.add(meant)
            heading = meant
        elif schema.further == "steps" and is_step(heading.removesuffix(".0")):
            heading = heading.removesuffix(".0")
        places.append((k, heading))
    return places


def read_headings(raw: RawTable, schema: Schema) -> tuple[list[tuple[int, str]], list[Fault]]:
    """The columns that can be read, and every fault of the headings."""
    places = known_headings(raw.header, schema)
    faults = [*_nameless(raw, {k for k, _ in places}), *_two_words(raw, schema, places)]
    twins: dict[str, list[str]] = {}
    for _, heading in places:
        twins.setdefault(appearance(heading), []).append(heading)
    for same in twins.values():
        if len(same) > 1:
            found = [quoted(heading) for heading in dict.fromkeys(same)]
            problem = (
                sentence("fault_headings_twice", found=found[0], count=len(same))
                if len(found) == 1
                else sentence("fault_headings_alike", found=figure(listing, found))
            )
            faults.append(raw.misheaded(same[-1], problem))
    present = [h for _, h in places]
    empty = (
        {h for k, h in places if not any(k < len(cells) and text_of(cells[k]) for _, cells in raw.rows)}
        if raw.rows
        else set()
    )
    doubtful = {
        h: doubt
        for h in dict.fromkeys(sorted(present))
        if (doubt := _doubtful(h, schema, present, h in empty, raw.naming))
    }
    faults += [raw.misheaded(h, problem) for h, (problem, _) in doubtful.items()]
    resembled = {like for _, like in doubtful.values()}
    for column in schema.columns:
        if column.required and column.name not in {*present, *resembled}:
            like = nearest(column.name, sorted({*present} - {*schema.names}), loose=True)
            faults.append(raw.fault(raw.header_row, column.name, "", _lacking(present, like)))
    # what stands under a heading that must be renamed is not read as anything else
    return [(k, h) for k, h in places if h not in doubtful], faults


def _lacking(present: Sequence[str], like: str | None) -> Sentence:
    """What is said where a heading that must be there is not."""
    if like:
        return sentence("fault_heading_misspelt", found=quoted(like))
    if present:
        return sentence("fault_heading_lacks", found=", ".join(present))
    return sentence("fault_heading_lacks_all")


def _two_words(raw: RawTable, schema: Schema, places: Sequence[tuple[int, str]]) -> Iterator[Fault]:
    """Headings that are two words for one column of figures, as poids and points are: which is meant can't
    be told, unless one is its very name.
    """
    known = meanings(schema.name)
    headings = {k: ident_of(text_of(raw.header[k])) for k, _ in places}
    read = {name: headings[k] for k, name in places if name in schema.names}
    for k, name in places:
        meant = known.get(plain(name))
        other = read.get(meant or "", "")
        if name in schema.names or is_note(name) or not other or plain(other) == plain(meant or ""):
            continue
        if meant and schema[meant].kind not in ("id", "text"):
            problem = sentence(
                "fault_heading_two_words", meant=meant, one=quoted(other), other=quoted(headings[k])
            )
            yield raw.misheaded(headings[k], problem)


def _nameless(raw: RawTable, named: set[int]) -> Iterator[Fault]:
    """Columns that hold something under no heading."""
    for k in range(len(raw.header)):
        if k in named:
            continue
        filled = next(
            ((line, text_of(cells[k])) for line, cells in raw.rows if k < len(cells) and text_of(cells[k])),
            None,
        )
        if filled is not None:
            line, value = filled
            problem = sentence("fault_heading_none", number=k + 1, found=quoted(value))
            yield raw.fault(line, "", value, problem)


def _doubtful(
    heading: str, schema: Schema, present: Sequence[str], empty: bool, naming: Naming
) -> tuple[Sentence, str] | None:
    """Why a heading that is no known column can't be taken as one of the user's own, and the known one it
    resembles; None if it can.
    """
    if heading in schema.readable or is_note(heading) or (schema.further == "steps" and is_step(heading)):
        return None
    if schema.further == "periods":
        like = nearest(heading, [*schema.names, NOTE])
    else:
        like = (
            None
            if heading.casefold() in ORDINARY_HEADINGS
            else nearest(heading, [n for n in schema.names if n not in present])
        )
    if like:
        return sentence("fault_heading_like", found=quoted(heading), like=naming.column(like)), like
    if schema.further == "periods" and (
        why := _no_period(heading, [h for h in present if h not in schema.names and not is_note(h)], empty)
    ):
        table = naming.table(schema.name)
        return sentence("fault_no_period", table=table, found=quoted(heading), why=why), ""
    if schema.further == "steps" and re.fullmatch(r"[+-]?[\d.,]+", heading):
        return sentence("fault_no_step", found=quoted(heading)), ""
    return None


def _no_period(heading: str, labels: Sequence[str], empty: bool) -> Sentence | None:
    """Why a heading is no period beside these labels; None if it may be one."""
    others = [h for h in labels if h != heading]
    if others and is_total(heading):
        return sentence("fault_no_period_total")
    if plain(heading) in _headings_elsewhere():
        return sentence("fault_no_period_elsewhere")
    if empty and not re.search(r"\d", heading) and any(re.search(r"\d", h) for h in others):
        return sentence("fault_no_period_empty")
    return None
