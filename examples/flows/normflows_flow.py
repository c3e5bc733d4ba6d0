import normflows as nf
import torch
from adapter import serve

torch.set_default_dtype(torch.float64)
torch.manual_seed(0)
layers = [f for _ in range(3) for f in (nf.flows.AffineCouplingBlock(nf.nets.MLP([2, 32, 4])), nf.flows.Permute(4, mode="swap"))]
serve(nf.NormalizingFlow(nf.distributions.DiagGaussian(4, trainable=False), layers))
