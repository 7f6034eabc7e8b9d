"""Which words say nothing by themselves? In a question of several words they need not be met."""

_STOP = """
a an and are as at be but by for from had has have he her his i if in into is it its no not of on or our she so such
that the their them then there these they this to was we were what when which who will with you your
aus das dem den der des die ein eine im ist mit und von zu zum zur
au aux avec ce ces dans de des du elle en est et il ils la le les leur lui ne nous on ou par pas pour qui sa se ses son
sur un une vous el los las del por con para una che di il nel della
и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по от о из для это при об или
ve ile bir bu da de icin olarak gibi ne mi o cok daha ya ki en ve veya ila ucun kimi uzre hem
و در به از که این را با است برای آن بر یک تا هم یا شد می های ها
في من على الى عن هذا هذه التي الذي ان كان مع او ما لا بين
的 了 在 是 和 与 及 对 中 之 其 为 以 而
"""

STOP: frozenset[str] = frozenset(_STOP.split())
"""Folded words of the languages the project speaks of most: articles, prepositions, conjunctions, pronouns."""
