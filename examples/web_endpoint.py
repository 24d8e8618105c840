"""接收 JSON、答复不符之处的网络接口。A web endpoint that takes JSON and answers with violations.

运行 Run: ``uvicorn web_endpoint:app --app-dir examples``. 需要 Needs: ``fastapi``, ``uvicorn``.

接收年报和录入稿。年报不成立时返回 422，列出每一处的代码、JSON 路径和消息；语言按 Accept-Language。
It accepts reports and drafts. An invalid report is answered with status 422 and the code, JSON path
and message of each violation, in the language that the client asks for.
"""

from __future__ import annotations

from collections.abc import Iterable

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

import gaidisclosure as gd

app = FastAPI(title="政府信息公开工作年度报告")


def listed(violations: Iterable[gd.Violation], language: str) -> list[dict[str, object]]:
    """每处不符，写成 JSON 的样子。Violations as JSON-ready data."""
    return [
        {
            "code": violation.code,
            "severity": violation.severity,
            "path": violation.path,
            "cells": violation.cells,
            "message": violation.message(language),
        }
        for violation in violations
    ]


@app.post("/reports")
async def judge(request: Request) -> JSONResponse:
    """校验请求体里的年报或录入稿。Judge the report or draft in the body of the request."""
    language = request.headers.get("accept-language", "zh").partition(",")[0]
    try:
        document = gd.loads(await request.body())
    except gd.InvalidJSONError as error:
        faults = listed(error.violations, language)
        return JSONResponse({"verdict": "invalid", "violations": faults}, status_code=422)
    if isinstance(document, gd.Draft):
        verdict = document.check()
        found = listed((*verdict.violations, *verdict.gaps), language)
        return JSONResponse({"verdict": verdict.conclusion, "violations": found})
    return JSONResponse({"verdict": "valid", "title": document.title, "violations": []})


def main() -> None:
    """用测试客户端试一次。Try it once with the test client."""
    from fastapi.testclient import TestClient

    report = gd.AnnualReport2021.zero("云溪县商务局", 2023)
    client = TestClient(app)
    print(client.post("/reports", content=gd.dumps(report)).json())
    draft = gd.Draft.from_report(report).replace({"request_handling.received.total": 1})
    answer = client.post("/reports", content=gd.dumps(draft), headers={"Accept-Language": "en"})
    for violation in answer.json()["violations"]:
        print(violation["code"], violation["message"])


if __name__ == "__main__":
    main()
