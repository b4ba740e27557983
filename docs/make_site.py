"""Make the site from the pages, the recorded notebooks and the docstrings: ``make docs``.

Pages are plain Markdown under ``docs/``, as they read on GitHub; here they are laid out for Sphinx with what
is made from the package: ``site_reference`` (every public name), ``site_gallery`` (every picture),
``site_troubles`` (every fault, remark and conflict). English and French are a site each, so that each is
searched in its own words.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import site_gallery
import site_reference
import site_search
import site_troubles

import portfolio as pf

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
SITE = DOCS / "site"
OUT = ROOT / "build" / "site"
BESIDE = {
    "DECISIONS.md": "decisions.md",
    "CONTRIBUTING.md": "contributing.md",
    "CHANGELOG.md": "changelog.md",
    "SECURITY.md": "reporting.md",
}
"""Pages that stand at the top of the repository."""
FENCE = re.compile(r"(^```.*?^```[ \t]*$)", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"(!?)\[((?:[^\[\]]|\[[^\]]*\])*)\]\(([^)\s]+)\)")
NAME = re.compile(r"(?<!`)`pf\.((?:plots\.)?\w+)(\([^`]*\))?`(?!`)")
MATHS = re.compile(r"\$`([^`\n]*)`\$")


def pages() -> dict[Path, str]:
    """Every page and notebook of the repository, and where it stands in the site."""
    found = {ROOT / name: target for name, target in BESIDE.items()}
    for page in sorted(DOCS.rglob("*.md")):
        found[page] = page.relative_to(DOCS).as_posix().removeprefix("site/")
    for notebook in sorted((ROOT / "notebooks").glob("*.ipynb")):
        found[notebook] = f"{'fr/' if notebook.stem.endswith('_fr') else ''}notebooks/{notebook.name}"
    return found


def for_sphinx(text: str, page: Path, places: dict[Path, str]) -> str:
    """A page as Sphinx reads it: formulas, names of the package and links in its words."""
    parts = FENCE.split(text.replace("\r\n", "\n"))
    return "".join(
        re.sub(r"^```math", "```{math}", part) if part.startswith("```") else _prose(part, page, places)
        for part in parts
    )


def _prose(text: str, page: Path, places: dict[Path, str]) -> str:
    french = places.get(page, "").startswith("fr/")
    text = MATHS.sub(lambda found: f"${found[1]}$", text)
    if not french:  # the reference is in English
        text = NAME.sub(_to_reference, text)

    def link(found: re.Match[str]) -> str:
        image, words, target = found.groups()
        path, mark, anchor = target.partition("#")
        if "://" in target or not path:
            return found[0]
        wanted = (
            (DOCS / places[page]).parent / path if SITE in page.parents else page.parent / path
        ).resolve()
        if wanted.is_dir():
            return words
        if image:
            return f"![{words}](/{_picture(wanted)})"
        if wanted not in places:
            return found[0] if SITE in page.parents else words  # what is made from the package
        place = places[wanted]
        if place.startswith("fr/") == french:
            return f"[{words}](/{place.removeprefix('fr/')}{mark}{anchor})"
        here = places[page].removeprefix("fr/")
        up = "../" * here.count("/")
        html = re.sub(r"\.(md|ipynb)$", ".html", place)
        return f'<a href="{up}{"../" + html if french else html}{mark}{anchor}">{words}</a>'

    return LINK.sub(link, text)


def _to_reference(found: re.Match[str]) -> str:
    name = found[1]
    public = name in pf.__all__ or name.removeprefix("plots.") in pf.plots.__all__
    return (
        f"{{py:obj}}`pf.{name}{found[2] or ''} <portfolio.{name}>`"
        if public and "<" not in found[0]
        else found[0]
    )


def _picture(path: Path) -> str:
    return f"pictures/{path.name}"


def notebook_for_sphinx(path: Path, places: dict[Path, str]) -> str:
    """A notebook as it was recorded, its links those of the site."""
    import nbformat

    book = nbformat.read(path, 4)
    for cell in book.cells:
        if cell.cell_type == "markdown":
            cell.source = for_sphinx(cell.source, path, places)
        for output in cell.get("outputs", ()):
            data = output.get("data", {})
            data.pop("application/vnd.jupyter.widget-view+json", None)
    book.metadata.pop("widgets", None)
    return str(nbformat.writes(book))


def lay_out(target: Path) -> None:
    """What Sphinx reads: the English site in ``en/``, the French one in ``fr/``."""
    shutil.rmtree(target, ignore_errors=True)
    places = pages()
    for language in ("en", "fr"):
        root = target / language
        for name in ("_static", "_templates", "pictures"):
            (root / name).mkdir(parents=True)
        shutil.copy(SITE / "conf.py", root)
        for name in ("languages.html", "search.html"):
            shutil.copy(SITE / name, root / "_templates")
        for name in ("site.css", "search.js"):
            shutil.copy(SITE / name, root / "_static")
        shutil.copy(maths_font(), root / "_static")
        for picture in (*DOCS.glob("*.[ps][nv]g"), *(DOCS / "pictures").glob("*.png")):
            shutil.copy(picture, root / "pictures")
    for page, place in places.items():
        language = "fr" if place.startswith("fr/") else "en"
        path = target / language / place.removeprefix("fr/")
        path.parent.mkdir(parents=True, exist_ok=True)
        made = notebook_for_sphinx if page.suffix == ".ipynb" else _read
        path.write_text(made(page, places), encoding="utf-8")
    generated: dict[str, Callable[[Path], None]] = {
        "reference": site_reference.write,
        "gallery": site_gallery.write,
        "troubleshooting": site_troubles.write,
    }
    for write in generated.values():
        write(target / "en")


def _read(page: Path, places: dict[Path, str]) -> str:
    return for_sphinx(page.read_text(encoding="utf-8"), page, places)


def maths_font() -> Path:
    """STIX Two Math (Open Font License), which the package ziamath brings."""
    import ziamath

    return Path(ziamath.__file__).parent / "fonts" / "STIXTwoMath-Regular.ttf"


def build(out: Path) -> list[str]:
    """Make both sites; what Sphinx warns of, a line each.

    Parameters
    ----------
    out : Path
        A folder of its own: it is emptied first.
    """
    if site_search.lacking():
        raise SystemExit(f"{site_search.WORDS.relative_to(ROOT)}: {', '.join(site_search.lacking())}")
    source = out.parent / f"{out.name}_source"
    lay_out(source)
    shutil.rmtree(out, ignore_errors=True)
    warned: list[str] = []
    names = {
        language: " ".join(
            p.relative_to(source / language).with_suffix("").as_posix()
            for p in (source / language).rglob("*")
            if p.suffix in {".md", ".ipynb", ".rst"}
        )
        for language in ("en", "fr")
    }
    started = []
    for language, other in (("en", "fr"), ("fr", "en")):
        command = [sys.executable, "-m", "sphinx", "-q", "--no-color", "-b", "html"]
        command += ["-w", str(source / f"{language}.log"), "-d", str(source / f"{language}_read")]
        command += [str(source / language), str(source / f"{language}_made")]
        said = {"PORTFOLIO_SITE_LANGUAGE": language, "PORTFOLIO_SITE_OTHER": names[other]}
        said["PYTHONPATH"] = str(DOCS)  # its own extension, site_search
        # a process each: what one application registers stays for the next
        errors = (source / f"{language}.errors").open("w+", encoding="utf-8")
        made = subprocess.Popen(command, env={**os.environ, **said}, stdout=errors, stderr=errors)
        started.append((language, made, errors))
    failed = [made.wait() for _, made, _ in started]
    for (language, _, errors), code in zip(started, failed, strict=True):
        with errors:
            errors.seek(0)
            if code:
                raise SystemExit(errors.read())
        log = (source / f"{language}.log").read_text(encoding="utf-8")
        warned += [line for line in log.splitlines() if line.strip()]
        (source / f"{language}_made").rename(out if language == "en" else out / "fr")
    return warned


def links(out: Path) -> Iterator[str]:
    """Every link of the pages that leads nowhere, as *page: link*."""
    from html.parser import HTMLParser
    from urllib.parse import unquote, urldefrag

    class Page(HTMLParser):
        def __init__(self) -> None:
            super().__init__(convert_charrefs=True)
            self.anchors: set[str] = set()
            self.links: set[str] = set()

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            for name, value in attrs:
                if name in {"id", "name"} and value:
                    self.anchors.add(value)
                if name in {"href", "src"} and value:
                    self.links.add(value)

    read: dict[Path, Page] = {}
    for path in sorted(p for p in out.rglob("*.html") if "_static" not in p.parts):
        read[path] = Page()
        read[path].feed(path.read_text(encoding="utf-8"))
    for path, page in read.items():
        for link in sorted(page.links):
            if re.match(r"(https?:|mailto:|data:|javascript:)", link):
                continue
            target, anchor = urldefrag(link)
            wanted = (path.parent / unquote(target.split("?")[0])).resolve() if target else path
            if wanted.is_dir():
                wanted /= "index.html"
            known = not anchor or wanted.suffix != ".html" or wanted.name == "search.html"
            if not wanted.exists() or not (known or unquote(anchor) in read[wanted].anchors):
                yield f"{path.relative_to(out)}: {link}"


def main() -> int:
    warned = build(OUT)
    lost = [*links(OUT)]
    for line in (*warned, *(f"leads nowhere: {link}" for link in lost)):
        print(line, file=sys.stderr)
    times = os.times()
    spent = times.user + times.system + times.children_user + times.children_system
    count = len([*OUT.rglob("*.html")])
    print(f"{count} pages in {OUT.relative_to(ROOT)} ({spent:.0f} s): open index.html there.")
    return 1 if warned or lost else 0


if __name__ == "__main__":
    sys.exit(main())
