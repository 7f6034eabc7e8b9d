"""What do we know about a work? The record, its values, its codec, findings and changes."""
