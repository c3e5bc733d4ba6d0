import distrax
import jax
jax.config.update("jax_enable_x64", True)
from jax import numpy as jnp
from adapter import serve

spline = distrax.RationalQuadraticSpline(jax.random.normal(jax.random.key(0), (3, 25)), range_min=-4.0, range_max=4.0)
serve(distrax.Chain([distrax.Block(distrax.ScalarAffine(jnp.array([1.0, 0.0, -1.0]), jnp.array([0.5, 2.0, 1.5])), 1), distrax.Block(spline, 1)]))
