"""Measures Jupyter kernels from the front end's side, in turn.

Usage: kernel.py ROUNDS NAME=SPEC[=PEER] ...

NAME is what the table says, SPEC the kernelspec, PEER `python` where cells are Python. Each round starts every kernel once, in the
order given. Prints a Markdown table: medians over the rounds, and the median of each round's ratio of the first kernel to each that
is not Cortado's.
Needs jupyter_client, pyzmq and psutil.
"""
import logging
import queue
import statistics
import subprocess
import sys
import time

import psutil
import zmq
from jupyter_client.manager import KernelManager

TIMEOUT = 60
START_TIMEOUT = 20
TRIES = 5
CELLS, COMPLETIONS, BEATS = 60, 40, 200

JAVA = {"cell": "1 + 1", "completed": "System.ou", "burn": "while (true) { }"}
PYTHON = {"cell": "1 + 1", "completed": "import o", "burn": "while True: pass"}

ROWS = [
    ("first cell, s", "first", 2),
    ("`1 + 1`, ms", "cell", 1),
    ("`1 + 1`, slowest of 20, ms", "cell95", 1),
    ("completion, ms", "completion", 1),
    ("idle memory, MB", "idle", 0),
    ("memory after the cells, MB", "used", 0),
    ("heartbeat, ms", "beat", 2),
    ("heartbeat, slowest of 20, ms", "beat95", 2),
    ("heartbeat while a cell computes, ms", "busy", 2),
    ("the same, slowest of 20, ms", "busy95", 2),
]


class Front:
    """A front end that talks to one kernel."""

    def __init__(self, spec):
        self.manager = KernelManager(kernel_name=spec)
        self.start = time.perf_counter()
        self.manager.start_kernel(stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.client = self.manager.client()
        self.client.start_channels()
        self.heart = zmq.Context.instance().socket(zmq.REQ)
        self.heart.linger = 0
        self.heart.rcvtimeo = 1000 * START_TIMEOUT
        self.heart.connect(f"tcp://127.0.0.1:{self.manager.hb_port}")

    def await_start(self):
        while True:
            self.client.kernel_info()
            try:
                self.client.get_shell_msg(timeout=0.1)
                return
            except Exception:  # no answer yet: Empty, or another class by version
                if time.perf_counter() - self.start > START_TIMEOUT:
                    raise TimeoutError(self.manager.kernel_name) from None

    def await_reply(self, asked):
        while True:
            message = self.client.get_shell_msg(timeout=TIMEOUT)
            if message["parent_header"].get("msg_id") == asked:
                return message["content"]

    def await_idle(self, asked):
        while True:
            message = self.client.get_iopub_msg(timeout=TIMEOUT)
            state = message["content"].get("execution_state")
            if message["parent_header"].get("msg_id") == asked and state == "idle":
                return

    def times(self, ask, count):
        """Returns the milliseconds from each request to its reply."""
        found = []
        for _ in range(count):
            start = time.perf_counter()
            asked = ask()
            content = self.await_reply(asked)
            found.append(1e3 * (time.perf_counter() - start))
            assert content["status"] == "ok", content
            self.await_idle(asked)
        return found

    def beats(self):
        found = []
        for _ in range(BEATS):
            start = time.perf_counter()
            self.heart.send(b"ping")
            self.heart.recv()
            found.append(1e3 * (time.perf_counter() - start))
            time.sleep(0.005)
        return found

    def megabytes(self):
        process = psutil.Process(self.manager.provisioner.process.pid)
        return sum(each.memory_info().rss for each in [process, *process.children(recursive=True)]) / 1e6

    def stop(self):
        self.heart.close()
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)


def slowest_of_20(values):
    return sorted(values)[int(0.95 * (len(values) - 1))]


def measure(spec, words):
    front = Front(spec)
    try:
        front.await_start()
        reply = front.await_reply(front.client.execute(words["cell"]))
        assert reply["status"] == "ok", reply
        result = {"first": time.perf_counter() - front.start}
        time.sleep(6)
        result["idle"] = front.megabytes()
        front.times(lambda: front.client.execute(words["cell"]), 20)
        cells = front.times(lambda: front.client.execute(words["cell"]), CELLS)
        front.times(lambda: front.client.complete(words["completed"]), 10)
        completions = front.times(lambda: front.client.complete(words["completed"]), COMPLETIONS)
        result["used"] = front.megabytes()
        result["cell"], result["cell95"] = statistics.median(cells), slowest_of_20(cells)
        result["completion"] = statistics.median(completions)
        beats = front.beats()
        result["beat"], result["beat95"] = statistics.median(beats), slowest_of_20(beats)
        front.client.execute(words["burn"])
        time.sleep(1)
        beats = front.beats()
        result["busy"], result["busy95"] = statistics.median(beats), slowest_of_20(beats)
        return result
    finally:
        front.stop()


def started(name, spec, words):
    """Measures a kernel; one that hangs, as some do now and then, is started again."""
    for _ in range(TRIES):
        try:
            return measure(spec, words)
        except (TimeoutError, queue.Empty, zmq.Again) as hung:
            print(f"# {name} gave no answer ({type(hung).__name__}); started again", file=sys.stderr)
    raise SystemExit(f"{name} gave no answer {TRIES} times in a row")


def main():
    logging.disable(logging.CRITICAL)
    rounds = int(sys.argv[1])
    kernels = [argument.split("=") for argument in sys.argv[2:]]
    found = {kernel[0]: [] for kernel in kernels}
    for number in range(1, rounds + 1):
        for name, spec, *peer in kernels:
            result = started(name, spec, PYTHON if peer == ["python"] else JAVA)
            found[name].append(result)
            print(f"# round {number}, {name}: " + ", ".join(f"{k} {v:.2f}" for k, v in result.items()), file=sys.stderr)
    median = {n: {k: statistics.median(r[k] for r in rs) for k in rs[0]} for n, rs in found.items()}
    names = list(median)
    peers = [name for name in names if not name.startswith("cortado")]
    print("| | " + " | ".join(names + [f"{names[0]} to {peer}" for peer in peers]) + " |")
    print("|---|" + "--:|" * (len(names) + len(peers)))
    for title, key, digits in ROWS:
        values = [f"{median[n][key]:,.{digits}f}" for n in names]
        ratios = [
            f"{statistics.median(a[key] / b[key] for a, b in zip(found[names[0]], found[peer])):.2f}"
            for peer in peers
        ]
        print(f"| {title} | " + " | ".join(values + ratios) + " |")


if __name__ == "__main__":
    main()
