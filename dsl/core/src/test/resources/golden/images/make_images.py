"""Makes the image files of this folder and images.json, what PIL reads in them.

Debian's python3-pil and python3-numpy: python3 make_images.py
"""

import json
import struct
import zlib
from pathlib import Path

import numpy as np
import PIL
from PIL import Image, ImageOps

here = Path(__file__).parent
random = np.random.default_rng(3)
# Smooth, so that JPEG keeps it, and unlike in all four corners, so that turns show.
y, x = np.mgrid[0:16, 0:24]
smooth = np.stack([40 + 8 * x, 230 - 12 * y, 60 + 5 * x + 4 * y], axis=-1).clip(0, 255).astype(np.uint8)
noisy = random.integers(0, 256, (19, 23, 3), dtype=np.uint8)
alpha = random.integers(0, 256, (6, 5), dtype=np.uint8)

expected = {}


def note(name, image):
    """Notes the upright image on white, in color."""
    image = ImageOps.exif_transpose(image)
    if image.mode in ("RGBA", "LA") or "transparency" in image.info:
        image = image.convert("RGBA")
        white = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(white, image)
    array = np.asarray(image.convert("RGB"))
    grey = np.asarray(image.convert("RGB").convert("L"))
    expected[name] = dict(
        height=array.shape[0],
        width=array.shape[1],
        color=array.transpose(2, 0, 1).ravel().tolist(),
        grey=grey.ravel().tolist(),
    )


def save(name, image, **options):
    image.save(here / name, **options)
    note(name, Image.open(here / name))


def png(name, width, height, depth, color_type, rows):
    """Writes what PIL does not: 16 bits a sample."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, depth, color_type, 0, 0, 0)
    body = b"".join(b"\0" + row for row in rows)
    (here / name).write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(body)) + chunk(b"IEND", b"")
    )


for orientation in range(1, 9):
    exif = Image.Exif()
    exif[0x0112] = orientation
    save(f"turned{orientation}.jpg", Image.fromarray(smooth), quality=95, subsampling=0, exif=exif)
save("progressive.jpg", Image.fromarray(smooth), quality=95, subsampling=0, progressive=True)
save("grey.jpg", Image.fromarray(smooth).convert("L"), quality=95)

# Inks for printing. Every writer stores them inverted, as Adobe does, and so does PIL, which marks them as not transformed.
inks = np.dstack([255 - smooth, 10 * y + x])
save("cmyk.jpg", Image.fromarray(inks.astype(np.uint8), "CMYK"), quality=95)
# The same with luma and chroma of the inks, which the twelfth byte of Adobe's segment says.
luma = np.asarray(Image.fromarray(smooth).convert("YCbCr"))
Image.fromarray(np.dstack([255 - luma, inks[..., 3]]).astype(np.uint8), "CMYK").save(here / "ycck.jpg", quality=95)
stored = bytearray((here / "ycck.jpg").read_bytes())
stored[stored.index(b"Adobe") + 11] = 2
(here / "ycck.jpg").write_bytes(stored)
note("ycck.jpg", Image.open(here / "ycck.jpg"))
save("color.png", Image.fromarray(noisy))
save("grey.png", Image.fromarray(noisy).convert("L"))
save("transparent.png", Image.fromarray(np.dstack([noisy[:6, :5], alpha])))
save("greyAlpha.png", Image.fromarray(np.dstack([noisy[:6, :5, 0], alpha]), "LA"))
save("palette.png", Image.fromarray(noisy).quantize(16))
save("bits.png", Image.fromarray(noisy).convert("1"))
save("first.gif", Image.fromarray(noisy).quantize(32), save_all=True, append_images=[Image.fromarray(255 - noisy)])
save("color.bmp", Image.fromarray(noisy))
deep = random.integers(0, 65536, (4, 5), dtype=np.uint16)
png("deep.png", 5, 4, 16, 0, [row.astype(">u2").tobytes() for row in deep])
high = (deep >> 8).astype(np.uint8)
expected["deep.png"] = dict(height=4, width=5, color=np.tile(high.ravel(), 3).tolist(), grey=high.ravel().tolist())

sizes = []
for height, width in ((5, 4), (19, 40), (38, 7), (64, 64)):
    resized = Image.fromarray(noisy).resize((width, height), Image.BILINEAR)
    sizes.append(dict(height=height, width=width, color=np.asarray(resized).transpose(2, 0, 1).ravel().tolist()))

(here / "images.json").write_text(json.dumps(dict(made_with=f"PIL {PIL.__version__}", files=expected, sizes=sizes)) + "\n")
print(sum(f.stat().st_size for f in here.iterdir()), "bytes")
