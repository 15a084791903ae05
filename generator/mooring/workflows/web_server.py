"""An application on the loopback until it is told to stop; the only module that knows uvicorn."""

import logging
from collections.abc import Callable

from mooring.diagnostics import Misuse

HOST = "127.0.0.1"
INSTALL = 'pip install "mooring[server]"'


def require_server() -> None:
    """Makes sure that what serves is installed.

    Raises:
        Misuse: it is not.
    """
    from importlib.util import find_spec

    wanted = ("fastapi", "uvicorn", "python_multipart")
    missing = [name for name in wanted if find_spec(name) is None]
    if missing:
        raise Misuse(f"A server needs {', '.join(missing)}: {INSTALL}")


def serve(application: object, port: int, ready: Callable[[str], None]) -> None:
    """Answers requests until the process is told to stop by Ctrl-C (SIGINT) or SIGTERM.

    Args:
        port: 0 for any that is free.
        ready: Told the base URL once connections are taken.

    Raises:
        Misuse: the port is taken.
    """
    import uvicorn

    config = uvicorn.Config(
        application,  # type: ignore[arg-type]  # It is what FastAPI makes, in a package that is written at run time.
        host=HOST,
        port=port,
        # It would say twice that the port is taken.
        log_level="critical",
        access_log=False,
        lifespan="off",
    )
    try:
        listening = config.bind_socket()
    except SystemExit:
        raise Misuse(
            f"Port {port} cannot be used; give another by --port, or 0 for any that is free."
        ) from None
    logging.getLogger("uvicorn.error").setLevel(logging.WARNING)
    with listening:
        ready(f"http://{HOST}:{listening.getsockname()[1]}")
        try:
            uvicorn.Server(config).run(sockets=[listening])
        except KeyboardInterrupt:
            # uvicorn has closed everything, and passes the signal on.
            return
