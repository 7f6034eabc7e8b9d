"""What is this writing? Scripts, tags, normal forms, words, transliteration; knows no record."""
