"""An editor as a process of its own: decides on findings of one article, and says so once each is acknowledged.

``python store_editor.py URL ARTICLE NAME DECISIONS``. Each line it writes is JSON: what was asked for, and whether it
was taken or contested. A store that does not answer is asked again, as an editor would press the key again.
"""

from __future__ import annotations

import json
import random
import sys
import time
from pathlib import Path
from typing import TextIO

from mt_qa.core import StoreError
from mt_qa.decisions import Decision, Outcome, finding_key
from mt_qa.store import ConflictError, Person, Role, articles, open_store, reviewing

PATIENCE_SECONDS = 60


def edit(url: str, article: int, name: str, decisions: int, out: TextIO) -> None:
    """Decide so many times on findings of the article."""
    choose = random.Random(name)
    who = Person(name, Role.EDITOR)
    store = open_store(url)
    findings = articles.article(store, article).report.findings
    seen = reviewing.state(store, article, who=who).version

    def say(**what: object) -> None:
        out.write(json.dumps(what, ensure_ascii=False) + "\n")
        out.flush()

    for number in range(decisions):
        finding = choose.choice(findings)
        decision = Decision(finding, Outcome.EDITED, f"{name} {number}")
        give_up = time.monotonic() + PATIENCE_SECONDS
        while True:
            try:
                state = reviewing.decide(store, article, [decision], seen=seen, who=who)
            except ConflictError:
                say(key=finding_key(finding), after=decision.replacement, contested=True)
                seen = reviewing.state(store, article, who=who).version
            except StoreError as error:
                if time.monotonic() > give_up:
                    raise
                say(fault=str(error))
                time.sleep(0.05)  # until the editor presses the key again
                continue
            else:
                say(key=finding_key(finding), after=decision.replacement, contested=False)
                # now and then an editor looks up and sees what the others did; between that the page grows old
                seen = state.version if choose.random() < 0.7 else seen
            break
    store.close()


def edit_into(path: Path, url: str, article: int, name: str, decisions: int) -> None:
    """`edit`, with what it says in a file."""
    with path.open("w", encoding="utf-8") as out:
        edit(url, article, name, decisions, out)


if __name__ == "__main__":
    edit(sys.argv[1], int(sys.argv[2]), sys.argv[3], int(sys.argv[4]), sys.stdout)
