"""The case that a source gives: what a template put into it left out, ids made where nobody typed them,
everything checked.
"""

from __future__ import annotations

from portfolio.case.case import Case
from portfolio.case.reading import case_from, language_to_tell
from portfolio.errors import CaseError
from portfolio.loaders.examples import without_examples
from portfolio.loaders.ids_from_names import with_ids
from portfolio.loaders.source import Source


def case_of(source: Source) -> Case:
    """A source as a checked case.

    Raises
    ------
    CaseError
        With every fault of it.
    """
    if source.faults and not source.tables:
        raise CaseError(source.faults, source.name, language_to_tell(source.settings, {}))
    without_examples(source)
    with_ids(source)
    return case_from(
        source.tables,
        source.settings,
        source=source.name,
        settings_file=source.settings_file,
        settings_rows=source.settings_rows,
        doubts=source.doubts,
        faults=source.faults,
        read_from=source.read_from,
    )
