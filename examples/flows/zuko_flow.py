import torch
import zuko
from adapter import serve

torch.set_default_dtype(torch.float64)
torch.manual_seed(0)
serve(zuko.flows.NSF(features=4, transforms=3, hidden_features=(32, 32)))
