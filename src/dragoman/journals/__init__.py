"""How is this journal doing, and where could my paper go?"""
