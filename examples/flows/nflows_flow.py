import torch
from nflows.distributions.normal import StandardNormal
from nflows.flows.base import Flow
from nflows.transforms.autoregressive import MaskedAffineAutoregressiveTransform
from adapter import serve

torch.set_default_dtype(torch.float64)
torch.manual_seed(0)
serve(Flow(MaskedAffineAutoregressiveTransform(features=4, hidden_features=16), StandardNormal([4])))
