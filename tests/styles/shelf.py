"""A small shelf of works in seven languages and five scripts, by which styles are looked at."""

from dragoman.record.date import Date
from dragoman.record.form import Text, forms
from dragoman.record.identifier import Identifier
from dragoman.record.model import Link, Record
from dragoman.record.name import Contributor, Name, Role


def people(lang: str, *names: str, role: Role = "author") -> tuple[Contributor, ...]:
    """Names as "Family, Given"."""
    parted = (name.partition(", ") for name in names)
    return tuple(Contributor((Name(family=family, given=given, lang=lang),), role) for family, _, given in parted)


def journal(lang: str, title: str, issn: str = "") -> Record:
    return Record(
        type="periodical", title=forms(title, lang=lang), identifiers=(Identifier("issn", issn),) if issn else ()
    )


WORKS = (
    Record(
        id="bishku", type="article-journal", languages=("en",),
        title=forms("The South Caucasus republics and Israel", lang="en"),
        contributors=people("en", "Bishku, Michael B."), issued=Date("2009-03"), volume="45", issue="2",
        pages="295-314", container=journal("en", "Middle Eastern Studies", "0026-3206"),
        identifiers=(Identifier("doi", "10.1080/00263200802697415"),),
    ),
    Record(
        id="rahimi", type="article-journal", languages=("fa",),
        title=(
            Text("سیاست خارجی ایران در بحران قره‌باغ", "fa"),
            Text("Iran’s foreign policy in the Karabakh crisis", "en"),
        ),
        contributors=people("fa", "رحیمی, علی", "حسینی, مریم", "کریمی, رضا", "احمدی, نادر"),
        issued=Date("2020", "۱۳۹۹", "persian"),
        volume="13", issue="2", pages="455-478", container=journal("fa", "مطالعات اوراسیای مرکزی", "2008-0867"),
        identifiers=(Identifier("doi", "10.22059/jcep.2022.318774.449983"),),
    ),
    Record(
        id="yu", type="article-journal", languages=("zh",),
        title=(Text("阿塞拜疆外交政策的演变", "zh"), Text("The evolution of Azerbaijan’s foreign policy", "en")),
        contributors=people("zh", "于, 潇", "刘, 义", "柴, 跃廷", "李, 明"), issued=Date("2012-11"), volume="52",
        issue="11", pages="1518-1523", container=journal("zh", "俄罗斯东欧中亚研究", "1671-8461"),
    ),
    Record(
        id="bartold", type="book", languages=("ru",),
        title=(Text("Место прикаспийских областей в истории мусульманского мира", "ru"),),
        contributors=people("ru", "Бартольд, Василий Владимирович"), issued=Date("1925"), edition=forms("2"),
        publisher=forms("Азгиз", lang="ru"), publisher_place=forms("Баку", lang="ru"), number_of_pages="150",
    ),
    Record(
        id="kizilyurt", type="chapter", languages=("tr",), title=forms("Karabağ sorununun kökenleri", lang="tr"),
        contributors=people("tr", "Kızılyurt, Özgür", "Işık, İbrahim"), pages="15-42", issued=Date("2018"),
        container=Record(
            type="book", title=forms("Kafkasya’da savaş ve barış", lang="tr"),
            contributors=people("tr", "Yılmaz, Ayşe", "Demir, Ali", role="editor"),
            publisher=forms("İletişim", lang="tr"), publisher_place=forms("İstanbul", lang="tr"),
            identifiers=(Identifier("isbn", "9789750500000"),),
        ),
    ),
    Record(
        id="aliyev", type="thesis", languages=("az",),
        title=forms("Qarabağ müharibəsi və İranın xarici siyasəti", lang="az"),
        contributors=people("az", "Əliyev, Heydər"), issued=Date("2016"),
        genre=forms("fəlsəfə doktoru dissertasiyası", lang="az"),
        publisher=forms("Bakı Dövlət Universiteti", lang="az"), publisher_place=forms("Bakı", lang="az"),
    ),
    Record(
        id="crisis", type="webpage", languages=("en",), title=forms("Nagorno-Karabakh: a visual explainer", lang="en"),
        contributors=(Contributor((Name(literal="International Crisis Group"),), body="organization"),),
        issued=Date("2023-09-21"), accessed=Date("2024-01-05"),
        links=(Link("https://www.crisisgroup.org/content/nagorno-karabakh"),),
    ),
)  # fmt: skip
