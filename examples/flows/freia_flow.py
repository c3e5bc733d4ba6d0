import FrEIA.framework as Ff
import FrEIA.modules as Fm
import numpy as np
import torch
from torch import nn
from adapter import serve

torch.set_default_dtype(torch.float64)
torch.manual_seed(0)
np.random.seed(0)                       # its permutations are drawn by NumPy
inn = Ff.SequenceINN(4)
for _ in range(3):
    inn.append(Fm.AllInOneBlock, subnet_constructor=lambda i, o: nn.Sequential(nn.Linear(i, 32), nn.ReLU(), nn.Linear(32, o)))
serve(inn)
