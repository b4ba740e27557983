"""The command ``portfolio``. 0 fine · 1 not as recorded · 2 bad input · 3 infeasible · 4 no answer from the
solver · 130 interrupted.

``entry`` (listens to Ctrl-C before all the rest is loaded) · ``command`` (parse, call, print, exit) ·
``arguments`` (what commands share), ``plans`` (the plan that one is told) · ``command_line`` (what is said of
what was typed) · ``terminal`` (lines that fit) · ``exit_codes`` · commands: ``questions`` (what to fund, and
why) · ``asked_in_words`` (what if) · ``lists`` (what people have today) · ``rounds`` (settle and hand over),
``serving`` (serve to others), ``cases`` (a case and its files) · ``notebooks`` (notebooks as tests).
"""

try:
    from portfolio.cli.entry import main
except KeyboardInterrupt:  # before anybody listens
    import sys

    print("interrupted.", file=sys.stderr)
    raise SystemExit(130) from None

__all__ = ["main"]
