"""The persons that an article speaks in, of a verb given by its past and present (third person masculine singular).

A light table, enough to recognise forms: the weak last letter changes as Arabic writes it (دعا دعت دعوا, رضي رضيت رضوا,
يرمي يرمون), the middle one does not (قلت is not made). Ryding, *A Reference Grammar of Modern Standard Arabic* (2005),
ch. 21.
"""

from __future__ import annotations

from collections.abc import Iterator

WEAK = "ىيوا"


def pasts(past: str) -> Iterator[str]:
    """The past: أعلن أعلنت أعلنا أعلنوا أعلنتا أعلنن; تخلى تخلت تخليا تخلوا."""
    body, last = past[:-1], past[-1]
    yield past
    if last == "ي":  # رضي
        yield from (past + "ت", past + "ا", body + "وا")
    elif last == "ى":
        yield from (body + "ت", body + "يا", body + "وا", body + "تا", body + "ينا")
    elif last == "ا" and len(past) == 3:
        yield from (body + "ت", body + "وا", body + "تا")
    elif last == "أ":  # بدأ, لجأ
        yield from (past + "ت", body + "آ", body + "أوا", body + "ؤوا", past + "نا")
    else:
        yield from (past + ending for ending in ("ت", "ا", "وا", "تا", "ن", "نا"))


def presents(present: str) -> Iterator[str]:
    """The present with and without the س of the future: يعلن تعلن نعلن أعلن يعلنون تعلنوا يعلنان."""
    stem = present[1:]
    short = stem[:-1] if stem[-1] in WEAK else stem
    dual = short + "ي" if stem[-1] in "ىي" else stem
    seated = stem[:-1] + "ئ" if stem[-1] == "أ" else short  # يلجأ: يلجؤون is written with و
    heads = ("", "س")
    for future in heads:
        yield from (future + prefix + stem for prefix in "يتنأ")
        for prefix in "يت":
            yield from (future + prefix + dual + ending for ending in ("ان", "ا"))
            plural = stem[:-1] + "ؤ" if stem[-1] == "أ" else short
            yield from (future + prefix + plural + ending for ending in ("ون", "وا"))
            if seated != plural:
                yield from (future + prefix + seated + ending for ending in ("ون", "وا"))
    if short != stem:  # the jussive: لم يتخل
        yield from (prefix + short for prefix in "يتن")
