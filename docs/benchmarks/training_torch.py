"""The PyTorch peer of the training benchmark: the same networks and data, OpenBLAS.

    /usr/bin/python3 training_torch.py mlp|cnn|lstm|transformer BATCH SECONDS [--threads N] [--loop tight|loader|predict] [--tuned]

"tight" shuffles by index batches over tensors in memory and reads the loss of every step (loss.item()); "loader" is the loop
that tutorials show: DataLoader over a TensorDataset, zero_grad, backward, step, running loss; "predict" calls the network without
gradients on one batch of rows that are ready, again and again. With --tuned, malloc keeps freed
memory as Cortado's does (MALLOC_MMAP_THRESHOLD_ and MALLOC_TRIM_THRESHOLD_); without, it is the stock one. The last line of
output is the result, in samples per second of wall clock and per second of processor time, and the most memory the process had. Adam runs tensor by tensor, PyTorch
1.13's default on a processor.
"""

import argparse
import os
import re
import resource
import sys
import time

arguments = argparse.ArgumentParser()
arguments.add_argument("network", choices=["mlp", "cnn", "lstm", "transformer"])
arguments.add_argument("batch", type=int)
arguments.add_argument("seconds", type=float)
arguments.add_argument("--threads", type=int, default=1)
arguments.add_argument("--loop", choices=["tight", "loader", "predict"], default="tight")
arguments.add_argument("--tuned", action="store_true")
CHOSEN = arguments.parse_args()

# OpenBLAS and malloc read their settings while they load, so the program starts itself anew with the right ones: no core type
# forced upon OpenBLAS (as some containers do, at up to half its speed), and malloc as chosen.
TUNED = {"MALLOC_MMAP_THRESHOLD_": str(32 << 20), "MALLOC_TRIM_THRESHOLD_": str(2**31 - 1)}
wanted = {key: value for key, value in os.environ.items() if not key.startswith(("MALLOC_", "LD_PRELOAD", "OPENBLAS_CORETYPE"))}
wanted.update(TUNED if CHOSEN.tuned else {})
wanted["OMP_NUM_THREADS"] = wanted["OPENBLAS_NUM_THREADS"] = str(CHOSEN.threads)
if wanted != dict(os.environ):
    os.execve(sys.executable, [sys.executable, *sys.argv], wanted)

import torch  # noqa: E402
from torch import nn  # noqa: E402
from torch.utils.data import DataLoader, TensorDataset  # noqa: E402

VOCABULARY = 10_000


class LastState(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(VOCABULARY, 16)
        self.lstm = nn.LSTM(16, 128, batch_first=True)
        self.head = nn.Linear(128, 2)

    def forward(self, x):
        return self.head(self.lstm(self.embedding(x))[1][0][0])


class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(VOCABULARY, 64)
        self.positions = nn.Parameter(torch.empty(100, 64).uniform_(-0.05, 0.05))
        layer = nn.TransformerEncoderLayer(64, 4, 256, 0.1, batch_first=True)
        self.encoder = nn.TransformerEncoder(layer, 2)
        self.head = nn.Linear(64, 2)

    def forward(self, x):
        return self.head(self.encoder(self.embedding(x) + self.positions).mean(1))


def cnn():
    return nn.Sequential(
        nn.Conv2d(1, 32, 3), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(32, 64, 3), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(1600, 128), nn.ReLU(), nn.Dropout(0.3), nn.Linear(128, 10),
    )  # fmt: skip


def mlp():
    return nn.Sequential(nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10))


# network: (how to build it, shape of a row, classes, rows)
NETWORKS = {
    "mlp": (mlp, (784,), 10, 12_800),
    "cnn": (cnn, (1, 28, 28), 10, 1_280),
    "lstm": (LastState, (100,), 2, 1_280),
    "transformer": (Encoder, (100,), 2, 1_280),
}


def require_openblas():
    """Says what PyTorch runs on; refuses the reference BLAS, which is several times slower and no peer."""
    with open("/proc/self/maps", encoding="ascii") as maps:
        blas = sorted({line.split()[-1] for line in maps if "blas" in line or "mkl_" in line})
    build = re.findall(r"(CPU capability usage: \w+|BLAS_INFO=\w+|USE_MKLDNN=\w+|USE_OPENMP=\w+)", torch.__config__.show())
    malloc = "tuned malloc" if CHOSEN.tuned else "stock malloc"
    print(f"torch {torch.__version__}, {torch.get_num_threads()} threads, {malloc}, " + ", ".join(build))
    print("BLAS mapped: " + ", ".join(blas))
    if not any("openblas" in path for path in blas):
        sys.exit("OpenBLAS is not loaded, so this would not measure PyTorch. Install libopenblas0-openmp.")


def tight(x, y):
    for rows in torch.randperm(len(x)).split(CHOSEN.batch):
        yield x[rows], y[rows]


def epoch(batches, model, optimizer, loss_function):
    total = 0.0
    for x, y in batches:
        loss = loss_function(model(x), y)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        optimizer.step()
        total += loss.item()
    assert total == total


def main():
    torch.set_num_threads(CHOSEN.threads)
    torch.manual_seed(42)
    build, shape, classes, size = NETWORKS[CHOSEN.network]
    model = build().train()
    optimizer = torch.optim.Adam(model.parameters(), 1e-3, foreach=False)
    is_text = CHOSEN.network in ("lstm", "transformer")
    x = torch.randint(1, VOCABULARY, (size, *shape)) if is_text else torch.rand(size, *shape)
    y = torch.randint(classes, (size,))
    loader = DataLoader(TensorDataset(x, y), CHOSEN.batch, shuffle=True)
    if CHOSEN.loop == "predict":
        size = CHOSEN.batch
        x = x.repeat(1 + size // len(x), *[1] * (x.dim() - 1))[:size].contiguous()
        model.eval()

    def run():
        if CHOSEN.loop == "predict":
            with torch.no_grad():
                return model(x)
        batches = loader if CHOSEN.loop == "loader" else tight(x, y)
        epoch(batches, model, optimizer, nn.CrossEntropyLoss())

    run()
    require_openblas()
    start, calls = time.perf_counter(), 0
    while calls == 0 or time.perf_counter() - start < 0.5:
        run()
        calls += 1
    epochs = max(1, round(CHOSEN.seconds * calls / (time.perf_counter() - start)))
    start, processor = time.perf_counter(), time.process_time()
    for _ in range(epochs):
        run()
    clock, processor = time.perf_counter() - start, time.process_time() - processor
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"samples/s {epochs * size / clock:.1f} samples/cpu-s {epochs * size / processor:.1f} peak-MB {peak:.0f}")


if __name__ == "__main__":
    main()
