(** * The whole line: what holds on every box holds for every real z. For the machine; the statements are in ChangeOfVariables.v. *)

From Coq Require Import Reals Lra.
From Coquelicot Require Import Coquelicot.
Require Import Flow Slopes Windows.
Open Scope R_scope.

Lemma line_box f f' a b : a < b -> flow_line f f' -> flow_step f f' a b.
Proof. intros L S. split; trivial; intros z _; apply S. Qed.

Theorem line_one_to_one f f' : flow_line f f' -> forall y z, f y = f z -> y = z.
Proof.
intros S y z. apply (one_to_one f f' (Rmin y z - 1) (Rmax y z + 1)).
- apply line_box; trivial. assert (Q := Rmin_Rmax y z). lra.
- assert (A := Rmin_l y z). assert (B := Rmax_l y z). lra.
- assert (A := Rmin_r y z). assert (B := Rmax_r y z). lra.
Qed.

Theorem line_slope_back f f' g : flow_line f f' -> (forall z, g (f z) = z) -> forall z, is_derive g (f z) (/ f' z).
Proof.
intros S back z. apply (slope_back f f' g (z - 1) (z + 1)); try lra.
- apply line_box; trivial. lra.
- intros y _. apply back.
Qed.

(** The inverse: an x that some [-n, n] reaches is led back, by the intermediate value theorem. *)
Lemma line_way_back_rising f f' : flow_line f f' -> (forall z, 0 < f' z) -> exists g, forall z, g (f z) = z.
Proof.
intros S up. set (N x n := f (- INR n) <= x <= f (INR n)).
assert (D : forall x n, N x n \/ ~ N x n).
{ intros x n. unfold N. destruct (Rle_dec (f (- INR n)) x); destruct (Rle_dec x (f (INR n))); tauto. }
assert (Q : forall x n, N x n -> { z | f z = x }).
{ intros x n H. assert (P := pos_INR n). destruct (Rle_lt_or_eq_dec 0 (INR n) P) as [E | E].
  2: { exists 0. unfold N in H. rewrite <- E, Ropp_0 in H. lra. }
  destruct (reaches f f' (- INR n) (INR n) (line_box f f' (- INR n) (INR n) ltac:(lra) S) (- INR n) (INR n) x) as [z [_ Hz]]; try lra.
  exact H. now exists z. }
exists (fun x => match LPO (N x) (D x) with inleft (exist n H) => proj1_sig (Q x n H) | inright _ => 0 end).
intros z. destruct LPO as [[n H] | H].
- destruct (Q (f z) n H) as [y E]; simpl. now apply (line_one_to_one f f' S).
- exfalso. destruct (Rcomplements.nfloor_ex (Rabs z) (Rabs_pos z)) as [n Hn]. apply (H (Datatypes.S n)).
  assert (A : - INR (Datatypes.S n) < z < INR (Datatypes.S n)).
  { rewrite S_INR. unfold Rabs in Hn. destruct Rcase_abs; lra. } assert (M : forall y w, y < w -> f y < f w).
  { intros y w L. apply (rises f f' y w (line_box f f' y w L S)); intros; try lra; apply up. }
  split; apply Rlt_le, M; lra.
Qed.

Theorem line_way_back f f' : flow_line f f' -> exists g, forall z, g (f z) = z.
Proof.
intros S.
assert (T : (forall z, 0 < f' z) \/ (forall z, f' z < 0)).
{ destruct (Rdichotomy _ _ (line_never_flat _ _ S 0)) as [L | L]; [right | left]; intros z;
  assert (Hz : - (Rabs z + 1) < z < Rabs z + 1) by (unfold Rabs; destruct Rcase_abs; lra);
  assert (P := Rabs_pos z);
  destruct (one_sign f f' (- (Rabs z + 1)) (Rabs z + 1) (line_box f f' (- (Rabs z + 1)) (Rabs z + 1) ltac:(lra) S)) as [U | U];
  assert (U0 := U 0 ltac:(lra)); assert (Uz := U z ltac:(lra)); lra. }
destruct T as [up | down]. now apply (line_way_back_rising f f').
destruct (line_way_back_rising (fun z => - f z) (fun z => - f' z)) as [g Hg].
- split; intros z. apply (is_derive_opp f). apply S. apply (continuous_opp f'). apply S. assert (Q := line_never_flat _ _ S z). lra.
- intros z. specialize (down z). lra.
- now exists (fun x => g (- x)).
Qed.

(** ** Total mass *)

Lemma mass_rising (P f f' g : R -> R) :
  (forall a b, a < b -> flow_step f f' a b) -> (forall z, g (f z) = z) ->
  (forall z, continuous P z) -> (forall z, 0 < f' z) ->
  is_RInt_gen P (Rbar_locally m_infty) (Rbar_locally p_infty) 1 ->
  is_RInt_gen (pushed P f' g) (filtermap f (Rbar_locally m_infty)) (filtermap f (Rbar_locally p_infty)) 1.
Proof.
intros S back HP up M.
intros U HU. specialize (M U HU). destruct M as [Q1 Q2 [m1 F1] [m2 F2] M].
exists (fun x => exists u, x = f u /\ u < Rmin m1 0 /\ Q1 u) (fun x => exists v, x = f v /\ v > Rmax m2 0 /\ Q2 v).
- exists (Rmin m1 0). intros u Hu. exists u. repeat split; trivial. apply F1. apply Rlt_le_trans with (1 := Hu), Rmin_l.
- exists (Rmax m2 0). intros v Hv. exists v. repeat split; trivial. apply F2. apply Rle_lt_trans with (2 := Hv), Rmax_l.
- intros x y [u [Eu [Hu Pu]]] [v [Ev [Hv Pv]]]. subst. simpl.
  destruct (M u v Pu Pv) as [I [HI HU']]. exists I. split; trivial.
  assert (L : u < v). { assert (A1 := Rmin_r m1 0). assert (A2 := Rmax_r m2 0). lra. }
  simpl in HI. rewrite <- (is_RInt_unique _ _ _ _ HI).
  apply (windows_rising f f' u v (S u v L)); intros z _; trivial.
Qed.

(** A falling map takes the right end of the line to the left end of its range. *)
Lemma mass_falling (P f f' g : R -> R) :
  (forall a b, a < b -> flow_step f f' a b) -> (forall z, g (f z) = z) ->
  (forall z, continuous P z) -> (forall z, f' z < 0) ->
  is_RInt_gen P (Rbar_locally m_infty) (Rbar_locally p_infty) 1 ->
  is_RInt_gen (pushed P f' g) (filtermap f (Rbar_locally p_infty)) (filtermap f (Rbar_locally m_infty)) 1.
Proof.
intros S back HP down M.
intros U HU. specialize (M U HU). destruct M as [Q1 Q2 [m1 F1] [m2 F2] M].
exists (fun x => exists v, x = f v /\ v > Rmax m2 0 /\ Q2 v) (fun x => exists u, x = f u /\ u < Rmin m1 0 /\ Q1 u).
- exists (Rmax m2 0). intros v Hv. exists v. repeat split; trivial. apply F2. apply Rle_lt_trans with (2 := Hv), Rmax_l.
- exists (Rmin m1 0). intros u Hu. exists u. repeat split; trivial. apply F1. apply Rlt_le_trans with (1 := Hu), Rmin_l.
- intros y x [v [Ev [Hv Pv]]] [u [Eu [Hu Pu]]]. subst. simpl.
  destruct (M u v Pu Pv) as [I [HI HU']]. exists I. split; trivial.
  assert (L : u < v). { assert (A1 := Rmin_r m1 0). assert (A2 := Rmax_r m2 0). lra. }
  simpl in HI. rewrite <- (is_RInt_unique _ _ _ _ HI).
  assert (Sv := S u v L). assert (E : f v < f u).
  { assert (up : forall z, u <= z <= v -> 0 < - f' z) by (intros z _; specialize (down z); lra).
    assert (Q := rises (fun z => - f z) (fun z => - f' z) u v (turned_over f f' u v Sv) up u v). lra. }
  assert (W := windows P f f' g u v Sv (fun z _ => back z) (fun z _ => HP z) u v (Rle_refl u) L (Rle_refl v)).
  now rewrite Rmin_right, Rmax_left in W by lra.
Qed.
