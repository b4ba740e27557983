"""The site, built once for all tests of a run, in whichever process comes first."""

from __future__ import annotations

import json
from pathlib import Path

import pytest


def once(tmp_path_factory: pytest.TempPathFactory, worker: str) -> tuple[Path, list[str]]:
    """Where the site is, and what Sphinx warned of; processes of one run share what the first one built."""
    import make_site

    root = tmp_path_factory.getbasetemp()
    # pytest-xdist gives each process a folder of its own, beside those of the others
    place = (root if worker == "master" else root.parent) / "docs"
    told = place / "warned.json"
    try:
        place.mkdir()
    except FileExistsError:
        _waited_for(told)
    else:
        try:
            warned = make_site.build(place / "site")
        except BaseException as error:
            warned = [f"not built: {error}"]
            raise
        finally:
            part = place / "warned.part"
            part.write_text(json.dumps(warned), encoding="utf-8")
            part.rename(told)
    return place / "site", json.loads(told.read_text(encoding="utf-8"))


def _waited_for(told: Path) -> None:
    """Until another process has built it."""
    import time

    for _ in range(6000):
        if told.exists():
            return
        time.sleep(0.1)
    raise TimeoutError(f"{told}: another process began to build the site and has not ended")
