"""A row of words that follows itself at once.

Decoders loop over phrases as they do over words: من قبل من قبل الحكومة. Authority: MQM-Core, accuracy/addition. Not
flagged: what fills quotation marks or brackets (chants, songs), pedigrees (محمد بن محمد بن), prayers, lists with ثم and
أو, acronyms, names that no dictionary has, a repetition across punctuation. A third copy makes it a loop, and major.
"""

from collections.abc import Iterator

from mt_qa.arabic.words import Token, runs
from mt_qa.core import Category, Hit, Right, Segment, Severity, Span, Wrong
from mt_qa.knowledge.letter_names import letter_names
from mt_qa.knowledge.lexicon import Lexicon

CATEGORY = Category.ADDITION
SEVERITY = Severity.MINOR
CONFIDENCE = 0.9

LONGEST = 12
"""Words in the longest phrase that is looked for."""

COMMON = 4.0
"""A phrase holds a word of at least this Zipf frequency, or it is a name."""

SAID_AGAIN = frozenset("بن ابن الله لله والله يا لا ولا آه آمين لبيك ثم أو بعد وبعد".split())
"""Words of pedigrees, prayers, chants and lists, whose phrases people do repeat."""

QUOTES = frozenset("\"'«»“”‘’()[]")

EXAMPLES = (
    Wrong(
        "اعتمد القرار [[من قبل من قبل]] مجلس الأمن.",
        fixed="اعتمد القرار من قبل مجلس الأمن.",
    ),
    Wrong(
        "أعلنت [[وزارة الصحة المصرية وزارة الصحة المصرية]] تسجيل إصابات جديدة.",
        fixed="أعلنت وزارة الصحة المصرية تسجيل إصابات جديدة.",
    ),
    Wrong(
        "انتشرت الشرطة [[في المدينة في المدينة في المدينة]] منذ الصباح.",
        fixed="انتشرت الشرطة في المدينة منذ الصباح.",
    ),
    Right("وهتف الجمهور: «بالروح بالدم بالروح بالدم»."),
    Right("روى محمد بن محمد بن محمد هذا الخبر."),
    Right("كبر المصلون الله أكبر الله أكبر."),
    Right("من قبل، من قبل كان الأمر سهلا."),
    Right("يوما بعد يوم، وعاما بعد عام."),
    Right("ظهر الحساب آي سي آي سي على الشاشة."),
    Right("شارك في المؤتمرات العلمية والندوات العلمية والندوات الأدبية."),
    Right("تسقط المدينة ضربة خلف ضربة خلف ضربة."),
    Right("غنت فرقة دومكا تريشا دومكا تريشا."),
)


def check_segment(segment: Segment, *, lexicon: Lexicon) -> Iterator[Hit]:
    for run in runs(segment.target):
        if len(run) < 4:
            continue
        words = [token.text for token in run]
        place = 0
        while place < len(words) - 3:
            size = _size(words, place)
            if not size:
                place += 1
                continue
            copies = _copies(words, place, size)
            if not _is_meant(segment.target, run, place, size, copies, lexicon):
                yield _hit(segment.target, run, place, size, copies)
            place += size * copies


def _size(words: list[str], place: int) -> int:
    """The length of the shortest phrase of two words or more at `place` that follows itself; 0 where none does."""
    word = words[place]
    for size in range(2, LONGEST + 1):
        after = place + size
        if after >= len(words):
            return 0
        if words[after] == word and words[place:after] == words[after : after + size] and word != words[place + 1]:
            return size
    return 0


def _copies(words: list[str], place: int, size: int) -> int:
    phrase, copies = words[place : place + size], 1
    while words[place + size * copies : place + size * (copies + 1)] == phrase:
        copies += 1
    return copies


def _is_meant(text: str, run: tuple[Token, ...], place: int, size: int, copies: int, lexicon: Lexicon) -> bool:
    phrase = [token.bare for token in run[place : place + size]]
    if any(word in SAID_AGAIN for word in phrase) or all(word in letter_names() for word in phrase):
        return True
    if not any(lexicon.zipf(word) >= COMMON for word in phrase):
        return True
    after = run[place + size * copies].text if place + size * copies < len(run) else ""
    if after == run[place].text or (phrase[-1].startswith("و") and not phrase[0].startswith("و")):
        return True  # a shifted pair: جيلا بعد جيل بعد جيل, المؤتمرات العلمية والندوات العلمية والندوات الأدبية
    start, end = run[place].start, run[place + size * copies - 1].end
    return text[start - 1 : start] in QUOTES and text[end : end + 1] in QUOTES


def _hit(text: str, run: tuple[Token, ...], place: int, size: int, copies: int) -> Hit:
    phrase = Span(run[place].start, run[place + size - 1].end).of(text)
    return Hit(
        Span(run[place].start, run[place + size * copies - 1].end),
        f"“{phrase}” stands {'twice' if copies == 2 else f'{copies} times'} in a row.",
        f"تكررت عبارة «{phrase}» {'مرتين متتاليتين' if copies == 2 else f'تباعا (العدد: {copies})'}.",
        (phrase,),
        severity=Severity.MAJOR if copies > 2 else None,
    )
