# SPDX-License-Identifier: Apache-2.0
"""The guided engine, 引导: atheris, which keeps the inputs that reach something new.

Only Python is instrumented: of turbohtml, python-calamine and expat nothing is known but what they
return.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from random import Random
from typing import Final

__all__ = ["fuzz", "is_installed"]

_INSTRUMENTED: Final = {"pdf": ("pdfplumber", "pdfminer"), "doc": ("doc2docx",)}
"""What is instrumented besides the library itself."""
_MEGABYTES: Final = 2048
_LONGEST: Final = 64 * 1024
_PATIENCE: Final = 120
"""Seconds after which libFuzzer ends the process, if Python itself could not."""


def is_installed() -> bool:
    """Whether atheris is there; it has wheels for some Pythons on some systems only."""
    try:
        import atheris  # noqa: F401, PLC0415  (optional)
    except ImportError:
        return False
    return True


def fuzz(kind: str, seconds: int, corpus: Path, folder: Path) -> None:
    """Run the target of a format; the process ends with it, and with code 0 if nothing failed."""
    import atheris  # noqa: PLC0415  (optional)

    needed = _INSTRUMENTED.get(kind, ())
    with atheris.instrument_imports(include=["gaidisclosure", *needed]):
        for name in needed:
            import_module(name)
        from fuzzing.targets import TARGETS  # noqa: PLC0415
    from fuzzing.watch import Watch  # noqa: PLC0415  (imports the targets)

    watch = Watch(TARGETS[kind], folder)

    def native(data: bytes, most: int) -> bytes:
        return bytes(atheris.Mutate(data, most))  # which Setup puts in the place of another

    mutate = _mutator(kind, native, corpus)
    atheris.Setup(_command(seconds, corpus, folder), watch, custom_mutator=mutate)
    atheris.Fuzz()


def _command(seconds: int, corpus: Path, folder: Path) -> list[str]:
    grown = folder / "grown"
    grown.mkdir(exist_ok=True)
    return [
        sys.argv[0],
        str(grown),
        str(corpus),
        f"-max_total_time={seconds}",
        f"-max_len={_LONGEST}",
        f"-rss_limit_mb={_MEGABYTES}",
        f"-timeout={_PATIENCE}",
        f"-artifact_prefix={folder}/failed-",
    ]


def _mutator(
    kind: str, native: Callable[[bytes, int], bytes], corpus: Path
) -> Callable[[bytes, int, int], bytes]:
    """Changes of libFuzzer's own and ours in turn; inside of containers as well."""
    from fuzzing.changes import WORDS, byte_change  # noqa: PLC0415  (imports the library)
    from fuzzing.containers import inside  # noqa: PLC0415
    from fuzzing.fallback import seeds  # noqa: PLC0415

    ours = byte_change(WORDS[kind], seeds(corpus))

    def plain(data: bytes, rng: Random) -> bytes:
        if rng.random() < 0.5:
            return ours(data, rng)
        return native(data, min(len(data) + 4096, _LONGEST))

    change = inside(kind, plain)

    def mutated(data: bytes, most: int, seed: int) -> bytes:
        return change(bytes(data), Random(seed))[:most]

    return mutated
