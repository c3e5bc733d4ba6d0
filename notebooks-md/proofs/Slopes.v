(** * Slopes: a step is one-to-one, its way back exists and has the slope 1 / f'. For the machine; the statements are in ChangeOfVariables.v. *)

From Coq Require Import Reals Lra Ranalysis5.
From Coquelicot Require Import Coquelicot.
Require Import Flow.
Open Scope R_scope.

Lemma slope_is_continuous f f' a b : flow_step f f' a b ->
  forall z, a <= z <= b -> continuity_pt f' z.
Proof. intros S z Hz. apply continuity_pt_filterlim. now apply S. Qed.

Lemma map_is_continuous f f' a b : flow_step f f' a b ->
  forall z, a <= z <= b -> continuity_pt f z.
Proof.
intros S z Hz. apply continuity_pt_filterlim.
apply (ex_derive_continuous f). exists (f' z). now apply S.
Qed.

(** The slope has one sign: if it had two, it would be 0 in between. *)
Lemma one_sign f f' a b : flow_step f f' a b ->
  (forall z, a <= z <= b -> 0 < f' z) \/ (forall z, a <= z <= b -> f' z < 0).
Proof.
intros S. assert (Hab := the_box _ _ _ _ S).
assert (N : forall y z, a <= y <= b -> a <= z <= b -> f' y < 0 -> 0 < f' z -> False).
{ intros y z Hy Hz Ny Pz. destruct (Rlt_or_le y z) as [L | L].
  - destruct (IVT_interv f' y z) as [w [Hw E]]; try lra.
    + intros w Hw. apply (slope_is_continuous f f' a b S). lra.
    + apply (never_flat _ _ _ _ S w); lra.
  - assert (L' : z < y). { destruct L as [L | L]. exact L. subst. lra. }
    destruct (IVT_interv (fun t => - f' t) z y) as [w [Hw E]]; try lra.
    + intros w Hw. apply continuity_pt_opp. apply (slope_is_continuous f f' a b S). lra.
    + apply (never_flat _ _ _ _ S w); lra. }
assert (Fa : f' a <> 0) by (apply S; lra).
destruct (Rdichotomy _ _ Fa) as [L | L].
- right. intros z Hz. assert (Fz : f' z <> 0) by now apply S.
  destruct (Rdichotomy _ _ Fz) as [M | M]. exact M. exfalso. apply (N a z); lra.
- left. intros z Hz. assert (Fz : f' z <> 0) by now apply S.
  destruct (Rdichotomy _ _ Fz) as [M | M]. exfalso. apply (N z a); lra. exact M.
Qed.

(** A piece of a box is a box. *)
Lemma restrict f f' a b u v : a <= u -> u < v -> v <= b -> flow_step f f' a b -> flow_step f f' u v.
Proof.
intros Hu Huv Hv S. split; intros; try assumption; try (apply S; lra); now apply S; lra.
Qed.

(** A falling map, turned over, rises. *)
Lemma turned_over f f' a b : flow_step f f' a b -> flow_step (fun z => - f z) (fun z => - f' z) a b.
Proof.
intros S. split; intros.
- apply S.
- apply (is_derive_opp f). now apply S.
- apply (continuous_opp f'). now apply S.
- assert (Q := never_flat _ _ _ _ S z H). lra.
Qed.

Lemma mean_value f f' a b y z : flow_step f f' a b -> a <= y <= b -> a <= z <= b ->
  exists c, Rmin y z <= c <= Rmax y z /\ f z - f y = f' c * (z - y).
Proof.
intros S Hy Hz. assert (B : forall x, Rmin y z <= x <= Rmax y z -> a <= x <= b).
{ intros x. unfold Rmin, Rmax. destruct (Rle_dec y z); lra. }
apply (MVT_gen f y z f'); intros x Hx.
- apply S. apply B. lra.
- apply (map_is_continuous f f' a b S). now apply B.
Qed.

Section Rising.
Variables (f f' : R -> R) (a b : R).
Hypothesis S : flow_step f f' a b.
Hypothesis up : forall z, a <= z <= b -> 0 < f' z.

Lemma rises y z : a <= y <= b -> a <= z <= b -> y < z -> f y < f z.
Proof.
intros Hy Hz L. destruct (mean_value f f' a b y z S Hy Hz) as [c [Hc E]].
rewrite Rmin_left, Rmax_right in Hc by lra.
assert (0 < f' c * (z - y)). { apply Rmult_lt_0_compat. apply up. lra. lra. } lra.
Qed.

Lemma rises' y z : a <= y <= b -> a <= z <= b -> f y < f z -> y < z.
Proof.
intros Hy Hz L. destruct (Rlt_or_le y z) as [M | [M | M]]; trivial.
- assert (Q := rises z y Hz Hy M). lra.
- subst. lra.
Qed.

Lemma reaches u v x : a <= u -> u <= v -> v <= b -> f u <= x <= f v -> { z | u <= z <= v /\ f z = x }.
Proof.
intros Hu Huv Hv Hx.
destruct (Req_EM_T x (f u)) as [E | E]. { exists u. lra. }
destruct (Req_EM_T x (f v)) as [E' | E']. { exists v. lra. }
assert (L : u < v). { destruct (Rlt_or_le u v); trivial. assert (u = v) by lra. subst. lra. }
destruct (IVT_interv (fun z => f z - x) u v) as [z [Hz Q]]; try lra.
- intros z Hz. apply continuity_pt_minus.
  + apply (map_is_continuous f f' a b S). lra.
  + apply continuity_pt_const. now intros ? ?.
- exists z. lra.
Qed.

Lemma way_back_rising : exists g, leads_back g f a b.
Proof.
assert (Hab := the_box _ _ _ _ S).
exists (fun x => match Rle_dec (f a) x with
  | left p => match Rle_dec x (f b) with
    | left q => proj1_sig (reaches a b x (Rle_refl a) (Rlt_le _ _ Hab) (Rle_refl b) (conj p q))
    | right _ => 0 end
  | right _ => 0 end).
intros z Hz.
assert (f a <= f z). { destruct (Req_EM_T a z). subst; lra. apply Rlt_le, rises; lra. }
assert (f z <= f b). { destruct (Req_EM_T z b). subst; lra. apply Rlt_le, rises; lra. }
destruct (Rle_dec (f a) (f z)); try lra. destruct (Rle_dec (f z) (f b)); try lra.
destruct reaches as [y [Hy E]]; simpl.
destruct (Rtotal_order y z) as [L | [L | L]]; trivial.
- assert (Q := rises y z Hy Hz L). lra.
- assert (Q := rises z y Hz Hy L). lra.
Qed.

Variable g : R -> R.
Hypothesis back : leads_back g f a b.

Lemma inverse_slope_rising z : a < z < b -> is_derive g (f z) (/ f' z).
Proof.
intros Hz. apply is_derive_Reals. intros eps Heps.
assert (C : continuity_pt (fun t => / f' t) z).
{ apply continuity_pt_inv. apply (slope_is_continuous f f' a b S); lra. apply S; lra. }
destruct (C eps Heps) as [d [Hd near]]. simpl in near. unfold R_dist in near.
set (r := Rmin (d / 2) (Rmin (z - a) (b - z))).
assert (Hr : 0 < r <= d / 2 /\ r <= z - a /\ r <= b - z).
{ unfold r. repeat split; unfold Rmin; repeat destruct Rle_dec; lra. }
assert (L1 : f (z - r) < f z) by (apply rises; lra).
assert (L2 : f z < f (z + r)) by (apply rises; lra).
assert (Hdel : 0 < Rmin (f (z + r) - f z) (f z - f (z - r))) by (apply Rmin_pos; lra).
exists (mkposreal _ Hdel). simpl. intros h Hh Hs.
assert (Hb : f (z - r) <= f z + h <= f (z + r)).
{ assert (Q1 := Rmin_l (f (z + r) - f z) (f z - f (z - r))).
  assert (Q2 := Rmin_r (f (z + r) - f z) (f z - f (z - r))).
  apply Rabs_def2 in Hs. lra. }
destruct (reaches (z - r) (z + r) (f z + h)) as [y [Hy E]]; try lra.
rewrite <- E. rewrite (back y), (back z) by lra.
destruct (mean_value f f' a b z y S) as [c [Hc M]]; try lra.
assert (Hc' : z - r <= c <= z + r).
{ revert Hc. unfold Rmin, Rmax. destruct Rle_dec; lra. }
assert (Fc : f' c <> 0) by (apply S; lra).
assert (Hyz : y - z <> 0). { intros Q. rewrite Q in M. lra. }
replace ((y - z) / h) with (/ f' c).
2: { replace h with (f' c * (y - z)) by lra. field. now split. }
destruct (Req_EM_T c z) as [Q | Q].
- subst. rewrite Rminus_eq_0, Rabs_R0. exact Heps.
- apply near. split.
  + split. exact I. intros W. now apply Q.
  + apply Rabs_def1; lra.
Qed.

End Rising.

(** The map is one-to-one, so it has an inverse. *)
Theorem one_to_one f f' a b : flow_step f f' a b ->
  forall y z, a <= y <= b -> a <= z <= b -> f y = f z -> y = z.
Proof.
intros S y z Hy Hz E.
destruct (mean_value f f' a b y z S Hy Hz) as [c [Hc M]].
assert (Q : f' c * (z - y) = 0) by lra.
apply Rmult_integral in Q. destruct Q as [Q | Q]; try lra.
exfalso. apply (never_flat _ _ _ _ S c); trivial.
revert Hc. unfold Rmin, Rmax. destruct Rle_dec; lra.
Qed.

Theorem way_back f f' a b : flow_step f f' a b -> exists g, leads_back g f a b.
Proof.
intros S. destruct (one_sign f f' a b S) as [up | down].
- now apply (way_back_rising f f' a b).
- destruct (way_back_rising (fun z => - f z) (fun z => - f' z) a b (turned_over f f' a b S)) as [g Hg].
  + intros z Hz. specialize (down z Hz). lra.
  + exists (fun x => g (- x)). exact Hg.
Qed.

(** (6), (7): at x = f z the inverse has the slope 1 / f'(z). *)
Theorem slope_back f f' g a b : flow_step f f' a b -> leads_back g f a b ->
  forall z, a < z < b -> is_derive g (f z) (/ f' z).
Proof.
intros S back z Hz. destruct (one_sign f f' a b S) as [up | down].
- now apply (inverse_slope_rising f f' a b).
- assert (D : is_derive (fun x => g (- x)) (- f z) (/ - f' z)).
  { apply (inverse_slope_rising (fun z => - f z) (fun z => - f' z) a b (turned_over f f' a b S)); trivial.
    + intros y Hy. specialize (down y Hy). lra.
    + intros y Hy. rewrite Ropp_involutive. now apply back. }
  assert (E : is_derive (fun x => (fun x => g (- x)) (- x)) (f z) (scal (- 1) (/ - f' z))).
  { apply (is_derive_comp (fun x => g (- x)) Ropp (f z)). exact D. auto_derive; trivial. }
  apply (is_derive_ext (fun x => g (- - x)) g). { intros x. now rewrite Ropp_involutive. }
  replace (/ f' z) with (scal (- 1) (/ - f' z)). exact E.
  unfold scal; simpl; unfold mult; simpl. field. apply S. lra.
Qed.

(** The image of the box is the box between f a and f b. *)
Lemma image f f' a b : flow_step f f' a b ->
  forall z, a <= z <= b -> Rmin (f a) (f b) <= f z <= Rmax (f a) (f b).
Proof.
intros S z Hz. assert (Hab := the_box _ _ _ _ S). destruct (one_sign f f' a b S) as [up | down].
- assert (M : forall y w, a <= y <= b -> a <= w <= b -> y <= w -> f y <= f w).
  { intros y w Hy Hw [L | L]. apply Rlt_le. now apply (rises f f' a b). subst; lra. }
  split. apply Rle_trans with (f a). apply Rmin_l. apply M; lra.
  apply Rle_trans with (f b). apply M; lra. apply Rmax_r.
- assert (M : forall y w, a <= y <= b -> a <= w <= b -> y <= w -> f w <= f y).
  { intros y w Hy Hw [L | L].
    - assert (Q : - f y < - f w).
      { apply (rises (fun z => - f z) (fun z => - f' z) a b (turned_over f f' a b S)); trivial.
        intros t Ht. specialize (down t Ht). lra. }
      lra.
    - subst; lra. }
  split. apply Rle_trans with (f b). apply Rmin_r. apply M; lra.
  apply Rle_trans with (f a). apply M; lra. apply Rmax_l.
Qed.

(** Whatever the image is, it lies in a box. *)
Lemma image_has_ends f f' a b : flow_step f f' a b -> exists c d, (forall z, a <= z <= b -> c <= f z <= d) /\ c < d.
Proof.
intros S. exists (Rmin (f a) (f b) - 1), (Rmax (f a) (f b) + 1). split.
- intros z Hz. assert (I := image f f' a b S z Hz). lra.
- assert (Q := Rmin_Rmax (f a) (f b)). lra.
Qed.
