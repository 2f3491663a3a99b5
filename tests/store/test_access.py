"""A name is believed only from whom it may come, and each role may do what it may."""

from __future__ import annotations

import pytest
from store_cases import ADMIN, SAMIRA

from mt_qa.core import InputError, ProfileError
from mt_qa.store import AccessError, Action, Person, Role, Store, people
from mt_qa.store.access import (
    Access,
    Mode,
    access_from,
    known_as,
    local_name,
    name_from_header,
    name_from_login,
    require_guard,
    require_known,
)

SECRET = "a long secret of the proxy"
PROXY = Access(Mode.HEADER, secret=SECRET)
ISSUER = "https://login.example"


def test_on_ones_own_machine_everybody_may_do_everything() -> None:
    access = access_from({})
    assert access.mode is Mode.LOCAL
    assert access.role_of("samira", {}) is Role.ADMIN


def test_the_environment_sets_the_rules() -> None:
    access = access_from(
        {
            "MT_QA_ACCESS": "Header",
            "MT_QA_PROXY_SECRET": SECRET,
            "MT_QA_PROXY_HEADER": "Remote-User",
            "MT_QA_ADMINS": "Samira@desk.example, ,yusuf",
            "MT_QA_NEWCOMERS": "nobody",
        }
    )
    assert access == Access(
        Mode.HEADER, "Remote-User", SECRET, frozenset({"samira@desk.example", "yusuf"}), Role.NOBODY
    )
    assert access.role_of("yusuf", {"yusuf": Role.READER}) is Role.ADMIN
    assert access.role_of("nadia", {"nadia": Role.EDITOR}) is Role.EDITOR
    assert access.role_of("stranger", {}) is Role.NOBODY


@pytest.mark.parametrize(
    ("environment", "why"),
    [
        ({"MT_QA_ACCESS": "open"}, "local, header, oidc"),
        ({"MT_QA_ACCESS": "header"}, "MT_QA_PROXY_SECRET"),
        ({"MT_QA_ACCESS": "header", "MT_QA_PROXY_SECRET": "short"}, "at least 16"),
        ({"MT_QA_ACCESS": "oidc", "MT_QA_NEWCOMERS": "boss"}, "unknown role 'boss'"),
    ],
)
def test_rules_that_would_leave_the_door_open_are_refused(environment: dict[str, str], why: str) -> None:
    with pytest.raises(ProfileError, match=why):
        access_from(environment)


@pytest.mark.parametrize("address", ["0.0.0.0", "", "::", "192.168.1.7", "desk.example"])
def test_a_desk_that_asks_nobody_is_not_opened_to_other_machines(address: str) -> None:
    with pytest.raises(ProfileError, match="lets everybody do everything"):
        require_guard(Access(), address)
    require_guard(PROXY, address)
    for own in ("127.0.0.1", "localhost", "::1"):
        require_guard(Access(), own)


def test_the_proxy_names_the_person() -> None:
    headers = {"x-forwarded-email": "Samira@Desk.example ", "x-mt-qa-proxy-secret": SECRET}
    assert name_from_header(PROXY, headers) == "samira@desk.example"


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Forwarded-Email": "samira@desk.example"},
        {"X-Forwarded-Email": "samira@desk.example", "X-MT-QA-Proxy-Secret": SECRET[:-1]},
        {"X-Forwarded-Email": "samira@desk.example", "X-MT-QA-Proxy-Secret": "خطأ"},
        {"X-Forwarded-Email": "admin@desk.example, samira@desk.example", "X-MT-QA-Proxy-Secret": SECRET},
        {"X-Forwarded-Email": " \n", "X-MT-QA-Proxy-Secret": SECRET},
        {"X-MT-QA-Proxy-Secret": SECRET},
    ],
)
def test_a_header_that_may_be_forged_names_nobody(headers: dict[str, str]) -> None:
    assert name_from_header(PROXY, headers) is None


def test_without_a_secret_no_header_is_believed() -> None:
    headers = {"X-Forwarded-Email": "samira@desk.example", "X-MT-QA-Proxy-Secret": ""}
    assert name_from_header(Access(Mode.HEADER), headers) is None


def test_a_login_names_by_a_verified_address_or_by_the_providers_own_number() -> None:
    user = {"is_logged_in": True, "email": "Samira@Desk.example", "iss": ISSUER, "sub": "7"}
    assert name_from_login({**user, "email_verified": True}) == "samira@desk.example"
    assert name_from_login({**user, "email_verified": False}) == f"7@{ISSUER}"
    assert name_from_login(user) == f"7@{ISSUER}"
    assert name_from_login({"is_logged_in": True, "name": "Samira"}) is None
    assert name_from_login({**user, "is_logged_in": False, "email_verified": True}) is None
    assert name_from_login({}) is None


def test_each_role_may_do_what_those_below_it_may() -> None:
    allowed = {role: {action for action in Action if Person("x", role).may(action)} for role in Role}
    assert allowed == {
        Role.NOBODY: set(),
        Role.READER: {Action.READ},
        Role.EDITOR: {Action.READ, Action.DECIDE, Action.IMPORT},
        Role.ADMIN: set(Action),
    }


def test_nobody_does_not_come_in() -> None:
    with pytest.raises(AccessError, match="nobody is logged in"):
        require_known(None)
    with pytest.raises(AccessError, match="samira has no access"):
        require_known(Person("samira", Role.NOBODY))
    assert require_known(SAMIRA) == SAMIRA


def test_names_are_one_line_and_compare_alike() -> None:
    assert known_as("  Samira\u202e\n AL-Desk\x00 ") == "samira al-desk"
    assert len(known_as("x" * 999)) == 200


def test_the_local_name_is_that_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MT_QA_EDITOR", "Nadia")
    assert local_name() == "nadia"
    monkeypatch.delenv("MT_QA_EDITOR")
    monkeypatch.setattr("getpass.getuser", lambda: (_ for _ in ()).throw(OSError("no user 1234")))
    assert local_name() == "editor"


def test_roles_are_kept_and_looked_up(store: Store) -> None:
    people.give_role(store, "Samira@Desk.example", Role.EDITOR, who=ADMIN)
    people.give_role(store, "yusuf", Role.READER, who=ADMIN)
    people.give_role(store, "yusuf", Role.NOBODY, who=ADMIN)
    assert people.roles(store) == {"samira@desk.example": Role.EDITOR, "yusuf": Role.NOBODY}
    access = Access(Mode.OIDC, newcomers=Role.READER)
    assert people.person(store, access, "samira@desk.example") == Person("samira@desk.example", Role.EDITOR)
    assert people.person(store, access, "new") == Person("new", Role.READER)
    for name in ("yusuf", None, ""):
        with pytest.raises(AccessError):
            people.person(store, access, name)
    with pytest.raises(AccessError, match="manage"):
        people.give_role(store, "samira", Role.ADMIN, who=SAMIRA)
    with pytest.raises(InputError, match="needs a name"):
        people.give_role(store, "\n", Role.ADMIN, who=ADMIN)
