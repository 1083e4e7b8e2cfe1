"""What other sites may frame: embeds, their configurator, cards."""
