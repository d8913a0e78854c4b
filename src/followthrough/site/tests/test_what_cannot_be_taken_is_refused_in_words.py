"""Whatever comes in by a socket: a page says why it is refused, and none is a fault of ours."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from django.db import connection

from followthrough.site.refused_requests import MOST_BYTES, MOST_FIELDS, MOST_HEAD
from followthrough.site.tests.raw_http import answer_to, connected, read, request, serving

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

FORM = "Content-Type: application/x-www-form-urlencoded"
PARTS = "Content-Type: multipart/form-data; boundary=b"
CHUNKED = "Transfer-Encoding: chunked"


def post(*headers: str, body: bytes = b"a=b", length: int | None = None) -> bytes:
    return request("POST /sign-in", *headers, body=body, length=length)


def part(disposition: str, content: bytes = b"x") -> bytes:
    head = f"--b\r\nContent-Disposition: form-data; {disposition}\r\n\r\n".encode()
    return head + content + b"\r\n--b--\r\n"


@pytest.fixture(scope="module")
def port(django_db_setup: None) -> Iterator[int]:
    with serving(DATABASE_URL=database_url()) as number:
        yield number


def database_url() -> str:
    """Of the database of the tests that run here."""
    given = connection.settings_dict
    query = urlencode({"host": given["HOST"], "port": given["PORT"], **given["OPTIONS"]})
    return (
        f"postgresql://{quote(given['USER'])}:{quote(given['PASSWORD'])}@/{given['NAME']}?{query}"
    )


UNREAD = (400, "What was sent could not be read")
CHARACTERS = (415, "The characters of what was sent are not known")
FILES = (400, "No page takes files")
ADDRESS = (431, "The address is too long, or the browser sends too much with it")
LARGE = (413, "Too much was sent at once")
BLANKS = " " * 33

REFUSED: dict[str, tuple[bytes, tuple[int, str]]] = {
    "more than a page takes": (post(FORM, length=MOST_BYTES + 1), LARGE),
    "300 MB": (post(PARTS, length=300_000_000), LARGE),
    "300 MB, asking first": (post(FORM, "Expect: 100-continue", length=300_000_000), LARGE),
    "chunks without end": (
        post(FORM, CHUNKED, body=b"10000\r\n" + b"x" * 0x10000 + b"\r\n").replace(
            b"Content-Length", b"X-Length"
        )
        + (b"10000\r\n" + b"x" * 0x10000 + b"\r\n") * (MOST_BYTES // 0x10000 + 1),
        LARGE,
    ),
    "chunks that are none": (
        request("POST /sign-in", FORM, CHUNKED) + b"zz\r\nabc\r\n", UNREAD),
    "packed otherwise": (
        request("POST /sign-in", FORM, "Transfer-Encoding: gzip"),
        (501, "What was sent is packed in a way that is not known")),
    "too many answers": (
        post(FORM, body=b"&".join([b"a=b"] * (MOST_FIELDS + 1))),
        (400, "Too many answers were sent at once")),
    "too many in the address": (
        request("GET /sign-in?" + "&".join(["a=b"] * (MOST_FIELDS + 1))),
        (400, "Too many answers were sent at once")),
    "a file": (post(PARTS, body=part('name="f"; filename="f.txt"')), FILES),
    "a file, of which only the head has come": (post(PARTS, length=900_000), FILES),
    "a file in pieces, of which only the head has come": (
        request("POST /sign-in", PARTS, CHUNKED), FILES),
    "a file that asks first whether it may come": (
        post(PARTS, "Expect: 100-continue", length=900_000), FILES),
    "a long head": (request("GET /sign-in", "X-Long: " + "x" * MOST_HEAD), ADDRESS),
    "a long address": (request("GET /" + "x" * MOST_HEAD), ADDRESS),
    "what is no text": (post(FORM, body=b"title=ab%ED%A0%80cd"), UNREAD),
    "what is no text, as it stands": (post(FORM, body=b"title=ab\xff"), UNREAD),
    "an unknown charset": (post(f"{FORM}; charset=klingon"), CHARACTERS),
    "a charset of no text": (post(f"{FORM}; charset=hex"), CHARACTERS),
    "another charset": (post(f"{PARTS}; charset=utf-16"), CHARACTERS),
    "a charset with NUL": (post(f"{FORM}; charset=a%00b"), CHARACTERS),
    "an unknown charset of an address": (
        request("GET /sign-in?a=b", "Content-Type: text/plain; charset=hex"), CHARACTERS),
    "a long kind of what is sent": (post('Content-Type: a; b="' + ";" * 1000), UNREAD),
    "answers in parts, as files are sent": (post(PARTS, body=part('name="a"')), FILES),
    "parts without a boundary": (
        post("Content-Type: Multipart/Mixed", body=part('name="a"')), FILES),
    "a length that is none": (
        request("POST /sign-in", FORM, "Content-Length: soon"), UNREAD),
    "two lengths": (
        request("POST /sign-in", FORM, "Content-Length: 3", "Content-Length: 4") + b"a=bc", UNREAD),
    "a negative length": (request("POST /sign-in", FORM, "Content-Length: -1"), UNREAD),
    "NUL in the head": (request("GET /sign-in", "X-Nul: a\0b"), UNREAD),
    "an address that is none": (request("GET http://[::1/sign-in"), UNREAD),
    "an address of a bracket": (request("GET http://]/"), UNREAD),
    "a length of five thousand digits": (
        request("POST /sign-in", FORM, "Content-Length: " + "9" * 5000), UNREAD),
    "a piece that is too large, announced": (
        request("POST /sign-in", FORM, CHUNKED) + b"ffffffffffffffff\r\n", LARGE),
    "pieces and a length": (
        request("POST /sign-in", FORM, CHUNKED, "Content-Length: 3") + b"0\r\n\r\n", UNREAD),
    "pieces, as HTTP/1.0 knows none": (
        request("POST /sign-in", FORM, CHUNKED).replace(b"HTTP/1.1", b"HTTP/1.0"), UNREAD),
    "a piece that says much of itself": (
        request("POST /sign-in", FORM, CHUNKED) + b"1;" + b"x" * 10_000, UNREAD),
    "much behind the last piece": (
        request("POST /sign-in", FORM, CHUNKED) + b"0\r\nX-Long: " + b"x" * 10_000, UNREAD),
    # waitress' own expressions would go through these for seconds or minutes, and nobody else be
    # answered.
    "a row of blanks before a value": (request("GET /sign-in", f"X-Blank:{BLANKS}a"), UNREAD),
    "a row of blanks in folded lines": (
        request("GET /sign-in", "X-Blank:" + "\r\n \t" * 20 + "a"), UNREAD),
    "blanks and a sign that does not fit": (
        request("GET /sign-in", f"X-Blank:{BLANKS * 900}\x01"), UNREAD),
    "a first line that fits nothing": (
        b"GET a://" + b"1" * 30_000 + b" x\r\nHost: localhost\r\n\r\n", UNREAD),
    "no request at all": (b"\x16\x03\x01 hello\r\n\r\n", UNREAD),
    "another host": (
        request("GET /sign-in").replace(b"Host: localhost", b"Host: elsewhere"), UNREAD),
}  # fmt: skip


@pytest.mark.parametrize(("sent", "expected"), REFUSED.values(), ids=REFUSED)
def test_each_refusal_has_its_status_and_its_page(
    port: int, sent: bytes, expected: tuple[int, str]
) -> None:
    answer = answer_to(port, sent)
    assert (answer.status, answer.title) == expected
    assert "Followthrough</title>" in answer.page
    assert "Content-Security-Policy: " in answer.head
    assert "default-src 'none'" in answer.head
    assert "Cache-Control: no-store, private" in answer.head
    assert "Traceback" not in answer.page


@pytest.mark.parametrize(
    "sent",
    [
        request("GET /%zz%ff%00/?a=%zz%ff%00&%00=%"),
        request("GET /cases/%00/"),
        request("GET /sign\0in"),
        request("GET /sign-in?next=%00"),
        request("FOO /sign-in"),
        request("GET /sign-in", "Cookie: sessionid=%00; csrftoken=\xff; =;;"),
        request("GET /sign-in", "Cookie: messages=\xff\xfe; sessionid=" + "x" * 5000),
        post(FORM, body=b"username=%00&password=%ff&%zz"),
        post(PARTS, body=b"--b\r\nContent-Disposition"),
        post(PARTS, body=part('name="a\0b"', b"\0\xff")),
        post(PARTS, body=part("name*=hex''a")),
        post(f"{FORM}; charset*=hex''utf-8"),
        post("Content-Type: application/json", body=b"{"),
        request("GET /sign-in", "Expect: 100-continue"),
        post(FORM, "Expect: 100-continue", body=b""),
    ],
)
def test_what_else_is_odd_is_answered_and_is_no_fault_of_ours(port: int, sent: bytes) -> None:
    answer = answer_to(port, sent)
    assert 200 <= answer.status < 500, answer.page
    assert "<h1" in answer.page or answer.status == 302


def test_a_client_that_goes_on_sending_reads_why_it_was_refused(port: int) -> None:
    """Closed at once, the connection would be reset, and the page never be read."""
    with connected(port) as client:
        client.sendall(post(FORM, length=300_000_000))
        for _ in range(64):
            client.sendall(b"x" * 65_536)
        answer = read(client)
    assert (answer.status, answer.title) == LARGE


def test_who_asks_first_is_not_told_to_send_what_is_refused(port: int) -> None:
    answer = answer_to(port, post(FORM, "Expect: 100-continue", length=300_000_000))
    assert "100 Continue" not in answer.head


def test_who_asks_first_is_told_to_send_what_is_taken(port: int) -> None:
    with connected(port) as client:
        client.sendall(post(FORM, "Expect: 100-continue", body=b"", length=3))
        assert client.recv(100) == b"HTTP/1.1 100 Continue\r\n\r\n"
        client.sendall(b"a=b")
        assert read(client).status == 403  # it has no token


def test_what_is_refused_lies_on_no_disk(port: int, tmp_path: Path) -> None:
    with serving(TMPDIR=str(tmp_path)) as own, connected(own) as client:
        client.sendall(post(FORM, length=300_000_000))
        client.sendall(b"x" * 1_000_000)
        assert read(client).status == 413
        assert list(tmp_path.iterdir()) == []


def test_pages_and_files_are_answered(port: int) -> None:
    page = answer_to(port, request("GET /sign-in"))
    assert (page.status, page.title) == (200, "Sign in")
    style = answer_to(port, request("GET /static/followthrough.css"))
    assert style.status == 200
    assert "text/css" in style.head


def test_a_connection_is_used_again(port: int) -> None:
    keeps = request("GET /static/followthrough.css").replace(b"Connection: close\r\n", b"")
    with connected(port) as client:
        client.sendall(keeps * 2 + request("GET /static/followthrough.css"))
        data = b""
        while more := client.recv(65_536):
            data += more
    assert data.count(b"HTTP/1.1 200 OK") == 3
