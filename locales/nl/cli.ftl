# koppel-cli: help, answers, questions.
