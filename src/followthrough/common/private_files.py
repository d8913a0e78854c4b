"""Files that commands write at a path that somebody gave, and that may hold what is personal."""

from __future__ import annotations

import fcntl
import os
import re
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BufferedWriter, FileIO, TextIOWrapper
from pathlib import Path
from typing import IO, TYPE_CHECKING

from followthrough.common.errors import NotPossible

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer as Buffer


@contextmanager
def private_file(path: Path, what: str, encoding: str = "utf-8") -> Iterator[IO[str]]:
    """A new text file at `path` that its owner alone may read, whatever the umask; line ends are
    written as they are. `what` names it in a sentence ("The report"). Raises NotPossible where it
    cannot be written.

    A file of that name is replaced once the new one is whole, never written into: it may be open to
    others, or be opened by them already. Until then, and where it comes to no end, it stays as it
    is. A link or a device is refused, because what is behind it is somebody else's. What a command
    that was killed had written of the same file is taken away."""
    _refuse_what_is_no_file(path, what)
    try:
        _take_drafts_away(path)
        handle, name = _new_draft(path)
    except OSError as error:
        raise _not_written(path, what, error) from None
    draft = Path(name)
    try:
        os.fchmod(handle, 0o600)  # the umask may leave even the owner nothing
        with (
            _PrivateFile(handle, path, what) as raw,
            TextIOWrapper(BufferedWriter(raw), encoding=encoding, newline="") as file,
        ):
            yield file
            file.flush()
            _store(handle, path, what)
        _put_in_place(draft, path, what)
    finally:
        draft.unlink(missing_ok=True)


def _drafts(path: Path) -> str:
    return f".{path.name}-draft-"


def _new_draft(path: Path) -> tuple[int, str]:
    """Locked as long as it is written, so that whoever finds it knows."""
    while True:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=_drafts(path))
        with suppress(OSError):  # where files cannot be locked, nobody takes any away
            fcntl.flock(handle, fcntl.LOCK_EX)
        if os.fstat(handle).st_nlink:  # nobody has taken it away before it was locked
            return handle, name
        os.close(handle)


def _take_drafts_away(path: Path) -> None:
    """Our own files that nobody is writing, and no others."""
    of_ours = re.compile(re.escape(_drafts(path)) + "[a-z0-9_]{8}")  # as `mkstemp` names them
    for found in os.scandir(path.parent):
        if of_ours.fullmatch(found.name) and found.is_file(follow_symlinks=False):
            with suppress(OSError):  # it is somebody else's, or being written
                _take_away(found.path)


def _take_away(draft: str) -> None:
    handle = os.open(draft, os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        if os.fstat(handle).st_uid == os.geteuid():
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            Path(draft).unlink()
    finally:
        os.close(handle)


@contextmanager
def private_umask() -> Iterator[None]:
    """Around what others write for us, such as Django's own commands: it is its owner's alone."""
    before = os.umask(0o077)
    try:
        yield
    finally:
        os.umask(before)


class _PrivateFile(FileIO):
    """Says in words that a disk is full. What fails beside the writing is not its to say."""

    def __init__(self, handle: int, path: Path, what: str) -> None:
        super().__init__(handle, "w")
        self._path, self._what = path, what

    def write(self, data: Buffer, /) -> int:
        try:
            return super().write(data)
        except OSError as error:
            raise _not_written(self._path, self._what, error) from None


def _store(handle: int, path: Path, what: str) -> None:
    try:
        os.fsync(handle)
    except OSError as error:
        raise _not_written(path, what, error) from None


def _put_in_place(draft: Path, path: Path, what: str) -> None:
    """Of whatever file or link has its name by then."""
    try:
        draft.replace(path)
    except OSError as error:
        raise _not_written(path, what, error) from None


def _not_written(path: Path, what: str, error: OSError) -> NotPossible:
    return NotPossible(
        f"{what} cannot be written to {path}: {error.strerror}.",
        "Check the path, its rights and the space that is left.",
    )


def _refuse_what_is_no_file(path: Path, what: str) -> None:
    try:
        mode = path.lstat().st_mode
    except OSError:  # there is none, or making one will say what is in the way
        return
    if not stat.S_ISREG(mode):
        kind = "a link" if stat.S_ISLNK(mode) else "no ordinary file"
        raise NotPossible(
            f"{what} cannot be written to {path}, which is {kind}.", "Give it another name."
        )
