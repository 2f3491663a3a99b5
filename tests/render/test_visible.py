import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from mt_qa.render.directions import isolated
from mt_qa.render.visible import SHOWN, visible


@given(st.text(st.characters(categories=("Cc", "Cf", "Cs", "Zl", "Zp", "Lo", "Ll"))))
def test_nothing_stays_that_reorders_or_controls(text: str) -> None:
    shown = visible(text)
    directional = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI", "B", "S"}
    assert not {c for c in shown if c != "\t" and unicodedata.bidirectional(c) in directional}
    assert not {c for c in shown if unicodedata.category(c) in ("Cc", "Cs") and c != "\t"}


def test_what_can_be_seen_stays_as_it_is() -> None:
    text = "قالَ الوزيرُ: 👩‍👩‍👧 (CSTO)\t«نعم»"
    assert visible(text) == text


def test_a_code_point_stands_for_what_cannot_be_seen() -> None:
    assert visible("أ\u202eب\0ج") == "أ⟨U+202E⟩ب⟨U+0000⟩ج"
    assert SHOWN.findall(visible("\u200f\U000e0041")) == ["⟨U+200F⟩", "⟨U+E0041⟩"]


@given(st.text(alphabet="ab اب.<&“”-1"), st.sampled_from(["en", "ar"]))
def test_isolating_adds_and_loses_nothing(text: str, language: str) -> None:
    assert isolated(text, language, lambda run: run) == text
    marked = isolated(text, language, lambda run: f"[{run}]", lambda rest: rest)
    assert marked.replace("[", "").replace("]", "") == text


def test_runs_are_whole_phrases() -> None:
    def bracket(run: str) -> str:
        return f"[{run}]"

    assert isolated("“في المدينة” is wrong.", "en", bracket) == "“[في المدينة]” is wrong."
    assert isolated("اسم NATO-2 Alliance خطأ", "ar", bracket) == "اسم [NATO-2 Alliance] خطأ"
