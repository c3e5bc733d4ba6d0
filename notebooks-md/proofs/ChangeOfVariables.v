(** * The chapter's nine equations

    Read the lines that begin with [Theorem]; what stands between [Proof] and [Qed] is for the machine. The words are
    defined in Flow.v: [flow_step f f' a b] says that on the box [a, b] f has the slope f', continuous and nowhere 0;
    [leads_back g f a b] that g (f z) = z there; [pushed P f' g] is x |-> P (g x) / |f' (g x)|, the right side of (5);
    [density_of_X h P f a b] that h gives every window of X = f(Z) the mass that Z has in its preimage. *)

From Coq Require Import Reals Lra List.
From Coquelicot Require Import Coquelicot.
Require Export Flow Slopes Windows Line Chains Pieces KinkedChains Triangular Breaks.
Open Scope R_scope.

(** ** The map is one-to-one, so it has an inverse *)

Theorem one_to_one_box f f' a b : flow_step f f' a b ->
  forall y z, a <= y <= b -> a <= z <= b -> f y = f z -> y = z.
Proof. apply one_to_one. Qed.

Theorem way_back_exists f f' a b : flow_step f f' a b -> exists g, leads_back g f a b.
Proof. apply way_back. Qed.

(** ** (1) The way back through a chain takes the last step first *)

Theorem equation_1 steps ways z : undo_each steps ways z ->
  back_through ways (through steps z) = z.
Proof. apply undone_in_reverse. Qed.

(** ** (2) Mass is 1 before and after *)

(** What the base leaves outside the box is all that X has outside its image. *)
Theorem equation_2 (P f f' g : R -> R) a b eps : flow_step f f' a b -> leads_back g f a b ->
  (forall z, a <= z <= b -> continuous P z) ->
  1 - eps <= RInt P a b <= 1 -> 1 - eps <= RInt (pushed P f' g) (Rmin (f a) (f b)) (Rmax (f a) (f b)) <= 1.
Proof.
intros S back HP M. assert (L := the_box _ _ _ _ S). rewrite (is_RInt_unique _ _ _ (RInt P a b)); trivial.
now apply (windows P f f' g a b S back HP); trivial; apply Rle_refl.
Qed.

(** On the whole line: if P has mass 1 in all, so has what f makes of it, between the ends of f's range. *)
Theorem equation_2_line (P f f' g : R -> R) : flow_line f f' -> (forall z, g (f z) = z) -> (forall z, continuous P z) ->
  is_RInt_gen P (Rbar_locally m_infty) (Rbar_locally p_infty) 1 ->
  ((forall z, 0 < f' z) ->
    is_RInt_gen (pushed P f' g) (filtermap f (Rbar_locally m_infty)) (filtermap f (Rbar_locally p_infty)) 1) /\
  ((forall z, f' z < 0) ->
    is_RInt_gen (pushed P f' g) (filtermap f (Rbar_locally p_infty)) (filtermap f (Rbar_locally m_infty)) 1).
Proof.
intros S back HP M. assert (B := fun a b L => line_box f f' a b L S).
split; intros Q; [now apply mass_rising | now apply mass_falling].
Qed.

(** ** (3) P_Z(z) |dz| and P_X(x) |dx| are equal in the limit *)

Theorem equation_3 (P f f' g : R -> R) a b : flow_step f f' a b -> leads_back g f a b ->
  forall z, a <= z <= b -> P z <> 0 ->
  is_lim (fun dz => (pushed P f' g (f z) * Rabs (f (z + dz) - f z)) / (P z * Rabs dz)) 0 1.
Proof.
intros S back z Hz NP. unfold pushed. rewrite (back z Hz).
assert (N := never_flat _ _ _ _ S z Hz).
assert (D : derivable_pt_lim f z (f' z)) by (apply is_derive_Reals; now apply S).
apply (is_lim_ext_loc (fun dz => Rabs ((f (z + dz) - f z) / dz) / Rabs (f' z))).
- exists (mkposreal 1 Rlt_0_1). intros dz _ Hdz. unfold Rdiv at 2. rewrite Rabs_mult, Rabs_inv.
  field. repeat split; trivial; now apply Rabs_no_R0.
- replace (Finite 1) with (Rbar_mult (Rabs (f' z)) (/ Rabs (f' z))).
  2: { simpl. f_equal. field. now apply Rabs_no_R0. }
  unfold Rdiv at 1. apply is_lim_scal_r.
  apply (is_lim_Rabs (fun dz => (f (z + dz) - f z) / dz) 0 (f' z)).
  apply is_lim_spec. intros eps. destruct (D eps (cond_pos eps)) as [d Hd].
  exists d. intros h Hh N0. apply Hd; trivial.
  revert Hh. unfold ball; simpl. unfold AbsRing_ball, abs, minus, plus, opp; simpl. now rewrite Ropp_0, Rplus_0_r.
Qed.

(** ** (4) The theorem, by the slope of the inverse *)

Theorem equation_4 (P f f' g : R -> R) a b : flow_step f f' a b -> leads_back g f a b ->
  forall z, a < z < b -> ex_derive g (f z) /\ pushed P f' g (f z) = Rabs (Derive g (f z)) * P z.
Proof.
intros S back z Hz. split. { exists (/ f' z). now apply (slope_back f f' g a b). } unfold pushed. rewrite (back z) by lra.
rewrite (is_derive_unique _ _ _ (slope_back f f' g a b S back z Hz)), Rabs_inv.
field. apply Rabs_no_R0. apply S. lra.
Qed.

(** ** (5) The theorem, by the slope of the map *)

Theorem equation_5 (P f f' g : R -> R) a b : flow_step f f' a b -> leads_back g f a b ->
  (forall z, a <= z <= b -> continuous P z) ->
  density_of_X (pushed P f' g) P f a b.
Proof. apply windows. Qed.

(** The same as an equation between two integrals. *)
Theorem equation_5_windows (P f f' g : R -> R) a b : flow_step f f' a b -> leads_back g f a b ->
  (forall z, a <= z <= b -> continuous P z) ->
  forall u v, a <= u -> u < v -> v <= b ->
  RInt (pushed P f' g) (Rmin (f u) (f v)) (Rmax (f u) (f v)) = RInt P u v.
Proof. intros. apply is_RInt_unique. now apply windows with a b. Qed.

(** It is the only one: a density of X is [pushed], wherever it is continuous. *)
Theorem equation_5_only (P h f f' g : R -> R) a b : flow_step f f' a b -> leads_back g f a b ->
  (forall z, a <= z <= b -> continuous P z) ->
  density_of_X h P f a b ->
  forall z, a < z < b -> continuous h (f z) -> h (f z) = pushed P f' g (f z).
Proof. apply only_density. Qed.

(** So a formula that differs from (5) at one point, and is continuous there, gives some window the wrong mass. *)
Theorem wrong_density_is_caught (P h f f' g : R -> R) a b : flow_step f f' a b -> leads_back g f a b ->
  (forall z, a <= z <= b -> continuous P z) ->
  forall z, a < z < b -> continuous h (f z) -> h (f z) <> pushed P f' g (f z) ->
  ~ density_of_X h P f a b.
Proof. intros S back HP z Hz Ch N W. apply N. now apply (only_density P h f f' g a b). Qed.

(** ** (6) The two slopes multiply to 1 *)

Theorem equation_6 f f' g a b : flow_step f f' a b -> leads_back g f a b ->
  forall z, a < z < b -> ex_derive g (f z) /\ Derive g (f z) * f' z = 1.
Proof.
intros S back z Hz. split. { exists (/ f' z). now apply (slope_back f f' g a b). } rewrite (is_derive_unique _ _ _ (slope_back f f' g a b S back z Hz)).
apply Rinv_l. apply S. lra.
Qed.

(** ** (7) Over the whole domain: at x = f z the inverse has the slope 1 / f'(z) *)

Theorem equation_7 f f' g a b : flow_step f f' a b -> leads_back g f a b ->
  forall z, a < z < b -> is_derive g (f z) (/ f' z).
Proof. apply slope_back. Qed.

(** ** (8) Triangular maps of D dimensions, such as coupling layers: the window is the image of a box *)

Theorem equation_8 layers box P : triangular layers box nil P ->
  image_mass layers box nil 1 P = mass box P.
Proof. intros T. rewrite (image_has_the_mass layers box nil 1 P T R1_neq_R0), Rabs_R1. field. Qed.

(** From independent coordinates, of any number; how the masses move need not be asked. *)
Theorem equation_8_product layers factors box : List.Forall (fun N => forall z, continuous N z) factors ->
  length factors = length box -> steps_with_ways_back layers box ->
  image_mass layers box nil 1 (product factors) = mass box (product factors).
Proof. apply product_has_the_mass. Qed.

(** The same in the plane, written out: x1 = f1 z1, x2 = f2 z1 z2; det is f1' z1 * f2' z1 z2. *)
Theorem equation_8_plane (P : R -> R -> R) (f1 f1' g1 : R -> R) (f2 f2' g2 : R -> R -> R) a b c d :
  flow_step f1 f1' a b -> leads_back g1 f1 a b ->
  (forall z1, a <= z1 <= b -> flow_step (f2 z1) (f2' z1) c d) ->
  (forall z1, a <= z1 <= b -> leads_back (g2 z1) (f2 z1) c d) ->
  (forall z1, a <= z1 <= b -> continuous (fun z1 => RInt (P z1) c d) z1) ->
  (forall z1 z2, a <= z1 <= b -> c <= z2 <= d -> continuous (P z1) z2) ->
  RInt (fun x1 => let z1 := g1 x1 in
    RInt (fun x2 => let z2 := g2 z1 x2 in P z1 z2 / Rabs (1 * f1' z1 * f2' z1 z2))
      (Rmin (f2 z1 c) (f2 z1 d)) (Rmax (f2 z1 c) (f2 z1 d)))
    (Rmin (f1 a) (f1 b)) (Rmax (f1 a) (f1 b)) =
  RInt (fun z1 => RInt (fun z2 => P z1 z2) c d) a b.
Proof.
intros S1 B1 S2 B2 C1 C2.
set (first := Build_layer (fun _ => f1) (fun _ => f1') (fun _ => g1)).
set (second := Build_layer (fun t => f2 (hd 0 t)) (fun t => f2' (hd 0 t)) (fun t => g2 (hd 0 t))).
apply (equation_8 (first :: second :: nil) ((a, b) :: (c, d) :: nil) (fun t => P (hd 0 t) (hd 0 (tl t)))).
simpl. do 3 (split; trivial). intros z1 H1. split. now apply S2. split. now apply B2. split; [ | trivial ].
intros z2 H2. now apply C2.
Qed.

(** ** (9) A chain is a step; its slope is the product of the slopes, each taken where its own step is entered *)

Theorem equation_9_slope steps a b : flow_chain steps a b ->
  flow_step (through steps) (slope_along steps) a b.
Proof. apply chain_is_a_step. Qed.

(** To push by one step after another is to push by the chain. *)
Theorem equation_9 P steps ways z : undo_each steps ways z ->
  pushed_along P steps ways (through steps z) = P z / Rabs (slope_along steps z).
Proof. intros H. now apply pushed_step_by_step. Qed.

(** ** The whole line: for every real z, and no box *)

Section WholeLine.
Variables (P f f' g : R -> R).
Hypothesis S : flow_line f f'.

Theorem line_one_to_one : forall y z, f y = f z -> y = z.
Proof. exact (Line.line_one_to_one f f' S). Qed.

Theorem line_way_back : exists g, forall z, g (f z) = z.
Proof. exact (Line.line_way_back f f' S). Qed.

Hypothesis back : forall z, g (f z) = z.
Let around z : flow_step f f' (z - 1) (z + 1) := line_box f f' (z - 1) (z + 1) ltac:(lra) S.

Theorem line_3 z : P z <> 0 ->
  is_lim (fun dz => (pushed P f' g (f z) * Rabs (f (z + dz) - f z)) / (P z * Rabs dz)) 0 1.
Proof. apply (equation_3 P f f' g (z - 1) (z + 1) (around z) (fun y _ => back y)). lra. Qed.

Theorem line_4 z : ex_derive g (f z) /\ pushed P f' g (f z) = Rabs (Derive g (f z)) * P z.
Proof. apply (equation_4 P f f' g (z - 1) (z + 1) (around z) (fun y _ => back y)). lra. Qed.

Theorem line_5 : (forall z, continuous P z) -> forall u v, u < v ->
  RInt (pushed P f' g) (Rmin (f u) (f v)) (Rmax (f u) (f v)) = RInt P u v.
Proof.
intros HP u v L. apply (equation_5_windows P f f' g u v (line_box f f' u v L S)); trivial; try lra; intros z _; trivial.
Qed.

Theorem line_6 z : ex_derive g (f z) /\ Derive g (f z) * f' z = 1.
Proof. apply (equation_6 f f' g (z - 1) (z + 1) (around z) (fun y _ => back y)). lra. Qed.

Theorem line_7 z : is_derive g (f z) (/ f' z).
Proof. apply (equation_7 f f' g (z - 1) (z + 1) (around z) (fun y _ => back y)). lra. Qed.
End WholeLine.

Theorem line_9 steps : List.Forall (fun s => flow_line (fst s) (snd s)) steps ->
  flow_line (through steps) (slope_along steps).
Proof. apply chain_on_the_line. Qed.

(** ** Kinks: one point carries no mass, and nothing around it is left out *)

Section Kinks.
Variables (P f f' g : R -> R) (a b : R).

Theorem kink_way_back : in_pieces f f' a b -> exists g, leads_back g f a b.
Proof. apply pieces_have_a_way_back. Qed.

Hypothesis back : leads_back g f a b.

(** Every window, the kinks inside it or not. *)
Theorem kink_windows : in_pieces f f' a b -> (forall z, a <= z <= b -> continuous P z) ->
  density_of_X (pushed P f' g) P f a b.
Proof. intros S. exact (pieces_keep_mass P f f' g a b S back). Qed.

Theorem kink_5 : in_pieces f f' a b -> (forall z, a <= z <= b -> continuous P z) ->
  forall u v, a <= u -> u < v -> v <= b ->
  RInt (pushed P f' g) (Rmin (f u) (f v)) (Rmax (f u) (f v)) = RInt P u v.
Proof. intros S HP u v Hu L Hv. apply is_RInt_unique. now apply (pieces_keep_mass P f f' g a b). Qed.

(** The others at every z that is no kink. *)
Variable z : R.
Hypothesis inside : inside_a_piece f f' a b z.
Let around : exists u v, u < z < v /\ flow_step f f' u v /\ leads_back g f u v.
Proof.
destruct (step_inside f f' a b z inside) as [u [v [Hu [Hv [Hz S]]]]]. exists u, v. split; [ lra | split; trivial ].
intros t Ht. apply back. lra.
Qed.

Theorem kink_slope : is_derive f z (f' z) /\ f' z <> 0.
Proof. destruct around as [u [v [Hz [S _]]]]. split; apply S; lra. Qed.

Theorem kink_3 : P z <> 0 ->
  is_lim (fun dz => (pushed P f' g (f z) * Rabs (f (z + dz) - f z)) / (P z * Rabs dz)) 0 1.
Proof. destruct around as [u [v [Hz [S B]]]]. apply (equation_3 P f f' g u v S B). lra. Qed.

Theorem kink_4 : ex_derive g (f z) /\ pushed P f' g (f z) = Rabs (Derive g (f z)) * P z.
Proof. destruct around as [u [v [Hz [S B]]]]. now apply (equation_4 P f f' g u v S B). Qed.

Theorem kink_6 : ex_derive g (f z) /\ Derive g (f z) * f' z = 1.
Proof. destruct around as [u [v [Hz [S B]]]]. now apply (equation_6 f f' g u v S B). Qed.

Theorem kink_7 : is_derive g (f z) (/ f' z).
Proof. destruct around as [u [v [Hz [S B]]]]. now apply (equation_7 f f' g u v S B). Qed.
End Kinks.

(** On the whole line a map in pieces has an inverse, and (5) holds in every window; the others as above, on a box around z. *)
Theorem line_kink_way_back f f' : line_in_pieces f f' -> exists g : R -> R, forall z, g (f z) = z.
Proof. apply line_pieces_have_a_way_back. Qed.

Theorem line_kink_one_to_one f f' : line_in_pieces f f' -> forall y z, f y = f z -> y = z.
Proof. apply line_pieces_one_to_one. Qed.

Theorem line_kink_5 P f f' g : line_in_pieces f f' -> (forall z, g (f z) = z) -> (forall z, continuous P z) ->
  forall u v, u < v -> RInt (pushed P f' g) (Rmin (f u) (f v)) (Rmax (f u) (f v)) = RInt P u v.
Proof. apply line_pieces_keep_mass. Qed.

(** ** Chains whose steps have kinks: (9) holds in every window, by [kink_5] and [line_kink_5] for the whole chain *)

Theorem kink_9 steps a b : chain_of_pieces steps a b -> in_pieces (through steps) (slope_along steps) a b.
Proof. apply chain_in_pieces. Qed.

Theorem line_kink_9 steps : List.Forall (fun s => line_in_pieces (fst s) (snd s)) steps ->
  line_in_pieces (through steps) (slope_along steps).
Proof. apply line_chain_in_pieces. Qed.

(** And the chain has its slope wherever no step is entered at a kink. *)
Theorem kink_9_slope steps z : smooth_along steps z ->
  is_derive (through steps) z (slope_along steps z) /\ slope_along steps z <> 0.
Proof. apply slope_off_the_kinks. Qed.

(** ** When it breaks *)

(** A slope that changes its sign: no g leads back. *)
Theorem no_way_back (f f' : R -> R) a b y z : (forall t, a <= t <= b -> is_derive f t (f' t)) ->
  a <= y <= b -> a <= z <= b -> f' y < 0 -> 0 < f' z -> ~ exists g, leads_back g f a b.
Proof. apply two_signs. Qed.

(** A slope of 0: the way back, if there is one, has no slope there. *)
Theorem no_slope_back (f g : R -> R) a b z : leads_back g f a b -> a < z < b -> is_derive f z 0 -> ~ ex_derive g (f z).
Proof. apply flat. Qed.

(** A piece that rises beside one that falls: no g leads back. *)
Theorem no_way_back_valley f f' a c b : rising_piece (fun z => - f z) (fun z => - f' z) a c -> rising_piece f f' c b ->
  ~ exists g, leads_back g f a b.
Proof. apply valley. Qed.

Theorem no_way_back_peak f f' a c b : rising_piece f f' a c -> rising_piece (fun z => - f z) (fun z => - f' z) c b ->
  ~ exists g, leads_back g f a b.
Proof. apply peak. Qed.

(** Two z with one x: no g leads back. *)
Theorem no_way_back_twins (f : R -> R) a b y z : a <= y <= b -> a <= z <= b -> y <> z -> f y = f z ->
  ~ exists g, leads_back g f a b.
Proof. intros Hy Hz N E [g back]. apply N. rewrite <- (back y Hy), <- (back z Hz). now rewrite E. Qed.
