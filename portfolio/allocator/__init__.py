"""Allocate: the portfolio of most impact under every limit and demand, checked, with a proof of how good it
is.

``allocate`` (the one question) · ``effort`` (how much is tried before the next way) · ``candidates`` (every
way to fund) · ``linear_model`` (columns and rows) · ``milp`` (the program, a function a family of
constraints) · ``selection`` (a plan in its columns) · ``compiled`` (what a problem changes of it) ·
``search`` (from bound and plan to the proof) · ``highs`` (how HiGHS answers) · ``relaxed_root`` (what its
relaxation says at the root) · ``companion`` (HiGHS as it comes, beside it) · ``cores`` (how many a search
may use) · ``pulp_backend`` (how any other solver does) · ``local_search`` (plans at once) · ``passed_by``
(what is better for others) · ``construction`` (a first plan always) · ``neighbourhoods`` (better ones as long
as there is time) · ``verified`` (ask until the answer holds) · ``tie_break`` (the one-answer rule) ·
``outcome`` (what is answered, or why not) · ``workspace`` (what is known of a case) · ``bounded`` (worth to
within a range, at once) · ``session`` (asked again) · ``known`` (about a plan) · ``together`` (several in one
question) · ``batch`` (many at once) · ``parallel`` (on processes or a cluster) · ``questions`` (others on the
same program, one a file).
"""

from portfolio.allocator.allocate import allocate
from portfolio.allocator.session import Session

__all__ = ["Session", "allocate"]
