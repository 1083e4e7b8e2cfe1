"""The way in: who may come to the desk, who is signed in, and how attempts are slowed."""
