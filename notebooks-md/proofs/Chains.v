(** * Chains of any length. For the machine; the statements are in ChangeOfVariables.v. *)

From Coq Require Import Reals Lra List.
From Coquelicot Require Import Coquelicot.
Require Import Flow Slopes.
Open Scope R_scope.

(** Two steps are a step, where the second is one on a box that holds the image of the first. *)
Lemma two_steps (f f' r r' : R -> R) a b c d : flow_step f f' a b -> (forall z, a <= z <= b -> c <= f z <= d) ->
  flow_step r r' c d -> flow_step (fun z => r (f z)) (fun z => r' (f z) * f' z) a b.
Proof.
intros S B T. split.
- apply S.
- intros z Hz. rewrite Rmult_comm. apply (is_derive_comp r f). apply T. now apply B. now apply S.
- intros z Hz. apply (continuous_mult (fun z => r' (f z)) f').
  + apply continuous_comp. apply continuity_pt_filterlim. now apply (map_is_continuous f f' a b). apply T. now apply B.
  + now apply S.
- intros z Hz. apply Rmult_integral_contrapositive_currified. apply T. now apply B. now apply S.
Qed.

Theorem chain_is_a_step steps : forall a b, flow_chain steps a b -> flow_step (through steps) (slope_along steps) a b.
Proof.
induction steps as [ | [f f'] rest IH]; intros a b H; simpl in *.
- split; trivial; intros z _.
  + apply (is_derive_id (K := R_AbsRing)).
  + apply continuous_const.
- destruct H as [S [c [d [B C]]]]. apply (two_steps f f' (through rest) (slope_along rest) a b c d); trivial. now apply IH.
Qed.

(** On the whole line no box is needed. *)
Theorem chain_on_the_line steps : List.Forall (fun s => flow_line (fst s) (snd s)) steps -> flow_line (through steps) (slope_along steps).
Proof.
induction 1 as [ | [f f'] rest S _ IH]; simpl in *.
- split; intros z. apply (is_derive_id (K := R_AbsRing)). apply continuous_const. apply R1_neq_R0.
- split; intros z.
  + rewrite Rmult_comm. apply (is_derive_comp (through rest) f). apply IH. apply S.
  + apply (continuous_mult (fun z => slope_along rest (f z)) f').
    * apply continuous_comp. apply (ex_derive_continuous f). exists (f' z). apply S. apply IH.
    * apply S.
  + apply Rmult_integral_contrapositive_currified. apply IH. apply S.
Qed.

Theorem undone_in_reverse steps : forall ways z, undo_each steps ways z -> back_through ways (through steps z) = z.
Proof.
induction steps as [ | [f f'] rest IH]; intros [ | g gs] z H; simpl in *; try easy.
destruct H as [E H]. now rewrite (IH gs (f z) H).
Qed.

Theorem pushed_step_by_step steps : forall P ways z, undo_each steps ways z ->
  pushed_along P steps ways (through steps z) = P z / Rabs (slope_along steps z).
Proof.
induction steps as [ | [f f'] rest IH]; intros P [ | g gs] z H; simpl in *; try easy.
- rewrite Rabs_R1. field.
- destruct H as [E H]. rewrite (IH (pushed P f' g) gs (f z) H). unfold pushed. rewrite E, Rabs_mult.
  unfold Rdiv. rewrite Rinv_mult. ring.
Qed.

(** The same step, written in another way. *)
Lemma same_step (f f' h h' : R -> R) a b : (forall z, f z = h z) -> (forall z, f' z = h' z) -> flow_step h h' a b -> flow_step f f' a b.
Proof.
intros E E' S. split.
- apply S.
- intros z Hz. rewrite E'. apply (is_derive_ext h). now intros t; rewrite E. now apply S.
- intros z Hz. apply (continuous_ext h'). now intros t; rewrite E'. now apply S.
- intros z Hz. rewrite E'. now apply S.
Qed.

Lemma same_line (f f' h h' : R -> R) : (forall z, f z = h z) -> (forall z, f' z = h' z) -> flow_line h h' -> flow_line f f'.
Proof.
intros E E' S. split; intros z.
- rewrite E'. apply (is_derive_ext h). now intros t; rewrite E. apply S.
- apply (continuous_ext h'). now intros t; rewrite E'. apply S.
- rewrite E'. apply S.
Qed.
