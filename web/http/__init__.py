"""What every answer needs: responses, headers, compression, static files."""
