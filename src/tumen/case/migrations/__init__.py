"""The steps that bring a case file to the form of this version, one file each, run by `tumen.case.file`."""
