import pyro.distributions.transforms as T
import torch
from adapter import serve

torch.set_default_dtype(torch.float64)
torch.manual_seed(0)                    # or load your weights: every run must be the same map
serve(T.spline_coupling(4, count_bins=8))
