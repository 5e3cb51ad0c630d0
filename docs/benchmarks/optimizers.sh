#!/usr/bin/env bash
# Pairs the cost of an update of the weights with PyTorch's foreach optimizers: batches of one row, one thread.
#
#   docs/benchmarks/optimizers.sh [ROUNDS]
#
# Every round runs, for each network and optimizer, each side once, in turn, in a fresh process. Prints a Markdown table; a sample is
# a step. Needs JDK 17, Maven and Debian's python3-torch with libopenblas0-openmp. OPTIMIZERS="adam nadam" NETWORKS="small" choose
# less; COMPILED=1 takes the classes as they are.
set -euo pipefail
cd "$(dirname "$0")/../.."

rounds=${1:-3}
optimizers=${OPTIMIZERS:-sgd momentum adam rmsProp adagrad adadelta nadam lion clipNorm}
declare -A sizes=([small]="784 128 4000" [large]="1024 1024 2000")
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
                    line=$($pin "$python" docs/benchmarks/optimizers_torch.py "$optimizer" "${arguments[@]}")
                fi
                read -r _ clock _ processor <<<"$(tail -1 <<<"$line")"
                echo "$round $network/$optimizer $side $clock $processor" >>"$results"
            done
        done
    done
done
"$python" docs/benchmarks/ratios.py "$results" network optimizer
