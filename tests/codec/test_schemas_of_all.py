# SPDX-License-Identifier: Apache-2.0
"""The schemas of drafts and of lines of ``check``, and what all schemas have in common."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from importlib import util
from pathlib import Path
from typing import Any, get_args

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import gaidisclosure as gd
from gaidisclosure import strategies as gs
from gaidisclosure.cli.program import program
from gaidisclosure.codec.schema import SCHEMAS, SchemaName, schema_text
from gaidisclosure.form import FORMS

ROOT = Path(__file__).parents[2]
CHINESE = re.compile("[一-鿿]")
ZERO = gd.AnnualReport2021.zero("云溪县商务局", 2023)


@cache
def validator(name: SchemaName) -> Draft202012Validator:
    return Draft202012Validator(gd.schema(name))


def generator() -> Any:
    spec = util.spec_from_file_location("schemas", ROOT / "tools" / "schemas.py")
    assert spec is not None
    assert spec.loader is not None
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_what_is_shipped_is_what_is_generated() -> None:
    made = generator().made
    assert {name: schema_text(name) for name in SCHEMAS} == {name: made(name) for name in SCHEMAS}


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_schema_is_one_and_has_a_name_of_its_own(name: SchemaName) -> None:
    Draft202012Validator.check_schema(gd.schema(name))
    assert gd.schema(name)["$id"].startswith("urn:gaidisclosure:schema:1:")
    assert len({gd.schema(each)["$id"] for each in SCHEMAS}) == len(SCHEMAS) == 4
    assert get_args(SchemaName) == SCHEMAS


def members(node: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    for name, inner in node.get("properties", {}).items():
        yield (*path, name), inner
        yield from members(inner, (*path, name))


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_member_has_a_chinese_title_and_an_english_description(name: SchemaName) -> None:
    found = gd.schema(name)
    groups = [found, *(inner for name, inner in found["$defs"].items() if name != "amount")]
    without = {"format", "version", "kind", "edition", "place"}
    told = [each for group in groups for each in members(group)]
    cells = [inner for path, inner in told if path[-1] not in without or "title" in inner]
    assert [inner for inner in cells if not CHINESE.search(inner["title"])] == []
    assert not any(CHINESE.search(inner["description"]) for inner in cells)


def test_a_cell_is_told_by_its_labels() -> None:
    cells = gd.schema("draft")["properties"]["cells"]["properties"]
    assert set(cells) == {path for form in FORMS.values() for path in form.cells}
    received = cells["request_handling.received.natural_person"]
    assert received["title"] == "一、本年新收政府信息公开申请数量 / 自然人（件）"
    assert received["description"] == "I. Requests received this year / Natural persons (items)"
    row = gd.schema("2021")["properties"]["request_handling"]["properties"]["received"]
    assert row["title"] == "一、本年新收政府信息公开申请数量"


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_handed_out_as_a_copy(name: SchemaName) -> None:
    found = gd.schema(name)
    found["properties"].clear()
    found["$defs"].clear()
    assert gd.schema(name) == json.loads(schema_text(name))


def test_another_name_is_answered_with_the_list() -> None:
    wrong: Any = "2020"
    with pytest.raises(ValueError, match="'2020', only '2021', '2019', 'draft', 'check'"):
        gd.schema(wrong)


@given(gs.drafts())
def test_what_dumps_writes_of_a_draft_is_valid(draft: gd.Draft) -> None:
    assert [*validator("draft").iter_errors(json.loads(gd.dumps(draft)))] == []


@pytest.mark.parametrize(
    "file", sorted((ROOT / "examples" / "data").glob("yunxi-*")), ids=lambda file: str(file.name)
)
def test_a_draft_that_was_read_is_valid(file: Path) -> None:
    try:
        draft = gd.read(file)
    except gd.MissingExtraError as error:
        pytest.skip(str(error))
    tree = gd.to_data(draft)
    assert [*validator("draft").iter_errors(json.loads(json.dumps(tree)))] == []
    assert gd.from_data(tree) == draft


SCALARS: st.SearchStrategy[Any] = st.sampled_from(
    [
        *(None, True, -1, 0, 1, 1.5, 10**15, [], {}, ["x"], {"x": 1}),
        *("", "x", "2023-01-01", "3.5", "03", "figure"),
    ]
)


@given(gs.drafts(), st.data())
def test_what_the_schema_refuses_loads_refuses(draft: gd.Draft, data: st.DataObject) -> None:
    tree = gd.to_data(draft)
    spoil(tree, data)
    if not validator("draft").is_valid(tree):
        with pytest.raises(gd.InvalidJSONError):
            gd.from_data(tree)


def spoil(tree: dict[str, Any], data: st.DataObject) -> None:
    """Somewhere in the tree, replace, remove or add a member."""
    node: Any = tree
    while True:
        key = data.draw(st.sampled_from(sorted(node)))
        if not (isinstance(node[key], dict) and node[key] and data.draw(st.booleans())):
            break
        node = node[key]
    match data.draw(st.sampled_from(["replace", "remove", "add"])):
        case "replace":
            node[key] = data.draw(SCALARS)
        case "remove":
            del node[key]
        case _:
            node[f"{key}_"] = data.draw(SCALARS)


RECEIVED = "request_handling.received.natural_person"


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("edition",), "2020"),
        (("kind",), "report"),
        (("issuer",), {}),
        (("year",), "2023"),
        (("doubts",), [{"found": "x"}]),
        (("cells", "request_handling.outcomes.other.natural_person"), {}),
        (("cells", RECEIVED, "value"), None),
        (("cells", RECEIVED, "value"), "00"),
        (("cells", RECEIVED, "state"), "blank"),
        (("cells", RECEIVED, "how"), "somehow"),
        (("cells", RECEIVED, "place"), {"row": 1}),
        (("cells", "proactive_disclosure.fees", "value"), 0),
    ],
)
def test_each_rule_for_drafts_refuses_something(path: tuple[str, ...], value: object) -> None:
    tree = json.loads(gd.dumps(gd.Draft.from_report(ZERO)))
    assert validator("draft").is_valid(tree)
    node = tree
    for name in path[:-1]:
        node = node[name]
    node[path[-1]] = value
    assert not validator("draft").is_valid(tree)
    with pytest.raises(gd.InvalidJSONError):
        gd.from_data(tree)


def test_lines_of_check_are_valid(tmp_path: Path) -> None:
    wrong = gd.Draft.from_report(ZERO).replace({RECEIVED: 7, "proactive_disclosure.fees": "若干"})
    old = gd.AnnualReport2019.zero("云溪县商务局", 2020)
    refused = gd.dumps(ZERO).replace(b'"fees":"0"', b'"fees":"-0.5"')
    documents = {
        "wrong": gd.dumps(wrong),
        "right": gd.dumps(old),
        "nothing": b"{",
        "refused": refused,
        "year": gd.dumps(gd.Draft(edition="2021", cells={})),
    }
    for name, data in documents.items():
        (tmp_path / f"{name}.json").write_bytes(data)
    files = [str(ROOT / "examples" / "data" / "yunxi-2023-wrong.txt"), str(tmp_path)]
    ran = CliRunner().invoke(program, ["check", "--format", "json", *files])
    lines = [json.loads(line) for line in ran.output.splitlines() if line.startswith("{")]
    assert len(lines) == 6
    assert {line["verdict"] for line in lines} == {"valid", "invalid", "incomplete", "unreadable"}
    assert any(line["repairs"] for line in lines)
    for line in lines:
        assert [*validator("check").iter_errors(line)] == []
        for name in line:
            assert not validator("check").is_valid({k: v for k, v in line.items() if k != name})
    assert not validator("check").is_valid(lines[0] | {"verdict": "good"})
    assert validator("check").is_valid(lines[0] | {"more": 1})


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_command_prints_each(name: SchemaName) -> None:
    ran = CliRunner().invoke(program, ["schema", name])
    assert json.loads(ran.stdout) == gd.schema(name)
