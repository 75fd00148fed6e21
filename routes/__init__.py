"""What the server answers itself, beside Streamlit: documents, plain pages, pictures, files."""
