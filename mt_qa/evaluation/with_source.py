"""False alarms of the checks that compare with the source, in human translations, which should be next to nothing.

``python -m mt_qa.evaluation.with_source [--held-out] [--check NAME] [--show N]``
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence

from mt_qa.core import Evidence
from mt_qa.evaluation.parallel import Pairs, measure, shown
from mt_qa.registry import all_checks, find_check


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Count findings in human translations that come with their source.")
    parser.add_argument("--check", action="append", help="only this check; by default all that rest on the source")
    return measure(parser, arguments, _report)


def _report(name: str, pairs: Pairs, options: argparse.Namespace) -> None:
    checks = [find_check(check) for check in options.check or ()] or [
        check for check in all_checks() if check.evidence is Evidence.SOURCE
    ]
    found = [(pair, finding) for pair in pairs for finding in shown(*pair, checks)]
    print(f"{name}: {len(pairs)} segments, {len(found)} findings, {len(found) / len(pairs):.4f} a segment")
    for check, count in Counter(finding.check for _, finding in found).most_common():
        print(f"  {check:32}{count:6}  {count / len(pairs):.4f}")
    for (source, target), finding in found[: options.show]:
        fixes = [suggestion.text for suggestion in finding.suggestions]
        print(f"  {finding.check}: {finding.text} → {fixes}\n    {source[:300]}\n    {target[:300]}")


if __name__ == "__main__":
    sys.exit(main())
