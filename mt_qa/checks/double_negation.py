"""A negation too many, so that the sentence says the opposite of what is meant.

English negates by its verbs: "warned them not to approach", "denied involvement", "failed to win", "still has not".
Decoders keep the sense of the verb and add عدم or لم to it: حذرهم من عدم الاقتراب warns them to come near. Authority:
MQM (accuracy/mistranslation); the words are data/negative_governors.tsv, negated_actions.tsv and
double_negations.tsv. Not flagged: what one may well warn of, prevent or deny (حذر من عدم الالتزام, منع عدم الاستقرار),
negative words that are negated themselves (لم يمنع من عدم), عدم after words that take it (تعهد بعدم, بسبب عدم, طلب
عدم), and لا يزال لا.
"""

from collections.abc import Iterator, Mapping, Sequence

from mt_qa.arabic.clitics import attach, has_article
from mt_qa.arabic.words import Token, runs
from mt_qa.core import Category, Hit, Right, Segment, Severity, Span, Wrong
from mt_qa.knowledge.particles import particle_kind
from mt_qa.knowledge.polarity import double_negations, negated_actions, negative_governor
from mt_qa.knowledge.verbal_nouns import inflected

CATEGORY = Category.MISTRANSLATION
SEVERITY = Severity.MAJOR
CONFIDENCE = 0.85

LACK = {"عدم": "", "بعدم": "ب", "لعدم": "ل"}
LINKS = frozenset(("من", "عن", "في", "دون", "على"))
REACH = 4
"""How many words of subject and object may stand between the negative word and عدم."""

NEGATORS = frozenset("لا لم لن ما ليس ليست غير دون بدون عدم ألا لولا ولا ولم ولن وليس فلا فلم بلا".split())
STILL = frozenset(("يزال", "تزال", "يزالون", "زال", "زالت", "زالوا", "يزل", "تزل", "يزالان"))
STILL_NOT = frozenset(("لا", "ما", "ولا", "وما"))
REACH_OF_STILL = 3
STILL_CONFIDENCE = 0.7
"""Newspapers print it now and then."""

EXAMPLES = (
    Wrong(
        "وحذرت الشرطة المارة من [[عدم الاقتراب]] من المبنى.",
        fixed="وحذرت الشرطة المارة من الاقتراب من المبنى.",
    ),
    Wrong(
        "نفى النجم [[عدم تورطه]] في أي مخالفة.",
        fixed="نفى النجم تورطه في أي مخالفة.",
    ),
    Wrong(
        "وامتنعت اللجنة عن [[عدم التعليق]] على الخبر.",
        fixed="وامتنعت اللجنة عن التعليق على الخبر.",
    ),
    Wrong(
        "اتهم التاجر [[بعدم سرقة]] الأموال.",
        fixed="اتهم التاجر بسرقة الأموال.",
    ),
    Wrong(
        "وقالت المتحدثة إن الوزارة [[لا تزال لم]] تتسلم الطلب.",
        fixed="وقالت المتحدثة إن الوزارة لم تتسلم الطلب.",
    ),
    Wrong(
        "غادر الضيف [[دون أن لا]] يودع أحدا.",
        fixed="غادر الضيف دون أن يودع أحدا.",
    ),
    Wrong(
        "كان الراتب [[بالكاد لا]] يكفي الأسرة.",
        fixed="كان الراتب بالكاد يكفي الأسرة.",
    ),
    Right("وحذر الخبير من عدم الالتزام بالموعد ومن عدم الاستقرار."),
    Right("تعهد الطرفان بعدم الاقتراب من الحدود، وطلب الحكم عدم التعليق."),
    Right("لم تمنع الأمطار من عدم تأجيل المباراة."),
    Right("لا يزال الطبيب لا يعرف السبب، ولم يصل الفريق بعد."),
    Right("اتهم المدير بعدم دفع الرواتب."),
    Right("ألغي الحفل بسبب عدم استخدام القاعة، ورفض المدرب التعليق."),
    Right("سعت الحكومة إلى تجنب عدم الاستقرار، وتجنبت فكرة عدم المشاركة."),
    Right("نفى اللاعب عدم احترامه للجمهور."),
    Right("قد لا يكفي الوقود، ولا أحد يعلم متى يصل."),
)


def check_segment(segment: Segment) -> Iterator[Hit]:
    doubled = double_negations()
    for run in runs(segment.target):
        for index, token in enumerate(run):
            word = token.text
            if word in LACK:
                if index and index + 1 < len(run) and (hit := _lack(run, index)):
                    yield hit
                    continue
            elif word in STILL and index and (hit := _still(run, index)):
                yield hit
            rows = doubled.get(word)
            if rows is not None and (hit := _doubled(run, index, rows)):
                yield hit


def _lack(run: Sequence[Token], index: int) -> Hit | None:
    """عدم behind a word that negates already."""
    link, last = LACK[run[index].bare], index - 1
    if not link and run[last].bare in LINKS:
        link, last = run[last].bare, last - 1
    for place in range(last, max(last - REACH, -1), -1):
        word = run[place].bare
        links = negative_governor(word)
        if links is not None and link in links:
            negated = place > 0 and run[place - 1].bare in NEGATORS
            if negated or (place < last and not links[link].far) or not _is_too_many(run, index, links[link].of):
                return None
            return _hit(run, index, run[place])
        if particle_kind(word) or (not link and _is_no_subject(word)):
            return None
    return None


def _is_no_subject(word: str) -> bool:
    """True for a word that is more than the subject of the verb before it, and may have عدم as its own object."""
    if not has_article(word) and (word.endswith("ة") or (word.endswith("ا") and len(word) > 4)):
        return True
    return word[0] in "بلو" or inflected(word) is not None


def _is_too_many(run: Sequence[Token], index: int, of: str) -> bool:
    """True where the action behind عدم is one that the governor's sense excludes."""
    action = _action(run[index + 1].bare)
    if of == "any":
        return action is not None and not any((each, "lack") in negated_actions() for each in action)
    for each in action or ():
        nexts = negated_actions().get((each, of))
        if nexts is not None:
            following = run[index + 2].bare if index + 2 < len(run) else ""
            return not nexts or following in nexts
    return False


def _action(word: str) -> tuple[str, ...] | None:
    """What `word` may be without article and pronoun; None for a word of grammar."""
    if particle_kind(word):
        return None
    stem = word.removeprefix("ال")
    found = [stem]
    for pronoun in ("هما", "هم", "ها", "ه"):
        if stem.endswith(pronoun):
            body = stem.removesuffix(pronoun)
            found += [body, body[:-1] + "ة"] if body.endswith("ت") else [body]
            break
    return tuple(found)


def _hit(run: Sequence[Token], index: int, governor: Token) -> Hit:
    lack, action = run[index], run[index + 1]
    return Hit(
        Span(lack.start, action.end),
        f"“{governor.bare}” negates already: with “{lack.bare}” the sentence says the opposite.",
        f"في «{governor.bare}» معنى النفي، و«{lack.bare}» بعدها تقلب المعنى إلى ضده.",
        (attach(action.text, preposition=LACK[lack.bare]),),
    )


def _still(run: Sequence[Token], index: int) -> Hit | None:
    """لا يزال before لم: "still has not" is لم … بعد."""
    if run[index - 1].bare not in STILL_NOT:
        return None
    for place in range(index + 1, min(index + 2 + REACH_OF_STILL, len(run))):
        word = run[place].bare
        if word == "لم":
            between = [token.text for token in run[index + 1 : place + 1]]
            joined = "و" if run[index - 1].bare[0] == "و" else ""
            return Hit(
                Span(run[index - 1].start, run[place].end),
                f"“{run[index - 1].bare} {run[index].bare}” and لم negate twice; “still not” is لم … بعد.",
                f"اجتمع «{run[index - 1].bare} {run[index].bare}» و«لم»، وإنما يقال: لم … بعد.",
                (joined + " ".join(between),),
                severity=Severity.MINOR,
                confidence=STILL_CONFIDENCE,
            )
        if particle_kind(word) or (word.endswith("ا") and len(word) > 4):
            return None
    return None


def _doubled(run: Sequence[Token], index: int, rows: Mapping[tuple[str, ...], str]) -> Hit | None:
    for words, fixed in rows.items():
        last = index + len(words)
        if last <= len(run) and all(run[index + k].text == word for k, word in enumerate(words)):
            written = " ".join(words)
            return Hit(
                Span(run[index].start, run[last - 1].end),
                f"“{written}” negates twice where one negation is meant.",
                f"في «{written}» نفيان والمراد واحد.",
                (fixed,),
            )
    return None
