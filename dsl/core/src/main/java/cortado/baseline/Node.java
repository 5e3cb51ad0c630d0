package cortado.baseline;

/** A place in a tree: a question about one feature, or an answer. */
sealed interface Node {
    /** Returns the number of training rows here. */
    int rows();

    /** Returns the training rows of each class here; of real values, nothing. */
    double[] counts();

    /** Returns the mean of the real values here; of classes, 0. */
    double mean();

    /** Returns the answer to a row. */
    Leaf leaf(double[] row);

    /** Returns the number of questions on the longest way down. */
    int depth();

    /** Returns the number of answers. */
    int leaves();

    /**
     * An answer.
     *
     * @param rows training rows here
     * @param counts training rows of each class
     * @param value the real value that is predicted
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Leaf(int rows, double[] counts, double value) implements Node {
        @Override
        public Leaf leaf(double[] row) {
            return this;
        }

        @Override
        public double mean() {
            return value;
        }

        @Override
        public int depth() {
            return 0;
        }

        @Override
        public int leaves() {
            return 1;
        }

        /** Returns the share of each class. */
        double[] shares() {
            double[] shares = counts.clone();
            for (int i = 0; i < shares.length; i++) {
                shares[i] /= rows;
            }
            return shares;
        }
    }

    /**
     * A question.
     *
     * @param feature number of the feature
     * @param threshold rows up to it go to the low side
     * @param gain by how much it lowers the impurity, summed over its rows
     */
    record Split(int feature, double threshold, double gain, Node low, Node high) implements Node {
        @Override
        public Leaf leaf(double[] row) {
            Node node = this;
            while (node instanceof Split split) {
                node = row[split.feature] <= split.threshold ? split.low : split.high;
            }
            return (Leaf) node;
        }

        @Override
        public int rows() {
            return low.rows() + high.rows();
        }

        @Override
        public double[] counts() {
            double[] counts = low.counts().clone();
            double[] others = high.counts();
            for (int i = 0; i < counts.length; i++) {
                counts[i] += others[i];
            }
            return counts;
        }

        @Override
        public double mean() {
            return (low.mean() * low.rows() + high.mean() * high.rows()) / rows();
        }

        @Override
        public int depth() {
            return 1 + Math.max(low.depth(), high.depth());
        }

        @Override
        public int leaves() {
            return low.leaves() + high.leaves();
        }
    }
}
