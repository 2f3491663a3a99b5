"""What a reader cannot see, made visible: control characters, zero-width ones, half a surrogate pair.

A report must not be reordered by the bidirectional controls of the article that it shows, and a terminal must not obey
escape sequences in it.
"""

from __future__ import annotations

import re

from mt_qa.arabic.letters import INVISIBLE

_JOINERS = "\u200c\u200d"
"""They shape their neighbours, which can be seen; taken apart, an emoji would become several."""

_UNSEEN = re.compile(
    rf"(?![\t{_JOINERS}])[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\U000e0000-\U000e007f{INVISIBLE}]"
)

SHOWN = re.compile("⟨U\\+[0-9A-F]{4,6}⟩")
"""What `visible` writes for an unseen character."""


def visible(text: str) -> str:
    """`text` with ``⟨U+202E⟩`` for each character that cannot be seen; line feeds too, tabs not."""
    return _UNSEEN.sub(lambda match: code_point(match.group()), text)


def code_point(character: str) -> str:
    """The name by which an unseen character is shown."""
    return f"⟨U+{ord(character):04X}⟩"
