"""Noise by kind: what each makes of a sentence, its label, and that it is the same in every run."""

from collections import Counter
from random import Random

import pytest

from mt_qa.core import Category
from mt_qa.training.noise import KINDS, LABELS, SOUND, corrupted
from mt_qa.training.noise_edits import Piece, pieces, text_of
from mt_qa.training.noise_words import Words
from mt_qa.training.noised import gold_record, labels_by_place, noised_paragraph

TEXT = (
    "أعلن رئيس الوزراء في بيان أن الحكومة تعتمد على البنك المركزي في تمويل المشاريع. "
    "وقال إن 250 موظفا في وزارة الخارجية وصلوا إلى القاهرة بعد اجتماع مع وزيرهم."
)
EXTRA = "الحكومات الوزير الوزيرة وزراء الموظفين موظفين موظفون الاجتماعات المركزية المشروع مشاريع البيان".split()


@pytest.fixture(scope="module")
def words() -> Words:
    counts = Counter({piece.text: 50 for piece in pieces(TEXT)} | dict.fromkeys(EXTRA, 50))
    return Words(counts)


def made(kind: str, words: Words, text: str = TEXT) -> set[str]:
    """Every text that one fault of a kind makes, the fault in brackets."""
    sentence = pieces(text)
    found: set[str] = set()
    for seed in range(12):
        for place in range(len(sentence)):
            edit = KINDS[kind].make(sentence, place, words, Random(seed))
            if edit is not None:
                marked = [
                    Piece(piece.before, f"[{piece.text}]" if at in edit.faulty else piece.text, piece.kind)
                    for at, piece in enumerate(edit.new)
                ]
                found.add(text_of([*sentence[: edit.start], *marked, *sentence[edit.end :]]))
    return found


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("repetition", "وصل الوزير أمس", "وصل الوزير [الوزير] أمس"),
        ("order", "عقد مجلس الأمن جلسة", "عقد [الأمن] [مجلس] جلسة"),
        ("number", "وصل 250 موظفا", "وصل [2500] موظفا"),
        ("latin", "وصل إلى القاهرة أمس", "وصل إلى [Cairo] أمس"),
        ("orphan", "بدأ إجراء محادثات", "بدأ [أ] إجراء محادثات"),
        ("verbal-noun", "أعلن الوزير قرارا", "[إعلان] الوزير قرارا"),
        ("lost-preposition", "الحكومة تعتمد على البنك", "الحكومة تعتمد [البنك]"),
        ("article", "زار الوزير المشروع", "زار الوزير [مشروع]"),
        ("plural", "وصل الموظفين أمس", "وصل [الموظفون] أمس"),
        ("slip", "وصلت الحكومة أمس", "وصلت [الحكومه] أمس"),
        ("letter", "وصل الضيوف", "وصل [الظيوف]"),
        ("pronoun", "التقى وزيرهم أمس", "التقى [وزير] أمس"),
    ],
)
def test_a_kind_makes_its_fault(kind: str, text: str, expected: str, words: Words) -> None:
    assert expected in made(kind, words, text)


def test_another_sense_keeps_clitics_and_ending(words: Words) -> None:
    assert "والقاع" in words.senses("والقاعدة")
    assert "القواعد" not in words.senses("القاعدة")
    assert words.senses("ألماتي") == ()
    assert all("[" in each for each in made("sense", words, "وصلت قوات الأمن إلى القاعدة أمس"))


def test_roles_are_exchanged_after_a_verb(words: Words) -> None:
    assert "أنقذ [الإرهابيون] في [المدينة]" in made("roles", words, "أنقذ المدينة في الإرهابيون")
    assert not made("roles", words, "المدينة في الإرهابيون")


def test_a_cut_sentence_is_labelled_where_it_ends(words: Words) -> None:
    cuts = made("truncation", words)
    assert cuts
    assert all(each.endswith("]") for each in cuts)


def test_every_label_is_a_dimension_and_sound_comes_first() -> None:
    assert LABELS[0] == SOUND
    assert set(LABELS[1:]) <= {category.dimension for category in Category}


def test_a_sentence_without_faults_is_as_it_was(words: Words) -> None:
    rows = [corrupted(pieces(TEXT), words, Random(seed)) for seed in range(60)]
    untouched = [row for row in rows if not any(piece.noise for piece in row)]
    assert 10 <= len(untouched) <= 40
    assert all(text_of(row) == TEXT for row in untouched)


def test_most_words_stay_sound(words: Words) -> None:
    rows = [corrupted(pieces(TEXT), words, Random(seed)) for seed in range(100)]
    faulty = sum(bool(piece.noise) for row in rows for piece in row)
    assert 0.01 < faulty / sum(map(len, rows)) < 0.12


def test_the_same_seed_makes_the_same_noise(words: Words) -> None:
    first, again, other = (text_of(noised_paragraph(TEXT, words, seed)) for seed in ("1/5", "1/5", "1/6"))
    assert first == again
    assert any(text_of(noised_paragraph(TEXT, words, f"1/{n}")) != first for n in range(10)), other


def test_labels_stand_where_the_faults_are(words: Words) -> None:
    for seed in range(40):
        row = noised_paragraph(TEXT, words, str(seed))
        text = text_of(row)
        for place, label in labels_by_place(row).items():
            assert label in LABELS[1:]
            assert text[place : place + 1].strip()


def test_a_gold_record_names_each_fault(words: Words) -> None:
    records = [gold_record(number, TEXT + "\n\n" + TEXT, words, str(number)) for number in range(20)]
    spans = [(record["target"], span) for record in records for span in record["gold"]]
    assert spans
    for text, span in spans:
        assert text[span["start"] : span["end"]].strip() == text[span["start"] : span["end"]] != ""
        assert span["category"] == KINDS[span["kind"]].category.value
