"""Results that a spreadsheet opens hold no formulas, whatever initiatives are called."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pandas as pd
import pytest

from portfolio.cli.entry import main
from portfolio.display.csv_text import as_it_was, csv_of, csv_text
from portfolio.words.media import in_csv

HOSTILE = "=cmd|' /C calc'!A0"


@pytest.mark.parametrize("text", [HOSTILE, "+1 seller", "-20 % of cost", "@here", "\tx", "\r=x"])
def test_what_looks_like_a_formula_is_a_text(text: str) -> None:
    assert in_csv(text) == f"'{text}"
    assert as_it_was(in_csv(text)) == text
    assert csv_text([[text, 3]]).startswith(("'", "\"'"))
    assert csv_of(pd.DataFrame({text: [text], "n": [-2.5]})).splitlines()[-1].endswith(",-2.5")


@pytest.mark.parametrize("text", ["", "Website", "-3", "+4.5", "'t Hooft", "a=b", "-inf"])
def test_others_stay_as_they_are(text: str) -> None:
    assert in_csv(text) == text
    assert as_it_was(text) == text


def test_every_csv_file_of_results(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = Path(shutil.copytree("data/samples/four_initiatives", tmp_path / "round"))
    table = place / "initiatives.csv"
    rows = list(csv.reader(table.read_text(encoding="utf-8").splitlines()))
    named = rows[0].index("name")
    for row in rows[1:]:
        row[named] = HOSTILE + row[0]
    with table.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    out = tmp_path / "out"
    for command in (
        ["allocate", place, "-o", out],
        ["simulate", place, "--draws", "16", "-o", out],
        ["diff", "data/samples/four_initiatives", place, "--tables", out],
        ["brief", place, "-o", out / "brief.html", "--tables", out / "frames"],
    ):
        main([str(part) for part in command])
    files = sorted(out.rglob("*.csv"))
    assert len(files) > 12
    told = [cell for path in files for row in csv.reader(path.open(encoding="utf-8")) for cell in row]
    assert any(HOSTILE in cell for cell in told)
    assert [cell for cell in told if cell.startswith("=")] == []
    # what was made in_csv is read as what it was
    main(["allocate", str(place), "--near", str(out / "funded.csv"), "-o", str(tmp_path / "near")])
