"""Counting how nouns agree."""

from mt_qa.knowledge.noun_forms import Agreement
from mt_qa.training.noun_classes import classes, counted


def test_nouns_are_counted_after_demonstratives_and_before_adjectives() -> None:
    article = "في القرار الأخير، وهو هذا القرار. وبعد هذه الحرب في الحرب الأخيرة وزير الحرب الجديد."
    counts = counted([article] * 2)
    assert counts["قرار"] == {Agreement.MASCULINE: 4}
    assert counts["حرب"] == {Agreement.FEMININE: 4}
    assert classes(counts) == {"قرار": Agreement.MASCULINE, "حرب": Agreement.FEMININE}
