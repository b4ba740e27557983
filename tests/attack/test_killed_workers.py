"""A worker of a sweep that is killed loses no answer, hangs nothing and leaves nothing: ``ATTACK=50 pytest
tests/attack`` kills so many.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from support import workers

pytestmark = [
    pytest.mark.xdist_group("cluster"),
    pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="processes are looked at in /proc"),
]
COUNT = int(os.environ.get("ATTACK", "0"))


@pytest.mark.parametrize("engine", workers.ENGINES if COUNT else ("processes", "command"))
def test_a_killed_worker_loses_no_answer_of_a_sweep(engine: str) -> None:
    died = list(workers.killed(max(1, COUNT // len(workers.ENGINES)), [engine]))
    assert not [one for one in died if one.fell]
    assert died
