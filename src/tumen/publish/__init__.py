"""Files that leave the machine: one file per format, each bounded by the markings of its reports."""
