"""What a review is, as frozen values: the record a workbook tells and the assessment a rule set gives. Knows problems only."""
