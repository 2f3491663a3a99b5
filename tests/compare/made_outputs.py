"""Texts that tests of the comparison share: three data sets with a reference, and outputs of a known quality."""

from pathlib import Path

from mt_qa.compare.outputs import Outputs, outputs_of
from mt_qa.evaluation.damage import damaged
from mt_qa.evaluation.scaling import shipped
from mt_qa.formats.compared_texts import read_output_records
from mt_qa.knowledge.tables import data_folder

TICO19 = Path(__file__).with_name("tico19.tsv")
WINOMT = data_folder() / "samples" / "winomt.jsonl"


def news() -> str:
    """Clean news of our own, a paragraph a line."""
    return "\n".join(line for text in shipped("form/clean_twins") for line in text.splitlines() if line.strip())


def medicine() -> str:
    """Sentences about COVID-19 as people translated them."""
    return "\n".join(line.split("\t")[1] for line in TICO19.read_text(encoding="utf-8").splitlines()[2:])


def three_qualities(text: str) -> Outputs:
    """The text as it is, with a tenth and with three tenths of its words damaged; the best is not the first."""
    texts = {"tenth": damaged(text, 0.1, 1), "clean": text, "third": damaged(text, 0.3, 2)}
    return outputs_of(texts, separate_lines=True)


def with_reference(text: str) -> tuple[dict[str, str], str]:
    """Three outputs that are not far apart, and their reference."""
    return {"a": damaged(text, 0.2, 3), "b": damaged(text, 0.2, 4), "c": damaged(text, 0.22, 5)}, text


def winomt() -> tuple[dict[str, str], str]:
    """Three real outputs, a fourth taken for the reference."""
    outputs = read_output_records(WINOMT)
    texts = {name: "\n".join(outputs.of(place)) for place, name in enumerate(outputs.names)}
    return {name: texts[name] for name in ("aws", "bing", "google")}, texts["systran"]


DATA_SETS = {
    "news": lambda: with_reference(news()),
    "medicine": lambda: with_reference(medicine()),
    "winomt": winomt,
}
