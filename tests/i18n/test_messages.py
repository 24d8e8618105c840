# SPDX-License-Identifier: Apache-2.0
"""Messages by stable code."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gaidisclosure.i18n import LOCALES, codes, has, text

VALUES = st.text() | st.integers() | st.none()


@given(st.sampled_from(LOCALES), VALUES, VALUES)
def test_parameters_stand_in_the_message_as_they_are(
    locale: str, extra: object, package: object
) -> None:
    message = text("errors.missing_extra", locale, extra=extra, package=package)
    assert f"[{extra}]" in message
    assert str(package) in message


@given(st.text() | st.sampled_from(["errors", "errors.", "..", "../en/errors.x"]))
def test_an_unknown_code_is_named_and_never_shown(code: str) -> None:
    assume(code not in codes(code.partition(".")[0]))
    for locale in LOCALES:
        assert not has(code, locale)
        with pytest.raises(LookupError) as caught:
            text(code, locale)
        assert repr(code) in str(caught.value)


@given(st.text())
def test_codes_are_exactly_what_text_knows(domain: str) -> None:
    for locale in LOCALES:
        for known in (domain, "errors"):
            assert all(has(code, locale) for code in codes(known, locale))


def test_codes_are_sorted_and_the_header_is_none_of_them() -> None:
    assert codes("errors") == tuple(sorted(codes("errors")))
    assert "errors.missing_extra" in codes("errors")
    assert "" not in codes("errors")
    assert not has("")


def test_a_placeholder_without_a_value_is_a_mistake_of_the_program() -> None:
    with pytest.raises(LookupError, match="package"):
        text("errors.missing_extra", extra="cli")


def test_the_source_language_is_the_default() -> None:
    shown = text("errors.missing_extra", extra="cli", package="click")
    assert shown == text("errors.missing_extra", "zh_Hans", extra="cli", package="click")
    assert shown != text("errors.missing_extra", "zh_Hant", extra="cli", package="click")
    assert "尚未安装" in shown


@pytest.mark.parametrize(("count", "said"), [(0, "0 doubts:"), (1, "1 doubt:"), (2, "2 doubts:")])
def test_a_number_goes_with_its_noun(count: int, said: str) -> None:
    assert text("cli.doubts", "en", count=count) == said
    assert text("cli.doubts", "zh", count=count) == f"存疑 {count} 处："


def test_a_message_with_a_plural_may_have_plain_placeholders_too() -> None:
    shown = text("cli.not_sealed", "en", source="a|b", count=1)
    assert shown == "a|b is not a valid report yet; 1 problem:"
