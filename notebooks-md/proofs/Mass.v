(** * (2) for the chapter's map, 1 - sinh(z)/3 of a normal: all but 1e-9 of the mass lies between f(8) and f(-8)

    What is proved is said first, as [what_is_proved]; the proofs come after it, and the last one joins them. *)

From Coq Require Import Reals Lra List.
From Coquelicot Require Import Coquelicot.
From Interval Require Import Tactic.
Require Import ChangeOfVariables Tactics.
Open Scope R_scope.

Definition f  (z : R) := 1 - sinh z / 3.
Definition f' (z : R) := - (cosh z / 3).
Definition P_Z (z : R) := exp (- z ^ 2 / 2) / sqrt (2 * PI).

(** ** What is proved *)

Definition what_is_proved : Prop :=
  (* of the base, by enclosing its integral *)
  1 - 1e-9 <= RInt P_Z (-8) 8 <= 1 + 1e-9 /\
  (* of what f makes of it, integrated over x: for every g that leads back *)
  forall g, leads_back g f (-8) 8 -> 1 - 1e-9 <= RInt (fun x => P_Z (g x) / Rabs (f' (g x))) (f 8) (f (-8)) <= 1 + 1e-9.

(** ** Proofs *)

Lemma step : flow_step f f' (-8) 8.
Proof. split; [ lra | .. ]; intros z Hz; unfold f, f'; [ slope z | smooth z | side z ]. Qed.

Lemma base_mass : 1 - 1e-9 <= RInt P_Z (-8) 8 <= 1 + 1e-9.
Proof. unfold P_Z. integral with (i_prec 60, i_degree 12, i_fuel 2000). Qed.

Lemma falls : f 8 < f (-8).
Proof. unfold f. spell. interval with (i_prec 60). Qed.

Theorem equation_2_holds : what_is_proved.
Proof.
split. exact base_mass. intros g back. assert (L := falls).
assert (C : forall z, -8 <= z <= 8 -> continuous P_Z z) by (intros z _; unfold P_Z; smooth_everywhere).
assert (W := equation_5_windows P_Z f f' g (-8) 8 step back C (-8) 8 (Rle_refl _) ltac:(lra) (Rle_refl _)).
rewrite Rmin_right, Rmax_left in W by lra. unfold pushed in W. rewrite W. exact base_mass.
Qed.
