from __future__ import annotations

import argparse

from followthrough.cli_commands import Subparsers


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
    if text.isascii() and text.isdigit() and int(text) <= 65535:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is not a port: give a number from 0 to 65535.")
