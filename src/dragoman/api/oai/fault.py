"""What can be wrong with a harvester's request: the error codes of OAI-PMH 2.0, section 3.6."""

from typing import Literal

Code = Literal[
    "badArgument", "badResumptionToken", "badVerb", "cannotDisseminateFormat", "idDoesNotExist", "noRecordsMatch",
    "noMetadataFormats", "noSetHierarchy",
]  # fmt: skip


class FaultError(Exception):
    """A request that cannot be answered: its code, and a sentence."""

    def __init__(self, code: Code, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence
