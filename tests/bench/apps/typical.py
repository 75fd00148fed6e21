"""A page as tutorials build it: folium.Choropleth, GeoJson, st.slider, st_folium; our data."""

import folium
import geopandas as gpd
import pandas as pd
import shapely
import streamlit as st
from streamlit_folium import st_folium

from claims.aggregate import daily_table
from claims.ledger import open_ledger
from geo.boundaries import UNIT_M, load_boundaries


@st.cache_data
def load() -> tuple[gpd.GeoDataFrame, pd.DataFrame]:
    boundaries = load_boundaries()
    shapes = boundaries[boundaries["kind"] == "subject"].reset_index()
    outlines = shapely.coverage_simplify(shapes.geometry.to_numpy(), 3_000)
    shapes["geometry"] = shapely.transform(outlines, lambda xy: (xy / UNIT_M).round(3))
    days = daily_table(open_ledger().claims())
    days = days[(days["party"] == "ru_mod") & (days["kind"] == "number")]
    return shapes.set_crs(None, allow_override=True)[["code", "geometry"]], days


shapes, days = load()
choices = sorted(days["day"].dt.date.unique())
first, last = st.select_slider("Days", choices, (choices[-1], choices[-1]))
chosen = days[days["day"].between(pd.Timestamp(first), pd.Timestamp(last))]
counts = chosen.groupby("place", as_index=False)["high"].sum()
page_map = folium.Map(location=[60, -100], crs="Simple", tiles=None, zoom_start=1)
choropleth = folium.Choropleth(
    geo_data=shapes.to_json(),
    data=counts.astype({"high": float}),
    columns=["place", "high"],
    key_on="feature.properties.code",
    fill_color="YlGnBu",
    nan_fill_color="white",
)
# The legend needs d3 from another host, which the benchmark does not ask.
for name in [name for name in choropleth._children if name.startswith("color_map")]:
    del choropleth._children[name]
choropleth.add_to(page_map)
folium.GeoJson(
    shapes.to_json(),
    style_function=lambda _: {"fillOpacity": 0, "weight": 0.5},
    tooltip=folium.GeoJsonTooltip(["code"]),
).add_to(page_map)
st_folium(page_map, use_container_width=True)
