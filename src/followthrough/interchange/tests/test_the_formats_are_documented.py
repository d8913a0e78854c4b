"""`docs/formats/` says what the models check; `tools/formats.py` writes it from them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from followthrough.interchange.caseload.importer import UNFORESEEN
from followthrough.interchange.caseload.parsing import RULES
from tests import factories
from tools.formats import FORMATS, ROOT, files, rules_table

from .damaged_files import as_bytes


def written() -> dict[str, str]:
    return {path.name: text for path, text in files().items()}


@pytest.mark.parametrize("name", ["caseload.schema.json", "places.schema.json", "README.md"])
def test_what_is_committed_is_what_the_models_say(name: str) -> None:
    assert (FORMATS / name).read_text(encoding="utf-8") == written()[name], (
        "Run .venv/bin/python tools/formats.py"
    )


@pytest.mark.parametrize("name", ["caseload.schema.json", "places.schema.json"])
def test_a_schema_says_what_it_is_of_and_lets_no_unknown_key_through(name: str) -> None:
    schema = json.loads(written()[name])
    assert schema["title"]
    assert schema["description"]
    assert schema["$schema"].startswith("https://json-schema.org/")
    for part in [schema, *schema["$defs"].values()]:
        assert part["additionalProperties"] is False


def test_a_code_of_the_pack_is_a_text_that_says_of_which_kind_it_is() -> None:
    """The pack is dated: a list of today's codes would be wrong tomorrow."""
    parts = json.loads(written()["caseload.schema.json"])["$defs"]
    assert parts["NeedIn"]["properties"]["area"] == {
        "description": "A code of need areas in the policy pack.",
        "type": "string",
    }
    texts = json.dumps(parts)
    for kind in ("reasons", "interventions", "requirements", "registers", "circumstances"):
        assert f"A code of {kind} in the policy pack." in texts


def example() -> dict[str, Any]:
    readme = (FORMATS / "README.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"```json\n(.*?)```", readme, re.DOTALL)
    result: dict[str, Any] = json.loads(block)
    return result


@pytest.mark.django_db
def test_the_example_is_a_line_that_is_taken() -> None:
    factories.unit(example()["case"]["unit"])
    summary, rows = factories.imported(as_bytes(example()))
    assert (summary.new, rows) == (1, [])


def test_every_rule_of_ours_has_its_own_advice() -> None:
    package = ROOT / "src" / "followthrough"
    texts = [
        path.read_text(encoding="utf-8")
        for path in [
            package / "common/import_fields.py",
            package / "people/import_schema.py",
            package / "plans/import_schema.py",
            package / "interchange/caseload/format.py",
        ]
    ]
    raised = {rule for text in texts for rule in re.findall(r'CustomError\(\s*"([a-z-]+)"', text)}
    dates = {"date-form", "date-value"}
    assert len(raised) > 10
    assert raised - dates <= set(RULES)


def test_the_table_of_rules_has_each_rule_once() -> None:
    rules = re.findall(r"^\| `([a-z0-9-]+)` \| .+\. \|$", rules_table(), re.MULTILINE)
    assert rules == sorted(set(rules))
    assert {"changed-here", "not-json", "database-refused", "wrong-type"} <= set(rules)
    assert UNFORESEEN in rules_table()


def test_the_readme_keeps_to_a_page() -> None:
    assert Path(FORMATS / "README.md").read_text(encoding="utf-8").count("\n") < 160
