"""For the tests of those who write rules: `check_rule` tries a rule as our own are tried."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Thread

from cablelint.fixing import FaultyFixError, fixable, fixed
from cablelint.message.build import read
from cablelint.message.model import Message
from cablelint.plugins import FAILURES
from cablelint.rules import pages
from cablelint.rules.rule import REGISTRY, Check, Rule, faults_of
from cablelint.testing.examples import Example, difference, examples, template

PARAGRAPHS = 500  # of the long message


def check_rule(rule: Check | str, *, seconds: float = 2.0) -> None:
    """Try a rule, given as its function or its code.  Raises AssertionError, which says what is wrong.

    Each example of its page, run under all rules, has exactly the findings that it marks; one has the
    fault, and one has none.  Its fixes are of the class that it declares, come to an end, bring nothing new,
    and leave nothing to fix.  It reads a long message in the given number of seconds.
    """
    heads = pages.heads()  # loads the plug-ins
    for failure in FAILURES:
        raise AssertionError(f"the plug-in {failure.plugin} cannot be used: {failure.error}\n{failure.trace}")
    rules = [one for one in REGISTRY.values() if rule in (one.code, one.check, _declared(one))]
    if not rules:
        raise AssertionError(f"{rule} is no rule: it has no decorator of cablelint.rules.rule")
    for one in rules:
        if one.code not in heads:
            raise AssertionError(
                f"{one.code}: cablelint does not find it; its package is not installed,"
                " or has no entry point `cablelint.rules`"
            )
        mistakes = [*_of_examples(one), *_of_time(one, seconds)]
        if mistakes:
            raise AssertionError("\n".join(f"{one.code}: {mistake}" for mistake in mistakes))


def _declared(rule: Rule) -> Check:
    """The function as it was declared."""
    return getattr(rule.check, "__wrapped__", rule.check)


def _of_examples(rule: Rule) -> Iterator[str]:
    all_examples = examples(pages.markdown(rule.code))
    faulty = [one for one in all_examples if any(marked.code == rule.code for marked in one.expectations)]
    if not faulty:
        yield f"no example has the fault; below its place, write `^^^ {rule.code} LABEL`"
    if all(one.expectations for one in all_examples):
        yield "no example is without a fault"
    for number, one in enumerate(all_examples, 1):
        yield from (f"example {number}: {mistake}" for mistake in _of_example(one))
    if faulty:
        yield from _of_fixes(rule, faulty)


def _of_example(example: Example) -> list[str]:
    try:
        return difference(example, example.findings())
    except AssertionError as error:  # a rule raised
        return [str(error)]


def _of_fixes(rule: Rule, faulty: list[Example]) -> Iterator[str]:
    declared = pages.heads()[rule.code].fix
    fixes = [
        finding.fix
        for example in faulty
        for finding in example.check(example.decoded()).findings
        if finding.code == rule.code and finding.fix is not None
    ]
    if declared == "none" and fixes:
        yield "it has a fix, and declares none: say `fix=` in its decorator"
    elif declared != "none" and not fixes:
        yield f"it declares fixes of the class {declared}, and no example has one"
    elif declared != "safe" and any(fix.safe for fix in fixes):
        yield f"it declares fixes of the class {declared}, and has one that says it is safe: `safe=False`"
    elif declared in ("safe", "unsafe"):
        for example in faulty:
            yield from _of_fixing(rule, example)


def _of_fixing(rule: Rule, example: Example) -> Iterator[str]:
    """What is wrong with applying the fixes of an example."""
    decoded = example.decoded()
    data = decoded.text.encode(decoded.encoding)
    try:
        once = fixed(data, example.check(decoded), example.check, unsafe=True)
        twice = fixed(once.data, once.result, example.check, unsafe=True)
    except FaultyFixError as error:
        yield str(error)
        return
    if any(finding.code == rule.code for finding in fixable(once.result, unsafe=True)):
        yield "its fix leaves what it fixes"
    if once.data != twice.data:
        yield "its fixes, applied again, change something more"


def _of_time(rule: Rule, seconds: float) -> Iterator[str]:
    """Whether it reads a long message in time; what never ends is left behind."""
    message = _long_message()
    thread = Thread(target=lambda: list(faults_of(rule, message)), daemon=True)
    thread.start()
    thread.join(seconds)
    if thread.is_alive():
        yield f"it takes more than {seconds:g} seconds for a message of {PARAGRAPHS} paragraphs"


def _long_message() -> Message:
    head, _, rest = template().partition("2. (C)")
    paragraph = rest.partition("\n\n")[0]
    middle = "\n\n".join(f"{number}. (C){paragraph}" for number in range(2, PARAGRAPHS + 1))
    message = read(f"{head}{middle}\n\nDOE\n", certain=True)
    assert message is not None, "a text that is certainly a message is always read"
    return message
