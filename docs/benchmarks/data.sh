#!/usr/bin/env bash
# Tells how fast data gets ready, and pairs the decoding of JPEG files with torchvision's.
#
#   docs/benchmarks/data.sh [ROUNDS]
#
# Makes 1,000 JPEG files of 500 x 375 pixels, decodes them to 64 x 64 with each side in turn, then trains with and without
# augmentation, and makes batches of the IDX files in /usr/share/datasets/fashion-mnist, if Debian's dataset-fashion-mnist is there.
# Needs JDK 17, Maven and Debian's python3-torchvision.
set -euo pipefail
cd "$(dirname "$0")/../.."

rounds=${1:-3}
python=${PYTHON:-/usr/bin/python3}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
if [[ -z ${COMPILED:-} ]]; then
    mvn -q -B -pl dsl/core -am test-compile dependency:build-classpath \
        -Dmdep.includeScope=test -Dmdep.outputFile=target/benchmark-classpath.txt
fi
classpath=dsl/core/target/test-classes:dsl/core/target/classes:$(cat dsl/core/target/benchmark-classpath.txt)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

"$python" - "$folder" <<'PYTHON'
import sys
from pathlib import Path

import numpy as np
from PIL import Image

random = np.random.default_rng(0)
for label in "abcd":
    place = Path(sys.argv[1]) / label
    place.mkdir()
    for i in range(250):
        smooth = Image.fromarray(random.integers(0, 256, (47, 63, 3), dtype=np.uint8)).resize((500, 375), Image.BICUBIC)
        noisy = np.asarray(smooth).astype(int) + random.integers(-8, 9, (375, 500, 3))
        Image.fromarray(noisy.clip(0, 255).astype(np.uint8)).save(place / f"{i:03}.jpg", quality=88)
PYTHON

for round in $(seq "$rounds"); do
    echo "JPEG, round $round: cortado $("$java" -cp "$classpath" cortado.benchmark.DataBenchmark decode "$folder" 2>/dev/null)"
    echo "JPEG, round $round: torchvision $("$python" docs/benchmarks/images_torch.py "$folder" 2>/dev/null)"
done
"$java" -cp "$classpath" cortado.benchmark.DataBenchmark augment 2>/dev/null
idx=/usr/share/datasets/fashion-mnist
if [[ -d $idx ]]; then
    "$java" -cp "$classpath" cortado.benchmark.DataBenchmark idx "$idx/train-images-idx3-ubyte.gz" "$idx/train-labels-idx1-ubyte.gz"
fi
