"""People and their roles, as the store keeps them."""

from __future__ import annotations

from sqlalchemy import select

from mt_qa.core import InputError
from mt_qa.store.access import Access, Action, Mode, Person, Role, known_as, require_known
from mt_qa.store.database import Store
from mt_qa.store.tables import PersonRow


def roles(store: Store) -> dict[str, Role]:
    """The roles that were given, by name."""
    with store.reading() as session:
        return {row.name: Role.parse(row.role) for row in session.scalars(select(PersonRow).order_by(PersonRow.name))}


def give_role(store: Store, name: str, role: Role, *, who: Person) -> None:
    """Give someone a role; `Role.NOBODY` shuts them out. Raises InputError for an empty name."""
    who.must_be_allowed_to(Action.MANAGE)
    name = known_as(name)
    if not name:
        raise InputError("a person needs a name")
    with store.writing() as session:
        row = session.scalar(select(PersonRow).where(PersonRow.name == name))
        if row is None:
            row = PersonRow(name=name)
            session.add(row)
        row.role, row.made_at, row.made_by = role.label, store.clock(), who.name


def person(store: Store, access: Access, name: str | None) -> Person:
    """The person of that name with their role. Raises AccessError for nobody, and for one without a role."""
    if not name:
        return require_known(None)
    known = {} if access.mode is Mode.LOCAL else _role_in(store, name)
    return require_known(Person(name, access.role_of(name, known)))


def _role_in(store: Store, name: str) -> dict[str, Role]:
    """The role of that name, where one was given."""
    with store.reading() as session:
        label = session.scalar(select(PersonRow.role).where(PersonRow.name == name))
    return {} if label is None else {name: Role.parse(label)}
