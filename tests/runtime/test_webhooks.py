from typing import Any

import pytest
from mooring.bindings.runtime.models import Model
from mooring.bindings.runtime.webhooks import Webhook
from pydantic import ValidationError


class Done(Model):
    id: int


MESSAGE = Webhook[Done](lambda: Done)


@pytest.mark.parametrize("body", [b'{"id": 1, "new": 2}', '{"id": 1, "new": 2}'])
def test_the_body_of_a_message_is_read_as_its_payload(body: Any) -> None:
    payload = MESSAGE.parse(body)
    assert payload.id == 1 and payload.model_extra == {"new": 2}


def test_what_is_no_such_message_is_refused() -> None:
    with pytest.raises(ValidationError):
        MESSAGE.parse(b'{"id": "1"}')
