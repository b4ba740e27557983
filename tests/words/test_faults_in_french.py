"""What is wrong with a case is told in French throughout: every phrase, and no sentence in the code of the
rooms that find it.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from support.french import not_french

import portfolio as pf
from portfolio.words.phrases import en, fr

PACKAGE = Path(pf.__file__).parent
ROOMS = ("tables", "case", "loaders")
NO_MESSAGES = {
    " A copy as a frame, defaults filled in.",  # documents an attribute
    " can't be set. Load another one.",  # to a programmer
    "must be owner",  # a server says it
}
FAULTS = [key for key in en.PHRASES if key.startswith(("fault", "remark_"))]


def filled(text: str) -> str:
    return text.format(**{name: "«\u202fX\u202f»" for _, name, _, _ in Formatter().parse(text) if name})


def test_no_phrase_of_a_fault_or_a_remark_has_english_in_it() -> None:
    assert len(FAULTS) > 250
    assert {key: wrong for key in FAULTS if (wrong := not_french(filled(fr.PHRASES[key])))} == {}
    # and the test would know one
    assert not_french(filled(en.PHRASES["fault_must_be"])) == ["must"]
    assert not_french("doit être {rule}") == ["{rule}"]


def sentences_in(path: Path) -> Iterator[str]:
    """Texts of the code that read like a sentence of a message: not what documents it."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documents = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documents:
            said = node.value
            if said not in NO_MESSAGES and re.search(r"\b(must|found)\b.* |[a-z] .*\.$", said):
                yield said


@pytest.mark.parametrize("room", ROOMS)
def test_what_is_wrong_is_said_by_the_catalogue_alone(room: str) -> None:
    format_itself = {"schema.py", "dictionary.py"}  # what the format says of itself is told by FORMAT
    found = {
        str(path.relative_to(PACKAGE)): said
        for path in sorted((PACKAGE / room).rglob("*.py"))
        if path.name not in format_itself and (said := [*sentences_in(path)])
    }
    assert found == {}
