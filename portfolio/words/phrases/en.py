"""English."""

from portfolio.words.grammar import Language, Vocabulary

LANGUAGE = Language(
    name="English",
    locale="en_GB",
    decimal=".",
    thousands=",",
    per_cent="{}%",
    quotes=("“", "”"),
    before_marks="",
    last={"and": "and", "or": "or"},
    one=r"[-\N{MINUS SIGN}]?1",
    singular={
        "days": "day",
        "hours": "hour",
        "inputs": "input",
        "lines": "line",
        "months": "month",
        "objectives": "objective",
        "people": "person",
        "periods": "period",
        "person-days": "person-day",
        "points": "point",
        "resources": "resource",
        "weeks": "week",
    },
    first_of_month="1",
    vocabulary=Vocabulary(
        # the names of the format are English
        headings={},
        tables={},
        keys=("key", "setting"),
        choices={"running": ("in progress", "in flight"), "en": ("English",), "fr": ("French",)},
        yes={"true", "yes", "y"},
        no={"false", "no", "n"},
        unknown={
            *("tbd", "tbc", "tba", "tbe", "n/a", "na", "n.a", "n.a.", "n/k", "null", "unknown", "(blank)"),
            *("to be determined", "to be defined", "to be decided", "to be confirmed", "to be estimated"),
            *("to be advised", "to be announced", "not known", "not yet known", "not applicable"),
            *("not available", "not yet available", "not available yet", "not available at this time"),
            *("not available at this point of time", "not available at this point in time", "undefined"),
            *("not estimated", "not yet estimated", "unestimated", "no estimate", "not set", "not defined"),
        },
        notes={"note", "notes", "comment", "comments", "remark", "remarks"},
        totals=r"((sub|grand)[ -]?)?tot(al|als|\.)?( \S+){0,2}( ?:)?|sum|overall",
        per_cent={"percent", "per cent", "percentage", "percentage points", "pp"},
        multipliers={
            **dict.fromkeys(("k", "thousand", "thousands"), 3),
            **dict.fromkeys(("m", "mm", "mn", "mln", "mio", "million", "millions"), 6),
            **dict.fromkeys(("b", "bn", "bln", "billion"), 9),
        },
        currencies={
            **dict.fromkeys(("eur", "euro", "euros"), "EUR"),
            **dict.fromkeys(("usd", "us dollars"), "USD"),
            **dict.fromkeys(("dollar", "dollars"), "$"),
            **dict.fromkeys(("gbp", "pounds sterling"), "GBP"),
            "chf": "CHF",
        },
        taxes={
            "excl. vat",
            "incl. vat",
            "excl vat",
            "incl vat",
            "ex vat",
            "inc vat",
            "excl. tax",
            "incl. tax",
        },
        units={
            **dict.fromkeys(("sec", "secs", "second", "seconds"), "seconds"),
            **dict.fromkeys(("min", "mins", "minute", "minutes"), "minutes"),
            **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), "hours"),
            **dict.fromkeys(("d", "day", "days"), "days"),
            **dict.fromkeys(("w", "wk", "wks", "week", "weeks"), "weeks"),
            **dict.fromkeys(("mo", "mos", "mth", "mths", "month", "months"), "months"),
            **dict.fromkeys(("y", "yr", "yrs", "year", "years"), "years"),
            **dict.fromkeys(("person hour", "person hours", "man hour", "man hours"), "person-hours"),
            **dict.fromkeys(("pd", "pds", "person day", "person days", "man day", "man days"), "person-days"),
            **dict.fromkeys(("mandays", "manday"), "person-days"),
            **dict.fromkeys(("person week", "person weeks", "man week", "man weeks"), "person-weeks"),
            **dict.fromkeys(("person month", "person months", "man month", "man months"), "person-months"),
            **dict.fromkeys(("person year", "person years", "man year", "man years"), "person-years"),
            **dict.fromkeys(("fte", "ftes"), "FTE"),
            **dict.fromkeys(("sp", "story point", "story points"), "SP"),
            **dict.fromkeys(("pt", "pts", "point", "points"), "points"),
            **dict.fromkeys(("sprint", "sprints"), "sprints"),
        },
        about={
            *("about", "approx", "approx.", "approximately", "around", "roughly", "circa", "ca", "ca.", "c."),
            *(
                "up to",
                "at least",
                "at most",
                "more than",
                "less than",
                "over",
                "under",
                "max",
                "min",
                "est.",
            ),
            *("(est.)", "(estimate)", "(estimated)", "or so", "(tbc)", "tbc"),
        },
        ranges=(("", "to"), ("from", "to"), ("between", "and")),
        within=("in",),
        numbers=("one", "two", "three", "four", "five", "six"),
        months=(
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ),
        weekdays=(
            "mon monday",
            "tue tues tuesday",
            "wed wednesday",
            "thu thur thurs thursday",
            "fri friday",
            "sat saturday",
            "sun sunday",
        ),
        periods={"q": "quarter", "quarter": "quarter", "h": "half", "half": "half"},
        fiscal=("fy", "fiscal", "fiscal year"),
        weeks=("w", "wk", "week"),
        ordinals=("st", "nd", "rd", "th"),
    ),
)

PHRASES: dict[str, str] = {
    # —— What commands print of a plan, a difference, a hand-made portfolio, and plans under other
    # circumstances —— the first line of a plan
    "plan_impact": "Impact {impact} points, bound {bound} ({proof})",
    "plan_level": "Level {level}, {name}: {counted} ({proof}); {impact} points",
    "plan_funded": "{plan}: {funded} of {all} initiatives funded",
    "plan_stops": "Stopped, for {cost}: {who}.",
    "plan_changes": "{plan}; changed lines of the plan before ({all}): {count}",
    "plan_fewer": "{plan}, and fewer might do",
    "plan_below": "{plan}, for {share} of the best impact",
    "plan_for": " for {cost}",
    "plan_optimal": "optimal",
    "plan_within": "proven within {gap} of the best, as asked",
    "plan_ties": "proven best, though ties with it were left unbroken",
    "plan_feasible": "feasible, at most {gap} below the best",
    "plan_no_bound": "feasible, no bound",
    "plan_empty": "the empty plan: none that earns more was found",
    "plan_stopped": "{proof}; stopped by the {what}",
    "plan_time limit": "time limit",
    "plan_interrupt": "interrupt",
    "plan_of": "{used} of {available}",
    # headings of tables
    "head_initiative": "initiative",
    "head_name": "name",
    "head_option": "option",
    "head_start": "start",
    "head_delivery": "delivery",
    "head_points": "points",
    "head_key result": "key result",
    "head_indicator": "indicator",
    "head_objective": "objective",
    "head_attained": "attained",
    "head_resource": "resource",
    "head_scenario": "scenario",
    "head_status": "status",
    "head_impact": "impact",
    "head_change": "change",
    "head_funded": "funded",
    "head_entering": "entering",
    "head_leaving": "leaving",
    "head_spent": "{resource} spent",
    "head_total": "total",
    "head_spend": "spend",
    "head_slope": "slope",
    "head_bend": "bend",
    "head_present": "present",
    "head_table": "table",
    "head_row": "row",
    "head_column": "column",
    "head_was": "was",
    "head_assumed": "assumed",
    "head_why": "why",
    "head_changes": "changes",
    "head_changed": "changed lines",
    "status_optimal": "optimal",
    "status_feasible": "feasible",
    "loose": (
        "Each plan is proven within {gap} of its best alone, as asked: smaller differences between the"
        " figures above mean nothing."
    ),
    "infeasible": "infeasible",
    "status_unanswered": "not answered",
    "status_infeasible": "infeasible",
    "is_true": "True",
    "is_false": "False",
    "as_it_is": "as it is",
    "frontier_head": "Efficient frontier in {resources}: {count} budgets",
    # what each change buys
    "stability_head": "The best impact for each number of changed lines of a plan of {count} lines",
    "stability_none": "nothing is possible",
    "stability_axis": "changed lines of the plan before",
    "stability_points": "points",
    "stability_changes": "changes",
    "stability_impact": "impact",
    "stability_gain": "gain",
    "stability_in": "in",
    "stability_out": "out",
    "stability_moves": "moves",
    # a difference
    "diff_head": "Impact {before} → {after} points ({change})",
    "diff_in": "comes in",
    "diff_out": "drops out",
    "diff_option": "changes option",
    "diff_moved": "moves",
    "diff_new": "is new",
    "diff_continued": "goes on",
    "diff_stopped": "is stopped",
    "diff_finished": "is finished",
    "diff_from": "{option} from {start}",
    "line_initiative": "initiative",
    "line_change": "change",
    "line_before": "before",
    "line_after": "after",
    "lines_changed": "Changed lines of the plan before",
    "lines_none": "No line of the plan before changes.",
    "diff_line": "- {i} {what}: {how}; {before} → {after} points",
    "diff_same": "The same initiatives, options and starts.",
    "diff_inputs": "{count} inputs differ",
    "diff_input": "{count} input differs",
    "diff_cell": "- {table}, {row}, {column}: {before} → {after}",
    # a hand-made portfolio
    "hand_head": "Impact {impact} points; the best is {best}, so its regret is {regret}. {held}",
    "hand_holds": "It holds every limit.",
    "hand_breaks": "It breaks {count}: {where}.",
    "hand_way": "To the best:",
    "hand_step": "- {what}: {gain} points",
    "hand_as": "{i} as {option} from {start}",
    "hand_add": "add {i}",
    "hand_for": "{i} for {other}",
    "hand_drop": "drop {i}",
    "hand_go_on": "go on with {i}",
    "hand_stop": "stop {i}",
    # a checked case
    "check_head": (
        "{initiatives} initiatives, {periods} periods, {resources} resources, {objectives} objectives"
    ),
    "check_none": "{case} from {path}: no fault, no remark.",
    "check_one": "{case} from {path}: no fault, 1 remark.",
    "check_some": "{case} from {path}: no fault, {count} remarks.",
    "check_case": "Case {name}: {what}",
    "without_name": "without a name",
    # the next round
    "roll_head": (
        "{name}, from {period} on. Running: {running}. Candidates: {candidates}. Lines of the plan that"
        " remain: {lines}."
    ),
    "roll_left": "Not taken along ({count}):",
    "roll_todo": "Assumed, to be filled in ({count}):",
    "roll_nothing": "Nothing was assumed.",
    "roll_written": (
        "{path}: the next round, with {count} cells that were assumed. Fill them in, then: portfolio check"
        " {path}"
    ),
    "roll_delivered": "delivered in {period}",
    "roll_stopped": "stopped: the plan does not fund it",
    "roll_excluded": "{other} is delivered and excludes it",
    "roll_too_late": "no option delivers in time after what it waits for",
    "roll_needs_gone": "requires {other}, which is not there any more",
    "roll_option_late": "would start too late to deliver in time",
    "roll_begun_as": "begun as {option}",
    "roll_met": "{other} delivered: met",
    "roll_owed": "{i} is delivered, and what it requires is bound no longer: decide it, if it is still due",
    "roll_start_met": "{i} has begun: its start is met",
    "roll_no_partner": "{other} is not there any more",
    "roll_synergy": "{other} delivered: the {amount} of {kpi} are now expected of {i}",
    "roll_synergy_lost": (
        "{other} delivered: the {amount} of {kpi} can’t be expected of {i} where it never succeeds"
    ),
    "roll_may_start": "the round begins no earlier: it may start at once",
    "roll_waits": "it may start from {period} on, after what was delivered",
    "roll_deadline": "passed before it was delivered",
    "roll_decision_done": "carried out",
    "roll_decision_expired": "expired with the round it was taken for",
    "roll_scenario": "no longer fits the case: {why}",
    "roll_step_gone": "is about work done in {period}",
    "roll_beyond": "used after the last period, so of no period’s amount",
    "roll_name": "the round’s name as before",
    "roll_amount_year": "as in {period}, a year before",
    "roll_amount_year_own": "as in {period}, a year before, less what came into it from rounds before",
    "roll_amount_last": "as in {period}, the last period",
    "roll_amount_last_own": "as in {period}, the last period, less what came into it from rounds before",
    "roll_carried_plan": "{carried} more to use: {share} of the {unused} unused in {period} by the plan",
    "roll_carried_ledger": "{carried} more to use: {share} of the {unused} unused in {period} by the ledger",
    "roll_carried_both": (
        "{carried} more to use: {share} of the {unused} unused in {period} by the ledger, and by the plan"
        " where the ledger is silent"
    ),
    "roll_bound": "{amount} less, still taken by {who}",
    "roll_kept_back": "{amount} less, kept back for {who}, which lacks it",
    "roll_short_then": "0, and that is less than the {amount} that {who} lacks",
    "roll_freed": "{amount} more, freed by {who}",
    "roll_short": "0, and that is less than the {amount} still taken by {who}",
    "roll_remains": "what remains after {period}, as it was planned",
    "roll_stopping": "nobody said what stopping it uses",
    "roll_as_a_whole": "of the whole of it; write what remains",
    "roll_window": "its last start, {period}, has passed: it may start in any period",
    "roll_due": "{period} has passed: what is delivered later counts",
    "roll_current": "not read in {period} or later: the expected effect of {who}",
    "roll_realised": "what it really did",
    "roll_delivered_then": "as the plan has it",
    "roll_scope_delivered": "how much of the scope was delivered",
    "roll_unknown_kpi": "no indicator of this round has that id: nothing was made of it",
    "roll_broken": "what remains of the plan breaks it: {where}",
    # —— What is demanded of every portfolio, and what cannot hold together ——
    # demands
    "mandate": "{i} is mandatory",
    "mandates": "{i} are mandatory",
    "fund": "{i} is decided: fund{how}",
    "reject": "{i} is decided: reject",
    "reject_running": "{i} is decided: stop",
    "decided_by": " (by {by}: {reason})",
    "decided_how": " as {how}",
    "decided_start": " from {start}",
    "held_in": "{i} is held in by this question",
    "held_until": "{i} is held back until {period} by this question",
    "held_near": "at most {count} lines of the plan of record may change",
    "held_out": "{i} is held out by this question",
    "held_stopped": "{i} is stopped by this question",
    "requires": "{i} requires {other}",
    "requires_lag": "{i} may start only once {other} has been delivered, {lag} periods later at the earliest",
    "requires_next": "{i} may start only once {other} has been delivered",
    "requires_same": "{i} may start no earlier than the period in which {other} is delivered",
    "requires_early": "{i} may start {lag} periods before the one in which {other} is delivered, no earlier",
    "excludes": "{i} and {other} exclude each other",
    "bucket_min": "{what} must be at least {bound}",
    "bucket_max": "{what} may be at most {bound}",
    "by_objective": "objective",
    "by_category": "category",
    "by_owner": "owner",
    "bucket_share": "the share of {resource} for {by} {bucket}",
    "bucket_amount": "the {resource} spent on {by} {bucket}",
    "bucket_count": "the number of initiatives of {by} {bucket}",
    "limit": "{resource} has {amount} in {period}",
    # conflicts
    "need": "{who} need {sum} of {resource} in {period} at least, and it has {amount}",
    "needs": "{who} needs {sum} of {resource} in {period} at least, and it has {amount}",
    "need_all": "{who} need {sum} of {resource} in all at least, and it has {amount}",
    "needs_all": "{who} needs {sum} of {resource} in all at least, and it has {amount}",
    "needs_one": "{who} needs {sum} of {resource} in one of these periods at least, and it has {amount}",
    "takes_one": (
        "{who} takes {sum} of {resource} in one of these periods at least, stopped or not, and it has"
        " {amount}"
    ),
    "stopped_one": "stopping {who} takes {sum} of {resource} in one of these periods, and it has {amount}",
    "parts": "of {resource} in {period}, {parts}, and it has {amount}",
    "parts_all": "of {resource} in all, {parts}, and it has {amount}",
    "part_need": "{who} need {sum} at least",
    "part_needs": "{who} needs {sum} at least",
    "part_stop": "stopping {who} takes {sum}",
    "part_take": "{who} take {sum} at least, stopped or not",
    "part_takes": "{who} takes {sum} at least, stopped or not",
    "near_needs": (
        "with {count} lines changed, the plan needs {sum} of {resource} in {period} at least, and it has"
        " {amount}"
    ),
    "near_needs_all": (
        "with {count} lines changed, the plan needs {sum} of {resource} in all at least, and it has {amount}"
    ),
    "starts_until": "{i} may start in {latest} at the latest",
    "falls_short_stop": "with {stops} stopped or not, {what} falls short",
    "falls_short_both": ("with every way of funding {who}, {stops} stopped or not, {what} falls short"),
    "falls_short": "with every way of funding {who}, {what} falls short",
    "in_each": "{amount} in each of {count} periods from {first} to {last}",
    "has": "{resource} has {amounts}",
    "no_portfolio": "no portfolio meets every limit and demand at once.",
    "asked_largest": "with {amount} of {resource} in all, the largest budget asked",
    "asked_smallest": "with {amount}, the smallest budget asked",
    "asked_as_it_is": "with the round as it is",
    "together": "These cannot hold together: {demands}.",
    "impossible": "the case itself admits none, whatever is lifted.",
    "ways_out": "Ways out:",
    "ways_out_together": "No single change is enough: there is another conflict beside this one. Ways out:",
    "other_drops": (
        "Of the sets of demands to drop, {count} are told: fewest demands first, then those that earn most;"
        " there are others."
    ),
    "not_ranked": (
        "Which of several changes as cheap earns most is not proven: it was looked for {seconds} s each."
    ),
    "way_out": "{how} the best plan earns {impact} points",
    "without": "without {what}",
    "with": "with {what}",
    "way_changes": "changing {count} lines,",
    "way_stop": "stopping {i}, which frees {freed} and costs {taken},",
    "way_stop_as": "stopping {i}, which frees {freed} (as {option}) and costs {taken},",
    "more_of": "{extra} more of {resource} ({where})",
    # —— Why an initiative is funded or not, and what decisions cost ——
    # why in, why out
    "no_answer": "no answer within the time limit of {seconds} s",
    "no_answer_on": "{what}: no answer within the time limit of {seconds} s.",
    "no_answer_cost": " (at what lower cost it would be: no answer within the time limit of {seconds} s)",
    "in": "{amount} in {period}",
    "enter": "{who} would come in",
    "enters": "{who} would come in",
    "leave": "{who} would drop out",
    "leaves": "{who} would drop out",
    "goes_on": "{who} would go on",
    "go_on": "{who} would go on",
    "stops": "{who} would be stopped",
    "stop": "{who} would be stopped",
    "change": "{who} would change option or start",
    "changes": "{who} would change option or start",
    "others": "{count} others",
    "changing": "{count} would change option or start",
    "nothing_else": "nothing else would change",
    "state_in": "{i} is funded",
    "state_out": "{i} is not funded",
    "state_goes_on": "{i} is running and goes on",
    "state_stopped": "{i} is running and is stopped",
    "entering": "It would come in",
    "entering_running": "It would go on",
    "funded": "{state}: without it the best plan loses {cost} points ({share}); {instead}.",
    "funded_alike": "{state}, though as many points can be had without it; {instead}. {rule}",
    "funded_alone": "{state}: without it no portfolio is possible.",
    "demanded": "{state} because {demand}. Lifting that would gain {price} points; {instead}.",
    "demanded_free": "{state} because {demand}. Lifting that would gain nothing.",
    "left_out": (
        "{state}{demand}: the best plan with it loses {price} points; {instead}. {entering}"
        " with {price} more points{cost}.{way}"
    ),
    "left_out_gain": "{state}{demand}: the best plan with it gains {price} points; {instead}.{way}",
    "left_out_alike": ("{state}{demand}, though as many points can be had with it; {instead}. {rule}{way}"),
    # which part of the one-answer rule decides between two plans of as many points
    "tie_money": "Of equal plans the rule takes the cheaper one.",
    "tie_count": "The two plans cost the same; the rule takes the one with fewer initiatives.",
    "tie_start": (
        "The two plans cost the same and fund as many initiatives; the rule takes the one that starts"
        " earlier."
    ),
    "tie_ids": (
        "The two plans cost the same, fund as many initiatives and start alike; the rule takes the first by"
        " id."
    ),
    "tie_none": "The search ended before ties were broken.",
    "left_out_never": "{state}{demand}: no portfolio can hold it{cost}. {way}",
    "because": " because {demand}",
    "or_cost": ", or if it cost {cost} instead of {present}",
    "unless_cost": ", unless it cost {cost} instead of {present}",
    "in_its_way": " In its way: {what}.",
    "short": "{resource} in {period} (short of {amount})",
    # prices as ranges
    "known": "in the best one known, {instead}",
    "none_known": "no such plan is known yet",
    "between": "between {low} and {high}",
    "at_most": "at most {high}",
    "at_least": "at least {low}",
    "unknown": "an unknown number of",
    "funded_range": "{state}: without it the best plan loses {cost} points; {known}.",
    "demanded_range": "{state} because {demand}. Lifting that would gain {price} points; {known}.",
    "left_out_range": "{state}{demand}: the best plan with it loses {price} points; {known}.{cost}{way}",
    "left_out_gain_range": "{state}{demand}: the best plan with it gains {price} points; {known}.{cost}{way}",
    "cost_range": " {entering} at {cost} or less instead of {present}.",
    # what a delay costs
    "delay": "{i}: starting {by} periods later or more costs {cost} points; {instead}.",
    "delay_free": "{i} may start {by} periods later or more for as many points; {instead}.",
    "delay_never": "{i} cannot start {by} periods later: {why}.",
    "delay_running": "it is running, and either goes on at once or is stopped",
    "delay_window": "it may start in {latest} at the latest",
    "delay_inside": "it would be delivered after {last}, the last period",
    "late": "Delivered {by} periods late with all else as planned, it costs {cost} points{breaks}.",
    "late_gain": "Delivered {by} periods late with all else as planned, it gains {cost} points{breaks}.",
    "late_free": "Delivered {by} periods late with all else as planned, it costs nothing{breaks}.",
    "late_breaks": ", and breaks that {what}",
    "plot_postponed": "started later, in the best plan that does",
    "plot_slipped": "delivered late, with all else as planned",
    "plot_delay_axis": "points lost",
    "plot_delay_never": "cannot start later",
    "plot_delay_unknown": "no answer in time",
    "plot_delay_breaks": "{lost}, and others wait for it",
    # what stopping frees and costs
    "sunk_on": (
        "What was spent on it before is sunk and counts nowhere; stopping it would free {freed}, and cost"
        " {taken}."
    ),
    "sunk_on_as": (
        "What was spent on it before is sunk and counts nowhere; stopping it would free {freed} (as"
        " {option}), and cost {taken}."
    ),
    "sunk_stop": (
        "What was spent on it before is sunk and counts nowhere; stopping it frees {freed}, and costs"
        " {taken}."
    ),
    "sunk_stop_as": (
        "What was spent on it before is sunk and counts nowhere; stopping it frees {freed} (as {option}), and"
        " costs {taken}."
    ),
    "nothing": "nothing",
    "amount_of": "{amount} of {resource}",
    "in_sum": "{amount} from {first} to {last}",
    # decisions, steps
    "lift": "without “{demand}” the best plan gains {price} points",
    "lift_free": "“{demand}” costs nothing",
    "all_together": "all of them together",
    # —— The decision record, and several parties at one table ——
    # the decision record
    "record": "Decision record",
    "record_chosen": "Chosen: {compromise}; {funded} initiatives for {cost}.",
    "record_chosen_near": (
        "Chosen, near the plan before: {compromise}, for at most {within} of what each party has at stake;"
        " {funded} initiatives for {cost}."
    ),
    "record_changed_count": (
        "Of the plan before ({all}), changed lines: {count}; with the compromise as it is: {instead}."
    ),
    "record_changed_price": "Its price, in points against the compromise as it is: {parties}.",
    "record_parties": "What each party obtains and concedes",
    "record_funded": "Funded",
    "record_decisions": "Decisions",
    "record_none": "None.",
    "record_alternatives": "Alternatives considered",
    "record_frontier": "Portfolios of which no other is better for every party: {count}; these are all.",
    "record_grid": (
        "{count} portfolios were compared, on a grid of {points} points: every other is matched by one of"
        " them within that."
    ),
    "compromise_weighted": "equal weight to every party",
    "compromise_max-min": "the least favoured as well off as can be",
    "compromise_nash": "the Nash compromise",
    "compromise_least-regret": "the smallest largest concession",
    "compromise_by hand": "a portfolio made by hand",
    "party": "party",
    "own_best": "own best, points",
    "obtains": "obtains, points",
    "concedes": "concedes, points",
    "share_of_span": "share of what is at stake",
    "initiative": "initiative",
    "option": "option",
    "start": "start",
    "decision": "decision",
    "decision_fund": "fund",
    "decision_reject": "reject",
    "decided_who": "by",
    "decided_why": "because",
    "decided_on": "on",
    "price_for": "price for {party}, points",
    "alternative": "alternative",
    "best_of": "the best for {party}",
    "cost": "cost",
    "changes_against": "against what was chosen",
    "the_same": "the same",
    "agreed_by": "Agreed by",
    "fingerprint": "Fingerprint of the inputs",
    # pictures of several parties
    "plot_undominated": "no portfolio is better for all",
    "plot_best_for": "best for {party}",
    "plot_points": "points for {party}",
    "plot_points_zero": "points for {party} (dotted: the least it has at the other's best)",
    "plot_must": "a must",
    "plot_impossible": "impossible",
    "plot_gain_or_lose": "points that {one} (left) and {two} (right) gain by it, or lose",
    "plot_wants": "{party} wants it",
    "plot_without": "would rather do without",
    "plot_by_objective": "by objective",
    "plot_by_category": "by category",
    "plot_money": "money",
    # —— The finance workbook ——
    "book_sheet_summary": "Summary",
    "book_sheet_funded": "Funded",
    "book_sheet_out": "Not funded",
    "book_sheet_usage": "Usage",
    "book_sheet_roadmap": "Roadmap",
    "book_sheet_changes": "What changes",
    "book_sheet_work": "Work",
    "book_sheet_attainment": "Attainment",
    "book_sheet_parties": "Parties",
    "book_sheet_scenarios": "Scenarios",
    "book_sheet_footer": "&L&A&RPage &P of &N",
    "book_about_workbook": (
        "Results of the inputs as they stood on export. After a change of an input sheet, export again."
    ),
    "book_about_funded": (
        "What is funded, in which option and when, the points it earns and what it costs inside the horizon."
    ),
    "book_about_out": (
        "What is not funded, nearest first. Price: the points that the best plan with it loses (∞: no"
        " portfolio can hold it)."
    ),
    "book_about_out_alone": "What is not funded.",
    "book_about_roadmap": (
        "Edit option and start (blue): bars, status and load follow. Points, windows and relations are not"
        " reckoned here."
    ),
    "book_about_changes": (
        "Against the plan of record, or the plan before: what each line frees and takes, all budgets."
    ),
    "book_about_work": (
        "What each option and each stop takes, by period of work; place: the period of the roadmap that it"
        " falls in (0: none)."
    ),
    "book_about_usage": (
        "What each budget and team gives, against what it has: the usable amount and what is carried in"
        " (blank: no limit)."
    ),
    "book_about_attainment": (
        "How far each key result comes: 100 % is its target; without a target, progress is in the indicator's"
        " unit."
    ),
    "book_about_parties": "What this plan is worth to each party, by its own points for each objective.",
    "book_about_scenarios": (
        "The same round under the circumstances of the sheet scenarios; in and out are against the round as"
        " it is."
    ),
    "book_about_inputs": "the sheets with grey tabs: the case's tables, to edit and load again",
    "book_key_figures": "Key figures",
    "book_contents": "What is where",
    "book_impact": "Impact, points",
    "book_bound": "Bound: no portfolio earns more",
    "book_gap": "Gap between them",
    "book_proof": "Proof",
    "book_proof_optimal": "optimal: proven to be the best",
    "book_proof_gap": "proven within the gap, as asked",
    "book_proof_feasible": "feasible: at most the gap below the best",
    "book_proof_none": "feasible, no bound",
    "book_proof_stopped": "{proof}; stopped before the end",
    "book_cost": "Cost, all budgets",
    "book_cost_of": "of which {resource}",
    "book_cost_stopping": "of which stopping",
    "book_count_funded": "Initiatives funded",
    "book_count_candidates": "Candidates",
    "book_count_continued": "Running, continued",
    "book_count_stopped": "Running, stopped",
    "book_kept_record": "Lines of the plan of record kept",
    "book_kept_before": "Lines of the plan before kept",
    "book_kept_of": "{kept} of {all}",
    "book_given_up": "Given up for it, of the best impact",
    "book_before_plan": "Before",
    "book_change": "Change",
    "book_change_stopped": "stopped",
    "book_change_out": "out",
    "book_change_in": "in",
    "book_change_option": "other option",
    "book_change_start": "other start",
    "book_change_delivered": "delivered",
    "book_change_gone": "no longer in the round",
    "book_option_before": "Option before",
    "book_start_before": "Start before",
    "book_option_after": "Option now",
    "book_start_after": "Start now",
    "book_frees": "Frees",
    "book_takes": "Takes",
    "book_continued_since": "since {period}",
    "book_no_objective": "Serves no objective",
    "book_group_stopped": "Running, and stopped",
    "book_group_out": "Not funded",
    "book_load": "Load",
    "book_work_options": "Options",
    "book_work_needs": "What they take",
    "book_number": "No.",
    "book_duration": "Periods",
    "book_step": "Period of work",
    "book_amount": "Amount",
    "book_place": "Place",
    "book_horizon": "Horizon",
    "book_discount_rate": "Discount rate, a year",
    "book_fingerprint": "Fingerprint of the inputs",
    "book_asked_otherwise": "Asked otherwise than the tables say",
    "book_what": "What",
    "book_part": "Part",
    "book_in_tables": "In the tables",
    "book_asked": "As asked",
    "book_total": "Total",
    "book_initiative": "Initiative",
    "book_name": "Name",
    "book_option": "Option",
    "book_start": "Start",
    "book_delivery": "Delivery",
    "book_after_horizon": "after the horizon",
    "book_points": "Points",
    "book_spend": "Spend, {resource}",
    "book_spend_all": "Spend, all",
    "book_stopping": "Stopping, {resource}",
    "book_stopping_all": "Stopping, all",
    "book_since": "Since",
    "book_continued": "continued",
    "book_new": "new",
    "book_stopped": "stopped",
    "book_replacement_cost": "Points lost without it",
    "book_price": "Price, points",
    "book_reason": "Reason",
    "book_resource": "Resource",
    "book_unit": "Unit",
    "book_period": "Period",
    "book_used": "Used",
    "book_available": "Available",
    "book_left": "Left",
    "book_filled": "Filled",
    "book_use_of": "Used and available: {resource}",
    "book_key_result": "Key result",
    "book_indicator": "Indicator",
    "book_objective": "Objective",
    "book_baseline": "Baseline",
    "book_target": "Target",
    "book_progress": "Progress",
    "book_attained": "Attained",
    "book_attained_before": "Attained before",
    "book_current": "Now",
    "book_points_before": "Points before",
    "book_points_full": "Points at its target",
    "book_points_dealt": "Points dealt",
    "book_attainment_by": "Attainment by key result",
    "book_points_by": "Points by objective",
    "book_party": "Party",
    "book_strategy": "the strategy",
    "book_points_party": "Points of this plan",
    "book_dealt_party": "Points dealt to the objectives",
    "book_points_by_party": "Points of this plan by party",
    "book_payoff": "Each party's own best portfolio, in everyone's points",
    "book_contested": "Contested initiatives: points each party gains with them (below 0: loses)",
    "book_portfolio": "Best portfolio of",
    "book_zero": "least of the bests",
    "book_funded_by": "Funded by",
    "book_settle": "Settle",
    "book_settle_fund": "fund",
    "book_settle_drop": "drop",
    "book_concedes": "Concedes",
    "book_concession": "Concession, points",
    "book_scenario": "Scenario",
    "book_as_it_is": "as it is",
    "book_status": "Status",
    "book_optimal": "optimal",
    "book_feasible": "feasible",
    "book_infeasible": "infeasible",
    "book_unanswered": "no answer within the time limit",
    "book_unanswered_reasons": "Reasons without an answer within the time limit",
    "book_change_impact": "Change",
    "book_count": "Funded",
    "book_entering": "In",
    "book_leaving": "Out",
    "book_impact_by": "Impact by scenario, points",
    # —— Ranked lists, the levels of steering and their indicators ——
    # ranked lists
    "list_full": "No room was left for it on the list: {where}.",
    "list_without": "It has no score, or one of 0.",
    "list_needs": "Without it the allocation would lose {points} points.",
    "list_needs_all": "Nothing can replace it.",
    "list_costs": "With it the allocation would lose {points} points.",
    "list_costs_all": "No portfolio can hold it.",
    # the roadmap
    "roadmap_since": "since",
    "roadmap_later": "later",
    "roadmap_before": "before",
    "roadmap_others": "Others",
    "roadmap_load": "Load of the teams",
    "roadmap_group_stopped": "Stopped",
    "roadmap_group_dropped": "No longer funded",
    "roadmap_sign_delivery": "delivery",
    "roadmap_sign_on": "goes on after the last period",
    "roadmap_sign_running": "running already",
    "roadmap_sign_paused": "paused",
    "roadmap_sign_stopped": "stopped",
    "roadmap_sign_due": "due date of a key result",
    "roadmap_sign_deadline": "deadline",
    "roadmap_sign_needed": "must come before",
    "roadmap_sign_free": "is needed by, in any order",
    "roadmap_sign_changed": "changed",
    "roadmap_sign_was": "before",
    "roadmap_sign_filled": "used of what may be planned",
    "roadmap_sign_full": "{full} and more",
    "roadmap_sign_open": "used, without a limit",
    # levels of steering
    "level_1": "deadlines",
    "level_2": "scope",
    "level_3": "budget",
    "level_4": "outputs",
    "level_5": "outcomes",
    "level_6": "global impact",
    "level_1_by": "deadlines kept, then how early",
    "level_2_by": "scope delivered",
    "level_3_by": "money value over the horizon, less cost",
    "level_4_by": "targets for the use of the product, all alike",
    "level_5_by": "targets for customer outcomes, all alike",
    "level_6_by": "points of the strategy under limited means",
    "ladder_intro": (
        "Organisations steer their initiatives by dates, by content, by money, by use, by what changes for"
        " customers, or by what their whole strategy gains under limited means: six levels, each seeing more"
        " than the one before."
    ),
    "ladder_question": (
        "What would each of them fund from this case, within the same limits, and how many points of the"
        " strategy would it leave on the table?"
    ),
    "ladder_level": "level",
    "ladder_measure": "by its own measure",
    "ladder_funded": "funded",
    "ladder_cost": "cost",
    "ladder_points": "points",
    "ladder_left": "left on the table",
    "ladder_alike": "of what level 6 funds",
    "ladder_allocation": "allocation",
    "ladder_axis": "points of the strategy; outlined: left on the table",
    "ladder_line": "{level} {name}: {by}.",
    "ladder_lacks": "Level {level} needs something in the table {table}, column {column}.",
    "ladder_missing": "not in this case",
    "ladder_each": "What each level looks at, and what it cannot see:",
    "level_1_counts": "{value} deadlines kept",
    "level_2_counts": "{value} scope points",
    "level_3_counts": "{value} {currency}",
    "level_4_counts": "{value} usage key results attained",
    "level_5_counts": "{value} outcome key results attained",
    "level_6_counts": "{value} points",
    # indicators
    "indicator_velocity": "Velocity",
    "indicator_milestones met": "Milestones met",
    "indicator_on time": "Delivered on time",
    "indicator_scope done": "Scope done",
    "indicator_scope remaining": "Scope remaining",
    "indicator_burn rate": "Burn rate",
    "indicator_cost per feature": "Cost per feature",
    "indicator_cost per scope point": "Cost per scope point",
    "indicator_return on investment": "Return on investment, first year",
    "indicator_attainment": "Attainment of key results",
    "indicator_contribution": "Contribution to the strategy",
    "indicator_alignment": "Alignment: share of money, beside share of points",
    "indicator_serves none": "Initiatives that serve no objective",
    "indicator_money that serves none": "Money that serves no objective",
    "serves_none": "serves no objective",
    "unit_share": "share",
    "unit_scope": "scope points",
    "unit_initiatives": "initiatives",
    "unit_points": "points",
    "unit_per_period": "{unit} per period",
    "unit_per_scope": "{unit} per scope point",
    # —— The explorer ——
    "explorer_strategy": "the strategy",
    "explorer_party": "Points dealt by",
    "explorer_level": "Steered by",
    "explorer_level_absent": "{name} (not in this case)",
    "explorer_lacking": "Level {level} needs the column {column} of the table {table}, and it is empty.",
    "explorer_means": "Budgets and teams",
    "explorer_weights": "Points of the objectives",
    "explorer_initiatives": "Initiatives",
    "explorer_keep_and_decide": "Keep and decide",
    "explorer_amount": "{percent}: {amount} in all",
    "explorer_unlimited": "no limit",
    "explorer_total": "{total} points in all",
    "explorer_by_hand": "{total} points in all, set by hand",
    "explorer_search": "Search by name, owner, category…",
    "explorer_more": "{count} more: search for them",
    "explorer_free": "free",
    "explorer_fund": "fund",
    "explorer_reject": "reject",
    "explorer_mandatory": "mandatory",
    "explorer_is_decided": "decided",
    "explorer_reset": "Reset",
    "explorer_scenario": "Scenario",
    "explorer_scenario_name": "its name",
    "explorer_keep": "Keep as scenario",
    "explorer_write": "Write decision",
    "explorer_by": "who decides",
    "explorer_reason": "for what reason",
    "explorer_undo": "Undo",
    "explorer_kept": "The scenario “{name}” stands in the case; rows written: {rows}.",
    "explorer_written": "The decision stands in the case: {decision} {who}.",
    "explorer_undone": "What was written last is out of the case again.",
    "explorer_nothing_written": "Nothing has been written into the case.",
    "explorer_no_name": "A scenario must have a name. Write one.",
    "explorer_name_taken": (
        "A scenario must have a name of its own; found “{name}”, which is taken. Write another."
    ),
    "explorer_unchanged": (
        "A scenario must change something; every knob stands where the case has it. Move one."
    ),
    "explorer_beyond": (
        "A scenario changes cells of the case, and none can say this: {what}. Nothing was kept. Write it as a"
        " decision, or set it free."
    ),
    "explorer_beyond_reject": "{who} held out",
    "explorer_beyond_level": "steering at level {level}",
    "explorer_no_by": "A decision must say who took it. Write a name.",
    "explorer_no_reason": "A decision must say why it was taken. Write a reason.",
    "explorer_no_initiative": "A decision must be about an initiative. Choose one.",
    "explorer_decided": "{who} is decided already: one decision an initiative. Delete that row first.",
    "explorer_the_decision": "the decision",
    "explorer_failed": "No answer: {error}",
    "explorer_asking": "computing…",
    "explorer_proving": "at most {gap} below the best — proving…",
    "explorer_proving_no_bound": "a first plan — proving…",
    "explorer_proven": "proven: no plan is better",
    "explorer_stopped": "at most {gap} below the best, when the time was up",
    "explorer_count": "{funded} of {all} initiatives for {cost}",
    "explorer_count_free": "{funded} of {all} initiatives",
    "explorer_same": "the same plan as in the case as it is",
    "explorer_moves": "in: {entering}, out: {leaving}, changed: {changing}, against the case as it is",
    "explorer_infeasible": "Nothing fits",
    "explorer_why": "Looking for what stands in the way…",
    "explorer_before": "The last plan that was possible:",
    "explorer_name": "initiative",
    "explorer_option": "option",
    "explorer_when": "start → delivery",
    "explorer_points": "points",
    "explorer_cost": "cost",
    "explorer_replacement": "lost without it",
    "explorer_out": "Not funded",
    "explorer_price": "points lost with it",
    "explorer_instead": "what would move",
    "explorer_held": "demanded",
    "explorer_held_gain": "demanded; {points} without",
    "explorer_irreplaceable": "no plan without",
    "explorer_impossible": "no plan holds it",
    "explorer_pricing": "Prices come in one by one: {count} of {all}.",
    "explorer_prices": "Prices are exact: each is the best plan the other way round.",
    "explorer_prices_later": "Prices follow the proof.",
    "explorer_prices_none": "Prices are in points of the strategy: choose level 6.",
    "explorer_signs": "+ in, − out, ~ other option or start than in the case as it is",
    "explorer_nothing": "No initiative is funded.",
    "explorer_attainment": "Attainment",
    "explorer_load": "Load",
    "explorer_load_note": (
        "Share of what is available (usable and carried in); ■ full. Point at a cell for the amounts."
    ),
    "explorer_used": "{used} of {available}{unit}",
    "explorer_attainment_note": "The end of the track is the target; points on the right.",
    "explorer_roadmap": "Roadmap",
    "explorer_roadmap_note": (
        "Choose a bar to see what it is worth; move it below, by hand or with the arrow"
        " keys: it is held there, and what that costs is told."
    ),
    "explorer_move": "move it:",
    "explorer_let_go": "Let go",
    "explorer_no_group": "Others",
    "explorer_line_new": "begins",
    "explorer_line_continued": "goes on",
    "explorer_line_stopped": "is stopped",
    "explorer_line_dropped": "no longer funded",
    "explorer_line_before": "before: {line}",
    "explorer_line": "{name}: {option}, from {start}",
    "explorer_line_none": "{name}: not funded",
    "explorer_line_without": "{points} points are lost without it",
    "explorer_line_with": "{points} points are lost with it",
    "explorer_line_was": "before",
    "explorer_line_is": "now",
    "explorer_later_costs": "One period later it costs {points} points",
    "explorer_later_free": "One period later it costs nothing",
    "explorer_later_never": "It can't start later",
    "explorer_held_costs": "Held there: costs {points} points",
    "explorer_held_free": "Held there: costs nothing",
    "explorer_held_costs_all": "Held there, with the others that are held: costs {points} points",
    "explorer_held_free_all": "Held there, with the others that are held: costs nothing",
    "explorer_near": "Stay near",
    "explorer_near_none": "no plan",
    "explorer_near_record": "the plan of record",
    "explorer_near_opened": "the plan when opened",
    "explorer_near_unknown": (
        "There was no plan when this was opened, so none can be stayed near to. Choose another."
    ),
    "explorer_within": "may lose",
    "explorer_changed": "Changed lines: {count}",
    "explorer_near_costs": "{points} points below the best plan",
    "explorer_proven_near": "proven: none this good changes fewer lines",
    "explorer_prices_near": "Prices are those of the best plan: choose to stay near no plan.",
    "explorer_beyond_held": "{who} held in an option and a start",
    "explorer_beyond_near": "staying near a plan",
    # —— The board brief ——
    # masthead and foot
    "brief_title": "Board brief",
    "brief_round": "Budget round",
    "brief_amounts_in": "amounts in {unit}",
    "brief_span": "from {first} to {last}",
    "brief_span_one": "in {first}",
    "brief_span_short": "{first} – {last}",
    "brief_half": "H{part} {year}",
    "brief_approval": "Approval",
    "brief_signature": "Name, date, signature",
    "brief_asked": (
        "This plan answers a question that differs from the tables of the round in {count} inputs."
    ),
    "brief_source": (
        "Every figure of this brief stands in a table that can be opened. Ranges: {draws} equally likely"
        " outcomes (seed {seed}). Fingerprint of the inputs: {fingerprint}"
    ),
    # the recommendation
    "brief_recommendation": "Recommendation",
    "brief_fund": (
        "We recommend funding {funded} of {candidates} initiatives {span} for {spend}, which is {share} of"
        " the budgets granted."
    ),
    "brief_fund_open": "We recommend funding {funded} of {candidates} initiatives {span} for {spend}.",
    "brief_fund_free": "We recommend funding {funded} of {candidates} initiatives {span}.",
    "brief_fund_none": (
        "We recommend funding none of the {candidates} initiatives {span}: within the limits, none earns"
        " anything."
    ),
    "brief_earn": "The expected gain is {points} of the strategy’s {dealt} points{range}{before}{headline}.",
    "brief_earn_open": "The expected gain is {points}{range}{headline}.",
    "brief_earn_before": ", beside {before} attained before",
    "brief_flight_continued": "continued: {count}",
    "brief_flight_new": "new: {count}",
    "brief_flight_stopped": "stopped: {who}{takes}",
    "brief_flight_takes": ", which takes {cost}",
    "brief_given_up": (
        "{share} of the best impact ({points}) is given up, to keep {kept} of the {all} lines of"
        " {plan}{closest}."
    ),
    "brief_of_record": "the plan of record",
    "brief_of_before": "the plan before",
    "brief_range": ", between {low} and {high} in four cases out of five",
    "brief_headline": "; “{name}” would go from {today} to {level}",
    "brief_headline_change": "; “{name}” would change by {change}",
    "brief_best": "No portfolio within the same limits earns more, which is proven{closest}.",
    "brief_best_gap": "It is proven that no portfolio within the same limits earns {gap} more{closest}.",
    "brief_best_feasible": (
        "The search was stopped early: a portfolio within the same limits may earn up to {gap} more{closest}."
    ),
    "brief_best_unknown": (
        "How much more another portfolio within the same limits could earn is not known{closest}."
    ),
    "brief_closest": "; the closest other choice earns {price} less",
    "brief_closest_tied": "; another choice earns as much",
    "brief_closest_better": "; another choice was found that earns {price} more",
    "brief_points": "{value} points",
    # the cover
    "brief_point": (
        "What a point is: all objectives, fully attained, are worth {dealt} points together (“{name}” alone"
        " {own}), and a plan earns the share of them that it attains."
    ),
    "brief_point_one": (
        "What a point is: “{name}”, fully attained, is worth {dealt} points, and a plan earns the share of"
        " them that it attains."
    ),
    "brief_point_open": (
        "What a point is: what objectives are weighed in; a plan earns more of them the further it moves the"
        " key results, of which some have no target and so no end."
    ),
    "brief_tile_gain": "Expected gain",
    "brief_tile_gain_of": "of {dealt} points",
    "brief_tile_past": "As past delivery would have it",
    "brief_tile_past_said": "{count} delivered initiatives brought {share} of what was expected",
    "brief_tile_past_taken": (
        "taken into account: {count} delivered initiatives brought {share} of what was expected"
    ),
    "brief_tile_past_none": "not known: too few delivered initiatives have results",
    "brief_tile_spend": "What it costs",
    "brief_tile_spend_of": "{share} of the budgets granted",
    "brief_tile_spend_open": "all budgets together",
    "brief_tile_targets": "Targets likely missed",
    "brief_tile_targets_of": "{count} of {all}",
    "brief_tile_targets_said": "more likely missed than reached",
    "brief_tile_targets_none": "no key result has a target",
    "brief_roadmap_small": "What runs when: a bar an initiative",
    # what is funded
    "brief_portfolio": "What we fund, and for how much",
    "brief_portfolio_note": (
        "Each initiative stands under the objective for which it earns most; its points are those for all"
        " objectives."
    ),
    "brief_initiative": "Initiative",
    "brief_initiative_one": "{count} initiative",
    "brief_initiative_many": "{count} initiatives",
    "brief_calendar": "Start – delivery",
    "brief_later": "later",
    "brief_points_head": "Points",
    "brief_all_budgets": "All budgets",
    "brief_cost": "Cost",
    "brief_total": "Total",
    "brief_mandatory": "mandatory",
    "brief_decided": "decided",
    "brief_no_objective": "Serves no objective",
    "brief_roadmap": "Roadmap",
    "brief_roadmap_alt": "Roadmap: {count} initiatives from start to delivery, {span}, by objective.",
    "brief_roadmap_page": "Part {page} of {pages}",
    "brief_roadmap_apart": "On different pages: {pairs}.",
    "brief_roadmap_pair": "{first} is needed by {then}",
    "brief_no_objective_stopping": "Serves no objective, what stopping takes included",
    "brief_running": "running",
    "brief_running_since": "running since {period}",
    "brief_stopped": "Running, and stopped",
    # what is not funded
    "brief_refused": "What we say no to, and why",
    "brief_refused_none": "Every initiative of the round is funded: nothing is refused.",
    "brief_refused_said": "{count} of {all} initiatives are not funded; they ask for {cost} together.",
    "brief_refused_said_free": "{count} of {all} initiatives are not funded.",
    "brief_refused_more": "{count} more: see the full list.",
    "brief_refused_note_adds": (
        "Would add: points, were there room for it too, in the option and from the start that fit best."
    ),
    "brief_refused_note_loses": (
        "Funding it loses: points, since others then have to go; a range or a least figure (≥) is proven."
    ),
    "brief_why_not": "Why not",
    "brief_asks_for": "Asks for",
    "brief_would_add": "Would add",
    "brief_loses": "Funding it loses",
    "brief_impossible": "not possible",
    "brief_not_known": "not known",
    "brief_why_decided": "decided beforehand",
    "brief_why_decided_by": "decided by {by}",
    "brief_why_held": "left out by the question asked",
    "brief_why_excludes": "cannot go with {others}, which the plan funds",
    "brief_why_requires": "needs {others}, which the plan does not fund",
    "brief_why_requires_late": "needs {others} earlier than the plan delivers it",
    "brief_why_kept": "the lines that are kept of another plan leave no room for it",
    "brief_why_bucket": "would break the bounds set for {buckets}",
    "brief_why_limit": "no room: {resource}, {short} short in {period}{also}",
    "brief_why_limit_one": "; 1 other budget or team too",
    "brief_why_limit_many": "; {count} other budgets or teams too",
    "brief_why_little": "it adds nothing to what is funded",
    "brief_why_harm": "it would cost {points}",
    "brief_why_found": "there is room: the search was stopped before it was tried",
    # what changes
    "brief_changes": "What changes",
    "brief_changes_kept": "Lines of {plan} kept: {kept} of {all}.",
    "brief_changes_stopped": "stopped: {count}",
    "brief_changes_out": "out: {count}",
    "brief_changes_in": "in: {count}",
    "brief_changes_option": "other option: {count}",
    "brief_changes_start": "other start: {count}",
    "brief_changes_delivered": "delivered: {count}",
    "brief_changes_gone": "no longer in the round: {count}",
    "brief_changes_note": (
        "Price: the points that the best plan loses the other way round, with what is out or without what is"
        " in (∞: there is none)."
    ),
    "brief_head_record": "Plan of record",
    "brief_head_before": "Plan before",
    "brief_frees": "Frees",
    "brief_takes": "Takes",
    "brief_is_stopped": "stopped",
    "brief_is_gone": "no longer in the round",
    "brief_is_delivered": "delivered in {period}",
    # money by objective and period
    "brief_money": "Points and money by objective",
    "brief_money_none": "Points by objective",
    "brief_objective": "Objective",
    "brief_attained": "Points attained",
    "brief_attained_before": "Attained before",
    "brief_attained_now": "Points of this plan",
    "brief_dealt": "of",
    "brief_money_share": "Share",
    "brief_granted": "Budgets granted",
    "brief_money_note": "An initiative’s money is shared between objectives as the points it earns.",
    "brief_carry_note": "What is left over may be used later where the budget allows it.",
    "brief_picture_points": "Points attained, of those dealt out",
    "brief_picture_points_before": "Points attained before + by this plan, of those dealt out",
    "brief_picture_points_open": "Points attained",
    "brief_picture_money": "Money by period and objective, {unit}",
    "brief_picture_money_plain": "Money by period and objective",
    # effects
    "brief_effects": "What it is expected to change",
    "brief_effects_note": "Once everything funded is delivered, chance of success counted.",
    "brief_effects_bars": (
        "Bars: from today (left) to the target (right); the band holds four cases out of five, the line is"
        " what is expected."
    ),
    "brief_effects_chance": "Chance: of reaching the target, in time where it has a due date.",
    "brief_kind_business": "Business",
    "brief_kind_outcome": "Customer outcomes",
    "brief_kind_usage": "Use of the product",
    "brief_indicator": "Indicator",
    "brief_today": "Today",
    "brief_expected": "Expected",
    "brief_change": "Change",
    "brief_four_in_five": "Four cases in five",
    "brief_target": "Target",
    "brief_way": "Way to the target",
    "brief_there": "there already",
    "brief_chance": "Chance",
    "brief_to": "{low} to {high}",
    # teams
    "brief_load": "Team load",
    "brief_load_note": "Used ÷ what may be planned. Shaded: {full} and more.",
    "brief_team": "Team",
    "brief_all_periods": "All periods",
    "brief_used_of": "{used} of {granted}",
    # closest calls
    "brief_calls": "The closest calls, and their prices",
    "brief_calls_note": (
        "Price, in points: what is lost by having it the other way, with everything else at its best."
    ),
    "brief_calls_none": "Within the limits there is no other choice of initiatives.",
    "brief_instead": "The other way",
    "brief_price": "Price",
    "brief_cost_change": "Change of cost",
    "brief_enter": "in: {who}",
    "brief_enters": "in: {who}",
    "brief_leave": "out: {who}",
    "brief_leaves": "out: {who}",
    "brief_other_timing": "{who} changes option or start",
    "brief_others_timing": "{count} others change option or start",
    "brief_nothing": "the same portfolio",
    # five per cent
    "brief_budgets": "What {share} more would buy, and {share} less would cost",
    "brief_budgets_none": "No budget of the round is limited: more money would buy nothing.",
    "brief_budget": "Budgets",
    "brief_points_change": "Change of points",
    "brief_what_changes": "What changes",
    "brief_unanswered": "no answer within the time limit",
    "brief_budgets_infeasible": "no portfolio meets every demand any more",
    # parties and decisions
    "brief_parties": "Who conceded what",
    "brief_parties_none": "The round names no parties: nobody conceded anything.",
    "brief_parties_note": (
        "In each party’s own points. At stake: what it concedes, as a share of its best portfolio less the"
        " worst for it of the others’ best."
    ),
    "brief_party": "Party",
    "brief_own_best": "Own best",
    "brief_obtains": "Obtains",
    "brief_concedes": "Concedes",
    "brief_stake": "At stake",
    "brief_would_have": "Would have funded instead",
    "brief_decisions": "Decided beforehand",
    "brief_decision": "Decision",
    "brief_decision_fund": "fund",
    "brief_decision_reject": "reject",
    "brief_decision_stop": "stop",
    "brief_decided_by": "By",
    "brief_reason": "Reason",
    "brief_date": "Date",
    # how sure it is
    "brief_sure": "How sure it is, and what may go wrong",
    "brief_sure_proof": "Proof",
    "brief_sure_range": "Range",
    "brief_sure_range_said": (
        "In four cases out of five the plan earns between {low} and {high} points, {mean} on average"
        " ({draws} equally likely outcomes)."
    ),
    "brief_sure_range_none": (
        "Nothing in the round is given as uncertain: the plan earns {points} in every case, which nobody"
        " should take for certain."
    ),
    "brief_sure_past_none": (
        "Nothing delivered so far stands in the round: whether expectations are too high is not known."
    ),
    "brief_sure_targets": "More likely missed than reached: none of {all}.",
    "brief_sure_targets_none": "No key result of the round has a target.",
    # risks
    "brief_risks_none": (
        "No target is more likely missed than reached, no team is full, and nothing funded has less than"
        " {sure} chance of success."
    ),
    "brief_risk_targets": "Targets",
    "brief_risk_targets_said": (
        "More likely missed than reached: {count} of {all}; partly attained, these still bring {points}."
    ),
    "brief_risk_success": "Success",
    "brief_risk_success_said": "“{name}”: {share} chance of delivering; {points} rest on it.",
    "brief_risk_depends": "Dependence",
    "brief_risk_depends_said": "“{name}” is needed by {others} ({points}).",
    "brief_risk_load": "Load",
    "brief_risk_load_said": "{full} and more of what may be planned: {teams}.",
    "brief_full_one": "“{name}” ({share} in {period})",
    "brief_full_many": "“{name}” (up to {share} in {period}, {count} periods)",
    "brief_risk_optimism": "Past delivery",
    "brief_risk_optimism_said": (
        "The {count} initiatives delivered so far brought {share} of what was expected of them ({low} to"
        " {high}); at that rate, by kind of effect, this plan would earn {points} instead of {promised}."
    ),
    "brief_risk_optimism_taken": (
        "The {count} initiatives delivered so far brought {share} of what was expected of them ({low} to"
        " {high}); this plan takes that into account."
    ),
    # since the last record
    "brief_record": "Since the last decision record",
    "brief_record_same": "The plan is the recorded one, on the same inputs.",
    "brief_record_points": (
        "The recorded portfolio earned {before} on the inputs of its day; this plan earns {after}. {inputs}"
    ),
    "brief_record_round": (
        "The record is of another round, with other periods, and had {all} lines. Its points are not set"
        " against this plan’s, which are counted from where indicators stand now."
    ),
    "brief_record_kept": "just as recorded: {count}",
    "brief_record_inputs": "Inputs that differ: {tables}.",
    "brief_record_no_inputs": "The inputs are the same.",
    "brief_record_count": "{table} ({count})",
    "brief_record_more": "{count} more changed.",
    "brief_before": "Recorded",
    "brief_after": "Now",
    "brief_not_funded": "not funded",
    "brief_from": "{option} from {start}",
    "brief_from_only": "from {start}",
    "brief_table_problem": "the question asked",
    "brief_table_settings": "settings",
    "brief_table_initiatives": "initiatives",
    "brief_table_options": "options",
    "brief_table_resources": "budgets and teams",
    "brief_table_requirements": "requirements",
    "brief_table_objectives": "objectives",
    "brief_table_key_results": "key results",
    "brief_table_kpis": "indicators",
    "brief_table_contributions": "expected effects",
    "brief_table_relations": "relations",
    "brief_table_buckets": "reserved shares",
    "brief_table_parties": "parties",
    "brief_table_judgements": "judgements",
    "brief_table_decisions": "decisions",
    "brief_table_plan": "plan of record",
    "brief_table_readings": "readings",
    "brief_table_ledger": "ledger",
    "brief_table_actuals": "actuals",
    "brief_table_scenarios": "scenarios",
    # stories
    "brief_stories": "What delivered initiatives brought",
    "brief_stories_said": (
        "Of {all} effects of {count} delivered initiatives, {more} came out above what was expected and"
        " {less} below. The best:"
    ),
    "brief_stories_few": "Too few delivered initiatives have results to learn from.",
    "brief_realised": "Realised",
    "brief_ratio": "Of expected",
    # —— The questionnaire that places an organisation among the levels of steering ——
    # the answers
    "answer_0": "never",
    "answer_1": "sometimes",
    "answer_2": "mostly",
    "answer_3": "always",
    # level 0
    "level_0": "case by case",
    "level_0_steers_by": "whatever is most urgent at the moment",
    "level_0_strengths": "Decisions are quick, and nobody has to fill in a table.",
    "level_0_limits": (
        "Nobody can say whether a promise was kept: promises carry little weight, and the same discussions"
        " come back."
    ),
    "level_0_next_step": (
        "Write down one promised date for every funded initiative, and look each month at what was delivered"
        " when."
    ),
    # level 1
    "level_1_steers_by": "dates: what was promised for when, and what came on time",
    "practice_dates_written": (
        "For every funded initiative, the promised delivery date is written down and known to those who"
        " depend on it."
    ),
    "practice_delays_announced": (
        "A delay is announced as soon as it can be foreseen, not on the day of delivery."
    ),
    "practice_on_time_counted": (
        "Each quarter, it is counted how many initiatives were delivered on the promised date."
    ),
    "level_1_strengths": "Promises have a date, so that others can plan on them; delays come to light early.",
    "level_1_limits": (
        "A date says nothing of what was delivered, at what cost, or whether anyone needed it: one can be on"
        " time with half of it."
    ),
    "level_1_next_step": (
        "List what each initiative must contain to count as done, and follow what remains, beside the date."
    ),
    # level 2
    "level_2_steers_by": "content: how much of what was asked for is done, and what remains",
    "practice_done_defined": (
        "Before work starts, it is written down what the initiative must contain to count as done."
    ),
    "practice_remainder_known": (
        "For every initiative under way, those concerned can look up what is done and what remains."
    ),
    "practice_additions_weighed": (
        "When something is added on the way, it is said what it delays or replaces, and someone decides."
    ),
    "level_2_strengths": (
        "It is known what will be delivered, not only when; additions no longer slip in unseen."
    ),
    "level_2_limits": (
        "All that was asked for can be done and have cost more than it brings: a list of contents says"
        " nothing of money."
    ),
    "level_2_next_step": (
        "Estimate the cost and the expected gain of each initiative in money, compare them before funding,"
        " and look again afterwards."
    ),
    # level 3
    "level_3_steers_by": "money: what is spent, what a feature costs, what an initiative returns",
    "practice_cost_estimated": (
        "Before an initiative is decided, its cost is estimated, people's time included."
    ),
    "practice_spend_followed": (
        "Each month, what every initiative has really cost so far is set against its budget."
    ),
    "practice_gain_estimated": (
        "Before funding, the expected gain is estimated in money; an initiative that costs more than it"
        " brings has to be justified."
    ),
    "practice_gain_checked": (
        "Within a year of delivery, the gain obtained is compared with the gain announced."
    ),
    "level_3_strengths": (
        "Money is spent knowingly: finance and product read the same figures, and overruns show before the"
        " year ends."
    ),
    "level_3_limits": (
        "Gains estimated one initiative at a time are often counted twice, and what cannot be put in money"
        " drops off the list."
    ),
    "level_3_next_step": (
        "Measure whether what was delivered is used: by how many people, how often, and whether they come"
        " back; the most expensive initiatives first."
    ),
    # level 4
    "level_4_steers_by": "use: how many people use what was delivered, how often, and whether they come back",
    "practice_use_expected": (
        "Before an initiative is funded, it is written down who should use what it delivers, and how often."
    ),
    "practice_use_measured": (
        "Once something is delivered, the number of people who use it is measured, and looked at."
    ),
    "practice_unused_acted_on": "What is hardly used is improved or withdrawn.",
    "level_4_strengths": (
        "Delivery is no longer the end of it: what nobody uses is seen, and can be improved or withdrawn."
    ),
    "level_4_limits": (
        "Much use is not yet a good effect: people may use a thing often because it is slow, or because they"
        " have to."
    ),
    "level_4_next_step": (
        "For each initiative, name what it should change for customers or users (more of them finish, stay,"
        " recommend), with a starting value and a target."
    ),
    # level 5
    "level_5_steers_by": (
        "effects: what changes for customers and users, such as conversion, retention or recommendation"
    ),
    "practice_effect_named": (
        "Every funded initiative names one or two figures about customers or users that it should move, and"
        " by how much."
    ),
    "practice_start_measured": "The value of these figures is measured before the work starts.",
    "practice_effect_checked": (
        "After delivery, it is checked that a change comes from the initiative: by a test, a comparison"
        " group, or by ruling out other causes."
    ),
    "practice_no_effect_acted_on": (
        "An initiative that does not move its figures is changed or stopped, even when it is on time and"
        " within budget."
    ),
    "level_5_strengths": (
        "What is funded is judged by what it changes for people; teams may change the solution as long as the"
        " effect comes."
    ),
    "level_5_limits": (
        "Each team improves its own figures: two may push the same one, or work against each other, while"
        " what the strategy needs most has no team."
    ),
    "level_5_next_step": (
        "Agree on a few shared objectives and their weights, put all initiatives on one table with the same"
        " money and teams, and choose the set that serves these objectives best."
    ),
    # level 6
    "level_6_steers_by": (
        "contribution to the strategy with limited money and teams: which set of initiatives brings most"
    ),
    "practice_objectives_weighed": (
        "In each round of funding, finance, product and technology agree on a few shared objectives and on"
        " the weight of each."
    ),
    "practice_chosen_together": (
        "Initiatives are chosen together, against the same limited budget and teams; not one by one, nor"
        " within a fixed share for each department."
    ),
    "practice_refusals_explained": (
        "When an initiative is turned down, it is said which others would have had to make room for it, and"
        " what that would have cost the objectives."
    ),
    "practice_means_moved": (
        "During the year, money and people move to another department when they serve the objectives better"
        " there."
    ),
    "level_6_strengths": (
        "Limited money and teams go where they serve the strategy most; every refusal has a reason that can"
        " be checked, and finance and product decide on the same figures."
    ),
    "level_6_limits": (
        "The choice is only as good as the objectives, the weights and the estimates behind it; all three"
        " age."
    ),
    "level_6_next_step": (
        "Keep it alive: before each round, compare what came about with what was estimated, correct the"
        " estimates, and test how far the choice hangs on the weights."
    ),
    # the report, the form and the file of answers
    "assess_headline": "Level {level} of 6: {name}",
    "assess_unplaced": "Level not known yet",
    "assess_steers_by": "Steers by {what}.",
    "assess_strengths": "Strengths",
    "assess_limits": "Limits",
    "assess_next_step": "Next step",
    "assess_here": "you are here",
    "assess_needed": "needed: two thirds",
    "assess_share": "share of the level's practices in place",
    "assess_ahead": "reached, but not all below",
    "assess_ahead_of_turn": (
        "Reached already, but not counted: {levels}. A level counts only once all those below it are reached."
    ),
    "assess_held_back": (
        "What keeps level {level} ({name}) from being reached; it needs “{enough}” on average:"
    ),
    "assess_unanswered": "not answered",
    "assess_open": "Not answered yet: {count} of {total} questions.",
    "assess_answered": "{count} of {total} answered",
    "assess_reset": "Start again",
    "assess_ask_intro": "Where does your organisation stand? {total} practices, each with a number: {scale}.",
    "assess_ask_keys": "“<” goes back to the question before; Ctrl-C stops.",
    "assess_ask_again": "A number from 0 to 3, or “<”, please; found “{found}”.",
    "assess_ask_stopped": "Stopped after {count} of {total} answers. Still open: {names}.",
    "assess_kept": "What was answered is in {path}. Fill in the rest there, then: portfolio assess {path}",
    "assess_file_title": "Where does your organisation stand? Six levels of steering, {total} practices.",
    "assess_file_scale": 'Write a number in place of "" after each practice: {scale}.',
    "assess_file_then": "Then: portfolio assess {path}",
    # lists: what was understood of one, assumed, left out and asked
    "list_faults": "Cannot be read:",
    "list_head": "{file}: {used} of {rows} rows are candidates, {left} left out.",
    "list_understood": "Understood",
    "list_heading": "heading",
    "list_reads_as": "read as",
    "list_example": "example",
    "list_own": "Kept as columns of your own: {columns}.",
    "list_kept": "kept as it is",
    "list_assumed": "Assumed",
    "list_left_out": "Left out",
    "list_asked": "Asked: nothing comes out before this is answered",
    "list_to_confirm": "To confirm",
    "list_answer": "Answer with one of (in Python as an argument, or in a mapping):",
    "list_confirm": "To confirm it (or change it):",
    "list_more": "{count} more: {reasons}",
    "list_row": "row {row}",
    "list_file": "file",
    "list_row_head": "row",
    "list_item": "item",
    "list_why": "why",
    "list_key": "key",
    "list_question": "question",
    "list_readings": "readings",
    "list_role_id": "id",
    "list_role_name": "name",
    "list_role_value": "value",
    "list_role_cost": "cost",
    "list_role_effort": "effort",
    "list_role_team": "team",
    "list_role_owner": "owner",
    "list_role_category": "category",
    "list_role_parent": "parent",
    "list_role_status": "status",
    "list_role_progress": "progress",
    "list_role_type": "type",
    "list_role_start": "start: the first period it may start in",
    "list_role_end": "end: its deadline",
    "list_role_sprint": "sprint",
    "list_role_version": "version",
    "list_role_requires": "what must come before it",
    "list_role_blocks": "what it must come before",
    "list_role_reach": "reach",
    "list_role_impact": "impact",
    "list_role_confidence": "confidence",
    "list_role_ease": "ease",
    "list_role_business_value": "business value",
    "list_role_time_criticality": "time criticality",
    "list_role_risk_reduction": "risk reduction",
    "list_role_formula": "a score worked out",
    "list_role_priority": "priority",
    "list_role_mandatory": "mandatory",
    "list_role_decision": "decision",
    "list_role_fund": "fund",
    "list_role_link": "a link whose direction nobody knows",
    "list_role_capacity": "capacity",
    "list_why_done": "done",
    "list_why_cancelled": "cancelled",
    "list_why_epic": "its parts are listed",
    "list_why_sub-task": "sub-task",
    "list_why_total": "total",
    "list_why_legend": "no row of the list",
    "list_why_title": "above the headings",
    "list_why_headings": "headings again",
    "list_why_other table": "another table",
    "list_why_no name": "no name",
    "list_why_no estimate": "no estimate",
    "list_why_no value": "no value",
    "list_why_no team": "no team",
    "list_why_later": "starts after the last period",
    "list_why_other": "not a candidate",
    "list_unit_above": "{unit} stands over the headings and is taken to hold for {columns}.",
    "list_reserves": "{names} is called for money set aside; it competes like any other row. To set the money"
    " aside, lower the budget and take the row out: --set leave_out_where=….",
    "list_value": "value",
    "list_team": "team",
    "list_no_team": "no team",
    "list_quarter": "Q",
    "list_period": "period {number}",
    "list_sheet": "sheet {name}",
    "list_ask_tables": "Which table is the list? There are several: {places}.",
    "list_ask_columns": "Which column is the {role}? Several could be it: {columns}.",
    "list_ask_value": (
        "What is each item worth? No column says it by its heading (score, value, benefit, "
        "impact, priority, …); value=1 lets each count the same."
    ),
    "list_ask_value_or_formula": (
        "Is an item worth its score, or its {formula}? Columns of both are there: {columns}."
    ),
    "list_ask_cost": (
        "Which column is the cost that the budget pays? None says it by its heading (cost, "
        "budget, amount, …)."
    ),
    "list_ask_effort": (
        "Which column is the effort that teams spend? None says it by its heading (effort, "
        "estimate, points, days, …)."
    ),
    "list_ask_scale": (
        "What are the words in {column} worth ({words})? Equal steps and doubling give different plans."
    ),
    "list_ask_best": "Which end of {column} is the best? It runs from {low} to {high}.",
    "list_ask_decimal": (
        "Is {text} in {column}, row {row}, {grouped} (decimal={first}) or {decimal} (decimal={second})?"
    ),
    "list_ask_dates": "Is the day or the month first in {date} (rows {rows})? The period depends on it.",
    "list_ask_duplicates": (
        "Is what stands twice one project on several lines, whose amounts add up, or several "
        "projects? {lines}."
    ),
    "list_ask_teams": (
        "Some rows name several teams ({rows}). Who does the work: the first, each its part, or "
        "each all of it?"
    ),
    "list_ask_no_team": "Some rows name no team ({rows}). Whose work is it?",
    "list_ask_totals": "Is {names} a total of other rows, or an item (rows {rows})?",
    "list_ask_links": (
        "What does a link in {column} mean: the item requires what it names, or comes before it?"
    ),
    "list_same_value": "Each item is worth the same, {value}.",
    "list_score": (
        "{column} is what an item is worth, as written: more is better, from {low} to {high} here."
    ),
    "list_ask_signed": (
        "Amounts in {column} that bear a currency, such as {text} (row {row}): as written ({plain}), or "
        "multiplied as the heading says ({times})?"
    ),
    "list_ask_lengths": (
        "How long is one of the longer units of {column} ({cells})? Other lengths can be said the same way."
    ),
    "list_per_cent": "{column}: figures without a sign are read as per cent too, such as {cells}.",
    "list_shares": "{column}: figures without a sign are read as shares of 1, such as {cells}.",
    "list_bare": "{column}: figures that stand alone are taken as they are, such as {cells} beside {other}.",
    "list_taxes": "{column}: amounts are {taxes}; what is given as budget is taken to be so too.",
    "list_unused": "{columns}: kept, and not used for what an item is worth.",
    "list_completed": "Columns called {column} complete each other: no row fills in both.",
    "list_formula_alone": (
        "{column} is taken as written; it may have divided by the effort already, which then counts twice."
    ),
    "list_formula": "An item is worth its {formula}: {columns}.",
    "list_formula_effort": (
        "An item is worth its {formula} without the effort: {columns}. The effort is what it "
        "uses; dividing by it too would count it twice."
    ),
    "list_rice_words": "The words in {column} are read by RICE’s own scale: {scale}.",
    "list_confirm_scale": "The words in {column} count as {scale}.",
    "list_confidence": "{column} runs to {top}: it is read as a share of {whole}.",
    "list_best_low": "In {column} the smallest is the best: {low} counts {high}, and {high} counts {low}.",
    "list_about": "{column}: amounts that are not exact are taken as they stand, such as {cells}.",
    "list_cost_unlimited": "Costs are kept, and limit nothing: no budget was given.",
    "list_effort_unlimited": "{column} limits nothing: no team’s capacity was given.",
    "list_no_limit": "Without a limit, since none was given: {resources}.",
    "list_budget_whole": (
        "{amount} of {resource} may be spent in any of the periods: what is left is carried over."
    ),
    "list_each_period": "{resource} has {amount} in each period.",
    "list_one_budget": "{column} names several budgets; the amount given is one for all.",
    "list_lines": "{name} is one project on several lines ({rows}); their amounts add up.",
    "list_several_teams": "Of several teams in a row (rows {rows}) {way}.",
    "list_way_first": "the first does the work",
    "list_way_split": "each does an equal part",
    "list_way_each": "each does all of it",
    "list_no_team_open": (
        "Rows that name no team ({rows}): their work stands under {team}, which has no limit."
    ),
    "list_unestimated": "{column}: {amount} is taken where there is no estimate ({way}; rows so: {count}).",
    "list_unestimated_median": "the median of the others",
    "list_unestimated_free": "free, as asked",
    "list_unestimated_number": "as asked",
    "list_capacities": "Capacities are taken from {file}: {teams}.",
    "list_periods": "The periods are {periods}.",
    "list_remarks": "To look at in the case that came out",
    "list_why_needs": "what it needs is left out",
    "list_line_periods": "Each row’s amount is of the period in {column}: {periods}.",
    "list_years_add_up": "{columns} add up to {total}; the amounts by period are taken.",
    "list_years_unlike": (
        "{columns} do not add up to {total} ({items}); the amounts by period are taken, as what is available "
        "is given by period."
    ),
    "list_ask_years": (
        "What do items cost: {columns}, each in its period, or {total}? They do not add up to it ({items})."
    ),
    "list_blank_beside": "A period left blank beside amounts of others is one without any: {items}.",
    "list_dated_start": "Amounts are of their periods: the work starts in the first that has one.",
    "list_dated_before": (
        "These have an amount before the date they may start on, and start with the amount: {items}."
    ),
    "list_horizon_opens": (
        "The first period is {period} by these alone, the others start in {next} or later: {items}."
    ),
    "list_after_last": "{column}: {texts} lie after the last period; kept as written.",
    "list_before_first": "{column}: {texts} lie before the first period; kept as written.",
    "list_no_sprint": "{texts} is no sprint: items there, and those without one, have none.",
    "list_link_left_ask": (
        "{items} depends on what is left out: {keys}. Does it count all the same (drop the link), or is it "
        "left out too?"
    ),
    "list_link_dropped": "{key} is left out; what depends on it counts all the same ({items}).",
    "list_link_done": "{key} is done already: what depends on it can start ({items}).",
    "list_link_self": "These name themselves as what must come first; that is passed over: {items}.",
    "list_link_circle": "These depend on one another, so that all of them are funded or none: {items}.",
    "list_ask_mandatory": "These are mandatory and have no estimate: {items}. What do they take?",
    "list_team_columns": "Each team’s effort is in a column of its own: {columns}.",
    "list_head_one": "{file}: {used} of 1 row is a candidate, {left} left out.",
    "list_periods_from_dates": (
        "The periods are {periods}, after the dates in {column}; work may start later than its "
        "date, never earlier."
    ),
    "list_one_period": (
        "There is one period, for all of it: dates are kept as they stand. Name periods to plan in time."
    ),
    "list_unplaced": "{column}: in no single period, and kept as written: {texts}.",
    "list_backwards": "These end before they start, so that how long they take is not known: {items}.",
    "list_beyond": "These end after the last period, and are taken to deliver in it: {items}.",
    "list_spread": "Amounts are spread evenly over the periods that the work takes.",
    "list_currency": "No currency is named: {currency} is taken.",
    "list_sign": "{sign} is read as {currency}.",
    "list_outside": "{key} is not in the file: the links to it are left out ({items}).",
    "list_link_left": "{key} is in the file but no candidate: the links to it are left out ({items}).",
    "list_links_within": "Links between items ({count}): what comes first may deliver in the same period.",
    "list_links_after": (
        "Links between items ({count}): work starts in a period after what comes first has delivered."
    ),
    "list_decisions_kept": (
        "{column} holds decisions of an earlier round: kept as a column, they bind nothing."
    ),
    "list_decisions_bind": "The decisions in {column} bind, as asked: {count}.",
    "list_for_allocate": (
        "Nothing is limited, so everything would be funded: give what may be spent (--budget "
        '1.2M) or what teams can do (--team "NAME=40").'
    ),
    "list_import_done": "{target}: written. Then: portfolio check {target}",
    "list_map_done": "{target}: what was understood, to be edited and used again: --map {target}",
    "list_all_first": "The first answer to each at once: {answers}",
    "list_available": "{resource}: {amount} in all.",
    "list_ask_both": (
        "Which column is the {role}? {name} (row {row}) says it twice, otherwise each time: "
        "{columns}. The one that is named first goes before."
    ),
    "list_open": "Taken as open, by their status: {statuses}.",
    "list_ask_closed": "Are items over whose status is {statuses}?",
    "list_ask_hidden": "Do hidden rows count (rows {rows})?",
    "list_why_hidden": "hidden",
    "list_below": "{column}: what is below nothing gives back: {items}.",
    "list_ask_periods": (
        "The dates in {column} make these periods: {periods}. Is a team’s amount of each of them "
        "(dates), or of all together (one)?"
    ),
    "list_deadlines": "Deadlines do not bind the plan: what is delivered later is told below it.",
    "list_late": "Delivered after their deadline: {items}.",
    "list_team_blank": "Blank beside other teams’ work is taken as no work of that team (rows {rows}).",
    "list_unit_days": "days",
    "list_unit_hours": "hours",
    "list_unit_weeks": "weeks",
    "list_unit_months": "months",
    "list_unit_person-days": "person-days",
    "list_beside": "Left alone beside rows of the list: {texts}.",
    "list_dry_run": "Nothing was written.",
    "list_why_part": "part of another row",
    "list_role_ignored": "not kept",
    "list_ignored": "Not kept: {columns}.",
    "list_types_kept": (
        "Every row is of a type that holds others, or is part of others ({types}): they are the list."
    ),
    "list_ask_parts": (
        "{items}: estimated as a whole, and so are the parts, which are listed too. Which of them counts?"
    ),
    "list_ask_decided": (
        "What do {words} in {column} mean: fund, reject or open? Or keep the column, and nothing binds: "
        "decisions=keep."
    ),
    "list_decisions_forced": (
        "What is decided in {column} binds, as a rule of the analysis ({count}); decisions=keep keeps it as "
        "a column."
    ),
    "list_further_sheet": "{file} says {table}.",
    "list_no_rating": "{item} has no rating under {column}, which is not none: it is left out.",
    "list_sheet_objectives": "the objectives and their weights",
    "list_sheet_judgements": "which objectives are more important than others",
    "list_sheet_contributions": "what items do for each objective",
    "list_sheet_relations": "which items depend on which",
    "list_sheet_requirements": "what work items need by role, from the first period that has an amount",
    "list_sheet_resources": "what there is of each role",
    # —— The workbook to fill in: comments, its first sheet, example rows ——
    "template_made": "{path}: an empty case for {periods}. Fill it in, then: portfolio check {path}",
    "template_quarter": "{year}Q{quarter}",
    "template_true": "true",
    "template_false": "false",
    "template_one_of": "one of {choices}",
    "template_id_in": "an id in {sheet}",
    "template_id_or_name_in": "an id or a name in {sheet}",
    "template_unit": "Unit: {unit}.",
    "template_must_be": "Must be {rule}.",
    "template_required": "Required.",
    "template_blank": "Blank: {means}.",
    "template_id": "Leave it blank: an id is made from the name. Or write a short one of your own.",
    "template_name": "What people call it; other sheets may use this name. Required, unless there is an id.",
    "template_key": "key",
    "template_value": "value",
    "template_meaning": "meaning",
    "template_start": "Start",
    "template_title": "A budget round: what to fill in first",
    "template_about": (
        "Six sheets, in this order, are enough for a first answer. One row each will do to begin with."
    ),
    "template_step": "step",
    "template_sheet": "sheet",
    "template_what": "what to fill in",
    "template_initiatives": "One row for each candidate. Its name is enough.",
    "template_resources": (
        "What is limited: a row for each budget or team, with the amount in each period. A blank amount is no"
        " limit, 0 is none."
    ),
    "template_requirements": (
        "What each initiative uses of them: column 1 is the period its work starts in, 2 the next one."
    ),
    "template_objectives": (
        "What the strategy wants, and how many points it is worth to attain it fully: usually 100 in all."
    ),
    "template_key_results": (
        "How attaining an objective is measured: the indicator, where it stands, where it should be. A target"
        " below the baseline says that less is better."
    ),
    "template_contributions": (
        "By how much each initiative moves an indicator once it is delivered: as expected, and if things go"
        " badly or well. Blank: as expected."
    ),
    "template_examples": (
        "Rows in grey italics are examples. Overwrite them; those that nobody touches are left out."
    ),
    "template_percentages": (
        "A percentage is written with its sign, as 8 %. Of an indicator that is counted in %, that is 8."
    ),
    "template_settings": "The sheet {sheet} holds the name of the round and its currency.",
    "template_check": (
        "Then: portfolio check FILE says what is missing, portfolio allocate FILE what to fund."
    ),
    "template_further": "More, once it is wanted: right-click a tab, Unhide",
    "template_example_initiative": "Example: online booking",
    "template_example_owner": "Example: product team",
    "template_example_resource": "Example: money for projects",
    "template_example_objective": "Example: happier customers",
    "template_example_key_result": "Example: shorter waiting",
    "template_example_kpi": "Example: days of waiting",
}
