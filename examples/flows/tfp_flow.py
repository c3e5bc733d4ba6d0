import jax
jax.config.update("jax_enable_x64", True)
from tensorflow_probability.substrates import jax as tfp
from adapter import serve

b = tfp.bijectors
serve(b.Chain([b.Softplus(), b.SinhArcsinh(skewness=0.3, tailweight=1.2), b.Shift(0.5)]))
