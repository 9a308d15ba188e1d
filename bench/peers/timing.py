"""What every program's script does: make the job many times, and say how long each took.

Runs in the peer's own environment, so it stands on the standard library alone.
"""

import json
import resource
import sys
import time


def run(make, suffix):
    """Call ``make(job, client, brand)``, which returns bytes, as the command line says.

    ``SCRIPT JOB.json OUT COUNT``: makes a document, says ``ready``, and waits for a line; then
    makes COUNT documents in all, brand by brand. Writes the last one to OUT and prints JSON with
    the seconds of each after the first, and peak memory in MiB after a fifth and after all.
    """
    job, out, people = begin()
    data = make(job, *people[0])
    wait()
    seconds, early = [], 0.0
    for number, (client, brand) in enumerate(people[1:]):
        start = time.perf_counter()
        data = make(job, client, brand)
        seconds.append(time.perf_counter() - start)
        if number == len(people) // 5:
            early = _peak()
    with open(out + suffix, "wb") as file:
        file.write(data)
    tell(seconds, len(data), early)


def begin():
    """Return the job, where the last document goes, and for whom the documents are."""
    job_path, out, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
    with open(job_path, encoding="utf-8") as file:
        job = json.load(file)
    brands, clients = job["brands"], job["clients"]
    whole = len(brands) * clients
    places = range(count) if count > whole else [n * whole // count for n in range(count)]
    people = [(f"{job['client']} {n}", brands[n // clients % len(brands)]) for n in places]
    return job, out, people


def wait():
    print("ready", flush=True)
    sys.stdin.readline()


def tell(seconds, size, early=0.0):
    print(json.dumps({"seconds": seconds, "early": early, "late": _peak(), "bytes": size}))


def _peak():
    try:
        with open("/proc/self/status", encoding="ascii") as status:
            peak = next(line for line in status if line.startswith("VmHWM"))
        return int(peak.split()[1]) / 1024
    except (OSError, StopIteration):  # what getrusage says is no less than our parent's peak was
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
