"""The domain without a solver: what portfolios are worth, what they use, what is asked of them and broken.

``choices`` (what is chosen) · ``attainment`` (what progress attains) · ``effects`` (the numbers behind a
case) · ``value`` (what any portfolio is worth) · ``usage`` (money and people that it uses) ·
``worst_overruns`` (what more if some overrun) · ``cash`` (what it spends and brings) · ``stopping`` (what
that frees and costs, in words) · ``levels`` (what each level of steering is after) · ``reference`` (a plan
that others are held against) · ``magnitude`` (how large what is compared is) · ``problem`` (a case and what
is asked of it) · ``rules`` (an organisation's own) · ``constraints`` (what every portfolio must meet, kind
by kind) · ``violations`` (what one breaks) · ``allocation`` (the answer) · ``comparison`` (two of them) ·
``transfers`` (what means give each other), by ``least_amounts`` · ``given_said`` (that in words) ·
``moved_amounts`` (the least that must come sooner or later).
"""

from portfolio.model.allocation import Allocation
from portfolio.model.choices import Choice
from portfolio.model.problem import Problem
from portfolio.model.value import value

__all__ = ["Allocation", "Choice", "Problem", "value"]
