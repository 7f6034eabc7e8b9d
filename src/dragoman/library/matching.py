"""What a person does about works: joins records, splits them, asks why, and has the library matched anew."""

from collections.abc import Callable, Sequence
from typing import cast

from dragoman.engines.history import now
from dragoman.engines.port import Doubt, Engine, Noted, Put
from dragoman.library.ingest import write
from dragoman.library.view import kept, work_of
from dragoman.match import decide
from dragoman.match.decisions import join, split
from dragoman.match.incremental import Placed, again, rematch
from dragoman.match.sketch import sketch

CURSOR = "match.cursor"
"""The setting that holds how far a re-matching of the whole library has come."""

_AT_ONCE = 500
"""Records that are matched anew in one write."""


def members(engine: Engine, name: str) -> tuple[str, ...]:
    """Give the ids of a work's records, or of one record named. Raises ``LookupError`` when there is none."""
    if kept(engine, [name]) and (work := work_of(engine, name)) and work.id != name:
        return (name,)
    work = work_of(engine, name)
    if work is None:
        raise LookupError(f"there is no work or record {name}")
    return work.members


def joined(engine: Engine, names: Sequence[str]) -> tuple[str, ...]:
    """Make one work of several works or records, for good; give the ids of the works that hold them now."""
    ids = [id for name in names for id in members(engine, name)]
    return _decided(engine, ids, join(engine, ids, when=now()))


def parted(engine: Engine, one: str, other: str) -> tuple[str, ...]:
    """Put two works or records apart, for good; give the ids of the works that hold them now.

    Raises ``ValueError`` when both name the same records.
    """
    ones = members(engine, one)
    others = members(engine, other)
    left = [id for id in ones if id not in others]
    right = others if left else [id for id in others if id not in ones]
    return _decided(engine, [*ones, *others], split(engine, left or ones, right, when=now()))


def _decided(engine: Engine, ids: Sequence[str], puts: Sequence[Put]) -> tuple[str, ...]:
    engine.write(puts)
    placed = rematch(ids, engine)
    write(engine, placed)
    return tuple(sorted({one.work for one in kept(engine, list(ids))}))


def explained(engine: Engine, one: str, other: str) -> decide.Judgement:
    """Say how alike two works or records are, and what each feature adds. Raises ``LookupError``."""
    pair = []
    for name in (one, other):
        found = kept(engine, [name])
        work = work_of(engine, name)
        if work is None:
            raise LookupError(f"there is no work or record {name}")
        pair.append(sketch(found[0].record if found else work.record, name))
    return decide.explain(*pair)


def match_all(engine: Engine, told: Callable[[int], None]) -> int:
    """Match the whole library anew; interrupted, it goes on from where it was. Gives the number of works changed.

    What another model has matched is begun anew.
    """
    setting = engine.get("setting", [CURSOR])[0]
    stood = cast("Noted", setting.value).values if setting else {}
    after = stood.get("after", "") if stood.get("model") == decide.model_name() else ""
    changed = done = 0
    for cursor, placed in again(engine, after, _AT_ONCE):
        engine.delete("doubt", _settled(engine, (after, cursor), placed))
        write(engine, placed, [_cursor(cursor)])
        after = cursor
        changed += _works(placed)
        done += _AT_ONCE
        told(done)
    write(engine, Placed(()), [_cursor("")])
    return changed


def _settled(engine: Engine, span: tuple[str, str], placed: Placed) -> list[str]:
    """Give the doubts about records between two ids that matching anew no longer has."""
    after, upto = span
    still = {put.id for put in placed.puts if put.kind == "doubt"}
    found: list[str] = []
    for stored in engine.iterate("doubt", after):
        one = cast("Doubt", stored.value).one
        if one > upto:
            break
        if one > after and stored.id not in still:
            found.append(stored.id)
    return found


def _works(placed: Placed) -> int:
    return sum(put.kind == "work" for put in placed.puts) + len(placed.gone)


def _cursor(after: str) -> Put:
    return Put(kind="setting", id=CURSOR, value=Noted(id=CURSOR, values={"after": after, "model": decide.model_name()}))
