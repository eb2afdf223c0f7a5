//! `undo`: reverts the last change of an assessment.

use clap::{ArgMatches, Command};

use super::text as value;
use crate::app::{App, Error, Reverted, Subject};
use crate::cli::context::Context;
use crate::cli::failure::{Failure, OTHER, Output};
use crate::cli::tree::id;
use crate::i18n::{HelpText, fill};

/// The command.
pub fn command(text: &'static HelpText) -> Command {
    Command::new("undo").about(text.undo).arg(id(text))
}

/// Undoes it.
///
/// # Errors
/// If there is nothing to undo, no such assessment, or its state does not allow it.
pub fn run(context: &Context<'_>, matches: &ArgMatches) -> Result<Output, Failure> {
    let text = context.text();
    revert(context, value(matches, "id"), App::undo, text.undone, text.nothing_to_undo)
}

/// Undoes or redoes and says what it touched.
///
/// # Errors
/// If there is nothing to do, no such assessment, or its state does not allow it.
pub fn revert(
    context: &Context<'_>,
    id: &str,
    act: fn(&mut App, &str) -> Result<Option<Reverted>, Error>,
    done: &str,
    nothing: &str,
) -> Result<Output, Failure> {
    let mut app = context.store()?;
    let reverted = act(&mut app, id).map_err(|error| context.refused(&error))?;
    let Some(reverted) = reverted else { return Err(Failure::new(OTHER, nothing.to_owned())) };
    let what = subject(context, &app, id, reverted.subject);
    Ok(Output::note(fill(done, &[("what", &what)])))
}

/// What was touched, by the framework's ids.
fn subject(context: &Context<'_>, app: &App, id: &str, subject: Subject) -> String {
    let text = context.text();
    let named = |template: &str, id: &str| fill(template, &[("id", id)]);
    let framework = app.load(id).ok().map(|assessment| assessment.framework);
    match (subject, framework) {
        (Subject::Item(item), Some(framework)) => named(text.what_item, &framework.item(item).id),
        (Subject::Target(criterion), Some(framework)) => named(text.what_target, &framework.criterion(criterion).id),
        (Subject::Consensus(criterion), Some(framework)) => {
            named(text.what_consensus, &framework.criterion(criterion).id)
        }
        (Subject::Action(criterion), Some(framework)) => named(text.what_action, &framework.criterion(criterion).id),
        (Subject::Reflection(index), Some(framework)) => named(text.what_reflection, &framework.reflections[index].id),
        (Subject::Weights(_), _) => text.what_weights.to_owned(),
        (Subject::Archived, _) => text.what_archived.to_owned(),
        (Subject::Details, _) => text.what_details.to_owned(),
        // A redone deletion leaves nothing to load.
        _ => text.what_deleted.to_owned(),
    }
}
