"""Sections on the page: blocks as elements, and as widgets where they lead on."""

from __future__ import annotations

import streamlit as st

from cppcc.app import item_buttons, text
from cppcc.content.blocks import Block, Fold, Items, Link, Points, Section


def show(*blocks: Block) -> None:
    """Puts blocks on the page, one below the other."""
    for block in blocks:
        match block:
            case Fold():
                with st.expander(text.literal(str(block.title)), key=block.name):
                    show(*block.blocks)
            case Items():
                _show_items(block)
            case Link():
                st.link_button(block.text, block.url, icon=":material/open_in_new:")
            case Points() if any(point.leads_to for point in block.points):
                _show_ways(block)
            case Points(points=()) if block.instead:
                text.tell(block.instead)
            case _:
                text.show(block)


def show_section(section: Section) -> None:
    """Puts a section on the page, under its title."""
    st.header(section.title, anchor=False)
    show(*section.blocks)


def _show_ways(block: Points) -> None:
    """Texts, each with the buttons that it leads to."""
    with st.container(key=block.name, gap="small"):
        for point in block.points:
            with st.container(gap=None):
                text.tell(point.text)
                with st.container(horizontal=True, gap="small"):
                    for item in point.leads_to:
                        item_buttons.show_button(item, point.name, boxed=True)


def _show_items(block: Items) -> None:
    text.tell(block.heading, "chart-sub")
    with st.container(horizontal=True, gap="small"):
        for item in block.items:
            item_buttons.show_way(item, f"go-{block.name}")
