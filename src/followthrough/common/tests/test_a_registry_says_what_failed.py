from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from followthrough.common import registry

MODULE = """
from lending import BIKES
BIKES.add("one", 1)
import no_such_module
"""


def test_a_module_that_fails_is_named_each_time(tmp_path: Path, monkeypatch) -> None:
    """What it had declared before its fault is not called declared twice."""
    package = tmp_path / "lending"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "bikes.py").write_text(MODULE, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(registry, "PACKAGE", package)
    lending = import_module("lending")
    bikes: registry.Registry[int] = registry.Registry("bikes.py")
    monkeypatch.setattr(lending, "BIKES", bikes, raising=False)
    for _ in range(2):
        with pytest.raises(ModuleNotFoundError, match="no_such_module"):
            bikes.all()
