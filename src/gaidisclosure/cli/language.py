"""Which language the command speaks, 语言: ``--lang``, else that of the environment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from gaidisclosure.i18n import negotiate

CHOICES: Final = ("zh", "zh-Hant", "en")
OPTION: Final = "--lang"

_VARIABLES: Final = ("LC_ALL", "LC_MESSAGES", "LANG")


def chosen(args: Sequence[str], environ: Mapping[str, str]) -> str:
    """The language for a command line.

    Looked up before the arguments are parsed, as help and errors are in that language too.

    >>> chosen(["check", "--lang", "en", "report.txt"], {}), chosen(["check"], {"LANG": "zh_TW"})
    ('en', 'zh_Hant')
    """
    found = None
    for place, arg in enumerate(args):
        if arg == "--":
            break
        option, equals, value = arg.partition("=")
        if option == OPTION:
            found = value if equals else "".join(args[place + 1 : place + 2])
    return negotiate(found) if found else of_environment(environ)


def of_environment(environ: Mapping[str, str]) -> str:
    """The language of the environment; simplified Chinese if it says nothing that we speak.

    >>> of_environment({"LANG": "en_US.UTF-8"}), of_environment({"LC_ALL": "C", "LANG": "en_US"})
    ('en', 'zh_Hans')
    """
    return negotiate(next(filter(None, map(environ.get, _VARIABLES)), None))
