"""What is refused before any page looks at it, and the page that says so. The web server and Django
both ask here, so that whoever sent it reads the same."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

from django.template.loader import render_to_string

# Of all that is sent at once, and of how many parts. The largest form that people fill in has some
# 300 kB; nobody sends a file.
MOST_BYTES = 1_000_000
MOST_FIELDS = 1000
MOST_FILES = 0
# As pages have them: what is refused never reaches the middleware.
HEADERS = [
    ("Content-Type", "text/html; charset=utf-8"),
    ("Cache-Control", "no-store, private"),
    (
        "Content-Security-Policy",
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
        "font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    ),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "same-origin"),
]
MOST_HEAD = 32_768  # bytes of the address, cookies and all that a browser says of itself

AGAIN = "Go back to the page that you came from, load it again, and send it once more."


@dataclass(frozen=True)
class Refusal:
    """`because` and `remedy` are sentences for whoever sent it."""

    status: HTTPStatus
    title: str
    because: str
    remedy: str = AGAIN

    @property
    def line(self) -> str:
        """Of the answer, as HTTP has it."""
        return f"{self.status.value} {self.status.phrase}"

    def page(self) -> str:
        """Without a request: nothing is known of who sent it."""
        return render_to_string("refused.html", {"refusal": self})


UNREADABLE = Refusal(
    HTTPStatus.BAD_REQUEST,
    "What was sent could not be read",
    "It was cut off on its way, or it is not written as a browser writes it. Nothing was saved.",
)
OTHER_CHARACTERS = Refusal(
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    "The characters of what was sent are not known",
    "It is not in UTF-8, or in an encoding that Followthrough does not read. Nothing was saved.",
    "Send it as UTF-8. A page of Followthrough does so by itself.",
)
TOO_LARGE = Refusal(
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "Too much was sent at once",
    f"A page takes {MOST_BYTES // 1_000_000} MB at most, and nothing of this was kept.",
    "Go back to the page that you came from, and send less at a time. Caseload files are taken in "
    "with the command followthrough import.",
)
TOO_MANY_FIELDS = Refusal(
    HTTPStatus.BAD_REQUEST,
    "Too many answers were sent at once",
    f"A page takes {MOST_FIELDS:,} answers at most. Nothing was saved.",
    "Send fewer at a time.",
)
NO_FILES = Refusal(
    HTTPStatus.BAD_REQUEST,
    "No page takes files",
    "It was sent in parts, as files are, and nothing of it was kept.",
    "Caseload files are taken in with the command followthrough import.",
)
HEAD_TOO_LARGE = Refusal(
    HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
    "The address is too long, or the browser sends too much with it",
    "Nothing was looked up and nothing was saved.",
    "Use a shorter address. If it goes on, delete the cookies of this site and sign in again.",
)
TOO_SLOW = Refusal(
    HTTPStatus.REQUEST_TIMEOUT,
    "What was sent took too long to arrive",
    "The rest of it did not come. Nothing was saved.",
)
NOT_UNDERSTOOD = Refusal(
    HTTPStatus.NOT_IMPLEMENTED,
    "What was sent is packed in a way that is not known",
    "Nothing was saved.",
)
