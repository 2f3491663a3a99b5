"""Who sits at the desk, and the store that their work goes to."""

from __future__ import annotations

import os

import streamlit as st

from mt_qa.core import StoreError
from mt_qa.store import AccessError, Person, Store, open_store
from mt_qa.store.access import Action, Mode, access_from, local_name, name_from_header, name_from_login
from mt_qa.store.database import URL_VARIABLE, default_path
from mt_qa.store.people import person as known_person

_LAST = "last-known-person"


def store() -> Store:
    """The store, one for all sessions of this process. Raises StoreError."""
    return _opened(os.environ.get(URL_VARIABLE, ""), str(default_path()))


@st.cache_resource(show_spinner=False)
def _opened(url: str, default: str) -> Store:
    return open_store(url or f"sqlite:///{default}")


def person() -> Person:
    """Whoever sits here, asked anew every time, for a role may be taken away. Raises AccessError and ProfileError."""
    access = access_from(os.environ)
    if access.mode is Mode.HEADER:
        name = name_from_header(access, st.context.headers)
    elif access.mode is Mode.OIDC:
        name = name_from_login(dict(st.user))
    else:
        name = local_name()
    return known_person(store(), access, name)


def can_log_in() -> bool:
    """True where nobody is logged in and Streamlit's login would help."""
    return access_from(os.environ).mode is Mode.OIDC and not st.user.get("is_logged_in")


def may(action: str) -> bool:
    """True where whoever sits here may do that; `action` is a value of `store.access.Action`.

    Where the store does not answer it is as it was last: the store looks at the role again when something is done, and
    that is when the page says that it does not answer.
    """
    try:
        st.session_state[_LAST] = person()
    except AccessError:
        st.session_state.pop(_LAST, None)
    except StoreError:
        pass
    last: Person | None = st.session_state.get(_LAST)
    return last is not None and last.may(Action(action))
