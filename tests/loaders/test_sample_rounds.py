"""Samples by name: loaded, begun from, and there where the package is installed from its wheel."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from support import samples

import portfolio as pf
from portfolio.cli.entry import main
from portfolio.loaders.samples import new_from_sample, sample
from portfolio.words.sentences import say

ROOT = Path(__file__).parents[2]
NAMES = [path.parent.name for path in sorted(samples.FOLDER.glob("*/case.toml"))]


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_is_loaded_by_its_name_and_told_in_the_docstring(name: str) -> None:
    assert pf.sample(name) == samples.case(name)
    assert f"``{name}``" in (sample.__doc__ or "")


@pytest.mark.parametrize(
    ("name", "meant"), [("scale-up", "scaleup"), ("x", "one of these"), ("", "one of these")]
)
def test_a_name_of_no_sample_is_told_what_there_is(name: str, meant: str) -> None:
    with pytest.raises(pf.CaseError) as refused:
        pf.sample(name)
    assert str(refused.value).splitlines()[1:] == [
        f'- sample: must be one of {", ".join(NAMES)}; found "{name}". Write {meant}.'
    ]


@pytest.mark.parametrize("target", ["{}/round", "{}/round.xlsx", "sqlite:///{}/rounds.db#2027"])
@pytest.mark.parametrize("name", NAMES)
def test_a_round_begun_from_a_sample_is_that_sample(
    name: str, target: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = target.format(tmp_path)
    assert main(["new", "--from", name, path]) == 0
    assert pf.load(path) == samples.case(name)
    told = say(samples.case(name).settings.language, "sample_made", path=path, sample=name)
    assert capsys.readouterr().out == f"{told}\n"


def test_a_round_that_is_there_is_not_written_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new_from_sample("four_initiatives", tmp_path)
    assert main(["new", str(tmp_path), "--from", "dozen"]) == 2
    assert "must not hold a case yet; found case.toml" in capsys.readouterr().err
    assert pf.load(tmp_path) == samples.case("four_initiatives")


def test_no_round_is_begun_from_what_is_no_sample(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "--from", "douzen", str(tmp_path / "round")]) == 2
    assert "must be one of douzaine, dozen" in capsys.readouterr().err
    assert not (tmp_path / "round").exists()


def test_a_sample_has_its_own_periods(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["new", "--from", "dozen", "--periods", "2028", str(tmp_path / "round")])
    assert "not allowed with" in capsys.readouterr().err


def test_samples_travel_in_the_wheel(tmp_path: Path) -> None:
    """Built without a network, unpacked elsewhere and asked from a third place."""
    pytest.importorskip("hatchling")
    built = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(built, cwd=ROOT, capture_output=True, check=True)
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        wheel.extractall(tmp_path / "site")
    (tmp_path / "elsewhere").mkdir()
    code = (
        "import portfolio as pf; print(pf.__file__);"
        f"print(*(pf.sample(name).fingerprint for name in {NAMES!r}))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path / "elsewhere",
        env=os.environ | {"PYTHONPATH": str(tmp_path / "site")},
        capture_output=True,
        text=True,
        check=True,
    )
    where, fingerprints = ran.stdout.splitlines()
    assert where.startswith(str(tmp_path))
    assert fingerprints.split() == [samples.case(name).fingerprint for name in NAMES]
