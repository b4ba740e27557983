"""The decision record: what was decided on which inputs, at whose cost, to be kept in git and replayed."""

from __future__ import annotations

import hashlib
import html
import importlib.metadata
import json
import math
import platform
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from portfolio.allocation import Plan, choices_of
from portfolio.arbitration.compromises import COMPROMISES
from portfolio.arbitration.table import Arbitration, Portfolio, arbitrate
from portfolio.case import Case, case_from
from portfolio.errors import PortfolioError, SolverError
from portfolio.explanation.changes import changes, label
from portfolio.explanation.difference import inputs
from portfolio.feasibility import breaches
from portfolio.loaders.source import path_of, write_atomically
from portfolio.problem import Problem, check_search
from portfolio.solver.watch import within
from portfolio.tables import RawTable
from portfolio.valuation import Choice, effects
from portfolio.words import apart, colon, per_cent, say

if TYPE_CHECKING:
    import pandas as pd

FORMAT = 1
_BY_HAND = "by hand"
_LIBRARIES = ("portfolio-arbitration", "highspy", "numpy")
_NEAR = 1e-6
"""Points that differ by less, relative to their size, are the same: they may be reckoned on another
machine.
"""


@dataclass(frozen=True, eq=False)
class Record:
    """What a round ended in, as plain data.

    Attributes
    ----------
    content : mapping
        As it stands in the JSON file.
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
            content = json.loads(path_of(path).read_text(encoding="utf-8-sig"))
        except OSError as error:
            raise PortfolioError(
                f"{path}: must be a readable file; found {error.strerror or error}. Check the path."
            ) from None
        except ValueError:
            raise PortfolioError(
                f"{path}: must be a decision record in JSON; found something else."
            ) from None
        if not isinstance(content, dict) or content.get("format") != FORMAT or "seal" not in content:
            raise PortfolioError(
                f"{path}: must be a decision record of format {FORMAT}; found something else."
            )
        if content["seal"] != _seal(content):
            raise PortfolioError(
                f"{path}: must be a decision record as it was written; found one that was changed since. Take"
                " it from git again."
            )
        return cls(content)

    def save(self, folder: str | Path, name: str = "record") -> tuple[Path, Path]:
        """Write ``record.json`` and ``record.md``; the same round writes the same bytes."""
        place = path_of(folder)
        paths = place / f"{name}.json", place / f"{name}.md"
        texts = self.json, self.markdown + "\n"
        place.mkdir(parents=True, exist_ok=True)
        write_atomically({path: text.encode("utf-8") for path, text in zip(paths, texts, strict=True)})
        return paths

    @property
    def json(self) -> str:
        return json.dumps(self.content, ensure_ascii=False, indent=1) + "\n"

    @cached_property
    def case(self) -> Case:
        """The case as it was: the inputs stand in the record."""
        tables = {
            name: RawTable(name, name, table["columns"], list(enumerate(table["rows"], start=2)))
            for name, table in self.content["inputs"]["tables"].items()
        }
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
        amounts = {(r, p): math.inf if a is None else a for r, p, a in asked["limits"]}
        return Problem(self.case, asked["weights"], amounts, asked["locks"])

    @property
    def portfolio(self) -> Portfolio:
        """What was chosen."""
        return tuple(Choice(*c) for c in self.content["chosen"]["portfolio"])

    @property
    def markdown(self) -> str:
        """The record as people read it, in the case's language."""
        return "\n".join(_lines(self.content))

    def __str__(self) -> str:
        return self.markdown

    __repr__ = __str__

    def _repr_markdown_(self) -> str:
        return self.markdown


def record_of(table: Arbitration, chosen: str | Plan, agreed_by: Sequence[str]) -> Record:
    """See :meth:`portfolio.Arbitration.record`."""
    wrong = [who for who in agreed_by if not isinstance(who, str) or not who.strip()]
    if wrong:
        raise PortfolioError(f"agreed_by: must be the names of those who sign; found {wrong[0]!r}.")
    name = chosen if isinstance(chosen, str) else _BY_HAND
    portfolio = (
        table.compromise(chosen) if isinstance(chosen, str) else choices_of(table.problem.case, chosen)
    )
    broken = breaches(table.problem, portfolio)
    if broken:
        raise PortfolioError(
            "what is recorded must meet every limit and demand; found that it breaks"
            f" {'; '.join(map(str, broken))}."
        )
    problem, case = table.problem, table.problem.case
    alternatives = {party: table.own[party] for party in table.parties} | {
        n: table.compromise(n) for n in COMPROMISES
    }
    content: dict[str, Any] = {
        "format": FORMAT,
        "case": case.name,
        "language": case.settings.language,
        "currency": case.settings.currency,
        "versions": (
            {"python": platform.python_version()} | {n: importlib.metadata.version(n) for n in _LIBRARIES}
        ),
        "fingerprints": {"case": case.fingerprint, **case.fingerprints},
        "parties": {
            party: {
                "weights": dict(sorted(table.dealing.points(party).items())),
                "best": float(table.stakes.best[k]),
                "zero": float(table.stakes.zero[k]),
            }
            for k, party in enumerate(table.parties)
        },
        "chosen": {"compromise": name, **_told(table, portfolio), "portfolio": [list(c) for c in portfolio]},
        "names": {
            i: label(case, i)
            for i in sorted({c.initiative for p in (portfolio, *alternatives.values()) for c in p})
        },
        "decisions": [
            {k: None if k in table.parties and not math.isfinite(v) else v for k, v in row.items()}
            for row in table.decisions.to_dict("records")
        ],
        "alternatives": {
            n: {**_told(table, p), "changes": str(changes(portfolio, p)), "portfolio": [list(c) for c in p]}
            for n, p in alternatives.items()
        },
        "frontier": {
            "portfolios": len(table.portfolios),
            "resolution": table.resolution,
            "limit": table.limit,
        },
        "agreed_by": list(agreed_by),
        "problem": {
            "weights": dict(sorted(problem.weights.items())),
            "limits": [[r, p, None if math.isinf(a) else a] for (r, p), a in sorted(problem.amounts.items())],
            "locks": dict(sorted(problem.locks.items())),
        },
        "inputs": {"settings": dict(sorted(case.written_settings.items())), "tables": _tables(case)},
    }
    return Record(content | {"seal": _seal(content)})


def _seal(content: Mapping[str, Any]) -> str:
    """SHA-256 of all the rest, so that an edit by hand shows."""
    rest = {k: v for k, v in content.items() if k != "seal"}
    return hashlib.sha256(json.dumps(rest, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _told(table: Arbitration, portfolio: Portfolio) -> dict[str, Any]:
    """Points of a portfolio for each party, and what each concedes."""
    (row,) = table.concessions(portfolio).to_dict("records")
    return {
        "points": {p: row[p] for p in table.parties},
        "concedes": {p: row[f"{p} concedes"] for p in table.parties},
        "share": {p: None if math.isnan(row[f"{p} share"]) else row[f"{p} share"] for p in table.parties},
        "impact": row["impact"],
        "cost": row["cost"],
        "funded": row["funded"],
    }


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


@dataclass(frozen=True, eq=False)
class Replay:
    """A record, and the same round run again on a case.

    Attributes
    ----------
    record : Record
        As it was.
    again : Record
        As it is now.
    before, after : Case
    """

    record: Record
    again: Record
    before: Case
    after: Case

    @property
    def same(self) -> bool:
        """Whether inputs and outcome are what they were."""
        return self.inputs.empty and self.outcome.empty

    @property
    def inputs(self) -> pd.DataFrame:
        """Every input that differs: ``table``, ``row`` (its key), ``column``, ``before``, ``after`` (as text;
        empty: not there). Where only the order of an initiative's options, a scenario's changes or the
        periods differs, a row says so; no other order decides anything.
        """
        import pandas as pd

        columns = ("table", "row", "column", "before", "after")
        return pd.DataFrame({c: [row[k] for row in self._inputs] for k, c in enumerate(columns)}, dtype="str")

    @cached_property
    def _inputs(self) -> list[tuple[str, ...]]:
        return list(inputs(self.before, self.after))

    @property
    def outcome(self) -> pd.DataFrame:
        """Every figure of the outcome that differs: ``what``, ``before``, ``after`` (as text)."""
        import pandas as pd

        rows: list[tuple[str, str, str]] = []
        for part in ("parties", "chosen", "decisions", "alternatives", "frontier"):
            rows += _differing(part, self.record.content[part], self.again.content[part])
        return pd.DataFrame(rows, columns=["what", "before", "after"], dtype="str")

    def __str__(self) -> str:
        if self.same:
            return "The same: inputs and outcome are what the record says."
        changed, outcome = self.inputs, self.outcome
        lines = (
            [f"{len(changed)} input{'s differ' if len(changed) != 1 else ' differs'}:"]
            if len(changed)
            else ["The inputs are the same."]
        )
        lines += [
            f"- {table}, {row}, {column}: {old or '–'} → {new or '–'}"
            for table, row, column, old, new in self._inputs
        ]
        lines.append(
            f"{len(outcome)} figures of the outcome differ:" if len(outcome) else "The outcome is the same."
        )
        ours = outcome[~outcome.what.str.startswith("alternatives")]
        lines += [
            f"- {what}: {old or '–'} → {new or '–'}"
            for what, old, new in zip(*(ours[c] for c in ours), strict=True)
        ]
        if len(ours) < len(outcome):
            lines.append(f"- and {len(outcome) - len(ours)} of the alternatives")
        swaps = str(changes(self.record.portfolio, self.again.portfolio))
        if swaps:
            lines.append(f"The chosen portfolio changes: {swaps}")
        return "\n".join(lines)

    __repr__ = __str__


def replay(record: Record | str | Path, case: Case, time_limit: float | None = None) -> Replay:
    """Run a recorded round again: the same inputs give the same record, a changed one says what it changed.

    Parameters
    ----------
    record : Record, str or Path
        A record, or its JSON file.
    case : Case
        The case as it is now, with the decisions that were taken.
    time_limit : float, optional
        Seconds in all.

    Returns
    -------
    Replay
        ``.same``, or ``.inputs`` and ``.outcome`` with what differs.

    Raises
    ------
    PortfolioError
        When the file is no record, or a portfolio made by hand no longer meets every limit and demand.
    TimeLimitError
        When the round was not run again in time.

    Examples
    --------
    >>> import portfolio as pf
    >>> case = pf.load("data/samples/dozen")
    >>> pf.replay(pf.arbitrate(case).record("nash"), case).same
    True
    """
    if not isinstance(case, Case):
        raise PortfolioError(f"case: must be a case; found {case!r}. Load it first: pf.load(path).")
    old = record if isinstance(record, Record) else Record.load(record)
    before, asked = old.case, old.problem
    # what the question changed beside its tables, as far as the case still has it
    dealt = effects(before).own_weights
    weights = {
        o: w
        for o, w in asked.weights.items()
        if w != dealt.get(o) and o in case.table("objectives")["objective"]
    }
    amounts = {
        (r, p): a
        for (r, p), a in asked.amounts.items()
        if r in case.table("resources")["resource"] and p in case.periods
    }
    locks = {i: held for i, held in asked.locks.items() if i in case.table("initiatives")["initiative"]}
    name = old.content["chosen"]["compromise"]
    check_search(time_limit=time_limit)
    try:
        with within(time_limit):
            table = arbitrate(Problem(case, weights, amounts, locks), limit=old.content["frontier"]["limit"])
            again = table.record(old.portfolio if name == _BY_HAND else name, old.content["agreed_by"])
    except PortfolioError as error:
        if name != _BY_HAND or isinstance(error, SolverError):
            raise
        changed = "; ".join(" ".join(filter(None, row[:3])) for row in inputs(before, case)) or "none"
        fits = f"the recorded portfolio, made by hand, must still fit; found that it does not: {error}"
        raise PortfolioError(f"{fits}. Inputs that differ: {changed}.") from None
    return Replay(old, again, before, case)


def _differing(what: str, before: Any, after: Any) -> list[tuple[str, str, str]]:
    """Every leaf in which two pieces of plain data differ."""
    if isinstance(before, dict) and isinstance(after, dict):
        return [
            d
            for k in dict.fromkeys([*before, *after])
            for d in _differing(f"{what}, {k}", before.get(k), after.get(k))
        ]
    if isinstance(before, list) and isinstance(after, list) and what.endswith("portfolio"):
        lost, got = (
            [c for c in some if c not in others] for some, others in ((before, after), (after, before))
        )
        return [(what, " · ".join(map(apart, lost)), " · ".join(map(apart, got)))] if before != after else []
    if isinstance(before, list) and isinstance(after, list):
        longest = max(len(before), len(after))
        pairs = [(some + [None] * longest)[:longest] for some in (before, after)]
        return [
            d
            for n, (b, a) in enumerate(zip(*pairs, strict=True), start=1)
            for d in _differing(f"{what} {n}", b, a)
        ]
    if isinstance(before, int | float) and isinstance(after, int | float):
        same = math.isclose(before, after, rel_tol=_NEAR, abs_tol=_NEAR) or (
            before != before and after != after
        )
        return [] if same else [(what, f"{before:g}", f"{after:g}")]
    return (
        []
        if before == after
        else [(what, "" if before is None else str(before), "" if after is None else str(after))]
    )


def _plain(text: str) -> str:
    """Text that says nothing to Markdown or HTML."""
    return " ".join(html.escape(text, quote=False).split()).replace("|", "\\|")


def _lines(content: Mapping[str, Any]) -> list[str]:
    from portfolio.words import number, points

    language, names = content["language"], content["names"]
    chosen, parties = content["chosen"], content["parties"]

    def row(cells: Sequence[str]) -> str:
        return "| " + " | ".join(map(_plain, cells)) + " |"

    def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
        return [row(head), row(["---"] * len(head)), *(row(r) for r in rows), ""]

    def t(phrase: str, **figures: object) -> str:
        return say(language, phrase, **figures)

    def share(value: float | None) -> str:
        return "–" if value is None else per_cent(value, language)

    money = f"{number(chosen['cost'], language)} {content['currency']}".strip()
    lines = [f"# {t('record')}{colon(language)} {_plain(content['case'])}", ""]
    lines += [
        t(
            "record_chosen",
            compromise=t(f"compromise_{chosen['compromise']}"),
            funded=chosen["funded"],
            cost=money,
        ),
        "",
    ]
    lines += [f"## {t('record_parties')}", ""]
    lines += table(
        [t("party"), t("own_best"), t("obtains"), t("concedes"), t("share_of_span")],
        [
            [
                p,
                points(v["best"], language),
                points(chosen["points"][p], language),
                points(chosen["concedes"][p], language),
                share(chosen["share"][p]),
            ]
            for p, v in parties.items()
        ],
    )
    lines += [f"## {t('record_funded')}", ""]
    lines += table(
        [t("initiative"), t("option"), t("start")],
        [[f"{names[i]} ({i})", o, s] for i, o, s in chosen["portfolio"]],
    )
    lines += [f"## {t('record_decisions')}", ""]
    decided = content["decisions"]
    head = [
        t("initiative"),
        t("decision"),
        t("decided_who"),
        t("decided_why"),
        t("decided_on"),
        *(t("price_for", party=p) for p in parties),
    ]
    lines += (
        table(
            head,
            [
                [
                    d["initiative"],
                    " ".join(filter(None, [t(f"decision_{d['decision']}"), d["option"], d["start"]])),
                    d["by"],
                    d["reason"],
                    d["date"],
                    *("–" if d[p] is None else points(d[p], language) for p in parties),
                ]
                for d in decided
            ],
        )
        if decided
        else [t("record_none"), ""]
    )
    lines += [f"## {t('record_alternatives')}", ""]
    rows = [
        [
            t(f"compromise_{n}") if n not in parties else t("best_of", party=n),
            *(points(a["points"][p], language) for p in parties),
            number(a["cost"], language),
            a["changes"] or t("the_same"),
        ]
        for n, a in content["alternatives"].items()
    ]
    lines += table([t("alternative"), *parties, t("cost"), t("changes_against")], rows)
    grid = content["frontier"]
    lines += [
        t(
            "record_frontier" if not grid["resolution"] else "record_grid",
            count=grid["portfolios"],
            points=points(grid["resolution"], language),
        ),
        "",
    ]
    if content["agreed_by"]:
        lines += [f"{t('agreed_by')}{colon(language)} {', '.join(map(_plain, content['agreed_by']))}", ""]
    versions = ", ".join(f"{k} {v}" for k, v in content["versions"].items())
    lines += [f"{t('fingerprint')}{colon(language)} `{content['fingerprints']['case']}` · {versions}"]
    return lines
