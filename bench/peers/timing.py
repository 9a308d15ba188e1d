"""What every peer's script does: make the job many times, and say how long each took.

Runs in the peer's own environment, so it stands on the standard library alone.
"""

import json
import resource
import sys
import time


def run(make, out_suffix):
    """Call ``make(job, client)``, which returns bytes, as the command line says.

    ``SCRIPT JOB.json OUT COUNT``: writes the last document to OUT; prints JSON with the seconds
    of each document after the first, and peak memory in MiB after a fifth and after all.
    """
    job_path, out, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
    with open(job_path, encoding="utf-8") as file:
        job = json.load(file)
    seconds, early = [], 0.0
    data = b""
    for number in range(count):
        client = f"{job['client']} {number}"
        start = time.perf_counter()
        data = make(job, client)
        seconds.append(time.perf_counter() - start)
        if number == count // 5:
            early = _peak()
    with open(out + out_suffix, "wb") as file:
        file.write(data)
    warm = seconds[1:] or seconds
    print(json.dumps({"seconds": warm, "early": early, "late": _peak(), "bytes": len(data)}))


def _peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
