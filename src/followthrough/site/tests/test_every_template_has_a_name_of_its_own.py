"""Templates lie in the folders of what is done and are asked for by name: of two that have the same
name, one would never be seen."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from django.conf import settings


def test_every_template_has_a_name_of_its_own() -> None:
    [engine] = settings.TEMPLATES
    names = Counter(
        path.relative_to(folder).as_posix()
        for folder in engine["DIRS"]
        for path in Path(folder).rglob("*.html")
    )
    assert "practitioner/case.html" in names
    assert [name for name, number in names.items() if number > 1] == []
