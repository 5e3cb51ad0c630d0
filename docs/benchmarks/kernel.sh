#!/usr/bin/env bash
# Pairs Cortado's kernel with its peers, as a front end sees them: first cell, 1 + 1, completion, memory, heartbeat.
#
#   docs/benchmarks/kernel.sh [ROUNDS]
#
# Every round starts each kernel once, in turn. JAVAS lists the homes of the Javas to run ours on. Peers: ipykernel; rapaio, whose
# kernel is on Maven Central, if one of the Javas is 22 or later; and whatever PEERS lists as NAME=KERNELSPEC, for example
# PEERS=jjava=jjava, which must be installed. Builds the distribution and installs it into a folder of its own. Needs Debian's
# python3-jupyter-client, python3-ipykernel and python3-psutil besides JDK and Maven; PYTHON chooses the interpreter.
set -euo pipefail
cd "$(dirname "$0")/../.."

rounds=${1:-5}
python=${PYTHON:-/usr/bin/python3}
javas=${JAVAS:-${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")}}

mvn -q -B -pl kernel/jupyter -am package -DskipTests
data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT
kernels=()
for home in $javas; do
    version=$("$home/bin/java" -XshowSettings:properties -version 2>&1 | sed -n 's/.*java.specification.version = //p')
    JAVA_HOME=$home JUPYTER_DATA_DIR=$data kernel/jupyter/target/cortado/bin/cortado install --user --name "cortado-$version" >&2
    kernels+=("cortado on $version=cortado-$version")
    if ((version >= 22)); then
        newest=$home
    fi
done
if [[ -n ${newest:-} ]]; then
    mvn -q -B dependency:copy -Dartifact=io.github.padreati:rapaio-jupyter-kernel:3.0.1 -DoutputDirectory="$data"
    mkdir -p "$data/kernels/rapaio"
    printf '{"argv": ["%s", "-jar", "%s", "{connection_file}"], "display_name": "rapaio", "language": "java"}\n' \
        "$newest/bin/java" "$data/rapaio-jupyter-kernel-3.0.1.jar" >"$data/kernels/rapaio/kernel.json"
    kernels+=("rapaio=rapaio")
fi
for peer in ${PEERS:-}; do
    kernels+=("$peer")
done
kernels+=("ipykernel=python3=python")

echo "# $(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -1), $(nproc --all) cores, load $(cut -d' ' -f1 /proc/loadavg); $rounds rounds"
# The user's own kernels, such as peers, stay visible.
JUPYTER_PATH="$data${JUPYTER_PATH:+:$JUPYTER_PATH}" "$python" docs/benchmarks/kernel.py "$rounds" "${kernels[@]}"
