"""What the overview page is made of beside charts: who and when, the headline tiles, a card for each theme."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from cppcc.app import address, components, slow_download, view_state
from cppcc.app.address import View
from cppcc.app.text import literal, show, tell, titled
from cppcc.charts import Chart
from cppcc.content.blocks import Paragraph
from cppcc.content.catalog import MIME, SAVED
from cppcc.content.sections import tile
from cppcc.decks.kinds import whole
from cppcc.model.report import Report, Theme
from cppcc.model.selection import Selection, telling, themes_left
from cppcc.speech import phrases
from cppcc.write import browser
from cppcc.write.output_file import file_name

#: How many figures a theme's card tells.
_TELLING = 3


def show_about(report: Report) -> None:
    """The page's title and what it is drawn from."""
    speech = view_state.speech()
    committee = speech.of(report.committee.name)
    st.title(literal(speech.say("overview.title", committee=committee, year=report.year)), anchor=False)
    about = speech.say(
        "overview.about",
        title=phrases.title(report, speech),
        published=report.published.isoformat(),
        figures=len(report.figures),
        works=len(report.works),
    )
    tell(about, "lead")


def show_deck(report: Report, selection: Selection) -> None:
    """A button that makes a deck of what the filters leave."""
    speech = view_state.speech()
    components.say_where_files_are_saved()
    st.download_button(
        speech.say("overview.deck"),
        lambda: SAVED["deck"]["pptx"].write(report, whole(report, selection), speech),  # made when it is pressed
        file_name=file_name(report, "deck", selection, {}, speech.language, "pptx"),
        mime=MIME["pptx"],
        icon=":material/co_present:",
        on_click="ignore",
        key="deck",
    )


def show_poster(report: Report, selection: Selection) -> None:
    """A button that makes the poster of what the filters leave: a picture, or where no browser of the server's can
    draw one, a drawing."""
    speech = view_state.speech()
    if not selection.figures(report) and not selection.works(report):
        return
    ending = "png" if browser.find() else "svg"
    slow_download.show(
        "poster",
        speech.say("overview.poster", format=ending.upper()),
        "\n".join((report.file_sha256, speech.language, ending, str(selection))),
        lambda progress: SAVED["poster"][ending].write(report, selection, speech),
        name=file_name(report, "poster", selection, {}, speech.language, ending),
        mime=MIME[ending],
        icon=":material/image:",
    )


def show_tiles(chart: Chart, report: Report, share: float) -> None:
    """The headline figures as tiles, each with a button to its detail."""
    speech = view_state.speech()
    abreast = 1 if components.is_narrow() else 2 if share < 1 else 4
    figures = [figure for figure in chart.figures if figure.headline]
    places = [column for start in range(0, len(figures), abreast) for column in st.columns(abreast, gap="medium")]
    for place, figure in zip(places, figures, strict=False):
        with place, st.container(key=f"tile-{figure.id}", gap="small"):
            show(tile(report, figure, speech))
            st.button(
                speech.say("overview.open_figure"),
                key=f"open-{figure.id}",
                on_click=view_state.open_detail,
                args=("figure", figure.id),
                type="tertiary",
                icon=":material/arrow_forward:",
            )


def show_theme_cards(report: Report, now: View) -> None:
    """A card for each theme that has a figure or a work left, with its telling figures and a way in."""
    speech = view_state.speech()
    themes = themes_left(report, now.selection)
    if not themes:
        return
    st.header(speech.say("overview.themes"), anchor=False)
    abreast = 1 if components.is_narrow() else len(themes)
    for start in range(0, len(themes), abreast):
        columns = st.columns(abreast)
        for column, theme in zip(columns, themes[start : start + abreast], strict=False):
            with column:
                _card(report, theme, now)


def _card(report: Report, theme: Theme, now: View) -> None:
    speech = view_state.speech()
    figures = [figure for figure in now.selection.figures(report) if figure.theme == theme.id]
    works = [work for work in now.selection.works(report) if work.theme == theme.id]
    lines = [Paragraph(phrases.in_full(report, figure, speech)) for figure in telling(figures)[:_TELLING]]
    if not lines:
        lines = [Paragraph(speech.say("overview.no_figures"), "muted")]
    with st.container(key=f"card-{theme.id}", border=True, height="stretch"):
        st.markdown(f"**{titled(theme, speech)}**")
        show(*lines)
        count = speech.say("overview.counts", figures=len(figures), works=len(works))
        tell(count, "counts")
        into = replace(now, selection=replace(now.selection, themes=(theme.id,)), **address.NOTHING_OPEN)
        st.page_link(
            "pages/themes.py",
            label=speech.say("overview.open_theme"),
            query_params=into.address(),
            icon=":material/arrow_forward:",
        )
