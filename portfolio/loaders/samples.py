"""The sample rounds, by name: to try things on, and to start a round of one's own from."""

from __future__ import annotations

from os import PathLike
from pathlib import Path

from portfolio.case.case import Case
from portfolio.errors import CaseError, Fault
from portfolio.loaders.folder import SETTINGS_FILE
from portfolio.loaders.load import load
from portfolio.loaders.save import save_new
from portfolio.tables import nearest, quoted
from portfolio.words.sentences import sentence

_PACKAGE = Path(__file__).parents[1]
_PLACES = (_PACKAGE / "samples", _PACKAGE.parent / "data" / "samples")
"""Where the samples are: beside an installed package, or in the folder that it is developed in."""


def sample(name: str) -> Case:
    """One of the sample rounds that come with the package, to try things on.

    ``dozen`` is a young company's round of twelve initiatives, ``douzaine`` the same in French;
    ``four_initiatives`` can be followed by hand; ``scaleup`` has forty-four and every table in use,
    ``scaleup_next`` is its next round, with work in flight, hires and transfers, ``scaleup_fr`` how a French
    Excel writes it;
    ``lorie_savage`` is a textbook problem.

    Parameters
    ----------
    name : str

    Raises
    ------
    CaseError
        For any other name: what there is.

    Examples
    --------
    >>> import portfolio as pf
    >>> pf.sample("dozen")  # doctest: +ELLIPSIS
    <Case Shift planning for restaurants: a dozen initiatives for 2027: 12 initiatives, 4 periods, ...>
    """
    places = _samples()
    if name not in places:
        like = nearest(str(name), places, loose=True)
        problem = sentence(
            "fault_sample_like" if like else "fault_sample",
            samples=", ".join(places),
            found=quoted(str(name)),
            like=like,
        )
        raise CaseError([Fault("", None, "", str(name), problem, "sample")])
    return load(places[name])


def new_from_sample(name: str, target: str | PathLike[str]) -> None:
    """Write a sample as the beginning of a round of one's own.

    Parameters
    ----------
    name : str
        As :func:`portfolio.sample` takes it.
    target : path
        A folder (made if missing) or a file ending in ``.xlsx``.

    Raises
    ------
    CaseError
        When there is no such sample, or something of that name is there already; nothing is written then.
    """
    save_new(sample(name), target, {})


def _samples() -> dict[str, Path]:
    """Where each sample is, by name."""
    place = next(place for place in _PLACES if place.is_dir())
    return {p.name: p for p in sorted(place.iterdir()) if (p / SETTINGS_FILE).is_file()}
