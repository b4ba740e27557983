"""The six levels of steering: deadlines, scope, budget, outputs, outcomes, impact; where one stands, and what each is after.

``policies`` (what each level maximises) · ``indicators`` (what each level watches) · ``assessment`` (where an organisation stands).
"""
