"""Where cases come from and go to: a folder of CSV files, an Excel workbook, frames. Nothing after this door
knows which.

``load`` and ``save`` (the two doors) · ``readers`` (the kinds of source there are) · ``folder`` (CSV) ·
``workbook`` (Excel) · ``frames`` (in memory) · ``samples`` (rounds that come with the package) · ``template``
(a workbook that helps whoever fills it in) · ``shown`` (what Excel shows otherwise than it holds) ·
``source`` (what a kind of source is, and what any gives before it is checked).
"""

from portfolio.loaders.load import load
from portfolio.loaders.samples import sample
from portfolio.loaders.save import new, save

__all__ = ["load", "new", "sample", "save"]
