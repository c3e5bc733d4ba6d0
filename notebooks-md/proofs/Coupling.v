(** * (8) in 2, 3 and 4 dimensions: a coupling layer, and one coordinate after another, from a normal base

    What is proved is said first, as [what_is_proved]; the proofs come after it, and the last one joins them. *)

From Coq Require Import Reals Lra List.
From Coquelicot Require Import Coquelicot.
From Interval Require Import Tactic.
Require Import ChangeOfVariables Tactics.
Open Scope R_scope.

(** ** The map *)

(** Each coordinate's map, and its slope, given the coordinates before it: t lists them, z1 first. *)
Definition x1  (t : list R) (z : R) := z.
Definition x1' (t : list R) (z : R) := 1.
Definition x2  (t : list R) (z : R) := z * exp (tanh (nth 0 t 0) / 2) + sin (nth 0 t 0).
Definition x2' (t : list R) (z : R) := exp (tanh (nth 0 t 0) / 2).
Definition x3  (t : list R) (z : R) := 1 - sinh z / 3 - nth 0 t 0 * nth 1 t 0.
Definition x3' (t : list R) (z : R) := - (cosh z / 3).
Definition x4  (t : list R) (z : R) := z + tanh z / 2 + nth 2 t 0 ^ 2.
Definition x4' (t : list R) (z : R) := 1 + (1 - tanh z ^ 2) / 2.

(** The base density: a product of normals. *)
Definition N (z : R) := exp (- z ^ 2 / 2) / sqrt (2 * PI).

(** ** What is proved *)

(** Over the image of any box, P_Z / |det| has the mass of the box, whichever way the inverses are written. *)
Definition what_is_proved : Prop :=
  forall a1 b1 a2 b2 a3 b3 a4 b4, a1 < b1 -> a2 < b2 -> a3 < b3 -> a4 < b4 ->
  forall g1 g2 g3 g4 : list R -> R -> R,
  (forall t, leads_back (g1 t) (x1 t) a1 b1) -> (forall t, leads_back (g2 t) (x2 t) a2 b2) ->
  (forall t, leads_back (g3 t) (x3 t) a3 b3) -> (forall t, leads_back (g4 t) (x4 t) a4 b4) ->
  let f1 := Build_layer x1 x1' g1 in let f2 := Build_layer x2 x2' g2 in
  let f3 := Build_layer x3 x3' g3 in let f4 := Build_layer x4 x4' g4 in
  let box2 := (a1, b1) :: (a2, b2) :: nil in
  let box3 := (a1, b1) :: (a2, b2) :: (a3, b3) :: nil in
  let box4 := (a1, b1) :: (a2, b2) :: (a3, b3) :: (a4, b4) :: nil in
  image_mass (f1 :: f2 :: nil) box2 nil 1 (product (N :: N :: nil)) = mass box2 (product (N :: N :: nil)) /\
  image_mass (f1 :: f2 :: f3 :: nil) box3 nil 1 (product (N :: N :: N :: nil)) = mass box3 (product (N :: N :: N :: nil)) /\
  image_mass (f1 :: f2 :: f3 :: f4 :: nil) box4 nil 1 (product (N :: N :: N :: N :: nil)) = mass box4 (product (N :: N :: N :: N :: nil)).

(** ** Proofs *)

Lemma N_is_continuous z : continuous N z.
Proof. unfold N. smooth_everywhere. Qed.

Lemma step1 t a b : a < b -> flow_step (x1 t) (x1' t) a b.
Proof. intros L. split; trivial; intros z _; unfold x1, x1'; [ slope z | smooth_everywhere | lra ]. Qed.
Lemma step2 t a b : a < b -> flow_step (x2 t) (x2' t) a b.
Proof. intros L. split; trivial; intros z _; unfold x2, x2'; [ slope z | smooth_everywhere | apply Rgt_not_eq, exp_pos ]. Qed.
Lemma step3 t a b : a < b -> flow_step (x3 t) (x3' t) a b.
Proof. intros L. split; trivial; intros z _; unfold x3, x3'; [ slope z | smooth_everywhere | everywhere ]. Qed.
Lemma step4 t a b : a < b -> flow_step (x4 t) (x4' t) a b.
Proof. intros L. split; trivial; intros z _; unfold x4, x4'; [ slope z | smooth_everywhere | everywhere ]. Qed.

Theorem equation_8_holds : what_is_proved.
Proof.
intros a1 b1 a2 b2 a3 b3 a4 b4 L1 L2 L3 L4 g1 g2 g3 g4 B1 B2 B3 B4 f1 f2 f3 f4 box2 box3 box4.
assert (S1 := fun t => step1 t a1 b1 L1). assert (S2 := fun t => step2 t a2 b2 L2).
assert (S3 := fun t => step3 t a3 b3 L3). assert (S4 := fun t => step4 t a4 b4 L4).
split; [ | split ]; apply equation_8_product; try reflexivity; try (simpl; tauto); repeat (apply Forall_cons; [ exact N_is_continuous | ]); apply Forall_nil.
Qed.
