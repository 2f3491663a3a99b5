"""What is wrong with the texts before anything is compared: said, and not scored as if nothing were wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from mt_qa.arabic.language import language_problem
from mt_qa.compare.outputs import Outputs
from mt_qa.core import InputError

FEWEST_WORDS = 5
"""A shorter line may be a name or a number in any language."""

MOST_ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that a reader of the numbers should know, in English and in Arabic."""

    english: str
    arabic: str

    def said_in(self, language: str) -> str:
        """The line in ``en`` or ``ar``."""
        return self.arabic if language == "ar" else self.english


def require_comparable(outputs: Outputs) -> None:
    """Raises InputError for a system, or a reference, that wrote nothing or wrote in another language."""
    if not outputs.segments:
        raise InputError("there is no segment to compare")
    rows = [(name, outputs.of(place)) for place, name in enumerate(outputs.names)]
    for name, row in (*rows, *zip(outputs.reference_names, outputs.references, strict=True)):
        text = "\n".join(row)
        if not text.strip():
            raise InputError(f"{name}: the output is empty")
        problem = language_problem(text)
        if problem is not None:
            raise InputError(f"{name}: {problem}")


def remarks(outputs: Outputs) -> Iterator[Remark]:
    """What the numbers do not show."""
    rows = [(name, outputs.of(place)) for place, name in enumerate(outputs.names)]
    for name, row in rows:
        yield from _of_system(name, row, outputs)
    for (a, one), (b, other) in combinations(rows, 2):
        if one == other:
            yield Remark(f"{a} and {b} are the same text to the letter", f"{a} و{b} نص واحد حرفا بحرف")
    for title, reference in zip(outputs.reference_names, outputs.references, strict=True):
        yield from _of_reference(title, reference, rows)


def _of_system(name: str, row: Sequence[str], outputs: Outputs) -> Iterator[Remark]:
    count = len(row)
    empty = sum(segment.is_written and not text.strip() for text, segment in zip(row, outputs.segments, strict=True))
    if empty:
        yield Remark(
            f"{name}: {empty} of {count} outputs are empty; each counts as a critical fault",
            f"{name}: عدد الفقرات الفارغة {empty} من {count}، وكل منها خطأ حرج",
        )
    foreign = [place for place, text in enumerate(row, start=1) if _is_foreign(text)]
    if foreign:
        yield Remark(
            f"{name}: {len(foreign)} of {count} outputs are not in Arabic (the first in segment {foreign[0]})",
            f"{name}: عدد الفقرات غير العربية {len(foreign)} من {count} (أولاها الفقرة {foreign[0]})",
        )


def _of_reference(title: str, reference: Sequence[str], rows: Sequence[tuple[str, Sequence[str]]]) -> Iterator[Remark]:
    written = [text.strip() for text in reference]
    filled = sum(map(bool, written))
    for name, row in rows:
        alike = sum(text.strip() == known for text, known in zip(row, written, strict=True) if known)
        if [text.strip() for text in row] == written:
            yield Remark(
                f"{name} is the reference {title} to the letter: no metric is given for it",
                f"{name} هو المرجع {title} نفسه حرفا بحرف، فلا مقياس له",
            )
        elif alike > MOST_ALIKE * filled:
            yield Remark(
                f"{name} equals the reference {title} in {alike} of {filled} segments",
                f"{name} يطابق المرجع {title} في {alike} من {filled} فقرة",
            )
    if filled < len(written):
        missing = len(written) - filled
        yield Remark(
            f"{title}: {missing} of {len(written)} references are empty",
            f"{title}: عدد الفقرات الفارغة في المرجع {missing} من {len(written)}",
        )


def _is_foreign(text: str) -> bool:
    return len(text.split()) >= FEWEST_WORDS and language_problem(text) is not None
