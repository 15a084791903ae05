"""Every generated client against its own generated server: `python -m tests.bench.round_trip FOLDER [NAME…]`.

One line a document. Each operation is called over the loopback with example arguments, once with all of them and once with
those that it needs; the server reads them, answers an example, and the client reads that. A round trip counts when the server's handler
got what was passed, and the client returned what the handler answered. Then every declared error is asked for, and counts
when the client raises it with the body that was sent. Below each line stands what is amiss.
"""

import gzip
import importlib
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from mooring import bindings, sources
from mooring.bindings.operations.arguments import Argument, Destination, arguments
from mooring.bindings.distribution.example_calls import Given, example_arguments
from mooring.bindings.examples.example_values import NoExample
from mooring.bindings.groundwork import Groundwork, groundwork
from mooring.bindings.server.route_plan import paths_alike
from mooring.document import Document
from mooring.model import Operation
from mooring.spec import parse

from ..generated.loopback import serving

TEMPLATES = Path(__file__).parents[2] / "templates"
SHOWN = 12
"""Failures of a document that are listed."""


@dataclass
class Account:
    """What came of one document."""

    name: str
    operations: int = 0
    calls: int = 0
    good: int = 0
    alike: int = 0
    """Calls to an address that another operation has too, and that no server can tell apart."""
    errors: int = 0
    good_errors: int = 0
    seconds: float = 0.0
    failures: list[str] = field(default_factory=list[str])

    def __str__(self) -> str:
        return (
            f"{self.name}: {self.operations} operations, {self.good} of {self.calls} calls "
            f"({self.alike} more share an address), "
            f"{self.good_errors} of {self.errors} errors, {self.seconds:.1f} CPU s"
        )


@dataclass
class Heard:
    """What the handler of the last request was given, and what it answered."""

    given: dict[str, object] = field(default_factory=dict[str, object])
    answered: Any = None


def main(folder: Path, names: tuple[str, ...]) -> None:
    """Prints every figure, and below each what is amiss."""
    accounts = list[Account]()
    paths = sorted(folder.iterdir(), key=lambda path: path.stat().st_size)
    for path in paths:
        name = path.name.removesuffix(".gz")
        if names and not any(name.startswith(one) for one in names):
            continue
        data = path.read_bytes()
        data = gzip.decompress(data) if path.suffix == ".gz" else data
        account = round_trip(name, sources.read(name, data))
        accounts.append(account)
        print(account, flush=True)
        kinds = Counter(one.partition(": ")[2][:60] for one in account.failures)
        for one in account.failures[:SHOWN]:
            print(f"  {one[:400]}")
        if len(account.failures) > SHOWN:
            print(f"  … {len(account.failures)} in all: {kinds.most_common(6)}")
    calls, good = sum(one.calls for one in accounts), sum(one.good for one in accounts)
    errors = sum(one.errors for one in accounts)
    good_errors = sum(one.good_errors for one in accounts)
    operations = sum(one.operations for one in accounts)
    print(
        f"{len(accounts)} documents, {operations} operations: "
        f"{good} of {calls} calls, {good_errors} of {errors} errors"
    )


def round_trip(name: str, document: Document) -> Account:
    """Calls every operation of a document through its client on its server."""
    started = time.process_time()
    account = Account(name)
    api = parse(document)
    settings = bindings.Settings("round-trip", name, "ROUND_TRIP")
    with tempfile.TemporaryDirectory(prefix="round-trip-") as folder:
        package = f"round_trip_{abs(hash(name))}"
        client = bindings.generate(api, settings, TEMPLATES)
        server = bindings.generate_server(api, settings, TEMPLATES)
        _write(Path(folder) / package / "client", client)
        _write(Path(folder) / package / "server", server)
        (Path(folder) / package / "__init__.py").touch()
        sys.path.insert(0, folder)
        try:
            _call_all(package, groundwork(api, settings), account)
        finally:
            sys.path.remove(folder)
            for module in [one for one in sys.modules if one.startswith(package)]:
                del sys.modules[module]
    account.seconds = time.process_time() - started
    return account


def _write(folder: Path, files: Mapping[str, str]) -> None:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")


def _call_all(package: str, ground: Groundwork, account: Account) -> None:
    client = importlib.import_module(f"{package}.client")
    heard = Heard()
    with serving(_application(package, heard)) as recorder:
        secrets = _secrets(client.Client)
        caller = client.Client(base_url=recorder.url, max_retries=0, **secrets)
        with caller:
            alike = paths_alike(ground.api.operations)
            for operation in ground.api.operations:
                account.operations += 1
                name = str(ground.operation_names[operation.key])
                for is_full in (True, False):
                    account.calls += 1
                    problem = _problem(caller, name, operation, ground, heard, is_full)
                    if problem is None:
                        account.good += 1
                    elif operation.key in alike:
                        account.alike += 1
                    else:
                        account.failures.append(f"{operation} {name}: {problem}")
                for status in _error_statuses(operation):
                    account.errors += 1
                    problem = _error_problem(
                        client, caller, name, operation, ground, status
                    )
                    if problem is None or operation.key in alike:
                        account.good_errors += 1
                    else:
                        account.failures.append(
                            f"{operation} {name} {status}: {problem}"
                        )


def _application(package: str, heard: Heard) -> Any:
    """The server of a package, whose handlers note what they are given and answer examples."""
    serving_examples = importlib.import_module(
        f"{package}.server._runtime.serving.examples"
    )

    class Noting(serving_examples.Examples):  # type: ignore[misc, name-defined]  # The class is only known once it is generated.
        def _method(self, route: Any) -> Callable[..., Any]:
            inner = super()._method(route)

            async def noted(handlers: Any, **given: object) -> Any:
                heard.given = {
                    key: (
                        await value.read()  # type: ignore[attr-defined]
                        if hasattr(value, "filename")
                        else value
                    )
                    for key, value in given.items()
                }
                reply = await inner(handlers, **given)
                heard.answered = reply.body
                return reply

            return noted

    noting = Noting(f"{package}.server.examples")
    module = importlib.import_module(f"{package}.server.app")
    given = {
        keyword: (
            serving_examples.anyone(kind)
            if keyword == "security"
            else noting.answering(kind)
        )
        for keyword, kind in module.create_app.__annotations__.items()
        if keyword != "return"
    }
    return module.create_app(**given)


def _secrets(kind: Any) -> dict[str, str]:
    others = {"self", "base_url", "timeout", "max_retries", "http_client"}
    code = kind.__init__.__code__
    names = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
    return {name: "secret-of-a-caller" for name in names if name not in others}


def _problem(
    caller: Any,
    name: str,
    operation: Operation,
    ground: Groundwork,
    heard: Heard,
    is_full: bool,
) -> str | None:
    """What is wrong with a call; None where nothing is."""
    taken = arguments(operation, ground.shapes)
    try:
        values = example_arguments(operation, ground, is_full=is_full)
    except NoExample:
        return "there is no example"
    heard.given, heard.answered = {}, None
    try:
        result = _method(caller, name)(**values)
    except Exception as error:
        status = str(getattr(error, "status_code", ""))
        declared = [one.status for one in operation.responses]
        is_declared = bool({status, f"{status[:1]}XX"} & {*declared})
        if is_declared and not any(one[0] in "2d" for one in declared):
            # No success is declared: what is answered is always raised.
            return None
        said = getattr(error, "response_text", "")
        return f"{type(error).__name__}: {error} {said[:300]}"
    if (lost := _lost(taken, values, heard)) is not None:
        return lost
    sent, got = _json(heard.answered), _json(result)
    return None if sent == got else f"answered {sent!r}, returned {got!r}"


def _error_problem(
    client: Any,
    caller: Any,
    name: str,
    operation: Operation,
    ground: Groundwork,
    status: str,
) -> str | None:
    code = (
        status
        if status.isdigit()
        else f"{status[0]}18" if status[0].isdigit() else "418"
    )
    asking = caller.with_options(headers={"Prefer": f"code={code}"})
    try:
        values = example_arguments(operation, ground, is_full=False)
        _method(asking, name)(**values)
    except NoExample:
        return "there is no example"
    except client.errors.APIStatusError as error:
        return None if str(error.status_code) == code else f"{error}"
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return "nothing was raised"


def _error_statuses(operation: Operation) -> Iterator[str]:
    declared = [one.status for one in operation.responses]
    for status in declared:
        is_error = status[0] in "45"
        has_success = any(one.startswith("2") for one in declared)
        if is_error or (status == "default" and has_success):
            yield status


def _method(caller: Any, name: str) -> Callable[..., Any]:
    found = caller
    for part in name.split("."):
        found = getattr(found, part)
    return found  # type: ignore[no-any-return]


def _lost(
    taken: tuple[Argument, ...], values: Mapping[str, Given], heard: Heard
) -> str | None:
    """An argument that the handler did not get, or got as something else."""
    got = {key: _json(value) for key, value in heard.given.items()}
    body = got.get("body")
    for one in taken:
        if one.name not in values:
            continue
        sent = _json(values[one.name])
        if one.destination is Destination.JSON:
            inside = body if isinstance(body, dict) else {}
            found = inside.get(one.wire_name)
        elif one.destination in (Destination.CONTENT, Destination.MULTIPART):
            continue
        else:
            found = got.get(one.name, got.get("body"))
        # What is empty or null leaves no trace in a query.
        if sent not in (None, [], {}) and not _is_same(sent, found):
            return f"sent {one.name}={sent!r}, the handler got {found!r}"
    return None


def _is_same(sent: Any, found: Any) -> bool:
    """Whether two values are equal; text and number are where the document allows both, and a decimal is text."""
    is_scalar = not isinstance(sent, bool | dict | list)
    return bool(sent == found) or (is_scalar and str(sent) == str(found))


def _json(value: Any) -> Any:
    """A value in the terms of JSON, whatever it is in Python; a whole number is an integer."""
    match value:
        case dict():
            return {str(key): _json(item) for key, item in value.items()}
        case list() | tuple():
            return [_json(item) for item in value]
        case bytes():
            return value.decode("latin-1")
        case Decimal():
            return str(value)
        case float() if value.is_integer():
            return int(value)
        case str():
            # A moment means the same with fewer digits.
            text = str(getattr(value, "value", value))
            return re.sub(r"(\d\d)\.(\d*?)0*(?=Z$|[+-]\d\d:\d\d$)", _shortest, text)
        case None | int() | float():
            return getattr(value, "value", value)
        case _ if hasattr(value, "model_dump"):
            return _json(
                value.model_dump(mode="json", by_alias=True, exclude_unset=True)
            )
        case _ if hasattr(value, "isoformat"):
            return _json(value.isoformat().replace("+00:00", "Z"))
        case _:
            return str(value)


def _shortest(moment: re.Match[str]) -> str:
    return f"{moment[1]}.{moment[2]}" if moment[2] else moment[1]


if __name__ == "__main__":
    main(Path(sys.argv[1]), tuple(sys.argv[2:]))
