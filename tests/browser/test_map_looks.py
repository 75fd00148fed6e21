"""Whether readers can tell the map's looks apart: in grey, with colour blindness, in both themes.

Measured on what Chromium renders with the real stylesheet, not on the stylesheet's text.
"""

import io
from collections.abc import Iterator
from itertools import combinations, pairwise

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image
from playwright.sync_api import Browser

from tests.browser.map_page import NIGHT, MapPage, open_map

Pixels = npt.NDArray[np.float64]

CLASSES = tuple(f"number {n}" for n in range(1, 7))
PATTERNS = ("joint", "named", "noreport")
PLAIN = ("unnamed", "ukraine")
SIDE = 48  # pixels of a sample; each pattern repeats in it several times
EDGE = 4  # where the square meets the page
LEAST_STEP = 4.0  # of lightness L* (0 to 100) between two plain looks
LEAST_CLASS_STEP = 7.0  # between neighbouring classes, which lie side by side on the map
LEAST_INK = 2.0  # deviation of L* in a pattern, which a plain look does not have
MOST_ALIKE = 0.8  # correlation of two patterns, shifted against each other as one likes

# Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB.
DEFICIENCIES = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


@pytest.fixture(params=["light", "dark"])
def samples(
    browser: Browser, app_url: str, request: pytest.FixtureRequest
) -> Iterator[dict[str, Pixels]]:
    """A square of each look of a zone as rendered: linear RGB from 0 to 1, by look."""
    context = browser.new_context(base_url=app_url, color_scheme=request.param)
    opened = open_map(context.new_page(), NIGHT)
    yield {look: render(opened, look) for look in (*CLASSES, *PATTERNS, *PLAIN)}
    context.close()


def render(opened: MapPage, look: str) -> Pixels:
    """Draw a square as the map draws a zone, among the map's own shapes, and read its pixels."""
    state, _, number = look.partition(" ")
    kind = "ukraine" if state == "ukraine" else "subject"
    opened.part("map").evaluate(
        """(map, [kind, state, number, side]) => {
            const sheet = map.querySelector('svg:has(pattern) g[transform]');
            const scale = sheet.getAttribute('transform').replace(/ \\S+ \\S+$/, ' 0 0)');
            document.querySelector('#sample')?.remove();
            const box = document.createElement('div');
            box.id = 'sample';
            box.style = `position: fixed; left: 0; top: 0; z-index: 9999; width: ${side}px`;
            box.innerHTML = `<svg width="${side}" height="${side}" style="display: block">
                <g transform="${scale}"><path class="zone ${kind}" data-state="${state}"
                    data-class="${number}" d="M-9999 -9999H9999V9999H-9999z"/></g></svg>`;
            document.querySelector('.claims-map').append(box);
        }""",
        [kind, state, number, SIDE],
    )
    picture = opened.frame.locator("#sample").screenshot()
    levels = np.asarray(Image.open(io.BytesIO(picture)).convert("RGB"), dtype=float) / 255
    levels = levels[EDGE:-EDGE, EDGE:-EDGE]
    return np.where(levels <= 0.04045, levels / 12.92, ((levels + 0.055) / 1.055) ** 2.4)


def lightness(colours: Pixels) -> Pixels:
    """L* of linear RGB, 0 to 100: what is left on a greyscale print."""
    luminance = colours.clip(0, 1) @ np.array([0.2126, 0.7152, 0.0722])
    return np.where(luminance > 0.008856, 116 * np.cbrt(luminance) - 16, 903.3 * luminance)


def likeness(first: Pixels, second: Pixels) -> float:
    """The highest correlation of two patterns over all shifts of one against the other."""
    one, other = (picture - picture.mean() for picture in (first, second))
    shifts = np.fft.ifft2(np.fft.fft2(one) * np.fft.fft2(other).conj()).real
    return float(shifts.max() / np.sqrt((one**2).sum() * (other**2).sum()))


def test_classes_stay_apart_and_in_order_in_greyscale(samples: dict[str, Pixels]) -> None:
    steps = [lightness(samples[name]).mean() for name in CLASSES]
    differences = np.diff(steps)
    assert (differences < 0).all() or (differences > 0).all()
    assert np.abs(differences).min() >= LEAST_CLASS_STEP


@pytest.mark.parametrize("deficiency", DEFICIENCIES)
def test_classes_stay_apart_for_colour_blind_readers(
    samples: dict[str, Pixels], deficiency: str
) -> None:
    matrix = np.array(DEFICIENCIES[deficiency])
    steps = [lightness(samples[name] @ matrix.T).mean() for name in CLASSES]
    assert all(abs(a - b) >= LEAST_CLASS_STEP for a, b in pairwise(steps))
    assert sorted(steps) in (steps, steps[::-1])


def test_looks_without_a_number_are_no_class_in_greyscale(samples: dict[str, Pixels]) -> None:
    grey = {name: lightness(samples[name]) for name in samples}
    for name in PATTERNS:
        assert grey[name].std() >= LEAST_INK, name
    for name in (*CLASSES, *PLAIN):
        assert grey[name].std() < LEAST_INK / 4, name
    for plain in PLAIN:
        for name in CLASSES:
            assert abs(grey[plain].mean() - grey[name].mean()) >= LEAST_STEP, (plain, name)
    assert abs(grey["unnamed"].mean() - grey["ukraine"].mean()) >= LEAST_STEP


def test_patterns_differ_in_form_and_not_only_in_shade(samples: dict[str, Pixels]) -> None:
    for first, second in combinations(PATTERNS, 2):
        alike = likeness(lightness(samples[first]), lightness(samples[second]))
        assert alike < MOST_ALIKE, (first, second, alike)
