# SPDX-License-Identifier: Apache-2.0
"""The plain engine, 备用: seeded changes of the corpus, without knowing what they reach."""

from __future__ import annotations

import time
import traceback
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from random import Random

from fuzzing.changes import WORDS, Change, byte_change
from fuzzing.containers import inside
from fuzzing.watch import Hang, TooMuchMemory, Watch

__all__ = ["changes_of", "inputs", "seeds", "tried", "until"]


def seeds(folder: Path) -> list[bytes]:
    """The files of a corpus, and nothing at all as the last."""
    return [*(path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()), b""]


def changes_of(kind: str, corpus: Sequence[bytes]) -> Change:
    """The changes that are made to inputs of this format."""
    return inside(kind, byte_change(WORDS[kind], corpus))


def inputs(kind: str, corpus: Sequence[bytes], seed: int = 0) -> Iterator[bytes]:
    """Every file of the corpus, and then changes of them without end; the same each time."""
    yield from corpus
    rng, change = Random(seed), changes_of(kind, corpus)
    while True:
        data = rng.choice(corpus)
        for _ in range(rng.randint(1, 3)):
            data = change(data, rng)
            yield data


def until(seconds: float, given: Iterable[bytes]) -> Iterator[bytes]:
    """The inputs that come within so many seconds."""
    start = time.monotonic()
    for data in given:
        if time.monotonic() - start > seconds:
            break
        yield data


def tried(watch: Watch, given: Iterable[bytes]) -> tuple[bytes, str] | None:
    """The first input that fails and what it raises; ``None`` if none does."""
    for data in given:
        try:
            watch(data)
        except KeyboardInterrupt:
            raise
        except (Exception, Hang, TooMuchMemory):
            return data, traceback.format_exc()
        except BaseException as error:  # a panic of Rust code is no Exception
            return data, repr(error)
    return None
