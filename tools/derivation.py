"""Records what the rules derive of fixed cases, so that a test notices where they derive something
else. Run it after `DERIVATION` was raised, and after a change of the packs:

    .venv/bin/python tools/derivation.py
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def main() -> None:
    import django

    sys.path[:0] = [str(ROOT), str(ROOT / "src")]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "followthrough.site.settings")
    # Nothing is asked of a database here; the settings only want to know which one it would be.
    os.environ.setdefault("DATABASE_URL", "postgresql://nobody@127.0.0.1/nothing")
    django.setup()
    from followthrough.delivery.tests.fixed_cases import RECORDED, derived_now

    RECORDED.write_text(json.dumps(derived_now(), indent=2) + "\n", encoding="utf-8")
    print(RECORDED.relative_to(ROOT))


if __name__ == "__main__":
    main()
