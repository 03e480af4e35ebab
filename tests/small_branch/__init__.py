"""One small party branch for the tests, described once: as a record, reckoned, as a workbook, and as files of a night.

``record`` builds the model values, ``reckoned`` the assessment and the source of papers, ``workbook`` writes a record as
sheets and bytes, ``reading`` reads such sheets back, ``night`` puts workbooks into folders. ``test_small_branch`` proves
that a record built here equals the record read from the workbook written of it.
"""
