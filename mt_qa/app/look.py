"""What the page looks like: the font, the style sheets, the icon. All of it is shipped; nothing is fetched."""

from __future__ import annotations

import base64
from functools import cache
from importlib.resources import files
from pathlib import Path

from mt_qa.knowledge.labels import labels
from mt_qa.knowledge.tables import data_folder
from mt_qa.knowledge.ui_words import ui_words

FONT = "Noto Naskh Arabic"
_WEIGHTS = (400, 700)
# Only Arabic blocks: brackets, digits and Latin stay with the face of the page.
_ARABIC = "U+0600-06FF, U+0750-077F, U+0870-08FF, U+FB50-FDFF, U+FE70-FEFC"


def static_text(name: str) -> str:
    """A style sheet or script from mt_qa/app/static."""
    return (files("mt_qa.app") / "static" / name).read_text(encoding="utf-8")


def icon_path() -> Path:
    """The icon of the page; a file, because a named icon would be fetched from the net."""
    return Path(str(files("mt_qa.app") / "static" / "icon.png"))


@cache
def style(language: str) -> str:
    """The page's style element for ``en`` or ``ar``, the font's files inside it."""
    sheets = [static_text("page.css")]
    if labels(language).direction == "rtl":
        choose = ui_words(language)("choose-file")
        sheets += [f':root{{--word-choose-file:"{choose}"}}', static_text("right_to_left.css")]
    return f"<style>{''.join(_font_faces())}{''.join(sheets)}</style>"


def _font_faces() -> list[str]:
    """Faces in the page itself: a face declared inside a component's shadow root is not used."""
    faces = []
    for weight in _WEIGHTS:
        path = data_folder() / "fonts" / f"noto-naskh-arabic-arabic-{weight}-normal.woff2"
        data = base64.b64encode(path.read_bytes()).decode("ascii")
        faces.append(
            f'@font-face{{font-family:"{FONT}";font-weight:{weight};font-display:swap;unicode-range:{_ARABIC};'
            f'src:url(data:font/woff2;base64,{data}) format("woff2")}}'
        )
    return faces
