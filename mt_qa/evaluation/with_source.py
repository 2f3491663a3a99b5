"""False alarms of the checks that compare with the source, in human translations, which should be next to nothing.

``python -m mt_qa.evaluation.with_source [--held-out] [--check NAME] [--show N]``
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence

from mt_qa.core import Document, Evidence, Finding, Segment
from mt_qa.engine import run
from mt_qa.evaluation.corpora import corpora_folder
from mt_qa.evaluation.swapped_names import DEVELOPING, HELD_OUT, SHOWN, translations
from mt_qa.registry import Check, all_checks, find_check


def shown(source: str, target: str, checks: Sequence[Check]) -> list[Finding]:
    """What `checks` show in one segment. Raises RuntimeError where one of them raised."""
    found, skipped = run(Document((Segment(target, source),)), checks, verify=False)
    if broken := [f"{entry.check}: {entry.reason}" for entry in skipped if entry.reason.startswith("raised")]:
        raise RuntimeError("; ".join(broken))
    return [finding for finding in found if finding.confidence >= SHOWN]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Count findings in human translations that come with their source.")
    parser.add_argument("--held-out", action="store_true", help="the held-out sets, for reporting")
    parser.add_argument("--check", action="append", help="only this check; by default all that rest on the source")
    parser.add_argument("--show", type=int, default=0, help="print so many findings of each set")
    options = parser.parse_args(arguments)
    folder = corpora_folder()
    if folder is None or not (folder / "parallel").is_dir():
        print("no parallel corpora: set MT_QA_CORPORA to their folder", file=sys.stderr)
        return 2
    checks = [find_check(name) for name in options.check or ()] or [
        check for check in all_checks() if check.evidence is Evidence.SOURCE
    ]
    for file, language in HELD_OUT if options.held_out else DEVELOPING:
        pairs = list(translations(folder, file, language))
        found = [(pair, finding) for pair in pairs for finding in shown(*pair, checks)]
        print(
            f"{file} {language}: {len(pairs)} segments, {len(found)} findings, {len(found) / len(pairs):.4f} a segment"
        )
        for check, count in Counter(finding.check for _, finding in found).most_common():
            print(f"  {check:32}{count:6}  {count / len(pairs):.4f}")
        for (source, target), finding in found[: options.show]:
            fixes = [suggestion.text for suggestion in finding.suggestions]
            print(f"  {finding.check}: {finding.text} → {fixes}\n    {source[:300]}\n    {target[:300]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
