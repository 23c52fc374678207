"""What we keep about one person: read as a whole, given to them, and forgotten."""
