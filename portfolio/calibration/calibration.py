"""What delivered initiatives really did beside what was expected of them, and what that says of this
round's expectations.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from statistics import NormalDist
from typing import TYPE_CHECKING, Any

import numpy as np

from portfolio.calibration.calibration_text import told
from portfolio.calibration.empirical_bayes import (
    EFFECTS,
    LEAST,
    LEVEL,
    NEEDS,
    Joint,
    Observation,
    counted,
    initiatives,
    joint,
    means,
)
from portfolio.calibration.group_ratios import basis_of, group_ratios
from portfolio.calibration.overruns import Overruns
from portfolio.calibration.planned_and_spent import planned_and_spent
from portfolio.case.case import Case, checked_case
from portfolio.case.chains import links, reach
from portfolio.display.shown_as import page_of, shows
from portfolio.errors import CaseError, Fault, PortfolioError, fault_frame, in_its_language
from portfolio.tables import Row, text_of
from portfolio.words.media import on_page
from portfolio.words.sentences import say, sentence

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

type Floats = NDArray[np.float64]

_MARK = "_calibrated"
_RANGE = ("low", "expected", "high")
_CHANGE = ("factor", "base", "from_kpi", "from_category", "from_owner", "spread", "basis")


@dataclass(frozen=True, eq=False, repr=False)
class Calibration:
    """What delivered initiatives brought of what was expected of them, and what follows for this round.

    Attributes
    ----------
    measured : Case
        The case whose ``actuals`` and ``ledger`` were read.
    observations : tuple of Observation
        The rows of ``actuals`` that have a ratio, in their order.
    omitted : tuple of Fault
        Those that have none, and those of the ledger, each with its reason.
    needs : Overruns
        What they used of what was planned.

    Examples
    --------
    >>> import portfolio as pf
    >>> found = pf.calibration(pf.load("data/samples/scaleup"))
    >>> found.ratios[["by", "group", "observations"]].head(1).values.tolist()
    [['overall', 'delivered', 22]]
    """

    measured: Case
    observations: tuple[Observation, ...]
    needs: Overruns
    omitted: tuple[Fault, ...] = field(default=())

    @cached_property
    def case(self) -> Case:
        """The case with its expectations as delivered initiatives taught.

        ``expected`` of each contribution is multiplied by what initiatives of its KPI, category and owner
        bring of what is expected of them, and its range holds at least what was observed, so that optimism
        costs points. An expected 0 is kept; so is an expected change for the worse, of which only the range
        is widened. Where the ledger tells what was spent, ``high`` of requirements is widened, never
        narrowed, and the note ``_learned`` says what of. The setting ``_calibrated`` says that this has been
        done.

        Raises
        ------
        CaseError
            When the case is calibrated already.
        PortfolioError
            When it is a draw of a case.

        Examples
        --------
        >>> import portfolio as pf
        >>> case = pf.load("data/samples/scaleup")
        >>> new = pf.calibration(case).case.contributions.expected / case.contributions.expected
        >>> f"{new.min():.2f} to {new.max():.2f}"
        '0.47 to 1.00'
        """
        case = self.measured
        if case.is_draw:
            raise PortfolioError(say(case.settings.language, "actuals_draw"))
        if said := text_of(case.written_settings.get(_MARK)):
            fault = Fault("settings", None, _MARK, said, sentence("actuals_twice", said=said))
            raise CaseError([fault], language=case.settings.language)
        table = case.written["contributions"]
        new = [
            tuple(row[c] for c in _RANGE) if row["expected"] == 0 else values
            for row, (_, values) in zip(table, self.rescaled, strict=True)
        ]
        for k, column in enumerate(_RANGE):
            table = table.replacing(column, [values[k] for values in new])
        language, needs = case.settings.language, self.needs.widening(case.written["requirements"])
        settings = {**case.written_settings, _MARK: self._basis(language)}
        tables = {**case.written, "contributions": table, "requirements": needs}
        return Case(tables, settings, read_from=case.read_from)

    def _basis(self, language: str) -> str:
        """What the case was calibrated on, as its setting says."""
        parts = [
            ("calibrated_on_effects", self.observations),
            ("calibrated_on_needs", self.needs.observations),
        ]
        said = [say(language, key, count=len(o), initiatives=initiatives(o)) for key, o in parts if o]
        return ", ".join(said)

    @property
    @shows("left_out", "measured")
    def left_out(self) -> pd.DataFrame:
        """Rows of ``actuals`` and ``ledger`` that say nothing here: ``table``, ``row``, ``column``,
        ``value``, ``problem``.
        """
        return fault_frame(self.omitted, self._language)

    @property
    @shows("ratios", "measured")
    def ratios(self) -> pd.DataFrame:
        """What initiatives bring of what is expected of them: a row a group, the best of each grouping first.

        Returns
        -------
        DataFrame
            ``by`` (``overall``, ``kpi``, ``category``, ``owner``), ``group`` (overall: ``delivered``, and
            ``other kinds`` for an initiative whose KPI, category and owner are all new), ``label`` (a KPI's
            name), ``observations`` (initiatives), ``ratio`` (their mean), ``kept`` (share of the distance
            from the overall ratio that is believed), ``shrunk`` (overall ratio + kept × distance), ``low``,
            ``high`` (they hold the group's true ratio nine times in ten).
        """
        named = self.measured.names("kpis")
        return group_ratios(self.observations, self.joint, EFFECTS, named, self._language)

    @property
    @shows("overruns", "measured")
    def overruns(self) -> pd.DataFrame:
        """What initiatives used of what was planned for them: a row a group, those that used most first.

        Returns
        -------
        DataFrame
            Columns as :attr:`ratios`, ``by`` being ``overall``, ``resource``, ``category`` or ``owner``;
            without rows where the ledger does not tell it of four initiatives.

        Examples
        --------
        >>> import portfolio as pf
        >>> frame = pf.calibration(pf.load("data/samples/scaleup")).overruns
        >>> frame.query("by == 'category'").group.tolist()
        ['transform', 'grow', 'run']
        """
        named = self.measured.names("resources")
        found = self.needs
        return group_ratios(found.observations, found.joint, NEEDS, named, self._language)

    @property
    @shows("spent", "measured")
    def spent(self) -> pd.DataFrame:
        """What each initiative used beside what was planned for it, the largest overrun first.

        Returns
        -------
        DataFrame
            ``initiative``, ``resource``, ``unit``, ``category``, ``owner``, ``planned``, ``actual``,
            ``ratio`` (actual ÷ planned), ``counted`` (the same, drawn in where it is far out), ``at_least``
            (it still runs, and can only use more).
        """
        return self.needs.spent

    @property
    @shows("widened", "measured")
    def widened(self) -> pd.DataFrame:
        """What becomes of the range of each row of requirements, in the case's order.

        Returns
        -------
        DataFrame
            ``initiative``, ``option``, ``resource``; ``learned`` (what one initiative of these groups uses of
            what is planned for it), ``spread`` (its standard deviation), ``at_most`` (one in twenty uses
            more; all three NaN where nothing is learned), ``basis`` (in words, with numbers of initiatives),
            ``low``, ``high``, ``new_high``.
        """
        return self.needs.widened

    @property
    @shows("stories", "measured")
    def stories(self) -> pd.DataFrame:
        """What over-delivered beside what disappointed: an effect a row, the best first.

        Returns
        -------
        DataFrame
            ``initiative``, ``name`` (where the case knows it), ``kpi``, ``label`` (the KPI's name), ``unit``,
            ``category``, ``owner``, ``expected``, ``realised``, ``ratio``, ``story`` (``more``, ``as
            expected``, ``less``), ``beyond_chance``: farther from what was expected than results of one kind
            are apart; by chance one round in ten would show any such effect (Šidák 1967).
        """
        import pandas as pd

        kpis, units = self.measured.names("kpis"), self.measured.units("kpis")
        names = self.measured.own_names("initiatives")
        most = NormalDist().inv_cdf((1 + LEVEL ** (1 / len(self.observations))) / 2) * self.joint.noise**0.5
        rows = []
        for o in sorted(self.observations, key=lambda o: (-o.ratio, o.initiative, o.groups)):
            far, kpi = abs(o.ratio - 1), o.groups[0]
            story = "as expected" if far <= 1e-9 else "more" if o.ratio > 1 else "less"
            about = (
                o.initiative,
                names.get(o.initiative, ""),
                kpi,
                kpis.get(kpi, kpi),
                units.get(kpi, ""),
                *o.groups[1:],
            )
            rows.append((*about, o.expected, o.realised, o.ratio, story, far > max(most, 1e-9)))
        text = ["initiative", "name", "kpi", "label", "unit", "category", "owner"]
        frame = pd.DataFrame(rows, columns=[*text, "expected", "realised", "ratio", "story", "beyond_chance"])
        return frame.astype(dict.fromkeys([*text, "story"], "str"))

    @property
    @shows("calibrated", "measured")
    def changes(self) -> pd.DataFrame:
        """What becomes of each contribution of the case, in the case's order.

        Returns
        -------
        DataFrame
            ``initiative``, ``option``, ``kpi``, ``label`` (the KPI's name); ``factor`` = ``base`` +
            ``from_kpi`` + ``from_category`` + ``from_owner`` (1 where ``expected`` is kept); ``spread``
            (standard deviation of what one initiative brings of what is expected of it); ``basis`` (in words,
            with numbers of initiatives); ``low``, ``expected``, ``high``; ``new_low``, ``new_expected``,
            ``new_high``.
        """
        import pandas as pd

        named = self.measured.names("kpis")
        rows = [
            (
                row["initiative"],
                row["option"] or "",
                row["kpi"],
                named.get(row["kpi"], row["kpi"]),
                *change,
                *(row[c] for c in _RANGE),
                *new,
            )
            for row, (change, new) in zip(self.measured.table("contributions"), self.rescaled, strict=True)
        ]
        text = ["initiative", "option", "kpi", "label"]
        frame = pd.DataFrame(rows, columns=[*text, *_CHANGE, *_RANGE, *(f"new_{c}" for c in _RANGE)])
        return frame.astype(dict.fromkeys([*text, "basis"], "str"))

    @cached_property
    def rescaled(self) -> list[tuple[tuple[Any, ...], tuple[float, float, float]]]:
        """For each contribution, by how much it changes and why, and its new low, expected and high."""
        groups = {
            i: (text_of(row["category"]), text_of(row["owner"]))
            for i, row in self.measured.rows("initiatives").items()
        }
        wanted = _directions(self.measured)
        seen = [Counter(group for _, group in means(self.observations, k)) for k in range(len(EFFECTS))]
        found = []
        for row in self.measured.table("contributions"):
            mine = (row["kpi"], *groups[row["initiative"]])
            base, parts, variance = self.joint.expects(mine)
            basis = basis_of(mine, seen) or say(self._language, "effects_nothing_alike")
            if row["expected"] == 0 or _for_the_worse(row, wanted):
                basis = say(self._language, "effects_for_worse" if row["expected"] else "effects_of_nothing")
                base, parts = 1.0, [0.0, 0.0, 0.0]
            factor = base + sum(parts)
            found.append(
                ((factor, base, *parts, variance**0.5, basis), _rescaled(row, factor, variance**0.5))
            )
        return found

    @cached_property
    def joint(self) -> Joint:
        """KPI, category, owner and initiative together, from which the factors come."""
        return joint(self.observations)

    @property
    def _language(self) -> str:
        return self.measured.settings.language

    def __str__(self) -> str:
        return told(self)

    __repr__ = __str__

    def _repr_html_(self) -> str:
        frames = [self.ratios, *([self.overruns] if self.needs.observations else [])]
        return "<p>" + on_page(str(self)).replace("\n", "<br>") + "</p>" + "".join(map(page_of, frames))


@in_its_language
def calibration(case: Case) -> Calibration:
    """What delivered initiatives really brought and cost, of what was expected and planned for them.

    Parameters
    ----------
    case : Case
        With a table ``actuals``, whose ids may be of past rounds; ``ledger`` too, to learn overruns.

    Returns
    -------
    Calibration
        Prints itself; its frames are ``ratios``, ``stories`` and ``changes`` of effects, ``overruns``,
        ``spent`` and ``widened`` of costs and efforts, and ``left_out``.

    Raises
    ------
    CaseError
        When fewer than four initiatives in ``actuals`` have a ratio.

    Notes
    -----
    *Ratios.* A row of ``actuals`` counts by realised ÷ expected, whatever the KPI's unit and the size of the
    effect. A row without one of the two, with an expected change of 0, or with one for the worse (a price
    paid, not a promise) is left out, with its reason. A ratio farther from the median than 1 and than seven
    median absolute deviations (4.7 standard deviations of a normal law) counts as that far, so that no tiny
    expectation outweighs all others; ``stories`` shows it as it is.

    *Groups*, one grouping at a time. The KPIs of one initiative are not independent, so it counts once in a
    group, by the mean of its ratios. Of the distance between a group's mean of *n* and the overall ratio, τ²
    ÷ (τ² + σ²/n) is believed (Efron and Morris 1975), averaged over what τ² can be beside σ² (uniform
    shrinkage prior: Daniels 1999). The interval takes in that all of these are estimates (Morris 1983), and
    reaches 1.75 standard deviations, so that it holds the truth nine times in ten at the least favourable
    spread too; that of the overall ratio is for groups mixed as they were delivered.

    *Factors*, all groupings at once, so that nothing counts twice: ratio = base + KPI + category + owner +
    initiative + rest, each a random effect with its own variance (Henderson 1975), averaged over what the
    variances can be. A category and an owner that are the same rows share one effect. An unknown group adds
    spread only; a blank one is taken for a mixture of those delivered.

    *Ranges.* A contribution's low and high are scaled by its factor; then each side reaches √7 × spread ×
    expected at least. Draws of such a range (:meth:`portfolio.Draws.sampled`) are spread as the delivered
    initiatives were.

    *Overruns*, where there is a ledger, by the same model with the resource in place of the KPI. An
    initiative and resource count by Σ actual ÷ Σ planned of their rows, once delivered, where the ledger
    holds its whole cost and no amount is blank (which is not 0). One that runs counts only where it has spent
    more than all that was planned for it, what remains included. ``high`` of a row of requirements grows
    until one draw in twenty exceeds what one such initiative in twenty is to exceed; amounts and ``low`` stay
    as they are, so that draws do not cost less than ``low`` says although delivered ones did. Rows of which
    nothing alike was spent, of stopping, and that free as much as they use are kept. What common ``causes``
    move is in the spread that was observed too. With fewer than four initiatives nothing is learned.

    What is calibrated is the effect of initiatives that deliver: the chance that one fails altogether belongs
    to ``success`` of its options, and its row not to ``actuals`` as well. Synergies stay as they are.

    References
    ----------
    Efron and Morris (1975), Data analysis using Stein's estimator and its generalizations, JASA 70. Morris
    (1983), Parametric empirical Bayes inference, JASA 78. Daniels (1999), A prior for the variance in
    hierarchical models, Canadian Journal of Statistics 27. Henderson (1975), Best linear unbiased estimation
    and prediction under a selection model, Biometrics 31.

    Examples
    --------
    >>> import portfolio as pf
    >>> found = pf.calibration(pf.load("data/samples/scaleup"))
    >>> by_category = found.ratios.query("by == 'category'")
    >>> by_category[["group", "observations", "ratio", "shrunk"]].round(2).values.tolist()
    [['run', 8, 0.97, 0.96], ['transform', 5, 0.58, 0.59], ['grow', 9, 0.56, 0.56]]
    """
    checked_case(case)
    table, wanted = case.table("actuals"), _directions(case)
    reasons = [_without_ratio(row, wanted, table.naming.column) for row in table]
    omitted = [
        table.fault(row.line, column, row[column], problem)
        for row, (column, problem) in zip(table, reasons, strict=True)
        if problem
    ]
    rows = [row for row, (_, problem) in zip(table, reasons, strict=True) if not problem]
    found = len({row["initiative"] for row in rows})
    if found < LEAST:
        problem = sentence("actuals_few", least=LEAST, found=found)
        fault = Fault("actuals", None, "realised", "", problem, table.file)
        raise CaseError([fault, *omitted], language=case.settings.language)
    ratios = [row["realised"] / row["expected"] for row in rows]
    observations = tuple(
        Observation(
            row["initiative"],
            (row["kpi"] or "", row["category"] or "", row["owner"] or ""),
            row["expected"],
            row["realised"],
            *both,
        )
        for row, both in zip(rows, zip(ratios, counted(ratios), strict=True), strict=True)
    )
    spent, silent = planned_and_spent(case)
    return Calibration(case, observations, Overruns(case, tuple(spent)), (*omitted, *silent))


def _without_ratio(row: Row, wanted: Mapping[str, float], named: Callable[[str], str]) -> tuple[str, str]:
    """In which column and why a row of actuals has no ratio; blank where it has one."""
    who = {"initiative": row["initiative"]}
    for column in ("expected", "realised"):
        if row[column] is None:
            return column, sentence("effects_blank", column=named(column), **who)
    if row["expected"] == 0:
        return "expected", sentence("effects_no_ratio", **who)
    if _for_the_worse(row, wanted):
        return "expected", sentence("effects_no_promise", kpi=row["kpi"], **who)
    return "", ""


def _for_the_worse(row: Row, wanted: Mapping[str, float]) -> bool:
    """Whether what is expected is a change in the direction that nobody wants."""
    return bool(row["expected"] * wanted.get(row["kpi"], 0.0) < 0)


def _directions(case: Case) -> dict[str, float]:
    """Of which KPIs more is better (above 0) or worse (below 0): by the key results that they reach, else
    by the money they are worth.
    """
    kpis, linked = case.table("kpis"), links(case.table("kpis"))
    aims: dict[str, float] = defaultdict(float)
    for row in case.table("key_results"):
        aims[row["kpi"]] += row["weight"] / (
            1.0 if row["target"] is None else row["target"] - row["baseline"]
        )
    money = {kpi: value for kpi, value in zip(kpis["kpi"], kpis["value"], strict=True) if value}
    reached = {kpi: reach(kpi, linked) for kpi in (*kpis["kpi"], *aims)}
    worth = [
        {kpi: sum(each.get(k, 0.0) * units for k, units in far.items()) for kpi, far in reached.items()}
        for each in (money, aims)
    ]
    return worth[0] | {kpi: sign for kpi, sign in worth[1].items() if sign}


def _rescaled(row: Row, factor: float, spread: float) -> tuple[float, float, float]:
    """New low, expected and high: the old ones scaled, each side at least as wide as was observed."""
    low, expected, high = (row[c] for c in _RANGE)
    if expected == 0:
        return low, expected, high
    middle = expected if factor == 1 else _short(factor * expected)
    far = 7**0.5 * spread * abs(expected)
    # below a factor of 0 the ends change places
    ends = min(factor * low, factor * high, middle - far), max(factor * low, factor * high, middle + far)
    return min(_short(ends[0]), middle), middle, max(_short(ends[1]), middle)


def _short(number: float) -> float:
    """Six digits, which is more than is known."""
    return float(f"{number:.6g}") + 0.0
