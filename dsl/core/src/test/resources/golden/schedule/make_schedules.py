"""Writes schedules.json beside this script: /usr/bin/python3 make_schedules.py (Debian's python3-torch).

Each case is the learning rate that one of PyTorch's schedulers gives before each step, in float64. PyTorch has none that falls as
the inverse of time: that one is Keras's InverseTimeDecay with decay_steps=1, initial_rate / (1 + decay_rate * step), by LambdaLR.
Plateau cases hold the metrics of the epochs besides; rate number i is that after i of them.
"""

import json
import pathlib
import random

import torch
from torch.optim import lr_scheduler as schedulers

RATE = 0.1
TOLERANCE = 1e-12  # of the rate


def optimizer():
    return torch.optim.SGD([torch.zeros(1, requires_grad=True)], RATE, momentum=0.9)


def rates(make, count):
    stepper = optimizer()
    schedule = make(stepper)
    found = []
    for _ in range(count):
        found.append(stepper.param_groups[0]["lr"])
        stepper.step()
        schedule.step()
    return {"rates": found}


def after_warm_up(length, then):
    """A rise in equal parts to the first rate: (t + 1) / (length + 1) of it."""

    def make(stepper):
        rise = schedulers.LinearLR(stepper, 1 / (length + 1), 1, length)
        return schedulers.SequentialLR(stepper, [rise, then(stepper)], [length])

    return make


def plateau(metrics, **options):
    stepper = optimizer()
    schedule = schedulers.ReduceLROnPlateau(stepper, **options)
    found = [stepper.param_groups[0]["lr"]]
    for metric in metrics:
        schedule.step(metric)
        found.append(stepper.param_groups[0]["lr"])
    assert len(set(found)) >= 3, f"only {set(found)}"
    return {"metrics": metrics, "rates": found}


def wandering(seed, count, drift):
    """A metric that gets better for a while, then wanders."""
    draw = random.Random(seed)
    value, values = 1.0, []
    for i in range(count):
        value += (drift if i < count // 3 else 0) + draw.uniform(-0.02, 0.02)
        values.append(value)
    return values


CASES = {
    "constant": rates(lambda o: schedulers.ConstantLR(o, 1, 1), 5),
    "stepDecay": rates(lambda o: schedulers.StepLR(o, 4, 0.3), 20),
    "exponential": rates(lambda o: schedulers.ExponentialLR(o, 0.9), 20),
    "inverseTime": rates(lambda o: schedulers.LambdaLR(o, lambda step: 1 / (1 + 0.1 * step)), 20),
    "polynomial": rates(lambda o: schedulers.PolynomialLR(o, 20, 2.0), 20),
    "polynomial-over": rates(lambda o: schedulers.PolynomialLR(o, 8, 1.0), 20),
    "cosine": rates(lambda o: schedulers.CosineAnnealingLR(o, 20), 20),
    "cosine-downTo": rates(lambda o: schedulers.CosineAnnealingLR(o, 20, 0.003), 20),
    "cosine-restarts": rates(lambda o: schedulers.CosineAnnealingWarmRestarts(o, 6, 1, 0.001), 20),
    "cosine-growing-restarts": rates(lambda o: schedulers.CosineAnnealingWarmRestarts(o, 3, 2), 40),
    "oneCycle": rates(lambda o: schedulers.OneCycleLR(o, RATE, total_steps=60), 60),
    "oneCycle-tuned": rates(
        lambda o: schedulers.OneCycleLR(o, RATE, total_steps=37, pct_start=0.45, div_factor=10, final_div_factor=100), 37
    ),
    "constant-warmUp": rates(after_warm_up(4, lambda o: schedulers.ConstantLR(o, 1, 1)), 10),
    "exponential-warmUp": rates(after_warm_up(5, lambda o: schedulers.ExponentialLR(o, 0.9)), 20),
    "cosine-warmUp": rates(after_warm_up(5, lambda o: schedulers.CosineAnnealingLR(o, 15)), 20),
    "plateau": plateau(wandering(1, 80, -0.02)),
    "plateau-patient": plateau(wandering(2, 60, -0.02), patience=3, factor=0.5, cooldown=4),
    "plateau-downTo": plateau(wandering(3, 60, -0.02), patience=2, factor=0.3, min_lr=0.002),
    "plateau-threshold": plateau(wandering(4, 60, -0.01), patience=4, threshold=0.05, factor=0.5),
    "plateau-highest": plateau(wandering(5, 60, 0.02), mode="max", patience=3, factor=0.5, cooldown=1),
}

if __name__ == "__main__":
    lines = ",\n".join(f"    {json.dumps(name)}: {json.dumps(case)}" for name, case in CASES.items())
    head = f'  "torch": "{torch.__version__}",\n  "tolerance": {TOLERANCE},\n  "cases": {{\n'
    (pathlib.Path(__file__).parent / "schedules.json").write_text("{\n" + head + lines + "\n  }\n}\n")
    for name, case in CASES.items():
        print(name, [round(rate, 6) for rate in case["rates"][:8]], "...")
