"""Where an organisation stands among the six levels of steering, and the next step.

``questionnaire`` (what is asked) · ``answers`` (read, asked, written) ·
``assessment`` (what they say).
"""
