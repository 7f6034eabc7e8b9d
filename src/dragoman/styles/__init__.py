"""How is it cited? Citation styles."""
