# SPDX-License-Identifier: Apache-2.0
"""``gaidisclosure sample``: test files of fictional agencies, and their errors."""

from __future__ import annotations

import csv
import errno
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from pathlib import Path
from typing import Final, TypedDict, Unpack

import click
from attrs import frozen

from gaidisclosure.checks import cell_label
from gaidisclosure.cli import speech
from gaidisclosure.cli.commands.convert import SUFFIXES, rendered
from gaidisclosure.cli.output import not_written, write
from gaidisclosure.cli.speech import Command
from gaidisclosure.cli.targets import made
from gaidisclosure.cli.terminal import tracked
from gaidisclosure.draft import Draft
from gaidisclosure.form import EditionName
from gaidisclosure.i18n import OFFICIAL, text
from gaidisclosure.model import AnyReport
from gaidisclosure.model.period import YEARS
from gaidisclosure.reading.leftovers import HEADINGS, PLANTED
from gaidisclosure.strategies.numbers import Numbers
from gaidisclosure.strategies.options import NEWEST_FIRST
from gaidisclosure.strategies.plain import continued
from gaidisclosure.strategies.plain import sample as sampled
from gaidisclosure.strategies.planted import PlantedError, plant

KINDS: Final = ("html", "docx", "xlsx", "pdf", "text", "json")
_MOST: Final = 10_000
_SEEDS: Final = 1 << 32
"""The number of seeds of reports, above which lie those of errors."""
_MOST_YEARS: Final = 10
_YEARS: Final[Mapping[EditionName, int]] = {"2021": 2024, "2019": 2020}
"""The report year by edition, the same whenever the command is run."""


class _Options(TypedDict):
    seed: int
    edition: EditionName
    year: int | None
    years: int
    kind: str
    no_data: bool
    force: bool


@frozen
class _File:
    """A file to write, and the error that is planted in it, if any."""

    name: str
    report: AnyReport
    error: PlantedError | None

    @property
    def draft(self) -> Draft:
        """The figures that the file shows."""
        draft = Draft.from_report(self.report)
        return draft.replace({self.error.cell: self.error.printed}) if self.error else draft


@click.command("sample", cls=Command)
@click.option("--count", type=click.IntRange(1, _MOST), metavar="N", required=True)
@click.option("--wrong", type=click.IntRange(0, _MOST), metavar="N", default=0)
@click.option("--seed", type=click.IntRange(0, _SEEDS - 1), metavar="N", default=0)
@click.option("--edition", type=click.Choice(NEWEST_FIRST), default=NEWEST_FIRST[0])
@click.option("--year", type=click.IntRange(YEARS[0], YEARS[-1]), metavar="YEAR")
@click.option("--years", type=click.IntRange(1, _MOST_YEARS), metavar="N", default=1)
@click.option("--to", "kind", type=click.Choice(KINDS), required=True)
@click.option("-o", "--output", metavar="FOLDER", required=True)
@click.option("--no-data", is_flag=True)
@speech.force
@speech.lang
@click.pass_context
def sample(
    context: click.Context, count: int, wrong: int, output: str, **options: Unpack[_Options]
) -> None:
    """Write valid reports of fictional agencies, some of them with a wrong figure."""
    locale = speech.locale_of(context)
    if wrong > (most := count * options["years"]):
        raise click.UsageError(text("cli.sample.wrong", locale, wrong=wrong, count=most), context)
    if _first(options) + options["years"] - 1 not in YEARS:
        raise click.UsageError(text("cli.sample.years", locale, last=YEARS[-1]), context)
    context.exit(_write(_files(count, wrong, options), Path(output), locale, options))


def _files(count: int, wrong: int, options: _Options) -> list[_File]:
    """Return all files, an error planted in some of them."""
    suffix = SUFFIXES[options["kind"]]
    reports = [each for year in _reports(count, options) for each in year]
    numbers = Numbers(options["seed"] + _SEEDS)
    chosen = {*numbers.sample(range(len(reports)), wrong)}
    return [
        _File(
            f"{each.year}/" * (options["years"] > 1) + each.agency.name + suffix,
            each,
            plant(each, numbers) if number in chosen else None,
        )
        for number, each in enumerate(reports)
    ]


def _first(options: _Options) -> int:
    return options["year"] or _YEARS[options["edition"]]


def _reports(count: int, options: _Options) -> list[tuple[AnyReport, ...]]:
    """Return the reports of each year, which go on from the year before."""
    edition, seed = options["edition"], options["seed"]
    first = _first(options)
    found: list[tuple[AnyReport, ...]] = [sampled(count, seed=seed, edition=edition, years=[first])]
    for year in range(first + 1, first + options["years"]):
        found.append(continued(found[-1], seed=seed + year))
    return found


def _write(files: Sequence[_File], folder: Path, locale: str, options: _Options) -> int:
    """Write all files and then the list of their errors, and return the exit status.

    If one of them exists, nothing is written unless forced. Without errors there is no list, and
    an earlier one is renewed, as it would tell of other files.
    """
    force, data = options["force"], not options["no_data"]
    paths = [folder / name for name in (PLANTED, *(file.name for file in files))]
    if not force and (taken := [path for path in paths if path.exists()]):
        return not_written(str(taken[0]), FileExistsError(errno.EEXIST, ""), locale)
    for each in {(folder / file.name).parent for file in files}:
        made(each, locale)
    for file in tracked(files, len(files), locale):
        value = file.draft if file.error else file.report
        written = rendered(value, options["kind"], data=data)
        if status := write(folder / file.name, written, locale, force=force):
            return status
    if paths[0].exists() or any(file.error for file in files):
        return write(paths[0], _listed(files), locale, force=force)
    return 0


def _listed(files: Sequence[_File]) -> bytes:
    """Return the list of planted errors, with the mark by which Excel knows UTF-8."""
    lines = StringIO(newline="")
    csv.writer(lines).writerows((HEADINGS, *_lines(files)))
    return lines.getvalue().encode("utf-8-sig")


def _lines(files: Sequence[_File]) -> Iterator[Sequence[object]]:
    for file in files:
        if error := file.error:
            label = cell_label(error.cell, file.report.form.name, OFFICIAL)
            codes = " ".join(each.code for each in file.draft.check().errors)
            agency = file.report.agency.name
            yield file.name, agency, error.cell, label, error.right, error.printed, codes
