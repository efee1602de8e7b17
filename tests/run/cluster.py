"""A Dask cluster of two worker processes on this machine, for tests; a program of its own.

Its first line says where the scheduler is, in JSON.  It ends when its standard input does, and so with the
tests.  An argument is the path of a module that each worker loads first.
"""

import json
import sys

from distributed import LocalCluster


def main() -> None:
    more = {"preload": sys.argv[1:]} if sys.argv[1:] else {}
    with LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1", silence_logs=60, **more
    ) as cluster:
        print(json.dumps({"address": cluster.scheduler_address}), flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main()
