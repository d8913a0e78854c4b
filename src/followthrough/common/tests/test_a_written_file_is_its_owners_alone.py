"""What a command writes at a path that somebody gave may be read by its owner and nobody else."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from followthrough.common.errors import NotPossible
from followthrough.common.private_files import private_file, private_umask


@pytest.fixture(params=[0o000, 0o022, 0o077, 0o777])
def _any_umask(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.umask(request.param)
    yield
    os.umask(before)


def write(path: Path, text: str = "new") -> None:
    with private_file(path, "The report") as file:
        file.write(text)


@pytest.mark.usefixtures("_any_umask")
def test_whatever_the_umask(tmp_path: Path) -> None:
    with private_file(tmp_path / "out", "The report") as file:
        [draft] = tmp_path.iterdir()
        assert stat.S_IMODE(draft.stat().st_mode) == 0o600
        file.write("a\r\nb\n")
    assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == 0o600
    assert (tmp_path / "out").read_bytes() == b"a\r\nb\n"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_file_that_was_open_to_others_is_replaced_and_not_written_into(tmp_path: Path) -> None:
    """Whoever had opened it, or has another name for it, sees nothing of what is new."""
    (tmp_path / "out").write_text("old")
    (tmp_path / "out").chmod(0o666)
    (tmp_path / "other name").hardlink_to(tmp_path / "out")
    with (tmp_path / "out").open() as opened_before:
        write(tmp_path / "out")
        assert opened_before.read() == "old"
    assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == 0o600
    assert (tmp_path / "out").read_text() == "new"
    assert (tmp_path / "other name").read_text() == "old"


@pytest.mark.parametrize("target", ["there", "not there"])
def test_a_link_is_not_followed(target: str, tmp_path: Path) -> None:
    (tmp_path / "there").write_text("old")
    (tmp_path / "out").symlink_to(target)
    with pytest.raises(NotPossible, match="is a link"):
        write(tmp_path / "out")
    assert (tmp_path / "there").read_text() == "old"
    assert not (tmp_path / "not there").exists()


def test_a_link_that_is_planted_in_between_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "there").write_text("old")
    (tmp_path / "out").symlink_to("there")
    monkeypatch.setattr("followthrough.common.private_files._refuse_what_is_no_file", print)
    write(tmp_path / "out")
    assert (tmp_path / "there").read_text() == "old"
    assert not (tmp_path / "out").is_symlink()
    assert (tmp_path / "out").read_text() == "new"


def test_what_is_no_file_stays(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    for name in ("pipe", "folder"):
        with pytest.raises(NotPossible, match="no ordinary file"):
            write(tmp_path / name)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder", "pipe"]


def test_a_full_disk_is_said_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    (tmp_path / "out").write_text("old")
    draft = tmp_path / ".out-draft"
    draft.symlink_to("/dev/full")
    monkeypatch.setattr(
        "tempfile.mkstemp", lambda **_: (os.open("/dev/full", os.O_WRONLY), str(draft))
    )
    monkeypatch.setattr("os.fchmod", print)  # of the device itself
    with pytest.raises(NotPossible, match=r"The report cannot be written to .*No space left"):
        write(tmp_path / "out")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    assert (tmp_path / "out").read_text() == "old"


@pytest.mark.parametrize("error", [KeyboardInterrupt, ValueError])
def test_what_comes_to_no_end_leaves_the_file_as_it_was(
    error: type[BaseException], tmp_path: Path
) -> None:
    (tmp_path / "out").write_text("old")

    def write_half() -> None:
        with private_file(tmp_path / "out", "The report") as file:
            file.write("half of it")
            raise error

    with pytest.raises(error):
        write_half()
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    assert (tmp_path / "out").read_text() == "old"


def test_what_others_write_is_its_owners_alone_too(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        with private_umask():
            (tmp_path / "out").write_text("as Django does")
        assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == 0o600
        (tmp_path / "other").write_text("afterwards")
        assert stat.S_IMODE((tmp_path / "other").stat().st_mode) == 0o644
    finally:
        os.umask(before)


def test_what_fails_beside_the_writing_stays_what_it_was(tmp_path: Path) -> None:
    with pytest.raises(BrokenPipeError), private_file(tmp_path / "out", "The report"):
        raise BrokenPipeError


KILLED = """
import os, signal, sys
from pathlib import Path
from followthrough.common.private_files import private_file
with private_file(Path(sys.argv[1]), "The report") as file:
    file.write("of people")
    file.flush()
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_what_a_killed_command_left_goes_with_the_next_one(tmp_path: Path) -> None:
    killed = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path / "out")], check=False)
    assert killed.returncode == -signal.SIGKILL
    [draft] = tmp_path.iterdir()
    assert draft.read_text() == "of people"
    write(tmp_path / "out of another kind")
    assert draft.exists()
    write(tmp_path / "out")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "out of another kind"]


def test_what_another_command_is_writing_stays(tmp_path: Path) -> None:
    with private_file(tmp_path / "out", "The report") as slow:
        slow.write("slow")
        write(tmp_path / "out", "fast")
        assert (tmp_path / "out").read_text() == "fast"
    assert (tmp_path / "out").read_text() == "slow"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_what_is_no_draft_of_ours_stays(tmp_path: Path) -> None:
    """Whatever it is called."""
    (tmp_path / "elsewhere").write_text("of others")
    (tmp_path / ".out-draft-abcdefgh").symlink_to("elsewhere")
    (tmp_path / ".out-draft-abcdefgi").mkdir()
    os.mkfifo(tmp_path / ".out-draft-abcdefgj")
    (tmp_path / ".out-draft-of-a-letter").write_text("mine")
    before = set(tmp_path.iterdir())
    write(tmp_path / "out")
    assert set(tmp_path.iterdir()) == before | {tmp_path / "out"}
