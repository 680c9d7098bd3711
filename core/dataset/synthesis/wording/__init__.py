"""What all requests are made of: templates, numbers, words, and the habits of typing."""
