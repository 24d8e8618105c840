# SPDX-License-Identifier: Apache-2.0
"""The web service among the examples takes and returns reports, and says so in OpenAPI."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest

import gaidisclosure as gd

pytest.importorskip("fastapi")
pytest.importorskip("httpx2")
from fastapi.testclient import TestClient

FILE = Path(__file__).parents[2] / "examples" / "web_endpoint.py"
ZERO = gd.AnnualReport2021.zero("云溪县商务局", 2023)


@pytest.fixture(scope="module")
def client() -> TestClient:
    return TestClient(runpy.run_path(str(FILE))["app"])


def filing(report: object) -> dict[str, object]:
    return {"report": report, "filed_by": "经办人"}


def test_a_report_goes_in_and_comes_back(client: Any) -> None:
    answer = client.post("/filings", json=filing(gd.to_data(ZERO)))
    assert answer.status_code == 200
    assert answer.content == gd.dumps(ZERO)


def test_every_fault_comes_with_its_place_in_the_language_of_the_client(client: Any) -> None:
    data = gd.to_data(ZERO)
    data["request_handling"]["received"]["natural_person"] = 1
    answers = {
        language: client.post("/filings", json=filing(data), headers={"Accept-Language": wanted})
        for language, wanted in [("en", "en-US,en;q=0.9"), ("zh", "zh-CN")]
    }
    assert {each.status_code for each in answers.values()} == {422}
    english, chinese = (answers[each].json()["faults"] for each in ("en", "zh"))
    assert english[0]["code"] == "T3-ROW:received"
    assert english[0]["place"] == ["body", "report", "request_handling", "received", "total"]
    assert "Row “I. Requests received this year" in english[0]["message"]
    assert "一、本年新收政府信息公开申请数量" in chinese[0]["message"]
    assert "Row" not in chinese[0]["message"]


def test_a_draft_is_judged(client: Any) -> None:
    draft = gd.Draft.from_report(ZERO).replace({"review_litigation.review.total": 1})
    answer = client.post("/drafts", json=gd.to_data(draft)).json()
    assert answer["verdict"] == "invalid"
    assert [fault["code"] for fault in answer["faults"]] == ["T4-SUM:review"]
    assert client.post("/drafts", json=gd.to_data(ZERO)).status_code == 422


def test_an_uploaded_file_is_judged(client: Any) -> None:
    draft = gd.Draft.from_report(ZERO).replace({"review_litigation.review.total": 1})
    for data in (gd.to_docx(draft), gd.to_html(draft).encode(), gd.to_text(draft).encode()):
        answer = client.post("/files", content=data).json()
        assert answer["verdict"] == "invalid"
        assert [fault["code"] for fault in answer["faults"]] == ["T4-SUM:review"]


def test_an_uploaded_file_is_shown_as_a_page(client: Any) -> None:
    name = "<script>alert(1)</script>局"
    draft = gd.Draft.from_report(gd.AnnualReport2021.zero(name, 2023))
    answer = client.post("/files/page", content=gd.dumps(draft))
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "<script" not in answer.text
    assert gd.read(answer.content).agency == name


def test_a_file_without_a_report_is_refused_in_words(client: Any) -> None:
    answers = {
        wanted: client.post("/files", content=b"%PDF-1.7", headers={"Accept-Language": wanted})
        for wanted in ("zh", "en")
    }
    assert {each.status_code for each in answers.values()} == {422}
    (chinese,), (english,) = (each.json()["faults"] for each in answers.values())
    assert chinese["code"] == english["code"]
    assert chinese["message"] != english["message"]


@pytest.mark.parametrize("path", ["/files", "/files/page", "/filings", "/drafts"])
def test_a_large_body_is_refused_whoever_sends_it(client: Any, path: str) -> None:
    def parts() -> Any:
        yield from (b" " * 1_000_000 for _ in range(21))

    assert client.post(path, content=b" " * 20_000_001).status_code == 413
    assert client.post(path, content=parts()).status_code == 413


def test_the_entry_page_is_served(client: Any) -> None:
    answer = client.get("/forms/2021")
    assert answer.text == gd.entry_page("2021")
    assert client.get("/forms/1999").status_code == 422


def test_openapi_shows_reports_and_drafts(client: Any) -> None:
    found = client.get("/openapi.json").json()
    parts = found["components"]["schemas"]
    assert parts["AnnualReport2021"]["title"] == gd.schema("2021")["title"]
    assert parts["Draft"]["title"] == gd.schema("draft")["title"]
    assert parts["Filing"]["properties"]["report"] == {
        "$ref": "#/components/schemas/AnnualReport2021"
    }
    answer = found["paths"]["/filings"]["post"]["responses"]["200"]["content"]["application/json"]
    assert answer["schema"] == {"$ref": "#/components/schemas/AnnualReport2021"}
