"""The parts of the page about a run, each a heading with charts, tables or drawings below it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from cablelint.finding import Severity
from cablelint.outputs.charts import Bar, level, share, upright
from cablelint.outputs.context import Summary
from cablelint.outputs.markup import figure, percent, quoting, row, table, text
from cablelint.outputs.numbers import count
from cablelint.outputs.sample import Drawn, Sample
from cablelint.outputs.tally import NOT_KNOWN, Faulty, Group, OfRule, Tally, in_order, largest

GRAVEST_FIRST = tuple(sorted(Severity, reverse=True))
STANDINGS: tuple[Severity | None, ...] = (*GRAVEST_FIRST, None)  # the gravest finding of a message
MOST_POSTS = 20
MOST_CLASSES = 8
MOST_DRAWN = 30
MOST_UNREADABLE = 20
LONGEST_SPAN = 60  # years that are drawn with the gaps between them
ENOUGH = 10  # messages from which on a share is worth a word
_STYLED = re.compile(r"\x1b\[([0-9;]+)m(.*?)\x1b\[0m")
_STYLES = {"1": "strong", "2": "dim", "31": "error", "33": "warning", "34": "info"}

Groups = Sequence[tuple[str, Group]]
Section = Iterator[str]


def gravest(tally: Tally) -> Section:
    """Messages by the gravest finding of each."""
    numbers, total = tally.all.messages, tally.all.total
    shares = {one: percent(numbers[one], total) for one in STANDINGS}
    names = {one: str(one or "none") for one in STANDINGS}
    bars = [Bar(names[one], shares[one], ((names[one], numbers[one]),)) for one in STANDINGS]
    rows = [row(_key(one), figure(numbers[one]), figure(shares[one])) for one in STANDINGS]
    rows.append(row("all", figure(total), figure(percent(total, total)), last=True))
    told = ", ".join(f"{names[one]} {shares[one]}" for one in STANDINGS)
    yield from _charted(
        level(bars, f"Messages by their gravest finding: {told}"),
        table("Messages by their gravest finding", ("gravest finding", "#messages", "#share"), rows),
    )


def years(tally: Tally) -> Section:
    """Messages by year."""
    groups = in_order(tally.years)
    known = [group for group in groups if group[0] != NOT_KNOWN]
    first, last = int(known[0][0]), int(known[-1][0])
    if last - first <= LONGEST_SPAN:
        held = dict(known)
        known = [(str(year), held.get(str(year), Group())) for year in range(first, last + 1)]
    chart = upright(
        _bars(known), f"Messages by year and their gravest finding, {first} to {last}. {_remark(known)}"
    )
    yield from _grouped("year", known, groups, chart)


def posts(tally: Tally) -> Section:
    """Messages by post, the largest; the rest is added up."""
    yield from _largest("post", tally.posts, MOST_POSTS)


def classes(tally: Tally) -> Section:
    """Messages by classification."""
    yield from _largest("classification", tally.classes, MOST_CLASSES)


def rules(tally: Tally, summary: Summary) -> Section:
    """The rules that found something, the gravest first, of these the most frequent."""
    found = ranked(tally)
    silent = sum(rule.code not in tally.rules for rule in summary.rules)
    said = f"{count(len(found), 'rule')} found something{f', {silent:,} nothing' if silent else ''}."
    if summary.messages > 1:
        code, most = max(found, key=lambda rule: rule[1].messages[0])
        said += f" In most messages: {code} {most.name} ({percent(most.messages[0], summary.messages)})."
    yield _caption(said)
    heads = ("rule", "#findings", "#messages", "#share", "", "first place")
    groups = (_of_severity(severity, found, tally, summary) for severity in GRAVEST_FIRST)
    yield from table("The rules that found something", heads, *filter(None, groups))


def worst(tally: Tally) -> Section:
    """The messages with most errors."""
    found = tally.worst()
    least = found[-1]
    yield _caption(
        f"{count(len(found), 'message')}; no other has more than {_faults(least)}."
        if len(found) < sum(tally.all.messages[one] for one in (Severity.ERROR, Severity.WARNING))
        else "All messages with an error or a warning."
    )
    rows = [
        row(_message(one, tally), figure(one.errors), figure(one.warnings), figure(one.infos))
        for one in found
    ]
    yield from table("The messages with most errors", ("message", "#errors", "#warnings", "#infos"), rows)


def drawings(tally: Tally, sample: Sample) -> Section:
    """Findings as on a terminal."""
    few, found = sample.all(), ranked(tally)
    shown = few if few is not None else [sample.of(code) for code, _ in found[:MOST_DRAWN]]
    if few is not None:
        yield _caption(f"{count(len(few), 'finding')}, in order.")
    else:
        of_all = f"{len(shown)} of the {len(found)} rules" if len(shown) < len(found) else "the rules"
        yield _caption(f"One finding of each of {of_all}, drawn by lot; the gravest rules first.")
    for drawing in shown:
        yield f'<pre tabindex="0">{_coloured(drawing)}</pre>'


def reports(tally: Tally, described: Callable[[str], str]) -> Section:
    """What each rule that found something reports."""
    yield "<dl>"
    for code, of_rule in sorted(tally.rules.items()):
        what = quoting(described(code)) or text(of_rule.name.replace("-", " "))
        yield f'<dt id="{text(code)}"><b>{text(code)}</b> {text(of_rule.name)}</dt><dd>{what}</dd>'
    yield "</dl>"


def failures(tally: Tally, summary: Summary) -> Section:
    """What could not be read, and where cablelint failed."""
    told = [f"cannot read {path}: {reason}" for path, reason in summary.unreadable[:MOST_UNREADABLE]]
    told += tally.failures
    more = len(summary.unreadable) + summary.crashes - len(told)
    yield "<ul>"
    yield from (f"<li>{text(one)}</li>" for one in told)
    yield "</ul>"
    if more:
        yield _caption(f"And {more:,} more.")


def ranked(tally: Tally) -> list[tuple[str, OfRule]]:
    """The rules that found something, the gravest first, of these the most frequent."""
    return sorted(
        tally.rules.items(), key=lambda rule: (-rule[1].gravest, -rule[1].findings.total(), rule[0])
    )


# ---- rows and charts ----------------------------------------------------------------------------


def _largest(noun: str, all_groups: dict[str, Group], most: int) -> Section:
    groups, rest = largest(all_groups, most)
    label = f"Messages by {noun} and their gravest finding. {_remark(groups)}"
    yield from _grouped(noun, groups, [*groups, *rest], level(_bars(groups), label))


def _grouped(noun: str, groups: Groups, all_groups: Groups, chart: str) -> Section:
    yield _caption(_remark(groups))
    rows = [_group(name, group) for name, group in all_groups]
    total = Group()
    for _, group in all_groups:
        total.join(group)
    rows.append(_group("all", total, last=True))
    heads = (noun, "#messages", "#with errors", "#share", "#errors", "#warnings", "#infos")
    figures = table(f"Messages and findings by {noun}", heads, rows)
    yield from _charted(f"{chart}{_legend()}", figures, "beside grouped")


def _charted(chart: str, rows: list[str], classes: str = "beside") -> Section:
    yield f'<div class="{classes}">'
    yield f"<figure>{chart}</figure>"
    yield from rows
    yield "</div>"


def _group(name: str, group: Group, *, last: bool = False) -> str:
    faulty = group.messages[Severity.ERROR]
    return row(
        text(name),
        figure(group.total),
        figure(faulty),
        figure(percent(faulty, group.total) if faulty else 0),
        *(figure(group.findings[severity]) for severity in GRAVEST_FIRST),
        last=last,
    )


def _bars(groups: Groups) -> list[Bar]:
    return [
        Bar(
            name,
            f"{name}: {count(group.total, 'message')}, {group.messages[Severity.ERROR]:,} with an error",
            tuple((str(one or "none"), group.messages[one]) for one in STANDINGS),
        )
        for name, group in groups
    ]


def _remark(groups: Groups) -> str:
    """What stands out among groups: the one of most messages, the one that errors are most frequent in."""
    name, group = max(groups, key=lambda one: one[1].total)
    said = f"Most messages: {name} ({group.total:,})."
    large = [one for one in groups if one[1].total >= ENOUGH and one[1].messages[Severity.ERROR]]
    if not large:
        return said
    name, group = max(large, key=lambda one: one[1].messages[Severity.ERROR] / one[1].total)
    errors = group.messages[Severity.ERROR]
    return (
        f"{said} Most often with an error, of those with at least {ENOUGH} messages: {name}"
        f" ({errors:,} of {group.total:,}, {percent(errors, group.total)})."
    )


def _of_severity(
    severity: Severity, found: list[tuple[str, OfRule]], tally: Tally, summary: Summary
) -> list[str]:
    """The rows of the rules whose gravest finding is of that severity, below a title."""
    rows = [_rule(*rule, tally, summary) for rule in found if rule[1].gravest == severity]
    if not rows:
        return []
    title = count(len(rows), f"rule with {severity}s", f"rules with {severity}s")
    return [f'<tr class="{severity}"><th colspan="6" scope="rowgroup">{title}</th></tr>', *rows]


def _rule(code: str, of_rule: OfRule, tally: Tally, summary: Summary) -> str:
    messages = of_rule.messages[0]
    return row(
        f'<a href="#{text(code)}">{text(code)}</a> {text(of_rule.name)}',
        figure(of_rule.findings.total()),
        figure(messages),
        figure(percent(messages, summary.messages)),
        f'<td class="bar">{share(str(of_rule.gravest), messages, summary.messages)}</td>',
        f'<td class="place">{text(tally.short(of_rule.first))}</td>',
    )


def _message(faulty: Faulty, tally: Tally) -> str:
    identifier = f" ({text(faulty.identifier)})" if "#" in faulty.address and faulty.identifier else ""
    return f'<span class="place">{text(tally.short(faulty.address))}</span>{identifier}'


def _faults(faulty: Faulty) -> str:
    return count(faulty.errors, "error") if faulty.errors else count(faulty.warnings, "warning")


# ---- small pieces -------------------------------------------------------------------------------


def _caption(words: str) -> str:
    return f"<p>{text(words)}</p>"


def _key(standing: Severity | None) -> str:
    name = str(standing or "none")
    return f'<i class="{name}"></i>{name}'


def _legend() -> str:
    keys = "".join(f"<li>{_key(one)}</li>" for one in STANDINGS)
    return f'<figcaption>Messages, by their gravest finding<ul class="legend">{keys}</ul></figcaption>'


def _coloured(drawing: Drawn) -> str:
    """A drawing with classes for the colours of the terminal."""
    lines = []
    for line in drawing:
        parts = _STYLED.split(line)  # plain, styles, styled, plain, styles, ...
        marked = text(parts[0])
        for styles, styled, plain in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
            classes = " ".join(_STYLES[style] for style in styles.split(";"))
            marked += f'<span class="{classes}">{text(styled)}</span>{text(plain)}'
        lines.append(marked)
    return "\n".join(lines)
