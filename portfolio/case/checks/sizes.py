"""How much a case holds, against what is read at most."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sized

from portfolio.errors import Fault
from portfolio.size_limits import CELLS, COLUMNS, IDS, SETTINGS
from portfolio.tables import SCHEMA, SCHEMAS, RawTable, text_of
from portfolio.words.figures import number
from portfolio.words.sentences import figure, sentence

_NAMED = {c.refers for s in SCHEMAS for c in s.columns if c.refers and len(SCHEMA[c.refers].key) == 1}
"""Tables whose rows others refer to."""


def beyond(raw: Mapping[str, RawTable], settings: Sized, source: str) -> Iterator[Fault]:
    """Tables that are too long or too wide, or too large together: nothing else is then looked for."""
    cells = 0
    if len(settings) > SETTINGS:
        problem = sentence("fault_too_many_settings", most=SETTINGS, count=len(settings))
        yield Fault("settings", None, "", "", problem)
    for table in raw.values():
        columns = sum(1 for heading in table.header if text_of(heading))
        cells += columns * len(table.rows)
        if columns > COLUMNS:
            problem = sentence("fault_too_many_columns", most=figure(number, COLUMNS), count=columns)
            yield table.fault(table.header_row, "", "", problem)
        if table.name in _NAMED and len(table.rows) > IDS:
            count = figure(number, len(table.rows))
            problem = sentence("fault_too_many_named", most=figure(number, IDS), count=count)
            yield table.fault(None, "", "", problem)
    if cells > CELLS:
        yield Fault("", None, "", "", sentence("fault_too_many_cells", most=figure(number, CELLS)), source)
