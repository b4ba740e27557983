"""What was understood of a list, as people read it: on a terminal and in a notebook."""

from __future__ import annotations

import re
import shlex
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from portfolio.errors import Fault, first_of
from portfolio.importers.findings import Findings, LeftOut, Question, Understood, Why, where
from portfolio.words.media import on_page
from portfolio.words.sentences import colon, say
from portfolio.words.text_tables import text_table

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Report:
    """What was understood of a list, what was assumed, left out and asked.

    Every row of the table that was read is either in ``used`` (row to initiative) or in ``left_out``.
    """

    file: str
    language: str
    understood: tuple[Understood, ...]
    assumed: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    questions: tuple[Question, ...]
    used: Mapping[int, str]
    source: str = ""

    @property
    def open(self) -> tuple[Question, ...]:
        """The questions that stop the import."""
        return tuple(q for q in self.questions if q.stops)

    def plain(self) -> dict[str, list[dict[str, object]]]:
        """Every part as rows of plain values."""
        return {
            "understood": [
                {"heading": u.heading, "role": u.role, "example": u.example} for u in self.understood
            ],
            "assumed": [{"assumed": text} for text in self.assumed],
            "left_out": [
                {"file": r.file, "row": r.row, "name": r.name, "why": str(r.why), "because": r.because}
                for r in self.left_out
            ],
            "questions": [
                {"key": q.key, "question": q.text, "readings": " | ".join(q.readings), "stops": q.stops}
                for q in self.questions
            ],
            "used": [{"row": row, "initiative": ident} for row, ident in sorted(self.used.items())],
        }

    def frame(self, name: str) -> pd.DataFrame:
        """One part as a fresh frame."""
        import pandas as pd

        rows = self.plain()[name]
        return pd.DataFrame(rows, columns=list(rows[0]) if rows else _COLUMNS[name])

    def __str__(self) -> str:
        return told(self)

    def _repr_html_(self) -> str:
        return html(self)


_COLUMNS = {
    "understood": ["heading", "role", "example"],
    "assumed": ["assumed"],
    "left_out": ["file", "row", "name", "why", "because"],
    "questions": ["key", "question", "readings", "stops"],
    "used": ["row", "initiative"],
}


def report_of(findings: Findings) -> Report:
    """What was found, for good."""
    return Report(
        findings.file,
        findings.language,
        tuple(findings.understood),
        tuple(findings.assumed),
        tuple(sorted(findings.left_out, key=lambda r: (r.file != findings.file, r.row))),
        tuple(findings.questions),
        dict(findings.used),
        findings.source,
    )


_MOST = 12
"""So many rows that were left out are shown, then counted: a screen holds them with the plan below."""


def told(report: Report, faults: Iterable[Fault] = ()) -> str:
    """The whole report: faults and questions first, since nothing comes out before they are answered."""
    parts = [_head(report)]
    if wrong := [f"- {fault.told(report.language)}" for fault in faults]:
        parts.append("\n".join([say(report.language, "list_faults"), *wrong]))
    if report.open:
        parts.append(
            "\n".join(
                [say(report.language, "list_asked"), *(_asked(q, report.language) for q in report.open)]
            )
        )
    if len(report.open) > 1 and not any("…" in r for q in report.open for r in q.readings[:1]):
        firsts = " ".join(f"--set {_typed(f'{q.key}={q.readings[0]}')}" for q in report.open if q.readings)
        parts.append(say(report.language, "list_all_first", answers=firsts))
    if shown := [u for u in report.understood if u.role not in ("own", "ignored")]:
        columns = {
            say(report.language, "list_heading"): [u.heading for u in shown],
            say(report.language, "list_reads_as"): [_role(u.role, report.language) for u in shown],
            say(report.language, "list_example"): [u.example for u in shown],
        }
        parts.append(f"{say(report.language, 'list_understood')}\n{text_table(columns, [])}")
    if own := [u.heading for u in report.understood if u.role == "own" and u.heading]:
        parts.append(say(report.language, "list_own", columns=first_of(list(dict.fromkeys(own)))))
    if ignored := [u.heading for u in report.understood if u.role == "ignored"]:
        parts.append(say(report.language, "list_ignored", columns=first_of(list(dict.fromkeys(ignored)))))
    if report.assumed:
        parts.append(
            "\n".join([say(report.language, "list_assumed"), *(f"- {text}" for text in report.assumed)])
        )
    if report.left_out:
        parts.append("\n".join([say(report.language, "list_left_out"), *_left_out(report)]))
    if confirm := [q for q in report.questions if not q.stops]:
        parts.append(
            "\n".join(
                [say(report.language, "list_to_confirm"), *(_asked(q, report.language) for q in confirm)]
            )
        )
    return "\n\n".join(parts)


def _head(report: Report) -> str:
    place = where(report.file, report.language)
    file = place if report.source in ("", report.file) else f"{report.source}, {place}"
    here = [r for r in report.left_out if r.file == report.file]
    rows = len(report.used) + len(here)
    return say(
        report.language,
        "list_head" if rows != 1 else "list_head_one",
        file=file,
        used=str(len(report.used)),
        rows=str(rows),
        left=str(len(here)),
    )


def _role(role: str, language: str) -> str:
    """``cost 2`` is the cost of the second period, ``cost 2027Q1`` of that one."""
    word, _, more = role.partition(" ")
    return f"{say(language, f'list_role_{word}')} {more}".strip()


def _asked(question: Question, language: str) -> str:
    answers = [f"    --set {_typed(f'{question.key}={reading}')}" for reading in question.readings]
    key = "list_answer" if question.stops else "list_confirm"
    return "\n".join([f"- {question.text} {say(language, key)}", *answers])


def _typed(text: str) -> str:
    """An argument as a shell takes it: between single quotes where double ones would let it read a word."""
    if re.search(r"[$`!\\]", text):
        return shlex.quote(text)
    return text if re.fullmatch(r"[\w=.,-]+", text) else '"' + text.replace('"', '\\"') + '"'


def because(row: LeftOut, language: str) -> str:
    """Why a row was left out, with its own words."""
    why = say(language, f"list_why_{row.why}")
    return f"{why} ({row.because})" if row.because else why


def _some_of_each(rows: Sequence[LeftOut]) -> list[LeftOut]:
    """The rows that are shown, in their order: of the rarest reasons all, of the others the first ones."""
    counts = Counter(row.why for row in rows)
    shown: dict[Why, int] = {}
    for place, (why, count) in enumerate(reversed(counts.most_common())):
        shown[why] = min(count, max(1, (_MOST - sum(shown.values())) // (len(counts) - place)))
    seen: Counter[Why] = Counter()
    found = []
    for row in rows:
        seen[row.why] += 1
        if seen[row.why] <= shown[row.why]:
            found.append(row)
    return found


def _left_out(report: Report) -> list[str]:
    language = report.language
    first = {*_some_of_each(report.left_out)}
    shown = [
        f"- {where(row.file, language) + ', ' if row.file != report.file else ''}"
        f"{say(language, 'list_row', row=str(row.row))}{f', {row.name}' if row.name else ''}{colon(language)}"
        f" {because(row, language)}"
        for row in report.left_out
        if row in first
    ]
    if more := [row for row in report.left_out if row not in first]:
        counts = Counter(say(language, f"list_why_{row.why}") for row in more)
        shown.append(
            "- "
            + say(
                language,
                "list_more",
                count=str(len(more)),
                reasons=", ".join(f"{n} {w}" for w, n in counts.items()),
            )
        )
    return shown


def html(report: Report) -> str:
    """The report for a notebook."""
    language = report.language
    parts = [f"<p>{on_page(_head(report))}</p>"]
    shown = [
        (u.heading, _role(u.role, language) if u.role != "own" else say(language, "list_kept"), u.example)
        for u in report.understood
    ]
    heads = [say(language, k) for k in ("list_heading", "list_reads_as", "list_example")]
    parts.append(_section(say(language, "list_understood"), heads, shown))
    if report.assumed:
        items = "".join(f"<li>{on_page(text)}</li>" for text in report.assumed)
        parts.append(f"<h4>{on_page(say(language, 'list_assumed'))}</h4><ul>{items}</ul>")
    if report.left_out:
        rows = [(where(r.file, language), str(r.row), r.name, because(r, language)) for r in report.left_out]
        heads = [say(language, k) for k in ("list_file", "list_row_head", "list_item", "list_why")]
        parts.append(_section(say(language, "list_left_out"), heads, rows))
    if report.questions:
        rows_q = [(q.key, q.text, " | ".join(q.readings)) for q in report.questions]
        heads = [say(language, k) for k in ("list_key", "list_question", "list_readings")]
        key = "list_asked" if report.open else "list_to_confirm"
        parts.append(_section(say(language, key), heads, rows_q))
    return "".join(parts)


def _section(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    head = "".join(f"<th style='text-align:left'>{on_page(h)}</th>" for h in heads)
    body = "".join(
        "<tr>" + "".join(f"<td style='text-align:left'>{on_page(c)}</td>" for c in row) + "</tr>"
        for row in rows
    )
    return f"<h4>{on_page(title)}</h4><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
