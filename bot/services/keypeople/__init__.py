"""Cards of key people, their colour, their guardians, questions to the doctor."""
