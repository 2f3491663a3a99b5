"""The recipe of the attested tables, on a handful of sentences."""

from collections import Counter
from pathlib import Path

from mt_qa.knowledge.attested import pair_checksum
from mt_qa.knowledge.lexicon import lexicon
from mt_qa.training.attested import attested, common_pairs, count, gazetteer_words

NEWS = [
    "قال ترامب إن البيت الأبيض يدرس القرار",
    "وصل ترامب إلى البيت الأبيض",
    "غادر ترامب البيت الأبيض، وقال لترامب",
    "عاد إلى البيت الأبيض",
]


def test_words_and_neighbours_are_counted_within_punctuation() -> None:
    words, pairs = count(NEWS)
    assert words["ترامب"] == 3
    assert pairs["البيت", "الأبيض"] == 4
    assert pairs["الأبيض", "وقال"] == 0


def test_marks_make_no_difference() -> None:
    words, _ = count(["قَالَ", "قال"])
    assert words["قال"] == 2


def test_only_words_that_are_names_or_terms_are_kept() -> None:
    printed = Counter({"ترامب": 50, "لترامب": 9, "الاربعاء": 70, "المجمتع": 3, "المجتمع": 900, "لايمكن": 9, "ناذر": 2})
    pairs = Counter({("لا", "يمكن"): 400})
    assert attested(printed, pairs, lexicon()) == {"ترامب": 50}


def test_pairs_need_four_prints_and_a_common_word() -> None:
    pairs = Counter({("البيت", "الأبيض"): 4, ("مجلس", "الأمن"): 3, ("زز", "ضض"): 9})
    assert list(common_pairs(pairs, lexicon())) == [pair_checksum("البيت", "الأبيض")]


def test_names_keep_their_licence_and_share_alike_rows_are_left(tmp_path: Path) -> None:
    path = tmp_path / "gazetteer.tsv"
    rows = [
        "en\tar\ttype\tsource\tlicence",
        "x\tبيونتي\tcity\tw\tODbL-1.0",
        "y\tبايف\tcity\tc\tMIT",
        "z\tبايف\tcity\td\tMIT",
    ]
    path.write_text("\n".join(rows), encoding="utf-8")
    assert gazetteer_words(path, {}, lexicon()) == {"بايف": ("city", "c", "MIT")}
