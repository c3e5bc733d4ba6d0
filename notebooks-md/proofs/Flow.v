(** * What the theorem speaks of

    Definitions only. x = f(z) carries z to x, f' is the slope of f, g leads back from x to z, and P is the density of Z. *)

From Coq Require Import Reals List.
From Coquelicot Require Import Coquelicot.
Open Scope R_scope.

(** ** One step *)

(** What the theorem asks of a map on a box: f has the slope f', the slope is continuous, and it is nowhere 0. *)
Record flow_step (f f' : R -> R) (a b : R) : Prop := {
  the_box         : a < b;
  the_slope       : forall z, a <= z <= b -> is_derive f z (f' z);
  the_slope_moves_smoothly : forall z, a <= z <= b -> continuous f' z;
  never_flat      : forall z, a <= z <= b -> f' z <> 0 }.

(** The same for every real z, and no box. *)
Record flow_line (f f' : R -> R) : Prop := {
  line_slope      : forall z, is_derive f z (f' z);
  line_smoothly   : forall z, continuous f' z;
  line_never_flat : forall z, f' z <> 0 }.

(** g leads back from every x = f z. *)
Definition leads_back (g f : R -> R) (a b : R) := forall z, a <= z <= b -> g (f z) = z.

(** The right side of (5): P_X(x) = P_Z(z) / |f'(z)|, z = g x. *)
Definition pushed (P f' g : R -> R) (x : R) := P (g x) / Rabs (f' (g x)).

(** h is a density of X on the image of the box: it gives every window of X the mass that Z has in its preimage. *)
Definition density_of_X (h P f : R -> R) (a b : R) := forall u v, a <= u -> u < v -> v <= b ->
  is_RInt h (Rmin (f u) (f v)) (Rmax (f u) (f v)) (RInt P u v).

(** ** Steps one after another *)

(** A chain of any length: each step a map and its slope. *)
Definition chain := list ((R -> R) * (R -> R)).

(** x = f_K(... f_2(f_1(z)) ...). *)
Fixpoint through (steps : chain) (z : R) := match steps with
  | nil => z
  | (f, _) :: rest => through rest (f z) end.

(** The product of the slopes, each taken where its own step is entered. *)
Fixpoint slope_along (steps : chain) (z : R) := match steps with
  | nil => 1
  | (f, f') :: rest => slope_along rest (f z) * f' z end.

(** f_1^-1(f_2^-1(... f_K^-1(x) ...)): the last step is undone first. *)
Fixpoint back_through (ways : list (R -> R)) (x : R) := match ways with
  | nil => x
  | g :: rest => g (back_through rest x) end.

(** Each way back undoes its own step, along the path of z. *)
Fixpoint undo_each (steps : chain) (ways : list (R -> R)) (z : R) := match steps, ways with
  | nil, nil => True
  | (f, _) :: rest, g :: gs => g (f z) = z /\ undo_each rest gs (f z)
  | _, _ => False end.

(** P pushed by the first step, what came out by the second, and so on. *)
Fixpoint pushed_along (P : R -> R) (steps : chain) (ways : list (R -> R)) := match steps, ways with
  | (_, f') :: rest, g :: gs => pushed_along (pushed P f' g) rest gs
  | _, _ => P end.

(** Each step is one on a box that holds what the step before it makes of its own. *)
Fixpoint flow_chain (steps : chain) (a b : R) : Prop := match steps with
  | nil => a < b
  | (f, f') :: rest => flow_step f f' a b /\
      exists c d, (forall z, a <= z <= b -> c <= f z <= d) /\ flow_chain rest c d end.

(** ** A map with kinks: smooth pieces that meet. *)

(** On [a, b] f is the rising step l; between the ends f' is the slope of l. *)
Definition rising_piece (f f' : R -> R) (a b : R) := exists l l', flow_step l l' a b /\
  (forall z, a <= z <= b -> 0 < l' z) /\ (forall z, a <= z <= b -> f z = l z) /\ (forall z, a < z < b -> f' z = l' z).

(** One piece after another, of any number. *)
Inductive rises_in_pieces (f f' : R -> R) : R -> R -> Prop :=
  | last_piece a b : rising_piece f f' a b -> rises_in_pieces f f' a b
  | first_piece a c b : rising_piece f f' a c -> rises_in_pieces f f' c b -> rises_in_pieces f f' a b.

(** Rising pieces, or falling ones: turned over, they rise. *)
Definition in_pieces (f f' : R -> R) (a b : R) :=
  rises_in_pieces f f' a b \/ rises_in_pieces (fun z => - f z) (fun z => - f' z) a b.

(** The same on the whole line: on a box around any other. *)
Definition line_in_pieces (f f' : R -> R) :=
  (forall u v, exists a b, a < u /\ v < b /\ rises_in_pieces f f' a b) \/
  (forall u v, exists a b, a < u /\ v < b /\ rises_in_pieces (fun z => - f z) (fun z => - f' z) a b).

(** z lies inside a piece: at no kink, and at no end. *)
Definition inside_a_piece (f f' : R -> R) (a b z : R) := exists c d, a <= c /\ d <= b /\ c < z < d /\
  (rising_piece f f' c d \/ rising_piece (fun z => - f z) (fun z => - f' z) c d).

(** A chain of them: each is one on a box that holds what the step before it makes of its own. *)
Fixpoint chain_of_pieces (steps : chain) (a b : R) : Prop := match steps with
  | nil => a < b
  | (f, f') :: rest => in_pieces f f' a b /\
      exists c d, (forall z, a <= z <= b -> c <= f z <= d) /\ chain_of_pieces rest c d end.

(** Each step has its slope, and not 0, at the point at which it is entered. *)
Fixpoint smooth_along (steps : chain) (z : R) : Prop := match steps with
  | nil => True
  | (f, f') :: rest => is_derive f z (f' z) /\ f' z <> 0 /\ smooth_along rest (f z) end.

(** ** Triangular maps of D dimensions, such as coupling layers: each coordinate's map may depend on those before it. *)

(** A coordinate's map, its slope and its way back, given the coordinates before it. *)
Record layer := { map_of : list R -> R -> R; slope_of : list R -> R -> R; way_back_of : list R -> R -> R }.

(** The mass of P on a box: one integral inside the other. *)
Fixpoint mass (box : list (R * R)) (P : list R -> R) : R := match box with
  | nil => P nil
  | (a, b) :: rest => RInt (fun z => mass rest (fun t => P (z :: t))) a b end.

(** The mass of P_Z / |det| on the image of the box, integrated over x; det is the product of the diagonal, so far. *)
Fixpoint image_mass (layers : list layer) (box : list (R * R)) (before : list R) (det : R) (P : list R -> R) : R :=
  match layers, box with
  | f :: fs, (a, b) :: rest =>
      RInt (fun x => let z := way_back_of f before x in
          image_mass fs rest (before ++ z :: nil) (det * slope_of f before z) (fun t => P (z :: t)))
        (Rmin (map_of f before a) (map_of f before b)) (Rmax (map_of f before a) (map_of f before b))
  | _, _ => P nil / Rabs det end.

(** What (8) asks: in each coordinate a step with a way back, and a P whose masses move continuously. *)
Fixpoint triangular (layers : list layer) (box : list (R * R)) (before : list R) (P : list R -> R) : Prop :=
  match layers, box with
  | nil, nil => True
  | f :: fs, (a, b) :: rest =>
      flow_step (map_of f before) (slope_of f before) a b /\
      leads_back (way_back_of f before) (map_of f before) a b /\
      (forall z, a <= z <= b -> continuous (fun z => mass rest (fun t => P (z :: t))) z) /\
      (forall z, a <= z <= b -> triangular fs rest (before ++ z :: nil) (fun t => P (z :: t)))
  | _, _ => False end.

(** The same of every t, and no word of P: each coordinate is a step with a way back, whatever stands before it. *)
Fixpoint steps_with_ways_back (layers : list layer) (box : list (R * R)) : Prop := match layers, box with
  | nil, nil => True
  | f :: fs, (a, b) :: rest => (forall t, flow_step (map_of f t) (slope_of f t) a b) /\
      (forall t, leads_back (way_back_of f t) (map_of f t) a b) /\ steps_with_ways_back fs rest
  | _, _ => False end.

(** Independent coordinates: the density is a product, a factor for each. *)
Fixpoint product (factors : list (R -> R)) (t : list R) : R := match factors, t with
  | N :: rest, z :: t => N z * product rest t
  | _, _ => 1 end.
