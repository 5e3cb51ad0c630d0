"""The PyTorch peer of the optimizer benchmark: the same networks, batches of one row, foreach optimizers, OpenBLAS, one thread.

    /usr/bin/python3 optimizers_torch.py OPTIMIZER INPUTS UNITS EPOCHS

PyTorch has no Lion; here it is written over the same foreach operations. The last line of output is the steps per second
of processor time in the fastest epoch of 200 steps, which other programs on the machine disturb least.
"""

import sys
import time

import torch
from torch import nn


class Lion(torch.optim.Optimizer):
    def __init__(self, parameters, rate, beta1=0.9, beta2=0.99):
        super().__init__(parameters, {})
        self.rate, self.beta1, self.beta2 = rate, beta1, beta2
        self.weights = self.param_groups[0]["params"]
        self.means = [torch.zeros_like(w) for w in self.weights]

    @torch.no_grad()
    def step(self):
        gradients = [w.grad for w in self.weights]
        signs = torch._foreach_mul(self.means, self.beta1)
        torch._foreach_add_(signs, gradients, alpha=1 - self.beta1)
        for sign in signs:
            sign.sign_()
        torch._foreach_add_(self.weights, signs, alpha=-self.rate)
        torch._foreach_mul_(self.means, self.beta2)
        torch._foreach_add_(self.means, gradients, alpha=1 - self.beta2)


optim = torch.optim
OPTIMIZERS = {
    "sgd": lambda p: optim.SGD(p, 1e-4, foreach=True),
    "momentum": lambda p: optim.SGD(p, 1e-4, momentum=0.9, foreach=True),
    "adam": lambda p: optim.Adam(p, 1e-4, foreach=True),
    "rmsProp": lambda p: optim.RMSprop(p, 1e-4, foreach=True),
    "adagrad": lambda p: optim.Adagrad(p, 1e-4, foreach=True),
    "adadelta": lambda p: optim.Adadelta(p, 1e-2, foreach=True),
    "nadam": lambda p: optim.NAdam(p, 1e-4, foreach=True),
    "lion": lambda p: Lion(p, 1e-5),
    "clipNorm": lambda p: optim.SGD(p, 1e-4, foreach=True),
}
ROWS = 200
name, inputs, units, epochs = sys.argv[1], *map(int, sys.argv[2:])
torch.set_num_threads(1)
torch.manual_seed(1)
x, y = torch.rand(ROWS, inputs), torch.arange(ROWS) % 10
model = nn.Sequential(nn.Linear(inputs, units), nn.ReLU(), nn.Linear(units, 10))
stepper = OPTIMIZERS[name](list(model.parameters()))
loss_function = nn.CrossEntropyLoss()


def epoch():
    for row in torch.randperm(ROWS).split(1):
        loss = loss_function(model(x[row]), y[row])
        stepper.zero_grad(set_to_none=True)
        loss.backward()
        if name == "clipNorm":
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1)
        stepper.step()


times = []
for _ in range(epochs):
    start = time.thread_time()
    epoch()
    times.append(time.thread_time() - start)
print(f"samples/s {ROWS / min(times):.1f} samples/cpu-s {ROWS / min(times):.1f}")
