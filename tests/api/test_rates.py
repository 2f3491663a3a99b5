"""The bucket of tokens: a burst, then the rate, each key for itself."""

from itertools import repeat

from mt_qa.api.rates import BURST_SECONDS, Rates


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_burst_then_the_rate() -> None:
    clock = Clock()
    rates = Rates(clock)
    burst = int(BURST_SECONDS)
    assert [rates.wait("a", 60) for _ in repeat(None, burst)] == [0.0] * burst
    assert rates.wait("a", 60) == 1.0
    clock.now += 0.5
    assert rates.wait("a", 60) == 0.5
    clock.now += 0.5
    assert rates.wait("a", 60) == 0.0
    assert rates.wait("a", 60) == 1.0


def test_in_an_hour_a_key_gets_its_rate_and_one_burst() -> None:
    clock = Clock()
    rates = Rates(clock)
    allowed = 0
    for _ in range(36_000):
        allowed += rates.wait("a", 30) == 0.0
        clock.now += 0.1
    assert abs(allowed - 30 * 60) <= 30 / 60 * BURST_SECONDS + 1


def test_keys_do_not_use_up_each_others_rate() -> None:
    rates = Rates(Clock())
    while rates.wait("a", 60) == 0.0:
        pass
    assert rates.wait("b", 60) == 0.0


def test_a_slow_rate_still_lets_one_through_and_none_is_no_limit() -> None:
    rates = Rates(Clock())
    assert rates.wait("a", 1) == 0.0
    assert rates.wait("a", 1) == 60.0
    assert all(rates.wait("b", 0) == 0.0 for _ in range(1000))
