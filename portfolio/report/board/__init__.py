"""The board brief: one page or a few that a finance director would sign, and the frames that every figure in
it stands in.

``document`` (the brief, as HTML and PDF) · frames: ``figures`` (the plan), ``asked`` (other choices, budgets,
parties, the last record), ``risks`` (what may go wrong, what was learnt) · sections: ``plan``, ``beside`` ·
``telling`` (frames in words).
"""

from portfolio.report.board.document import Brief, brief

__all__ = ["Brief", "brief"]
