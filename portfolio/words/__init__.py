"""What people read, in every language there is.

``grammar`` (all that differs by language) · ``languages`` (which there are, and their phrases) · ``phrases/``
(a catalogue a language: its signs, its words, every sentence) · ``figures`` (numbers, money, points, per
cent) · ``sentences`` (phrases with figures, lists, quotations, units) · ``names`` (ids in a row) ·
``media`` (how a name is shown in each medium, so that it stays words) ·
``text_tables`` (tables for a terminal) · ``changed_lines`` (what one plan changes of another).
"""

from portfolio.words.figures import (
    at_least,
    at_most,
    decimal,
    decimals_of,
    exact_per_cent,
    is_one,
    money,
    number,
    per_cent,
    points,
    rounded_share,
    share_decimals,
    with_per_cent,
)
from portfolio.words.grammar import SPACE, Language, Vocabulary
from portfolio.words.languages import checked, codes, language
from portfolio.words.media import one_line
from portfolio.words.names import apart, whole
from portfolio.words.sentences import (
    Sentence,
    clauses,
    colon,
    figure,
    into,
    listing,
    quoted,
    say,
    semicolon,
    sentence,
    with_unit,
)

__all__ = [
    "SPACE",
    "Language",
    "Sentence",
    "Vocabulary",
    "apart",
    "at_least",
    "at_most",
    "checked",
    "clauses",
    "codes",
    "colon",
    "decimal",
    "decimals_of",
    "exact_per_cent",
    "figure",
    "into",
    "is_one",
    "language",
    "listing",
    "money",
    "number",
    "one_line",
    "per_cent",
    "points",
    "quoted",
    "rounded_share",
    "say",
    "semicolon",
    "sentence",
    "share_decimals",
    "whole",
    "with_per_cent",
    "with_unit",
]
