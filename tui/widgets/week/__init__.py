"""What a week says, section by section, as rows of cells."""
