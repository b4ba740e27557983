"""Amounts of one resource typed period by period, and one person more from a period on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import ipywidgets as widgets

from portfolio.case.case import Case
from portfolio.explorer.parts import named, relabel, text
from portfolio.explorer.spoken import period
from portfolio.words.figures import LARGE, number
from portfolio.words.sentences import say

_PEOPLE = ("people", "persons", "person", "fte", "ftes", "etp", "personnes", "personne")
"""Units in which one person more is one more; in all others the case does not say what a person gives."""
_MOST = 1e12


class Amounts:
    """Fields for what there is of one resource in each period; those that differ from ``told`` are typed.

    Attributes
    ----------
    resource : Dropdown
    fields : dict of str to BoundedFloatText
        By period.
    person : BoundedFloatText
        What one person gives in a period, in the resource's unit; 0: not said.
    since : Dropdown
        From which period on there is one person more.
    typed : dict of (str, str) to float
        What stands as it was typed, by resource and period.
    box : VBox
    """

    def __init__(
        self,
        case: Case,
        language: str,
        told: Callable[[str, str], float | None],
        changed: Callable[[], object],
    ) -> None:
        self.case, self.language, self._told, self._changed = case, language, told, changed
        self.typed: dict[tuple[str, str], float] = {}
        self._quiet = False
        means = (*case.budgets, *case.capacities)
        self._gives = {r: 1.0 if case.units("resources")[r].casefold() in _PEOPLE else 0.0 for r in means}
        names = case.names("resources")
        self.resource = self._dropdown([(names[r], r) for r in means], "explorer_amounts_of", "amounts-of")
        self.fields = {p: self._field(period(p, language), f"amount-{p}") for p in case.periods}
        self.person = self._field("", "person-gives")
        self.since = self._dropdown(
            [(period(p, language), p) for p in case.periods], "explorer_person_from", "person-from"
        )
        self.add = named(widgets.Button(description=say(language, "explorer_person_add")), "person")
        self._said, self._people = text(), widgets.HBox([self.person, self.since, self.add])
        self._people.add_class("pf-fields")
        fields = named(widgets.HBox(list(self.fields.values())), "alike")
        chosen = named(widgets.HBox([self.resource]), "fields")
        self.box = widgets.VBox([chosen, fields, self._people, self._said])
        self._observe()
        self.show()

    def clear(self) -> None:
        """Nothing is typed."""
        self.typed.clear()
        self.show()

    def show(self) -> None:
        """What there is of the resource that is chosen, period by period; a period without a limit has no
        amount to change.
        """
        r, self._quiet = self.resource.value, True
        try:
            for p, field in self.fields.items():
                amount = self.typed.get((r, p), self._told(r, p)) if r else None
                field.disabled = amount is None
                field.value = 0.0 if amount is None else amount
                self._say(p)
            team = r in self.case.capacities
            self._people.layout.display = None if team else "none"
            if team:
                unit = self.case.units("resources")[r]
                relabel(self.person, say(self.language, "explorer_person_gives", unit=unit or "1"))
                self.person.value = self._gives[r]
        finally:
            self._quiet = False

    def _observe(self) -> None:
        self.resource.observe(lambda _: self._chosen(), "value")
        self.person.observe(lambda _: self._said_person(), "value")
        self.add.on_click(lambda _: self._one_more())
        for p, field in self.fields.items():
            field.observe(lambda change, p=p: self._put(p, change["new"]), "value")

    def _chosen(self) -> None:
        self._said.value = ""
        self.show()

    def _said_person(self) -> None:
        if not self._quiet:
            self._gives[self.resource.value] = self.person.value

    def _say(self, period_: str) -> None:
        """What stands beside a field: its period, and a large amount with its thousands apart, which a field
        of numbers does not show.
        """
        field, said = self.fields[period_], period(period_, self.language)
        large = abs(field.value) >= LARGE and not field.disabled
        field.description = f"{said}\n{number(field.value, self.language)}" if large else said

    def _put(self, period_: str, amount: float) -> None:
        """An amount typed; the one that there is anyway is none."""
        self._say(period_)
        if self._quiet:
            return
        key = (self.resource.value, period_)
        if amount == self._told(*key):
            self.typed.pop(key, None)
        else:
            self.typed[key] = amount
        self._changed()

    def _one_more(self) -> None:
        """What one person gives, more in each period from one on; asked for where nobody said it."""
        r, more = self.resource.value, self._gives[self.resource.value]
        self._said.value = "" if more else say(self.language, "explorer_person_unknown")
        if not more:
            return
        first = self.case.period_index[self.since.value]
        for p in self.case.periods[first:]:
            amount = self.typed.get((r, p), self._told(r, p))
            if amount is not None:
                self.typed[r, p] = amount + more
        self.show()
        self._changed()

    def _field(self, name: str, handle: str) -> Any:
        return named(widgets.BoundedFloatText(description=name, max=_MOST), "field", handle)

    def _dropdown(self, options: list[tuple[str, str]], phrase: str, handle: str) -> Any:
        return named(
            widgets.Dropdown(options=options, description=say(self.language, phrase)), "field", handle
        )
