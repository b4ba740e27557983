"""Every phrase in English and French, by what says it. A key stands in one of these alone."""

from portfolio.words.phrases import answers, brief, demands, explorer, levels, reasons, record, workbook

PHRASES: dict[str, tuple[str, str]] = {}
for _some in (answers, demands, reasons, record, workbook, levels, explorer, brief):
    PHRASES |= _some.PHRASES
