"""Writes `docs/formats/` from the models that check what comes in: the schemas, and the table of
rules in its README. Run it after a change of a format:

    .venv/bin/python tools/formats.py
"""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
FORMATS = ROOT / "docs" / "formats"
START, END = "<!-- rules: written by tools/formats.py -->", "<!-- end of rules -->"

TITLES = {
    "caseload": "One line of a Followthrough caseload file",
    "places": "A Followthrough places file",
}


def schema(name: str) -> str:
    """The JSON Schema of a format as text. Rules over several values are not in it, and neither
    are the codes of the policy pack, which is dated: what takes a code says of which kind."""
    from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
    from pydantic_core.core_schema import AfterValidatorFunctionSchema

    from followthrough.common.import_fields import ImportModel, NotInFuture, PackCode
    from followthrough.interchange.caseload.format import CaseLine
    from followthrough.services.import_schema import PlacesIn

    class WithKindsOfCodes(GenerateJsonSchema):
        def function_after_schema(self, schema: AfterValidatorFunctionSchema) -> JsonSchemaValue:
            made = super().function_after_schema(schema)
            check = schema["function"]["function"]
            if isinstance(check, PackCode):
                kind = check.kind.replace("_", " ")
                made = {**made, "description": f"A code of {kind} in the policy pack."}
            if isinstance(check, NotInFuture):
                made = {**made, "description": "Not after the day of the import."}
            return made

    models: dict[str, type[ImportModel]] = {"caseload": CaseLine, "places": PlacesIn}
    made = models[name].model_json_schema(schema_generator=WithKindsOfCodes)
    made = {
        **_plain(made),
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": TITLES[name],
    }
    return json.dumps(made, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def _plain(value: Any) -> Any:
    """Without the titles that only repeat a key, and with a docstring's lines run together."""
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if not isinstance(value, dict):
        return value
    kept = {key: item for key, item in value.items() if not _is_text(key, item, "title")}
    return {
        key: " ".join(item.split()) if _is_text(key, item, "description") else _plain(item)
        for key, item in kept.items()
    }


def _is_text(key: str, item: object, name: str) -> bool:
    """A key of the format may be called "title" too; then it holds a schema and no text."""
    return key == name and isinstance(item, str)


def rules_table() -> str:
    """Every rule for which a line is set aside, with what the report advises."""
    from followthrough.interchange.caseload.importer import UNFORESEEN
    from followthrough.interchange.caseload.parsing import NOT_A_DATE, RULES
    from followthrough.interchange.caseload.rules import REMEDIES, WARNINGS
    from followthrough.interchange.lines import ACTIONS

    rules: dict[str, set[str]] = {}
    for rule, action in [
        *ACTIONS.items(),
        *RULES.values(),
        *WARNINGS.items(),
        NOT_A_DATE,
        *((fate.value, PLACEHOLDER.sub("…", action)) for fate, action in REMEDIES.items()),
        ("wrong-type", "It says which type the value should have."),
        ("database-refused", UNFORESEEN),
    ]:
        rules.setdefault(rule, set()).add(action)
    rows = [
        f"| `{rule}` | {' '.join(sorted(actions))} |" for rule, actions in sorted(rules.items())
    ]
    return "\n".join(["| rule | action |", "| --- | --- |", *rows])


PLACEHOLDER = re.compile(r"\{\w+\}")


def readme() -> str:
    text = (FORMATS / "README.md").read_text(encoding="utf-8")
    before, _, rest = text.partition(START)
    _, _, after = rest.partition(END)
    return f"{before}{START}\n{rules_table()}\n{END}{after}"


def files() -> dict[Path, str]:
    return {
        **{FORMATS / f"{name}.schema.json": schema(name) for name in TITLES},
        FORMATS / "README.md": readme(),
    }


def main() -> None:
    import django

    sys.path.insert(0, str(ROOT / "src"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "followthrough.site.settings")
    # Nothing is asked of a database here; the settings only want to know which one it would be.
    os.environ.setdefault("DATABASE_URL", "postgresql://nobody@127.0.0.1/nothing")
    django.setup()
    for path, text in files().items():
        path.write_text(text, encoding="utf-8")
        print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
