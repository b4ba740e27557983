"""Only the latest question counts: one thread at a time answers it, and is ended when a newer one comes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

from portfolio.progress import ended_by


class Latest[Question, Answer]:
    """Answers the latest question in a thread of its own; what is older is ended, and never shown.

    Whoever asks goes on at once. A question may have several answers, each better than the one before.

    Parameters
    ----------
    answers : callable
        Gives the answers to a question, one after the other, in the thread. What is asked of a solver in
        there ends when a newer question comes.
    show : callable
        Gets the number of the question and an answer, or the exception that ended the answers. Called in the
        thread, and never for any but the latest question.

    Attributes
    ----------
    number : int
        That of the latest question, from 1.
    changed : threading.Condition
        Held while something is asked or shown.

    Examples
    --------
    >>> shown = []
    >>> answers = lambda question: iter([question, question * 2])
    >>> latest = Latest(answers, lambda number, answer: shown.append((number, answer)))
    >>> latest.ask(7)
    1
    >>> latest.join()
    >>> shown
    [(1, 7), (1, 14)]
    """

    def __init__(
        self,
        answers: Callable[[Question], Iterator[Answer]],
        show: Callable[[int, Answer | Exception], object],
    ) -> None:
        self._answers, self._show = answers, show
        self.changed = threading.Condition(threading.RLock())
        self.number = 0
        self._waiting: list[Question] = []
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    def ask(self, question: Question) -> int:
        """Put a question in the place of all others; its number."""
        with self.changed:
            self.number += 1
            self._stop.set()
            self._stop = threading.Event()
            self._waiting = [question]
            if self._thread is None:
                # waited for at the program's end, which ends what is asked in it
                self._thread = threading.Thread(target=self._work, name="explorer", daemon=False)
                self._thread.start()
            return self.number

    def close(self) -> None:
        """End what is being answered, and show no more of it."""
        with self.changed:
            self._stop.set()
            self._waiting = []

    def join(self, timeout: float | None = None) -> None:
        """Wait until there is no more answer to come."""
        thread = self._thread
        if thread is not None:
            thread.join(timeout)

    def _work(self) -> None:
        while True:
            with self.changed:
                if not self._waiting:
                    # the next question starts another: no thread waits for questions that may never come
                    self._thread = None
                    return
                question, number, stop = self._waiting.pop(), self.number, self._stop
            try:
                with ended_by(stop):
                    self._answer(question, number, stop)
            except BaseException:
                self._thread = None
                raise

    def _answer(self, question: Question, number: int, stop: threading.Event) -> None:
        try:
            for answer in self._answers(question):
                if not self._shown(number, answer, stop):
                    return
        except KeyboardInterrupt:  # how what was asked of a solver ends
            return
        except Exception as error:
            self._shown(number, error, stop)

    def _shown(self, number: int, answer: Answer | Exception, stop: threading.Event) -> bool:
        with self.changed:
            if stop.is_set():
                return False
            self._show(number, answer)
            self.changed.notify_all()
            return True
