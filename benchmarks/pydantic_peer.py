# SPDX-License-Identifier: Apache-2.0
"""The peer of the JSON benchmark: the report of 2021 as pydantic models, as strict as ours.

Counts are strict integers within bounds, unknown keys are refused, written totals and the balance
of each column are checked, text holds no control characters. Keys given twice pass here.
"""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Count = Annotated[int, Field(strict=True, ge=0, le=10**15 - 1)]
Line = Annotated[str, StringConstraints(max_length=500, pattern=r"^[^\x00-\x1f\x7f]*$")]
Text = Annotated[str, StringConstraints(max_length=50_000, pattern=r"^[^\x00-\x09\x0b-\x1f\x7f]*$")]


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Contact(Strict):
    address: Line
    telephone: Line
    postcode: Line
    email: Line


class Agency(Strict):
    name: Annotated[Line, StringConstraints(min_length=1)]
    level: Literal["national", "province", "city", "county", "township"] | None
    unified_social_credit_code: Line | None
    division_code: Line | None
    contact: Contact


class Period(Strict):
    start: datetime.date
    end: datetime.date


class Documents(Strict):
    issued: Count
    repealed: Count
    in_force: Count


class Disclosure(Strict):
    government_rules: Documents
    normative_documents: Documents
    licensing: Count
    penalties: Count
    compulsion: Count
    fees: Annotated[Decimal, Field(ge=0, max_digits=30)]


class Row(Strict):
    natural_person: Count
    commercial_enterprise: Count
    research_institution: Count
    public_interest_organization: Count
    legal_service_institution: Count
    other_organization: Count
    total: Count

    @model_validator(mode="after")
    def adds_up(self) -> Row:
        if sum(self.counts()) != self.total:
            raise ValueError("total")
        return self

    def counts(self) -> tuple[int, ...]:
        return (
            self.natural_person,
            self.commercial_enterprise,
            self.research_institution,
            self.public_interest_organization,
            self.legal_service_institution,
            self.other_organization,
        )


class Withheld(Strict):
    state_secrets: Row
    prohibited_by_law: Row
    security_and_stability: Row
    third_party_rights: Row
    internal_affairs: Row
    process_information: Row
    enforcement_files: Row
    administrative_inquiry: Row


class Unavailable(Strict):
    not_held: Row
    requires_creation: Row
    still_unclear: Row


class NotProcessed(Strict):
    petition: Row
    repeated: Row
    published_material: Row
    excessive: Row
    confirmation: Row


class Other(Strict):
    supplement_overdue: Row
    fee_overdue: Row
    other: Row


class Outcomes(Strict):
    disclosed: Row
    partially_disclosed: Row
    withheld: Withheld
    unavailable: Unavailable
    not_processed: NotProcessed
    other: Other
    total: Row

    @model_validator(mode="after")
    def adds_up(self) -> Outcomes:
        groups = (self.withheld, self.unavailable, self.not_processed, self.other)
        rows = [self.disclosed, self.partially_disclosed]
        rows += [row for group in groups for row in vars(group).values()]
        if (
            tuple(map(sum, zip(*(row.counts() for row in rows), strict=True)))
            != self.total.counts()
        ):
            raise ValueError("total")
        return self


class Requests(Strict):
    received: Row
    brought_forward: Row
    outcomes: Outcomes
    carried_forward: Row

    @model_validator(mode="after")
    def balances(self) -> Requests:
        left = zip(self.received.counts(), self.brought_forward.counts(), strict=True)
        right = zip(self.outcomes.total.counts(), self.carried_forward.counts(), strict=True)
        if [*map(sum, left)] != [*map(sum, right)]:
            raise ValueError("balance")
        return self


class Cases(Strict):
    upheld: Count
    corrected: Count
    other: Count
    pending: Count
    total: Count

    @model_validator(mode="after")
    def adds_up(self) -> Cases:
        if self.upheld + self.corrected + self.other + self.pending != self.total:
            raise ValueError("total")
        return self


class Litigation(Strict):
    review: Cases
    litigation_direct: Cases
    litigation_after_review: Cases


class Overview(Strict):
    text: Text
    proactive: Text
    on_request: Text
    information_management: Text
    platform: Text
    supervision: Text


class Narrative(Strict):
    title: Line
    preface: Text
    overview: Overview
    problems_and_improvements: Text
    other_matters: Text


class PeerReport(Strict):
    format: Literal["gaidisclosure"]
    version: Literal[1]
    kind: Literal["report"]
    edition: Literal["2021"]
    agency: Agency
    period: Period
    proactive_disclosure: Disclosure
    request_handling: Requests
    review_litigation: Litigation
    narrative: Narrative
