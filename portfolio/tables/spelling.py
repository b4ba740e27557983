"""The nearest known name for a misspelt one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def nearest(name: str, known: Iterable[str], *, loose: bool = False) -> str | None:
    """The known name one slip away from ``name`` (two for eight letters or more), or None.

    A slip is a letter added, dropped, changed, or two neighbours swapped (optimal string alignment).
    ``loose`` allows a slip for every third letter: for naming a likely culprit, never for deciding that
    something is wrong.
    """
    word = name.casefold()
    # a single letter changed is another word
    slips = min(max(1, len(word) // 3) if loose else 1 + (len(word) >= 8), len(word) // 2)
    known = list(known)
    if len(known) > _MANY:
        return _among_many(word, known, slips)
    letters = set(word)
    # a slip adds one letter and drops one at most
    close = [k for k in known if k and len(letters ^ set(k.casefold())) <= 2 * slips]
    if not close:
        return None
    from rapidfuzz.distance import OSA  # loaded only once something is misspelt

    ranked = sorted((OSA.distance(word, k.casefold(), score_cutoff=slips), k) for k in close)
    return ranked[0][1] if ranked and ranked[0][0] <= slips else None


_MANY = 500
"""Names from which on it is sooner done to let the library look at all of them."""


def _among_many(word: str, known: Sequence[str], slips: int) -> str | None:
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    folded = [k.casefold() for k in known]
    near = process.extract(word, folded, scorer=OSA.distance, score_cutoff=slips, limit=None)
    return min(((distance, known[n]) for _, distance, n in near if known[n]), default=(0, None))[1]
