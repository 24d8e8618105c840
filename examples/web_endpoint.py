# SPDX-License-Identifier: Apache-2.0
"""收发年报的网络接口。A web service that takes and returns annual reports.

运行 Run: ``uvicorn web_endpoint:app --app-dir examples``. 需要 Needs: ``fastapi``, ``uvicorn``.

年报和录入稿直接作参数和返回值，OpenAPI 中有它们的结构。年报不成立时返回 422，列出每一处的代码、位置
和消息；语言按 Accept-Language。上传的文件限定大小，在单独的进程里读取，答复校验结论或者核对页。
填报页也由这里发出。
Reports and drafts are parameters and results, and OpenAPI shows their structure. An invalid report
is answered with status 422 and the code, place and message of each fault, in the language that the
client asks for. Uploaded files are bounded and read in a process of their own, and answered with a
verdict or a page that shows it. The entry page is served here too.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import Body, Depends, FastAPI, HTTPException, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse
from pydantic import BaseModel
from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Message, Receive, Scope, Send

import gaidisclosure as gd
from gaidisclosure.form import FormKey

MOST_BYTES = 20_000_000
"""请求正文的上限（字节）。The largest body of a request in bytes."""

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


async def uploaded(request: Request) -> gd.Draft:
    """读上传的文件。Read the file that is the body of a request, in a process of its own."""
    return await run_in_threadpool(gd.read, await request.body(), isolate=True)


@app.post("/files")
def judge_file(draft: Annotated[gd.Draft, Depends(uploaded)]) -> Judgement:
    """校验上传的文件。Judge an uploaded file."""
    return judge(draft)


@app.post("/files/page")
def show_file(draft: Annotated[gd.Draft, Depends(uploaded)]) -> HTMLResponse:
    """答复核对页。Answer with the verdict on an uploaded file as a page."""
    return HTMLResponse(gd.verdict_page(draft))


@app.get("/forms/{key}")
def form(key: FormKey) -> HTMLResponse:
    """发出填报页。Serve the entry page of a form."""
    return HTMLResponse(gd.entry_page(key))


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


@app.exception_handler(gd.UnreadableError)
def cannot_read(request: Request, error: gd.UnreadableError) -> JSONResponse:
    """答复读不出的文件。Answer with the reason why a file cannot be read."""
    return JSONResponse({"faults": [{"code": error.code, "message": str(error)}]}, status_code=422)


class Bounded:
    """限定请求正文的大小。Refuse larger bodies, whatever a client says of their size."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """转交请求，边收边计。Hand a request on and count its bytes as they come."""
        received = 0

        async def counted() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > MOST_BYTES:
                raise HTTPException(413, f"more than {MOST_BYTES:,} bytes")
            return message

        await self.app(scope, counted, send)


app.add_middleware(Bounded)


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
    answer = client.post("/files", content=gd.to_docx(report))
    print(answer.json()["verdict"])


if __name__ == "__main__":
    main()
