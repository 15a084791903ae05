"""Calls that the type checkers must refuse, each on the line that says so."""

from browser_use_cloud import v1, v2, v3

first = v1.Client(api_key="key")
second = v2.Client(api_key="key")
third = v3.Client(api_key="key")

v2.Client("key")  # refused: not by position
v2.Client(api_key=b"key")  # refused: a key is text
v2.Client(key="key")  # refused: no such option
second.with_options(retries=3)  # refused: no such option
second.with_options(timeout="5")  # refused: seconds are a number

first.tasks.run()  # refused: a task is required
first.tasks.run(task="a", max_agent_steps="20")  # refused: steps are a number
second.tasks.create()  # refused: a task is required
second.tasks.create("a")  # refused: not by position
second.tasks.create(task=1)  # refused: a task is text
second.tasks.create(task=None)  # refused: a task is never null
second.tasks.create(task="a", vision="x")  # refused: true, false or "auto"
second.tasks.create(task="a", max_steps=1.5)  # refused: steps are whole
second.tasks.create(task="a", llm=4)  # refused: a model is text
second.tasks.create(task="a", startUrl="b")  # refused: the wire's spelling
second.tasks.create(task="a", unknown=True)  # refused: no such argument
second.tasks.create(task="a", metadata={"a": 1})  # refused: text to text
second.tasks.create(task="a", skill_ids="*")  # refused: a list
second.sessions.create(task="a")  # refused: belongs to v3
third.sessions.create(keep_alive="yes")  # refused: true or false
third.sessions.create(max_cost_usd="1.50")  # refused: a number or a Decimal
v2.models.SessionSettings(browser_screen_width="wide")  # refused: a number
v2.models.TaskCreatedResponse()  # refused: what is required is missing
third.sessions.create().status.upper().is_known  # refused: text knows no such thing
third.sessions.create().total_cost_usd.split()  # refused: a Decimal
second.tasks.with_raw_response.create()  # refused: a task is required
second.tasks.with_raw_response.create(task=1)  # refused: a task is text
second.tasks.with_raw_response.create(task="a").parse().task  # refused: no such field
second.tasks.with_streaming_response.create(task="a").parse()  # refused: a with block
second.with_options(validation="lax")  # refused: no such mode
