"""One program through three versions of an API, each with an import of its own."""

from browser_use_cloud.v3 import Client, errors, models
from browser_use_cloud.v3.models import SessionResponse


class Runs:
    def __init__(self, client: Client) -> None:
        self.client = client
        self.last: "SessionResponse | None" = None

    def start(self, goal: str) -> SessionResponse:
        try:
            self.last = self.client.sessions.create(
                task=goal,
                # Where it looks as if it came from.
                proxy_country_code=models.ProxyCountryCode.DE,
            )
        except errors.RateLimitError:
            return self.client.sessions.create(task=goal)
        return self.last


def main() -> None:
    with Client(api_key="secret", max_retries=0) as client:
        runs = Runs(client)
        print(runs.start("Find a flight").id)
        assert runs.last is not None
        tasks = client.sessions
        print(tasks.create(task="again").id)


if __name__ == "__main__":
    main()
