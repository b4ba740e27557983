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

    language: str = ""
    """Which it is told in; empty while nobody has said, and then it is English."""

    def __str__(self) -> str:
        return self.told(self.language) if self.language else super().__str__()

    def told(self, language: str) -> str:
        """The message in a language, where it can be told in any; else as it stands."""
        message = self.args[0] if self.args else ""
        # a sentence, which can't be named here: words are made of this
        return str(message.into(language)) if hasattr(message, "into") else super().__str__()
