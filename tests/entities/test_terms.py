"""Terms of an article: found under clitics, bent, believed with evidence only, and entered into the ledger."""

import pytest

from mt_qa.core.ledger import EntityKind, LedgerEntry, NameStatus
from mt_qa.entities.article import read_entities
from mt_qa.entities.terms import TermEvidence, TermMention
from mt_qa.knowledge.lexicon import lexicon
from mt_qa.service import document_of


def read(text: str) -> tuple[TermMention, ...]:
    return read_entities(document_of(text), lexicon()).terms


def entries(text: str) -> dict[str, LedgerEntry]:
    ledger = read_entities(document_of(text), lexicon()).ledger
    return {entry.english: entry for entry in ledger.of_kind(EntityKind.TERM) if entry.known}


@pytest.mark.parametrize(
    ("text", "prefix", "form"),
    [
        ("وصل المبعوث الخاص أمس.", "", "المبعوث الخاص"),
        ("عين الأمين مبعوثا خاصا أمس.", "", "مبعوثا خاصا"),
        ("تحدث عن ممر إنساني جديد.", "", "ممر إنساني"),
        ("أشاد بالممرات الإنسانية المفتوحة.", "ب", "الممرات الإنسانية"),
        ("وشكرهم للممر الإنساني.", "ل", "الممر الإنساني"),
        ("وبمذكرة توقيف ثانية.", "وب", "مذكرة توقيف"),
        ("نشر مراقبي الانتخابات في القرى.", "", "مراقبي الانتخابات"),
        ("صدر المَرسوم المَلكي مساء.", "", "المرسوم الملكي"),
    ],
)
def test_a_term_is_found_under_clitics_article_and_number(text: str, prefix: str, form: str) -> None:
    (mention,) = read(text)
    assert (mention.prefix, mention.form, mention.status) == (prefix, form, NameStatus.ACCEPTED)


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("فتح الممر الإنساني.\nوأغلق المعبر البشري.", TermEvidence.RIGHT_TERM),
        ("عبر النازحون المعبر البشري.", TermEvidence.PARAGRAPH),
        ("تحركت قافلة كبيرة.\nوأغلق المعبر البشري.\nوبقي الحصار.", TermEvidence.ARTICLE),
        ("نقلوا إلى غرفة الطوارئ.\nوامتلأت حجرة المستعجلات.", TermEvidence.REREAD),
    ],
)
def test_a_mistaken_rendering_is_believed_with_evidence(text: str, evidence: TermEvidence) -> None:
    (mention,) = (mention for mention in read(text) if mention.status is NameStatus.MISTAKEN)
    assert mention.evidence is evidence


@pytest.mark.parametrize(
    "innocent",
    [
        "رسم الفنان المعبر البشري بألوان قاتمة.",
        "أعلنت حالة الطوارئ، وصرف المال من صندوق الطوارئ.",
        "نقلوا إلى غرفة الطوارئ، ثم إلى غرفة المدير.",
        "قال رئيس الحكومة إن الحكم للشعب.",
    ],
)
def test_nothing_is_believed_without(innocent: str) -> None:
    assert [mention for mention in read(innocent) if mention.status is NameStatus.MISTAKEN] == []


def test_a_term_inside_a_name_is_not_read_as_a_term() -> None:
    assert "ceasefire" not in entries("قال مكتب التحقيقات الاتحادي إن مجلس الأمن القومي اجتمع.")
    assert "national security" not in entries("اجتمع مجلس الأمن القومي الأمريكي في البيت الأبيض.")


def test_the_ledger_has_all_renderings_of_a_term_with_their_status() -> None:
    entry = entries("فتح الممر الإنساني صباحا.\nوأغلق المعبر البشري مساء، ثم فتحت ممرات إنسانية.")[
        "humanitarian corridor"
    ]
    assert (entry.name, entry.known) == ("الممر الإنساني", True)
    assert [(mention.form, mention.status) for mention in entry.mentions] == [
        ("الممر الإنساني", NameStatus.ACCEPTED),
        ("المعبر البشري", NameStatus.MISTAKEN),
        ("ممرات إنسانية", NameStatus.ACCEPTED),
    ]


def test_positions_count_in_the_text() -> None:
    text = "فتح الممر الإنساني صباحا.\nوشكروا للمعبر البشري."
    entry = entries(text)["humanitarian corridor"]
    assert [mention.span.of(text) for mention in entry.mentions] == ["الممر الإنساني", "للمعبر البشري"]
    assert entry.mentions[1].prefix == "ل"


def test_a_known_term_is_not_entered_as_a_recurring_phrase_too() -> None:
    text = "وصل المبعوث الخاص.\nوقال المبعوث الخاص إنه متفائل."
    ledger = read_entities(document_of(text), lexicon()).ledger
    assert [entry.english for entry in ledger.entries if entry.name == "المبعوث الخاص"] == ["special envoy"]
