"""The knobs of the explorer as widgets: means, points, party and level, initiatives."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from html import escape
from typing import Any

import ipywidgets as widgets

from portfolio.arbitration.party_weights import party_weights
from portfolio.case.case import Case
from portfolio.explorer.state import WITHIN, Knobs, lacking, points_of
from portfolio.model.levels import IMPACT, LEVELS
from portfolio.words.figures import money, number, per_cent
from portfolio.words.sentences import say, with_unit

_ROWS = 60
"""So many initiatives have a row at the most; the others are found by searching."""
_WITHIN = (0.0, WITHIN, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1)
_HELD = {"fund": True, "reject": False}


def named(widget: Any, *names: str) -> Any:
    """The widget with a class of its own in the page, for style sheets and tests."""
    for name in names:
        widget.add_class("pf-" + re.sub(r"[^\w-]", "-", name))
    return widget


def text(words: str = "", **layout: str) -> Any:
    return widgets.HTML(words, layout=layout)


class Controls:
    """Every knob of a case; ``changed`` is called when one moves.

    Attributes
    ----------
    amounts : dict of str to IntSlider
        Per cent of the case's amounts, by resource.
    weights : dict of str to FloatSlider
        Points, by objective, to the nearest whole one; as long as it is not moved, the exact points count.
    party, level, near : Dropdown
    within : SelectionSlider
        What staying near a plan may cost, a share of the best impact.
    held : dict of str to (str, str)
        Initiatives held in an option and a start; see :meth:`hold`.
    choices : dict of str to ToggleButtons
        ``free``, ``fund`` or ``reject``, by initiative.
    pages : Accordion
    """

    def __init__(self, case: Case, language: str, changed: Callable[[], object]) -> None:
        self.case, self.language, self._changed = case, language, changed
        self._held = False
        parties = [("", say(language, "explorer_strategy")), *((p, p) for p in party_weights(case).parties)]
        self.party = named(
            self._dropdown([(shown, party) for party, shown in parties], "", "explorer_party"), "party"
        )
        levels = [(self._level_name(level), level) for level in sorted(LEVELS, reverse=True)]
        self.level = named(self._dropdown(levels, IMPACT, "explorer_level"), "level")
        self.held: dict[str, tuple[str, str]] = {}
        self.near = named(self._dropdown(self._plans(), "", "explorer_near"), "near")
        self.within = named(self._slider(), "within")
        wide = {"width": "98%"}
        self.amounts = {
            r: widgets.IntSlider(value=100, min=50, max=150, step=5, layout=wide)
            for r in (*case.budgets, *case.capacities)
        }
        self._told = {r: text() for r in self.amounts}
        own = points_of(case, "")
        most = math.ceil(
            max(
                [
                    100.0,
                    *own.values(),
                    *(w for p in party_weights(case).parties for w in points_of(case, p).values()),
                ]
            )
        )
        # the page rounds to steps and sends that back, so a party's exact points can't be the sliders' own
        self.weights = {
            o: widgets.FloatSlider(value=round(w), max=most, step=1, readout=False, layout=wide)
            for o, w in own.items()
        }
        self._dealt, self._counted = dict(own), {o: text() for o in own}
        self._total = text()
        self.choices = {i: self._choice() for i in case.table("initiatives")["initiative"]}
        self.search = widgets.Text(
            placeholder=say(language, "explorer_search"), continuous_update=True, layout={"width": "98%"}
        )
        self._found, self._list = (
            text(),
            widgets.VBox(layout={"max_height": "330px", "overflow": "hidden auto", "display": "block"}),
        )
        self._labels = {
            i: self._label(row) for i, row in zip(self.choices, case.table("initiatives"), strict=True)
        }
        self._texts = {
            row["initiative"]: " ".join(str(c) for c in row.cells.values() if c).casefold()
            for row in case.table("initiatives")
        }
        self._rows: dict[str, Any] = {}
        self.pages = self._pages()
        self._observe()
        self._tell()
        self._filter()

    @property
    def knobs(self) -> Knobs:
        """Where they stand."""
        return Knobs(
            amounts={r: slider.value for r, slider in self.amounts.items()},
            party=self.party.value,
            weights={
                o: slider.value for o, slider in self.weights.items() if slider.value != round(self._dealt[o])
            },
            choices={i: _HELD[choice.value] for i, choice in self.choices.items() if choice.value != "free"},
            level=self.level.value,
            held=self.held,
            near=self.near.value,
            within=self.within.value,
        )

    def hold(self, initiative: str, option: str, start: str) -> None:
        """Hold an initiative in an option and a start, until it is let go."""
        with self.at_once():
            self.held[initiative] = option, start
            self.choices[initiative].value = "free"

    def let_go(self, initiative: str) -> None:
        """Hold an initiative no more."""
        with self.at_once():
            self.held.pop(initiative, None)

    def reset(self) -> None:
        """Back to the case as it stands."""
        with self.at_once():
            for slider in self.amounts.values():
                slider.value = 100
            self.party.value, self.level.value, self.search.value = "", IMPACT, ""
            self._deal()
            self.held.clear()
            self.near.value, self.within.value = "", WITHIN
            for choice in self.choices.values():
                choice.value = "free"

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """Several knobs moved, and told as one change."""
        self._held = True
        try:
            yield
        finally:
            self._held = False
            self._tell()
            self._changed()

    def decide(self, case: Case) -> None:
        """Show what is decided in a case that has other decisions than before; whoever is newly decided is
        set free.
        """
        before, self.case = set(self.case.table("decisions")["initiative"]), case
        for i, row in zip(self.choices, case.table("initiatives"), strict=True):
            self._labels[i].value = self._label(row).value
        for i in set(case.table("decisions")["initiative"]) - before:
            self.choices[i].value = "free"
            self.held.pop(i, None)

    def _plans(self) -> list[tuple[str, str]]:
        """The plans that one can stay near to."""
        known = self.case.rows("initiatives").keys()
        names = ["record"] * (not known.isdisjoint(self.case.table("plan")["initiative"])) + ["opened"]
        return [
            (say(self.language, f"explorer_near_{name}"), name if name != "none" else "")
            for name in ("none", *names)
        ]

    def _slider(self) -> Any:
        shares = [(per_cent(share, self.language, 1), share) for share in _WITHIN]
        return widgets.SelectionSlider(
            options=shares,
            value=WITHIN,
            description=say(self.language, "explorer_within"),
            continuous_update=False,
            disabled=True,
            style={"description_width": "105px"},
            layout={"width": "98%"},
        )

    def _dropdown(self, options: Sequence[tuple[str, object]], value: object, phrase: str) -> Any:
        style = {"description_width": "105px"}
        return widgets.Dropdown(
            options=options,
            value=value,
            description=say(self.language, phrase),
            style=style,
            layout={"width": "98%"},
        )

    def _choice(self) -> Any:
        words = [(say(self.language, f"explorer_{word}"), word) for word in ("free", *_HELD)]
        return widgets.ToggleButtons(options=words, value="free", style={"button_width": "auto"})

    def _level_name(self, level: int) -> str:
        name = f"{level} {LEVELS[level].name(self.language)}"
        return (
            say(self.language, "explorer_level_absent", name=name)
            if lacking(self.case, level, self.language)
            else name
        )

    def _label(self, row: Any) -> Any:
        decisions = self.case.table("decisions")["initiative"]
        said = [say(self.language, "explorer_mandatory")] * bool(row["mandatory"])
        said += [say(self.language, "explorer_is_decided")] * (row["initiative"] in decisions)
        more = f" <span class='mute'>({escape(', '.join(said))})</span>" if said else ""
        name = escape(self.case.names("initiatives")[row["initiative"]])
        return text(
            f"<span title='{escape(row['initiative'], quote=True)}'>{name}{more}</span>", margin="4px 0 0"
        )

    def _pages(self) -> Any:
        means = [
            named(widgets.VBox([self._told[r], slider]), f"knob-{r}") for r, slider in self.amounts.items()
        ]
        points = [
            named(widgets.VBox([self._counted[o], slider]), f"weight-{o}")
            for o, slider in self.weights.items()
        ]
        tall = {"max_height": "585px", "overflow": "hidden auto", "display": "block"}
        pages = [
            widgets.VBox(means, layout=tall),
            widgets.VBox([*points, self._total], layout=tall),
            widgets.VBox([self.search, self._found, self._list]),
        ]
        accordion = widgets.Accordion(pages, selected_index=0)
        for k, phrase in enumerate(("explorer_means", "explorer_weights", "explorer_initiatives")):
            accordion.set_title(k, say(self.language, phrase))
        return accordion

    def _observe(self) -> None:
        self.party.observe(lambda _: self._deal_and_tell(), "value")
        self.search.observe(lambda _: self._filter(), "value")
        for knob in (
            self.level,
            self.near,
            self.within,
            *self.amounts.values(),
            *self.weights.values(),
            *self.choices.values(),
        ):
            knob.observe(lambda _: self._moved(), "value")

    def _moved(self) -> None:
        if not self._held:
            self._tell()
            self._changed()

    def _deal_and_tell(self) -> None:
        if not self._held:
            with self.at_once():
                self._deal()

    def _deal(self) -> None:
        """Set the points to the party's, or the strategy's own."""
        self._dealt = points_of(self.case, self.party.value)
        for o, slider in self.weights.items():
            slider.value = round(self._dealt[o])

    def _tell(self) -> None:
        """What the sliders come to: amounts in the case's own units, points in all."""
        self.within.disabled = not self.near.value
        names, units = self.case.names("resources"), self.case.units("resources")
        rows = self.case.rows("resources")
        for r, slider in self.amounts.items():
            amounts = [a for p in self.case.periods if (a := rows[r][p]) is not None]
            percent = slider.value
            told = say(self.language, "explorer_unlimited")
            if amounts:
                total = money([math.fsum(amounts) * percent / 100], self.language)[0]
                total = with_unit(total, units[r], self.language)
                told = say(
                    self.language,
                    "explorer_amount",
                    percent=per_cent(percent / 100, self.language),
                    amount=total,
                )
            self._told[r].value = f"<b>{escape(names[r])}</b><br><span class='mute'>{escape(told)}</span>"
            slider.disabled = not amounts
        by_hand = self.knobs.weights
        counted = {**self._dealt, **by_hand}
        for o, name in self.case.names("objectives").items():
            told = say(self.language, "level_6_counts", value=number(counted[o], self.language, 1))
            self._counted[o].value = f"<b>{escape(name)}</b> · {escape(told)}"
        total = number(math.fsum(counted.values()), self.language, 1)
        said = say(self.language, "explorer_by_hand" if by_hand else "explorer_total", total=total)
        self._total.value = f"<b>{escape(said)}</b>"

    def _filter(self) -> None:
        """Rows for the initiatives that are searched for."""
        words = self.search.value.casefold().split()
        found = [i for i, said in self._texts.items() if all(word in said for word in words)]
        more = len(found) - _ROWS
        self._found.value = (
            f"<span class='mute'>{escape(say(self.language, 'explorer_more', count=more))}</span>"
            if more > 0
            else ""
        )
        for i in found[:_ROWS]:
            if i not in self._rows:
                self._rows[i] = named(widgets.VBox([self._labels[i], self.choices[i]]), f"initiative-{i}")
        self._list.children = [self._rows[i] for i in found[:_ROWS]]
