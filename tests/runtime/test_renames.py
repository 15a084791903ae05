"""Names from earlier revisions: understood in models and by methods, and each use is told."""

import asyncio
import copy
import inspect
import pickle
import warnings

import pytest

from mooring.bindings.runtime.renames import RenamingModel, renamed_keywords


class Order(
    RenamingModel,
    renamed={"text": ("prompt", "2026-02-01"), "llm": ("model", "2026-03-01")},
):
    prompt: str
    model: str | None = None


class Special(Order):
    extra: int = 0


TOLD = "`text` is `prompt` since 2026-02-01."


def test_a_model_is_made_read_and_changed_by_old_names() -> None:
    with pytest.warns(DeprecationWarning) as told:
        order = Order(text="swim", llm="o3")
        assert (order.text, order.llm) == ("swim", "o3")
        order.text = "run"
    assert order.model_dump() == {"prompt": "run", "model": "o3"}
    assert [str(one.message) for one in told].count(TOLD) == 3
    assert {one.filename for one in told} == {__file__}


def test_new_names_are_told_nothing() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        order = Order(prompt="swim")
        order.prompt = "run"
        assert order.model is None
        assert copy.deepcopy(order) == pickle.loads(pickle.dumps(order)) == order
        assert not hasattr(order, "other")


def test_a_class_of_the_callers_inherits_the_names() -> None:
    with pytest.warns(DeprecationWarning, match="`text` is `prompt`"):
        assert Special(text="swim", extra=1).prompt == "swim"


def test_a_member_that_a_server_still_sends_by_its_old_name_is_kept_beside_the_new() -> (
    None
):
    order = Order.model_validate({"prompt": "swim", "text": "old"})
    assert order.model_extra == {"text": "old"}
    with pytest.warns(DeprecationWarning):
        assert order.text == "swim"


def test_one_thing_is_given_under_one_name() -> None:
    with pytest.raises(TypeError, match="`text` is `prompt`: only one may be given"):
        Order(text="swim", prompt="run")


class Orders:
    @renamed_keywords({"text": ("prompt", "2026-02-01")})
    def make(self, *, prompt: str) -> str:
        """Makes one."""
        return prompt

    @renamed_keywords({"text": ("prompt", "2026-02-01")})
    async def make_later(self, *, prompt: str) -> str:
        return prompt

    @renamed_keywords({"text": ("prompt", "2026-02-01")}, "`create` is `make`.")
    def create(self, *, prompt: str) -> str:
        return prompt


def test_a_method_takes_keywords_by_old_names() -> None:
    with pytest.warns(DeprecationWarning) as told:
        assert Orders().make(text="swim") == "swim"
    assert [str(one.message) for one in told] == [TOLD]
    assert {one.filename for one in told} == {__file__}
    assert Orders.make.__doc__ == "Makes one."


def test_a_method_may_be_deprecated_itself() -> None:
    with pytest.warns(DeprecationWarning) as told:
        assert Orders().create(prompt="swim") == "swim"
    assert [str(one.message) for one in told] == ["`create` is `make`."]
    assert {one.filename for one in told} == {__file__}


def test_a_coroutine_stays_one() -> None:
    async def main() -> None:
        assert await Orders().make_later(text="swim") == "swim"

    assert inspect.iscoroutinefunction(Orders.make_later)
    with pytest.warns(DeprecationWarning) as told:
        asyncio.run(main())
    assert [str(one.message) for one in told] == [TOLD]
    assert {one.filename for one in told} == {__file__}
