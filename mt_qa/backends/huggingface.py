"""Any masked language model in Hugging Face format as a measure of words: CAMeLBERT, AraBERT, XLM-R, one's own.

``load(PATH_OR_ID)`` reads a folder, or a model that the local cache has; nothing is ever fetched. A word's score is the
mean log-probability of its pieces where all of them are masked (pseudo-log-likelihood, Salazar et al. 2020, with whole
words masked as in Kauf & Ivanova 2023). The mean lets words of one piece and of three compete; it is no log-odds, so
only differences at one place mean something. Needs the extra ``models``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from mt_qa.backends import Query
from mt_qa.core import BackendError

REACH = 60
"""How many words to either side are shown."""

AT_ONCE = 32
"""So many sentences go through the network together."""

TOLERANCE = 1e-4
"""How far scores alone and in a batch, on one thread and on two, may lie apart (single precision)."""


class _Asked(NamedTuple):
    """One candidate: the pieces shown, where its masks begin, and its pieces."""

    pieces: list[int]
    start: int
    truth: tuple[int, ...]


class MaskedLanguageModel:
    """The measure; see `mt_qa.backends.WordMeasure`."""

    def __init__(self, model: Any, tokenizer: Any, signature: str) -> None:
        self.signature = signature
        self._model, self._tokenizer = model.eval(), tokenizer
        self._most = _longest(model, tokenizer)
        self._pieces = lru_cache(maxsize=50_000)(self._find_pieces)

    def score(self, words: Sequence[str], index: int) -> float:
        return self.scores(words, index, index + 1, [words[index]])[0]

    def score_all(self, words: Sequence[str]) -> list[float]:
        """Every word of a paragraph where it stands: one pass a word, so for suspects rather than for articles."""
        queries = [Query(place, place + 1, ((word,),)) for place, word in enumerate(words)]
        return [score for (score,) in self.batch(words, queries)]

    def scores(self, words: Sequence[str], start: int, end: int, candidates: Sequence[str]) -> list[float]:
        return self.batch(words, [Query(start, end, tuple(tuple(each.split()) for each in candidates))])[0]

    def batch(self, words: Sequence[str], queries: Sequence[Query]) -> list[list[float]]:
        """A list of scores for each query. Raises ValueError for a candidate without words."""
        if not all(candidate for query in queries for candidate in query.candidates):
            raise ValueError("a candidate has no words: a measure of words cannot judge what is left out")
        asked = [self._asked(words, query, candidate) for query in queries for candidate in query.candidates]
        answers = iter(self._answers(asked))
        return [[next(answers) for _ in query.candidates] for query in queries]

    def _asked(self, words: Sequence[str], query: Query, candidate: Sequence[str]) -> _Asked:
        truth = tuple(piece for word in candidate for piece in self._pieces(word))
        room = max(self._most - 2 - len(truth), 0) // 2
        before = [piece for word in words[max(query.start - REACH, 0) : query.start] for piece in self._pieces(word)]
        after = [piece for word in words[query.end : query.end + REACH] for piece in self._pieces(word)]
        before = before[max(len(before) - room, 0) :]
        masks = [self._tokenizer.mask_token_id] * len(truth)
        shown = [self._first, *before, *masks, *after[:room], self._last]
        return _Asked(shown, 1 + len(before), truth)

    def _answers(self, asked: Sequence[_Asked]) -> list[float]:
        """Sentences of like length go together, so that little is padded."""
        import torch

        order = sorted(range(len(asked)), key=lambda place: len(asked[place].pieces))
        found: dict[int, float] = {}
        for first in range(0, len(order), AT_ONCE):
            places = order[first : first + AT_ONCE]
            with torch.inference_mode():
                found |= zip(places, self._scored([asked[place] for place in places]), strict=True)
        return [found[place] for place in range(len(asked))]

    def _scored(self, asked: Sequence[_Asked]) -> Iterator[float]:
        import torch

        width = max(len(each.pieces) for each in asked)
        padding = self._tokenizer.pad_token_id or 0
        pieces = torch.tensor([each.pieces + [padding] * (width - len(each.pieces)) for each in asked])
        seen = torch.tensor([[1] * len(each.pieces) + [0] * (width - len(each.pieces)) for each in asked])
        logits = self._model(input_ids=pieces, attention_mask=seen).logits.float()
        for row, each in enumerate(asked):
            places = torch.arange(each.start, each.start + len(each.truth))
            shares = torch.log_softmax(logits[row, places], dim=-1)
            yield float(shares[torch.arange(len(each.truth)), torch.tensor(each.truth)].mean())

    @property
    def _first(self) -> int:
        return int(_either(self._tokenizer.cls_token_id, self._tokenizer.bos_token_id))

    @property
    def _last(self) -> int:
        return int(_either(self._tokenizer.sep_token_id, self._tokenizer.eos_token_id))

    def _find_pieces(self, word: str) -> tuple[int, ...]:
        found = tuple(self._tokenizer(word, add_special_tokens=False)["input_ids"])
        return found or (self._tokenizer.unk_token_id,)


def _either(first: int | None, second: int | None) -> int:
    return second or 0 if first is None else first


def _longest(model: Any, tokenizer: Any) -> int:
    """How many pieces the network takes; positions of RoBERTa begin behind the padding."""
    positions = getattr(model.config, "max_position_embeddings", 512)
    return int(min(positions - 2, tokenizer.model_max_length, 512))


def load(named: str | Path) -> MaskedLanguageModel:
    """The model of a folder, or of an id that the local cache has. Raises BackendError."""
    for library in ("torch", "transformers"):
        if find_spec(library) is None:
            raise BackendError(f"{library} is not installed: pip install 'mt_qa[models]'")
    from transformers import AutoModelForMaskedLM, AutoTokenizer

    try:
        tokenizer = AutoTokenizer.from_pretrained(str(named), local_files_only=True)
        model = AutoModelForMaskedLM.from_pretrained(str(named), local_files_only=True, dtype="float32")
    except (OSError, ValueError, KeyError) as error:
        raise BackendError(_absent(str(named), error)) from error
    if tokenizer.mask_token_id is None:
        raise BackendError(f"{named}: the tokenizer has no mask: this is no masked language model")
    return MaskedLanguageModel(model, tokenizer, _signature(model, str(named)))


def _absent(named: str, error: Exception) -> str:
    if Path(named).is_dir():
        return f"{named}: no masked language model in Hugging Face format ({str(error).splitlines()[0]})"
    return (
        f"{named}: no such folder, and the local cache has no model of that name (nothing is fetched; hf download does)"
    )


def _signature(model: Any, named: str) -> str:
    """Name and checksum of the weights as they are in memory, wherever they came from."""
    digest = sha256()
    for name, tensor in sorted(model.state_dict().items()):
        digest.update(name.encode())
        digest.update(tensor.contiguous().numpy().tobytes())
    return f"{Path(named).name}:{digest.hexdigest()[:12]}"
