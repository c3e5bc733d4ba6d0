(** * Windows: the pushed density gives each its mass, and no other does. For the machine; the statements are in ChangeOfVariables.v. *)

From Coq Require Import Reals Lra Ranalysis5.
From Coquelicot Require Import Coquelicot.
Require Import Flow Slopes.
Open Scope R_scope.

Section Rising.
Variables (f f' : R -> R) (a b : R).
Hypothesis S : flow_step f f' a b.
Hypothesis up : forall z, a <= z <= b -> 0 < f' z.
Let rises := rises f f' a b S up.
Let rises' := rises' f f' a b S up.
Let reaches := reaches f f' a b S.

Lemma windows_rising g : leads_back g f a b -> forall P, (forall z, a <= z <= b -> continuous P z) ->
  is_RInt (pushed P f' g) (f a) (f b) (RInt P a b).
Proof.
intros back P HP. assert (Hab := the_box _ _ _ _ S).
assert (Lab : f a < f b) by (apply rises; lra).
destruct (continuity_ab_min f' a b) as [m [Hm Bm]]; try lra.
{ intros c Hc. now apply (slope_is_continuous f f' a b S). }
assert (Pm : 0 < f' m) by now apply up.
set (clamp x := Rmax (f a) (Rmin (f b) x)).
assert (Bc : forall x, f a <= clamp x <= f b).
{ intros x. unfold clamp, Rmax, Rmin. repeat destruct Rle_dec; lra. }
assert (Lc : forall x y, Rabs (clamp x - clamp y) <= Rabs (x - y)).
{ intros x y. unfold clamp, Rmax, Rmin. repeat destruct Rle_dec; unfold Rabs; repeat destruct Rcase_abs; lra. }
set (G x := g (clamp x)).
assert (HG : forall x, a <= G x <= b /\ f (G x) = clamp x).
{ intros x. destruct (reaches a b (clamp x)) as [z [Hz E]]; try lra. apply Bc.
  unfold G. rewrite <- E. rewrite (back z Hz). now split. }
assert (LG : forall x y, f' m * Rabs (G x - G y) <= Rabs (x - y)).
{ intros x y. destruct (HG x) as [Hx Ex]. destruct (HG y) as [Hy Ey].
  destruct (mean_value f f' a b (G y) (G x) S Hy Hx) as [c [Hc M]].
  assert (Hc' : a <= c <= b). { revert Hc. unfold Rmin, Rmax. destruct Rle_dec; lra. }
  apply Rle_trans with (2 := Lc x y). rewrite <- Ex, <- Ey, M, Rabs_mult.
  apply Rmult_le_compat_r. apply Rabs_pos.
  rewrite (Rabs_pos_eq (f' c)). now apply Hm. apply Rlt_le. now apply up. }
assert (CG : forall x, continuous G x).
{ intros x. apply continuity_pt_filterlim. intros eps Heps. exists (f' m * eps).
  split. now apply Rmult_lt_0_compat. simpl. unfold R_dist. intros y [_ Hy].
  apply (Rmult_lt_reg_l (f' m)); trivial. apply Rle_lt_trans with (2 := Hy). apply LG. }
set (H x := P (G x) / Rabs (f' (G x))).
assert (CH : forall x, continuous H x).
{ intros x. destruct (HG x) as [Hx _]. unfold H, Rdiv.
  apply (continuous_mult (fun x => P (G x)) (fun x => / Rabs (f' (G x)))).
  - apply continuous_comp. apply CG. now apply HP.
  - apply continuous_Rinv_comp.
    + apply continuous_Rabs_comp. apply continuous_comp. apply CG. now apply S.
    + apply Rabs_no_R0. now apply S. }
assert (E : RInt H (f a) (f b) = RInt P a b).
{ rewrite <- (RInt_comp H f f' a b).
  - apply RInt_ext. intros z. rewrite Rmin_left, Rmax_right by lra. intros Hz.
    unfold scal; simpl; unfold mult; simpl. unfold H, G.
    assert (f a < f z) by (apply rises; lra). assert (f z < f b) by (apply rises; lra).
    assert (Q : clamp (f z) = f z). { unfold clamp, Rmax, Rmin. repeat destruct Rle_dec; lra. }
    rewrite Q, (back z) by lra. rewrite Rabs_pos_eq by (apply Rlt_le, up; lra).
    field. apply S. lra.
  - intros x _. apply CH.
  - intros x. rewrite Rmin_left, Rmax_right by lra. intros Hx. split; now apply S. }
rewrite <- E. apply (is_RInt_ext H).
- intros x. rewrite Rmin_left, Rmax_right by lra. intros Hx. unfold H, pushed, G.
  replace (clamp x) with x; trivial. unfold clamp, Rmax, Rmin. repeat destruct Rle_dec; lra.
- apply (RInt_correct H). apply (ex_RInt_continuous H). intros x _. apply CH.
Qed.

Lemma only_rising (P h : R -> R) : (forall z, a <= z <= b -> continuous P z) ->
  (forall v, a < v -> v <= b -> is_RInt h (f a) (f v) (RInt P a v)) ->
  forall z, a < z < b -> continuous h (f z) -> h (f z) = P z / f' z.
Proof.
intros HP W z Hz Ch. assert (Fz : f' z <> 0) by (apply S; lra).
assert (D1 : is_derive (fun t => RInt h (f a) t) (f z) (h (f z))).
{ apply (is_derive_RInt h _ (f a)); trivial.
  assert (L1 : f a < f z) by (apply rises; lra). assert (L2 : f z < f b) by (apply rises; lra).
  assert (Hd : 0 < Rmin (f b - f z) (f z - f a)) by (apply Rmin_pos; lra).
  exists (mkposreal _ Hd). intros t Ht. apply (RInt_correct h).
  assert (B : f a < t < f b).
  { revert Ht. unfold ball; simpl. unfold AbsRing_ball, abs, minus, plus, opp; simpl. intros Ht.
    assert (Q1 := Rmin_l (f b - f z) (f z - f a)). assert (Q2 := Rmin_r (f b - f z) (f z - f a)).
    apply Rabs_def2 in Ht. lra. }
  destruct (reaches a b t) as [w [Hw E]]; try lra. rewrite <- E. exists (RInt P a w). apply W; try lra.
  apply rises'; lra. }
assert (D2 : is_derive (fun w => RInt h (f a) (f w)) z (scal (f' z) (h (f z)))).
{ apply (is_derive_comp (fun t => RInt h (f a) t) f). exact D1. apply S. lra. }
assert (D3 : is_derive (fun w => RInt P a w) z (P z)).
{ apply (is_derive_RInt P _ a).
  - assert (Hd : 0 < Rmin (b - z) (z - a)) by (apply Rmin_pos; lra).
    exists (mkposreal _ Hd). intros t Ht. apply (RInt_correct P). apply (ex_RInt_continuous P).
    revert Ht. unfold ball; simpl. unfold AbsRing_ball, abs, minus, plus, opp; simpl. intros Ht.
    assert (Q1 := Rmin_l (b - z) (z - a)). assert (Q2 := Rmin_r (b - z) (z - a)).
    apply Rabs_def2 in Ht. rewrite Rmin_left, Rmax_right by lra. intros y Hy. apply HP. lra.
  - apply HP. lra. }
assert (D4 : is_derive (fun w => RInt h (f a) (f w)) z (P z)).
{ apply (is_derive_ext_loc (fun w => RInt P a w)); trivial.
  assert (Hd : 0 < Rmin (b - z) (z - a)) by (apply Rmin_pos; lra).
  exists (mkposreal _ Hd). intros t Ht. symmetry. apply is_RInt_unique.
  revert Ht. unfold ball; simpl. unfold AbsRing_ball, abs, minus, plus, opp; simpl. intros Ht.
  assert (Q1 := Rmin_l (b - z) (z - a)). assert (Q2 := Rmin_r (b - z) (z - a)).
  apply Rabs_def2 in Ht. apply W; lra. }
assert (E : scal (f' z) (h (f z)) = P z).
{ now rewrite <- (is_derive_unique _ _ _ D2), (is_derive_unique _ _ _ D4). }
rewrite <- E. unfold scal; simpl; unfold mult; simpl. apply (Rmult_eq_reg_l (f' z)); trivial. unfold Rdiv.
rewrite (Rmult_comm (f' z) (h (f z))), Rmult_assoc, Rinv_r, Rmult_1_r by trivial. apply Rmult_comm.
Qed.

End Rising.

(** (4), (5): the pushed density gives every window of X the mass that Z has there. *)
Theorem windows (P f f' g : R -> R) a b : flow_step f f' a b -> leads_back g f a b ->
  (forall z, a <= z <= b -> continuous P z) ->
  density_of_X (pushed P f' g) P f a b.
Proof.
intros S back HP u v Hu Huv Hv.
assert (T := restrict f f' a b u v Hu Huv Hv S).
destruct (one_sign f f' u v T) as [up | down].
- assert (L : f u < f v) by (apply (rises f f' u v); trivial; lra).
  rewrite Rmin_left, Rmax_right by lra. apply (windows_rising f f' u v); trivial.
  + intros z Hz. apply back. lra.
  + intros z Hz. apply HP. lra.
- assert (T' := turned_over f f' u v T).
  assert (up : forall z, u <= z <= v -> 0 < - f' z) by (intros z Hz; specialize (down z Hz); lra).
  assert (L : - f u < - f v) by (apply (rises (fun z => - f z) (fun z => - f' z) u v T' up); lra).
  rewrite Rmin_right, Rmax_left by lra.
  assert (W := windows_rising (fun z => - f z) (fun z => - f' z) u v T' up (fun x => g (- x))).
  specialize (W (fun z Hz => eq_trans (f_equal g (Ropp_involutive (f z))) (back z (conj (Rle_trans _ _ _ Hu (proj1 Hz)) (Rle_trans _ _ _ (proj2 Hz) Hv))))).
  specialize (W P (fun z Hz => HP z (conj (Rle_trans _ _ _ Hu (proj1 Hz)) (Rle_trans _ _ _ (proj2 Hz) Hv)))).
  apply is_RInt_swap, is_RInt_comp_opp, is_RInt_opp in W. rewrite opp_opp in W.
  revert W. apply is_RInt_ext. intros x _. unfold opp; simpl. unfold pushed.
  now rewrite Rabs_Ropp, !Ropp_involutive.
Qed.

(** And it is the only one: a density h that gives every window its mass is [pushed], wherever h is continuous. *)
Theorem only_density (P h f f' g : R -> R) a b : flow_step f f' a b -> leads_back g f a b ->
  (forall z, a <= z <= b -> continuous P z) ->
  density_of_X h P f a b ->
  forall z, a < z < b -> continuous h (f z) -> h (f z) = pushed P f' g (f z).
Proof.
intros S back HP W z Hz Ch. unfold pushed. rewrite (back z) by lra.
destruct (one_sign f f' a b S) as [up | down].
- rewrite Rabs_pos_eq by (apply Rlt_le, up; lra). apply (only_rising f f' a b S up P h); trivial.
  intros v Hv Hv'. assert (L : f a < f v) by (apply (rises f f' a b); trivial; lra).
  specialize (W a v (Rle_refl a) Hv Hv'). now rewrite Rmin_left, Rmax_right in W by lra.
- assert (S' := turned_over f f' a b S).
  assert (up : forall z, a <= z <= b -> 0 < - f' z) by (intros y Hy; specialize (down y Hy); lra).
  replace (Rabs (f' z)) with (- f' z). 2: { symmetry. apply Rabs_left. apply down. lra. }
  rewrite <- (Ropp_involutive (f z)).
  apply (only_rising (fun z => - f z) (fun z => - f' z) a b S' up P (fun x => h (- x))); trivial.
  + intros v Hv Hv'. assert (L : - f a < - f v) by (apply (rises (fun z => - f z) (fun z => - f' z) a b); trivial; lra).
    specialize (W a v (Rle_refl a) Hv Hv'). rewrite Rmin_right, Rmax_left in W by lra.
    rewrite <- (Ropp_involutive (f v)), <- (Ropp_involutive (f a)) in W.
    apply is_RInt_comp_opp, is_RInt_swap, is_RInt_opp in W. rewrite opp_opp in W.
    revert W. apply is_RInt_ext. intros x _. apply opp_opp.
  + apply (continuous_comp Ropp h). apply (continuous_opp (fun x : R => x)). apply continuous_id.
    now rewrite Ropp_involutive.
Qed.
