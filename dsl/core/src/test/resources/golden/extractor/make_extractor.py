"""Makes small networks as TorchScript and as ONNX, and extractor.json, what PyTorch computes with them.

Debian's python3-torch: /usr/bin/python3 make_extractor.py
"""

import json
from pathlib import Path

import torch
from torch import nn

here = Path(__file__).parent
torch.manual_seed(5)
net = nn.Sequential(nn.Conv2d(3, 4, 3, stride=2), nn.ReLU(), nn.BatchNorm2d(4), nn.AdaptiveAvgPool2d(2), nn.Flatten())
net(torch.randn(32, 3, 9, 9))  # Moves the statistics of the normalization.
net.eval()
images = torch.rand(5, 3, 9, 9)
mean, deviation = torch.tensor([0.4, 0.5, 0.6]), torch.tensor([0.2, 0.3, 0.25])
with torch.no_grad():
    plain = net(images)
    normalized = net((images - mean[:, None, None]) / deviation[:, None, None])
    traced = torch.jit.trace(net, images)
traced.save(str(here / "net.pt"))
torch.onnx.export(net, images, str(here / "net.onnx"), input_names=["x"], output_names=["y"], dynamic_axes={"x": {0: "n"}, "y": {0: "n"}}, opset_version=13)


def flat(values):
    return [round(v, 7) for v in values.flatten().tolist()]


golden = dict(
    made_with=f"torch {torch.__version__}",
    seed=5,
    tolerance=1e-5,
    images=flat(images),
    mean=mean.tolist(),
    deviation=deviation.tolist(),
    plain=flat(plain),
    normalized=flat(normalized),
)
(here / "extractor.json").write_text(json.dumps(golden) + "\n")
print(plain.shape, [(f.name, f.stat().st_size) for f in here.iterdir()])
