//! The workshop as a machine without screen, file, clock or chance: who is in the room, what is done in which order,
//! what a sealed ballot box holds and what may be shown of it. Times and tokens come in as arguments.
//!
//! A room walks through the criteria in scope one by one; each remembers how far it is, so that the room may vote on
//! all of them first and open the rounds later. Votes are counts from the first moment on: no type here holds a ballot
//! together with anything that tells whose it was.

mod agenda;
mod course;
mod evaluation;
mod figures;
mod json;
mod machine;
mod people;
mod room;
mod sealed;
mod slips;
mod tally;

pub use agenda::{Agenda, Slot, SlotKind, SlotTime};
pub use course::{Consensus, Course, Outcome, Round, Step};
pub use evaluation::{Evaluation, evaluation};
pub use figures::{Figures, Votes, figures};
pub use json::{consensus_json, consensus_of, from_json, to_json};
pub use machine::{Parts, Place, Refused, Workshop};
pub use people::{LEAST_FOR_DOTS, LEAST_PER_ROLE, MOST_PARTICIPANTS, Participant, People, Role};
pub use room::{Act, Room};
pub use sealed::{BallotBox, Cast};
pub use slips::{SlipFault, read_slips};
pub use tally::{Group, Tally, Vote};
