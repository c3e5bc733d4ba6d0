import jax
jax.config.update("jax_enable_x64", True)
from jax import numpy as jnp
from numpyro.distributions import transforms as T
from adapter import serve

serve(T.ComposeTransform([T.LowerCholeskyAffine(jnp.zeros(3), jnp.array([[1.0, 0, 0], [0.5, 2, 0], [0.3, -1, 0.7]])), T.SigmoidTransform()]))
