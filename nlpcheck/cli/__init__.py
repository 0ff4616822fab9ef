"""The command line: a module here that exposes ``command`` is a command, found by walking."""
