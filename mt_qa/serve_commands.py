"""``mt-qa serve``: the HTTP service, and the API keys that it asks for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from mt_qa.core import InputError

commands = typer.Typer(
    help="Answer over HTTP: reviews, batches, metrics.", rich_markup_mode=None, invoke_without_command=True
)
key_commands = typer.Typer(help="API keys: who may ask, what, how often.", rich_markup_mode=None)
commands.add_typer(key_commands, name="keys")

_Keys = Annotated[
    Path | None, typer.Option("--keys", metavar="FILE", help="The file of API keys; MT_QA_KEYS says the same.")
]


@commands.callback()
def serve(
    context: typer.Context,
    host: Annotated[str, typer.Option(help="The address to listen on; others than this machine's need keys.")] = (
        "127.0.0.1"
    ),
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes any that is free.")] = 8000,
    workers: Annotated[
        int | None, typer.Option(min=1, max=512, help="Processes that review; as many as there are cores.")
    ] = None,
    keys: _Keys = None,
    require_keys: Annotated[
        bool, typer.Option("--require-keys", help="Ask for a key on this machine too, as behind a proxy.")
    ] = False,
    batches: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Where batches are kept; MT_QA_BATCHES says the same.")
    ] = None,
    keep_days: Annotated[float, typer.Option(min=0, help="Days after which a batch that is over is deleted.")] = 30,
    max_megabytes: Annotated[float, typer.Option(min=0.001, help="The most that a request may bring.")] = 2,
    max_batch_megabytes: Annotated[float, typer.Option(min=0.001, help="The most that a batch may bring.")] = 256,
    max_characters: Annotated[int, typer.Option(min=1, help="The longest article of a request.")] = 200_000,
    max_waiting: Annotated[int, typer.Option(min=1, help="Requests that may wait; more are told to come again.")] = 32,
    time_limit: Annotated[float, typer.Option(min=0.1, help="Seconds that one review may take.")] = 60,
) -> None:
    """Answer over HTTP until told to stop. Logs go to standard error, as JSON without any text of an article."""
    if context.invoked_subcommand is not None:
        return
    from mt_qa.api.server import serve as run
    from mt_qa.api.settings import MEGABYTE, Limits, Settings, batches_folder, keys_file
    from mt_qa.batch.local import cores

    limits = Limits(
        body=int(max_megabytes * MEGABYTE),
        characters=max_characters,
        batch_body=int(max_batch_megabytes * MEGABYTE),
        waiting=max_waiting,
        seconds=time_limit,
        keep_days=keep_days,
    )
    run(
        Settings(
            host=host,
            port=port,
            workers=workers or cores(),
            keys=keys or keys_file(),
            batches=batches or batches_folder(),
            require_keys=require_keys,
            limits=limits,
        )
    )


@key_commands.command("create")
def create(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Whose key it is.")],
    scope: Annotated[
        list[str] | None,
        typer.Option("--scope", help="review, batches or metrics; may be repeated. Without it review and batches."),
    ] = None,
    rate: Annotated[int, typer.Option(min=0, help="Requests a minute; 0 is no limit.")] = 600,
    keys: _Keys = None,
) -> None:
    """Make a key and print it, this once: only its hash is kept."""
    from mt_qa.api.keys import KeyFile, Scope, new_key
    from mt_qa.api.settings import keys_file

    if not name.strip():
        raise InputError("a key needs a name")
    try:
        scopes = [Scope(value) for value in scope or ["review", "batches"]]
    except ValueError as error:
        raise InputError(f"the scopes are {', '.join(Scope)}") from error
    file = KeyFile(keys or keys_file())
    text, key = new_key(" ".join(name.split()), scopes, rate)
    file.add(key)
    typer.echo(text)
    typer.echo(f"mt-qa: key {key.id} for {key.name}: {', '.join(key.scopes)}; kept in {file.path}", err=True)


@key_commands.command("list")
def list_(
    form: Annotated[str, typer.Option("--format", help="text or json.")] = "text",
    keys: _Keys = None,
) -> None:
    """Show who has a key; the keys themselves are not known any more."""
    from mt_qa.api.keys import KeyFile
    from mt_qa.api.settings import keys_file
    from mt_qa.render.visible import visible

    columns = ("id", "name", "scopes", "rate", "created", "revoked")
    rows = [{column: getattr(key, column) for column in columns} for key in KeyFile(keys or keys_file()).all()]
    if form == "json":
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    if form != "text":
        raise InputError("the formats are text and json")
    for row in (dict(zip(columns, columns, strict=True)), *rows):
        scopes = row["scopes"] if isinstance(row["scopes"], str) else ",".join(row["scopes"])
        cells = [str(row["id"]), visible(str(row["name"])), scopes, str(row["rate"]), row["created"], row["revoked"]]
        typer.echo("\t".join(cells).rstrip())


@key_commands.command("revoke")
def revoke(
    identity: Annotated[str, typer.Argument(metavar="ID", help="As `mt-qa serve keys list` shows it.")],
    keys: _Keys = None,
) -> None:
    """Put a key out of force, at once and for good."""
    from mt_qa.api.keys import KeyFile
    from mt_qa.api.settings import keys_file

    key = KeyFile(keys or keys_file()).revoke(identity)
    typer.echo(f"{key.id} ({key.name}) is out of force since {key.revoked}")
