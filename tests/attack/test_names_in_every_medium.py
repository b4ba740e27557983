"""Names that are meant to be taken for something else are words in every medium: no formula, link, script or
command to a terminal comes of them, and no line of their own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from support.hostile import MORE, TEXTS, hostile

import portfolio as pf
from portfolio.cli import main
from portfolio.words import text_tables
from portfolio.words.media import SHOWN, Medium, harmless, in_json, one_line

# what commands a terminal, turns text, breaks a line unseen or has no look; U+200C and U+200D join letters
RAW = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)
LIVE = {"a", "img", "script", "em", "strong", "del", "s", "code", "h3", "blockquote", "ol", "pre", "hr"}
JIRA = "Issue key,Summary"

pytestmark = pytest.mark.xdist_group("names in every medium")


def assert_no_commands(text: str) -> None:
    found = RAW.search(text)
    assert found is None, f"U+{ord(found[0]):04X} in {text[max(0, found.start() - 40) : found.end() + 40]!r}"


def assert_words_on_a_terminal(text: str) -> None:
    assert_no_commands(text)
    assert not [line for line in text.splitlines() if line.strip(" -│").startswith("FAKED")], text


@pytest.fixture(scope="module", autouse=True)
def unwrapped() -> Iterator[None]:
    """A line is one because somebody ended it, never because it was full."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(text_tables, "LINE", 1 << 20)
        yield


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("hostile") / "four"
    hostile("four_initiatives", target, MORE)
    return target


@pytest.fixture(scope="module")
def case(folder: Path) -> pf.Case:
    return pf.load(folder)


@pytest.fixture(scope="module")
def plan(case: pf.Case) -> pf.Allocation:
    return pf.allocate(case)


@pytest.fixture(scope="module")
def table(case: pf.Case) -> pf.Arbitration:
    return pf.arbitrate(case)


@pytest.fixture(scope="module")
def record(table: pf.Arbitration) -> pf.Record:
    return table.record(agreed_by=list(TEXTS))


@pytest.mark.parametrize("text", TEXTS)
def test_each_medium_shows_each_text_as_words(text: str) -> None:
    assert set(SHOWN) == set(Medium)
    for medium, shown in SHOWN.items():
        found = shown(text)
        assert shown(found) == found or medium in (Medium.MARKDOWN, Medium.HTML)
        if medium is not Medium.CSV:  # a file of results keeps what it can keep
            assert_no_commands(found)
    assert "\n" not in one_line(text)
    assert json.loads(in_json(text)) == text
    assert_no_commands(in_json(text))


def test_what_is_odd_in_a_name_is_seen() -> None:
    assert harmless("a\x1b[2J\x9b\x7f\u202e\u2066\nb") == "a␛[2J[U+009B]␡[U+202E][U+2066]\nb"
    # what joins letters or parts of a picture says something
    assert one_line("می\u200cخواهم 👩\u200d💻") == "می\u200cخواهم 👩\u200d💻"
    assert one_line("1\u202f000\xa0€") == "1\u202f000\xa0€"


COMMANDS: dict[str, Callable[[Path, Path], Sequence[object]]] = {
    "check": lambda case, _: ["check", case],
    "allocate": lambda case, out: ["allocate", case, "-o", out / "plan"],
    "allocate --json": lambda case, _: ["allocate", case, "--json"],
    "explain": lambda case, _: ["explain", case, "--ranges"],
    "explain --json": lambda case, _: ["explain", case, "--ranges", "--json"],
    "compare": lambda case, _: ["compare", case],
    "levels": lambda case, _: ["levels", case],
    "frontier": lambda case, _: ["frontier", case, "--at", "-10%"],
    "whatif": lambda case, _: ["whatif", case, f"refuse {pf.load(case).initiatives.initiative[1]}"],
    "simulate": lambda case, _: ["simulate", case, "--draws", "4"],
    "arbitrate": lambda case, out: ["arbitrate", case, "-o", out / "decided"],
    "replay": lambda case, out: ["replay", out / "decided" / "record.json", case],
    "export": lambda case, out: ["export", case, out / "book.xlsx"],
    "export --for": lambda case, out: ["export", case, out / "jira.csv", "--for", "jira"],
    "roll": lambda case, out: ["roll", case, "--to", "2027Q2", "-o", out / "next"],
    "save": lambda case, out: ["save", case, out / "saved.xlsx"],
    "diff": lambda case, out: ["diff", case, out / "saved.xlsx"],
}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("written")


@pytest.mark.parametrize("command", COMMANDS)
def test_no_name_reaches_a_terminal_raw(
    command: str, folder: Path, written: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main([str(word) for word in COMMANDS[command](folder, written)])
    said = capsys.readouterr()
    assert code == 0, said.err
    assert_words_on_a_terminal(said.out)
    assert_words_on_a_terminal(said.err)
    if command.endswith("--json"):
        assert json.loads(said.out)
