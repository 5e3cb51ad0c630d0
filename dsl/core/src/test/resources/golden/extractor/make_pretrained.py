"""Makes a small network for images as a TorchScript file saved while training, and pretrained.json, its features when it is not.

Debian's python3-torch: /usr/bin/python3 make_pretrained.py
"""

import json
from pathlib import Path

import torch
from torch import nn

here = Path(__file__).parent
torch.manual_seed(7)
net = nn.Sequential(nn.Conv2d(3, 4, 7, stride=16), nn.BatchNorm2d(4), nn.ReLU(), nn.Dropout(0.5), nn.AdaptiveAvgPool2d(2))
net(torch.randn(32, 3, 64, 64))  # Moves the statistics of the normalization.
torch.jit.script(net.train()).save(str(here / "trained.pt"))

# The test makes the same images.
pixels = torch.arange(2 * 3 * 224 * 224)
images = ((pixels * 37 + pixels // 224) % 256).float().div(255).reshape(2, 3, 224, 224)
mean, deviation = torch.tensor([0.485, 0.456, 0.406]), torch.tensor([0.229, 0.224, 0.225])
with torch.no_grad():
    features = net.eval()((images - mean[:, None, None]) / deviation[:, None, None])
golden = dict(
    made_with=f"torch {torch.__version__}",
    seed=7,
    tolerance=1e-5,
    shape=list(features.shape),
    features=[round(v, 7) for v in features.flatten().tolist()],
)
(here / "pretrained.json").write_text(json.dumps(golden) + "\n")
