"""What a fact means in the world: who controlled whom on a day, what a status says, which answer is due, what a source proves."""
