"""What every error of this package is; in a file of its own so that words, which errors are told in, can
raise it too.
"""


class PortfolioError(Exception):
    """Any error of this package that a user can act on.

    Examples
    --------
    >>> import portfolio as pf
    >>> try:
    ...     pf.load("nowhere")
    ... except pf.PortfolioError as error:
    ...     print(str(error).splitlines()[-1])  # doctest: +NORMALIZE_WHITESPACE
    - nowhere: must be a folder of CSV files, an Excel workbook (.xlsx) or a database; nothing is there.
      Check the path.
    """
