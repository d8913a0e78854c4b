"""`followthrough account`, in this process and on the tests' own database."""

from __future__ import annotations

import io

import pytest
from django.test import Client

from followthrough.accounts.models import User
from followthrough.cli import main
from followthrough.cli_commands import account
from followthrough.common.actors import Role
from followthrough.common.models import LedgerEntry
from followthrough.organisations.models import Provider
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commands_here")]

PASSWORD = "correct horse battery"
ADD = ("add", "amara", "--name", "Amara Okafor", "--role", "practitioner")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def ask(*words: str) -> int:
    return main(["account", *words])


def typed(monkeypatch: pytest.MonkeyPatch, *answers: str) -> None:
    given_ = iter(answers)
    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr(account, "getpass", lambda _: next(given_))


def sent(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))


def wrong(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert ask(*words) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("followthrough: ")
    return err


def test_an_account_is_made_and_cannot_sign_in_yet(capsys: pytest.CaptureFixture[str]) -> None:
    factories.unit("U1")
    factories.unit("U2", "Southtown")
    assert ask(*ADD, "--unit", "U1", "--unit", "U2") == 0
    made = User.objects.get()
    assert (made.username, made.name, made.role) == ("amara", "Amara Okafor", "practitioner")
    assert {unit.code for unit in made.units.all()} == {"U1", "U2"}
    assert not made.has_usable_password()
    assert "followthrough account password amara" in capsys.readouterr().out
    assert LedgerEntry.objects.get().action == "account.made"


@pytest.mark.parametrize(("named", "is_said"), [("Helen", True), ("ben", False)])
def test_it_is_said_that_an_exclusion_keeps_out_only_them_from_now_on(
    named: str, is_said: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    """While nobody had the name, it kept out everybody."""
    factories.practitioner(factories.unit())
    summary, _ = factories.imported(factories.line(access__excluded=[named]))
    assert summary.new == 1
    assert ask("add", "helen", "--name", "Helen", "--role", "manager") == 0
    assert (account.EXCLUSION_SETTLED in capsys.readouterr().out) is is_said


def test_a_worker_of_a_provider_has_one() -> None:
    Provider.objects.create(code="P1", name="Northtown Help")
    add = ("add", "pat", "--name", "Pat", "--role", "provider_worker", "--provider", "P1")
    assert ask(*add) == 0
    assert User.objects.get().provider == Provider.objects.get()


@pytest.mark.parametrize(
    ("words", "cause"),
    [
        ((*ADD, "--unit", "NOWHERE"), "There is no delivery unit 'NOWHERE'."),
        ((*ADD, "--provider", "P1"), "Give --provider CODE with --role provider_worker only."),
        (("add", "p", "--name", "P", "--role", "provider_worker"), "has a provider"),
        (
            ("add", "p", "--name", "P", "--role", "provider_worker", "--provider", "P9"),
            "There is no provider 'P9'.",
        ),
        (("add", "two words", "--name", "P", "--role", "manager"), "cannot be a user name"),
        (("add", "p", "--name", " ", "--role", "manager"), "The name is empty"),
        (("add", "p", "--name", "\udcff", "--role", "manager"), "not readable"),
        (("password", "nobody"), "There is no account 'nobody'."),
        (("unlock", "nobody"), "There is no account 'nobody'."),
        (("unlock", "\udcff"), "There is no account"),
    ],
)
def test_what_cannot_be_is_said_with_its_remedy(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], cause: str
) -> None:
    assert cause in wrong(capsys, *words)
    assert not User.objects.exists()


def test_a_user_name_is_given_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert ask(*ADD) == 0
    capsys.readouterr()
    assert "already" in wrong(capsys, "add", "AMARA", "--name", "A", "--role", "manager")


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("add", "amara"),
        ("add", "amara", "--name", "A", "--role", "operator"),
        ("password",),
        ("close", "amara"),
    ],
)
def test_bad_use_is_status_2(capsys: pytest.CaptureFixture[str], words: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as end:
        ask(*words)
    assert end.value.code == 2


def test_a_password_typed_twice_signs_in(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    factories.user("amara", Role.MANAGER)
    typed(monkeypatch, PASSWORD, PASSWORD)
    assert ask("password", "Amara") == 0
    answer = Client().post("/sign-in", {"username": "amara", "password": PASSWORD})
    assert answer.status_code == 302
    assert PASSWORD not in "".join(capsys.readouterr())


def test_two_that_differ_change_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    factories.user("amara")
    typed(monkeypatch, PASSWORD, PASSWORD + "!")
    assert "not the same" in wrong(capsys, "password", "amara")
    assert not User.objects.get().has_usable_password()


def test_a_password_comes_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    factories.user("amara")
    sent(monkeypatch, f" {PASSWORD} \r\nand more\n")
    assert ask("password", "amara") == 0
    assert User.objects.get().check_password(f" {PASSWORD} ")


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("", "No password was given."),
        ("\n", "No password was given."),
        ("short\n", "at least 12 characters"),
        ("passwordpassword1\npasswordpassword1\n", None),
        ("password1234\n", "too common"),
    ],
)
def test_the_rules_for_passwords_hold(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    text: str,
    cause: str | None,
) -> None:
    factories.user("amara")
    sent(monkeypatch, text)
    if cause is None:
        assert ask("password", "amara") == 0
    else:
        assert cause in wrong(capsys, "password", "amara")
        assert not User.objects.get().has_usable_password()


def test_the_ledger_knows_that_and_not_what(monkeypatch: pytest.MonkeyPatch) -> None:
    user = factories.user("amara")
    sent(monkeypatch, PASSWORD)
    ask("password", "amara")
    entry = LedgerEntry.objects.order_by("id").last()
    assert entry is not None
    assert (entry.action, entry.subject_id) == ("account.password-set", user.pk)
    assert (entry.before, entry.after, entry.why) == ({}, {}, "")


def test_a_new_password_ends_what_was_signed_in(monkeypatch: pytest.MonkeyPatch) -> None:
    user = factories.practitioner(factories.unit())
    client = Client()
    client.force_login(user)
    sent(monkeypatch, PASSWORD)
    ask("password", "amara")
    assert client.get("/today/").status_code == 302


def test_whoever_was_locked_out_may_try_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    factories.user("amara", Role.MANAGER)
    sent(monkeypatch, PASSWORD)
    ask("password", "amara")
    for name in ("amara", "AMARA"):
        for _ in range(6):
            locked = Client().post("/sign-in", {"username": name, "password": "wrong"})
        assert locked.status_code == 429
    ask("list")
    assert "amara\tAmara\tManager of a delivery unit\t-\tlocked" in capsys.readouterr().out
    assert ask("unlock", "amara") == 0
    assert "amara may try to sign in again." in capsys.readouterr().out
    right = Client().post("/sign-in", {"username": "amara", "password": PASSWORD})
    assert right.status_code == 302
    assert LedgerEntry.objects.filter(action="account.unlocked").count() == 1


def test_who_was_not_locked_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    factories.user("amara")
    assert ask("unlock", "amara") == 0
    assert "amara was not locked" in capsys.readouterr().out


def test_the_list_has_every_account(capsys: pytest.CaptureFixture[str]) -> None:
    unit = factories.unit("U1")
    factories.user("zed", Role.INSPECTOR)
    factories.practitioner(unit)
    closed = factories.user("cleo", Role.MANAGER, units=(unit, factories.unit("U2")))
    User.objects.filter(pk=closed.pk).update(is_active=False)
    assert ask("list") == 0
    assert capsys.readouterr().out.splitlines() == [
        "amara\tAmara\tProbation practitioner\tU1\tno password yet",
        "cleo\tCleo\tManager of a delivery unit\tU1,U2\tclosed",
        "zed\tZed\tInspector\t-\tno password yet",
    ]
