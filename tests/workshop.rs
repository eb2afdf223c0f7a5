//! The workshop's machine: who may vote, what a sealed box tells, what may follow what.

#[path = "workshop/agenda.rs"]
mod agenda;
#[path = "workshop/figures.rs"]
mod figures;
#[path = "workshop/forms.rs"]
mod forms;
#[path = "workshop/help.rs"]
mod help;
#[path = "workshop/sealed.rs"]
mod sealed;
#[path = "workshop/slips.rs"]
mod slips;
#[path = "workshop/walk.rs"]
mod walk;
