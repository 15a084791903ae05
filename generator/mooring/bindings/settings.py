"""What the author of the bindings decides, and the document cannot say."""

from collections.abc import Mapping
from dataclasses import dataclass, field


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
        title: What the API is called, in place of the document's own title.
    """

    package: str
    document: str
    environment: str
    operation_names: Mapping[str, str] = field(default_factory=dict[str, str])
    class_names: Mapping[str, str] = field(default_factory=dict[str, str])
    kept_classes: Mapping[str, tuple[str, ...]] = field(
        default_factory=dict[str, tuple[str, ...]]
    )
    title: str | None = None
