"""What it takes to load and save a large round by each door: seconds, memory, and where the time goes.

    python benchmarks/doors.py [--initiatives 50000] [--forms csv excel sqlite postgresql]

Each line is a fresh process that loads the round from one form, or loads it from CSV and saves it in another;
PostgreSQL is a server that the script starts, where there is one. Seconds are those of the call alone, by the
clock and of this process's own work (a busy machine, and PostgreSQL's own process, are in the first only);
memory is the most that the process held, libraries included.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from measuring import timed, watched

from portfolio.words.text_tables import text_table

ROOT = Path(__file__).parents[1]
FORMS = ("csv", "excel", "sqlite", "postgresql")
PERIODS = [f"{year}Q{q}" for year in (2027, 2028) for q in (1, 2, 3, 4)]


def write(folder: Path, count: int) -> None:
    """A round of so many initiatives: two requirements and two contributions each, a column of one's own."""
    teams = [f"team-{n}" for n in range(20)]
    kpis = [f"kpi-{n}" for n in range(30)]
    steps = "".join(f",{n}" for n in range(1, 5))
    tables = {
        "initiatives": ["initiative,name,owner,category,mandatory,earliest,scope,region"],
        "resources": ["resource,kind,unit," + ",".join(PERIODS), "money,budget,EUR" + ",1000000" * 8],
        "requirements": ["initiative,resource" + steps],
        "objectives": ["objective,weight", "grow,60", "run,40"],
        "key_results": ["key_result,objective,kpi,baseline,target"],
        "contributions": ["initiative,kpi,low,expected,high"],
    }
    tables["resources"] += [f"{t},capacity,weeks" + ",500" * 8 for t in teams]
    tables["key_results"] += [f"kr-{n},{'grow' if n % 2 else 'run'},{k},0,100" for n, k in enumerate(kpis)]
    for n in range(count):
        i = f"initiative-{n}"
        start = PERIODS[n % 4] if n % 3 == 0 else ""
        kind = "run" if n % 2 else "grow"
        tables["initiatives"].append(
            f"{i},Name of number {n},owner {n % 50},{kind},,{start},{n % 90 / 4},region {n % 9}"
        )
        tables["requirements"].append(f"{i},money,{n % 700 + 0.35},{n % 300},,")
        tables["requirements"].append(f"{i},{teams[n % 20]},{n % 7 + 1},{n % 5 / 2},{n % 3},")
        for k in (0, 7):
            tables["contributions"].append(f"{i},{kpis[(n + k) % 30]},0,{n % 97 / 10},{n % 97 / 5}")
    for name, lines in tables.items():
        (folder / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "case.toml").write_text('name = "large"\n', encoding="utf-8")


def measured(action: str, place: str, source: str) -> dict[str, float]:
    """In a process of its own: seconds of one call, by what it does, and the memory held."""
    from portfolio.case import case, reading
    from portfolio.loaders import database
    from portfolio.loaders.load import load
    from portfolio.loaders.save import save

    spent: dict[str, float] = defaultdict(float)
    began = time.process_time()
    if action == "load":
        watched(spent, reading, "read_table", "cells")
        watched(spent, reading, "check", "checks")
        watched(spent, case, "fill", "defaults")
        watched(spent, database, "select", "rows")
        watched(spent, database, "digest_of", "digest")
        seconds, _ = timed(lambda: load(place))
    else:
        loaded = load(source)
        if action == "again":
            loaded = reading.edited(load(place), [("objectives", "grow", "weight", "+ 1")])
        watched(spent, database, "replace", "rows")
        watched(spent, database, "digest_of", "digest")
        watched(spent, database, "select", "compare")
        seconds, began = 0.0, time.process_time()
        if place.startswith(("sqlite:", "postgresql")):
            seconds = spent["fingerprint"] = timed(lambda: loaded.fingerprint)[0]
        seconds += timed(lambda: save(loaded, place))[0]
    cpu = time.process_time() - began
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": seconds, "cpu": cpu, "megabytes": megabytes, **spent}


@contextlib.contextmanager
def places(forms: list[str], folder: Path) -> Iterator[dict[str, str]]:
    """Where each form is."""
    found = {
        "csv": str(folder / "copy"),
        "excel": str(folder / "round.xlsx"),
        "sqlite": f"sqlite:///{folder / 'rounds.db'}",
    }
    sys.path.insert(0, str(ROOT / "tests"))
    from support import postgres

    if "postgresql" in forms and postgres.why_not():
        print(f"Without PostgreSQL: {postgres.why_not()}")
        forms.remove("postgresql")
    if "postgresql" not in forms:
        yield found
        return
    with postgres.server() as server:
        server.run("CREATE DATABASE rounds")
        yield found | {"postgresql": server.address("rounds")}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--initiatives", type=int, default=50_000)
    parser.add_argument("--forms", nargs="+", choices=FORMS, default=list(FORMS))
    parser.add_argument("--one", nargs=3, metavar=("ACTION", "PLACE", "SOURCE"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        print(json.dumps(measured(*given.one)))
        return
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "source").mkdir()
        write(folder / "source", given.initiatives)
        table: dict[str, list[str]] = defaultdict(list)
        with places(given.forms, folder) as found:
            for form in given.forms:
                for action, what in (("save", "save"), ("load", "load"), ("again", "save changed")):
                    command = [sys.executable, __file__, "--one", action, found[form], str(folder / "source")]
                    done = subprocess.run(command, check=True, capture_output=True, text=True)
                    result = json.loads(done.stdout)
                    seconds, cpu, megabytes = (result.pop(k) for k in ("seconds", "cpu", "megabytes"))
                    table["form"].append(form)
                    table["what"].append(what)
                    table["seconds"].append(f"{seconds:.2f}")
                    table["CPU s"].append(f"{cpu:.2f}")
                    table["MB"].append(f"{megabytes:.0f}")
                    rest = seconds - sum(result.values())
                    parts = [f"{part} {s:.2f}" for part, s in result.items() if s >= 0.005]
                    table["of which"].append(", ".join([*parts, f"other {rest:.2f}"]))
                    print(f"{form}: {what} {seconds:.2f} s", file=sys.stderr)
    print(text_table(table, right=("seconds", "CPU s", "MB")))


if __name__ == "__main__":
    main()
