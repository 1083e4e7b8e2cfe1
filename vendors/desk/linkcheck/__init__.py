"""The addresses that the data cites: asked politely, and told apart."""
