#!/usr/bin/env bash
# Pairs Cortado's training speed with PyTorch's on OpenBLAS, on four networks.
#
#   docs/benchmarks/training.sh [ROUNDS]
#
# Every round runs, for each network, batch size and number of threads, each side once, in turn, each in a fresh process pinned to
# as many cores as it has threads. Sides: cortado (fit as users call it), steps (the bare program that fit runs), torch (a tight
# loop), torch-tuned (the same, malloc tuned as Cortado's) and torch-loader (a DataLoader loop as users write it). Two more compare
# predictions, of as many rows a call as a batch has: predict and torch-predict (no_grad, the tensor ready). Prints a Markdown table: medians over the rounds, and the
# median of each round's ratios, which a machine that is slower for a while distorts least. Needs JDK 17, Maven and Debian's
# python3-torch with libopenblas0-openmp.
#
#   SIDES="predict torch-predict" BATCHES="1 1024" docs/benchmarks/training.sh
#
# NETWORKS="lstm transformer" BATCHES="32 64" THREADS="1 2" SIDES="cortado torch" SECONDS_EACH=6 choose less; PYTHON and JAVA_HOME
# choose the interpreters; COMPILED=1 takes the classes as they are.
set -euo pipefail
cd "$(dirname "$0")/../.."

rounds=${1:-5}
networks=${NETWORKS:-mlp cnn lstm transformer}
batches=${BATCHES:-32 64}
threads=${THREADS:-1 2}
sides=${SIDES:-cortado torch torch-tuned torch-loader}
seconds=${SECONDS_EACH:-6}
python=${PYTHON:-/usr/bin/python3}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

if [[ -z ${COMPILED:-} ]]; then
    mvn -q -B -pl dsl/core -am test-compile dependency:build-classpath \
        -Dmdep.includeScope=test -Dmdep.outputFile=target/benchmark-classpath.txt
fi
classpath=dsl/core/target/test-classes:dsl/core/target/classes:$(cat dsl/core/target/benchmark-classpath.txt)
unset "${!MALLOC_@}" LD_PRELOAD

log=$(mktemp)
results=$(mktemp)
trap 'rm -f "$log" "$results"' EXIT

cortado_side() { # class, network, batch, threads
    OMP_NUM_THREADS=$4 MKL_NUM_THREADS=$4 taskset -c "$(($(nproc) - $4))-$(($(nproc) - 1))" \
        "$java" -Dcortado.threads="$4" -cp "$classpath" "cortado.benchmark.$1" "$2" "$3" "$seconds"
}

run_side() { # side, network, batch, threads
    local cores=$(($(nproc) - $4))-$(($(nproc) - 1))
    local peer=(taskset -c "$cores" "$python" docs/benchmarks/training_torch.py "$2" "$3" "$seconds" --threads "$4")
    case $1 in
        cortado) cortado_side TrainingBenchmark "${@:2}" ;;
        steps) cortado_side StepsBenchmark "${@:2}" ;;
        predict) cortado_side PredictionBenchmark "${@:2}" ;;
        torch) "${peer[@]}" ;;
        torch-tuned) "${peer[@]}" --tuned ;;
        torch-loader) "${peer[@]}" --loop loader ;;
        torch-predict) "${peer[@]}" --loop predict ;;
        *) echo "unknown side '$1'; see the head of docs/benchmarks/training.sh" >&2 && return 2 ;;
    esac
}

for round in $(seq "$rounds"); do
    for network in $networks; do
        for batch in $batches; do
            for count in $threads; do
                for side in $sides; do
                    if ! run_side "$side" "$network" "$batch" "$count" >"$log" 2>&1; then
                        cat "$log" >&2
                        echo "$side $network batch $batch, $count threads failed in round $round" >&2
                        exit 1
                    fi
                    if [[ $side == torch && $round == 1 ]]; then
                        grep -v '^samples/s' "$log" | sed 's/^/# /' >&2
                    fi
                    read -r _ clock _ processor _ peak < <(tail -1 "$log")
                    echo "$round $network/$batch/$count $side $clock $processor $peak" >>"$results"
                    echo "# round $round, $network, batch $batch, $count threads, $side: $clock samples/s" >&2
                done
            done
        done
    done
done

echo "# $(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -1), $(nproc --all) cores, load $(cut -d' ' -f1 /proc/loadavg);" \
    "$("$java" -version 2>&1 | head -1); $rounds rounds"
"$python" docs/benchmarks/ratios.py "$results" network batch threads
