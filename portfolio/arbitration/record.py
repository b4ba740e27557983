"""The decision record: what was decided on which inputs, at whose cost, to be kept in git and replayed."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import math
import platform
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from portfolio.allocator.questions.pareto import Portfolio
from portfolio.arbitration.record_text import markdown
from portfolio.case.case import Case
from portfolio.case.reading import case_from
from portfolio.errors import PortfolioError, system_said
from portfolio.loaders.source import path_of
from portfolio.model.choices import Choice, indices
from portfolio.model.comparison import changes
from portfolio.model.constraints import rule_said
from portfolio.model.effects import effects
from portfolio.model.given_said import given_columns, given_said
from portfolio.model.problem import Problem
from portfolio.model.rules import reached, rules_of
from portfolio.model.transfers import given_for, has_transfers
from portfolio.model.usage import spend_of
from portfolio.model.value import valuation
from portfolio.model.violations import violations
from portfolio.read_files import UnfitFileError, text_of_file
from portfolio.tables import RawTable
from portfolio.whole_files import finish_writing, write_whole
from portfolio.words.media import in_json
from portfolio.words.sentences import Sentence, clauses, figure, sentence

if TYPE_CHECKING:
    import pandas as pd

FORMAT = 1
"""Of the file. It goes up when records that are kept would be read as something else; those are refused."""
_LIBRARIES = ("portfolio-arbitration", "highspy", "numpy")


def _unread(path: str, error: OSError) -> Sentence:
    """Why there is no record to read."""
    if isinstance(error, FileNotFoundError):
        return sentence("record_no_file", path=path)
    if isinstance(error, UnfitFileError):
        return sentence("fault_at", where=path, problem=error.problem)
    if isinstance(error, IsADirectoryError):
        return sentence("record_folder", path=path)
    return sentence("record_unreadable", path=path, found=system_said(error))


@dataclass(frozen=True, eq=False)
class Record:
    """What a round ended in, as plain data.

    Attributes
    ----------
    content : mapping
        As it stands in the JSON file.

    Examples
    --------
    >>> import portfolio as pf
    >>> record = pf.arbitrate(pf.load("data/samples/dozen")).record("nash")
    >>> record.content["frontier"]["portfolios"], record.content["decisions"]
    (7, [])
    """

    content: Mapping[str, Any]

    @classmethod
    def load(cls, path: str | Path) -> Record:
        """Read a record from its JSON file.

        Raises
        ------
        PortfolioError
            When there is none, it is no record of this format, or it was changed since it was written.
        """
        try:
            place = path_of(path)
            finish_writing(place.parent)
            content = json.loads(text_of_file(place))
            sealed = _seal(content) if isinstance(content, dict) else ""
        except OSError as error:
            raise PortfolioError(_unread(str(path), error)) from None
        except (ValueError, RecursionError):  # also half a character, brackets thousands deep
            raise PortfolioError(sentence("record_no_json", path=path)) from None
        if not sealed or content.get("format") != FORMAT or "seal" not in content:
            raise PortfolioError(sentence("record_no_record", path=path, format=FORMAT))
        if content["seal"] != sealed:
            raise PortfolioError(sentence("record_tampered", path=path))
        record = cls(content)
        for place_in, read in _PARTS.items():
            try:
                read(record)
            except _DAMAGED:
                raise PortfolioError(sentence("record_damaged", path=path, place=place_in)) from None
        return record

    def save(self, folder: str | Path, name: str = "record") -> tuple[Path, Path]:
        """Write ``record.json`` and ``record.md``; the same round writes the same bytes."""
        place = path_of(folder)
        files = files_of(self, place, name)
        write_whole(files)
        to_replay, to_read = files
        return to_replay, to_read

    @property
    def json(self) -> str:
        return in_json(self.content) + "\n"

    @cached_property
    def case(self) -> Case:
        """The case as it was: the inputs stand in the record."""
        tables = {
            name: RawTable(name, name, list(table["columns"]), list(enumerate(table["rows"], start=2)))
            for name, table in self.content["inputs"]["tables"].items()
        }
        for table in tables.values():
            if not all(
                isinstance(c, _CELL) for cells in (table.header, *(r for _, r in table.rows)) for c in cells
            ):
                raise TypeError(table.name)
        # whether its scenarios can be asked is no matter of what was decided
        return case_from(
            tables,
            self.content["inputs"]["settings"],
            source="the record",
            settings_file="settings",
            scenarios=False,
        )

    @property
    def problem(self) -> Problem:
        """The round as it was asked."""
        asked = self.content["problem"]
        funded, without = (
            [i for i, held in asked["locks"].items() if held is wanted] for wanted in (True, False)
        )
        if len(funded) + len(without) < len(asked["locks"]):
            raise TypeError("locks")
        # by the same doors as it was asked, which refuse what is no number and no name
        problem = Problem(self.case).with_weights(asked["weights"])
        problem = problem.with_limits({(r, p): amount for r, p, amount in asked["limits"]})
        problem = problem.with_funded(*funded).without(*without)
        for initiative, period in asked.get("earliest", {}).items():
            problem = problem.not_before(initiative, period)
        problem = problem.protected(asked.get("overruns"))
        kept = asked.get("kept")
        return problem if kept is None else problem.keeping(kept["lines"], kept["changes"])

    @property
    def portfolio(self) -> Portfolio:
        """What was chosen."""
        return _lines(self.content["chosen"]["portfolio"])

    @property
    def near(self) -> tuple[Portfolio, float] | None:
        """The lines of the plan that it was chosen near to, and the share that could be lost; None where it
        was not.
        """
        near = self.content["chosen"].get("near")
        return None if near is None else (tuple(Choice(*line) for line in near["lines"]), near["within"])

    @property
    def markdown(self) -> str:
        """The record as people read it, in the case's language."""
        return markdown(self.content)

    def __str__(self) -> str:
        return self.markdown

    __repr__ = __str__

    def _repr_markdown_(self) -> str:
        return self.markdown


REPLAYED = ("parties", "chosen", "decisions", "alternatives", "frontier")
"""The parts that are held against what comes out when a round is run again."""


def _numbers(node: object) -> None:
    """Every number, as one that can be compared: JSON may hold whole ones that no other number is like."""
    if isinstance(node, Mapping):
        node = list(node.values())
    if isinstance(node, list):
        for part in node:
            _numbers(part)
    elif isinstance(node, int):
        float(node)


_PARTS: Mapping[str, Callable[[Record], object]] = {
    "numbers": lambda record: _numbers(record.content),
    "inputs": lambda record: record.case,
    "problem": lambda record: record.problem,
    "chosen": lambda record: (record.portfolio, record.near),
    "agreed_by": lambda record: signatories(record.content["agreed_by"]),
    "parties, left_out, alternatives": lambda record: record.markdown,
    "alternatives": lambda record: [_lines(p["portfolio"]) for p in record.content["alternatives"].values()],
    "decisions, frontier": lambda record: [record.content[part] for part in REPLAYED],
}
"""All that is read of a record, by where it stands: it is read once when it is loaded, so that nothing is
found to be missing later."""
_DAMAGED = (LookupError, TypeError, ValueError, AttributeError, ArithmeticError, RecursionError)
"""What comes of plain data that is not what it was taken for."""
_CELL = (str, int, float, bool, type(None))


def _lines(lines: Sequence[Sequence[str]]) -> Portfolio:
    """The lines of a portfolio as they stand in the file, all of them names."""
    made = tuple(Choice(*line) for line in lines)
    if not all(isinstance(name, str) for line in made for name in line):
        raise TypeError("names")
    return made


def signatories(agreed_by: str | Sequence[str]) -> list[str]:
    """The names of those who sign, checked."""
    names = [agreed_by] if isinstance(agreed_by, str) else list(agreed_by)
    wrong = [who for who in names if not isinstance(who, str) or not who.strip()]
    if wrong:
        raise PortfolioError(sentence("record_must_sign", found=repr(wrong[0])))
    return names


def check_holds(problem: Problem, portfolio: Portfolio) -> None:
    """What is recorded meets every limit and demand."""
    broken = violations(problem, portfolio)
    if broken:
        raise PortfolioError(sentence("record_breaks", what=figure(clauses, [b.where for b in broken])))


def recorded(
    problem: Problem,
    *,
    parties: Mapping[str, Mapping[str, Any]],
    chosen: tuple[str, Portfolio],
    alternatives: Mapping[str, Portfolio],
    concessions: Callable[[Portfolio], pd.DataFrame],
    decisions: pd.DataFrame,
    left_out: pd.DataFrame,
    frontier: Mapping[str, Any],
    agreed_by: Sequence[str],
    near: Mapping[str, Any] | None = None,
) -> Record:
    """The record of a table, sealed; see :meth:`portfolio.Arbitration.record`.

    Parameters
    ----------
    problem : Problem
        The round as it was asked.
    parties : mapping of str to mapping
        By party: ``weights``, ``best`` and ``zero``.
    chosen : (str, portfolio)
        And what picked it: a named compromise, or ``by hand``.
    alternatives : mapping of str to portfolio
        What else was on the table, by name.
    concessions : callable
        What a portfolio concedes, as :meth:`portfolio.Arbitration.concessions` says.
    decisions : DataFrame
        As :attr:`portfolio.Arbitration.decisions`.
    left_out : DataFrame
        As :meth:`portfolio.Arbitration.left_out`.
    frontier : mapping
        How many portfolios none dominates, to which resolution, within which limit.
    agreed_by : sequence of str
    near : mapping, optional
        The plan that what was chosen is near to, as :func:`portfolio.arbitration.near_compromise.as_recorded`
        says.
    """
    case, (name, portfolio) = problem.case, chosen

    left = {*left_out["initiative"]} | (set() if near is None else {i for i, *_ in near["changes"]})

    def told(plan: Portfolio) -> dict[str, Any]:
        return _conceded(concessions(plan), list(parties))

    # what came after the first records stands there only where the case has it: the others stay as they are
    beside: dict[str, Any] = {"rules": _rules(problem, portfolio)} if len(case.table("rules")) else {}
    beside |= {"transfers": _transfers(problem, portfolio)} if has_transfers(case) else {}
    content: dict[str, Any] = {
        "format": FORMAT,
        "case": case.name,
        "language": case.settings.language,
        "currency": case.money_unit,
        "versions": (
            {"python": platform.python_version()} | {n: importlib.metadata.version(n) for n in _LIBRARIES}
        ),
        "fingerprints": {"case": case.fingerprint, **case.fingerprints},
        "parties": dict(parties),
        "chosen": {
            "compromise": name,
            **told(portfolio),
            "portfolio": [list(c) for c in portfolio],
            **({} if near is None else {"near": dict(near)}),
        },
        "names": {
            i: case.names("initiatives")[i]
            for i in sorted({c.initiative for p in (portfolio, *alternatives.values()) for c in p} | left)
        },
        "funded": _funded(problem, portfolio),
        "left_out": [
            _left_out(row, list(parties))
            for row in sorted(left_out.to_dict("records"), key=lambda row: str(row["initiative"]))
        ],
        "decisions": [
            {k: None if k in parties and not math.isfinite(v) else v for k, v in row.items()}
            for row in decisions.to_dict("records")
        ],
        **beside,
        "alternatives": {
            n: {**told(p), "changes": str(changes(portfolio, p)), "portfolio": [list(c) for c in p]}
            for n, p in alternatives.items()
        },
        "frontier": dict(frontier),
        "agreed_by": list(agreed_by),
        "problem": _question(problem),
        "inputs": {"settings": dict(sorted(case.written_settings.items())), "tables": _tables(case)},
    }
    return Record(content | {"seal": _seal(content)})


def _question(problem: Problem) -> dict[str, Any]:
    """What was asked beside the tables; an amount without limit is null. What came after the first records
    stands there only where it was asked, so that the others stay as they are.
    """
    question: dict[str, Any] = {
        "weights": dict(sorted(problem.weights.items())),
        "limits": [[r, p, None if math.isinf(a) else a] for (r, p), a in sorted(problem.amounts.items())],
        "locks": dict(sorted(problem.locks.items())),
    }
    if problem.kept is not None:
        lines = [list(line) for line in problem.kept.lines]
        question["kept"] = {"lines": lines, "changes": problem.kept.changes}
    if problem.earliest:
        question["earliest"] = dict(sorted(problem.earliest.items()))
    if problem.overruns:
        question["overruns"] = problem.overruns
    return question


def files_of(record: Record, folder: Path, name: str) -> dict[Path, bytes]:
    """The files of a record: the one to replay it from, then the one to read."""
    texts = {f"{name}.json": record.json, f"{name}.md": f"{record.markdown}\n"}
    return {folder / called: text.encode("utf-8") for called, text in texts.items()}


def _seal(content: Mapping[str, Any]) -> str:
    """SHA-256 of all the rest, so that an edit by hand shows."""
    rest = {k: v for k, v in content.items() if k != "seal"}
    return hashlib.sha256(json.dumps(rest, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _conceded(frame: pd.DataFrame, parties: Sequence[str]) -> dict[str, Any]:
    """Points of a portfolio for each party, and what each concedes."""
    (row,) = frame.to_dict("records")
    return {
        "points": {p: row[p] for p in parties},
        "concedes": {p: row[f"{p} concedes"] for p in parties},
        "share": {p: None if math.isnan(row[f"{p} share"]) else row[f"{p} share"] for p in parties},
        "impact": row["impact"],
        "cost": row["cost"],
        "funded": row["funded"],
    }


def _funded(problem: Problem, portfolio: Portfolio) -> list[dict[str, Any]]:
    """Who owns each line of a portfolio, what it costs, and what it adds to the impact."""
    case, numbers = problem.case, effects(problem.case)
    worth = valuation(numbers, *indices(numbers, portfolio), numbers.points(problem.weights))
    return [
        {
            "initiative": c.initiative,
            "owner": case.rows("initiatives")[c.initiative]["owner"] or "",
            "cost": spend_of(case, [c]),
            "points": earned,
        }
        for c, earned in zip(portfolio, worth.earned.tolist(), strict=True)
    ]


def _transfers(problem: Problem, portfolio: Portfolio) -> list[dict[str, Any]]:
    """What means give each other for the portfolio, a row a transfer that gives anything: the amounts by
    period, and what it does in words.
    """
    amounts = given_for(problem, portfolio)
    given = {} if amounts is None else given_columns(problem.case, amounts)
    said = given_said(problem.case, given, problem.case.settings.language)
    rows = [dict(zip(given, row, strict=True)) for row in zip(*given.values(), strict=True)]
    return [
        {"transfer": name, "says": says, "given": [row for row in rows if row["transfer"] == name]}
        for name, says in said.items()
    ]


def _rules(problem: Problem, portfolio: Portfolio) -> list[dict[str, Any]]:
    """The rules that the round kept to, in words, and what the portfolio comes to in each."""
    case, language = problem.case, problem.case.settings.language
    chosen = indices(effects(case), portfolio)
    return [
        {
            "rule": rule.name,
            "says": [rule_said(case, rule, part, language) for part in rule.bounds],
            "by_period": rule.counted.by_period,
            **dict(zip(("least", "most"), reached(case, rule, *chosen), strict=True)),
        }
        for rule in rules_of(case)
    ]


def _left_out(row: Mapping[Any, Any], parties: Sequence[str]) -> dict[str, Any]:
    """What was not funded as plain data: a price that is null is that of what no portfolio can hold; one that
    is not there did not come in time.
    """
    told = {
        k: None if isinstance(v, float) and math.isnan(v) else v for k, v in row.items() if k not in parties
    }
    prices = {p: None if math.isinf(row[p]) else row[p] for p in parties if not math.isnan(row[p])}
    return told | {"prices": prices}


def _tables(case: Case) -> dict[str, Any]:
    """Every table as it was written, its columns and rows in one order, so that the same inputs give the
    same bytes.
    """
    found = {}
    for name, table in case.written.items():
        table = table.ordered()
        known = [c for c in table.schema.names if any(v is not None for v in table[c])]
        # periods and steps keep their order, and stay where nothing is limited
        rest = sorted(c for c in table.columns if c not in table.schema.names and c not in table.further)
        columns = [*known, *table.further, *rest]
        if len(table):
            found[name] = {"columns": columns, "rows": [[row[c] for c in columns] for row in table]}
    return found
