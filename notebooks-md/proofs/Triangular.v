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

(** ** Independent coordinates: the masses of a product move continuously, for they are products of masses *)

Fixpoint masses (factors : list (R -> R)) (box : list (R * R)) : R := match factors, box with
  | N :: rest, (a, b) :: box => RInt N a b * masses rest box
  | _, _ => 1 end.

Lemma mass_of_product factors : forall box c, List.Forall (fun N => forall z, continuous N z) factors -> length factors = length box ->
  mass box (fun t => c * product factors t) = c * masses factors box.
Proof.
induction factors as [ | N rest IH]; intros [ | [a b] box] c H E; simpl in *; try easy.
inversion_clear H as [ | ? ? C H']. injection E as E.
transitivity (RInt (fun z => scal (c * masses rest box) (N z)) a b).
- apply RInt_ext. intros z _. unfold scal; simpl; unfold mult; simpl. rewrite <- (Rmult_comm (N z)), <- Rmult_assoc.
  rewrite <- (Rmult_comm c). rewrite <- (IH box (c * N z) H' E). f_equal. apply FunctionalExtensionality.functional_extensionality.
  intros t. ring.
- assert (I : ex_RInt N a b) by (apply (ex_RInt_continuous N); intros z _; apply C).
  transitivity (c * masses rest box * RInt N a b); [ exact (RInt_scal N a b (c * masses rest box) I) | ring ].
Qed.

Lemma product_is_triangular layers : forall factors box before c, List.Forall (fun N => forall z, continuous N z) factors ->
  length factors = length box -> steps_with_ways_back layers box -> triangular layers box before (fun t => c * product factors t).
Proof.
induction layers as [ | f fs IH]; intros [ | N rest] [ | [a b] box] before c HN E H; simpl in *; try easy.
inversion_clear HN as [ | ? ? C HN']. injection E as E.
destruct H as [S [B H]]. split; [ apply S | split; [ apply B | ] ].
assert (Q : forall z, (fun t => c * (N z * product rest t)) = (fun t => (c * N z) * product rest t)).
{ intros z. apply FunctionalExtensionality.functional_extensionality. intros t. ring. }
split; intros z _.
- apply (continuous_ext (fun z => scal (c * masses rest box) (N z))).
  + intros y. rewrite Q, (mass_of_product rest box (c * N y) HN' E). unfold scal; simpl; unfold mult; simpl. ring.
  + apply (continuous_scal_r (K := R_AbsRing) (V := R_NormedModule) (c * masses rest box) N). apply C.
- rewrite Q. now apply IH.
Qed.

Theorem product_has_the_mass layers factors box : List.Forall (fun N => forall z, continuous N z) factors ->
  length factors = length box -> steps_with_ways_back layers box ->
  image_mass layers box nil 1 (product factors) = mass box (product factors).
Proof.
intros C E H. rewrite (image_has_the_mass layers box nil 1 (product factors)), Rabs_R1. field.
- replace (product factors) with (fun t => 1 * product factors t). now apply product_is_triangular.
  apply FunctionalExtensionality.functional_extensionality. intros t. ring.
- exact R1_neq_R0.
Qed.
