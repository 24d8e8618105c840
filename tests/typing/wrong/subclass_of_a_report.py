# SPDX-License-Identifier: Apache-2.0
"""A class of the model cannot be subclassed: hold a report in a field."""

import gaidisclosure as gd


class Mine(gd.AnnualReport2021):  # wrong
    pass
