"""A database of a release before, in the cluster of the tests."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg
from django.db import connection

ROOT = Path(__file__).resolve().parents[1]
Rows = dict[str, dict[int, dict[str, Any]]]

# Not the product's own tables, or tables that the command itself writes.
LEFT_OUT = ("django_", "procrastinate_", "auth_", "axes_")


class Before:
    def __init__(self, name: str) -> None:
        self.settings = {**connection.settings_dict, "NAME": name}

    def connect(self, name: str | None = None) -> psycopg.Connection[Any]:
        return psycopg.connect(
            host=self.settings["HOST"],
            port=self.settings["PORT"] or None,
            user=self.settings["USER"],
            password=self.settings["PASSWORD"],
            dbname=name or self.settings["NAME"],
            autocommit=True,
        )

    def rows(self) -> Rows:
        with self.connect() as open_connection:
            tables = open_connection.execute(
                "SELECT table_name FROM information_schema.columns"
                " WHERE table_schema = 'public' AND column_name = 'id' ORDER BY 1"
            ).fetchall()
            return {
                table: dict(
                    open_connection.execute(f"SELECT id, to_jsonb(t) FROM {table} t").fetchall()
                )
                for (table,) in tables
                if not table.startswith(LEFT_OUT)
            }

    def asked(self, query: str) -> dict[Any, Any]:
        """The rows of a query of two columns, the second by the first."""
        with self.connect() as open_connection:
            return dict(open_connection.execute(query).fetchall())

    def run(self, *command: str) -> str:
        done = self.tried(*command)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def tried(self, *command: str) -> subprocess.CompletedProcess[str]:
        user, password = quote(self.settings["USER"]), quote(self.settings["PASSWORD"])
        port = f":{self.settings['PORT']}" if self.settings["PORT"] else ""
        host, name = quote(str(self.settings["HOST"])), self.settings["NAME"]
        url = f"postgresql://{user}:{password}@{port}/{name}?host={host}"
        return subprocess.run(
            [sys.executable, "-m", *command],
            cwd=ROOT,
            env=os.environ
            | {
                "DATABASE_URL": url,
                "DJANGO_SETTINGS_MODULE": "followthrough.site.settings",
                "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
            },
            capture_output=True,
            text=True,
            check=False,
        )
