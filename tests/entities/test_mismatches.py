"""Names of the target against those of the source: what is an exchange, how sure it is, and the correction."""

from __future__ import annotations

import pytest

from mt_qa.core import Document, Hit, Segment
from mt_qa.core.ledger import EntityKind
from mt_qa.engine import run
from mt_qa.entities.mismatch_hits import hits
from mt_qa.entities.mismatches import DOUBTFUL, PAIRED, SCARCE, SHAPED
from mt_qa.registry import find_check

PLACE, PERSON, ORGANISATION = EntityKind.PLACE, EntityKind.PERSON, EntityKind.ORGANISATION


def found(source: str, target: str, kind: EntityKind = PLACE) -> list[Hit]:
    return list(hits(source, target, kind))


def repaired(target: str, hit: Hit) -> str:
    suggestion = hit.suggestions[0]
    return hit.span.replaced(target, suggestion if isinstance(suggestion, str) else suggestion.text)


def the_repaired(source: str, target: str, kind: EntityKind = PLACE) -> str:
    (hit,) = found(source, target, kind)
    return repaired(target, hit)


@pytest.mark.parametrize(
    ("target", "right"),
    [
        ("وصل الوفد إلى تشيلي أمس.", "وصل الوفد إلى كينيا أمس."),
        ("صوت البرلمان التشيلي على القانون.", "صوت البرلمان الكيني على القانون."),
        ("أوفدت الحكومة التشيلية خبراء.", "أوفدت الحكومة الكينية خبراء."),
        ("قال مسؤولون تشيليون إن المطر توقف.", "قال مسؤولون كينيون إن المطر توقف."),
        ("سافر إليها وبتشيلي أقام.", "سافر إليها وبكينيا أقام."),
    ],
)
def test_an_adjective_is_replaced_in_its_own_form_and_clitics_stay(target: str, right: str) -> None:
    assert the_repaired("The officials came from Kenya with the experts.", target) == right


def test_a_melted_article_comes_back() -> None:
    source = "The United Nations gave food to the people of Sudan."
    assert the_repaired(source, "أعطيت الأغذية للعراق.") == "أعطيت الأغذية للسودان."


def test_neither_a_missing_nor_an_added_place_alone_is_an_exchange() -> None:
    assert not found("The troops left Kazakhstan in the morning.", "غادرت القوات البلاد صباحا.")
    assert not found("The troops left in the morning.", "غادرت القوات كازاخستان صباحا.")


def test_two_strange_names_for_one_are_not_judged() -> None:
    assert not found("The troops left Kazakhstan in the morning.", "غادرت القوات قرغيزستان وصربيا صباحا.")


def test_a_town_does_not_stand_for_a_country() -> None:
    assert not found("He lives in Germany with his wife.", "يعيش مع زوجته في شيكاغو.")


def test_a_family_name_that_reads_like_a_country_is_no_country() -> None:
    assert not found("The poet Shelley never saw India.", "لم ير الشاعر شيلي تلك البلاد.")


def test_homographs_prove_nothing() -> None:
    assert not found("In Poland the bird destroys the crop.", "الطيور تدمر المحصول.")
    assert not found("Warsaw has a stock exchange.", "في المدينة بورصة.")


def test_the_other_sudan_and_the_other_korea_are_exchanges() -> None:
    assert found("The army of South Sudan left the town.", "غادر جيش السودان البلدة.")
    assert found("The delegation from South Korea left.", "غادر الوفد القادم من كوريا الشمالية.")


def test_more_or_less_of_a_town_s_name_is_the_town() -> None:
    assert not found("The case was found in Washington on Monday.", "اكتشفت الحالة في ولاية واشنطن يوم الاثنين.")


def test_a_name_that_is_rendered_once_of_twice_is_less_sure() -> None:
    source = "Kenya said that the people of Kenya would vote."
    (hit,) = found(source, "قالت كينيا إن شعب صربيا سيصوت.")
    assert hit.confidence == SCARCE
    (sure,) = found("The people of Kenya would vote.", "سيصوت شعب صربيا.")
    assert sure.confidence == PAIRED


def test_another_spelling_is_doubtful() -> None:
    (hit,) = found("Vladimir Putin was in the hall.", "كان فلاديمير بوطين في القاعة.", PERSON)
    assert hit.confidence == DOUBTFUL


def test_a_body_by_its_shape_that_has_the_words_of_the_right_name_is_doubtful() -> None:
    source = "Observers from the World Trade Organization said that they would stay."
    (doubtful,) = found(source, "قال مراقبون من منظمة التجارة الكونية إنهم سيبقون.", ORGANISATION)
    (sure,) = found(source, "قال مراقبون من منظمة الضمان والتآزر إنهم سيبقون.", ORGANISATION)
    assert doubtful.confidence == DOUBTFUL
    assert sure.confidence == SHAPED


def test_a_body_of_the_source_that_no_table_has_excuses_one_of_the_target() -> None:
    source = "The OSCE said that the Committee for Flowers would stay."
    assert not found(source, "قال المراقبون إن لجنة الزهور والتآزر ستبقى.", ORGANISATION)


def test_a_source_in_another_language() -> None:
    assert the_repaired("Министр прибыл в столицу Казахстана.", "وصل الوزير إلى عاصمة قرغيزستان.").endswith(
        "كازاخستان."
    )
    assert not found("Le ministre chinois est arrivé avec des experts du Kenya.", "وصل الوزير الصيني مع الخبراء.")


@pytest.mark.parametrize("name", ["place-mismatch", "person-mismatch", "organisation-mismatch"])
def test_without_a_source_the_check_is_skipped(name: str) -> None:
    findings, skipped = run(Document((Segment("غادرت القوات قرغيزستان."),)), [find_check(name)])
    assert findings == ()
    assert [(entry.check, entry.reason) for entry in skipped] == [(name, "no source")]


def test_a_long_text_full_of_names_is_left_alone() -> None:
    assert not found("Kenya and Serbia. " * 500, "كينيا وصربيا والعراق. " * 500)
