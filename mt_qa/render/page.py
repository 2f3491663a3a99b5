"""What every page has: text that cannot become markup, the shipped font, and a policy that lets nothing else in."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from functools import cache
from html import escape
from importlib.resources import files

from mt_qa.knowledge.labels import Labels
from mt_qa.knowledge.tables import data_folder
from mt_qa.render.directions import isolated
from mt_qa.render.visible import SHOWN, visible

# Only Arabic blocks: brackets, digits and Latin letters come from the reader's own fonts.
_FONT_RANGE = "U+0600-06FF, U+0750-077F, U+0870-08FF, U+FB50-FDFF, U+FE70-FEFC"


def shown(text: str) -> str:
    """Text of an article: escaped, carriage returns left out, unseen characters by their code points."""
    lines = (escape(visible(line)) for line in text.replace("\r", "").split("\n"))
    return SHOWN.sub(r'<code class="unseen">\g<0></code>', "\n".join(lines))


def prose(text: str, names: Labels) -> str:
    """A message: escaped, runs of the other direction isolated."""
    return isolated(visible(text), names.language, lambda run: f"<bdi>{escape(run)}</bdi>", escape)


@cache
def static_text(name: str) -> str:
    """A style sheet or script from mt_qa/render/static."""
    return (files("mt_qa.render") / "static" / name).read_text(encoding="utf-8")


def font_faces() -> Iterator[str]:
    """The shipped Arabic font inside the page; nothing where it is not there, the reader's own then serves."""
    for weight in (400, 700):
        path = data_folder() / "fonts" / f"noto-naskh-arabic-arabic-{weight}-normal.woff2"
        if path.is_file():
            data = base64.b64encode(path.read_bytes()).decode("ascii")
            yield (
                f'@font-face{{font-family:"Noto Naskh Arabic";font-weight:{weight};unicode-range:{_FONT_RANGE};'
                f'src:url(data:font/woff2;base64,{data}) format("woff2")}}\n'
            )


def policy(style: str, script: str = "") -> str:
    """The page's own policy: nothing but this style and this script."""
    scripts = f" script-src {_digest(script)};" if script else ""
    return f"default-src 'none'; style-src {_digest(style)};{scripts} font-src data:"


def _digest(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode('ascii')}'"
