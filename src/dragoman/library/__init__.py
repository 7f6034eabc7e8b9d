"""The whole flow over one engine; the faces call this and nothing below it."""
