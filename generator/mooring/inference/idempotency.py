"""The header that names a request, so that a server acts on it once (draft-ietf-httpapi-idempotency-key-header)."""

from mooring.inference.inference import Inference
from mooring.inference.schemas import is_text, plain
from mooring.model import Api, Idempotency, Operation, Parameter, Place

NAMES = frozenset(("idempotencykey", "xidempotencykey", "idempotencytoken"))


def idempotency(operation: Operation, api: Api) -> Inference | None:
    """The header that makes the operation safe to repeat; None where it takes none, or is so by itself."""
    if operation.method not in ("POST", "PATCH"):
        return None
    for one in operation.parameters:
        if _is_header(one) and plain(one.name) in NAMES and is_text(one.schema, api):
            said = f"the header {one.name} names the request"
            return Inference(str(operation), Idempotency(one.name), (said,), True)
    return None


def unsupported(stated: Idempotency, operation: Operation) -> str | None:
    """What the document no longer says; None where the header is still there."""
    names = {one.name for one in operation.parameters if _is_header(one)}
    return None if stated.header in names else f"it has no header {stated.header!r}"


def _is_header(parameter: Parameter) -> bool:
    return parameter.place is Place.HEADER
