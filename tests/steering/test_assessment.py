"""The self-assessment: levels that can be placed in the head, faults all at once, a form without a
browser, a ladder by its axes' data.
"""

from __future__ import annotations

import html
import io
import math
import pickle
import re
from collections.abc import Iterator
from dataclasses import FrozenInstanceError
from pathlib import Path

import matplotlib as mpl
import matplotlib.pyplot as plt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

import portfolio as pf
from portfolio.plots.style import picture
from portfolio.steering.maturity.answers import ask, keep, read_answers, write_answers
from portfolio.steering.maturity.questionnaire import levels, questions
from portfolio.words.phrases import en, fr
from portfolio.words.sentences import say

mpl.use("agg")
ALL = list(questions())
TOLD = ("steers_by", "strengths", "limits", "next_step")
many = settings(max_examples=200, derandomize=True, deadline=None)
complete = st.fixed_dictionaries({q: st.integers(0, 3) for q in ALL})


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    yield
    plt.close("all")


def every(answer: int, **others: int) -> dict[str, int]:
    """The same answer to every question, save some."""
    return dict.fromkeys(ALL, answer) | others


def by_level(**answers: int) -> dict[str, int]:
    """``L1=3``: the same answer to every question of a level; never elsewhere."""
    return {q.id: answers.get(f"L{q.level}", 0) for q in questions().values()}


# --- the questionnaire


def test_every_text_is_there_in_both_languages_with_its_typography() -> None:
    keys = [f"practice_{q}" for q in ALL] + [f"answer_{k}" for k in range(4)] + ["level_0"]
    keys += [f"level_{k}_{what}" for k in range(7) for what in TOLD]
    keys += [key for key in en.PHRASES if key.startswith("assess_")]
    assert len(keys) > 21 + 7 * 4 + 20
    for key in keys:
        english, french = en.PHRASES[key], fr.PHRASES[key]
        assert english.strip()
        assert french.strip()
        assert sorted(re.findall(r"{\w+}", english)) == sorted(re.findall(r"{\w+}", french))
        assert "'" not in french, french
        assert not re.search(r"(?<!\N{NARROW NO-BREAK SPACE})[:;?!»](?!\w)", french), french
        assert not re.search(r"«(?!\N{NARROW NO-BREAK SPACE})", french), french
        assert not re.search(r"\N{NARROW NO-BREAK SPACE}", english), english


def test_six_levels_of_three_or_four_questions_after_the_ground() -> None:
    assert [level.level for level in levels()] == list(range(7))
    assert [len(level.questions) for level in levels()] == [0, 3, 3, 4, 3, 4, 4]
    assert all(level.text(what, "en").endswith(".") for level in levels() for what in TOLD[1:])
    assert len({level.text(what, "fr") for level in levels() for what in TOLD}) == 7 * 4


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_questionnaire_names_levels_as_the_rest_of_the_package_does(language: str) -> None:
    frame = pf.questionnaire(language)
    assert list(frame.columns) == ["level", "name", "section", "question", "text"]
    assert list(frame.question) == ALL
    assert frame.question.is_unique
    assert frame.text.is_unique
    assert set(zip(frame.level, frame.name, strict=True)) == {
        (k, say(language, f"level_{k}")) for k in range(1, 7)
    }
    assert frame.text.str.endswith(".").all()


def test_an_unknown_language_is_refused() -> None:
    for asked in (
        lambda: pf.questionnaire("de"),
        lambda: pf.assess(every(1), "de"),
        lambda: pf.assess_form("de"),
    ):
        with pytest.raises(pf.PortfolioError, match='language: must be en or fr; found "de"'):
            asked()


# --- where one stands


@pytest.mark.parametrize(
    ("answers", "level"),
    [
        (every(0), 0),
        (every(3), 6),
        (every(2), 6),  # two thirds exactly
        (every(1), 0),
        (every(3, dates_written=0), 6),  # 0 + 3 + 3 of 9 is two thirds
        (every(3, dates_written=0, delays_announced=2), 0),  # 0 + 2 + 3 is not
        (by_level(L1=2, L2=3), 2),
        (by_level(L1=3, L2=1, L3=3, L6=3), 1),  # the gap at 2 holds it back
        (by_level(L1=1, L2=3, L3=3, L4=3, L5=3, L6=3), 0),
        # 8 of 12
        (
            by_level(L1=3, L2=3)
            | {
                "cost_estimated": 3,
                "spend_followed": 3,
                "gain_estimated": 1,
                "gain_checked": 1,
            },
            3,
        ),
        # 7 of 12
        (
            by_level(L1=3, L2=3)
            | {
                "cost_estimated": 3,
                "spend_followed": 2,
                "gain_estimated": 1,
                "gain_checked": 1,
            },
            2,
        ),
    ],
)
def test_one_stands_at_the_highest_level_reached_with_all_below_it(
    answers: dict[str, int], level: int
) -> None:
    found = pf.assess(answers)
    assert found.level == level
    assert list(found.frame.stands) == [k <= level for k in range(1, 7)]
    assert found.headline == f"Level {level} of 6: {found.name}"


def test_scores_are_shares_of_the_scale() -> None:
    found = pf.assess(
        by_level(L1=3, L2=1)
        | {
            "cost_estimated": 3,
            "spend_followed": 2,
            "gain_estimated": 1,
            "gain_checked": 1,
        }
    )
    frame = found.frame
    assert list(frame.level) == [1, 2, 3, 4, 5, 6]
    assert list(frame.score) == pytest.approx([100, 100 / 3, 100 * 7 / 12, 0, 0, 0])
    assert list(frame.reached) == [True, False, False, False, False, False]
    assert list(frame.name) == [say("en", f"level_{k}") for k in range(1, 7)]


def test_what_holds_back_is_the_weak_answers_of_the_next_level_worst_first() -> None:
    found = pf.assess(
        by_level(L1=3, L2=3, L5=3)
        | {
            "cost_estimated": 1,
            "spend_followed": 0,
            "gain_estimated": 2,
            "gain_checked": 3,
        }
    )
    held = found.holding_back
    assert list(zip(held.level, held.question, held.answer, strict=True)) == [
        (3, "spend_followed", 0),
        (3, "cost_estimated", 1),
    ]
    assert found.ahead == [5]
    said = str(found)
    assert "never — Each month, what every initiative has really cost" in said
    assert "Reached already, but not counted: 5 (outcomes)." in said
    assert pf.assess(every(3)).holding_back.empty


def test_texts_are_those_of_the_level_in_the_language() -> None:
    for level in range(7):
        answers = by_level(**{f"L{k}": 3 for k in range(1, level + 1)})
        for language in ("en", "fr"):
            found, texts = pf.assess(answers, language), levels()[level]
            assert (found.strengths, found.limits, found.next_step) == tuple(
                texts.text(t, language) for t in ("strengths", "limits", "next_step")
            )
            for text in (found.strengths, found.limits, found.next_step):
                assert " ".join(text.split()) in " ".join(str(found).split())
                assert html.escape(text) in found.to_html()


def test_the_report_in_french() -> None:
    said = str(pf.assess(by_level(L1=3, L2=3, L3=1), "fr"))
    assert said.startswith("Niveau 2 sur 6\N{NARROW NO-BREAK SPACE}: périmètre\n")
    assert "33\N{NARROW NO-BREAK SPACE}%" in said
    assert "vous êtes ici" in said
    assert "parfois — Chaque mois" in said
    assert max(map(len, said.splitlines())) <= 110


@many
@given(complete, st.sampled_from(ALL))
def test_a_better_answer_never_lowers_the_level(answers: dict[str, int], question: str) -> None:
    before = pf.assess(answers)
    after = pf.assess(answers | {question: min(3, answers[question] + 1)})
    assert after.level >= before.level
    assert all(after.scores[k] >= before.scores[k] for k in before.scores)


@many
@given(complete, st.randoms())
def test_the_order_of_answers_does_not_matter(answers: dict[str, int], rng) -> None:
    mixed = rng.sample(list(answers), len(answers))
    assert pf.assess({q: answers[q] for q in mixed}) == pf.assess(answers)


@many
@given(complete)
def test_the_level_is_the_rule_s(answers: dict[str, int]) -> None:
    level = 0
    while level < 6 and all(
        sum(answers[q.id] for q in questions().values() if q.level == k)
        >= 2 * sum(q.level == k for q in questions().values())
        for k in range(1, level + 2)
    ):
        level += 1
    assert pf.assess(answers).level == level


def test_an_assessment_is_a_value_that_does_not_change() -> None:
    answers = every(2)
    found = pf.assess(answers)
    answers["dates_written"] = 0
    assert found.answers["dates_written"] == 2
    with pytest.raises(FrozenInstanceError):
        found.language = "fr"  # type: ignore[misc]
    with pytest.raises(TypeError):
        found.answers["dates_written"] = 0  # type: ignore[index]
    again = pickle.loads(pickle.dumps(found))
    assert again == found
    assert hash(again) == hash(found)


def test_while_questions_are_open_nothing_is_claimed() -> None:
    nothing = pf.Assessment({})
    assert (nothing.level, nothing.placed, nothing.headline) == (0, False, "Level not known yet")
    assert nothing.strengths not in str(nothing)
    assert "Not answered yet: 21 of 21 questions." in str(nothing)
    begun = pf.Assessment({q.id: 2 for q in questions().values() if q.level == 1} | {"done_defined": 3})
    assert (begun.level, begun.placed, len(begun.open)) == (1, True, 17)
    assert math.isnan(begun.scores[2])
    assert not begun.reached[2]


# --- what can be wrong


def refusal(answers: object, language: str | None = None) -> pf.CaseError:
    with pytest.raises(pf.CaseError) as refused:
        pf.assess(answers, language)  # type: ignore[arg-type]
    return refused.value


def test_every_fault_of_a_mapping_at_once() -> None:
    answers: dict[str, object] = {q: 2 for q in ALL if q not in ("means_moved", "dates_written")}
    answers |= {
        "date_written": 2,
        "cost_estimated": 4,
        "spend_followed": "mostly",
        "gain_checked": True,
        "use_measured": None,
        "zzzz": 1,
    }
    error = refusal(answers | {"effect_named": 1.5, "chosen_together": [1]})
    assert str(error).splitlines() == [
        "9 faults",
        "- answers, question cost_estimated: must be 0, 1, 2 or 3; found 4. Write one of these.",
        '- answers, question spend_followed: must be 0, 1, 2 or 3; found "mostly". Write 2.',
        "- answers, question gain_checked: must be 0, 1, 2 or 3; found true. Write one of these.",
        "- answers, question effect_named: must be 0, 1, 2 or 3; found 1.5. Write one of these.",
        "- answers, question chosen_together: must be 0, 1, 2 or 3; found a list. Write one number.",
        (
            '- answers, question date_written: must be a question of the questionnaire; found "date_written".'
            " Write dates_written."
        ),
        (
            '- answers, question zzzz: must be a question of the questionnaire; found "zzzz". Remove it:'
            " pf.questionnaire() lists them."
        ),
        "- answers, question use_measured: must be answered; found nothing. Write 0, 1, 2 or 3.",
        "- answers, question means_moved: must be answered; found nothing. Write 0, 1, 2 or 3.",
    ]
    assert list(error.faults.column)[:2] == ["cost_estimated", "spend_followed"]
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


def test_every_fault_of_a_file_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "answers.toml"
    write_answers(path, every(2))
    text = path.read_text(encoding="utf-8")
    text = (
        text.replace("dates_written = 2", "dates_written = 7")
        .replace("[scope]", "[scop]")
        .replace("use_expected = 2", 'use_expected = ""')
    )
    text = text.replace("means_moved = 2", "means_moved = 2\nmeans_move = 1\ncost_estimated = 3").replace(
        'language = "en"', 'language = "english"'
    )
    path.write_text(text, encoding="utf-8")
    lines = text.splitlines()

    def at(start: str) -> int:
        return next(k for k, line in enumerate(lines, start=1) if line.startswith(start))

    wrong = lines.index("cost_estimated = 3") + 1
    assert str(refusal(path)).splitlines() == [
        f"6 faults in {path}",
        (
            f'- answers.toml, line {at("language")}: language must be en or fr; found "english". Write one of'
            " these."
        ),
        (
            f"- answers.toml, line {at('dates_written')}, question dates_written: must be 0, 1, 2 or 3; found"
            " 7. Write one of these."
        ),
        (
            f"- answers.toml, line {at('[scop]')}: section must be one of deadlines, scope, budget, outputs,"
            ' outcomes, impact; found "scop". Write [scope].'
        ),
        (
            f"- answers.toml, line {at('use_expected')}, question use_expected: must be answered; found"
            " nothing. Write 0, 1, 2 or 3."
        ),
        (
            f"- answers.toml, line {at('means_move =')}, question means_move: must be a question of the"
            ' questionnaire; found "means_move". Write means_moved.'
        ),
        (
            f"- answers.toml, line {wrong}, question cost_estimated: must stand in the section [budget];"
            " found in [impact]. Move it there."
        ),
    ]


def test_a_question_twice_is_refused() -> None:
    assert "question dates_written: must stand once; found twice" in str(
        refusal(every(1) | {"deadlines": {"dates_written": 1}})
    )


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    nowhere = tmp_path / "answers.toml"
    assert (
        str(refusal(nowhere)).splitlines()[1]
        == "- answers.toml: must be a file of answers; nothing is there. Check the path, or make one:"
        f" portfolio assess --new {nowhere}"
    )
    assert "found a folder" in str(refusal(tmp_path))
    nowhere.write_text("[deadlines]\ndates_written = \n")
    assert "answers.toml, line 2: must be TOML, lines such as dates_written = 2" in str(refusal(nowhere))
    nowhere.write_bytes(bytes(range(256)))
    assert "must be TOML" in str(refusal(nowhere))
    nowhere.write_text("[[[[" * 5000)
    assert "must be TOML" in str(refusal(nowhere))
    assert "must be a mapping of questions to 0–3, or the path of a file; found int" in str(refusal(3))


def test_answers_may_be_flat_or_in_sections_as_text_or_whole_numbers(tmp_path: Path) -> None:
    flat = tmp_path / "flat.toml"
    flat.write_text("\n".join(f'{q} = "2"' for q in ALL))
    nested: dict[str, dict[str, float]] = {
        level.section: {q.id: 2.0 for q in level.questions} for level in levels()[1:]
    }
    assert pf.assess(flat) == pf.assess(nested) == pf.assess(every(2))


# --- files of answers


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_new_file_asks_every_question_and_names_what_is_missing(language: str, tmp_path: Path) -> None:
    path = write_answers(tmp_path / "made" / "answers.toml", language=language)
    comments = " ".join(
        line.removeprefix("#").strip()
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.startswith("#")
    )
    for text in pf.questionnaire(language).text:
        assert " ".join(text.split()) in " ".join(comments.split())
    error = refusal(path)
    assert list(error.faults.column) == ALL
    assert error.faults.row.is_monotonic_increasing
    path.write_text(path.read_text(encoding="utf-8").replace(' = ""', " = 3"), encoding="utf-8")
    assert pf.assess(path).level == 6
    assert pf.assess(path).language == language
    assert pf.assess(path, "en").language == "en"


@many
@given(st.dictionaries(st.sampled_from(ALL), st.integers(0, 3)) | complete)
def test_answers_come_back_as_they_were_written(
    tmp_path_factory: pytest.TempPathFactory, answers: dict[str, int]
) -> None:
    path = write_answers(tmp_path_factory.getbasetemp() / "again.toml", answers, replace=True)
    assert read_answers(path).answers == answers
    if len(answers) == len(ALL):
        assert pf.assess(path) == pf.assess(answers)
    else:
        assert set(refusal(path).faults.column) == set(ALL) - set(answers)


def test_a_file_saved_by_an_old_editor_keeps_its_answers(tmp_path: Path) -> None:
    path = write_answers(tmp_path / "answers.toml", every(2), "fr")
    text = path.read_text(encoding="utf-8")
    for encoding in ("cp1252", "utf-8-sig"):
        path.write_bytes(
            text.replace("\N{NARROW NO-BREAK SPACE}", " ").replace("\n", "\r\n").encode(encoding)
        )
        assert pf.assess(path) == pf.assess(every(2), "fr")


def test_a_new_file_never_takes_the_place_of_another(tmp_path: Path) -> None:
    path = tmp_path / "answers.toml"
    path.write_text("mine")
    with pytest.raises(pf.CaseError, match="must be a name that is free; found one that is taken"):
        write_answers(path)
    assert path.read_text() == "mine"
    with pytest.raises(
        pf.CaseError, match=r"must be a name ending in \.toml; found \.csv\. Write answers\.toml\."
    ):
        write_answers(tmp_path / "answers.csv")
    (tmp_path / "folder.toml").mkdir()
    with pytest.raises(pf.CaseError, match="must be a name that is free"):
        write_answers(tmp_path / "folder.toml", replace=True)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["answers.toml", "folder.toml"]


# --- asked on a terminal


class Terminal:
    """What is typed, line by line, and what was shown."""

    def __init__(self, *typed: str | type[BaseException]) -> None:
        self.typed = iter(typed)
        self.shown: list[str] = []

    def read(self, prompt: str) -> str:
        self.shown.append(prompt)
        line = next(self.typed, EOFError)
        if isinstance(line, str):
            return line
        raise line

    def write(self, line: str) -> None:
        self.shown.append(line)

    def ask(self, language: str = "en") -> dict[str, int]:
        return ask(language, self.read, self.write)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_question_is_asked_once_in_order(language: str) -> None:
    terminal = Terminal(*(str(k % 4) for k in range(len(ALL))))
    assert terminal.ask(language) == {q: k % 4 for k, q in enumerate(ALL)}
    shown = " ".join(" ".join(terminal.shown).split())
    places = [shown.index(" ".join(text.split())) for text in pf.questionnaire(language).text]
    assert places == sorted(places)


def test_a_wrong_answer_is_asked_again_and_one_can_go_back() -> None:
    terminal = Terminal("<", "4", "yes", " 3 ", "0", "<", "2", *["1"] * 19)
    answers = terminal.ask()
    assert [answers[q] for q in ALL[:3]] == [3, 2, 1]
    assert len(answers) == 21
    assert "A number from 0 to 3, or “<”, please; found “yes”." in terminal.shown


@pytest.mark.parametrize("end", [EOFError, KeyboardInterrupt])
def test_an_end_before_the_last_question_loses_nothing(end: type[BaseException], tmp_path: Path) -> None:
    terminal = Terminal("3", "2", end)
    answers = terminal.ask()
    assert answers == {"dates_written": 3, "delays_announced": 2}
    assert "Stopped after 2 of 21 answers. Still open: on_time_counted, done_defined," in terminal.shown[-1]
    assert "and 14 others" in terminal.shown[-1]
    said = keep(answers, "en", tmp_path), keep(answers, "fr", tmp_path)
    assert [p.name for p in sorted(tmp_path.iterdir())] == ["answers-2.toml", "answers.toml"]
    assert said[0].endswith(f"then: portfolio assess {tmp_path / 'answers.toml'}")
    assert len(refusal(tmp_path / "answers.toml").faults) == 19


# --- the form


def test_the_form_shows_at_every_answer_where_it_leads() -> None:
    form = pf.assess_form()
    assert form.answers == {}
    before = form.report.value, form.image.value
    for question in ("dates_written", "delays_announced", "on_time_counted"):
        form.buttons[question].value = 2
    assert form.assessment.level == 1
    assert levels()[1].text("next_step", "en") in form.report.value
    assert (form.report.value, form.image.value) != before
    assert bytes(form.image.value).startswith(b"\x89PNG")
    assert "3 of 21 answered" in form.progress.value
    form.buttons["dates_written"].value = 0
    assert form.assessment.level == 0
    assert levels()[0].text("next_step", "en") in form.report.value
    assert "never — For every funded initiative" in form.report.value


def test_reset_opens_every_question_again() -> None:
    form = pf.assess_form("fr", every(3))
    assert form.assessment.level == 6
    assert "21 réponses sur 21" in form.progress.value
    form._again.click()
    assert form.answers == {}
    assert form.report.value == pf.assess_form("fr").report.value
    assert form.image.value == pf.assess_form("fr").image.value


def test_the_form_is_saved_and_taken_up_again(tmp_path: Path) -> None:
    form = pf.assess_form("fr")
    form.buttons["means_moved"].value = 1
    path = form.save(tmp_path / "answers.toml")
    again = pf.assess_form(answers=path)
    assert again.answers == {"means_moved": 1}
    assert again.language == "fr"
    again.buttons["means_moved"].value = 2
    again.save(path)
    assert pf.assess_form(answers=path).answers == {"means_moved": 2}
    with pytest.raises(pf.CaseError, match="found 9"):
        pf.assess_form(answers={"means_moved": 9})


def test_the_form_shows_itself_and_leaves_no_figure_behind() -> None:
    form = pf.assess_form()
    form.buttons["means_moved"].value = 1
    assert "application/vnd.jupyter.widget-view+json" in form._repr_mimebundle_()
    assert plt.get_fignums() == []


# --- the ladder


@pytest.mark.parametrize("language", ["en", "fr"])
def test_bars_are_the_scores_and_the_level_is_marked(language: str) -> None:
    found = pf.assess(by_level(L1=3, L2=2, L3=1, L5=3), language)
    ax = pf.plots.ladder(found)
    assert [bar.get_width() for bar in ax.patches] == pytest.approx(list(found.frame.score)[::-1])
    (line,) = ax.lines
    assert list(line.get_xdata()) == pytest.approx([200 / 3, 200 / 3])
    named = [label.get_text() for label in ax.get_yticklabels()]
    assert (
        named == [f"{name}  {k}" for k, name in zip(found.frame.level, found.frame.name, strict=True)][::-1]
    )
    assert [label.get_fontweight() == "bold" for label in ax.get_yticklabels()] == [
        False,
        False,
        False,
        False,
        True,
        False,
    ]
    # out of reach, ahead of the gap, here, climbed
    assert len({bar.get_facecolor() for bar in ax.patches}) == 4
    texts = [text.get_text() for text in ax.texts]
    assert texts.count("you are here" if language == "en" else "vous êtes ici") == 1
    assert (
        texts.count("reached, but not all below" if language == "en" else "atteint, mais pas tous en dessous")
        == 1
    )
    assert ax.get_title(loc="left") == found.headline


def test_whoever_has_reached_none_stands_on_the_ground() -> None:
    ax = pf.plots.ladder(pf.assess(every(0)))
    assert [label.get_text() for label in ax.get_yticklabels()][-1] == "case by case  0"
    assert len(ax.patches) == 6
    (here,) = (text for text in ax.texts if text.get_text() == "you are here")
    assert here.xy == (0, 6)


def test_an_open_level_has_no_bar_and_another_language_may_be_asked() -> None:
    ax = pf.plots.ladder(pf.Assessment({}), language="fr")
    assert [bar.get_width() for bar in ax.patches] == [0] * 6
    assert [text.get_text() for text in ax.texts].count("sans réponse") == 6
    assert ax.get_title(loc="left") == "Niveau pas encore connu"


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    "answers",
    [every(0), every(3), by_level(L2=3, L3=3, L4=3, L5=3, L6=3), by_level(L1=3, L2=2, L5=3)],
    ids=str,
)
def test_nothing_is_cut_off_and_no_text_lies_on_another(answers: dict[str, int], language: str) -> None:
    ax = pf.plots.ladder(pf.assess(answers, language))
    figure = ax.figure
    figure.canvas.draw()
    texts = [*ax.texts, *ax.get_yticklabels(), *ax.get_xticklabels(), ax.xaxis.label, ax._left_title]
    boxes = [t.get_window_extent() for t in texts if t.get_text()]
    for k, box in enumerate(boxes):
        assert box.x0 >= figure.bbox.x0
        assert box.x1 <= figure.bbox.x1
        assert box.y0 >= figure.bbox.y0
        assert box.y1 <= figure.bbox.y1
        assert not any(box.overlaps(other) for other in boxes[k + 1 :])


def test_a_picture_is_a_png_of_the_size_asked() -> None:
    image = Image.open(io.BytesIO(picture(lambda ax: ax.plot([0, 1]), height=2, width=3)))
    assert image.size == (432, 288)
    assert plt.get_fignums() == []
