"""The field, checked: bijections of ten libraries with random weights, each asked by `verify-eq 8`.

    python3 field.py torch [--seed N] [--only WORD] > torch.md      in an environment with the libraries of that half
    python3 field.py jax | distrax                                  the other two

A library is imported once; each object is served to verify-eq over a socket by a child of two lines, every run by a
fork of the object as it was built (JAX, which must not be forked, answers itself). VERIFY_EQ names the command."""
import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import warnings

import numpy as np

import adapter

warnings.filterwarnings("ignore")
CLIENT = """import socket,sys
s=socket.socket(socket.AF_UNIX);s.connect(sys.argv[1]);s.sendall((sys.argv[2]+"\\n"+sys.stdin.read()).encode());s.shutdown(1)
t=b"".join(iter(lambda:s.recv(65536),b"")).decode()
if t.startswith("!"):sys.exit(t[1:])
sys.stdout.write(t)"""
option = lambda name, default: sys.argv[sys.argv.index(name) + 1] if name in sys.argv else default
SEED = int(option("--seed", "1"))
LIMIT = int(option("--limit", "60"))    # seconds a run
BASES = dict.fromkeys(("zuko NCSF", "nflows Tanh", "nflows Sigmoid"), "uniform")           # where the normal has mass outside of what an object is defined on


def torch_objects():
    """name, dimension, maker; weights that training might have left: the fresh ones and noise of 0.2."""
    import torch
    from torch import distributions as D, nn

    def shaken(make, sigma=0.2):
        def f():
            torch.manual_seed(SEED)
            np.random.seed(SEED)
            m = make()
            if isinstance(m, nn.Module):
                with torch.no_grad():
                    for p in m.parameters():
                        if p.requires_grad and p.is_floating_point():
                            p.add_(sigma * torch.randn_like(p))
            return m
        return f

    def relaxed(make):                  # of numbers that a layer asks for itself
        return shaken(make, 0.0)

    T = torch
    yield "torch.distributions", "AffineTransform", 3, relaxed(lambda: D.AffineTransform(T.randn(3), T.randn(3)))
    for name in ("ExpTransform", "SigmoidTransform", "TanhTransform", "SoftplusTransform"):
        yield "torch.distributions", name, 2, relaxed(lambda name=name: getattr(D, name)())
    yield "torch.distributions", "LowerCholesky as affine", 3, relaxed(
        lambda: D.ComposeTransform([D.AffineTransform(T.randn(3), T.rand(3) + 0.5), D.TanhTransform(), D.AffineTransform(0.0, -2.0)]))
    yield "torch.distributions", "CumulativeDistributionTransform", 2, relaxed(
        lambda: D.CumulativeDistributionTransform(D.Normal(T.zeros(2), T.ones(2))))
    yield "torch.distributions", "PowerTransform after Exp", 2, relaxed(
        lambda: D.ComposeTransform([D.ExpTransform(), D.PowerTransform(T.tensor(1.7))]))

    import pyro.distributions.transforms as P
    for name, d, make in (
        ("affine_coupling", 4, lambda: P.affine_coupling(4)), ("spline_coupling", 4, lambda: P.spline_coupling(4)),
        ("affine_autoregressive", 4, lambda: P.affine_autoregressive(4)), ("spline_autoregressive", 4, lambda: P.spline_autoregressive(4)),
        ("spline, linear", 3, lambda: P.spline(3, order="linear")), ("spline, quadratic", 3, lambda: P.spline(3, order="quadratic")),
        ("planar", 4, lambda: P.planar(4)), ("radial", 4, lambda: P.radial(4)), ("sylvester", 4, lambda: P.sylvester(4)),
        ("householder", 4, lambda: P.householder(4, 3)), ("block_autoregressive", 4, lambda: P.block_autoregressive(4)),
        ("neural_autoregressive", 4, lambda: P.neural_autoregressive(4)), ("polynomial", 4, lambda: P.polynomial(4)),
        ("matrix_exponential", 4, lambda: P.matrix_exponential(4)),
        ("elu", 3, lambda: P.elu()), ("leaky_relu", 3, lambda: P.leaky_relu()),
        ("permute", 4, lambda: P.permute(4)), ("batchnorm", 4, lambda: P.batchnorm(4)),
        ("LowerCholeskyAffine", 3, lambda: P.LowerCholeskyAffine(T.randn(3), T.tril(T.randn(3, 3), -1) + T.diag(T.rand(3) + 0.5))),
        ("affine_autoregressive, D = 16", 16, lambda: P.affine_autoregressive(16)),
    ):
        yield "pyro", name, d, shaken(make)

    import zuko
    F = zuko.flows
    for name, d, make in (
        ("MAF", 4, lambda: F.MAF(4, transforms=3)), ("NSF", 4, lambda: F.NSF(4, transforms=3)), ("NICE", 4, lambda: F.NICE(4)),
        ("RealNVP", 4, lambda: F.RealNVP(4)), ("NCSF", 2, lambda: F.NCSF(2)), ("SOSPF", 3, lambda: F.SOSPF(3)), ("NAF", 3, lambda: F.NAF(3)),
        ("UNAF", 2, lambda: F.UNAF(2)), ("BPF", 3, lambda: F.BPF(3)), ("GF", 4, lambda: F.GF(4)), ("CNF", 3, lambda: F.CNF(3)),
        ("NSF, D = 16", 16, lambda: F.NSF(16)), ("NSF, D = 64", 64, lambda: F.NSF(64, transforms=2)), ("MAF, D = 1", 1, lambda: F.MAF(1)),
    ):
        yield "zuko", name, d, shaken(make)

    from nflows import transforms as N
    from nflows.nn.nets import ResidualNet
    net = lambda i, o: ResidualNet(i, o, 16)
    for name, d, make in (
        ("MaskedAffineAutoregressive", 4, lambda: N.MaskedAffineAutoregressiveTransform(4, 16)),
        ("MaskedPiecewiseRationalQuadratic", 4, lambda: N.MaskedPiecewiseRationalQuadraticAutoregressiveTransform(4, 16, tails="linear", tail_bound=3.0)),
        ("AffineCoupling", 4, lambda: N.AffineCouplingTransform([0, 1, 0, 1], net)),
        ("AdditiveCoupling", 4, lambda: N.AdditiveCouplingTransform([0, 1, 0, 1], net)),
        ("RationalQuadraticCoupling", 4, lambda: N.PiecewiseRationalQuadraticCouplingTransform([0, 1, 0, 1], net, tails="linear", tail_bound=3.0)),
        ("QuadraticCoupling", 4, lambda: N.PiecewiseQuadraticCouplingTransform([0, 1, 0, 1], net, tails="linear", tail_bound=3.0)),
        ("CubicCoupling", 4, lambda: N.PiecewiseCubicCouplingTransform([0, 1, 0, 1], net, tails="linear", tail_bound=3.0)),
        ("LULinear", 4, lambda: N.LULinear(4)), ("QRLinear", 4, lambda: N.QRLinear(4, 4)), ("SVDLinear", 4, lambda: N.SVDLinear(4, 4)),
        ("Householder", 4, lambda: N.HouseholderSequence(4, 3)), ("LeakyReLU", 3, lambda: N.LeakyReLU()), ("Tanh", 3, lambda: N.Tanh()),
        ("LogTanh", 3, lambda: N.LogTanh(cut_point=1)), ("Sigmoid", 3, lambda: N.Sigmoid()),
        ("BatchNorm", 4, lambda: N.BatchNorm(4)), ("ActNorm", 4, lambda: N.ActNorm(4)), ("ReversePermutation", 4, lambda: N.ReversePermutation(4)),
    ):
        yield "nflows", name, d, shaken(make)

    import normflows as nf
    R = nf.flows
    mlp = lambda i, o: nf.nets.MLP([i, 32, o], init_zeros=False)
    for name, d, make in (
        ("Planar", 4, lambda: R.Planar((4,))), ("Planar, leaky_relu", 4, lambda: R.Planar((4,), act="leaky_relu")), ("Radial", 4, lambda: R.Radial((4,))),
        ("AffineCouplingBlock", 4, lambda: R.AffineCouplingBlock(mlp(2, 4))), ("MaskedAffineFlow", 4, lambda: R.MaskedAffineFlow(T.tensor([1.0, 0, 1, 0]), mlp(4, 4), mlp(4, 4))),
        ("AffineConstFlow", 4, lambda: R.AffineConstFlow((4,))), ("LULinearPermute", 4, lambda: R.LULinearPermute(4)),
        ("Permute", 4, lambda: R.Permute(4)), ("InvertibleAffine", 4, lambda: R.InvertibleAffine(4)), ("MaskedAffineAutoregressive", 4, lambda: R.MaskedAffineAutoregressive(4, 16)),
        ("AutoregressiveRationalQuadraticSpline", 4, lambda: R.AutoregressiveRationalQuadraticSpline(4, 1, 16)),
        ("CoupledRationalQuadraticSpline", 4, lambda: R.CoupledRationalQuadraticSpline(4, 1, 16)),
        ("ActNorm", 4, lambda: R.ActNorm(4)), ("BatchNorm", 4, lambda: R.BatchNorm()), ("Residual", 4, lambda: R.Residual(nf.nets.LipschitzMLP([4, 16, 4]))),
    ):
        yield "normflows", name, d, shaken(make)

    import FrEIA.framework as Ff
    import FrEIA.modules as Fm
    sub = lambda i, o: nn.Sequential(nn.Linear(i, 24), nn.ReLU(), nn.Linear(24, o))
    for name, d, options in (
        ("AllInOneBlock", 4, dict(subnet_constructor=sub)), ("NICECouplingBlock", 4, dict(subnet_constructor=sub)), ("RNVPCouplingBlock", 4, dict(subnet_constructor=sub)),
        ("GLOWCouplingBlock", 4, dict(subnet_constructor=sub)), ("GINCouplingBlock", 4, dict(subnet_constructor=sub)), ("AffineCouplingOneSided", 4, dict(subnet_constructor=sub)),
        ("PermuteRandom", 4, dict()), ("FixedLinearTransform", 4, dict(M=T.eye(4) + 0.3 * T.ones(4, 4), b=T.zeros(4))),
        ("LearnedElementwiseScaling", 4, dict()), ("OrthogonalTransform", 4, dict()), ("HouseholderPerm", 4, dict(n_reflections=2)), 
        ("InvertibleSigmoid", 3, dict()),
    ):
        # Noise would take an orthogonal matrix off the orthogonal ones.
        yield "FrEIA", name, d, shaken(
            lambda name=name, d=d, options=options: getattr(Fm, name)([(d,)], **options), 0.0 if name == "OrthogonalTransform" else 0.2)


def jax_objects():
    import jax
    from jax import numpy as jnp
    import equinox as eqx
    import flowjax.bijections as B
    from flowjax import flows as Fl
    from flowjax.distributions import Normal

    key = jax.random.key(SEED)

    def shaken(make, sigma=0.2):
        def f():
            m = make()
            params, static = eqx.partition(m, eqx.is_inexact_array)
            leaves, tree = jax.tree.flatten(params)
            keys = jax.random.split(key, len(leaves) + 1)
            leaves = [p + sigma * jax.random.normal(k, p.shape, p.dtype) for p, k in zip(leaves, keys)]
            return eqx.combine(jax.tree.unflatten(tree, leaves), static)
        return f

    base = lambda d: Normal(jnp.zeros(d))
    for name, d, make, sigma in (
        ("Affine", 3, lambda: B.Affine(jnp.array([1.0, 0, 2]), jnp.array([0.5, 2, 1])), 0.0), ("TriangularAffine", 3, lambda: B.TriangularAffine(jnp.zeros(3), jnp.array([[1.0, 0, 0], [0.4, 2, 0], [1, -1, 0.5]])), 0.0),
        ("Exp", 2, lambda: B.Exp((2,)), 0.0), ("Tanh", 2, lambda: B.Tanh((2,)), 0.0), ("LeakyTanh", 2, lambda: B.LeakyTanh(3.0, (2,)), 0.0), ("SoftPlus", 2, lambda: B.SoftPlus((2,)), 0.0),
        ("Planar", 3, lambda: B.Planar(key, dim=3), 0.2), ("masked_autoregressive_flow", 4, lambda: Fl.masked_autoregressive_flow(key, base_dist=base(4), invert=False, nn_width=16).bijection, 0.1),
        ("coupling_flow", 4, lambda: Fl.coupling_flow(key, base_dist=base(4), invert=False, nn_width=16).bijection, 0.1),
        ("planar_flow", 3, lambda: Fl.planar_flow(key, base_dist=base(3), invert=False, flow_layers=3).bijection, 0.1), ("triangular_spline_flow", 3, lambda: Fl.triangular_spline_flow(key, base_dist=base(3), invert=False, flow_layers=3).bijection, 0.1),
        ("block_neural_autoregressive_flow", 3, lambda: Fl.block_neural_autoregressive_flow(key, base_dist=base(3), invert=False).bijection, 0.1),
    ):
        yield "flowjax", name, d, shaken(make, sigma)

    from numpyro.distributions import transforms as N, constraints
    L = jnp.array([[1.0, 0, 0], [0.4, 2, 0], [1, -1, 0.5]])
    for name, d, make in (
        ("AffineTransform", 3, lambda: N.AffineTransform(jnp.array([1.0, 0, 2]), jnp.array([0.5, -2, 1]))), ("LowerCholeskyAffine", 3, lambda: N.LowerCholeskyAffine(jnp.zeros(3), L)),
        ("ExpTransform", 2, lambda: N.ExpTransform()), ("SigmoidTransform", 2, lambda: N.SigmoidTransform()), ("SoftplusTransform", 2, lambda: N.SoftplusTransform()),
        ("OrderedTransform", 4, lambda: N.OrderedTransform()), ("PermuteTransform", 4, lambda: N.PermuteTransform(jnp.array([2, 0, 3, 1]))), ("PowerTransform after Exp", 2, lambda: N.ComposeTransform([N.ExpTransform(), N.PowerTransform(1.7)])),
    ):
        yield "numpyro", name, d, make


def distrax_objects():
    import distrax
    import jax
    from jax import numpy as jnp
    from tensorflow_probability.substrates import jax as tfp

    key = jax.random.key(SEED)
    for name, d, make in (
        ("ScalarAffine", 3, lambda: distrax.ScalarAffine(jnp.array([1.0, 0, 2]), jnp.array([0.5, -2, 1]))), ("Tanh", 2, lambda: distrax.Tanh()), ("Sigmoid", 2, lambda: distrax.Sigmoid()),
        ("LowerUpperTriangularAffine", 3, lambda: distrax.LowerUpperTriangularAffine(jnp.eye(3) + 0.3, jnp.zeros(3))), ("UnconstrainedAffine", 3, lambda: distrax.UnconstrainedAffine(jnp.eye(3) + 0.3, jnp.zeros(3))),
        ("DiagPlusLowRankLinear", 3, lambda: distrax.DiagPlusLowRankLinear(jnp.ones(3), jnp.ones((3, 1)), 0.4 * jnp.ones((3, 1)))), ("Householder chain: DiagLinear", 3, lambda: distrax.DiagLinear(jnp.array([0.5, -2, 1]))),
        ("RationalQuadraticSpline", 3, lambda: distrax.RationalQuadraticSpline(jax.random.normal(key, (3, 19)), -3.0, 3.0, boundary_slopes="unconstrained")),
        ("MaskedCoupling", 4, lambda: distrax.MaskedCoupling(jnp.array([True, False, True, False]), lambda x: jnp.stack([jnp.sin(x.sum()) * jnp.ones(4), jnp.cos(x.sum()) * jnp.ones(4)], -1), lambda p: distrax.ScalarAffine(p[..., 0], log_scale=p[..., 1]))),
        ("Inverse of Tanh after Tanh", 2, lambda: distrax.Chain([distrax.Tanh(), distrax.ScalarAffine(0.1, 0.7)])),
    ):
        yield "distrax", name, d, make
    b = tfp.bijectors
    c = jnp.asarray                     # a Python float would stay in single precision here
    for name, d, make in (
        ("Exp", 2, lambda: b.Exp()), ("Softplus", 2, lambda: b.Softplus(hinge_softness=c(0.7))), ("Softsign", 2, lambda: b.Softsign()), ("Sigmoid", 2, lambda: b.Sigmoid(low=c(-1.0), high=c(2.0))), ("Tanh", 2, lambda: b.Tanh()),
        ("Sinh", 2, lambda: b.Sinh()), ("SinhArcsinh", 2, lambda: b.SinhArcsinh(skewness=c(0.3), tailweight=c(1.2))), ("GompertzCDF after Softplus", 1, lambda: b.Chain([b.GompertzCDF(c(0.7), c(1.3)), b.Softplus(c(1.0))])), ("WeibullCDF after Softplus", 1, lambda: b.Chain([b.WeibullCDF(c(1.3), c(1.1)), b.Softplus(c(1.0))])),
        ("GumbelCDF", 2, lambda: b.GumbelCDF(c(0.3), c(1.4))), ("NormalCDF", 2, lambda: b.NormalCDF()), ("KumaraswamyCDF after Sigmoid", 1, lambda: b.Chain([b.KumaraswamyCDF(c(1.3), c(2.1)), b.Sigmoid()])), ("RayleighCDF after Softplus", 1, lambda: b.Chain([b.RayleighCDF(c(1.2)), b.Softplus(c(1.0))])),
        ("MoyalCDF", 2, lambda: b.MoyalCDF(c(0.2), c(1.5))), ("FrechetCDF after Softplus", 1, lambda: b.Chain([b.FrechetCDF(c(0.0), c(1.1), c(1.4)), b.Softplus(c(1.0))])), ("GeneralizedPareto", 1, lambda: b.GeneralizedPareto(c(0.0), c(1.2), c(0.3))),
        ("SoftClip", 2, lambda: b.SoftClip(c(-3.0), c(3.0))), ("LambertWTail", 2, lambda: b.LambertWTail(shift=c(0.1), scale=c(1.2), tailweight=c(0.2))), ("Ascending", 4, lambda: b.Ascending()),
        ("ScaleMatvecTriL", 3, lambda: b.ScaleMatvecTriL(jnp.array([[1.0, 0, 0], [0.4, 2, 0], [1, -1, 0.5]]))), ("ScaleMatvecLU", 3, lambda: b.ScaleMatvecLU(jnp.eye(3) + 0.3, jnp.array([1, 0, 2]))),
        ("RationalQuadraticSpline", 3, lambda: b.RationalQuadraticSpline(jnp.array([1.0, 2, 3]), jnp.array([2.0, 1, 3]), jnp.array([0.5, 2.0]), range_min=c(-3.0))),
        ("Power after Exp", 2, lambda: b.Chain([b.Power(c(1.7)), b.Exp()])), ("Log1p after Exp", 2, lambda: b.Chain([b.Log1p(), b.Exp()])), ("Square after Exp", 2, lambda: b.Chain([b.Square(), b.Exp()])),
    ):
        yield "tfp on jax", name, d, make


class Server:
    """Answers each connection with the functions of the object: PyTorch by a fork of it as it was built, JAX itself."""
    def __init__(self, path, functions, forks):
        self.functions, self.child = functions, 0
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(path)
        self.listener.listen(8)
        if not forks:
            threading.Thread(target=self.loop, daemon=True).start()
        else:
            self.child = os.fork()
            if self.child == 0:
                signal.signal(signal.SIGCHLD, signal.SIG_IGN)
                self.loop(forks=True)

    def answer(self, connection):
        mode, text = b"".join(iter(lambda: connection.recv(65536), b"")).decode().split("\n", 1)
        try:
            reply = adapter.answer(self.functions[mode], mode, text)
        except BaseException as e:
            reply = "!" + f"{type(e).__name__}: {e}".splitlines()[0][:150]
        try:
            connection.sendall(reply.encode())
            connection.shutdown(2)
        except OSError:
            pass                        # nobody waits for it any more

    def loop(self, forks=False):
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            if not forks:
                self.answer(connection)
            elif os.fork() == 0:
                signal.alarm(LIMIT + 5)
                self.answer(connection)
                os._exit(0)
            connection.close()

    def close(self):
        self.listener.close()
        if self.child:
            os.kill(self.child, signal.SIGKILL)
            os.waitpid(self.child, 0)


def check(library, name, d, make, dtype, forks):
    """One row of the table."""
    began = time.time()
    try:
        functions = adapter.adapt(make())
    except Exception as e:
        return row(library, name, d, dtype, "", "", time.time() - began, "not built", f"{type(e).__name__}: {str(e).splitlines()[0][:90] if str(e) else ''}")
    with tempfile.TemporaryDirectory() as folder:
        path = folder + "/s"
        server = Server(path, functions, forks)
        client = folder + "/client.py"
        open(client, "w").write(CLIENT)
        words = [os.environ.get("VERIFY_EQ", "verify-eq"), "8", "--dimension", str(d), "--seed", str(SEED), "--json", "-", "--time-limit", str(LIMIT), "--base", BASES.get(f"{library} {name}", "normal")]
        ask = lambda mode: f"{sys.executable} -S -E {client} {path} {mode}"
        found = run(words, ask, ["inverse"] if "inverse" in functions else [])
        if found[0] == 2 and "inverse" in functions:    # a direction that a library lacks is a note
            without = run(words, ask, [])
            if without[0] != 2:
                found = (without[0], without[1], "no inverse: " + found[2].split("stderr: ")[-1].split(". ")[0][:60])
        server.close()
    code, report, said = found
    if report is None:
        return row(library, name, d, dtype, "", "", time.time() - began, "did not run", said.split("; ", 1)[-1][:160])
    checks = report["checks"]
    bars = [c["left"]["error"] for c in checks if c["kind"] == "comparison" and isinstance(c["left"]["error"], float)]
    noise = next((re.search(r"noise (\S+)", c["note"] or "").group(1) for c in checks if "noise" in (c["note"] or "")), "")
    verdict = {0: "holds", 1: "fails", 3: "imprecise" if any("imprecise" in (c["note"] or "") for c in checks if c["verdict"] == "undecided") else "undecided"}[code]
    notes = [c["note"] for c in checks if c["verdict"] != "holds" and c["note"]]
    return row(library, name, d, dtype, noise, f"{bars[0]:.1e}" if bars else "", time.time() - began, verdict, "; ".join(([said] if said else []) + notes)[:400])


def run(words, ask, modes):
    words = words + ["--program", ask("forward")] + [w for m in modes for w in (f"--{m}-program", ask(m))]
    done = subprocess.run(words, capture_output=True, text=True)
    return done.returncode, json.loads(done.stdout) if done.returncode != 2 else None, done.stderr.strip()[-400:] if done.returncode == 2 else ""


def row(library, name, d, dtype, noise, bar, seconds, verdict, said):
    print(f"| {library} | {name} | {d} | {dtype} | {noise} | {bar} | {seconds:.1f} | {verdict} | {said.replace('|', chr(92) + '|')} |", flush=True)


def main():
    half = sys.argv[1]
    only = option("--only", "")
    if half == "torch":
        import torch
        torch.set_num_threads(1)
    else:
        import jax
    from importlib.metadata import version, PackageNotFoundError
    names = {"torch": ["torch", "pyro-ppl", "zuko", "nflows", "normflows", "FrEIA"], "jax": ["jax", "flowjax", "numpyro"], "distrax": ["jax", "distrax", "tfp-nightly"]}[half]
    print("Versions:", ", ".join(f"{n} {version(n)}" for n in names), f"; Python {sys.version.split()[0]}; seed {SEED}\n")
    print("| library | object | D | type | noise of x | bar | seconds | verdict | what was said |\n|---|---|---|---|---|---|---|---|---|")
    for dtype in ("double", "single"):
        if half == "torch":
            torch.set_default_dtype(torch.float64 if dtype == "double" else torch.float32)
        else:
            jax.config.update("jax_enable_x64", dtype == "double")
        for library, name, d, make in {"torch": torch_objects, "jax": jax_objects, "distrax": distrax_objects}[half]():
            if only in f"{library} {name}":
                check(library, name, d, make, dtype, forks=half == "torch")


main()
