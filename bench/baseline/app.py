"""The overview page as a tutorial would have it: read, filter and draw from top to bottom, on each run."""

from pathlib import Path

import pandas as pd
import plotly.express as px
import streamlit as st
import yaml

DATA = Path(__file__).resolve().parents[2] / "data"

st.set_page_config(page_title="政协履职看板", layout="wide")

report = yaml.safe_load((DATA / "reports" / "kunming-2023.yaml").read_text(encoding="utf-8"))
vocabulary = yaml.safe_load((DATA / "vocabulary.yaml").read_text(encoding="utf-8"))

themes = {theme["id"]: theme["short"]["zh"] for theme in report["themes"]}
names = {kind: {term["id"]: term["zh"] for term in vocabulary[kind]} for kind in ("fields", "categories", "actors")}

df = pd.DataFrame(report["figures"])
df["指标"] = df["label"].str["zh"]
df["类别"] = df["category"].map(names["categories"])
df["主题"] = df["theme"].map(themes)
df["主体"] = df["actor"].map(names["actors"])
df["数量"] = df["as_written"].str.extract(r"([\d.]+)", expand=False).astype(float)

with st.sidebar:
    theme = st.pills("工作主题", list(themes), selection_mode="multi", format_func=themes.get)
    field = st.pills("领域", list(names["fields"]), selection_mode="multi", format_func=names["fields"].get)
    category = st.pills("类别", list(names["categories"]), selection_mode="multi", format_func=names["categories"].get)
    actor = st.pills("履职主体", list(names["actors"]), selection_mode="multi", format_func=names["actors"].get)

chosen = df
if theme:
    chosen = chosen[chosen["theme"].isin(theme)]
if field:
    chosen = chosen[chosen["fields"].apply(lambda fields: bool(set(fields) & set(field)))]
if category:
    chosen = chosen[chosen["category"].isin(category)]
if actor:
    chosen = chosen[chosen["actor"].isin(actor)]

st.title(f"{report['report']['committee']['zh']} {report['report']['year']} 年履职概览")

headline = chosen[chosen["headline"].eq(True)]
for column, (_, row) in zip(st.columns(4), headline.iterrows()):
    column.metric(row["指标"], row["as_written"])

outputs = {term["id"] for term in vocabulary["categories"] if term.get("output")}
shown = chosen[chosen["category"].isin(outputs)].sort_values("数量")
figure = px.bar(shown, x="数量", y="指标", color="类别", orientation="h", log_x=True, text="as_written", height=700)
st.plotly_chart(figure)

st.dataframe(chosen[["指标", "as_written", "类别", "主题", "主体"]], hide_index=True)
