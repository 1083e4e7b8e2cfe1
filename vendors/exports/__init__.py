"""What a reader takes away: tables in every format, citations."""
