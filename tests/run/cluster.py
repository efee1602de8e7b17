"""A Dask cluster of worker processes on this machine, for tests; a program of its own.

Its arguments are the number of workers, and paths of modules that each of them loads first.  Its first line
says where the scheduler is, in JSON.  It ends when its standard input does, and so with the tests.
"""

import json
import sys

import dask
from distributed import LocalCluster


def main() -> None:
    workers, *modules = sys.argv[1:]
    # By itself a LocalCluster gives up a worker that is just not there 15 seconds after it ended.
    dask.config.set({"distributed.deploy.lost-worker-timeout": "1 hour"})
    with LocalCluster(
        n_workers=int(workers),
        threads_per_worker=1,
        dashboard_address=None,
        host="127.0.0.1",
        silence_logs=60,
        **({"preload": modules} if modules else {}),
    ) as cluster:
        print(json.dumps({"address": cluster.scheduler_address}), flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main()
