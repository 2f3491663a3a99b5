"""The catalogue of checks, and the reference page that is made from it."""

import json
from pathlib import Path

import pytest

from mt_qa.core import Category, Evidence, Right, Severity, Wrong
from mt_qa.registry import Check, all_checks
from mt_qa.render.catalogue import main, render_explanation, render_json, render_markdown, render_table

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "checks.md"

MADE_UP = Check(
    name="made-up",
    category=Category.GRAMMAR,
    severity=Severity.MAJOR,
    evidence=Evidence.RULE,
    confidence=0.8,
    examples=(
        Wrong(
            "قال [[قال]] | الوزير.\nسطر\u200f ثان.",
            fixed="قال الوزير.",
        ),
        Wrong("[[غلط]]"),
        Right("صواب"),
    ),
    docstring="A fault that is made up.\n\nAuthority: none.",
    needs=frozenset({"lexicon"}),
    whole_document=False,
    run=lambda _segment: (),
)


def test_the_reference_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == render_markdown(all_checks()), "run: make docs"


def test_the_table_has_a_line_for_each_check() -> None:
    header, *lines = render_table(all_checks()).splitlines()
    assert header.split() == ["name", "category", "severity", "title"]
    assert [line.split()[0] for line in lines] == [check.name for check in all_checks()]
    for line, check in zip(lines, all_checks(), strict=True):
        assert line.endswith(check.title)


def test_the_json_says_what_a_check_says_of_itself() -> None:
    (facts,) = json.loads(render_json([MADE_UP]))
    assert facts == {
        "name": "made-up",
        "category": "linguistic-conventions/grammar",
        "severity": "major",
        "confidence": 0.8,
        "evidence": "rule",
        "needs": ["lexicon"],
        "title": "A fault that is made up.",
        "docstring": "A fault that is made up.\n\nAuthority: none.",
    }


def test_an_explanation_shows_docstring_facts_and_examples() -> None:
    assert render_explanation(MADE_UP) == (
        """\
made-up
=======

A fault that is made up.

Authority: none.

category    linguistic-conventions/grammar
severity    major
confidence  0.80
evidence    rule
needs       lexicon


wrong
    قال ⟦قال⟧ | الوزير.
    سطر⟨U+200F⟩ ثان.
fixed
    قال الوزير.

wrong
    ⟦غلط⟧

right
    صواب
"""
    )


def test_markdown_keeps_tables_whole() -> None:
    page = render_markdown([MADE_UP])
    assert "| wrong | قال ⟦قال⟧ \\| الوزير.<br>سطر⟨U+200F⟩ ثان. |" in page
    assert "| [made-up](#made-up) | linguistic-conventions/grammar | major | A fault that is made up. |" in page


def test_the_page_is_written_where_it_is_wanted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "checks.md"
    assert main(["--write", str(path)]) == 0
    assert capsys.readouterr().out == ""
    assert main([]) == 0
    assert capsys.readouterr().out == path.read_text(encoding="utf-8") == render_markdown(all_checks())
