#!/usr/bin/env bash
# Pairs the cost of an update of the weights with PyTorch's foreach optimizers: batches of one row, one thread.
#
#   docs/benchmarks/optimizers.sh [ROUNDS]
#
# Every round runs, for each network and optimizer, each side once, in turn, in a fresh process. Prints a Markdown table; a sample is
# a step, and its time that of the thread that trains, in the fastest of some epochs. Needs JDK 17, Maven and Debian's python3-torch
# with libopenblas0-openmp. OPTIMIZERS="adam nadam" NETWORKS="small" choose less; COMPILED=1 takes the classes as they are.
set -euo pipefail
cd "$(dirname "$0")/../.."

rounds=${1:-3}
optimizers=${OPTIMIZERS:-sgd momentum adam rmsProp adagrad adadelta nadam lion clipNorm}
declare -A sizes=([small]="784 128 40" [large]="1024 1024 20")
python=${PYTHON:-/usr/bin/python3}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

if [[ -z ${COMPILED:-} ]]; then
    mvn -q -B -pl dsl/core -am test-compile dependency:build-classpath \
        -Dmdep.includeScope=test -Dmdep.outputFile=target/benchmark-classpath.txt
fi
classpath=dsl/core/target/test-classes:dsl/core/target/classes:$(cat dsl/core/target/benchmark-classpath.txt)
unset "${!MALLOC_@}" LD_PRELOAD OPENBLAS_CORETYPE
export OMP_NUM_THREADS=1 MKL_NUM_THREADS=1
pin="taskset -c $(($(nproc) - 1))"

results=$(mktemp)
trap 'rm -f "$results"' EXIT
for round in $(seq "$rounds"); do
    for network in ${NETWORKS:-small large}; do
        read -ra arguments <<<"${sizes[$network]}"
        for optimizer in $optimizers; do
            for side in cortado torch; do
                if [[ $side == cortado ]]; then
                    line=$($pin "$java" -cp "$classpath" cortado.benchmark.OptimizerBenchmark "$optimizer" "${arguments[@]}")
                else
                    # Malloc keeps freed memory on both sides: else page faults of gradients outweigh the update.
                    line=$(MALLOC_MMAP_THRESHOLD_=33554432 MALLOC_TRIM_THRESHOLD_=2147483647 $pin "$python" docs/benchmarks/optimizers_torch.py "$optimizer" "${arguments[@]}")
                fi
                read -r _ clock _ processor _ <<<"$(tail -1 <<<"$line")"
                echo "$round $network/$optimizer $side $clock $processor" >>"$results"
            done
        done
    done
done
"$python" docs/benchmarks/ratios.py "$results" network optimizer
