"""Every CSV that is written, so that a spreadsheet opens it rightly and runs nothing in it."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from followthrough.common.private_files import private_file
from followthrough.common.texts import (
    CHOOSING,
    CONTROL,
    DIRECTION,
    INVISIBLE,
    JOINING,
)

ENCODING = "utf-8-sig"  # without its mark, spreadsheets take a file for one of the system's own
# What a spreadsheet may pass over before it finds a formula.
PASSED_OVER = rf"\s\"'`´‘’‚‛“”„‟«»‹›＂＇{CONTROL}{DIRECTION}{INVISIBLE}{JOINING}{CHOOSING}"
# Also as wide and small forms, which some take for the plain ones.
BEGINS_A_FORMULA = re.compile(rf"[{PASSED_OVER}]*[=+\-−@\t\r\n＝＋－＠﹦﹢﹣﹫]")
# A dash for "nothing", and a number.
HARMLESS = re.compile(r"-|-[0-9]+(?:[.,][0-9]+)*%?")


class CsvFile:
    """An open one, which begins with its headings."""

    def __init__(self, rows: csv.DictWriter[str]) -> None:
        self._rows = rows
        rows.writeheader()

    def write(self, row: Mapping[str, str | int | None]) -> None:
        self._rows.writerow({name: harmless(cell) for name, cell in row.items()})


@contextmanager
def csv_file(path: Path, columns: Sequence[str], what: str) -> Iterator[CsvFile]:
    """A private file at `path`; `what` names it in a sentence ("The report"). Raises NotPossible
    where it cannot be written."""
    with private_file(path, what, ENCODING) as file:
        # Each text in quotes: some spreadsheets take semicolons and tabs for separators as well.
        yield CsvFile(csv.DictWriter(file, columns, restval="", quoting=csv.QUOTE_NONNUMERIC))


def harmless(cell: str | int | None) -> str | int | None:
    """A text that a spreadsheet would take for a formula becomes a text that it shows."""
    if not isinstance(cell, str) or HARMLESS.fullmatch(cell):
        return cell
    return f"'{cell}" if BEGINS_A_FORMULA.match(cell) else cell
