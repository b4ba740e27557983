"""The folder that a finance and product pair keeps in git: rounds, what was decided, notebooks that replay
it, and a check that fails when a decision would change.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from importlib.metadata import version
from os import PathLike
from pathlib import Path

from portfolio.arbitration import Record, arbitrate
from portfolio.arbitration.record import files_of
from portfolio.case.case import Case
from portfolio.errors import CaseError, Fault
from portfolio.loaders.address import masked
from portfolio.loaders.samples import sample
from portfolio.loaders.save import save_new
from portfolio.loaders.source import path_of
from portfolio.whole_files import finish_writing, is_left_over, temporary_folder
from portfolio.words.languages import language
from portfolio.words.media import in_markdown
from portfolio.words.sentences import say, sentence

COMPROMISE = "nash"
"""What the first record holds: the one that the command records unless told otherwise."""
ROUND, RECORD, NOTEBOOK = "rounds/{label}", "decided/{label}/record.json", "notebooks/{label}.ipynb"
"""Where each of a round's parts is, by the label of its first period."""
WORKFLOW = ".github/workflows/rounds.yml"


@dataclass(frozen=True, slots=True)
class TeamRepository:
    """What was made.

    Attributes
    ----------
    folder : Path
    label : str
        Of the round: its first period.
    case : Case
    record : Record
    """

    folder: Path
    label: str
    case: Case
    record: Record

    @property
    def notebook(self) -> Path:
        """The notebook that replays the round."""
        return self.folder / NOTEBOOK.format(label=self.label)


def new_team_repository(
    folder: str | PathLike[str], name: str, run: Callable[[Path], None] = lambda _: None
) -> TeamRepository:
    """Make the folder, with a sample as its first round and a compromise as its first record, so that each
    part can be seen at work before the pair puts its own round there.

    Parameters
    ----------
    folder : path
        Empty, or not there yet; a ``.git`` in it does not count.
    name : str
        As :func:`portfolio.sample` takes it; the language of the sample is that of all that is written.
    run : callable, optional
        Runs its notebook, given the path, in a draft of the repository that goes again: what is written in
        the folder is written at once.

    Raises
    ------
    CaseError
        When the folder holds something, there is no such sample, or it has no parties to agree; nothing is
        written then.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as place:
    ...     made = new_team_repository(place, "dozen")
    ...     sorted(p.name for p in made.folder.iterdir())
    ['.github', '.gitignore', 'README.md', 'decided', 'notebooks', 'requirements.txt', 'rounds', 'wheels']
    """
    place, case = path_of(folder), sample(name)
    spoken = case.settings.language
    _check_free(place, spoken)
    record = arbitrate(case).record(COMPROMISE)
    made = TeamRepository(place, case.periods[0].replace(" ", "-").replace("/", "-"), case, record)
    files = {place / path: text.encode("utf-8") for path, text in _files(made).items()}
    files |= files_of(record, (place / RECORD.format(label=made.label)).parent, "record")
    with temporary_folder("portfolio-new-") as apart:
        draft = replace(made, folder=apart)
        _put(draft, {apart / path.relative_to(place): data for path, data in files.items()})
        run(draft.notebook)
        files[made.notebook] = draft.notebook.read_bytes()
    _check_free(place, spoken)  # the notebook took its time
    _put(made, files)
    return made


def _check_free(place: Path, spoken: str) -> None:
    if there := _holds(place):
        problem = sentence("repository_taken", found=there[0])
        raise CaseError([Fault("", None, "", str(place), problem, masked(str(place)))], language=spoken)


def _put(made: TeamRepository, files: Mapping[Path, bytes]) -> None:
    """The round, with all else."""
    case = made.case
    french = language(case.settings.language).decimal == ","
    save_new(case, made.folder / ROUND.format(label=made.label), files, french=french)


def _holds(place: Path) -> list[str]:
    """What is there already. Folders without a file are no more than what was begun and ended before any was
    written.
    """
    if not place.is_dir():
        return []
    finish_writing(place)
    files = (p for p in place.rglob("*") if not p.is_dir() and not is_left_over(p))
    return sorted({p.relative_to(place).parts[0] for p in files} - {".git"})


def _files(made: TeamRepository) -> dict[str, str]:
    spoken, first, then = made.case.settings.language, made.label, made.case.periods[1]
    told = {"label": first, "next": then.replace(" ", "-").replace("/", "-"), "period": then}
    return {
        "README.md": say(spoken, "repository_readme", name=in_markdown(made.case.name), **told),
        "requirements.txt": _requirements(spoken),
        "wheels/.gitkeep": "",
        ".gitignore": ".venv/\n.ipynb_checkpoints/\n",
        WORKFLOW: _workflow(spoken),
        NOTEBOOK.format(label=first): json.dumps(_notebook(made), ensure_ascii=False, indent=1) + "\n",
    }


def _requirements(spoken: str) -> str:
    """The version that the record was made by: another may write a record otherwise."""
    comment = say(spoken, "repository_requirements")
    return f"# {comment}\n--find-links wheels\nportfolio-arbitration=={version('portfolio-arbitration')}\n"


def _workflow(spoken: str) -> str:
    """What continuous integration runs; each step is a line that people can type as well."""
    tell = {key: say(spoken, f"repository_ci_{key}") for key in ("about", "install", "replay", "notebooks")}
    return f"""\
# {tell["about"]}
name: rounds
on: [push, pull_request]
jobs:
  decided:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - name: {tell["install"]}
        run: python -m pip install -r requirements.txt
      - name: {tell["replay"]}
        run: |
          for record in decided/*/record.json; do
            portfolio replay "$record" "rounds/$(basename "$(dirname "$record")")" || exit 1
          done
      - name: {tell["notebooks"]}
        run: portfolio verify notebooks
"""


def _notebook(made: TeamRepository) -> dict[str, object]:
    """The notebook of a round, not yet run."""
    spoken, label = made.case.settings.language, made.label
    case, record = ROUND.format(label=label), RECORD.format(label=label)
    replayed = f'import portfolio as pf\n\ncase = pf.load("../{case}")\npf.replay("../{record}", case)'
    cells = [
        _cell(
            1, "markdown", say(spoken, "repository_notebook", label=label, name=in_markdown(made.case.name))
        ),
        _cell(2, "code", replayed),
        _cell(3, "markdown", say(spoken, "repository_notebook_table")),
        _cell(4, "code", "table = pf.arbitrate(case)\ntable.compromises"),
        _cell(5, "markdown", say(spoken, "repository_notebook_why")),
        _cell(6, "code", "pf.explain(pf.allocate(case))"),
    ]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    metadata = {"kernelspec": kernel, "language_info": {"name": "python"}}
    return {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


def _cell(number: int, kind: str, source: str) -> dict[str, object]:
    cell = {"cell_type": kind, "id": f"cell-{number:02}", "metadata": {}, "source": source}
    return cell | ({"execution_count": None, "outputs": []} if kind == "code" else {})
