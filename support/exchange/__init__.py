"""What a professional reads beside a summary, and how one summary leaves the house: as picture, PDF or FHIR."""
