"""Files that must not be taken: a right one, changed. Wrong claims in the place of right ones, and tampering.

Each case: what it is, the command that writes the right file, the change, and whether the statement is compared with
the command's (where the change is in the statement itself, Coq alone can't know what was asked).
"""
import re

SINH = '7 --forward "sinh(z)" --derivative "(exp(z) + exp(-z))/2" --inverse "asinh(x)"'
SINE = '7 --forward "z + 0.5*sin(z)" --derivative "1 + 0.5*cos(z)"'
BOXED = '7 --forward "z + 0.5*sin(z)" --derivative "1 + cos(z)/2 + 1e-14" --on -2...2'
WINDOWS = '5 --forward "z + 0.5*sin(z)" --on -2...2'
LEAKY = '5 --map leaky-relu'
TRIPLE = '7 --forward "3*z" --inverse "x/3 + 1e-14"'
CHAIN = '9 --forward "z/2" --forward "1 - sinh(z)/3" --forward "2*z + 1"'
KINKED_CHAIN = '9 --forward "sinh(z)" --forward "max(z, 0) + 0.25*min(z, 0)" --forward "3 - 2*z"'
COUPLING = '8 --forward "z1, z2*exp(tanh(z1))"'
WHERE = '7 --forward "where(z < 0, 0.1*z, z)"'
BOXED_CHAIN = '9 --forward "z/2" --forward "1 - sinh(z)/3" --forward "2*z + 1" --on -3...3'


def define(name, body):
    """The definition of `name`, its body replaced."""
    return lambda text: re.sub(rf"(Definition {re.escape(name)} +\(\w+ : R\) := )[^\n]*\.\n", lambda m: m.group(1) + body + ".\n", text, count=1)


def swap(old, new):
    return lambda text: text.replace(old, new, 1)


def wrong_claims():
    slopes = ["cosh z * (10000001/10000000)", "/ cosh z", "- cosh z", "cosh z + 1e-11", "sinh z", "cosh z ^ 2", "1 + z ^ 2 / 2", "cosh (- z) + z / 1000000"]
    ways = ["arcsinh x + 1e-7", "- arcsinh x", "x", "sinh x", "ln (x + sqrt (x ^ 2 - 1))", "/ sinh x", "arcsinh (x * (1 + 1e-9))"]
    late = ["x / 3 + 1e-11", "x / 3 + 1/20 * max2 0 (min2 1 ((x - 15/2) * 10000000))", "3 * x", "x / 3 + max2 0 (x - 7)"]
    spikes = ["1 + 1/2 * cos z + 1e-11", "1 + 1/2 * cos z + 1/1000000 * exp (- ((z - 1) * 1000) ^ 2)", "1 + 1/2 * sin z", "1 + max2 0 (z - 13/10)", "1 - 1/2 * cos z"]
    for body in slopes:
        yield f"f' is {body}", SINH, define("claimed_f'", body), False
    for body in ways:
        yield f"g is {body}", SINH, define("claimed_g", body), False
    for body in late:
        yield f"g is {body}", TRIPLE, define("claimed_g", body), False
    for body in spikes:
        yield f"f' is {body}", BOXED, define("claimed_f'", body), False
    for body in ["z ^ 2", "z ^ 3", "Rabs z", "1", "ln z", "z + 1 / 0", "z + sqrt (-1)", "z + 2 * sin z", "z + 1/2 * cos z"]:
        yield f"f is {body}", WINDOWS, define("f", body), False


def tampered():
    yield "Admitted in the place of Qed", WINDOWS, swap("Qed.", "Admitted."), False
    yield "an axiom", WINDOWS, swap("(** ** Proofs *)", "(** ** Proofs *)\nAxiom gift : False."), False
    yield "a parameter", WINDOWS, swap("(** ** Proofs *)", "(** ** Proofs *)\nParameter gift : False."), False
    yield "a hypothesis outside a section", WINDOWS, swap("(** ** Proofs *)", "(** ** Proofs *)\nHypothesis gift : False."), False
    yield "an axiom hidden behind a comment", WINDOWS, swap("(** ** Proofs *)", "(** ** Proofs *)\n(* \"*)\" *) Axiom (* *) gift : False."), False
    yield "floating point trusted", WINDOWS, swap("intros z Hz. unfold a, b in *. unfold f, f'. split. slope z. side z.", "intros z Hz. unfold a, b in *. unfold f, f'. split. slope z. interval."), False
    yield "a statement that is True", WINDOWS, lambda text: re.sub(r"Prop :=\n.*?\.\n\n", "Prop := True.\n\n", text, count=1, flags=re.S), True
    yield "a statement about fewer windows", WINDOWS, swap("a <= u -> u < v -> v <= b ->", "a <= u -> u < v -> v <= 0 ->"), True
    yield "a statement about an f of its own", WINDOWS, swap("1/2 * sin z", "1/4 * sin z"), True
    yield "another map, its slope left", WINDOWS, define("f", "z + 1/4 * sin z"), False
    yield "another slope", WINDOWS, define("f'", "1 + 1/4 * cos z"), False
    yield "a box on which the map folds", '5 --forward "z + 1.001*sin(z)" --on -2...2', swap("Definition b := 2.", "Definition b := 4."), False
    yield "our values changed", WINDOWS, lambda text: re.sub(r"(Rabs \(f \S+ [-+] )(\d)", lambda m: m.group(1) + str((int(m.group(2)) + 1) % 10), text, count=1), False
    yield "the base of another integral", WINDOWS, swap("= RInt P_Z u v", "= RInt P_Z u b"), False
    yield "the bars dropped, the map falling", '5 --forward "1 - sinh(z)/3"', swap("/ Rabs (f' (g x))", "/ f' (g x)"), False
    yield "upside down", WINDOWS, swap("P_Z (g x) / Rabs (f' (g x))", "P_Z (g x) * Rabs (f' (g x))"), False
    yield "a kink at another place", LEAKY, swap("if Rle_dec z 0 then", "if Rle_dec z (1/2) then"), False
    yield "a piece of another slope", LEAKY, define("l1'", "1/3"), False
    yield "a chain with every slope at z0", CHAIN, swap("f2' (f1 z)", "f2' z"), False
    yield "a chain with a factor missing", BOXED_CHAIN, swap("Rabs (f1' z0) * ", ""), False
    yield "a chain with a kink that is left in", KINKED_CHAIN, swap("f1 z <> 0 -> ", ""), False
    yield "a chain with a kink, the bars dropped", KINKED_CHAIN, swap("Rabs (f3' (f2 (f1 z0)))", "f3' (f2 (f1 z0))"), False
    yield "a coordinate's slope forgotten", COUPLING, swap("Definition x2' (t : list R) (z : R) := exp (tanh (nth 0 t 0)).", "Definition x2' (t : list R) (z : R) := 1."), False
    yield "a coordinate that folds", COUPLING, swap("Definition x1  (t : list R) (z : R) := z.", "Definition x1  (t : list R) (z : R) := Rabs z."), False
    yield "a where that jumps", WHERE, swap("if Rlt_dec z 0 then", "if Rlt_dec z 1 then"), False
    yield "a claim proved of another map", TRIPLE, define("f", "4 * z"), False
    yield "a refutation of a right claim", '7 --forward "sinh(z)" --derivative "cosh(z)*(1 + 1e-7)"', define("claimed_f'", "cosh z"), False
    yield "a fold where there is none", '7 --forward "z^2"', define("f", "z ^ 3 + z"), False


def cases():
    yield from wrong_claims()
    yield from tampered()
