"""A language is one file: the shipped ones are complete and set as they are set, and one more is one more
file.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from babel import Locale
from support.small_cases import Make

import portfolio as pf
from portfolio.report.number_formats import Formats
from portfolio.tables.cells import read_cell
from portfolio.tables.headings import meanings, plain, table_named
from portfolio.tables.schema import SCHEMA, SCHEMAS, SETTINGS, Schema
from portfolio.words.figures import exact_per_cent, number, per_cent
from portfolio.words.grammar import SPACE
from portfolio.words.languages import FALLBACK, codes, is_phrase, language, must_be, vocabularies
from portfolio.words.phrases import en, fr
from portfolio.words.sentences import colon, listing, quoted, say, semicolon, with_unit

PACKAGE = Path(pf.__file__).parent
SHIPPED: Mapping[str, Mapping[str, str]] = {"en": en.PHRASES, "fr": fr.PHRASES}
"""The languages that are complete; others may be in the making, with a few phrases."""


def placeholders(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(text) if name is not None)


# --- what is shipped is complete


def test_the_languages_are_the_files() -> None:
    files = {path.stem for path in (PACKAGE / "words" / "phrases").glob("[!_]*.py")}
    assert set(codes()) == files
    assert set(SHIPPED) <= files
    assert codes()[0] == FALLBACK


@pytest.mark.parametrize("code", [code for code in SHIPPED if code != FALLBACK])
def test_every_phrase_is_there_in_the_same_order_with_the_same_figures(code: str) -> None:
    assert list(SHIPPED[code]) == list(en.PHRASES)
    differ = [k for k, text in SHIPPED[code].items() if placeholders(text) != placeholders(en.PHRASES[k])]
    assert differ == []
    assert [k for k, text in SHIPPED[code].items() if not text.strip()] == []


def test_french_is_set_as_french_is_and_english_as_english() -> None:
    loose = re.compile(rf"(?<!{SPACE})[:;?!»]|«(?!{SPACE})")
    typed = re.compile(r"\S+://|\{\{.*?\}\}")  # an address and a mapping stand as a computer reads them
    assert [key for key, text in fr.PHRASES.items() if loose.search(typed.sub("", text))] == []
    assert [key for key, text in en.PHRASES.items() if SPACE in text] == []


def test_a_french_apostrophe_is_curled_and_what_people_write_may_be_either() -> None:
    typed = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_{«])")
    texts = [*fr.PHRASES.values(), *fr.FORMAT.values()]
    assert [text for text in texts if typed.search(text)] == []
    assert typed.search("Il n'y a rien")
    words = [w for those in fr.LANGUAGE.vocabulary.headings.values() for w in those if re.search("['’]", w)]
    assert words
    for word in words:
        assert plain(word.replace("’", "'")) == plain(word.replace("'", "’"))


def said_anywhere() -> tuple[set[str], set[tuple[str | None, ...]]]:
    """Every text that stands in the code or in a template, and every text made of parts, a gap as None."""
    texts: set[str] = set()
    endings: set[str] = set()
    made: set[tuple[str | None, ...]] = set()
    for path in PACKAGE.rglob("*.py"):
        if path.parent.name == "phrases":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                texts.add(node.value)
                if re.fullmatch("[a-z]+( [a-z]+)+", node.value):  # words of a frame that make a key
                    texts.add(node.value.replace(" ", "_"))
            elif isinstance(node, ast.JoinedStr):
                made.add(tuple(v.value if isinstance(v, ast.Constant) else None for v in node.values))
            # phrase += "_all", word + "s" * (len(who) > 1)
            elif isinstance(node, ast.AugAssign) and isinstance(node.value, ast.Constant):
                endings.add(str(node.value.value))
            elif isinstance(node, ast.BinOp) and isinstance(node.left, ast.Constant):
                endings.add(str(node.left.value))
    for path in PACKAGE.rglob("*.j2"):
        texts |= set(re.findall(r'"(\w+)"', path.read_text(encoding="utf-8")))
    made |= {(None, ending) for ending in endings if re.fullmatch("_?[a-z]+", ending)}
    return texts, {parts for parts in made if any(part and re.search("[a-z]", part) for part in parts)}


def test_no_phrase_is_there_that_nobody_says() -> None:
    texts, made = said_anywhere()

    @cache
    def said(text: str) -> bool:
        return text in texts or text.isdigit() or any(fills(parts, text, len(text)) for parts in made)

    def fills(parts: tuple[str | None, ...], text: str, whole: int) -> bool:
        """Whether a text is these parts with something that is said in each gap."""
        if not parts:
            return not text
        first, *rest = parts
        if first is not None:
            return text.startswith(first) and fills(tuple(rest), text[len(first) :], whole)
        return any(
            fills(tuple(rest), text[k:], whole) and (not text[:k] or said(text[:k]))
            for k in range(min(len(text), whole - 1) + 1)
        )

    assert [key for key in en.PHRASES if not said(key)] == []
    # and the test would know one
    assert not said("brief_nobody_says_this")
    assert not said("nobody")


@pytest.mark.parametrize("code", codes())
def test_what_people_write_is_known_to_the_format(code: str) -> None:
    vocabulary = language(code).vocabulary
    columns = {name for schema in (*SCHEMAS, SETTINGS) for name in schema.readable}
    choices = {c for schema in (*SCHEMAS, SETTINGS) for column in schema.columns for c in column.choices}
    assert set(vocabulary.headings) <= columns
    assert set(vocabulary.tables) <= {*SCHEMA, "settings"}
    assert set(vocabulary.choices) <= choices
    for words in (vocabulary.headings, vocabulary.tables, vocabulary.choices):
        assert all(word == word.strip() and plain(word) for those in words.values() for word in those)
    assert len(vocabulary.months) == 12
    assert not {*vocabulary.yes} & {*vocabulary.no}
    assert language(code).singular.items().isdisjoint({(n, n) for n in language(code).singular})
    for schema in (*SCHEMAS, SETTINGS):
        for name in set(schema.names) & set(vocabulary.headings):
            assert any(meanings(schema.name)[plain(word)] == name for word in vocabulary.headings[name])


@pytest.mark.parametrize("code", [c for c in SHIPPED if c != FALLBACK])
def test_the_whole_format_has_a_name_of_its_own_in_every_language(code: str) -> None:
    vocabulary = language(code).vocabulary
    assert set(vocabulary.tables) == {*SCHEMA, "settings"}
    assert [table_named(words[0]) for words in vocabulary.tables.values()] == list(vocabulary.tables)
    for schema in (*SCHEMAS, SETTINGS):
        assert set(schema.names) <= set(vocabulary.headings)
        # the best word means the column, in every table that has it
        best = [plain(vocabulary.headings[name][0]) for name in schema.names]
        assert [meanings(schema.name)[word] for word in best] == list(schema.names)
        for column in schema.columns:
            assert set(column.choices) <= set(vocabulary.choices)
            assert [read_cell(column, vocabulary.choices[c][0]) for c in column.choices] == [*column.choices]


@pytest.mark.parametrize("schema", [*SCHEMAS, SETTINGS], ids=lambda s: s.name)
def test_no_heading_means_two_columns_and_no_word_two_choices(schema: Schema) -> None:
    for vocabulary in vocabularies():
        words = Counter(w for n in schema.names for w in {*map(plain, vocabulary.headings.get(n, ()))})
        assert [w for w, count in words.items() if count > 1] == []
        for column in schema.columns:
            written = [{plain(w) for w in (c, *vocabulary.choices.get(c, ()))} for c in column.choices]
            said = Counter(w for words_of_one in written for w in words_of_one)
            assert [w for w, count in said.items() if count > 1] == []
        names = Counter(w for n, called in vocabulary.tables.items() for w in {*map(plain, (n, *called))})
        assert [w for w, count in names.items() if count > 1] == []


# --- signs


@pytest.mark.parametrize("code", codes())
def test_signs_are_those_of_the_locale(code: str) -> None:
    signs = Locale.parse(language(code).locale).number_symbols["latn"]
    assert (language(code).decimal, language(code).thousands) == (signs["decimal"], signs["group"])


def test_per_cent_is_set_by_one_rule_a_language(make: Make) -> None:
    for code, shown in {"en": "20%", "fr": f"20{SPACE}%"}.items():
        assert {per_cent(0.2, code), exact_per_cent(0.2, code), Formats(code).per_cent(0.2)} == {shown}
    assert (exact_per_cent(0.125), exact_per_cent(0.125, "fr")) == ("12.5%", f"12,5{SPACE}%")
    case = make(
        resources="resource,kind,Q1,Q2,Q3 / cash,budget,4,4,4",
        initiatives="initiative,category,mandatory / A,run,true / B,run,true / C,,",
        buckets="bucket,by,measure,resource,max / run,category,share,cash,0.2",
    )
    with pytest.raises(pf.InfeasibleError, match=r"for category run may be at most 20%(?!\d)") as caught:
        pf.allocate(case)
    assert f"{SPACE}%" not in str(caught.value)


def test_marks_lists_and_nouns_are_those_of_the_language() -> None:
    assert (colon(), semicolon(), quoted("so")) == (":", ";", "“so”")
    assert (colon("fr"), semicolon("fr"), quoted("so", "fr")) == (
        f"{SPACE}:",
        f"{SPACE};",
        f"«{SPACE}so{SPACE}»",
    )
    assert listing(["A", "B"], "fr", last="or") == "A ou B"
    # a unit is a word of the case, whatever language it is told in
    assert (with_unit("1", "jours-homme"), with_unit("1,5", "person-days", "fr")) == (
        "1 jour-homme",
        "1,5 person-day",
    )


def test_a_noun_is_singular_where_the_figure_before_it_as_written_asks_for_it() -> None:
    said = [say("fr", "brief_points", value=value) for value in ("1,99", "\N{MINUS SIGN}1,50", "2,00")]
    assert said == ["1,99 point", "\N{MINUS SIGN}1,50 point", "2,00 points"]
    assert [say("en", "brief_points", value=value) for value in ("1", "1.00")] == ["1 point", "1.00 points"]


def test_periods_are_said_by_the_one_grammar_of_their_labels() -> None:
    labels = ("1Q27", "T3 2027", "janv. 2027", "2011-12", "S2 2027", "2027/28", "2027-W05", "2027")
    told = {code: [Formats(code).period(label).replace("\xa0", " ") for label in labels] for code in SHIPPED}
    assert told == {
        "en": ["Q1 2027", "Q3 2027", "Jan 2027", "Dec 2011", "H2 2027", "2027/28", "2027-W05", "2027"],
        "fr": ["T1 2027", "T3 2027", "janv. 2027", "déc. 2011", "S2 2027", "2027/28", "2027-W05", "2027"],
    }


def test_a_document_and_a_line_of_text_part_thousands_each_in_its_way() -> None:
    assert (number(1234.5), Formats("en").number(1234.5)) == (f"1{SPACE}234.5", "1,234.5")
    assert number(1234.5, "fr") == Formats("fr").number(1234.5) == f"1{SPACE}234,5"


# --- a language in the making

MADE_UP = """
from dataclasses import replace

from portfolio.words.phrases.en import LANGUAGE as ENGLISH

LANGUAGE = replace(
    ENGLISH,
    name="Xish",
    decimal="·",
    per_cent="%{}",
    singular={"pointix": "pointox"},
    vocabulary=replace(
        ENGLISH.vocabulary, headings={"initiative": ("ideax",)}, yes={"xes"}, periods={"x": "quarter"}
    ),
)
PHRASES = {"plan_impact": "Impax {impact} pointix, boundix {bound} ({proof})"}
"""

WITH_FOLDER = """
import sys

from portfolio.words.phrases import __path__ as folders

folders.append(sys.argv.pop(1))

from portfolio.cli.entry import main

sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture
def commands(tmp_path: Path) -> Iterator[object]:
    """The command where a folder holds one more catalogue, as another package's may: Python finds it
    there.
    """
    (tmp_path / "catalogues").mkdir()
    (tmp_path / "catalogues" / "xx.py").write_text(MADE_UP, encoding="utf-8")

    def run(*arguments: object) -> subprocess.CompletedProcess[str]:
        program = [sys.executable, "-c", WITH_FOLDER, str(tmp_path / "catalogues"), *map(str, arguments)]
        return subprocess.run(program, capture_output=True, text=True, encoding="utf-8", cwd=PACKAGE.parent)

    return run


def test_one_more_language_is_one_more_file(commands: Any, make: Make, tmp_path: Path) -> None:
    pf.save(
        make(
            resources="resource,kind,X1 2027,X2 2027,X3 2027 / cash,budget,4,4,4",
            buckets="bucket,by,measure,resource,max / run,category,share,cash,0.5",
        ),
        tmp_path / "case",
    )
    table = tmp_path / "case" / "initiatives.csv"
    table.write_text(
        "ideax,mandatory,category\nA,xes,run\nB,,\nC,,\n", encoding="utf-8"
    )  # in its own words, which none of the others knows
    settings = tmp_path / "case" / "case.toml"
    settings.write_text('language = "xx"\n', encoding="utf-8")
    found = commands("allocate", tmp_path / "case")
    assert (found.returncode, found.stderr) == (0, "")
    # its sentence with its signs, the rest in English
    assert found.stdout.startswith(
        "Impax 6·0000 pointix, boundix 6·0000 (optimal): 3 of 3 initiatives funded"
    )
    checked = commands("check", tmp_path / "case")
    assert checked.returncode == 0
    assert "3 periods" in checked.stdout
    settings.write_text('language = "zz"\n', encoding="utf-8")
    refused = commands("check", tmp_path / "case")
    there = ", ".join(sorted((*codes(), "xx"), key=lambda code: (code != FALLBACK, code)))
    assert f'must be one of {there}; found "zz"' in refused.stdout + refused.stderr


def test_every_command_takes_it_and_its_brief_is_set_by_its_signs(
    commands, make: Make, tmp_path: Path
) -> None:
    pf.save(make(resources="resource,kind,Q1,Q2,Q3 / cash,budget,4,4,4"), tmp_path / "case")
    for command in ("levels", "export", "brief", "assess"):
        assert ",xx}" in commands(command, "--help").stdout
    target = tmp_path / "brief.html"
    assert (
        commands("brief", tmp_path / "case", "-o", target, "--language", "xx", "--draws", 4).returncode == 0
    )
    page = target.read_text(encoding="utf-8")
    assert '<html lang="xx">' in page
    assert "%100" in page
    assert "Board brief" in page


def test_what_is_missing_is_an_english_phrase_and_no_fault() -> None:
    assert is_phrase("plan_impact")
    assert not is_phrase("by_colour")
    with pytest.raises(KeyError):
        say("fr", "by_colour")
    with pytest.raises(pf.PortfolioError, match=must_be()):
        say("zz", "plan_impact")


def test_a_phrase_that_asks_for_a_figure_that_is_not_there_is_named() -> None:
    with pytest.raises(
        pf.PortfolioError, match=r"phrases/fr\.py, plan_impact: must ask .* of points; found 'impact'"
    ):
        say("fr", "plan_impact", points="1")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("xx", "PHRASES = {}", "phrases/xx.py: must hold LANGUAGE, a Language, and PHRASES"),
        ("xx", MADE_UP.split("PHRASES")[0], "found no PHRASES"),
        ("xx", "PHRASES = {", "phrases/xx.py: must be a catalogue that Python can read"),
        ("xx", "import nothing_of_the_kind", "found No module named 'nothing_of_the_kind'"),
        ("en.bak", "PHRASES = {", None),
        ("XX", "PHRASES = {", None),
        ("_xx", "PHRASES = {", None),
    ],
)
def test_a_faulty_catalogue_is_named_and_a_file_of_another_name_is_none(
    commands: Any, tmp_path: Path, name: str, text: str, said: str | None
) -> None:
    (tmp_path / "catalogues" / "xx.py").unlink()
    (tmp_path / "catalogues" / f"{name}.py").write_text(text, encoding="utf-8")
    found = commands("check", PACKAGE.parent / "data" / "samples" / "four_initiatives")
    assert "Traceback" not in found.stderr
    assert found.returncode == (0 if said is None else 2)
    assert (said or "") in found.stderr
