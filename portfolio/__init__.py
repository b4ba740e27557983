"""Portfolio arbitration: which initiatives to fund, at which level and when, for the most strategic impact.

The rooms, from the ground up; each imports only those before it, and its own docstring says a line a file:

``base_error`` (what every error is) · ``size_limits`` (how much is read and said) · ``words`` (what people
read, a catalogue a language) · ``errors`` (what can go wrong) · ``read_files`` (a file's bytes, at most so
many) · ``arrays`` (kinds of arrays) · ``progress`` (the clock, Ctrl-C, bars) · ``whole_files``
(written whole or not at all) · ``display`` (results as people read them) · ``tables`` (the case format,
declared once) · ``case`` (one round, checked) · ``loaders`` (CSV, Excel, SQL) · ``importers`` (lists and
trackers) · ``calibration`` (what delivered initiatives taught) · ``model`` (the domain without a solver: what
is asked, what a portfolio is worth, uses and breaks) · ``solver`` (programs and proofs, without a word of the
domain) · ``allocator`` (the best portfolio, and other questions on the same program) · ``explanation`` (why,
at what price, what else) · ``scenarios`` (other circumstances) · ``steering`` (the six levels: their
indicators, where one stands) · ``robustness`` (how sure, draw by draw) · ``rankings`` (what lists and lower
levels would fund) · ``arbitration`` (several parties, one table) · ``continuity`` (round after round) ·
``plots`` (pictures of frames) · ``report`` (the board brief, the finance workbook) · ``explorer`` (widgets) ·
``sharing`` (serve the explorer, work together) · ``cli`` (the command; notebooks as tests).
"""

import sys


class _Package(type(sys)):  # type: ignore[misc]
    """The package as a module: a room that is imported hides no function of its name, as ``pf.rankings``."""

    def __setattr__(self, name: str, value: object) -> None:
        if not isinstance(value, type(sys)):
            super().__setattr__(name, value)

    def __reduce__(self) -> tuple[object, ...]:
        """As any module travels to another process: by its name, with functions that use it."""
        return _itself, ()


def _itself() -> _Package:
    return sys.modules[__name__]


sys.modules[__name__].__class__ = _Package


def __getattr__(name: str) -> object:
    """Each room is imported when first used: `import portfolio` is then instant, and a check needs no solver.

    So is what does that, when the first name is asked for: until the command listens to Ctrl-C, as little as
    can be is loaded. A notebook's completer asks for every name to show what it is, and gives up after 0.4 s:
    no room may load pandas, matplotlib or scipy before one of its functions is called.
    """
    import lazy_loader

    of_stub, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)

    def of_package(name: str) -> object:
        if name == "__version__":
            from importlib.metadata import version

            return version("portfolio-arbitration")
        room = sys.modules.get(f"{__name__}.{name}")
        return room if room is not None and name not in __all__ else of_stub(name)

    globals().update({"__getattr__": of_package, "__dir__": __dir__, "__all__": __all__})
    return globals()[name] if name in globals() else of_package(name)


def __dir__() -> list[str]:
    return list(__getattr__("__all__"))  # type: ignore[call-overload]
