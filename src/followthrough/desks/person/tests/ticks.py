"""What the boxes send by which an item is left off the paper."""

from __future__ import annotations

import re
from html import unescape

from django.test import Client


def ticks(client: Client, address: str, heading: str = "", text: str = "") -> list[str]:
    """Of the boxes under this heading, or all; and beside a text that begins so."""
    html = unescape(client.get(address).content.decode())
    sets = re.findall(r"<legend>(.*?)</legend>(.*?)</fieldset>", html, re.DOTALL)
    boxes = "".join(found for legend, found in sets if heading in {"", legend})
    return [
        value
        for value, said in re.findall(r'name="out" value="(\w+)"[^>]*> (.*?)</label>', boxes)
        if said.startswith(text)
    ]
