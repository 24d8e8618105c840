# SPDX-License-Identifier: Apache-2.0
"""The frame of a page that loads nothing, 单文件网页, with its security policy."""

from __future__ import annotations

from gaidisclosure.formats.escape import escaped
from gaidisclosure.pages.script import content_hash

__all__ = ["static_page"]


def static_page(
    title: str, style: str, body: str, locale: str, allowed: str = "", head: str = ""
) -> str:
    """Return a page whose security policy allows nothing but its own style sheet.

    Args:
        title: The title, as plain text.
        style: The style sheet. It is trusted and stands between its tags unchanged.
        body: The elements of the body, with all texts escaped.
        locale: The language.
        allowed: Further directives of the policy, such as that for a script.
        head: Further elements of the head.

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
            f"{head}<title>{escaped(title)}</title>",
            f"<style>{style}</style></head>",
            f"<body>{body}</body>",
            "</html>",
            "",
        ]
    )
