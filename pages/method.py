"""Method: what a claim is, how numbers are counted and compared, and how far to trust them."""

from pages import _, draw, draw_header

draw_header(_("How to read this site, and how far to trust it."), "method")
draw("method.html")
