"""Who helps and with what: cars, hours, skills, health, teams and organisations."""
