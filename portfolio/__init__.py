"""Portfolio arbitration: which initiatives to fund, at which level and when, for the most strategic impact.

The chapters, in order; each imports only those before it:

``errors`` (what can go wrong) · ``words`` (what people read, in two languages) · ``tables`` (the case format,
declared once) · ``case`` (one round, checked) · ``loaders`` (CSV, Excel) · ``valuation`` (what any portfolio
is worth) · ``requirements`` (what it uses) · ``steering`` (the six levels: what each is after, its
indicators, where one stands) · ``problem`` (what we ask) · ``demands`` (what every portfolio must meet) ·
``feasibility`` (what a portfolio uses and breaks) · ``allocation`` (the answer) · ``solver`` (a model asked
again) · ``allocator`` (the program and its solution) · ``explanation`` (why, at what price, what else) ·
``scenarios`` (other circumstances) · ``rankings`` (what lists and lower levels would fund) · ``robustness``
(how sure, draw by draw) · ``arbitration`` (several parties, one table) · ``plots`` (pictures of frames) ·
``report`` (the board brief, the finance workbook) · ``explorer`` (widgets) · ``sharing`` (serve the explorer,
work together) · ``notebooks`` (notebooks as tests) · ``cli``.
"""


def __getattr__(name: str) -> object:
    """Each chapter is imported when first used: `import portfolio` is then instant, and a check needs no
    solver.

    So is what does that, when the first name is asked for: until the command listens to Ctrl-C, as little as
    can be is loaded.
    """
    import lazy_loader

    attached = lazy_loader.attach_stub(__name__, __file__)
    globals().update(zip(("__getattr__", "__dir__", "__all__"), attached, strict=True))
    return globals()[name] if name in globals() else attached[0](name)


def __dir__() -> list[str]:
    return list(__getattr__("__all__"))  # type: ignore[call-overload]
