#!/usr/bin/env bash
# Opens the committed notebooks in JupyterLab, in light and dark, and checks that every output shows and can be read.
#
# JupyterLab comes as JupyterLite, a whole JupyterLab of static files, from npm (28 MB, once); no kernel takes part. The
# pictures are target/executed/lab-*.png: look at them. Needs npm and chromium.
set -euo pipefail
cd "$(dirname "$0")"

version=0.0.31
folder=$PWD/target/jupyterlite-$version
if [ ! -d "$folder" ]; then
    mkdir -p "$folder.part"
    (cd "$folder.part" && tar -xzf "$(npm pack --silent "@galaxyproject/jupyterlite@$version")")
    mv "$folder.part" "$folder"
fi
cd ..
mvn -q -B verify -pl notebooks -am -Dtest=LabTest -Dsurefire.failIfNoSpecifiedTests=false -Dnotebooks.excludedTags=gpu \
    -Dcortado.jupyterlite="$folder/package/static/dist/_output" "$@"
