# SPDX-License-Identifier: Apache-2.0
"""A page that runs nothing and loads nothing, 静态网页: its head, and the policy that says so."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

from gaidisclosure.formats.escape import escaped

__all__ = ["static_page"]


def static_page(title: str, style: str, body: str, locale: str) -> str:
    """Return a page whose policy allows its one style sheet and nothing else.

    Args:
        title: The title, as plain text.
        style: The style sheet, which is trusted. It stands as it is between its tags.
        body: The elements of the body, with every text in them escaped.
        locale: The language.

    >>> page = static_page("<结论>", "p{margin:0}", "<p>通过</p>", "zh_Hans")
    >>> print(page.partition("<title>")[2].partition("<body>")[0])
    &lt;结论&gt;</title>
    <style>p{margin:0}</style></head>
    <BLANKLINE>
    """
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'"
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{escaped(locale.replace("_", "-"))}">',
            '<head><meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width,initial-scale=1">',
            f"<title>{escaped(title)}</title>",
            f"<style>{style}</style></head>",
            f"<body>{body}</body>",
            "</html>",
            "",
        ]
    )
