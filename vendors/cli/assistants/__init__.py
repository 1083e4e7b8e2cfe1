"""What assistants are told: the same answers as the pages give, with all that must be carried along with them."""
