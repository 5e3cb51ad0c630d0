"""The peer of SearchBenchmark: scikit-learn's GridSearchCV, n_jobs=2, over an MLP in a tight PyTorch loop."""

import time

import numpy as np
import torch
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import GridSearchCV, StratifiedKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler


class Mlp(BaseEstimator, ClassifierMixin):
    def __init__(self, optimizer="adam", init="glorot", epochs=100, batch_size=50):
        self.optimizer = optimizer
        self.init = init
        self.epochs = epochs
        self.batch_size = batch_size

    def fit(self, x, y):
        torch.set_num_threads(1)
        torch.manual_seed(0)
        self.classes_ = np.unique(y)
        x, y = torch.tensor(x, dtype=torch.float32), torch.tensor(y, dtype=torch.float32)[:, None]
        self.net = torch.nn.Sequential(
            torch.nn.Linear(x.shape[1], 12), torch.nn.ReLU(), torch.nn.Linear(12, 8), torch.nn.ReLU(), torch.nn.Linear(8, 1)
        )
        start = {
            "glorot": torch.nn.init.xavier_uniform_,
            "normal": lambda w: torch.nn.init.normal_(w, std=0.05),
            "uniform": lambda w: torch.nn.init.uniform_(w, -0.05, 0.05),
        }[self.init]
        for layer in self.net[::2]:
            start(layer.weight)
            torch.nn.init.zeros_(layer.bias)
        kind = {"adam": torch.optim.Adam, "rmsprop": torch.optim.RMSprop}[self.optimizer]
        optimizer = kind(self.net.parameters(), lr=1e-3)
        loss = torch.nn.BCEWithLogitsLoss()
        for _ in range(self.epochs):
            order = torch.randperm(len(x))
            for i in range(0, len(x), self.batch_size):
                rows = order[i : i + self.batch_size]
                optimizer.zero_grad()
                loss(self.net(x[rows]), y[rows]).backward()
                optimizer.step()
        return self

    def predict(self, x):
        with torch.no_grad():
            return (self.net(torch.tensor(x, dtype=torch.float32)).numpy()[:, 0] > 0).astype(int)


x, y = load_breast_cancer(return_X_y=True)
grid = {
    "mlp__optimizer": ["adam", "rmsprop"],
    "mlp__init": ["glorot", "normal", "uniform"],
    "mlp__epochs": [100, 200],
    "mlp__batch_size": [50, 100],
}
pipeline = make_pipeline(StandardScaler(), Mlp())
start = time.perf_counter()
search = GridSearchCV(pipeline, grid, cv=StratifiedKFold(3, shuffle=True, random_state=0), n_jobs=2, refit=False).fit(x, y)
print(time.perf_counter() - start, search.best_score_)
