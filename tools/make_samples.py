# SPDX-License-Identifier: Apache-2.0
"""Make the samples that come with the package: ``python tools/make_samples.py``.

Five reports of invented bureaus for 2023, each in a format of its own; a figure of the workbook is
wrong. Chromium prints the PDF, so a font with Chinese characters is needed; what is made differs
from run to run in its time stamps.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from attrs import evolve
from docx import Document
from docx.oxml.ns import qn
from fictional_report import Report, filled
from make_program_fixtures import print_page
from report_office_files import write_docx, write_xlsx
from report_pages import FONT, page

import gaidisclosure as gd
from gaidisclosure import samples
from gaidisclosure.form import ASPECTS, EDITION_2021, SECTIONS

YEAR: Final = 2023
OPEN_FONT: Final = "LXGW WenKai"
"""A font under the Open Font License, since parts of it go into the package."""
ONE_WEIGHT: Final = "<style>h1, h2 { font-weight: normal }</style>"
"""Keeps a second font out of the PDF, which would be as large as the first."""
RECEIVED: Final = "request_handling.received."
BROUGHT: Final = "request_handling.brought_forward."
DONE: Final = "request_handling.outcomes."
CARRIED: Final = "request_handling.carried_forward."
DISCLOSED: Final = f"{DONE}disclosed.natural_person"
WRONG: Final = {"right": "13", "printed": "18"}
"""The figure of the workbook that is wrong: a digit that is easily misread."""
OUTCOMES: Final = tuple(
    path.removesuffix("natural_person")
    for path in EDITION_2021.cells
    if path.startswith(DONE) and path.endswith(".natural_person") and ".total." not in path
)
"""The rows of outcomes, without their total."""


class Sample(Report):
    """A report with short texts on the work of one bureau."""

    @property
    def preface(self) -> str:
        """What stands above the first heading."""
        return (
            f"本报告由{self.agency}按照《中华人民共和国政府信息公开条例》编制，"
            f"数据统计期限为{self.year}年1月1日至{self.year}年12月31日。"
        )

    def parts(self) -> Iterator[tuple[str, tuple[str, ...], int | None]]:
        """The heading of each section, its paragraphs and its table."""
        said = {
            1: [line for aspect in ASPECTS for line in (aspect.heading, TEXTS[aspect.item.key])],
            5: ["主要问题是部分信息更新不够及时。已制定更新责任清单，每月核对一次。"],
            6: ["本年度没有收取信息处理费，没有其他需要报告的事项。"],
        }
        for section in SECTIONS:
            yield section.heading, tuple(said.get(section.number, ())), section.table


TEXTS: Final = {
    "proactive": "及时公开规划、预算和办事指南，公开的信息均经过保密审查。",
    "on_request": "收到的申请均在法定期限内答复，答复书由专人审核。",
    "information_management": "拟制公文时即注明公开属性，定期清理失效文件。",
    "platform": "政府网站专栏由专人维护，每周检查一次。",
    "supervision": "每季度抽查一次公开内容，全年组织培训两次。",
}


def sample(agency: str, **told: str) -> Report:
    """A report whose applications received are as many as its other figures ask for."""
    outcomes = {f"{DONE}{name.replace('__', '.')}.": figures for name, figures in told.items()}
    figures = {CARRIED: "1", BROUGHT: "2", **outcomes}
    done = filled(EDITION_2021, figures, frozenset())
    columns = [path.rpartition(".")[2] for path in done if path.startswith(RECEIVED)][:-1]
    received = [
        sum(int(done[f"{row}{column}"]) for row in (*OUTCOMES, CARRIED))
        - int(done[f"{BROUGHT}{column}"])
        for column in columns
    ]
    figures |= {
        RECEIVED: " ".join(map(str, received)),
        "proactive_disclosure.normative_documents.": "2 1 14",
        "proactive_disclosure.licensing": str(100 + 7 * sum(received)),
        "proactive_disclosure.penalties": str(3 * received[0]),
        "proactive_disclosure.fees": "12.6",
        "review_litigation.review.": "1 0 1",
    }
    return Sample(agency, YEAR, EDITION_2021, filled(EDITION_2021, figures, frozenset()))


def lighten(target: Path) -> None:
    """Take parts of python-docx's template that nothing shows out of a file."""
    document = Document(str(target))
    for relations in (document.part.package.rels, document.part.rels):
        for name, relation in list(relations.items()):
            if relation.reltype.endswith(("/thumbnail", "/stylesWithEffects")):
                del relations[name]
    drop_unused_styles(document)
    document.save(str(target))


def drop_unused_styles(document: Any) -> None:
    """Keep the styles that are used, those that they build on, and the defaults."""
    styles = document.styles.element
    known = {each.styleId: each for each in styles.style_lst}
    bodies = [document.element, *(section.footer._element for section in document.sections)]
    places = ".//w:pStyle/@w:val | .//w:rStyle/@w:val | .//w:tblStyle/@w:val"
    used = {name for body in bodies for name in body.xpath(places)}
    waiting = used | {name for name, each in known.items() if each.get(qn("w:default"))}
    kept: set[str] = set()
    while waiting:
        name = waiting.pop()
        kept.add(name)
        links = "./w:basedOn/@w:val | ./w:link/@w:val | ./w:next/@w:val"
        waiting |= {*known[name].xpath(links)} - kept if name in known else set()
    for name, each in known.items():
        if name not in kept:
            styles.remove(each)
    for latent in styles.xpath("./w:latentStyles"):
        styles.remove(latent)


def main() -> None:
    folder = samples.folder()
    folder.mkdir(exist_ok=True)
    write_docx(
        sample("云溪县商务局", disclosed="11 3 0 0 1", unavailable__not_held="4 1"),
        folder / "commerce-2023.docx",
    )
    lighten(folder / "commerce-2023.docx")
    education = sample("云溪县教育局", disclosed="26", withheld__internal_affairs="3")
    (folder / "education-2023.html").write_text(page(education), "utf-8")
    health = sample("云溪县卫生健康局", disclosed="9 1", partially_disclosed="2")
    tables = gd.read(page(health).encode())
    (folder / "health-2023.txt").write_text(gd.to_text(tables.seal()), "utf-8")
    transport = sample("云溪县交通运输局", disclosed=f"{WRONG['right']} 5 0 1", other__other="2")
    wrong = evolve(transport, printed={**transport.printed, DISCLOSED: WRONG["printed"]})
    write_xlsx(wrong, folder / "transport-2023.xlsx")
    water = sample("云溪县水利局", disclosed="7 2 1", not_processed__repeated="1")
    printed = (
        page(water).replace(f'"{FONT}"', f'"{OPEN_FONT}"').replace("<h1>", f"{ONE_WEIGHT}<h1>")
    )
    print_page(printed, folder / "water-2023.pdf", "--no-pdf-header-footer")


if __name__ == "__main__":
    main()
