"""M/M/10 at load 0.9 in SimPy 3 or 4: prints customers, events and seconds as JSON."""

import itertools
import json
import random
import sys
import time

import simpy

SERVERS, MEAN_SERVICE_MS, RATE_PER_MS = 10, 100.0, 0.09


def customer(env, servers, rng):
    with servers.request() as request:
        yield request
        yield env.timeout(rng.expovariate(1 / MEAN_SERVICE_MS))


def arrivals(env, servers, rng, horizon):
    while True:
        yield env.timeout(rng.expovariate(RATE_PER_MS))
        if env.now >= horizon:
            return
        env.process(customer(env, servers, rng))


def main():
    horizon = float(sys.argv[1])
    rng = random.Random(1)
    env = simpy.Environment()
    # Every event that is scheduled takes one number; counting them costs next to nothing.
    env._eid = itertools.count()
    env.process(arrivals(env, simpy.Resource(env, SERVERS), rng, horizon))
    start = time.process_time()
    env.run(until=horizon)
    seconds = time.process_time() - start
    print(json.dumps({"seconds": seconds, "events": next(env._eid), "customers": horizon * RATE_PER_MS}))


main()
