"""What every reader may ask for besides the pages: downloads, embeds, cards, health."""
