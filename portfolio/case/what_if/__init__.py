"""Changes of a case said in words, as people type them, put as edits; what can mean two things is asked.

``forms`` (the sentences that each language has, as its catalogue lists them) · ``matching`` (every way in
which a sentence is one of them) · ``parts`` (what a part of a sentence names in a case) · ``amounts_said``
(figures with their units) · ``readings`` (what a change means, and how it is said back) · ``limits_said``
(of money and teams) · ``transfers_said`` (of what means
give each other) · ``initiatives_said`` (of initiatives, points and targets) · ``offered`` (what may have
been meant) · ``said`` (sentences in, edits or questions out) · ``scenario_rows`` (those among scenarios).
"""
