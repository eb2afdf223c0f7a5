//! Assessments to be reported on.

use std::sync::Arc;

use pinheng::app::{Meeting, Moment, sample};
use pinheng::assessment::{Action, Evidence, Mark, Record, State};
use pinheng::framework::{Framework, builtin};
use pinheng::i18n::Lang;
use pinheng::report::{Format, Options, Parts, Rendered, Scorecard, render};
use pinheng::scoring::{Weights, score};
use pinheng::workshop::{Act, Agenda, Consensus, Participant, People, Place, Role, Room, Vote, Workshop};

/// The time of export of every report here.
pub fn time() -> Moment {
    Moment::parse_from_rfc3339("2026-11-23T10:15:00+08:00").expect("moment")
}

pub fn card(framework: &Arc<Framework>, record: Record, state: State) -> Scorecard {
    let score = score(framework, &record, &Weights::of_framework(framework));
    Scorecard::new(state, Arc::clone(framework), record, score, time().date_naive()).with_id("0123abcd")
}

/// The finished sample.
pub fn sample_card() -> Scorecard {
    let sample = sample();
    card(&sample.framework, sample.record, sample.state)
}

/// Four leaders, five from offices, four of the staff, two of them named, and somebody who guides.
fn people(name: &str) -> People {
    let roles = [(Role::Leader, 4), (Role::Office, 5), (Role::Staff, 4), (Role::Facilitator, 1)];
    let mut list: Vec<Participant> = People::of_roles(&roles).list().to_vec();
    list[0].label = name.into();
    list[13].label = "李四".into();
    People::new(list)
}

fn ballots(course: usize, rounds: [&[usize]; 3]) -> Vec<Act> {
    let roles = [Role::Leader, Role::Office, Role::Staff];
    let votes = |levels: &[usize]| levels.iter().map(|level| Vote::Level(*level)).collect();
    let cast = roles.into_iter().zip(rounds);
    cast.map(|(role, levels)| Act::Cast { course, group: Some(role), votes: votes(levels) }).collect()
}

/// A workshop on four criteria: two rounds on the first, one on the second, one thrown away on the third, and the last
/// one is being voted on.
pub fn meeting(name: &str, reason: &str) -> Meeting {
    let framework = builtin();
    let ranks = framework.levels.iter().map(|level| level.rank).collect();
    let workshop = Workshop::new(ranks, people(name), Agenda::default(), &[0, 3, 5, 7], Some(0));
    let mut room = Room::new(workshop);
    let mut acts = vec![Act::Next, Act::Next];
    acts.extend(ballots(0, [&[3, 3, 4, 2], &[1, 1, 2, 2], &[0, 1, 2, 2]]));
    acts.extend([Act::Reveal, Act::VoteAgain]);
    acts.extend(ballots(0, [&[2, 3, 2, 2], &[1, 2, 2, 2], &[1, 2, 2, 2]]));
    acts.push(Act::Cast { course: 0, group: Some(Role::Office), votes: vec![Vote::Abstain] });
    let consensus = Consensus { rank: 4, reason: reason.into(), minority: "基层感受还不明显".into() };
    acts.extend([
        Act::Reveal,
        Act::Agree { course: 0, consensus, evidenced: Some(2) },
        Act::GoTo(Place::Course(1)),
        Act::Next,
    ]);
    acts.extend(ballots(1, [&[2, 2, 2], &[1, 2, 2, 2], &[2, 2]]));
    acts.extend([Act::Reveal, Act::GoTo(Place::Course(2)), Act::Next]);
    acts.extend(ballots(2, [&[0], &[4, 4], &[]]));
    acts.extend([Act::Drop, Act::GoTo(Place::Course(3)), Act::Next]);
    acts.extend(ballots(3, [&[4, 4, 4], &[4, 4], &[]]));
    acts.push(Act::GoTo(Place::Overview));
    let begun = Moment::parse_from_rfc3339("2026-11-20T09:00:00+08:00").expect("moment");
    for (minutes, act) in (0..).zip(&acts) {
        let at = begun + chrono::TimeDelta::minutes(3 * minutes);
        room.act(act, at).unwrap_or_else(|refused| panic!("{act:?}: {refused:?}"));
    }
    Meeting { key: 1, begun, ended: None, workshop: room.workshop().clone() }
}

/// The finished sample with a workshop and actions.
pub fn workshop_card() -> Scorecard {
    let sample = sample();
    let mut record = sample.record;
    let due = |day| chrono::NaiveDate::from_ymd_opt(2026, 11, day);
    let action = |criterion, what: &str, due| Action { criterion, what: what.into(), due, ..Action::default() };
    record.actions = vec![
        Action {
            item: Some(2),
            owner: "王处长".into(),
            section: "综合处".into(),
            acceptance: "清单印发并上墙".into(),
            ..action(0, "印发服务承诺清单", due(30))
        },
        action(3, "补齐投诉台账", due(1)),
        Action { done: true, ..action(9, "更新标识手册", None) },
    ];
    card(&sample.framework, record, sample.state).with_meetings(vec![meeting("张三", "制度已经公布并执行")])
}

/// An assessment without any answer.
pub fn empty_card() -> Scorecard {
    let framework = builtin();
    let record = Record::new(&framework, "示例局", "2026", "");
    card(&framework, record, State::Draft)
}

/// What has broken reports elsewhere: markup, formulas, controls, marks of direction, rare characters, no characters.
pub const NASTY: &str = "<script>alert('x')</script>&amp;]]>=HYPERLINK(\"http://example.invalid\")\u{202e}\u{200f}\u{7}\u{0}\u{85}\u{fffe}\r\n璟彧瓅𠮷\t{{x}}</style><img src=x onerror=y>";

/// Everything at its longest and worst.
pub fn longest_card() -> Scorecard {
    let framework = builtin();
    let long = |text: &str| text.repeat(40) + NASTY;
    let mut record = Record::new(&framework, &("示例".repeat(29) + "璟𠮷"), NASTY, &long("全局"));
    for (index, answer) in record.answers.iter_mut().enumerate() {
        answer.rating = Some(if index % 9 == 0 { Mark::NotApplicable } else { Mark::Scale(index % 4) });
        answer.reason = long("理由");
        answer.note = long("备注\n");
        let record = |number: usize| Evidence {
            title: format!("{number}{}", long("题名")),
            number: long("文号"),
            date: Some(time().date_naive()),
            unit: long("处室"),
            location: "x".repeat(300),
            valid_until: Some(time().date_naive()),
        };
        answer.evidence = (0..3).map(record).collect();
    }
    record.reflections.fill(long("思考\n"));
    record.targets.fill(Some(5));
    let action = |criterion: usize| Action {
        criterion,
        item: Some(framework.first_item(criterion)),
        what: long("整改"),
        owner: NASTY.into(),
        section: long("处室"),
        due: Some(time().date_naive()),
        acceptance: long("验收\n"),
        done: criterion.is_multiple_of(2),
    };
    record.actions = (0..framework.criteria().len()).map(action).collect();
    let meetings = vec![meeting(NASTY, &long("理由\n")), meeting(&long("甲"), NASTY)];
    card(&framework, record, State::Draft).with_meetings(meetings)
}

pub fn rendered(card: &Scorecard, format: Format, lang: Lang, parts: &Parts) -> Rendered {
    let options = Options { time: time(), font: None, system_fonts: false, framework_text: "schema = 1\n" };
    render(card, format, lang, parts, &options).unwrap_or_else(|error| panic!("{error}"))
}

/// A report that is text.
pub fn text(card: &Scorecard, format: Format, lang: Lang, parts: &Parts) -> String {
    String::from_utf8(rendered(card, format, lang, parts).bytes).expect("UTF-8")
}
