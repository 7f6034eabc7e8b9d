"""What do readers say about a work, or about the library? Kept in the library, the newest first."""

import hashlib
from typing import cast

import msgspec

from dragoman.engines.history import now
from dragoman.engines.port import Engine, Noted, Put

LONGEST = 5_000
"""Characters of a message that are kept."""
_LONGEST_CONTACT = 200


class Feedback(msgspec.Struct, frozen=True):
    """A reader's message: what it is about (the id of a work, or ""), how to answer (or ""), and when it came
    (ISO 8601, UTC).
    """

    id: str
    text: str
    about: str = ""
    contact: str = ""
    when: str = ""


def give(engine: Engine, text: str, about: str = "", contact: str = "") -> Feedback:
    """Keep a message. The same message about the same work is kept once. Raises ``ValueError`` when it says nothing."""
    said = text.strip()[:LONGEST]
    if not said:
        raise ValueError("the message is empty")
    name = "f" + hashlib.blake2b(f"{about}\0{said}".encode("utf-8", "replace"), digest_size=12).hexdigest()
    when = now()
    values = {"text": said, "about": about[:200], "contact": contact.strip()[:_LONGEST_CONTACT], "when": when}
    engine.write([Put(kind="feedback", id=name, value=Noted(id=name, values=values))])
    engine.commit()
    return Feedback(name, **values)


def received(engine: Engine) -> list[Feedback]:
    """Give all messages, the newest first."""
    kept = (cast("Noted", one.value) for one in engine.iterate("feedback"))
    return sorted((Feedback(one.id, **one.values) for one in kept), key=lambda one: one.when, reverse=True)
