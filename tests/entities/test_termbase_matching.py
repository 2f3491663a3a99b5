"""Where a text has the terms of a termbase: clitics, inflection, spelling, the longest term, and the source's terms."""

from itertools import pairwise

import pytest

from mt_qa.entities.termbase_matching import TermMatcher, TermPlace
from mt_qa.knowledge.lexicon import lexicon
from mt_qa.knowledge.termbase import Status, Termbase, TermEntry


def matching(*terms: str, language: str = "ar", status: Status = Status.FORBIDDEN) -> TermMatcher:
    """A matcher of one concept a term."""
    return TermMatcher(Termbase("house", tuple(TermEntry(t, language, t, status) for t in terms)), lexicon())


def seen(target: str, *terms: str) -> list[tuple[str, str, str]]:
    """What stands in each place, its proclitics, and the term."""
    places = matching(*terms).in_target(target)
    return [(place.span.of(target), place.prefix, place.readings[0].entry.term) for place in places]


@pytest.mark.parametrize(
    ("target", "term", "written", "prefix"),
    [
        ("رحبت بمنظمة أخرى.", "منظمة", "منظمة", "ب"),
        ("قال للمنظمة ذلك.", "منظمة", "للمنظمة", "ل"),
        ("والمنظمات كثيرة.", "منظمة", "المنظمات", "و"),
        ("وللمنظمتين رأي.", "منظمة", "وللمنظمتين", "ول"),
        ("وصل مُنَظِّمَتَهُم أمس.", "منظمة", "مُنَظِّمَتَهُم", ""),
        ("فتحوا ممرا إنسانيا.", "ممر إنساني", "ممرا إنسانيا", ""),
        ("عبروا بالممرات الإنسانية.", "ممر إنساني", "الممرات الإنسانية", "ب"),
        ("انتشر كوفيد-19 بسرعة.", "كوفيد-19", "كوفيد-19", ""),
        ("أصيب بكوفيد - 19 أمس.", "كوفيد-19", "كوفيد - 19", "ب"),
        ("قالت ISIS إنها هاجمت.", "ISIS", "ISIS", ""),
        ("اجتمع مجلس\u00a0الامن أمس.", "مجلس الأمن", "مجلس\u00a0الامن", ""),
    ],
)
def test_a_term_is_found_as_the_sentence_has_it(target: str, term: str, written: str, prefix: str) -> None:
    assert seen(target, term) == [(written, prefix, term)]


@pytest.mark.parametrize(
    ("target", "term"),
    [
        ("رفعوا وحدة القياس.", "حدة"),
        ("اجتمع مجلس\nالأمن.", "مجلس الأمن"),
        ("عقد مجلس، الأمن غائب.", "مجلس الأمن"),
        ("هذا إرهابي.", "إرهاب"),
        ("", "مجلس"),
        ("كتب في البحرين.", "بحر"),
    ],
)
def test_what_only_looks_like_a_term_is_not_found(target: str, term: str) -> None:
    assert seen(target, term) == []


def test_the_longest_term_wins() -> None:
    assert seen("قال مجلس الأمن الدولي ومجلس النواب.", "مجلس", "مجلس الأمن", "مجلس الأمن الدولي") == [
        ("مجلس الأمن الدولي", "", "مجلس الأمن الدولي"),
        ("مجلس", "و", "مجلس"),
    ]


def test_a_homonym_is_read_as_all_its_concepts() -> None:
    entries = (TermEntry("stoppage", "ar", "ضربة", Status.FORBIDDEN), TermEntry("strike", "ar", "ضربة"))
    (place,) = TermMatcher(Termbase("house", entries), lexicon()).in_target("وجهوا ضربة.")
    assert [reading.entry.concept for reading in place.readings] == ["stoppage", "strike"]


@pytest.mark.parametrize(("written", "status"), [("إيران", Status.APPROVED), ("ايران", Status.FORBIDDEN)])
def test_of_two_spellings_the_written_one_counts(written: str, status: Status) -> None:
    entries = (TermEntry("Iran", "ar", "ايران", Status.FORBIDDEN), TermEntry("Iran", "ar", "إيران"))
    (place,) = TermMatcher(Termbase("house", entries), lexicon()).in_target(f"زار {written} أمس.")
    assert [reading.entry.status for reading in place.readings] == [status]


def test_places_are_in_the_order_of_the_text_and_do_not_overlap() -> None:
    places: tuple[TermPlace, ...] = matching("منظمة", "لجنة", "كوفيد-19").in_target(
        "لجنتهم وكوفيد-19 والمنظمة ولجان ولجنة."
    )
    assert [place.form for place in places] == ["لجنة", "كوفيد - 19", "المنظمة", "لجنة"]
    assert all(first.end <= second.start for first, second in pairwise(places))


@pytest.mark.parametrize(
    ("source", "term", "found"),
    [
        ("They opened two humanitarian corridors.", "humanitarian corridor", True),
        ("The Parties signed the treaties.", "treaty", True),
        ("Who recommended the dose?", "WHO", False),
        ("The WHO recommended the dose.", "WHO", True),
        ("the security council of the club", "Security Council", False),
        ("The UN's decision", "UN", True),
        ("A corridor for humanitarian aid.", "humanitarian corridor", False),
        ("", "treaty", False),
    ],
)
def test_a_term_of_the_source(source: str, term: str, found: bool) -> None:
    assert bool(matching(term, language="en").in_source(source, "en")) is found


def test_a_term_of_another_language_than_the_sources_is_none() -> None:
    french = matching("coup", language="fr")
    assert not french.in_source("The army staged a coup.", "en")
    assert french.in_source("un coup de force", "fr")
    assert french.in_source("un coup de force", "")
    assert french.has_term_in("coup", "fr")
    assert french.has_term_in("coup", "")
    assert not french.has_term_in("coup", "en")


def test_usable_terms_are_given_the_approved_first() -> None:
    entries = (
        TermEntry("warrant", "ar", "أمر قبض", Status.ADMITTED),
        TermEntry("warrant", "ar", "ضمان اعتقال", Status.FORBIDDEN),
        TermEntry("warrant", "ar", "مذكرة توقيف"),
    )
    usable = TermMatcher(Termbase("house", entries), lexicon()).usable("warrant")
    assert [entry.term for entry in usable] == ["مذكرة توقيف", "أمر قبض"]
