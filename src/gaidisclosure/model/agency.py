# SPDX-License-Identifier: Apache-2.0
"""The agency that reports, 行政机关."""

from __future__ import annotations

import re
from enum import StrEnum
from itertools import chain
from typing import Final, final

from attrs import Factory, frozen

from gaidisclosure.checks import Violation, seen
from gaidisclosure.errors import InvalidReportError
from gaidisclosure.i18n import OFFICIAL, AnyLocale, text
from gaidisclosure.model.fields import hints
from gaidisclosure.model.protocols import PydanticDocument
from gaidisclosure.model.texts import is_line, is_name, line_violations, name_violations
from gaidisclosure.model.uscc import check_character, is_well_formed
from gaidisclosure.model.value import Value, plain_text


class Level(StrEnum):
    """The level of government that an agency belongs to, 行政层级."""

    NATIONAL = "national"
    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    TOWNSHIP = "township"

    def label(self, locale: AnyLocale = OFFICIAL) -> str:
        """Return the level in words.

        >>> Level.COUNTY.label(), Level.COUNTY.label("en")
        ('县级', 'County')
        """
        return text(f"model.level.{self.value}", locale)

    def __repr__(self) -> str:
        return f"Level.{self.name}"


@final
@frozen(kw_only=True, repr=False)
class Contact(Value):
    """The contact for questions about a report, 联系方式, empty where not known."""

    address: str = ""
    telephone: str = ""
    postcode: str = ""
    email: str = ""

    def __attrs_post_init__(self) -> None:
        if not all(map(is_line, (self.address, self.telephone, self.postcode, self.email))):
            faults = [line_violations(name, plain_text(self, name)) for name in hints(Contact)]
            if violations := [*chain.from_iterable(faults)]:
                raise InvalidReportError(violations)


DIVISION: Final = re.compile(r"[1-9][0-9]{5}(?:[0-9]{3})?", re.ASCII)


@final
@frozen(repr=False)
class Agency(PydanticDocument, Value):
    """An agency, 行政机关, with its name and further facts.

    ``unified_social_credit_code`` (统一社会信用代码, GB 32100—2015) must have its right check
    character; ``division_code`` (行政区划代码) has six digits, or nine below the county.

    >>> Agency("云溪县商务局", level=Level.COUNTY).name
    '云溪县商务局'
    >>> Agency("云溪县商务局", unified_social_credit_code="11341702486344515A")
    Traceback (most recent call last):
    gaidisclosure.errors.InvalidReportError: ...
    """

    name: str
    level: Level | None = None
    unified_social_credit_code: str | None = None
    division_code: str | None = None
    contact: Contact = Factory(Contact)

    def __attrs_post_init__(self) -> None:
        if violations := _violations(self):
            raise InvalidReportError(violations)


def _violations(agency: Agency) -> list[Violation]:
    found = [] if is_name(agency.name) else [*name_violations("name", plain_text(agency, "name"))]
    if not (agency.level is None or isinstance(agency.level, Level)):
        found.append(Violation("FIELD-TYPE", ("level",), "Level", seen(agency.level)))
    if type(agency.contact) is not Contact:
        found.append(Violation("FIELD-TYPE", ("contact",), "Contact", seen(agency.contact)))
    return found + _code_violations(agency)


def _code_violations(agency: Agency) -> list[Violation]:
    found: list[Violation] = []
    code = plain_text(agency, "unified_social_credit_code")
    division = plain_text(agency, "division_code")
    if code is not None and not is_well_formed(code):
        found.append(Violation("AGENCY-USCC", ("unified_social_credit_code",), actual=seen(code)))
    elif code is not None and check_character(code) != code[-1]:
        path = ("unified_social_credit_code",)
        found.append(Violation("AGENCY-USCC-CHECK", path, check_character(code), seen(code)))
    if division is not None and not (isinstance(division, str) and DIVISION.fullmatch(division)):
        found.append(Violation("AGENCY-DIVISION", ("division_code",), actual=seen(division)))
    return found
