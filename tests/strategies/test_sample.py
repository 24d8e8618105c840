# SPDX-License-Identifier: Apache-2.0
"""Plain test data: lawful, of different agencies, and the same for the same seed everywhere."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gaidisclosure as gd
from gaidisclosure import strategies as gs
from gaidisclosure.strategies import plain
from gaidisclosure.strategies.plain import continued

SIZES: tuple[gs.Size, ...] = ("office", "county", "city", "nation", "extreme")


@given(st.integers(0, 12), st.integers(), st.sampled_from(SIZES))
def test_as_many_lawful_reports_as_asked_for(n: int, seed: int, size: gs.Size) -> None:
    reports = gs.sample(n, seed=seed, size=size)
    assert len(reports) == n
    for report in reports:
        assert gd.Draft.from_report(report).check().ok
        assert gd.loads(gd.dumps(report)) == report


@given(st.integers(0, 8), st.integers(0, 8), st.integers())
def test_a_seed_gives_the_same_and_more_reports_begin_with_fewer(
    fewer: int, more: int, seed: int
) -> None:
    reports = gs.sample(fewer + more, seed=seed)
    assert gs.sample(fewer + more, seed=seed) == reports
    assert gs.sample(fewer, seed=seed) == reports[:fewer]


@pytest.mark.parametrize("hashes", ["1", "2"])
def test_every_process_gives_the_same(hashes: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONHASHSEED", hashes)
    code = (
        "import sys; from gaidisclosure import dumps, strategies\n"
        "sys.stdout.buffer.write(b''.join(map(dumps, strategies.sample(9, seed=7))))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert ran.stdout == b"".join(map(gd.dumps, gs.sample(9, seed=7)))


def test_a_seed_gives_the_same_on_every_machine() -> None:
    first, second, _ = gs.sample(3, seed=1, edition="2021", years=[2023])
    assert (first.agency.name, second.agency.name) == (
        "国家青禾财政局",
        "云溪县桃湾镇人民政府办公室",
    )
    assert first.request_handling.received.total == 1748


def test_seeds_differ() -> None:
    batches = {gs.sample(3, seed=seed) for seed in range(20)}
    assert len(batches) == 20
    assert gs.sample(5) == gs.sample(5, seed=0)


@pytest.mark.parametrize("seed", [0, 1, 2023])
def test_agencies_differ_however_many_there_are(seed: int) -> None:
    names = {report.agency.name for report in gs.sample(300, seed=seed, size="office")}
    assert len(names) == 300
    assert not any("合" in name for name in names)


def test_a_county_collects_reports_of_one_year_on_one_form() -> None:
    reports = gs.sample(60, seed=1, edition="2021", years=[2023])
    assert {(report.edition, report.year) for report in reports} == {("2021", 2023)}
    free = [report for report in reports if any(report.figures().values())]
    assert len(free) > 50
    assert {report.edition for report in gs.sample(40)} == {"2019", "2021"}


def test_sizes_steer_how_large_figures_are() -> None:
    largest = [
        max(max(map(float, report.figures().values())) for report in gs.sample(30, size=size))
        for size in SIZES
    ]
    assert largest == sorted(largest)
    assert largest[-1] == 10**15 - 1


def test_words_say_nothing_of_figures() -> None:
    for report in gs.sample(40, seed=3):
        text = str(report.narrative)
        assert report.narrative.overview.text
        assert "未收到" not in text
        assert not any(map(str.isdigit, text))


@pytest.mark.parametrize("size", SIZES[:-1])
def test_samples_are_no_cause_for_a_warning(size: gs.Size) -> None:
    for report in gs.sample(75, seed=5, size=size):
        verdict = gd.Draft.from_report(report).check()
        assert verdict.ok
        assert verdict.remarks == ()


@pytest.mark.parametrize(
    "make",
    [
        lambda: gs.sample(-1),
        lambda: gs.sample(1, edition="2020"),  # type: ignore[call-overload]
        lambda: gs.sample(1, years=[]),
        lambda: gs.sample(1, years=[99999]),
        lambda: gs.sample(1, size="village"),  # type: ignore[call-overload]
    ],
)
def test_a_wrong_option_is_refused(make: Callable[[], Any]) -> None:
    with pytest.raises(ValueError, match=r"give|none of|four digits"):
        make()


@pytest.mark.parametrize("n", [1.5, "1", True, None])
def test_a_number_or_a_seed_that_is_no_int_is_refused(n: Any) -> None:
    with pytest.raises(TypeError, match=r"^n=.*: give a whole number$"):
        gs.sample(n)
    with pytest.raises(TypeError, match=r"^seed=.*: give a whole number$"):
        gs.sample(1, seed=n)


def test_the_next_year_of_a_large_body_is_drawn_once() -> None:
    """So many figures of it change suddenly that no other draw does without."""
    before = gs.sample(3, seed=4, edition="2021", years=[2022], size="nation")
    after = continued(before)
    assert [each.year for each in after] == [2023] * 3
    assert all(gd.compare(*pair).findings for pair in zip(before, after, strict=True))
    assert after == continued(before)


def test_a_year_that_always_changes_suddenly_is_drawn_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(plain, "size_warnings", lambda *_: iter([None]))
    (before,) = gs.sample(1, edition="2021", years=[2023])
    (after,) = continued([before])
    assert (after.year, after.agency) == (2024, before.agency)
