"""The package as others get it: built, checked, installed into a fresh environment outside the checkout, and
asked there; a package index is reached, as for the lock.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest
from support.team_repository import steps_of

ROOT = Path(__file__).parents[2]
UV = [sys.executable, "-m", "uv"]
BUILD = [*UV, "build", "--quiet", "--no-build-isolation", "--python", sys.executable]
"""With the hatchling that is locked, which an environment for each build would else be made to hold."""
pytestmark = [pytest.mark.package, pytest.mark.xdist_group("package")]


def ran(command: list[str], cwd: Path, **more: str) -> str:
    own = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "VIRTUAL_ENV")}
    made = subprocess.run(command, cwd=cwd, env=own | more, capture_output=True, text=True, check=False)
    assert made.returncode == 0, f"{command}\n{made.stdout}\n{made.stderr}"
    return made.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sdist, and the wheel that is built from it."""
    place = tmp_path_factory.mktemp("dist")
    ran([*BUILD, "--out-dir", str(place)], ROOT)
    return place


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    (found,) = built.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def fresh(wheel: Path, versions: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment that has the wheel, what it asks for, and nothing else."""
    place = tmp_path_factory.mktemp("elsewhere")
    venv.create(place / ".venv", with_pip=True)
    scripts = place / ".venv" / ("Scripts" if os.name == "nt" else "bin")
    locked = ["--constraints", str(versions)]
    ran([*UV, "pip", "install", "--quiet", "--python", str(scripts / "python"), *locked, str(wheel)], place)
    return scripts


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The lock without its hashes: with them pip would want one of the wheel that is tried, too."""
    place = tmp_path_factory.mktemp("versions") / "constraints.txt"
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    kept = (line.removesuffix("\\").rstrip() for line in lines if not line.startswith(" "))
    place.write_text("\n".join(kept), encoding="utf-8")
    return place


def contents(wheel: Path) -> dict[str, int]:
    """What is in a wheel, by its checksum."""
    with zipfile.ZipFile(wheel) as inside:
        return {info.filename: info.CRC for info in inside.infolist()}


def test_the_sdist_builds_the_same_wheel_as_the_checkout(wheel: Path, tmp_path: Path) -> None:
    ran([*BUILD, "--wheel", "--out-dir", str(tmp_path)], ROOT)
    (other,) = tmp_path.glob("*.whl")
    assert contents(wheel) == contents(other)
    inside = set(contents(wheel))
    assert {"portfolio/samples/scaleup/initiatives.csv", "portfolio/py.typed"} <= inside
    assert {name.split("/")[0].partition("-")[0] for name in inside} == {"portfolio", "portfolio_arbitration"}


def test_the_sdist_holds_no_more_than_the_repository(built: Path) -> None:
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as inside:
        names = {name.partition("/")[2] for name in inside.getnames()}
    known = set(ran(["git", "ls-files", "--cached", "--others", "--exclude-standard"], ROOT).splitlines()) | {
        "PKG-INFO"
    }
    assert sorted(name for name in names if name and name not in known) == []
    assert {"CITATION.cff", "LICENSE", "README.md", "pyproject.toml"} <= names


def test_the_index_would_take_both(built: Path) -> None:
    files = [str(path) for path in sorted(built.iterdir()) if path.suffix in (".whl", ".gz")]
    told = ran([*UV, "tool", "run", "--quiet", "twine", "check", "--strict", *files], ROOT)
    assert told.count("PASSED") == 2


def test_installed_elsewhere_it_prints_the_plan_of_a_sample_begins_a_round_and_writes_a_brief(
    fresh: Path, tmp_path: Path
) -> None:
    """In an environment of its own, from another folder: nothing of the checkout can be what answers."""
    python, portfolio = str(fresh / "python"), str(fresh / "portfolio")
    asked = "import portfolio as pf; print(pf.__file__); print(pf.allocate(pf.sample('scaleup')).report())"
    where, *plan = ran([python, "-c", asked], tmp_path).splitlines()
    assert str(fresh.parent) in where
    assert any("optimal" in line for line in plan)
    ran([portfolio, "new", "round", "--from", "four_initiatives"], tmp_path)
    assert "funded" in ran([portfolio, "allocate", "round"], tmp_path)
    ran([portfolio, "brief", "round", "-o", "brief.html", "--draws", "8"], tmp_path)
    assert "<h1>" in (tmp_path / "brief.html").read_text(encoding="utf-8")


def test_an_extra_that_is_missing_is_installed_as_the_message_says(
    fresh: Path, versions: Path, tmp_path: Path
) -> None:
    """The package is on no index yet: what is installed already is what an extra is added to."""
    asked = [str(fresh / "portfolio"), "mcp", "nowhere"]
    told = subprocess.run(asked, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert told.returncode == 2
    assert "pip install 'portfolio-arbitration[mcp]'" in told.stderr
    installed = [str(fresh / "python"), "-m", "pip", "install", "--quiet", "portfolio-arbitration[mcp]"]
    ran(installed, tmp_path, PIP_CONSTRAINT=str(versions))
    told = subprocess.run(asked, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "nothing is there" in told.stderr


def test_a_team_s_repository_checks_itself_with_what_its_requirements_name(
    fresh: Path, wheel: Path, versions: Path, tmp_path: Path
) -> None:
    ran([str(fresh / "portfolio"), "new", "--repository", "ours"], tmp_path)
    ours = tmp_path / "ours"
    (ours / "wheels" / wheel.name).write_bytes(wheel.read_bytes())
    path = f"{fresh}{os.pathsep}{os.environ['PATH']}"
    steps = steps_of(ours)
    assert "pip install" in steps[0]
    for step in steps:
        ran(["bash", "-e", "-c", step], ours, PATH=path, PIP_CONSTRAINT=str(versions))
