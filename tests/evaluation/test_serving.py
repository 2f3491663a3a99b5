"""The load of the benchmark, a small one: nothing is timed here."""

from mt_qa.evaluation import serving, serving_report
from mt_qa.evaluation.scaling import shipped


def test_articles_are_whole_lines_of_about_so_many_words() -> None:
    texts = ["واحد اثنان\n\nثلاثة", "أربعة خمسة\nستة"]
    assert serving.articles_of(texts, words=3) == ["واحد اثنان\nثلاثة", "أربعة خمسة\nستة"]
    assert serving.articles_of(texts, words=4) == ["واحد اثنان\nثلاثة\nأربعة خمسة"]


def test_waits_are_counted_from_the_shortest() -> None:
    load = serving.Load([serving.Answer(200, float(second)) for second in range(1, 101)])
    assert (load.percentile(0.5), load.percentile(0.95), load.percentile(1)) == (50, 95, 100)
    load.answers.append(serving.Answer(500, 0.1))
    assert load.failed == 1


def test_a_small_load_is_reported() -> None:
    lines = list(serving_report.report(shipped("form/clean_twins"), requests=20))
    assert lines[0].startswith("20 articles of 300 words")
    assert "met: no error in 20 requests" in lines
    assert "met: and it goes on afterwards" in lines
    assert any(line.startswith("50 at once: ") for line in lines)
    assert any("MB after 2, " in line and line.endswith("MB after 20") for line in lines)
