# SPDX-License-Identifier: Apache-2.0
"""Violations as values: what they show, and in which words."""

from __future__ import annotations

import pickle
import re
from decimal import Decimal, localcontext
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gaidisclosure.checks import Scalar, Severity, Violation, cell_label, seen
from gaidisclosure.checks.violation import identities_label
from gaidisclosure.form import EDITION_2021_UNDIVIDED, EDITIONS
from gaidisclosure.i18n import LOCALES, codes

FAMILIES = sorted(
    code.removeprefix("checks.") for code in codes("checks") if code[len("checks.")].isupper()
)
PLACEHOLDER = re.compile(r"\{[a-z_]*\}")


class Word(str):
    """A str of another type."""

    def __str__(self) -> str:
        return "something else"


anything = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.integers().map(lambda n: n << 500),
    st.floats(),
    st.decimals(),
    st.builds(lambda n: Decimal(n) ** 3, st.integers(10**20, 10**22)),
    st.text(),
    st.text(st.characters(categories=["Cs", "Cc", "Zl", "Zs"]), max_size=100),
    st.builds(Word, st.text()),
    st.recursive(st.integers(), st.lists),
    st.binary(),
)


@given(value=anything)
@example(value="\ud800")
@example(value=Decimal("sNaN"))
@example(value=Decimal("9" * 81))
@example(value=float("-inf"))
@example(value=2**128)
def test_what_is_seen_of_a_value_can_be_kept_compared_and_printed(value: object) -> None:
    shown = seen(value)
    assert type(shown) in {type(None), bool, int, float, Decimal, str}
    assert shown == seen(value)
    hash(shown)
    assert pickle.loads(pickle.dumps(shown)) == shown
    text = str(shown)
    assert text.isprintable()
    text.encode()
    assert len(text) <= 80 * len("\\U0010ffff")


@given(value=anything)
def test_a_small_scalar_is_seen_as_it_is(value: Any) -> None:
    shown = seen(value)
    if value is None or type(value) is bool or (type(value) is int and abs(value) < 2**128):
        assert shown is value
    if type(value) is str and value.isprintable() and len(value) <= 80:
        assert shown == value
    if type(value) in {float, Decimal} and len(str(value)) <= 80:
        finite = Decimal(value).is_finite()
        assert (type(shown), str(shown)) == (type(value) if finite else str, str(value))


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("字" * 80, "字" * 80),
        ("字" * 81, "字" * 79 + "…"),
        ("一\n二\u3000三", "一\\n二\\u3000三"),
        ("\ud800", "\\ud800"),
        (Word("１２"), "１２"),
        (10**40, "≈10^40"),
        (-(10**300), "≈-10^300"),
        (2**128 - 1, 2**128 - 1),
        (2**128, "≈10^38"),
        (Decimal("NaN"), "NaN"),
        (Decimal("-sNaN"), "-sNaN"),
        (Decimal("-Infinity"), "-Infinity"),
        (Decimal("7" * 80), Decimal("7" * 80)),
        (Decimal("7" * 81), "7" * 79 + "…"),
        (Decimal("1E+999"), Decimal("1E+999")),
        (float("nan"), "nan"),
        (float("inf"), "inf"),
        (1.5, 1.5),
        (b"12", "b'12'"),
        ({"a": 1}, "{'a': 1}"),
        (range(3), "range(0, 3)"),
    ],
)
def test_how_a_value_is_seen(value: object, shown: Scalar) -> None:
    assert seen(value) == shown
    assert type(seen(value)) is type(shown)


def test_the_repr_of_a_stranger_is_neither_trusted_nor_long() -> None:
    class Stranger:
        def __init__(self, words: str | None) -> None:
            self.words = words

        def __repr__(self) -> str:
            if self.words is None:
                raise RuntimeError("no words")
            return self.words

    assert seen(Stranger("字" * 60)) == "字" * 60
    assert len(str(seen(Stranger("字" * 1000)))) <= 80
    assert "Stranger" in str(seen(Stranger(None)))
    assert seen([10**5000]) == "<list>" or "int" in str(seen([10**5000]))


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("instance", ["", ":received"])
def test_every_code_has_words_in_every_language(family: str, instance: str) -> None:
    cell = "request_handling.received.total"
    found = Violation(family + instance, (cell,), 12, 13, (1, 2, 3), edition="2021")
    assert found.family == family
    messages = [found.message(locale) for locale in LOCALES]
    assert len(set(messages)) == len(LOCALES)
    assert not any(PLACEHOLDER.search(message) for message in messages)
    assert str(found) == f"[{family}{instance} {cell}] {found.message()}"
    assert found.message() == messages[0]


@pytest.mark.parametrize("family", FAMILIES)
def test_every_code_has_words_even_where_nothing_is_known(family: str) -> None:
    for locale in LOCALES:
        assert Violation(family).message(locale)


def test_the_codes_of_the_identities_have_words() -> None:
    families = {i.family for form in EDITIONS.values() for i in form.identities.values()}
    assert families <= set(FAMILIES)


def test_a_row_that_does_not_add_up_in_words() -> None:
    cells = EDITIONS["2021"].identities["T3-ROW:received"].cells
    found = Violation("T3-ROW:received", cells, 21, 23, (1, 2, 3, 4, 5, 6, 23), edition="2021")
    message = found.message("en")
    assert "Row “I. Requests received this year (一、本年新收政府信息公开申请数量)”" in message
    assert "1 + 2 + 3 + 4 + 5 + 6 = 21, but is 23; the difference is 2." in message
    assert "“一、本年新收政府信息公开申请数量”" in found.message()


def test_a_column_that_does_not_balance_in_words() -> None:
    cells = EDITIONS["2019"].identities["T3-BAL:commercial_enterprise"].cells
    found = Violation("T3-BAL:commercial_enterprise", cells, 5, 3, (5, 0, 3, 0), edition="2019")
    message = found.message("en")
    label = "Legal persons or other organizations Commercial enterprises (法人或其他组织 商业企业)"
    assert f"Column “{label}”" in message
    assert "items I and II add up to 5, items III and IV to 3; the difference is -2." in message


def test_a_row_that_only_the_misprint_has_in_words() -> None:
    cells = EDITION_2021_UNDIVIDED.identities["T3-ROW:outcomes.other"].cells
    found = Violation("T3-ROW:outcomes.other", cells, 0, 1, (0,) * 6 + (1,), edition="2021")
    assert "“三、本年度办理结果 （六）其他处理”" in found.message()


def test_a_cell_is_named_by_its_labels_or_by_its_path() -> None:
    procurement = "proactive_disclosure.procurement.amount"
    assert cell_label(procurement) == "政府集中采购 / 采购总金额"
    assert cell_label(procurement, "2021", "en").startswith("Centralized government procurement")
    assert cell_label("natural_person", "2021") == "自然人"
    assert cell_label("normative_documents", "2021") == "normative_documents"
    assert cell_label("division_code") == "行政区划代码"
    documents = "proactive_disclosure.normative_documents.issued"
    assert cell_label(documents, "nonsense") == "行政规范性文件 / 本年制发件数"
    shared = "request_handling.outcomes.other.other.total"
    assert cell_label(shared, "2019") == cell_label(shared, "2021")


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_a_cell_of_both_editions_is_named_as_its_own_prints_it(edition: str) -> None:
    path = "proactive_disclosure.licensing" + (".decisions" if edition == "2019" else "")
    label = {"2019": "行政许可 / 处理决定数量", "2021": "行政许可 / 本年处理决定数量"}[edition]
    assert cell_label(path, edition) == label


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "“总计”一列的结转平衡"),
        (3, "“总计”一列的结转平衡、“总计”一列之和、“自然人”一列之和"),
        (4, "“总计”一列的结转平衡、“总计”一列之和、“自然人”一列之和等 4 处"),
    ],
)
def test_up_to_three_identities_are_named_and_the_others_counted(number: int, said: str) -> None:
    codes = ("T3-BAL:total", "T3-SUM:total", "T3-SUM:natural_person", "T4-SUM:review")
    assert identities_label(codes[:number], "2021", "zh") == said


@pytest.mark.parametrize(("number", "shown"), [(1, "MY a"), (2, "MY a b"), (3, "MY")])
def test_up_to_two_cells_stand_next_to_the_code(number: int, shown: str) -> None:
    assert str(Violation("MY", ("a", "b", "c")[:number])) == f"[{shown}] MY"


def test_a_place_in_a_document_comes_first() -> None:
    found = Violation("CELL-BLANK", ("natural_person",), path="$.request_handling")
    assert found.message("en").startswith("$.request_handling: Natural persons (自然人): ")
    assert str(found).startswith("[CELL-BLANK] $.request_handling：")
    alone = Violation("CELL-BLANK", ("natural_person",))
    assert alone.message("en").startswith("Natural persons (自然人):")


@pytest.mark.parametrize(
    ("expected", "actual", "difference"),
    [
        (1, 3, "2"),
        (10**29, 10**29 + 1, "1"),
        (Decimal("1234567.8912"), 1234567, "-0.8912"),
        (1234567, Decimal("1234567.8912"), "0.8912"),
        (Decimal("0.1"), Decimal("0.3"), "0.2"),
        ("a", 3, ""),
        (3, None, ""),
    ],
)
def test_the_difference_is_exact(expected: Scalar, actual: Scalar, difference: str) -> None:
    found = Violation("T3-SUM:total", (), expected, actual)
    with localcontext(prec=3):
        assert found.message("en").count(f"the difference is {difference}.") == 1


def test_a_violation_is_a_value() -> None:
    one, other = (Violation("CELL-BLANK", ("a",), actual="") for _ in range(2))
    assert one == other
    assert hash(one) == hash(other)
    assert pickle.loads(pickle.dumps(one)) == one
    assert one.severity is Severity.ERROR
    assert one != Violation("CELL-BLANK", ("b",), actual="")
    with pytest.raises(AttributeError):
        one.code = "CELL-TEXT"  # type: ignore[misc]
    with pytest.raises(TypeError):
        Violation("CELL-BLANK", (), None, None, (), Severity.ERROR, "", "$")  # type: ignore[call-arg]


def test_a_code_of_a_check_of_ones_own_is_all_that_is_said() -> None:
    for locale in LOCALES:
        assert Violation("MY-CODE:instance", ("a",)).message(locale) == "MY-CODE:instance"
