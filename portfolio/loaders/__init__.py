"""Where cases come from and go to: a folder of CSV files, an Excel workbook. Nothing after this door knows
which.

``load`` and ``save`` (the two doors) · ``readers`` (the kinds of source there are) · ``folder`` (CSV) ·
``workbook`` (Excel) · ``grids`` (any list, cell by cell as people see it) · ``template`` (a workbook that
helps whoever fills it in) · ``shown`` (what Excel shows otherwise than it holds) · ``cell_formats`` (what
number formats add) · ``text_files`` (bytes, encodings, records) · ``sheets_read`` (a workbook's sheets) ·
``source`` (what a kind of source is, and what any gives before it is checked).
"""

from portfolio.loaders.load import load
from portfolio.loaders.save import new, save

__all__ = ["load", "new", "save"]
