"""Notebooks as regression tests: rerun under nbval and compared with what they recorded, or recorded anew.

What it says is English: it is about cells of notebooks, which are in no language of a case, and quotes what
nbval and Python say.
"""

from __future__ import annotations

import contextlib
import difflib
import functools
import io
import os
import re
import signal
import subprocess
import tempfile
import time
import warnings
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from portfolio.errors import PortfolioError
from portfolio.read_files import UnfitFileError, text_of_file
from portfolio.whole_files import temporary_folder, write_whole

SANITIZERS = Path(__file__).with_name("sanitize.cfg")
CELL_TIMEOUT = 600
"""Seconds, so that a test of notebooks ends though a cell does not. No cell may take longer: a search that
does needs a time limit of its own.
"""
_LOOKS_EVERY = 1.0
"""Seconds between two looks whether the kernel of a cell that says nothing is there."""
DEAD = (
    "the kernel died in this cell. Look for what ended it: memory, a call of os._exit, a crash of a library"
)
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(slots=True)
class Verdict:
    """What came of one notebook: how many cells ran, and each difference as text that people can read."""

    notebook: Path
    cells: int = 0
    differences: list[str] = field(default_factory=list)


def find_notebooks(paths: Iterable[Path]) -> list[Path]:
    """The notebooks among files and folders, by name; checkpoints left out."""
    found = [n for p in paths for n in (sorted(p.rglob("*.ipynb")) if p.is_dir() else [p])]
    return [n for n in found if ".ipynb_checkpoints" not in n.parts]


def unrun_cells(notebook: Path) -> list[int]:
    """Code cells (counted from 1 among all cells) without an execution count: nbval would run them and
    compare nothing.
    """
    return [
        k
        for k, c in enumerate(_read(notebook).cells, start=1)
        if c.cell_type == "code" and c.source.strip() and c.get("execution_count") is None
    ]


def _read(path: Path) -> Any:
    """A notebook, in the form of today."""
    import nbformat

    # what it has not that a later version asks for is no fault
    with warnings.catch_warnings(action="ignore"):
        book = nbformat.reads(text_of_file(path), as_version=4)
        nbformat.validate(book)
    return book


def verify(notebooks: Sequence[Path]) -> list[Verdict]:
    """Rerun notebooks under nbval and say, cell by cell, what no longer comes out as recorded."""
    import pytest
    from tqdm import tqdm

    verdicts = {n.resolve(): Verdict(n) for n in notebooks}
    ready = []
    for path, verdict in verdicts.items():
        if problem := _unreadable(path):
            verdict.differences.append(problem)
        elif unrun := unrun_cells(path):
            verdict.differences.append(
                f"cells {', '.join(map(str, unrun))} were never run, so there is nothing to compare. Run all"
                " cells and save."
            )
        else:
            ready.append(path)
    if ready:
        with _no_bars(), _apart(), tqdm(desc="verify", unit="cell", disable=None, leave=False) as bar:
            options = [
                "--nbval",
                "--nbval-current-env",
                f"--nbval-sanitize-with={SANITIZERS}",
                f"--nbval-cell-timeout={CELL_TIMEOUT}",
            ]
            quiet = [
                "-q",
                "--color=no",
                "-p",
                "no:cacheprovider",
                "-p",
                "no:xdist",
                "-c",
                os.devnull,
                f"--rootdir={Path.cwd()}",
            ]
            said = io.StringIO()
            with contextlib.redirect_stdout(said):
                code = pytest.main([*options, *quiet, *map(str, ready)], plugins=[_Reader(verdicts, bar)])
        if code == pytest.ExitCode.INTERRUPTED:
            raise KeyboardInterrupt  # which pytest takes for its own
        ran = sum(v.cells for v in verdicts.values())
        if code not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED) or not ran:
            verdicts[ready[0]].differences.append(
                f"nbval could not run the notebooks:\n{said.getvalue().strip()}"
            )
    return list(verdicts.values())


@contextlib.contextmanager
def _no_bars() -> Iterator[None]:
    """Progress bars in the kernels are no output to compare: they come and go with the speed of the
    machine.
    """
    before = os.environ.get("TQDM_DISABLE")
    os.environ["TQDM_DISABLE"] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ["TQDM_DISABLE"]
        else:
            os.environ["TQDM_DISABLE"] = before


@contextlib.contextmanager
def _apart() -> Iterator[None]:
    """What is kept for a kernel meanwhile, which an interrupt leaves behind, lies in a folder that goes."""
    with temporary_folder("portfolio-verify-") as place:
        before, tempfile.tempdir = tempfile.tempdir, str(place)
        try:
            yield
        finally:
            tempfile.tempdir = before


def _unreadable(path: Path) -> str:
    try:
        _read(path)
    except FileNotFoundError:
        return "nothing is there. Check the path."
    except UnfitFileError as error:
        return error.problem
    except Exception as error:  # whatever nbformat makes of what is no notebook
        why = str(error).strip().splitlines()[:1] or [type(error).__name__]
        return f"must be a Jupyter notebook; found something else ({why[0][:200]})."
    return ""


class _Reader:
    """A pytest plugin that turns nbval's reports into verdicts."""

    def __init__(self, verdicts: dict[Path, Verdict], bar: Any) -> None:
        self.verdicts, self.bar = verdicts, bar

    def pytest_collection_modifyitems(self, items: list[Any]) -> None:
        self.bar.reset(total=len(items))

    def pytest_runtest_call(self, item: Any) -> None:
        item.parent.kernel.get_message = functools.partial(_heard, item.parent.kernel)

    def pytest_runtest_makereport(self, item: Any, call: Any) -> None:
        if call.when == "call":
            verdict = self.verdicts[Path(item.path).resolve()]
            verdict.cells += 1
            self.bar.update()
            if call.excinfo is not None and call.excinfo.typename != "Skipped":
                verdict.differences.append(_difference(item, call.excinfo.value))
        elif call.excinfo is not None:
            self.verdicts[Path(item.path).resolve()].differences.append(
                f"the kernel could not be started: {call.excinfo.value}"
            )


def _heard(kernel: Any, stream: str, timeout: float | None = None) -> Any:
    """The next message of a kernel, as nbval waits for it, which does not look whether there is one left.

    Raises
    ------
    RuntimeError
        When it is dead, and has nothing left to say.
    """
    from queue import Empty

    until = time.monotonic() + (CELL_TIMEOUT if timeout is None else timeout)
    while True:
        alive = kernel.is_alive()
        try:
            return type(kernel).get_message(kernel, stream, timeout=_LOOKS_EVERY)
        except Empty:
            if not alive:
                raise RuntimeError(DEAD) from None
            if time.monotonic() > until:
                raise


def _difference(item: Any, error: BaseException) -> str:
    source = item.cell.source.strip().splitlines()
    head = f"code cell {item.cell_num + 1}: {source[0] if source else ''}"
    fresh = getattr(item, "test_outputs", None)
    if fresh is None or any(o.output_type == "error" for o in fresh):
        inner = _COLOURS.sub("", getattr(error, "inner_traceback", None) or str(error)).strip().splitlines()
        return f"{head}\n  raised {inner[-1] if inner else error}"
    before, after = (_lines(item, outputs) for outputs in (item.cell.outputs, fresh))
    changed = list(difflib.unified_diff(before, after, "recorded", "now", n=1, lineterm=""))
    return "\n".join([head, *(f"  {line}" for line in changed or [str(error)])])


def _lines(item: Any, outputs: Iterable[Any]) -> list[str]:
    lines: list[str] = []
    for output in outputs:
        data = output.get("data", {})
        text = data.get("text/plain") or data.get("text/html") or output.get("text", "")
        lines += item.sanitize(text).splitlines()
        if "text/plain" in data and "text/html" in data:
            # a table's picture in a notebook is its HTML: what changed only there must show too
            lines += re.sub(r"<[^>]+>\s*", " ", item.sanitize(data["text/html"])).split("  ")
    return lines


def record(notebook: Path) -> None:
    """Run a notebook and write its outputs as the new baseline; two runs write the same bytes.

    Raises
    ------
    PortfolioError
        When a cell raises, or the file is no notebook; the file is left as it is.
    """
    import nbformat
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, DeadKernelError

    if problem := _unreadable(notebook):
        raise PortfolioError(f"{notebook}: {problem}")
    book = _read(notebook)
    client = NotebookClient(
        book,
        timeout=CELL_TIMEOUT,
        record_timing=False,
        resources={"metadata": {"path": str(notebook.parent)}},
    )
    try:
        # the kernel's own messages; what cells write there is kept in the notebook
        with _no_bars(), _apart():
            _executed(client)
    except CellExecutionError as error:
        raise PortfolioError(
            f"{notebook}: a cell raised {error.ename}: {error.evalue}. Mend it; nothing was recorded."
        ) from None
    except DeadKernelError:
        raise PortfolioError(f"{notebook}: {DEAD}; nothing was recorded.") from None
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    book.metadata = nbformat.from_dict({"kernelspec": kernel, "language_info": {"name": "python"}})
    for k, cell in enumerate(book.cells, start=1):
        cell["id"] = f"cell-{k:02d}"
        cell.metadata = nbformat.from_dict(
            {name: value for name, value in cell.metadata.items() if name == "tags"}
        )
    write_whole({notebook: f"{nbformat.writes(book)}\n".encode()})


def _executed(client: Any) -> None:
    """Run a notebook, in a thread: in the main one nbclient would take Ctrl-C for itself, and lose it."""
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(client.execute, stderr=subprocess.DEVNULL)
        try:
            running.result()
        except KeyboardInterrupt:
            if client.km is not None and client.km.provisioner is not None:
                # at once, and from here: what waits for the kernel then ends
                os.kill(client.km.provisioner.pid, signal.SIGTERM)
            raise
