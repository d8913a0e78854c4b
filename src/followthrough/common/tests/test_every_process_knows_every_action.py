from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType, SimpleNamespace
from unittest.mock import patch

import pytest
from django.apps import apps

from followthrough.common.actions.discovery import import_declarations

PACKAGE = Path(__file__).resolve().parents[2]
CODE = (
    "import django; django.setup();"
    "from followthrough.common.actions import KINDS; print(*sorted(KINDS))"
)


def declared() -> set[str]:
    """The codes that stand in the source."""
    found = set()
    for path in PACKAGE.rglob("*.py"):
        if "tests" not in path.parts:
            text = path.read_text(encoding="utf-8")
            found |= set(re.findall(r'^@(?:bulk_)?action\(\s*"([^"]+)"', text, re.MULTILINE))
    return found


def test_one_that_only_shows_pages_knows_those_of_the_importer_too() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CODE],
        env=os.environ | {"PYTHONPATH": str(PACKAGE.parent)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert set(done.stdout.split()) == declared()
    assert "caseload.line-taken" in declared()


@contextmanager
def installed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """With the folder as the only room there is."""
    room = ModuleType("followthrough.bikes")
    room.__path__ = [str(folder)]
    rooms = [SimpleNamespace(name=room.__name__, path=str(folder))]
    monkeypatch.setattr(apps, "get_app_configs", lambda: rooms)
    with patch.dict(sys.modules, {room.__name__: room}):
        yield


@pytest.mark.parametrize("place", ["actions/bikes.py", "consequences.py", "lending/refusals.py"])
def test_what_a_room_declares_is_found_by_where_it_stands(tmp_path, monkeypatch, place) -> None:
    file = tmp_path / place
    file.parent.mkdir(exist_ok=True)
    for folder in {file.parent, tmp_path}:
        (folder / "__init__.py").touch()
    file.touch()
    (tmp_path / "views.py").write_text("raise AssertionError('Nobody asked for this.')")
    with installed(tmp_path, monkeypatch):
        import_declarations()
        name = place.removesuffix(".py").replace("/", ".")
        assert f"followthrough.bikes.{name}" in sys.modules


def test_a_package_that_cannot_be_imported_is_not_left_out(tmp_path, monkeypatch) -> None:
    """With what it declares: a refusal that nobody knows of refuses nothing."""
    lending = tmp_path / "lending"
    lending.mkdir()
    (tmp_path / "__init__.py").touch()
    (lending / "__init__.py").write_text("import no_such_module")
    (lending / "refusals.py").touch()
    with (
        installed(tmp_path, monkeypatch),
        pytest.raises(ModuleNotFoundError, match="no_such_module"),
    ):
        import_declarations()


def test_every_folder_with_modules_is_a_package() -> None:
    """In one that is not, what is declared would be found by some and not by others."""
    folders = {path.parent for path in PACKAGE.rglob("*.py")}
    assert [folder for folder in folders if not (folder / "__init__.py").exists()] == []
