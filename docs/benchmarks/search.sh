#!/usr/bin/env bash
# Pairs a grid search of 24 settings in three folds, an MLP on breast cancer, with scikit-learn's GridSearchCV over the same MLP in PyTorch.
#
#   docs/benchmarks/search.sh [ROUNDS]
#
# Every round runs each side once, in turn, in a fresh process on two cores, and prints the seconds of the whole process and of the search
# alone. Needs JDK 17, Maven and Debian's python3-torch and python3-sklearn with libopenblas0-openmp. COMPILED=1 takes the classes as they
# are.
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
unset "${!MALLOC_@}" LD_PRELOAD OPENBLAS_CORETYPE
export OMP_NUM_THREADS=1 MKL_NUM_THREADS=1

echo "| round | side | search s | process s | best accuracy |"
echo "|--:|---|--:|--:|--:|"
for round in $(seq "$rounds"); do
    for side in cortado scikit-learn; do
        start=$(date +%s.%N)
        if [[ $side == cortado ]]; then
            line=$("$java" -cp "$classpath" cortado.benchmark.SearchBenchmark | tail -1)
        else
            line=$("$python" docs/benchmarks/search_sklearn.py | tail -1)
        fi
        end=$(date +%s.%N)
        read -r seconds accuracy <<<"$line"
        printf '| %d | %s | %.2f | %.2f | %.4f |\n' "$round" "$side" "$seconds" "$(echo "$end $start" | awk '{print $1 - $2}')" "$accuracy"
    done
done
