"""Which addresses may be asked for a document, and which machines may be reached for it."""

from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

from httpx2 import URL, InvalidURL

from mooring.diagnostics import Misuse

_TRANSLATED = IPv6Network("64:ff9b::/96")
"""Addresses that stand for one of version 4 (RFC 6052, section 2.1)."""

_PRIVATE = tuple(
    map(ip_network, ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"))
)
"""Networks that people number themselves (RFC 1918, RFC 4193)."""


@dataclass(frozen=True, slots=True)
class Address:
    """An address of a document, taken apart by the library that the connection is made with."""

    url: URL

    @property
    def host(self) -> str:
        return self.url.raw_host.decode("ascii")

    @property
    def port(self) -> int:
        return self.url.port or (443 if self.is_secure else 80)

    @property
    def is_secure(self) -> bool:
        return self.url.scheme == "https"

    @property
    def path(self) -> str:
        return self.url.path

    @property
    def origin(self) -> tuple[str, str, int]:
        """Scheme, host and port (RFC 6454)."""
        return self.url.scheme, self.host, self.port

    @property
    def folder(self) -> str:
        """The path up to its last slash."""
        return f"{self.path.rpartition('/')[0]}/"

    def is_below(self, other: "Address") -> bool:
        """Whether this is of the same site as another one, in the same folder or deeper."""
        is_deeper = self.path.startswith(other.folder)
        return self.origin == other.origin and is_deeper and ".." not in self.path

    @property
    def shown(self) -> str:
        """The address without its query, which may be nobody's business."""
        return str(self.url.copy_with(query=None))

    def joined(self, reference: str) -> "Address":
        """What a reference means here (RFC 3986, section 5).

        Raises:
            Misuse: it is no address of a document.
        """
        try:
            return address(str(self.url.join(reference)))
        except (InvalidURL, ValueError, TypeError):
            raise Misuse(f"{reference} is not an address.") from None

    def with_path(self, path: str) -> "Address":
        return Address(self.url.copy_with(path=path))

    def __str__(self) -> str:
        return str(self.url)


def address(text: str) -> Address:
    """The address that a text is; its fragment, which no server sees, is left out.

    Raises:
        Misuse: it is none, it names another protocol, or it holds a user's name or password.
    """
    try:
        url = URL(text).copy_with(fragment=None)
        url.raw_host.decode("ascii")
    except (InvalidURL, ValueError, TypeError):
        raise Misuse(f"{text} is not an address.") from None
    if not 0 < (url.port or 1) < 65_536:
        raise Misuse(f"{text} is not an address: there is no port {url.port}.")
    if url.scheme not in ("https", "http") or not url.host:
        raise Misuse(
            f"{text} cannot be fetched; give an https:// address, or git:REPO@REV:PATH."
        )
    if url.userinfo:
        raise Misuse(
            "The address holds a user's name or password; Mooring sends no credentials, so give it without."
        )
    return Address(url)


def is_public(ip: str) -> bool:
    """Whether an IP address is one of the public network, for machines (IANA's special-purpose registries)."""
    found = ip_address(ip)
    return found.is_global and not found.is_multicast and _carried_is_public(found)


def is_near(ip: str) -> bool:
    """Whether an IP address is of this machine, or of a private network.

    Link-local addresses are not: machines of clouds find their own secrets there.
    """
    found = ip_address(ip)
    if isinstance(found, IPv6Address) and found.ipv4_mapped is not None:
        found = found.ipv4_mapped
    return found.is_loopback or any(found in network for network in _PRIVATE)


def is_loopback(ip: str) -> bool:
    """Whether an IP address is of this machine."""
    return ip_address(ip).is_loopback


def _carried_is_public(found: IPv4Address | IPv6Address) -> bool:
    """Whether the address of version 4 is public that one of version 6 carries; True where it carries none."""
    if isinstance(found, IPv4Address):
        return True
    carried = [found.ipv4_mapped, found.sixtofour, *(found.teredo or ())]
    if found in _TRANSLATED:
        carried.append(IPv4Address(int(found) & 0xFFFFFFFF))
    return all(one is None or one.is_global for one in carried)
