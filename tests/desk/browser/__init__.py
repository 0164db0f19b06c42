"""A package, unlike other folders of tests: its fixtures last as long as it does, and no longer.

A browser that is driven holds the thread's event loop, which tests elsewhere in the same process need.
"""
