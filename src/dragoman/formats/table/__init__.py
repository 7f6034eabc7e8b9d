"""Tables of records: what the columns mean and how cells are read and written, for CSV and XLSX alike."""
