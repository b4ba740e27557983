"""Sentences that are told in a language later."""

from __future__ import annotations

import copy
import pickle

from portfolio.errors import CaseError, Fault
from portfolio.words.figures import number
from portfolio.words.sentences import figure, into, listing, sentence


def test_a_sentence_is_english_until_it_is_told_in_another_language() -> None:
    half = sentence("in", amount=figure(number, 0.5), period="2027Q1")
    assert half == "0.5 in 2027Q1"
    assert into(half, "fr") == "0,5 en 2027Q1"


def test_sentences_within_sentences_and_lists_are_told_with_them() -> None:
    half = sentence("in", amount=figure(number, 0.5), period="2027Q1")
    both = figure(listing, [half, "A"], last="or")
    assert both == "0.5 in 2027Q1 or A"
    assert into(both, "fr") == "0,5 en 2027Q1 ou A"
    assert into(sentence("in", amount=half, period="P2"), "fr") == "0,5 en 2027Q1 en P2"


def test_a_copy_can_still_be_told() -> None:
    half = sentence("in", amount=figure(number, 0.5), period="2027Q1")
    for again in (copy.deepcopy(half), pickle.loads(pickle.dumps(half))):
        assert into(again, "fr") == "0,5 en 2027Q1"


def test_faults_are_told_in_the_language_of_their_case() -> None:
    problem = sentence("in", amount=figure(number, 0.5), period="2027Q1")
    fault = Fault("options", 3, "success", "2", problem, "options.csv", (5, 6, 7, 8, 9, 10))
    error = CaseError([fault], "folder", "fr")
    told = (
        "1 erreur dans folder\n- options.csv, lignes 3, 5, 6, 7, 8 et 2 autres, colonne success\u202f: 0,5 en"
        " 2027Q1"
    )
    assert str(error) == str(pickle.loads(pickle.dumps(error))) == told
    assert list(error.faults["problem"]) == ["0,5 en 2027Q1"]
    assert str(fault) == "options.csv, lines 3, 5, 6, 7, 8 and 2 more, column success: 0.5 in 2027Q1"
