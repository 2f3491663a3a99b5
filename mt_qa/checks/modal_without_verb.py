"""A noun after يجب أن or قبل أن, where أن wants a verb; or a verb after يجب without its أن.

Decoders leave the verb as its noun, يجب أن إجراء for يجب إجراء or يجب أن تجري, قبل أن إصدار for قبل أن يصدر, or run two
verbs together as English does, يجب تكون for يجب أن تكون. Authority: verbs of wish, duty and ability, and قبل, بعد and
دون, take أن with the subjunctive or a verbal noun without أن (Ryding 2005, ch. 34, 35 and 38); the words are
data/subjunctive_governors.tsv. Not flagged: يجب إجراء, the أن that means "that" (أكد أن إجراء الانتخابات ممكن), قبل and
بعد that are adverbs (تبين فيما بعد أن), and verbal nouns spelt like a verb (يجب أن تعاون).
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mt_qa.arabic.clitics import attach, has_article
from mt_qa.arabic.conjugation import Mood, Person, present
from mt_qa.arabic.words import Token, runs
from mt_qa.core import Category, Hit, Right, Segment, Severity, Span, Wrong
from mt_qa.knowledge.lexicon import Lexicon
from mt_qa.knowledge.particles import particle_kind
from mt_qa.knowledge.subjects import HOLDING, OPENERS, agreement, subject_before
from mt_qa.knowledge.subjunctive_governors import Governor, subjunctive_governors
from mt_qa.knowledge.verb_slots import is_passed_over, lacks_verb, may_be_adverbial
from mt_qa.knowledge.verbal_nouns import VerbalNoun, action, inflected, verbal_noun

CATEGORY = Category.GRAMMAR
SEVERITY = Severity.MAJOR
CONFIDENCE = 0.9

AN = {"أن": "", "بأن": "ب", "ان": ""}
"""أن as written, with the preposition on it."""

REACH = 3
"""How many words of subject or object may stand between the governor and أن."""

ON = frozenset(("على", "وعلى", "فعلى"))
LINKS = frozenset(("في", "من", "عن", "إلى", "على", "دون"))
NO_DUTY = frozenset("الرغم الأرجح الأقل الأكثر الصعيد العموم الأغلب الفور الخصوص الإطلاق المستوى الأساس".split())
"""After على these name no one who has a duty."""

AFTERWARDS = frozenset(("فيما", "من", "ذي", "ما", "أي", "وقت"))
"""Before قبل and بعد these make adverbs of them, and the أن behind belongs to another word: زعم من قبل أن …"""

DUTY = Governor("on", None, {"": True}, bare=False)

EXAMPLES = (
    Wrong(
        "قال النائب إنه [[يجب أن إجراء]] تحقيق مستقل.",
        fixed="قال النائب إنه يجب إجراء تحقيق مستقل.",
    ),
    Wrong(
        "عاد الفريق إلى المدينة [[قبل أن إصدار]] بيان النادي.",
        fixed="عاد الفريق إلى المدينة قبل إصدار بيان النادي.",
    ),
    Wrong(
        "وأكد أن الشركات [[تستطيع أن تخفيض]] أسعارها.",
        fixed="وأكد أن الشركات تستطيع أن تخفض أسعارها.",
    ),
    Wrong(
        "[[حاولت الممرضة أن إنقاذ]] المصاب قبل وصول الإسعاف.",
        fixed="حاولت الممرضة أن تنقذ المصاب قبل وصول الإسعاف.",
    ),
    Wrong(
        "وقال إن الوثائق [[يجب تكون]] باللغتين.",
        fixed="وقال إن الوثائق يجب أن تكون باللغتين.",
    ),
    Wrong("نزل الركاب [[بعد أن الطائرة]] هبطت بسلام."),
    Wrong(
        "وشدد المدير على أن [[على الموظفين أن إبلاغ]] الإدارة فورا.",
        fixed="وشدد المدير على أن على الموظفين أن يبلغوا الإدارة فورا.",
    ),
    Right("يجب إجراء تحقيق مستقل، وينبغي تحسين الخدمة."),
    Right("وأكد أن إجراء الانتخابات في موعدها ممكن."),
    Right("يمكن أن يكون الحل قريبا، بعد أن ظهرت النتائج."),
    Right("وشدد على أن تحسين الأجور أولوية."),
    Right("وأوضح بعد الاجتماع أن إعلان النتائج تأخر."),
    Right("قبل يومين طلب المدرب أن تقدم اللجنة تقريرها."),
    Right("أشار إلى أن إعادة البناء تحتاج إلى سنوات."),
    Right("يجب ألا نتوقف، ومن الممكن أن غدا أفضل."),
    Right("وقال الممثل ضاحكا: يمكن يكون هذا آخر أدواري."),
    Right("تبين فيما بعد أن الطائرة لم تقلع، وسبق أن أعلن الموعد."),
    Right("من يريد ينجح، ويجب، كما تعلمون، أن نبدأ."),
)


class Place(NamedTuple):
    """A governor at `start` of a run of words, and the index of the word where its verb should stand."""

    governor: Governor
    run: Sequence[Token]
    start: int
    after: int

    @property
    def word(self) -> str:
        return self.run[self.after].bare


def check_segment(segment: Segment, *, lexicon: Lexicon) -> Iterator[Hit]:
    known = subjunctive_governors()
    for run in runs(segment.target):
        for index, token in enumerate(run[:-1]):
            link = AN.get(token.text)
            if link is not None:
                place = _governed(run, index, link) if index else None
                if place is not None and (hit := _without_verb(place, lexicon)):
                    yield hit
                continue
            governor = known.get(token.text)
            if governor is not None and governor.bare and _is_bare_verb(token.text, run[index + 1].bare, lexicon):
                yield _missing_an(run, index)


def _governed(run: Sequence[Token], an: int, link: str) -> Place | None:
    """Where the nearest governor stands that this أن belongs to, None where another word may govern it."""
    known = subjunctive_governors()
    last = an - 1
    if not link and run[last].bare in LINKS and run[last].bare not in known:
        link, last = run[last].bare, last - 1
    for index in range(last, max(last - REACH, -1), -1):
        word = run[index].bare
        governor = known.get(word)
        if governor is not None and link in governor.links:
            if last > index and not governor.links[link]:
                return None
            return None if _is_afterwards(run, index, governor) else Place(governor, run, index, an + 1)
        if word in ON:
            before = known.get(run[index - 1].bare) if index else None
            if before is not None and before.links.get(link):
                return Place(before, run, index - 1, an + 1)
            return Place(DUTY, run, index, an + 1) if not link and _is_duty(run, index, last) else None
        if particle_kind(word) or inflected(word):
            return None
    return None


def _is_afterwards(run: Sequence[Token], index: int, governor: Governor) -> bool:
    return governor.kind == "before" and index > 0 and run[index - 1].bare in AFTERWARDS


def _is_duty(run: Sequence[Token], index: int, last: int) -> bool:
    """True where على opens the clause and one noun or a noun and its adjective follow: على الموظفين أن."""
    if index and run[index - 1].bare not in OPENERS:
        return False
    nouns = [token.bare for token in run[index + 1 : last + 1]]
    return 1 <= len(nouns) <= 2 and all(map(has_article, nouns)) and nouns[0] not in NO_DUTY


def _without_verb(place: Place, lexicon: Lexicon) -> Hit | None:
    word = place.word
    if is_passed_over(word) or not lacks_verb(word, lexicon, past_allowed=place.governor.kind == "before"):
        return None
    found = action(word)
    if has_article(word) and not _takes_any(place):
        return None
    if place.governor.kind == "on" and not _opens_clause(place):
        return None
    if found is None and not (_takes_any(place) and not may_be_adverbial(word, lexicon)):
        return None
    start, an, noun = place.run[place.start], place.run[place.after - 1], place.run[place.after]
    return Hit(
        Span(start.start, noun.end),
        f"After “{start.bare} … أن” stands “{word}” where a verb in the subjunctive belongs.",
        f"جاءت كلمة «{word}» بعد «{start.bare} … {an.bare}» في موضع الفعل المضارع المنصوب.",
        _fixes(place, *found, lexicon) if found else (),
    )


def _opens_clause(place: Place) -> bool:
    """False for a pronoun that belongs to a verb before it: شدد عليهم أن."""
    return place.start == 0 or place.run[place.start - 1].bare in OPENERS or place.run[place.start].bare[0] in "وف"


def _takes_any(place: Place) -> bool:
    """True right behind governors after which no noun is ever found."""
    return place.start == place.after - 2 and (place.governor.kind == "before" or place.governor.bare)


def _fixes(place: Place, noun: VerbalNoun, pronoun: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The verb where the words tell who acts, and the verbal noun without أن where nothing stands between."""
    head = " ".join(token.text for token in place.run[place.start : place.after])
    person = _person(place, lexicon)
    verb = present(noun.present, noun.past, person or Person.HE, Mood.SUBJUNCTIVE)
    with_verb = f"{head} {attach(verb, pronoun=pronoun)}"
    linked = bool(AN[place.run[place.after - 1].text])
    if place.after - place.start != 2 or linked or inflected(place.word) is None:
        return (with_verb,)
    without = f"{place.run[place.start].text} {place.run[place.after].text}"
    return (with_verb, without) if person is not None and place.governor.kind != "before" else (without, with_verb)


def _person(place: Place, lexicon: Lexicon) -> Person | None:
    """Who acts: named between, shown by the governor, or the subject before it."""
    if place.governor.kind == "on" and place.governor.person is None:
        return agreement(place.run[place.start + 1].bare)
    if place.governor.person is not None:
        return place.governor.person
    if place.start and place.run[place.start - 1].bare in HOLDING:
        return None  # the pronoun in إنه يجب is nobody
    return subject_before(place.run, place.start, lexicon)


def _is_bare_verb(governor: str, word: str, lexicon: Lexicon) -> bool:
    """True for an imperfect that is nothing else, and for تكون, which the dictionary also takes for a noun.

    يمكن يكون is left alone: in speech يمكن is "perhaps".
    """
    if word in ("يكون", "تكون"):
        return not governor.endswith("يمكن")
    return (
        len(word) > 3
        and word[0] in "يتن"
        and not particle_kind(word)
        and verbal_noun(word) is None
        and lexicon.parts_of_speech(word) == {"present"}
    )


def _missing_an(run: Sequence[Token], index: int) -> Hit:
    governor, verb = run[index], run[index + 1]
    return Hit(
        Span(governor.start, verb.end),
        f"Between “{governor.bare}” and the verb “{verb.bare}” أن is missing.",
        f"سقطت «أن» بين «{governor.bare}» والفعل «{verb.bare}».",
        (f"{governor.text} أن {verb.text}",),
    )
