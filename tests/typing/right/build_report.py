# SPDX-License-Identifier: Apache-2.0
"""Build a report from parts, from a name and a year, and change one thing."""

from decimal import Decimal

from attrs import evolve

import gaidisclosure as gd

row = gd.ApplicantCounts(natural_person=3, commercial_enterprise=1)
outcomes = gd.Outcomes2021(
    disclosed=row,
    withheld=gd.Withheld(),
    unavailable=gd.Unavailable(),
    not_processed=gd.NotProcessed(),
    other=gd.OtherProcessing(),
)
report = gd.AnnualReport2021(
    agency="云溪县商务局",
    period=2023,
    proactive_disclosure=gd.ProactiveDisclosure2021(
        government_rules=gd.DocumentCounts2021(issued=1), licensing=126, fees=3
    ),
    request_handling=gd.RequestHandling2021(received=row, outcomes=outcomes),
    review_litigation=gd.ReviewLitigation(review=gd.CaseResults(upheld=1)),
)
older: gd.AnnualReport2019 = gd.AnnualReport2019(
    agency=gd.Agency("云溪县商务局", level=gd.Level.COUNTY),
    period=gd.ReportingPeriod.of_year(2020),
    proactive_disclosure=gd.ProactiveDisclosure2019(
        licensing=gd.ServiceCounts2019(change=-2),
        fees=gd.FeeItems2019(previous=1),
        procurement=gd.Procurement2019(projects=1, amount=Decimal("3.5")),
    ),
)
agency: gd.Agency = report.agency
period: gd.ReportingPeriod = report.period
fees: Decimal = report.proactive_disclosure.fees
later: gd.AnnualReport2021 = evolve(report, narrative=gd.Narrative(preface="前言。"))
