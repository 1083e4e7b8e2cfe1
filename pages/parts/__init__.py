"""Live parts that several pages share."""
