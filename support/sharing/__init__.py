"""What a parent chooses to share with one organisation: kept encrypted, with an end, and open to the parent."""
