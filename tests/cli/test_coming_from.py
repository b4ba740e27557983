"""What the pages for people who come from elsewhere, or who ask how, say stays true: their commands run, and
print what stands there.
"""

from __future__ import annotations

import doctest
import re
import shlex
from pathlib import Path

import pytest

from portfolio.cli.entry import main
from portfolio.cli.exit_codes import BAD_INPUT

ROOT = Path(__file__).parents[2]
COMING_FROM = sorted((ROOT / "docs").glob("coming_from_*.md"))
HOW = [p for p in sorted((ROOT / "docs").rglob("*.md")) if "```console" in p.read_text(encoding="utf-8")]
PAGES = [*COMING_FROM, *(p for p in HOW if p not in COMING_FROM)]
CONSOLE = re.compile(r"^```console\n(.*?)^```", re.DOTALL | re.MULTILINE)


def sessions(page: Path) -> list[tuple[str, str]]:
    """Each command, and what is shown of what it prints; … stands for the rest."""
    text = "".join(CONSOLE.findall(page.read_text(encoding="utf-8")))
    return [(lines.partition("\n")[0], lines.partition("\n")[2]) for lines in text.split("$ portfolio ")[1:]]


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.relative_to(ROOT / "docs").as_posix())
def test_its_commands_print_what_stands_there(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "data").symlink_to(ROOT / "data")
    monkeypatch.chdir(tmp_path)
    assert sessions(page)
    for command, shown in sessions(page):
        code = main(shlex.split(command))
        told = capsys.readouterr()
        # a command that is refused is shown only where it asks
        assert code == (BAD_INPUT if "--set " in shown else 0), told.err
        out = (
            (told.err if code else told.out)
            .replace("\N{NO-BREAK SPACE}", " ")
            .replace("\N{NARROW NO-BREAK SPACE}", " ")
        )
        printed = "".join(f"{line.rstrip()}\n" for line in out.splitlines())
        as_shown = doctest.OutputChecker().check_output(shown.replace("…", "..."), printed, doctest.ELLIPSIS)
        assert as_shown, f"{command}\n{printed}"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.relative_to(ROOT / "docs").as_posix())
def test_it_is_read_in_a_few_minutes(page: Path) -> None:
    assert len(page.read_text(encoding="utf-8").splitlines()) <= 90
