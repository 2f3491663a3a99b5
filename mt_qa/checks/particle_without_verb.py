"""A noun after a word that only a verb can follow.

Decoders know the action but not its inflection: لن إعلان for لن يعلن, وإننا إجراء for وإننا نجري, عندما وصول for عندما
وصل; or the verb comes after its subject as in the source: سوف الحكومة تعلن. Authority: سوف, لن, لم, قد, كي and the
adverbs with ما stand before verbs alone, سوف, لن and لم before the imperfect (Ryding 2005, ch. 25, 34 and 35); the
words and what each demands are data/verb_particles.tsv. Not flagged: verbal nouns spelt like the verb that belongs
there (لم تقدم, قد ذكر), فقد (also "lost"), لم that gathers (لم الشمل) or asks (لم الخوف؟), adverbs between the two, and
after إنه and its family whatever may be a predicate (إنها إهانة, إننا أصحاب حق).
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mt_qa.arabic.clitics import attach, has_article
from mt_qa.arabic.conjugation import Person, past, present
from mt_qa.arabic.words import Token, runs, words
from mt_qa.core import Category, Hit, Right, Segment, Severity, Span, Wrong
from mt_qa.knowledge.lexicon import Lexicon
from mt_qa.knowledge.misread_verbs import misread_verbs
from mt_qa.knowledge.subjects import agreement, subject_before
from mt_qa.knowledge.verb_particles import VerbParticle, verb_particles
from mt_qa.knowledge.verb_slots import VERBS, is_passed_over, lacks_verb, may_be_adverbial
from mt_qa.knowledge.verbal_nouns import VerbalNoun, action, inflected, presents, verbal_noun

CATEGORY = Category.GRAMMAR
SEVERITY = Severity.MAJOR
CONFIDENCE = 0.9

OBJECTS = frozenset(("", "ه", "ها", "هم"))
"""Pronouns that the action of إنني may have as its object."""

NEGATED = frozenset(
    """قادر قادرة قادرين مستعد مستعدة صحيح صحيحة قانوني قانونية شرعي شرعية مشروع مشروعة مقبول مقبولة مسبوق مسبوقة
    معروف معروفة متوقع متوقعة واضح واضحة رسمي رسمية ضروري ضرورية كاف كافية منظم منظمة مباشر مباشرة مناسب مناسبة
    ممكن ممكنة متاح متاحة مؤكد مؤكدة دقيق دقيقة عادل عادلة راض راضية مهتم مهتمة مسؤول مسؤولة آمن آمنة مستقر مستقرة
    صالح صالحة مرغوب مبرر مبررة عادي عادية طبيعي طبيعية محدد محددة معلن معلنة متأكد متأكدة موجود موجودة""".split()
)
"""Adjectives that غير negates: قد غير قادرة is no change of anything."""

RARE = 2.0
"""Zipf frequency above which a word that begins with س is one that the dictionary lacks, a name."""

SEVERAL = 3
"""How many corrections are offered at most."""

EXAMPLES = (
    Wrong(
        "وقال إن الحكومة [[لن إعلان]] النتائج قبل الأحد.",
        fixed="وقال إن الحكومة لن تعلن النتائج قبل الأحد.",
    ),
    Wrong(
        "وأضاف الوزير: [[وإننا إجراء]] اتصالات مع الجيران.",
        fixed="وأضاف الوزير: وإننا نجري اتصالات مع الجيران.",
    ),
    Wrong(
        "[[سوف إرسال]] مساعدات عاجلة إلى المتضررين.",
        fixed="سوف يرسل مساعدات عاجلة إلى المتضررين.",
    ),
    Wrong(
        "وأكد البيان أن الشركة [[لم إصدار]] أي أسهم.",
        fixed="وأكد البيان أن الشركة لم تصدر أي أسهم.",
    ),
    Wrong(
        "وذكر أن المدعي العام [[لم زيارة]] السجن منذ عام.",
        fixed="وذكر أن المدعي العام لم يزر السجن منذ عام.",
    ),
    Wrong(
        "[[عندما وصول]] الحافلة إلى المحطة كانت فارغة.",
        fixed="عندما وصلت الحافلة إلى المحطة كانت فارغة.",
    ),
    Wrong(
        "وأفادت الشرطة بأن العاصفة [[قد اقتلاع]] عشرات الأشجار.",
    ),
    Wrong(
        "قال الخبراء إن المركبة [[سوف الهبوط]] على المريخ في مارس.",
        fixed="قال الخبراء إن المركبة سوف تهبط على المريخ في مارس.",
    ),
    Wrong(
        "وجاء في البيان: [[سوف البلدية تغلق]] الشارع الرئيسي يومين.",
        fixed="وجاء في البيان: سوف تغلق البلدية الشارع الرئيسي يومين.",
    ),
    Wrong(
        "اعتقل الحارس [[الذي استقبال]] الزوار عند الباب.",
        fixed="اعتقل الحارس الذي استقبل الزوار عند الباب.",
    ),
    Wrong(
        "أكد المنظمون أن الفريق [[لن وصل]] قبل الخميس.",
        fixed="أكد المنظمون أن الفريق لن يصل قبل الخميس.",
    ),
    Wrong(
        "وأضاف أن الوزيرة [[سإعلان]] تفاصيل الخطة لاحقا.",
        fixed="وأضاف أن الوزيرة ستعلن تفاصيل الخطة لاحقا.",
    ),
    Wrong(
        "وكان المحافظ [[قد غير منظمة]] الصليب الأحمر طالبا المساعدة بعد الفيضان.",
        fixed="وكان المحافظ قد ناشد منظمة الصليب الأحمر طالبا المساعدة بعد الفيضان.",
    ),
    Wrong("وأشار التقرير إلى أن المستشفيات [[قد غير قادرة]] على استقبال الجرحى."),
    Right("قال الخبير إن الاختراع قد غير حياة الملايين، وقد غيرت المصانع طرقها."),
    Right("لم تقدم الحكومة أي دليل."),
    Right("وقد ذكر البيان أن العدد لن يزيد."),
    Right("وإننا أصحاب حق، وإنها إهانة للجميع."),
    Right("فقد تنظيم الدولة مواقعه كلها."),
    Right("لم أبدأ يومي بعد، وقد أنشأ غيري شركته."),
    Right("لن، إجراء محادثات يعني الاعتراف."),
    Right("نجحت الوساطة في لم الشمل بعد سنوات."),
    Right("وسأل المدرب لاعبيه: لم الخوف من المنافس؟"),
    Right("إن المعيشة على قد الحال، والموقع الذي بناء عليه اختيرت المدينة."),
    Right("والأندية التي ترتيبها متأخر، والمدينة التي زيارتها ممنوعة."),
    Right("سوف بالتأكيد نعود إلى الملعب، وقد لا نخسر."),
    Right("وصف الاتفاق بأنه إنجاز كبير وقال إنه إجراء مؤقت."),
    Right("عاد الطفل الذي أبوه طبيب، والتي لديها عملان."),
    Right("لم نر مثل هذا الفيضان، ولم يجد السكان مأوى."),
)


class Place(NamedTuple):
    """A particle in a run of words, with the index of the word behind it."""

    particle: VerbParticle
    run: Sequence[Token]
    after: int

    @property
    def word(self) -> str:
        return self.run[self.after].bare


def check_segment(segment: Segment, *, lexicon: Lexicon) -> Iterator[Hit]:
    particles = verb_particles()
    for run in runs(segment.target):
        for index, token in enumerate(run):
            particle = particles.get(token.text)
            if particle is not None:
                if index + 1 < len(run) and (hit := _judged(segment.target, Place(particle, run, index + 1), lexicon)):
                    yield hit
            elif token.text[0] == "س" and (hit := _future_noun(run, index, lexicon)):
                yield hit


def _future_noun(run: Sequence[Token], index: int, lexicon: Lexicon) -> Hit | None:
    """س of the future written onto a verbal noun: سإعلان."""
    token = run[index]
    noun = verbal_noun(token.text[1:])
    if noun is None or noun.noun != token.text[1:] or len(noun.noun) < 4:
        return None
    if lexicon.parts_of_speech(token.text) or lexicon.zipf(token.text) > RARE:
        return None
    person = subject_before(run, index, lexicon) or Person.HE
    others = (Person.HE, Person.SHE) if person in (Person.HE, Person.SHE) else ()
    return Hit(
        token.span,
        f"The س of the future stands before the verbal noun “{noun.noun}”, where only a verb can.",
        f"دخلت سين الاستقبال على المصدر «{noun.noun}»، وهي لا تدخل إلا على الفعل المضارع.",
        tuple(dict.fromkeys("س" + present(noun.present, noun.past, each) for each in (person, *others))),
    )


def _judged(text: str, place: Place, lexicon: Lexicon) -> Hit | None:
    word, particle = place.word, place.particle
    if word == "غير" and particle.judged == "any":
        return _negated_adjective(text, place)
    if word in particle.accepted or is_passed_over(word):
        return None
    past_allowed = not particle.wants_present or particle.judged == "transitive" or verbal_noun(word) is None
    if particle.judged == "any":
        past_allowed = not particle.wants_present
    if not lacks_verb(word, lexicon, past_allowed=past_allowed):
        return None
    found = inflected(word)
    if particle.judged != "any":
        return _hit(place, found, lexicon) if found and _is_action(place, *found) else None
    if found is None and _may_be_apart(text, place, lexicon):
        return None
    return _reordered(place, lexicon) or _hit(place, action(word), lexicon)


def _negated_adjective(text: str, place: Place) -> Hit | None:
    """غير before an adjective is no verb: قد غير قادرة. It may be a verb misread, which other words show."""
    if place.after + 1 >= len(place.run) or place.run[place.after + 1].bare not in NEGATED:
        return None
    first, last = place.run[place.after - 1], place.run[place.after + 1]
    meant, cues = misread_verbs().get(place.word, ("", frozenset()))
    shown = not place.particle.wants_present and any(token.bare in cues for token in words(text))
    return _message(place, Span(first.start, last.end), (f"{first.text} {meant} {last.text}",) if shown else ())


def _may_be_apart(text: str, place: Place, lexicon: Lexicon) -> bool:
    """True where something may rightly stand between particle and verb, or لم asks why."""
    word = place.word
    if place.after > 1 and place.run[place.after - 2].bare == "على":
        return True  # على قد الحال
    if place.particle.word == "لم" and "noun" not in lexicon.parts_of_speech(word) and action(word) is None:
        return True  # why: لم أتيت
    if place.particle.word == "لم" and "؟" in text[place.run[place.after].end :]:
        return True
    return may_be_adverbial(word, lexicon)


def _is_action(place: Place, noun: VerbalNoun, pronoun: str) -> bool:
    """True for a verbal noun that cannot be what the particle's pronoun is said to be: no participle, no judgement.

    Of what he or she is said to be, only a verbal noun of the other gender, with a definite object.
    """
    feminine = noun.noun.endswith("ة")
    objects = OBJECTS if place.particle.wants_present else ("",)  # الذي ترتيبه: "whose"
    if pronoun not in objects or (feminine and noun.noun.startswith("م")):
        return False  # مشاركة is also "a woman who takes part"
    if place.particle.judged == "action":
        return True
    if place.word != noun.noun or place.after + 1 >= len(place.run):
        return False
    if (place.particle.person is Person.HE and not feminine) or (place.particle.person is Person.SHE and feminine):
        return False
    following = place.run[place.after + 1].bare
    return has_article(following) and following[0] not in "بلكوف"


def _hit(place: Place, found: tuple[VerbalNoun, str] | None, lexicon: Lexicon) -> Hit:
    first, second = place.run[place.after - 1], place.run[place.after]
    fixes = _verbs(place, found[0], lexicon) if found else ()
    written = tuple(f"{first.text} {attach(verb, pronoun=found[1])}" for verb in fixes) if found else ()
    return _message(place, Span(first.start, second.end), written)


def _message(place: Place, span: Span, fixes: tuple[str, ...]) -> Hit:
    particle, word = place.particle.word, place.word
    kind = ("the verbal noun", "المصدر") if verbal_noun(word) else ("the word", "الكلمة")
    tense = (" in the imperfect", " المضارع") if place.particle.wants_present else ("", "")
    return Hit(
        span,
        f"After “{particle}” stands {kind[0]} “{word}” where only a verb{tense[0]} can.",
        f"جاء بعد «{particle}» {kind[1]} «{word}» في موضع الفعل{tense[1]}.",
        fixes,
    )


def _verbs(place: Place, noun: VerbalNoun, lexicon: Lexicon) -> tuple[str, ...]:
    """The verb in the tenses that the particle allows, the likeliest person first."""
    forms: list[str] = []
    for person in _persons(place, lexicon):
        if not place.particle.wants_present:
            forms.append(past(noun.past, noun.present, person))
        if place.particle.demands != "past":
            forms.append(present(noun.present, noun.past, person, place.particle.mood))
    return tuple(dict.fromkeys(forms))[:SEVERAL]


def _persons(place: Place, lexicon: Lexicon) -> tuple[Person, ...]:
    if place.particle.person is not None:
        return (place.particle.person,)
    before = subject_before(place.run, place.after - 1, lexicon)
    if before in (Person.I, Person.WE):
        return (before,)
    first = before or _of_following(place)
    return (first, Person.SHE if first is Person.HE else Person.HE)


def _of_following(place: Place) -> Person:
    """A verb before its subject is singular: she or he by the noun that follows."""
    if place.after + 1 < len(place.run):
        noun = place.run[place.after + 1].bare
        if has_article(noun) and agreement(noun) is Person.SHE:
            return Person.SHE
    return Person.HE


def _reordered(place: Place, lexicon: Lexicon) -> Hit | None:
    """A subject between particle and verb changes places with the verb, which is singular then: سوف الحكومة تعلن."""
    if place.after + 1 >= len(place.run) or verbal_noun(place.word) or not has_article(place.word):
        return None
    subject, verb = place.run[place.after], place.run[place.after + 1]
    parts = lexicon.parts_of_speech(verb.bare)
    if not parts & VERBS or ("noun" in parts and verb.bare not in presents()):
        return None
    form = _first(verb.bare, place, agreement(subject.bare))
    if form is None:
        return None
    particle = place.run[place.after - 1]
    return _message(place, Span(particle.start, verb.end), (f"{particle.text} {form} {subject.text}",))


def _first(verb: str, place: Place, subject: Person) -> str | None:
    """The verb as it stands before its subject and behind the particle, None where it cannot be told."""
    person = Person.SHE if subject is Person.SHE else Person.HE
    entry = presents().get(verb)
    if entry is not None:
        if place.particle.wants_present:
            return present(entry.present, entry.past, person, place.particle.mood)
        return past(entry.past, entry.present, person)
    if verb[0] in "يت" and len(verb) > 3:
        return verb[:-2] if verb.endswith(("ون", "وا")) and len(verb) > 5 else verb
    return None
