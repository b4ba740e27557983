"""A thousand mistakes of the kinds that people make, in every sample and every form: none is read in silence.

``MISREADINGS=10000 MISREADINGS_SEED=7 pytest tests/loaders/test_misreadings.py`` makes more, and others.
"""

import os
from pathlib import Path

import pytest
from support import (
    misread_kinds,  # noqa: F401  (lists the kinds)
    misreadings,
)

import portfolio as pf

TOTAL, SEED = int(os.environ.get("MISREADINGS", "1000")), int(os.environ.get("MISREADINGS_SEED", "0"))


@pytest.mark.parametrize("name", misreadings.SHARES)
def test_a_sample_without_a_mistake_is_the_same_case_in_every_form(name: str, tmp_path: Path) -> None:
    """What every verdict rests on."""
    meant, grids = pf.load(misreadings.SAMPLES / name), misreadings.sample(name)
    for form in misreadings.FORMS:
        case = pf.load(
            misreadings.write(misreadings.Mutant("nothing", grids, grids, ()), form, tmp_path / form)
        )
        assert case == meant
        assert case.remarks.equals(meant.remarks)


@pytest.mark.parametrize(
    ("name", "form"), [(name, form) for name, kind in misreadings.KINDS.items() for form in kind.forms]
)
def test_no_mistake_is_read_in_silence(name: str, form: str, tmp_path: Path) -> None:
    found = misreadings.attempts(name, form, misreadings.per_kind(TOTAL), SEED, tmp_path)
    assert len(found) >= min(misreadings.per_kind(TOTAL), 9)
    failed = [
        f"{outcome}: {what}\n    {said[:500]}"
        for outcome, what, said in found
        if outcome in misreadings.FAILURES
    ]
    if failed:
        pytest.fail(
            f"{len(failed)} of {len(found)} without an answer\n" + "\n".join(failed[:12]), pytrace=False
        )


def test_there_are_as_many_as_said() -> None:
    assert misreadings.per_kind(TOTAL) * sum(len(kind.forms) for kind in misreadings.KINDS.values()) >= TOTAL
