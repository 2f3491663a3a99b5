"""Counts how nouns of news agree: ``python -m mt_qa.training.noun_classes``, for data/noun_classes.tsv.

In the training articles of ANT, a noun with the article agrees with the demonstrative before it (هذا القرار), and
with the adjective after it where a preposition shows that no other noun governs it (في القرار الأخير). Printed are
nouns that nearly always agree alike and whose ending does not say so; the table keeps those that a reader found right.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable

from mt_qa.arabic.words import runs
from mt_qa.evaluation.corpora import corpora_folder, training_articles
from mt_qa.knowledge.adjectives import definite_adjectives
from mt_qa.knowledge.noun_forms import Agreement, definite
from mt_qa.knowledge.noun_places import PREPOSITIONS

DEMONSTRATIVES = {"هذا": Agreement.MASCULINE, "هذه": Agreement.FEMININE, "تلك": Agreement.FEMININE}
LEAST, ALIKE = 4, 0.98
"""How often a noun must be seen, and which share of the times in one gender."""


def counted(articles: Iterable[str]) -> dict[str, Counter[Agreement]]:
    """How often each noun, without its article, agrees in which gender."""
    found: dict[str, Counter[Agreement]] = defaultdict(Counter)
    adjectives = definite_adjectives()
    for article in articles:
        for run in runs(article):
            row = ["", *(token.bare for token in run), ""]
            for before, word, after in zip(row, row[1:], row[2:], strict=False):
                head, noun = definite(word)
                if not noun:
                    continue
                if not head and before in DEMONSTRATIVES:
                    found[noun][DEMONSTRATIVES[before]] += 1
                if after in adjectives and (before in PREPOSITIONS or head == "ب"):
                    found[noun][adjectives[after][1]] += 1
    return found


def classes(counts: dict[str, Counter[Agreement]]) -> dict[str, Agreement]:
    """The nouns that agree in one gender, where their ending does not say which."""
    sure: dict[str, Agreement] = {}
    for noun, genders in counts.items():
        (gender, times), total = genders.most_common(1)[0], genders.total()
        by_ending = Agreement.FEMININE if noun.endswith(("ة", "ات")) else None
        if total >= LEAST and times >= ALIKE * total and gender is not by_ending:
            sure[noun] = gender
    return sure


def main() -> int:
    folder = corpora_folder()
    if folder is None:
        print("no corpora: set MT_QA_CORPORA to their folder", file=sys.stderr)
        return 2
    for noun, gender in sorted(classes(counted(training_articles(folder))).items()):
        print(noun, gender.value[0], "counted in ANT", "Apache-2.0", sep="\t")
    return 0


if __name__ == "__main__":
    sys.exit(main())
