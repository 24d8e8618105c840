# SPDX-License-Identifier: Apache-2.0
"""Faults in the JSON of a draft, each with its path."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.codec.faulty import faults

CELL = "proactive_disclosure.licensing"
AT = f"$.cells['{CELL}']"
HALF = "\ud800"


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ({}, [("JSON-MISSING-KEY", "$.cells")]),
        (
            {"cells": {CELL: {}}},
            [("JSON-MISSING-KEY", f"{AT}.{name}") for name in ("text", "value", "state")],
        ),
        ({"cells": []}, [("JSON-OBJECT", "$.cells")]),
        ({"cells": {}, "year": 1.5}, [("JSON-INTEGER", "$.year")]),
        ({"cells": {}, "edition": "1999"}, [("JSON-CHOICE", "$.edition")]),
        (
            {"cells": {"a": {"text": "", "value": None, "state": "blank"}}},
            [("JSON-UNKNOWN-KEY", "$.cells.a")],
        ),
        (
            {"cells": {CELL: {"text": "1", "value": "one", "state": "figure"}}},
            [("JSON-FIGURE", f"{AT}.value")],
        ),
        (
            {"cells": {CELL: {"text": "1", "value": True, "state": "figure"}}},
            [("JSON-FIGURE", f"{AT}.value")],
        ),
        (
            {"cells": {CELL: {"text": "1", "value": None, "state": "figure"}}},
            [("CELL-STATE", f"{AT}.state")],
        ),
        (
            {"cells": {CELL: {"text": "5", "value": 5.0, "state": "figure"}}},
            [("JSON-FIGURE", f"{AT}.value")],
        ),
        (
            {
                "cells": {
                    CELL: {
                        "text": HALF,
                        "value": None,
                        "state": "text",
                        "forced_by": [HALF],
                        "place": {"sheet": HALF},
                    }
                }
            },
            [
                ("TEXT-CONTROL", f"{AT}.text"),
                ("TEXT-CONTROL", f"{AT}.place.sheet"),
                ("TEXT-CONTROL", f"{AT}.forced_by[0]"),
            ],
        ),
        ({"cells": {}, "basis": ["", HALF]}, [("TEXT-CONTROL", "$.basis[1]")]),
        ({"cells": {}, "text_places": 5}, [("JSON-OBJECT", "$.text_places")]),
        ({"cells": {}, "text_places": {"x": []}}, [("JSON-UNKNOWN-KEY", "$.text_places.x")]),
        (
            {"cells": {}, "text_places": {"preface": 5, "overview.text": [5]}},
            [
                ("JSON-ARRAY", "$.text_places.preface"),
                ("JSON-OBJECT", "$.text_places['overview.text'][0]"),
            ],
        ),
        (
            {"cells": {}, "doubts": [{"code": "a", "found": HALF}]},
            [("TEXT-CONTROL", "$.doubts[0].found")],
        ),
        ({"cells": {}, "year": -1}, [("PERIOD-YEAR", "$.year")]),
        ({"cells": {}, "year": 10**30}, [("PERIOD-YEAR", "$.year")]),
        ({"cells": {}, "doubts": 5}, [("JSON-ARRAY", "$.doubts")]),
        ({"cells": {}, "doubts": None}, [("JSON-ARRAY", "$.doubts")]),
        ({"cells": {}, "basis": "ab"}, [("JSON-ARRAY", "$.basis")]),
        ({"cells": {}, "basis": {"a": 1}}, [("JSON-ARRAY", "$.basis")]),
        ({"cells": {}, "doubts": [5]}, [("JSON-OBJECT", "$.doubts[0]")]),
        (
            {"cells": {}, "doubts": [{"code": "a"}, {"code": 1, "cells": ["b", 2], "x": 3}]},
            [
                ("JSON-STRING", "$.doubts[1].code"),
                ("JSON-STRING", "$.doubts[1].cells[1]"),
                ("JSON-UNKNOWN-KEY", "$.doubts[1].x"),
            ],
        ),
        (
            {"cells": {}, "doubts": [{"code": "a", "place": {"box": [1, 2, 3]}}]},
            [("JSON-ARRAY", "$.doubts[0].place.box")],
        ),
        (
            {"cells": {}, "doubts": [{"code": "a", "place": {"box": ["1", 2.5, 1e999, True]}}]},
            [("JSON-NUMBER", f"$.doubts[0].place.box[{number}]") for number in (0, 2, 3)],
        ),
    ],
)
def test_faults_of_drafts(document: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    opening = {"format": "gaidisclosure", "version": 1, "kind": "draft", "edition": "2021"}
    found = faults(json.dumps(opening | document).replace("Infinity", "1e999"))
    assert found == expected
