"""The directory of places: hours, phones, green channels, and referrals to them."""
