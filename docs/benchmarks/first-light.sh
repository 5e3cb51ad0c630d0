#!/usr/bin/env bash
# Pairs Cortado's training speed with its peers: EasyTrain on raw DJL, and a tight PyTorch loop with OpenBLAS.
#
#   docs/benchmarks/first-light.sh [ROUNDS]
#
# Every round runs each side once on each network, in turn, each in a fresh process with one thread, on one core, and the system's own
# malloc. Prints a Markdown table: medians over the rounds, and the median of each round's ratios, which a machine that is
# slower for a while distorts least. Needs JDK 17, Maven and Debian's python3-torch with libopenblas0-openmp.
#
# EasyTrain runs twice: with DJL's basic listeners and accuracy, which give an epoch its loss, and bare, without any.
# SIDES="easytrain torch" leaves a side out; PYTHON and JAVA_HOME choose the interpreters.
set -euo pipefail
cd "$(dirname "$0")/../.."

rounds=${1:-5}
sides=${SIDES:-cortado easytrain easytrain-bare torch}
python=${PYTHON:-/usr/bin/python3}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
# network, steps of warm-up, steps measured: about ten seconds each
networks=("cnn 200 400" "mlp 2000 10000")

mvn -q -B -pl dsl/core -am test-compile dependency:build-classpath \
    -Dmdep.includeScope=test -Dmdep.outputFile=target/benchmark-classpath.txt
classpath=dsl/core/target/test-classes:dsl/core/target/classes:$(cat dsl/core/target/benchmark-classpath.txt)
unset "${!MALLOC_@}" LD_PRELOAD
export OMP_NUM_THREADS=1 MKL_NUM_THREADS=1

log=$(mktemp)
results=$(mktemp)
trap 'rm -f "$log" "$results"' EXIT

# One processor core each: EasyTrain prefetches data on threads of its own, and the JVM compiles and collects on others.
pin="taskset -c $(($(nproc) - 1))"

run_side() { # side, then network and steps
    local side=$1
    shift
    case $side in
        cortado) $pin "$java" -cp "$classpath" cortado.benchmark.CortadoBenchmark "$@" ;;
        easytrain) $pin "$java" -cp "$classpath" cortado.benchmark.EasyTrainPeer reporting "$@" ;;
        easytrain-bare) $pin "$java" -cp "$classpath" cortado.benchmark.EasyTrainPeer bare "$@" ;;
        torch) $pin "$python" docs/benchmarks/first_light_torch.py "$@" ;;
        *) echo "unknown side '$side'; the sides are cortado, easytrain, easytrain-bare and torch" >&2 && return 2 ;;
    esac
}

for round in $(seq "$rounds"); do
    for network in "${networks[@]}"; do
        for side in $sides; do
            read -ra arguments <<<"$network"
            if ! run_side "$side" "${arguments[@]}" >"$log" 2>&1; then
                cat "$log" >&2
                echo "$side ${arguments[0]} failed in round $round" >&2
                exit 1
            fi
            if [[ $side == torch && $round == 1 && ${arguments[0]} == cnn ]]; then
                grep -v '^samples/s' "$log" | sed 's/^/# /'
            fi
            read -r _ clock _ processor _ < <(tail -1 "$log")
            echo "$round ${arguments[0]} $side $clock $processor" >>"$results"
            echo "# round $round, ${arguments[0]}, $side: $clock samples/s, $processor per processor second" >&2
        done
    done
done

echo "# $(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -1), $(nproc --all) cores, load $(cut -d' ' -f1 /proc/loadavg);" \
    "$("$java" -version 2>&1 | head -1); $rounds rounds"
"$python" docs/benchmarks/ratios.py "$results" network
