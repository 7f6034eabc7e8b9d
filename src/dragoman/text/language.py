"""In which language is it written? A guess among the languages of scholarship.

The script decides first; then letters that few languages have, small words and endings (``data/tongues.tsv``); and
only for a text in plain Latin letters of which these say nothing, letter statistics.
"""

import re
from collections.abc import Collection
from functools import cache, lru_cache
from importlib.resources import files

from lingua import IsoCode639_1, Language, LanguageDetector, LanguageDetectorBuilder

from dragoman.text.script import shares
from dragoman.text.tag import language, script

_BY_SCRIPT: dict[str, str] = {
    "Armn": "hy", "Geor": "ka", "Hebr": "he", "Grek": "el", "Hang": "ko", "Kana": "ja", "Deva": "hi", "Thai": "th",
    "Beng": "bn", "Taml": "ta", "Tibt": "bo", "Ethi": "am", "Syrc": "syr", "Copt": "cop", "Telu": "te", "Knda": "kn",
    "Mlym": "ml", "Gujr": "gu", "Guru": "pa", "Sinh": "si", "Khmr": "km", "Laoo": "lo", "Mymr": "my", "Mong": "mn",
    "Thaa": "dv", "Orya": "or",
}  # fmt: skip
"""Scripts that (nearly) tell the language."""
_LIKELIEST: dict[str, str] = {"Latn": "en", "Arab": "fa", "Cyrl": "ru", "Hani": "zh"}
_WORD = re.compile(r"[^\W\d_]+(?:['’‘ʻ\u200c][^\W\d_]+)*")
_LONGEST_ENDING = 5
_ENOUGH = 400
"""So many characters are enough to tell a language."""


class _Signs:
    """What speaks for the languages of one script: words, endings and letters, each with (tag, weight) pairs."""

    def __init__(self) -> None:
        self.words: dict[str, dict[str, float]] = {}
        self.endings: dict[str, dict[str, float]] = {}
        self.letters: dict[str, dict[str, float]] = {}


@cache
def _signs(of_script: str) -> _Signs:
    found = _Signs()
    for line in (files("dragoman.text") / "data" / "tongues.tsv").read_text("utf-8").splitlines()[1:]:
        tag, kind, told = line.split("\t")
        if script(tag) != of_script:
            continue
        for said in told.split():
            sign, _, weight = said.partition(":") if kind == "letters" else (said.translate(_ARABIC), "", "")
            getattr(found, kind).setdefault(sign, {})[tag] = float(weight or 1)
    for kind, whole in (("words", 1.6), ("endings", 0.8)):
        for tags in getattr(found, kind).values():
            tags.update({tag: whole / len(tags) ** 0.7 for tag in tags})
    return found


_ARABIC = str.maketrans("يىك", "ییک")
"""Persian is often typed on Arabic key boards: words are compared in one spelling, letters as they are."""


def guess_language(text: str, among: Collection[str] = ()) -> tuple[str, float]:
    """Guess the language: its tag (with the script where that is not the language's own), and how sure (0..1).

    ``among`` are the only tags in question when given . ("", 0.0) when there are no letters. A title of one
    or two words that many languages could have gives little confidence; below 0.5 the guess is hardly better than
    what is commonest.

    >>> titles = ("جنگ قره‌باغ", "Qarabağda müharibə", "Война", "卡拉巴赫冲突", "تاريخ الدولة", "Storia della Persia")
    >>> [guess_language(title)[0] for title in titles]
    ['fa', 'az', 'ru', 'zh', 'ar', 'it']
    >>> [guess_language(title)[0] for title in ("Мүнагишә вә сүлһ", "阿塞拜疆與亞美尼亞的戰爭", "戦争と平和")]
    ['az-Cyrl', 'zh-Hant', 'ja']
    """
    return _guessed(text[:_ENOUGH], tuple(among))


@lru_cache(maxsize=16384)
def _guessed(text: str, among: tuple[str, ...]) -> tuple[str, float]:
    found = shares(text)
    if not found:
        return "", 0.0
    main = next(iter(found))
    if main in {"Hani", "Kana"}:
        return _east_asian(text, found.get("Kana", 0), found.get("Hani", 0), among)
    if main in _BY_SCRIPT:
        return _BY_SCRIPT[main], 0.95 if main != "Deva" else 0.7
    return _of_signs(text.lower(), main, among)


def _of_signs(text: str, main: str, among: Collection[str]) -> tuple[str, float]:
    scores = _scores(text, _signs(main))
    if among:
        scores = {tag: scores.get(tag, 0.0) for tag in among if script(tag) == main} or scores
    if (
        main == "Latn"
        and (romanised := _ROMANISED.findall(text) + _LINKED.findall(text))
        and max(scores.values(), default=0) < 2 + len(romanised)
    ):
        return ("fa-Latn" if _EZAFE.search(text) else "ar-Latn"), 0.5
    ranked = sorted(scores.items(), key=lambda pair: pair[1], reverse=True)[:2]
    if not ranked or ranked[0][1] < 0.5:
        return _unsaid(text, main, among)
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    best, score = ranked[0]
    return best, round(min(0.99, 0.45 + 0.5 * (score - second) / score * min(1.0, score / 2.5)), 2)


_ROMANISED = re.compile("[ḥṭṣẓʿʾḫḳṯḏāīū]")
_LINKED = re.compile(r"[^\W\d_]{2}-y?e (?=[^\W\d_])")
"""The Persian ezafe as romanisations write it ("Goftogu-ye Jeneral")."""
_EZAFE = re.compile(r"\w-(?:ye|yi|e|i)\b|\b(?:va|dar|az|bā)\b")


def _scores(text: str, signs: _Signs) -> dict[str, float]:
    scores: dict[str, float] = {}
    if not text.isascii():
        for letter in set(text) & signs.letters.keys():
            _add(scores, signs.letters[letter], min(text.count(letter), 3) ** 0.5)
    for word in _WORD.findall(text.translate(_ARABIC)):
        for part in (word, *re.split("['’‘\u200c]", word)) if not word.isalpha() else (word,):
            if part in signs.words:
                _add(scores, signs.words[part], 1.0)
            else:
                _add(scores, _ending(part, signs.endings), 1.0)
    return scores


def _ending(word: str, endings: dict[str, dict[str, float]]) -> dict[str, float]:
    for size in range(min(_LONGEST_ENDING, len(word) - 2), 1, -1):
        if word[-size:] in endings:
            return endings[word[-size:]]
    return {}


def _add(scores: dict[str, float], tags: dict[str, float], times: float) -> None:
    for tag, weight in tags.items():
        scores[tag] = scores.get(tag, 0.0) + weight * times


def _unsaid(text: str, main: str, among: Collection[str]) -> tuple[str, float]:
    """Say what is likeliest when no word, ending or letter speaks for a language."""
    if main == "Latn" and len(text) >= 16 and " " in text:
        return _by_statistics(text, among)
    if main == "Arab" and re.search(r"(?<!\w)ال\w{2}", text):
        return "ar", 0.6
    first = _LIKELIEST.get(main, "")
    return (first if not among or first in among else next(iter(among))), 0.3


_STATISTICS = ("en", "fr", "de", "it", "es", "pt", "nl", "tr")


@cache
def _detector() -> LanguageDetector:
    """Load letter statistics of the commonest languages: a quarter of a second and 20 MB; all would take 600 MB."""
    known = {language.iso_code_639_1.name.lower(): language for language in Language.all()}
    chosen = [known[tag] for tag in _STATISTICS]
    return LanguageDetectorBuilder.from_languages(*chosen).with_low_accuracy_mode().build()


def _by_statistics(text: str, among: Collection[str]) -> tuple[str, float]:
    values = _detector().compute_language_confidence_values(text)
    ranked = [(_code(value.language.iso_code_639_1), value.value) for value in values]
    allowed = [pair for pair in ranked if not among or pair[0] in among]
    best, sure = allowed[0] if allowed else ("en", 0.3)
    return (best, round(0.3 + 0.4 * sure, 2)) if sure > 0.8 else ("en" if not among or "en" in among else best, 0.3)


def _code(code: IsoCode639_1) -> str:
    return code.name.lower()


# Chinese and Japanese

_ONLY_JAPANESE = frozenset(
    "戦歴経済沢広価図対発関仏両気働込峠畑々売読変観権険検総続鉄徳拡桜様県伝帰竜単巣悪応実労駅"
    "円囲営栄塩黒歩渋剣雑証楽薬訳訂絵"
)
_ONLY_SIMPLIFIED = frozenset(
    "国学会战争历书东关区说话语这们为时间对发现经济论义议题实体际华与兴亚产业从众优传伤伦价协单卫厂厅压参双变叙号叶吗听启员响团园围图圆圣场块坚"
    "声处备复头奋奖妇娱孙宁宝审宪宫宽宾导将尔尘尝层属岁岛币师帐带帮广庄庆库应废开异弃张归录径态怀总恋恶惊惯战户执扩扫抚报担拟择损换据摄敌数无显"
    "术机杀杂权条来杨极构枪柜标栏树样档桥检楼欢欧残毕气汉汤沟没泽洁浅测浓涛润涨渐温湾湿满滥灭灯灵灾炉点炼热爱爷牵状独狭狱猎环玛现电画疗盐监盖盘"
    "矿码确礼祸离种积称穷窃竞笔筑简类粮纠红约级纪纯纲纳纵纷纸纹线练组细织终绍绘给络绝统继绩续维综绿缘编缩网罗罚职联聪肃肤胜脑脚脸艺节苏范药荣获营"
    "蓝虑虽蛮补装规视览觉触订认讨让训记讲许设访证评识诉词译试诗诚询该详误请诸读课谁调谈谋谢谱贝贡财责贤败货质购贯贵贸费贺资赏赖赛赞赠赵跃践转轮"
    "软轻载较辅辆辈输辑辞边达迁过运还进远违连迟适选递逻遗邓邮邻郑酱释鉴针钟钢钱铁铜银错键锦镇长门闭问闲闻阅阳阴阶际陆陈险随隐难雾静韩页顶项顺须顾"
    "顿预领频颗题颜额风飞饭饮馆马驱验骑骗鱼鲁鲜鸟鸡鸣龙龟"
)
_ONLY_TRADITIONAL = frozenset(
    "國學會戰爭歷書東關區說話語這們為時間對發現經濟論義議題實體際華與興亞產業從眾優傳傷倫價協單衛廠廳壓參雙變敘號葉嗎聽啟員響團園圍圖圓聖場塊堅聲處備"
    "復頭奮獎婦娛孫寧寶審憲宮寬賓導將爾塵嘗層屬歲島幣師帳帶幫廣莊慶庫應廢開異棄張歸錄徑態懷總戀惡驚慣戶執擴掃撫報擔擬擇損換據攝敵數無顯術機殺雜權條"
    "來楊極構槍櫃標欄樹樣檔橋檢樓歡歐殘畢氣漢湯溝沒澤潔淺測濃濤潤漲漸溫灣濕滿濫滅燈靈災爐點煉熱愛爺牽狀獨狹獄獵環瑪電畫療鹽監蓋盤礦碼確禮禍離種積稱窮"
    "竊競筆築簡類糧糾紅約級紀純綱納縱紛紙紋線練組細織終紹繪給絡絕統繼績續維綜綠緣編縮網羅罰職聯聰肅膚勝腦腳臉藝節蘇範藥榮獲營藍慮雖蠻補裝規視覽覺觸"
    "訂認討讓訓記講許設訪證評識訴詞譯試詩誠詢該詳誤請諸讀課誰調談謀謝譜貝貢財責賢敗貨質購貫貴貿費賀資賞賴賽讚贈趙躍踐轉輪軟輕載較輔輛輩輸輯辭邊達遷過"
    "運還進遠違連遲適選遞邏遺鄧郵鄰鄭醬釋鑑針鐘鋼錢鐵銅銀錯鍵錦鎮長門閉問閒聞閱陽陰階陸陳險隨隱難霧靜韓頁頂項順須顧頓預領頻顆顏額風飛飯飲館馬驅驗騎騙"
    "魚魯鮮鳥雞鳴龍龜"
)


def _east_asian(text: str, kana: int, han: int, among: Collection[str]) -> tuple[str, float]:
    """Tell Japanese by its kana and its own signs, traditional from simplified Chinese by theirs."""
    signs = set(text)
    allowed = {language(tag) for tag in among}
    japanese = len(signs & (_ONLY_JAPANESE - _ONLY_SIMPLIFIED - _ONLY_TRADITIONAL))
    traditional = len(signs & (_ONLY_TRADITIONAL - _ONLY_SIMPLIFIED))
    simplified = len(signs & (_ONLY_SIMPLIFIED - _ONLY_TRADITIONAL))
    of_japan = kana > 1 or kana * 3 > han or (japanese > 0 and japanese >= max(traditional, simplified))
    if allowed == {"ja"} or (of_japan and (not allowed or "ja" in allowed)):
        return "ja", 0.97 if kana > 1 else 0.7
    if traditional > simplified:
        return "zh-Hant", 0.8
    return "zh", 0.9 if simplified else 0.7
