from mt_qa.service import review


def test_progress_counts_every_segment_once() -> None:
    seen: list[tuple[int, int]] = []
    review("قال الوزير.\n\nوغادر مساء.", progress=lambda done, total: seen.append((done, total)))
    assert seen == [(1, 3), (2, 3), (3, 3)]
