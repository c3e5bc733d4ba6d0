"""Turn a flow of a Python library into a filter for `verify-eq 8 --program`. Standard library and NumPy.

    from adapter import serve
    serve(flow)            # python3 flow.py            z -> x, log|det dx/dz|
                           # python3 flow.py inverse    x -> z, log|det dz/dx|
                           # python3 flow.py density    x -> log P_X(x)
                           # python3 flow.py draws      "n seed" -> n draws of X

`flow` is a dict of functions on (n, D) arrays: {"forward": z -> (x, log_det), "inverse": x -> (z, log_det),
"density": x -> log_p, "draws": (n, seed) -> x}, any of the last three left out; or an object of a library that
`adapt` knows. Which way a library calls "forward" differs; here forward is z -> x, always."""
import os
import sys

import numpy as np


def serve(flow, mode=None):
    out = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)                       # what a library prints goes to stderr, not among the numbers
    mode = mode or (sys.argv[1] if len(sys.argv) > 1 else "forward")
    functions = flow if isinstance(flow, dict) else adapt(flow)
    if mode not in functions:
        sys.exit(f"this flow has no {mode}: it has {', '.join(functions)}")
    out.write(answer(functions[mode], mode, sys.stdin.read()))
    out.flush()


def answer(function, mode, text):
    """The filter itself: the text of the points in, the text of the answer out. A blank line ends a batch: one call each."""
    batches = [batch for batch in text.replace("\r", "").split("\n\n") if batch.strip()]
    if len(batches) > 1:
        return "".join(answer(function, mode, batch) for batch in batches)
    points = np.array([line.replace(",", " ").split() for line in text.splitlines() if line.strip()], dtype=float)
    if mode == "draws":
        y = np.asarray(function(int(points[0, 0]), int(points[0, 1])))
    elif mode == "density":
        y = np.asarray(function(points)).reshape(len(points), -1)
    else:
        y, log_det = function(points)
        y = np.column_stack([np.asarray(y).reshape(len(points), -1), column(log_det, len(points))])
    number = "%.9g" if y.dtype == np.float32 else "%.17g"
    return (" ".join([number] * y.shape[1]) + "\n") * len(y) % tuple(y.ravel().tolist())


def column(log_det, n):
    """Handed on as it is: one number for a batch, or one a coordinate, is for the check to see."""
    log_det = np.asarray(log_det)
    if log_det.size == 1:
        return np.full(n, log_det.ravel()[0])
    if log_det.shape[0] != n:
        raise SystemExit(f"{n} points, but log-determinants of shape {log_det.shape}")
    return log_det.reshape(n, -1)


def chunked(function, size):
    """Several calls in one run: shows a cache that is stale, and batch statistics."""
    def f(z):
        parts = [function(z[i:i + size]) for i in range(0, len(z), size)]
        return tuple(np.concatenate([np.atleast_1d(np.asarray(p[k])) for p in parts]) for k in (0, 1))
    return f


def adapt(flow):
    """The functions of an object of a library; what it lacks is left out."""
    libraries = {c.__module__.split(".")[0] for c in type(flow).__mro__}
    for known, recipe in ((TORCH, torch_functions), (JAX, jax_functions)):
        if libraries & known:
            return recipe(flow, libraries)
    raise SystemExit(f"adapter: {type(flow)} is of no library that it knows; give a dict of functions")


# ---- PyTorch: torch.distributions, Pyro, zuko, nflows, normflows, FrEIA
TORCH = {"torch", "pyro", "zuko", "nflows", "normflows", "FrEIA"}


def torch_functions(flow, libraries):
    import torch

    parameters = list(flow.parameters()) if isinstance(flow, torch.nn.Module) else []
    wide = any(p.dtype == torch.float64 for p in parameters)
    dtype = torch.float64 if wide else torch.get_default_dtype()
    if isinstance(flow, torch.nn.Module):
        flow.to(dtype).eval()           # batch norms and dropout must not depend on the batch

    def numbers(function):
        def f(points):
            with torch.no_grad():
                y = function(torch.as_tensor(points, dtype=dtype))
            return tuple(t.detach().numpy() for t in y) if isinstance(y, tuple) else y.detach().numpy()
        return f

    def transform(t):                   # torch.distributions and all that is built on it
        def total(log_det, event):      # a transform of single numbers answers one a coordinate
            log_det = log_det.expand(event.shape) if t.domain.event_dim == 0 else log_det
            return log_det.flatten(1).sum(1) if log_det.ndim > 1 else log_det
        def forward(z):
            x = t(z)
            return x, total(t.log_abs_det_jacobian(z, x), z)
        def inverse(x):
            z = t.inv(x)
            return z, total(t.inv.log_abs_det_jacobian(x, z), x)
        return {"forward": numbers(forward), "inverse": numbers(inverse)}

    D = torch.distributions
    if "zuko" in libraries and isinstance(flow, torch.nn.Module):
        flow = flow()                   # zuko's flows and transforms are lazy
        if hasattr(flow, "transform"):  # from x to z
            return dict(transform(flow.transform.inv), density=numbers(flow.log_prob))
    if isinstance(flow, D.TransformedDistribution):
        return dict(transform(D.ComposeTransform(flow.transforms)), density=numbers(flow.log_prob))
    if isinstance(flow, D.Transform):
        return transform(flow)
    if "normflows" in libraries:
        if hasattr(flow, "forward_and_log_det"):
            return {"forward": numbers(flow.forward_and_log_det), "inverse": numbers(flow.inverse_and_log_det),
                    "density": numbers(flow.log_prob)}
        return {"forward": numbers(flow.forward), "inverse": numbers(flow.inverse)}
    if "FrEIA" in libraries:
        inn = type(flow).__name__ in ("SequenceINN", "GraphINN", "ReversibleSequential")
        def run(v, rev):
            x, log_det = flow(v if inn else [v], rev=rev)
            return (x[0] if isinstance(x, (tuple, list)) else x), torch.as_tensor(log_det)
        return {"forward": numbers(lambda z: run(z, False)), "inverse": numbers(lambda x: run(x, True))}
    if hasattr(flow, "_transform"):     # nflows.Flow, whose forward is from x to z
        t = flow._transform
        return {"forward": numbers(t.inverse), "inverse": numbers(t.forward), "density": numbers(flow.log_prob)}
    return {"forward": numbers(flow.inverse), "inverse": numbers(flow.forward)}


# ---- JAX: FlowJAX, distrax, TFP on JAX, NumPyro
JAX = {"flowjax", "distrax", "tensorflow_probability", "numpyro"}


def jax_functions(flow, libraries):
    import jax
    import jax.numpy as jnp

    def numbers(function):
        def f(points):
            y = function(jnp.asarray(points))
            return tuple(np.asarray(t) for t in y) if isinstance(y, tuple) else np.asarray(y)
        return f

    def each(function):                 # one point at a time, log|det| summed over what it answers
        return numbers(jax.vmap(lambda v: (lambda y, l: (y, jnp.sum(l)))(*function(v))))

    if "flowjax" in libraries:
        b = flow.bijection if hasattr(flow, "log_prob") else flow      # a Scan has a bijection too
        functions = {"forward": each(b.transform_and_log_det), "inverse": each(b.inverse_and_log_det)}
        return dict(functions, density=numbers(flow.log_prob)) if hasattr(flow, "log_prob") else functions
    if "distrax" in libraries:
        return {"forward": each(flow.forward_and_log_det), "inverse": each(flow.inverse_and_log_det)}
    if "numpyro" in libraries:
        return {"forward": each(lambda z: (flow(z), flow.log_abs_det_jacobian(z, flow(z)))),
                "inverse": each(lambda x: (flow._inverse(x), -flow.log_abs_det_jacobian(flow._inverse(x), x)))}
    return {"forward": numbers(lambda z: (flow.forward(z), flow.forward_log_det_jacobian(z, event_ndims=1))),
            "inverse": numbers(lambda x: (flow.inverse(x), flow.inverse_log_det_jacobian(x, event_ndims=1)))}
