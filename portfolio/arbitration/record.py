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
from typing import Any

from portfolio.arbitration.arbitration import Arbitration, Portfolio
from portfolio.arbitration.compromises import COMPROMISES
from portfolio.case.case import Case
from portfolio.case.reading import case_from
from portfolio.errors import PortfolioError
from portfolio.loaders.source import path_of, write_atomically
from portfolio.model.allocation import Plan, choices_of
from portfolio.model.choices import Choice
from portfolio.model.comparison import changes, label
from portfolio.model.problem import Problem
from portfolio.model.violations import breaches
from portfolio.tables import RawTable
from portfolio.words.figures import per_cent
from portfolio.words.sentences import colon, say

FORMAT = 1
_BY_HAND = "by hand"
_LIBRARIES = ("portfolio-arbitration", "highspy", "numpy")


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


def _plain(text: str) -> str:
    """Text that says nothing to Markdown or HTML."""
    return " ".join(html.escape(text, quote=False).split()).replace("|", "\\|")


def _lines(content: Mapping[str, Any]) -> list[str]:
    from portfolio.words.figures import number, points

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
