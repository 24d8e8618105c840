# SPDX-License-Identifier: Apache-2.0
"""The style sheet of verdict pages, 样式: a report, and its findings.

Nothing is shown by colour alone: a line, a weight or a word says the same. Browsers without
``:has()`` show everything except the figures of the sum under the pointer.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from gaidisclosure.form import Edition
from gaidisclosure.formats.web.html_writer import STYLE, on_each_page

_FACES: Final = '"Noto Sans SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",sans-serif'
_FINDINGS: Final = f"""
aside,.index{{box-sizing:border-box;max-width:60rem;margin:1rem auto;padding:.8rem 1rem;\
font:16px/1.6 {_FACES};overflow-wrap:anywhere}}
aside{{border:1px solid #767676;border-left:.5rem solid #1a6b2f}}
aside.invalid{{border-left-color:#b00020}}
aside.incomplete,aside.warned{{border-left-color:#8a5a00}}
aside h2,.index h1{{margin:0 0 .4em;font:bold 1.4rem/1.4 {_FACES};text-align:left}}
aside h3{{margin:1em 0 .2em;font:bold 1rem/1.5 {_FACES}}}
aside p,.index p{{margin:.2em 0}}
aside ul+p{{margin-top:1em}}
aside ul{{margin:.2em 0;padding-left:1.4em}}
aside li{{margin:.25em 0}}
code{{color:#595959;font-size:.8em}}
a{{color:#0b4f9e}}
a:focus-visible,td:focus-visible,.wide:focus-visible{{outline:3px solid #0b4f9e;outline-offset:1px}}
td:focus-visible{{outline-offset:-3px}}
"""
_TABLES: Final = """
.text{text-indent:2em;text-align:justify}
.wide{overflow-x:auto;position:relative}
mark{padding:0 .15em;border:2px solid #b00020;background:#fff;color:#8b0000;font-weight:bold}
.q{background:#fbe8c3}
.w{background:#fbe8c3;text-decoration:underline dotted}
.m{background:#fde2e2;box-shadow:inset 0 0 0 2px #b00020}
.g{box-shadow:inset 0 0 0 2px #8a5a00;background:repeating-linear-gradient(45deg,#fff 0 5px,\
#f3e3c3 5px 7px)}
td:target{box-shadow:inset 0 0 0 3px #0b4f9e}
@media screen{[data-to]::after{content:"\\2192" attr(data-to);color:#8b0000;font-weight:bold}}
@media print{main{break-before:page}.wide{overflow:visible}mark{padding:0;border:0}\
td,mark{background:none!important}td{box-shadow:none!important}}
"""
"""In print, cells have no lines or grounds that a reader takes for borders.

A figure to be changed is bold there, and the list tells the right one.
"""
_ADDENDS: Final = "background:#cfe3fb;text-decoration:underline"
_SHOWN: Final = "body:has(.t{0}:hover,.t{0}:focus-within) .s{0}"
INDEX_STYLE: Final = f"""\
body{{margin:0;background:#fff;color:#000}}{_FINDINGS}\
.wide{{overflow-x:auto}}
table{{width:100%;border-collapse:collapse}}
caption{{text-align:left}}
th,td{{border:1px solid #767676;padding:.2em .5em;text-align:left;vertical-align:top;\
font-weight:normal;overflow-wrap:break-word}}
tbody th,td:last-child{{min-width:9em}}
thead th,td b{{font-weight:bold;white-space:nowrap}}
@media print{{tr{{break-inside:avoid}}.wide{{overflow:visible}}}}"""
"""The style sheet of the page that lists the pages of several files."""


@cache
def page_style(form: Edition, mark: str) -> str:
    """Return the style sheet of a verdict page.

    Args:
        form: The form, whose sums light up under the pointer.
        mark: The words that are printed on every page, empty for none.

    >>> from gaidisclosure.form import EDITION_2021
    >>> print(page_style(EDITION_2021, "").rpartition("body:has")[2])
    (.t41:hover,.t41:focus-within) .s41{background:#cfe3fb;text-decoration:underline}
    """
    sums = (f"{_SHOWN.format(number)}{{{_ADDENDS}}}" for number in range(len(form.identities)))
    return "".join((STYLE, on_each_page(mark), _FINDINGS, _TABLES, *sums))
