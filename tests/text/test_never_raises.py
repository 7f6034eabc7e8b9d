"""Whatever the text: no function of the writing analysis raises, and what should settle settles."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import hard_values, records, values

from dragoman.record.codec import decoded, encoded
from dragoman.record.model import Record
from dragoman.text.collate import sort_key
from dragoman.text.encoding import decode
from dragoman.text.language import guess_language
from dragoman.text.markup import plain
from dragoman.text.normal import clean, fold, latin_digits
from dragoman.text.script import dominant_script, runs
from dragoman.text.tag import direction, normal_tag
from dragoman.text.transliterate import sound_key
from dragoman.text.words import words


@pytest.mark.parametrize("settles", [clean, fold, latin_digits])
@given(text=hard_values())
def test_twice_changes_nothing_more(settles, text):
    once = settles(text)
    assert settles(once) == once


@given(text=hard_values())
def test_nothing_raises(text):
    for function in (words, sound_key, dominant_script, plain, guess_language, normal_tag, sort_key):
        function(text)
    direction("fa", text)


@given(text=hard_values())
def test_runs_keep_every_character(text):
    assert "".join(run for _, run in runs(text)) == text


@given(text=hard_values())
def test_clean_text_is_composed_and_single_spaced(text):
    cleaned = clean(text)
    assert unicodedata.is_normalized("NFC", cleaned)
    assert "  " not in cleaned
    assert cleaned == cleaned.strip()


@given(text=values())
def test_fold_is_the_same_for_composed_and_decomposed(text):
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)


@given(data=st.binary())
def test_any_bytes_decode(data):
    decoded_text = decode(data)
    assert isinstance(decoded_text.text, str)


@given(record=records())
def test_generated_records_survive_the_codec(record: Record):
    assert decoded(encoded(record)) == record
