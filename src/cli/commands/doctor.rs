//! `doctor`: what stands in the way of the data, the terminal, the language and the fonts of reports.

use clap::{ArgMatches, Command};
use serde_json::json;

use crate::app::{Finding, Outcome};
use crate::cli::context::Context;
use crate::cli::failure::{Failure, MISSING, OTHER, Output};
use crate::cli::interface::has_terminal;
use crate::i18n::{HelpText, fill};
use crate::report::fonts::{Fonts, Role, Wish};
use crate::tui::{self, theme::is_light};

/// The smallest window that everything of the interface fits in.
const SMALLEST: (u16, u16) = (80, 24);

/// The command.
pub fn command(text: &'static HelpText) -> Command {
    Command::new("doctor").about(text.doctor)
}

/// One line of the report.
struct Line {
    about: &'static str,
    outcome: Outcome,
    message: String,
}

impl Line {
    fn new(about: &'static str, outcome: Outcome, message: String) -> Self {
        Self { about, outcome, message }
    }
}

/// Checks and reports.
///
/// # Errors
/// With the whole report, if anything is wrong or there is no data file.
pub fn run(context: &Context<'_>, _matches: &ArgMatches) -> Result<Output, Failure> {
    let text = context.text();
    let path = context.settings.db()?.display().to_string();
    let mut lines = Vec::new();
    let mut code = None;
    match context.store_if_any() {
        Ok(Some(mut app)) => {
            lines.push(Line::new("file", Outcome::Fine, fill(text.d_file, &[("path", &path)])));
            match app.doctor() {
                Ok(findings) => lines.extend(findings.iter().map(|finding| of_store(context, finding))),
                Err(error) => lines.push(Line::new("file", Outcome::Fault, error.message(context.lang()))),
            }
        }
        Ok(None) => {
            code = Some(MISSING);
            lines.push(Line::new("file", Outcome::Note, fill(text.d_no_file, &[("path", &path)])));
        }
        // A store that cannot even be opened must not hide what is said about the terminal.
        Err(failure) => {
            lines.push(Line::new("file", Outcome::Fault, fill(text.d_file, &[("path", &path)])));
            lines.push(Line::new("file", Outcome::Fault, failure.message));
        }
    }
    lines.extend([terminal(context), colours(context)]);
    lines.extend(told(context));
    lines.extend([locale(context), fonts(context)]);
    lines.push(Line::new("language", Outcome::Fine, fill(text.d_language, &[("lang", context.lang().code())])));
    let report = render(context, &lines);
    if lines.iter().any(|line| line.outcome == Outcome::Fault) {
        code = Some(OTHER);
    }
    match code {
        Some(code) => Err(Failure { code, message: report, located: true }),
        None => Ok(Output::text(&report)),
    }
}

fn of_store(context: &Context<'_>, finding: &Finding) -> Line {
    use crate::app::FindingKind as K;
    let about = match finding.kind {
        K::Structure => "structure",
        K::References => "references",
        K::Frameworks => "frameworks",
        K::Content => "content",
        K::Modes => "modes",
        K::Journal => "journal",
        K::Scores => "scores",
        K::ReadOnly => "read_only",
        K::Traces => "traces",
        K::Version => "version",
    };
    Line::new(about, finding.outcome, finding.message(context.lang()))
}

fn terminal(context: &Context<'_>) -> Line {
    use std::io::IsTerminal as _;
    let text = context.text();
    let size = if std::io::stdout().is_terminal() { crossterm::terminal::size().ok() } else { None };
    let Some((columns, rows)) = size else {
        return Line::new("terminal", Outcome::Note, text.d_no_terminal.to_owned());
    };
    if columns == 0 || rows == 0 {
        return Line::new("terminal", Outcome::Note, text.d_sizeless.to_owned());
    }
    let small = columns < SMALLEST.0 || rows < SMALLEST.1;
    let (outcome, template) = if small { (Outcome::Note, text.d_small) } else { (Outcome::Fine, text.d_terminal) };
    let (columns, rows) = (columns.to_string(), rows.to_string());
    Line::new("terminal", outcome, fill(template, &[("columns", &columns), ("rows", &rows)]))
}

fn colours(context: &Context<'_>) -> Line {
    let text = context.text();
    let value = |name: &str| context.variable(name).map(|value| value.to_string_lossy().into_owned());
    let term = value("TERM").unwrap_or_default();
    let colours = if value("NO_COLOR").is_some() {
        text.d_no_colour.to_owned()
    } else if value("COLORTERM").is_some_and(|kind| kind == "truecolor" || kind == "24bit") {
        text.d_colours_true.to_owned()
    } else if term.contains("256") {
        text.d_colours_256.to_owned()
    } else if term.is_empty() || term == "dumb" {
        let term = if term.is_empty() { text.d_unset.to_owned() } else { term };
        fill(text.d_colours_none, &[("term", &term)])
    } else {
        text.d_colours_16.to_owned()
    };
    Line::new("colours", Outcome::Fine, fill(text.d_colours, &[("colours", &colours)]))
}

/// What the terminal tells of itself; nothing where there is none.
fn told(context: &Context<'_>) -> Vec<Line> {
    if !has_terminal() {
        return Vec::new();
    }
    let text = context.text();
    let answer = tui::ask_once();
    let ground = match answer.background.map(is_light) {
        Some(true) => text.d_ground_light,
        Some(false) => text.d_ground_dark,
        None => text.d_ground_unknown,
    };
    let width = match answer.ambiguous_wide {
        Some(true) => text.d_wide,
        Some(false) => text.d_narrow,
        None => text.d_width_unknown,
    };
    let line = |about, known, message: &str| {
        Line::new(about, if known { Outcome::Fine } else { Outcome::Note }, message.to_owned())
    };
    vec![
        line("background", answer.background.is_some(), ground),
        line("ambiguous_width", answer.ambiguous_wide.is_some(), width),
    ]
}

/// What reports are drawn with.
fn fonts(context: &Context<'_>) -> Line {
    match Fonts::find(Wish { file: None, system: true }, context.lang()) {
        Ok(fonts) => {
            let places = [("text", fonts.family(Role::Text)), ("sans", fonts.family(Role::Sans))];
            Line::new("fonts", Outcome::Fine, fill(context.text().d_fonts, &places))
        }
        Err(error) => Line::new("fonts", Outcome::Fault, error.message(context.lang())),
    }
}

fn locale(context: &Context<'_>) -> Line {
    let text = context.text();
    let set = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(|name| context.variable(name));
    let locale = set.map_or_else(|| text.d_unset.to_owned(), |locale| locale.to_string_lossy().into_owned());
    let plain = locale.to_ascii_lowercase().replace('-', "");
    // Windows has no such variables; its console takes UTF-8 from us.
    let good = cfg!(windows) || plain.contains("utf8");
    let (outcome, template) = if good { (Outcome::Fine, text.d_utf8) } else { (Outcome::Note, text.d_not_utf8) };
    Line::new("locale", outcome, fill(template, &[("locale", &locale)]))
}

fn render(context: &Context<'_>, lines: &[Line]) -> String {
    if context.json {
        let rows = lines
            .iter()
            .map(|line| json!({"about": line.about, "outcome": outcome_id(line.outcome), "message": line.message}));
        let rows: serde_json::Value = rows.collect();
        return serde_json::to_string_pretty(&rows).unwrap_or_default();
    }
    let text = context.text();
    let name = |outcome| match outcome {
        Outcome::Fine => text.d_ok,
        Outcome::Note => text.d_note,
        Outcome::Mended => text.d_mended,
        Outcome::Fault => text.d_fault,
    };
    let rows: Vec<String> = lines
        .iter()
        .map(|line| format!("[{}] {}", crate::text::width::center(name(line.outcome), 6), line.message))
        .collect();
    rows.join("\n")
}

fn outcome_id(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Fine => "ok",
        Outcome::Note => "note",
        Outcome::Mended => "mended",
        Outcome::Fault => "fault",
    }
}
