#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#endif

/// The same work in Python with NumPy, each in its best form; Arb for what is certified. Each prints the seconds of user time
/// that it took, imports not counted.
enum Peers {
  private static let script = """
    import sys, time
    import numpy as np
    name, n = sys.argv[1], int(sys.argv[2])
    m = int(sys.argv[3]) if len(sys.argv) > 3 else 0
    def timed(f):
        f()
        a = time.process_time(); f(); print(time.process_time() - a)
    if name == "mass":
        g = np.random.Generator(np.random.PCG64(1)); c = 10000; b = [np.empty(c) for _ in range(7)]
        def f():
            s = q = 0.0
            for a in range(0, n, c):
                x1, x2, sb, z1, sa, t, u = b
                g.standard_normal(out=x1); g.standard_normal(out=x2); x1 *= 2; x2 *= 2
                np.multiply(x2, 0.7, out=sb); np.tanh(sb, out=sb); sb *= 0.4
                np.multiply(x2, 0.5, out=t); np.subtract(x1, t, out=z1); np.negative(sb, out=t); np.exp(t, out=t); z1 *= t
                np.tanh(z1, out=sa); sa *= 0.5; np.sin(z1, out=u); np.subtract(x2, u, out=u)
                np.negative(sa, out=t); np.exp(t, out=t); u *= t
                z1 *= z1; u *= u; z1 += u; z1 *= -0.5; z1 -= sa; z1 -= sb
                x1 *= x1; x2 *= x2; x1 += x2; x1 *= 0.125; z1 += x1; z1 += np.log(4.0); np.exp(z1, out=z1)
                s += z1.sum(); q += np.dot(z1, z1)
    elif name == "normals":
        g = np.random.Generator(np.random.PCG64(1)); b = np.empty(100000)
        def f():
            for a in range(0, n, 100000): g.standard_normal(out=b)
    elif name == "wave":
        x = np.random.default_rng(1).standard_normal(10000); y = np.empty(10000)
        def f():
            for a in range(0, n, 10000): np.sin(x, out=y); y_ = y; y_ *= 0.5; y_ += x
    elif name == "jacobian":
        r = np.random.default_rng(1); A = 0.5 * r.standard_normal((n, n)) / np.sqrt(n); Z = r.standard_normal((m, n)); I = np.eye(n)
        c = max(1, 2**19 // (n * n))
        def h(z): return z + 0.5 * np.tanh(z @ A.T + 0.1)
        def f():
            for i in range(0, m, c):
                z = Z[i:i+c, None, :]; np.linalg.slogdet((h(z + 6e-6 * I) - h(z - 6e-6 * I)) / 1.2e-5)
    elif name == "lu":
        M = np.random.default_rng(1).standard_normal((n, n)) + n ** 0.5 * np.eye(n)
        def f():
            for i in range(m): np.linalg.slogdet(M)
    elif name == "arb":
        from flint import acb, arb, ctx
        ctx.prec = 53
        def f():
            for i in range(n): acb.integral(lambda z, _: (-z * z / 2).exp(), -8, 8) / (2 * arb.pi()).sqrt()
    timed(f)
    """

  /// Seconds of user time for `work`, such as "mass 1000000"; nil where there is no Python that can.
  static func seconds(_ work: String) -> Double? {
    let command = "OPENBLAS_NUM_THREADS=1 python3 - \(work) 2>/dev/null <<'PEER'\n\(script)\nPEER\n"
    guard let pipe = popen(command, "r") else { return nil }
    defer { pclose(pipe) }
    var line = [CChar](repeating: 0, count: 128)
    guard fgets(&line, 128, pipe) != nil else { return nil }
    return Double(
      String(decoding: line.prefix { $0 != 10 && $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))
  }
}
