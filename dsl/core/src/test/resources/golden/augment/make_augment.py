"""Makes augment.json: images changed by fixed amounts.

Debian's python3-scipy, python3-torch and python3-torchvision: python3 make_augment.py
"""

import json
import math
from pathlib import Path

import numpy as np
import scipy
import torch
import torchvision
import torchvision.transforms.functional as F
from scipy import ndimage
from torchvision.transforms import InterpolationMode

random = np.random.default_rng(7)
color = random.random((3, 9, 7)).astype(np.float32)
grey = random.random((1, 8, 8)).astype(np.float32)
# Equal levels are what equalizing is about.
color8 = (np.floor(color * 12) / 12 * 255).round().astype(np.uint8)


def flat(array):
    return [round(float(x), 7) for x in np.asarray(array, dtype=np.float32).ravel()]


def warp(name, image, matrix, offset, mode, constant=0.0):
    """matrix and offset map (y, x) of the result to (y, x) of the image."""
    out = np.stack(
        [
            ndimage.affine_transform(
                channel.astype(np.float64), matrix, offset, order=1, mode=mode, cval=constant, prefilter=False
            )
            for channel in image
        ]
    )
    (yy, yx), (xy, xx) = matrix
    affine = [xx, xy, offset[1], yx, yy, offset[0]]
    return dict(name=name, shape=list(image.shape), affine=affine, mode=mode, constant=constant, out=flat(out))


matrix = [[0.9, 0.35], [-0.3, 1.15]]
warps = []
for image in (color, grey):
    for mode in ("nearest", "reflect", "grid-wrap", "grid-constant"):
        warps.append(warp("skewed", image, matrix, [1.3, -2.6], mode, 0.25))
        warps.append(warp("far", image, [[1, 0], [0, 1]], [-11.5, 16.25], mode, 0.25))

image = torch.from_numpy(color)
affines = []
for name, kwargs in dict(
    turn=dict(angle=33.0, translate=[0, 0], scale=1.0, shear=[0.0, 0.0]),
    zoom=dict(angle=0.0, translate=[0, 0], scale=1.3, shear=[0.0, 0.0]),
    shear=dict(angle=0.0, translate=[0, 0], scale=1.0, shear=[20.0, 0.0]),
    shift=dict(angle=0.0, translate=[2, -1], scale=1.0, shear=[0.0, 0.0]),
).items():
    out = F.affine(image, interpolation=InterpolationMode.BILINEAR, **kwargs)
    affines.append(dict(name=name, out=flat(out)))
affines.append(dict(name="flip horizontal", out=flat(F.hflip(image))))
affines.append(dict(name="flip vertical", out=flat(F.vflip(image))))

grey_image = torch.from_numpy(grey)
tones = []


def tone(name, strength, function):
    for source in (image, grey_image) if name not in ("saturation", "hue") else (image,):
        tones.append(
            dict(name=name, strength=strength, shape=list(source.shape), out=flat(function(source)))
        )


for factor in (0.3, 1.7):
    tone("brightness", factor, lambda x: F.adjust_brightness(x, factor))
    tone("contrast", factor, lambda x: F.adjust_contrast(x, factor))
    tone("saturation", factor, lambda x: F.adjust_saturation(x, factor))
    tone("sharpness", factor, lambda x: F.adjust_sharpness(x, factor))
for share in (-0.3, 0.15):
    tone("hue", share, lambda x: F.adjust_hue(x, share))
tone("solarize", 0.4, lambda x: F.solarize(x, 0.4))
tone("autoContrast", 0, F.autocontrast)

levels = torch.from_numpy(color8)
bytes_ = [
    dict(name="equalize", strength=0, out=(F.equalize(levels).numpy() / 255.0)),
    dict(name="posterize", strength=3, out=(F.posterize(levels, 3).numpy() / 255.0)),
]
for each in bytes_:
    each["out"] = flat(each["out"])

golden = dict(
    made_with=f"scipy {scipy.__version__}, torch {torch.__version__}, torchvision {torchvision.__version__}",
    seed=7,
    tolerance=2e-5,
    color=flat(color),
    grey=flat(grey),
    levels=[int(x) for x in color8.ravel()],
    warps=warps,
    affines=affines,
    tones=tones,
    bytes=bytes_,
)
path = Path(__file__).with_name("augment.json")
path.write_text(json.dumps(golden) + "\n")
print(path, len(path.read_text()), "characters")
