"""Where cases come from and go to: a folder of CSV files, an Excel workbook, a database, frames. Nothing
after this door knows which.

``load`` and ``save`` (the two doors) · ``readers`` (the kinds of source there are) · ``folder`` (CSV),
``one_table`` (a file alone) ·
``workbook`` (Excel) · ``frames`` (in memory) · ``samples`` (rounds that come with the package) · ``grids``
(any list, cell by cell as people see it) · ``database`` (rounds in SQLite or PostgreSQL) · ``connection`` (to
one) · ``database_schema`` (its tables) · ``database_formats`` (those of earlier versions) · ``database_rows``
(their rows) · ``address`` (of one, without its password) · ``shown`` (what Excel shows otherwise than it
holds) · ``cell_formats`` (what formats add) · ``text_files`` (bytes, encodings, records) · ``sheets_read`` (a
workbook's sheets) · ``source`` (what a kind of source is, and what any gives before it is checked) ·
``case_of`` (the case it gives) · ``ids_from_names`` (ids that nobody typed) · ``examples`` (a template's
rows, left out again) · ``wording`` (what a workbook calls the format in a language) · ``template`` (sheets
that help whoever fills them in) · ``new_workbook`` (the one to begin with) · ``in_place`` (a case saved into
somebody's workbook) · ``changes`` (which cells differ) · ``sheet_xml`` (a cell changed, every other byte
kept) · ``package`` (the parts of the archive) · ``archives`` (unpacked as far
as is stated).
"""

from portfolio.loaders.database import rounds
from portfolio.loaders.load import load
from portfolio.loaders.samples import sample
from portfolio.loaders.save import new, save

__all__ = ["load", "new", "rounds", "sample", "save"]
