//! What a line means.

use crate::assessment::Mark;
use crate::framework::{Framework, NOT_APPLICABLE};
use crate::i18n::Lang;
use crate::text::narrow;

/// What an answer asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// On to the next question.
    Next,
    /// Rate the item: the row of the scale.
    Rate(usize),
    /// A number beyond the scale.
    NoSuchRating,
    /// The item does not apply; the reason, if it stands on the line.
    NotApplicable(String),
    /// Clear the rating.
    Clear,
    /// Back to the question before.
    Back,
    /// Write the note; the text, if it stands on the line.
    Note(String),
    /// Record evidence; the title, if it stands on the line.
    Evidence(String),
    /// Set the target; the level, if it stands on the line.
    Target(String),
    /// Undo the last change.
    Undo,
    /// Redo what was undone.
    Redo,
    /// Say where the office stands.
    Standing,
    /// Go to an item.
    GoTo(String),
    /// Go to the next unanswered item.
    NextOpen,
    /// Read the question again.
    Repeat,
    /// Explain what can be typed.
    Help,
    /// Leave.
    Quit,
    /// Nothing that is known.
    Unknown,
}

/// Marks that end a sentence; behind an answer they count for nothing.
const SENTENCE_ENDS: [char; 6] = ['.', '。', ',', '、', ';', '!'];

/// How a command is written: its letter, and its name in both languages, which an input method needs no switch for.
const NAMES: [(&str, &str, &str); 12] = [
    ("b", "back", "返回"),
    ("n", "note", "备注"),
    ("e", "evidence", "佐证"),
    ("t", "target", "目标"),
    ("u", "undo", "撤销"),
    ("r", "redo", "重做"),
    ("s", "standing", "结果"),
    ("g", "go", "转到"),
    ("f", "open", "未评"),
    ("p", "repeat", "再读"),
    ("?", "help", "帮助"),
    ("q", "quit", "退出"),
];

/// A line as an answer to an item. A rating's id goes before a command of the same letter.
#[must_use]
pub fn parse(framework: &Framework, line: &str) -> Command {
    let line = line.trim();
    if line.is_empty() {
        return Command::Next;
    }
    let (head, rest) = split(line);
    if let Some(command) = rating(framework, &head, rest) {
        return command;
    }
    command(&head, rest).or_else(|| rating_by_name(framework, line)).unwrap_or(Command::Unknown)
}

/// The rating whose name, in either language, is the whole line.
fn rating_by_name(framework: &Framework, line: &str) -> Option<Command> {
    let line = narrowed(line);
    let line = line.trim_end_matches(SENTENCE_ENDS);
    let named = |name: &str| narrowed(name).eq_ignore_ascii_case(line);
    let row = framework.scale.iter().position(|rating| Lang::ALL.iter().any(|lang| named(rating.name.get(*lang))))?;
    Some(Command::Rate(row))
}

/// A line at a reflection: one of the letters, or nothing, which means that the line is the answer.
#[must_use]
pub fn parse_at_reflection(framework: &Framework, line: &str) -> Option<Command> {
    let line = line.trim();
    if line.is_empty() {
        return Some(Command::Next);
    }
    let (head, rest) = split(line);
    let letter = NAMES.iter().any(|(letter, ..)| *letter == head);
    match command(&head, rest)? {
        Command::GoTo(name) if letter && framework.find_item(&name).is_some() => Some(Command::GoTo(name)),
        Command::Note(text) if letter && !text.is_empty() => Some(Command::Note(text)),
        Command::Clear => Some(Command::Clear),
        Command::GoTo(_) | Command::Note(_) | Command::Evidence(_) | Command::Target(_) => None,
        command if letter && rest.is_empty() => Some(command),
        _ => None,
    }
}

fn rating(framework: &Framework, head: &str, rest: &str) -> Option<Command> {
    let digits = !head.is_empty() && head.bytes().all(|byte| byte.is_ascii_digit());
    // The number that is read out before a rating means it, whatever its id.
    let row = if digits {
        match head.parse::<usize>().unwrap_or(usize::MAX) {
            0 => return Some(Command::NotApplicable(rest.to_owned())),
            number if number <= framework.scale.len() => number - 1,
            _ => return Some(Command::NoSuchRating),
        }
    } else {
        match Mark::from_id(framework, head) {
            Some(Mark::Scale(row)) => row,
            Some(Mark::NotApplicable) => return Some(Command::NotApplicable(rest.to_owned())),
            None if head.eq_ignore_ascii_case(NOT_APPLICABLE) || head == "不适用" => {
                return Some(Command::NotApplicable(rest.to_owned()));
            }
            None => return None,
        }
    };
    // A rating with more behind it may be anything: `3 items are missing`.
    rest.is_empty().then_some(Command::Rate(row))
}

fn command(head: &str, rest: &str) -> Option<Command> {
    let text = || rest.to_owned();
    if head == "-" && rest.is_empty() {
        return Some(Command::Clear);
    }
    let name = NAMES.iter().find(|(letter, en, zh)| [letter, en, zh].iter().any(|name| **name == head))?;
    let found = match name.0 {
        "n" => Command::Note(text()),
        "e" => Command::Evidence(text()),
        "t" => Command::Target(narrowed(rest)),
        "g" => Command::GoTo(narrowed(rest)),
        _ if !rest.is_empty() => return None,
        "b" => Command::Back,
        "u" => Command::Undo,
        "r" => Command::Redo,
        "s" => Command::Standing,
        "f" => Command::NextOpen,
        "p" => Command::Repeat,
        "?" => Command::Help,
        _ => Command::Quit,
    };
    Some(found)
}

/// The first word as plain letters, and what follows it. A colon ends the word, as in `备注：文字`; a mark that ends a
/// sentence counts for nothing, and neither does the dot of `3.`.
fn split(line: &str) -> (String, &str) {
    let ends = |c: char| c.is_whitespace() || matches!(c, ':' | '：');
    let (head, rest) = match line.find(ends) {
        Some(at) => (&line[..at], line[at..].trim_start_matches(ends)),
        None => (line, ""),
    };
    let head = narrowed(head);
    let bare = head.trim_end_matches(SENTENCE_ENDS);
    (if bare.is_empty() { head } else { bare.to_owned() }, rest.trim_end())
}

/// Full-width twins and the long dash as the signs they stand for.
fn narrowed(text: &str) -> String {
    let plain = |c: char| if matches!(c, '—' | '–' | '−') { '-' } else { narrow(c) };
    let text: String = text.trim().chars().map(plain).collect();
    if text == "--" { "-".to_owned() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework::builtin;

    fn parsed(line: &str) -> Command {
        parse(&builtin(), line)
    }

    #[test]
    fn numbers_and_ids_rate() {
        for line in ["4", "F", "４", "Ｆ", " 4 ", "4。", "4.", "\u{3000}4", "4、"] {
            assert_eq!(parsed(line), Command::Rate(3), "{line}");
        }
        for line in ["完全符合", "完全符合。", " Fully met", "ｆｕｌｌｙ met."] {
            assert_eq!(parsed(line), Command::Rate(3), "{line}");
        }
        assert_eq!(parsed("完全"), Command::Unknown);
        assert_eq!(parsed("5"), Command::NoSuchRating);
        assert_eq!(parsed("99999999999999999999999"), Command::NoSuchRating);
        assert_eq!(parsed("3 of them"), Command::Unknown);
        for line in ["0", "０", "NA", "na", "ＮＡ", "不适用"] {
            assert_eq!(parsed(line), Command::NotApplicable(String::new()), "{line}");
        }
        assert_eq!(parsed("0 本单位没有食堂"), Command::NotApplicable("本单位没有食堂".into()));
        assert_eq!(parsed("NA：没有食堂"), Command::NotApplicable("没有食堂".into()));
        for line in ["-", "－", "——", "—"] {
            assert_eq!(parsed(line), Command::Clear, "{line}");
        }
    }

    #[test]
    fn case_tells_a_rating_from_a_command() {
        assert_eq!(parsed("N"), Command::Rate(0));
        assert_eq!(parsed("n"), Command::Note(String::new()));
        assert_eq!(parsed("f"), Command::NextOpen);
    }

    #[test]
    fn commands_have_a_letter_and_a_name_in_both_languages() {
        for (letter, en, zh) in NAMES {
            let twin: String = letter.chars().filter_map(|c| char::from_u32(u32::from(c) + 0xFEE0)).collect();
            for name in [en, zh, &twin] {
                assert_eq!(parsed(name), parsed(letter), "{name}");
            }
            assert_ne!(parsed(letter), Command::Unknown, "{letter}");
        }
        assert_eq!(parsed("备注：还差 物业 一家"), Command::Note("还差 物业 一家".into()));
        assert_eq!(parsed("e 服务品牌方案"), Command::Evidence("服务品牌方案".into()));
        assert_eq!(parsed("ｔ　３"), Command::Target("3".into()));
        assert_eq!(parsed("g goal-4"), Command::GoTo("goal-4".into()));
        assert_eq!(parsed(""), Command::Next);
        assert_eq!(parsed("u now"), Command::Unknown);
        assert_eq!(parsed("好"), Command::Unknown);
    }

    #[test]
    fn at_a_reflection_text_is_text() {
        let at = |line| parse_at_reflection(&builtin(), line);
        for text in ["我们的品牌", "3", "撤销", "n", "go on", "t 3", "e mail", "g nothing", "back", "u turn", "F"]
        {
            assert_eq!(at(text), None, "{text}");
        }
        assert_eq!(at("b"), Some(Command::Back));
        assert_eq!(at("？"), Some(Command::Help));
        assert_eq!(at("n b"), Some(Command::Note("b".into())));
        assert_eq!(at("g goal-1"), Some(Command::GoTo("goal-1".into())));
        assert_eq!(at("-"), Some(Command::Clear));
        assert_eq!(at(" "), Some(Command::Next));
    }
}
