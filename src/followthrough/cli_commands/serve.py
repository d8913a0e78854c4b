from __future__ import annotations

import argparse

from followthrough.cli_commands import Subparsers
from followthrough.common.numbers import whole_number


def add_parser(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser(
        "serve", help="run the database, the web pages and the worker until Ctrl-C"
    )
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (%(default)s)")
    parser.add_argument("--port", type=_port, default=8000, help="port (%(default)s); 0 takes any")
    parser.add_argument(
        "--demo", action="store_true", help="with a demonstration caseload and its people"
    )


def run(args: argparse.Namespace) -> int:
    from followthrough.embedded.processes import serve

    serve(args.host, args.port, demo=args.demo, say=_say)
    return 0


def _say(line: str) -> None:
    print(line, flush=True)  # seen at once, also through a pipe


def _port(text: str) -> int:
    port = whole_number(text)
    if port is not None and port <= 65535:
        return port
    raise argparse.ArgumentTypeError(f"{text!r} is not a port: give a number from 0 to 65535.")
