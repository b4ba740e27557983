"""The folder that a finance and product pair keeps in git: its check passes as it is made, and fails when a
decision would change.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from support.french_round import english_in
from support.team_repository import steps_of

import portfolio as pf
from portfolio.cli import main
from portfolio.cli.command import _parser
from portfolio.continuity.team_repository import new_team_repository
from portfolio.words.sentences import say

pytestmark = pytest.mark.xdist_group("team_repository")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("team") / "ours"
    assert main(["new", "--repository", str(place)]) == 0
    return place


def checked(repository: Path, step: int) -> tuple[int, str]:
    """How a step of its check ends, and what it says."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    run = subprocess.run(
        ["bash", "-e", "-c", steps_of(repository)[step]],
        cwd=repository,
        env=os.environ | {"PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    return run.returncode, run.stdout + run.stderr


REPLAY, NOTEBOOKS = 1, 2


def test_its_check_passes_and_fails_when_one_input_cell_is_changed(made: Path) -> None:
    words = ("pip install", "portfolio replay", "portfolio verify")
    assert all(word in step for word, step in zip(words, steps_of(made), strict=True))
    code, told = checked(made, REPLAY)
    assert code == 0, told
    assert "inputs and outcome are what the record says" in told
    code, told = checked(made, NOTEBOOKS)
    assert code == 0, told

    table = made / "rounds" / "2027Q1" / "resources.csv"
    before = table.read_text(encoding="utf-8")
    table.write_text(before.replace("160000", "120000"), encoding="utf-8")
    try:
        code, told = checked(made, REPLAY)
        assert code == 1
        assert "160" in told
        assert "120" in told
        code, told = checked(made, NOTEBOOKS)
        assert code == 1
        assert "not as recorded" in told
    finally:
        table.write_text(before, encoding="utf-8")


def test_a_round_that_cannot_be_read_any_more_fails_its_check(made: Path) -> None:
    table = made / "rounds" / "2027Q1" / "resources.csv"
    before = table.read_text(encoding="utf-8")
    table.write_text(before.replace("160000", "many"), encoding="utf-8")
    try:
        code, told = checked(made, REPLAY)
        assert code == 1
        assert "resources.csv, line 2" in told
    finally:
        table.write_text(before, encoding="utf-8")


def test_it_is_a_round_its_record_and_a_notebook_that_was_run(made: Path) -> None:
    case = pf.load(made / "rounds" / "2027Q1")
    assert case == pf.sample("dozen")
    assert pf.replay(made / "decided" / "2027Q1" / "record.json", case).same
    book = json.loads((made / "notebooks" / "2027Q1.ipynb").read_text(encoding="utf-8"))
    code = [cell for cell in book["cells"] if cell["cell_type"] == "code"]
    assert all(cell["outputs"] for cell in code)
    text = json.dumps(book)
    assert str(made) not in text
    assert "portfolio-new-" not in text


def test_every_command_in_its_readme_is_one() -> None:
    """In every language: what people paste has to run."""
    commands = _parser()._subparsers._group_actions[0].choices  # type: ignore[union-attr]
    for language in ("en", "fr"):
        told = {"name": "A", "label": "2027Q1", "next": "2027Q2", "period": "2027Q2"}
        text = say(language, "repository_readme", **told)
        typed = re.findall(r"(?:`|/)portfolio ([^`\n]+)", text)
        assert len(typed) >= 9
        for words in typed:
            name, *rest = re.findall(r'"[^"]*"|\S+', words)
            commands[name].parse_args([word.strip('"') for word in rest])  # type: ignore[index]


def test_its_pages_are_french_where_it_is(tmp_path: Path) -> None:
    made = new_team_repository(tmp_path / "nous", "douzaine")
    case = made.case
    assert (
        (tmp_path / "nous" / "rounds" / "2027Q1" / "resources.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    )
    prose = (tmp_path / "nous" / "README.md").read_text(encoding="utf-8").replace(case.name, " ")
    prose = re.sub(r"`[^`]*`|^    .*$", " ", prose, flags=re.M)
    assert english_in(prose, {"notebook", "notebooks", "wheel"}) == []
    cells = json.loads(made.notebook.read_text(encoding="utf-8"))["cells"]
    written = " ".join(cell["source"] for cell in cells if cell["cell_type"] == "markdown").replace(
        case.name, " "
    )
    assert english_in(written) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "must say where"),
        (["a", "--repository", "{there}"], "must say where"),
        (["--repository", "{there}"], "must be empty, or not there yet; found README.md"),
        (["--repository", "{new}", "--periods", "2027Q1"], "begins with a sample"),
        (["--repository", "{new}", "--from", "dozen", "--language", "en"], "a language of its own"),
        (["--repository", "{new}", "--from", "four_initiatives"], "must hold at least one party"),
        (["--repository", "{new}", "--from", "dozn"], "must be one of"),
    ],
)
def test_what_can_t_be_made_is_refused_and_nothing_is_written(
    arguments: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there = tmp_path / "there"
    there.mkdir()
    (there / "README.md").write_text("mine", encoding="utf-8")
    filled = [a.format(there=there, new=tmp_path / "new") for a in arguments]
    assert main(["new", *filled]) == 2
    assert said in capsys.readouterr().err
    assert [p.name for p in tmp_path.iterdir()] == ["there"]
    assert (there / "README.md").read_text(encoding="utf-8") == "mine"


def test_a_notebook_that_does_not_run_leaves_nothing(tmp_path: Path) -> None:
    def fails(_: Path) -> None:
        assert not (tmp_path / "ours").exists()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        new_team_repository(tmp_path / "ours", "dozen", fails)
    assert not list(tmp_path.iterdir())


def test_a_folder_that_git_has_begun_is_empty(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert new_team_repository(tmp_path, "dozen").label == "2027Q1"
