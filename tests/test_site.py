"""The site is whole: every public name, picture, fault, remark and demand has its place, every link leads
somewhere, nothing is fetched from elsewhere, and what people ask is found.
"""

from __future__ import annotations

import importlib.util
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import site_gallery
import site_reference
import site_search
import site_troubles
from support import built_site

import portfolio as pf
from portfolio.words.phrases import en

ROOT = Path(__file__).parents[1]
LACKING = [name for name in ("sphinx", "myst_nb", "latex2mathml") if importlib.util.find_spec(name) is None]
needs_docs = pytest.mark.skipif(
    bool(LACKING), reason=f"the group docs is not installed ({', '.join(LACKING)}): make setup"
)
one_build = pytest.mark.xdist_group("site")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Built once; Sphinx warns of nothing."""
    out, warned = built_site.once(tmp_path_factory, worker_id)
    assert warned == []
    return out


def pages(site: Path) -> Iterator[tuple[Path, str]]:
    return ((p, p.read_text(encoding="utf-8")) for p in sorted(site.rglob("*.html")))


# without a build


def test_every_public_name_stands_in_one_family_of_the_reference() -> None:
    assert site_reference.lacking() == []


def test_a_new_name_is_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site_reference, "pf", type("package", (), {"__all__": [*pf.__all__, "brand_new"]}))
    assert site_reference.lacking() == ["brand_new"]


def test_every_picture_is_in_the_gallery() -> None:
    assert site_gallery.lacking() == []
    assert [name for name, shown in site_gallery.recorded().items() if not shown.table] == []


def test_a_new_picture_is_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(site_gallery.DRAWN_HERE, "why")
    assert site_gallery.lacking() == ["why"]
    with pytest.raises(SystemExit, match="why"):
        site_gallery.write(Path("nowhere"))


def test_every_remark_fault_demand_and_error_is_explained() -> None:
    assert site_troubles.lacking() == []
    text = "\n".join(site_troubles.page())
    assert [key for key in site_troubles.messages() if _escaped(key) not in text] == []


def _escaped(key: str) -> str:
    return site_troubles.shown(key).partition(". ")[0]


def test_a_new_remark_is_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(en.PHRASES, "remark_brand_new", "{what} is new.")
    assert site_troubles.lacking() == ["remark remark_brand_new"]


def test_every_fault_stands_under_a_section_of_the_page() -> None:
    told = {key for keys in site_troubles.sections().values() for key in keys}
    assert [key for key in site_troubles.messages() if key not in told] == []


def test_every_page_that_answers_has_the_words_of_those_who_ask() -> None:
    assert site_search.lacking() == []
    english, french = (site_search.words(language) for language in ("en", "fr"))
    assert {*english["said"]} | {"elsewhere"} == {*french["said"]}
    said = " ".join(map(str, french["said"].values()))
    assert re.findall(r"[ \xa0][;:?!»]|«[ \xa0]|\w'\w", said) == []


def test_a_page_without_words_of_its_own_is_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(site_search.words("fr")["pages"], "how_to/share")
    monkeypatch.setitem(site_search.words("en")["pages"], "how_to/gone", "one two one")
    wanted = ["en how_to/gone is no page", "en how_to/gone says one twice", "fr how_to/share has no words"]
    assert sorted(site_search.lacking()) == wanted


GLOSSARIES = [ROOT / "docs" / "glossary.md", ROOT / "docs" / "fr" / "glossary.md"]


def _rows(page: Path) -> list[list[str]]:
    lines = [li for li in page.read_text(encoding="utf-8").splitlines() if li.startswith("| ")]
    return [[c.strip() for c in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]


def test_the_french_glossary_has_every_word_that_users_read() -> None:
    english, french = map(_rows, GLOSSARIES)
    read = [row[0] for row in english if row[0] not in ("–", "people read")]
    assert [row[2].replace("’", "'") for row in french if row[2] != "en anglais"] == read
    assert [row for row in french if not all(row)] == []
    words = [row[0] for row in french if row[0] != "le mot"]
    assert sorted({w for w in words if words.count(w) > 1}) == []


def test_french_pages_are_those_of_the_users_part() -> None:
    french = {p.relative_to(ROOT / "docs" / "fr").as_posix() for p in (ROOT / "docs" / "fr").rglob("*.md")}
    english = {p.relative_to(ROOT / "docs").as_posix() for p in (ROOT / "docs").rglob("*.md")}
    assert french - english == set()
    how = {p for p in english if p.startswith("how_to/")}
    assert how - french <= {"how_to/six_levels.md", "how_to/estimates.md"}


FRENCH = [
    *sorted((ROOT / "docs" / "fr").rglob("*.md")),
    ROOT / "docs/site/fr/index.md",
    ROOT / "README.fr.md",
]


@pytest.mark.parametrize("page", FRENCH, ids=lambda p: p.stem)
def test_french_is_set_as_french_is(page: Path) -> None:
    text = re.sub(
        r"```.*?```|`[^`]*`|^    [^\n]*$|\]\([^)]*\)|\|[-|]+\|",
        "",
        page.read_text(encoding="utf-8"),
        flags=re.S | re.M,
    )
    assert re.findall(r"[^\s\N{NARROW NO-BREAK SPACE}(][;?!](?=\s|$)|\w:(?=\s|$)| [;:?!]", text) == []
    assert re.findall(r"\w'\w", text) == []


def test_a_straight_apostrophe_below_code_is_seen(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("Voici\u202f:\n\n    ls\n\nC'est tout.\n", encoding="utf-8")
    with pytest.raises(AssertionError):
        test_french_is_set_as_french_is(tmp_path / "page.md")


def test_the_readme_is_one_screen() -> None:
    for name in ("README.md", "README.fr.md"):
        assert len((ROOT / name).read_text(encoding="utf-8").splitlines()) <= 60


# with it


@needs_docs
@one_build
def test_every_link_leads_somewhere(site: Path) -> None:
    import make_site

    assert [*make_site.links(site)] == []


@needs_docs
@one_build
def test_a_link_that_leads_nowhere_is_told(tmp_path: Path) -> None:
    import make_site

    (tmp_path / "a.html").write_text(
        '<a href="b.html#here">x</a><a href="b.html#gone">x</a><img src="c.png"><a href="https://e.org">x</a>',
        encoding="utf-8",
    )
    (tmp_path / "b.html").write_text('<p id="here">', encoding="utf-8")
    assert [*make_site.links(tmp_path)] == ["a.html: b.html#gone", "a.html: c.png"]


@needs_docs
@one_build
def test_nothing_is_fetched_from_elsewhere(site: Path) -> None:
    """Links that people may follow are fine; what a page loads by itself is not."""
    loads = re.compile(
        r"<(?:script|img|iframe|source|video|audio|embed)\b[^>]*\bsrc=\"(?:https?:)?//[^\"]*"
        r"|<link\b(?=[^>]*rel=\"(?:stylesheet|preload|icon|preconnect|modulepreload)\")[^>]*"
        r"href=\"(?:https?:)?//[^\"]*"
    )
    assert [(p.name, found) for p, text in pages(site) for found in loads.findall(text)] == []
    styles = [
        p
        for p in site.rglob("*.css")
        if re.search(r"(?:url\(|@import)\s*['\"]?(?:https?:)?//", p.read_text("utf-8"))
    ]
    assert styles == []


@needs_docs
@one_build
def test_every_public_name_stands_in_the_reference(site: Path) -> None:
    text = "".join(t for p, t in pages(site) if p.parent.name == "reference")
    names = [
        *(f"portfolio.{n}" for n in pf.__all__ if n != "plots"),
        *(f"portfolio.plots.{n}" for n in pf.plots.__all__),
    ]
    assert [name for name in names if f'id="{name}"' not in text] == []


@needs_docs
@one_build
def test_the_gallery_says_which_pictures_are_interactive(site: Path) -> None:
    assert site_gallery.interactive() <= {*pf.plots.__all__}
    text = (site / "gallery.html").read_text(encoding="utf-8")
    assert text.count("To hover over and zoom into:") == len(site_gallery.interactive()) > 0


@needs_docs
@one_build
def test_what_search_shows_is_text(site: Path) -> None:
    for root, page, title in (
        (site, "faq", "Why is money left over?"),
        (site / "fr", "how_to/share", "Partager le résultat"),
    ):
        line = (root / "searchwords.js").read_text(encoding="utf-8")
        pages = {
            n: parts for n, _, parts in json.loads(line[line.index("{") : line.rindex("}") + 1])["pages"]
        }
        assert any(title in heading for _, heading, _ in pages[page])
        markup = [(n, a) for n, parts in pages.items() for a, _, text in parts if re.search(r"</\w+>", text)]
        assert markup == []


@needs_docs
@one_build
def test_notebooks_stand_with_what_they_recorded(site: Path) -> None:
    for notebook in sorted((ROOT / "notebooks").glob("*.ipynb")):
        folder = site / "fr" / "notebooks" if notebook.stem.endswith("_fr") else site / "notebooks"
        text = (folder / f"{notebook.stem}.html").read_text(encoding="utf-8")
        cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
        pictures = sum("image/png" in o.get("data", {}) for c in cells for o in c.get("outputs", ()))
        assert len(re.findall(r'<img [^>]*src="\.\./(?:\.\./)?_images/', text)) >= pictures, notebook.name
