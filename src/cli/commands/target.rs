//! `target`: the level aimed at for a criterion.

use clap::{ArgMatches, Command};

use super::{rate, text as value};
use crate::app::{Edit, Error, What};
use crate::cli::context::Context;
use crate::cli::failure::{Failure, Output};
use crate::cli::tree::{id, positional};
use crate::i18n::{HelpText, fill};
use crate::source::nearest;

/// The command.
pub fn command(text: &'static HelpText) -> Command {
    Command::new("target").about(text.target).args([
        id(text),
        positional("criterion", text.v_criterion, text.a_criterion),
        positional("rank", text.v_rank, text.a_rank).allow_negative_numbers(true),
    ])
}

/// Sets or clears it.
///
/// # Errors
/// No such assessment or criterion, a rank that is no level's, an assessment that is not a draft.
pub fn run(context: &Context<'_>, matches: &ArgMatches) -> Result<Output, Failure> {
    let mut app = context.store()?;
    let mut assessment = context.load(&app, value(matches, "id"))?;
    let framework = &assessment.framework;
    let name = value(matches, "criterion");
    let Some(criterion) = framework.find_criterion(name) else {
        let near = nearest(name, framework.criteria().map(|criterion| criterion.id.as_str()));
        return Err(context.refused(&Error::NotFound { what: What::Criterion, name: name.to_owned(), near }));
    };
    let word = value(matches, "rank");
    let rank = word.parse::<i64>().ok().filter(|rank| framework.level(*rank).is_some());
    if rank.is_none() && word != "-" {
        let known = framework.rank_list();
        return Err(Failure::usage(fill(context.text().unknown_rank, &[("name", word), ("known", &known)])));
    }
    rate::commit(context, &mut app, &mut assessment, &Edit::Target { criterion, rank })?;
    Ok(Output::silent())
}
