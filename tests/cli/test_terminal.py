"""What is printed is one line a row, as wide as the terminal, and a sentence where there is nothing; what
is written is never cut.
"""

from __future__ import annotations

import contextlib
import io
import json
import re
import sys
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import pandas as pd
import pytest
from support.samples import case as sample_case
from support.samples import levels as sample_levels
from support.samples import plan as sample_plan
from support.small_cases import Make

import portfolio as pf
from portfolio.cli.entry import main
from portfolio.rankings.levels import told
from portfolio.words.text_tables import fitted, fitting, frame_html, frame_text, text_table

LONG = "A name of a hundred and seventy letters " * 4
PERIODS = ",".join(f"{year}Q{q}" for year in range(2027, 2031) for q in (1, 2, 3, 4)) + ",2031Q1"


@pytest.fixture
def wide(make: Make, tmp_path: Path) -> Path:
    """Seventeen periods, a long name, and one with a line break in it."""
    case = make(
        initiatives=f'initiative,name / A,{LONG} / B,"Pumps§and quays"'.replace("§", "\n"),
        resources=f"resource,kind,{PERIODS} / cash,budget,{','.join(['1000000'] * 17)}",
        requirements="initiative,resource,1 / A,cash,2 / B,cash,2",
        kpis='kpi,name / users,"Users§of it"'.replace("§", "\n"),
        contributions="initiative,kpi,expected / A,users,3 / B,users,2",
        scenarios="scenario,table,row,column,change / less,resources,cash,,× 0.5",
        parties="party,objective,weight / finance,grow,100 / product,grow,100",
    )
    pf.save(case, tmp_path / "wide")
    return tmp_path / "wide"


COMMANDS = [
    "allocate {case}",
    "arbitrate {case}",
    "check {case}",
    "compare {case}",
    "diff {case} {next}",
    "explain {case}",
    "explain {case} --ranges",
    "frontier {case}",
    "levels {case}",
    "simulate {case} --draws 4",
    "whatif {case} cash×half",
]


def on_a_terminal(command: str, width: int, places: Mapping[str, Path]) -> list[str]:
    """What a command prints where a terminal is so wide."""
    written = io.StringIO()
    with pytest.MonkeyPatch.context() as patched, contextlib.redirect_stdout(written):
        patched.setenv("COLUMNS", str(width))
        patched.setattr(written, "isatty", lambda: True)
        filled = [word.format(**places).replace("×half", " -50%") for word in command.split()]
        assert main(filled) == 0
    return written.getvalue().splitlines()


@pytest.mark.parametrize("width", [80, 100, 120])
@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_is_wider_than_the_terminal(command: str, width: int, wide: Path, tmp_path: Path) -> None:
    pf.save(pf.load("data/samples/lorie_savage"), tmp_path / "next")
    lines = on_a_terminal(command, width, {"case": wide, "next": tmp_path / "next"})
    assert max(map(len, lines)) <= width, max(lines, key=len)
    if command.startswith(("allocate", "compare", "levels")):
        assert any(re.search(r"\S {2,}\S", line) for line in lines)


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("sample", ["dozen", "douzaine"])
@pytest.mark.xdist_group("dozen")
def test_a_sample_is_read_at_the_widths_that_people_have(sample: str, width: int) -> None:
    case = sample_case(sample)
    shown = [
        partial(told, sample_levels(sample), case, case.settings.language),
        sample_plan(sample).report,
        partial(str, pf.explain(sample_plan(sample), ["group-console", "hotel-edition"])),
        partial(str, pf.marginal_values(sample_plan(sample))),
    ]
    with fitting(width):
        texts = [fitted(text(), width) for text in shown]
    assert max(len(line) for text in texts for line in text.splitlines()) <= width
    # the six levels in two tables at the most, none of a column alone
    tables = [line.split() for line in texts[0].splitlines() if "─" * 5 in line]
    assert len(tables) <= 2
    assert min(map(len, tables)) >= 3


def test_what_is_for_a_program_or_a_pipe_is_whole(wide: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "\n".join(on_a_terminal("allocate {case} --json", 80, {"case": wide}))
    assert json.loads(text)["status"] == "optimal"
    assert main(["check", str(wide)]) == 0
    assert all(line.startswith(("Case ", "- ")) for line in capsys.readouterr().out.splitlines())


@pytest.mark.parametrize("width", [40, 80, 120])
def test_columns_share_the_room_as_they_need_it(width: int) -> None:
    """No table is wider than the room, no word is lost, and few lines are used: a long text beside many
    figures stands in a table of its own.
    """
    reason = "Accountants who recommend us come in and Clocks on any tablet drop out of the plan " * 3
    columns = {
        "total": ["100 000", "200 000"],
        **{f"figure {k}": ["12.34", "5.67"] for k in range(8)},
        "changes": ["", reason.strip()],
    }
    with fitting(width):
        table = text_table(columns, list(columns)[:-1])
    lines = table.splitlines()
    assert max(map(len, lines)) <= width
    assert " ".join(table.split()).count("Accountants") == 3
    assert len(lines) <= {40: 31, 80: 13, 120: 11}[width]


def test_a_line_break_in_a_name_breaks_no_table(wide: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["allocate", str(wide)]) == 0
    out = capsys.readouterr().out
    assert "Pumps and quays" in out
    assert "Users of it" in out
    # not a terminal: nothing is cut
    assert LONG.strip() in out
    rows = [line for line in out.splitlines() if line.startswith(("A ", "B "))]
    assert len(rows) == 2


def test_written_files_are_never_cut(wide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    assert main(["arbitrate", str(wide), "-o", str(tmp_path / "record")]) == 0
    assert LONG.strip() in (tmp_path / "record" / "record.md").read_text(encoding="utf-8")
    assert "…" not in (tmp_path / "record" / "record.json").read_text(encoding="utf-8")


def test_columns_that_do_not_fit_stand_below() -> None:
    columns = {"name": ["a", "b"], **{f"2027Q{k}": ["1 000 000 of 2 000 000"] * 2 for k in range(1, 5)}}
    with fitting(60):
        lines = text_table(columns, list(columns)[1:]).splitlines()
    assert max(map(len, lines)) <= 60
    assert sum(line.startswith("name") for line in lines) == 2
    assert len(text_table(columns, []).splitlines()) == 4


def test_an_empty_frame_is_a_sentence() -> None:
    empty = pd.DataFrame({"decision": []})
    assert frame_text(empty, "no decision is recorded yet") == "no decision is recorded yet"
    assert frame_html(empty, "no decision is recorded yet") == "<p>no decision is recorded yet</p>"


def test_no_command_prints_an_empty_frame(
    make: Make, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # both parties want the same, nothing is uncertain: nothing contested, nothing to find out
    case = make(parties="party,objective,weight / finance,grow,100 / product,grow,100")
    pf.save(case, tmp_path / "agreed")
    for command in (["arbitrate"], ["simulate", "--draws", "4"], ["frontier", "--exact"]):
        assert main([command[0], str(tmp_path / "agreed"), *command[1:]]) == 0
        out = capsys.readouterr().out
        assert "Empty DataFrame" not in out
    # nothing earns anything: nothing is ever funded
    free = make(
        resources="resource,kind,Q1 / cash,budget,4",
        contributions="initiative,kpi,expected / A,users,-1 / B,users,-1 / C,users,-1",
    )
    for found in (
        pf.simulate(free, draws=2),
        pf.core_index(free, {}),
        pf.compare(free, {"x": lambda p: p}),
        pf.frontier(free, at=[1.0]),
    ):
        assert "Empty DataFrame" not in f"{found}{found._repr_html_()}"


def test_frames_are_printed_in_one_place() -> None:
    package = Path(pf.__file__).parent
    found = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        if re.search(r"\.to_(string|html)\((?!beside)", path.read_text(encoding="utf-8"))
    }
    assert found - {"steering/maturity/assessment.py"} == {"words/text_tables.py"}
