from __future__ import annotations

import os
import threading

from django.core.wsgi import get_wsgi_application

from followthrough.embedded.time_limits import WEB
from followthrough.site.sent import in_known_characters

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "followthrough.site.settings")
os.environ.setdefault(WEB, "1")  # before the settings are read

application = in_known_characters(get_wsgi_application())


def _warm_up() -> None:
    """The solver takes about a second to import: better now than in somebody's first page."""
    from importlib import import_module

    import_module("ortools.sat.python.cp_model")


threading.Thread(target=_warm_up, name="warm-up", daemon=True).start()
