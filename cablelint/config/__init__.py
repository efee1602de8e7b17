"""Settings in files: which file counts, what it says, where each value comes from, what is wrong in it.

Nothing is imported here: a check without a configuration file asks `find` and no more.
"""
