"""What leaves the room: the board brief, the finance workbook, decisions for a tracker. Pages and sheets
compute no number: each stands in a frame.

``brief`` (as HTML and PDF, and its frames) · ``workbook`` (which sheets, in which order) · ``plan_sheets``,
``compared_sheets``, ``summary_sheet`` (from which frames) · ``business_case_sheet`` on ``cash_flow_sheet``
(money, in formulas alone) · ``roadmap_sheet`` (to be edited) · ``sheets`` (a frame as a formatted sheet,
totals as formulas) · ``excel_charts`` (Excel's own) · ``inline_svg`` (figures inside a document) ·
``number_formats`` (figures as a language writes them) · ``tracker_export`` (a plan as a tracker takes it).
"""

from portfolio.report.brief import Brief, brief
from portfolio.report.workbook import export

__all__ = ["Brief", "brief", "export"]
