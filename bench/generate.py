"""Makes records that look like real ones, in every script, as many as are wanted: for measuring only.

    python bench/generate.py 50000 > records.jsonl

The words are Zipf-distributed: at the head the field's terms in that language, behind them words made of the syllables
of its script. 30 % of the records have an abstract, a quarter of those not in English an English title beside theirs.
The same number and seed give the same records.
"""

import random
import sys
from bisect import bisect
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import accumulate

from dragoman.record.codec import lines
from dragoman.record.date import Date
from dragoman.record.form import Text
from dragoman.record.identifier import Identifier
from dragoman.record.model import Record
from dragoman.record.name import Contributor, Name

VOCABULARY = 30_000
"""Different words of a language."""

HEADS: dict[str, str] = {
    "en": "the of and in policy politics history war state society islam iran caucasus karabakh conflict identity",
    "fa": "و در از سیاست تاریخ جنگ دولت جامعه اسلام ایران قفقاز قره‌باغ مناقشه هویت خارجی منطقه تحلیل بررسی",
    "az": "və ilə siyasət tarix müharibə dövlət cəmiyyət islam iran qafqaz qarabağ münaqişə kimlik xarici region",
    "tr": "ve ile siyaset tarih savaş devlet toplum islam iran kafkasya karabağ çatışma kimlik dış politika bölge",
    "ru": "и в на политика история война государство общество ислам иран кавказ карабах конфликт идентичность внешняя",
    "zh": "的 与 和 政治 历史 战争 国家 社会 伊斯兰 伊朗 高加索 卡拉巴赫 冲突 认同 外交 地区 研究 分析",
    "ar": "في من على السياسة التاريخ الحرب الدولة المجتمع الإسلام إيران القوقاز قره باغ الصراع الهوية المنطقة",
    "ja": "の と 政治 歴史 戦争 国家 社会 イスラム イラン コーカサス 紛争 外交 地域 研究",
    "ko": "의 와 정치 역사 전쟁 국가 사회 이슬람 이란 캅카스 분쟁 정체성 외교 지역 연구",
    "hy": "և պատմություն պատերազմ պետություն հասարակություն իսլամ իրան կովկաս ղարաբաղ հակամարտություն",
    "ka": "და ისტორია ომი სახელმწიფო საზოგადოება ისლამი ირანი კავკასია ყარაბაღი კონფლიქტი",
    "el": "και ιστορία πόλεμος κράτος κοινωνία ισλάμ ιράν καύκασος σύγκρουση ταυτότητα πολιτική",
    "he": "של את היסטוריה מלחמה מדינה חברה אסלאם איראן קווקז סכסוך זהות מדיניות",
    "de": "der die und in geschichte krieg staat gesellschaft islam iran kaukasus karabach konflikt identität politik",
}  # fmt: skip
"""Language → its commonest words, most frequent first."""

SYLLABLES: dict[str, str] = {
    "Latn": "ba be bi bo ka ke ki ko ra re ri ro sa se si so ta te ti to ma me mi mo na ne ni no la le li lo tion al",
    "Arab": "با بر بی کا کر کی دا در دی سا سر سی را رو ری ما مر می نا نو نی لا لو لی شا شر تا تر هم",
    "Cyrl": "ба бе би бо ка ке ки ко ра ре ри ро са се си со та те ти то ма ме ми мо на не ни но ла ле ли ство ция",
    "Hani": "山 水 人 大 小 中 国 家 天 地 日 月 年 学 生 文 化 经 济 法 律 制 度 发 展 关 系 问 题 理 论 思 想 "
            "民 族 东 西 南 北 方 海",
    "Hang": "가 나 다 라 마 바 사 아 자 차 카 타 파 하 고 노 도 로 모 보 소 오 조 초 구 누",
    "Armn": "բա կա րա սա տա մա նա լա բե կե րե սե տե մե նե լե ություն",
    "Geor": "ბა კა რა სა ტა მა ნა ლა ბე კე რე სე ტე მე ნე ლე ობა",
    "Grek": "βα κα ρα σα τα μα να λα βε κε ρε σε τε με νε λε ισμός",
    "Hebr": "בא כא רא שא תא מא נא לא בי כי רי שי תי מי ני לי ות",
}  # fmt: skip
"""Script → syllables of which words are made."""

SCRIPTS = {"fa": "Arab", "ar": "Arab", "ru": "Cyrl", "zh": "Hani", "ja": "Hani", "ko": "Hang", "hy": "Armn",
           "ka": "Geor", "el": "Grek", "he": "Hebr"}  # fmt: skip
SHARES = {"en": 44, "fa": 10, "az": 4, "tr": 8, "ru": 10, "zh": 9, "ar": 4, "ja": 2, "ko": 1, "hy": 1, "ka": 1,
          "el": 1, "he": 1, "de": 4}  # fmt: skip
"""Language → its share of the records in per cent."""

UNSPACED = frozenset({"zh", "ja"})


class Language:
    """The words, names and journals of one language."""

    def __init__(self, tag: str, chance: random.Random) -> None:
        self.tag = tag
        syllables = SYLLABLES[SCRIPTS.get(tag, "Latn")].split()
        longest = 3 if tag in UNSPACED else 4
        made = dict.fromkeys(HEADS[tag].split())  # three syllables of the fewest give more words than are wanted
        while len(made) < VOCABULARY // (20 if tag in UNSPACED else 1):
            made["".join(chance.choices(syllables, k=chance.randint(2, longest)))] = None
        self.words = list(made)
        self._sums = list(accumulate(1 / (rank + 2) ** 1.05 for rank in range(len(self.words))))
        self.families = [word.capitalize() for word in self.words[200:1700]]
        self.given = [word.capitalize() for word in self.words[1700:2200] or self.words[:300]]
        self.journals = [self.text(3, chance) for _ in range(120)]

    def word(self, chance: random.Random) -> str:
        """Draw a word."""
        return self.words[bisect(self._sums, chance.random() * self._sums[-1])]

    def text(self, count: int, chance: random.Random) -> str:
        """Draw a text of so many words."""
        text = ("" if self.tag in UNSPACED else " ").join(self.word(chance) for _ in range(count))
        return text[:1].upper() + text[1:]


@cache
def languages(seed: int) -> dict[str, Language]:
    """Make the languages."""
    return {tag: Language(tag, random.Random(f"{seed}-{tag}")) for tag in SHARES}


def records(count: int, seed: int = 1) -> Iterator[Record]:
    """Make so many records."""
    yield from _drawn(range(count), languages(seed), random.Random(seed))


def _drawn(numbers: Iterable[int], known: dict[str, Language], chance: random.Random) -> Iterator[Record]:
    tags, shares = list(SHARES), list(SHARES.values())
    for number in numbers:
        yield _record(number, known[chance.choices(tags, shares)[0]], known["en"], chance)


def block(number: int, size: int, seed: int = 1) -> Iterator[Record]:
    """Make the records of one block of a larger set, for making many in several processes; blocks do not repeat."""
    yield from _drawn(range(number * size, (number + 1) * size), languages(seed), random.Random(f"{seed}-{number}"))


def _record(number: int, language: Language, english: Language, chance: random.Random) -> Record:
    titles = [Text(language.text(chance.randint(4, 14), chance), language.tag)]
    if language.tag != "en" and chance.random() < 0.25:
        titles.append(Text(english.text(chance.randint(4, 14), chance), "en"))
    abstract = (Text(language.text(chance.randint(90, 200), chance), language.tag),) if chance.random() < 0.3 else ()
    journal = chance.randrange(len(language.journals))
    first = chance.randint(1, 400)
    return Record(
        id=f"g{number}",
        type=chance.choices(("article-journal", "book", "chapter", "thesis"), (80, 10, 7, 3))[0],
        languages=(language.tag,),
        title=tuple(titles),
        contributors=tuple(_contributor(language, chance) for _ in range(_few(chance))),
        issued=Date(str(2025 - int(chance.expovariate(0.07)) % 120)),
        container=Record(
            type="periodical",
            title=(Text(language.journals[journal], language.tag),),
            identifiers=(Identifier("issn", f"{1000 + list(SHARES).index(language.tag):04}-{journal:03}X"),),
        ),
        volume=str(chance.randint(1, 90)),
        issue=str(chance.randint(1, 12)),
        pages=f"{first}-{first + chance.randint(3, 40)}",
        identifiers=(Identifier("doi", f"10.{1000 + journal}/g.{number}"),),
        keywords=tuple(Text(language.word(chance), language.tag) for _ in range(chance.choice((0, 0, 4, 4, 6)))),
        abstract=abstract,
    )  # fmt: skip


def _few(chance: random.Random) -> int:
    return chance.choices((1, 2, 3, 5), (50, 30, 15, 5))[0]


def _contributor(language: Language, chance: random.Random) -> Contributor:
    name = Name(family=chance.choice(language.families), given=chance.choice(language.given), lang=language.tag)
    return Contributor((name,))


if __name__ == "__main__":
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    for line in lines(records(wanted)):
        sys.stdout.buffer.write(line)
