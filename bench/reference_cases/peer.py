"""Reads strings, one a line, with a peer parser (refextract, where it is installed); tells seconds and fields."""

import json
import sys
import time

_FIELDS = {"author": "author", "date": "year", "volume": "journal_volume", "pages": "journal_page"}


def main() -> None:
    """Print the seconds of processor time and what was read, as JSON; without seconds when the peer cannot be had."""
    try:
        from refextract import (  # type: ignore[import-not-found] # noqa: PLC0415 - only the peer's interpreter has it
            extract_references_from_string,
        )
    except ImportError as error:
        sys.stdout.write(json.dumps({"missing": str(error)}))
        return
    texts = [line.strip() for line in sys.stdin if line.strip()]
    extract_references_from_string(texts[0], is_only_references=True)
    start = time.process_time()
    read = [extract_references_from_string(text, is_only_references=True) for text in texts]
    seconds = time.process_time() - start
    said = [{ours: _joined(one, theirs) for ours, theirs in _FIELDS.items()} for one in read]
    sys.stdout.write(json.dumps({"peer": "refextract", "seconds": seconds, "read": said}))


def _joined(references: list[dict[str, list[str]]], field: str) -> str:
    """Join what the peer found of a field; it may take one string for several references."""
    return " ".join(value for one in references for value in one.get(field, []))


if __name__ == "__main__":
    main()
