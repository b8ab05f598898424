"""Reading the argument graphs of Carneades as far as their labels need it.

Only what the files of known labels use: statements, assumptions, arguments, issues, weighing
functions, and the arguments and issues that follow from schemes over ground facts.
"""

import re

from argmap.semantics.balancing import (
    WEIGHING,
    Case,
    Issue,
    Reason,
    Standard,
    constant,
    criteria,
    preference,
)

STANDARDS = {
    "PE": Standard.PREPONDERANCE,
    "CCE": Standard.CLEAR_AND_CONVINCING,
    "BRD": Standard.BEYOND_REASONABLE_DOUBT,
}
_TERM = re.compile(r"([^\s(),]+)\((.*)\)")


def case_of(data):
    """The graph as a case."""
    texts, assumed = {}, {tidy(a) for a in data.get("assumptions") or ()}
    for name, said in (data.get("statements") or {}).items():
        about = said if isinstance(said, dict) else {"text": said}
        texts[tidy(name)] = str(about.get("text", name)).strip()
        if about.get("assumed"):
            assumed.add(tidy(name))
    schemes = {s["id"]: s for s in data.get("argument_schemes") or ()}
    named = {k.lower(): v for k, v in (data.get("weighing_functions") or {}).items()}
    reasons = [
        _reason(name, about, schemes, named)
        for name, about in (data.get("arguments") or {}).items()
    ]
    reasons += generated(schemes.values(), sorted(assumed), named, len(reasons))
    issues = [
        Issue(tuple(map(tidy, i["positions"])), STANDARDS[i.get("standard", "PE")])
        for i in (data.get("issues") or {}).values()
    ]
    statements = dict.fromkeys([*texts, *sorted(assumed)])
    for reason in reasons:
        told = [reason.conclusion, *reason.premises, reason.undercutter]
        statements.update(dict.fromkeys(name for name in told if name))
    issues += follow_issues(data.get("issue_schemes") or {}, list(statements), issues)
    return Case(tuple(sorted(statements)), frozenset(assumed), tuple(reasons), tuple(issues), texts)


def tidy(name):
    return re.sub(r"\s*,\s*", ",", str(name)).strip()


def weigher(weight, named):
    """A weighing function from how a file gives it."""
    if weight is None:
        return None
    if isinstance(weight, str):
        name = weight.lower()
        return WEIGHING[name] if name in WEIGHING else weigher(named[name], named)
    if "constant" in weight:
        return constant(weight["constant"])
    if "preference" in weight:
        orders = [(p["property"], p.get("order", "descending")) for p in weight["preference"]]
        return preference(orders)
    told = weight["criteria"]
    soft = {k: (v["factor"], v["values"]) for k, v in told["soft"].items()}
    return criteria(told.get("hard") or [], soft)


def _reason(name, about, schemes, named):
    premises = about.get("premises") or []
    if isinstance(premises, dict):
        premises = list(premises.values())
    scheme = about.get("scheme")
    weight = schemes[scheme].get("weight") if scheme in schemes else scheme
    return Reason(
        str(name),
        tidy(about["conclusion"]),
        tuple(map(tidy, premises)),
        tidy(about.get("undercutter") or ""),
        weigher(weight, named),
        schemes.get(scheme, {}).get("meta") or {},
    )


def _parsed(term):
    match = _TERM.fullmatch(tidy(term))
    return (match[1], tuple(match[2].split(","))) if match else (tidy(term), ())


def _match(pattern, fact, bound):
    """The bindings under which a pattern is a fact; None when it cannot be."""
    (name, args), (other, values) = _parsed(pattern), _parsed(fact)
    if name != other or len(args) != len(values):
        return None
    bound = dict(bound)
    for arg, value in zip(args, values, strict=True):
        if arg[0].isupper():
            if bound.setdefault(arg, value) != value:
                return None
        elif arg != value:
            return None
    return bound


def _put(pattern, bound):
    name, args = _parsed(pattern)
    return f"{name}({','.join(bound.get(a, a) for a in args)})" if args else name


def generated(schemes, facts, named, taken):
    """The arguments that follow from schemes by forward chaining over ground facts."""
    facts, found, done = list(facts), [], set()
    grown = True
    while grown:
        grown = False
        for scheme in schemes:
            for bound in _solutions(scheme.get("premises") or [], facts):
                key = (scheme["id"], tuple(sorted(bound.items())))
                if key in done or not scheme.get("conclusions") or not scheme.get("premises"):
                    continue
                done.add(key)
                grown = True
                premises = tuple(_put(p, bound) for p in scheme["premises"])
                for conclusion in scheme["conclusions"]:
                    name = f"a{taken + len(found) + 1}"
                    found.append(
                        Reason(
                            name,
                            _put(conclusion, bound),
                            premises,
                            f"undercut({name})",
                            weigher(scheme.get("weight"), named),
                            scheme.get("meta") or {},
                        )
                    )
                    if (derived := _put(conclusion, bound)) not in facts:
                        facts.append(derived)
    return found


def _solutions(premises, facts):
    solutions = [{}]
    for premise in premises:
        solutions = [
            more
            for bound in solutions
            for fact in facts
            if (more := _match(premise, fact, bound)) is not None
        ]
    return solutions


def follow_issues(schemes, statements, issues):
    """The issues between statements that fit the patterns of a scheme together."""
    found, taken = [], {p for issue in issues for p in issue.positions}
    for patterns in schemes.values():
        listed = len(patterns) == 3 and patterns[1] == "..."
        for name in statements:
            bound = {"Q": name} if patterns[0] == "Q" else _match(patterns[0], name, {})
            if patterns[0] == "¬Q":
                bound = {"Q": name.removeprefix("¬")} if name.startswith("¬") else None
            if bound is None or name in taken:
                continue
            if listed:
                kept = {k: v for k, v in bound.items() if not k[-1].isdigit()}
                rivals = [s for s in statements if _match(patterns[0], s, kept) is not None]
            else:
                wanted = {_put(p, bound).replace("Q", bound.get("Q", "Q")) for p in patterns[1:]}
                rivals = [name, *(s for s in statements if s in wanted and s != name)]
            if len(rivals) > 1:
                found.append(Issue(tuple(rivals)))
                taken.update(rivals)
    return found
