(** * What the proof files call: each tactic closes its goal or fails, and the kernel checks what it leaves. *)

From Coq Require Import Reals Lra.
From Coquelicot Require Import Coquelicot.
From Interval Require Import Tactic.
Require Import ChangeOfVariables.
Require Export Formulas.
Open Scope R_scope.

(** ** On a box *)

Ltac spell := unfold max2, min2, acosh, atanh, arcsinh, tanh, sinh, cosh, tan in *.

(** An inequality that holds on the whole box. *)
Ltac bound z := spell; first
  [ interval with (i_prec 53)
  | interval with (i_bisect z, i_depth 12, i_prec 53)
  | interval with (i_taylor z, i_bisect z, i_depth 14, i_degree 6, i_prec 53)
  | interval with (i_taylor z, i_bisect z, i_depth 20, i_degree 12, i_prec 60) ].

(** What a function asks of its argument. *)
Ltac side z := lazymatch goal with
  | |- _ /\ _ => split; side z
  | |- True => exact I
  | |- ?u <> 0 => first [ lra | apply Rgt_not_eq; bound z | apply Rlt_not_eq; bound z ]
  | |- ex_derive (fun x => tan x) ?u => exists (1 + tan u ^ 2); apply (d_tan u); side z
  | |- ex_derive (fun x => tanh x) ?u => exists (1 - tanh u ^ 2); apply (d_tanh u)
  | |- ex_derive (fun x => arcsinh x) ?u => exists (1 / sqrt (u ^ 2 + 1)); apply (d_arcsinh u)
  | |- ex_derive (fun x => acosh x) ?u => exists (1 / sqrt (u ^ 2 - 1)); apply (d_acosh u); side z
  | |- ex_derive (fun x => atanh x) ?u => exists (1 / (1 - u ^ 2)); apply (d_atanh u); side z
  | |- ex_derive (fun x => asin x) ?u => exists (1 / sqrt (1 - u ^ 2)); apply (d_asin u); side z
  | |- ex_derive (fun x => acos x) ?u => exists (- 1 / sqrt (1 - u ^ 2)); apply (d_acos u); side z
  | |- ex_derive (fun x => erf x) ?u => exists (2 / sqrt PI * exp (- u ^ 2)); apply (d_erf u)
  | |- ex_derive (fun x => Rpower x ?p) ?u => exists (p * Rpower u (p - 1)); apply (d_Rpower u p); side z
  | |- _ => first [ lra | bound z ] end.

(** The slopes of the functions that auto_derive does not know, and the signs that abs leaves. *)
Ltac know z := repeat match goal with
  | |- context [Derive (fun x => tan x) ?u] => replace (Derive (fun x => tan x) u) with (1 + tan u ^ 2) by (symmetry; apply is_derive_unique, (d_tan u); side z)
  | |- context [Derive (fun x => tanh x) ?u] => replace (Derive (fun x => tanh x) u) with (1 - tanh u ^ 2) by (symmetry; apply is_derive_unique, (d_tanh u))
  | |- context [Derive (fun x => arcsinh x) ?u] => replace (Derive (fun x => arcsinh x) u) with (1 / sqrt (u ^ 2 + 1)) by (symmetry; apply is_derive_unique, (d_arcsinh u))
  | |- context [Derive (fun x => acosh x) ?u] => replace (Derive (fun x => acosh x) u) with (1 / sqrt (u ^ 2 - 1)) by (symmetry; apply is_derive_unique, (d_acosh u); side z)
  | |- context [Derive (fun x => atanh x) ?u] => replace (Derive (fun x => atanh x) u) with (1 / (1 - u ^ 2)) by (symmetry; apply is_derive_unique, (d_atanh u); side z)
  | |- context [Derive (fun x => asin x) ?u] => replace (Derive (fun x => asin x) u) with (1 / sqrt (1 - u ^ 2)) by (symmetry; apply is_derive_unique, (d_asin u); side z)
  | |- context [Derive (fun x => acos x) ?u] => replace (Derive (fun x => acos x) u) with (- 1 / sqrt (1 - u ^ 2)) by (symmetry; apply is_derive_unique, (d_acos u); side z)
  | |- context [Derive (fun x => erf x) ?u] => replace (Derive (fun x => erf x) u) with (2 / sqrt PI * exp (- u ^ 2)) by (symmetry; apply is_derive_unique, (d_erf u))
  | |- context [Derive (fun x => Rpower x ?p) ?u] => replace (Derive (fun x => Rpower x p) u) with (p * Rpower u (p - 1)) by (symmetry; apply is_derive_unique, (d_Rpower u p); side z)
  | |- context [sign ?u] => first
    [ replace (sign u) with 1 by (symmetry; apply sign_eq_1; side z)
    | replace (sign u) with (-1) by (symmetry; apply sign_eq_m1; side z) ] end.

(** auto_derive writes u - v as u + - v and u^2 as u * (u * 1): where two arguments of one function are the same number, write them alike. *)
Ltac alike h z := repeat match goal with
  | |- context [h ?u] => match goal with
    | |- context [h ?v] => tryif constr_eq u v then fail else replace (h u) with (h v) by (apply f_equal; field; side z) end end.
Ltac settle z :=
  alike Rabs z; alike exp z; alike ln z; alike sqrt z; alike sin z; alike cos z; alike tan z; alike atan z; alike asin z; alike acos z; alike sinh z; alike cosh z;
  alike tanh z; alike arcsinh z; alike acosh z; alike atanh z; alike erf z;
  repeat match goal with
  | |- context [Rpower ?u ?p] => match goal with
    | |- context [Rpower ?v ?q] => tryif (constr_eq p q; constr_eq u v) then fail else replace (Rpower u p) with (Rpower v q) by (apply f_equal2; field; side z) end end.

(** Two formulas for one number. *)
Ltac same z := settle z; first [ reflexivity | ring | field; side z
  | unfold tanh, sinh, cosh, tan; rewrite ?exp_Ropp; field; side z ].

(** [is_derive f z (f' z)] for formulas f and f'. *)
Ltac slope z := unfold max2, min2; auto_derive; [ side z | know z; same z ].

(** [continuous f' z]. *)
Ltac smooth z := apply (ex_derive_continuous (V := R_NormedModule)); unfold max2, min2; auto_derive; side z.

(** ** For every real z: [0 < u] and [u < 0], by the signs of the parts *)

Ltac pos := lazymatch goal with
  | |- 0 < exp _ => apply exp_pos
  | |- 0 < cosh _ => apply cosh_pos
  | |- 0 < Rpower _ _ => apply exp_pos
  | |- 0 < sqrt _ => apply sqrt_lt_R0; pos
  | |- 0 < / _ => apply Rinv_0_lt_compat; pos
  | |- 0 < _ / _ => apply Rmult_lt_0_compat; [pos | apply Rinv_0_lt_compat; pos]
  | |- 0 < 1 - tanh _ ^ 2 => apply tanh_slope_pos
  | |- 0 < _ * _ => first [ interval with (i_prec 53) | apply Rmult_lt_0_compat; pos ]
  | |- 0 < _ ^ _ => apply pow_lt; pos
  | |- 0 < - _ => apply Ropp_0_gt_lt_contravar; red; neg
  | |- 0 < _ + _ => first [ interval with (i_prec 53) | apply Rplus_lt_0_compat; pos
      | apply Rplus_lt_le_0_compat; [pos | nonneg] | apply Rplus_le_lt_0_compat; [nonneg | pos] ]
  | |- _ => first [ lra | interval with (i_prec 53) ] end
with neg := lazymatch goal with
  | |- - _ < 0 => apply Ropp_lt_gt_0_contravar; red; pos
  | |- _ - _ < 0 => first [ interval with (i_prec 53) | apply Rlt_minus_0; [neg | pos] ]
  | |- _ => interval with (i_prec 53) end
with nonneg := first [ apply pow2_ge_0 | apply Rlt_le; pos | apply Rmult_le_pos; nonneg | interval with (i_prec 53) ].

(** The side conditions of a formula, for every real z. *)
Ltac everywhere := lazymatch goal with
  | |- _ /\ _ => split; everywhere
  | |- True => exact I
  | |- ?u <> 0 => first [ lra | apply Rgt_not_eq; red; pos | apply Rlt_not_eq; neg ]
  | |- _ < 0 => neg
  | |- ex_derive (fun x => tanh x) ?u => exists (1 - tanh u ^ 2); apply (d_tanh u)
  | |- ex_derive (fun x => arcsinh x) ?u => exists (1 / sqrt (u ^ 2 + 1)); apply (d_arcsinh u)
  | |- ex_derive (fun x => erf x) ?u => exists (2 / sqrt PI * exp (- u ^ 2)); apply (d_erf u)
  | |- ex_derive (fun x => Rpower x ?p) ?u => exists (p * Rpower u (p - 1)); apply (d_Rpower u p); pos
  | |- _ => pos end.
Ltac slope_everywhere z := auto_derive; [ everywhere | know z; settle z; first [ reflexivity | ring | field; everywhere ] ].
Ltac smooth_everywhere := apply (ex_derive_continuous (V := R_NormedModule)); auto_derive; everywhere.

(** [continuous P z] where P need have no slope, as exp (- |z|) has none at 0: part by part, each by its slope if it has one. *)
Ltac parts_are_steady by_slope nonzero := first
  [ by_slope
  | lazymatch goal with
    | |- continuous (fun x => Rabs (@?u x)) _ => apply (continuous_Rabs_comp u); parts_are_steady by_slope nonzero
    | |- continuous (fun x => @?u x + @?v x) _ => apply (continuous_plus u v); parts_are_steady by_slope nonzero
    | |- continuous (fun x => @?u x - @?v x) _ => apply (continuous_minus u v); parts_are_steady by_slope nonzero
    | |- continuous (fun x => - @?u x) _ => apply (continuous_opp u); parts_are_steady by_slope nonzero
    | |- continuous (fun x => @?u x * @?v x) _ => apply (continuous_mult u v); parts_are_steady by_slope nonzero
    | |- continuous (fun x => / @?u x) _ => apply (continuous_Rinv_comp u); [ parts_are_steady by_slope nonzero | nonzero ]
    | |- continuous (fun x => @?u x / @?v x) _ => apply (continuous_mult u (fun x => / v x)); parts_are_steady by_slope nonzero
    | |- continuous (fun x => @?u x ^ ?n) _ => apply (continuous_comp u (fun t => t ^ n)); parts_are_steady by_slope nonzero
    | |- continuous (fun x => ?h (@?u x)) _ => apply (continuous_comp u h); parts_are_steady by_slope nonzero end ].
Ltac steady z := unfold max2, min2; parts_are_steady ltac:(idtac; smooth z) ltac:(idtac; side z).
Ltac steady_everywhere := unfold max2, min2; parts_are_steady ltac:(idtac; smooth_everywhere) ltac:(idtac; everywhere).

(** ** Claims *)

(** [Rabs (u - v) <= margin], on the whole box: equal if algebra can show it, else by Taylor models. *)
Ltac nought := unfold Rabs; destruct Rcase_abs; lra.
Ltac exact_ratio z := lazymatch goal with |- Rabs (?u / ?v - 1) <= _ =>
  assert (E : u = v) by (timeout 20 (same z)); rewrite E; replace (v / v - 1) with 0 by (field; side z); nought end.
Ltac aside z := first [ side z | everywhere ].
(** A way back, undone function by function. *)
Ltac undo z := rewrite ?exp_Ropp, ?Ropp_involutive; repeat first
  [ rewrite exp_ln by aside z
  | rewrite pow2_sqrt by (apply Rlt_le; aside z)
  | match goal with
    | |- context [arcsinh ?u] => match u with context [sinh ?v] => replace u with (sinh v) by (field; aside z); rewrite arcsinh_sinh end
    | |- context [atanh ?u] => match u with context [tanh ?v] => replace u with (tanh v) by (field; aside z); rewrite atanh_is_tanh_inverse end
    | |- context [atan ?u] => match u with context [tan ?v] => replace u with (tan v) by (field; aside z); rewrite atan_tan by (split; aside z) end
    | |- context [ln ?u] => match u with context [exp ?v] => first
      [ replace u with (exp v) by (field; aside z) | replace u with (exp (- v)) by (rewrite exp_Ropp; field; aside z) ]; rewrite ln_exp end
    | |- context [asin ?u] => match u with context [sin ?v] => replace u with (sin v) by (field; aside z); rewrite asin_sin by (split; aside z) end
    | |- context [acos ?u] => match u with context [cos ?v] => replace u with (cos v) by (field; aside z); rewrite acos_cos by (split; aside z) end
    | |- context [tan ?u] => match u with context [atan ?v] => replace u with (atan v) by (field; aside z); rewrite tan_atan end
    | |- context [sin ?u] => match u with context [asin ?v] => replace u with (asin v) by (field; aside z); rewrite sin_asin by (split; aside z) end
    | |- context [cos ?u] => match u with context [acos ?v] => replace u with (acos v) by (field; aside z); rewrite cos_acos by (split; aside z) end
    | |- context [sqrt (?u ^ 2)] => rewrite (sqrt_pow2 u) by (apply Rlt_le; aside z)
    | |- context [sinh (?u)] => match u with context [arcsinh ?v] => replace u with (arcsinh v) by field; rewrite sinh_arcsinh end
    | |- context [exp ?u] => match u with context [ln ?v] => replace u with (ln v) by field; rewrite exp_ln by aside z end end ];
  first [ reflexivity | field; aside z ].
Ltac exact_back z := lazymatch goal with |- Rabs (?u - z) <= _ =>
  assert (E : u = z) by (timeout 20 (undo z)); rewrite E; replace (z - z) with 0 by ring; nought end.
Ltac near z := first
  [ exact_ratio z
  | exact_back z
  | spell; interval with (i_prec 60)
  | spell; interval with (i_taylor z, i_bisect z, i_depth 10, i_degree 12, i_prec 70)
  | spell; interval with (i_taylor z, i_bisect z, i_depth 20, i_degree 18, i_prec 90) ].

(** ** For the files that are written from a command *)

(** Each [where] by what is known of the two numbers that it compares. *)
Ltac chosen known := repeat match goal with
  | |- context [Rlt_dec ?u ?v] =>
    lazymatch u with context [Rlt_dec _ _] => fail | _ => idtac end; lazymatch v with context [Rlt_dec _ _] => fail | _ => idtac end;
    first
    [ assert (u < v) by known; destruct (Rlt_dec u v); [ | exfalso; lra ]
    | assert (v <= u) by known; destruct (Rlt_dec u v); [ exfalso; lra | ]
    | destruct (Rlt_dec u v); try (exfalso; lra) ] end.

(** Two formulas without a variable, of one exact value. *)
Ltac exact_zero := rewrite ?Rmult_0_l, ?Rmult_0_r, ?cos_0, ?sin_0, ?exp_0, ?cosh_0, ?sinh_0, ?tan_0, ?ln_1, ?sqrt_0, ?atan_0;
  first [ ring | field | lra | (unfold tanh; rewrite ?sinh_0, ?cosh_0; field) ].

(** A number that the program computed. *)
Ltac a_value := chosen ltac:(idtac; spell; interval with (i_prec 60)); first [ spell; interval with (i_prec 60) | spell; interval with (i_prec 90) | unfold erf; spell; integral with (i_prec 60) ].

(** Each abs, min and max by the sign that its number has on the piece, its ends included. *)
Ltac sign_of z := first [ lra | spell; interval with (i_prec 53) | spell; interval with (i_bisect z, i_depth 8, i_prec 53) ].
Ltac by_cases z := unfold max2, min2; repeat match goal with
  | |- context [Rabs ?u] => first [ rewrite (Rabs_pos_eq u) by (sign_of z) | rewrite (Rabs_left1 u) by (sign_of z) ] end;
  chosen ltac:(idtac; sign_of z).
(** Where two pieces meet a [where] has chosen one of them, which has the other's value there. *)
Ltac at_an_end z := match goal with Hz : ?u <= z <= ?v |- _ => first [ replace z with u by lra | replace z with v by lra ] end;
  exact_zero.
Ltac branches z := by_cases z; first [ lra | at_an_end z | same z ].

(** ** A wrong formula h(x) with an inverse g in it: at x, g x = p, g has the slope that D says; and at p, D2 and E2. *)
Ltac plain := spell; first [ lra | interval with (i_prec 60) | apply Rgt_not_eq; interval with (i_prec 60)
  | apply Rlt_not_eq; interval with (i_prec 60) ].
Ltac of_inverse D D2 E E2 X unfolding := lazymatch goal with
  | |- _ /\ _ => split; of_inverse D D2 E E2 X unfolding
  | |- True => exact I
  | |- ex_derive _ _ => first [ eexists; exact D | rewrite ?E; eexists; exact D2
      | rewrite ?E, ?E2, ?X; unfolding; lazymatch goal with |- ex_derive _ ?u => side u end ]
  | |- _ => rewrite ?E, ?E2, ?X; unfolding; unfold min2; plain end.
Ltac differs E E2 X unfolding := rewrite ?E, ?E2, ?X; unfolding; spell;
  first [ apply Rlt_not_eq; interval with (i_prec 60) | apply Rgt_not_eq; interval with (i_prec 60) ].

(** A running integral up to g x moves continuously where g does. *)
Lemma running_integral (P g : R -> R) c m x : (forall t, continuous P t) -> ex_derive g x -> continuous (fun x => c + RInt P m (g x)) x.
Proof.
intros HP Hg. apply (continuous_comp g (fun t => c + RInt P m t)).
- now apply (ex_derive_continuous g).
- apply (ex_derive_continuous (fun t => c + RInt P m t)). exists (P (g x)). auto_derive; [ | ring ].
  split; [ | split; [ | exact I ] ].
  + apply (ex_RInt_continuous P). intros t _. apply HP.
  + apply filter_forall. intros t. apply continuity_pt_filterlim. apply HP.
Qed.
