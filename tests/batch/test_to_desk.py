"""A batch goes into the queue of the desk: every story once, again only what is new."""

import subprocess
import sys
from pathlib import Path
from typing import Any

from batch_example import SLIP, SOUND, profile_file, run, write_records

from mt_qa.store import Store, open_store
from mt_qa.store.articles import article, queue
from mt_qa.store.projects import project_named

STORY = "اجتمع المجلس صباح اليوم في مقره لبحث الموازنة الجديدة وخطط الحكومة للعام المقبل."
RECORDS: list[dict[str, Any] | str] = [
    {"id": "wire-1", "target": f"{STORY}\n{SOUND}", "source": "The council met.\nThe minister spoke."},
    {"id": "wire-2", "target": SLIP},
    "no record",
    {"id": "wire-1b", "target": f"{STORY}\n{SOUND}\nوقال إن النتائج تعلن غدا.", "source": "The council met."},
    {"id": "foreign", "target": "This is an English text, not an Arabic one."},
]


def listed(store: Store) -> dict[str, tuple[float, str]]:
    return {one.name: (one.score, one.verdict.value) for one in queue(store, project_named(store, "wire").id)}


def test_every_story_is_taken_in_once(tmp_path: Path) -> None:
    source, output = write_records(tmp_path / "in.jsonl", RECORDS), tmp_path / "out.jsonl"
    order = (source, "-o", output, "--profile", profile_file(tmp_path), "--to-desk", "wire", "--resume")
    variables = {"MT_QA_DATABASE_URL": f"sqlite:///{tmp_path / 'desk.sqlite'}", "MT_QA_EDITOR": "importer"}
    first = run(*order, **variables)
    assert (first.returncode, first.stderr) == (0, "")
    assert first.stdout.endswith("project wire: 2 articles added, 0 were there\n")
    again = run(*order, **variables)
    assert again.stdout.endswith("project wire: 0 articles added, 2 were there\n")
    store = open_store(variables["MT_QA_DATABASE_URL"])
    try:
        assert listed(store) == {"wire-1b": (100.0, "publish"), "wire-2": (96.0, "review")}
        found = queue(store, project_named(store, "wire").id)
        opened = article(store, next(one.id for one in found if one.name == "wire-2"))
        assert [finding.text for finding in opened.report.findings] == ["إلى إلى"]
    finally:
        store.close()


def test_the_desk_is_not_loaded_where_nobody_asks(tmp_path: Path) -> None:
    code = "import sys, mt_qa.batch.run, mt_qa.batch.desk; print('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"
