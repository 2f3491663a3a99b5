"""Counts the names of bodies in edited news, so that a real but unlisted body is never taken for a garbled one.

``python -m mt_qa.training.attested_bodies`` writes data/attested_bodies.tsv from the training part of the ANT corpora
(held-out articles are left out): folded phrases seen at least twice. Only counts are kept, no text.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from mt_qa.arabic.words import runs
from mt_qa.entities.gazetteer import folded
from mt_qa.entities.phrases import body_phrases
from mt_qa.evaluation.corpora import corpora_folder, training_articles
from mt_qa.knowledge.tables import data_folder

LEAST = 2
HEADER = """\
# Names of bodies by shape, counted in edited news; written by `python -m mt_qa.training.attested_bodies`.
# origin: ANT corpus 2015-2018 (Apache-2.0), counts only. phrase: folded, without proclitics.
phrase\tcount
"""


def count(folder: Path) -> Counter[str]:
    """How often each folded body phrase stands in the training articles under `folder`."""
    counts: Counter[str] = Counter()
    for article in training_articles(folder):
        for row in runs(article):
            counts.update(" ".join(folded(word) for word in phrase.form.split()) for phrase in body_phrases(row))
    return counts


def main() -> int:
    folder = corpora_folder()
    if folder is None:
        print("no corpora: set MT_QA_CORPORA to their folder", file=sys.stderr)
        return 2
    kept = sorted((phrase, n) for phrase, n in count(folder).items() if n >= LEAST)
    rows = "".join(f"{phrase}\t{n}\n" for phrase, n in kept)
    (data_folder() / "attested_bodies.tsv").write_text(HEADER + rows, encoding="utf-8")
    print(f"{len(kept)} phrases", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
