"""Fine-tuning of the sentence encoder: a separate step with its own environment, never at a user's start."""
