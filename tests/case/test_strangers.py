"""What people who never saw the tool typed: none is misread, and what is offered can be pasted."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import pytest
from support import samples

from portfolio.case.what_if.parts import Ground
from portfolio.case.what_if.said import Heard, UnclearError, ground_of, heard

WRITTEN = Path(__file__).with_name("said_by_strangers.csv")
"""Each sentence, and what it is read as; ``?`` where it is asked which of some is meant, blank where it is
none that is known.
"""
ASKED = "?"
ROWS = list(csv.DictReader(WRITTEN.read_text(encoding="utf-8").splitlines()))


@cache
def ground(sample: str, language: str) -> Ground:
    """A sample whose plan starts everything as soon as it can."""
    case = samples.case(sample)
    earliest = {i: row["earliest"] for i, row in case.rows("initiatives").items()}
    return ground_of(case, earliest, language)


def edits(found: list[Heard]) -> list[tuple[str, str, str, str]]:
    return [(e.table, e.row, e.column, e.change) for h in found for e in h.edits]


@pytest.mark.parametrize(("sample", "language"), sorted({(r["sample"], r["language"]) for r in ROWS}))
def test_what_strangers_type_is_read_asked_or_refused_as_it_is_meant(sample: str, language: str) -> None:
    here = ground(sample, language)
    for row in ROWS:
        if (row["sample"], row["language"]) != (sample, language):
            continue
        try:
            told = "; ".join(h.told for h in heard(here, [row["sentence"]]))
        except UnclearError as unclear:
            told = ASKED if any(unclear.questions.values()) else ""
        assert told == row["read_as"], row["sentence"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["sentence"])
def test_every_sentence_that_is_printed_can_be_pasted_and_means_itself(row: dict[str, str]) -> None:
    here = ground(row["sample"], row["language"])
    try:
        found = heard(here, [row["sentence"]])
    except UnclearError as unclear:
        offered = [line.strip() for line in str(unclear).splitlines() if line.startswith("    ")]
        meant = [said for instead in unclear.questions.values() for said in instead]
        assert offered, "a refusal offers what works"
        assert {*meant} <= {*offered}
        read = {said: heard(here, [said]) for said in (*offered, *meant)}
        assert all(said == "; ".join(h.told for h in some) for said, some in read.items())
        assert len({str(edits(read[said])) for said in meant}) == len({*meant})
    else:
        again = [h for one in found for h in heard(here, [one.told])]
        assert edits(again) == edits(found)
