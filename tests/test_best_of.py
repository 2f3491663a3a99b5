"""The best output of each segment, and one name for one thing in the article they make."""

from mt_qa import service
from mt_qa.best_of import Merged, best_of
from mt_qa.compare.outputs import Outputs, outputs_of

FIRST = "وصل رئيس كازاخستان إلى مدينة ألماتي أمس.\nوقال إن الخطة الخطة جاهزة.\nثم غادر مدينة ألماتي مساء."
SECOND = "وصل رئيس كازاخستان إلى إلى مدينة الماتي أمس.\nوقال إن الخطة جاهزة.\nثم غادر غادر مدينة الماتي مساء."


def merged(outputs: Outputs) -> Merged:
    return best_of(service.compare(outputs), outputs)


def test_each_segment_comes_from_the_system_with_fewer_faults() -> None:
    found = merged(outputs_of({"a": FIRST, "b": SECOND}))
    assert found.chosen == ("a", "b", "a")
    assert found.segments[1] == "وقال إن الخطة جاهزة."
    assert found.counts == {"a": 2, "b": 1}


def test_names_that_two_systems_write_in_two_ways_are_made_uniform() -> None:
    talks = "التقى وزير الخارجية الأمين العام للأمم المتحدة أنطونيو {} في نيويورك{}."
    more = "وأكد {} أن المحادثات{} مستمرة."
    one = "\n".join((talks.format("غوتيريش", ""), more.format("غوتيريش", " المحادثات")))
    other = "\n".join((talks.format("جوتيريش", " نيويورك"), more.format("جوتيريش", "")))
    found = merged(outputs_of({"one": one, "other": other}))
    assert found.chosen == ("one", "other")
    text = found.text
    assert not ("غوتيريش" in text and "جوتيريش" in text)
    assert found.renamed
    assert not found.wavering


def test_an_empty_output_is_never_the_best() -> None:
    found = merged(outputs_of({"a": "\nثم غادر القاعة.", "b": "وصل الوزير الوزير أمس.\nثم غادر القاعة."}))
    assert found.chosen == ("b", "b") or found.chosen == ("b", "a")
    assert all(found.segments)


def test_a_tie_goes_to_the_better_system() -> None:
    found = merged(outputs_of({"bad": "وصل الوزير أمس.\nثم غادر غادر.", "good": "وصل وزير أمس.\nثم غادر."}))
    assert found.chosen == ("good", "good")


def test_as_many_segments_come_out_as_went_in() -> None:
    outputs = outputs_of({"a": FIRST + "\n\n" + SECOND, "b": SECOND + "\n\n" + FIRST})
    found = merged(outputs)
    assert len(found.segments) == len(found.chosen) == len(outputs.segments) == 7
    assert found.text.count("\n") == 7
