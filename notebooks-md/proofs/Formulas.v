(** * The functions of a typed formula that Coq's library lacks, and the slopes of all *)

From Coq Require Import Reals Lra.
From Coquelicot Require Import Coquelicot.
Open Scope R_scope.

Definition acosh x := ln (x + sqrt (x^2 - 1)).
Definition atanh x := ln ((1 + x) / (1 - x)) / 2.
Definition erf x := 2 / sqrt PI * RInt (fun t => exp (- t^2)) 0 x.
Definition max2 u v := (u + v + Rabs (u - v)) / 2.
Definition min2 u v := (u + v - Rabs (u - v)) / 2.

Lemma max2_is_Rmax u v : max2 u v = Rmax u v.
Proof. unfold max2, Rmax. destruct Rle_dec; unfold Rabs; destruct Rcase_abs; lra. Qed.
Lemma min2_is_Rmin u v : min2 u v = Rmin u v.
Proof. unfold min2, Rmin. destruct Rle_dec; unfold Rabs; destruct Rcase_abs; lra. Qed.
Lemma atanh_is_tanh_inverse z : atanh (tanh z) = z.
Proof.
unfold atanh, tanh, sinh, cosh. rewrite exp_Ropp. assert (E := exp_pos z).
replace ((1 + (exp z - / exp z) / 2 / ((exp z + / exp z) / 2)) / (1 - (exp z - / exp z) / 2 / ((exp z + / exp z) / 2))) with (exp z * exp z).
- rewrite <- exp_plus, ln_exp. lra.
- assert (0 < exp z * exp z) by now apply Rmult_lt_0_compat. field. repeat split; lra.
Qed.

(** ** Slopes *)

Lemma d_tan u : cos u <> 0 -> is_derive tan u (1 + tan u ^ 2).
Proof. intros H. rewrite Rplus_comm. now apply is_derive_tan. Qed.

Lemma d_tanh u : is_derive tanh u (1 - tanh u ^ 2).
Proof.
unfold tanh. assert (0 < cosh u). { unfold cosh. assert (A := exp_pos u). assert (B := exp_pos (- u)). lra. }
auto_derive. lra. field. lra.
Qed.

Lemma d_arcsinh u : is_derive arcsinh u (1 / sqrt (u ^ 2 + 1)).
Proof. unfold Rdiv. rewrite Rmult_1_l. apply is_derive_Reals, derivable_pt_lim_arcsinh. Qed.

Lemma d_acosh u : 1 < u -> is_derive acosh u (1 / sqrt (u ^ 2 - 1)).
Proof.
intros H. unfold acosh. assert (K : 0 < u ^ 2 - 1). { assert (0 < (u - 1) * (u + 1)) by (apply Rmult_lt_0_compat; lra). lra. }
assert (Q := sqrt_lt_R0 _ K).
auto_derive.
- replace (u * (u * 1) + - (1)) with (u^2 - 1) by ring. repeat split; trivial. lra.
- replace (u * (u * 1) + - (1)) with (u^2 - 1) by ring. field. lra.
Qed.

Lemma d_atanh u : -1 < u < 1 -> is_derive atanh u (1 / (1 - u ^ 2)).
Proof.
intros H. unfold atanh.
assert (K : 0 < 1 - u ^ 2). { assert (0 < (1 - u) * (1 + u)) by (apply Rmult_lt_0_compat; lra). lra. }
auto_derive.
- split. lra. split; trivial. apply Rmult_lt_0_compat. lra. apply Rinv_0_lt_compat. lra.
- field. lra.
Qed.

Lemma d_asin u : -1 < u < 1 -> is_derive asin u (1 / sqrt (1 - u ^ 2)).
Proof.
intros H. apply is_derive_Reals. replace (u ^ 2) with (Rsqr u) by (unfold Rsqr; ring).
rewrite <- (derive_pt_asin u H). destruct (derivable_pt_asin u H) as [l Hl]. exact Hl.
Qed.

Lemma d_acos u : -1 < u < 1 -> is_derive acos u (- 1 / sqrt (1 - u ^ 2)).
Proof.
intros H. apply is_derive_Reals. replace (u ^ 2) with (Rsqr u) by (unfold Rsqr; ring).
rewrite <- (derive_pt_acos u H). destruct (derivable_pt_acos u H) as [l Hl]. exact Hl.
Qed.

Lemma d_erf u : is_derive erf u (2 / sqrt PI * exp (- u ^ 2)).
Proof.
unfold erf. apply (is_derive_scal (fun x => RInt (fun t => exp (- t^2)) 0 x) u).
apply (is_derive_RInt (fun t => exp (- t^2)) _ 0).
- apply filter_forall. intros x. apply (RInt_correct (fun t => exp (- t^2))). apply (ex_RInt_continuous (fun t => exp (- t^2))).
  intros t _. apply (ex_derive_continuous (fun t => exp (- t^2))). now auto_derive.
- apply (ex_derive_continuous (fun t => exp (- t^2))). now auto_derive.
Qed.

Lemma d_Rpower u p : 0 < u -> is_derive (fun x => Rpower x p) u (p * Rpower u (p - 1)).
Proof. intros H. apply is_derive_Reals. now apply derivable_pt_lim_power. Qed.

(** ** Signs *)

Lemma tanh_slope_pos u : 0 < 1 - tanh u ^ 2.
Proof.
unfold tanh, sinh, cosh. rewrite exp_Ropp. assert (E := exp_pos u). assert (I := Rinv_0_lt_compat _ E).
replace (1 - ((exp u - / exp u) / 2 / ((exp u + / exp u) / 2)) ^ 2) with (4 / (exp u + / exp u) ^ 2).
- apply Rmult_lt_0_compat. lra. apply Rinv_0_lt_compat, pow_lt. lra.
- field. assert (0 < exp u * exp u) by now apply Rmult_lt_0_compat. split; lra.
Qed.
Lemma cosh_pos u : 0 < cosh u.
Proof. unfold cosh. assert (A := exp_pos u). assert (B := exp_pos (- u)). lra. Qed.
Lemma tan_slope_pos u : 0 < 1 + tan u ^ 2.
Proof. assert (Q := pow2_ge_0 (tan u)). lra. Qed.
Lemma Rlt_minus_0 u v : u < 0 -> 0 < v -> u - v < 0.
Proof. lra. Qed.
