"""What leaves the room: the finance workbook. It computes no number: frames in, sheets out.

``workbook`` (which sheets, from which frames) · ``pages`` (a frame as a formatted sheet, totals as formulas) · ``charts`` (Excel's own).
"""

from portfolio.report.workbook import export

__all__ = ["export"]
