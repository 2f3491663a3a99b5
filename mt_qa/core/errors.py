"""The exception tree. A fault in the *translation* is a Finding, never an exception.

::

    MtQaError
    ├── InputError     the text cannot be read as asked (file, line, why)     exit 2
    ├── ProfileError   a profile names an unknown check or weight             exit 3
    ├── DataError      a shipped table is broken (file, line)                 exit 3
    ├── BackendError   a model cannot be loaded or failed                     exit 3
    └── StoreError     the store of decisions does not answer or does not fit exit 3
"""


class MtQaError(Exception):
    """Whatever this program raises on purpose; the message is one line made for a person."""


class InputError(MtQaError):
    """The caller's text cannot be read as asked."""


class ProfileError(MtQaError):
    """A profile names a check or a weight that does not exist."""


class DataError(MtQaError):
    """A shipped table is broken."""


class BackendError(MtQaError):
    """A model cannot be loaded, or failed."""


class StoreError(MtQaError):
    """The store of decisions does not answer, or was made by another version."""
