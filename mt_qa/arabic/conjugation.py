"""A verb in the person, tense and mood that a sentence needs, from its past and its present.

Both are given in the third person masculine singular, unvowelled: أجرى, يجري. What the spelling hides (vowels, shadda)
changes nothing in writing but for weak and doubled roots, which the two forms tell: قال يقول is hollow, دعا يدعو
defective, مد يمد doubled. Rules: Ryding, *A Reference Grammar of Modern Standard Arabic* (2005), ch. 21 to 24 and 34.
"""

from __future__ import annotations

from enum import StrEnum

WEAK = "ىيو"
HAMZAS = "أؤئ"
DOUBLED_TENTH = frozenset("استعد استمر استقل استغل استمد استرد استفز استحق استقر استخف استدل استهل استعز استجد".split())
"""Form X of doubled roots: استمر is استمررت in the first person, but استمع استمعت."""


class Person(StrEnum):
    """Who does it, as the beginning and ending of the verb show."""

    HE = "he"
    SHE = "she"
    THEY = "they"
    I = "i"  # noqa: E741
    WE = "we"


class Mood(StrEnum):
    """Of the present: after سوف, after لن and أن, after لم."""

    INDICATIVE = "indicative"
    SUBJUNCTIVE = "subjunctive"
    JUSSIVE = "jussive"


PREFIX = {Person.HE: "ي", Person.SHE: "ت", Person.THEY: "ي", Person.I: "أ", Person.WE: "ن"}


def is_hollow(past: str) -> bool:
    """True where the middle root letter is weak: قال, أضاف, استطاع."""
    return len(past) > 2 and past[-2] == "ا"


def is_doubled(past: str) -> bool:
    """True where the last two root letters are one under a shadda: مد, أعد, احتل, استمر."""
    if past[-1] in "اىي" or is_hollow(past):
        return False
    if len(past) == 2:
        return True
    if len(past) == 4 and past[0] == "ا":
        return past[1] not in "تطد"  # اتخذ, اطلع, ادعى: the shadda is on the second letter
    return past in DOUBLED_TENTH


def present(verb: str, past: str, person: Person, mood: Mood = Mood.INDICATIVE) -> str:
    """The present `verb` (يجري) in another person and mood; its `past` tells hollow roots, which لم shortens."""
    stem = verb[1:]
    if person is Person.THEY:
        body = stem[:-1] if stem[-1] in WEAK else stem
        return "ي" + body + ("ون" if mood is Mood.INDICATIVE else "وا")
    if mood is Mood.JUSSIVE:
        stem = _shortened(stem, past)
    prefix = PREFIX[person]
    if prefix == "أ" and stem.startswith("أ"):
        return "آ" + stem[1:]
    return prefix + stem


def _shortened(stem: str, past: str) -> str:
    """Without the weak letter that لم takes away: يجري يجر, يزور يزر."""
    if stem[-1] in WEAK and stem != "حيي":
        return stem[:-1]
    if is_hollow(past) and len(stem) > 1 and stem[-2] in "اوي":
        return stem[:-2] + stem[-1]
    return stem


def past(verb: str, present_of_he: str, person: Person) -> str:
    """The past `verb` (أجرى) in another person."""
    match person:
        case Person.HE:
            return verb
        case Person.SHE:
            return (verb[:-1] if verb[-1] in "اى" else verb) + "ت"
        case Person.THEY:
            return (verb[:-1] if verb[-1] in "اىي" else verb) + "وا"
    return _before_consonant(verb, present_of_he) + ("ت" if person is Person.I else "نا")


def _before_consonant(verb: str, present_of_he: str) -> str:
    """What stands before ت and نا: قل(ت), أجري(ت), دعو(ت), مدد(ت)."""
    if verb[-1] in "اى":
        return verb[:-1] + ("و" if present_of_he[-1] == "و" else "ي")
    if is_hollow(verb):
        return verb[:-2] + verb[-1]
    if is_doubled(verb) or (len(verb) == 3 and verb[0] == "أ" and verb[1:] == present_of_he[1:]):
        return verb + verb[-1]
    return verb
