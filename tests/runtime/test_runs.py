"""When a run gives up; what it does over HTTP is shown with the packages that have one."""

from typing import Any

import pytest
from mooring.bindings.runtime import Transport
from mooring.bindings.runtime.errors import APITimeoutError, RunTimeoutError
from mooring.bindings.runtime.runs import Patience, Run, run

RUN = Run(("status",), ("done",), ("failed",))


def until_over(patience: Patience[Any], *states: object) -> Any:
    """What comes of a run whose questions have these answers, or raise them."""
    answers = iter(states)

    def ask(own: object, begun: object) -> object:
        state = next(answers)
        if isinstance(state, Exception):
            raise state
        return state

    with Transport("https://api.example.com") as transport:
        return run(lambda one: one, transport, lambda own: 1, ask, patience)


def test_a_run_without_a_deadline_goes_on_until_it_is_done() -> None:
    done = {"status": "done"}
    patience = Patience[Any](RUN, None, None, 0.0)
    assert until_over(patience, {"status": "running"}, {}, done) == done


def test_a_run_gives_up_before_a_wait_that_is_too_long() -> None:
    with pytest.raises(RunTimeoutError, match="is 'running'"):
        until_over(Patience[Any](RUN, None, 5.0, 9.0), {"status": "running"})


@pytest.mark.parametrize(
    ("timeout", "error"), [(5.0, APITimeoutError), (0.0, RunTimeoutError)]
)
def test_a_call_that_takes_too_long_is_the_end_of_the_run_only_where_its_time_is_up(
    timeout: float, error: type[Exception]
) -> None:
    with pytest.raises(error):
        until_over(Patience[Any](RUN, None, timeout, 0.0), APITimeoutError("late"))
