(** * Chains whose steps may have kinks. For the machine; the statements are in ChangeOfVariables.v. *)

From Coq Require Import Reals Lra List.
From Coquelicot Require Import Coquelicot.
Require Import Flow Slopes Line Chains Pieces.
Open Scope R_scope.

(** ** Pieces of pieces *)

Lemma part_of_a_piece f f' a b u v : rising_piece f f' a b -> a <= u -> u < v -> v <= b -> rising_piece f f' u v.
Proof.
intros [l [l' [S [U [E E']]]]] Hu L Hv. exists l, l'. split; [ now apply (restrict l l' a b) | ].
repeat split; intros z Hz; [ apply U | apply E | apply E' ]; lra.
Qed.

Lemma part_of_pieces f f' a b : rises_in_pieces f f' a b -> forall u v, a <= u -> u < v -> v <= b -> rises_in_pieces f f' u v.
Proof.
induction 1 as [a b Q | a c b Q N IH]; intros u v Hu L Hv.
- apply last_piece. now apply (part_of_a_piece f f' a b).
- destruct (Rle_dec v c) as [A | A]; [ | destruct (Rle_dec c u) as [B | B] ].
  + apply last_piece. now apply (part_of_a_piece f f' a c).
  + now apply IH.
  + apply (first_piece f f' u c v). apply (part_of_a_piece f f' a c); trivial; lra. apply IH; lra.
Qed.

Lemma pieces_joined f f' a c b : rises_in_pieces f f' a c -> rises_in_pieces f f' c b -> rises_in_pieces f f' a b.
Proof. induction 1 as [a c Q | a e c Q N IH]; intros R. now apply (first_piece f f' a c b). apply (first_piece f f' a e b); trivial. now apply IH. Qed.

Lemma same_piece f f' h h' a b : (forall z, f z = h z) -> (forall z, f' z = h' z) -> rising_piece f f' a b -> rising_piece h h' a b.
Proof.
intros X X' [l [l' [S [U [E E']]]]]. exists l, l'. split; trivial. split; trivial.
split; intros z Hz. rewrite <- X. now apply E. rewrite <- X'. now apply E'.
Qed.

Lemma same_pieces f f' h h' a b : (forall z, f z = h z) -> (forall z, f' z = h' z) -> rises_in_pieces f f' a b -> rises_in_pieces h h' a b.
Proof.
intros X X'. induction 1 as [a b Q | a c b Q N IH].
- apply last_piece. now apply (same_piece f f').
- apply (first_piece h h' a c b); trivial. now apply (same_piece f f').
Qed.

(** Seen in a mirror, and turned over, a rising map rises. *)
Lemma mirrored_piece f f' a b : rising_piece f f' a b -> rising_piece (fun y => - f (- y)) (fun y => f' (- y)) (- b) (- a).
Proof.
intros [l [l' [S [U [E E']]]]]. assert (L := the_box _ _ _ _ S). exists (fun y => - l (- y)), (fun y => l' (- y)). split.
- split.
  + lra.
  + intros y Hy. replace (l' (- y)) with (opp (scal (-1) (l' (- y)))) by (unfold opp, scal; simpl; unfold mult; simpl; ring).
    apply (is_derive_opp (fun y => l (- y))). apply (is_derive_comp l Ropp y). apply S. lra. auto_derive; trivial.
  + intros y Hy. apply (continuous_comp Ropp l'). apply (continuous_opp (fun x : R => x)). apply continuous_id. apply S. lra.
  + intros y Hy. apply S. lra.
- repeat split; intros y Hy. apply U. lra. rewrite E by lra. reflexivity. apply E'. lra.
Qed.

Lemma mirrored f f' a b : rises_in_pieces f f' a b -> rises_in_pieces (fun y => - f (- y)) (fun y => f' (- y)) (- b) (- a).
Proof.
induction 1 as [a b Q | a c b Q N IH].
- apply last_piece. now apply mirrored_piece.
- apply (pieces_joined _ _ _ (- c)); trivial. apply last_piece. now apply mirrored_piece.
Qed.

(** ** One map with kinks after another *)

Lemma piece_after_piece f f' r r' a b : rising_piece f f' a b -> rising_piece r r' (f a) (f b) ->
  rising_piece (fun z => r (f z)) (fun z => r' (f z) * f' z) a b.
Proof.
intros Q [m [m' [T [V [D D']]]]]. assert (M := piece_rises f f' a b Q). destruct Q as [l [l' [S [U [E E']]]]].
assert (L := the_box _ _ _ _ S).
assert (I : forall z, a <= z <= b -> f a <= l z <= f b).
{ intros z Hz. rewrite <- E by trivial. split.
  - destruct (Req_dec z a) as [-> | N]. lra. apply Rlt_le, M; lra.
  - destruct (Req_dec z b) as [-> | N]. lra. apply Rlt_le, M; lra. }
exists (fun z => m (l z)), (fun z => m' (l z) * l' z). split; [ now apply (two_steps l l' m m' a b (f a) (f b)) | ].
repeat split; intros z Hz.
- apply Rmult_lt_0_compat. apply V. now apply I. now apply U.
- rewrite (E z Hz). apply D. now apply I.
- rewrite (E z) by lra. rewrite E' by trivial. f_equal. apply D'. rewrite <- E by lra. split; apply M; lra.
Qed.

Lemma pieces_after_piece r r' c d : rises_in_pieces r r' c d -> forall f f' a b, rising_piece f f' a b -> f a = c -> f b = d ->
  rises_in_pieces (fun z => r (f z)) (fun z => r' (f z) * f' z) a b.
Proof.
induction 1 as [c d Q | c e d Q N IH]; intros f f' a b P Ea Eb; subst.
- apply last_piece. now apply piece_after_piece.
- assert (L1 : f a < e) by (destruct Q as [m [m' [T _]]]; apply T). assert (L2 := ordered _ _ _ _ N).
  destruct P as [l [l' [S [U [E E']]]]]. assert (P : rising_piece f f' a b) by now exists l, l'. assert (L := the_box _ _ _ _ S).
  destruct (reaches l l' a b S a b e) as [t [Ht F]]; try lra. { rewrite <- !E by lra. lra. }
  rewrite <- E in F by trivial.
  assert (a < t). { destruct (Req_dec t a) as [-> | ]; lra. } assert (t < b). { destruct (Req_dec t b) as [-> | ]; lra. }
  apply (first_piece _ _ a t b).
  + apply piece_after_piece. apply (part_of_a_piece f f' a b); trivial; lra. now rewrite F.
  + apply IH; trivial. apply (part_of_a_piece f f' a b); trivial; lra.
Qed.

Lemma pieces_after_pieces f f' a b : rises_in_pieces f f' a b -> forall r r', rises_in_pieces r r' (f a) (f b) ->
  rises_in_pieces (fun z => r (f z)) (fun z => r' (f z) * f' z) a b.
Proof.
induction 1 as [a b Q | a c b Q N IH]; intros r r' R.
- now apply (pieces_after_piece r r' (f a) (f b)).
- assert (L1 : a < c) by (destruct Q as [l [l' [S _]]]; apply S). assert (L2 := ordered _ _ _ _ N).
  assert (M1 := piece_rises f f' a c Q a c ltac:(lra) ltac:(lra) L1).
  assert (M2 := pieces_rise f f' c b N c b ltac:(lra) ltac:(lra) L2).
  apply (pieces_joined _ _ a c b).
  + apply (pieces_after_piece r r' (f a) (f c)); trivial. apply (part_of_pieces r r' (f a) (f b)); trivial; lra.
  + apply IH. apply (part_of_pieces r r' (f a) (f b)); trivial; lra.
Qed.

(** Rising or falling, either of them; the second is one on a box that holds the image of the first. *)
Lemma both_in_pieces f f' r r' a b c d : in_pieces f f' a b -> (forall z, a <= z <= b -> c <= f z <= d) -> in_pieces r r' c d ->
  in_pieces (fun z => r (f z)) (fun z => r' (f z) * f' z) a b.
Proof.
intros [U | D] B [V | W].
- left. assert (L := ordered _ _ _ _ U). assert (M := pieces_rise f f' a b U a b ltac:(lra) ltac:(lra) L).
  assert (Ba := B a ltac:(lra)). assert (Bb := B b ltac:(lra)).
  apply (pieces_after_pieces f f' a b U). apply (part_of_pieces r r' c d V); lra.
- right. assert (L := ordered _ _ _ _ U). assert (M := pieces_rise f f' a b U a b ltac:(lra) ltac:(lra) L).
  assert (Ba := B a ltac:(lra)). assert (Bb := B b ltac:(lra)).
  apply (same_pieces (fun z => (fun x => - r x) (f z)) (fun z => (fun x => - r' x) (f z) * f' z)); [ easy | intros z; ring | ].
  apply (pieces_after_pieces f f' a b U (fun x => - r x) (fun x => - r' x)). apply (part_of_pieces _ _ c d W); lra.
- right. assert (L := ordered _ _ _ _ D). assert (M := pieces_rise _ _ a b D a b ltac:(lra) ltac:(lra) L). simpl in M.
  assert (Ba := B a ltac:(lra)). assert (Bb := B b ltac:(lra)).
  apply (same_pieces (fun z => (fun y => - r (- y)) ((fun z => - f z) z)) (fun z => (fun y => r' (- y)) ((fun z => - f z) z) * (- f' z))).
  { intros z. now rewrite Ropp_involutive. } { intros z. rewrite Ropp_involutive. ring. }
  apply (pieces_after_pieces _ _ a b D (fun y => - r (- y)) (fun y => r' (- y))).
  apply (part_of_pieces _ _ (- d) (- c)); try lra. now apply mirrored.
- left. assert (L := ordered _ _ _ _ D). assert (M := pieces_rise _ _ a b D a b ltac:(lra) ltac:(lra) L). simpl in M.
  assert (Ba := B a ltac:(lra)). assert (Bb := B b ltac:(lra)).
  apply (same_pieces (fun z => (fun y => - - r (- y)) ((fun z => - f z) z)) (fun z => (fun y => - r' (- y)) ((fun z => - f z) z) * (- f' z))).
  { intros z. now rewrite !Ropp_involutive. } { intros z. rewrite Ropp_involutive. ring. }
  apply (pieces_after_pieces _ _ a b D (fun y => - - r (- y)) (fun y => - r' (- y))).
  apply (part_of_pieces _ _ (- d) (- c)); try lra. exact (mirrored _ _ c d W).
Qed.

(** Which way a map goes on the line it goes on every box. *)
Lemma line_one_way f f' : line_in_pieces f f' -> (forall y z, y < z -> f y < f z) \/ (forall y z, y < z -> f z < f y).
Proof.
intros [U | D].
- left. now apply (line_pieces_rise f f').
- right. intros y z L. assert (Q := line_pieces_rise _ (fun z => - f' z) D y z L). lra.
Qed.

Lemma rising_ones f f' a b : (forall y z, y < z -> f y < f z) -> in_pieces f f' a b -> rises_in_pieces f f' a b.
Proof.
intros M [U | D]; trivial. assert (L := ordered _ _ _ _ D). exfalso.
assert (Q := pieces_rise _ _ a b D a b ltac:(lra) ltac:(lra) L). specialize (M a b L). simpl in Q. lra.
Qed.
Lemma falling_ones f f' a b : (forall y z, y < z -> f z < f y) -> in_pieces f f' a b -> rises_in_pieces (fun z => - f z) (fun z => - f' z) a b.
Proof.
intros M [U | D]; trivial. assert (L := ordered _ _ _ _ U). exfalso.
assert (Q := pieces_rise _ _ a b U a b ltac:(lra) ltac:(lra) L). specialize (M a b L). lra.
Qed.

Lemma on_every_box f f' : (forall y z, y < z -> f y < f z) \/ (forall y z, y < z -> f z < f y) ->
  (forall u v, exists a b, a < u /\ v < b /\ in_pieces f f' a b) -> line_in_pieces f f'.
Proof.
intros [U | D] B.
- left. intros u v. destruct (B u v) as [a [b [A [C P]]]]. exists a, b. split; [ | split ]; trivial. now apply rising_ones.
- right. intros u v. destruct (B u v) as [a [b [A [C P]]]]. exists a, b. split; [ | split ]; trivial. now apply falling_ones.
Qed.

Lemma line_after_line f f' r r' : line_in_pieces f f' -> line_in_pieces r r' ->
  line_in_pieces (fun z => r (f z)) (fun z => r' (f z) * f' z).
Proof.
intros P Q. apply on_every_box.
- destruct (line_one_way f f' P) as [U | D]; destruct (line_one_way r r' Q) as [V | W].
  + left. intros y z L. now apply V, U.
  + right. intros y z L. now apply W, U.
  + right. intros y z L. now apply V, D.
  + left. intros y z L. now apply W, D.
- intros u v. destruct (line_box_in_pieces f f' u v P) as [a [b [A [B I]]]].
  destruct (line_box_in_pieces r r' (Rmin (f a) (f b)) (Rmax (f a) (f b)) Q) as [c [d [C [D J]]]].
  exists a, b. split; [ | split ]; trivial. apply (both_in_pieces f f' r r' a b c d); trivial.
  intros z Hz. destruct (line_one_way f f' P) as [M | M].
  + assert (f a <= f z) by (destruct (Req_dec z a) as [-> | ]; [ lra | apply Rlt_le, M; lra ]).
    assert (f z <= f b) by (destruct (Req_dec z b) as [-> | ]; [ lra | apply Rlt_le, M; lra ]).
    assert (X := Rmin_l (f a) (f b)). assert (Y := Rmax_r (f a) (f b)). lra.
  + assert (f z <= f a) by (destruct (Req_dec z a) as [-> | ]; [ lra | apply Rlt_le, M; lra ]).
    assert (f b <= f z) by (destruct (Req_dec z b) as [-> | ]; [ lra | apply Rlt_le, M; lra ]).
    assert (X := Rmin_r (f a) (f b)). assert (Y := Rmax_l (f a) (f b)). lra.
Qed.

(** ** A smooth step is one piece *)

Lemma step_is_a_piece f f' a b : flow_step f f' a b -> in_pieces f f' a b.
Proof.
intros S. destruct (one_sign f f' a b S) as [U | D].
- left. apply last_piece. now exists f, f'.
- right. apply last_piece. exists (fun z => - f z), (fun z => - f' z). split; [ now apply turned_over | ].
  repeat split; intros z Hz. specialize (D z Hz). lra.
Qed.

Lemma line_is_a_piece f f' : flow_line f f' -> line_in_pieces f f'.
Proof.
intros S. apply on_every_box.
  destruct (Rdichotomy _ _ (line_never_flat _ _ S 0)) as [N | N].
  + right. intros y z L. set (a := Rmin y 0 - 1). set (b := Rmax z 0 + 1).
    assert (A : a < y /\ a < 0) by (unfold a, Rmin; destruct Rle_dec; lra). assert (B : z < b /\ 0 < b) by (unfold b, Rmax; destruct Rle_dec; lra).
    assert (T := line_box f f' a b ltac:(lra) S). destruct (one_sign f f' a b T) as [U | D]. { specialize (U 0 ltac:(lra)). lra. }
    assert (Q := rises (fun z => - f z) (fun z => - f' z) a b (turned_over _ _ _ _ T)).
    assert (- f y < - f z). { apply Q; try lra. intros t Ht. specialize (D t Ht). lra. } lra.
  + left. intros y z L. set (a := Rmin y 0 - 1). set (b := Rmax z 0 + 1).
    assert (A : a < y /\ a < 0) by (unfold a, Rmin; destruct Rle_dec; lra). assert (B : z < b /\ 0 < b) by (unfold b, Rmax; destruct Rle_dec; lra).
    assert (T := line_box f f' a b ltac:(lra) S). destruct (one_sign f f' a b T) as [U | D]. 2: { specialize (D 0 ltac:(lra)). lra. }
    apply (rises f f' a b T U); lra.
- intros u v. exists (Rmin u v - 1), (Rmax u v + 1). assert (A := Rmin_l u v). assert (B := Rmax_r u v).
  split; [ lra | split; [ lra | ] ]. apply step_is_a_piece. apply line_box; trivial. assert (Q := Rmin_Rmax u v). lra.
Qed.

(** ** Chains of any length *)

Lemma nothing_moves a b : a < b -> flow_step (fun z => z) (fun _ => 1) a b.
Proof. intros L. split; trivial; intros z _. apply (is_derive_id (K := R_AbsRing)). apply continuous_const. Qed.

Theorem chain_in_pieces steps : forall a b, chain_of_pieces steps a b -> in_pieces (through steps) (slope_along steps) a b.
Proof.
induction steps as [ | [f f'] rest IH]; intros a b H; simpl in *.
- apply step_is_a_piece. now apply nothing_moves.
- destruct H as [S [c [d [B C]]]]. apply (both_in_pieces f f' (through rest) (slope_along rest) a b c d); trivial. now apply IH.
Qed.

Theorem line_chain_in_pieces steps : List.Forall (fun s => line_in_pieces (fst s) (snd s)) steps ->
  line_in_pieces (through steps) (slope_along steps).
Proof.
induction 1 as [ | [f f'] rest S _ IH]; simpl in *.
- apply line_is_a_piece. split; intros z. apply (is_derive_id (K := R_AbsRing)). apply continuous_const. apply R1_neq_R0.
- now apply (line_after_line f f' (through rest) (slope_along rest)).
Qed.

(** The slope, where no step is entered at a kink. *)
Theorem slope_off_the_kinks steps : forall z, smooth_along steps z ->
  is_derive (through steps) z (slope_along steps z) /\ slope_along steps z <> 0.
Proof.
induction steps as [ | [f f'] rest IH]; intros z H; simpl in *.
- split. apply (is_derive_id (K := R_AbsRing)). apply R1_neq_R0.
- destruct H as [D [N H]]. destruct (IH (f z) H) as [DR NR]. split.
  + rewrite Rmult_comm. now apply (is_derive_comp (through rest) f).
  + now apply Rmult_integral_contrapositive_currified.
Qed.

(** Where a map in pieces leads. *)
Lemma image_of_pieces f f' a b : in_pieces f f' a b -> forall z, a <= z <= b -> Rmin (f a) (f b) <= f z <= Rmax (f a) (f b).
Proof.
intros [U | D] z Hz.
- assert (M := pieces_rise f f' a b U).
  assert (f a <= f z) by (destruct (Req_dec z a) as [-> | ]; [ lra | apply Rlt_le, M; lra ]).
  assert (f z <= f b) by (destruct (Req_dec z b) as [-> | ]; [ lra | apply Rlt_le, M; lra ]).
  rewrite Rmin_left, Rmax_right by lra. lra.
- assert (M := pieces_rise _ _ a b D). simpl in M.
  assert (f z <= f a) by (destruct (Req_dec z a) as [-> | ]; [ lra | assert (Q := M a z ltac:(lra) ltac:(lra) ltac:(lra)); lra ]).
  assert (f b <= f z) by (destruct (Req_dec z b) as [-> | ]; [ lra | assert (Q := M z b ltac:(lra) ltac:(lra) ltac:(lra)); lra ]).
  rewrite Rmin_right, Rmax_left by lra. lra.
Qed.

Lemma image_of_pieces_has_ends f f' a b : in_pieces f f' a b -> exists c d, (forall z, a <= z <= b -> c <= f z <= d) /\ c < d.
Proof.
intros P. exists (Rmin (f a) (f b)), (Rmax (f a) (f b) + 1). split.
- intros z Hz. assert (Q := image_of_pieces f f' a b P z Hz). lra.
- assert (Q := Rmin_Rmax (f a) (f b)). lra.
Qed.

Lemma closed (a z b : R) : a < z < b -> a <= z <= b.
Proof. lra. Qed.

(** The same pieces, written in another way. *)
Lemma same_in_pieces f f' h h' a b : (forall z, f z = h z) -> (forall z, f' z = h' z) -> in_pieces h h' a b -> in_pieces f f' a b.
Proof.
intros X X' [U | D]; [ left | right ]; [ revert U | revert D ]; apply same_pieces; intros z; now rewrite ?X, ?X'.
Qed.
Lemma same_line_in_pieces f f' h h' : (forall z, f z = h z) -> (forall z, f' z = h' z) -> line_in_pieces h h' -> line_in_pieces f f'.
Proof.
intros X X' [U | D]; [ left; intros u v; destruct (U u v) as [a [b [A [B P]]]] | right; intros u v; destruct (D u v) as [a [b [A [B P]]]] ];
exists a, b; (split; [ | split ]); trivial; revert P; apply same_pieces; intros z; now rewrite ?X, ?X'.
Qed.
