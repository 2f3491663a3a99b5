"""Where blind picks are kept: the user's own folder, one file for the outputs of one comparison.

The folder is ``$MT_QA_COMPARISONS``, without it ``mt_qa/comparisons`` among the user's data. A file is named by a
checksum of all outputs, so that whoever opens the same outputs again goes on where they stopped.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from mt_qa.compare.blind import Pick, picks_json, read_picks
from mt_qa.compare.outputs import Outputs
from mt_qa.formats.files import faults_of, write_text

FOLDER_VARIABLE = "MT_QA_COMPARISONS"


def folder() -> Path:
    """The user's folder of comparisons; it need not exist."""
    chosen = os.environ.get(FOLDER_VARIABLE)
    if chosen:
        return Path(chosen)
    data = os.environ.get("XDG_DATA_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(data) if data else Path.home() / ".local" / "share") / "mt_qa" / "comparisons"


def path_for(outputs: Outputs) -> Path:
    """The file of the picks on these outputs."""
    digest = sha256(repr((outputs.names, [segment.outputs for segment in outputs.segments])).encode("utf-8", "replace"))
    return folder() / f"{digest.hexdigest()[:16]}.picks.json"


def stored_picks(outputs: Outputs) -> tuple[Pick, ...]:
    """What was picked so far. Raises InputError where the file cannot be read."""
    path = path_for(outputs)
    with faults_of(path):
        if not path.is_file():
            return ()
        text = path.read_text(encoding="utf-8")
    return read_picks(text, str(path), outputs)


def store_picks(outputs: Outputs, picks: Sequence[Pick]) -> None:
    """Keep these picks, all or nothing. Raises InputError where they cannot be written."""
    path = path_for(outputs)
    with faults_of(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    write_text(path, picks_json(picks))
