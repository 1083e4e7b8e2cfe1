"""How Streamlit is held: the page in its first answer, its document, its bundles."""
