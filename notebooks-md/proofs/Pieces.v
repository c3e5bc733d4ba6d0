(** * Kinks: pieces that meet and all rise, or all fall. For the machine; the statements are in ChangeOfVariables.v. *)

From Coq Require Import Reals Lra.
From Coquelicot Require Import Coquelicot.
Require Import Flow Slopes Windows.
Open Scope R_scope.

(** Near z, inside a piece, f itself is a step. *)
Lemma step_in_piece f f' a b z : rising_piece f f' a b -> a < z < b -> exists u v, a <= u /\ v <= b /\ u < z < v /\ flow_step f f' u v.
Proof.
intros [l [l' [S [_ [E E']]]]] Hz. exists ((a + z) / 2), ((z + b) / 2). split; [ lra | split; [ lra | split; [ lra | split; [ lra | .. ] ] ] ].
- intros t Ht. rewrite (E' t) by lra. apply (is_derive_ext_loc l).
  + assert (P : 0 < Rmin (b - t) (t - a)) by (apply Rmin_pos; lra). exists (mkposreal _ P). intros y Hy.
    revert Hy. unfold ball; simpl. unfold AbsRing_ball, abs, minus, plus, opp; simpl. intros Hy. apply Rabs_def2 in Hy.
    assert (Q1 := Rmin_l (b - t) (t - a)). assert (Q2 := Rmin_r (b - t) (t - a)). symmetry. apply E. lra.
  + apply S. lra.
- intros t Ht. apply (continuous_ext_loc f' l' t).
  + assert (P : 0 < Rmin (b - t) (t - a)) by (apply Rmin_pos; lra). exists (mkposreal _ P). intros y Hy.
    revert Hy. unfold ball; simpl. unfold AbsRing_ball, abs, minus, plus, opp; simpl. intros Hy. apply Rabs_def2 in Hy.
    assert (Q1 := Rmin_l (b - t) (t - a)). assert (Q2 := Rmin_r (b - t) (t - a)). symmetry. apply E'. lra.
  + apply S. lra.
- intros t Ht. rewrite (E' t) by lra. apply S. lra.
Qed.

(** The slope at a point is that of any formula that f has around it. *)
Lemma slope_near (f l : R -> R) a b z d : a < z < b -> (forall y, a <= y <= b -> f y = l y) -> is_derive l z d -> is_derive f z d.
Proof.
intros Hz E D. apply (is_derive_ext_loc l); trivial.
assert (P : 0 < Rmin (b - z) (z - a)) by (apply Rmin_pos; lra). exists (mkposreal _ P). intros y Hy.
revert Hy. unfold ball; simpl. unfold AbsRing_ball, abs, minus, plus, opp; simpl. intros Hy. apply Rabs_def2 in Hy.
assert (Q1 := Rmin_l (b - z) (z - a)). assert (Q2 := Rmin_r (b - z) (z - a)). symmetry. apply E. lra.
Qed.

Lemma turned_back f f' a b : flow_step (fun z => - f z) (fun z => - f' z) a b -> flow_step f f' a b.
Proof.
intros S. assert (T := turned_over _ _ a b S). split.
- apply S.
- intros z Hz. rewrite <- (Ropp_involutive (f' z)). apply (is_derive_ext (fun z => - - f z)).
  + intros t. apply Ropp_involutive.
  + now apply T.
- intros z Hz. apply (continuous_ext (fun z => - - f' z)). intros t. apply Ropp_involutive. now apply T.
- intros z Hz E. apply (never_flat _ _ _ _ S z Hz). simpl. lra.
Qed.

Lemma step_inside f f' a b z : inside_a_piece f f' a b z -> exists u v, a <= u /\ v <= b /\ u < z < v /\ flow_step f f' u v.
Proof.
intros [c [d [Hc [Hd [Hz [Q | Q]]]]]]; destruct (step_in_piece _ _ c d z Q Hz) as [u [v [Hu [Hv [Hz' S]]]]]; exists u, v.
- split; [ lra | split; [ lra | now split ] ].
- apply turned_back in S. split; [ lra | split; [ lra | now split ] ].
Qed.

(** What makes a piece of a smooth formula. *)
Lemma rise_piece f f' l l' a b : flow_step l l' a b -> (forall z, a <= z <= b -> 0 < l' z) ->
  (forall z, a <= z <= b -> f z = l z) -> (forall z, a < z < b -> f' z = l' z) -> rising_piece f f' a b.
Proof. intros S up E E'. now exists l, l'. Qed.

Lemma fall_piece f f' l l' a b : flow_step l l' a b -> (forall z, a <= z <= b -> l' z < 0) ->
  (forall z, a <= z <= b -> f z = l z) -> (forall z, a < z < b -> f' z = l' z) ->
  rising_piece (fun z => - f z) (fun z => - f' z) a b.
Proof.
intros S down E E'. exists (fun z => - l z), (fun z => - l' z). split; [ now apply turned_over | ].
repeat split; intros z Hz. specialize (down z Hz). lra. now rewrite E. now rewrite E'.
Qed.

Lemma ordered f f' a b : rises_in_pieces f f' a b -> a < b.
Proof.
induction 1 as [a b [l [l' [S _]]] | a c b [l [l' [S _]]] _ IH]; assert (Q := the_box _ _ _ _ S); lra.
Qed.

Lemma piece_rises f f' a b : rising_piece f f' a b -> forall y z, a <= y <= b -> a <= z <= b -> y < z -> f y < f z.
Proof. intros [l [l' [S [up [E _]]]]] y z Hy Hz L. rewrite (E y Hy), (E z Hz). now apply (rises l l' a b). Qed.

Lemma pieces_rise f f' a b : rises_in_pieces f f' a b -> forall y z, a <= y <= b -> a <= z <= b -> y < z -> f y < f z.
Proof.
induction 1 as [a b Q | a c b Q N IH]. now apply (piece_rises f f').
assert (Lc := ordered _ _ _ _ N). assert (Hac : a < c) by (destruct Q as [l [l' [S _]]]; apply S).
assert (R := piece_rises f f' a c Q). intros y z Hy Hz L.
destruct (Rle_dec z c) as [A | A]. apply R; lra. destruct (Rle_dec c y) as [B | B]. apply IH; lra.
apply Rlt_trans with (f c). apply R; lra. apply IH; lra.
Qed.

Lemma pieces_way_back f f' a b : rises_in_pieces f f' a b -> exists g, leads_back g f a b.
Proof.
induction 1 as [a b Q | a c b Q N IH].
- destruct Q as [l [l' [S [up [E _]]]]]. destruct (way_back l l' a b S) as [g B]. exists g. intros z Hz. rewrite (E z Hz). now apply B.
- assert (Lc := ordered _ _ _ _ N). assert (Up := pieces_rise f f' c b N). assert (R := piece_rises f f' a c Q).
  destruct Q as [l [l' [S [up [E _]]]]]. assert (Hac := the_box _ _ _ _ S).
  destruct (way_back l l' a c S) as [gl Bl]. destruct IH as [gr Br].
  exists (fun x => if Rle_dec x (f c) then gl x else gr x). intros z Hz. destruct (Rle_dec z c) as [A | A].
  + assert (f z <= f c). { destruct (Req_dec z c) as [-> | ]. lra. apply Rlt_le, R; lra. }
    destruct Rle_dec; try lra. rewrite E by lra. apply Bl. lra.
  + assert (f c < f z) by (apply Up; lra). destruct Rle_dec; try lra. apply Br. lra.
Qed.

Lemma piece_windows f f' g P a b : rising_piece f f' a b -> leads_back g f a b -> (forall z, a <= z <= b -> continuous P z) ->
  forall u v, a <= u -> u < v -> v <= b -> is_RInt (pushed P f' g) (f u) (f v) (RInt P u v).
Proof.
intros [l [l' [S [up [E E']]]]] back HP u v Hu L Hv.
assert (T := restrict l l' a b u v Hu L Hv S).
assert (B : leads_back g l u v) by (intros z Hz; rewrite <- E by lra; apply back; lra).
assert (W := windows_rising l l' u v T (fun z Hz => up z ltac:(lra)) g B P (fun z Hz => HP z ltac:(lra))).
assert (R : l u < l v) by (apply (rises l l' a b S up); lra).
rewrite !E by lra. revert W. apply is_RInt_ext. intros x. rewrite Rmin_left, Rmax_right by lra. intros Hx.
destruct (reaches l l' u v T u v x) as [z [Hz Q]]; try lra.
assert (u < z < v). { destruct (Req_dec z u) as [-> | ]. lra. destruct (Req_dec z v) as [-> | ]. lra. lra. }
rewrite <- Q. unfold pushed. rewrite (B z Hz), E' by lra. trivial.
Qed.

Lemma pieces_windows f f' g P a b : rises_in_pieces f f' a b -> leads_back g f a b -> (forall z, a <= z <= b -> continuous P z) ->
  forall u v, a <= u -> u < v -> v <= b -> is_RInt (pushed P f' g) (f u) (f v) (RInt P u v).
Proof.
induction 1 as [a b Q | a c b Q N IH]; intros back HP u v Hu L Hv.
- now apply (piece_windows f f' g P a b Q).
- assert (Lc := ordered _ _ _ _ N). assert (Hac : a < c) by (destruct Q as [l [l' [S _]]]; apply S).
  assert (Wl : forall u v, a <= u -> u < v -> v <= c -> is_RInt (pushed P f' g) (f u) (f v) (RInt P u v)).
  { apply (piece_windows f f' g P a c Q); intros z Hz; [apply back | apply HP]; lra. }
  assert (Wr : forall u v, c <= u -> u < v -> v <= b -> is_RInt (pushed P f' g) (f u) (f v) (RInt P u v)).
  { apply IH; intros z Hz; [apply back | apply HP]; lra. }
  destruct (Rle_dec v c) as [A | A]. now apply Wl. destruct (Rle_dec c u) as [B | B]. now apply Wr.
  replace (RInt P u v) with (plus (RInt P u c) (RInt P c v)).
  + apply (is_RInt_Chasles (V := R_NormedModule) (pushed P f' g) (f u) (f c) (f v)). apply Wl; lra. apply Wr; lra.
  + apply (RInt_Chasles P u c v); apply (ex_RInt_continuous P); intros z; rewrite Rmin_left, Rmax_right by lra; intros Hz; apply HP; lra.
Qed.

(** Either way up. *)
Theorem pieces_have_a_way_back f f' a b : in_pieces f f' a b -> exists g, leads_back g f a b.
Proof.
intros [U | D]. now apply (pieces_way_back f f'). destruct (pieces_way_back _ _ a b D) as [g B].
exists (fun x => g (- x)). intros z Hz. now apply B.
Qed.

Theorem pieces_keep_mass P f f' g a b : in_pieces f f' a b -> leads_back g f a b -> (forall z, a <= z <= b -> continuous P z) ->
  density_of_X (pushed P f' g) P f a b.
Proof.
intros [U | D] back HP u v Hu L Hv.
- assert (R : f u < f v) by (apply (pieces_rise f f' a b U); lra). rewrite Rmin_left, Rmax_right by lra.
  now apply (pieces_windows f f' g P a b).
- assert (R : - f u < - f v) by (apply (pieces_rise _ _ a b D u v); lra). rewrite Rmin_right, Rmax_left by lra.
  assert (B : leads_back (fun x => g (- x)) (fun z => - f z) a b) by (intros z Hz; rewrite Ropp_involutive; now apply back).
  assert (W := pieces_windows _ _ (fun x => g (- x)) P a b D B HP u v Hu L Hv).
  apply is_RInt_swap, is_RInt_comp_opp, is_RInt_opp in W. rewrite opp_opp in W.
  revert W. apply is_RInt_ext. intros x _. unfold opp; simpl. unfold pushed. now rewrite Rabs_Ropp, !Ropp_involutive.
Qed.

(** A piece that rises after one that falls: two z have one x. *)
Theorem valley f f' a c b : rising_piece (fun z => - f z) (fun z => - f' z) a c -> rising_piece f f' c b ->
  ~ exists g, leads_back g f a b.
Proof.
intros L R [g back].
assert (Pl := piece_rises _ _ a c L). assert (Pr := piece_rises f f' c b R).
destruct L as [l [l' [Sl [_ [El _]]]]]. destruct R as [r [r' [Sr [_ [Er _]]]]].
assert (Hac := the_box _ _ _ _ Sl). assert (Hcb := the_box _ _ _ _ Sr).
assert (A := Pl a c ltac:(lra) ltac:(lra) Hac). assert (B := Pr c b ltac:(lra) ltac:(lra) Hcb). simpl in A.
set (x := (f c + Rmin (f a) (f b)) / 2).
assert (V : f c < x /\ x < f a /\ x < f b). { unfold x, Rmin. destruct Rle_dec; lra. }
assert (Ea := El a ltac:(lra)). assert (Ec := El c ltac:(lra)). simpl in Ea, Ec. assert (Fc := Er c ltac:(lra)). assert (Fb := Er b ltac:(lra)).
destruct (reaches l l' a c Sl a c (- x)) as [y [Hy Ey]]; try lra.
destruct (reaches r r' c b Sr c b x) as [z [Hz Ez]]; try lra.
rewrite <- (El y Hy) in Ey. simpl in Ey. rewrite <- (Er z Hz) in Ez.
assert (Q : y = z). { rewrite <- (back y), <- (back z) by lra. f_equal. lra. }
assert (E : y = c) by lra. rewrite E in Ey. lra.
Qed.

(** The other way up. *)
Theorem peak f f' a c b : rising_piece f f' a c -> rising_piece (fun z => - f z) (fun z => - f' z) c b ->
  ~ exists g, leads_back g f a b.
Proof.
intros [l [l' [S [U [E E']]]]] R [g back].
apply (valley (fun z => - f z) (fun z => - f' z) a c b).
- exists l, l'. split; trivial. split; trivial. split; intros z Hz; rewrite Ropp_involutive; [ now apply E | now apply E' ].
- exact R.
- exists (fun x => g (- x)). intros z Hz. rewrite Ropp_involutive. now apply back.
Qed.

(** ** On the whole line *)

Lemma line_pieces_rise f f' : (forall u v, exists a b, a < u /\ v < b /\ rises_in_pieces f f' a b) -> forall y z, y < z -> f y < f z.
Proof.
intros U y z L. destruct (U y z) as [a [b [A [B P]]]]. apply (pieces_rise f f' a b P); lra.
Qed.

(** What rises has a way back: the least upper bound of the z that f leads no further than x. *)
Lemma rising_way_back f : (forall y z, y < z -> f y < f z) -> exists g : R -> R, forall z, g (f z) = z.
Proof.
intros M. exists (fun x => real (Lub_Rbar (fun z => f z <= x))). intros z.
rewrite (is_lub_Rbar_unique _ (Finite z)). reflexivity. split.
- intros y H. simpl. destruct (Rle_or_lt y z) as [L | L]; trivial. specialize (M z y L). lra.
- intros b H. apply H. lra.
Qed.

Theorem line_pieces_have_a_way_back f f' : line_in_pieces f f' -> exists g : R -> R, forall z, g (f z) = z.
Proof.
intros [U | D].
- apply rising_way_back. now apply (line_pieces_rise f f').
- destruct (rising_way_back (fun z => - f z)) as [g B]. now apply (line_pieces_rise _ (fun z => - f' z)).
  exists (fun x => g (- x)). exact B.
Qed.

Theorem line_pieces_one_to_one f f' : line_in_pieces f f' -> forall y z, f y = f z -> y = z.
Proof. intros U. destruct (line_pieces_have_a_way_back f f' U) as [g B]. intros y z E. rewrite <- (B y), <- (B z). now f_equal. Qed.

Lemma line_box_in_pieces f f' u v : line_in_pieces f f' -> exists a b, a < u /\ v < b /\ in_pieces f f' a b.
Proof.
intros [U | D].
- destruct (U u v) as [a [b [A [B P]]]]. exists a, b. split; [ | split ]; trivial. now left.
- destruct (D u v) as [a [b [A [B P]]]]. exists a, b. split; [ | split ]; trivial. now right.
Qed.

Theorem line_pieces_keep_mass P f f' g : line_in_pieces f f' -> (forall z, g (f z) = z) -> (forall z, continuous P z) ->
  forall u v, u < v -> RInt (pushed P f' g) (Rmin (f u) (f v)) (Rmax (f u) (f v)) = RInt P u v.
Proof.
intros U back HP u v L. destruct (line_box_in_pieces f f' u v U) as [a [b [A [B Q]]]]. apply is_RInt_unique.
apply (pieces_keep_mass P f f' g a b Q); trivial; try lra; intros z _; trivial.
Qed.
