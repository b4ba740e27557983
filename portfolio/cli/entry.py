"""The door of the command. Nothing is imported here but what is loaded anyway: Ctrl-C is listened to before
all the rest is.
"""

import signal
import sys

from portfolio.cli.exit_codes import BAD_INPUT, INTERRUPTED


def main(arguments: list[str] | None = None) -> int:
    """Run the command; what goes wrong is said on stderr in plain words, and in the exit code. One Ctrl-C
    ends it.
    """
    before = signal.getsignal(signal.SIGINT)
    pressed = False

    def press(number: int, frame: object) -> None:
        nonlocal pressed
        pressed = True
        raise KeyboardInterrupt

    ours = before is signal.default_int_handler  # else it is ignored, or somebody else's
    said = sys.unraisablehook
    if ours:
        signal.signal(signal.SIGINT, press)
        # raised in a callback it is not lost, since the next question knows of it, and nothing is to be said
        # there
        sys.unraisablehook = lambda what: (
            None if isinstance(what.exc_value, KeyboardInterrupt) else said(what)
        )
    try:
        try:
            from portfolio.cli.command import run
        except Exception as error:
            return _unreadable(error)

        return run(arguments)
    except KeyboardInterrupt:
        return _interrupted(ours)
    except BaseException:
        if not pressed:
            raise
        return _interrupted(ours)  # a library took it for another error
    finally:
        if ours:  # as a command of its own it only has to end now
            sys.unraisablehook = said
            signal.signal(signal.SIGINT, signal.SIG_IGN if arguments is None else before)


def _unreadable(error: Exception) -> int:
    """What the words of the command can't be read for: a catalogue of a language may be anybody's."""
    from portfolio.errors import PortfolioError
    from portfolio.words.text_tables import on_stderr

    if not isinstance(error, PortfolioError):
        raise error
    print(on_stderr(str(error)), file=sys.stderr)
    return BAD_INPUT


def _interrupted(ours: bool) -> int:
    if ours:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    print("interrupted.", file=sys.stderr)
    return INTERRUPTED
