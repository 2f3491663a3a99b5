"""Progress in words: speed counts what was done now, time left needs a total."""

import pytest

from mt_qa.batch import progress
from mt_qa.batch.progress import Lines, Silent, progress_text, shown


@pytest.mark.parametrize(
    ("done", "kept", "total", "seconds", "text"),
    [
        (1200, 0, 5000, 60.0, "1,200 of 5,000 articles, 20.0 a second, 0:03:10 left"),
        (1200, 600, 5000, 60.0, "1,200 of 5,000 articles, 10.0 a second, 0:06:20 left"),
        (1200, 0, None, 60.0, "1,200 articles, 20.0 a second"),
        (0, 0, 5000, 0.0, "0 of 5,000 articles, 0.0 a second"),
        (6000, 0, 5000, 60.0, "6,000 of 5,000 articles, 100.0 a second"),
    ],
)
def test_progress_in_words(done: int, kept: int, total: int | None, seconds: float, text: str) -> None:
    assert progress_text(done, kept, total, seconds) == text


def test_a_log_gets_a_line_now_and_then(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    with shown(10) as lines:
        assert isinstance(lines, Lines)
        lines.tell(5, 0)
        assert capsys.readouterr().err == ""
        monkeypatch.setattr(progress, "A_LINE_EVERY", 0.0)
        lines.tell(6, 0)
        assert capsys.readouterr().err.startswith("mt-qa: 6 of 10 articles, ")
    Silent().tell(1, 0)
    assert capsys.readouterr().err == ""
