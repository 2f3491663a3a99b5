"""Where projects, articles and the decisions of editors are kept.

`open_store` gives a `Store`; the functions on it are in one module for each matter:

- `projects`, `articles`: what there is, the queue, an article with its report;
- `reviewing`: decide, dismiss, mark what was missed, undo and redo; `dismissals`: the list of what was dismissed;
- `terms`, `lessons`, `experience`: what a project has learnt, and a review that uses it;
- `sittings`, `effort`, `insight`: time, and what the decisions tell;
- `access`, `people`: who is at the desk, and what they may do;
- `backups`: out and in again.

Whoever changes something is a `Person`, and the store itself looks at their role.
"""

from mt_qa.store.access import AccessError, Action, Person, Role
from mt_qa.store.database import Store, open_store
from mt_qa.store.values import ConflictError, Scope, Status

__all__ = [
    "AccessError",
    "Action",
    "ConflictError",
    "Person",
    "Role",
    "Scope",
    "Status",
    "Store",
    "open_store",
]
