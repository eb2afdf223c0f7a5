//! Reading framework and answers files: what is refused and how it is said, and that nothing is lost on the way.

#[path = "files/corpus.rs"]
mod corpus;
#[path = "files/mutations.rs"]
mod mutations;
#[path = "files/round_trips.rs"]
mod round_trips;
#[path = "files/whole_file.rs"]
mod whole_file;
