"""Errors are values: they can be shown in any language, and travel between processes."""

from __future__ import annotations

import pickle

import pytest

from gaidisclosure import GaidisclosureError, InvalidJSONError, InvalidReportError, UnreadableError
from gaidisclosure.errors import MissingExtraError
from gaidisclosure.i18n import LOCALES

MISSING = MissingExtraError("errors.missing_extra", extra="cli", package="click")


@pytest.mark.parametrize("locale", LOCALES)
def test_an_error_says_what_to_do_in_each_language(locale: str) -> None:
    assert "gaidisclosure[cli]" in MISSING.message(locale)
    assert str(MISSING) == MISSING.message("zh_Hans")


def test_an_error_survives_pickling() -> None:
    back = pickle.loads(pickle.dumps(MISSING))
    assert (type(back), back.code, back.params) == (type(MISSING), MISSING.code, MISSING.params)


def test_the_tree() -> None:
    for error in (InvalidReportError, UnreadableError, MissingExtraError):
        assert issubclass(error, GaidisclosureError)
    assert issubclass(InvalidJSONError, InvalidReportError)
    assert issubclass(InvalidReportError, ValueError)
    assert issubclass(UnreadableError, ValueError)
    assert issubclass(MissingExtraError, ImportError)
