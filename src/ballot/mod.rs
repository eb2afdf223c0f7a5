//! Ballots as forms: an XLSX file that is filled in before the meeting, and read again.
//!
//! A form carries no name, no author and no time, only which workshop it belongs to and a random token, so that none is
//! counted twice. What is wrong with a filled-in form is told by its cell, never by what stands there.

mod archive;
mod fault;
mod form;
mod read;

pub use fault::{FormFault, FormFaultKind};
pub use form::{BlankForm, blank_form};
pub use read::{FilledForm, read_form};

use crate::i18n::BallotText;
use crate::workshop::Role;

/// Bytes in all that a form may unpack to; a real one has some tens of thousands.
pub const MOST_BYTES: u64 = 20_000_000;

/// What is written into a form and must be the same in it when it comes back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// Id of the assessment.
    pub assessment: String,
    /// Number of its workshop.
    pub workshop: i64,
    /// Id, version and hash of the framework.
    pub framework: [String; 3],
}

/// The sheet that tells what the form is; it is hidden.
const HIDDEN: &str = "pinheng";
/// What its first cell says, and the version of the layout beside it.
const MARK: [&str; 2] = ["pinheng-ballot", "1"];
/// Its keys.
const KEYS: [&str; 6] = ["assessment", "workshop", "framework", "version", "hash", "token"];
const CRITERION: &str = "criterion";

/// Where on the form the role is chosen, and where the criteria begin; rows and columns counted from 0.
const ROLE_ROW: u32 = 3;
const FIRST_ROW: u32 = 5;
const NUMBER: u16 = 0;
const VOTE: u16 = 2;

/// The roles that a form can name, in their order.
const ROLES: [Role; 3] = [Role::Leader, Role::Office, Role::Staff];

fn role_name(text: &BallotText, role: Role) -> &'static str {
    match role {
        Role::Leader => text.leader,
        Role::Office => text.office,
        Role::Staff | Role::Facilitator => text.staff,
    }
}

/// `C7`: a cell by its row and column, counted from 0.
fn cell_name(row: u32, column: u32) -> String {
    let (mut letters, mut rest) = (Vec::new(), column + 1);
    while rest > 0 {
        // A remainder of 26 is below 26.
        letters.push(char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or_default()));
        rest = (rest - 1) / 26;
    }
    letters.reverse();
    format!("{}{}", letters.into_iter().collect::<String>(), u64::from(row) + 1)
}

#[cfg(test)]
mod tests {
    use super::cell_name;

    #[test]
    fn cells_are_named_as_spreadsheets_do() {
        assert_eq!(cell_name(6, 2), "C7");
        assert_eq!(cell_name(0, 25), "Z1");
        assert_eq!(cell_name(9, 26), "AA10");
        assert_eq!(cell_name(1_048_575, 16_383), "XFD1048576");
    }
}
