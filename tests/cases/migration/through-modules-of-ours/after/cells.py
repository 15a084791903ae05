# %% [markdown]
# A notebook as a script.
# %%
from browser_use_cloud.v2 import Client
client = Client()
# %%
task = client.tasks.create(task="cell", structured_output="1")   # noqa
task
