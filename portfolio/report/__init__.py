"""What leaves the room: the board brief and the finance workbook. Pages and sheets compute no number: each
stands in a frame.

``board`` (the brief, as HTML and PDF, and its frames) · ``workbook`` (which sheets, from which frames) ·
``pages`` (a frame as a formatted sheet, totals as formulas) · ``charts`` (Excel's own) · ``pictures``
(figures inside a document) · ``formats`` (figures as a language writes them).
"""

from portfolio.report.board import Brief, brief
from portfolio.report.workbook import export

__all__ = ["Brief", "brief", "export"]
