"""An invented channel in the three layouts of Telegram: JSON export, HTML export, preview page.

The layouts were written after the files of Telegram Desktop and the public preview; the texts are
invented, so no region, hour or number in them stands for an event.
"""

import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from html import escape
from pathlib import Path

PLACES = ("Калужской", "Тверской", "Псковской", "Рязанской", "Тульской", "Смоленской")
OTHER = (
    "Расчёты зенитных ракетных комплексов провели плановые тренировки на полигоне.",
    "В военном вузе прошёл день открытых дверей; гостям показали технику разных лет.",
    "Врачи окружного госпиталя рассказали школьникам о своей работе.",
    "Экипажи вертолётов отработали посадку на незнакомую площадку.",
)


@dataclass(frozen=True, slots=True)
class Post:
    """A post. `struck` is text that the publisher struck out, shown before the text."""

    number: int
    published: datetime
    text: str
    edited: datetime | None = None
    struck: str = ""
    bold: str = ""
    forwarded_from: str | None = None
    forwarded_address: str | None = None


def air_defence_text(random_: random.Random, day: datetime) -> str:
    """A report of one night: a total over two or three regions."""
    places = random_.sample(PLACES, random_.choice((2, 3)))
    counts = [random_.randint(2, 19) for _ in places]
    before = day - timedelta(days=1)
    items = "\n".join(
        f"▫️ {count} – над территорией {place} области,"
        for count, place in zip(counts, places, strict=True)
    )
    return (
        f"С 20.00 мск {before:%d.%m.%Y} до 7.00 мск {day:%d.%m.%Y} дежурными средствами ПВО "
        f"уничтожено {sum(counts)} украинских беспилотных летательных аппаратов "
        f"самолётного типа:\n{items.rstrip(',')}."
    )


def draw_posts(count: int, air_defence: int, seed: int = 1) -> Iterator[Post]:
    """`count` posts of a channel over three years, `air_defence` of them reports of nights."""
    random_ = random.Random(seed)  # noqa: S311
    published = datetime(2023, 3, 1, 4, 0, tzinfo=UTC)
    step = timedelta(days=1000) / count
    for number in range(1, count + 1):
        published += step
        is_report = number * air_defence // count > (number - 1) * air_defence // count
        if is_report:
            text = air_defence_text(random_, published)
        else:
            text = f"{random_.choice(OTHER)} Сообщение {number}."
        edited = published + timedelta(minutes=9) if random_.random() < 0.02 else None
        yield Post(
            number, published.replace(microsecond=0), text, edited and edited.replace(microsecond=0)
        )


# JSON export --------------------------------------------------------------------------------


def to_message(post: Post) -> dict[str, object]:
    """A message of result.json."""
    entities: list[dict[str, str]] = []
    if post.struck:
        entities.append({"type": "strikethrough", "text": post.struck})
    if post.bold and post.bold in post.text:
        before, after = post.text.split(post.bold, 1)
        entities += [{"type": "plain", "text": before}, {"type": "bold", "text": post.bold}]
        entities += [{"type": "plain", "text": after}]
    else:
        entities.append({"type": "plain", "text": post.text})
    text = [e["text"] if e["type"] == "plain" else e for e in entities if e["text"]]
    message: dict[str, object] = {
        "id": post.number,
        "type": "message",
        "date": post.published.strftime("%Y-%m-%dT%H:%M:%S"),
        "date_unixtime": str(int(post.published.timestamp())),
    }
    if post.edited:
        message["edited"] = post.edited.strftime("%Y-%m-%dT%H:%M:%S")
        message["edited_unixtime"] = str(int(post.edited.timestamp()))
    message |= {"from": "Канал проверки", "from_id": "channel1000000001"}
    if post.forwarded_from:
        message["forwarded_from"] = post.forwarded_from
    plain = len(text) == 1 and isinstance(text[0], str)
    return message | {"text": text[0] if plain else text, "text_entities": entities}


def write_json(path: Path, posts: Iterable[Post]) -> None:
    """result.json as Telegram Desktop writes it: a service message, then the posts."""
    service = {
        "id": 0,
        "type": "service",
        "date": "2023-03-01T00:00:00",
        "date_unixtime": "1677628800",
        "actor": "Канал проверки",
        "actor_id": "channel1000000001",
        "action": "create_channel",
        "title": "Канал проверки",
        "text": "",
        "text_entities": [],
    }
    with path.open("w", encoding="utf-8") as file:
        file.write('{\n "name": "Канал проверки",\n "type": "public_channel",\n')
        file.write(' "id": 1000000001,\n "messages": [\n')
        file.write(json.dumps(service, ensure_ascii=False))
        for post in posts:
            file.write(",\n" + json.dumps(to_message(post), ensure_ascii=False))
        file.write("\n ]\n}")


# HTML export and preview ------------------------------------------------------------------------


def markup(post: Post, struck_tag: str = "s") -> str:
    """The text with its line breaks and formatting as HTML."""
    text = escape(post.text)
    if post.bold:
        text = text.replace(escape(post.bold), f"<strong>{escape(post.bold)}</strong>", 1)
    struck = f"<{struck_tag}>{escape(post.struck)}</{struck_tag}>" if post.struck else ""
    return (struck + text).replace("\n", "<br>")


def write_html(folder: Path, posts: Sequence[Post], per_page: int = 1000) -> None:
    """messages.html, messages2.html, … as Telegram Desktop writes them."""
    for start in range(0, len(posts), per_page):
        page = start // per_page + 1
        body = "".join(_html_message(post) for post in posts[start : start + per_page])
        name = "messages.html" if page == 1 else f"messages{page}.html"
        folder.joinpath(name).write_text(
            '<!DOCTYPE html>\n<html>\n <head>\n  <meta charset="utf-8"/>\n'
            "<title>Exported Data</title>\n </head>\n <body>\n"
            '  <div class="page_wrap">\n   <div class="page_body chat_page">\n'
            '    <div class="history">\n'
            '     <div class="message service" id="message-1">\n'
            '      <div class="body details">\n1 March 2023\n      </div>\n     </div>\n'
            f"{body}    </div>\n   </div>\n  </div>\n </body>\n</html>\n",
            encoding="utf-8",
        )


def _html_message(post: Post) -> str:
    local = post.published + timedelta(hours=3)
    forward = (
        '<div class="forwarded body">\n<div class="from_name">\n'
        f'{escape(post.forwarded_from)} <span class="date details" title="01.03.2023 00:00:00">'
        f' 00:00</span>\n</div>\n<div class="text">\n{markup(post)}\n</div>\n</div>\n'
        if post.forwarded_from
        else f'<div class="text">\n{markup(post)}\n       </div>\n'
    )
    return (
        f'     <div class="message default clearfix" id="message{post.number}">\n'
        '      <div class="pull_left userpic_wrap"></div>\n      <div class="body">\n'
        f'       <div class="pull_right date details" '
        f'title="{local:%d.%m.%Y %H:%M:%S} UTC+03:00">\n{local:%H:%M}\n       </div>\n'
        '       <div class="from_name">\nКанал проверки \n       </div>\n'
        f"       {forward}      </div>\n     </div>\n"
    )


def render_preview(posts: Sequence[Post], handle: str, has_older: bool) -> bytes:
    """A page of t.me/s/… with these posts, oldest first."""
    more = (
        f'<div class="tgme_widget_message_centered js-messages_more_wrap"><a href="/s/{handle}'
        f'?before={posts[0].number}" class="tme_messages_more js-messages_more" '
        f'data-before="{posts[0].number}"></a></div>'
        if has_older and posts
        else ""
    )
    wraps = "".join(_preview_message(post, handle) for post in posts)
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8"><title>Канал проверки – Telegram</title>'
        '</head><body class="widget_frame_base tgme_webpreview">'
        '<main class="tgme_main"><section class="tgme_channel_history js-message_history">'
        f"{more}{wraps}</section></main></body></html>"
    ).encode()


def _preview_message(post: Post, handle: str) -> str:
    forward = (
        '<div class="tgme_widget_message_forwarded_from accent_color">Forwarded from&nbsp;'
        f'<a class="tgme_widget_message_forwarded_from_name" href="{post.forwarded_address}">'
        f'<span dir="auto">{escape(post.forwarded_from)}</span></a></div>'
        if post.forwarded_from
        else ""
    )
    edited = "edited &nbsp;" if post.edited else ""
    return (
        '<div class="tgme_widget_message_wrap js-widget_message_wrap">'
        '<div class="tgme_widget_message text_not_supported_wrap js-widget_message" '
        f'data-post="{handle}/{post.number}" data-view="x">'
        '<div class="tgme_widget_message_user"><a href="https://t.me/x"><i></i></a></div>'
        '<div class="tgme_widget_message_bubble">'
        '<div class="tgme_widget_message_author accent_color"><a '
        'class="tgme_widget_message_owner_name" href="https://t.me/x"><span>Канал</span></a></div>'
        f'{forward}<div class="tgme_widget_message_text js-message_text" dir="auto">'
        f"{markup(post)}</div>"
        '<div class="tgme_widget_message_footer compact js-message_footer">'
        '<div class="tgme_widget_message_info short js-message_info">'
        '<span class="tgme_widget_message_views">12.3K</span>'
        f'<span class="tgme_widget_message_meta">{edited}<a class="tgme_widget_message_date" '
        f'href="https://t.me/{handle}/{post.number}"><time datetime="'
        f'{post.published:%Y-%m-%dT%H:%M:%S}+00:00" class="time">{post.published:%H:%M}</time>'
        "</a></span></div></div></div></div></div>"
    )
