"""What is asked of the server without Streamlit: the page in the first answer, files, headers, health."""
