"""A masked language model of any family as a measure, on tiny models built here; nothing is fetched."""

from pathlib import Path
from typing import Any

import pytest

from mt_qa.backends import Query
from mt_qa.backends.choice import measure_called
from mt_qa.backends.huggingface import TOLERANCE, MaskedLanguageModel, load
from mt_qa.core import BackendError

torch = pytest.importorskip("torch")
pytest.importorskip("transformers")

WORDS = "أصدرت المحكمة حكما بسجن المتهم".split()
PIECES = "[PAD] [UNK] [CLS] [SEP] [MASK] أصدرت المحكمة حكما بسجن المتهم الملعب ال ##ملعب ##ب".split()


def save_tokenizer(folder: Path, **special: str) -> None:
    from tokenizers import Tokenizer, models, pre_tokenizers
    from transformers import PreTrainedTokenizerFast

    vocabulary = {piece: number for number, piece in enumerate(PIECES)}
    made = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    made.pre_tokenizer = pre_tokenizers.Whitespace()
    wrapped: Any = PreTrainedTokenizerFast
    wrapped(tokenizer_object=made, pad_token="[PAD]", unk_token="[UNK]", **special).save_pretrained(folder)


def configuration(family: str) -> Any:
    import transformers

    size: dict[str, Any] = {
        "vocab_size": len(PIECES),
        "hidden_size": 16,
        "num_hidden_layers": 1,
        "num_attention_heads": 2,
    }
    size |= {"intermediate_size": 16, "max_position_embeddings": 40, "pad_token_id": 0}
    match family:
        case "bert":
            return transformers.BertConfig(**size)
        case "roberta":
            return transformers.XLMRobertaConfig(**size)
    return transformers.ModernBertConfig(**size, cls_token_id=2, bos_token_id=2, sep_token_id=3, eos_token_id=3)


def built(folder: Path, family: str) -> Path:
    import transformers

    torch.manual_seed(1)
    auto: Any = transformers.AutoModelForMaskedLM
    auto.from_config(configuration(family)).save_pretrained(folder)
    if family == "roberta":
        save_tokenizer(folder, bos_token="[CLS]", eos_token="[SEP]", mask_token="[MASK]")
    else:
        save_tokenizer(folder, cls_token="[CLS]", sep_token="[SEP]", mask_token="[MASK]")
    return folder


@pytest.fixture(scope="module", params=["bert", "roberta", "modernbert"])
def measure(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> MaskedLanguageModel:
    return load(built(tmp_path_factory.mktemp(request.param), request.param))


def test_candidates_of_any_number_of_pieces_are_scored(measure: MaskedLanguageModel) -> None:
    scores = measure.scores(WORDS, 1, 2, ["المحكمة", "الملعب", "المحكمة المتهم", "زعفران"])
    assert len(scores) == 4
    assert all(score < 0 for score in scores)


def test_the_word_that_stands_there_has_no_say(measure: MaskedLanguageModel) -> None:
    other = [WORDS[0], "الملعب", *WORDS[2:]]
    assert measure.scores(WORDS, 1, 2, ["المتهم"]) == pytest.approx(measure.scores(other, 1, 2, ["المتهم"]))


def test_scores_are_the_same_alone_in_a_batch_and_on_two_threads(measure: MaskedLanguageModel) -> None:
    queries = [Query(place, place + 1, ((word,), ("الملعب",))) for place, word in enumerate(WORDS)]
    alone = [measure.batch(WORDS, [query])[0] for query in queries]
    threads = torch.get_num_threads()
    try:
        for count in (1, 2):
            torch.set_num_threads(count)
            for one, many in zip(alone, measure.batch(WORDS, queries), strict=True):
                assert many == pytest.approx(one, abs=TOLERANCE)
    finally:
        torch.set_num_threads(threads)
    assert measure.score_all(WORDS) == pytest.approx([scores[0] for scores in alone], abs=TOLERANCE)
    assert measure.score(WORDS, 2) == pytest.approx(alone[2][0], abs=TOLERANCE)


def test_long_paragraphs_are_cut_around_the_query(measure: MaskedLanguageModel) -> None:
    assert measure.score(WORDS * 40, 100) < 0


def test_no_candidate_is_an_error(measure: MaskedLanguageModel) -> None:
    with pytest.raises(ValueError, match="no words"):
        measure.scores(WORDS, 1, 2, [""])


def test_the_signature_names_the_weights(measure: MaskedLanguageModel) -> None:
    name, _, digest = measure.signature.rpartition(":")
    assert name
    assert len(digest) == 12


def test_absent_models_are_named(tmp_path: Path) -> None:
    with pytest.raises(BackendError, match="no such folder"):
        measure_called(str(tmp_path / "none"))
    with pytest.raises(BackendError, match="no masked language model"):
        load(tmp_path)


def test_a_model_without_a_mask_is_refused(tmp_path: Path) -> None:
    built(tmp_path, "bert")
    for path in tmp_path.glob("*token*"):
        path.unlink()
    save_tokenizer(tmp_path, cls_token="[CLS]", sep_token="[SEP]")
    with pytest.raises(BackendError, match="has no mask"):
        load(tmp_path)


def test_the_shipped_measure_has_a_name() -> None:
    assert measure_called("association").signature.startswith("association")
