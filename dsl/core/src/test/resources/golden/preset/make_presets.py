"""Writes the goldens of preset networks beside this script: /usr/bin/python3 make_presets.py (Debian's python3-torchvision).

Weights are too many to be stored: number i of array k is a hash of both, the same in Java, scaled so that signals keep their
size. Stored are the shapes of torchvision's arrays in order, and what its network gives for an input made by the same hash.
"""

import json
import pathlib

import numpy as np
import torch
import torchvision

CLASSES, SIDE, BATCH = 7, 64, 2
MODELS = {
    "resNet18": torchvision.models.resnet18,
    "resNet50": torchvision.models.resnet50,
    "mobileNetV2": torchvision.models.mobilenet_v2,
}


def hashed(array, count):
    """Numbers from -1 to 1: the 32-bit finalizer of Wellons ("lowbias32") of array and index."""
    h = np.arange(count, dtype=np.uint32) + np.uint32((array * 2654435761) % 2**32)
    for multiplier, shift in ((2146121005, 16), (2221713035, 15), (1, 15)):
        h = (h ^ (h >> np.uint32(shift))) * np.uint32(multiplier)
    return h.astype(np.float64) / 2**31 - 1


def filled(name, array, tensor):
    values = hashed(array, tensor.numel()).reshape(tuple(tensor.shape))
    if tensor.dim() > 1:
        return values * (6 / (tensor.numel() / tensor.shape[0])) ** 0.5
    if name.endswith("running_var") or name.endswith("weight"):
        return 1 + 0.3 * values
    return 0.3 * values


def case(name, make):
    model = make(num_classes=CLASSES).eval()
    arrays = [*model.named_parameters(), *((n, b) for n, b in model.named_buffers() if b.dim() > 0)]
    with torch.no_grad():
        for index, (key, tensor) in enumerate(arrays):
            tensor.copy_(torch.from_numpy(filled(key, index, tensor)))
        x = torch.from_numpy(hashed(len(arrays), BATCH * 3 * SIDE * SIDE).reshape(BATCH, 3, SIDE, SIDE))
        single = model(x.float())
        double = model.double()(x)
    scale = double.abs().max().item()
    gap = ((single.double() - double).abs().max() / scale).item()
    assert gap < 4e-6, gap
    print(f"{name:12} outputs up to {scale:.3g}, float32 against float64: {gap:.1e} of it")
    golden = {
        "name": name,
        "torchvision": torchvision.__version__,
        "torch": torch.__version__,
        "tolerance": 2e-5,
        "parameters": sum(p.numel() for p in make().parameters()),
        "classes": CLASSES,
        "inputShape": [3, SIDE, SIDE],
        "batch": BATCH,
        "shapes": [list(tensor.shape) for _, tensor in arrays],
        "output": single.flatten().tolist(),
    }
    text = json.dumps(golden).replace(', "', ',\n"')
    (pathlib.Path(__file__).parent / (name + ".json")).write_text(text + "\n", encoding="ascii")


if __name__ == "__main__":
    torch.set_num_threads(1)
    for model_name, factory in MODELS.items():
        case(model_name, factory)
