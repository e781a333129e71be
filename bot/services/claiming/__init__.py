"""How tasks are shared out: who holds how much, who is asked first, what silence leads to."""
