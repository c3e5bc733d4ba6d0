(** * When it breaks: a slope of two signs, a slope of 0. For the machine; the statements are in ChangeOfVariables.v. *)

From Coq Require Import Reals Lra Ranalysis5.
From Coquelicot Require Import Coquelicot.
Require Import Flow.
Open Scope R_scope.

Lemma falls_after (f : R -> R) l y d : is_derive f y l -> l < 0 -> 0 < d -> exists h, 0 < h < d /\ f (y + h) < f y.
Proof.
intros D N Hd. apply is_derive_Reals in D. destruct (D (- l)) as [e He]. lra.
assert (Q := cond_pos e). assert (P : 0 < Rmin d e / 2) by (assert (0 < Rmin d e) by (now apply Rmin_pos); lra).
assert (L1 := Rmin_l d e). assert (L2 := Rmin_r d e).
exists (Rmin d e / 2). split. lra.
specialize (He (Rmin d e / 2)). rewrite (Rabs_pos_eq (Rmin d e / 2)) in He by lra.
assert (T := He (Rgt_not_eq _ _ P) ltac:(lra)). apply Rabs_def2 in T.
set (h := Rmin d e / 2) in *. assert (E : f (y + h) - f y = (f (y + h) - f y) / h * h) by (field; lra).
assert ((f (y + h) - f y) / h * h < 0). { rewrite <- (Rmult_0_l h). apply Rmult_lt_compat_r; lra. } lra.
Qed.

Lemma fold_between (f f' : R -> R) y z g : y < z -> (forall t, y <= t <= z -> is_derive f t (f' t)) ->
  f' y < 0 -> 0 < f' z -> leads_back g f y z -> False.
Proof.
intros L D Ny Pz back.
assert (C : forall t, y <= t <= z -> continuity_pt f t).
{ intros t Ht. apply continuity_pt_filterlim. apply (ex_derive_continuous f). exists (f' t). now apply D. }
destruct (continuity_ab_min f y z) as [m [Hm Bm]]; trivial. lra.
destruct (falls_after f (f' y) y (z - y)) as [h [Hh Fh]]; try lra. { apply D. lra. }
assert (M1 : f m < f y). { apply Rle_lt_trans with (2 := Fh). apply Hm. lra. }
assert (D' : is_derive (fun t => f (- t)) (- z) (scal (-1) (f' z))).
{ apply (is_derive_comp f Ropp (- z)). rewrite Ropp_involutive. apply D. lra. auto_derive; trivial. }
destruct (falls_after (fun t => f (- t)) (scal (-1) (f' z)) (- z) (z - y)) as [k [Hk Fk]]; trivial; try lra.
{ unfold scal; simpl; unfold mult; simpl. lra. }
rewrite Ropp_involutive in Fk. replace (- (- z + k)) with (z - k) in Fk by ring.
assert (M2 : f m < f z). { apply Rle_lt_trans with (2 := Fk). apply Hm. lra. }
set (v := (f m + Rmin (f y) (f z)) / 2).
assert (V : f m < v /\ v < f y /\ v < f z). { unfold v, Rmin. destruct Rle_dec; lra. }
assert (y < m). { destruct (Req_dec m y) as [E | E]. rewrite E in M1. lra. lra. }
assert (m < z). { destruct (Req_dec m z) as [E | E]. rewrite E in M2. lra. lra. }
destruct (IVT_interv (fun t => v - f t) y m) as [p [Hp Ep]]; try lra.
{ intros t Ht. apply continuity_pt_minus. apply continuity_pt_const. now intros ? ?. apply C. lra. }
destruct (IVT_interv (fun t => f t - v) m z) as [q [Hq Eq]]; try lra.
{ intros t Ht. apply continuity_pt_minus. apply C. lra. apply continuity_pt_const. now intros ? ?. }
assert (E : p = q). { assert (Bp := back p ltac:(lra)). assert (Bq := back q ltac:(lra)). assert (f p = f q) by lra. congruence. }
assert (Q : p = m) by lra. rewrite Q in Ep. lra.
Qed.

(** A slope that changes its sign: no g leads back. *)
Theorem two_signs (f f' : R -> R) a b y z : (forall t, a <= t <= b -> is_derive f t (f' t)) ->
  a <= y <= b -> a <= z <= b -> f' y < 0 -> 0 < f' z -> ~ exists g, leads_back g f a b.
Proof.
intros D Hy Hz Ny Pz [g back]. destruct (Rtotal_order y z) as [L | [L | L]].
- apply (fold_between f f' y z g); trivial; intros t Ht; [apply D | apply back]; lra.
- subst. lra.
- apply (fold_between (fun t => - f t) (fun t => - f' t) z y (fun x => g (- x))); trivial; try lra.
  + intros t Ht. apply (is_derive_opp f). apply D. lra.
  + intros t Ht. rewrite Ropp_involutive. apply back. lra.
Qed.

(** A slope of 0: the way back, if there is one, has no slope there. *)
Theorem flat (f g : R -> R) a b z : leads_back g f a b -> a < z < b -> is_derive f z 0 -> ~ ex_derive g (f z).
Proof.
intros back Hz D [l Hl].
assert (C : is_derive (fun t => g (f t)) z (scal 0 l)) by now apply (is_derive_comp g f).
assert (I : is_derive (fun t => g (f t)) z 1).
{ apply (is_derive_ext_loc (fun t => t)).
  - assert (P : 0 < Rmin (z - a) (b - z)) by (apply Rmin_pos; lra). exists (mkposreal _ P). intros t Ht.
    revert Ht. unfold ball; simpl. unfold AbsRing_ball, abs, minus, plus, opp; simpl. intros Ht. apply Rabs_def2 in Ht.
    assert (Q1 := Rmin_l (z - a) (b - z)). assert (Q2 := Rmin_r (z - a) (b - z)). symmetry. apply back. lra.
  - auto_derive; trivial. }
assert (E : scal 0 l = 1) by (now rewrite <- (is_derive_unique _ _ _ C), (is_derive_unique _ _ _ I)).
unfold scal in E; simpl in E; unfold mult in E; simpl in E. lra.
Qed.
