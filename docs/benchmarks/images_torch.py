"""Decodes a folder of classes of images to 64 x 64 in batches of 64, as PyTorch's users do: ImageFolder and DataLoader, 2 workers.

    python3 images_torch.py FOLDER

Needs Debian's python3-torchvision. Prints images per second; the last of three passes counts.
"""

import sys
import time

import torch
from torchvision import datasets, transforms

images = datasets.ImageFolder(sys.argv[1], transforms.Compose([transforms.Resize((64, 64)), transforms.ToTensor()]))
loader = torch.utils.data.DataLoader(images, batch_size=64, num_workers=2, persistent_workers=True)
for _ in range(3):
    start = time.perf_counter()
    for batch, labels in loader:
        pass
    seconds = time.perf_counter() - start
print(f"images/s: {len(images) / seconds:,.0f}")
