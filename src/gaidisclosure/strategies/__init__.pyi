# SPDX-License-Identifier: Apache-2.0
"""The strategies by name, each with the module that it is imported from at first use."""

from ..slips import SlipName as SlipName
from .agency import agencies as agencies
from .agency import contacts as contacts
from .agency import unified_social_credit_codes as unified_social_credit_codes
from .draft import cells as cells
from .draft import drafts as drafts
from .faulty import Corrupted as Corrupted
from .faulty import corrupted as corrupted
from .faulty import violating as violating
from .membership import Membership as Membership
from .membership import members as members
from .narrative import narratives as narratives
from .narrative import overviews as overviews
from .options import Size as Size
from .plain import sample as sample
from .planted import PlantedError as PlantedError
from .report import annual_reports as annual_reports
from .report import reporting_periods as reporting_periods
from .series import report_series as report_series
from .tables import applicant_counts as applicant_counts
from .tables import case_results as case_results
from .tables import proactive_disclosures as proactive_disclosures
from .tables import request_handlings as request_handlings
from .tables import review_litigations as review_litigations
from .values import amounts as amounts
from .values import counts as counts
from .values import lines as lines
from .values import names as names
from .values import paragraphs as paragraphs

__all__: list[str]
