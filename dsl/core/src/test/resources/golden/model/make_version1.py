"""Writes version-1.json beside this script: /usr/bin/python3 make_version1.py (Debian's python3-torch).

The version-1-*.cortado files were written by the first version of the model file (commit f4d652f); they are never made anew. This
script reads them as zip files of JSON and safetensors, without Cortado, runs their networks in PyTorch on fixed rows and keeps
what comes out.
"""

import json
import pathlib
import struct
import zipfile

import numpy
import torch
from torch.nn import functional as F

HERE = pathlib.Path(__file__).parent


def safetensors(data):
    length = struct.unpack("<Q", data[:8])[0]
    header = json.loads(data[8 : 8 + length])
    arrays = {}
    for name, entry in header.items():
        assert entry["dtype"] == "F32"
        begin, end = (8 + length + offset for offset in entry["data_offsets"])
        values = numpy.frombuffer(data[begin:end], dtype="<f4").reshape(entry["shape"])
        arrays[name] = torch.tensor(values)
    return arrays


def rows(count, *shape):
    n = count * int(numpy.prod(shape))
    return torch.tensor([(i * 7 % 23) / 11.5 - 1 for i in range(n)], dtype=torch.float32).reshape(count, *shape)


def classes(x, w):
    x = torch.relu(F.conv2d(x, w["conv2d_1.weight"], w["conv2d_1.bias"], padding=1))
    x = F.batch_norm(
        x,
        w["batchNorm_1.runningMean"],
        w["batchNorm_1.runningVar"],
        w["batchNorm_1.weight"],
        w["batchNorm_1.bias"],
        False,
        0.1,
        1e-5,
    )
    x = F.max_pool2d(x, 2).flatten(1)
    x = torch.tanh(F.linear(x, w["hidden.weight"], w["hidden.bias"]))
    return torch.softmax(F.linear(x, w["dense_1.weight"], w["dense_1.bias"]), 1)


def values(x, w):
    x = torch.relu(F.linear(x, w["dense_1.weight"], w["dense_1.bias"]))
    return F.linear(x, w["dense_2.weight"], w["dense_2.bias"])


def binary(x, w):
    x = F.gelu(F.linear(x, w["dense_1.weight"], w["dense_1.bias"]))
    return torch.sigmoid(F.linear(x, w["dense_2.weight"], w["dense_2.bias"]))


def golden(name, forward, x):
    with zipfile.ZipFile(HERE / f"version-1-{name}.cortado") as file:
        description = json.loads(file.read("model.json"))
        weights = safetensors(file.read("weights.safetensors"))
    assert description["version"] == 1
    history = description["history"]
    return {
        "loss": description["loss"],
        "recipe": description["recipe"],
        "seed": description["seed"],
        "classNames": description["classNames"],
        "stop": history["stop"],
        "bestEpoch": history["bestEpoch"],
        "losses": [epoch["metrics"]["loss"] for epoch in history["epochs"]],
        "input": x.flatten(1).tolist(),
        "output": forward(x, weights).tolist(),
    }


if __name__ == "__main__":
    torch.set_num_threads(1)
    result = {
        "torch": torch.__version__,
        "tolerance": 1e-5,
        "classes": golden("classes", classes, rows(3, 1, 8, 8)),
        "values": golden("values", values, rows(3, 4)),
        "binary": golden("binary", binary, rows(3, 4)),
    }
    (HERE / "version-1.json").write_text(json.dumps(result, indent=1) + "\n")
