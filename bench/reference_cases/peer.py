"""Times a peer parser (refextract, where it is installed) on reference strings from standard input, one per line."""

import json
import sys
import time


def main() -> None:
    """Print the seconds the peer needs, as JSON; an object without seconds when it cannot be had."""
    try:
        from refextract import extract_references_from_string  # type: ignore[import-not-found] # noqa: PLC0415 - there alone
    except ImportError as error:
        sys.stdout.write(json.dumps({"missing": str(error)}))
        return
    texts = [line.strip() for line in sys.stdin if line.strip()]
    extract_references_from_string(texts[0], is_only_references=True)
    start = time.process_time()
    for text in texts:
        extract_references_from_string(text, is_only_references=True)
    sys.stdout.write(json.dumps({"peer": "refextract", "seconds": time.process_time() - start}))


if __name__ == "__main__":
    main()
