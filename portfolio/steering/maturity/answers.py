"""Answers to the questionnaire: read from a file, asked on a terminal, written to go on with."""

from __future__ import annotations

import math
import os
import re
import textwrap
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from portfolio.errors import CaseError, Fault
from portfolio.loaders.source import path_of
from portfolio.read_files import UnfitFileError, whole_file
from portfolio.steering.maturity.questionnaire import (
    MOST,
    levels,
    phrase,
    questions,
    scale,
    scale_said,
)
from portfolio.tables import nearest, quoted, text_of
from portfolio.whole_files import write_whole
from portfolio.words.languages import FALLBACK, checked, codes
from portfolio.words.sentences import Sentence, figure, into, listing, say, sentence
from portfolio.words.text_tables import LINE, wrapped


class AnswerFault(Fault):
    """A fault of an answer: what stands in a column of a case is a question here."""

    __slots__ = ()

    def told(self, language: str = FALLBACK) -> str:
        """Where, what must hold, what was found and what to do, in a language."""
        parts = [into(self.file, language)]
        if self.row is not None:
            parts.append(say(language, "fault_line", rows=self.row))
        if self.column:
            parts.append(phrase(language, "fault_question", question=self.column))
        return say(language, "fault_at", where=", ".join(parts), problem=into(self.problem, language))


class _Entry(NamedTuple):
    section: str
    key: str
    value: object
    row: int | None


class Given:
    """Answers as they were given: those that count, where blanks stand, what is wrong."""

    def __init__(self, source: str, file: str) -> None:
        self.source, self.file = source, file
        self.answers: dict[str, int] = {}
        self.language = ""
        self.blanks: dict[str, int | None] = {}
        self.spoilt: set[str] = set()
        self.faults: list[Fault] = []

    def fault(self, row: int | None, question: str, value: object, problem: str) -> Fault:
        return AnswerFault("answers", row, question, text_of(value), problem, self.file)

    def wrong(self, entry: _Entry, problem: str, meant: str | None = None) -> None:
        """A fault of an entry; the question meant is then not said to be missing as well."""
        self.faults.append(self.fault(entry.row, entry.key, entry.value, problem))
        self.spoilt |= {meant} if meant else set()


def read_answers(answers: Mapping[str, object] | str | os.PathLike[str]) -> Given:
    """Answers from a mapping or a file, complete or not, with what is wrong in them."""
    if isinstance(answers, Mapping):
        given = Given("", _sentence("answers"))
        raw: Mapping[str, object] = answers
        rows: dict[tuple[str, ...], int] = {}
    elif isinstance(answers, str | os.PathLike):
        path = path_of(answers)
        given = Given(str(path), path.name or str(path))
        raw, rows = _read_toml(path, given)
    else:
        problem = _sentence("fault_kind", found=type(answers).__name__)
        raise CaseError([Fault("answers", None, "", "", problem, _sentence("answers"))])
    for entry in _entries(raw, rows, given):
        _take(entry, given)
    return given


def _read_toml(path: Path, given: Given) -> tuple[Mapping[str, object], dict[tuple[str, ...], int]]:
    """A file's content, and the line of each of its keys."""

    def refused(problem: str, row: int | None = None) -> CaseError:
        return CaseError([AnswerFault("answers", row, "", "", problem, given.file)], given.source)

    try:
        # only comments hold letters beyond ASCII: in what encoding they were saved changes no answer
        text = whole_file(path).decode("utf-8-sig", errors="replace")
    except FileNotFoundError:
        raise refused(_sentence("fault_nothing", path=path)) from None
    except IsADirectoryError:
        raise refused(_sentence("fault_folder")) from None
    except UnfitFileError as error:
        raise refused(error.problem) from None
    except OSError as error:
        raise refused(sentence("fault_unreadable_file", found=error.strerror or error)) from None
    try:
        raw = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        where = re.search(r" \(at (?:line (\d+).*|end of document)\)", str(error))
        said = str(error).removesuffix(where[0] if where else "")
        example = next(iter(questions()))
        problem = _sentence("fault_toml", example=example, error=said)
        raise refused(problem, int(where[1]) if where and where[1] else None) from None
    rows: dict[tuple[str, ...], int] = {}
    section: tuple[str, ...] = ()
    for line, written in enumerate(text.splitlines(), start=1):
        if head := re.match(r"\s*\[\s*([^\[\]]+?)\s*\]", written):
            section = _path_of(head[1])
            rows.setdefault(section, line)
        elif key := re.match(r"\s*([\w.\"' -]+?)\s*=", written):
            rows.setdefault((*section, *_path_of(key[1])), line)
    return raw, rows


def _path_of(key: str) -> tuple[str, ...]:
    return tuple(part.strip(" \"'") for part in key.split("."))


def _entries(
    raw: Mapping[str, object], rows: Mapping[tuple[str, ...], int], given: Given
) -> Iterator[_Entry]:
    """Every answer with the section it stands in; sections and the language are dealt with here."""
    sections = [level.section for level in levels()[1:]]
    for key, value in raw.items():
        name = text_of(key)
        if isinstance(value, Mapping):
            if name.casefold() not in sections:
                like = nearest(name, sections, loose=True)
                advice = _write(f"[{like}]") if like else sentence("fault_write_choice")
                problem = _sentence(
                    "fault_section", known=", ".join(sections), found=quoted(name), advice=advice
                )
                given.faults.append(given.fault(rows.get((name,)), "", name, problem))
            yield from (
                _Entry(name.casefold(), text_of(k), v, rows.get((name, text_of(k)))) for k, v in value.items()
            )
        elif name.casefold() == "language":
            if value in codes():
                given.language = str(value)
            else:
                known = figure(listing, codes(), last="or")
                problem = _sentence("fault_language", known=known, found=quoted(text_of(value)))
                given.faults.append(given.fault(rows.get((name,)), "", value, problem))
        else:
            yield _Entry("", name, value, rows.get((name,)))


def _take(entry: _Entry, given: Given) -> None:
    """One answer, checked: its question, its section, that it stands once, its value."""
    known, id = questions(), entry.key.casefold()
    if id not in known:
        like = nearest(id, known, loose=True)
        advice = _write(like) if like else _sentence("fault_remove")
        given.wrong(entry, _sentence("fault_unknown", found=quoted(entry.key), advice=advice), like)
        return
    sections = [level.section for level in levels()[1:]]
    if entry.section in sections and entry.section != known[id].section:
        problem = _sentence("fault_elsewhere", section=known[id].section, found=entry.section)
        given.wrong(entry, problem, id)
        return
    if id in given.answers or id in given.blanks:
        given.wrong(entry, _sentence("fault_twice"), id)
        return
    try:
        answer = _answer_of(entry.value)
    except ValueError as error:
        found, advice = error.args
        given.wrong(entry, _sentence("fault_answer", known=accepted(), found=found, advice=advice), id)
        return
    if answer is None:
        given.blanks[id] = entry.row
    else:
        given.answers[id] = answer


def accepted() -> Sentence:
    """The answers there are, as a list."""
    return figure(listing, [str(k) for k in range(MOST + 1)], last="or")


def _sentence(key: str, /, **figures: object) -> Sentence:
    return sentence(f"assess_{key}", **figures)


def _write(what: object) -> Sentence:
    return sentence("fault_write", what=what)


def _answer_of(raw: object) -> int | None:
    """An answer as a number of the scale, None where it is left open; what was found instead, and what to
    do, as ``ValueError``.
    """
    if isinstance(raw, Mapping | list | tuple):
        found = _sentence("found_table" if isinstance(raw, Mapping) else "found_list")
        raise ValueError(found, _sentence("fault_write_one"))
    text = "" if isinstance(raw, float) and math.isnan(raw) else text_of(raw)
    if not text:
        return None
    if text in map(str, range(MOST + 1)):
        return int(text)
    for language in codes():
        if text.casefold() in scale(language):
            raise ValueError(quoted(text), _write(scale(language).index(text.casefold())))
    raise ValueError(text if isinstance(raw, int | float) else quoted(text), sentence("fault_write_choice"))


def answers_toml(answers: Mapping[str, int], language: str = "en", name: str = "answers.toml") -> str:
    """Answers as the text of a file that people go on filling in: the questions as comments, "" where one
    is open.
    """
    checked(language)
    head = ("file_title", "file_scale", "file_then")
    lines = [
        f"# {phrase(language, h, total=len(questions()), scale=scale_said(language), path=name)}"
        for h in head
    ]
    lines += ["", f'language = "{language}"']
    for level in levels()[1:]:
        lines += ["", "", f"[{level.section}]  # {level.level} · {level.name(language)}"]
        for q in level.questions:
            lines += [
                "",
                *textwrap.wrap(
                    q.text(language),
                    LINE,
                    initial_indent="# ",
                    subsequent_indent="# ",
                    break_on_hyphens=False,
                ),
            ]
            lines += [f"{q.id} = {answers[q.id]}" if q.id in answers else f'{q.id} = ""']
    return "\n".join(lines) + "\n"


def write_answers(
    target: str | os.PathLike[str],
    answers: Mapping[str, int] | None = None,
    language: str = "en",
    *,
    replace: bool = False,
) -> Path:
    """Write a file of answers to fill in, or with what was answered so far.

    Parameters
    ----------
    target : path
        A name ending in ``.toml``.
    answers : mapping of str to int, optional
        Question id to 0–3; the others stand there as open.
    language : str
        Of the questions, which stand there as comments, and of the report on this file.
    replace : bool
        Whether a file of that name gives way.

    Raises
    ------
    CaseError
        When something of that name is there, or it ends otherwise; nothing is written then.
    """
    path = path_of(target)
    text = answers_toml(answers or {}, language, path.name)
    problem = ""
    if path.suffix.casefold() != ".toml":
        problem = _sentence(
            "fault_ending",
            found=path.suffix or sentence("export_no_suffix"),
            advice=_write(f"{path.stem or 'answers'}.toml"),
        )
    elif path.exists() and (path.is_dir() or not replace):
        problem = _sentence("fault_taken")
    if problem:
        raise CaseError([Fault("", None, "", str(target), problem, str(target))], language=language)
    write_whole({path: text.encode()})
    return path


def ask(
    language: str = "en", read: Callable[[str], str] = input, write: Callable[[str], object] = print
) -> dict[str, int]:
    """Put one question after the other, as on a terminal; ``<`` goes back.

    Parameters
    ----------
    language : str
    read : callable
        Shows a prompt and gives the line that was typed; ``EOFError`` or ``KeyboardInterrupt`` end the
        questions.
    write : callable
        Shows a line.

    Returns
    -------
    dict of str to int
        Every answer; or those given before the end, which is then said.
    """
    checked(language)
    asked, answers = list(questions().values()), dict[str, int]()
    write(wrapped(phrase(language, "ask_intro", total=len(asked), scale=scale_said(language))))
    write(phrase(language, "ask_keys"))
    place = 0
    try:
        while place < len(asked):
            question = asked[place]
            if question is levels()[question.level].questions[0]:
                write(f"\n{question.level} · {levels()[question.level].name(language)}")
            write("\n" + wrapped(question.text(language)))
            answer = _reply(f"{place + 1}/{len(asked)} ({scale_said(language)}) > ", language, read, write)
            if answer is not None:
                answers[question.id] = answer
            place = max(0, place - 1) if answer is None else place + 1
    except (EOFError, KeyboardInterrupt):
        open_ = [q.id for q in asked if q.id not in answers]
        said = phrase(
            language,
            "ask_stopped",
            count=len(answers),
            total=len(asked),
            names=listing(open_, language, most=5),
        )
        write("\n\n" + wrapped(said))
    return answers


def _reply(
    prompt: str, language: str, read: Callable[[str], str], write: Callable[[str], object]
) -> int | None:
    """A number of the scale, asked for until it is one; None goes back."""
    while True:
        found = read(prompt).strip()
        if found == "<":
            return None
        if found in map(str, range(MOST + 1)):
            return int(found)
        write(phrase(language, "ask_again", found=found))


def keep(answers: Mapping[str, int], language: str = "en", folder: str | os.PathLike[str] = ".") -> str:
    """Keep answers of questions that were cut short in a file of their own, and say how to go on.

    Returns
    -------
    str
        Which file, and what to do with it; nothing is overwritten.
    """
    names = (f"answers{f'-{k}' if k > 1 else ''}.toml" for k in range(1, 1000))
    path = next(p for p in (Path(folder) / name for name in names) if not p.exists())
    return phrase(language, "kept", path=write_answers(path, answers, language))
