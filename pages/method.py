"""Method: what a claim is, how numbers are counted and compared, and how far to trust them."""

from pages import draw, draw_header
from pages.catalogue import _

draw_header(_("How to read this site, and how far to trust it."), "method")
draw("method.html")
