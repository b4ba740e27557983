"""HTML as PDF: the same bytes on every run, whichever native libraries the machine adds to Pango."""

from __future__ import annotations

import contextlib
import io
import os
import threading
import warnings
from collections.abc import Iterator
from typing import Any

from portfolio.errors import PortfolioError
from portfolio.words.sentences import sentence

PANGO = sentence("brief_pango")
MISSING = {
    ImportError: "brief_no_weasyprint",
    OSError: "brief_no_pango",
}
STAMP = "SOURCE_DATE_EPOCH"
_ONE_AT_A_TIME = threading.Lock()


def weasyprint() -> Any:
    """WeasyPrint, where it and Pango are there.

    Raises
    ------
    PortfolioError
        What is missing, and how to install it.
    """
    try:
        with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
            # of libraries that are missing; of what matters we speak ourselves
            warnings.simplefilter("ignore")
            import weasyprint  # type: ignore[import-untyped]
    except (ImportError, OSError) as error:
        missing = next(said for kind, said in MISSING.items() if isinstance(error, kind))
        raise PortfolioError(sentence(missing, install=PANGO, error=error)) from None
    return weasyprint


def printed(html: str) -> bytes:
    """The document as PDF; nothing is fetched for it, and it has letters where the machine has no font."""
    from portfolio.plots.style import font_files

    made = weasyprint()
    fonts = made.text.fonts.FontConfiguration()
    faces = "".join(
        f"@font-face {{ font-family: 'DejaVu Sans'; font-weight: {w}; src: url('{f.as_uri()}') }}"
        for w, f in font_files().items()
    )
    style = made.CSS(string=faces, font_config=fonts)
    with _same_bytes():
        return bytes(
            made.HTML(string=html, url_fetcher=_nothing).write_pdf(stylesheets=[style], font_config=fonts)
        )


@contextlib.contextmanager
def _same_bytes() -> Iterator[None]:
    """Fonts are cut down to the letters used by FontTools alone, without the time of day.

    WeasyPrint takes HarfBuzz-Subset where the machine has it and FontTools elsewhere: other bytes for the
    same page. FontTools comes with WeasyPrint, so its is the way that is open everywhere; the time it writes
    into a font is the one of ``SOURCE_DATE_EPOCH``.
    """
    from weasyprint.pdf import fonts  # type: ignore[import-untyped]

    with _ONE_AT_A_TIME:
        library, stamp = getattr(fonts, "harfbuzz_subset", None), os.environ.get(STAMP)
        os.environ[STAMP] = "0"
        if hasattr(fonts.Font, "_fonttools_subset"):  # a WeasyPrint with one way alone needs no choice
            fonts.harfbuzz_subset = None
        try:
            yield
        finally:
            fonts.harfbuzz_subset = library
            del os.environ[STAMP]
            if stamp is not None:
                os.environ[STAMP] = stamp


def _nothing(url: str, *_: object, **__: object) -> Any:
    """The document holds all it needs: nothing is fetched."""
    raise PortfolioError(sentence("brief_fetches_nothing", url=url))
