// An executable needs a source; everything is in the libraries.
