# SPDX-License-Identifier: Apache-2.0
"""gaidisclosure: a typed model of China's annual open government reports.

政府信息公开工作年度报告: read what was printed (:func:`read`, :func:`read_text`), check it
(:meth:`Draft.check`), seal it into a value that cannot be wrong (:class:`AnnualReport`), and write
it as JSON (:func:`dumps`) or Chinese text (:func:`to_text`).

>>> import gaidisclosure as gd
>>> report = gd.AnnualReport2021.zero("云溪县商务局", 2023)
>>> gd.loads(gd.dumps(report)) == report
True
"""

from __future__ import annotations

from gaidisclosure._lazy import homes_in, imported

_HOMES = homes_in(__spec__)
__all__ = list(_HOMES)  # pyright: ignore[reportUnsupportedDunderAll]


def __getattr__(name: str) -> object:
    value = imported(name, _HOMES, __name__)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return list(_HOMES)
