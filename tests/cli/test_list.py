# SPDX-License-Identifier: Apache-2.0
"""The list to send back: a line for each fault, as CSV and as a workbook."""

from __future__ import annotations

import csv
import re
import sys
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from attrs import astuple, evolve, fields
from hypothesis import given
from hypothesis import strategies as st

from gaidisclosure import AnnualReport2021, Draft, dumps, samples, strategies, to_docx
from gaidisclosure.bulk.exported import parquet_data
from gaidisclosure.checks import Severity, Violation, identities_label
from gaidisclosure.cli import listing
from gaidisclosure.cli.faults import Fault, faults_of
from gaidisclosure.cli.judging import Judged, NotJudged
from gaidisclosure.codec.refused import Loaded
from gaidisclosure.i18n import LOCALES, codes, template
from tests.cli.command_line import Command, Saved
from tests.repair.repaired import apart, draft_of

FEES = "proactive_disclosure.fees"
RECEIVED = "request_handling.received"
TOTAL = f"{RECEIVED}.total"
REVIEW = "review_litigation.review"


def lines(path: str) -> list[dict[str, str]]:
    data = Path(path).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline="")))


def faults(draft: Draft, locale: str = "zh") -> list[Fault]:
    return list(faults_of(Judged("a.docx", Loaded(draft), draft.check()), locale))


def test_the_list_tells_what_was_planted(command: Command) -> None:
    """A single slip has one repair, so its line has the cell and both figures."""
    command("sample", "--count", "12", "--wrong", "5", "--seed", "4", "--to", "docx", "-o", "all")
    result = command("check", "all", "--output", "list.csv")
    assert result.exit_code == 1
    planted = lines("all/planted.csv")
    assert len(planted) == 5
    told = {each["文件"]: each for each in lines("list.csv")}
    assert told.keys() == {f"all/{each['file']}" for each in planted}
    for each in planted:
        line = told[f"all/{each['file']}"]
        assert (line["类别"], line["机关"]) == ("有误", each["agency"])
        assert (line["单元格"], line["表"][0]) == (each["label"], "表")
        assert (line["所填"], line["应为"]) == (each["after"], each["before"])
        assert line["代码"] == each["codes"]
        assert line["位置"].startswith("第 ")
        assert "请核对" in line["说明"]


def test_a_workbook_has_the_same_lines_and_is_ready_for_use(command: Command) -> None:
    command("sample", "--count", "8", "--wrong", "3", "--to", "html", "-o", "all")
    for name in ("list.csv", "list.xlsx"):
        assert command("check", "all", "--failed", "-o", name).exit_code == 1
    book: Any = openpyxl.load_workbook("list.xlsx")
    sheet = book.active
    head, *rows = sheet.iter_rows(values_only=True)
    assert sheet.title == "退回清单"
    assert [list(map(words, row)) for row in rows] == [
        [*each.values()] for each in lines("list.csv")
    ]
    assert head == (*lines("list.csv")[0],)
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B2", f"A1:J{len(rows) + 1}")
    assert sheet.column_dimensions["I"].width > 50
    assert isinstance(rows[0][head.index("所填")], int)


def words(value: object) -> str:
    return "" if value is None else str(value)


@given(strategies.drafts(), st.sampled_from(LOCALES))
def test_every_fault_has_a_line(draft: Draft, locale: str) -> None:
    verdict = draft.check()
    found = faults(draft, locale)
    told = {code for each in found for code in each.code.split()}
    errors = [each for each in verdict.violations if each.severity is not Severity.NOTE]
    assert told == {each.code for each in (*errors, *verdict.gaps)}
    certain = verdict.location.certain
    proposed = [(each.printed, each.proposed) for each in found if each.proposed]
    wanted = [(draft.cells[cell].text.strip(), str(each.to)) for cell, each in certain.items()]
    assert sorted(proposed) == sorted(wanted)
    assert len(found) <= len(certain) + len(verdict.violations) + len(verdict.gaps)


def test_a_fault_with_several_repairs_names_its_sum_and_proposes_nothing(draft: Draft) -> None:
    (line,) = faults(draft.replace({f"{REVIEW}.total": 3}))
    assert (line.table, line.cell, line.code) == ("表四", "“行政复议 总计”之和", "T4-SUM:review")
    assert (line.printed, line.proposed) == ("", "")


def test_sums_that_cannot_hold_together_are_one_line() -> None:
    draft = draft_of("2021", apart())
    verdict = draft.check()
    (line,) = (each for each in faults(draft) if each.code == "T3-BLANKS")
    (change,) = verdict.location.certain.values()
    assert (line.printed, line.proposed) == (str(change.old), str(change.to))
    unrepaired = evolve(verdict, figures=())
    (line, *_) = faults_of(Judged("a", Loaded(draft), unrepaired), "zh")
    assert line.cell == identities_label(verdict.violations[0].identities, "2021")


def test_what_is_about_no_cell_has_none_and_notes_have_no_line(draft: Draft) -> None:
    about = [Violation("X-TEXT", severity=each) for each in (Severity.NOTE, Severity.WARNING)]
    verdict = evolve(draft.check(), violations=tuple(about))
    (line,) = faults_of(Judged("a", Loaded(draft), verdict), "zh")
    assert (line.kind, line.table, line.cell, line.code) == ("提醒", "", "", "X-TEXT")


def test_blank_cells_next_to_each_other_are_one_line(draft: Draft) -> None:
    columns = [path for path in draft.form.cells if path.startswith(f"{RECEIVED}.")]
    row, cell = faults(draft.replace({**dict.fromkeys(columns), FEES: None}))[::-1]
    assert row.cell.endswith("共 7 格")
    assert row.cell.startswith("一、本年新收政府信息公开申请数量 / 自然人 至 ")
    assert row.advice.startswith("单元格空白。")
    assert cell.cell == "行政事业性收费 / 本年收费金额（单位：万元）"
    assert cell.advice.startswith(f"“{cell.cell}”：空白。")
    assert (row.kind, row.printed, row.proposed) == ("不完整", "", "")
    apart = [columns[0], columns[-1]]
    assert len(faults(draft.replace(dict.fromkeys(apart)))) == 2


def test_what_is_missing_of_the_whole_report_is_a_line(draft: Draft) -> None:
    found = faults(evolve(draft, issuer=None, year=None, period=None))
    assert [(each.table, each.agency, each.code) for each in found] == [
        ("", "", "AGENCY-MISSING"),
        ("", "", "PERIOD-MISSING"),
    ]


def test_faults_of_figures_and_warnings_are_lines(draft: Draft) -> None:
    found = faults(draft.replace({TOTAL: -1, FEES: "0.1234567"}), "en")
    assert [(each.kind, each.code.split()[0]) for each in found] == [
        ("invalid", "CELL-NEGATIVE"),
        ("warning", "CELL-FEN"),
    ]
    assert found[0].proposed == "0"
    assert found[1].cell.startswith("Administrative fees (行政事业性收费)")


def test_a_file_that_cannot_be_read_is_a_line(command: Command, saved: Saved) -> None:
    saved(b"PK\x03\x04" + b"\0" * 50, "bad.docx")
    assert command("check", "bad.docx", "none.docx", "-o", "list.csv").exit_code == 2
    bad, none = lines("list.csv")
    assert (bad["类别"], bad["文件"], bad["代码"]) == ("无法校验", "bad.docx", "document.damaged")
    assert (none["机关"], none["代码"]) == ("", "reading.missing")
    assert "none.docx" in none["说明"]
    assert faults_of_nothing().code == ""


def faults_of_nothing() -> Fault:
    (found,) = faults_of(NotJudged("a", "b"), "zh")
    return found


def test_a_list_without_faults_has_headings_only(
    command: Command, saved: Saved, report: AnnualReport2021
) -> None:
    assert command("check", saved(report), "-o", "list.csv", "--lang", "en").exit_code == 0
    head = "kind,agency,file,table,cell,place,filled in,should be,what to do,code\r\n"
    assert Path("list.csv").read_bytes().decode("utf-8-sig") == head
    assert command("check", saved(report), "-o", "list.xlsx").exit_code == 0


@pytest.mark.parametrize("name", ["list.csv", "list.xlsx"])
def test_no_file_is_written_over_unless_forced(
    command: Command, saved: Saved, draft: Draft, name: str
) -> None:
    wrong = saved(draft.replace({TOTAL: 1}))
    saved("mine", name)
    result = command("check", wrong, "-o", name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--force" in result.stderr
    assert Path(name).read_text() == "mine"
    assert command("check", wrong, "-o", name, "--force").exit_code == 1
    assert Path(name).read_bytes() != b"mine"
    assert command("check", wrong, "-o", f"no/{name}").exit_code == 2


@pytest.mark.parametrize("name", ["list.doc", "-"])
def test_other_files_cannot_be_written(command: Command, saved: Saved, name: str) -> None:
    result = command("check", saved("x"), "-o", name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert ".csv、.xlsx、.html" in result.stderr


def test_the_list_and_the_roster_within_the_folder_are_no_reports(
    command: Command, folder: Path, draft: Draft
) -> None:
    (folder / "all").mkdir()
    (folder / "all" / "a.docx").write_bytes(to_docx(draft.replace({TOTAL: 1})))
    (folder / "all" / "名单.txt").write_text("云溪县商务局\n", "utf-8")
    args = ("check", "all", "--expect", "all/名单.txt", "-o", "all/list.xlsx", "--mark", "all/m")
    first = command(*args)
    again = command(*args, "--force")
    assert (again.exit_code, again.output) == (first.exit_code, first.output) == (1, again.output)
    assert again.stderr == ""


FORMULAS = ["=1+1", "+1+1", "-1+1", "@SUM(1)", "=HYPERLINK(1)", "\t=1", "＝1+1", "<r>a</r>"]
PLAIN = ["12", "-3", "+5", "0.5", "-", "--", "", "云溪县", "007", "1.50", "1e5"]


@pytest.mark.parametrize("content", [*FORMULAS, *PLAIN])
@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_nothing_is_a_formula(content: str, ending: str) -> None:
    line = Fault(kind="有误", agency=content, printed=content)
    data = listing.rendered([line], f"a{ending.upper()}", "zh")
    if ending == ".xlsx":
        book: Any = openpyxl.load_workbook(BytesIO(data))
        cells = [cell for row in book.active.iter_rows(min_row=2) for cell in row]
        assert all(cell.data_type != "f" for cell in cells)
        assert words(cells[1].value) in (content, content.strip())
        return
    (row,) = csv.DictReader(StringIO(data.decode("utf-8-sig"), newline=""))
    guard = "'" if content in FORMULAS[:-1] else ""
    assert row["机关"] == guard + content


@given(st.lists(st.text(), min_size=10, max_size=10))
def test_whatever_a_line_holds_can_be_written(texts: list[str]) -> None:
    line = Fault(**{each.name: text for each, text in zip(fields(Fault), texts, strict=True)})
    assert astuple(line) == (*texts,)
    for name in ("a.csv", "a.xlsx"):
        assert listing.rendered([line], name, "zh") == listing.rendered([line], name, "zh")


def test_a_long_text_is_cut_where_a_cell_ends() -> None:
    book: Any = openpyxl.load_workbook(
        BytesIO(listing.rendered([Fault(kind="x", advice="长" * 40_000)], "a.xlsx", "zh"))
    )
    assert book.active["I2"].value == "长" * 32_767


def test_samples_have_places_of_their_formats(command: Command, folder: Path) -> None:
    for path in samples.files():
        (folder / path.name).write_bytes(path.read_bytes())
    command("check", ".", "-o", "list.csv")
    (line,) = lines("list.csv")
    assert "!" in line["位置"]
    assert line["文件"].endswith("transport-2023.xlsx")


def test_faults_of_refused_json_are_lines(command: Command, saved: Saved, draft: Draft) -> None:
    data = dumps(draft.seal()).decode().replace('"upheld":0', '"upheld":1', 1)
    data = data.replace('"unified_social_credit_code":null', '"unified_social_credit_code":"x"')
    command("check", saved(data), "-o", "list.csv")
    told = [(each["单元格"], each["代码"]) for each in lines("list.csv")]
    assert told[:2] == [
        ("统一社会信用代码", "AGENCY-USCC"),
        ("“行政复议 总计”之和", "T4-SUM:review"),
    ]


def test_a_folder_that_does_not_exist_is_told_before_the_run(
    command: Command, folder: Path
) -> None:
    (folder / "a.json").write_bytes(dumps(AnnualReport2021.zero("云溪县商务局", 2023)))
    result = command("check", "a.json", "--output", "none/faults.csv", "--lang", "en")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "no such folder" in result.stderr


OPTION = re.compile(r"--\w|\w=[\"']|\w\(\)|gaidisclosure|pip install")
"""Words about this program, which those who get the list do not have."""
OF_A_SUM = re.compile(r"checks\.(rule\.)?MEMBER-(?!MISSING|DOUBLED|UNKNOWN|YEAR)")
"""What the office is told that sums, and has the program."""
NOT_ON_A_LIST = {"document.archive", "reading.text_given"}
"""Errors of a program that calls ``read``. The command looks into archives."""


@pytest.mark.parametrize("locale", LOCALES)
def test_nobody_is_told_on_the_list_how_to_call_this_program(locale: str) -> None:
    rooms = ("checks", "document", "explain", "reading")
    known = [code for room in rooms for code in codes(room) if not OF_A_SUM.match(code)]
    known += [code for code in codes("cli") if code.startswith("cli.fault.")]
    told = {code: template(code, locale) for code in known}
    assert len(told) > 300
    assert {code for code, words in told.items() if OPTION.search(words)} == NOT_ON_A_LIST


@pytest.mark.parametrize("lang", LOCALES)
def test_what_to_do_is_to_be_done_in_the_document(
    command: Command, folder: Path, draft: Draft, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pdfplumber", None)
    blank = [f"{REVIEW}.{name}" for name in ("upheld", "corrected")]
    inner = BytesIO()
    with ZipFile(inner, "w") as archive:
        archive.writestr("a.txt", "")
    with ZipFile(folder / "all.zip", "w") as archive:
        archive.writestr("a.json", dumps(draft.replace({FEES: None, **dict.fromkeys(blank)})))
        archive.writestr("b.parquet", parquet_data([draft], long=True))
        archive.writestr("c.zip", inner.getvalue())
        archive.writestr("d.pdf", b"%PDF-1.7\n")
    assert command("check", "all.zip", "--output", "list.csv", "--lang", lang).exit_code == 2
    told = [[*line.values()] for line in lines("list.csv")]
    assert len(told) == 5
    assert not [words for line in told for words in line if OPTION.search(words)]
