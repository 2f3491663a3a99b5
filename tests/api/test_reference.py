"""docs/reference/http.md is what the OpenAPI description says, and that is complete."""

from pathlib import Path

import pytest

from mt_qa.api.problems import Kind
from mt_qa.api.reference import described, main, render

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "http.md"


def test_the_reference_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == render(described()), "run: make docs"


def test_the_page_is_written_where_it_is_wanted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "http.md"
    assert main(["--write", str(path)]) == 0
    assert capsys.readouterr().out == ""
    assert main([]) == 0
    assert capsys.readouterr().out == path.read_text(encoding="utf-8")


def test_every_reference_in_the_description_leads_somewhere() -> None:
    description = described()
    models = description["components"]["schemas"]
    for name in references(description):
        assert name in models
    assert "HTTPValidationError" not in str(description)


def test_every_error_is_described_as_a_problem() -> None:
    for path, operations in described()["paths"].items():
        for method, operation in operations.items():
            errors = {status: a for status, a in operation["responses"].items() if int(status) >= 400}
            assert all(list(answer["content"]) == ["application/problem+json"] for answer in errors.values())
            if path not in ("/healthz", "/readyz"):
                assert {"401", "429"} <= set(errors), f"{method} {path}"
                assert operation["security"] == [{"key": []}]


def test_the_kinds_of_problems_have_types_and_titles_of_their_own() -> None:
    assert len({kind.type for kind in Kind}) == len({kind.value.title for kind in Kind}) == len(Kind)


def references(value: object) -> set[str]:
    if isinstance(value, dict):
        own = {value["$ref"].rpartition("/")[2]} if isinstance(value.get("$ref"), str) else set()
        return own.union(*(references(part) for part in value.values()))
    if isinstance(value, list):
        return set().union(*(references(part) for part in value))
    return set()
