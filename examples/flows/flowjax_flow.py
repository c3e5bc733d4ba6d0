import jax
jax.config.update("jax_enable_x64", True)
from flowjax.distributions import Normal
from flowjax.flows import masked_autoregressive_flow
from jax import numpy as jnp
from adapter import serve

serve(masked_autoregressive_flow(jax.random.key(0), base_dist=Normal(jnp.zeros(4)), invert=False))
