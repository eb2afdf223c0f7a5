//! What the figures say together: bottleneck, cheapest step, contradictions, expired evidence.

use crate::framework::{Condition, Subject, Test};
use crate::i18n::{ScoreText, fill};
use crate::scoring::one;
use crate::tui::dialog::{Role, ViewLine, Viewer};
use crate::tui::screens::assess::path_words;
use crate::tui::state::{Open, State, level_short};

/// One finding.
pub struct Finding {
    /// The word in front.
    pub lead: &'static str,
    /// The sentence.
    pub text: String,
    /// Whether it is something to worry about.
    pub warning: bool,
    /// The criterion it leads to.
    pub criterion: Option<usize>,
    /// What `Enter` shows instead, if there is more to read.
    pub viewer: Option<Viewer>,
}

/// All findings, most important first.
#[must_use]
pub fn list(state: &State, open: &Open) -> Vec<Finding> {
    let text = ScoreText::of(state.lang);
    let mut found = Vec::new();
    if open.score.progress.answered() == 0 {
        return found;
    }
    found.extend(bottleneck(state, open));
    found.extend(cheapest(state, open));
    for index in &open.score.diagnostics {
        let diagnostic = &open.framework().diagnostics[*index];
        found.push(Finding {
            lead: text.diagnostic,
            text: diagnostic.message.get(state.lang).to_owned(),
            warning: true,
            criterion: None,
            viewer: Some(grounds(state, open, *index)),
        });
    }
    let today = state.now.date_naive();
    let answers = &open.assessment.record.answers;
    let expired = answers.iter().flat_map(|answer| &answer.evidence).filter(|record| record.is_expired(today)).count();
    let bare = answers.iter().filter(|answer| answer.is_unevidenced(open.framework())).count();
    for (count, template) in [(expired, text.expired_line), (bare, text.bare_line)] {
        if count > 0 {
            let line = fill(template, &[("n", &count.to_string())]);
            let lead = state.terms().evidence_word;
            found.push(Finding { lead, text: line, warning: true, criterion: None, viewer: None });
        }
    }
    found
}

fn bottleneck(state: &State, open: &Open) -> Option<Finding> {
    const SHOWN: usize = 4;
    let text = ScoreText::of(state.lang);
    let standing = open.score.bottleneck();
    let lowest = open.score.overall.level?;
    let name = |index: &usize| open.framework().criterion(*index).title.get(state.lang);
    let mut names = standing.iter().take(SHOWN).map(name).collect::<Vec<_>>().join(state.terms().list_comma);
    if standing.len() > SHOWN {
        names += &fill(text.and_others, &[("n", &standing.len().to_string())]);
    }
    let level = level_short(lowest, state.lang);
    let line = fill(text.bottleneck_line, &[("names", &names), ("level", &level)]);
    let criterion = standing.first().copied();
    Some(Finding { lead: state.terms().bottleneck, text: line, warning: true, criterion, viewer: None })
}

/// The criterion of the bottleneck that is nearest to its next level.
fn cheapest(state: &State, open: &Open) -> Option<Finding> {
    let text = ScoreText::of(state.lang);
    let framework = open.framework();
    let lowest = open.score.overall.level?;
    let next = framework.levels.iter().map(|level| level.rank).find(|rank| *rank > lowest)?;
    let path = |index: usize| {
        let answers = open.assessment.record.of_criterion(framework, index);
        let rows: Vec<Option<usize>> =
            answers.iter().map(|answer| crate::scoring::View::Claimed.row(framework, answer)).collect();
        crate::scoring::path_to(framework, index, &rows, next)
    };
    let count = |path: &[crate::scoring::Step]| path.iter().map(|step| step.to - step.from).sum::<usize>();
    let paths = open.score.bottleneck().into_iter().filter_map(|index| Some((index, path(index)?)));
    let (index, path) = paths.filter(|(_, path)| !path.is_empty()).min_by_key(|(_, path)| count(path))?;
    let steps = fill(state.terms().steps, &[("n", &count(&path).to_string())]);
    let steps = if count(&path) == 1 { state.terms().one_step.to_owned() } else { steps };
    let words = path_words(state, open, &path, state.glyphs.to, 6);
    let values = [
        ("criterion", framework.criterion(index).title.get(state.lang).to_owned()),
        ("steps", steps),
        ("level", level_short(next, state.lang)),
        ("path", words),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(key, value)| (*key, value.as_str())).collect();
    let line = fill(text.cheapest_line, &values);
    Some(Finding { lead: text.cheapest, text: line, warning: false, criterion: Some(index), viewer: None })
}

/// Why a diagnostic fires: each condition with the figure that meets it.
fn grounds(state: &State, open: &Open, index: usize) -> Viewer {
    let diagnostic = &open.framework().diagnostics[index];
    let mut lines = vec![
        ViewLine::new(Role::Text, diagnostic.message.get(state.lang)),
        ViewLine::new(Role::Text, ""),
        ViewLine::new(Role::Heading, ScoreText::of(state.lang).grounds),
    ];
    lines.extend(diagnostic.when.iter().map(|condition| ViewLine::new(Role::Text, ground(state, open, condition))));
    Viewer::new(ScoreText::of(state.lang).diagnostic.to_owned(), lines)
}

fn ground(state: &State, open: &Open, condition: &Condition) -> String {
    let (text, terms, framework) = (ScoreText::of(state.lang), state.terms(), open.framework());
    match condition {
        Condition::Figure(subject, comparison) => {
            let (name, figures) = match subject {
                Subject::Criterion(index) => {
                    (framework.criterion(*index).title.get(state.lang), open.score.criteria[*index].figures)
                }
                Subject::Dimension(index) => {
                    (framework.dimensions[*index].title.get(state.lang), open.score.dimensions[*index].figures)
                }
            };
            let level = |rank: Option<i64>| rank.map_or_else(|| "-".to_owned(), |rank| level_short(rank, state.lang));
            let (word, value, template, bound) = match comparison {
                Test::ScoreAtLeast(bound) => {
                    (terms.claimed, one(figures.score), text.ground_at_least, one(Some(*bound)))
                }
                Test::ScoreBelow(bound) => {
                    (terms.potential, one(figures.score_potential), text.ground_below, one(Some(*bound)))
                }
                Test::EvidencedBelow(bound) => {
                    (terms.evidenced, one(figures.evidenced_score), text.ground_below, one(Some(*bound)))
                }
                Test::LevelAtLeast(rank) => {
                    (terms.level, level(figures.level), text.ground_at_least, level(Some(*rank)))
                }
                Test::LevelBelow(rank) => {
                    (terms.level, level(figures.level_potential), text.ground_below, level(Some(*rank)))
                }
            };
            fill(template, &[("what", &format!("{name} {word}")), ("value", &value), ("bound", &bound)])
        }
        Condition::Rated { item, rating, at_least } => {
            let found = match open.assessment.record.answers[*item].rating {
                Some(crate::assessment::Mark::Scale(row)) => framework.scale[row].name.get(state.lang),
                _ => terms.unanswered,
            };
            let bound = framework.scale[*rating].name.get(state.lang);
            let template = if *at_least { text.ground_at_least } else { text.ground_below };
            fill(template, &[("what", &state.item_name(framework, *item)), ("value", found), ("bound", bound)])
        }
        Condition::UnevidencedAtLeast(count) => {
            let answers = &open.assessment.record.answers;
            let bare = answers.iter().filter(|answer| answer.is_unevidenced(framework)).count().to_string();
            let bound = count.to_string();
            fill(text.ground_at_least, &[("what", text.bare_word), ("value", &bare), ("bound", &bound)])
        }
    }
}
