# SPDX-License-Identifier: Apache-2.0
"""A page that loads nothing, 单文件网页: its head, and the policy that says so."""

from __future__ import annotations

from gaidisclosure.formats.escape import escaped
from gaidisclosure.pages.script import content_hash

__all__ = ["static_page"]


def static_page(title: str, style: str, body: str, locale: str, allowed: str = "") -> str:
    """Return a page whose policy allows its one style sheet and little else.

    Args:
        title: The title, as plain text.
        style: The style sheet, which is trusted. It stands as it is between its tags.
        body: The elements of the body, with every text in them escaped.
        locale: The language.
        allowed: Further directives of the policy.

    >>> page = static_page("<结论>", "p{margin:0}", "<p>通过</p>", "zh_Hans")
    >>> print(page.partition("<title>")[2].partition("<body>")[0])
    &lt;结论&gt;</title>
    <style>p{margin:0}</style></head>
    <BLANKLINE>
    """
    policy = f"default-src 'none'; style-src {content_hash(style)}{allowed}"
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
