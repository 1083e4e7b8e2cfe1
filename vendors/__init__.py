"""All that is true about the vendors, without a screen: tables, rules, owners in time, the Selection."""
