"""One function over many jobs, in this process, on all cores or on a Dask cluster; a dataset of very many runs.

``ways`` shares jobs out, ``bundle`` is the job, ``batch`` the order of the whole, and ``query`` asks what came of it.
"""
