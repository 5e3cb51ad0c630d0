// The five lines of the README, for `cortado shell notebooks/first-light.jsh`.
var fashion = Datasets.fashionMnist();
var net = sequential(input(1, 28, 28), conv2d(32, 3).relu(), maxPool2d(2), conv2d(64, 3).relu(), maxPool2d(2),
                     flatten(), dense(128).relu(), dropout(0.3), dense(10));
var model = net.compile(adam(1e-3), crossEntropy()).epochs(5).batchSize(64).validationSplit(0.1).seed(42).fit(fashion.train());
model.evaluate(fashion.test())          // renders accuracy, report, confusion matrix
net.summary()                           // layer table with shapes and parameter counts
