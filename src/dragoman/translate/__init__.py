"""How does it read in my language?"""
