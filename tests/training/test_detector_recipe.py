"""The whole recipe on a handful of sentences: tokenizer, language model, detector, ONNX; resumed without a trace.

The networks are tiny and hardly trained: what is tested is that the parts fit, not how good they are.
"""

import csv
import json
import random
from pathlib import Path

import numpy as np
import pytest

from mt_qa.backends.detector import CARD, NETWORK, TOLERANCE, load
from mt_qa.cli import main as command_line
from mt_qa.core import InputError
from mt_qa.training.reading import Part, articles
from mt_qa.training.settings import TextSettings

pytest.importorskip("torch")
pytest.importorskip("transformers")
pytest.importorskip("onnxscript")

SENTENCES = (
    "أصدرت المحكمة حكما على المتهم بعد أن استمع القاضي إلى الشهود.",
    "سجل اللاعب هدفا في مرمى الفريق قبل نهاية المباراة في الملعب.",
    "أعلن البنك المركزي رفع سعر الفائدة بنسبة 2.5 في المائة.",
    "وصل وزير الخارجية إلى القاهرة لإجراء محادثات مع الرئيس.",
    "ارتفعت أسعار النفط في الأسواق العالمية بعد قرار المنظمة.",
)

RECIPE = """
[text]
corpus = "{folder}/corpus.jsonl"
[folders]
work = "{folder}/work"
output = "{folder}/model"
[tokenizer]
vocabulary = 400
[encoder]
hidden = 16
layers = 1
heads = 2
intermediate = 16
[lm]
steps = 6
batch = 2
length = 32
warm_up = 2
association = true
[detector]
steps = 6
batch = 2
length = 64
warm_up = 2
portions = 2
noised = 2
"""


def run(recipe: str, folder: Path, *options: str) -> None:
    from mt_qa.training import detector, lm, tokenizer

    recipes = {"tokenizer": tokenizer.main, "lm": lm.main, "detector": detector.main}
    assert recipes[recipe](["--config", str(folder / "recipe.toml"), *options]) == 0


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("recipe")
    draws = random.Random(1)
    texts = [" ".join(draws.sample(SENTENCES, 4)) + f" عدد {number}." for number in range(200)]
    lines = "".join(json.dumps({"text": text}, ensure_ascii=False) + "\n" for text in texts)
    (folder / "corpus.jsonl").write_text(lines, encoding="utf-8")
    (folder / "recipe.toml").write_text(RECIPE.format(folder=folder), encoding="utf-8")
    run("tokenizer", folder)
    run("lm", folder, "--threads", "1")
    run("detector", folder)
    return folder


def test_a_shipped_folder_holds_checkpoint_tokenizer_network_and_card(trained: Path) -> None:
    names = {path.name for path in (trained / "model").iterdir()}
    assert {"config.json", "model.safetensors", "tokenizer.json", "tokenizer_config.json", NETWORK, CARD} <= names
    card = json.loads((trained / "model" / CARD).read_text(encoding="utf-8"))
    assert card["labels"][0] == "sound"
    assert str(Path(__file__).parents[2]).encode() not in (trained / "model" / NETWORK).read_bytes()
    assert "folders" not in card["training"]
    assert card["training"]["lm"]["steps"] == 6


def test_int8_without_torch_agrees_with_the_checkpoint_in_transformers(trained: Path) -> None:
    from tokenizers import Tokenizer
    from transformers import AutoTokenizer

    from mt_qa.training.export import differences

    folder = trained / "model"
    quick = Tokenizer.from_file(str(folder / "tokenizer.json"))
    auto = AutoTokenizer.from_pretrained(folder)
    assert auto(SENTENCES[0])["input_ids"] == quick.encode(SENTENCES[0]).ids
    found = differences(folder, [" ".join(SENTENCES), *SENTENCES])
    assert len(found) == 2 * sum(len(load(folder).paragraph(sentence)) for sentence in SENTENCES)
    assert max(found) < TOLERANCE


def test_a_broken_run_goes_on_as_if_it_had_not_been(trained: Path, tmp_path: Path) -> None:
    import torch

    recipe = RECIPE.format(folder=trained).replace(f'work = "{trained}/work"', f'work = "{tmp_path}"')
    (tmp_path / "recipe.toml").write_text(recipe.replace("cooldown", "#"), encoding="utf-8")
    (tmp_path / "tokenizer").symlink_to(trained / "work/tokenizer")
    from mt_qa.training import loop

    whole = torch.load(trained / "work/lm.checkpoint", weights_only=True)
    original = loop._step
    seen: list[int] = []

    def stopped(*arguments: object) -> object:
        seen.append(1)
        if len(seen) == 3:
            import signal

            signal.raise_signal(signal.SIGTERM)
        return original(*arguments)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loop, "_step", stopped)
        run("lm", tmp_path, "--threads", "1")
    assert not (tmp_path / "lm").exists()
    assert torch.load(tmp_path / "lm.checkpoint", weights_only=True)["step"] == 3
    run("lm", tmp_path, "--threads", "1")
    resumed = torch.load(tmp_path / "lm.checkpoint", weights_only=True)
    assert resumed["step"] == 6
    for name, tensor in whole["model"].items():
        assert torch.equal(tensor, resumed["model"][name]), name


def test_losses_are_logged_in_a_file_that_plots(trained: Path) -> None:
    for name in ("lm", "detector"):
        with (trained / f"work/{name}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert rows[-1]["step"] == "6"
        assert float(rows[-1]["loss"]) > 0
        assert float(rows[-1]["validation"]) > 0


def test_whole_words_are_masked_and_special_pieces_never() -> None:
    from mt_qa.training.lm import masked
    from mt_qa.training.tokenizer import SPECIAL

    starts = np.array([False] * len(SPECIAL) + [True, False] * 20)
    pieces = np.array([[2, *([5, 6, 7, 8] * 10), 3]] * 50)
    shown, chosen = masked(pieces, starts, 0.3, np.random.default_rng(1))
    assert not chosen[:, [0, -1]].any()
    assert (chosen[:, 1:-1:2] == chosen[:, 2:-1:2]).all()
    assert 0.2 < chosen[:, 1:-1].mean() < 0.4
    assert (shown == pieces)[~chosen].all()


def test_words_are_normalised_lightly_and_offsets_point_into_the_text(trained: Path) -> None:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(trained / "work/tokenizer/tokenizer.json"))
    plain, marked = (tokenizer.encode(text, add_special_tokens=False) for text in ("المحكمة 25", "المَـحْكَمة ٢٥"))
    assert plain.ids == marked.ids
    assert marked.offsets[-1] == (len("المَـحْكَمة ٢"), len("المَـحْكَمة ٢٥"))


def test_training_and_validation_share_no_article(trained: Path) -> None:
    settings = TextSettings(corpus=str(trained / "corpus.jsonl"))
    training, validation = (set(articles(settings, part)) for part in Part)
    assert training
    assert validation
    assert not training & validation


def test_an_absent_corpus_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such corpus"):
        list(articles(TextSettings(corpus=str(tmp_path / "none.jsonl")), Part.TRAINING))


def test_recipes_come_in_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from mt_qa.training import detector, lm

    (tmp_path / "recipe.toml").write_text(f'[folders]\nwork = "{tmp_path}"\n', encoding="utf-8")
    for recipe, missing in ((lm.main, "no tokenizer yet"), (detector.main, "no language model yet")):
        assert recipe(["--config", str(tmp_path / "recipe.toml")]) == 2
        assert missing in capsys.readouterr().err


def test_without_torch_the_command_line_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    assert command_line(["train", "lm"]) == 3
    assert "torch is not installed: pip install 'mt_qa[models]'" in capsys.readouterr().err


def test_the_command_line_starts_the_recipe(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert command_line(["train", "lm", "--config", str(tmp_path / "none.toml")]) == 2
    assert "no such file" in capfd.readouterr().err
