"""A sentence that begins with an adverbial and never comes to a clause.

Decoders lose the verb: في اجتماع للحكومة في عمان وفقا لما ذكره المكتب أمس. Authority: an Arabic sentence has a verb, or
a subject and a predicate (Ryding 2005, ch. 4). Judged are only sentences of eight words and more that end in a full
stop and begin with an occasion (في اجتماع, خلال مؤتمر, بعد لقاء), in which no word can be a verb but after a word like
لما or التي. Not flagged: headlines, captions, datelines and bylines (no full stop), sentences with a colon, a quotation
or a foreign word, with a word that may be a verb, with a pronoun, إن, أن, كان, هناك or a negation, and inverted ones,
in which a bare noun after a definite one may be the subject (في القاعة الكبيرة وزيران).
"""

from collections.abc import Iterator

from mt_qa.arabic.sentences import sentences
from mt_qa.arabic.words import ARABIC, LATIN, OTHER, Token, tokens
from mt_qa.core import Category, Hit, Right, Segment, Severity, Span, Wrong
from mt_qa.knowledge.institution_heads import institution_heads
from mt_qa.knowledge.lexicon import Lexicon, begins_with_clitic
from mt_qa.knowledge.occasions import occasions
from mt_qa.knowledge.particles import particle_kind

CATEGORY = Category.GRAMMAR
SEVERITY = Severity.MAJOR
CONFIDENCE = 0.75

LEAST_WORDS, MOST_WORDS = 8, 60

OPENERS = frozenset(
    head + word for word in ("في", "فى", "خلال", "أثناء", "بعد", "قبل", "عقب", "قبيل", "بعيد") for head in ("", "و")
)

SUBORDINATORS = frozenset(
    """لما مما بما عما وما حسبما مثلما كما الذي التي الذين اللذين اللتين والذي والتي والذين الذى والذى حيث عندما بعدما
    حينما""".split()
)
"""What opens a clause inside the sentence: the verb right after it is not the sentence's own."""

TRANSPARENT = frozenset("لم لن لا قد سوف".split())
"""Between a subordinator and its verb these change nothing."""

CLAUSE_WORDS = frozenset(
    """إن أن بأن لأن إنه إنها إنهم أنه أنها أنهم بأنه بأنها فإن هو هي هم هما وهو وهي وهم كان كانت ليس ليست هناك ثمة أما
    لا لن لم هل ماذا كيف متى أين لماذا قد سوف لكن ولكن عبر ما يا""".split()
)
"""Words of a main clause; عبر may be a verb, ما a negation."""

GENITIVE_BEFORE = frozenset(
    "في فى من إلى الى على علي عن مع بين بعد قبل عقب خلال أثناء منذ حتى حول لدى ضد نحو عند تحت فوق أمام".split()
) | {"مؤتمر", "اجتماع", "لقاء", "بيان"}
"""Words before which no verb stands: prepositions, and occasions whose adjective looks like a verb (مؤتمر صحفي)."""

TITLES = frozenset("وزير وزيرة رئيس رئيسة مدير مديرة مسؤول مسؤولين عضو أعضاء نائب سفير قائد".split())
"""Nouns that a verb is spelt like, and that name people in every second sentence."""

ADVERBS = frozenset("وفقا نقلا طبقا أمس اليوم غدا أيضا كذلك مساء صباح ظهر فجر يوم عام سنة شهر".split())
"""Adverbs, some spelt like verbs, after which the sentence stands where it stood."""

ARTICLES = ("ال", "وال", "فال", "بال", "كال", "لل", "ولل", "وبال")

MESSAGE = "The sentence begins with an adverbial and has no verb and no predicate of its own."
MESSAGE_AR = "تبدأ الجملة بشبه جملة ولا يرد فيها فعل ولا خبر تتم به الفائدة."

EXAMPLES = (
    Wrong("[[في اجتماع للحكومة الأردنية في عمان، وفقا لما ذكره المكتب الصحفي للوزير أمس.]]"),
    Wrong("انتهى اللقاء. [[وخلال مؤتمر صحفي مع وزير الخارجية الألماني في مقر الحكومة مساء الثلاثاء .]]"),
    Right("وفي اجتماع للحكومة الأردنية في عمان أمس، نفى الوزير كل ما ذكره المكتب الصحفي."),
    Right("في اجتماع للحكومة الأردنية في عمان، وفقا لما ذكره المكتب الصحفي للوزير أمس"),
    Right("في لقاء المدرب مع الصحفيين قبل مباراة الغد إنه سيلعب بثلاثة مهاجمين."),
    Right("في اجتماع للحكومة الأردنية أمس: إقرار قانون الضريبة الجديد وزيادة الرواتب."),
    Right("في مؤتمر القاهرة الأخير وزراء من عشر دول عربية وأفريقية."),
    Right("في اجتماع الحكومة الأردنية هو صاحب الكلمة الأخيرة في القضايا المالية."),
    Right("في البيوت القديمة والأزقة الضيقة بين الجامع والسوق المسقوف."),
    Right("بعد لقاء قصير مع المدير."),
)


def check_segment(segment: Segment, *, lexicon: Lexicon) -> Iterator[Hit]:
    text = segment.target
    for sentence in sentences(text):
        if text[sentence.end - 1] == "." and text[sentence.end - 2 : sentence.end - 1] != ".":
            row = _tokens_in(text, sentence)
            if row and _is_judged(row) and not _has_clause(row, lexicon):
                yield Hit(sentence, MESSAGE, MESSAGE_AR)


def _tokens_in(text: str, sentence: Span) -> tuple[Token, ...]:
    """The tokens of the sentence, if it opens as a fragment may; nothing otherwise, to save the work."""
    piece = sentence.of(text)
    if piece.split(maxsplit=1)[0] not in OPENERS:
        return ()
    return tuple(token for token in tokens(piece) if token.text != ".")


def _is_judged(row: tuple[Token, ...]) -> bool:
    words = [token for token in row if token.kind == ARABIC]
    if not LEAST_WORDS <= len(words) <= MOST_WORDS or words[1].bare not in occasions():
        return False
    return not any(token.kind in (LATIN, OTHER) or token.text in ':"«“؟!؛' for token in row)


def _has_clause(row: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """True where a word may be a verb of the sentence, its subject or its predicate."""
    previous, is_definite, in_clause = "", False, False
    for token in row:
        word = token.bare
        if token.kind != ARABIC:
            previous, is_definite, in_clause = "", False, False
            continue
        if word in TRANSPARENT and previous in SUBORDINATORS:
            continue
        if word in CLAUSE_WORDS:
            return True
        if word in ADVERBS:
            previous = word
            continue
        if particle_kind(word) or word in SUBORDINATORS:
            previous, is_definite, in_clause = word, False, False
            continue
        may_be_verb = _may_be_verb(word, previous, lexicon)
        has_article = word.startswith(ARTICLES)
        if may_be_verb and previous in SUBORDINATORS:
            in_clause = True
        elif may_be_verb or (is_definite and not (has_article or in_clause) and _may_be_subject(word, lexicon)):
            return True
        previous, is_definite = word, has_article
    return False


def _may_be_verb(word: str, previous: str, lexicon: Lexicon) -> bool:
    """True for a verb, and for a word that no dictionary has where a sentence may have its verb."""
    if previous in GENITIVE_BEFORE or word in institution_heads() or word in occasions() or word in TITLES:
        return False
    parts = lexicon.parts_of_speech(word)
    if word.startswith(ARTICLES):
        return "past" in parts  # التقى
    return bool(parts & {"past", "present"}) or (not parts and (not previous or word[0] in "اأي"))


def _may_be_subject(word: str, lexicon: Lexicon) -> bool:
    """True for a bare noun that no conjunction or preposition ties to what stands before, and that is no adverb."""
    return not word.endswith("ا") and not begins_with_clitic(word, lexicon)
