"""The six levels of steering: deadlines, scope, budget, outputs, outcomes, impact; what each watches, and
where one stands.

``indicators`` (each level's, planned beside observed) · ``maturity`` (at which level an organisation steers)
· ``check_text`` (what is doubtful in a case, in words).
"""
