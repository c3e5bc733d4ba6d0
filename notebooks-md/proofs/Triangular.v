(** * (8) for triangular maps of any number of dimensions. For the machine; the statements are in ChangeOfVariables.v. *)

From Coq Require Import Reals Lra List.
From Coquelicot Require Import Coquelicot.
Require Import Flow Slopes Windows.
Open Scope R_scope.

(** Every x of the image is some f z. *)
Lemma comes_from f f' a b x : flow_step f f' a b -> Rmin (f a) (f b) < x < Rmax (f a) (f b) -> exists z, a <= z <= b /\ f z = x.
Proof.
intros S Hx. assert (Hab := the_box _ _ _ _ S). destruct (one_sign f f' a b S) as [up | down].
- assert (L : f a < f b) by (apply (rises f f' a b); trivial; lra). rewrite Rmin_left, Rmax_right in Hx by lra.
  destruct (reaches f f' a b S a b x) as [z Hz]; try lra. exists z. lra.
- assert (up : forall z, a <= z <= b -> 0 < - f' z) by (intros y Hy; specialize (down y Hy); lra).
  assert (T := turned_over f f' a b S).
  assert (L : - f a < - f b) by (apply (rises (fun z => - f z) (fun z => - f' z) a b); trivial; lra).
  rewrite Rmin_right, Rmax_left in Hx by lra.
  destruct (reaches (fun z => - f z) (fun z => - f' z) a b T a b (- x)) as [z Hz]; try lra. exists z. lra.
Qed.

Theorem image_has_the_mass layers : forall box before det P, triangular layers box before P -> det <> 0 ->
  image_mass layers box before det P = mass box P / Rabs det.
Proof.
induction layers as [ | f fs IH]; intros [ | [a b] rest] before det P H N; simpl in *; try easy.
destruct H as [S [B [C T]]]. set (M z := mass rest (fun t => P (z :: t))).
assert (Hab := the_box _ _ _ _ S).
assert (W := windows M _ _ _ a b S B C a b (Rle_refl a) Hab (Rle_refl b)).
apply (is_RInt_scal _ _ _ (/ Rabs det)) in W. apply (is_RInt_unique (V := R_CompleteNormedModule)) in W.
transitivity (/ Rabs det * RInt M a b); [ | apply Rmult_comm ]. refine (eq_trans _ W). apply RInt_ext. intros x Hx.
rewrite Rmin_left, Rmax_right in Hx by apply Rmin_Rmax.
destruct (comes_from _ _ a b x S Hx) as [z [Hz E]]. rewrite <- E. unfold scal; simpl; unfold mult; simpl. unfold pushed.
rewrite (B z Hz). assert (F : slope_of f before z <> 0) by now apply S.
rewrite IH; [ | now apply T | now apply Rmult_integral_contrapositive_currified].
fold (M z). rewrite Rabs_mult. field. split; now apply Rabs_no_R0.
Qed.
