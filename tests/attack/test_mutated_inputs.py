"""Every door under inputs damaged by number: a result, or a refusal that says what to do; never a traceback,
ten seconds or a gigabyte. ``ATTACK=1500 pytest tests/attack`` tries so many a door.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from support import attack, sizes

pytestmark = [
    pytest.mark.xdist_group("attack"),
    pytest.mark.skipif(not hasattr(os, "fork"), reason="each input is tried in a process forked for it"),
]
COUNT = int(os.environ.get("ATTACK", "0"))


def _lines(*words: str) -> list[dict[str, Any]]:
    told = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", *words],
        cwd=Path(__file__).parents[1],
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    return [json.loads(line) for line in told.stdout.splitlines()]


@pytest.fixture(scope="module")
def damaged() -> list[dict[str, Any]]:
    return _lines("support.attack", str(COUNT or 8))


@pytest.mark.parametrize("door", attack.DOORS)
def test_damaged_inputs_are_read_or_refused(damaged: list[dict[str, Any]], door: str) -> None:
    fell = [f"{o['number']}: {o['said']}" for o in damaged if o["door"] == door and "said" in o]
    (told,) = (o for o in damaged if o["door"] == door and "tried" in o)
    assert not fell, "\n".join(fell)
    assert told["tried"] == (COUNT or 8)


NAMES = [n for n in sizes.SIZES if COUNT or not any(word in n for word in sizes.LARGE)]


@pytest.fixture(scope="module")
def large() -> dict[str, dict[str, Any]]:
    return {o["door"]: o for o in _lines("support.sizes", *NAMES)}


@pytest.mark.parametrize("name", NAMES)
def test_what_is_too_large_or_never_ends_is_refused(large: dict[str, dict[str, Any]], name: str) -> None:
    # of notebooks the command says which are not as recorded
    ended = "result" if "notebook" in name else "refused"
    assert large[name]["ended"] == ended, large[name]
