"""Start the review desk: ``python -m mt_qa.app [streamlit options]``, on this machine alone unless told otherwise."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from mt_qa.core import ProfileError
from mt_qa.store.access import access_from, require_guard

OPTIONS = {
    "browser.gatherUsageStats": "false",
    "client.toolbarMode": "viewer",
    "server.address": "127.0.0.1",
    "server.maxUploadSize": "20",
    "server.disconnectedSessionTTL": "43200",  # seconds; a laptop that slept finds its decisions again
    "server.showEmailPrompt": "false",  # on a fresh machine the start would wait for an answer
    "server.fileWatcherType": "none",
    "runner.magicEnabled": "false",  # a string that stands alone is a comment here, not something to print
    "theme.font": "'Source Sans', 'Noto Naskh Arabic', sans-serif",
    "theme.light.primaryColor": "#0f5e62",
    "theme.light.backgroundColor": "#fbfaf7",
    "theme.light.secondaryBackgroundColor": "#f1f0ea",
    "theme.light.textColor": "#1d2327",
    "theme.dark.primaryColor": "#2f7f7c",
    "theme.dark.backgroundColor": "#121517",
    "theme.dark.secondaryBackgroundColor": "#1f2529",
    "theme.dark.textColor": "#e6e7e3",
}
"""Defaults; what is given on the command line comes later and wins."""


def arguments(extra: Sequence[str] = ()) -> list[str]:
    """The command line of ``streamlit`` that starts the desk, `extra` options last."""
    page = Path(__file__).with_name("main.py")
    return ["run", str(page), *(f"--{name}={value}" for name, value in OPTIONS.items()), *extra]


def main(extra: Sequence[str] | None = None) -> None:
    """Run the desk until it is stopped. Does not return; ends with 3 where it would be open to everybody."""
    given = arguments(sys.argv[1:] if extra is None else extra)
    try:
        require_guard(access_from(os.environ), listening_at(given))
    except ProfileError as error:
        sys.exit(_refused(str(error)))
    from streamlit.web.cli import main as streamlit  # late: it takes a quarter of a second

    streamlit(given, prog_name="mt-qa app")


def listening_at(given: Sequence[str]) -> str:
    """The address on which a command line makes Streamlit listen: the last one given, as ``--name=value`` or in two."""
    option = "--server.address"
    found = ""
    for this, following in zip(given, (*given[1:], ""), strict=True):
        if this.startswith(f"{option}="):
            found = this.partition("=")[2]
        elif this == option:
            found = following
    return found


def _refused(why: str) -> int:
    print(f"mt-qa: {why}", file=sys.stderr)
    return 3


if __name__ == "__main__":
    main()
