import functools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Protocol

from app import api as ours
from app.api import *
from .api import Api, shared as common

if TYPE_CHECKING:
    from browser_use_cloud.v2 import Client as Typed

try:
    from browser_use_cloud.v2 import Client as Maybe
except ImportError:
    Maybe = None


def Depends(x): ...


def get_client() -> Api:
    return common


def star() -> None:
    shared.tasks.create(task="star", structured_output_json="1")
    common.tasks.create(task="re-exported", structured_output_json="2")
    ours.shared.tasks.create(task="aliased module", structured_output_json="3")
    ours.Client().tasks.create(task="class by module", structured_output_json="4")


def injected(client: Annotated[Api, Depends(get_client)], other: "Typed") -> None:
    client.tasks.create(task="annotated", structured_output_json="5")
    other.tasks.create(task="type checking", structured_output_json="6")


def by_default(client: Api = Depends(get_client)) -> None:
    client.tasks.create(task="default", structured_output_json="7")


def maybe() -> None:
    if Maybe is not None:
        Maybe().tasks.create(task="conditional", structured_output_json="8")


@dataclass
class Holder:
    client: Api = field(default_factory=Api)
    clients: dict[str, Api] = field(default_factory=dict)

    def work(self) -> None:
        self.client.tasks.create(task="field", structured_output_json="9")
        for name, one in self.clients.items():
            one.tasks.create(task=name, structured_output_json="10")
        if (first := next(iter(self.clients.values()), None)) is not None:
            first.tasks.create(task="walrus", structured_output_json="11")


class Further(Holder):
    def again(self) -> None:
        super().work()
        self.client.tasks.create(task="inherited", structured_output_json="12")


class HasTasks(Protocol):
    client: Api


def by_protocol(one: HasTasks) -> None:
    one.client.tasks.create(task="protocol", structured_output_json="13")


def odd(client: Api, *args: object, **kw: object) -> None:
    create = functools.partial(client.tasks.create, structured_output_json="14")
    create(task="partial")
    getattr(client.tasks, "create")(task="getattr", structured_output_json="15")
    getattr(client, "tasks").create(task="getattr", structured_output_json="16")
    client.tasks.create(*args, structured_output_json="17")
    [c.tasks.create(task="comprehension", structured_output_json="18") for c in (client, common)]
    list(map(lambda c: c.tasks.create(task="map", structured_output_json="19"), [client]))
    setattr(models.AgentSettingsView, "x", 1)
    payload = {"structured_output_json": "20"}
    client.tasks.create(task="dict", **payload)
    method = client.tasks.create if args else None
    method(task="conditional method", structured_output_json="21")
    field_name = "structured_output_json"
    client.tasks.create(**{field_name: "22"})
