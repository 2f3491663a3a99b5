"""What is installed is what was checked out: data and static files reach the wheel."""

import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_the_wheel_carries_its_data(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (wheel,) = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    shipped = {f"mt_qa/{path.relative_to(ROOT)}" for path in (ROOT / "data").rglob("*") if path.is_file()}
    static = {str(path.relative_to(ROOT)) for path in (ROOT / "mt_qa").rglob("static/*") if path.is_file()}
    assert shipped | static <= names


def test_every_command_of_the_readme_is_a_make_target() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert len(readme.splitlines()) <= 150
    for target in ("make review", "make test", "make app", "make check", "make bench"):
        assert target in readme
        assert f"\n{target.split()[1]}:" in (ROOT / "Makefile").read_text(encoding="utf-8")


def test_every_file_of_data_has_its_origin_and_licence_in_the_card() -> None:
    card = (ROOT / "data" / "README.md").read_text(encoding="utf-8")
    entries = {path.name for path in (ROOT / "data").iterdir() if path.name != "README.md"}
    assert {name for name in entries if name not in card} == set()
