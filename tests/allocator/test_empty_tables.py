"""Tables that say nothing change nothing: the same program to the last bit, the same plan and words."""

from __future__ import annotations

import hashlib
import random
from pathlib import Path

import pytest
from support.random_cases import random_tables, write_folder

import portfolio as pf
from portfolio.allocator.compiled import compiled_program
from portfolio.allocator.milp import build

EMPTY = {
    "transfers": "transfer,from,to,rate,lag,max,step,first,last\n",
    "rules": "rule,initiative,by,value,option,weight,min,max,when\n",
}
SAMPLES = ["four_initiatives", "lorie_savage", "dozen"]
FOLDER = Path(__file__).parents[2] / "data" / "samples"


def bits(case: pf.Case) -> str:
    """The program of a case as the solver gets it, and what its columns and rows are called."""
    model = build(pf.Problem(case))
    program = compiled_program(model)
    rows = program.rows
    parts = [rows.start, rows.index, rows.value, program.lower, program.upper]
    parts += [program.column_lower, program.column_upper, program.integer, model.objective, model.money]
    names = [column.name for column in model.columns] + [row.name for row in model.rows]
    return hashlib.sha256(b"".join(part.tobytes() for part in parts) + repr(names).encode()).hexdigest()


def told(case: pf.Case) -> str:
    """All that is said of the plan, but for how long it took."""
    try:
        plan = pf.allocate(case)
    except pf.InfeasibleError as error:
        return str(error)
    frames = [getattr(plan, name).to_csv() for name in ("funded", "usage", "attainment", "stopping")]
    return "\n".join([repr(plan.impact), repr(plan.bound), str(plan), *frames])


def beside(folder: Path) -> pf.Case:
    """The case of a folder once it has the tables, empty."""
    for name, head in EMPTY.items():
        (folder / f"{name}.csv").write_text(head, encoding="utf-8")
    return pf.load(folder)


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_sample_with_empty_tables_is_the_same(sample: str, tmp_path: Path) -> None:
    for file in (FOLDER / sample).iterdir():
        if file.is_file() and file.stem not in EMPTY:
            (tmp_path / file.name).write_bytes(file.read_bytes())
    without = pf.load(tmp_path)
    case = beside(tmp_path)
    assert not len(case.table("transfers"))
    assert (case.fingerprint, bits(case)) == (without.fingerprint, bits(without))
    assert told(case) == told(without)


def test_fifty_random_cases_with_empty_tables_are_the_same(tmp_path: Path) -> None:
    same = 0
    for seed in range(60):
        folder = tmp_path / str(seed)
        folder.mkdir()
        write_folder(*random_tables(random.Random(seed), 2 + seed % 2), folder)
        try:
            without = pf.load(folder)
        except pf.CaseError:
            continue
        case = beside(folder)
        assert (case.fingerprint, bits(case)) == (without.fingerprint, bits(without)), seed
        if seed % 6 == 0:
            assert told(case) == told(without), seed
        same += 1
    assert same >= 45
    # the hash tells one program from another
    assert bits(pf.load(FOLDER / "dozen")) != bits(pf.load(FOLDER / "four_initiatives"))
