"""Every line of a plan explained by asking again with one thing changed: why in, why out, what it costs, what
would change it.

``why`` (each initiative) · ``ranges`` (the same at once, within proven ranges) · ``other_way`` (what both ask
and say) · ``marginal`` (each resource and period) · ``means`` (what transfers and hires earn) · ``rephased``
(the same means at other times) · ``delays`` (each funded one started later, or late) · ``decisions`` (each
decision, mandate and bucket) · ``business_case`` (in money) · ``alternatives`` (other plans nearly as good) ·
``appraisal`` (a plan made by hand) · ``difference`` (two plans).
"""

from portfolio.explanation.alternatives import alternatives
from portfolio.explanation.appraisal import Appraisal, appraise
from portfolio.explanation.business_case import business_case, cash_flow
from portfolio.explanation.decisions import price_of_decisions
from portfolio.explanation.delays import delays
from portfolio.explanation.difference import Difference, diff
from portfolio.explanation.marginal import marginal_values
from portfolio.explanation.means import MeansWorth, means
from portfolio.explanation.rephased import Rephased, rephase
from portfolio.explanation.why import explain

__all__ = [
    "Appraisal",
    "Difference",
    "MeansWorth",
    "Rephased",
    "alternatives",
    "appraise",
    "business_case",
    "cash_flow",
    "delays",
    "diff",
    "explain",
    "marginal_values",
    "means",
    "price_of_decisions",
    "rephase",
]
