"""Everything that imports streamlit: the door to its state, and parts that pages are put together from."""
