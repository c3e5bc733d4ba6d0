import Report

/// The text behind `--help`.
let helpText = """
  verify-eq checks an equation of the change-of-variables chapter by two independent routes.

  usage: verify-eq 1...9 | all | list [maps|mistakes|bases|functions|claims]  [options]

    --map NAME            one of our maps, with parameters where it takes any: "box-cox(0.3)", "spherical(4)"
                          (verify-eq list maps); default: all of them
    --forward EXPR        your map x = f(z), such as "z + 0.5*sin(z)"; in D dimensions "z1*exp(z2), z2";
                          given several times, with 1 and 9, a chain
    --inverse EXPR        your inverse, in x (or x1, x2 ...); a claim, to be checked
    --derivative EXPR     your derivative, in z; a claim, to be checked
    --determinant EXPR    in D dimensions, your det df/dz, in z1, z2 ...; a claim about its size, to be checked
    --log-derivative EXPR, --log-determinant EXPR
                          the logarithm of the size of either; in a chain each claim belongs to the --forward before it
    --density EXPR, --log-density EXPR, --cumulative EXPR
                          your P_X(x), its logarithm, or P(X <= x), in x; claims, to be checked
    --up-to-constant      the density's constant factor is left open
    --base BASE           base density: normal(0, 2) exponential(3) gamma(2, 1) ... (verify-eq list bases), one for
                          each coordinate after commas; or a density in z, such as "exp(-z)" with --on 0...inf
    --on a...b            restrict z to an interval
    --let NAME=VALUE      a name that stands for a number in your formulas; several values at once, --let "sigma=0.5,1,2",
                          must all hold
    --mistake ID          put a known mistake through the check (verify-eq list)
    --program CMD         your flow in any language: reads points, a line each, and answers x and, last, log|det df/dz|
    --dimension D         how many numbers a point of it has
    --inverse-program CMD, --density-program CMD, --sample-program CMD
                          x to z and log|det|; x to log P_X; n and a seed to draws: any of them
    --steps K             a line of it holds x and log|det| of each of K steps, for (9)
    --batches             a blank line ends a batch for it: a, b, a shows a stale cache
    --time-limit S, --first-byte-limit S
                          seconds that a run may take (300), and to its first byte (60)
    --table FILE          numbers that are there already, with a header z1.. x1.. log_det log_density, against --forward
    --evidence LEVELS     of sampled,measured,exact,certified; default: the first three
    --samples N           draws of a sampled check (default 10000; 1000 for a whole catalogue)
    --seed S              the same seed gives the same bits (default 1)
    --threads N           how many threads may work (default: one a core); no number depends on it
  \(OutputFormat.all.map { "  \("\($0.option) PATH|-".padded(to: 21)) \($0.help)" }.joined(separator: "\n"))
    --proof PATH|-        a file in which Coq proves the equation for your map, or refutes your claim; not with 2
    --rows                every check on a line, with every number, as wide as it takes
    --quiet               no lines; the exit code says it
    --help  --version

  EXPR: + - * / ^, parentheses, numbers, pi, e, z or names of your own, where(z > 0, a, b) with < <= > >= and or not,
        exp log sqrt sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh abs min max erf erfc expm1 log1p
        log2 log10 sigmoid logit softplus relu sign floor cbrt ndtr ndtri erfinv lgamma atan2(y, x) hypot(x, y)

  exit code: 0 all that was asked holds · 1 something fails · 2 bad usage or input
             3 nothing fails, but everything, or evidence asked for by name, is undecided

  try: verify-eq 7
       verify-eq 5 --forward "z + 0.5*sin(z)"
       verify-eq 5 --mistake multiplied
       verify-eq 8 --program "python3 flow.py" --dimension 4
       verify-eq 6 --forward "z + 0.5*sin(z)" --figure eq6.svg
       verify-eq 7 --forward "z + 0.5*sin(z)" --proof eq7.v

  """
