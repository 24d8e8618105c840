# SPDX-License-Identifier: Apache-2.0
"""Table 2, 主动公开政府信息情况: documents, decisions and fees of the year."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar, final

from attrs import Factory, field, frozen

from gaidisclosure.form import EDITION_2019, EDITION_2021, Edition
from gaidisclosure.model.fields import Change, Count, Money, amount
from gaidisclosure.model.tables import FormTable
from gaidisclosure.model.value import Figures


@final
@frozen(kw_only=True, repr=False)
class DocumentCounts2021(Figures):
    """Documents of one kind, in 件: 本年制发件数, 本年废止件数, 现行有效件数.

    >>> DocumentCounts2021(issued=2, in_force=12).repealed
    0
    """

    issued: Count = 0
    repealed: Count = 0
    in_force: Count = 0


@final
@frozen(kw_only=True, repr=False)
class ProactiveDisclosure2021(FormTable):
    """Table 2 of the form in force, after 《条例》 art. 20 items 1, 5, 6 and 8.

    Decisions (本年处理决定数量) are counted whether published or lawfully not; ``fees`` is
    本年收费金额 in 万元, a Decimal.

    >>> ProactiveDisclosure2021(licensing=120, fees=Decimal("3.5")).fees
    Decimal('3.5')
    """

    form: ClassVar[Edition] = EDITION_2021
    key: ClassVar[str] = "proactive_disclosure"

    government_rules: DocumentCounts2021 = Factory(DocumentCounts2021)
    normative_documents: DocumentCounts2021 = Factory(DocumentCounts2021)
    licensing: Count = 0
    penalties: Count = 0
    compulsion: Count = 0
    fees: Money = field(default=Decimal(0), converter=amount)


@final
@frozen(kw_only=True, repr=False)
class DocumentCounts2019(Figures):
    """Documents of one kind, in 件: 本年新制作数量, 本年新公开数量, 对外公开总数量."""

    made: Count = 0
    published: Count = 0
    total_published: Count = 0


@final
@frozen(kw_only=True, repr=False)
class ServiceCounts2019(Figures):
    """Items of one service: 上一年项目数量, 本年增/减 (with a sign), 处理决定数量."""

    previous: Count = 0
    change: Change = 0
    decisions: Count = 0


@final
@frozen(kw_only=True, repr=False)
class FeeItems2019(Figures):
    """Kinds of administrative fees, 行政事业性收费: 上一年项目数量, 本年增/减 (with a sign)."""

    previous: Count = 0
    change: Change = 0


@final
@frozen(kw_only=True, repr=False)
class Procurement2019(Figures):
    """Central procurement, 政府集中采购: 采购项目数量, and 采购总金额 in 万元.

    The trial form prints no unit of money.
    """

    projects: Count = 0
    amount: Money = field(default=Decimal(0), converter=amount)


@final
@frozen(kw_only=True, repr=False)
class ProactiveDisclosure2019(FormTable):
    """Table 2 of the trial form, after 《条例》 art. 20 items 1, 5, 6, 8 and 9."""

    form: ClassVar[Edition] = EDITION_2019
    key: ClassVar[str] = "proactive_disclosure"

    government_rules: DocumentCounts2019 = Factory(DocumentCounts2019)
    normative_documents: DocumentCounts2019 = Factory(DocumentCounts2019)
    licensing: ServiceCounts2019 = Factory(ServiceCounts2019)
    other_services: ServiceCounts2019 = Factory(ServiceCounts2019)
    penalties: ServiceCounts2019 = Factory(ServiceCounts2019)
    compulsion: ServiceCounts2019 = Factory(ServiceCounts2019)
    fees: FeeItems2019 = Factory(FeeItems2019)
    procurement: Procurement2019 = Factory(Procurement2019)
