"""What the author of the bindings decides, and the document cannot say."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from mooring.model import Conduct, KeptName, MessageSignature


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of one generated package.

    Args:
        package: What the package calls itself to servers (RFC 9110, section 10.1.5), such as `browser-use-cloud`.
        document: The revision that the package was written from, such as `browser-use/v2@2026-03-10`.
        environment: Prefix of the environment variables that the clients read, such as `BROWSER_USE`.
        operation_names: `resource.method` by `operationId` or `METHOD /path`.
        class_names: Class names by schema key.
        kept_classes: Names that callers know a class by, its own name first, by the key of a schema that the vendor
            has renamed since.
        kept_names: The other names that go on working, and warn.
        title: What the API is called, in place of the document's own title.
        conducts: What operations do that the document does not state in a form of its own; None where nobody has
            decided about it.
        signature: How the API signs the messages that it sends on its own.
        stubs: The operations that may be stubs, by `operationId` or `METHOD /path`.
    """

    package: str
    document: str
    environment: str
    operation_names: Mapping[str, str] = field(default_factory=dict[str, str])
    class_names: Mapping[str, str] = field(default_factory=dict[str, str])
    kept_classes: Mapping[str, tuple[str, ...]] = field(
        default_factory=dict[str, tuple[str, ...]]
    )
    kept_names: tuple[KeptName, ...] = ()
    title: str | None = None
    conducts: tuple[Conduct, ...] | None = None
    signature: MessageSignature | None = None
    stubs: tuple[str, ...] = ()
