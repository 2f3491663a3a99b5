"""A letter written for another that sounds alike, in a word that news never prints so.

هدا for هذا, النضام for النظام, دلك for ذلك: the dictionary often knows the wrong form too (دلك is "he rubbed"), so only
a table can say that news means the other. Authority: Academy of the Arabic Language in Cairo on ض and ظ; the pairs are
data/letter_confusions.tsv, each compared with edited news. Not flagged: words that both spellings make (حضر "he
attended" and حظر "ban", الدين and الذين) unless a neighbour decides, names (دهب, الدهبي), and والدي "my father".
"""

from collections.abc import Iterator

from mt_qa.arabic.heads import joined
from mt_qa.arabic.variants import with_marks_of
from mt_qa.arabic.words import ARABIC, Token, adjacent, tokens
from mt_qa.core import Category, Hit, Right, Segment, Severity, Wrong
from mt_qa.knowledge.letter_confusions import letter_confusion
from mt_qa.knowledge.lexicon import Lexicon
from mt_qa.knowledge.name_cues import name_cue

CATEGORY = Category.SPELLING
SEVERITY = Severity.MINOR
CONFIDENCE = 0.95

SHORTEST, LONGEST = 3, 40
"""Letters and marks of the forms that the table can hold."""

EXAMPLES = (
    Wrong(
        "أعلنت الحكومة [[هدا]] القرار بعد [[دلك]] بيومين.",
        fixed="أعلنت الحكومة هذا القرار بعد ذلك بيومين.",
    ),
    Wrong(
        "يعاني [[النضام]] الصحي من نقص في الأطباء.",
        fixed="يعاني النظام الصحي من نقص في الأطباء.",
    ),
    Wrong(
        "افتتح الوزير معرض الكتاب في [[المحافضة]].",
        fixed="افتتح الوزير معرض الكتاب في المحافظة.",
    ),
    Wrong(
        "كان من [[الظروري]] إجراء الجراحة فورا.",
        fixed="كان من الضروري إجراء الجراحة فورا.",
    ),
    Wrong(
        "أعلنت السلطات [[حضر]] التجول في العاصمة.",
        fixed="أعلنت السلطات حظر التجول في العاصمة.",
    ),
    Wrong(
        "أجلت الطائرات المواطنين [[الدين]] علقوا في المطار.",
        fixed="أجلت الطائرات المواطنين الذين علقوا في المطار.",
    ),
    Wrong(
        "سجل اللاعب هدفا عن [[تريق]] الخطأ.",
        fixed="سجل اللاعب هدفا عن طريق الخطأ.",
    ),
    Right("حضر الوزير افتتاح الملعب الجديد."),
    Right("درس الطالب أصول الدين في الجامعة."),
    Right("قال اللاعب: علمني والدي كرة القدم."),
    Right("قضى السياح إجازتهم في منتجع دهب المصري."),
    Right("يستمع الجمهور إلى فرقة دي في الدي إن إيه."),
    Right("ضل المتسلقون طريقهم في الجبال."),
    Right("حذرت وكالة وادا من المنشطات."),
    Right("حض الأمين العام الأطراف على ضبط النفس."),
    Right("بدت بشرتها نضرة في الصور."),
    Right("كشفت الدولة المنضمة حديثا إلى الاتحاد عن موازنتها."),
)


def check_segment(segment: Segment, *, lexicon: Lexicon) -> Iterator[Hit]:
    row = tokens(segment.target)
    for index, token in enumerate(row):
        if token.kind != ARABIC or not SHORTEST <= len(token.text) <= LONGEST:
            continue
        found = letter_confusion(token.bare, lexicon)
        if found is None:
            continue
        head, confusion = found
        previous, following = (_neighbour(segment.target, row, index, step) for step in (-1, 1))
        if confusion.holds(previous, following) and name_cue(previous) != "given-name":
            rights = [joined(head, right) for right in confusion.right]
            yield Hit(
                token.span,
                f"“{token.bare}” has one letter for another: “{rights[0]}” is meant.",
                f"أُبدل حرف بآخر في «{token.bare}»، والمقصود «{rights[0]}».",
                tuple(with_marks_of(token.text, right) for right in rights),
            )


def _neighbour(text: str, row: tuple[Token, ...], index: int, step: int) -> str:
    """The word before or after on the same line, bare of marks; empty where there is none."""
    place = index + step
    if not 0 <= place < len(row) or row[place].kind != ARABIC:
        return ""
    first, second = (row[place], row[index]) if step < 0 else (row[index], row[place])
    return row[place].bare if adjacent(text, first, second) else ""
