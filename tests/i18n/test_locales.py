# SPDX-License-Identifier: Apache-2.0
"""Every locale name finds a language."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gaidisclosure.i18n import LOCALES, environment, named, negotiate

SEPARATORS = st.sampled_from("-_")


@given(st.none() | st.text())
@example("")
@example("-_.@")
def test_any_name_gives_a_language(name: str | None) -> None:
    assert negotiate(name) in LOCALES


@given(st.sampled_from(LOCALES), st.sampled_from(["", ".UTF-8", "@euro"]), SEPARATORS)
def test_each_language_finds_itself(locale: str, suffix: str, separator: str) -> None:
    assert negotiate(locale.replace("_", separator) + suffix) == locale
    assert negotiate((locale + suffix).upper()) == locale


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", max_size=8), SEPARATORS)
def test_a_foreign_language_gives_the_source_language(language: str, separator: str) -> None:
    expected = "en" if language == "en" else "zh_Hans"
    assert negotiate(f"{language}{separator}US") == expected


@pytest.mark.parametrize(
    ("name", "locale"),
    [
        ("zh", "zh_Hans"),
        ("zh_CN.GB18030", "zh_Hans"),
        ("zh-SG", "zh_Hans"),
        ("zh-TW", "zh_Hant"),
        ("zh_HK.UTF-8", "zh_Hant"),
        ("zh-MO", "zh_Hant"),
        ("zh-Hans-HK", "zh_Hans"),
        ("zh-Hant-CN", "zh_Hant"),
        ("en", "en"),
        ("en_GB", "en"),
        ("english", "zh_Hans"),
        ("C", "zh_Hans"),
        ("C.UTF-8", "zh_Hans"),
        ("POSIX", "zh_Hans"),
        (None, "zh_Hans"),
    ],
)
def test_names_met_in_practice(name: str | None, locale: str) -> None:
    assert negotiate(name) == locale


@pytest.mark.parametrize(
    ("name", "locale"),
    [
        ("zh", "zh_Hans"),
        ("zh-CN", "zh_Hans"),
        ("zh_cn.gb18030", "zh_Hans"),
        ("zh-Hant-HK", "zh_Hant"),
        ("ZH_TW.Big5", "zh_Hant"),
        ("en-US", "en"),
        ("en_GB.UTF-8@euro", "en"),
        ("english", None),
        ("de_DE", None),
        ("zh CN", None),
        ("zh-", None),
        ("", None),
    ],
)
def test_a_name_is_one_of_ours_or_none(name: str, locale: str | None) -> None:
    assert named(name) == locale


def test_the_environment_names_a_language(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    assert environment() == "zh_Hans"
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert environment() == "en"
    monkeypatch.setenv("LC_ALL", "zh_TW")
    assert environment() == "zh_Hant"
