"""The pages of the editors’ desk: what editors see when they have signed in, and the way in. No reader’s page depends on them."""
