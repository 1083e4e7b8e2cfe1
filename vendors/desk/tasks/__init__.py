"""What editors come to tell, each as one form: a task declares its fields and gives the rows of all the tables behind it.

- `fields.py`: what a form is made of.
- `answers.py`: what an editor has written into it, and what is asked back.
- `rows.py`: rows put into the tables, each knowing the field that a cell came from.
- `questions.py`: what the rules of the data set have to say to that, at the fields.
- the tasks themselves, a module a subject; `declared.py` lists them.
"""
