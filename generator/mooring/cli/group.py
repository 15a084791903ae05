"""The group of commands: their order, and what becomes of what they raise."""

import gc
import tempfile
import traceback

import click

from mooring.cli.terminal import color, printable, report
from mooring.diagnostics import Misuse, Unreadable

WRONG_USAGE, UNREADABLE, DEFECT = 2, 3, 4


class Commands(click.Group):
    """Lists the commands in the order of their definition, and turns what they raise into a line and an exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> object:
        # What a document becomes leads in no circles; to look for them costs a sixth of a run.
        gc.set_threshold(200_000, 50, 100)
        try:
            return super().invoke(ctx)
        except Unreadable as error:
            report(error.diagnostics)
            ctx.exit(UNREADABLE)
        except Misuse as error:
            click.secho(
                f"mooring: error: {printable(str(error))}",
                err=True,
                fg="red",
                color=color(),
            )
            ctx.exit(WRONG_USAGE)
        except (
            click.ClickException,
            click.exceptions.Exit,
            click.Abort,
            BrokenPipeError,
        ):
            raise
        # Whatever else is raised is a defect of ours, and no business of the terminal.
        except Exception:
            with tempfile.NamedTemporaryFile(
                "w",
                prefix="mooring-trace-",
                suffix=".txt",
                delete=False,
                encoding="utf-8",
            ) as trace:
                trace.write(traceback.format_exc())
            click.echo(
                f"mooring: a defect of Mooring stopped this; its trace is in {trace.name} [internal-error]",
                err=True,
            )
            ctx.exit(DEFECT)
