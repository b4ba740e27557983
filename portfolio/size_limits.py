"""How much is read and said at most, stated once: the docs and the faults say these numbers. Everything
within them is loaded or refused in ten seconds of a processor and a gigabyte.
"""

FILE_BYTES = 30_000_000
"""Of a file, and of a case's files together: some 400,000 rows of a ledger. What is longer is an export that
went wrong, or no table."""

UNPACKED_BYTES = 100_000_000
"""Of what a workbook's archive unpacks to where it is read: XML is ten to twenty times its archive."""

CELLS = 1_000_000
"""Of a case, blank ones inside its tables too. A round of 5,000 initiatives, 12 periods and 50
teams has 400,000."""

SHEET_CELLS = 5_000_000
"""Of a text file, or of a sheet from A1 to its last row and column: the reader takes memory for each, filled
or not."""

LIST_CELLS = 500_000
"""Of a list, its blank ones left out: each is looked at for what it may mean, several times, which takes some
eight microseconds of a processor. 5,000 tickets with 100 fields each."""

LIST_AREA = 2_000_000
"""Of a list, blank ones in its rows too, which take a fifth of that. Exports of all fields are mostly so."""

COLUMNS = 1_000
"""Of a table, its periods among them: nineteen years of weeks."""

IDS = 20_000
"""Of initiatives, or of any other table that others refer to."""

CHAIN = 100
"""Indicators that one moves, each by the one before it: every contribution is followed to the end."""

SETTINGS = 1_000
"""Of a case."""

ID = 1_000
"""Characters of an id."""

TEXT = 100_000
"""Characters of any other text. A cell of Excel holds 32,767."""

TOLD = 100
"""Faults or remarks of a kind that are told one by one; the others are counted."""

FOUND = 1_000
"""Faults that one check looks for: then it says that there are more."""

LINE = 2_000
"""Characters of what is said of one fault."""

MESSAGE = 50_000
"""Characters of what one error says. A terminal keeps about as many."""

LARGEST, SMALLEST = 1e15, 1e-15
"""Sizes of numbers that can be reckoned with: sums and products of larger ones overflow, smaller ones are
nothing beside any other."""
