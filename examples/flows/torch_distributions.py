import torch
from torch import distributions as D
from adapter import serve

torch.set_default_dtype(torch.float64)
serve(D.TransformedDistribution(
    D.Independent(D.Normal(torch.zeros(3), torch.ones(3)), 1),
    [D.AffineTransform(torch.tensor([1.0, 0.0, -1.0]), torch.tensor([0.5, 2.0, -1.5])), D.SigmoidTransform(), D.ExpTransform()]))
