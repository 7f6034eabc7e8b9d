"""Where can it be fetched? The only code that uses the network."""
