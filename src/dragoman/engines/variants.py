"""Under which other tokens is a word looked for? Joined and parted spellings, stems, sounds, translations."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple, Self

from dragoman.engines.east_asian import (
    given_variant,
    is_reading,
    japanese_spellings,
    korean_spellings,
    name_spellings,
    readings,
)
from dragoman.engines.inflected import forms, name_forms
from dragoman.engines.likeness import LEAST_ALONE, LEAST_OF_NAMES, LEAST_OF_SEVERAL, script_of_word
from dragoman.engines.plan import All, AnyOf, Identified, Plan, Variant, Word, Written
from dragoman.engines.stop import STOP
from dragoman.engines.syllables import all_syllables, signs_of, spelled_signs
from dragoman.engines.tokens import LAST_SPACED, WRITTEN, Span, dictionary_words, exact_tokens, spans
from dragoman.engines.vocabulary import Vocabulary
from dragoman.query.tree import Widening
from dragoman.text.endings import bare_names
from dragoman.text.hearing import heard as heard_as
from dragoman.text.normal import fold
from dragoman.text.schemes import originals, parted_spellings, spellings
from dragoman.text.surname import parted

_STEM_WEIGHT = 0.95
_JOINED_WEIGHT = 0.95
_SOUND_WEIGHT, _SOUND_WEIGHT_OF_MANY = 0.4, 0.6
_SCHEME_WEIGHT = 0.38
_SYLLABLES_ALONE = 0.2
"""A single word of Chinese syllables is as often a foreign name: those that sound like it come first."""
_TRANSLATION_WEIGHT, _TRANSLATION_WEIGHT_OF_MANY = 0.3, 0.5
"""Exact before folded (the exact form is a bonus), stems, sounds, translations: each tier counts less, and those of
other words so little that a word as asked for in a long title counts more than a translation in a short one. In a
question of many words, which need not all be met, works that say all of it in another language shall not fall behind
those that share a word with it.
"""

_SURE = 0.3
"""Translations as sure as this are looked for in their other forms; learned ones come in the forms they have."""

_MOST_ALIKE, _OF_EACH_SCRIPT, _MOST_OF_ALL = 12, 6, 24
"""Variants of one word: so many in all; the first so many of each script even if then there are more, up to so many."""
_LEAST_BESIDE = 1.0
"""Evidence that is asked for of a name among the few beside one that is asked for (:mod:`dragoman.text.hearing`)."""
_MOST_WIDENED = 16
"""So many words of a question are looked for in other spellings; each costs as much as all a short question asks."""
_MOST_GROUPS = 64
"""Unspaced writing may hold many words in what looks like one."""
_RELAXED_FROM, _LEAST_SHARE, _ANY_FROM = 4, 0.4, 8
"""From so many words on a work need have only this share of them, from so many on any (docs/howto/search.md)."""
_PAIR_WEIGHT = 0.5
"""What two words side by side are worth beside the words themselves."""
_LONG_RUN, _LONGEST_NAME, _MOST_NAMES = 3, 8, 4
"""Runs of unspaced writing longer than the first hold several words, up to the second they may be one foreign name;
so in questions of so many words at most."""
_MOST_PARTS = 3
"""In questions of so many words a word that says nothing may be a family name: So, No, An."""


class Widened(NamedTuple):
    """A widening in tokens; the weight is still that of the translation alone."""

    asked: tuple[str, ...]
    variant: Variant
    lang: str = ""

    @classmethod
    def of(cls, widening: Widening) -> Self:
        """Analyse a widening as the question and the texts are."""
        tokens = _tokens(widening.form)
        catalogued = widening.lang.endswith("-Latn") and len(tokens) > 1  # syllables that stand in many words
        told = "" if catalogued else f"{widening.words} ↔ {widening.form}"
        variant = Variant(tokens, widening.weight, told)
        asked = (group for span in spans(widening.words) for group in _groups(widening.words, span))
        return cls(tuple(group.tokens[0] for group in asked), variant, widening.lang)


Reach = Literal["near", "far", "guess"]
"""How far spellings are looked for: those that share a sound key; those one slip away as well; on little evidence."""


class Wide(NamedTuple):
    """The words of the index, the widenings of this question, how far spellings are looked for, the language that the
    question may be in ("": unknown), and names that stand beside one that is asked for.
    """

    vocabulary: Vocabulary
    widened: tuple[Widened, ...] = ()
    reach: Reach = "near"
    lang: str = ""
    beside: tuple[str, ...] = ()


class _Group(NamedTuple):
    """A word asked for, with its span and the variants found for it."""

    span: Span
    variants: list[Variant]
    tokens: tuple[str, ...]


def _tokens(text: str) -> tuple[str, ...]:
    return tuple(token for span in spans(text) for token in (span.tokens if span.unspaced else span.tokens[:1]))


def asked_words(value: str, found: Sequence[Span], fields: tuple[str, ...], wide: Wide) -> Plan:
    """Plan for words as typed: all of them up to three, from four on most of them; side by side is better."""
    groups = [group for span in found for group in _groups(value, span)][:_MOST_GROUPS]
    if not groups:
        return _identified(value) or AnyOf(())
    plan = _asked(value, groups, fields, wide)
    asked = [group.tokens for group in groups]
    names = (some for some in _names(value, found) if [group.tokens for group in some] != asked)
    alternatives = [plan, *(_asked(value, some, fields, wide) for some in names)]
    if "contributors" in fields:
        parts = _parted_names(value, found, wide)
        alternatives += (_asked(value, name, ("contributors",), wide) for name in parts)
    identified = _identified(value)
    alternatives += [identified] if identified else []
    return plan if len(alternatives) == 1 else AnyOf(tuple(alternatives))


def _names(value: str, found: Sequence[Span]) -> Iterator[list[_Group]]:
    """Runs of unspaced writing may be names: then each is looked for as one word, by its sound too."""
    lengths = [span.end - span.start for span in found if span.unspaced]
    if lengths and _LONG_RUN < max(lengths) <= _LONGEST_NAME and len(found) <= _MOST_NAMES:
        yield [group for span in found for group in _name(value, span)]


def _name(value: str, span: Span) -> Iterable[_Group]:
    run = fold(value[span.start : span.end])
    return [_Group(span, [Variant(span.tokens)], (run,))] if span.unspaced else _groups(value, span)


def _parted_names(value: str, found: Sequence[Span], wide: Wide) -> Iterator[list[_Group]]:
    """A single run may be a name of East Asia: then both its parts are looked for as they are spelled."""
    name = value[found[0].start : found[0].end] if len(found) == 1 else ""
    run = fold(name)
    known = wide.reach != "near" or parted(run)[1]
    chinese = name_spellings(run, wide.vocabulary) if known else ()
    for some in (chinese, japanese_spellings(name), korean_spellings(run, wide.vocabulary) if known else ()):
        if some:
            yield [_Group(found[0], list(variants), (part,)) for part, variants in some]


def _asked(value: str, groups: list[_Group], fields: tuple[str, ...], wide: Wide) -> Plan:
    _join(groups[:_MOST_WIDENED], wide.vocabulary)
    _sound(_telling(groups[:_MOST_WIDENED]), wide, _least_evidence(groups, fields, wide.reach))
    if "contributors" in fields:
        _read(groups if len(groups) <= _MOST_PARTS else _telling(groups[:_MOST_WIDENED]), wide.vocabulary)
        _given(groups[:_MOST_WIDENED], wide.vocabulary)
    _spell(groups[:_MOST_WIDENED], wide)
    if wide.reach != "near":
        _by_schemes(value, groups[:_MOST_WIDENED], wide.vocabulary)
    _translate(groups, wide)
    _part(groups[:_MOST_WIDENED], wide.vocabulary)
    written = [one for group in groups for one in _written(value, group, fields)]
    return _together(groups, written, fields)


def _telling(groups: list[_Group]) -> list[_Group]:
    """Leave out words that say nothing, and those asked for before; all stand where none tells anything."""
    first = {group.tokens: group for group in reversed(groups)}
    return [group for group in groups if group is first[group.tokens] and group.tokens[0] not in STOP] or groups


def _identified(value: str) -> Plan | None:
    """An identifier typed as it is, without a field."""
    plain = value.strip().lower()
    return Identified(plain) if plain and not any(letter.isspace() for letter in plain) else None


def _groups(value: str, span: Span) -> Iterator[_Group]:
    """Make a group for a word; a long run of unspaced writing is parted into its dictionary words."""
    run = value[span.start : span.end]
    if span.unspaced and len(run) > _LONG_RUN and run not in dictionary_words(run):
        for word in _parts(run):
            inner = next(spans(word))
            yield _Group(Span(span.start, span.end, inner.tokens, True), [Variant(inner.tokens)], (word,))
        return
    tokens = span.tokens if span.unspaced else span.tokens[:1]
    yield _Group(span, [Variant(tokens)], (run,) if span.unspaced else tokens)


def _parts(run: str) -> list[str]:
    """Cut a run at the words of the dictionary that are found in it one after the other."""
    parts, at = [], 0
    for word in sorted(dictionary_words(run), key=lambda word: (run.find(word), -len(word))):
        start = run.find(word, at)
        if start >= 0:
            parts += _cut(run[at:start])
            parts.append(word)
            at = start + len(word)
    return parts + _cut(run[at:])


def _cut(run: str) -> list[str]:
    return [run[at : at + 2] for at in range(0, len(run) - 1, 2)] if len(run) > 1 else []


def _join(groups: list[_Group], vocabulary: Vocabulary) -> None:
    """Add the joined spelling of neighbours to both of them, where the index holds it."""
    joined = _joined(groups)
    held = vocabulary.holds(joined)
    for at, token in enumerate(joined):
        if token in held:
            for group in groups[at : at + 2]:
                group.variants.append(Variant((token,), _JOINED_WEIGHT))


def _joined(groups: list[_Group]) -> list[str]:
    return [first.tokens[0] + second.tokens[0] for first, second in pairwise(groups)]


def _part(groups: list[_Group], vocabulary: Vocabulary) -> None:
    """Add parted spellings in the scripts that may leave the joiner out, where the index holds both parts."""
    partings = {id(group): list(_partings(group)) for group in groups}
    held = vocabulary.holds(sorted({part for found in partings.values() for one in found for part in one.tokens}))
    for group in groups:
        group.variants.extend(one for one in partings[id(group)] if held.issuperset(one.tokens))


def _partings(group: _Group) -> Iterator[Variant]:
    for variant in group.variants[:_MOST_ALIKE]:
        token = variant.tokens[0] if len(variant.tokens) == 1 else ""
        if len(token) > 3 and script_of_word(token) == "Arab":
            for at in range(2, len(token) - 1):
                parts = (token[:at], token[at:])
                yield Variant(parts, round(_JOINED_WEIGHT * variant.weight, 3), variant.through)


def _least_evidence(groups: list[_Group], fields: tuple[str, ...], reach: Reach) -> float:
    """Say how much evidence a spelling needs: words that must be met together bear each other out."""
    if fields == ("contributors",) or reach == "guess":
        return LEAST_OF_NAMES
    return LEAST_OF_SEVERAL if sum(group.tokens[0] not in STOP for group in groups) > 1 else LEAST_ALONE


def _sound(groups: list[_Group], wide: Wide, least: float) -> None:
    """Add words of the index with the same stem, and those that sound alike in any script."""
    share = _SOUND_WEIGHT_OF_MANY if _are_many(groups) else _SOUND_WEIGHT
    joined = dict(_neighbours(groups)) if wide.reach != "near" else {}
    whole = {at: group for at, group in enumerate(groups) if not _is_part(group)}
    bare = {at: bare_names(group.tokens[0]) for at, group in whole.items()}
    asked = [token for at, group in whole.items() for token in (*_spellings(group), *joined.get(at, ()), *bare[at])]
    heard = _heard(asked, wide, least)
    for at, group in whole.items():
        found: dict[str, Variant] = {}
        for token in _spellings(group):
            found |= {other: _alike(other, _STEM_WEIGHT, "") for other in forms(token, wide.lang, wide.vocabulary)}
            _add_alike(found, heard[token] | _heard_beside(token, wide.beside), token, share)
        for token in joined.get(at, ()):  # 小明 is spelled Xiao Ming as well
            unspaced = {one: like for one, like in heard[token].items() if one > LAST_SPACED}
            _add_alike(found, unspaced, token, share)
        for token in bare[at]:
            alike = heard[token] if wide.reach != "near" else _in_other_scripts(token, heard[token])
            _add_alike(found, alike, token, share * _STEM_WEIGHT)
        for own in group.variants:
            if len(own.tokens) == 1:
                found.pop(own.tokens[0], None)
        best = _best(found.values())
        group.variants.extend(best)
        group.variants.extend(_of_names(group.tokens[0], best, wide.vocabulary))


def _best(found: Iterable[Variant]) -> list[Variant]:
    """Give the best variants, the first few of each script before all others: no script shall crowd out another."""
    scripts: Counter[str] = Counter()
    first: list[Variant] = []
    rest: list[Variant] = []
    for variant in sorted(found, key=lambda variant: (-variant.weight, variant.tokens)):
        script = script_of_word(variant.tokens[0])
        scripts[script] += 1
        (first if scripts[script] <= _OF_EACH_SCRIPT else rest).append(variant)
    return [*first, *rest][: max(_MOST_ALIKE, min(len(first), _MOST_OF_ALL))]


def _in_other_scripts(token: str, alike: dict[str, float]) -> dict[str, float]:
    script = script_of_word(token)
    return {other: like for other, like in alike.items() if script_of_word(other) != script}


def _of_names(asked: str, found: Sequence[Variant], vocabulary: Vocabulary) -> Iterator[Variant]:
    """Give the forms of a word and of those that sound like it: Карабахская of Карабах, when Karabakh was asked."""
    yield from (_alike(other, _STEM_WEIGHT, "") for other in name_forms(asked, vocabulary) if other != asked)
    for variant in found:
        if variant.through and len(variant.tokens) == 1:
            for other in name_forms(variant.tokens[0], vocabulary):
                yield _alike(other, variant.weight * _STEM_WEIGHT, variant.through)


def _heard(tokens: Sequence[str], wide: Wide, least: float) -> dict[str, dict[str, float]]:
    """Give for each word those that sound like it: all are looked up at one time."""
    return wide.vocabulary.heard(tokens, tokens if wide.reach != "near" else (), least)


def _heard_beside(token: str, beside: Sequence[str]) -> dict[str, float]:
    """Give the names beside one that is asked for that may be this word in another script: little evidence will do."""
    script = script_of_word(token)
    others = [other for other in beside if script_of_word(other) != script]
    found = zip(others, heard_as(token, others), strict=True) if others else ()
    return {other: sure / (sure + LEAST_OF_NAMES) for other, sure in found if sure >= _LEAST_BESIDE}


def _is_part(group: _Group) -> bool:
    """Say whether a word is two signs of a longer run: what such a piece sounds like says nothing of the whole."""
    return group.span.unspaced and len(group.tokens[0]) < group.span.end - group.span.start <= _LONGEST_NAME


def _neighbours(groups: list[_Group]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Give for each word those that it makes with the word before and behind it."""
    joined = ["", *_joined(groups), ""]
    for at in range(len(groups)):
        yield at, tuple(token for token in joined[at : at + 2] if token)


def _read(groups: list[_Group], vocabulary: Vocabulary) -> None:
    """Add the spellings of Chinese and Korean names."""
    for group in groups:
        group.variants.extend(readings(group.tokens[0], vocabulary))


def _given(groups: list[_Group], vocabulary: Vocabulary) -> None:
    """Add the Chinese and Korean given names that words in Latin letters spell beside a family name."""
    families = [group for group in groups if any(is_reading(one.tokens[0]) for one in group.variants)]
    spelled: list[tuple[tuple[_Group, ...], str]] = [((one,), one.tokens[0]) for one in groups if families]
    spelled += [((one, other), one.tokens[0] + other.tokens[0]) for one, other in pairwise(groups) if families]
    variants = [
        (some, given_variant(word))
        for some, word in spelled
        if word.isascii() and word.isalpha() and any(family not in some for family in families)
    ]
    held = vocabulary.holds(sorted({token for _, variant in variants for token in variant.tokens}))
    for group, variant in ((group, variant) for some, variant in variants for group in some):
        if held.issuperset(variant.tokens):
            group.variants.append(variant)


def _spell(groups: list[_Group], wide: Wide) -> None:
    """Add the Chinese words that words in Latin letters spell, and the spellings of Chinese words."""
    for group in groups:
        if group.span.unspaced:
            group.variants.extend(spelled_signs(group.tokens[0], wide.vocabulary))
    words = [group.tokens[0] for group in groups]
    if wide.reach != "near" or all_syllables(words):
        for group, found in zip(groups, signs_of(words, wide.vocabulary), strict=True):
            alone = [Variant(one.tokens, _SYLLABLES_ALONE, one.through) for one in found]
            group.variants.extend(found if len(groups) > 1 else alone)


def _by_schemes(value: str, groups: list[_Group], vocabulary: Vocabulary) -> None:
    """Add the spellings that schemes give a word in Latin letters, or the words that one in Latin letters may spell."""
    for group in groups:
        word = "" if group.span.unspaced else value[group.span.start : group.span.end]
        latin = group.tokens[0].isascii()
        single = originals(word) if latin else spellings(word.lower())
        found = [*((one,) for one in single), *(() if latin else parted_spellings(word))]
        held = vocabulary.holds(sorted({token for tokens in found for token in tokens}))
        kept = [tokens for tokens in found if held.issuperset(tokens)][:_OF_EACH_SCRIPT]
        group.variants.extend(Variant(one, _SCHEME_WEIGHT, f"{group.tokens[0]} → {' '.join(one)}") for one in kept)


def _spellings(group: _Group) -> tuple[str, ...]:
    return (group.tokens[0], *(one.tokens[0] for one in group.variants[1:] if len(one.tokens) == 1))


def _add_alike(found: dict[str, Variant], alike: dict[str, float], token: str, share: float) -> None:
    """Add words that sound like a token, by their likeness."""
    for other, like in alike.items():
        weight = share * like
        if other not in found or found[other].weight < weight:
            found[other] = _alike(other, weight, f"{token} → {other}")


def _alike(token: str, weight: float, through: str) -> Variant:
    span = next(spans(token), None) if token > LAST_SPACED else None
    tokens = span.tokens if span and span.unspaced else (token,)
    return Variant(tokens, round(weight, 3), through)


def _are_many(groups: list[_Group]) -> bool:
    return sum(group.tokens[0] not in STOP for group in groups) >= _RELAXED_FROM


def _translate(groups: list[_Group], wide: Wide) -> None:
    """Add a translation, and its other forms, to every word of the phrase it translates."""
    asked = tuple(group.tokens[0] for group in groups)
    share = _TRANSLATION_WEIGHT_OF_MANY if _are_many(groups) else _TRANSLATION_WEIGHT
    for words, one, lang in (one for one in wide.widened if one.variant.tokens):
        places = [at for at in range(len(asked) - len(words) + 1) if asked[at : at + len(words)] == words]
        found = list(_said(one, lang, wide.vocabulary, share)) if places else []
        for group in (group for at in places for group in groups[at : at + len(words)]):
            group.variants.extend(found)


def _said(one: Variant, lang: str, vocabulary: Vocabulary, share: float) -> Iterator[Variant]:
    """Give a translation, and where it is one sure word its other forms: nobody writes nominatives alone."""
    weight = share * one.weight
    yield Variant(one.tokens, weight, one.through)
    if len(one.tokens) == 1 and one.weight >= _SURE:
        for other in forms(one.tokens[0], lang, vocabulary):
            yield Variant((other,), round(_STEM_WEIGHT * weight, 3), one.through)


def _written(value: str, group: _Group, fields: tuple[str, ...]) -> Iterator[Written]:
    """Like the word as it was typed, before its other writings."""
    if not group.span.unspaced and group.tokens[0] not in STOP:
        otherwise = exact_tokens(value[group.span.start : group.span.end])
        form = otherwise[0].partition(WRITTEN)[2] if otherwise else group.tokens[0]
        yield Written(group.tokens[0], form, fields)


def _together(groups: list[_Group], written: Sequence[Written], fields: tuple[str, ...]) -> Plan:
    times = Counter(group.tokens for group in groups)
    words: dict[tuple[str, ...], Word] = {}
    for group in groups:
        words.setdefault(group.tokens, Word(_once(group.variants), fields, times[group.tokens]))
    telling = [word for tokens, word in words.items() if tokens[0] not in STOP]
    telling = telling or list(words.values())
    liked: list[Plan] = [*dict.fromkeys(written), *_side_by_side(groups, fields)]
    if len(telling) == 1 and not liked:
        return telling[0]
    least = _least(len(telling))
    return All(tuple(telling), least, tuple(liked))


def _once(variants: Sequence[Variant]) -> tuple[Variant, ...]:
    """Leave out what is said twice: of variants with the same tokens the weightiest stays."""
    found: dict[tuple[str, ...], Variant] = {}
    for one in variants:
        if one.tokens not in found or found[one.tokens].weight < one.weight:
            found[one.tokens] = one
    return tuple(found.values())


def _side_by_side(groups: list[_Group], fields: tuple[str, ...]) -> Iterator[Plan]:
    for first, second in pairwise(groups):
        if not STOP.isdisjoint((first.tokens[0], second.tokens[0])) or first.tokens == second.tokens:
            continue
        tokens = first.variants[0].tokens + second.variants[0].tokens
        yield Word((Variant(tokens, _PAIR_WEIGHT),), fields)


def _least(count: int) -> int:
    """Say how many of so many words a work must have (0: all): in a passage any, in a question of some words most."""
    if count < _RELAXED_FROM:
        return 0
    return 1 if count >= _ANY_FROM else max(2, round(_LEAST_SHARE * count))
