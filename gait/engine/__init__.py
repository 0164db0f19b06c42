"""One function over many jobs, in several processes or in one, whatever happens to a process."""
