"""A recipe's file is read whole, or refused with the key that nobody reads."""

from pathlib import Path

import pytest

from mt_qa.core import InputError
from mt_qa.knowledge.tables import data_folder
from mt_qa.training.settings import LanguageModelSettings, Schedule, Settings, read_settings


def written(folder: Path, text: str) -> Path:
    path = folder / "recipe.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["cpu", "gpu"])
def test_shipped_recipes_can_be_read(name: str) -> None:
    settings = read_settings(data_folder() / f"training/{name}.toml")
    assert settings.lm.steps > 1000
    assert settings.encoder.hidden % settings.encoder.heads == 0


def test_what_a_file_leaves_out_has_its_default(tmp_path: Path) -> None:
    settings = read_settings(written(tmp_path, "[lm]\nsteps = 7\nrate = 1\n"))
    assert settings.lm.steps == 7
    assert settings.lm.rate == 1
    assert settings.detector == Settings().detector


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[lm]\nstep = 7\n", r"recipe\.toml: \[lm\] has a key that nothing reads: step"),
        ("[language]\n", r"no recipe reads \[language\]"),
        ('[lm]\nsteps = "7"\n', r"\[lm\] steps: '7' is not int"),
        ("[lm\n", r"recipe\.toml: "),
    ],
)
def test_a_wrong_file_is_refused(text: str, reason: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=reason):
        read_settings(written(tmp_path, text))


def test_an_absent_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_settings(tmp_path / "none.toml")


def test_the_rate_rises_holds_and_falls_to_zero() -> None:
    schedule = Schedule(steps=1000, rate=1.0, warm_up=100, cooldown=0.25)
    assert schedule.rate_at(0) == pytest.approx(0.01)
    assert schedule.rate_at(500) == 1.0
    assert schedule.rate_at(875) == pytest.approx(0.5)
    assert schedule.rate_at(1000) == 0.0


def test_fewer_words_are_masked_at_the_end() -> None:
    settings = LanguageModelSettings(steps=100)
    assert settings.masked_at(0) == pytest.approx(0.30)
    assert settings.masked_at(100) == pytest.approx(0.15)
