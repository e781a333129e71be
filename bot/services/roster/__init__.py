"""Reading people in by spreadsheet, moving and handing over many at once."""
