"""The PyTorch peer of the first-light benchmark: a tight training loop, one thread, OpenBLAS, stock malloc.

    /usr/bin/python3 first_light_torch.py cnn|mlp WARMUP_STEPS STEPS

Data lie in memory as tensors and are shuffled by index; no DataLoader, no metrics, no loss read back inside the loop. The
last line of output is the result, in samples per second of wall clock and per second of processor time (the steadier
figure on a busy machine). Gradients are set to None; Adam runs tensor by tensor,
PyTorch 1.13's default on a processor (foreach was no faster).
"""

import argparse
import os
import re
import sys
import time

# A core type forced upon OpenBLAS by the environment (as some containers do) would cost PyTorch up to half its speed:
# OpenBLAS reads the variable while it loads, so the program starts itself anew without it.
CORE_TYPE = "OPENBLAS_CORETYPE"
if CORE_TYPE in os.environ:
    print(f"{CORE_TYPE}={os.environ.pop(CORE_TYPE)} was set: unset for this process, OpenBLAS finds the processor itself")
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, *sys.argv])
os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"

import torch  # noqa: E402
from torch import nn  # noqa: E402

BATCH, SAMPLES = 64, 12_800


def cnn():
    return nn.Sequential(
        nn.Conv2d(1, 32, 3), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(32, 64, 3), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(1600, 128), nn.ReLU(), nn.Dropout(0.3), nn.Linear(128, 10),
    )  # fmt: skip


def mlp():
    return nn.Sequential(nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10))


NETWORKS = {"cnn": (cnn, (1, 28, 28)), "mlp": (mlp, (784,))}


def require_openblas():
    """Says what PyTorch runs on; refuses the reference BLAS, which is several times slower and no peer."""
    with open("/proc/self/maps", encoding="ascii") as maps:
        blas = sorted({line.split()[-1] for line in maps if "blas" in line or "mkl_" in line})
    build = re.findall(r"(CPU capability usage: \w+|BLAS_INFO=\w+|USE_MKLDNN=\w+|USE_OPENMP=\w+)", torch.__config__.show())
    print(f"torch {torch.__version__}, {torch.get_num_threads()} thread, " + ", ".join(build))
    print("BLAS mapped: " + ", ".join(blas))
    tuned = sorted(name for name in os.environ if name.startswith(("MALLOC_", "LD_PRELOAD")))
    if not any("openblas" in path for path in blas):
        sys.exit("OpenBLAS is not loaded, so this would not measure PyTorch. Install libopenblas0-openmp.")
    if tuned:
        sys.exit(f"malloc is not the stock one: unset {', '.join(tuned)}.")


def train(model, optimizer, x, y, steps):
    """Runs that many steps and gives the seconds they took, by the clock and of the processor."""
    loss_function = nn.CrossEntropyLoss()
    total = torch.zeros(())
    done, start, processor = 0, time.perf_counter(), time.process_time()
    while done < steps:
        order = torch.randperm(SAMPLES)
        for batch in order.split(BATCH)[: steps - done]:
            loss = loss_function(model(x[batch]), y[batch])
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            optimizer.step()
            total += loss.detach()
            done += 1
    seconds = time.perf_counter() - start, time.process_time() - processor
    assert torch.isfinite(total)
    return seconds


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("network", choices=NETWORKS)
    arguments.add_argument("warmup", type=int)
    arguments.add_argument("steps", type=int)
    chosen = arguments.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(42)
    build, shape = NETWORKS[chosen.network]
    model = build().train()
    optimizer = torch.optim.Adam(model.parameters(), 1e-3, foreach=False)
    x, y = torch.rand(SAMPLES, *shape), torch.randint(10, (SAMPLES,))
    train(model, optimizer, x, y, chosen.warmup)
    require_openblas()
    clock, processor = train(model, optimizer, x, y, chosen.steps)
    samples = chosen.steps * BATCH
    print(f"samples/s {samples / clock:.1f} samples/cpu-s {samples / processor:.1f}")


if __name__ == "__main__":
    main()
