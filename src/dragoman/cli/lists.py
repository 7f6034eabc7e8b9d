"""``dragoman lists``: the lists of works that the user put together, here or on the pages."""

import click

from dragoman.cli.lines import HOSTILE, one_line
from dragoman.cli.output import target_for, written
from dragoman.cli.settings import Settings, settings
from dragoman.library import Library
from dragoman.library.lists import Listed
from dragoman.record.finding import Report


@click.command("lists")
@click.argument("name", default="", metavar="[LIST]")
@click.option("--add", multiple=True, metavar="ID", help="Put a work on the list; a list that is not there is made.")
@click.option("--remove", multiple=True, metavar="ID", help="Take a work off the list.")
@click.option("--delete", is_flag=True, help="Delete the list, not its works.")
@click.option("--to", default="", metavar="FORMAT", help="Write its works in this format.")
@click.option("--output", "-o", default="-", metavar="OUT", help="The file to write (- is standard output).")
@settings
def command(settings: Settings, name: str, add: tuple[str, ...], remove: tuple[str, ...], delete: bool,
            to: str, output: str) -> None:  # fmt: skip
    """List the lists of works, or the works of one, named by its name or id."""
    if not name and (add or remove or delete or to):
        raise click.UsageError("name the list")
    with settings.open() as library:
        if not name:
            _every(settings, library)
        elif delete:
            library.delete_list(_named(library, name).id)
        else:
            held = _changed(library, name, add, remove)
            _one(settings, library, held, to, output)


def _every(settings: Settings, library: Library) -> None:
    found = library.lists()
    if settings.as_json:
        settings.lines(found)
        return
    for one in found:
        settings.say(f"{one.id}  {len(one.works):>5,}  {one.name}".translate(HOSTILE))
    if not found:
        settings.tell('there is no list; dragoman lists "A name" --add ID makes one')


def _named(library: Library, name: str) -> Listed:
    """Find a list by its id, else by its name. Raises ``UsageError`` when there is none, or more than one."""
    every = library.lists()
    found = [one for one in every if one.id == name] or [one for one in every if one.name == name]
    if len(found) == 1:
        return found[0]
    if not found:
        raise click.UsageError(f"there is no list {name}; dragoman lists names them")
    raise click.UsageError(
        f"{len(found)} lists are called {name}; name one by its id: {', '.join(o.id for o in found)}"
    )


def _changed(library: Library, name: str, add: tuple[str, ...], remove: tuple[str, ...]) -> Listed:
    """Change a list, made if need be. Raises ``UsageError`` for a work that is not there, and a name that is none."""
    unknown = [id for id in add if library.view(id) is None]
    if unknown:
        raise click.UsageError(f"there is no work {', '.join(unknown)}")
    try:
        there = any(name in {one.id, one.name} for one in library.lists())
        held = _named(library, name) if there or not add else library.make_list(name)
        held = library.add_to_list(held.id, add) if add else held
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    return library.remove_from_list(held.id, remove) if remove else held


def _one(settings: Settings, library: Library, held: Listed, to: str, output: str) -> None:
    works = library.listed(held.id)
    if to:
        written(settings, (work.record for work in works), target_for(settings, to, output), output, Report())
    elif settings.as_json:
        settings.lines(works)
    else:
        settings.say(f"{held.name}: {len(works):,} {'work' if len(works) == 1 else 'works'}".translate(HOSTILE))
        for work in works:
            settings.say(f"{work.id}  {one_line(work.record)}", "bold")
