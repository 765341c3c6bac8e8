"""Writers of HTML: a report or a chart as one file that needs no network."""
