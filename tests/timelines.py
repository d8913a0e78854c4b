"""Prints the timelines of all cases as staff read them: `python -m tests.timelines`.

A process of its own, on whatever database DATABASE_URL names. For each case a user who may open it;
of each entry its title, by whom, and its text.
"""

from __future__ import annotations

import json
import re
import sys
from html import unescape

import django
from django.test import Client

READERS = ("amara", "ben", "mo")
PARTS = ('title">(.*?)</h', 'byline">(.*?)</p', 'description">(.*?)</div')


def entries(page: str) -> list[list[str]]:
    items = page.split('<div class="moj-timeline__item">')[1:]
    return [[_text(item, f"moj-timeline__{part}") for part in PARTS] for item in items]


def _text(item: str, pattern: str) -> str:
    match = re.search(pattern, item, re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", "", match[1])).split()) if match else ""


def timelines() -> dict[str, dict[str, list[list[str]]]]:
    from followthrough.accounts.models import User
    from followthrough.people.models import Person

    readers = {}
    for name in READERS:
        readers[name] = Client()
        readers[name].force_login(User.objects.get(username=name))
    result: dict[str, dict[str, list[list[str]]]] = {}
    for crn in Person.objects.order_by("crn").values_list("crn", flat=True):
        for name, client in readers.items():
            if found := whole_timeline(client, f"/cases/{crn}/timeline/"):
                result[crn] = {name: found}
                break
    return result


def whole_timeline(client: Client, address: str) -> list[list[str]]:
    """Of all its pages; nothing where the user may not open the case."""
    found, query = [], ""
    while True:
        page = client.get(address + query).content.decode()
        found += entries(page)
        older = re.search(r'href="([^"]+)" rel="next"', page)
        if older is None:
            return found
        query = unescape(older[1])


if __name__ == "__main__":
    django.setup()
    json.dump(timelines(), sys.stdout, ensure_ascii=False)
