"""What a tool takes, as its schema says it, and what is said of a call that does not fit."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, assert_never

from portfolio.words.sentences import listing, say

type Kind = Literal["text", "texts", "amounts", "number", "count", "flag", "choice", "lines"]

LONGEST = 500
"""Characters of a text: the longest name or reason that people write, with room; a page is none of these."""
MOST = 50
"""Items of a list: a question with more changes than this is a case of its own."""
_LINE = ("initiative", "option", "start")


@dataclass(frozen=True, slots=True)
class Argument:
    """One thing that a tool takes.

    Attributes
    ----------
    name : str
    kind : Kind
    means : str
        What it says, for the assistant.
    required : bool
    choices : tuple of str
        Of a choice.
    most : float
        Of a number, the most it may be.
    """

    name: str
    kind: Kind
    means: str
    required: bool = False
    choices: tuple[str, ...] = ()
    most: float = math.inf

    @property
    def schema(self) -> dict[str, Any]:
        """As JSON Schema."""
        return {**self._form, "description": self.means}

    @property
    def _form(self) -> dict[str, Any]:
        text = {"type": "string", "minLength": 1, "maxLength": LONGEST}
        match self.kind:
            case "text":
                return text
            case "texts":
                return _several(text)
            case "amounts":
                return _several({"type": ["number", "string"]})
            case "number":
                return {"type": "number", "exclusiveMinimum": 0, "maximum": self.most}
            case "count":
                return {"type": "integer", "minimum": 1, "maximum": self.most}
            case "flag":
                return {"type": "boolean"}
            case "choice":
                return {"type": "string", "enum": [*self.choices]}
            case "lines":
                return _several(
                    {
                        "type": "object",
                        "properties": dict.fromkeys(_LINE, text),
                        "required": [*_LINE],
                        "additionalProperties": False,
                    }
                )
        assert_never(self.kind)

    def fits(self, value: object) -> bool:
        """Whether a value is one that it may be."""
        match self.kind:
            case "text":
                return _is_text(value)
            case "texts":
                return _is_list(value) and all(map(_is_text, value))  # type: ignore[call-overload]
            case "amounts":
                return _is_list(value) and all(_is_text(v) or _is_number(v) for v in value)  # type: ignore[attr-defined]
            case "number":
                return _is_number(value) and 0 < value <= self.most  # type: ignore[operator]
            case "count":
                return _is_number(value) and 1 <= value <= self.most and value == int(value)  # type: ignore[operator,call-overload]
            case "flag":
                return isinstance(value, bool)
            case "choice":
                return isinstance(value, str) and value in self.choices
            case "lines":
                return _is_list(value) and all(map(_is_line, value))  # type: ignore[call-overload]
        assert_never(self.kind)

    def said(self, language: str) -> str:
        """What it must be, in words."""
        choices = ", ".join(self.choices)
        limits = {"most": f"{self.most:g}", "longest": LONGEST, "count": MOST, "choices": choices}
        return say(language, f"assistant_{self.kind}", **limits)


def _several(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items, "minItems": 1, "maxItems": MOST}


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip()) and len(value) <= LONGEST


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _is_list(value: object) -> bool:
    return isinstance(value, list) and 1 <= len(value) <= MOST


def _is_line(value: object) -> bool:
    return isinstance(value, dict) and set(value) == {*_LINE} and all(map(_is_text, value.values()))


def wrong(given: Mapping[str, object], takes: tuple[Argument, ...], language: str) -> list[str]:
    """Everything that keeps a call from being one, in words; nothing is passed over."""
    known = {argument.name: argument for argument in takes}
    names = listing([*known], language) or say(language, "assistant_nothing")
    found = [
        say(language, "assistant_unknown", name=name, names=names) for name in given if name not in known
    ]
    for name, argument in known.items():
        if given.get(name) is None:
            if argument.required:
                found.append(say(language, "assistant_missing", name=name, must=argument.said(language)))
        elif not argument.fits(given[name]):
            text = json.dumps(given[name], ensure_ascii=False, default=str)
            value = text if len(text) <= 80 else f"{text[:80]}…"
            found.append(
                say(language, "assistant_unfit", name=name, must=argument.said(language), found=value)
            )
    return found
