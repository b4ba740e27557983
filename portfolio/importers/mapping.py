"""What a list's columns and cells mean, as somebody said it once: a file of a few lines, used every quarter.

Every key can be said in the file, in a call and after ``--set``; a test asks for each.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from portfolio.errors import CaseError, Fault, PortfolioError
from portfolio.importers.amounts import unit_word
from portfolio.importers.quantities import amount_of
from portfolio.importers.roles import Role
from portfolio.importers.sheet_forms import sheets_said
from portfolio.read_files import UnfitFileError, text_of_file
from portfolio.tables.numbers import number_of
from portfolio.tables.spelling import nearest
from portfolio.tables.text import quoted, text_of
from portfolio.words.languages import codes
from portfolio.words.sentences import Sentence, figure, listing, sentence

type Answer = object
"""What a key is answered with: a text, a number, a list, a table."""

_MERGED = (
    *("columns", "same_for_all", "scale", "sizes", "unit", "unit_lengths"),
    *("leave_out", "leave_out_where", "decided", "sheets"),
)
"""What is said item by item: the rest of it stays as another mapping says."""
TRACKERS = Path(__file__).with_name("trackers")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListMapping:
    """What was said about a list, key by key; what nobody said is empty.

    Examples
    --------
    >>> said = mapping_from({"cost": "Budget 2027", "scale": "High = 3; Low = 1"}, "a call")
    >>> said.columns[Role.COST], said.scale["low"]
    (('Budget 2027',), 1.0)
    """

    columns: Mapping[Role, tuple[str, ...]] = field(default_factory=dict)
    same_for_all: Mapping[Role, float] = field(default_factory=dict)
    sheet: str = ""
    headings: int | None = None
    scale: Mapping[str, float] = field(default_factory=dict)
    best: str = ""
    dates: str = ""
    sizes: Mapping[str, float] = field(default_factory=dict)
    decimal: str = ""
    signed_amounts: str = ""
    unit_lengths: Mapping[str, str] = field(default_factory=dict)
    unestimated: str | float = ""
    duplicates: str = ""
    several_teams: str = ""
    no_team: str = ""
    done: tuple[str, ...] = ()
    cancelled: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    closed: str = ""
    hidden: str = ""
    leave_out: Mapping[str, str] = field(default_factory=dict)
    unit: Mapping[str, str] = field(default_factory=dict)
    currency: str = ""
    language: str = ""
    title: str = ""
    decisions: str = ""
    links: str = ""
    links_left: str = ""
    totals: str = ""
    periods: str | tuple[str, ...] = ""
    tree: tuple[str, ...] = ()
    parts: str = ""
    decided: Mapping[str, str] = field(default_factory=dict)
    ignore: tuple[str, ...] = ()
    leave_out_where: Mapping[str, str] = field(default_factory=dict)
    sheets: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    tracker: str = ""
    sure: frozenset[str] = field(default=frozenset(), compare=False)
    """The keys that a person answered: what ships with the package is still to be confirmed."""
    counted: frozenset[str] = field(default=frozenset(), compare=False)
    """The words of the scale that a person gave a number."""

    def over(self, other: ListMapping) -> ListMapping:
        """This mapping, and what it leaves open as another says it."""
        kept = {
            name: value
            for name in self.__slots__
            if name not in ("sure", "counted") and (value := getattr(self, name)) not in ("", None, (), {})
        }
        for name in _MERGED:
            kept[name] = {**getattr(other, name), **getattr(self, name)}
        # a role that all items share is no column any more, and the other way round
        kept["columns"] = {r: c for r, c in kept["columns"].items() if r not in self.same_for_all}
        kept["same_for_all"] = {r: v for r, v in kept["same_for_all"].items() if r not in self.columns}
        return replace(other, **kept, sure=self.sure | other.sure, counted=self.counted | other.counted)


# --- the keys: each reads what a file or a person wrote, or says what must hold


def _text(value: Answer) -> str:
    if isinstance(value, list | dict):
        raise ValueError(sentence("list_key_text"))
    return text_of(value)


def _one_of(*words: str) -> Callable[[Answer], str]:
    def read(value: Answer) -> str:
        text = " ".join(_text(value).casefold().replace("-", " ").split())
        known = {w.replace("-", " "): w for w in words}
        if text not in known:
            raise ValueError(sentence("list_key_one_of", words=figure(listing, words, last="or")))
        return known[text]

    return read


def _words(value: Answer) -> tuple[str, ...]:
    items = value if isinstance(value, list) else re.split(r"\s*;\s*", _text(value))
    return tuple(t for item in items if (t := _text(item)))


def _headings(value: Answer) -> tuple[str, ...]:
    found = _words(value)
    if not found:
        raise ValueError(sentence("list_key_heading"))
    return found


def _row(value: Answer) -> int:
    text = _text(value)
    if not re.fullmatch(r"[1-9]\d{0,6}", text):
        raise ValueError(sentence("list_key_row"))
    return int(text)


def _pairs(value: Answer) -> dict[str, str]:
    if isinstance(value, dict):
        return {str(k): _text(v) for k, v in value.items()}
    pairs: dict[str, str] = {}
    for part in _words(value):
        key, sign, said = part.rpartition("=")
        if not sign or not key.strip() or not said.strip():
            raise ValueError(sentence("list_key_pairs"))
        pairs[key.strip()] = said.strip()
    return pairs


def word_of_scale(text: str) -> str:
    """A word of a scale as mappings have it, to be looked up."""
    return " ".join(text.casefold().split())


def _scale(value: Answer) -> dict[str, float]:
    scale: dict[str, float] = {}
    for word, said in _pairs(value).items():
        try:
            scale[word_of_scale(word)] = number_of(said)
        except ValueError:
            raise ValueError(sentence("list_key_scale", word=quoted(word), said=quoted(said))) from None
    return scale


def _unestimated(value: Answer) -> str | float:
    text = " ".join(_text(value).casefold().replace("_", " ").split())
    if text in ("leave out", "median", "free"):
        return text
    try:
        number, _ = amount_of(text)
    except ValueError:
        raise ValueError(sentence("list_key_unestimated")) from None
    if number < 0:
        raise ValueError(sentence("list_key_from_zero"))
    return number


def _currency(value: Answer) -> str:
    text = _text(value).upper()
    if not re.fullmatch(r"[A-Z]{3}", text):
        raise ValueError(sentence("list_key_currency"))
    return text


def _periods(value: Answer) -> str | tuple[str, ...]:
    labels = (
        _words(value)
        if isinstance(value, list)
        else tuple(filter(None, re.split(r"\s*[,;]\s*", _text(value))))
    )
    if len(labels) == 1 and labels[0].casefold() in ("dates", "sprints", "versions", "one"):
        return labels[0].casefold()
    if not labels:
        raise ValueError(sentence("list_key_periods"))
    return labels


_UNITS = ("seconds", "minutes", "hours", "days", "weeks", "months", "points")
DECIDED = ("fund", "reject", "open")
"""What a word in a column of decisions means; open binds nothing."""
REASONS = ("epic", "sub-task", "legend", "other")
"""Why items of a type are left out, as a mapping says it."""


def _unit(value: Answer) -> dict[str, str]:
    pairs = {k: v.casefold() for k, v in _pairs(value).items()}
    if wrong := next((v for v in pairs.values() if v not in _UNITS), None):
        raise ValueError(sentence("list_key_units", known=figure(listing, _UNITS), wrong=quoted(wrong)))
    return pairs


SIGNED = ("as written", "multiplied")
"""What amounts with a currency are under a heading in thousands."""


def _lengths(value: Answer) -> dict[str, str]:
    pairs = {unit_word(k): v for k, v in _pairs(value).items()}
    lengths: dict[str, str] = {}
    for unit, text in pairs.items():
        number, of = length_of(text)
        if not unit or not of or number <= 0:
            raise ValueError(sentence("list_key_lengths"))
        lengths[unit] = f"{text_of(number)} {of}"
    return lengths


def length_of(text: str) -> tuple[float, str]:
    """A length of time, and its unit; without unit where it is none: ``5 days``."""
    number, _, unit = text.strip().partition(" ")
    try:
        return number_of(number), unit_word(unit)
    except ValueError:
        return 0.0, ""


def _types(value: Answer) -> dict[str, str]:
    pairs = {k.casefold(): v.casefold() for k, v in _pairs(value).items()}
    if wrong := next((v for v in pairs.values() if v not in REASONS), None):
        raise ValueError(sentence("list_key_types", known=figure(listing, REASONS), wrong=quoted(wrong)))
    return pairs


def _decided(value: Answer) -> dict[str, str]:
    pairs = {word_of_scale(k): v.casefold() for k, v in _pairs(value).items()}
    if wrong := next((v for v in pairs.values() if v not in DECIDED), None):
        raise ValueError(sentence("list_key_decided", known=figure(listing, DECIDED), wrong=quoted(wrong)))
    return pairs


KEYS: Mapping[str, Callable[[Answer], Any]] = {
    "sheet": _text,
    "headings": _row,
    "scale": _scale,
    "best": _one_of("high", "low"),
    "dates": _one_of("day first", "month first"),
    "sizes": _scale,
    "decimal": _one_of(".", ","),
    "signed_amounts": _one_of(*SIGNED),
    "unit_lengths": _lengths,
    "unestimated": _unestimated,
    "duplicates": _one_of("add", "apart"),
    "several_teams": _one_of("first", "split", "each"),
    "no_team": _text,
    "done": _words,
    "cancelled": _words,
    "open": _words,
    "closed": _one_of("leave out", "keep"),
    "hidden": _one_of("leave out", "keep"),
    "leave_out": _types,
    "unit": _unit,
    "currency": _currency,
    "language": _one_of(*codes()),
    "title": _text,
    "decisions": _one_of("keep", "bind"),
    "links": _one_of("requires", "blocks", "leave out"),
    "links_left": _one_of("drop", "leave out"),
    "totals": _one_of("leave out", "keep"),
    "periods": _periods,
    "tree": _words,
    "parts": _one_of("children", "parents", "both"),
    "decided": _decided,
    "ignore": _words,
    "leave_out_where": _pairs,
    "sheets": sheets_said,
    "tracker": _text,
}
"""The keys beside the roles, each with what reads its answer."""


def mapping_from(said: Mapping[str, Answer], where: str, *, ships: bool = False) -> ListMapping:
    """A mapping from what was said, key by key.

    Parameters
    ----------
    said : mapping of str to text, number, list or table
        As a mapping file holds it.
    where : str
        Where it was said, for messages.
    ships : bool
        Whether it comes with the package: nobody has confirmed it then.

    Raises
    ------
    CaseError
        With every key that is none, and every answer that can't be one.
    """
    faults: list[Fault] = []
    columns: dict[Role, tuple[str, ...]] = {}
    same: dict[Role, float] = {}
    others: dict[str, Any] = {}
    for key, value in said.items():
        name = key.strip().casefold().replace("-", "_")
        try:
            if name in {*Role}:
                role = Role(name)
                if isinstance(value, int | float) or (
                    isinstance(value, str) and re.fullmatch(r"\d+([.,]\d+)?", value.strip())
                ):
                    same[role] = float(str(value).replace(",", "."))
                else:
                    columns[role] = _headings(value)
            elif name in KEYS:
                others[name] = KEYS[name](value)
            else:
                known = [*KEYS, *Role]
                like = nearest(name, known, loose=True)
                problem = (
                    sentence("list_key_misspelt", found=quoted(key), like=like)
                    if like
                    else sentence("list_key_unknown", found=quoted(key), known=figure(listing, known))
                )
                faults.append(
                    Fault(
                        "",
                        None,
                        key,
                        text_of(value) if not isinstance(value, list | dict) else "",
                        problem,
                        where,
                    )
                )
        except ValueError as error:
            own = error.args[0] if error.args and isinstance(error.args[0], Sentence) else None
            must = own or sentence("list_key_numbers", error=str(error))
            shown = sentence("list_key_list") if isinstance(value, list | dict) else quoted(text_of(value))
            faults.append(Fault("", None, key, "", sentence("list_key_wrong", must=must, found=shown), where))
    if faults:
        raise CaseError(faults, where)
    sure = frozenset() if ships else frozenset({*columns, *same, *others})
    counted = frozenset() if ships else frozenset(others.get("scale", ()))
    return ListMapping(columns=columns, same_for_all=same, **others, sure=sure, counted=counted)


def read_mapping(path: str | os.PathLike[str]) -> ListMapping:
    """A mapping file.

    Raises
    ------
    CaseError
        When it can't be read, with what is wrong in it.
    """
    return mapping_from(_toml(Path(path)), str(path))


def tracker_mapping(name: str) -> ListMapping:
    """What ships with the package about a tracker's exports.

    Raises
    ------
    PortfolioError
        For a tracker that nobody mapped yet.

    Examples
    --------
    >>> tracker_mapping("jira").columns[Role.ID][0]
    'Issue key'
    """
    if name not in trackers():
        raise PortfolioError(
            sentence(
                "list_fault_tracker",
                known=figure(listing, ["list", *trackers()], last="or"),
                found=quoted(name),
            )
        )
    told = {k: v for k, v in _toml(TRACKERS / f"{name}.toml").items() if k != "export"}
    return mapping_from({"tracker": name} | told, f"{name}.toml", ships=True)


def trackers() -> tuple[str, ...]:
    """The trackers whose exports are understood: the files of ``trackers/``."""
    return tuple(sorted(path.stem for path in TRACKERS.glob("*.toml")))


def _toml(path: Path) -> dict[str, Any]:
    def wrong(problem: str) -> CaseError:
        return CaseError([Fault("", None, "", "", problem, str(path))], str(path))

    try:
        return tomllib.loads(text_of_file(path))
    except UnfitFileError as error:
        raise wrong(error.problem) from None
    except OSError as error:
        raise wrong(sentence("list_fault_map_unread", error=error.strerror or str(error))) from None
    except UnicodeDecodeError:
        raise wrong(sentence("list_fault_map_bytes")) from None
    except (ValueError, RecursionError) as error:  # also a number of thousands of digits
        if not isinstance(error, tomllib.TOMLDecodeError):
            raise wrong(sentence("fault_toml_too_long")) from None
        raise wrong(sentence("list_fault_map_toml", error=str(error))) from None


def written(mapping: ListMapping, comments: Mapping[str, str]) -> str:
    """A mapping as a file: TOML, a comment over the keys that have one.

    Parameters
    ----------
    mapping : ListMapping
    comments : mapping of str to str
        What is said over a key, on one line; one of a role that the mapping leaves to what ships with the
        package stands alone.

    Examples
    --------
    >>> print(written(mapping_from({"cost": "Budget", "best": "low"}, "a call"), {"cost": "Budget: $45,000"}))
    # Budget: $45,000
    cost = "Budget"
    best = "low"
    <BLANKLINE>
    """
    import tomli_w

    lines: list[str] = []

    def tell(key: str, value: object) -> None:
        if key in comments:
            lines.append(f"# {' '.join(comments[key].split())}")
        lines.append(tomli_w.dumps({key: value}, indent=2).strip())

    for role in Role:
        if role in mapping.same_for_all:
            tell(role, mapping.same_for_all[role])
        elif role in mapping.columns:
            headings = mapping.columns[role]
            tell(role, headings[0] if len(headings) == 1 else list(headings))
        elif role in comments:
            lines.append(f"# {role}: {' '.join(comments[role].split())}")
    tables: list[tuple[str, object]] = []
    for key in KEYS:
        value = getattr(mapping, key)
        if value in ("", None, ()) or value == {}:
            continue
        plain = (
            list(value) if isinstance(value, tuple) else dict(value) if isinstance(value, Mapping) else value
        )
        tables.append((key, plain)) if isinstance(plain, dict) else tell(key, plain)
    for key, plain in tables:
        tell(key, plain)
    return "\n".join(lines) + "\n"


def answers_of(texts: Iterable[str]) -> dict[str, str]:
    """What was said after ``--set``: ``cost=Budget 2027`` and the like.

    Raises
    ------
    ValueError
        For a text without a sign between key and answer.
    """
    said: dict[str, str] = {}
    for text in texts:
        key, sign, answer = text.partition("=")
        if not sign or not key.strip() or not answer.strip():
            raise ValueError(sentence("list_fault_set", found=quoted(text)))
        said[key.strip()] = answer.strip()
    return said
