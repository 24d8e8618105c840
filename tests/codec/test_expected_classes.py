# SPDX-License-Identifier: Apache-2.0
"""The class that a caller expects: another one is refused, and so is what no document holds."""

from __future__ import annotations

from typing import Any

import pytest

import gaidisclosure as gd
from gaidisclosure.codec import from_data, to_data
from gaidisclosure.errors import InvalidJSONError

NEW = gd.AnnualReport2021.zero("云溪县商务局", 2023)
OLD = gd.AnnualReport2019.zero("云溪县商务局", 2020)
DRAFT = gd.Draft.blank("云溪县商务局", 2023)


def ways(value: Any) -> list[tuple[Any, Any]]:
    """Both ways of reading a value, each with what it reads."""
    return [(gd.loads, gd.dumps(value)), (from_data, to_data(value))]


REFUSED: list[tuple[Any, Any, tuple[str, Any, Any]]] = [
    (OLD, gd.AnnualReport2021, ("$.edition", "2019", "2021")),
    (NEW, gd.AnnualReport2019, ("$.edition", "2021", "2019")),
    (NEW, gd.Draft, ("$.kind", "report", "draft")),
    (DRAFT, gd.AnnualReport2021, ("$.kind", "draft", "report")),
    (DRAFT, gd.AnyReport, ("$.kind", "draft", "report")),
]


@pytest.mark.parametrize(("value", "of", "said"), REFUSED)
def test_another_class_than_the_expected_one_is_refused(value: Any, of: Any, said: Any) -> None:
    for read, given in ways(value):
        with pytest.raises(InvalidJSONError) as caught:
            read(given, of)
        (found,) = caught.value.violations
        assert found.code == "JSON-CHOICE"
        assert (found.path, found.actual, found.expected) == said


@pytest.mark.parametrize("value", [NEW, OLD, DRAFT])
def test_the_expected_class_and_any_union_that_has_it_are_given(value: Any) -> None:
    classes = [None, type(value), gd.AnyReport | gd.Draft]
    if not isinstance(value, gd.Draft):
        classes += [gd.AnnualReport, gd.AnyReport]
    for read, given in ways(value):
        assert [read(given, of) for of in classes] == [value] * len(classes)


@pytest.mark.parametrize("of", [int, gd.Agency, "2021", gd.AnnualReport2021 | int])
def test_a_class_that_no_document_holds_is_refused(of: Any) -> None:
    for read, given in ways(NEW):
        with pytest.raises(TypeError) as caught:
            read(given, of)
        assert str(caught.value) == f"expected a class of report or Draft, not {of!r}"


@pytest.mark.parametrize("data", [5, None, {"kind": "report"}, ["kind"]])
def test_what_is_neither_bytes_nor_text_is_refused_with_what_takes_it(data: Any) -> None:
    with pytest.raises(TypeError) as caught:
        gd.loads(data)
    assert str(caught.value) == (
        f"expected JSON as bytes or text, not {type(data).__name__}; from_data() takes plain data"
    )


@pytest.mark.parametrize(("tree", "key"), [({}, "kind"), ({"kind": "report"}, "edition")])
def test_data_without_kind_or_edition_is_told_the_key_that_is_missing(tree: Any, key: str) -> None:
    with pytest.raises(InvalidJSONError) as caught:
        from_data(tree)
    (found,) = caught.value.violations
    assert (found.code, found.path, found.actual) == ("JSON-MISSING-KEY", f"$.{key}", key)


@pytest.mark.parametrize(
    ("tree", "path"),
    [({"kind": "x"}, "$.kind"), ({"kind": "report", "edition": "2020"}, "$.edition")],
)
def test_a_kind_or_an_edition_that_is_none_is_answered_with_the_list(tree: Any, path: str) -> None:
    with pytest.raises(InvalidJSONError) as caught:
        from_data(tree)
    (found,) = caught.value.violations
    assert (found.code, found.path) == ("JSON-CHOICE", path)
    assert found.actual in {"x", "2020"}
