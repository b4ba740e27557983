"""What the quick things take: importing the package, checking the sample, allocating it; and what dominates.

    python benchmarks/startup.py [--runs 7]

Each line is the median of fresh processes, beside an empty Python and beside the libraries they might have to
load.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path

from portfolio.words.text_tables import text_table

SAMPLE = Path(__file__).parents[1] / "data" / "samples" / "scaleup"
COMMAND = "import sys; from portfolio.cli import main; sys.exit(main(sys.argv[1:]))"
MEASURED = {
    "python -c pass": ["pass"],
    "import portfolio": ["import portfolio"],
    "portfolio check scaleup": [COMMAND, "check", str(SAMPLE)],
    "portfolio allocate scaleup --gap 0.01": [COMMAND, "allocate", str(SAMPLE), "--gap", "0.01"],
    "portfolio allocate scaleup": [COMMAND, "allocate", str(SAMPLE)],
    "import numpy": ["import numpy"],
    "import pulp": ["import pulp"],
    "import pandas": ["import pandas"],
    "import matplotlib.pyplot, seaborn": ["import matplotlib.pyplot, seaborn"],
}


def seconds(code: list[str]) -> float:
    """One fresh process, from start to end."""
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", *code], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=7)
    runs = parser.parse_args().runs
    # side by side: every round measures each line once, so that a busy moment hits them all
    taken = [[seconds(code) for code in MEASURED.values()] for _ in range(runs)]
    medians = [statistics.median(column) for column in zip(*taken, strict=True)]
    table = {
        "what": list(MEASURED),
        "seconds": [f"{m:.3f}" for m in medians],
        "× python": [f"{m / medians[0]:.1f}" for m in medians],
    }
    print(text_table(table, right=("seconds", "× python")))


if __name__ == "__main__":
    main()
