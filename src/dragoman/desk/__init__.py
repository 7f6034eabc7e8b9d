"""Who can get me the full text?"""
