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
        "budgets": "budget",
        "days": "day",
        "draws": "draw",
        "faults": "fault",
        "hours": "hour",
        "initiatives": "initiative",
        "inputs": "input",
        "lines": "line",
        "months": "month",
        "objectives": "objective",
        "people": "person",
        "periods": "period",
        "person-days": "person-day",
        "person-weeks": "person-week",
        "points": "point",
        "resources": "resource",
        "rows": "row",
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
        what_if={
            # parts
            "x.named": ("{initiative}", "the {initiative}", "(the) initiative|project {initiative}"),
            "xs.named": (
                "{initiatives}",
                "the {initiatives}",
                "(the) initiative|initiatives|project|projects {initiatives}",
            ),
            "r.named": (
                "{resources}",
                "(the) team|teams|budget|budgets|capacity|resource|resources {resources}",
                "(the) {resources} team|teams|budget|budgets|capacity",
            ),
            "o.named": ("{objective}", "(the) objective {objective}"),
            "t.named": ("{transfer}", "(the) transfer {transfer}"),
            "k.named": ("{key_result}", "(the) key result {key_result}"),
            "change.signed": ("{signed}",),
            "change.more": (
                "(up|plus|by) {amount} more|extra|higher|larger|bigger",
                (
                    "(is|are|goes|go) more|up|plus|increased|raised|rises|rise|grows|grow|increases|increase"
                    " (by) {amount}"
                ),
                "gains|gain {amount} (more)",
                "{few} more|extra|additional {counted}",
            ),
            "change.less": (
                "(down|minus|by) {amount} less|fewer|lower|smaller",
                (
                    "(is|are|goes|go) less|down|minus|cut|reduced|lowered|drops|drop|falls"
                    "|fall|shrinks|shrink"
                    "|decreases|decrease (by) {amount}"
                ),
                "loses|lose {amount}",
                "{few} less|fewer {counted}",
            ),
            "change.set": (
                "(is|are|becomes|become|set|goes|go) (down|up) at|to|equals {amount}",
                "is|becomes {amount}",
            ),
            "change.bare": ("{amount}",),
            "change.double": ("(is|are) doubled|doubles|double", "twice (as much|many|high)"),
            "change.half": (
                "(is|are) halved|halves|half",
                "half as much|many|high",
                "(is|are) cut|reduced in|by half",
            ),
            "change.times": (
                "{few} times (as much|many|high)",
                "(is|are) multiplied by {few}",
            ),
            "change.triple": ("(is|are) tripled|triples|triple",),
            "change.by": ("(is|are) divided by {few}", "{few} times less|fewer|lower"),
            "change.times_more": ("{few} times more|higher",),
            "price.more": (
                "(by) {amount} more expensive",
                "(by) {amount} dearer",
                "(by) {amount} over budget",
            ),
            "price.less": (
                "(by) {amount} less expensive",
                "(by) {amount} cheaper",
                "(by) {amount} under budget",
            ),
            "price.double": (
                "twice as expensive|dear|costly|much",
                "(at) twice|double (the) cost|costs|price",
            ),
            "price.half": (
                "half as expensive|dear|costly|much",
                "(at) half (the) cost|costs|price",
            ),
            "price.times": ("{few} times as expensive|dear|costly|much", "(at) {few} times (the) cost|price"),
            "price.by": ("{few} times less expensive", "{few} times cheaper"),
            "price.times_more": ("{few} times more expensive", "{few} times dearer"),
            "range.in": ("(in|during|for|over|of) {periods}",),
            "range.from": (
                "from|since (the beginning of) {begin} (on|onward|onwards)",
                "starting|beginning|as (in|from|of) {begin}",
            ),
            "range.until": (
                "until|till|through (the end of) {end}",
                "up to (the end of) {end}",
                "before (the) end of {end}",
            ),
            "range.before": ("before {begin}",),
            "range.after": ("after {end}",),
            "range.between": (
                "from {begin} to|until|till|through {end}",
                "between {begin} and {end}",
                "{begin} to|through {end}",
            ),
            "when.range": ("{range}",),
            "when.each": ("(in) each|every|per|a|any {unit}",),
            "when.each_range": (
                "(in|for) each|every|per {unit} {range}",
                "{range} (in) each|every|per {unit}",
            ),
            "when.all": (
                "in all|total",
                "overall|altogether|total",
                "over|across (all) (the) periods",
                "all together",
            ),
            "when.all_range": ("in all|total {range}", "{range} in all|total"),
            # sentences
            "limit": (
                "{r} {change} ({when})",
                "{when} {r} {change}",
                "{r} {when} {change}",
                "change {r} by {change} ({when})",
                "{change} of|on|for|in {r} ({when})",
            ),
            "limit_more": (
                "raise|increase|lift|grow|extend {r} by {amount} ({when})",
                "add|give {amount} (more) to|in|for {r} ({when})",
                "{amount} more|extra (of|for|in|on|to) {r} ({when})",
                "more {r}: {amount}",
            ),
            "limit_hire": (
                "hire|recruit {amount} (more) in|for|into {r} ({when})",
                "hire|recruit {few} (more) in|for|into {r} ({when})",
                "hire|recruit {few} more {counted} in|for|into {r} ({when})",
                "{few} (more) hire|hires in|for {r} ({when})",
            ),
            "limit_none": ("no|zero {r} ({when})", "{r} (down) to zero ({when})"),
            "transfer": (
                "move|transfer|shift|reallocate {amount} from {r} to {to} ({when})",
                "move|transfer|shift|reallocate {amount} from {r} ({when}) to {to}",
            ),
            "limit_less": (
                "cut|reduce|lower|decrease|trim|shrink {r} by {amount} ({when})",
                "take|remove {amount} from|off {r} ({when})",
                "lose {amount} in|of|from {r} ({when})",
                "{amount} less|fewer (of|for|in|on) {r} ({when})",
            ),
            "limit_set": ("set|bring|raise|cut|limit|cap|fix|reduce|increase {r} to|at {amount} ({when})",),
            "limit_double": ("double {r} ({when})",),
            "limit_half": ("halve {r} ({when})",),
            "ceiling": (
                "{t} (gives) at most {amount}",
                "{t} (is) limited|capped to|at {amount}",
                "{t} up to {amount}",
                "{t} max|maximum (of) {amount}",
                "limit|cap {t} to|at {amount}",
                "(the) ceiling|maximum|max of|on {t} {change}",
            ),
            "ceiling_none": (
                "{t} without (a|any) ceiling|maximum|limit",
                "no ceiling|maximum|limit on|for|to|of {t}",
                "{t} (is) unlimited",
            ),
            "ceiling_off": (
                "without|no {t}",
                "switch|turn off {t}",
                "switch|turn {t} off",
                "{t} (is) (switched|turned) off",
                "{t} gives nothing",
            ),
            "transfers_none": (
                "(all) (the) transfers without (a|any) ceiling|ceilings|maximum|limit|limits",
                "no ceiling|ceilings|maximum|limit|limits on|for|of (all) (the) transfers",
            ),
            "transfers_off": (
                "without|no (any) (the) transfers",
                "switch|turn off (all) (the) transfers",
                "switch|turn (all) (the) transfers off",
                "(all) (the) transfers (are) (switched|turned) off",
            ),
            "unlimited": (
                "{r} (is) unlimited ({when})",
                "unlimited {r} ({when})",
                "{r} without (a|any) limit ({when})",
                "no limit on|for|to|of {r} ({when})",
            ),
            "rule_off": (
                "without|no|drop|lift|remove|ignore|cancel|suspend (the) rule {rule}",
                "switch|turn off (the) rule {rule}",
                "switch|turn (the) rule {rule} off",
                "(the) rule {rule} (is) off|lifted|dropped|suspended",
            ),
            "rule_max": ("(the) rule {rule} (is|becomes) (at) most|maximum|max {few}",),
            "rule_min": ("(the) rule {rule} (is|becomes) (at) least|minimum|min {few}",),
            "fund": (
                "fund|finance|approve|accept|include|keep|do {xs}",
                "must|shall do|fund {xs}",
                "{xs} is|are funded|mandatory|in|approved|accepted",
                "with {xs}",
            ),
            "fund_option": (
                (
                    "fund|finance|approve|accept|include|keep|do {x} in|at|as|with"
                    " (option|level|scope|variant) {option}"
                ),
                "{x} in|at|as|with (its) (option|level|scope|variant) {option}",
                "{x} (in|as) (its|the) {option} (option|level|scope|variant|version)",
            ),
            "fund_start": (
                "fund|finance|approve|accept|do {x} in|starting|from (in|from) {period}",
                "fund|finance|do {x} and start it in {period}",
            ),
            "fund_option_start": (
                (
                    "fund|finance|do {x} in|at|as (option|level|scope|variant) {option} in|starting|from"
                    " (in|from)"
                    " {period}"
                ),
            ),
            "reject": (
                "reject|refuse|drop|skip|exclude|stop|cancel|cut|remove|kill|abandon {xs}",
                "do not fund|do {xs}",
                "don't fund|do {xs}",
                "say no to {xs}",
                "not|never (fund|funding|do) {xs}",
                "without|no {xs}",
                "{xs} is|are out|rejected|refused|dropped|cancelled|stopped",
                "{xs} is|are not funded",
            ),
            "cost": (
                "{x} costs|cost {change} (than) (planned|expected|budgeted)",
                "(the) cost|costs|price of {x} {change}",
                "{x} (is|gets|becomes|goes|comes|costs|cost) {price}",
                "{x} {change}",
            ),
            "cost_double": (
                "double|twice (the) cost|costs|price of {x}",
                "{x} (the) cost|costs|price doubles|doubled",
            ),
            "cost_half": ("halve|half (the) cost|costs|price of {x}",),
            "cost_more": (
                "raise|increase (the) cost|costs|price of {x} by {amount}",
                "raise|increase {x} cost|costs|price by {amount}",
                "{x} overruns|exceeds (its) (budget) by {amount}",
                "{x} (cost) overrun (of) {amount}",
            ),
            "cost_less": (
                "cut|reduce|lower|decrease (the) cost|costs|price of {x} by {amount}",
                "cut|reduce|lower|decrease {x} cost|costs|price by {amount}",
            ),
            "work": (
                "{x} needs|takes|requires {change} work|people|effort|staff|capacity",
                "(the) work|effort of|for {x} {change}",
            ),
            "people": ("{x} needs|requires|gets {change}",),
            "needs": (
                "{x} needs|uses|takes|requires|costs {change} (of|in|from) {r}",
                (
                    "{x} needs|uses|takes|requires|costs {change} (of|in|from) {r} in (period|quarter) {step}"
                    " (of its"
                    " work)"
                ),
            ),
            "needs_every": (
                (
                    "{x} needs|uses|takes|requires|costs {change} (of|in|from) {r} in every"
                    "|each {unit} (of its"
                    " work)"
                ),
            ),
            "effect": (
                (
                    "{x} brings|delivers|earns|yields|gains|contributes|moves {change} (value"
                    "|benefit|benefits|impact)"
                ),
                (
                    "(the|every|all) effect|effects|benefit|benefits|contribution|contributions|value of {x}"
                    " {change}"
                ),
                "{x} {change}",
            ),
            "shift": ("{x} {shift}",),
            "later": (
                "{x} {length} later|late",
                "{x} is|comes|starts|slips|arrives {length} later|late",
                "{x} slips (by) {length}",
                "{x} (is) delayed|late|later|postponed (by) {length}",
                "delay|postpone|push|slip|defer {x} (back) (by) {length}",
            ),
            "earlier": (
                "{x} (is|comes|starts) {length} earlier|sooner|early",
                "{x} earlier|sooner|early (by) {length}",
                "bring|pull|move {x} forward (by) {length}",
            ),
            "longer": ("{x} (takes|lasts|is) {length} longer", "{x} takes|lasts {length} more"),
            "shorter": (
                "{x} (takes|lasts|is) {length} shorter|quicker|faster",
                "{x} takes|lasts {length} less",
            ),
            "takes": ("{x} takes|lasts {length}", "(the) duration of {x} = {length}"),
            "not_before": (
                "{x} (starts|start) not before {begin}",
                "{x} can't|cannot start before {begin}",
                "{x} (starts|start) no|not earlier|sooner than {begin}",
                "{x} (starts|start) at (the) earliest (in|from) {begin}",
                "{x} (starts) from {begin} (on|onward|onwards)",
                "{x} starts|start (in) {begin} at (the) earliest",
                "{x} starts|start in {begin} or later",
            ),
            "not_after": (
                "{x} (starts|start) not after {end}",
                "{x} (starts|start) no|not later than {end}",
                "{x} starts|start at (the) latest (in|by) {end}",
                "{x} (must) starts|start by {end}",
                "start {x} by {end}",
                "{x} starts|start (in) {end} at (the) latest",
                "{x} starts|start in {end} or earlier",
            ),
            "by": (
                "{x} by (the) (end of) {end}",
                "{x} (in) {end} at (the) latest",
                "{x} at (the) latest (in|by) {end}",
            ),
            "before": ("{x} before {begin}",),
            "start_before": ("{x} (must) starts|start before {begin}", "start {x} before {begin}"),
            "start_after": ("{x} (starts|start) after {end}",),
            "delivered": (
                (
                    "{x} (is|must|has) (to) (be) delivered|finished|done|ready|live|complete"
                    "|completed by (the) (end of) {end}"
                ),
                (
                    "{x} (is|must|has) (to) (be) delivered|finished|done|ready|live|complete"
                    "|completed before (the) end of {end}"
                ),
                "{x} (is|must|has) (to) (be) delivered|finished|done|ready|live (in) {end} at (the) latest",
                "deliver|finish|complete {x} by (the) (end of) {end}",
            ),
            "delivered_before": (
                (
                    "{x} (is|must|has) (to) (be) delivered|finished|done|ready|live|complete"
                    "|completed before {begin}"
                ),
                "deliver|finish|complete {x} before {begin}",
            ),
            "starts": (
                "{x} starts (in|at) {period}",
                "start {x} in {period}",
                "{x} (is) postponed|delayed|moved|pushed to|until {period}",
                "{x} slips to|into {period}",
                "{x} must|should start in {period}",
                "postpone|delay|move|push|shift {x} to|until {period}",
            ),
            "weight": (
                "{o} {change}",
                "weight|points of|for {o} {change}",
                "{o} weighs|weigh {change}",
                "{o} is worth {change}",
            ),
            "target": ("(the) target of|for {k} {change}", "{k} target {change}"),
        },
        what_if_words={
            "one": ("a", "an"),
            "person": (
                *("person", "persons", "people", "fte", "ftes", "head", "heads"),
                *("developer", "developers", "engineer", "engineers", "designer", "designers"),
                *("employee", "employees", "colleague", "colleagues", "analyst", "analysts"),
            ),
            "the": ("the", "the start of", "the beginning of", "start of"),
            "opening": (
                *("what if", "what if we", "what if the", "and if", "and if we", "if", "if we", "suppose"),
                *("suppose we", "what happens if", "what happens if we", "we", "let us", "let's", "please"),
                *("what would happen if", "what would happen if we", "we could", "could we", "can we"),
                *("should we", "what about"),
            ),
            "period": ("period", "periods"),
            "and": ("and",),
            "or": ("or", "or else"),
            "everything": (
                *(
                    "everything",
                    "fund everything",
                    "do everything",
                    "fund all",
                    "fund it all",
                    "fund them all",
                ),
                *("fund all initiatives", "fund all the initiatives", "fund every initiative", "all of them"),
                *("everything is funded", "everything was funded", "all is funded", "funded everything"),
            ),
            "all money": (
                "budget",
                "the budget",
                "budgets",
                "all budgets",
                "the budgets",
                "every budget",
                "money",
            ),
            "all teams": ("teams", "all teams", "the teams", "every team"),
        },
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
    "plan_protected": "{plan}, holds with overruns of any {count} initiatives",
    "plan_fewer": "{plan}, and fewer might do",
    "plan_below": "{plan}, for {share} of the best impact",
    "plan_for": " for {cost}",
    "plan_optimal": "optimal",
    "plan_within": "proven within {gap} of the best, as asked",
    "plan_ties": "proven best, though ties with it were left unbroken",
    "plan_feasible": "feasible, the best earns at most {gap} more",
    "plan_no_bound": "feasible, no bound",
    "plan_empty": "the empty plan: none that earns more was found",
    "plan_stopped": "{proof}; stopped by the {what}",
    "plan_time limit": "time limit",
    "plan_interrupt": "interrupt",
    "plan_of": "{used} of {available}",
    "solving": "solving",
    "solving_ends": "Ctrl-C ends it",
    "solving_keeps": "Ctrl-C: the best so far",
    "solving_ties": "impact {impact}, proven best; choosing among equal plans",
    "solving_between": "impact {impact}, at most {bound}",
    "solving_none": "no plan yet, at most {bound}",
    "written_to": "Written to {folder}: {files}",
    "written_beside": "{folder}: {files}",
    "remark_said": "remark: {what}",
    # headings of tables
    "head_initiative": "initiative",
    "head_name": "name",
    "head_option": "option",
    "head_start": "start",
    "head_delivery": "delivery",
    "head_points": "points",
    "head_key_result": "key result",
    "head_indicator": "indicator",
    "head_objective": "objective",
    "head_attained": "attained",
    "head_resource": "resource",
    "head_scenario": "scenario",
    "head_status": "status",
    "head_impact": "impact",
    "head_change": "change",
    "head_kind_of_change": "change",
    "head_funded": "funded",
    "head_entering": "entering",
    "head_leaving": "leaving",
    "head_total": "total",
    "head_spend": "spend",
    "head_slope": "points for a thousand more",
    "head_bend": "pays less beyond",
    "head_present": "present budget",
    "head_table": "table",
    "head_row": "row",
    "head_column": "column",
    "head_was": "was",
    "head_assumed": "assumed",
    "head_why": "why",
    "head_changes": "changes",
    "head_changed": "changed lines",
    # frames as notebooks show them: the heading of each, then columns, words and signs
    "sheet_funded": "What is funded",
    "sheet_stopping": "What is stopped, and what that takes",
    "sheet_transfers": "What is given from one resource to another, or to another period",
    "sheet_usage": "What the plan uses of each resource, period by period",
    "sheet_attainment": "What each key result attains",
    "sheet_plan_changes": "What changes against the plan it was to stay near",
    "sheet_explain": "Why each initiative is funded or not, by asking again the other way round",
    "sheet_explain_ranges": "Why each initiative is funded or not, each price within a proven range",
    "sheet_marginal_values": "What a little more of each resource would buy, and what could be given back",
    "sheet_rephase": "What the same total of each resource would earn over other periods",
    "sheet_rephased_amounts": "The best split of each resource over the periods",
    "sheet_means": "What each transfer earns: the plan with it, less the best plan without it",
    "sheet_means_hires": "What each hire is worth",
    "sheet_means_teams": "What a tenth more of each team in every period would earn",
    "sheet_price_of_decisions": "What each decision, mandate and reserved share costs",
    "sheet_delays": "What it costs to start each funded initiative later, or to deliver it late",
    "sheet_alternatives": "The best other plans, that lose at most {within} of the points",
    "sheet_breaches": "What the portfolio breaks",
    "sheet_swaps_to_best": "The shortest way to the best plan, swap by swap",
    "sheet_diff_initiatives": "Which initiatives change between the two plans",
    "sheet_diff_inputs": "Which inputs differ",
    "sheet_diff_key_results": "What each key result attains in the two plans",
    "sheet_frontier": "What each budget would buy",
    "sheet_frontier_matrix": "What each budget would fund",
    "sheet_compare": "The scenarios side by side",
    "sheet_compare_changes": "What each scenario changes of the plan it was to stay near",
    "sheet_compare_matrix": "What each scenario funds",
    "sheet_membership": "In how many scenarios each initiative is funded",
    "sheet_nested_tiers": "What is funded from which budget on",
    "sheet_nested_budgets": "What keeping to one list costs at each budget",
    "sheet_chances": "How often each initiative is in the best portfolio of a draw",
    "sheet_outlook": "What the plan may come to, over the draws",
    "sheet_accuracy": "How exact the averages are",
    "sheet_key_result_chances": "How likely each key result is reached",
    "sheet_by_draw": "Points in each draw, beside the best that was possible",
    "sheet_disappointment": "What each funded initiative promises, and brings on average",
    "sheet_shrinkage": "Each estimate, brought nearer to those of its kind",
    "sheet_evppi": "What knowing each initiative’s figures beforehand is worth",
    "sheet_safest": "The safest plans, by three measures",
    "sheet_safest_matrix": "What each safe plan funds",
    "sheet_core": "In what share of the portfolios that no other beats each initiative is",
    "sheet_core_weights": "The extreme weights of the objectives",
    "sheet_core_values": "The portfolios that no other beats, at each extreme of the weights",
    "sheet_levels": "What each level of steering would fund, and the points that it leaves",
    "sheet_rice": "The initiatives by RICE, and by RICE × share of the strategy (RICEO)",
    "sheet_rankings": "What ranked lists would fund, beside the allocation",
    "sheet_ranking_changes": "Where the lists and the allocation differ, and why",
    "sheet_indicators": "What each level watches, planned beside observed",
    "sheet_alignment": "Whether the money follows the strategy",
    "sheet_chains": "How each indicator moves the business",
    "sheet_payoff": "Points of each party at each own best, and the fewest it could get",
    "sheet_own_bests": "What each party’s own best costs the others",
    "sheet_party_frontier": "The portfolios of which no other is better for every party",
    "sheet_compromises": "What each compromise gives each party",
    "sheet_contested": "What the parties disagree on, and who would concede less",
    "sheet_decisions": "What was decided, and what each decision costs each party",
    "sheet_not_funded": "What is not funded, and what each party’s own best plan would lose by it",
    "sheet_money_by_group": "Where the money goes",
    "sheet_party_weights": "How each party deals its points out",
    "sheet_consistency": "How far each person’s judgements agree with themselves",
    "sheet_weights_spread": "How far the people of a party are apart",
    "sheet_history": "How the rounds went",
    "sheet_assessed": "Where the organisation stands at each level",
    "sheet_holding_back": "What keeps the next level from being reached",
    "sheet_stability": "What each further change to the plan buys",
    "sheet_roadmap": "What runs when",
    "sheet_waits": "What of the funded waits for what",
    "sheet_left_behind": "What was not taken along, and why",
    "sheet_assumed": "What was assumed, to be filled in",
    "sheet_ratios": "What delivered initiatives brought of what was expected",
    "sheet_stories": "What each delivered initiative brought, beside what was expected",
    "sheet_calibrated": "What experience makes of each contribution",
    "sheet_overruns": "What was used of what was planned",
    "sheet_spent": "What each initiative used, beside what was planned",
    "sheet_widened": "How far each cost and effort may overrun",
    "sheet_left_out": "What was left out, and why",
    "sheet_cash_flow": "What the plan spends and brings, period by period, at {rate} a year",
    "sheet_business_case": "Whether it pays, inside the horizon, at {rate} a year",
    "sheet_protection": "What certainty costs",
    "sheet_limits_in_draws": "Whether the limits hold, and what reserve makes them",
    "sheet_dates_in_draws": "Whether the dates hold",
    "sheet_remarks": "What is valid but doubtful in the case",
    "sheet_none": "{what}: none.",
    "sheet_rows": "{shown} of {all} rows.",
    "sheet_more": "Also in the frame: {columns}.",
    "head_period": "period",
    "head_used": "used",
    "head_available": "available",
    "head_before": "before",
    "head_after": "after",
    "head_progress": "progress",
    "head_since": "since",
    "head_sentence": "why",
    "head_party": "party",
    "head_person": "person",
    "head_method": "method",
    "head_pairs": "pairs compared",
    "head_consistency_index": "consistency index",
    "head_consistency_ratio": "consistency ratio",
    "head_acceptable": "acceptable",
    "head_contradiction": "contradiction",
    "head_lowest": "lowest",
    "head_aggregated": "together",
    "head_highest": "highest",
    "head_score": "score (%)",
    "head_reached": "reached",
    "head_stands": "with all below",
    "head_question": "question",
    "head_answer": "answer",
    "head_text": "what is asked",
    "head_instead": "what would change instead",
    "head_enters_at": "comes in with so many more points",
    "head_enters_at_cost": "comes in at a cost of",
    "head_enters_at_cost_low": "comes in at a cost of, at least",
    "head_enters_at_cost_high": "comes in at a cost of, at most",
    "head_blocked_by": "in its way",
    "head_replacement_cost": "lost without it",
    "head_replacement_cost_low": "lost without it, at least",
    "head_replacement_cost_high": "lost without it, at most",
    "head_price": "lost with it",
    "head_price_low": "lost with it, at least",
    "head_price_high": "lost with it, at most",
    "head_costs": "costs in points",
    "head_premium": "lost by the list",
    "head_relaxation_dual": "a little more is worth (a guide)",
    "head_step": "smallest step that helps",
    "head_gain": "points gained",
    "head_swap": "what then changes",
    "head_swaps": "what changes",
    "head_spare": "could be given back",
    "head_amount": "planned",
    "head_moved": "to be moved",
    "head_split": "best split",
    "head_moved_here": "moved here",
    "head_what_is_given": "what is given",
    "head_kind": "kind",
    "head_by": "by",
    "head_reason": "reason",
    "head_postponed": "lost if started later",
    "head_slipped": "lost if delivered late",
    "head_loss": "points lost",
    "head_loss_share": "share lost",
    "head_cost": "cost",
    "head_cost_change": "cost, more or less",
    "head_initiatives": "initiatives",
    "head_where": "where",
    "head_excess": "too much by",
    "head_drops_out": "drops out",
    "head_comes_in": "comes in",
    "head_broken": "limits still broken",
    "head_attainment_before": "attained before",
    "head_attainment_after": "attained after",
    "head_points_before": "points before",
    "head_points_after": "points after",
    "head_plans": "plans that fund it",
    "head_membership": "funded in",
    "head_tier": "rank",
    "head_budget": "budget",
    "head_probability": "probability",
    "head_afresh": "chosen afresh",
    "head_chance": "chance",
    "head_error": "give or take",
    "head_may_overrun": "may overrun at once",
    "head_for_overruns": "left for overruns",
    "head_transfer": "transfer",
    "head_gives": "from",
    "head_gains": "to",
    "head_given": "given",
    "head_gained": "gained",
    "head_arrives": "arrives",
    "head_figure": "figure",
    "head_plan": "plan",
    "head_expected": "as expected",
    "head_mean": "on average",
    "head_p10": "one in ten below",
    "head_p50": "half below",
    "head_p90": "one in ten above",
    "head_regret": "regret on average",
    "head_regret_p90": "regret, one in ten above",
    "head_regret_max": "largest regret",
    "head_best": "best in",
    "head_best_known": "best possible",
    "head_breaks": "what it breaks",
    "head_broken_limits": "limits broken",
    "head_draw": "draw",
    "head_promised": "promised",
    "head_disappointment": "disappointment",
    "head_category": "category",
    "head_estimate": "estimate",
    "head_deviation": "uncertain by",
    "head_kept": "kept of it",
    "head_shrunk": "sober estimate",
    "head_funded_shrunk": "funded then",
    "head_evppi": "worth knowing",
    "head_worst": "worst draw",
    "head_cvar": "mean of the worst",
    "head_gap": "may be missed",
    "head_core_index": "share of portfolios",
    "head_portfolios": "portfolios",
    "head_extreme point": "extreme weights",
    "head_level": "level",
    "head_steers_by": "steers by",
    "head_measure": "its own measure",
    "head_left": "points left on the table",
    "head_left_share": "share left",
    "head_overlap": "in common",
    "head_missing": "what is missing",
    "head_reach": "reach",
    "head_confidence": "confidence",
    "head_effort": "effort",
    "head_rice": "RICE",
    "head_riceo": "RICEO",
    "head_rank": "rank",
    "head_rank_rice": "rank by RICE",
    "head_rank_riceo": "rank by RICEO",
    "head_share": "share of the strategy",
    "head_list": "list",
    "head_of_name": "of",
    "head_planned": "planned",
    "head_observed": "observed",
    "head_better": "better",
    "head_unit": "unit",
    "head_rests_on": "rests on",
    "head_source": "source",
    "head_money_share": "share of the money",
    "head_points_share": "share of the points",
    "head_difference": "money less points",
    "head_chain": "chain",
    "head_business_name": "moves",
    "head_business_unit": "unit moved",
    "head_factor": "factor",
    "head_money": "money",
    "head_worth": "worth",
    "head_portfolio": "best for",
    "head_own best of": "best for",
    "head_compromise": "compromise",
    "head_funded_by": "funded by",
    "head_settle": "fewest points conceded",
    "head_who_concedes": "who concedes",
    "head_concession": "conceded",
    "head_decision": "decision",
    "head_date": "date",
    "head_group": "group",
    "head_team": "team",
    "head_due": "due",
    "head_deadline": "deadline",
    "head_in": "comes in",
    "head_out": "drops out",
    "head_moves": "changes",
    "head_round": "round",
    "head_from": "from",
    "head_delivered": "delivered",
    "head_realised": "realised",
    "head_agreed_by": "agreed by",
    "head_label": "what",
    "head_observations": "rests on",
    "head_ratio": "realised ÷ expected",
    "head_used_of_planned": "spent ÷ planned",
    "head_shrunk_ratio": "believed",
    "head_counted": "counted as",
    "head_actual": "spent",
    "head_at_least": "still running",
    "head_learned": "its like used",
    "head_at_most": "one in twenty, more than",
    "head_high_before": "high, before",
    "head_high_learned": "high, learned",
    "head_low": "low",
    "head_high": "high",
    "head_new_low": "sober low",
    "head_new_expected": "sober",
    "head_new_high": "sober high",
    "head_owner": "owner",
    "head_story": "came out",
    "head_beyond_chance": "more than chance",
    "head_basis": "rests on",
    "head_base": "starting point",
    "head_from_kpi": "from its indicator",
    "head_from_category": "from its category",
    "head_from_owner": "from its owner",
    "head_spread": "spread",
    "head_value": "value",
    "head_problem": "what is doubtful",
    "head_other": "waits for",
    "head_lag": "periods between",
    "head_line": "line",
    "head_benefit": "benefit",
    "head_net": "net",
    "head_cumulated": "so far",
    "head_discounted": "at today’s value",
    "head_benefit_per_year": "benefit a year",
    "head_npv": "net present value",
    "head_irr": "internal rate of return",
    "head_payback": "pays back in",
    "head_payback_years": "years to pay back",
    "head_return": "return",
    "head_rests_on_prices": "rests on",
    "head_note": "note",
    "head_limit": "limit",
    "head_p80": "four in five use at most",
    "head_reserve": "reserve for four in five",
    "head_reserve_90": "reserve for nine in ten",
    "head_of_concedes": "{who} concedes",
    "head_of_spent": "{who} spent",
    "head_of_share": "{who}, share of what is at stake",
    "word_funded": "funded",
    "word_synergy": "together",
    "word_given": "given to teams",
    "word_whole": "the whole plan",
    "word_deadline": "deadline",
    "word_due": "due date",
    "word_in": "comes in",
    "word_out": "drops out",
    "word_option": "changes option",
    "word_start": "moves",
    "word_moved": "moves",
    "word_new": "new",
    "word_continued": "goes on",
    "word_stopped": "stopped",
    "word_finished": "finished",
    "word_dropped": "dropped",
    "word_all": "all plans",
    "word_some": "some plans",
    "word_none": "none",
    "word_optimal": "proven best",
    "word_feasible": "not proven best",
    "word_infeasible": "impossible",
    "word_unanswered": "no answer in time",
    "word_core": "in all",
    "word_borderline": "in some",
    "word_exterior": "in none",
    "word_fund": "fund",
    "word_reject": "reject",
    "word_drop": "drop",
    "word_more": "more",
    "word_less": "less",
    "word_as it is": "as it is",
    "word_the plan": "the plan",
    "word_plan": "the plan",
    "word_hindsight": "in hindsight",
    "word_expected value": "best as expected",
    "word_max-min": "best in the worst case",
    "word_min-max-regret": "least largest regret",
    "word_CVaR": "best of the worst cases",
    "word_weighted": "equal weight to each",
    "word_nash": "Nash",
    "word_least-regret": "least regret",
    "word_by hand": "by hand",
    "word_zero": "at the least",
    "word_allocation": "the allocation",
    "word_rice": "RICE",
    "word_riceo": "RICEO",
    "word_mandate": "mandate",
    "word_decision": "decision",
    "word_rule": "rule",
    "word_transfer": "most that is given",
    "word_bucket": "reserved share",
    "lifted_all": "all together",
    "word_limit": "limit",
    "word_overall": "overall",
    "word_kpi": "indicator",
    "word_resource": "resource",
    "word_category": "category",
    "word_owner": "owner",
    "word_objective": "objective",
    "word_team": "team",
    "word_initiative": "initiative",
    "word_share": "share",
    "swap_enter": "in: {who}",
    "swap_leave": "out: {who}",
    "swap_change": "changed: {who}",
    "endless": "without limit",
    "endless_with": "impossible with it",
    "endless_without": "impossible without it",
    "endless_later": "cannot start later",
    "endless_step": "no step helps",
    "endless_limit": "no limit",
    "endless_only": "possible only with it",
    "endless_only_less": "possible only without it",
    "shown_yes": "yes",
    "shown_no": "no",
    "rate_per": "{points} for {amount}",
    "cut_short": (
        "The time limit of {limit} s was reached: what did not come by then is marked where it would stand."
    ),
    "loose": (
        "Each plan is proven within {gap} of its best alone, as asked: smaller differences between the"
        " figures above mean nothing."
    ),
    "infeasible": "infeasible",
    "infeasible_late": "infeasible: no portfolio meets every limit and demand at once. Why: {late}",
    # what the command says of itself
    "help_description": "Which initiatives to fund, at which level and when, for the most strategic impact.",
    "help_commands": "commands",
    "help_case": (
        "a folder of CSV files, an Excel workbook, or a database: an address such as"
        " sqlite:///rounds.db#2027Q1"
    ),
    "help_target": "a folder, a file ending in .xlsx, or an address such as sqlite:///rounds.db#2027Q1",
    "help_in_its_own": "{does}. What is told and written is in the language of {whose}.",
    "help_of_the_case": "the case",
    "help_of_the_second": "the second case",
    "help_language": "of {shows} (default: the case's)",
    "help_shows_printed": "what is printed",
    "help_shows_sheets": "the result sheets",
    "help_shows_brief": "the brief",
    "help_shows_answers": "the answers",
    "help_gap": "relative gap to prove (default {default}); a wider one is sooner done",
    "help_gap_draws": "1e-6, for the first 64 draws",
    "help_time_limit": "seconds in all; what does not come in time is left out, and said so",
    "help_json": "print the answer as JSON",
    "help_allocate": "fund the portfolio of most impact, of a case or of a list",
    "help_solver": "a solver that PuLP knows, such as COIN_CMD (default HiGHS)",
    "help_allocate_output": (
        "also write funded.csv, not_funded.csv, usage.csv, attainment.csv and allocation.json there; with"
        " --near, changes.csv"
    ),
    "help_explain": "why each initiative is funded or not, at what price, and what would change it",
    "help_explain_one": "this one alone (default: all)",
    "help_explain_ranges": "at once: each price within a proven range",
    "help_diff": "what changes from one case's plan to another's, and the inputs behind it",
    "help_diff_after": "another one",
    "help_diff_tables": "also write every difference there: initiatives.csv, key_results.csv, inputs.csv",
    "help_frontier": "what each budget would buy",
    "help_frontier_resource": "whose amount changes (default: all budgets together)",
    "help_frontier_at": (
        "totals over all periods, or shares of what there is less or more, as -10%,+5% (default: 21 from half"
        " to one and a half times)"
    ),
    "help_frontier_exact": "every portfolio that no other beats in spend and impact, within the limits",
    "help_compare": "the scenarios of the case's table, side by side",
    "help_stability": "what each changed line of a plan buys: the best impact for each number of them",
    "help_levels": (
        "what each of the six levels of steering would fund, and the points that it leaves on the table"
    ),
    "help_levels_method": "best by each level's own measure, or down a ranked list",
    "help_assess": "where an organisation stands among the six levels of steering, and the next step",
    "help_assess_answers": "a file of answers (default: asked here, one by one)",
    "help_assess_new": "write a file of answers to fill in; never overwrites one",
    "help_assess_language": "of questions and report (default: the file's, else en)",
    "help_simulate": "how sure the plan is: chances, ranges, regret, what to find out first",
    "help_simulate_draws": "how many (default 256)",
    "help_simulate_seed": "the same seed gives the same draws (default 0)",
    "help_simulate_jobs": "how many draws are solved at a time, each in a process of its own (default 1)",
    "help_simulate_output": "also write its tables there, as CSV",
    "help_simulate_protection": (
        "also what it costs that every limit holds even if any one initiative overruns, any two, …; about as"
        " long as an allocation for each number"
    ),
    "help_whatif": "what some changes, said in words, would do to the plan",
    "help_whatif_changes": (
        "such as 'opex -10%', 'team web +1 person from 2027Q3', 'X +1 quarter', 'X costs 20% more', 'fund X',"
        " 'refuse X'; several add up; in English or French"
    ),
    "help_check": "list every fault of a case, and what is doubtful",
    "help_new": "make a case to fill in, empty or from a sample",
    "help_new_repository": (
        "make the folder that a finance and product pair keeps in git instead: a first round from a sample,"
        " its record, a notebook that replays it, a check that fails when a decision would change"
    ),
    "help_new_language": "of the workbook or the repository: en or fr (default: en)",
    "help_new_periods": "labels separated by commas (default: the four quarters of next year)",
    "help_new_from": "a sample to begin with, such as dozen",
    "help_new_from_list": "a list to make it of, as portfolio import does",
    "help_save": "write a case in another form: a workbook, a folder, a French folder",
    "help_save_french": "semicolons, decimal commas and a BOM, as a French Excel writes and opens them",
    "help_save_over": "for a database: replace this version of a round that the case was not read from",
    "help_dictionary": "print the case format: every table and column",
    "help_verify": "rerun notebooks and show what changed (default: those in notebooks/)",
    "help_verify_notebooks": "notebooks or folders of them",
    "help_verify_record": "record new outputs instead of comparing",
    "help_import": "make a case of a list, or of a tracker's export",
    "help_import_what": (
        "list, or the tracker it comes from: jira, azure_devops, linear, github, project_online"
    ),
    "help_import_file": "an Excel workbook or a text file (CSV)",
    "help_import_output": "the case to write: {target}",
    "help_import_language": "of the case and of what is said (default: the list's)",
    "help_import_map": "write what was understood, to use it again",
    "help_import_dry": "say what would come out, and write nothing",
    "help_for_a_list": "for a list",
    "help_list_budget": 'what may be spent: 1.2M, 2027Q1=300k, "Opex=500k"',
    "help_list_team": 'what teams can do in each period: "Data=40"',
    "help_list_periods": "labels of the periods; or dates, sprints, versions, one",
    "help_list_map": "what was said of such a list before",
    "help_list_set": 'an answer, as in a mapping: "value=Benefit"',
    "help_list_sheet": "the sheet of a workbook that is the list",
    "help_list_unestimated": "for a blank estimate: median, free or a number",
    "help_plan_files": (
        "record.json, allocation.json, or a CSV file with initiative, option and start, such as funded.csv"
    ),
    "help_near": "change as few lines as can be of this plan: plan (the case's own table), {files}",
    "help_near_plan": "the plan: plan (the case's own table), {files}",
    "help_within": "with --near: what may be lost to change less, as 0.5% (default 0.1%)",
    "help_arbitrate": (
        "what each party would fund, what is agreed and contested, and the compromises between them"
    ),
    "help_compromise": "the one that is recorded: {known}; default nash",
    "help_agreed_by": "who signs the record; may be given several times",
    "help_arbitrate_output": "write the decision record there: record.json and record.md",
    "help_replay": "run a recorded round again: the same, or which inputs changed and what that changed",
    "help_replay_record": "record.json",
    "help_export": (
        "write the finance workbook: the tables to edit, the plan as sheets with formulas and charts; or, for"
        " a tracker, the decision on each ticket"
    ),
    "help_export_target": "a file ending in .xlsx; with --for, in .csv",
    "help_export_for": "the tracker whose importer takes the plan back: key, decision, option, dates, team",
    "help_export_no_reasons": "leave out prices and reasons, which take about an allocation an initiative",
    "help_brief": (
        "write the board brief: what is recommended, why, for how much, at what risk, as one HTML or PDF file"
    ),
    "help_brief_output": "a file ending in .html or .pdf",
    "help_brief_record": "the last record.json: what changed since is then told",
    "help_brief_date": "as 2027-01-31, to be shown on it (default: none)",
    "help_brief_draws": "how many outcomes its ranges are read from (default 256)",
    "help_brief_tables": "also write the tables in which its figures stand there, as CSV",
    "help_roll": (
        "make the next round: what the plan delivers leaves, what it has begun is running, and every cell"
        " that was assumed is listed"
    ),
    "help_roll_to": "the first period of the next round",
    "help_roll_plan": "the plan that is carried out: {files}",
    "help_roll_of_record": "carry out what stands in the table plan of the case",
    "help_roll_best": (
        "carry out the best plan of the case, solved now; so it is where the case has no plan of record and"
        " none is named"
    ),
    "help_roll_readings": (
        "more readings of indicators: CSV with kpi, period, value; may be said several times"
    ),
    "help_roll_periods": (
        "of the periods to add, separated by commas, where they do not follow from the others"
    ),
    "help_roll_output": "{target}; it must be free",
    "help_roll_tables": "also write what was assumed and what was not taken along there: todo.csv, left.csv",
    "help_share": "serve the explorer of a case in the browser, read-only, behind a token (extra: share)",
    "help_share_viewers": (
        "how many may look at once, a process of 115 MB each (default {default}); others are told to come"
        " again"
    ),
    "help_collab": "JupyterLab in which several people edit one notebook, behind a token (extra: collab)",
    "help_collab_notebooks": (
        "a folder of notebooks (default: notebooks/ where there is one, else this folder)"
    ),
    "help_collab_root": "run as root, as in a container; whoever has the token then is root there",
    "help_collab_language": "of what is printed (default: {default})",
    "help_mcp": (
        "answer an assistant's questions about a case over the Model Context Protocol, on stdin and stdout;"
        " it only reads (extra: mcp)"
    ),
    "help_mcp_write": "let it write scenarios and decisions into the case, as plain rows",
    "help_mcp_time_limit": "the most seconds that a question may take (default 60)",
    "help_port": "where to listen (default {default})",
    "help_ip": "the address to listen on (default 127.0.0.1: this machine alone)",
    "help_token": "what opens it (default: made anew); shows in the list of processes",
    # what goes wrong beside the case
    "typed_usage": "usage: ",
    "typed_positional": "positional arguments",
    "typed_options": "options",
    "typed_help": "show this help message and exit",
    "typed_error": "%(prog)s: error: %(message)s\n",
    "typed_required": "the following arguments are required: %s",
    "typed_unknown": "unrecognized arguments: %s",
    "typed_argument": "argument %(argument_name)s: %(message)s",
    "typed_one": "expected one argument",
    "typed_at_most_one": "expected at most one argument",
    "typed_at_least_one": "expected at least one argument",
    "typed_ambiguous": "ambiguous option: %(option)s could match %(matches)s",
    "typed_not_with": "not allowed with argument %s",
    "typed_one_of": "one of the arguments %s is required",
    "typed_choice": "invalid choice: %(value)r (choose from %(choices)s)",
    "typed_no_command": "unknown parser %(parser_name)r (choices: %(choices)s)",
    "typed_value": "invalid %(type)s value: %(value)r",
    "typed_explicit": "ignored explicit argument %r",
    "typed_number": "must be a number such as 0.01; found {found}",
    "typed_amount": "must be at least one amount; found “{found}”",
    "typed_from_zero": "must be a number ≥ 0; found {found}",
    "typed_folder": "must be a folder; found nothing",
    "typed_folder_address": "must be a folder; found the address {found}",
    "typed_file": "must be a file; found nothing",
    "typed_whole": "must be a whole number from {least} to {most}; found {found}",
    "typed_seconds": "must be a number of seconds > 0; found {found}",
    "typed_share": "must be a share from 0 to 1, such as 0.1%; found {found}",
    "typed_date": "must be a date such as 2027-01-31; found {found}",
    "system_error": "{file}: {problem}. Check the path and its permissions.",
    "system_no_room": (
        "{file}: must be on a disk with room for what is written; found {problem}. Free some space there, or"
        " name another place."
    ),
    "system_no_temporary": (
        "temporary files: must have a folder that can be written to; found none, or no room in any. Free some"
        " space, or name a folder in TMPDIR."
    ),
    "system_file": "file",
    "system_missing": "No such file or directory",
    "system_denied": "Permission denied",
    "system_exists": "File exists",
    "system_folder": "Is a directory",
    "system_no_folder": "Not a directory",
    "system_full": "No space left on device",
    "system_read_only": "Read-only file system",
    "program_error": (
        "an error of this program, not of your input: {error}. Run it with PORTFOLIO_DEBUG=1 and report it."
    ),
    "plots_backend": (
        "MPLBACKEND: must name a backend of matplotlib; found {found}. Unset it, or set it to agg."
    ),
    "folder_taken": "{path}: must be a folder, or a name that is free; found a file. Choose another name.",
    # what a question must be asked with
    "of_problem": "the problem",
    "of_case": "the case",
    "of_frontier": "the frontier",
    "of_nested": "the nested list",
    "of_weights": "the weights",
    "of_round": "the round",
    "of_export": "the export",
    "of_workbook": "the workbook",
    "of_indicators": "the indicators",
    "of_indicators_at": "the indicators of level {level}",
    "of_scenario": "scenario {name}",
    "must_of": "{name}: {what}",
    "must_level": "must be a whole number from 1 to {most}; found {found}.",
    "must_range": "must be 0, or a number from {low} to {high}; found {found} for {who}.",
    "must_range_or_none": (
        "must be 0, or a number from {low} to {high}, or None for no limit; found {found} for {who}."
    ),
    "must_number": "must be a number ≥ 0; found {found}.",
    "must_number_for": "must be a number ≥ 0; found {found} for {who}.",
    "must_number_or_none": "must be a number ≥ 0, or None for no limit; found {found} for {who}.",
    "must_whole": "must be a whole number ≥ 0; found {found}.",
    "must_seconds": "must be a number of seconds > 0, or None; found {found}.",
    "must_workers": "must be a whole number of workers other than 0, or None; found {found}.",
    "must_resource": "must be a resource, or (resource, period); found {found}.",
    "must_period": 'must be one of the periods {periods}; found "{found}".',
    "must_scale": (
        "must have a limit that can be scaled; found none for {who} in any period. Set one with with_limits."
    ),
    "must_lines": "must be a whole number of changed lines ≥ 0; found {found}.",
    "must_overruns": (
        "must be a whole number ≥ 0 of initiatives that may overrun: half of one overruns nowhere; found"
        " {found}."
    ),
    "must_one_way": (
        "must be funded or left out; found both. Hold it one way, or free it first: problem.freed({who})."
    ),
    "must_be_one_of": "must be {what}; found {found}. Write {known}.",
    "must_be_one": "must be {what}; found {found}.",
    "what_option": "an option of {i}",
    "what_period": "one of the periods {first} … {last}",
    "must_points": (
        "{who}: must be asked of the strategy's points; found level {found}. Ask it of problem.at_level(6)."
    ),
    "must_problem": (
        "problem: must be a case or a problem; found {found}. Load it first: pf.allocate(pf.load(path))."
    ),
    "must_triple": "must be (initiative, option, start); found {count} values.",
    "must_rows": "must be (initiative, option, start) in a list, or a frame; found {found}.",
    "must_column": "column {name} must be there; found none.",
    "must_once": 'an initiative is funded once; found "{found}" again. Delete one row.',
    "near_once": 'a plan funds an initiative once; found "{found}" again. Delete one row.',
    "near_none_known": (
        "must be a plan on the case's initiatives; found {found}, none of which it has. Take another."
    ),
    "near_blank": "must be given; found nothing. Fill it in, or leave the line out.",
    "must_finite": "effects must stay finite; found one too large to reckon with. Check its unit.",
    "level_needs_kpi": (
        "must be {kind} for the KPI of some key result; found none. Measure a key result on a KPI of"
        " kind {kind}."
    ),
    "level_needs_deadline": (
        "must be there for some initiative; found none. Fill in the period by which each initiative was"
        " promised."
    ),
    "level_needs_scope": (
        "must be there for some initiative; found none. Fill in the size of what each initiative delivers."
    ),
    "level_needs_value": (
        "must be there for some KPI; found none. Fill in what a unit of a KPI is worth in money and year."
    ),
    "level_needs": "{advice} It is what level {level} steers by.",
    "must_proven": (
        "{who}: the plan must be proven, since others are compared with it; found one that was cut"
        " short. Allow more time, or a wider gap."
    ),
    "must_proven_gap": (
        "{who}: the plan must be proven, since others are compared with it; found one that was cut short"
        " (gap {gap}). Allow more time, or a wider gap."
    ),
    "must_rate": "rate: must be a share from 0 to 1, such as 0.08 for 8% a year; found {found}.",
    "must_share_of_best": (
        "within: must be a share of the best impact from 0 to 1, such as 0.001; found {found}."
    ),
    "near_twice": "near: must be asked of a problem that keeps to no plan yet; found one that does.",
    "must_session": (
        "problem: must be on this session's case; found one on {found}. Open a session for that case."
    ),
    "session_shared": (
        "session: must be asked by one thread at a time; found a question while it answers another thread's."
        " Wait for that answer, or open a session in each thread."
    ),
    "must_problems": "problems: must be several problems in a list; found {found}.",
    "must_item": "item {place}: must be a problem, a case, or a function that gives one; found {found}.",
    "item_failed": "item {place}: {error}. Please report this case.",
    "cluster_deserted": (
        "The cluster has had no worker for {seconds} s. Begin some, wait for them with"
        " client.wait_for_workers(1), and ask again."
    ),
    "item_deadly": (
        "item {place}: each of the workers that were given it died. Give workers more memory, or ask this"
        " item by itself."
    ),
    "must_by": "by: must be a whole number of periods ≥ 1; found {found}.",
    "near_exact": (
        "near: must be asked of a frontier at given budgets; found it together with exact=True, which"
        " lists portfolios whatever they change. Leave out one of the two."
    ),
    "at_exact": (
        "totals are for a frontier at given budgets; found them together with exact=True. Leave out one"
        " of the two."
    ),
    "must_totals": (
        'must be totals, numbers ≥ 0 in a list, or shares with their sign, such as "-10%"; found {found}.'
    ),
    "must_some_total": "must be at least one total, numbers in a list; found {found}.",
    "must_a_budget": "must hold a budget; found none. Name the resource whose amount changes.",
    "must_limited": (
        "{who} must have a limit in every period; found a blank. Give one, or ask for exact=True."
    ),
    "must_above_zero": "{who} must be more than 0 now: periods keep their proportions; found 0.",
    "must_scenario": "must hold at least one scenario; found none. Add the table, or name scenarios.",
    "must_rename": 'must be called something else: "{name}" is the round itself; found "{name}". Rename it.',
    "must_scenario_function": "must be a function that gives a problem; found one that gives {found}.",
    "must_scenario_changes": (
        "must be a problem, a function of one, or changes (table, row, column, change); found {found}."
    ),
    "must_budgets": "must hold at least one budget; found none.",
    "must_probabilities": "probabilities must be one a budget, ≥ 0, and add up to 1; found {found}.",
    "must_amount": "must be an amount, or limits such as {{'budget': …}}; found {found}.",
    "must_limits": 'must be limits, such as {{"{budget}": …}}: the case has {count} budgets; found {found}.',
    "must_amount_every": (
        "must be ≥ 0, and {budget} must have an amount in every period; found {found} and {present}."
    ),
    "must_growing": (
        "each budget must be at least as large as the one before it in every period, with what is"
        " carried over (nothing is, out of a period without a limit); found {found} after {before}."
    ),
    "must_steering": "level: must be a level of steering from 1 to 6; found {found}.",
    "past_same": (
        "must be the same in every row of {who}; found {found}, and {first} in {where}. Correct one of them."
    ),
    "past_once": "must stand once for {who}; found {found} already in {where}. Delete one row.",
    "past_read_once": (
        "{kpi} must be read once a period; found {found}, and the same in {where}. Delete one row."
    ),
    "past_order": (
        "must be a label that can be put in order, the year in four digits, such as 2026Q1 or 2026-01;"
        " found {found}. Write it so."
    ),
    "past_order_like": (
        "must be a label that can be put in order, the year in four digits, such as 2026Q1 or 2026-01;"
        " found {found}. Write it as the others are, such as {like}."
    ),
    "indicators_need": "must be there for what level {level} watches; found none. Fill in {what}.",
    "indicators_need_readings": "where the KPIs of kind {kind} stood in each period, and that kind in kpis",
    "indicators_need_promised": "the period promised of each initiative delivered before",
    "indicators_need_delivered": "the period in which it was delivered",
    "indicators_need_planned": "the scope planned of each",
    "indicators_need_scope": "the scope delivered",
    "indicators_need_spent": "what was spent, or a value in kpis for what candidates bring",
    "must_draws": "draws: must be a whole number from 1 to {most}; found {found}.",
    "must_same_plan": "plan: must be of the case that is simulated; found one of {found}.",
    "must_same_draws": "draws: must be of the case that is simulated; found draws of {found}.",
    "must_proven_count": "proven: must be a whole number of draws ≥ 1; found {found}.",
    "draw_worth": (
        "draw {draw}: its best portfolio is worth {found} points, not {said}. Please report this case."
    ),
    "must_alternatives": (
        "n must be a whole number ≥ 1, and within a share ≥ 0; found {n} and {within}. Correct them."
    ),
    "must_alpha": "alpha: must be a share of draws above 0 and up to 1; found {found}.",
    "must_method": "method: must be one of {known}; found {found}.",
    "must_optimal": (
        "rankings: the allocation must be optimal to be compared with; found one that was cut short."
        " Allow more time."
    ),
    "funding_demand": "a demand was called impossible and is not. Please report this case.",
    "funding_beyond": "a list was funded beyond a limit. Please report this case.",
    "must_rice": "must be there to rank by RICE; found none. Fill in {column}.",
    "plot_must_size": (
        "size: must be one of {sizes}, or how wide and high in inches, each of 2 to 100; found {found}."
        " Write one of these."
    ),
    "plot_size_and_ax": "size: must be that of a new picture; found ax too. Leave one of them out.",
    "plot_must_between": "between: must be two of the parties {known}; found {found}.",
    "must_compromise": "compromise: must be one of {known}; found {found}.",
    "compromise_unknown": "--compromise: must be one of {known}; found {found}.",
    "must_limit": "limit: must be a whole number ≥ 1; found {found}.",
    "actuals_draw": "case: must be the case as expected; found a draw of it. Calibrate it, then draw.",
    "actuals_twice": (
        "contributions must be calibrated once; found them calibrated {said}. If they were estimated"
        " anew since, delete this setting."
    ),
    "actuals_few": (
        "must be given, with what was expected, for {least} delivered initiatives at least; found"
        " {found}. Add them, or plan without."
    ),
    "ratios_delivered": "all as delivered",
    "ratios_other": "a kind not seen yet",
    "effects_blank": "{column} is blank, so {initiative} has no ratio here. Fill it in to have it count.",
    "effects_no_ratio": "nothing was expected of {initiative} here, so there is no ratio.",
    "effects_no_promise": "{initiative} was expected to move {kpi} for the worse, which was no promise.",
    "effects_nothing_alike": "nothing alike was delivered",
    "effects_for_worse": "a change for the worse: expected is kept",
    "effects_of_nothing": "nothing is expected: kept",
    "spent_few": (
        "must tell of {least} initiatives at least what they spent, beside what was planned, to have overruns"
        " learned; found {found}. Needs stay as they are."
    ),
    "spent_nobody": "is charged to no initiative, so it says nothing of any.",
    "spent_neither": (
        "{initiative} is neither delivered in actuals nor running in this round, so nobody can tell whether"
        " this is all that it cost. Say in actuals when it was delivered to have it count."
    ),
    "spent_earlier": (
        "{initiative} was promised or delivered before the ledger begins: part of its cost stands in an"
        " earlier one."
    ),
    "spent_later": (
        "{initiative} was delivered after the last period that the ledger knows: part of its cost is not in"
        " it yet."
    ),
    "spent_order": (
        "the periods of ledger and actuals have no order in common, so nobody can tell whether this is all"
        " that {initiative} cost. Write them alike."
    ),
    "spent_disagree": "{initiative} has more than one {column} in actuals. Write one.",
    "spent_blank": (
        "{column} is blank, which is not 0, so {initiative} has no ratio for {resource}. Fill it in to have"
        " it count."
    ),
    "spent_running": (
        "{initiative} is still running and has spent no more than was planned for it in all: it says nothing"
        " yet."
    ),
    "spent_no_ratio": (
        "nothing was planned of {resource} for {initiative}, or less than nothing was spent: there is no"
        " ratio."
    ),
    "needs_of_stopping": "stopping is no work: kept",
    "needs_freed": "it frees at least what it uses: kept",
    "needs_nothing_alike": "nothing alike was spent: kept",
    "needs_learned": (
        "its like used × {expected} of what was planned on average, one in twenty more than × {most}: {basis}"
    ),
    "calibrated_on_effects": "on {count} effects of {initiatives} delivered initiatives",
    "calibrated_on_needs": "on {count} costs and efforts of {initiatives} initiatives",
    "calibration_brought": (
        "{count} delivered initiatives brought {ratio} of what was expected of them on average ({level}"
        " interval {low} to {high}), over {effects} effects."
    ),
    "calibration_used": (
        "{count} initiatives used {ratio} of what was planned for them on average ({level} interval {low} to"
        " {high}), over {amounts} costs and efforts."
    ),
    "calibration_group": "{name} {shrunk} ({low} to {high})",
    "calibration_by_kpi": "By KPI: {groups}.",
    "calibration_by_resource": "By resource: {groups}.",
    "calibration_by_category": "By category: {groups}.",
    "calibration_by_owner": "By owner: {groups}.",
    "calibration_more": (
        "{count} effects came out above what was expected, {beyond} of them by more than chance explains;"
    ),
    "calibration_less": "{count} below, {beyond} of them by more than chance explains.",
    "calibration_changes": "{count} of {all} contributions change, by × {least} to × {most}.",
    "calibration_wider": (
        "{count} of {all} needs may come to more than was thought: one in twenty of its like used more than ×"
        " {usual} of what was planned for the usual need, more than × {most} for the least sure."
    ),
    "calibration_no_wider": "The needs of this round allow for as much already.",
    "calibration_left_out_actuals": "Left out: {count} rows of actuals (see left_out).",
    "calibration_left_out_ledger": "Left out: {count} rows of ledger (see left_out).",
    "solver_status": "HiGHS stopped with the status {status} and no answer.",
    "solver_relaxation": "HiGHS left the relaxation with the status {status}.",
    "must_party": "must hold at least one party; found none. Add the table parties, or judgements.",
    "must_author": "{column}: a decision must say who took it, and why; found {found}.",
    "of_decision": "the decision",
    "must_decided": 'must be an initiative that is decided; found "{found}".',
    "what_party": "a party in parties or judgements",
    "broken_again": (
        "a portfolio was found that breaks a demand when checked again ({what}). Please report this case."
    ),
    "weights_none": (
        "some weights adding up to {total} must respect all that is known; found none that respect"
        " {known}. Loosen it."
    ),
    "weights_compare": (
        'must compare two sums of weights once, such as "growth >= 2 * trust"; found "{found}".'
    ),
    "weights_sum": (
        'must be a sum of weights, such as "2 * {example} + 5"; found "{found}" in "{whole}". Known: {known}.'
    ),
    "weights_sides": "must have a sum of weights on both sides; found nothing on one.",
    "weights_order": "an order must name each objective once; found {found}.",
    "weights_what": 'must be ranges, an order, or statements such as "growth >= 2 * trust"; found {found}.',
    "weights_range": "must be a weight ≥ 0, or (low, high) with low ≤ high; found {found} for {who}.",
    "core_all": "{corners} extreme points of the weights; {count} non-dominated portfolios, all of them.",
    "core_sampled": (
        "{corners} extreme points of the weights; {count} non-dominated portfolios, found by sampling"
        " weights: there may be more."
    ),
    "core_line": "{status} ({count}): {who}",
    "core_core": "core",
    "core_borderline": "borderline",
    "core_exterior": "exterior",
    "core_none": "none",
    "safest_head": "{count} draws, CVaR over the worst {share}",
    "protection_head": (
        "The best plan whose limits hold even if any so many initiatives need as much as they may;"
        " chances over {count} draws"
    ),
    "protection_all": (
        "The plan at {count} holds even if all overrun that may ({all} in all): more protection changes"
        " nothing."
    ),
    "protection_further": "The curve ends at {count}; {all} initiatives may overrun in all.",
    "protection_impossible": "No portfolio holds with overruns of any {count} initiatives.",
    "protection_none": "Nothing overruns: no row of requirements has a high above 1.",
    "nested_first": "funded at {budget}: {who}",
    "nested_next": "next at {budget}: {who}",
    "nested_head": "Expected {points} points; {afresh} if each budget were chosen for afresh.",
    "near_by_hand": (
        "near: must be asked of a named compromise; found a portfolio made by hand. Leave it out."
    ),
    "is_true": "True",
    "is_false": "False",
    "as_it_is": "as it is",
    "frontier_head": "Efficient frontier in {resources}: {count} budgets",
    # what each change buys
    "stability_head": "The best impact for each number of changed lines of a plan of {count} lines",
    "stability_axis": "changed lines of the plan before",
    "stability_points": "points",
    # how sure a plan is, draw by draw
    "draws_breaks": "The plan breaks {count} limits or demands: {where}.",
    "draws_proven": (
        "{count} draws are proven, of the others the best known is taken: the mean in hindsight is right"
        " to ± {error} points."
    ),
    "draws_late": "{count} of {all} draws, those before the first that was not answered: {late}",
    "draws_earn": (
        "{count} draws: the plan earns {mean} points on average, {expected} with all as expected; {low}"
        " to {high} in four draws of five."
    ),
    "draws_hindsight": (
        "In hindsight {regret} points more would have been possible on average; knowing all beforehand"
        " is worth {evpi}."
    ),
    "draws_limits": "All limits hold in {chance} of the draws.",
    "draws_limit": (
        "{name} holds in {chance} of the draws; a reserve of {reserve} makes it hold nine times in ten."
    ),
    "draws_limit_sure": "{name} holds in {chance} of the draws.",
    "draws_sure": (
        "{sure} initiatives are in nine best portfolios of ten or more, {some} in some; {plan} are in"
        " the plan."
    ),
    "draws_taken": 'plans: "{name}" stands there already. Call it something else.',
    # what a thing is called
    "lookup_initiatives": "an initiative",
    "lookup_resources": "a resource",
    "lookup_objectives": "an objective",
    "lookup_key_results": "a key result",
    "lookup_rules": "a rule",
    "lookup_transfers": "a transfer",
    "lookup_party": "a party",
    "lookup_option": "an option of {who}",
    "lookup_unknown": "must be the id or the name of {what}; found {found}. {nearest}",
    "lookup_none": "Nothing here is called so, or nearly so.",
    "lookup_several": (
        "must be the id or the name of {what}; found {found}, as several are called: write {ids}."
    ),
    # changes in words: sentences that can be pasted, and what is wrong with others
    "whatif_more": "{amount} more",
    "whatif_less": "{amount} less",
    "whatif_ten_less": "−10%",
    "whatif_fifth_more": "20% more",
    "whatif_limit": "{who} {change} {when}",
    "whatif_every": "in every period",
    "whatif_total": "in all",
    "whatif_in": "in {period}",
    "whatif_since": "from {period}",
    "whatif_until": "until {period}",
    "whatif_between": "from {first} to {last}",
    "whatif_every_of": "in every period {when}",
    "whatif_total_of": "in all {when}",
    "whatif_unlimited": "{who} without limit {when}",
    "whatif_rule_off": "without the rule {who}",
    "whatif_rule_max": "rule {who} at most {bound}",
    "whatif_rule_min": "rule {who} at least {bound}",
    "whatif_transfer_most": "transfer {who} at most {amount}",
    "whatif_transfer_ceiling": "ceiling of transfer {who} {change}",
    "whatif_transfer_any": "transfer {who} without ceiling",
    "whatif_transfer_off": "without transfer {who}",
    "whatif_transfers_any": "all transfers without ceiling",
    "whatif_transfers_off": "without transfers",
    "whatif_no_transfers": "the case has no transfer",
    "whatif_transfer_steps": "transfer {who} gives in steps of {step}: {most} in a period at the most",
    "whatif_fund": "fund {who}",
    "whatif_fund_as": "fund {who} in option {option}",
    "whatif_fund_in": "fund {who} starting in {period}",
    "whatif_fund_as_in": "fund {who} in option {option} starting in {period}",
    "whatif_reject": "refuse {who}",
    "whatif_cost": "{who} costs {change}",
    "whatif_work": "{who} needs {change} work",
    "whatif_needs": "{who} needs {change} of {resource}",
    "whatif_needs_in": "{who} needs {change} of {resource} in period {step} of its work",
    "whatif_needs_every": "{who} needs {change} of {resource} in every period of its work",
    "whatif_effect": "{who} brings {change}",
    "whatif_not_before": "{who} starts in {period} at the earliest",
    "whatif_not_after": "{who} starts in {period} at the latest",
    "whatif_delivered": "{who} is delivered in {period} at the latest",
    "whatif_starts": "{who} starts in {period}",
    "whatif_takes": "{who} takes {count} periods",
    "whatif_longer": "{who} takes {count} periods longer",
    "whatif_shorter": "{who} takes {count} periods less",
    "whatif_target": "target of {who} {change}",
    "whatif_the_initiative": "initiative {who}",
    "whatif_the_resource": "resource {who}",
    "whatif_the_objective": "objective {who}",
    "whatif_the_key_result": "key result {who}",
    "whatif_the_transfer": "{who}",
    "whatif_points": "points",
    "whatif_no_unit": "units that nobody named",
    "whatif_decided": "what was decided about {who} is set aside",
    "whatif_later": (
        "{count} periods after {period}, where the plan starts it; if it takes longer instead: {longer}"
    ),
    "whatif_later_than_earliest": (
        "{count} periods after {period}, the first in which it may start: the plan does not fund it;"
        " if it takes longer instead: {longer}"
    ),
    "whatif_same_cost": "for the same money and work",
    "whatif_asks": "{found} can mean several things. Write the one that is meant:{readings}",
    "whatif_points_or_part": "the target of {who} is a percentage: so many points of it, or a part of it.",
    "whatif_several": "these are several changes, which are written so, one after the other:{readings}",
    "whatif_either": "one or the other is two questions. Write one of them, then the other:{readings}",
    "whatif_everything": (
        "not all fits within the limits, and nothing says which of them gives way. Without any limit the best"
        " plan holds all that earns something; that is asked so:{readings}"
    ),
    "whatif_everything_free": (
        "nothing is limited, so the plan holds all that earns something already; to hold one in, write “fund”"
        " and its name."
    ),
    "whatif_periods": "{count} periods",
    "whatif_asks_so": "{problem} Write the one that is meant:{readings}",
    "whatif_unknown": "must be a change that is known here; found {found}. For example:{examples}",
    "whatif_unknown_part": "{problem} Changes are written so:{examples}",
    "whatif_unknown_option": "must name an option of the initiative; found {found}.",
    "whatif_no_period": "must name one of the periods {first} … {last}; found {found}.",
    "whatif_no_length_of": (
        "must be a whole number of periods, each of {months} months; found {found}. In periods it can be as"
        " below."
    ),
    "whatif_no_length": "must be a whole number of periods, such as 2 periods; found {found}.",
    "whatif_no_amount": "must be an amount, such as 10 % or 20 000 EUR; found {found}.",
    "whatif_no_option": "{found} must be an option of {who}, which has {known}. Write one of these.",
    "whatif_share_of_nothing": (
        "a share is a share of something: write how much more or less, such as −10 %, or the new amount."
    ),
    "whatif_no_total": (
        "{who} must have a limit in each of these periods for a total to change; found none, or"
        " nothing. Write the amount in every period."
    ),
    "whatif_no_ceiling": (
        "transfer {who} has no ceiling to change; write one, such as “transfer {who} at most 20000”."
    ),
    "whatif_below_nothing": "{who} must not fall below nothing. Take less.",
    "whatif_person": (
        "{who} counts in {unit}, and the case does not say how many of them one person works in a period."
        " Write the amount in that unit; without a day off it would be as below."
    ),
    "whatif_before_the_start": "{who} can't start before the first period.",
    "whatif_other_unit": "{who} counts in {unit}; found {found}. Write the amount in that unit.",
    "whatif_own_unit": "{who} counts in the unit of its indicator; found {found}. Write the number alone.",
    "whatif_backwards": "periods must go forwards; found {first} to {last}. Turn them round.",
    "whatif_write_share": (
        "{who} must change by a share, such as 20 % more, or by an amount of one resource in its unit."
    ),
    "whatif_which_step": "it must be known in which period of its work {who} uses it.",
    "whatif_people_in_work": (
        "teams count in work here, and the case does not say how much of it one person does in a"
        " period. Without a day off it would be as below."
    ),
    "whatif_needs_what": "it must be said of what {who} then needs more or less: of work, or of money.",
    "whatif_as_option": "{amount} in option {option} (that is {share})",
    "whatif_costs_now": "{who} costs {amounts}: what changes of that is said as a share.",
    "whatif_lasting": "{count} periods in option {option} (so it starts in {period} at the latest)",
    "whatif_lasting_late": "{count} periods in option {option} (too long for that)",
    "whatif_to_deliver": "to be delivered in {period} at the latest, {who} takes {options}.",
    "whatif_by_then": (
        "it must be known whether {who} starts or is delivered in {period} at the latest; to be delivered, it"
        " takes {options}."
    ),
    "whatif_no_time": "there is no period there: the first is {first}, the last {last}.",
    "whatif_no_cost": "{who} uses no money.",
    "whatif_no_work": "{who} uses no team.",
    "whatif_no_needs": "{who} uses none of that.",
    "whatif_strokes": "the rows of {row} can't be told from others of {resource}. Rename one of the ids.",
    "whatif_write_effect": "{who} must bring a share more or less, such as 20 % less.",
    "whatif_no_effect": "{who} has no effect in contributions.",
    "whatif_no_plan": "there is no plan here to count from: in which period {who} then starts must be said.",
    "whatif_earlier": "{who} can be allowed to start earlier, or made to.",
    "whatif_past_the_end": "{who} would start after the last period, which is as much as refusing it.",
    "whatif_window": "{who} may start in {period} at the latest, as the case has it.",
    "whatif_head": "What if",
    "whatif_note": " ({note})",
    "whatif_nothing": "Then no portfolio is possible",
    "whatif_late": "No plan came in time",
    "whatif_now": "now",
    "whatif_then": "then",
    "whatif_change": "change",
    "whatif_proof": "proof",
    "whatif_cost_head": "cost",
    "whatif_funded": "funded",
    "whatif_same": "The same initiatives are funded, in the same options and from the same periods.",
    "whatif_lines": "What changes in the plan",
    "whatif_target_head": "key result",
    "whatif_targets": "Targets that are attained otherwise",
    "whatif_none": "must be asked at least one change, such as “opex −10%”; found none.",
    # a difference
    "diff_head": "Impact {before} → {after} points ({change})",
    "diff_doubt": (
        "The time was up before both plans were proven the best: from one best plan to the other it is"
        " between {low} and {high} points."
    ),
    "diff_in": "comes in",
    "diff_out": "drops out",
    "diff_option": "changes option",
    "diff_moved": "moves",
    "diff_new": "is new",
    "diff_continued": "goes on",
    "diff_stopped": "is stopped",
    "diff_finished": "is finished",
    "diff_initiative": "initiative",
    "diff_change": "change",
    "diff_how": "option and start",
    "diff_points": "points",
    "diff_from": "{option} from {start}",
    "line_initiative": "initiative",
    "line_change": "change",
    "line_before": "before",
    "line_after": "after",
    "lines_changed": "Changed lines of the plan before",
    "lines_none": "No line of the plan before changes.",
    # the plan that a command is told
    "within_alone": "--within: must come with --near, the plan to stay near to; found it alone.",
    "near_no_plan": (
        "--near plan: the case must have a table plan; found none, or an empty one. Name a file:"
        " record.json, allocation.json, or a CSV file with initiative, option and start, such as"
        " funded.csv."
    ),
    "plan_file": (
        "{option}: must be record.json, allocation.json, or a CSV file with initiative, option and"
        " start, such as funded.csv; found {found}."
    ),
    "plan_file_or_own": (
        "{option}: must be plan, record.json, allocation.json, or a CSV file with initiative, option and"
        " start, such as funded.csv; found {found}."
    ),
    "roll_which_plan": (
        "--plan: must say which plan is carried out, since the case has a plan of record; found none."
        " Take it with --plan-of-record, the best plan with --best, or name a file."
    ),
    "roll_no_record": (
        "--plan-of-record: the case must have a table plan; found none, or an empty one. Name a file"
        " with --plan, or take the best plan with --best."
    ),
    "diff_same": "The same initiatives, options and starts.",
    "diff_funded": "Funded: {funded} → {fund} initiatives; money used: {spent} → {spends}",
    "diff_inputs": "{count} inputs differ",
    "diff_input": "{count} input differs",
    "differ_each": "{change} each",
    "differ_between": "between {low} and {high}",
    "differ_initiatives": "{count} initiatives",
    "differ_rows": "{count} rows",
    "differ_more": "and {count} more",
    "differ_smaller": "and {count} smaller changes",
    "differ_new": "{table}, {count} new",
    "differ_gone": "{table}, {count} no longer there",
    "differ_periods_gone": "periods no longer there ({count})",
    "differ_periods_new": "new periods ({count})",
    "differ_beside": ", with {count} rows in {tables}",
    "differ_step": "period {step}",
    "differ_order": "{table}: only the order of rows or periods, which decides between equals",
    "differ_row": "row",
    "differ_before": "before",
    "differ_after": "after",
    "differ_unlimited": "no limit",
    "differ_yes": "yes",
    "differ_no": "no",
    "asked_limits": "limits that were asked for",
    "asked_weights": "weights that were asked for",
    "asked_level": "level of steering that was asked for",
    "asked_locks": "funded or left out by request",
    "asked_not_before": "not to start before",
    "asked_overruns": "how many may overrun at once, every limit holding",
    "asked_changed_lines": "lines of the plan before that may change",
    "record_no_file": (
        "{path}: must be the file record.json that portfolio arbitrate wrote; nothing is there. Check"
        " the path."
    ),
    "record_folder": (
        "{path}: must be the file record.json that portfolio arbitrate wrote; found a folder. Write"
        " {path}/record.json, or where the file is."
    ),
    "replay_unfit": (
        "the recorded portfolio, made by hand, must still fit; found that it does not: {why} Inputs that"
        " differ: {inputs}."
    ),
    "replay_no_input": "none",
    "history_must_records": "records: must be records, or the paths of their files; found {found}.",
    "history_must_order": (
        "records: must be given from the oldest on; found one from {then} after one from {first}. Put them"
        " in order."
    ),
    "replay_same": "The same: inputs and outcome are what the record says.",
    "replay_inputs_same": "The inputs are the same.",
    "replay_outcome_same": "The outcome is the same.",
    "replay_outcome": "Figures of the outcome that differ ({count})",
    "replay_alternatives": "and {count} figures of the alternatives",
    "replay_plan": "The chosen portfolio changes",
    "replay_party": "{party}, points",
    "replay_funded": "initiatives funded",
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
    "save_onto_itself": (
        "{target}: must be another place than the case itself, whose files would be written anew; found the"
        " same. Name a new folder or workbook."
    ),
    "saved_as": "{path} written as {target}.",
    "sample_made": (
        "{path}: the sample {sample}, to be made your own. Change it, then: portfolio check {path}"
    ),
    "new_both": "new: must begin with a sample or with a list; found both. Leave one out.",
    "new_sample_language": "new: a sample has a language of its own; leave --language out.",
    "new_where": "new: must say where, by a TARGET or by --repository DIR, and not by both.",
    "repository_from_sample": (
        "--repository: begins with a sample, so that its check has something to hold; leave --periods and"
        " --from-list out. Put your own round beside it then: its README says how."
    ),
    "repository_sample": "dozen",
    "repository_taken": "must be empty, or not there yet; found {found}. Choose another folder.",
    "repository_made": (
        "{path}: a repository for your rounds, with {label} from the sample {sample} as the first. Read its"
        " README.md, then: git init {path}"
    ),
    "repository_requirements": (
        "The version that the records were made by. Where no index has it, put its wheel into wheels/."
    ),
    "repository_ci_about": "Fails when a decision that is recorded here would change.",
    "repository_ci_install": "Install what the decisions were made with",
    "repository_ci_replay": "Run each recorded round again",
    "repository_ci_notebooks": "Run the notebooks again",
    "repository_notebook": (
        "# {label}: what was decided, run again\n\n{name}. The record holds the inputs as they were and"
        " the plan"
        " that was agreed. Run the cells: either all of it still is as it was, or you read which inputs"
        " changed"
        " and what that changes."
    ),
    "repository_notebook_table": (
        "## The compromises on the table\n\nWhat each costs every party, in its own points. The record"
        " holds one"
        " of them."
    ),
    "repository_notebook_why": (
        "## Why, and why not\n\nOf the plan that earns the most points of the strategy: a sentence an"
        " initiative."
    ),
    "repository_readme": (
        "# Our rounds\n\n"
        "What we fund, decided by finance and product together, and kept so that anyone can see why."
        " Each round is"
        " a folder of plain tables. What was decided is a record, which can be run again at any time.\n\n"
        "| where | what | who changes it |\n|---|---|---|\n"
        "| `rounds/{label}/` | the round: initiatives, money, teams, objectives | finance and product |\n"
        "| `decided/{label}/record.md` | what was agreed, by whom, at what price: to be read | nobody,"
        " once agreed |\n"
        "| `decided/{label}/record.json` | the same, to be run again | nobody, once agreed |\n"
        "| `notebooks/{label}.ipynb` | the record run again, step by step | whoever explains it |\n"
        "| `.github/workflows/rounds.yml` | the check that runs at every push | – |\n\n"
        "**The round that stands here is invented** ({name}), and its record is a proposal that nobody"
        " has signed:"
        " it shows how the parts work. Delete the three parts of {label} when your own round is in.\n\n"
        "## On your machine\n\n"
        "    python -m venv .venv\n"
        "    .venv/bin/pip install -r requirements.txt          # on Windows, .venv\\Scripts\\pip\n"
        "    .venv/bin/portfolio allocate rounds/{label}\n\n"
        "Where no index has the package, put its wheel into `wheels/` first.\n\n"
        "## Your first round\n\n"
        "- From a workbook or folder that you have, `portfolio save round.xlsx rounds/NAME`.\n"
        "- From a list or a tracker's export, `portfolio import list FILE -o rounds/NAME`.\n"
        "- From nothing, `portfolio new rounds/NAME`.\n\n"
        "Then `portfolio check rounds/NAME` until no fault is left, and `portfolio allocate rounds/NAME`.\n\n"
        "## Agreeing\n\n"
        "1. `portfolio arbitrate rounds/NAME` shows what each would fund, what is contested, and the"
        " compromises.\n"
        '2. `portfolio arbitrate rounds/NAME --compromise nash --agreed-by "…" -o decided/NAME` writes'
        " the record.\n"
        "3. Copy a notebook, put NAME into its first cell, and run `portfolio verify --record"
        " notebooks/NAME.ipynb`.\n"
        "4. Commit all three together. From then on the check holds them.\n\n"
        "## The next quarter\n\n"
        "    portfolio roll rounds/{label} --to {period} --plan decided/{label}/record.json -o"
        " rounds/{next}\n\n"
        "It lists every cell that was assumed. Put in what is known, then agree as above.\n\n"
        "## When the check is red\n\n"
        "It says which cell of a decided round changed, and what that changes. Either the change was a"
        " slip: put"
        " the cell back. Or it is meant: then the decision is taken anew, with a new record in the same"
        " commit. A"
        " round that is not decided yet can be changed freely; the check does not look at it.\n"
    ),
    "verify_none": "no notebook found. Name one, or run this where the folder notebooks/ is.",
    "without_name": "without a name",
    # the next round
    "roll_head": (
        "{name}, from {period} on. Running: {running}. Candidates: {candidates}. Lines of the plan that"
        " remain: {lines}."
    ),
    "roll_left": "Not taken along ({count}):",
    "roll_todo": "Assumed, to be filled in ({count}):",
    "roll_written": (
        "{path}: the next round, with {count} cells that were assumed. Fill them in, then: portfolio check"
        " {path}"
    ),
    "roll_delivered": "delivered in {period}",
    "roll_stopped": "stopped: the plan does not fund it",
    "roll_excluded": "{other} is delivered and excludes it",
    "roll_too_late": "no option delivers in time after what it waits for",
    "roll_needs_gone": "requires {other}, which is not there any more",
    "roll_with": "is funded together with {other}, which is not there any more",
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
    "roll_last_passed": "{period}, the last period in which it gives, has passed",
    "roll_never_arrives": "what it gives would arrive outside the horizon",
    "roll_arrives": "{amount} more: given in {period}",
    "roll_arrived": "{amount} less: it was had in {period} already",
    "roll_rule": "{other} delivered: without what that counts for",
    "roll_due": "{period} has passed: what is delivered later counts",
    "roll_current": "not read in {period} or later: the expected effect of {who}",
    "roll_realised": "what it really did",
    "roll_delivered_then": "as the plan has it",
    "roll_scope_delivered": "how much of the scope was delivered",
    "roll_unknown_kpi": "no indicator of this round has that id: nothing was made of it",
    "roll_broken": "what remains of the plan breaks it: {where}",
    "roll_left_nothing": (
        "to: something must be left to decide on; found that by the end of {period} every initiative is"
        " delivered, stopped or out of the question. Add what comes next to the case first, or roll less"
        " far."
    ),
    "roll_without_case": (
        "roll: a plan that is no allocation and no record must come with its case; found none. Add it:"
        " pf.roll(plan, to, case)."
    ),
    "roll_other_amounts": (
        "roll: amounts must stand in the case; found a plan that was asked with others ({amounts})."
        " Write them into resources, and allocate again."
    ),
    "roll_draw": "roll: must be the case as expected; found a draw of it.",
    "roll_readings": "must be mappings with kpi, period and value, or a frame; found {found}.",
    "roll_reading_column": "column {name} must be there; found none. Add it.",
    "roll_cannot": (
        "must be a plan that can be carried out; found one that breaks this: {what}. Correct the plan, or the"
        " case."
    ),
    "roll_labels": "must be labels of further periods, each another; found {found}. Correct it.",
    "roll_to": "must be a period after {first}, the first of the next round; found {found}.",
    "roll_to_like": (
        "must be a period after {first}, the first of the next round; found {found}. Write {like}."
    ),
    "roll_to_first": "the first one",
    "roll_labels_count": "must be as many as the periods that leave ({gone}); found {found}. Correct them.",
    "what_grouping": "{known}, or a column of initiatives",
    # —— What is wrong in a case, or doubtful ——
    # how many, and where
    "faults": "{count} faults",
    "faults_in": "{count} faults in {source}",
    "fault_at": "{where}: {problem}",
    "fault_setting": "setting {name}",
    "fault_column": "column {name}",
    "fault_line_word": "line",
    "fault_line": "line {rows}",
    "fault_lines": "lines {rows}",
    "fault_row_word": "row",
    "fault_row": "row {rows}",
    "fault_rows": "rows {rows}",
    "fault_and_more": "{first} and {count} more",
    "fault_more_of_kind": "and {count} more faults of this kind. Correct the ones above first.",
    "remark_more_of_kind": "and {count} more remarks of this kind.",
    "fault_more_than_looked_for": (
        "and more faults than are looked for at once. Correct the ones above first; the others are looked for"
        " then."
    ),
    "fault_more_faults": "and {count} more, in all tables. Correct the ones above first.",
    "fault_quoted": '"{text}"',
    # what a cell must be, what was found there, what to write
    "fault_rule_choice": "one of {choices}",
    "fault_rule_id": "an id in {table}",
    "fault_must_be": "must be {rule}; {found}. {advice}",
    "fault_blank": "must be {rule}; found nothing. Fill it in, or delete the row.",
    "fault_found": "found {found}",
    "fault_found_too_large": "found {found}, which is too large",
    "fault_found_beyond": "found {found}, which is too large to reckon with",
    "fault_found_long": "found a text of {count} characters",
    "fault_write_shorter": "Write at most {most} characters.",
    "fault_found_tiny": "found {found}, which is too small to reckon with",
    "fault_found_two_ways": "found {found}, which can mean {one} or {other}",
    "fault_found_multiplier": "found {found}, whose {sign} is no part of a number",
    "fault_found_as_date": "found {found}, since the cell is formatted as a date or time",
    "fault_write": "Write {what}.",
    "fault_write_number": "Write a number.",
    "fault_write_smaller": "Write a smaller number.",
    "fault_write_finite": "Write a finite number.",
    "fault_write_finite_or_blank": "Write a finite number, or leave it blank: {means}.",
    "fault_write_either": "Write {one} or {other}.",
    "fault_write_whole_amount": "Write the whole amount, in the unit of its row.",
    "fault_write_flag": "Write true or false.",
    "fault_write_so": "Write it so.",
    "fault_write_choice": "Write one of these.",
    "fault_write_percentage": "For a percentage write {share} %.",
    "fault_reformat": "Format it as a number and type it again.",
    "fault_round": "Round it.",
    "fault_correct": "Correct it.",
    "fault_correct_or_unit": "Correct it, or take another unit.",
    # columns that hold something else than their headings say
    "fault_words_flag": (
        "must hold true or false; found words ({found}). If it is a column of your own, call it _{heading};"
        " if it is the known one ({meaning}), write true or false."
    ),
    "fault_words_number": (
        "must hold numbers; found words ({found}). If it is a column of your own, call it _{heading}; if it"
        " is the known one ({meaning}), write numbers."
    ),
    "fault_words_impact": (
        "must hold numbers; found words ({found}). If it is a column of your own, call it _{heading}; if it"
        " is the known one ({meaning}), write numbers such as 2, 1, 0.5."
    ),
    "fault_words_confidence": (
        "must hold numbers; found words ({found}). If it is a column of your own, call it _{heading}; if it"
        " is the known one ({meaning}), write numbers such as 80 %."
    ),
    "fault_words_effort": (
        "must hold numbers; found words ({found}). If it is a column of your own, call it _{heading}; if it"
        " is the known one ({meaning}), write numbers of person-months."
    ),
    "fault_words_choice": (
        "must be {rule}; found {found}. If it is a column of your own, call it _{heading}; if it is the"
        " known one ({meaning}), write one of these."
    ),
    "fault_words_period": (
        "every further column of {table} is a period and must hold numbers; found words ({found}). Start its"
        " name with _ to keep it as a note."
    ),
    "fault_scale": (
        "{heading} must hold shares from 0 to 1; found {low} to {high}, which looks like a scale. Write"
        " {one} %, {two} %, … 100 %, or what each step means."
    ),
    "fault_percentages": (
        "{heading} must hold shares from 0 to 1; found {low} to {high}, which looks like percentages without"
        " their sign. Write {high} %."
    ),
    "remark_points_are_decimal": (
        "{found} is read as {number}, since {proof} shows that points stand before decimals here."
    ),
    "remark_commas_are_decimal": (
        "{found} is read as {number}, since {proof} shows that commas stand before decimals here."
    ),
    # headings
    "fault_headings_twice": "headings must be unique; found {found} {count} times. Rename or delete one.",
    "fault_headings_alike": "headings must be unique; found {found}. Rename or delete one.",
    "fault_heading_misspelt": "must be one of the headings; found {found}. Rename it.",
    "fault_heading_lacks": "must be one of the headings; found only {found}. Add the column.",
    "fault_heading_lacks_all": "must be one of the headings; found only blanks. Add the column.",
    "fault_heading_two_words": (
        "one heading must mean {meant}; found {one} and {other}. Call the right one {meant}, or start the"
        " name of the other with _."
    ),
    "fault_heading_none": (
        "column {number} must have a heading; found {found} under none. Name it, or start its name with _ to"
        " keep it as a note."
    ),
    "fault_heading_like": (
        "must be a known column or one of your own; found {found}, which resembles {like}. Write {like}, or"
        " start it with _ to keep it as a note."
    ),
    "fault_no_period": (
        "every further column of {table} is a period; found {found}, which {why}. Delete it, or start its"
        " name with _."
    ),
    "fault_no_period_total": "reads like a total",
    "fault_no_period_elsewhere": "is a column of other tables",
    "fault_no_period_empty": "has no amount, and no number in its name as the others have",
    "fault_no_period_unlike": "reads like no period, as {like} does",
    "fault_no_period_shared": "shares days with {other}",
    "fault_no_step": (
        "amounts must stand in columns 1, 2, 3, … counted from the start of the work; found {found}."
        " Renumber it."
    ),
    # rows
    "fault_no_rows": "must have at least one row; found none. Fill it in.",
    "fault_cells_beyond": (
        "must have {width} cells like the headings; found {found} beyond them. Put quotes around a cell that"
        " holds the separator."
    ),
    "fault_headings_again": (
        "must be a row of the table; found its headings once more. Delete the line, or keep two tables apart."
    ),
    "fault_key": "{column} {value}",
    "fault_key_blank": "no {column}",
    "fault_repeated": "must be unique; found {found} already in {where}. Rename or delete one.",
    "fault_repeated_key": "{key} must be unique; found {found} already in {where}. Rename or delete one.",
    "remark_no_item": (
        "{where} holds nothing under a heading of the format, only {found} and the like; left alone."
    ),
    "remark_no_items": (
        "{where} hold nothing under a heading of the format, only {found} and the like; left alone."
    ),
    "remark_after_gap": (
        "what stands below the blank row before {where} is read as rows of {table}. Delete it if it is not."
    ),
    "remark_above": (
        "the headings were taken from {where}; what stands above them, such as {found}, was left alone."
    ),
    # texts that look the same
    "fault_apart_case": "only capital and small letters differ",
    "fault_apart_letter": "a {mine} here is a {its} there",
    "fault_apart_more": "one has letters that the other lacks",
    # parts of these sentences
    "fault_none": "none",
    "fault_elsewhere": "{file}, {where}",
    "fault_together": "({ids})",
    "fault_unknown": "must be {what}; found {found}. {advice}",
    "fault_nearest": "Nearest: {like}.",
    "fault_nearest_apart": "Nearest: {like}: {apart}.",
    "fault_add_to": "Add it to {table}, or correct it.",
    "fault_add_column": "Add the column, or correct it.",
    "fault_add_period": "Correct it, or add the period to {table}.",
    "fault_if_total": "If this is a row of totals, delete it.",
    "fault_if_delivered": "If it is delivered already, or outside this round, delete the row.",
    "fault_option_of": "one of the options of {initiative} ({options})",
    "fault_a_period": "one of the periods {periods} (columns of {table})",
    "fault_grouping": "a column of {table}, or {objective}",
    # settings
    "remark_no_setting": "{name} is no setting of a case and was left alone.",
    "remark_idle_setting": "{name} is no setting and changes nothing; settings are {known}.",
    "remark_rate": "a rate of {rate} a year: was {meant} meant?",
    "remark_per_year": (
        "{count} periods a year are assumed for {what}, which the labels do not say ({labels}). Write the"
        " setting periods_per_year."
    ),
    "remark_per_year_of_one": (
        "{count} periods a year are assumed for {what}, which one label does not say ({labels}). Write the"
        " setting periods_per_year."
    ),
    "remark_per_year_rate": "the discount rate",
    "remark_per_year_value": "the value of KPIs",
    "fault_no_key": "must have a key; found none. Name it.",
    "fault_keys_twice": "must stand once; found {found}. Delete one.",
    "fault_key_like": "must be a known setting; found {found}, which resembles {like}. Write {like}.",
    "fault_setting_list": "must be {rule}; found a list. Write one value.",
    "fault_setting_table": "must be {rule}; found a table. Write one value.",
    "fault_currency": "must be an ISO code of three capitals, such as EUR; found {found}. Write its code.",
    "fault_currency_small": (
        "must be an ISO code of three capitals, such as EUR; found {found}. Write {code}."
    ),
    "fault_language": "must be {known}; found {found}.",
    "fault_no_case": "case: must be a case; found {found}. Load it first: pf.load(path).",
    # amounts and their units
    "fault_no_unit": (
        "must be in a unit that its row names; found {amount} {sign}, and no unit. Name it there, or write"
        " {whole} if single ones are counted."
    ),
    "fault_two_units": (
        "must be an amount in {unit}, as its row says; found {amount} {sign}, which can mean {one} or"
        " {other} of them. Write one of these."
    ),
    "remark_beside_thousands": (
        "{amount} is read as {amount} {unit}, while others here are written in {sign}. Write {amount}"
        " {meant} if that is meant."
    ),
    "fault_other_unit": (
        "must be an amount in {unit}, as its row says; found one in {sign}. Convert it, and leave the sign"
        " out, or correct the unit."
    ),
    "fault_not_as_shown": (
        "must be shown as it is; found {found}, which its format shows divided by {less}. Format it as a"
        " plain number, and see that it is what you mean."
    ),
    "fault_percentage": (
        "must be {rule}; found a percentage, of which nobody can say what it is a part of. Write the amount."
    ),
    "fault_percentage_of_kpi": (
        "must be {rule}; found a percentage, of which nobody can say what it is a part of. Write the amount."
        " If the KPI is counted in per cent, write % in the column {unit} of {file}; a sheet that is hidden"
        " must be shown."
    ),
    "fault_budget_units": (
        "budgets must be in one unit, since they are added up; found {found}, and {other} for {resource}."
        " Convert one."
    ),
    # ids
    "fault_looks_alike": (
        "must not look like another id; found {found}, and {other} in {where}: {apart}. Write both alike, or"
        " rename one."
    ),
    "fault_two_meanings": (
        "must have one meaning; found {found}, which can be {means}. Rename an initiative that holds a bar."
    ),
    "fault_bars": (
        "must be ids with a bar between them, A | B; found {found}. Fill in what is missing, or delete the"
        " bar."
    ),
    # periods
    "fault_no_periods": "must have one column per period, such as 2027Q1; found none. Add one.",
    "fault_period_for_step": (
        "amounts must stand in columns 1, 2, 3, … counted from the start of the work; found the period"
        " {found}. Renumber it."
    ),
    "fault_no_steps": "must have amounts in columns 1, 2, 3, …; found none. Add the column 1.",
    "fault_period_short_year": "must be {what}; found {found}, whose year has two digits. Write it in four.",
    "fault_period_date": (
        "must be {what}; found {found}, a date: where periods are called {few}, nobody can tell in which it"
        " lies. Write the period."
    ),
    "fault_period_time": (
        "must be {what}; found {found}, a time: where periods are called {few}, nobody can tell in which it"
        " lies. Write the period."
    ),
    "fault_period_long": (
        "must be {what}; found {found}, which is longer than one of them. Write the one that is meant."
    ),
    "fault_period_elsewhere": "must be {what}; found {found}. Correct it, or add the period to {table}.",
    "fault_further_periods": (
        "periods: what follows must be plain from their labels; found {found}. Give the labels of the"
        " periods to add."
    ),
    "remark_day_first": (
        "{found} is read with its day first, which is in {period}. Write {meant} if the month is first."
    ),
    "remark_row_of_periods": (
        "periods are taken as they stand, one after the other; {doubt}. Put the columns in order, or start"
        " the name of another with _."
    ),
    "remark_period_strange": "{period} reads like no period, beside {like}",
    "remark_period_gap": "{other} does not follow {one}",
    "remark_period_length": "{other} is not as long as {one}",
    # initiatives, and when they may start
    "fault_window": "must not come after {latest} ({last}); found {found}. Widen the window.",
    "fault_window_running": (
        "must not come after {latest} ({last}); found {found}. Fill in {latest}, until when it may pause."
    ),
    "fault_window_first": (
        "must not come after the first period ({last}), since it is running; found {found}. Fill in"
        " {latest}, until when it may pause."
    ),
    "fault_no_start": (
        "must leave a start from which it delivers inside the horizon; found none for {option}: {count}"
        " periods of work, starts {starts}, horizon to {last}. Shorten it, widen the window, or set"
        " finish_inside = false."
    ),
    "fault_decided_start": (
        "must be an admissible start of {of} ({starts}); found {found}. Change the decision or the window."
    ),
    "fault_stop_of_candidate": (
        "must be an option of {initiative}: {stop} says what stopping a running initiative uses, and this is"
        " a candidate. Write {running} under {status} of {table}, or delete the row."
    ),
    "fault_stop_option": (
        "must not be {stop}, under which {table} say what stopping uses; found it. Rename it."
    ),
    "fault_itself": "must be another initiative; found {found} itself. Correct it.",
    "fault_one_id": "must be one id for {relation}; found {count}. Write one row for each.",
    "fault_synergy_blank": "must be given for a synergy; found nothing. Fill it in.",
    "fault_synergy_twice": (
        "a pair's synergy on a KPI must stand once; found it already in {where}. Add the amounts up."
    ),
    "fault_rejected": (
        "must be blank where the decision is {reject}, which rules the whole initiative out; found {found}."
        " Clear it."
    ),
    # parties and judgements
    "fault_party_name": (
        "a party must not be called like a figure of the results; found {found}. Call it something else."
    ),
    "fault_party_twice": (
        "a party must stand in {parties} or in {judgements}, not in both; found {found} also in {where}."
        " Delete it from one."
    ),
    "fault_pair_beside_swing": (
        "one person must compare pairs ({over} in every row) or give swings ({over} in none); found a pair"
        " here and a swing in {where}. Keep one kind."
    ),
    "fault_swing_beside_pair": (
        "one person must compare pairs ({over} in every row) or give swings ({over} in none); found a swing"
        " here and a pair in {where}. Keep one kind."
    ),
    "fault_same_objective": "must be another objective; found {found} itself. Correct it.",
    "fault_ratio": (
        "a comparison must be a number from 1/{most} to {most}; found {found}. Saaty's scale ends at 9."
    ),
    "fault_reciprocal": (
        "must be the reciprocal of the same pair the other way round; found {found}, and {opposite} for"
        " {objective} over {over} in {where}. Delete one."
    ),
    "fault_pairs_apart": (
        "the pairs of {who} must connect all objectives that {party} judges, directly or through others;"
        " found no comparison between {groups}. Compare one of each."
    ),
    "fault_swings_apart": (
        "the people of {party} must have an objective in common that none of them leaves out; found none."
        " Complete their swings."
    ),
    # limits
    "fault_no_resource_share": "must name the resource whose share is limited; found nothing. Fill it in.",
    "fault_no_resource_amount": "must name the resource whose amount is limited; found nothing. Fill it in.",
    "fault_resource_of_count": (
        "must be blank for a count of initiatives; found {found}. Clear it, or measure {amount}."
    ),
    "fault_min_above_max": "must be ≤ {max} ({most}); found {found}. Swap or correct them.",
    "fault_rule_both": (
        "must be blank where an initiative is named ({initiative}); found {found}. Leave one of them, on"
        " rows of"
        " their own where both count."
    ),
    "fault_rule_of_none": (
        "must say what counts: an initiative, or a column of initiatives with a value; found none. Fill"
        " it in."
    ),
    "fault_rule_by": "a column of {table}",
    "fault_rule_option": "an option of those with {value} ({options})",
    "fault_rule_twice": (
        "must be said once for rule {rule}, which has {first} in {where}; found {found}. Leave one of them."
    ),
    "fault_rule_unbounded": (
        "rule {rule} must have {min} or {max}; found neither. Give one, on one of its rows."
    ),
    "fault_transfer_idle": (
        "transfer {transfer} must give to another resource or period; found {resource} giving to itself at"
        " once. Name another resource, give a {lag}, or delete the row."
    ),
    "fault_step_above_max": (
        "must be ≤ {max} ({most}), or nothing can be given; found {found}. Make the step smaller, or allow"
        " more."
    ),
    "fault_first_after_last": "must not come after {last} ({period}); found {found}. Swap or correct them.",
    "fault_never_lands": (
        "transfer {transfer} must be gained inside the horizon ({periods}); found {found} periods from giving"
        " to gaining, so that it never is. Correct it, or delete the row."
    ),
    "fault_from_nothing": (
        "transfers must make no more of what there is by going round; found {way}, which makes {times} of"
        " each unit. Correct the rates."
    ),
    "fault_share": "a share must be a number from 0 to 1; found {found}. {advice}",
    "fault_count": "a count must be a number ≥ 0; found {found}. Correct it.",
    # key results, indicators, contributions
    "fault_target_is_baseline": (
        "must differ from the baseline; found {found} for both. Correct one, or leave the target blank."
    ),
    "fault_no_weight": (
        "the weights of an objective's key results must not all be 0; found only 0 for {objective}. Give one"
        " a weight."
    ),
    "fault_ring": "must not lead back to itself; found {ring}. Break the chain.",
    "fault_long_chain": (
        "must lead through at most {most} indicators; found {count} from {first} on. Let it drive what it"
        " moves in the end."
    ),
    "fault_low": (
        "must be ≤ {column} ({expected}); found {found}. Order them as numbers: {bound} is the smaller one,"
        " also below 0."
    ),
    "fault_high": (
        "must be ≥ {column} ({expected}); found {found}. Order them as numbers: {bound} is the larger one,"
        " also below 0."
    ),
    "fault_both_pairs": (
        "must stand without {low} and {high}, which say the same by number; found {column} {found} in its"
        " row too. Clear one pair."
    ),
    "fault_no_direction": (
        "must be of an indicator of which a key result says whether more or less is better; found {found}."
        " Give it a target in {table}, or write {low} and {high}: the smaller and the larger change."
    ),
    "fault_no_better_more": (
        "must be no better than {column} ({expected}); found {found}, while more of {kpi} is better. Swap or"
        " correct them."
    ),
    "fault_no_better_less": (
        "must be no better than {column} ({expected}); found {found}, while less of {kpi} is better. Swap or"
        " correct them."
    ),
    "fault_no_worse_more": (
        "must be no worse than {column} ({expected}); found {found}, while more of {kpi} is better. Swap or"
        " correct them."
    ),
    "fault_no_worse_less": (
        "must be no worse than {column} ({expected}); found {found}, while less of {kpi} is better. Swap or"
        " correct them."
    ),
    # changes of inputs, and the scenarios that they make
    "fault_in_scenario": "scenario {name}",
    "fault_in_changes": "the changes",
    "fault_in_changed": "the changed case",
    "fault_edit_table": "must be a table of the case; found {found}.",
    "fault_edit_row_two": (
        "must be the key of one row in {table}; found {found}, which can mean {means}. Rename one of these"
        " ids."
    ),
    "fault_edit_row": "must be the key of a row in {table}; found {found}.",
    "fault_edit_column": "must be a column of {table}; found {found}.",
    "fault_edit_no_column": "must be a column of {table}; found none. Name it.",
    "fault_edit_change": (
        "must be × n, + n, − n or = value; found {found}. Write one of these, such as × 0.9 or − 10 %."
    ),
    "fault_edit_no_number": "must name a number after {sign}; found {found}. Write it.",
    "fault_edit_currency": "must be a number in the value's own unit; found {found}. Leave {currency} out.",
    "fault_edit_no_figure": (
        "must hold a number in row {row} of {table} to be changed by {change}; found {found}. Write = and"
        " the new value."
    ),
    "fault_edit_no_limit": (
        "must find a value to change; found no limit in {row} of {table}: nothing to change. Write = and a"
        " value."
    ),
    "fault_edit_no_amount": (
        "must find a value to change; found no amount in {row} of {table}: nothing to change. Write = and a"
        " value."
    ),
    "fault_edit_no_value": (
        "must find a value to change; found no {column} in {row} of {table}: nothing to change. Write = and"
        " a value."
    ),
    "fault_any_row": "any row",
    "fault_edit_share_of_nothing": (
        "must be the new value in its own unit; found {found}, which is a share of nothing. Write = and the"
        " amount, or × and a factor."
    ),
    "fault_edit_share_or_points": (
        "must say whether a share changes by a part of itself or by points; found {found}. Write × {factor},"
        " or {shown} in the values' own unit."
    ),
    "fault_edit_spreadsheet": (
        "must be one thing; found {found}, which a spreadsheet also makes of −{part} %. Write × {factor}, or"
        " {shown}."
    ),
    "fault_edit_blank": "must be {rule}; found nothing. Write the new value after =.",
    "fault_beside_words": "must be blank beside a change in words. Clear it.",
    "fault_edit_lacks": "must be {rule}; found nothing. Fill it in.",
    "fault_edit_makes": "must leave the case without faults; found, once it is made, {fault}",
    "remark_idle_change": "{change} leaves every value of {table} that it names as it is.",
    # tables
    "fault_table_missing": "the table {table} must be there; found none. Add it.",
    "fault_table_misnamed": "the table {table} must be there; found {found} instead. Rename it.",
    # work in flight and the plan of record
    "remark_stopped_free": (
        "{who} can be stopped for nothing: {table} has no row with option {stop}. Write what stopping uses,"
        " or 0."
    ),
    "remark_since": (
        "{who} is a candidate, so {since} says nothing. Write {running} under {status} if it has begun."
    ),
    "remark_since_of_several": (
        "{who} are candidates, so {since} says nothing. Write {running} under {status} if they have begun."
    ),
    "remark_current_unused": (
        "{key_result} has no target, so each unit of {kpi} earns the same wherever it stands: {current} is"
        " not used."
    ),
    "remark_current_away": (
        "{kpi} stands at {now}, further from the target {target} of {key_result} than its baseline"
        " {baseline}: to bring it back to that earns points too."
    ),
    "remark_stands": "{now} in {key_result}",
    "remark_two_places": (
        "{kpi} stands in one place; found {found} (a blank is the baseline). Write the same under {current}."
    ),
    "remark_plan_gone": (
        "the case has no initiative {who}, so this line of the plan of record counts for nothing."
    ),
    "remark_plan_gone_several": (
        "the case has no initiatives {who}, so these lines of the plan of record count for nothing."
    ),
    "remark_near_for": "{like} for {found}",
    "remark_lacks_option": "{initiative} has no option {option} ({options})",
    "remark_plan_option": "{lacks}, so every plan changes this line.",
    "remark_plan_options": "{lacks}, so every plan changes these lines.",
    "remark_plan_start": (
        "{starts} is no period of this round, so every plan changes this line. If {who} has begun, write"
        " {running} under {status} of {table}."
    ),
    "remark_plan_start_of_several": (
        "{starts} is no period of this round, so every plan changes these lines. If {who} have begun, write"
        " {running} under {status} of {table}."
    ),
    "remark_plan_starts": (
        "{starts} are no periods of this round, so every plan changes these lines. If {who} have begun,"
        " write {running} under {status} of {table}."
    ),
    # what is brought in or left out without a word
    "remark_open": (
        "{resource} has no limit in {periods}, where the amount is blank, beside its other periods. Write 0"
        " if none is available."
    ),
    "remark_no_limits": "no resource is limited in any period, so everything can be funded. Write amounts.",
    "remark_free": (
        "{count} of {all} initiatives need nothing of any limited resource ({who}): funded for free. Write"
        " an estimate, or 0 if that is meant."
    ),
    "remark_free_one": (
        "1 of {all} initiatives needs nothing of any limited resource ({who}): funded for free. Write an"
        " estimate, or 0 if that is meant."
    ),
    "remark_free_alone": (
        "1 of them needs nothing of any limited resource ({who}): funded for free. Write an estimate, or 0"
        " if that is meant."
    ),
    "remark_no_amount": (
        "no amount stands in this row, which counts as 0. Write an estimate, or 0 if that is meant."
    ),
    "remark_twice": "says again what {where} says, and counts again. Delete it if it was pasted twice.",
    "remark_called_total": (
        "{found} reads like a row of totals, and is taken for one of the {table}. Delete it."
    ),
    "remark_sum_resource": "{resource} is the sum of the others of its kind. Is it a row of totals?",
    "remark_sum_period": (
        "{period} is the sum of the other periods in every row. If it is a column of totals, start its name"
        " with _."
    ),
    "remark_sum_weight": "{objective} weighs 100, as all others together. Is it a row of totals?",
    "remark_sum_cost_and_value": (
        "{initiative}: its cost and its value are the sums of those of the others. Is it a row of totals?"
        " Then delete it."
    ),
    "remark_sum_cost": (
        "{initiative}: its cost is the sum of those of the others. Is it a row of totals? Then delete it."
    ),
    "remark_sum_row": (
        "the figures of this row are the sums of the others'. Is it a row of totals? Then delete it."
    ),
    "remark_group_alike": (
        "{found} looks like {other} in {where} ({apart}), and is taken for another {column}. Write both"
        " alike."
    ),
    "remark_same_name": "{initiative} has the name of {other} in {where}. Delete one if they are the same.",
    "remark_lone_cell": "{found} stands alone in its row, which says nothing. Delete it.",
    "remark_own_columns_to_group": (
        "kept as columns of your own, which {table} may name: {columns}. Rename one that is meant as a"
        " heading of the format."
    ),
    "remark_own_columns": (
        "kept as columns of your own, which change nothing: {columns}. Rename one that is meant as a heading"
        " of the format."
    ),
    "remark_heading_elsewhere": "{found} is a heading of {table}.",
    # what is doubtful
    "remark_frees": "{initiative} frees {resource}: {amount} in its period {when} of work.",
    "remark_stopping_frees": "stopping {initiative} frees {resource}: {amount} in {when}.",
    "remark_stopping_frees_later": (
        "stopping {initiative} frees {resource}: {amount} in period {when} from now, beyond this round."
    ),
    "remark_too_big": (
        "{option} exceeds {resource} all by itself wherever it starts: {need} of {have} in {period} at best."
        " It can't be funded within this limit."
    ),
    "remark_too_big_to_stop": (
        "stopping {initiative} exceeds {resource} all by itself: {need} of {have} in {period}. It can't be"
        " stopped within this limit."
    ),
    "remark_no_contribution": "{initiative} contributes to nothing that a key result measures.",
    "remark_unmoved": "nothing moves {kpi}, so {key_result} can't progress.",
    "remark_attained": "{key_result} is attained already, so what moves {kpi} earns nothing more.",
    "remark_out_of_reach": "everything together reaches at most {share} of {key_result}.",
    "remark_uncapped_beside_one": (
        "{key_result} has no target, so nothing caps it: each unit of {kpi} earns {each} points, all"
        " together {all}, while {capped} has one. Give it a target."
    ),
    "remark_uncapped_beside": (
        "{key_result} has no target, so nothing caps it: each unit of {kpi} earns {each} points, all"
        " together {all}, while {capped} have one. Give it a target."
    ),
    "remark_uncapped": (
        "{key_result} has no target, so nothing caps it: each unit of {kpi} earns {each} points, all"
        " together {all}, while its objective weighs {weight}. Give it a target if there is one."
    ),
    "remark_no_unit": "{kpi} has no unit.",
    "remark_valued_twice": (
        "a unit of {kpi} is worth {own} a year by itself and {more} more through what it drives ({others}):"
        " every figure in money counts {all}. If that is the same money twice, leave one of the values out."
    ),
    "remark_hundredths": (
        "{kpi} is counted in per cent and no figure of it reaches 1: this one is read as {found} %. Write"
        " {meant} %, or {meant}, if that is meant."
    ),
    "remark_weights": "the weights add up to {sum}, not 100; they are used as written.",
    "remark_weights_of": "the weights of {party} add up to {sum}, not 100; they are used as written.",
    "remark_beyond_scale": "a comparison of {ratio} is beyond Saaty's scale of 1/9 to 9.",
    "remark_not_judged": "{party} does not judge {objectives}, which gets no points from it.",
    "remark_no_person": "the rows of {party} without a person count as one person beside {others}.",
    "remark_swing": "the largest swing of {who} is {found}, not 100; only the proportions count.",
    "remark_no_swing": (
        "{who} gives no swing to {objectives}: no points from {party}, whatever its others give."
    ),
    "remark_idle_budget": "no initiative needs the budget {resource}.",
    "remark_idle_team": "no initiative needs the team {resource}.",
    "remark_never_given": "transfer {transfer} may give 0 at most: it never gives anything.",
    "remark_nobody_gains": (
        "transfer {transfer} gives to {resource}, which has no limit when it arrives: nobody needs it."
    ),
    "remark_free_gift": (
        "transfer {transfer} gives from {resource}, which has no limit, as much as anybody wants: {other} is"
        " limited no more."
    ),
    "remark_empty_bucket": "no initiative has {found} as its {column}.",
    "remark_rule_min": (
        "rule {rule} can never be met: it asks for {bound} at least, and all initiatives together count for"
        " {reached} at most. Lower min, or name more initiatives."
    ),
    "remark_rule_min_in": (
        "rule {rule} can never be met: it asks for {bound} at least in every period, and in {period} all"
        " initiatives together count for {reached} at most. Lower min, or name more initiatives."
    ),
    "remark_rule_max": (
        "rule {rule} can never be met: it allows {bound} at most, and no portfolio counts for less than"
        " {reached}. Raise max."
    ),
    "remark_rule_max_in": (
        "rule {rule} can never be met: it allows {bound} at most in every period, and in {period} no"
        " portfolio counts for less than {reached}. Raise max."
    ),
    "remark_no_bounds": "neither {min} nor {max} is given, so nothing is limited.",
    "remark_not_meant": "{column} has no meaning for {relation} and is not used.",
    "remark_before": "{initiative} before {other}",
    "remark_no_lag": (
        "without a lag timing is free: one may start before the other has delivered ({pairs}). Write 0 for"
        " the period after delivery, −1 for its period."
    ),
    "remark_never_so_late": (
        "{lag} periods after {other} has delivered lies beyond the last of {count}: {initiative} can never"
        " be funded. Correct the lag."
    ),
    "remark_never_in_turn": (
        "{initiative} and {other} each wait for the other to deliver: {initiative} can never be funded."
        " Correct the lag."
    ),
    "remark_several_times": (
        "{option} delivers {times} times what its contributions say. If a percentage is meant, write {times}"
        " %."
    ),
    "remark_other_currency": (
        "{resource} is in {unit}, while the currency of the settings is {currency}. Correct one."
    ),
    # files that can't be read
    "fault_folder_for_file": "must be a file; found a folder. Remove or rename it.",
    "fault_unreadable_file": "must be a readable file; found {found}. Check its permissions.",
    "fault_file_never_ends": (
        "must be a file; found a pipe or a device, which may never end. Save what it gives to a file first."
    ),
    "fault_file_too_large": (
        "must be at most {most} MB, all files of a case together; found more. Keep what is of this round, or"
        " give another file."
    ),
    "fault_too_many_cells": (
        "must hold at most {most} cells, all tables together; found more. Keep what is of this round."
    ),
    "fault_too_many_settings": (
        "must hold at most {most} settings; found {count}. Keep those of the format."
    ),
    "fault_too_many_columns": (
        "must have at most {most} columns, periods among them; found {count}. Take longer periods, or leave"
        " out columns."
    ),
    "fault_too_many_named": (
        "must have at most {most} rows, since others refer to them; found {count}. Group small ones."
    ),
    "fault_unreadable_folder": "must be a readable folder; found {found}. Check its permissions.",
    "fault_archive_for_text": (
        "must be a text file; found an Excel or zip file under this name. Save it as CSV, or load the"
        " workbook itself."
    ),
    "fault_damaged_utf16": "must be text; found a damaged UTF-16 file. It may be cut off: save it again.",
    "fault_cut_off": (
        "must be text; found a file that ends in the middle of a character. It is cut off: save it again."
    ),
    "fault_mixed_encodings": "must be in one encoding; found UTF-8 and others mixed. Save it again as UTF-8.",
    "fault_other_encoding": (
        "must be a text file in UTF-8 or cp1252; found bytes that are neither. Save it again as UTF-8."
    ),
    "fault_mac_encoding": (
        "must be a text file in UTF-8 or cp1252; found {found}, which is {meant} in a Mac's own encoding."
        " Save it again as UTF-8."
    ),
    "fault_control_character": (
        "must be text; found a control character ({found}). It is not a CSV file, or damaged: save it again."
    ),
    "fault_quotation_unclosed": (
        "must be a table separated by commas or semicolons; found a quotation mark that is never closed."
        " Correct the quotation marks."
    ),
    "fault_quotation_followed": (
        "must be a table separated by commas or semicolons; found text right after a closing quotation mark."
        " Correct the quotation marks."
    ),
    "fault_empty_file": "must have a line of headings; found an empty file. Fill it in, or remove it.",
    "fault_toml": (
        'must be TOML, lines such as name = "Round 2027"; found an error: {found}. Correct the line.'
    ),
    "fault_toml_too_long": (
        'must be TOML, lines such as name = "Round 2027"; found an error: a number or brackets too long to'
        " read. Correct the line."
    ),
    "fault_no_row": "must have a row; found none. Fill it in.",
    # what is there in place of a case
    "fault_kind_folder": "a folder of CSV files",
    "fault_kind_workbook": "an Excel workbook",
    "fault_kind_database": "a database",
    "fault_kind_ending": "{what} ({ending})",
    "fault_target_folder": "a folder",
    "fault_target_workbook": "a file ending in .xlsx",
    "fault_target_database": "an address such as sqlite:///rounds.db#2027Q1",
    "fault_advice_folder": "Give the folder that holds it.",
    "fault_advice_workbook": "Save it as .xlsx.",
    "fault_advice_database": "Write its address, as sqlite:///rounds.db.",
    "fault_if_list": (
        "If it is a list, make a case of it: portfolio import list {name} -o CASE, or in Python"
        ' pf.load_list("{name}").'
    ),
    "fault_nothing_there": "must be {forms}; nothing is there. Check the path.",
    "fault_other_file": "must be {forms}; found a file ending in {ending}. {advice}",
    "fault_no_ending": "nothing",
    "fault_other_target": "must be {targets}; found {found}. Write {meant}.",
    "fault_address_for_path": (
        "must be a file or a folder; found an address ({found}), which is neither read nor written. Give a"
        " path."
    ),
    "fault_blank_path": "must be a file or a folder; found a blank. Give a path; the current folder is '.'.",
    "fault_no_source": (
        'must be a path, or frames by the names of their tables; found {found}. Write pf.load("folder") or'
        ' pf.load({{"initiatives": frame, …}}).'
    ),
    "fault_sample": "must be one of {samples}; found {found}. Write one of these.",
    "fault_sample_like": "must be one of {samples}; found {found}. Write {like}.",
    "fault_table_twice": "the table {table} must stand once; found {one} and {other}. Remove one.",
    "fault_settings_twice": "the settings must stand once; found {one} and {other}. Remove one.",
    "remark_stray": '"{name}" was left alone; if it is meant as {like}, rename it.',
    # workbooks
    "fault_no_workbook": "must be an Excel workbook (.xlsx); found {found}. Save it again as .xlsx.",
    "fault_is_folder": "a folder",
    "fault_is_closed": "a file that can't be opened ({why})",
    "fault_is_old_workbook": "an old workbook (.xls) or one with a password",
    "fault_is_damaged": "something else, or a damaged file",
    "fault_unpacks_too_large": (
        "must be a workbook whose sheets unpack to at most {most} MB; found more. Delete sheets that are not"
        " of this round, and texts or cells far from the tables."
    ),
    "fault_sheets_too_large": (
        "must be sheets of at most {most} cells together, from A1 to the last row and column of each; found"
        " more. Delete what is far from the tables."
    ),
    "fault_no_date": (
        "must hold a date in {cell}; found the number {found}, shown as a date or a time. Correct it, or"
        " format the cell as a number."
    ),
    "fault_error_value": "the error {error}",
    "fault_uncalculated": "a formula that was never calculated",
    "fault_no_value_yet": (
        "must hold a value; found {found} in cell {cell}. Open and save the workbook in Excel once, or type"
        " the value."
    ),
    "fault_error_in_cell": (
        "must hold a value; found {found} in cell {cell}. Correct the formula, or type the value."
    ),
    "fault_far_cell": (
        "must end where its table ends; found a value in {found}. Delete what is far from the table."
    ),
    "fault_far_cell_of_sheet": (
        "must hold sheets that end where their tables end; found a value in {found}. Delete what is far from"
        " the table."
    ),
    "fault_empty_sheet": "must have a row of headings; found an empty sheet. Fill it in, or delete it.",
    "fault_no_sheets": (
        "must hold sheets called like the tables of a case, such as initiatives; found {found}. {advice}"
    ),
    "fault_no_key_in_row": "must have a key in column A; found none. Fill it in, or clear the row.",
    "fault_key_already": "must stand once; found it already in row {row}. Delete one.",
    "fault_merged": (
        "must hold a value of its own in each cell; found {found} once in the merged cells {where}. Unmerge"
        " them and fill in each."
    ),
    "fault_merged_and_more": (
        "must hold a value of its own in each cell; found {found} once in the merged cells {where} and"
        " {count} more. Unmerge them and fill in each."
    ),
    "fault_hidden_rows": (
        "must show every row; found hidden ones, the first with {found}. Show them if they count (clear the"
        " filter), or delete them."
    ),
    "fault_hidden_column": (
        "must be shown, since it is read; found the column {found} hidden. Show it, or delete it."
    ),
    "fault_hidden_sheet": (
        "must be shown, since it is read; found the sheet {found} hidden. Show it, delete it, or give it"
        " another name."
    ),
    "remark_example_left_out": "the template's example, which nobody touched, was left out.",
    "fault_half_example": (
        "must be your own, or the template's example as it was; found {found} of the example beside other"
        " cells. Overwrite it too, or delete the row."
    ),
    "remark_figure_of_example": "{found} is the figure of the template's example: was it meant to stay?",
    "fault_id_needed": (
        "must have an id, since {name} stands for another {row} too; found none. Fill it in, or tell the"
        " names apart."
    ),
    "remark_id_made": (
        "no id was given, so that one is made from the name: {found} of {name}. Other tables may use either."
    ),
    "remark_ids_made": (
        "no id was given, so that one is made from the name: {found} of {name} and {count} more. Other"
        " tables may use either."
    ),
    # lists
    "fault_no_list_there": "must be a list (.xlsx, .xlsm, .csv, .tsv); nothing is there. Check the path.",
    "fault_list_is_folder": (
        "must be a list (.xlsx, .xlsm, .csv, .tsv); found a folder. Give the file in it that holds the list."
    ),
    "fault_list_too_large": (
        "must hold at most {most} cells that are not blank, among at most {area}; found {count} among"
        " {among}. Leave out columns that say nothing of what an item costs and is worth, and items that are"
        " no candidates."
    ),
    "fault_list_is_empty": (
        "must be a list (.xlsx, .xlsm, .csv, .tsv); found nothing in it. Fill it in, or give another file."
    ),
    "fault_list_is_old_workbook": (
        "must be a list (.xlsx, .xlsm, .csv, .tsv); found an old workbook (.xls) or one with a password."
        " Open it in Excel and save it as .xlsx, without a password."
    ),
    "fault_list_is_pdf": (
        "must be a list (.xlsx, .xlsm, .csv, .tsv); found a PDF. Ask for the spreadsheet that it was printed"
        " from, or copy its table into one."
    ),
    "fault_list_is_compressed": (
        "must be a list (.xlsx, .xlsm, .csv, .tsv); found a compressed file. Unpack it, and give the file in"
        " it."
    ),
    "fault_list_is_picture": (
        "must be a list (.xlsx, .xlsm, .csv, .tsv); found a picture. Type its table into a spreadsheet."
    ),
    "fault_list_is_database": (
        "must be a list (.xlsx, .xlsm, .csv, .tsv); found a database. Export its table as CSV."
    ),
    "fault_list_is_ods": (
        "must be a list (.xlsx, .xlsm, .csv, .tsv); found an OpenDocument spreadsheet (.ods). Save it as"
        " .xlsx or .csv."
    ),
    "fault_list_is_binary": (
        "must be a list (.xlsx, .xlsm, .csv, .tsv); found a binary workbook (.xlsb). Save it as .xlsx."
    ),
    "fault_list_is_zip": (
        "must be a list (.xlsx, .xlsm, .csv, .tsv); found a zip file. Unpack it, and give the file in it."
    ),
    "fault_list_is_markup": (
        "must be a list (.xlsx, .xlsm, .csv, .tsv); found a web page or XML. Open it in Excel, and save it"
        " as .xlsx."
    ),
    "fault_list_is_json": "must be a list (.xlsx, .xlsm, .csv, .tsv); found JSON. Export the list as CSV.",
    "fault_shown_for": "{shown} for {held}",
    "remark_shown_otherwise": (
        "numbers are shown in another unit than they are held in; read as shown, {found}."
    ),
    "remark_unseen": (
        "must show the numbers that it holds; found {found} formatted so that nothing shows. Read as"
        " {found}: clear the cell if it is unknown."
    ),
    "remark_struck_out": (
        "must not be struck out if it counts; found {found} struck out. Delete the row, or clear that."
    ),
    # frames
    "fault_frames": "the frames (rows counted from 0)",
    "fault_a": "a {kind}",
    "fault_an": "an {kind}",
    "fault_frame_misnamed": "every name must be that of a table, or settings; found {found}. Write {like}.",
    "fault_frame_unknown": (
        "every name must be that of a table, or settings; found {found}. Tables are {tables}."
    ),
    "fault_settings_no_mapping": (
        'must be a mapping such as {{"name": "Round 2027"}}; found {found}. Write it so, or leave it out.'
    ),
    "fault_several_in_cell": (
        "must hold one value a cell; found {found}. Write text, a number, a date, true or false."
    ),
    "fault_no_frame": (
        "must be a frame of pandas, polars, pyarrow or another that narwhals knows; found {found}. Make one"
        " of it, such as pandas.DataFrame(…)."
    ),
    "fault_empty_frame": "must have columns; found a frame without any. Fill it in, or leave it out.",
    "fault_several_headings": (
        "must have one heading a column; found {count} levels of them, such as {found}. Give each column one"
        " name."
    ),
    "fault_heading_of_several": "must have one heading a column; found {found}. Give each column one name.",
    "fault_nameless_index": (
        "must have its data in columns, or in an index called like a column of {table}; found an index"
        " without a name that holds {found}. Name it, or write reset_index(drop=True) if it says nothing."
    ),
    "fault_named_index": (
        "must have its data in columns, or in an index called like a column of {table}; found an index"
        " called {found}. Name it, or write reset_index(drop=True) if it says nothing."
    ),
    "remark_heading_again": (
        "{found} beside {beside} is what a frame's reader calls a heading that stands twice in the file."
        " Rename or delete one, if it is."
    ),
    # where cases are written
    "fault_taken": (
        "must not hold a case yet; found {found}. Choose another name, so that nothing is overwritten."
    ),
    "fault_labels": "periods must be one or more labels such as 2027Q1; found {found}. Rename them.",
    "fault_over_no_version": "must be a version, a whole number; found {found}.",
    "fault_over_no_database": "must be left out for what is no database; found {found}.",
    "fault_too_many_rows": "must have fewer than {most} rows in a workbook; found {found}. Save to a folder.",
    "fault_text_too_long": (
        "must have at most {most} characters in a workbook; found {found}. Shorten it, or save to a folder."
    ),
    "fault_not_kept": "must keep what it holds; found {found}.",
    "fault_kept_otherwise": "must hold the case alone once it is saved; found that it would hold another.",
    "fault_not_a_case_then": "must hold the case once it is saved; found that it would not: {fault}",
    "fault_save_elsewhere": "To leave this workbook as it is, save to another name.",
    "fault_unfit_on_sheet": "{why}, on the sheet {sheet}",
    "fault_unfit_table": "an Excel table in {reach} of the sheet {sheet}, whose headings would change",
    "fault_unfit_empty": "a sheet without cells",
    "fault_unfit_formula": "in {place} a formula that other cells share",
    "fault_unfit_places": "rows and cells without their places",
    # rounds in databases
    "fault_in_table": "table {name}",
    "fault_round_of_file": (
        "must be left out for a folder or a workbook, or frames, which hold one; found {found}."
    ),
    "fault_round_name": "must be the name of a round, a text; found {found}.",
    "fault_two_rounds": "must name one round; found {found}, and {other} in the address.",
    "fault_scheme": (
        "must be the address of a database; found {found}. Write sqlite:///FILE or"
        " postgresql+psycopg://USER@HOST/NAME."
    ),
    "fault_two_ats": (
        "must be the address of a database; found more than one @. Write one that is in the password as %40."
    ),
    "fault_no_address": (
        "must be the address of a database; found what is none. Write sqlite:///FILE or"
        " postgresql+psycopg://USER@HOST/NAME."
    ),
    "fault_no_file_in_address": (
        "must be the address of a database; found no file. Write three strokes and a file, as"
        " sqlite:///rounds.db."
    ),
    "fault_nothing_at_address": "must be the address of a database; nothing is there. Check the path.",
    "fault_not_installed": (
        "{name} must be installed; it is not. Run: pip install 'portfolio-arbitration[postgres]'"
    ),
    "fault_not_sqlite": "must be an SQLite database; found {said}. Name another file.",
    "fault_not_permitted": "must be one that you may read; found {said}. Check permissions.",
    "fault_not_permitted_to_write": "must be one that you may write to; found {said}. Check permissions.",
    "fault_no_folder": "must be a file in a folder that is there; found {said}. Check the path.",
    "fault_not_opened": (
        "must be a file that can be opened, or made, in its folder; found {said}. Check permissions, and that"
        " the disk has room."
    ),
    "fault_no_room": (
        "must be on a disk with room for what is saved; found {said}. Free some space there, or save"
        " elsewhere; what was there before stands."
    ),
    "fault_disk": (
        "must be on a disk that works and has room; found {said}. Free some space there, or save elsewhere;"
        " what was there before stands."
    ),
    "fault_locked": (
        "must be free for a save; found another one that does not end ({said}). Try again when it has."
    ),
    "fault_never_read": (
        "must hold tables of rounds as portfolio saved them; found some that take too long to read, or hold"
        " texts too long. Take another file, or save the round again."
    ),
    "fault_not_owner": (
        "must be brought to the format of this version by who made its tables; found {said}. Have them save"
        " a round with this version once; until then it can be read."
    ),
    "fault_no_login": (
        "must be open to this user; found {said}. Check the user, and the password: in PGPASSWORD, in"
        " ~/.pgpass or in the address (an @ in it as %40)."
    ),
    "fault_no_database": (
        "must be a database that is there; found {said}. Correct its name, or have it made: createdb."
    ),
    "fault_no_server": (
        "must be a server that can be reached; found {said}. Check the host and the port, and that it runs."
    ),
    "fault_tables_changed": (
        "must hold its tables as this version makes them; found {said}. Restore them, or use another"
        " database."
    ),
    "fault_rows_refused": (
        "must take the rows of a case; found {said}. Its tables may have been changed: use another database."
    ),
    "fault_refused": "must do what it is asked; found {said}. Check the database.",
    "fault_no_rounds": "must hold a round; found none. Save one there: portfolio save CASE ADDRESS.",
    "fault_which_round": (
        "must name one of its rounds; found {count}: {names}. Write it after the address, as …#{name}, or"
        " case={python} in Python."
    ),
    "fault_no_such_round": "must name one of its rounds ({names}); found {found}. {advice}",
    "fault_unnamed_round": (
        "must name the round; found none. Write it after the address, as …#2027Q1, or case='2027Q1' in"
        " Python."
    ),
    "fault_of_several_rounds": (
        "must name the round; found {count} that it is of: {names}. Write it after the address, as …#2027Q1,"
        " or case='2027Q1' in Python."
    ),
    "fault_over_nothing": (
        "over must be the version of a round that is there; found no round {found}. Leave it out, or correct"
        " the name."
    ),
    "fault_round_looks_alike": (
        "the name of a round must not look like another; found {found}, and {other} there. Write both alike,"
        " or choose another name."
    ),
    "fault_version": "version {version} of {saved}",
    "fault_version_edited": "version {version} of {saved}, with rows edited by hand since",
    "fault_round_at_other_version": (
        "the round {name} must be at version {over}, which over says; found {at}. Nothing was written. Look"
        " at it, or replace that version: over={version}, or --over {version} of the command."
    ),
    "fault_round_edited": (
        "the round {name} must be as it was saved; found {at}. Nothing was written. Load it and save it as"
        " it is: a version to replace."
    ),
    "fault_round_saved_since": (
        "the round {name} must be as it was when this case was read from it; found {at}, saved by somebody"
        " else. Nothing was written. Load it again and make the changes there, or replace that version:"
        " over={version}, or --over {version} of the command."
    ),
    "fault_round_taken": (
        "the round {name} must be free, or be what this case was read from; found {at}, which it was not."
        " Nothing was written. Choose another name, or replace that version: over={version}, or --over"
        " {version} of the command."
    ),
    "fault_file_changed_since": (
        "the file {name} must be as it was when this case was read from it; found it changed since. Nothing"
        " was written. Load it again and make the changes there, or save to another name."
    ),
    "fault_differs": "{where}: theirs {theirs}; yours {yours}",
    "fault_differs_more": "and {count} more",
    "fault_later_format": (
        "must hold tables in format {format} or an earlier one; found format {found}, which a later version"
        " of portfolio made. Use that version, or another database."
    ),
    "fault_no_format": (
        "must hold tables in format {format} or an earlier one; found format {found}, which no version of"
        " portfolio made. Use a copy of it from before, or another database."
    ),
    "fault_foreign_table": (
        "must be a database of rounds, or have none of the tables of one; found {found}, which is not of"
        " portfolio. Name another database."
    ),
    "fault_foreign_column": (
        "must have the columns that portfolio made; found {found} in {table}, which somebody else added."
        " Rename it: this version adds one of that name."
    ),
    "fault_cells_astray": (
        "must be cells of rows of {table}; found line {lines}, where it has no row. Delete them, or replace"
        " the round: save a case over its version."
    ),
    "fault_cells_astray_in_lines": (
        "must be cells of rows of {table}; found lines {lines}, where it has no row. Delete them, or replace"
        " the round: save a case over its version."
    ),
    "fault_cells_doubled": (
        "must be a heading of one's own; found {found}, a column of {table}. Write the cells there, and"
        " delete them here, or replace the round: save a case over its version."
    ),
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
    "go_together": "{i} and {other} are funded together or not at all",
    "rule_funded_max": "rule {rule}: at most {bound} of {these} may be funded",
    "rule_funded_min": "rule {rule}: at least {bound} of {these} must be funded",
    "rule_active_max": "rule {rule}: at most {bound} of {these} may be under work in a period",
    "rule_active_min": "rule {rule}: at least {bound} of {these} must be under work in every period",
    "rule_start_max": "rule {rule}: at most {bound} of {these} may start in a period",
    "rule_start_min": "rule {rule}: at least {bound} of {these} must start in every period",
    "rule_funded_max_weighed": "rule {rule}: what is funded may count for {bound} at most",
    "rule_funded_min_weighed": "rule {rule}: what is funded must count for {bound} or more",
    "rule_active_max_weighed": "rule {rule}: what is under work in a period may count for {bound} at most",
    "rule_active_min_weighed": (
        "rule {rule}: what is under work in every period must count for {bound} or more"
    ),
    "rule_start_max_weighed": "rule {rule}: what starts in a period may count for {bound} at most",
    "rule_start_min_weighed": "rule {rule}: what starts in every period must count for {bound} or more",
    "ceiling": "transfer {transfer}: at most {amount} given in a period",
    "rule_these": "{count} initiatives",
    "bucket_min": "{what} must be at least {bound}",
    "bucket_max": "{what} may be at most {bound}",
    "by_objective": "objective",
    "by_category": "category",
    "by_owner": "owner",
    "bucket_share": "the share of {resource} for {by} {bucket}",
    "bucket_amount": "the {resource} spent on {by} {bucket}",
    "bucket_count": "the number of initiatives of {by} {bucket}",
    "limit": "{resource} has {amount} in {period}",
    "limit_protected": "{limit}, even with overruns of any {count} initiatives",
    "frontier_late": (
        "{count} of {all} budgets not answered: the time limit of {limit} s came first ({totals})."
    ),
    "frontier_late_below": (
        "No portfolio that spends less than {least} was looked for: the time limit of {limit} s came first."
    ),
    "answers_late": "{count} of {all} not answered: the time limit of {limit} s came first ({names}).",
    "frontier_protected": "Every limit holds even if any {count} of the funded initiatives overrun.",
    "limits_protected": "limits must hold even with overruns of any {count} initiatives",
    # what a portfolio breaks
    "broken_window": "{i} may not start in {period}",
    "broken_mandate": "{i} is mandatory and not funded",
    "broken_reject": "{i} was rejected and is funded",
    "broken_fund": "{i} was decided and is not funded",
    "broken_decision": "{i} was decided otherwise than {option} from {start}",
    "broken_in": "{i} must be funded",
    "broken_out": "{i} must not be funded",
    "broken_early": "{i} may not start before {period}",
    "broken_changes": "{count} lines of the plan change, {most} may",
    "broken_limit": "{resource} in {period}: {used} used of {available}",
    "broken_given": "{resource} in {period}: {used} used of {available}, whatever is given",
    "broken_protected": (
        "{resource} in {period}: {used} used of {available}, overruns of {count} initiatives included"
    ),
    "broken_lag": "{i} requires {other} delivered {lag} periods before it starts",
    "broken_bucket": "{demand}: {found} against {bound}",
    "broken_rule_in": "{demand}: {found} against {bound} in {period}",
    "broken_together": "{i} is funded without {other}, and they go together",
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
    "late_nothing": "nothing was proven",
    "late_answer": "{found} within the time limit of {seconds} s. Allow more time, or a wider gap.",
    "solver_silent": "HiGHS gave no answer to {question}. Please report this case.",
    "solver_next_best": "which portfolio is next best",
    "solver_least": "what is the least that does it",
    "solver_undominated": "which portfolio is not dominated",
    "solver_together": "what can be held together",
    "solver_nested": "which nested list is best",
    "solver_unknown": 'solver: must be one that PuLP knows; found "{found}". Known: {known}.',
    "solver_unknown_like": 'solver: must be one that PuLP knows; found "{found}". Nearest: {like}.',
    "solver_absent": 'solver: "{found}" is not installed here. Install it, or use one of: {usable}.',
    "solver_failed": "solver {name}: {error}.",
    "solver_stopped": "solver {name} stopped with the status {status} and no answer.",
    "solver_worth": (
        "the solver's plan is worth {found} points when valued again, not {said} as it said. Please"
        " report this case."
    ),
    "solver_left_out": "the solver gave a plan that it was asked to leave out. Please report this case.",
    "solver_near": "near: can be asked of HiGHS alone; found solver {found}. Leave it out.",
    "late_no_plan": "no plan was found",
    "late_no_bound": "no bound was proven",
    "plan_alone": "Above is the plan that was found; all else that was asked is missing: {late}",
    "found_until_then": (
        "The time was up before the best plan was proven: the best earns at most {gap} more than the plan"
        " found, which all that follows is about; every figure set beside it is as uncertain as that."
    ),
    "late_gap": "the best plan was proven to within {gap} only",
    "late_nearest": "whether fewer changes would do was not proven",
    "late_table": "a compromise needs all portfolios that none dominates; they were not found",
    "late_fewest": "what changes fewest lines of the plan was not proven",
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
    "remark_pert": (
        "a PERT distribution on {low} … {high} has its mean between {least} and {most}; found {mean}, so"
        " draws are on average nearer to the middle. Widen the range on its other side, or move the expected"
        " value."
    ),
    "remark_pert_of_one": (
        "a PERT distribution on {low} … {high} has its mean between {least} and {most}; it should be 1, so"
        " draws are on average further from it. Widen the range on its other side."
    ),
    "remark_learned": (
        "draws use × {least} to × {most} of these amounts on average, not × 1: so it was learned from what"
        " initiatives spent of what was planned."
    ),
    "fault_cause_column": "a column of initiatives, or {own}",
    "fault_cause_by": (
        "must be a column of initiatives, or {own}; found {found}, which is for causes on {other}. Correct"
        " either."
    ),
    "remark_cause_of_none": "no initiative has {value} as its {by}, so this cause changes nothing.",
    "money_plan": "the whole plan",
    "money_given": "given to teams: {transfer}",
    "money_rests_on": "{kpi}: {moved} × {value} a year",
    "money_no_price": "It moves no indicator that has a price.",
    "money_too_late": "It is delivered too late to bring anything inside the horizon.",
    "money_no_flow": "No money is spent, and none is brought.",
    "money_no_irr": "There is no internal rate: the flow never changes its sign inside the horizon.",
    "money_many_irr": "No internal rate is told: the flow changes its sign {count} times, and several rates"
    " may fit.",
    "money_no_payback": "It does not pay back inside the horizon.",
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
    # pictures
    "plot_nothing": "nothing to show",
    "plot_some_of": "{shown} of {total} shown",
    "plot_full": "full",
    "plot_the_plan": "the plan",
    "plot_by_hand": "made by hand",
    "plot_best_plan": "the best plan",
    "plot_in_plan": "in the plan",
    "plot_not_in_plan": "not in the plan",
    "plot_points_of": "{points} points",
    "plot_axis": "points",
    "plot_target": "target",
    "plot_usage": "What the plan uses of each budget and each team",
    "plot_money_used": "money used",
    "plot_time_used": "team time used",
    "plot_available": "available (usable and carried in)",
    "plot_fullest": "the fullest",
    "plot_attainment": "How far the plan takes each key result",
    "plot_attainment_axis": "attainment, in per cent of the target; figures: points",
    "plot_most_points": "those of the most points",
    "plot_roadmap": "What runs when, and how full each team is",
    "plot_roadmap_alone": "What runs when",
    "plot_roadmap_left_out": "{part}. Not shown: {groups}. A picture of no given size shows them all.",
    "plot_roadmap_no_loads": "{part}; how full each team is has no room here",
    "plot_roadmap_some_loads": "Not every team has room here. A picture of no given size shows them all.",
    "plot_why": "What each initiative is worth to the plan, or would cost it",
    "plot_why_axis": "points lost: the best plan with it (left), without it (right)",
    "plot_irreplaceable": "cannot be replaced",
    "plot_not_possible": "cannot be funded",
    "plot_lost_without": "funded: lost without it",
    "plot_lost_with": "not funded: lost with it",
    "plot_means": "Which transfers pay, and where the next hire does",
    "plot_means_axis": "points: the best plan with it, less the best plan without",
    "plot_means_transfer": "a transfer",
    "plot_means_hired": "a hire in the plan",
    "plot_means_not_hired": "a hire that is left out",
    "plot_means_tenth": "a tenth more of a team, in every period",
    "plot_means_more": "{team}, a tenth more",
    "plot_longest": "the longest of either side",
    "plot_marginal": "What more of each resource would bring, in one period",
    "plot_more_of_it": "more of it",
    "plot_gained": "points gained",
    "plot_largest_gains": "those of the largest gains",
    "plot_swaps": "From the plan made by hand to the best one, swap by swap",
    "plot_swap_gains": "gains points",
    "plot_swap_loses": "loses points",
    "plot_other_swaps": "{count} other swaps",
    "plot_not_from_0": "the axis does not begin at 0",
    "plot_delays": "What an initiative costs when it starts later, or is delivered late",
    "plot_dearest": "the dearest",
    "plot_frontier": "What each budget buys",
    "plot_best_for_amount": "the most points for the amount",
    "plot_present_budget": "present budget",
    "plot_bends": "beyond, more buys less",
    "plot_stability": "What each changed line of the plan before buys",
    "plot_cash": "{of}: spent and brought, period by period",
    "plot_cash_plan": "The whole plan",
    "plot_cash_brought": "brought",
    "plot_cash_spent": "spent",
    "plot_cash_so_far": "net so far",
    "plot_cash_today": "net so far, at today’s value",
    "plot_cash_deepest": "at the deepest {amount}",
    "plot_cash_paid": "paid back in {period}",
    "plot_cash_end": "in the end\n{amount}",
    "plot_cash_unpaid": "in the end\n{amount},\nnot paid back",
    "plot_cash_value": "at today’s value\n{amount}",
    "plot_compare": "Who is funded under which scenario",
    "plot_compare_starred": "{star}: another option than full",
    "plot_compare_axis": (
        "the period in which work starts, and the option where it is not full; darker: sooner"
    ),
    "plot_that_differ": "first those on which the plans differ",
    "plot_nested": "The list that only grows: who is funded from which budget on",
    "plot_nested_axis": (
        "above: the budget, the points of the list, and what they are short of the best for that budget"
    ),
    "plot_the_best": "the best",
    "plot_first_of_list": "the first of the list",
    "plot_chances": "How often each initiative is in the best portfolio",
    "plot_chances_axis": "share of {draws} draws whose best portfolio holds it (line: standard error)",
    "plot_certain": "In the plan and in every draw, not shown: {count}.",
    "plot_likeliest": "the likeliest",
    "plot_outlook": "What each plan comes to, over all draws",
    "plot_p10_p90": "eight draws in ten (P10 to P90)",
    "plot_median": "median",
    "plot_mean": "mean",
    "plot_all_as_expected": "with all as expected",
    "plot_hindsight": "hindsight",
    "plot_key_result_chances": "How likely the plan is to reach each target",
    "plot_key_result_axis": "attainment; at the right: the chance of reaching the target",
    "plot_reached": "reached",
    "plot_information": "Which estimate to firm up first",
    "plot_information_axis": (
        "points gained on average by knowing its outcome before deciding (line: standard error)"
    ),
    "plot_knowing_all": "knowing everything: {value}",
    "plot_worth_most": "those of which knowing brings most",
    "plot_safest": "What safety costs",
    "plot_protection": "What certainty costs",
    "plot_protection_axis": "How many initiatives may overrun at once, whichever they are",
    "plot_protection_points": "Points of the best plan",
    "plot_protection_chance": "Chance that all limits hold",
    "plot_protection_error": "give or take one standard error",
    "plot_safe_expected": "best on expected values",
    "plot_safe_worst": "best in its worst draw",
    "plot_safe_regret": "smallest largest regret",
    "plot_safe_tail": "best over its worst draws",
    "plot_worst_draw": "worst draw",
    "plot_worst_mean": "mean of the worst {part}",
    "plot_largest_regret": "largest regret",
    "plot_core": "Who is funded whatever the weights",
    "plot_core_axis": "share that hold it of the {count} portfolios that nothing dominates",
    "plot_core_axis_least": "share that hold it of at least {count} portfolios that nothing dominates",
    "plot_core_outside": "In none of them: {count}",
    "plot_core_in_all": "core: in all",
    "plot_core_in_some": "borderline: in some",
    "plot_held_by_most": "those that most portfolios hold",
    "plot_regret": "What the plan earns, and what hindsight would have earned",
    "plot_regret_share": "share of draws that earn no more",
    "plot_regret_axis": "points (figures: half of the draws earn no more)",
    "plot_best_of_each": "the best of each draw, in hindsight",
    "plot_shrinkage": "How far each estimate is believed",
    "plot_shrinkage_axis": (
        "points standing alone (grey: one standard deviation; arrow: to what is believed beside its category)"
    ),
    "plot_comes_or_goes": "comes in or drops out",
    "plot_largest": "the largest",
    "plot_calibration": "What initiatives brought of what was expected of them",
    "plot_calibration_axis": (
        "realised, as a share of what was expected (figures: believed share · delivered initiatives)"
    ),
    "plot_groups_overall": "All initiatives",
    "plot_groups_category": "By category",
    "plot_groups_owner": "By owner",
    "plot_groups_kpi": "By KPI",
    "plot_most_delivered": "those of the most delivered initiatives",
    "plot_believed": "believed, with its 90% interval",
    "plot_as_it_came": "mean as it came out",
    "plot_average": "average of all",
    "plot_as_expected": "as expected",
    "plot_stories": "What over-delivered, and what disappointed",
    "plot_stories_axis": "realised, as a share of what was expected",
    "plot_stories_hidden": "{count} effects between the best and the worst are not shown",
    "plot_expected_realised": "expected → realised",
    "plot_over_delivered": "over-delivered",
    "plot_under_delivered": "under-delivered",
    "plot_within_chance": "hollow: within what chance explains",
    "plot_indicators": "What each level watches, planned and observed",
    "plot_planned": "planned",
    "plot_planned_of": "planned {value}",
    "plot_observed": "observed",
    "plot_as_good": "observed, as good as planned or better",
    "plot_worse": "observed, worse than planned",
    "plot_furthest": "furthest from plan",
    "plot_highest": "the highest",
    "plot_first_indicators": "the first",
    "plot_alignment": "Does the money follow the strategy?",
    "plot_alignment_axis": "share of all (figures: money less points, in percentage points)",
    "plot_percentage_points": "{value} pp",
    "plot_of_points": "of the strategy's points",
    "plot_of_money": "of the plan's money",
    "plot_levels": "What each level of steering earns for the strategy",
    "plot_lists": "What each ranked list earns for the strategy",
    "plot_earned": "earned",
    "plot_all_earned": "earned, nothing left on the table",
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
    # what means give each other, and what that earns
    "given_lent": "lending {given} of {giver} to {receiver} in {periods}",
    "given_bought": "buying {gained} of {receiver} for {given} of {giver} in {periods}",
    "given_shifted": "moving {given} from {giver} to {receiver} in {periods}",
    "given_moved": "moving, of {resource}, {moves}",
    "given_moved_once": "moving {amount} of {resource} from {before} to {after}",
    "given_from_to": "{amount} from {before} to {after}",
    "given_with_it": "It would take {what}.",
    "plan_given": "Transfers: {what}.",
    "means_earn": "What means give each other earns {points} points together: {what}.",
    "means_given": "What means give each other: {what}.",
    "means_needed": "Nothing is possible without what means give each other: {what}.",
    "means_nothing": "Transfers on offer: {count}. Giving earns nothing: the best plan uses none.",
    "means_each": "{transfer} ({points} points)",
    "means_most": "By themselves most is lost without {each}, whatever else may then be given.",
    "means_next": "The next hire pays where {share} more of a team in every period earns most: {each}.",
    "means_team": "{team} ({points} points)",
    "means_no_team": "No team is the bottleneck: {share} more of any of them earns nothing.",
    # the same means at other times
    "rephase": ("{resource}: moving {amount} from {before} to {after} earns {points} points: {instead}."),
    "rephase_none": "{resource}: no other split of the same total earns more.",
    # —— The decision record, and several parties at one table ——
    # the decision record
    "record": "Decision record",
    "record_unreadable": "{path}: must be a readable file; found {found}. Check the path.",
    "record_no_json": "{path}: must be a decision record in JSON; found something else.",
    "record_no_record": "{path}: must be a decision record of format {format}; found something else.",
    "record_tampered": (
        "{path}: must be a decision record as it was written; found one that was changed since. Take it"
        " from git again."
    ),
    "record_damaged": (
        "{path}: must be a decision record as it was written; found one whose {place} is not as this version"
        " writes it. Take it from git again."
    ),
    "record_must_sign": "agreed_by: must be the names of those who sign; found {found}.",
    "record_breaks": (
        "what is recorded must meet every limit and demand; found that it breaks this: {what}."
    ),
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
    "record_funded": "Funded: {count} initiatives",
    "record_total": "in all",
    "record_owner": "owner",
    "record_adds": "points it adds",
    "record_funded_points": (
        "Points it adds: its share of the {impact} points that the plan earns by the round’s own weights;"
        " they add up."
    ),
    "record_points": (
        "Each party counts in its own points. At the least: what it has where another party’s best plan is"
        " carried out. At stake: the way from there to its own best plan; it concedes that share of it."
    ),
    "record_left_out": "Not funded: {count} initiatives",
    "record_left_none": "Every initiative is funded.",
    "record_least_cost": "would cost at least",
    "record_remark": "remark",
    "record_rejected": "rejected by {who}",
    "record_wanted": "in the best plan of {who}",
    "record_impossible": "impossible",
    "record_late": "not in time",
    "record_late_means": "Not in time: the time limit came before this price was known.",
    "record_price_means": (
        "Price: the points that the party’s own best plan would lose if it had to fund the initiative; 0.00"
        " where that plan funds it, or loses nothing by it."
    ),
    "record_price_gain": "Below 0: points that it would gain, were the rejection lifted.",
    "record_price_never": "Impossible: no plan within the limits and demands can hold it.",
    "record_decision_price": (
        "Price: the points that the party’s own best plan would gain if the decision had not been taken."
    ),
    "record_in": "in",
    "record_out": "out",
    "record_moves": "in another way",
    "record_signed": "Signatures",
    "record_for": "for {party}",
    "record_date": "date",
    "record_signature": "signature",
    "record_annex": "Annex: to check this record",
    "record_seal": "Seal of this record (SHA-256 of all the rest)",
    "record_versions": "Made with",
    "record_format": "Format of the file",
    "record_proven": (
        "Each plan compared is proven best for what it was asked; at most {limit} parts of the parties’"
        " points were searched before plans are compared on a grid."
    ),
    "record_replay": (
        "The inputs stand in the file record.json beside this one: “portfolio replay record.json CASE” runs"
        " the round again, and says what differs."
    ),
    "record_decisions": "Decisions",
    "record_none": "None.",
    "record_rules": "Rules kept",
    "record_rule": "rule",
    "record_rule_found": "in this plan",
    "record_rule_between": "{least} to {most}, by period",
    "record_transfers": "What means give each other",
    "record_transfers_none": "Nothing.",
    "record_transfer": "transfer",
    "record_given": "what is given",
    "record_alternatives": "Alternatives considered",
    "record_frontier": "Portfolios of which no other is better for every party: {count}; these are all.",
    "record_grid": (
        "{count} portfolios were compared, on a grid of {points} points: every other is matched by one of"
        " them within that."
    ),
    # a table of several parties
    "table_found": "{parties}: {count} plans of which no other is better for every party ({which}).",
    "table_all": "these are all",
    "table_grid": "not all: compared on a grid of {points} points",
    "table_not_all": "not all: the others were not looked for",
    "table_not_in_time": "not all: the time limit of {limit} s came before the others were looked for",
    "table_agreed": "Agreed, in every party’s own best plan ({count})",
    "table_contested": "Contested, in the best plan of some ({count})",
    "table_nothing_contested": "Nothing is contested: every party would fund the same.",
    "table_none": "none",
    "table_funded_by": "in the best plan of",
    "table_worth": "worth to {party}, points",
    "table_worth_means": (
        "Worth: the points by which the party’s best plan with the initiative is better than its best one"
        " without. Cheapest: the side that loses less by giving in."
    ),
    "table_must": "must have it",
    "table_never": "impossible",
    "table_late": "not in time",
    "table_settle": "cheapest to settle",
    "table_fund": "fund it: {who} concedes {points}",
    "table_drop": "leave it: {who} concedes {points}",
    "table_concedes": "{party} concedes",
    "table_impact": "impact",
    "table_count": "funded",
    "table_no_record": "No plan by “{compromise}”, and no record:",
    "table_written": "Written: {files}.",
    "compromise_weighted": "equal weight to every party",
    "compromise_max-min": "the least favoured as well off as can be",
    "compromise_nash": "the Nash compromise",
    "compromise_least-regret": "the smallest largest concession",
    "compromise_by hand": "a portfolio made by hand",
    "compromise_means_weighted": (
        "It adds up what each party gains, each as a share of what it has at stake, and takes the plan with"
        " the largest sum: every party counts alike, and one may give much where another gains more."
    ),
    "compromise_means_max-min": (
        "It looks at the party that gets the smallest share of what it has at stake, and takes the plan in"
        " which that share is largest."
    ),
    "compromise_means_nash": (
        "It multiplies what the parties gain, each as a share of what it has at stake, and takes the plan"
        " with the largest product: one that leaves a party next to nothing is worth next to nothing."
    ),
    "compromise_means_least-regret": (
        "It looks at the party that concedes most points against its own best plan, and takes the plan in"
        " which that concession is smallest."
    ),
    "compromise_means_by hand": (
        "It was put together at the table, not picked by a rule; it was checked against every limit and"
        " demand."
    ),
    "party": "party",
    "own_best": "its own best plan, points",
    "record_least": "at the least, points",
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
    "plot_parties": "What {one} gains and {two} gives up, plan by plan",
    "plot_compromise": "compromise",
    "plot_contested": "What {one} and {two} do not agree on",
    "plot_where_money": "Where the money goes, plan by plan",
    "plot_no_objective": "serves no objective",
    # —— The finance workbook ——
    "book_sheet_summary": "Summary",
    "book_sheet_funded": "Funded",
    "book_sheet_out": "Not funded",
    "book_sheet_usage": "Usage",
    "book_sheet_transfers": "Transfers",
    "book_sheet_roadmap": "Roadmap",
    "book_sheet_changes": "What changes",
    "book_sheet_work": "Work",
    "book_sheet_attainment": "Attainment",
    "book_sheet_parties": "Parties",
    "book_sheet_scenarios": "Scenarios",
    "book_sheet_business_case": "Business case",
    "book_sheet_cash_flow": "Cash flow",
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
    "book_about_transfers": (
        "What means give each other for this plan: the least that makes its limits hold. A cost is money that"
        " becomes something else."
    ),
    "book_transfer": "Transfer",
    "book_transfer_from": "From",
    "book_transfer_to": "To",
    "book_transfer_given": "Given",
    "book_transfer_gained": "Gained",
    "book_transfer_arrives": "Arrives",
    "book_transfer_cost": "Cost",
    "book_about_attainment": (
        "How far each key result comes: 100 % is its target; without a target, progress is in the indicator's"
        " unit."
    ),
    "book_about_parties": "What this plan is worth to each party, by its own points for each objective.",
    "book_about_scenarios": (
        "The same round under the circumstances of the sheet scenarios; in and out are against the round as"
        " it is."
    ),
    "book_about_business_case": (
        "Whether the plan pays inside the horizon. Change what is blue, the rate or a price: all"
        " else follows; the plan itself stays."
    ),
    "book_about_cash_flow": (
        "What is spent and brought, period by period, as formulas. A period of delivery (blue) may"
        " be changed; the plan itself stays."
    ),
    "book_about_inputs": "the sheets with grey tabs: the case's tables, to edit and load again",
    "exported": "{target}: the tables of {case} and its plan, {count} initiatives for {points} points.",
    "exported_for": (
        "{target}: {all} initiatives of {case}, {count} of them funded. Tell the importer that dates are"
        " {dates}, and which field is {field}."
    ),
    "export_alone": "a tracker's file holds the plan alone; found an arbitration. Leave it out.",
    "export_language": "a tracker's file holds the plan alone; found a language. Leave it out.",
    "export_suffix": "must be a file ending in {suffix}; found {found}. Name one.",
    "export_folder": "a folder",
    "export_no_suffix": "a name without an ending",
    "brief_named": "the brief",
    "brief_folder": "a folder",
    "brief_must_date": "must be a date such as 2027-01-31; found {found}.",
    "brief_other_arbitration": (
        "the arbitration must be of the case of the brief; found one of another case."
    ),
    "interactive_zoom": "Zoom: draw a frame",
    "interactive_pan": "Move",
    "interactive_zoom_in": "Zoom in",
    "interactive_zoom_out": "Zoom out",
    "interactive_whole": "Show all again",
    "interactive_download": "Save as a picture (PNG)",
    "interactive_back_out": "Double-click to show all again",
    "interactive_hint": "Point at a mark to read it; draw a frame to zoom in, double-click for all again.",
    "interactive_grey": " (grey)",
    "interactive_no_plotly": (
        "an interactive picture needs the package plotly. Run pip install"
        ' "portfolio-arbitration[interactive]"; or draw it with pf.plots. Found: {error}.'
    ),
    "interactive_must_html": (
        'target: must end in .html; found "{found}". Name it so; for a picture draw it with pf.plots.'
    ),
    "interactive_unwritten": (
        "{target}: must be a file that can be written; found {error}. Choose another place."
    ),
    "interactive_no_plans": (
        "plans: can be marked on a frontier or a table of parties only; found {found}. Leave them out."
    ),
    "interactive_must_be": (
        "result: must be a frontier, a plan, a core index or a table of parties; found {found}. Hand over"
        " what pf.frontier, pf.allocate, pf.core_index or pf.arbitrate returns."
    ),
    "brief_no_weasyprint": (
        'writing a PDF needs the package weasyprint. Run pip install "portfolio-arbitration[pdf]"; or'
        " write .html and print it. Found: {error}."
    ),
    "brief_no_pango": (
        "writing a PDF needs Pango, a library of the system. Install it: {install}; or write .html and print"
        " it. Found: {error}."
    ),
    "brief_pango": (
        "apt-get install libpango-1.0-0 libpangoft2-1.0-0 on Debian and Ubuntu, brew install pango on macOS"
    ),
    "brief_fetches_nothing": "{url}: nothing is fetched for a brief.",
    "export_other_arbitration": (
        "the arbitration must be of the case that is exported; found one of another case."
    ),
    "export_two_plans": "one plan is exported; found two. Give one of them.",
    "export_other_plan": "the plan must be of the case given with it; found one of another case.",
    "export_tracker": "must be a tracker that takes a plan back: {known}; found {found}. Name one.",
    "export_no_keys": (
        "{count} of {all} ids are no keys of {tracker}, such as {example}: {ids}. Their tickets will not"
        " be found."
    ),
    "export_no_dates": (
        "dates are blank: periods called {labels} are no times, so that no day begins or ends them."
    ),
    "export_no_parties": "Without the parties' own bests: {late}",
    "book_key_figures": "Key figures",
    "book_contents": "What is where",
    "book_impact": "Impact, points",
    "book_bound": "Bound: no portfolio earns more",
    "book_gap": "Gap between them",
    "book_proof": "Proof",
    "book_proof_optimal": "optimal: proven to be the best",
    "book_proof_gap": "proven within the gap, as asked",
    "book_proof_feasible": "feasible: the best earns at most the gap more",
    "book_proof_none": "feasible, no bound",
    "book_proof_stopped": "{proof}; stopped before the end",
    "book_cost": "Cost, all budgets",
    "book_cost_of": "of which {resource}",
    "book_cost_stopping": "of which stopping",
    "book_cost_given": "of which given to teams",
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
    "book_discount_rate_none": "Discount rate, a year (none given: later money counts like today’s)",
    "book_assumptions": "What it rests on",
    "book_worth_of": "Worth of one more, a year: {kpi}",
    "book_periods_per_year": "Periods a year",
    "book_whole_plan": "The whole plan",
    "book_by_line": "Line by line",
    "book_line": "Line",
    "book_benefit": "Benefit inside the horizon",
    "book_benefit_per_year": "Benefit a year, once delivered",
    "book_npv": "Net present value",
    "book_irr": "Internal rate of return, a year",
    "book_irr_none": "none: no sign change",
    "book_irr_many": "none: {count} sign changes",
    "book_irr_missed": "not found",
    "book_payback": "Pays back in",
    "book_not_back": "not in the horizon",
    "book_payback_years": "Years to pay back",
    "book_return": "Return on cost",
    "book_note": "Note",
    "book_no_price": "moves no indicator that has a price",
    "book_too_late": "delivered too late to bring anything here",
    "book_no_money": "not reckoned: no indicator has a price",
    "book_period_no": "Period no.",
    "book_delivered_no": "Delivered in period no.",
    "book_moved": "What each moves a year, with its chance of success, and what that is worth",
    "book_net": "Net: benefit less spending",
    "book_so_far": "Net so far",
    "book_factor": "Discount factor at the period’s end",
    "book_today": "Net at today’s value",
    "book_signs": "Workings: the sign of the net flow, or where there is none of the one before",
    "book_sign_changes": "Changes of sign",
    "book_begins_no": "Begins in period no.",
    "book_pays_no": "Pays back in period no.",
    "book_cash_chart": "Net of the whole plan by period, and so far",
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
    "explorer_elsewhere": (
        "The explorer moves in JupyterLab and Jupyter Notebook, in VS Code with its Jupyter extension, and in"
        " voila (portfolio share). Here stands a picture of it:"
    ),
    "explorer_elsewhere_yet": (
        "The explorer moves in JupyterLab and Jupyter Notebook, in VS Code with its Jupyter extension, and in"
        " voila (portfolio share). Here is no plan yet: pf.allocate(case) gives it."
    ),
    "explorer_strategy": "the strategy",
    "explorer_party": "Points dealt by",
    "explorer_level": "Steered by",
    "explorer_what_if": "What if",
    "explorer_what_if_such": "budget -10%; refuse X",
    "explorer_level_absent": "{name} (not in this case)",
    "explorer_lacking": "Level {level} needs the column {column} of the table {table}, and it is empty.",
    "explorer_means": "Budgets and teams",
    "explorer_transfers": "What means may give each other",
    "explorer_weights": "Points of the objectives",
    "explorer_initiatives": "Initiatives",
    "explorer_keep_and_decide": "Keep and decide",
    "explorer_amount": "{percent}: {amount} in all",
    "explorer_amount_typed": "{amount} in all, some of it typed",
    "explorer_per_cent_of": "per cent of the case: {name}",
    "explorer_points_of": "points: {name}",
    "explorer_amounts_of": "By period",
    "explorer_person_gives": "One person gives, in a period ({unit})",
    "explorer_person_from": "from",
    "explorer_person_add": "+1 person",
    "explorer_person_unknown": "Write first what one person gives in a period.",
    "explorer_unlimited": "no limit",
    "explorer_total": "{total} points in all",
    "explorer_by_hand": "{total} points in all, set by hand",
    "explorer_search": "Search by name, owner, category…",
    "explorer_search_for": "Search",
    "explorer_more": "{count} more: search for them",
    "explorer_free": "free",
    "explorer_fund": "fund",
    "explorer_reject": "reject",
    "explorer_mandatory": "mandatory",
    "explorer_is_decided": "decided",
    "explorer_reset": "Reset",
    "explorer_scenario": "Scenario",
    "explorer_scenario_name": "its name",
    "explorer_scenario_called": "Scenario",
    "explorer_keep": "Keep as scenario",
    "explorer_write": "Write decision",
    "explorer_decided_on": "Initiative",
    "explorer_decision": "Decision",
    "explorer_decided_by": "By",
    "explorer_decided_for": "Reason",
    "explorer_by": "who decides",
    "explorer_reason": "for what reason",
    "explorer_undo": "Take back the last row",
    "explorer_unsaved": "Not saved yet: rows written here: {rows}. They are lost when the kernel ends.",
    "explorer_save_to": "Save to",
    "explorer_save_where": "folder, workbook or database",
    "explorer_save": "Save",
    "explorer_saved": "The case is saved in {target}.",
    "explorer_no_target": "Where to save must be named. Write the path of a folder or of a workbook (.xlsx).",
    "explorer_target_taken": (
        "{target} holds another case than the one opened here, or was changed meanwhile; nothing is written."
        " Choose another name."
    ),
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
    "explorer_proving": "the best earns at most {gap} more — proving…",
    "explorer_proving_no_bound": "a first plan — proving…",
    "explorer_proven": "proven: no plan is better",
    "explorer_stopped": "the best earns at most {gap} more, when the time was up",
    "explorer_count": "{funded} of {all} initiatives for {cost}",
    "explorer_count_free": "{funded} of {all} initiatives",
    "explorer_same": "the same plan as in the case as it is",
    "explorer_moves": "in: {entering}, out: {leaving}, changed: {changing}, against the case as it is",
    "explorer_infeasible": "Nothing fits",
    "explorer_why": "Looking for what stands in the way…",
    "explorer_before": "The last plan that was possible:",
    "explorer_name": "initiative",
    "explorer_option": "option",
    "option_full": "full",
    "explorer_when": "start → delivery",
    "explorer_points": "points",
    "explorer_cost": "cost",
    "explorer_replacement": "lost without it",
    "explorer_funded": "Funded",
    "explorer_out": "Not funded",
    "explorer_price": "points lost with it",
    "explorer_instead": "what would move",
    "explorer_held": "demanded",
    "explorer_held_gain": "demanded; {points} without",
    "explorer_irreplaceable": "no plan without",
    "explorer_impossible": "no plan holds it",
    "explorer_pricing": "Prices come in one by one: {count} of {all}.",
    "explorer_prices": "Prices are exact: each is the best plan the other way round.",
    "explorer_ranges": "Ranges for now, each proven: what is lost lies in it. Exact prices follow the proof.",
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
    "explorer_chosen": "initiative",
    "explorer_roadmap_note": (
        "Choose a bar to see what it is worth; move it below, by hand or with the arrow"
        " keys: it is held there, and what that costs is told."
    ),
    "explorer_move": "move it:",
    "explorer_move_start": "start of the work",
    "explorer_move_end": "end of the work",
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
    "explorer_exact_later": "(exact once the plan is proven)",
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
    "explorer_near_changes": "What changes",
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
    "brief_written": "Written to {target}.",
    "brief_tables_written": "Its tables: {folder}, {count} CSV files.",
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
    "brief_range": ", between {low} and {high} in four cases out of five if the estimates hold",
    "brief_headline": "; “{name}” would go from {today} to {level}{target}",
    "brief_headline_target": " (target: {target}, chance of reaching it: {chance})",
    "brief_headline_there": " (target: {target}, there already)",
    "brief_headline_change": "; “{name}” would change by {change}",
    "brief_protected": (
        "Every limit holds even if any {count} of the funded initiatives overrun; it is with such portfolios"
        " that this one is compared."
    ),
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
    "brief_deadlines": "Promised deadlines that this plan misses: {count} of {all}{cost}. Late: {who}.",
    "brief_deadlines_cost": ", with {cost} of its spend",
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
    "brief_tile_past_said": "{count} deliveries brought {share} of what was expected",
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
    # in money
    "brief_in_money": "In money",
    "brief_paid_benefit": "Benefit by {end}",
    "brief_paid_yearly": "for {cost}; then {yearly} a year",
    "brief_paid_npv": "Net present value",
    "brief_paid_npv_said": "at {rate} a year, to {end}",
    "brief_paid_back": "Pays back in",
    "brief_paid_back_not": "not by {end}",
    "brief_paid_past": "as past delivery would have it {money}",
    "brief_paid_beyond": "after {end}, if {yearly} a year goes on and nothing more is spent",
    "brief_paid_after": "{years} after it begins",
    "brief_paid_years": "years",
    "brief_paid_irr": "Internal rate of return",
    "brief_paid_irr_said": "a year, to {end}",
    "brief_paid_irr_never": "none: cash never changes its sign",
    "brief_paid_irr_many": "none told: cash changes its sign {count} times",
    "brief_paid_worth": "“{name}” {moved} × {value} a year",
    "brief_paid_rests_on": "The benefit rests on: {what}. What comes after {end} is not counted.",
    "brief_picture_cash": "Cash, period by period, and the sum so far, {unit}",
    "brief_picture_cash_plain": "Cash, period by period, and the sum so far",
    "brief_limits_sure": "The budgets hold in every case that was drawn.",
    "brief_limit_holds": ("“{name}” holds in {chance} of cases, and in 9 of 10 with a reserve of {reserve}."),
    "brief_limit_holds_enough": "“{name}” holds in {chance} of cases.",
    "brief_limits_together": "All limits, of budgets and teams, hold at once in {chance} of cases.",
    "brief_grants": "What is left of each budget",
    "brief_budget_line": "Budget",
    "brief_used_in": "Used in {year}",
    "brief_of_granted": "of {granted}",
    "brief_granted_one": "Granted",
    "brief_used_one": "Used",
    "brief_left": "Left",
    "brief_used_share": "Share used",
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
    "brief_no_objective_turned": "Serves no objective itself: stopping, transfers, hires",
    "brief_hires": "Hires, which free weeks of a team",
    "brief_turned": "Money that becomes something else, by transfers",
    "brief_running": "running",
    "brief_running_since": "running since {period}",
    "brief_continued": "continued",
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
    "brief_why_rule": "would break {rules}, a rule of yours",
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
    # what means give each other
    "brief_means": "What means give each other",
    "brief_means_earn": "{what}: what means give each other earns {points}.",
    "brief_means_needed": "{what}: without what means give each other no plan is possible.",
    "brief_means_unknown": "{what}: this is what means give each other.",
    "brief_means_more_one": "one more transfer",
    "brief_means_more": "{count} more transfers",
    "brief_given_sooner": "having {given} of {giver} sooner",
    "brief_given_later": "having {given} of {giver} later",
    "brief_given_lent": "lending {given} of {giver} to {receiver}",
    "brief_given_bought": "buying {gained} of {receiver} for {given}",
    "brief_given_shifted": "moving {given} from {giver} to {receiver}",
    "brief_transfer": "Transfer",
    "brief_what_is_given": "What is given",
    "brief_means_cost": "Cost",
    "brief_means_gain": "Points earned",
    "brief_means_all": "all",
    "brief_means_none": "Not used",
    "brief_means_note": (
        "Points earned: this plan’s less those of the best plan where that transfer may give nothing. Where"
        " one may give nothing, others may give more, or be of no use: these points do not add up."
    ),
    "brief_means_next": (
        "Where the next hire pays: a tenth more of a team in every period earns most in {each}."
    ),
    "brief_means_team": "{team} ({points})",
    "brief_load_note": "Used ÷ what may be planned. Shaded: {full} and more.",
    "brief_team": "Team",
    "brief_all_periods": "All periods",
    "brief_used_of": "{used} of {granted}",
    # closest calls
    "brief_calls": "The closest calls, and their prices",
    "brief_calls_note": (
        "Price, in points: what is lost by having it the other way, with everything else at its best. What is"
        " in another option, or starts at another time, stays funded: it is done smaller or larger, sooner or"
        " later, and what that costs or saves is within the change of cost."
    ),
    "brief_calls_none": "Within the limits there is no other choice of initiatives.",
    "brief_instead": "The other way",
    "brief_price": "Price",
    "brief_cost_change": "Change of cost",
    "brief_enter": "in: {who}",
    "brief_leave": "out: {who}",
    "brief_other_timing": "in another option, or from another start: {who}",
    "brief_nothing": "the same portfolio",
    # five per cent
    "brief_budgets": "What {share} more would buy, and {share} less would cost",
    "brief_budgets_none": "No budget of the round is limited: more money would buy nothing.",
    "brief_budgets_cheaper": (
        "With {share} more, the best plan spends {spend} and leaves {left} unspent: it costs less and earns"
        " more. It does not fit today because of the limit that binds, not of the total."
    ),
    "brief_binds": "What binds: “{resource}”, {short} short in {period}{also}.",
    "brief_scarce": (
        "Left out for want of room: {all}; short of a team first: {teams}, of a budget first: {budgets}."
    ),
    "brief_budget": "Budgets",
    "brief_points_change": "Change of points",
    "brief_what_changes": "What changes",
    "brief_unanswered": "no answer within the time limit",
    "brief_budgets_infeasible": "no portfolio meets every demand any more",
    # parties and decisions
    "brief_parties": "Who conceded what",
    "brief_parties_none": "The round names no parties: nobody conceded anything.",
    "brief_parties_note": (
        "In each party’s own points. Its stake is what it stood to lose: from the plan that it would choose"
        " alone down to the worst for it of those that others would choose alone. 0%: it has its own best;"
        " 100%: it is no better off than with that worst."
    ),
    "brief_party": "Party",
    "brief_own_best": "Own best",
    "brief_obtains": "Obtains",
    "brief_concedes": "Concedes",
    "brief_stake": "Share of its stake",
    "brief_would_have": "Would have funded instead",
    "brief_decisions": "Decided beforehand",
    "brief_decisions_note": (
        "Price, in points: what the plan would gain if the decision were lifted; at 0 the decision costs"
        " nothing. Doing the opposite is another thing, and may lose points (“Funding it loses”)."
    ),
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
        "If the estimates hold, the plan earns between {low} and {high} points in four cases out of five,"
        " {mean} on average ({draws} equally likely outcomes)."
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
    "brief_risk_deadlines": "Deadlines",
    "brief_risk_deadlines_said": (
        "Missed: {count} of {all}{cost}. A deadline is a promise made to someone and does not bind the plan,"
        " which is chosen by points. To hold one, give its initiative a latest start."
    ),
    "brief_deadlines_kept": "Promised deadlines that the plan misses: none of {all}.",
    "brief_deadline_missed": "“{name}” (promised for {deadline}, delivered in {delivery})",
    "brief_deadline_missed_later": "“{name}” (promised for {deadline}, delivered after the last period)",
    "brief_risk_limits": "Limits",
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
    "brief_table_rules": "rules",
    "brief_table_transfers": "transfers",
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
        " {less} below."
    ),
    "brief_stories_best": "The best",
    "brief_stories_worst": "The worst",
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
    "assess_made": "{path}: a file of answers. Fill it in, then: portfolio assess {path}",
    "assess_answers": "answers",
    "assess_fault_question": "question {question}",
    "assess_fault_kind": (
        "must be a mapping of questions to 0–3, or the path of a file; found {found}. Give one of these."
    ),
    "assess_fault_nothing": (
        "must be a file of answers; nothing is there. Check the path, or make one: portfolio assess"
        " --new {path}"
    ),
    "assess_fault_folder": "must be a file of answers; found a folder. Name the file in it.",
    "assess_fault_toml": (
        'must be TOML, lines such as {example} = 2, or {example} = "" where it is open; found an error:'
        " {error}. Correct the line."
    ),
    "assess_fault_section": "section must be one of {known}; found {found}. {advice}",
    "assess_fault_language": "language must be {known}; found {found}. Write one of these.",
    "assess_fault_unknown": "must be a question of the questionnaire; found {found}. {advice}",
    "assess_fault_remove": "Remove it: pf.questionnaire() lists them.",
    "assess_fault_elsewhere": "must stand in the section [{section}]; found in [{found}]. Move it there.",
    "assess_fault_twice": "must stand once; found twice. Remove one.",
    "assess_fault_answer": "must be {known}; found {found}. {advice}",
    "assess_fault_open": "must be answered; found nothing. Write {known}.",
    "assess_fault_write_one": "Write one number.",
    "assess_found_table": "a table",
    "assess_found_list": "a list",
    "assess_fault_ending": "must be a name ending in .toml; found {found}. {advice}",
    "assess_fault_taken": (
        "must be a name that is free; found one that is taken. Choose another, so that nothing is"
        " overwritten."
    ),
    # the explorer and notebooks, served to others
    "share_explorer": "The explorer of {name}, read-only, for whoever has this address:",
    "share_notebooks": (
        "The notebooks in {folder}/, to edit and run together, for whoever has this address:"
    ),
    "share_outside": (
        "Other machines can reach it, and what is sent is not encrypted: put a proxy with TLS before it"
        " (docs/sharing.md)."
    ),
    "share_ends": "Ctrl-C ends it.",
    "share_ended": "Ended.",
    "share_token": (
        "--token: must be at least 8 letters, digits or any of . _ ~ - without spaces. Leave it out: one"
        " is made."
    ),
    "share_port_taken": (
        "port {port} on {ip}: must be free; something listens there already. End that, or name another:"
        " --port {other}."
    ),
    "share_port_kept": (
        "port {port} on {ip}: must be one that you may open; found one kept for the system. Name"
        " another: --port 8866."
    ),
    "share_ip": "--ip: must be an address of this machine, such as {near}; found {ip} ({error}).",
    "share_needs": (
        "{module} must be installed; it is not. Run: pip install 'portfolio-arbitration[{extra}]'"
    ),
    "share_ended_itself": "the server ended by itself with exit code {code}.{said}",
    "share_not_started": "the server did not start: it ended with exit code {code}.{said}",
    "share_slow": "the server did not start within {seconds} seconds.{said}",
    "share_said_last": " It said last:\n{lines}",
    "share_open": (
        "the server lets in whoever comes: settings of Jupyter on this machine turn tokens off. Take"
        " them out."
    ),
    "share_other_token": (
        "the server does not take the token: settings of Jupyter on this machine name another. Take them out."
    ),
    "share_no_folder": "{path}: must be a folder of notebooks; found a file. Check the path.",
    "share_no_notebooks": "{path}: must be a folder of notebooks; found nothing. Check the path.",
    "share_root": (
        "this account is root: whoever has the token could do everything on this machine. Use another,"
        " or add --allow-root."
    ),
    "share_page_full_title": "No place is free at the moment",
    "share_page_full": (
        "As many people look at this round as there is room for ({most}). Try again in a moment: a place is"
        " free a minute after somebody leaves. Or ask whoever shares the round to make room for more."
    ),
    "share_page_nothing_title": "Nothing is here",
    "share_page_nothing": "There is nothing at this address. Open the address that you were given.",
    "share_page_closed_title": "This address is not open",
    "share_page_closed": "Open the address that you were given, to its end: the token is in it.",
    "share_page_failed_title": "That went wrong",
    "share_page_failed": (
        "The server could not make this page. Try again; if it stays so, tell whoever gave you the address."
    ),
    "share_page_again": "Try again",
    "share_page_anew": "Open the page anew",
    "share_page_gone": (
        "Your place was given up: this page was out of reach for more than a minute, or untouched for an"
        " hour, or its process ended. What is shown no longer moves."
    ),
    "share_page_away": (
        "The server does not answer: the network is away, or whoever shares the round has ended it. Meanwhile"
        " nothing here moves."
    ),
    # the round, answered to an assistant
    "assistant_serving": (
        "{name}: an assistant is answered on stdin and stdout. Nothing is written. Ctrl-C ends it."
    ),
    "assistant_serving_writes": (
        "{name}: an assistant is answered on stdin and stdout. It may write scenarios and decisions into"
        " the case."
        " Ctrl-C ends it."
    ),
    "assistant_no_tool": "there is no tool “{found}”. Ask one of these: {tools}.",
    "assistant_reads": (
        "{tool} writes into the case, which this server must not: nothing was written. Tell the person"
        " what would"
        " be written; who wants it written starts the server with --write."
    ),
    "assistant_unknown": "{name}: the tool takes no such argument. It takes: {names}.",
    "assistant_nothing": "nothing",
    "assistant_missing": "{name}: must be {must}; found nothing.",
    "assistant_unfit": "{name}: must be {must}; found {found}.",
    "assistant_ask_as": "Nothing was asked. Ask {tool} with arguments such as {example}.",
    "assistant_text": "a text of at most {longest} characters",
    "assistant_texts": "a list of 1 to {count} texts of at most {longest} characters",
    "assistant_amounts": "a list of 1 to {count} amounts, or of shares such as “-10%”",
    "assistant_number": "a number above 0, at most {most}",
    "assistant_count": "a whole number from 1 to {most}",
    "assistant_flag": "true or false, without quotes",
    "assistant_choice": "one of {choices}",
    "assistant_lines": "a list of 1 to {count} lines, each with initiative, option and start as texts",
    "assistant_no_plan": (
        "the case has no plan of record, and no other was given: give the lines of a plan as near, each with"
        " initiative, option and start."
    ),
    "assistant_cut": (
        "(The answer goes on: {count} more characters were left out. Ask about fewer initiatives, or for"
        " less.)"
    ),
    "assistant_written": "Written into the table {table} of {path}, rows: {rows}.",
    # lists: what was understood of one, assumed, left out and asked
    "list_fault_words": "must hold amounts; found words ({found}). Take another column: --set {role}=….",
    "list_fault_units_of_columns": (
        "must be in one unit; found {found} in {columns}. Take one: --set {role}=…."
    ),
    "list_fault_currencies": "must be in one currency; found {found}. Convert the amounts.",
    "list_fault_taxes": "must be all with taxes or all without; found {found}. Write all in one.",
    "list_fault_units": "must be in one unit; found {found}, as in {shown}. Write all in one.",
    "list_fault_no_amounts": "must hold amounts; found {found}. Write amounts, or take another column.",
    "list_fault_two_ways": "must be written in one way; found {found}. Write all as 80 %, or none.",
    "list_fault_row_period": "must be a period such as 2027 in each row; found {found}. Correct it.",
    "list_fault_row_no_period": "must be a period such as 2027 in each row; found a blank. Correct it.",
    "list_fault_more_cells": (
        "must have no more cells than there are headings ({headings}); found {found}. Put quotes around "
        "a cell that holds the separator."
    ),
    "list_fault_fewer_cells": (
        "must have as many cells as there are headings ({headings}); found {found}, and the rest in the "
        "next line. Put quotes around a cell that holds a line break."
    ),
    "list_fault_merged": (
        "must hold a value of its own in each cell; found {value} once in the merged cells {cells}. "
        "Unmerge them and fill in each."
    ),
    "list_fault_merged_cells": (
        "must hold a value of its own in each cell; found {value} once in the merged cells {cells} and "
        "{count} more. Unmerge them and fill in each."
    ),
    "list_fault_hidden_rows": (
        "hidden rows are read like the others; found {count}, the first with {first}. Show them if they "
        "count (clear the filter), or delete them."
    ),
    "list_fault_hidden_columns": (
        "hidden columns are read like the others; found {found}. Show or delete them."
    ),
    "list_fault_no_weights": (
        "must have a sheet of the weights of {drivers}, since {sheet} rates them; found none. Add it, or"
        " leave the sheet out."
    ),
    "list_fault_sheet_number": (
        "must be a number; found {found} in {sheet}. Correct it, or say what it counts: [sheets.{table}]."
    ),
    "list_fault_sheet_word": (
        "must be a number or a word of its scale; found {found} in {sheet}. Correct it, or say what it "
        "counts: [sheets.{table}]."
    ),
    "list_fault_no_driver": "must be one of {known}; found {found} over ratings in {sheet}. Correct it.",
    "list_fault_sheet_periods": (
        "must be periods of the case; found {found} beside {periods}. Leave --periods out."
    ),
    "list_fault_dependency": (
        "must be a kind of dependency that is known; found {found} in {sheet}. Say what it means: "
        "[sheets.relations.words.relation]."
    ),
    "list_found": "found {found}",
    "list_fault_limit": "must be an amount ≥ 0 such as 1.2M, 2027Q1=300k or NAME=40; {error}. Correct it.",
    "list_fault_limit_twice": "must give each amount once; found {found} twice. Delete one.",
    "list_fault_amount_twice": 'must give each amount once; found "the amount" twice. Delete one.',
    "list_fault_no_candidate": (
        "must hold at least one candidate; found none that counts. See what was left out, and why."
    ),
    "list_fault_labels": "must be labels such as 2027Q1, each once; found {found}. Correct them.",
    "list_fault_no_labels": "must be labels such as 2027Q1, each once; found none. Correct them.",
    "list_the_answers": "the answers",
    "list_the_mapping": "the mapping",
    "list_key_text": "must be one text",
    "list_key_one_of": "must be {words}",
    "list_key_heading": "must be the heading of a column",
    "list_key_row": "must be the number of a row, from 1",
    "list_key_pairs": "must be pairs such as High = 3; Low = 1",
    "list_key_scale": "must be numbers such as High = 3; {word} is {said}",
    "list_key_unestimated": "must be median, free, leave out or a number",
    "list_key_from_zero": "must be ≥ 0",
    "list_key_currency": "must be an ISO code of three capitals, such as EUR",
    "list_key_periods": "must be labels such as 2027Q1, or dates, sprints, versions or one",
    "list_key_units": "must be units such as effort = seconds, of {known}; one is {wrong}",
    "list_key_lengths": "must be units and their length, such as weeks = 5 days",
    "list_key_types": "must be types such as Epic = epic, of {known}; one is {wrong}",
    "list_key_decided": "must be words such as Go = fund, of {known}; one is {wrong}",
    "list_key_misspelt": "must be a key of a mapping; found {found}. Write {like}.",
    "list_key_unknown": "must be a key of a mapping; found {found}. Known are {known}.",
    "list_key_numbers": "must be numbers; {error}",
    "list_key_list": "a list or a table",
    "list_key_wrong": "{must}; found {found}. Correct it.",
    "list_fault_tracker": (
        "must be one of {known}; found {found}. For another tracker take list, with a mapping of your "
        "own: --map mapping.toml."
    ),
    "list_fault_map_unread": "must be a readable mapping file; found {error}. Check the path.",
    "list_fault_map_bytes": "must be text in UTF-8; found other bytes. Save it again as UTF-8.",
    "list_fault_map_toml": (
        'must be TOML, lines such as cost = "Budget"; found an error: {error}. Correct the line.'
    ),
    "list_fault_set": "must be KEY=VALUE such as cost=Budget; found {found}",
    "list_fault_no_fund": (
        "must name a fund in each row, since budgets are given by fund; found blanks. Fill them in, or "
        "give one budget for all."
    ),
    "list_fault_row_currencies": "must be one currency in all rows; found {found}. Convert the amounts.",
    "list_fault_other_currency": "must be the currency of the amounts; found {found}. Correct one of them.",
    "list_fault_said_currencies": (
        "must be in one currency; found {found}. Convert the amounts, or correct what was said."
    ),
    "list_found_two_ways": "found {found}, which can mean {both}. Write {both}",
    "list_found_unit": "found {found}, whose {sign} can be a unit. Write the whole amount",
    "list_found_no_amount": "found {found}. Write an amount such as 1200000, 1.2M or 70 k€",
    "list_fault_none_there": "none",
    "list_fault_which_budget": (
        'must say of which budget an amount is; found {found}. Write {option} "{first}=…" and so on.'
    ),
    "list_fault_which_team": (
        'must say of which team an amount is; found {found}. Write {option} "{first}=…" and so on.'
    ),
    "list_fault_budget_column": (
        "must be a budget of the list; found {found} in the column {column}. If that names the budgets, "
        'say so: --set "budget={heading}".'
    ),
    "list_fault_budget_misspelt": (
        "must be a budget of the list; found {found}, and in the list {names}. Write {like}."
    ),
    "list_fault_budget_unknown": (
        "must be a budget of the list; found {found}, and in the list {names}. Correct the name."
    ),
    "list_fault_team_column": (
        "must be a team of the list; found {found} in the column {column}. If that names the teams, say "
        'so: --set "team={heading}".'
    ),
    "list_fault_team_misspelt": (
        "must be a team of the list; found {found}, and in the list {names}. Write {like}."
    ),
    "list_fault_team_unknown": (
        "must be a team of the list; found {found}, and in the list {names}. Correct the name."
    ),
    "list_form_tables": (
        'must be tables such as {{objectives = {{objective = "Driver", weight = "Priority"}}}}'
    ),
    "list_form_unknown": "must be of {known}; one is {wrong}",
    "list_form_more": "must say {known} of {table}; it also says {wrong}",
    "list_form_lacks": "must say which headings of {table} are {absent}; nothing does",
    "list_form_links": "must be words of {known}; one is {wrong}",
    "list_form_numbers": "must be numbers for the words of {column} in {table}; one is {wrong}",
    "list_fault_no_estimate": (
        "must have an estimate, being mandatory; found none for {items}, and nothing to take instead. "
        "Fill it in, or leave it out: --unestimated 'leave out'."
    ),
    "list_fault_no_value": (
        "must have a value, being mandatory; found none for {items}. Fill it in, or say that it is not "
        "mandatory."
    ),
    "list_fault_mandatory": (
        "must be yes or no, or x; found {found}. Correct it, or take another column: --set mandatory=…."
    ),
    "list_fault_periods": (
        "must name periods of the case; found {found} beside {periods}. Correct it, or name the periods:"
        " --periods."
    ),
    "list_fault_open_periods": (
        "must be given for each period, or once for all; found no amount of {resource} for {periods}. "
        "Write {option}, with 0 where there is none."
    ),
    "list_fault_no_sprints": (
        "must have a column of {wish}, since periods={wish}; found none. Name it: --set {role}=…."
    ),
    "list_fault_outside": (
        "must be amounts of the periods {periods}; found some of {found}. Name these periods too: --periods."
    ),
    "list_fault_dates": (
        'must be written in one order; found {found}. Correct the dates, or say --set "dates=month first".'
    ),
    "list_fault_date": "{text} ({order})",
    "list_fault_no_headings": (
        "must have headings in row {row}; found none there. Correct headings, or leave it out: the row "
        "is looked for."
    ),
    "list_fault_no_sheet": "must have a sheet called {sheet}; found {found}. Write one of these.",
    "list_fault_sheet_like": "must have a sheet called {sheet}; found {found}. Write {like}.",
    "list_fault_no_sheets": (
        "must have a sheet called {sheet}; found a text file, which has no sheets. Leave the sheet out."
    ),
    "list_fault_figures_only": (
        "must hold a cost, an effort or a value beside {name}; found figures under {found} only. Say "
        "which: --set cost=… --set value=…"
    ),
    "list_fault_seen": "{sheet}: {headings}",
    "list_fault_seen_nothing": "{sheet}: no headings",
    "list_fault_no_list": (
        "must hold a list with a name (or an id) and a cost, an effort or a value in each row, under "
        "headings such as Name, Budget, Score; found {found}. Name the columns, or say which they are: "
        "--set name=… --set cost=… --set value=…"
    ),
    "list_fault_no_list_at_all": (
        "must hold a list with a name (or an id) and a cost, an effort or a value in each row, under "
        "headings such as Name, Budget, Score; found nothing. Name the columns, or say which they are: "
        "--set name=… --set cost=… --set value=…"
    ),
    "list_fault_side_by_side": (
        "must hold one list; found {count} side by side, with {headings} as their first headings. Put "
        "each on a sheet, or into a file, of its own."
    ),
    "list_fault_column_like": (
        "must have a column called {headings} ({role}); found {found}. Write {role}={like}."
    ),
    "list_fault_no_column": (
        "must have a column called {headings} ({role}); found {found}. Correct the mapping."
    ),
    "list_fault_unit_above": (
        "must be in the headings of the amounts that it holds for; found {found} over them. Write it "
        "there, such as Cost (k$)."
    ),
    "list_fault_no_limit": (
        "must say what is limited; found neither a cost nor an effort in the list, and no amount. Say "
        'what may be spent and which column is the cost: --budget 1.2M --set "cost=…"; or what teams can'
        ' do: --team 40 --set "effort=…"; or how many may be funded: --budget 5 --set cost=1.'
    ),
    "list_fault_efforts": (
        "must be of one unit to be added up; found {found}. Take one of them: --set effort=…, or say the"
        " unit: --set unit=effort=days."
    ),
    "list_fault_effort": "{column} ({unit})",
    "list_fault_effort_bare": "{column} (no unit)",
    "list_fault_one_value": "must be the same on every line of {item}; found {found}. Correct it.",
    "list_fault_shares": (
        "must hold shares, or percentages, or steps of one scale; found {low} beside {high} in {column}."
        " Write all as 80 %."
    ),
    "list_say_which": "Say which: {readings}.",
    "list_blank_column": (
        "a blank column stands between {one} and {other}; read as one table, since the rows are the same."
    ),
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
    "list_is_case": (
        "must be a list where {options} is given; found a case, whose tables say it. Leave it out."
    ),
    "list_fault_correct": "{what}. Correct it.",
    "list_import_file": (
        "import: must name a file; found none beside {name}. Write: portfolio import {name} FILE -o CASE"
    ),
    "list_import_case": (
        "import: must name the case to write: -o CASE; or say --dry-run, which writes nothing."
    ),
    "list_not_named": "new: {options} says how a list is read. Name it too: --from-list FILE.",
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
        "What each initiative uses of them: column 1 is the period its work starts in, 2 the next one. Below"
        " zero it frees: a hire costs a salary and frees weeks of a team."
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
    "template_example_hire": "Example: hire of a developer",
    "template_example_resource": "Example: money for projects",
    "template_example_team": "Example: development team",
    "template_example_objective": "Example: happier customers",
    "template_example_key_result": "Example: shorter waiting",
    "template_example_kpi": "Example: days of waiting",
}
