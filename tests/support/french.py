"""Whether a text that is told in French is French."""

from __future__ import annotations

import re

_ENGLISH = re.compile(
    r"\b(the|must|found|which|that|this|these|there|is|are|was|were|has|have|been|of|and|with|without|from"
    r"|it|its|they|them|none|nothing|write|delete|correct|rename|add|fill|clear|read|keep|give|can't|cannot)\b",
    re.IGNORECASE,
)
"""Words that no French sentence has, and hardly an English one lacks."""
_SAID_BY_OTHERS = re.compile("«\u202f.*?\u202f»|\\(Errno.*?\\)", re.DOTALL)
_UNFILLED = re.compile(r"\{\w*\}")


def not_french(text: str) -> list[str]:
    """What is English in a text, or a figure that was never put in; what stands in quotes is of others."""
    own = _SAID_BY_OTHERS.sub("«»", text)
    return [found[0] for pattern in (_ENGLISH, _UNFILLED) for found in pattern.finditer(own)]
