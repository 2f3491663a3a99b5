"""What will make the numbers of a batch: the signature of its options, before the first record is reviewed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mt_qa.formats.termbases import load_termbase
from mt_qa.scoring import load_profile
from mt_qa.service import chosen_checks, signature


def signature_for(options: Mapping[str, Any]) -> str:
    """As each report of these options will carry it. Raises ProfileError and InputError."""
    profile = load_profile(options["profile"])
    name = options["termbase"]
    termbase = None if name is None else load_termbase(name).for_project(options["project"] or "")
    return signature(profile, chosen_checks(profile), termbase)
