"""The words of three languages for statements drawn at random.

Written by hand; shares nothing with the parser: not its word tables, not the gazetteer's
forms. A generator that knew what the parser knows would prove nothing.
"""

import random
from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """A place in the forms a statement needs: after "over", as an owner, and bare in a list.

    The bare forms ("Tula" of "the Tula and Tver regions") are empty where a place has none.
    """

    code: str
    over: str
    of: str
    bare: str = ""
    bare_of: str = ""


@dataclass(frozen=True)
class Words:
    """Everything that one language needs to write a statement."""

    lang: str
    oblasts: list[Place]
    others: list[Place]
    seas: list[Place]
    plural_over: str
    plural_of: str
    conjunction: str
    months: list[str]
    drones: tuple[str, str, str]
    small: list[str]
    each_small: list[str]
    phrases: dict[str, list[str]]

    def counted(self, number: int) -> str:
        """ "five drones", with the noun in the form the number asks for."""
        return f"{number} {self.noun(number)}"

    def noun(self, number: int) -> str:
        if self.lang == "en":
            return self.drones[0] if number == 1 else self.drones[2]
        if number % 10 == 1 and number % 100 != 11:
            return self.drones[0]
        if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14):
            return self.drones[1]
        return self.drones[2]

    def number(self, draw: random.Random, number: int) -> str:
        """The number in digits or, where a small one allows it, in words."""
        if number < len(self.small) and draw.random() < 0.5:
            return self.small[number]
        return str(number)

    def each_number(self, draw: random.Random, number: int) -> str:
        if number < len(self.each_small) and draw.random() < 0.6:
            return self.each_small[number]
        return str(number)

    def listed(self, items: list[str]) -> str:
        return (
            items[0]
            if len(items) == 1
            else f"{', '.join(items[:-1])} {self.conjunction} {items[-1]}"
        )

    def over_list(self, places: list[Place]) -> str:
        """ "over A, B and C oblasts" for oblasts, "over A, B and C" for anything else."""
        if len(places) > 1 and all(place.bare for place in places):
            return self.plural_over.format(self.listed([place.bare for place in places]))
        return self.listed([place.over for place in places])

    def say(self, draw: random.Random, key: str, **slots: object) -> str:
        return draw.choice(self.phrases[key]).format(**slots)


RU_STEMS = {
    "RU-BEL": "Белгородск", "RU-BRY": "Брянск", "RU-KRS": "Курск", "RU-ORL": "Орловск",
    "RU-TUL": "Тульск", "RU-KLU": "Калужск", "RU-VOR": "Воронежск", "RU-LIP": "Липецк",
    "RU-TAM": "Тамбовск", "RU-ROS": "Ростовск", "RU-VGG": "Волгоградск", "RU-SAR": "Саратовск",
    "RU-SAM": "Самарск", "RU-PNZ": "Пензенск", "RU-RYA": "Рязанск", "RU-SMO": "Смоленск",
    "RU-TVE": "Тверск", "RU-PSK": "Псковск", "RU-NGR": "Новгородск", "RU-LEN": "Ленинградск",
    "RU-YAR": "Ярославск", "RU-VLA": "Владимирск", "RU-NIZ": "Нижегородск", "RU-AST": "Астраханск",
    "RU-ULY": "Ульяновск", "RU-ORE": "Оренбургск", "RU-VLG": "Вологодск", "RU-IVA": "Ивановск",
    "RU-KOS": "Костромск", "RU-SVE": "Свердловск", "RU-CHE": "Челябинск",
}  # fmt: skip
UK_STEMS = {
    "RU-BEL": "Бєлгородськ", "RU-BRY": "Брянськ", "RU-KRS": "Курськ", "RU-ORL": "Орловськ",
    "RU-TUL": "Тульськ", "RU-KLU": "Калузьк", "RU-VOR": "Воронезьк", "RU-LIP": "Липецьк",
    "RU-TAM": "Тамбовськ", "RU-ROS": "Ростовськ", "RU-VGG": "Волгоградськ", "RU-SAR": "Саратовськ",
    "RU-SAM": "Самарськ", "RU-PNZ": "Пензенськ", "RU-RYA": "Рязанськ", "RU-SMO": "Смоленськ",
    "RU-TVE": "Тверськ", "RU-PSK": "Псковськ", "RU-NGR": "Новгородськ", "RU-LEN": "Ленінградськ",
    "RU-YAR": "Ярославськ", "RU-NIZ": "Нижньогородськ", "RU-AST": "Астраханськ",
    "RU-ULY": "Ульяновськ", "RU-ORE": "Оренбурзьк", "RU-KOS": "Костромськ",
}  # fmt: skip
EN_NAMES = {
    "RU-BEL": "Belgorod", "RU-BRY": "Bryansk", "RU-KRS": "Kursk", "RU-ORL": "Oryol",
    "RU-TUL": "Tula", "RU-KLU": "Kaluga", "RU-VOR": "Voronezh", "RU-LIP": "Lipetsk",
    "RU-TAM": "Tambov", "RU-ROS": "Rostov", "RU-VGG": "Volgograd", "RU-SAR": "Saratov",
    "RU-SAM": "Samara", "RU-PNZ": "Penza", "RU-RYA": "Ryazan", "RU-SMO": "Smolensk",
    "RU-TVE": "Tver", "RU-PSK": "Pskov", "RU-NGR": "Novgorod", "RU-LEN": "Leningrad",
    "RU-YAR": "Yaroslavl", "RU-VLA": "Vladimir", "RU-NIZ": "Nizhny Novgorod",
    "RU-AST": "Astrakhan", "RU-ULY": "Ulyanovsk", "RU-ORE": "Orenburg", "RU-VLG": "Vologda",
}  # fmt: skip

RUSSIAN = Words(
    lang="ru",
    oblasts=[
        Place(code, f"{stem}ой областью", f"{stem}ой области", f"{stem}ой", f"{stem}ой")
        for code, stem in RU_STEMS.items()
    ],
    others=[
        Place("RU-KDA", "Краснодарским краем", "Краснодарского края"),
        Place("RU-STA", "Ставропольским краем", "Ставропольского края"),
        Place("RU-TA", "Татарстаном", "Республики Татарстан"),
        Place("RU-MO", "Мордовией", "Республики Мордовия"),
        Place("RU-CU", "Чувашией", "Чувашской Республики"),
        Place("RU-AD", "Адыгеей", "Республики Адыгея"),
        Place("RU-KL", "Калмыкией", "Республики Калмыкия"),
        Place("RU-BA", "Башкортостаном", "Республики Башкортостан"),
        Place("UA-43", "Крымом", "Республики Крым"),
        Place("RU-MOS+RU-MOW", "Московским регионом", "Московского региона"),
    ],
    seas=[
        Place("SEA-BLACK", "акваторией Черного моря", "акватории Черного моря"),
        Place("SEA-AZOV", "акваторией Азовского моря", "акватории Азовского моря"),
        Place("SEA-CASPIAN", "Каспийским морем", "Каспийского моря"),
    ],
    plural_over="{} областями",
    plural_of="{} областей",
    conjunction="и",
    months=[
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ],
    drones=("беспилотник", "беспилотника", "беспилотников"),
    small=[
        "",
        "один",
        "два",
        "три",
        "четыре",
        "пять",
        "шесть",
        "семь",
        "восемь",
        "девять",
        "десять",
        "одиннадцать",
        "двенадцать",
        "тринадцать",
        "четырнадцать",
        "пятнадцать",
    ],
    each_small=["", "одному", "два", "три", "четыре", "пять", "шесть", "семь", "восемь"],
    phrases={
        "night": ["За прошедшую ночь", "Минувшей ночью", "В течение прошедшей ночи", "Ночью"],
        "dated_night": ["В ночь на {day} {month}", "В ночь с {before} на {day} {month}"],
        "hours": [
            "В период с {start}.00 до {end}.00 мск",
            "С {start}:00 до {end}:00 по московскому времени",
        ],
        "total": [
            "дежурными средствами ПВО уничтожено {counted}",
            "силы ПВО сбили {counted}",
            "средства противовоздушной обороны перехватили и уничтожили {counted}",
        ],
        "source": [
            "",
            ", сообщило Минобороны",
            ", заявили в Минобороны РФ",
            ", говорится в сообщении Министерства обороны России",
        ],
        "item": ["{n} — над {over}", "{n} над {over}", "над {over} — {n}"],
        "item_of": ["{n} – над территорией {of}"],
        "each_item": ["по {n} — над {over}", "по {n} над {over}", "над {over} — по {n}"],
        "alone": ["Над {over} уничтожено {counted}", "Силы ПВО сбили над {over} {counted}"],
        "more": ["Еще {n} — над {over}", "Еще {n} сбили над {over}"],
        "flat": ["уничтожено {counted} над территориями {of}"],
        "half": ["половина из них — над {over}"],
        "as_many": ["столько же — над {over}"],
        "rest": ["остальные — над {over}"],
        "respectively": ["{a} и {b} — над {over} соответственно"],
        "including": ["в том числе {n} — над {over}", "включая {n} над {over}"],
        "bound": ["из них {n} летели на Москву", "в том числе {n}, летевших на столицу"],
        "recap": ["Всего за ночь сбито {counted}."],
        "governor": ["Губернатор {of} сообщил о {n} сбитых дронах."],
        "missiles": ["две ракеты и {counted}"],
        "boats": ["В Черном море уничтожены {n} безэкипажных катера."],
        "vague": ["Над {over} сбито несколько беспилотников"],
        "at_least": ["не менее {n} беспилотников сбито над {over}"],
        "over_bound": ["более {n} беспилотников сбито над {over}"],
        "about": ["около {n} беспилотников сбито над {over}"],
        "none": ["Над {over} беспилотников не зафиксировано"],
        "singular": ["Беспилотник сбит над {over}", "Дрон уничтожен над {over}"],
        "unknown": [
            "Над Залужанской областью сбито {counted}",
            "{counted} сбито над Верхнедольским краем",
        ],
        "not_a_claim": [
            "В {of} объявлена опасность атаки БПЛА. Жителей просят оставаться дома.",
            "Аэропорт временно не принимает рейсы с {n} часов.",
            "В результате ДТП на трассе М-4 пострадали {n} человек.",
            "На выставке показали комплекс С-400 и {n} новых автомобилей.",
        ],
        "ministry": ["Минобороны заявило"],
        "regions": ["Над {n} регионами"],
    },
)

UKRAINIAN = Words(
    lang="uk",
    oblasts=[
        Place(code, f"{stem}ою областю", f"{stem}ої області", f"{stem}ою", f"{stem}ої")
        for code, stem in UK_STEMS.items()
    ],
    others=[
        Place("RU-KDA", "Краснодарським краєм", "Краснодарського краю"),
        Place("RU-STA", "Ставропольським краєм", "Ставропольського краю"),
        Place("RU-TA", "Татарстаном", "Татарстану"),
        Place("RU-MO", "Мордовією", "Мордовії"),
        Place("RU-AD", "Адигеєю", "Адигеї"),
        Place("RU-KL", "Калмикією", "Калмикії"),
        Place("UA-43", "Кримом", "Криму"),
        Place("RU-MOS+RU-MOW", "Московським регіоном", "Московського регіону"),
    ],
    seas=[
        Place("SEA-BLACK", "акваторією Чорного моря", "акваторії Чорного моря"),
        Place("SEA-AZOV", "Азовським морем", "Азовського моря"),
        Place("SEA-CASPIAN", "Каспійським морем", "Каспійського моря"),
    ],
    plural_over="{} областями",
    plural_of="{} областей",
    conjunction="та",
    months=[
        "січня",
        "лютого",
        "березня",
        "квітня",
        "травня",
        "червня",
        "липня",
        "серпня",
        "вересня",
        "жовтня",
        "листопада",
        "грудня",
    ],
    drones=("безпілотник", "безпілотники", "безпілотників"),
    small=[
        "",
        "один",
        "два",
        "три",
        "чотири",
        "п'ять",
        "шість",
        "сім",
        "вісім",
        "дев'ять",
        "десять",
        "одинадцять",
        "дванадцять",
        "тринадцять",
        "чотирнадцять",
        "п'ятнадцять",
    ],
    each_small=["", "одному", "два", "три", "чотири", "п'ять", "шість", "сім", "вісім"],
    phrases={
        "night": ["Минулої ночі", "Протягом ночі", "Уночі", "За ніч"],
        "dated_night": ["У ніч на {day} {month}", "У ніч з {before} на {day} {month}"],
        "hours": ["З {start}:00 до {end}:00 за московським часом"],
        "total": [
            "сили ППО нібито збили {counted}",
            "російська ППО збила {counted}",
            "було знищено {counted}",
        ],
        "source": [
            ", заявили в Міноборони РФ",
            ", стверджує міністерство оборони Росії",
            ", повідомило МО РФ",
        ],
        "item": ["{n} — над {over}", "{n} над {over}", "над {over} — {n}"],
        "item_of": ["{n} – над територією {of}"],
        "each_item": ["по {n} — над {over}", "по {n} над {over}", "над {over} — по {n}"],
        "alone": ["Над {over} збито {counted}", "Сили ППО РФ знищили над {over} {counted}"],
        "more": ["Ще {n} — над {over}", "Ще {n} збили над {over}"],
        "flat": ["знищено {counted} над територіями {of}"],
        "half": ["половина з них — над {over}"],
        "as_many": ["стільки ж — над {over}"],
        "rest": ["решта — над {over}"],
        "respectively": ["{a} і {b} — над {over} відповідно"],
        "including": ["зокрема {n} — над {over}", "у тому числі {n} над {over}"],
        "bound": ["з них {n} летіли на Москву"],
        "recap": ["Загалом за ніч збито {counted}."],
        "governor": ["Губернатор {of} повідомив про {n} збитих дронів."],
        "missiles": ["дві ракети та {counted}"],
        "boats": ["У Чорному морі знищено {n} безекіпажні катери."],
        "vague": ["Над {over} збито кілька безпілотників"],
        "at_least": ["щонайменше {n} безпілотників збито над {over}"],
        "over_bound": ["понад {n} безпілотників збито над {over}"],
        "about": ["близько {n} безпілотників збито над {over}"],
        "none": ["Над {over} безпілотників не зафіксовано"],
        "singular": ["Безпілотник збито над {over}", "Дрон знищено над {over}"],
        "unknown": [
            "Над Залужанською областю збито {counted}",
            "{counted} збито над Верхньодольським краєм",
        ],
        "not_a_claim": [
            "В {of} оголосили загрозу атаки безпілотників. Жителів просять лишатися вдома.",
            "Аеропорт тимчасово не приймає рейси, затримано {n} літаків.",
            "Унаслідок пожежі на складі постраждали {n} людей.",
        ],
        "ministry": ["У Міноборони РФ заявили"],
        "regions": ["Над {n} регіонами РФ"],
    },
)

ENGLISH = Words(
    lang="en",
    oblasts=[
        Place(code, f"the {name} Region", f"the {name} Region", name, name)
        for code, name in EN_NAMES.items()
    ],
    others=[
        Place("RU-KDA", "the Krasnodar Region", "the Krasnodar Region"),
        Place("RU-STA", "the Stavropol Region", "the Stavropol Region"),
        Place("RU-TA", "Tatarstan", "Tatarstan"),
        Place("RU-MO", "Mordovia", "Mordovia"),
        Place("RU-AD", "Adygea", "Adygea"),
        Place("RU-KL", "Kalmykia", "Kalmykia"),
        Place("UA-43", "Crimea", "Crimea"),
        Place("RU-MOS+RU-MOW", "the Moscow Region", "the Moscow Region"),
    ],
    seas=[
        Place("SEA-BLACK", "the Black Sea", "the Black Sea"),
        Place("SEA-AZOV", "the Sea of Azov", "the Sea of Azov"),
        Place("SEA-CASPIAN", "the Caspian Sea", "the Caspian Sea"),
    ],
    plural_over="the {} regions",
    plural_of="the {} regions",
    conjunction="and",
    months=[
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    drones=("drone", "drones", "drones"),
    small=[
        "",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
    ],
    each_small=["", "one", "two", "three", "four", "five", "six", "seven", "eight"],
    phrases={
        "night": ["Overnight", "During the night", "Last night"],
        "dated_night": ["On the night of {month} {before}-{day}"],
        "hours": [
            "Between {start}:00 and {end}:00 Moscow time",
            "From {start}:00 to {end}:00 Moscow time",
        ],
        "total": [
            "air defences shot down {counted}",
            "air defense systems intercepted {counted}",
            "{counted} were destroyed",
        ],
        "source": [
            ", the Russian Defence Ministry said",
            ", according to the Russian Ministry of Defense",
            ", Russia's Defense Ministry reported",
        ],
        "item": ["{n} over {over}"],
        "item_of": ["{n} over the territory of {of}", "{n} over {of}"],
        "each_item": ["{n} each over {over}", "{n} over {over} each"],
        "alone": [
            "Air defences shot down {counted} over {over}",
            "{counted} destroyed over {over}",
        ],
        "more": ["Another {n} were shot down over {over}"],
        "flat": ["{counted} were destroyed over {of}"],
        "half": ["half of them over {over}"],
        "as_many": ["as many over {over}"],
        "rest": ["the rest over {over}"],
        "respectively": ["{a} and {b} over {over} respectively"],
        "including": ["including {n} over {over}"],
        "bound": ["of them {n} were flying at Moscow"],
        "recap": ["A total of {counted} were downed during the night."],
        "governor": ["The governor of {of} spoke of {n} downed drones."],
        "missiles": ["two missiles and {counted}"],
        "boats": ["{n} naval drones were destroyed in the Black Sea."],
        "vague": ["Several drones were shot down over {over}"],
        "at_least": ["At least {n} drones were shot down over {over}"],
        "over_bound": ["More than {n} drones were shot down over {over}"],
        "about": ["About {n} drones were shot down over {over}"],
        "none": ["No drones were detected over {over}"],
        "singular": ["A drone was shot down over {over}", "A drone was destroyed over {over}"],
        "unknown": [
            "{counted} were shot down over the Zaluzhan Region",
            "{counted} were shot down over Verkhnedol Krai",
        ],
        "not_a_claim": [
            "A drone alert was declared in {of} at night. Residents were asked to stay at home.",
            "The airport suspended flights; {n} planes were delayed.",
            "A road accident on the M-4 motorway left {n} people injured.",
        ],
        "ministry": ["The Russian Defence Ministry said"],
        "regions": ["Over {n} Russian regions"],
    },
)

LANGUAGES = {words.lang: words for words in (RUSSIAN, ENGLISH, UKRAINIAN)}
