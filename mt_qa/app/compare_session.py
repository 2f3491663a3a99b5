"""A comparison between reruns: what is compared, what came out, and the picks made without names.

Nothing here knows Streamlit's widgets; what goes wrong is an InputError for the page to show.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from tempfile import TemporaryDirectory

from mt_qa import service
from mt_qa.best_of import Merged, best_of
from mt_qa.compare.blind import Pick, Question, questions
from mt_qa.compare.comparing import Progress, with_picks
from mt_qa.compare.outputs import Outputs, outputs_of
from mt_qa.compare.result import ComparedSegment, Comparison
from mt_qa.core import InputError
from mt_qa.formats.compared_texts import RECORDS, read_output_records
from mt_qa.formats.picks import store_picks, stored_picks
from mt_qa.formats.text import identity_of, require_arabic, text_in
from mt_qa.knowledge.tables import data_folder

SAMPLE = "samples/winomt.jsonl"
SEED = 12345
PER_PAGE = 20


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as a browser sends it."""

    name: str
    data: bytes


def outputs_in(
    outputs: Sequence[Upload], source: Upload | None, references: Sequence[Upload], *, separate_lines: bool
) -> Outputs:
    """What the uploaded files hold: line-aligned texts, or one file of records. Raises InputError."""
    if len(outputs) == 1 and PurePath(outputs[0].name).suffix.lower() in RECORDS:
        if source is not None or references:
            raise InputError(f"{outputs[0].name}: records hold their source and references themselves")
        with TemporaryDirectory() as folder:
            path = f"{folder}/{PurePath(outputs[0].name).name}"
            with open(path, "wb") as file:
                file.write(outputs[0].data)
            try:
                return read_output_records(path)
            except InputError as error:
                raise InputError(str(error).replace(f"{folder}/", "")) from error
    known = _texts(references, arabic=True)
    return outputs_of(
        _texts(outputs, arabic=True),
        source=None if source is None else text_in(source.data, source.name),
        references=known,
        separate_lines=separate_lines,
    )


def _texts(uploads: Sequence[Upload], *, arabic: bool) -> Mapping[str, str]:
    texts: dict[str, str] = {}
    for upload in uploads:
        name = PurePath(identity_of(upload.name)).stem
        if name in texts:
            raise InputError(f"two files are called {name!r}: give one of them another name")
        texts[name] = text_in(upload.data, upload.name)
        if arabic:
            require_arabic(texts[name], upload.name)
    return texts


def sample() -> Outputs:
    """The shipped sample: four systems' outputs of the same sentences."""
    return read_output_records(data_folder() / SAMPLE)


@dataclass(frozen=True, slots=True)
class Session:
    """One comparison and all that a person did with it."""

    outputs: Outputs
    comparison: Comparison
    asked: tuple[Question, ...]
    picks: tuple[Pick, ...]

    @classmethod
    def begun(cls, outputs: Outputs, profile: str, progress: Progress | None = None) -> Session:
        """Compare `outputs`; earlier picks on the same ones are taken up again. Raises InputError."""
        comparison = service.compare(outputs, profile=profile, progress=progress)
        picks = stored_picks(outputs)
        asked = questions(outputs, seed=SEED)
        return cls(outputs, with_picks(comparison, picks) if picks else comparison, asked, picks)

    @property
    def question(self) -> Question | None:
        """The next pair to judge, None where all are judged."""
        judged = {(pick.segment, frozenset((pick.first, pick.second))) for pick in self.picks}
        return next((q for q in self.asked if (q.segment, frozenset((q.first, q.second))) not in judged), None)

    def picked(self, better: str) -> Session:
        """The session with a judgement on the question: the name of the better system, or empty for a tie; kept on
        disk. Raises InputError where it cannot be kept."""
        question = self.question
        if question is None:
            return self
        return self._with((*self.picks, Pick(question.segment, question.first, question.second, better)))

    def taken_back(self) -> Session:
        """The session without the last judgement."""
        return self._with(self.picks[:-1]) if self.picks else self

    def _with(self, picks: tuple[Pick, ...]) -> Session:
        store_picks(self.outputs, picks)
        return replace(self, picks=picks, comparison=with_picks(self.comparison, picks))

    def merged(self, profile: str) -> Merged:
        """The best output of each segment, names made uniform."""
        return best_of(self.comparison, self.outputs, profile=profile)

    def segments(self, order: str, page: int) -> tuple[tuple[ComparedSegment, ...], int]:
        """One page of segments (from 1) in an order (``disagreement``, ``text``, ``worst``), and how many pages."""
        differing = [s for s in self.comparison.segments if len({output.text for output in s.outputs}) > 1]
        if order == "disagreement":
            differing.sort(key=lambda segment: -segment.disagreement)
        elif order == "worst":
            differing.sort(key=lambda segment: min(output.score for output in segment.outputs))
        pages = max(1, -(-len(differing) // PER_PAGE))
        first = (min(page, pages) - 1) * PER_PAGE
        return tuple(differing[first : first + PER_PAGE]), pages
