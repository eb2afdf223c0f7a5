//! `rate`: one item's rating, note and evidence, for scripts.

use clap::{ArgAction, ArgMatches, Command};

use super::text as value;
use crate::app::{App, Assessment, Edit, Error, What};
use crate::assessment::{Evidence, Mark, State};
use crate::cli::context::Context;
use crate::cli::failure::{Failure, Output};
use crate::cli::tree::{id, option, positional};
use crate::i18n::{HelpText, fill};
use crate::source::nearest;

/// The command.
pub fn command(text: &'static HelpText) -> Command {
    Command::new("rate").about(text.rate).args([
        id(text),
        positional("item", text.v_item, text.a_item),
        positional("rating", text.v_rating, text.a_rating),
        option("reason", text.v_reason, text.a_reason),
        option("note", text.v_note, text.a_note),
        option("evidence", text.v_title, text.a_evidence).action(ArgAction::Append),
    ])
}

/// Rates it; everything is checked before anything is changed.
///
/// # Errors
/// No such assessment, item or rating, `NA` without a reason, an assessment that is not a draft.
pub fn run(context: &Context<'_>, matches: &ArgMatches) -> Result<Output, Failure> {
    let mut app = context.store()?;
    let mut assessment = context.load(&app, value(matches, "id"))?;
    let edit = edit(context, &assessment, matches)?;
    commit(context, &mut app, &mut assessment, &edit)?;
    Ok(Output::silent())
}

/// Commits an edit.
///
/// # Errors
/// What the store refuses.
pub fn commit(context: &Context<'_>, app: &mut App, assessment: &mut Assessment, edit: &Edit) -> Result<(), Failure> {
    // Refused even where nothing would change, as it would be with any other value.
    match assessment.state {
        State::Finalised => return Err(context.refused(&Error::Finalised)),
        State::Archived => return Err(context.refused(&Error::Archived)),
        State::Draft => {}
    }
    match app.edit(assessment, edit, None) {
        Ok(_) => Ok(()),
        Err(Error::NoReason) => Err(Failure::usage(context.text().na_reason.to_owned())),
        Err(error) => Err(context.refused(&error)),
    }
}

fn edit(context: &Context<'_>, assessment: &Assessment, matches: &ArgMatches) -> Result<Edit, Failure> {
    let (text, framework) = (context.text(), &assessment.framework);
    let name = value(matches, "item");
    let Some(item) = framework.find_item(name) else {
        let near = nearest(name, framework.items().map(|item| item.id.as_str()));
        return Err(context.refused(&Error::NotFound { what: What::Item, name: name.to_owned(), near }));
    };
    let rating = value(matches, "rating");
    let mark = if rating == "-" { None } else { Mark::from_id(framework, rating) };
    if mark.is_none() && rating != "-" {
        let known = framework.rating_list();
        return Err(Failure::usage(fill(text.unknown_rating, &[("name", rating), ("known", &known)])));
    }
    let given = |name: &str| matches.get_one::<String>(name).cloned();
    let reason = given("reason");
    if reason.is_some() && mark != Some(Mark::NotApplicable) {
        return Err(Failure::usage(text.reason_only_na.to_owned()));
    }
    let mut evidence = Vec::new();
    for title in matches.get_many::<String>("evidence").unwrap_or_default().map(|title| title.trim()) {
        if title.is_empty() {
            return Err(Failure::usage(text.blank_title.to_owned()));
        }
        evidence.push(Evidence { title: title.to_owned(), ..Evidence::default() });
    }
    Ok(Edit::Answer { item, rating: Some(mark), reason, note: given("note"), evidence })
}
