"""Linking a whole archive: by partitions, on all cores or a cluster, each partition done once."""
