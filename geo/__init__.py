"""Where: the gazetteer (words to zones), the boundaries (zones to shapes), the folium map."""
