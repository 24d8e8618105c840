# SPDX-License-Identifier: Apache-2.0
"""The language of messages: for a block, a process, or by the locale; documents have their own."""

from __future__ import annotations

import asyncio
import contextvars
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from babel import Locale

import gaidisclosure as gd
from gaidisclosure.explain import explain_identity
from gaidisclosure.form import EDITION_2021
from gaidisclosure.i18n import environment, negotiate, text
from tests.whole import document

VARIABLES = ("GAIDISCLOSURE_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
REPORT = gd.AnnualReport2021.zero("云溪县商务局", 2023)


def spoken() -> str:
    return text("errors.missing_extra", extra="cli", package="click")[:4]


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({}, "zh_Hans"),
        ({"LANG": "C"}, "zh_Hans"),
        ({"LANG": "POSIX"}, "zh_Hans"),
        ({"LANG": "C.UTF-8"}, "zh_Hans"),
        ({"LANG": "de_DE.UTF-8"}, "zh_Hans"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_TW"}, "zh_Hant"),
        ({"LC_ALL": "zh_CN", "LC_MESSAGES": "en"}, "zh_Hans"),
        ({"GAIDISCLOSURE_LANG": "en", "LC_ALL": "zh_CN"}, "en"),
        ({"GAIDISCLOSURE_LANG": "zh-Hant", "LANG": "en"}, "zh_Hant"),
        ({"GAIDISCLOSURE_LANG": "", "LANG": "en"}, "en"),
    ],
)
def test_variables_name_the_language_of_a_process(
    settings: dict[str, str], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in VARIABLES:
        monkeypatch.delenv(variable, raising=False)
    for variable, value in settings.items():
        monkeypatch.setenv(variable, value)
    assert environment() == negotiate(None) == expected
    with gd.language("zh_TW"):
        assert negotiate(None) == "zh_Hant"


def test_blocks_nest_and_end_with_an_error() -> None:
    def fail() -> None:
        with gd.language("zh-HK") as inner:
            assert (inner, spoken()) == ("zh_Hant", "這一功能")
            raise ZeroDivisionError

    with gd.language("en") as outer:
        with pytest.raises(ZeroDivisionError):
            fail()
        assert (outer, spoken()) == ("en", "Need")
    assert spoken() == "这一功能"


@pytest.mark.parametrize(
    ("locale", "expected"),
    [("en_GB", "en"), ("zh_Hant_TW", "zh_Hant"), ("zh_TW", "zh_Hant"), ("zh", "zh_Hans")],
)
def test_a_babel_locale_is_taken_wherever_a_locale_is(locale: str, expected: str) -> None:
    parsed = Locale.parse(locale)
    assert negotiate(parsed) == expected
    with gd.language(parsed):
        assert negotiate(None) == expected
    violation = gd.Violation("PERIOD-MISSING", ("year",))
    assert violation.message(parsed) == violation.message(expected)
    assert gd.Level.COUNTY.label(parsed) == gd.Level.COUNTY.label(expected)
    assert gd.to_prose(REPORT, parsed) == gd.to_prose(REPORT, expected)
    assert gd.to_text(REPORT, locale=parsed) == gd.to_text(REPORT, locale=expected)


def test_messages_follow_the_language() -> None:
    draft = gd.Draft.from_report(REPORT).replace({"review_litigation.review.total": None})
    verdict = draft.check()
    told: list[Callable[..., str]] = [
        verdict.gaps[0].message,
        gd.Doubt("reading.doubt.edition", found="2023").message,
        gd.Place(line=7).text,
        lambda locale=None: verdict.why("T4-SUM:review", locale),
        explain_identity("T3-BAL:total").words,
        explain_identity("T3-BAL:total").place,
        explain_identity("T3-BAL:total").grounds,
    ]
    chinese = [tell() for tell in told]
    with gd.language("en"):
        english = [tell() for tell in told]
        assert chinese == [tell("zh") for tell in told]
    assert english == [tell("en") for tell in told]
    assert all(one != other for one, other in zip(chinese, english, strict=True))


def test_documents_and_labels_do_not() -> None:
    cell = EDITION_2021.cells["review_litigation.review.total"]
    made: list[Callable[[], object]] = [
        lambda: gd.to_text(REPORT),
        lambda: gd.tables_to_text(REPORT),
        lambda: gd.to_prose(REPORT),
        lambda: document(REPORT),
        cell.label,
        cell.row.label_in,
        gd.Level.COUNTY.label,
        lambda: gd.dumps(gd.Draft.from_report(REPORT)),
    ]
    chinese = [make() for make in made]
    with gd.language("en"):
        assert [make() for make in made] == chinese
        assert gd.read_text(gd.to_text(REPORT)).seal() == REPORT


def test_a_language_does_not_leak_into_threads() -> None:
    with ThreadPoolExecutor(1) as pool, gd.language("en"):
        assert pool.submit(spoken).result() == "这一功能"

    def speak(locale: str) -> str:
        with gd.language(locale):
            return spoken()

    with ThreadPoolExecutor(4) as pool:
        assert [*pool.map(speak, ["en", "zh", "zh_TW", "en"])] == [
            "Need",
            "这一功能",
            "這一功能",
            "Need",
        ]
        assert {*pool.map(lambda _: spoken(), range(8))} == {"这一功能"}
    assert spoken() == "这一功能"


def test_a_language_does_not_leak_into_other_tasks() -> None:
    async def speak(locale: str, met: asyncio.Barrier) -> str:
        with gd.language(locale):
            await met.wait()  # all are within their blocks now
            return spoken()

    async def main() -> list[str]:
        met = asyncio.Barrier(3)
        told = await asyncio.gather(*(speak(each, met) for each in ("en", "zh", "zh_TW")))
        return [*told, spoken()]

    assert asyncio.run(main()) == ["Need", "这一功能", "這一功能", "这一功能"]


def test_a_block_may_end_in_another_context() -> None:
    def serve() -> Iterator[str]:
        with gd.language("en"):
            yield spoken()

    served = serve()
    assert contextvars.copy_context().run(next, served) == "Need"
    assert contextvars.copy_context().run(next, served, "over") == "over"
    assert spoken() == "这一功能"
