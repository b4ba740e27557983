"""The six levels of steering: deadlines, scope, budget, outputs, outcomes, impact; where one stands, and what
each is after.

``policies`` (what each level maximises) · ``questions``, ``answers``, ``assessment`` (where an organisation
stands) · ``indicators`` (what each level watches: ``delivery``, ``money``, ``kpis``, from the ``past`` as
``figures``) · ``alignment`` (money beside points).
"""
