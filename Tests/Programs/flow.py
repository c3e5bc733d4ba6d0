#!/usr/bin/env python3
"""A flow as a filter, in the standard library alone, that can be told to make a mistake or to misbehave.

python3 flow.py [inverse|density|draws] [--mistake NAME] [--misbehave NAME] [--single] [--steps] [--dimension D]

z passes two coupling layers, a dense map and x = sinh(z)-like bends: log|det| is the sum of four terms.
It reads points to the end of its input and writes a line for each: x and, last, log|det df/dz|."""
import math, os, random, struct, sys, time
from operator import mul

args = sys.argv[1:]
def option(name, default=None):
    return args[args.index(name) + 1] if name in args else default
mode = args[0] if args and not args[0].startswith("-") else "forward"
mistake, misbehave = option("--mistake", ""), option("--misbehave", "")
D = int(option("--dimension", "4"))
single = "--single" in args
r = (lambda v: struct.unpack("f", struct.pack("f", v))[0]) if single else (lambda v: v)

# ---- the flow: weights from a seed of its own, so that every run is the same map
weights = random.Random(int(option("--weights", "20")) if mistake != "unseeded" else None)
def row(n, s): return [r(weights.gauss(0, s)) for _ in range(n)]
H = D // 2
def network(n, m): return ([row(n, 0.5) for _ in range(8)], row(8, 0.5), [row(8, 0.5) for _ in range(m)], row(m, 0.5))
def apply(net, v):
    w1, b1, w2, b2 = net
    if not single and len(v) == 2:                   # the same sums in the same order, without a call for each number
        x, y = v
        a, b, c, d, e, f, g, h = [math.tanh(w[0] * x + w[1] * y + k) for w, k in zip(w1, b1)]
        return [p * a + q * b + r * c + s * d + t * e + u * f + v * g + w * h + k
                for (p, q, r, s, t, u, v, w), k in zip(w2, b2)]
    if not single:
        h = [math.tanh(sum(map(mul, w, v)) + b) for w, b in zip(w1, b1)]
        return [sum(map(mul, w, h)) + b for w, b in zip(w2, b2)]
    h = [r(math.tanh(r(sum(r(a * x) for a, x in zip(w, v)) + b))) for w, b in zip(w1, b1)]
    return [r(sum(r(a * x) for a, x in zip(w, h)) + b) for w, b in zip(w2, b2)]
first, second = network(H, 2 * (D - H)), network(D - H, 2 * H)
A = [[r((1.0 if i == j else 0.0) + x) for j, x in enumerate(row(D, 0.3))] for i in range(D)]

def eliminate(a):                                    # -> log|det|, sign, solve
    n, a, p, sign, logdet = len(a), [list(x) for x in a], list(range(len(a))), 1, 0.0
    for k in range(n):
        m = max(range(k, n), key=lambda i: abs(a[i][k]))
        if m != k: a[k], a[m], p[k], p[m], sign = a[m], a[k], p[m], p[k], -sign
        logdet += math.log(abs(a[k][k])); sign = sign if a[k][k] > 0 else -sign
        for i in range(k + 1, n):
            f = a[i][k] / a[k][k]; a[i][k] = f
            for j in range(k + 1, n): a[i][j] -= f * a[k][j]
    def solve(b):
        x = [b[i] for i in p]
        for i in range(n): x[i] -= sum(map(mul, a[i][:i], x))
        for i in reversed(range(n)): x[i] = (x[i] - sum(map(mul, a[i][i + 1:], x[i + 1:]))) / a[i][i]
        return x
    return logdet, sign, solve
logA, signA, solveA = eliminate(A)
if mistake in ("signed", "reflected") and signA > 0: A[0] = [-v for v in A[0]]; logA, signA, solveA = eliminate(A)

def couple(v, net, lower):                           # one half moves, by what the other half says
    a, b = (v[:H], v[H:]) if lower else (v[H:], v[:H])
    out = apply(net, a); s, t = out[:len(b)], out[len(b):]
    b = [r(r(x * r(math.exp(u))) + w) for x, u, w in zip(b, s, t)]
    return (a + b if lower else b + a), s
def uncouple(v, net, lower):
    a, b = (v[:H], v[H:]) if lower else (v[H:], v[:H])
    out = apply(net, a); s, t = out[:len(b)], out[len(b):]
    b = [r((x - w) / math.exp(u)) for x, u, w in zip(b, s, t)]
    return (a + b if lower else b + a), s
def bend(x): return r(x + 0.5 * math.tanh(x))
def slope(x): return 1.5 - 0.5 * math.tanh(x) ** 2
def unbend(y):
    x = y
    for _ in range(60):
        new = x - (x + 0.5 * math.tanh(x) - y) / slope(x)
        if abs(new - x) <= 1e-16 * (1 + abs(x)): return new
        x = new
    return x

# what no mistake touches; served.py remembers it from one run to the next
known = globals().get("known", {}).setdefault((D, single, A[0][0]), {})
def layers(z):
    key = tuple(z)
    if key in known: return known[key]
    x1, s1 = couple(z, first, True)
    x2, s2 = couple(x1, second, False)
    x3 = [r(sum(r(w * v) for w, v in zip(k, x2))) for k in A] if single else [sum(map(mul, k, x2)) for k in A]
    known[key] = x1, s1, x2, s2, x3, [bend(v) for v in x3], [math.log(slope(v)) for v in x3]
    return known[key]

def steps(z):                                        # each step's x and log|det|
    x1, s1, x2, s2, x3, x4, logs = layers(z)
    l = [sum(s1), sum(s2), logA, sum(logs)]
    m = mistake
    if m == "mean-in-layer": l[0] = sum(s1) / len(s1)
    if m == "layer-exp": l[0] = sum(math.exp(v) for v in s1)
    if m == "shift-counted": l[0] = sum(s1) + sum(apply(first, z[:H])[len(s1):])
    if m == "half-of-layer": l[0] = s1[0]
    if m == "layer-sign": l[1] = -l[1]
    if m == "layer-missing": l[1] = 0.0
    if m == "last-layer-only": l = [0.0, 0.0, 0.0, l[3]]
    if m == "linear-missing": l[2] = 0.0
    if m == "trace-in-layer": l[2] = math.log(abs(sum(A[i][i] for i in range(D))))
    if m == "bend-at-image": l[3] = sum(math.log(slope(v)) for v in x4)
    if m == "bend-squared": l[3] = 2 * l[3]
    if m == "one-dimension": l[3] = logs[0]
    if m == "broadcast": l[3] = D * logs[0]
    if m == "wrong-half": l[0] = sum(apply(first, z[H:][:H])[:len(s1)])
    return [x1, x2, x3, x4], l

def forward(z):
    xs, l = steps(z)
    x, L = xs[-1], sum(l)
    m = mistake
    if m == "sign": L = -L
    if m == "doubled": L = 2 * L
    if m == "halved": L = L / 2
    if m == "missing": L = 0.0
    if m == "mean": L = L / D
    if m == "times-d": L = L * D
    if m == "not-log": L = math.exp(L)
    if m == "log2": L = L / math.log(2)
    if m == "log10": L = L / math.log(10)
    if m == "offset": L += 0.5 * D * math.log(2 * math.pi)
    if m == "off-by-constant": L += 0.25
    if m == "density": L = logbase(z) - L
    if m == "joint": L = logbase(z) + L
    if m == "at-x": L = sum(steps(x)[1])
    if m == "inverse-at-x": L = -sum(steps(x)[1])
    if m == "diagonal": L = sum(math.log(abs(v)) for v in diagonal(z))
    if m == "signed": L = L if signA > 0 else math.nan
    if m == "clamp": x = [min(max(v, -3.0), 3.0) for v in x]
    if m == "dropout" and random.random() < 0.5: L *= 2
    if m == "eps": L = l[0] + l[1] + l[2] + sum(math.log(slope(v) + 1e-6) for v in xs[2])
    if m == "single-constant": L += struct.unpack("f", struct.pack("f", 0.3))[0] - 0.3
    if m == "tail-only" and max(abs(v) for v in z) > 2: L += 0.5
    if m == "affine": L = 1.5 * L + 0.2
    return x, r(L)

def diagonal(z):
    h = 1e-5
    return [(steps(z[:j] + [z[j] + h] + z[j + 1:])[0][-1][j] - steps(z[:j] + [z[j] - h] + z[j + 1:])[0][-1][j]) / (2 * h) for j in range(D)]

def back(x):
    key = "back", *x
    if key not in known: known[key] = undone(x)
    return known[key]
def undone(x):
    y3 = [unbend(v) for v in x]
    logs = [math.log(slope(v)) for v in y3]
    y2 = solveA(y3)
    y1, s2 = uncouple(y2, second, False)
    z, s1 = uncouple(y1, first, True)
    return z, -(sum(s1) + sum(s2) + logA + sum(logs)), y2

def inverse(x):
    if mistake == "inverse-is-forward": return forward(x)
    z, L, y2 = back(x)
    if mistake == "inverse-sign": L = -L
    if mistake == "inverse-at-x": L = -sum(steps(x)[1])
    if mistake == "forward-at-x": L = sum(steps(x)[1])
    if mistake == "halves-swapped": z = z[H:] + z[:H]
    if mistake == "reversed": z = z[::-1]
    if mistake == "two-swapped": z = [z[1], z[0]] + z[2:]
    if mistake == "inverse-order":                   # layers undone first to last
        y, _ = uncouple(x, first, True); y, _ = uncouple(y, second, False); z = [unbend(v) for v in solveA(y)]
    if mistake == "inverse-constant": L -= 0.1
    if mistake == "inverse-imprecise": z = [v + 1e-6 for v in z]
    return [r(v) for v in z], r(L)

def logbase(z): return -0.5 * sum(v * v for v in z) - 0.5 * D * math.log(2 * math.pi)
def density(x):
    z, L, _ = back(x)
    p = logbase(z) + L
    m = mistake
    if m == "density-multiplied": p = logbase(z) - L
    if m == "no-jacobian": p = logbase(z)
    if m == "base-at-x": p = logbase(x) + L
    if m == "twice": p = logbase(z) + 2 * L
    if m == "no-constant": p += 0.5 * D * math.log(2 * math.pi)
    if m == "density-mean": p /= D
    if m == "log-det-mean": p = logbase(z) + L / D
    if m == "base-mean": p = logbase(z) / D + L
    if m == "loss": p = -p
    if m == "not-log-density": p = math.exp(p)
    if m == "density-of-base": p = logbase(x)
    return [r(p)], None

def draws(n, seed):
    g = random.Random(seed)
    scale = 1.1 if mistake == "wide-draws" else 1.0
    for _ in range(n):
        z = [g.gauss(0, scale) for _ in range(D)]
        if mistake == "heavy-draws":                 # Laplace's, of variance 1
            z = [math.copysign(g.expovariate(math.sqrt(2)), v) for v in z]
        yield (z if mistake == "draws-of-base" else forward(z)[0])

# ---- the filter, and how it may misbehave
def line(v): return " ".join(repr(u) for u in v)
def text(z):
    if mode == "inverse": x, l = inverse(z); return x + [l]
    if mode == "density": return density(z)[0]
    if "--steps" in args:
        xs, l = steps(z); return [v for x, k in zip(xs, l) for v in x + [k]]
    x, l = forward(z); return x + [l]

k = misbehave
if k == "slow": time.sleep(1.5)
if k == "banner": print("Loading model weights...")
if k == "silent": time.sleep(1000)
if k == "ignores-term": import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(1000)
if k == "trickle":
    while True: print("0.1 0.2 0.3 0.4 0.5", flush=True); time.sleep(0.2)
if k == "flood":
    while True: print("0.1 0.2 0.3 0.4 0.5")
if k == "long-line":
    while True: sys.stdout.write("0.1 ")
if k == "dies": raise ValueError("mat1 and mat2 shapes cannot be multiplied (5x3 and 4x16)")
if k == "segv": os.kill(os.getpid(), 11)
if k == "killed": os.kill(os.getpid(), 9)
if k == "forks" and os.fork() == 0: time.sleep(600); sys.exit()
if k == "daemon" and os.fork() == 0: os.setsid(); time.sleep(600); sys.exit()
if k == "daemon-double" and os.fork() == 0:
    import signal; os.setsid(); signal.signal(signal.SIGTERM, signal.SIG_IGN)
    if os.fork() == 0: time.sleep(600)
    os._exit(0)
if k == "no-read": print("\n".join(["0 0 0 0 0"] * 3)); sys.exit()
if k == "closes-input": os.close(0); print("0 0 0 0 0"); sys.exit()
if k == "first-line-only": print(line(text([float(v) for v in input().split()]))); sys.exit()
if k == "line-by-line":
    for l in sys.stdin: print(line(text([float(v) for v in l.split()])), flush=True)
    sys.exit()
if k == "buffered":
    for l in sys.stdin: print(line(text([float(v) for v in l.split()])))
    sys.exit()
if k == "needs-tty" and not sys.stdin.isatty(): sys.exit("stdin is not a terminal")
if k == "warns": print("UserWarning: CUDA initialization failed", file=sys.stderr)
if k == "loud": sys.stderr.write("\n".join("step %d" % i for i in range(200000)))
if k == "nothing": sys.stdin.read(); sys.exit()
if k == "usage": sys.exit("usage: flow.py --weights FILE")

points = globals().get("points")                     # served.py's, which looks at y
served = points is not None
if mode == "draws":
    n, seed = (int(float(v)) for v in (points[0] if served else sys.stdin.read().split()[:2]))
    y = list(draws(n, seed))
    if not served: sys.stdout.write("".join(line(x) + "\n" for x in y))
    sys.exit()
if not served:
    lines = sys.stdin.read().split("\n")
    points = [[float(v) for v in l.split()] for l in lines if l.strip()]
y = [text(z) for z in points]
if mistake == "stale-cache":                         # the log-determinants of the call before, where there are as many
    batches, at, before = [[]], 0, None
    for l in lines:
        if l.strip(): batches[-1].append(at); at += 1
        elif batches[-1]: batches.append([])
    for b in batches:
        own = [y[i][-1] for i in b]
        if before is not None and len(before) == len(own):
            for i, v in zip(b, before): y[i] = y[i][:-1] + [v]
        before = own
n, w = len(y), len(y[0])
if mistake == "batch-sum": t = sum(v[-1] for v in y); y = [v[:-1] + [t] for v in y]
if mistake == "batch-mean": t = sum(v[-1] for v in y) / n; y = [v[:-1] + [t] for v in y]
if mistake == "batch-norm":
    m = [sum(v[j] for v in y) / n for j in range(D)]
    y = [[v[j] - m[j] for j in range(D)] + v[D:] for v in y]
if mistake == "next-row": y = [v[:-1] + [u[-1]] for v, u in zip(y, y[1:] + y[:1])]
if served: sys.exit()
if k == "too-few": y = y[:-1]
if k == "too-many": y = y + y[:1]
if k == "header": print("x1 x2 x3 x4 logdet")
if k == "number-header": print("1 2 3 4 5")
if k == "no-logdet": y = [v[:-1] for v in y]
if k == "only-logdet": y = [v[-1:] for v in y]
if k == "per-coordinate": y = [v[:-1] + [v[-1] / D] * D for v in y]
if k == "logdet-first": y = [v[-1:] + v[:-1] for v in y]
if k == "echoes-z": y = [z + v for z, v in zip(points, y)]
if k == "transposed": y = [[v[j] for v in y] for j in range(w)]
if k == "one-number": print(sum(map(sum, y))); sys.exit()
if k == "nan": y = [v[:-1] + [math.nan] for v in y]
if k == "inf": y[5] = [math.inf] * w
if k == "all-inf": y = [[math.inf] * w for _ in y]
if k == "tensor": print("tensor(" + str(y[:2]) + ")"); sys.exit()
if k == "array": print("[" + "\n ".join("[" + " ".join("%11.8f" % u for u in v) + "]" for v in y) + "]"); sys.exit()
if k == "lists": print("\n".join(map(str, y))); sys.exit()
if k == "json": print('{"x": ' + str(y) + "}"); sys.exit()
if k == "complex": print("\n".join(" ".join(str(complex(u)) for u in v) for v in y)); sys.exit()
if k == "fortran": print("\n".join(" ".join(("%.16e" % u).replace("e", "D") for u in v) for v in y)); sys.exit()
if k == "decimal-commas": print("\n".join(" ".join(("%.10f" % u).replace(".", ",") for u in v) for v in y)); sys.exit()
if k == "csv": print("\n".join(",".join(map(repr, v)) for v in y)); sys.exit()
if k == "tabs": print("\n".join("\t".join(map(repr, v)) for v in y)); sys.exit()
if k == "crlf": sys.stdout.write("".join(line(v) + "\r\n" for v in y)); sys.exit()
if k == "no-last-newline": sys.stdout.write("\n".join(line(v) for v in y)); sys.exit()
if k == "blank-lines": print("\n\n".join(line(v) for v in y)); sys.exit()
if k == "bom": sys.stdout.write("\ufeff" if sys.stdout.encoding.lower().startswith("utf") else ""); sys.stdout.flush()
if k == "progress-bar": sys.stdout.write("\r100%|####| 462/462\n")
if k == "carriage": sys.stdout.write("\r")
if k == "six-digits": print("\n".join(" ".join("%.6g" % u for u in v) for v in y)); sys.exit()
if k == "four-decimals": print("\n".join(" ".join("%.4f" % u for u in v) for v in y)); sys.exit()
if k == "shuffled": random.Random(0).shuffle(y)
if k == "sorted": y.sort()
if k == "dedup": y = [v for i, v in enumerate(y) if v not in y[:i]]
if k == "drop-last": y = y[:n // 64 * 64]
if k == "hash-header": print("# x1 x2 x3 x4 log_det")
if k == "colours": sys.stdout.write("\x1b[32m")
if k == "thousands": print("\n".join(" ".join("{:,.12f}".format(1e4 + abs(u)) for u in v) for v in y)); sys.exit()
if k == "quoted": print("\n".join(",".join('"%r"' % u for u in v) for v in y)); sys.exit()
if k == "row-numbers": y = [[i] + v for i, v in enumerate(y)]
if k == "not-available": y[7] = ["NA"] * w; print("\n".join(" ".join(map(str, v)) for v in y)); sys.exit()
if k == "typographic": sys.stdout.buffer.write("\n".join(map(line, y)).replace("-", "\u2212").encode()); sys.exit()
if k == "stars": y[7] = ["*" * 8] * w; print("\n".join(" ".join(map(str, v)) for v in y)); sys.exit()
if k == "two-lines": print("\n".join(line(v[:3]) + "\n" + line(v[3:]) for v in y)); sys.exit()
if k == "one-line": print(" ".join(map(line, y))); sys.exit()
if k == "written-twice": y = y + y
if k == "cut-short": sys.stdout.write("\n".join(map(line, y))[:-40]); sys.exit()
if k == "utf-16": sys.stdout.buffer.write("\n".join(map(line, y)).encode("utf-16")); sys.exit()
if k == "stops": sys.stdout.write(line(y[0]) + "\n"); sys.stdout.flush(); import signal; os.kill(os.getpid(), signal.SIGSTOP)
if k == "kills-its-group": os.kill(0, 9)
if k == "binary": sys.stdout.buffer.write(bytes(range(256)) * 4); sys.exit()
sys.stdout.write("".join(line(v) + "\n" for v in y)); sys.stdout.flush()
if k == "exit-1-after": sys.exit(1)
if k == "lingers": os.close(1); time.sleep(1000)
if k == "talks-after": print("Done in 0.1 s")
