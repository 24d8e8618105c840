# SPDX-License-Identifier: Apache-2.0
"""``sample``: test files of fictional agencies, and a list of planted errors that is true."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import pytest

import gaidisclosure as gd
from gaidisclosure import strategies as gs
from gaidisclosure.checks import cell_label
from gaidisclosure.cli import main
from gaidisclosure.cli.commands.sample import KINDS
from gaidisclosure.form import EDITIONS, EditionName
from gaidisclosure.reading.leftovers import HEADINGS, PLANTED
from gaidisclosure.slips import SLIPS
from gaidisclosure.strategies.numbers import Numbers
from gaidisclosure.strategies.planted import plant
from tests.cli.command_line import Command

LANGUAGES = ["zh", "zh-Hant", "en"]


def listed(folder: Path) -> list[dict[str, str]]:
    data = (folder / PLANTED).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf" + ",".join(HEADINGS).encode() + b"\r\n")
    return [*csv.DictReader(data.decode("utf-8-sig").splitlines())]


def written(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def as_of(draft: gd.Draft, line: dict[str, str], figure: str) -> gd.Draft:
    return draft.replace({line["cell"]: int(line[figure])})


@pytest.mark.parametrize("more", [[], ["--no-data"]], ids=["data", "print"])
@pytest.mark.parametrize("kind", KINDS)
def test_planted_files_fail_as_the_list_says_and_all_others_hold(
    command: Command, folder: Path, kind: str, more: list[str]
) -> None:
    args = ["--count", "6", "--seed", "1", "--wrong", "3", "--to", kind, "--output", "out", *more]
    result = command("sample", *args)
    assert (result.exit_code, result.output) == (0, "")
    lines = {line["file"]: line for line in listed(folder / "out")}
    paths = [path for path in (folder / "out").iterdir() if path.name != PLANTED]
    assert (len(lines), len(paths)) == (3, 6)
    for path in paths:
        draft = gd.read(path)
        assert path.stem == draft.agency
        assert (draft.year, draft.edition) == (2024, "2021")
        if line := lines.pop(path.name, None):
            assert line["agency"] == draft.agency
            assert str(draft.cells[line["cell"]].value) == line["after"] != line["before"]
            assert [each.code for each in draft.check().errors] == line["codes"].split()
            assert as_of(draft, line, "before").check().ok
            assert line["label"] == cell_label(line["cell"], "2021", "zh_Hans")
        else:
            assert draft.check().ok
    assert not lines


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_reports_are_those_of_the_library_but_for_what_was_planted(
    command: Command, folder: Path, edition: EditionName
) -> None:
    args = ["--seed", "7", "--edition", edition, "--year", "2020", "--to", "json", "-o", "out"]
    assert command("sample", "--count", "30", "--wrong", "30", *args).exit_code == 0
    reports = {
        each.agency.name: each for each in gs.sample(30, seed=7, edition=edition, years=[2020])
    }
    lines = listed(folder / "out")
    assert [line["agency"] for line in lines] == [*reports]
    for line in lines:
        draft = gd.read(folder / "out" / line["file"])
        right = as_of(draft, line, "before").seal()
        assert right == reports[line["agency"]]
        assert int(line["before"]) == right.figures()[line["cell"]]


def test_an_edition_has_a_year_of_its_own(command: Command, folder: Path) -> None:
    args = ["--count", "2", "--edition", "2019", "--to", "text", "--output", "out"]
    assert command("sample", *args).exit_code == 0
    drafts = [gd.read(path) for path in (folder / "out").glob("*.txt")]
    assert [(draft.edition, draft.year) for draft in drafts] == [("2019", 2020)] * 2


@pytest.mark.parametrize("kind", KINDS)
def test_equal_arguments_give_equal_bytes_in_any_language(
    command: Command, folder: Path, kind: str
) -> None:
    for name, lang in (("one", "zh"), ("two", "en")):
        args = ["--count", "3", "--wrong", "2", "--seed", "5", "--to", kind, "-o", name]
        assert command("sample", *args, "--lang", lang).exit_code == 0
    assert written(folder / "one") == written(folder / "two")


def test_seeds_give_other_agencies_figures_and_errors(command: Command, folder: Path) -> None:
    for seed in ("1", "2"):
        args = ["--count", "5", "--wrong", "2", "--seed", seed, "--to", "json", "-o", seed]
        assert command("sample", *args).exit_code == 0
    one, two = written(folder / "1"), written(folder / "2")
    assert one.keys() != two.keys()
    assert one[PLANTED] != two[PLANTED]


@pytest.mark.parametrize("count", [60, 2000])
def test_as_many_agencies_as_files(command: Command, folder: Path, count: int) -> None:
    args = ["--count", str(count), "--wrong", str(count // 10), "--to", "json", "-o", "out"]
    assert command("sample", *args).exit_code == 0
    names = {path.name.casefold() for path in (folder / "out").iterdir()}
    assert len(names) == count + 1
    assert len({line["file"] for line in listed(folder / "out")}) == count // 10


def test_a_check_of_the_folder_finds_all_that_was_planted(command: Command, folder: Path) -> None:
    args = ["--count", "9", "--wrong", "4", "--to", "text", "--output", "out"]
    assert command("sample", *args).exit_code == 0
    result = command("check", "out", "--failed", "--lang", "en")
    assert result.exit_code == 1
    assert result.stdout.count("✗ invalid") == 4
    assert PLANTED in result.stderr


def test_usual_slips_are_planted_in_figures_that_are_not_zero() -> None:
    numbers, seen = Numbers(1), set()
    for report in gs.sample(60, seed=1, edition="2021"):
        error = plant(report, numbers)
        figures = report.figures()
        right = {error.cell: error.right}
        assert error.right == figures[error.cell]
        assert error.right or not any(
            figure for path, figure in figures.items() if report.form.cells[path].table > 2
        )
        left = SLIPS[error.slip].produces(report.form, {**figures, **right}, (error.cell,))
        assert error.printed in left
        seen.add(error.slip)
    assert seen == {"transposed", "doubled", "dropped", "copied", "total", "misread", "left_out"}


@pytest.mark.parametrize("name", [PLANTED, "报告"])
def test_nothing_is_written_over_and_nothing_next_to_it(
    command: Command, folder: Path, name: str
) -> None:
    if name != PLANTED:
        (report,) = gs.sample(1, edition="2021", years=[2024])
        name = f"{report.agency.name}.html"
    (folder / name).write_bytes(b"mine")
    args = ["sample", "--count", "1", "--to", "html", "--output", ".", "--lang", "en"]
    result = command(*args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert name in result.stderr
    assert "A file of that name exists" in result.stderr
    assert written(folder) == {name: b"mine"}
    assert command(*args, "--force").exit_code == 0
    assert b"mine" not in (path.read_bytes() for path in folder.glob("*.*"))


def test_nothing_is_made_where_nothing_is_written(command: Command, folder: Path) -> None:
    (folder / PLANTED).write_bytes(b"mine")
    args = ["sample", "--count", "1", "--years", "2", "--to", "json", "--output", "."]
    assert command(*args).exit_code == 2
    assert written(folder) == {PLANTED: b"mine"}


def test_there_is_no_list_without_errors_and_an_old_one_is_emptied(
    command: Command, folder: Path
) -> None:
    args = ["sample", "--count", "2", "--to", "json", "--output", "."]
    assert command(*args).exit_code == 0
    assert PLANTED not in written(folder)
    assert command(*args, "--wrong", "1", "--force").exit_code == 0
    assert len(listed(folder)) == 1
    assert command(*args, "--force").exit_code == 0
    assert listed(folder) == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("args", "named"),
    [
        (["--count", "0"], ["--count", "1", "10000"]),
        (["--count", "10001"], ["--count", "1", "10000"]),
        (["--count", "many"], ["--count", "1", "10000"]),
        (["--count", "5", "--wrong", "6"], ["--wrong", "--count", "5", "6"]),
        (["--count", "5", "--wrong", "-1"], ["--wrong", "0", "10000"]),
        (["--count", "5", "--seed", "1.5"], ["--seed", "0", "4294967295"]),
        (["--count", "5", "--year", "99"], ["--year", "1000", "9999"]),
        (["--count", "5", "--edition", "2020"], ["--edition", "2021", "2019"]),
        (["--count", "5", "--to", "prose"], ["--to", *KINDS]),
        ([], ["--count"]),
    ],
    ids=" ".join,
)
def test_a_wrong_argument_is_refused(
    capsys: pytest.CaptureFixture[str], folder: Path, args: list[str], named: list[str], lang: str
) -> None:
    status = main(["sample", "--to", "json", "--output", "out", *args, "--lang", lang])
    out, err = capsys.readouterr()
    assert (status, out) == (2, "")
    assert all(each in err.splitlines()[0] for each in named)
    assert ("For help:" in err) == (lang == "en")
    assert not [*folder.iterdir()]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_folder_that_cannot_be_made_is_refused(
    capsys: pytest.CaptureFixture[str], folder: Path, lang: str
) -> None:
    (folder / "out").write_bytes(b"mine")
    args = ["sample", "--count", "1", "--to", "json", "--output", "out", "--lang", lang]
    assert main(args) == 2
    assert "out" in capsys.readouterr().err
    assert written(folder) == {"out": b"mine"}


def test_the_first_file_that_cannot_be_written_ends_the_run(command: Command, folder: Path) -> None:
    first, _ = gs.sample(2, edition="2021", years=[2024])
    (folder / f"{first.agency.name}.json").mkdir()
    args = ["sample", "--count", "2", "--to", "json", "--output", ".", "--force", "--lang", "en"]
    result = command(*args)
    assert result.exit_code == 2
    assert "it is a folder, not a file" in result.stderr
    assert [path.name for path in folder.iterdir()] == [f"{first.agency.name}.json"]


@pytest.mark.parametrize(
    ("kind", "module", "extra"), [("xlsx", "xlsxwriter", "xlsx"), ("pdf", "typst", "pdf-writing")]
)
def test_a_writer_that_is_not_installed_is_told_and_no_file_written(
    command: Command, folder: Path, monkeypatch: pytest.MonkeyPatch, kind: str, module: str,
    extra: str,
) -> None:  # fmt: skip
    monkeypatch.setitem(sys.modules, module, None)
    result = command("sample", "--count", "1", "--to", kind, "--output", "out")
    assert (result.exit_code, result.stdout) == (2, "")
    assert f'pip install "gaidisclosure[{extra}]"' in result.stderr
    assert not [*(folder / "out").iterdir()]


def test_hypothesis_is_not_needed(folder: Path) -> None:
    program = (
        "import sys; sys.modules['hypothesis'] = None\n"
        "from gaidisclosure.cli import main\n"
        "sys.exit(main('sample --count 2 --wrong 1 --to docx --output out'.split()))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
    assert len(listed(folder / "out")) == 1


@pytest.mark.parametrize("edition", EDITIONS)
def test_years_in_a_row_go_on_from_each_other(
    command: Command, folder: Path, edition: EditionName
) -> None:
    args = ["--edition", edition, "--count", "4", "--seed", "5", "--year", "2019", "--years", "3"]
    result = command("sample", *args, "--to", "json", "--output", "out")
    assert (result.exit_code, result.output) == (0, "")
    years = {year: dict(gd.read_all(folder / "out" / str(year))) for year in (2019, 2020, 2021)}
    names = {tuple(Path(source).name for source in each) for each in years.values()}
    assert len(names) == 1
    assert len({*names.pop()}) == 4
    for reports in zip(*(each.values() for each in years.values()), strict=True):
        series = gd.ReportSeries(each for each in reports if isinstance(each, gd.Draft))
        assert series.years == (2019, 2020, 2021)
        assert series.check().ok
    assert any(
        draft.figures()["request_handling.brought_forward.total"]
        for draft in years[2021].values()
        if isinstance(draft, gd.Draft)
    )


def test_years_in_a_row_have_no_warnings_that_would_hide_planted_faults(
    command: Command, folder: Path
) -> None:
    """One agency in four had a sudden change of size."""
    args = ["--count", "40", "--years", "2", "--to", "json", "--output", "out"]
    assert command("sample", *args).exit_code == 0
    found = command("compare", "out/2024", "out/2025", "--lang", "en")
    assert found.output.splitlines()[-1] == "Agencies: 40; agrees 40"
    for year in ("2024", "2025"):
        assert "with warnings" not in command("check", f"out/{year}", "--lang", "en").output


def test_errors_are_planted_in_any_year(command: Command, folder: Path) -> None:
    args = ["--count", "2", "--wrong", "4", "--years", "2", "--to", "json", "--output", "out"]
    assert command("sample", *args).exit_code == 0
    files = {line["file"] for line in listed(folder / "out")}
    assert {Path(file).parent.name for file in files} == {"2024", "2025"}
    assert len(files) == 4
    alone = ["--count", "2", "--to", "json", "--output", "alone"]
    assert command("sample", *alone).exit_code == 0
    for path in (folder / "alone").glob("*.json"):
        assert (folder / "out" / "2024" / path.name).exists()


def test_years_beyond_four_digits_are_refused(command: Command) -> None:
    args = ["--count", "1", "--year", "9999", "--years", "2", "--to", "json", "--output", "out"]
    result = command("sample", *args, "--lang", "en")
    assert result.exit_code == 2
    assert "cannot go beyond 9999" in result.output
    result = command("sample", *args[:2], "--wrong", "3", *args[4:], "--lang", "en")
    assert result.exit_code == 2
