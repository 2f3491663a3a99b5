from types import ModuleType

import pytest

from mt_qa.core import Category, Evidence, ProfileError, Severity
from mt_qa.registry import all_checks, check_of, find_check


def test_the_file_name_is_the_check_name() -> None:
    assert find_check("doubled-word").run.__module__ == "mt_qa.checks.doubled_word"


def test_names_pass_the_allow_test() -> None:
    for check in all_checks():
        assert check.name == check.name.lower()
        assert not check.name.startswith(("check-", "no-", "bad-"))


def test_needs_are_the_keyword_only_parameters() -> None:
    module = ModuleType("given")
    module.__doc__ = "A title."
    module.__dict__.update(CATEGORY=Category.GRAMMAR, SEVERITY=Severity.MINOR, EXAMPLES=())
    exec("def check_segment(segment, *, lexicon, source): return iter(())", module.__dict__)
    check = check_of(module, "given")
    assert check.needs == {"lexicon", "source"}
    assert (check.evidence, check.title) == (Evidence.RULE, "A title.")


def test_an_unknown_name_is_a_profile_error() -> None:
    with pytest.raises(ProfileError, match="no check is called 'nonsense'"):
        find_check("nonsense")
