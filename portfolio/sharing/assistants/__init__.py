"""One round, answered to an assistant in the package's own sentences and frames, over the Model Context
Protocol.

``held_round`` (the case as it stands now, and its plan) · ``asked_for`` (what a tool takes, and what is said
of a call that does not fit) · ``tools`` (what can be asked) · ``written_rows`` (scenarios and decisions
written into the case) · ``brief_text`` (the brief as text) · ``answers`` (a call in, an answer of bounded
size and time out) · ``stdio`` (the protocol itself, by its official library).
"""
