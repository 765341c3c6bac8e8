"""The page's style sheet, made of the look: what .streamlit/config.toml cannot say."""

from __future__ import annotations

from collections.abc import Mapping

from cppcc.app.view_state import widget_key
from cppcc.design import fonts
from cppcc.design.looks import LIGHT, PAGE, SERIF, Look
from cppcc.model.selection import DIMENSIONS, Count
from cppcc.speech.speech import Speech


def sheet(look: Look, speech: Speech) -> str:
    """CSS for all pages in one look and language."""
    return f"""
{fonts.rules(lambda face: f"app/static/{face.file}")}
:root {{ --ink:{look.ink}; --muted:{look.muted}; --rule:{look.rule}; --card:{look.card}; --accent:{look.accent};
  --bar:{look.rest}; }}
[data-testid="stMainBlockContainer"] {{ max-width: {PAGE.width}; padding-top: 3.2rem; }}
[data-testid="stMainBlockContainer"] h1 {{ font-family: {SERIF}; font-weight: 700; font-size: {PAGE.title}; }}
[data-testid="stMainBlockContainer"] h2 {{ font-size: {PAGE.section}; }}
h1, h2, h3 {{ text-wrap: balance; }}
/* A name may be as long as a line and have no blank in it. */
[data-testid="stHtml"] {{ overflow-wrap: anywhere; }}
[class*="st-key-chart-"], [class*="st-key-card-"], .st-key-detail {{ background: var(--card); }}
.lead {{ color: var(--muted); margin: -{PAGE.gap} 0 {PAGE.gap}; }}
.tile {{ border-left: {PAGE.bar} solid var(--bar); padding-left: 14px; container-type: inline-size; }}
.tile p, .chart-title.chart-title, .chart-sub, .chart-source, .place p {{ margin: 0; padding: 0;
  overflow-wrap: anywhere; }}
/* In a narrow tile a number is smaller; where that is not enough, its unit takes the next line. */
.tile .number {{ font-size: {PAGE.number}; font-size: clamp({PAGE.words}, 24cqi, {PAGE.number}); font-weight: 700;
  line-height: 1.25; font-variant-numeric: tabular-nums; }}
.tile .number:not(.words) span {{ white-space: nowrap; }}
.tile .words {{ white-space: normal; font-size: {PAGE.words}; overflow-wrap: normal; }}
.tile .unit {{ font-size: {PAGE.unit}; font-weight: 400; color: var(--muted); white-space: nowrap; }}
.tile .small {{ color: var(--muted); font-size: {PAGE.small}; }}
.chart-title.chart-title {{ font-size: {PAGE.card}; font-weight: 700; line-height: 1.4; }}
.chart-sub {{ color: var(--muted); font-size: {PAGE.note}; white-space: pre-line; }}
.chart-source {{ color: var(--muted); font-size: {PAGE.small}; }}
.facts, .facts dt, .facts dd {{ margin: 0 !important; padding: 0 !important; overflow-wrap: anywhere; }}
.facts dt {{ font-weight: 700; margin-top: 0.7rem !important; }}
.held {{ white-space: nowrap; }}
.label {{ font-size: {PAGE.small}; margin: 0; }}
.report {{ font-weight: 700; margin: 0; }}
.counts {{ color: var(--muted); font-size: {PAGE.small}; margin: 0; }}
.plain {{ margin: 0; padding-left: 1.2rem; }}
.plain li {{ margin: 0.25rem 0; overflow-wrap: anywhere; }}
.muted {{ color: var(--muted); }}
/* What Streamlit says in English, said in the page's language. */
[data-testid="InputInstructions"] {{ font-size: 0 !important; }}
[data-testid="InputInstructions"]::after {{ content: "{speech.say("search.enter")}"; font-size: {PAGE.small}; }}
[data-testid="stFileUploaderDropzone"] button {{ min-height: 44px; }}
[data-testid="stFileUploaderDropzone"] button p {{ font-size: 0; visibility: hidden; }}
[data-testid="stFileUploaderDropzone"] button p::after {{ content: "{speech.say("deck_page.choose_file")}";
  font-size: 1rem; visibility: visible; }}
[data-testid="stFileUploaderDropzoneInstructions"] {{ display: none; }}
/* The table's own CSV is not safe to open in a spreadsheet: a text may begin with =. */
[data-testid="stElementToolbarButton"]:has([aria-label*="CSV"]) {{ display: none; }}
[data-testid="stSidebar"] [role="toolbar"] button {{ min-height: 32px; }}
/* Beside an open detail, options that have no room would lie beyond the edge of their line. */
[data-testid="stMain"] [role="radiogroup"] {{ flex-wrap: wrap !important; overflow: visible !important; }}
.st-key-pages [data-testid="stPageLink"] a {{ padding: 0.4rem 0.6rem; }}
[class*="st-key-kind-"] .stVerticalBlock, .st-key-dates .stVerticalBlock {{ gap: 0; }}
[class*="st-key-work-"] button, [class*="st-key-dated-"] button, [class*="st-key-list-"] button,
  .st-key-found button {{ text-align: left; min-height: 36px; }}
:is(.st-key-found, [class*="st-key-card-"]) [data-testid="stPageLink"] a {{ padding-left: 0; padding-right: 0; }}
.asked {{ border-left: 4px solid {look.accent}; padding-left: 0.8rem !important; }}
/* A long name breaks into lines; Streamlit would cut it off with three dots. */
[data-testid="stButton"] button [data-testid="stMarkdownContainer"] {{ white-space: normal; overflow: visible; }}
[data-testid="stButton"] button p {{ white-space: normal; overflow-wrap: anywhere; }}
[data-testid="stSidebar"] [role="toolbar"] button {{ height: auto; max-width: 100%; }}
[data-testid="stSidebar"] [role="toolbar"] button * {{ white-space: normal; overflow: visible; text-align: left; }}
@media (min-width: 900px) {{
  [data-testid="stColumn"]:has(.st-key-detail) {{ position: sticky; top: 4rem; align-self: flex-start;
    max-height: calc(100vh - 5rem); overflow-y: auto; }}
}}
@media (max-width: 640px) {{
  [data-testid="stMainBlockContainer"] {{ padding-left: 1rem; padding-right: 1rem; }}
  [role="toolbar"] button, [data-testid="stSidebar"] [role="toolbar"] button, [role="radiogroup"] button,
  [data-testid="stPageLink"] a, [data-testid="stButton"] button, [data-testid="stDownloadButton"] button,
  [data-testid="stLinkButton"] a, [data-testid="stExpander"] summary, [data-testid="stTextInputRootElement"],
  [data-testid="stSelectbox"] [role="group"] {{ min-height: {PAGE.touch}; }}
  /* Signs without words. The one that explains is as large as the others, and its line as high as it was. */
  [data-testid="stExpandSidebarButton"], [data-testid="stSidebarCollapseButton"] button,
  [data-testid="stSelectbox"] [role="group"] button, [data-testid="stTooltipIcon"] button {{
    min-width: {PAGE.touch}; min-height: {PAGE.touch}; }}
  [data-testid="stTooltipIcon"] button {{ margin: -14px; justify-content: center; }}
}}
/* A closed sidebar stands beside the window: nobody is to be led there. While it moves it is seen. */
[data-testid="stSidebar"][data-collapsed="true"] {{ visibility: hidden;
  transition: transform 0.3s, min-width 0.3s, max-width 0.3s, visibility 0.3s; }}
[data-testid="stSidebar"][data-collapsed="true"] label {{ visibility: inherit; }}
/* A table's own buttons, hidden until the mouse is over it, are there for the keyboard too. */
[data-testid="stElementToolbar"]:focus-within {{ opacity: 1; z-index: 1; }}
:focus-visible {{ outline: 2px solid var(--accent) !important; outline-offset: 2px; }}
/* A text's box has an icon beside the text, and cuts off what reaches over its edge. */
[data-testid="stTextInputRootElement"] input {{ outline: none !important; }}
[data-testid="stTextInputRootElement"]:focus-within {{ outline: 2px solid var(--accent); outline-offset: 2px; }}
@media (prefers-reduced-motion: reduce) {{
  *, *::before, *::after {{ transition: none !important; animation: none !important;
    scroll-behavior: auto !important; }}
}}
@media (forced-colors: active) {{
  /* A chart's colours are part of what it says; on a ground of their own they can be read. */
  .stPlotlyChart {{ forced-color-adjust: none; background: var(--card); }}
  .tile {{ border-left-color: CanvasText; }}
  [aria-checked="true"], [aria-pressed="true"], [aria-current="page"] {{ outline: 2px solid Highlight; }}
}}
{_bars(look)}
{_printed(look)}
"""


def counts(by_dimension: Mapping[str, Mapping[str, Count]], look: Look) -> str:
    """CSS that writes each option's count beside its label.

    Beside, not inside: Streamlit matches a widget's values by their labels, so that a count within a label would lose
    the choice as soon as the count changes. Only numbers of our own go in.
    """
    rules = []
    for name, options in by_dimension.items():
        for place, count in enumerate(options.values(), start=1):
            button = f'.st-key-{widget_key(name)} [role="toolbar"] > button:nth-of-type({place})'
            # What leaves figures as they are leaves them all: that says nothing of an option.
            numbers = (count.figures, count.works) if DIMENSIONS[name].acts_on_figures else (count.works,)
            if not any(numbers):
                rules.append(f"{button}{{opacity:.55}}")
            rules.append(
                f'{button}::after{{content:"{"·".join(map(str, numbers))}";margin-left:.4em;color:{look.muted};'
                "font-size:.85em;font-variant-numeric:tabular-nums}"
            )
    return "".join(rules)


def stage(look: Look) -> str:
    """CSS of a presentation: the stage alone, in its own look, and the open detail as a panel over it."""
    return f"""
:root {{ --paper:{look.paper}; --ink:{look.ink}; --muted:{look.muted}; --rule:{look.rule}; --card:{look.card};
  --side:{look.side}; --accent:{look.accent}; --bar:{look.rest}; }}
{_bars(look)}
[data-testid="stSidebar"], [data-testid="stHeader"] {{ display: none !important; }}
[data-testid="stMain"] {{ overflow: hidden; }}
/* What lies behind the stage, nobody is to be led to. */
[data-testid="stSkipToContent"], .st-key-search, .st-key-search label {{ visibility: hidden; }}
.st-key-behind {{ position: absolute; visibility: hidden; height: 0; overflow: hidden; }}
.st-key-plain {{ position: fixed; z-index: 1001; background: var(--paper); }}
/* Streamlit lets what it may draw anew fade: a slide before a meeting stays as it is, with nothing shining through. */
.st-key-stage {{ opacity: 1 !important; }}
/* What the page has to say lies over the stage, as far as it is no slide of its own. */
[data-testid="stAlert"] {{ position: fixed; z-index: 1002; left: 1rem; bottom: 1rem; max-width: 40rem;
  background: var(--card); border-radius: 8px; }}
.st-key-detail {{ position: fixed; z-index: 1003; top: 0; right: 0; bottom: 0; width: min(36rem, 100%);
  overflow-y: auto; border-radius: 0; box-shadow: 0 0 2rem rgb(0 0 0 / 35%); color: var(--ink); zoom: var(--zoom, 1); }}
.st-key-detail .st-key-close-detail {{ position: sticky; bottom: -1rem; width: 100%;
  margin-bottom: -1rem; padding: {PAGE.gap} 0 1rem; background: var(--card); }}
.st-key-detail:focus {{ outline: none; }}
.st-key-detail :is(p, dt, dd, h3, span, .stHtml), .st-key-detail :is(button, a) {{ color: inherit; }}
.st-key-detail :is(.unit, .small, .muted, .chart-sub) {{ color: var(--muted); }}
.st-key-detail :is(button, [data-testid="stLinkButton"] a) {{ background: var(--card); border-color: var(--rule);
  min-height: 44px; }}
@media print {{
  @page {{ size: A4 landscape; margin: 10mm; }}
  [data-testid="stHeading"], .filtered, .st-key-behind, .st-key-detail {{ display: none !important; }}
{_light_ink(look)}
}}
"""


def _bars(look: Look) -> str:
    """Each category's colour beside its figures' tiles."""
    return "".join(f".tile-{id}{{--bar:{colour}}}" for id, colour in look.categories.items())


def _printed(look: Look) -> str:
    """CSS of a printed page: A4, what is read and nothing that is pressed, on white paper in every look."""
    # Lists of buttons that say something themselves.
    keys = ("work-", "dated-", "go-", "list-", "unstated")
    listed = ", ".join(f'[class*="st-key-{key}"]' for key in keys).join((":is(", ")"))
    below = ':is([class*="st-key-table-"], [class*="st-key-words-"])'
    return f"""
.on-paper {{ display: none; }}
@media print {{
  @page {{ size: A4; margin: 14mm; }}
  :root {{ --ink:{LIGHT.ink}; --muted:{LIGHT.muted}; --rule:{LIGHT.rule}; --card:{LIGHT.paper}; --accent:{LIGHT.accent};
    --bar:{LIGHT.rest}; color-scheme: light; }}
  {_bars(LIGHT)}
  html, body, .stApp, .stApp * {{ background-color: transparent !important; }}
  .stApp, .stApp :is(h1, h2, h3, p, li, dt, dd, summary, button, label, table) {{ color: {LIGHT.ink}; }}
  .stApp :is(.lead, .chart-sub, .chart-source, .counts, .muted, .unit, .small) {{ color: {LIGHT.muted}; }}
  html, body, #root, [data-testid="stApp"], [data-testid="stAppViewContainer"], [data-testid="stMain"] {{
    display: block !important; position: static !important; width: auto !important; height: auto !important;
    overflow: visible !important; }}
  [data-testid="stMainBlockContainer"] {{ max-width: none; padding: 0 !important; }}
  /* With the containers around them, which would leave a gap, and part a heading from what it heads. */
  [data-testid="stSidebar"], [data-testid="stHeader"], [data-testid="stExpandSidebarButton"],
  [data-testid="stToolbar"], .modebar-container, [class*="st-key-copy-"],
  [data-testid="stLayoutWrapper"]:has(> .st-key-search, > [class*="st-key-bar-"]),
  .stElementContainer:has([data-testid="stPageLink"], [data-testid="stSelectbox"], [data-testid="stButtonGroup"],
    [data-testid="stTextInput"], [data-testid="stDataFrame"], [data-testid="stDownloadButton"],
    [data-testid="stFileUploader"]),
  .st-key-detail [data-testid="stLinkButton"], .on-screen,
  .stElementContainer:has(.stButton):not({listed}, {listed} *) {{ display: none !important; }}
  /* What is folded is unfolded; but a chart's table and its words are not there before they are asked for. */
  {below}:has(details:not([open])), {below} summary {{ display: none !important; }}
  summary {{ break-after: avoid; }}
  /* Blocks, since a sheet may end between them. */
  {listed} button {{ display: block; min-height: 0 !important; padding: 0 !important; border: 0; }}
  .stElementContainer, [data-testid="stLayoutWrapper"] {{ margin-bottom: 0.5rem !important; }}
  /* The last of a page too, where a gap would be a sheet of its own. */
  [data-testid="stMainBlockContainer"] > .stVerticalBlock > :last-child,
  [class*="st-key-chart-"] > :has(.chart-source) {{ margin-bottom: 0 !important; }}
  [class*="st-key-chart-"], .st-key-detail {{ border: 0; padding: 0; margin-top: 1rem; }}
  [class*="st-key-card-"] {{ padding: 0.5rem 0.8rem; }}
  .stElementContainer:is({listed}, {listed} *) {{ margin-bottom: 0.2rem !important; break-inside: avoid; }}
  [class*="st-key-list-"], [class*="st-key-kind-"] .stVerticalBlock {{ columns: 2; column-gap: 8mm; }}
  h1, .st-key-unstated p {{ padding-top: 0 !important; margin: 0; }}
  .st-key-unstated button p {{ color: {LIGHT.muted}; font-size: {PAGE.small}; }}
  [data-testid="stExpander"] details {{ border: 0; }}
  [data-testid="stExpander"] summary {{ border: 0; padding: 0.3rem 0; }}
  summary p {{ font-weight: 700; }}
  [data-testid="stExpanderDetails"] {{ padding: 0 0 0.6rem; }}
  [class*="st-key-glossary-"] dl, [class*="st-key-barred-"] ul {{ columns: 2; column-gap: 8mm; font-size: 9pt; }}
  .facts dt {{ break-after: avoid; }}
  [class*="st-key-glossary-"] dt {{ margin-top: 0 !important; padding-top: 0.3rem !important; }}
  details::details-content {{ content-visibility: visible !important; block-size: auto !important;
    opacity: 1 !important; }}
  summary :has(> :is(svg, [data-testid="stIconMaterial"])) {{ display: none !important; }}
  [data-testid="stHorizontalBlock"]:has(.st-key-detail, .st-key-dates) {{ display: block !important; }}
  /* As many abreast as a sheet has room for, and numbers that keep their unit in a quarter of it. */
  [data-testid="stHorizontalBlock"]:has([class*="st-key-tile-"]) {{ gap: 0.8rem; }}
  .tile .number {{ white-space: normal; font-size: {PAGE.words}; }}
  [data-testid="stHorizontalBlock"]:has([class*="st-key-card-"]) {{ display: grid !important;
    grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); row-gap: 0; }}
  [class*="st-key-card-"] [data-testid="stMarkdownContainer"] {{ margin: 0; }}
  [class*="st-key-card-"] p {{ margin: 0 0 0.3rem; font-size: {PAGE.small}; }}
  .stElementContainer:has(.stPlotlyChart), .stElementContainer:has(.stPlotlyChart) > div, .stPlotlyChart {{
    flex: none !important; height: auto !important; }}
  .stPlotlyChart .svg-container {{ zoom: var(--on-paper, 1); }}
  .stApp :not(.tile) {{ border-color: {LIGHT.rule} !important; }}
  .st-key-detail {{ outline: none !important; }}
  [class*="st-key-chart-"], [data-testid="stHorizontalBlock"]:has([class*="st-key-card-"]), [class*="st-key-kind-"],
  .tile, .stPlotlyChart, tr, li {{ break-inside: avoid; }}
  h1, h2, h3, [data-testid="stElementContainer"]:has([data-testid="stHeading"]) {{ break-after: avoid; }}
  [data-testid="stColumn"] {{ position: static !important; max-height: none !important; overflow: visible !important;
    width: auto !important; min-width: 0 !important; }}
  [data-testid="stLinkButton"] a {{ display: block; height: auto; border: 0; padding: 0;
    white-space: normal; }}
  [data-testid="stLinkButton"] a::after {{ content: " " attr(href); overflow-wrap: anywhere; }}
  .on-paper {{ display: table; width: 100%; border-collapse: collapse; font-size: 8pt; line-height: 1.35; }}
  .on-paper th, .on-paper td {{ border: 0; border-bottom: 1px solid var(--rule); padding: 3px 6px 3px 0;
    text-align: left; vertical-align: top; overflow-wrap: anywhere; }}
  .on-paper div {{ padding-left: 1.1em; text-indent: -1.1em; break-inside: avoid; }}
  .on-paper thead {{ display: table-header-group; }}
  /* The matrix stands there as a table, in type that can be read on paper, over as many sheets as it needs. */
  .st-key-plot-matrix {{ display: none; }}
  .st-key-chart-matrix, .st-key-chart-matrix tr {{ break-inside: auto !important; }}
  .st-key-chart-matrix > .stElementContainer .on-paper {{ table-layout: fixed; }}
  .st-key-chart-matrix > .stElementContainer .on-paper :is(th, td):first-child {{ width: 12%; font-weight: 700; }}
{_light_ink(look)}
}}
"""


def _light_ink(look: Look) -> str:
    """CSS that gives charts drawn in this look the colours of the light one: they are printed as they stand on the
    screen, and a dark look's ink is for a dark ground."""
    if look is LIGHT:
        return ""
    names = ("paper", "card", "ink", "muted", "rule", "accent", "rest")
    pairs = {getattr(look, name): getattr(LIGHT, name) for name in names}
    pairs |= {colour: LIGHT.categories[id] for id, colour in look.categories.items()}
    for share in (0.18, 0.5):
        pairs |= {look.tint(old, share): LIGHT.tint(new, share) for old, new in list(pairs.items())[4:]}
    rules = []
    for old, new in pairs.items():
        written = f"rgb({', '.join(str(part) for part in bytes.fromhex(old[1:]))})"
        for name in ("fill", "stroke"):
            rules += [f'  .main-svg [style*="{name}: {written}"] {{ {name}: {new} !important; }}']
    # A unit's grey, as the charts themselves write it.
    rules.append(f'  .main-svg [style*="fill:{look.muted}"] {{ fill: {LIGHT.muted} !important; }}')
    return "\n".join(rules)
