"""What holds for all tests: properties are tried on the same examples each time, or with DRAGOMAN_FUZZ on new ones."""

import os

from hypothesis import settings

settings.register_profile("steady", deadline=None, derandomize=True)
settings.register_profile("fuzz", deadline=None, max_examples=1000)
settings.load_profile("fuzz" if os.environ.get("DRAGOMAN_FUZZ") else "steady")
