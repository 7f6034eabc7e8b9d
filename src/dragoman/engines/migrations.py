"""How is a library of an earlier version brought up to date? One script a version; their order is the history."""

import sqlite3

VERSION_1 = """
CREATE TABLE kept (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    stamp INTEGER NOT NULL,
    body BLOB NOT NULL,
    keys BLOB NOT NULL DEFAULT x''
);
CREATE UNIQUE INDEX kept_id ON kept (kind, id);
CREATE INDEX work_stamp ON kept (stamp) WHERE kind = 'work';
CREATE TABLE gone (stamp INTEGER NOT NULL, number INTEGER NOT NULL);
CREATE INDEX gone_stamp ON gone (stamp);
CREATE TABLE work_key (key INTEGER NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (key, number)) WITHOUT ROWID;
CREATE TABLE tally (kind TEXT PRIMARY KEY, count INTEGER NOT NULL) WITHOUT ROWID;
"""
"""``kept`` holds every value; ``stamp`` rises with each write, so an index knows what it has not seen; ``gone`` holds
the numbers of deleted works; ``work_key`` finds works by hashed match keys; ``tally`` counts values."""

VERSION_2 = """
CREATE TABLE moment (stamp INTEGER PRIMARY KEY, at TEXT NOT NULL);
INSERT INTO moment SELECT stamp, strftime('%Y-%m-%dT%H:%M:%SZ', 'now') FROM
    (SELECT stamp FROM kept WHERE kind = 'work' UNION SELECT stamp FROM gone);
ALTER TABLE gone ADD COLUMN id TEXT NOT NULL DEFAULT ''
"""
"""``moment`` tells when the changes of a stamp were committed, ``gone.id`` which work was deleted: harvesters ask."""

VERSION_3 = """
DELETE FROM kept WHERE kind = 'outline'
"""
"""From here on every work written has its outline (:class:`dragoman.engines.port.Outline`). An earlier program would
write works and leave their outlines as they were, so it must not write to this library."""

VERSION_4 = "CREATE INDEX gone_id ON gone (id)"
"""Harvesters ask after a single work that is gone."""

VERSION_5 = """
CREATE TABLE glance (number INTEGER PRIMARY KEY, id TEXT NOT NULL, seen BLOB NOT NULL);
INSERT INTO glance SELECT number, id, x'' FROM kept WHERE kind = 'work';
CREATE TABLE new_key (key INTEGER NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (key, number)) WITHOUT ROWID
"""
"""``glance`` holds of each work what match looks at first, and its id, which need not be looked for among all bodies;
``new_key`` the keys that wait to go over to ``work_key``."""

MIGRATIONS = (VERSION_1, VERSION_2, VERSION_3, VERSION_4, VERSION_5)
"""Scripts in order; the number of those applied is the library's version (``PRAGMA user_version``)."""


class TooNewError(ValueError):
    """The library was written by a later version of the program."""


def migrate(connection: sqlite3.Connection) -> None:
    """Apply what a library lacks, in one transaction. Raises :class:`TooNewError`.

    Two processes may open a new library at the same moment: the second waits, and finds nothing left to do.
    """
    if version_of(connection) == len(MIGRATIONS):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        for script in MIGRATIONS[_checked(version_of(connection)) :]:
            for statement in script.split(";"):
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _checked(have: int) -> int:
    if have > len(MIGRATIONS):
        raise TooNewError(f"the library has version {have}, this program knows versions up to {len(MIGRATIONS)}")
    return have


def version_of(connection: sqlite3.Connection) -> int:
    """Give the version of a library, 0 for a new one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
