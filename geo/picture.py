"""A still picture of the small map with sentences beside it, as PNG: for links that are shared.

Drawn from the outlines of the small map; the letters are those that Streamlit carries, which hold
Latin and Cyrillic.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path

import streamlit
from PIL import Image, ImageDraw, ImageFont

from geo.small_map import Frame, Mark, frame_marks

SIZE = (1200, 630)
"""Pixels, as those who show links expect them."""

MAP_BOX = (520, 0, 1200, 630)
TEXT_WIDTH = 440
MARGIN = 48
FINER = 2  # drawn so many times larger and then reduced, for smooth borders
COLOURS = {
    "page": "#ffffff",
    "text": "#1a1a1a",
    "quiet": "#55554f",
    "border": "#ffffff",
    "subject": "#e9e8e3",
    "ukraine": "#f3f3f0",
    "context": "#f3f3f0",
    "number": "#8cc3c8",
    "joint": "#d0dfe0",
    "named": "#d0dfe0",
}


def draw_picture(
    marks: Mapping[str, Mark], title: str, sentences: Sequence[str], caption: str
) -> bytes:
    """A PNG of 1200 × 630 pixels: title and sentences at the left, the map at the right."""
    large = Image.new("RGB", (SIZE[0] * FINER, SIZE[1] * FINER), COLOURS["page"])
    frame = frame_marks(marks)
    scale, shift = _fit(frame)
    drawing = ImageDraw.Draw(large)
    for outline in frame.outlines:
        look = marks[outline.code].state if outline.code in marks else outline.kind
        for ring in outline.rings:
            points = [
                ((x - frame.left) * scale + shift[0], (y - frame.top) * scale + shift[1])
                for x, y in ring
            ]
            drawing.polygon(points, COLOURS[look], COLOURS["border"], FINER)
    drawing.rectangle((0, 0, MAP_BOX[0] * FINER, SIZE[1] * FINER), COLOURS["page"])
    for outline in frame.outlines:
        if (mark := marks.get(outline.code)) and mark.number:
            x = (outline.label[0] - frame.left) * scale + shift[0]
            y = (outline.label[1] - frame.top) * scale + shift[1]
            drawing.text(
                (x, y),
                mark.number,
                COLOURS["text"],
                _font(22 * FINER, 600),
                "mm",
                stroke_width=2 * FINER,
                stroke_fill=COLOURS["page"],
            )
    picture = large.resize(SIZE, Image.Resampling.LANCZOS)
    _write(ImageDraw.Draw(picture), title, sentences, caption)
    content = BytesIO()
    picture.quantize(128).save(content, "PNG")
    return content.getvalue()


def _fit(frame: Frame) -> tuple[float, tuple[float, float]]:
    """How many pixels a km takes, and where the frame's corner comes to lie."""
    left, top, right, bottom = (edge * FINER for edge in MAP_BOX)
    scale = min((right - left) / frame.width, (bottom - top) / frame.height)
    return scale, (
        left + (right - left - frame.width * scale) / 2,
        top + (bottom - top - frame.height * scale) / 2,
    )


def _write(
    drawing: ImageDraw.ImageDraw, title: str, sentences: Sequence[str], caption: str
) -> None:
    drawing.text((MARGIN, MARGIN), title, COLOURS["quiet"], _font(26, 650))
    foot = _wrap(caption, _font(20, 400))
    foot_top = SIZE[1] - MARGIN - 26 * len(foot)
    for number, line in enumerate(foot):
        drawing.text((MARGIN, foot_top + 26 * number), line, COLOURS["quiet"], _font(20, 400))
    top, room = MARGIN + 56, foot_top - MARGIN - 80
    size = 40
    while size > 22 and _height(sentences, size) > room:
        size -= 2
    for sentence in sentences:
        for line in _wrap(sentence, _font(size, 500)):
            if top + size * 1.25 > foot_top - 16:
                return
            drawing.text((MARGIN, top), line, COLOURS["text"], _font(size, 500))
            top += round(size * 1.25)
        top += size // 2


def _height(sentences: Sequence[str], size: int) -> float:
    lines = sum(len(_wrap(sentence, _font(size, 500))) for sentence in sentences)
    return lines * size * 1.25 + len(sentences) * size / 2


def _wrap(text: str, font: ImageFont.FreeTypeFont) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= TEXT_WIDTH or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


@cache
def _font(size: int, weight: int) -> ImageFont.FreeTypeFont:
    media = Path(streamlit.__file__).parent / "static" / "static" / "media"
    font = ImageFont.truetype(next(media.glob("SourceSansVF-Upright*.woff2")), size)
    font.set_variation_by_axes([weight])
    return font
