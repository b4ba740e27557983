"""The board brief: a cover and a few pages that a finance director would sign, and the frames that every
figure in it stands in.

``brief`` (the document, as HTML and PDF) · frames: ``frames_plan``, ``frames_money`` (what it earns, what is
left of budgets, whether they hold), ``frames_refused`` (what is not funded, and why), ``frames_asked``
(other choices, budgets, parties, the last record), ``frames_changes`` (what is stopped, what changes in the
plan of record), ``frames_risks`` (what may go wrong, what was learnt) · ``cover`` (its blocks),
``cover_room`` (how tall they are) · sections: ``sections_plan``, ``sections_money``, ``sections_means``,
``sections_refused``, ``sections_changes``, ``sections_beside``, ``sections_sure`` · ``layout`` (frames in
words) · ``pdf``.
"""

from portfolio.report.brief.brief import Brief, brief

__all__ = ["Brief", "brief"]
