"""Who is at the desk, and what they may do. Pure functions: nothing here knows the database or Streamlit.

Three ways to know a person, chosen by ``MT_QA_ACCESS``:

``local``   the default, for one's own machine: nobody is asked, and everybody may do everything.
``header``  a reverse proxy has asked for the password and names the person in a header of its own. Such a header can be
            forged by whoever reaches the program past the proxy: so the proxy proves itself by a shared secret.
``oidc``    Streamlit's login at an OpenID Connect provider; what it knows of the person comes in as a mapping.
"""

from __future__ import annotations

import getpass
import os
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from secrets import compare_digest

from mt_qa.core import InputError, ProfileError

ACCESS_VARIABLE = "MT_QA_ACCESS"
HEADER_VARIABLE = "MT_QA_PROXY_HEADER"
SECRET_VARIABLE = "MT_QA_PROXY_SECRET"
ADMINS_VARIABLE = "MT_QA_ADMINS"
NEWCOMERS_VARIABLE = "MT_QA_NEWCOMERS"

DEFAULT_HEADER = "X-Forwarded-Email"
SECRET_HEADER = "X-MT-QA-Proxy-Secret"
SHORTEST_SECRET = 16
LOOPBACK = ("127.0.0.1", "::1", "localhost")
LONGEST_NAME = 200


class AccessError(InputError):
    """Someone asked for what their role does not allow."""


class Role(IntEnum):
    """What a person may do; each role may do all that those before it may."""

    NOBODY = 0
    READER = 1
    EDITOR = 2
    ADMIN = 3

    @property
    def label(self) -> str:
        return self.name.lower()

    @classmethod
    def parse(cls, label: str) -> Role:
        """The role called `label`. Raises InputError for any other word."""
        try:
            return cls[label.strip().upper()]
        except KeyError:
            known = ", ".join(role.label for role in cls)
            raise InputError(f"unknown role {label!r}: one of {known}") from None


class Action(StrEnum):
    """What can be asked of the store."""

    READ = "read"
    DECIDE = "decide"
    IMPORT = "import"
    MANAGE = "manage"


LEAST_ROLE: Mapping[Action, Role] = {
    Action.READ: Role.READER,
    Action.DECIDE: Role.EDITOR,
    Action.IMPORT: Role.EDITOR,
    Action.MANAGE: Role.ADMIN,
}


@dataclass(frozen=True, slots=True)
class Person:
    """Someone at the desk: the name that decisions are signed with, and a role."""

    name: str
    role: Role = Role.EDITOR

    def may(self, action: Action) -> bool:
        return self.role >= LEAST_ROLE[action]

    def must_be_allowed_to(self, action: Action) -> None:
        """Raises AccessError where the role does not allow it."""
        if not self.may(action):
            raise AccessError(f"{self.name} may not {action.value}: that takes the role {LEAST_ROLE[action].label}")


class Mode(StrEnum):
    """How a person is known."""

    LOCAL = "local"
    HEADER = "header"
    OIDC = "oidc"


@dataclass(frozen=True, slots=True)
class Access:
    """The access rules of one installation. `newcomers` is the role of those whom the store does not know."""

    mode: Mode = Mode.LOCAL
    header: str = DEFAULT_HEADER
    secret: str = ""
    admins: frozenset[str] = frozenset()
    newcomers: Role = Role.READER

    def role_of(self, name: str, known: Mapping[str, Role]) -> Role:
        """The role of the person called `name`; `known` are the roles that the store keeps, by name."""
        if self.mode is Mode.LOCAL or name in self.admins:
            return Role.ADMIN
        return known.get(name, self.newcomers)


def access_from(environment: Mapping[str, str]) -> Access:
    """The rules that the environment sets. Raises ProfileError where they would leave the door open."""
    named = environment.get(ACCESS_VARIABLE, "").strip().lower() or Mode.LOCAL.value
    if named not in list(Mode):
        raise ProfileError(f"{ACCESS_VARIABLE} is {named!r}: one of {', '.join(Mode)}")
    secret = environment.get(SECRET_VARIABLE, "")
    if named == Mode.HEADER and len(secret) < SHORTEST_SECRET:
        raise ProfileError(
            f"{ACCESS_VARIABLE}=header needs {SECRET_VARIABLE}, at least {SHORTEST_SECRET} characters that the proxy "
            f"sends as {SECRET_HEADER}: without it anyone could name themselves"
        )
    try:
        newcomers = Role.parse(environment.get(NEWCOMERS_VARIABLE, "") or Role.READER.label)
    except InputError as error:
        raise ProfileError(f"{NEWCOMERS_VARIABLE}: {error}") from error
    admins = (known_as(name) for name in environment.get(ADMINS_VARIABLE, "").split(","))
    return Access(
        Mode(named),
        environment.get(HEADER_VARIABLE, "").strip() or DEFAULT_HEADER,
        secret,
        frozenset(name for name in admins if name),
        newcomers,
    )


def require_guard(access: Access, address: str) -> None:
    """Raises ProfileError where everybody on the network could do everything."""
    if access.mode is Mode.LOCAL and address not in LOOPBACK:
        raise ProfileError(
            f"{address} can be reached from other machines, and {ACCESS_VARIABLE}=local lets everybody do everything: "
            f"set {ACCESS_VARIABLE} to oidc or header (docs/how-to/team.md)"
        )


def name_from_header(access: Access, headers: Mapping[str, str]) -> str | None:
    """The name that the proxy gives; None where the secret is wrong or no name is there.

    A header that comes twice, which proxies join by a comma, names nobody: one of the two may be the caller's own.
    """
    given = {key.lower(): value for key, value in headers.items()}
    secret = given.get(SECRET_HEADER.lower(), "")
    if not access.secret or not compare_digest(secret.encode(), access.secret.encode()):
        return None
    name = given.get(access.header.lower(), "")
    return None if "," in name else known_as(name) or None


def name_from_login(user: Mapping[str, object]) -> str | None:
    """The name of whom the provider has logged in (`st.user` as a mapping); None for one who has not, or has no name.

    The address counts only where the provider has verified it: otherwise anyone could register as the admin.
    """
    if not user.get("is_logged_in"):
        return None
    if user.get("email") and user.get("email_verified") is True:
        return known_as(str(user["email"])) or None
    issuer, subject = user.get("iss"), user.get("sub")
    return known_as(f"{subject}@{issuer}") if issuer and subject else None


def local_name() -> str:
    """The name of the one who runs the program on their own machine."""
    try:
        return known_as(os.environ.get("MT_QA_EDITOR", "") or getpass.getuser()) or "editor"
    except (OSError, KeyError):  # no user of that number, as in some containers
        return "editor"


def known_as(name: str) -> str:
    """A name as it is compared and kept: one line, lower case, no control characters, not too long."""
    plain = "".join(character for character in name if character.isprintable())
    return " ".join(plain.split()).casefold()[:LONGEST_NAME]


def require_known(person: Person | None) -> Person:
    """The person. Raises AccessError where nobody is there, or somebody without a role."""
    if person is None or person.role is Role.NOBODY:
        raise AccessError("nobody is logged in" if person is None else f"{person.name} has no access here")
    return person
