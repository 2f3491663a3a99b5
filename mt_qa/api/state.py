"""What all requests share, and how a route gets at it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Annotated, cast

from fastapi import Depends, Request

from mt_qa.api.batches import Batches
from mt_qa.api.keys import KeyFile
from mt_qa.api.metrics import Metrics
from mt_qa.api.pool import Pool
from mt_qa.api.rates import Rates
from mt_qa.api.running import Runner
from mt_qa.api.settings import Settings


@dataclass(slots=True)
class State:
    """The parts of one running service. `leaving` is set when it is told to end."""

    settings: Settings
    pool: Pool
    keys: KeyFile
    batches: Batches
    runner: Runner
    metrics: Metrics
    rates: Rates = field(default_factory=Rates)
    leaving: asyncio.Event = field(default_factory=asyncio.Event)


def state_of(request: Request) -> State:
    """The state of the application that was asked."""
    return cast(State, request.app.state.service)


Service = Annotated[State, Depends(state_of)]
