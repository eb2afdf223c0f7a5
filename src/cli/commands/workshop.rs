//! `workshop`: ballots as forms, written before the meeting and collected when they are filled in.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use clap::{Arg, ArgMatches, Command};
use serde_json::{Value, json};

use super::{path, text as value};
use crate::app::{App, Assessment, Error, Meeting};
use crate::assessment::State;
use crate::ballot::{BlankForm, FilledForm, FormFault, FormFaultKind, Identity, MOST_BYTES, blank_form, read_form};
use crate::cli::context::Context;
use crate::cli::failure::{Failure, OTHER, Output, USAGE};
use crate::cli::input;
use crate::cli::tree::{files, id, option};
use crate::i18n::{BallotText, HelpText, fill};
use crate::workshop::{Act, MOST_PARTICIPANTS, Refused, Role, Round};

/// The command's name.
pub const NAME: &str = "workshop";

/// The command.
#[must_use]
pub fn command(text: &'static HelpText) -> Command {
    let most = i64::try_from(MOST_PARTICIPANTS).unwrap_or(i64::MAX);
    let count: Arg = option("count", text.v_count, text.a_count).value_parser(clap::value_parser!(u16).range(1..=most));
    let out = option("out", text.v_file, text.a_form_out).value_parser(clap::value_parser!(PathBuf));
    Command::new(NAME).about(text.workshop).subcommand_required(true).subcommands([
        Command::new("form").about(text.workshop_form).args([id(text), out, count]),
        Command::new("collect").about(text.workshop_collect).arg(id(text)).arg(files(text.v_file, text.a_forms)),
    ])
}

/// Runs the one that was given.
///
/// # Errors
/// What it failed with.
pub fn run(context: &Context<'_>, matches: &ArgMatches) -> Result<Output, Failure> {
    match matches.subcommand() {
        Some(("form", matches)) => form(context, matches),
        Some((_, matches)) => collect(context, matches),
        // clap lets nothing else through.
        None => Ok(Output::silent()),
    }
}

/// A workshop whose first votes are still to come, or going on.
struct Open {
    assessment: Assessment,
    meeting: Meeting,
    identity: Identity,
    criteria: Vec<usize>,
    roles: Vec<Role>,
}

impl Open {
    fn find(context: &Context<'_>, app: &App, id: &str) -> Result<Self, Failure> {
        let refused = |error: Error| context.refused(&error);
        let assessment = context.load(app, id)?;
        match assessment.state {
            State::Draft => {}
            State::Finalised => return Err(refused(Error::Finalised)),
            State::Archived => return Err(refused(Error::Archived)),
        }
        let key = app.last_workshop(&assessment.id).map_err(refused)?;
        let meeting = assessment.meetings.iter().find(|meeting| meeting.key == key).cloned();
        let meeting = meeting.ok_or_else(|| refused(Error::NoWorkshop))?;
        let text = BallotText::of(context.lang());
        if meeting.ended.is_some() {
            return Err(Failure::new(OTHER, text.ended.to_owned()));
        }
        let people = meeting.workshop.people();
        if !people.can_vote_secretly() {
            return Err(refused(Refused::TooFewVoters.into()));
        }
        let fresh = |rounds: &[Round]| rounds.len() < 2 && rounds.iter().all(Round::is_sealed);
        if !meeting.workshop.courses().iter().all(|course| fresh(&course.rounds)) {
            return Err(Failure::new(OTHER, text.voted.to_owned()));
        }
        let framework = &assessment.framework;
        let identity = Identity {
            assessment: assessment.id.clone(),
            workshop: key,
            framework: [framework.id.clone(), framework.version.clone(), framework.hash.clone()],
        };
        let criteria = meeting.workshop.courses().iter().map(|course| course.criterion).collect();
        let roles = if people.keeps_roles() { people.voting_roles() } else { Vec::new() };
        Ok(Self { assessment, meeting, identity, criteria, roles })
    }

    /// A form with a token of its own.
    fn blank(&self, context: &Context<'_>) -> Result<Vec<u8>, Failure> {
        let text = BallotText::of(context.lang());
        let failed = |template: &str, reason: String| Failure::new(OTHER, fill(template, &[("reason", &reason)]));
        let mut chance = [0_u8; 16];
        getrandom::fill(&mut chance).map_err(|error| failed(text.no_chance, error.to_string()))?;
        let token = format!("{:032x}", u128::from_be_bytes(chance));
        let record = &self.assessment.record;
        let form = BlankForm {
            identity: &self.identity,
            token: &token,
            framework: &self.assessment.framework,
            criteria: &self.criteria,
            roles: &self.roles,
            about: [&record.office, &record.period],
            lang: context.lang(),
        };
        blank_form(&form).map_err(|error| failed(text.not_written, error.to_string()))
    }

    /// How many more forms could be counted.
    fn room(&self) -> usize {
        let courses = self.meeting.workshop.courses().iter();
        let voted = courses.filter_map(|course| course.sealed()).map(Round::voted).max().unwrap_or_default();
        self.meeting.workshop.people().voters().saturating_sub(voted)
    }
}

fn form(context: &Context<'_>, matches: &ArgMatches) -> Result<Output, Failure> {
    let text = BallotText::of(context.lang());
    let count = matches.get_one::<u16>("count").copied();
    let out = matches.contains_id("out").then(|| path(matches, "out"));
    if count.is_some() && out.is_none() {
        return Err(Failure::usage(text.count_needs_out.to_owned()));
    }
    if context.json && out.is_none() {
        return Err(Failure::usage(text.json_needs_out.to_owned()));
    }
    let app = context.store()?;
    let open = Open::find(context, &app, value(matches, "id"))?;
    let Some(out) = out else { return Ok(Output::bytes(open.blank(context)?)) };
    let paths = match count {
        None => vec![out.to_owned()],
        Some(count) => {
            std::fs::create_dir_all(out).map_err(|error| context.refused(&Error::of_io(out, &error)))?;
            let digits = count.to_string().len().max(2);
            let name = |number: u16| format!("{}_{number:0digits$}.xlsx", text.file);
            (1..=count).map(|number| out.join(name(number))).collect()
        }
    };
    // None is written where one is in the way.
    if let Some(there) = paths.iter().find(|path| path.symlink_metadata().is_ok()) {
        return Err(context.refused(&Error::Exists(there.clone())));
    }
    for path in &paths {
        write(path, &open.blank(context)?).map_err(|error| context.refused(&Error::of_io(path, &error)))?;
    }
    let names: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
    if context.json {
        return Ok(Output::json(&names.iter().map(|name| json!({ "file": name })).collect::<Value>()));
    }
    Ok(Output::text(&names.join("\n")))
}

/// Writes a file that must not be there yet.
fn write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    std::fs::OpenOptions::new().write(true).create_new(true).open(path)?.write_all(bytes)
}

/// A form with the name of its file.
type Named = (String, FilledForm);

fn collect(context: &Context<'_>, matches: &ArgMatches) -> Result<Output, Failure> {
    let (lang, text) = (context.lang(), BallotText::of(context.lang()));
    let mut app = context.store()?;
    let mut open = Open::find(context, &app, value(matches, "id"))?;
    let (mut forms, mut failures): (Vec<Named>, Vec<Failure>) = (Vec::new(), Vec::new());
    for path in matches.get_many::<PathBuf>("file").unwrap_or_default() {
        match read(context, &open, path) {
            Ok(form) => forms.push((path.display().to_string(), form)),
            Err(failure) => failures.push(failure),
        }
    }
    failures.extend(together(&open, &forms).iter().map(|(file, kind)| fault(context, file, kind.clone())));
    if !failures.is_empty() {
        return Err(none_taken(Failure::all(&failures, lang), text));
    }
    let acts: Vec<(String, Act)> = forms
        .iter()
        .map(|(_, form)| (form.token.clone(), Act::Form { group: form.role, votes: form.votes.clone() }))
        .collect();
    let key = open.meeting.key;
    let acted = app.collect(&mut open.assessment, key, &acts).map_err(|error| match error {
        Error::FormTwice { index } => none_taken(fault(context, &forms[index].0, FormFaultKind::Counted), text),
        error => context.refused(&error),
    })?;
    let output = counted(context, &open, forms.len())?;
    Ok(if acted.traces { output.with_note(text.traces.to_owned()) } else { output })
}

fn read(context: &Context<'_>, open: &Open, path: &Path) -> Result<FilledForm, Failure> {
    let bytes = input::read_at_most(path, MOST_BYTES).map_err(|error| error.failure(context.lang()))?;
    let framework = &open.assessment.framework;
    read_form(&bytes, &open.identity, framework, &open.criteria, &open.roles).map_err(|faults| {
        let name = path.display().to_string();
        let lines: Vec<String> = faults.iter().map(|fault| fault.message(&name, context.lang())).collect();
        Failure { code: USAGE, message: lines.join("\n"), located: true }
    })
}

/// What is wrong with forms only beside others: one that came twice, and more than there are voters.
fn together(open: &Open, forms: &[Named]) -> Vec<(String, FormFaultKind)> {
    let mut faults = Vec::new();
    for (at, (file, form)) in forms.iter().enumerate() {
        if let Some((other, _)) = forms[..at].iter().find(|(_, earlier)| earlier.token == form.token) {
            faults.push((file.clone(), FormFaultKind::Twice { other: other.clone() }));
        }
    }
    let room = open.room();
    if let Some((file, _)) = forms.get(room) {
        faults.push((file.clone(), FormFaultKind::Beyond { room }));
    }
    for role in &open.roles {
        let most = open.meeting.workshop.people().count(Some(*role));
        if let Some((file, _)) = forms.iter().filter(|(_, form)| form.role == Some(*role)).nth(most)
            && forms.len() <= room
        {
            faults.push((file.clone(), FormFaultKind::Beyond { room: most }));
        }
    }
    faults
}

fn fault(context: &Context<'_>, file: &str, kind: FormFaultKind) -> Failure {
    Failure { code: USAGE, message: FormFault::whole(kind).message(file, context.lang()), located: true }
}

/// Says below the faults that nothing was counted.
fn none_taken(mut failure: Failure, text: &BallotText) -> Failure {
    failure.message += "\n";
    failure.message += text.none_taken;
    failure
}

/// How many were counted, and how many have voted.
fn counted(context: &Context<'_>, open: &Open, forms: usize) -> Result<Output, Failure> {
    let missing = || context.refused(&Error::NoWorkshop);
    let after = open.assessment.meetings.iter().find(|meeting| meeting.key == open.meeting.key).ok_or_else(missing)?;
    let all = after.workshop.people().voters();
    let course = after.workshop.courses().first().ok_or_else(missing)?;
    let voted = course.sealed().map_or(0, Round::voted);
    if context.json {
        let value = json!({
            "assessment": open.assessment.id,
            "workshop": open.meeting.key,
            "counted": forms,
            "voted": voted,
            "voters": all,
        });
        return Ok(Output::json(&value));
    }
    let name = open.assessment.framework.criterion(course.criterion).title.get(context.lang());
    let values = [("n", forms.to_string()), ("voted", voted.to_string()), ("all", all.to_string())];
    let values: Vec<(&str, &str)> =
        values.iter().map(|(key, value)| (*key, value.as_str())).chain([("name", name)]).collect();
    Ok(Output::text(&fill(BallotText::of(context.lang()).collected, &values)))
}
