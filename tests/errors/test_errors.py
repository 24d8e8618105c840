# SPDX-License-Identifier: Apache-2.0
"""Errors are values: they can be shown in any language, and travel between processes."""

from __future__ import annotations

import pickle

import pytest

from gaidisclosure import GaidisclosureError, InvalidJSONError, InvalidReportError, UnreadableError
from gaidisclosure.errors import MissingExtraError, MissingReaderError
from gaidisclosure.i18n import LOCALES

MISSING = MissingExtraError("errors.missing_extra", extra="cli", package="click")


@pytest.mark.parametrize("locale", LOCALES)
def test_an_error_says_what_to_do_in_each_language(locale: str) -> None:
    assert "gaidisclosure[cli]" in MISSING.message(locale)
    assert str(MISSING) == f"[errors.missing_extra] {MISSING.message('zh_Hans')}"


@pytest.mark.parametrize("error", [MISSING, MissingReaderError(extra="pdf", package="pdfplumber")])
def test_an_error_survives_pickling(error: MissingExtraError) -> None:
    back = pickle.loads(pickle.dumps(error))
    assert (type(back), back.code, back.params) == (type(error), error.code, error.params)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_missing_reader_names_its_extra_and_the_one_for_all(locale: str) -> None:
    message = MissingReaderError(extra="pdf", package="pdfplumber").message(locale)
    assert 'pip install "gaidisclosure[pdf]"' in message
    assert 'pip install "gaidisclosure[all]"' in message


def test_the_tree() -> None:
    for error in (InvalidReportError, UnreadableError, MissingExtraError):
        assert issubclass(error, GaidisclosureError)
    assert issubclass(InvalidJSONError, InvalidReportError)
    assert issubclass(InvalidReportError, ValueError)
    assert issubclass(UnreadableError, ValueError)
    assert issubclass(MissingExtraError, ImportError)
    assert issubclass(MissingReaderError, MissingExtraError)
    assert issubclass(MissingReaderError, UnreadableError)
    assert not issubclass(MissingExtraError, UnreadableError)
