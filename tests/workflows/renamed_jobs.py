"""A document whose names are others in each of its revisions, and a program that was written for the first of them."""

DOCUMENT = """
openapi: 3.1.0
info: {{title: Jobs, version: "1"}}
paths:
  /jobs:
    post:
      tags: [{tag}]
      operationId: {verb}_job
      requestBody:
        required: true
        content: {{application/json: {{schema: {{$ref: "#/components/schemas/Order"}}}}}}
      responses:
        "200":
          description: done
          content: {{application/json: {{schema: {{$ref: "#/components/schemas/Job"}}}}}}
components:
  schemas:
    Order:
      type: object
      required: [{task}]
      properties:
        {task}: {{type: string, description: What the agent is asked to do in its own words.}}
        {model}: {{type: string, description: The language model that the agent uses for the work.}}
    Job:
      type: object
      required: [id, state]
      properties:
        id: {{type: string}}
        state: {{$ref: "#/components/schemas/State"}}
        {cost}: {{type: number, description: What the whole job has cost so far in dollars.}}
    State:
      type: string
      enum: [started, {done}]
"""

FIRST = DOCUMENT.format(
    tag="Jobs",
    verb="create",
    task="taskText",
    model="llmModel",
    cost="totalCost",
    done="finished",
)
SECOND = DOCUMENT.format(
    tag="Work",
    verb="submit",
    task="taskPrompt",
    model="languageModel",
    cost="totalCostUsd",
    done="completed",
)
THIRD = DOCUMENT.format(
    tag="Work",
    verb="submit",
    task="taskPrompt",
    model="llmName",
    cost="costInDollars",
    done="completed",
)


PROGRAM = """
import asyncio

from jobs.v1 import AsyncClient, Client, models

with Client() as client:
    job = client.jobs.create(task_text="swim", llm_model="o3")
    print(job.state is models.State.FINISHED)
    job.total_cost = (job.total_cost or 0) + 1
    order = models.Order(task_text="swim", llm_model="o3")
    print(order.task_text, order.llm_model, job.total_cost)


async def main() -> None:
    async with AsyncClient() as client:
        await client.jobs.create(task_text="swim", llm_model="o3")


asyncio.run(main())
"""
"""What a person wrote when the first revision was the only one."""
