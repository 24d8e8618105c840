# SPDX-License-Identifier: Apache-2.0
"""收发年报的网络接口。A web service that takes and returns annual reports.

运行 Run: ``uvicorn web_endpoint:app --app-dir examples``. 需要 Needs: ``fastapi``, ``uvicorn``.

年报和录入稿直接作参数和返回值，OpenAPI 中有它们的结构。年报不成立时返回 422，列出每一处的代码、位置
和消息；语言按 Accept-Language。
Reports and drafts are parameters and results, and OpenAPI shows their structure. An invalid report
is answered with status 422 and the code, place and message of each fault, in the language that the
client asks for.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import Body, FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel

import gaidisclosure as gd

app = FastAPI(title="政府信息公开工作年度报告")


class Filing(BaseModel):
    """一次报送：年报和报送人。A report, and who files it."""

    report: gd.AnnualReport2021
    filed_by: str


class Fault(BaseModel):
    """一处不符。One fault of a draft."""

    code: str
    cells: tuple[str, ...]
    message: str


class Judgement(BaseModel):
    """校验结论。The verdict on a draft."""

    verdict: gd.Conclusion
    faults: list[Fault]


@app.post("/filings")
def take(filing: Filing) -> gd.AnnualReport2021:
    """收下年报并返回。Take a report and return it: a report that gets here adds up."""
    return filing.report


@app.post("/drafts")
def judge(draft: Annotated[gd.Draft, Body()]) -> Judgement:
    """校验录入稿。Judge a draft, which may be wrong."""
    verdict = draft.check()
    faults = [
        Fault(code=each.code, cells=each.cells, message=each.message())
        for each in (*verdict.violations, *verdict.gaps)
    ]
    return Judgement(verdict=verdict.conclusion, faults=faults)


@app.exception_handler(RequestValidationError)
def refuse(request: Request, error: RequestValidationError) -> JSONResponse:
    """逐处答复。Answer with the code, place and message of each fault."""
    faults = [
        {"code": each["type"], "place": each["loc"], "message": each["msg"]}
        for each in error.errors()
    ]
    return JSONResponse({"faults": faults}, status_code=422)


@app.middleware("http")
async def speak(request: Request, answer: Callable[[Request], Awaitable[Response]]) -> Response:
    """用客户端的语言答复。Answer in the language of the client."""
    with gd.language(request.headers.get("accept-language", "zh").partition(",")[0]):
        return await answer(request)


def main() -> None:
    """用测试客户端试一次。Try it once with the test client."""
    from fastapi.testclient import TestClient

    report = gd.AnnualReport2021.zero("云溪县商务局", 2023)
    filing = Filing(report=report, filed_by="经办人")
    client = TestClient(app)
    answer = client.post("/filings", json=filing.model_dump(mode="json"))
    print(gd.loads(answer.content).title)
    draft = gd.Draft.from_report(report).replace({"request_handling.received.total": 1})
    answer = client.post("/drafts", json=gd.to_data(draft), headers={"Accept-Language": "en"})
    for fault in answer.json()["faults"]:
        print(fault["code"], fault["message"])


if __name__ == "__main__":
    main()
