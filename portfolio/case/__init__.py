"""The case: everything one arbitration needs and nothing else, validated and immutable.

``case`` (one round, as everything after asks it) · ``reading`` (the one door: raw tables in, every fault or a
case out) · ``settings`` · ``periods`` (labels in time),
``further_periods`` (those that follow), ``past_periods`` (those of before, in order), ``pert`` (how a
range is drawn) · ``defaults`` (what a blank stands for) · ``checks``
(faults across tables, a file a group of them) · ``any_of`` (several ids in a cell) · ``reserved_names``
(those that no party may bear) · ``remarks`` (valid but doubtful) · ``in_flight`` (running ones, the plan of
record) · ``omissions`` (brought in or left out
without a word) · ``alike`` (ids and signs that pass for others) · ``wording`` (names and amounts in people's
own words) · ``pessimistic`` (which way is better) · ``chains`` (indicators that drive one another) ·
``edits`` (changes written as a table) · ``lookup`` (which thing a name means) · ``what_if`` (changes said in
words) · ``compared`` (two cases, what differs), ``compared_text``
(that as people read it).
"""

from portfolio.case.case import Case, checked_case, language_of
from portfolio.case.edits import Edit
from portfolio.case.reading import case_from, edited, with_rows
from portfolio.case.settings import Settings

__all__ = ["Case", "Edit", "Settings", "case_from", "checked_case", "edited", "language_of", "with_rows"]
