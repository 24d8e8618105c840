# SPDX-License-Identifier: Apache-2.0
"""The columns of a table: their types, their names, and the form that they tell."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pyarrow as pa
import pytest

import gaidisclosure as gd
from gaidisclosure import bulk
from gaidisclosure.bulk import columns, frames
from gaidisclosure.form import FORMS, FormKey, Kind

LONGEST_IN_POSTGRESQL = 63


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("names", ["path", "flat"])
def test_every_cell_is_a_column_of_an_exact_type(form: FormKey, names: Any) -> None:
    schema = bulk.schema(form, names, texts=True)
    assert len({*schema.names}) == len(schema.names)
    for path, cell in FORMS[form].cells.items():
        field = schema.field(columns.column_name(path, names))
        exact = pa.decimal128(30, 15) if cell.kind is Kind.MONEY else pa.int64()
        assert (field.type, field.nullable) == (exact, True)
    assert {"overview.text" if names == "path" else "overview_text"} <= {*schema.names}
    assert schema.metadata == {b"gaidisclosure.form": form.encode()}
    assert pickle.loads(pickle.dumps(schema)).equals(schema, check_metadata=True)


@pytest.mark.parametrize("form", FORMS)
def test_flat_names_are_sql_names(form: FormKey) -> None:
    names = bulk.schema(form, "flat", texts=True).names
    assert all(name.isidentifier() and name.islower() for name in names)
    assert max(len(name.encode()) for name in names) <= LONGEST_IN_POSTGRESQL
    assert not {"end", "order", "group", "select", "user"} & {*names}


def test_flat_names_leave_out_what_tells_nothing() -> None:
    names = columns.cell_columns(FORMS["2021"], "flat")
    for path, name in (
        ("proactive_disclosure.government_rules.issued", "government_rules_issued"),
        ("request_handling.received.total", "received_total"),
        ("request_handling.outcomes.disclosed.total", "disclosed_total"),
        ("request_handling.outcomes.other.other.total", "other_other_total"),
        ("request_handling.outcomes.total.natural_person", "outcomes_total_natural_person"),
        ("review_litigation.review.total", "review_total"),
    ):
        assert names[path] == name


def test_a_flat_name_stands_for_one_cell_on_all_forms() -> None:
    found: dict[str, str] = {}
    for form in FORMS.values():
        for path, name in columns.cell_columns(form, "flat").items():
            assert found.setdefault(name, path) == path


def test_texts_are_columns_only_if_asked_for() -> None:
    assert {*bulk.schema(texts=True).names} - {*bulk.schema().names} == {*columns.WORDS}
    assert bulk.schema().names[:10] == [*columns.ORIGIN, "other_cells"]


def test_unknown_forms_and_names_are_refused() -> None:
    with gd.language("zh_Hans"), pytest.raises(ValueError, match="one of 2019, 2021, 2021-undiv"):
        bulk.schema("2017")  # type: ignore[arg-type]
    strange = bulk.schema("2021").empty_table().replace_schema_metadata({columns.FORM: b"\xff"})
    with pytest.raises(ValueError, match="one of 2019, 2021, 2021-undiv"):
        bulk.check_batch(strange)
    with pytest.raises(ValueError, match="names is one of path, flat, not 'short'"):
        bulk.schema("2021", "short")  # type: ignore[arg-type]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("names", ["path", "flat"])
def test_columns_tell_the_form_where_no_metadata_does(form: FormKey, names: Any) -> None:
    table = bulk.schema(form, names).empty_table()
    assert columns.form_of(table) is FORMS[form]
    bare = table.replace_schema_metadata().select(table.schema.names[::-1])
    assert columns.form_of(bare) is FORMS[form]
    assert columns.form_of(bare, form) is columns.form_of(bare, FORMS[form]) is FORMS[form]


def test_columns_of_several_forms_or_of_none_do_not_tell_it() -> None:
    both = pa.concat_tables(
        [bulk.schema(form).empty_table().replace_schema_metadata() for form in ("2019", "2021")],
        promote_options="default",
    )
    for table in (both, pa.table({"a": [1]})):
        with pytest.raises(ValueError, match=r"^the columns do not tell the form: pass edition=$"):
            bulk.check_batch(table)
    named = both.replace_schema_metadata({columns.FORM: b"2019"})
    assert columns.form_of(named) is FORMS["2019"]
    assert bulk.check_batch(both, edition="2019").num_rows == 0
    assert bulk.from_table(both, "2019") == []
    assert [*bulk.drafts_from_table(both, "2019")] == []


@pytest.mark.parametrize("check", [bulk.check_batch, bulk.from_table])
@pytest.mark.parametrize("names", ["path", "flat"])
def test_lacking_columns_are_named(names: Any, check: Callable[[Any], Any]) -> None:
    table = bulk.to_table([gd.AnnualReport2021.zero("云溪县商务局", 2023)], names=names)
    name = columns.column_name("proactive_disclosure.fees", names)
    less = table.drop_columns([name])
    for given in (less, less.replace_schema_metadata()):
        with pytest.raises(ValueError, match=f"2021 form are missing, 1 in all: {name}$"):
            check(given)


@pytest.mark.parametrize(
    ("needing", "package"),
    [
        (columns.arrow, "pyarrow"),
        (lambda: columns.arrow("pyarrow.parquet"), "pyarrow"),
        (lambda: frames.check_frame([]), "narwhals"),
        (lambda: bulk.check_batch, "numpy"),
        (lambda: bulk.check_frame, "numpy"),
        (lambda: bulk.check_batches, "numpy"),
    ],
)
def test_the_extra_is_named_without_a_package_of_it(
    needing: Callable[[], object], package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(columns, "import_module", missing)
    for name in ("check_batch", "check_batches", "check_frame"):
        monkeypatch.delitem(vars(bulk), name, raising=False)
    with pytest.raises(gd.MissingExtraError) as caught:
        needing()
    assert caught.value.params == {"extra": "arrow", "package": package}
    assert "gaidisclosure[arrow]" in str(caught.value)


def test_lines_and_reading_need_neither_numpy_nor_pyarrow() -> None:
    program = (
        "import sys; from gaidisclosure import bulk, read; bulk.check_lines; bulk.codes; "
        "assert not {'numpy', 'pyarrow', 'narwhals'} & {*sys.modules}"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_names_of_the_room_are_those_that_it_lists() -> None:
    assert {*dir(bulk)} == {*bulk.__all__}
    assert all(getattr(bulk, name) is not None for name in bulk.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        bulk.nothing  # type: ignore[attr-defined]  # noqa: B018
