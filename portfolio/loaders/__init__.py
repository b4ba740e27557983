"""Where cases come from and go to: a folder of CSV files, an Excel workbook. Nothing after this door knows
which.

``load`` and ``save`` (the two doors) · ``readers`` (the kinds of source there are) · ``folder`` (CSV) ·
``workbook`` (Excel) · ``shown`` (what Excel shows otherwise than it holds) · ``source`` (what a kind of
source is, and what any gives before it is checked) · ``case_of`` (the case it gives) · ``ids_from_names``
(ids that nobody typed) · ``examples`` (a template's rows, left out again) · ``wording`` (what a workbook
calls the format in a language) · ``template`` (sheets that help whoever fills them in) · ``new_workbook``
(the one to begin with) · ``in_place`` (a case saved into somebody's workbook) · ``changes`` (which cells
differ) · ``sheet_xml`` (a cell changed, every other byte kept) · ``package`` (the parts of the archive).
"""

from portfolio.loaders.load import load
from portfolio.loaders.save import new, save

__all__ = ["load", "new", "save"]
