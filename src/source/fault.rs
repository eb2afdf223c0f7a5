//! What can be wrong with a file, where, and how it is said in both languages.

use std::fmt::Write as _;

use super::binding::BindingFault;
use super::reader::{LIKELY, likeness};
use super::syntax::sentence;
use crate::i18n::Lang;

/// The kinds of value that messages name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "each kind is the word it is")]
pub enum Kind {
    Text,
    Words,
    Integer,
    LargeInteger,
    Number,
    Bool,
    Date,
    Time,
    List,
    Table,
    Null,
}

impl Kind {
    /// The kind as what is wanted.
    fn wanted(self, lang: Lang) -> &'static str {
        match self {
            Self::Words => lang.pick("双语文字 { zh = \"文字\", en = \"text\" }", "{ zh = \"文字\", en = \"text\" }"),
            Self::Number => lang.pick("数", "a number"),
            Self::Bool => lang.pick("是非值 true 或 false", "true or false"),
            Self::Date => lang.pick("日期（如 2026-03-01）", "a date (such as 2026-03-01)"),
            _ => self.found(lang),
        }
    }

    /// The kind as what stands there.
    fn found(self, lang: Lang) -> &'static str {
        match self {
            Self::Text | Self::Words => lang.pick("文字", "a text"),
            Self::Integer => lang.pick("整数", "a whole number"),
            Self::LargeInteger => lang.pick("过大的整数", "one that is too large"),
            Self::Number => lang.pick("小数", "a decimal number"),
            Self::Bool => lang.pick("是非值", "a truth value"),
            Self::Date => lang.pick("日期", "a date"),
            Self::Time => lang.pick("带时刻的日期", "a date with a time of day"),
            Self::List => lang.pick("列表 [ ]", "a list [ ]"),
            Self::Table => lang.pick("表 { }", "a table { }"),
            Self::Null => lang.pick("空值 null", "null"),
        }
    }
}

/// The numbers that a key admits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bounds {
    /// From 0, below 1.
    Share,
    /// From 0 to 100.
    Percent,
    /// From 1.
    Count,
}

impl Bounds {
    fn demand(self, lang: Lang) -> &'static str {
        match self {
            Self::Share => lang.pick("应不小于 0、小于 1", "must be at least 0 and below 1"),
            Self::Percent => lang.pick("应在 0 到 100 之间", "must lie between 0 and 100"),
            Self::Count => lang.pick("应为 1 或更大的整数", "must be 1 or more"),
        }
    }
}

/// One thing that is wrong. `key` and `of` stand as they do in the file; `of` is the id of the nearest named
/// owner, or a table's name.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs, reason = "the message of each variant stands in `FaultKind::message`")]
pub enum FaultKind {
    Syntax(String),
    Punctuation { found: char, right: char },
    NotUtf8,
    TooLarge,
    Root { found: Kind },
    UnknownKey { key: String, of: String, near: Option<String>, known: String },
    DuplicateKey { key: String, of: String },
    MissingKey { key: String, of: String },
    WrongType { key: String, of: String, expected: Kind, found: Kind },
    WrongRow { key: String, of: String, expected: Kind, found: Kind },
    Day { key: String, of: String, text: String, quoted: bool },
    Schema { found: i64 },
    DuplicateId { key: String, id: String },
    BadId { key: String, id: String },
    ReservedId { id: String },
    Dangling { key: String, of: String, id: String, near: Option<String>, known: String },
    Weight { of: String },
    MustRise { key: String, of: String },
    RankTwice { key: String, of: String, rank: i64 },
    PointsFromZero,
    TooFew { key: String, of: String, least: usize },
    ItemLevel { of: String, level: i64, ranks: String },
    NoSuchRank { key: String, of: String, rank: i64, ranks: String },
    Blank { key: String },
    BlankText { key: String, of: String },
    OutOfRange { key: String, of: String, bounds: Bounds },
    GatingOrder,
    Condition { of: String },
    Framework { found: String, used: String },
    Rating { of: String, rating: String, known: String },
    NoReason { of: String },
    Value { key: String, of: String, found: String, known: String },
    Workshop { number: usize },
    TooLong { limit: &'static str },
    Binding(BindingFault),
}

impl FaultKind {
    /// What is wrong and what would be right.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        match lang {
            Lang::Zh => self.zh(),
            Lang::En => self.en(),
        }
    }

    fn zh(&self) -> String {
        let (wanted, found_as) = (|kind: &Kind| kind.wanted(Lang::Zh), |kind: &Kind| kind.found(Lang::Zh));
        match self {
            Self::Syntax(what) => format!("语法错误：{}", sentence(what, Lang::Zh)),
            Self::Punctuation { found, right } => {
                format!("语法错误：`{found}` 是全角标点，请改用英文半角 `{right}`")
            }
            Self::NotUtf8 => "不是 UTF-8 文本，请另存为 UTF-8 编码".into(),
            Self::TooLarge => "文件超过 16 MB，请确认选对了文件".into(),
            Self::Root { found } => format!("整个文件应为一个表 {{ }}，现为{}", found_as(found)),
            Self::UnknownKey { key, of, near, known } => match (near, known.as_str()) {
                (Some(near), _) => format!("{}不认识的键 `{key}`，是不是 `{near}`？", within_zh(of)),
                (None, "") => format!("{}不认识的键 `{key}`，请去掉", within_zh(of)),
                (None, known) => format!("{}不认识的键 `{key}`，这里还可以写 {known}", within_zh(of)),
            },
            Self::DuplicateKey { key, of } => format!("{}`{key}` 写了两次，请留一个", owner_zh(of)),
            Self::MissingKey { key, of } => format!("{}缺少 `{key}`，请补上", subject_zh(of)),
            Self::WrongType { key, of, expected, found } => {
                format!("{}`{key}` 应为{}，现为{}", owner_zh(of), wanted(expected), found_as(found))
            }
            Self::WrongRow { key, of, expected, found } => {
                format!("{}`{key}` 的每一项应为{}，现有一项为{}", owner_zh(of), wanted(expected), found_as(found))
            }
            Self::Day { key, of, text, quoted } => {
                let advice = if *quoted { "日期不加引号" } else { "应为确有的日期，如 2026-03-01" };
                format!("{}`{key}` 是 `{text}`，{advice}", owner_zh(of))
            }
            Self::Schema { found } => format!("`schema` 是 {found}，本程序只读 1；更高的请用新版程序打开"),
            Self::DuplicateId { key, id } => format!("`{key}` 的 id `{id}` 重复，请改成唯一的"),
            Self::BadId { key, id } => format!("`{key}` 的 id `{id}` 为空或含空白，请用字母、数字和连字符"),
            Self::ReservedId { id } => format!("评级 id `{id}` 是保留字，请换一个"),
            Self::Dangling { key, of, id, near, known } => {
                format!("{}`{key}` 指向不存在的 `{id}`{}", owner_zh(of), near_zh(id, near.as_deref(), known))
            }
            Self::Weight { of } => format!("{}`weight` 应为大于 0 的有限数", owner_zh(of)),
            Self::MustRise { key, of } => format!("{}`{key}` 应大于上一行的", owner_zh(of)),
            Self::RankTwice { key, of, rank } => format!("{}`{key}` {rank} 写了两次，请留一个", owner_zh(of)),
            Self::PointsFromZero => "第一行评级的 `points` 应为 0".into(),
            Self::TooFew { key, of, least } => format!("{}`{key}` 至少要有 {least} 项", owner_zh(of)),
            Self::ItemLevel { of, level, ranks } => {
                format!("{}`level` 是 {level}，应为最低级以上的等级：{ranks}", owner_zh(of))
            }
            Self::NoSuchRank { key, of, rank, ranks } => {
                format!("{}`{key}` 是 {rank}，没有这个等级；现有 {ranks}", owner_zh(of))
            }
            Self::Blank { key } => format!("`{key}` 是空的，请填写"),
            Self::BlankText { key, of } => format!("{}`{key}` 没有文字，至少写一种语言", owner_zh(of)),
            Self::OutOfRange { key, of, bounds } => format!("{}`{key}` {}", owner_zh(of), bounds.demand(Lang::Zh)),
            Self::GatingOrder => "`lower_coverage_above` 不能小于 `coverage_above`".into(),
            Self::Condition { of } => {
                format!(
                    "{}`when` 的一行应写 `criterion` 或 `dimension` 加一个 `score_at_least`、`score_below`、`level_at_least`、`level_below`、`evidenced_below`，或 `item` 加 `rating_at_least`、`rating_below`，或只写 `unevidenced_at_least`",
                    owner_zh(of)
                )
            }
            Self::Framework { found, used } => {
                format!("文件按框架 {found} 填写，当前框架是 {used}；请用同一框架同一版本")
            }
            Self::Rating { of, rating, known } => {
                format!("{}`rating` 是 `{rating}`，可用的评级：{known}", owner_zh(of))
            }
            Self::NoReason { of } => format!("{}评为 `NA`（不适用）须写 `reason`（理由）", subject_zh(of)),
            Self::Value { key, of, found, known } => {
                format!("{}`{key}` 是 `{found}`，应为以下之一：{known}", owner_zh(of))
            }
            Self::Workshop { number } => {
                format!("`workshops` 的第 {number} 场研讨会不完整，或与框架对不上；请由原来的程序重新导出")
            }
            Self::TooLong { limit } => format!("文件超过 {limit}，请确认选对了文件"),
            Self::Binding(fault) => fault.message(Lang::Zh),
        }
    }

    fn en(&self) -> String {
        let (wanted, found_as) = (|kind: &Kind| kind.wanted(Lang::En), |kind: &Kind| kind.found(Lang::En));
        match self {
            Self::Syntax(what) => format!("syntax error: {}", sentence(what, Lang::En)),
            Self::Punctuation { found, right } => {
                format!("syntax error: `{found}` is a full-width sign; use the ASCII `{right}`")
            }
            Self::NotUtf8 => "not UTF-8 text; save the file as UTF-8".into(),
            Self::TooLarge => "the file is larger than 16 MB; is it the right one?".into(),
            Self::Root { found } => format!("the file must hold one table {{ }}, not {}", found_as(found)),
            Self::UnknownKey { key, of, near, known } => match (near, known.as_str()) {
                (Some(near), _) => format!("unknown key `{key}`{}; did you mean `{near}`?", owner_en(of)),
                (None, "") => format!("unknown key `{key}`{}; remove it", owner_en(of)),
                (None, known) => format!("unknown key `{key}`{}; what may be added here is {known}", owner_en(of)),
            },
            Self::DuplicateKey { key, of } => format!("`{key}`{} is given twice; keep one", owner_en(of)),
            Self::MissingKey { key, of } => format!("`{key}`{} is missing; add it", owner_en(of)),
            Self::WrongType { key, of, expected, found } => {
                format!("`{key}`{} must be {}, not {}", owner_en(of), wanted(expected), found_as(found))
            }
            Self::WrongRow { key, of, expected, found } => {
                format!("each row of `{key}`{} must be {}, not {}", owner_en(of), wanted(expected), found_as(found))
            }
            Self::Day { key, of, text, quoted } => {
                let advice = if *quoted {
                    "write a date without quotes"
                } else {
                    "it must be a day that exists, such as 2026-03-01"
                };
                format!("`{key}`{} is `{text}`; {advice}", owner_en(of))
            }
            Self::Schema { found } => {
                format!("`schema` is {found}, this program reads 1; open a higher one with a newer version")
            }
            Self::DuplicateId { key, id } => format!("id `{id}` of `{key}` is used twice; make it unique"),
            Self::BadId { key, id } => {
                format!("id `{id}` of `{key}` is empty or holds white space; use letters, digits and hyphens")
            }
            Self::ReservedId { id } => format!("rating id `{id}` is reserved; choose another"),
            Self::Dangling { key, of, id, near, known } => {
                let near = near_en(id, near.as_deref(), known);
                format!("`{key}`{} refers to `{id}`, which does not exist{near}", owner_en(of))
            }
            Self::Weight { of } => format!("`weight`{} must be a finite number above 0", owner_en(of)),
            Self::MustRise { key, of } => format!("`{key}`{} must be above that of the row before", owner_en(of)),
            Self::RankTwice { key, of, rank } => format!("`{key}` {rank}{} is given twice; keep one", owner_en(of)),
            Self::PointsFromZero => "`points` of the first rating must be 0".into(),
            Self::TooFew { key, of, least } => format!("`{key}`{} needs at least {least}", owner_en(of)),
            Self::ItemLevel { of, level, ranks } => {
                format!("`level`{} is {level}; it must be a rank above the lowest: {ranks}", owner_en(of))
            }
            Self::NoSuchRank { key, of, rank, ranks } => {
                format!("`{key}`{} is {rank}, which is no level's rank; the ranks are {ranks}", owner_en(of))
            }
            Self::Blank { key } => format!("`{key}` is empty; fill it in"),
            Self::BlankText { key, of } => format!("`{key}`{} has no text; give at least one language", owner_en(of)),
            Self::OutOfRange { key, of, bounds } => format!("`{key}`{} {}", owner_en(of), bounds.demand(Lang::En)),
            Self::GatingOrder => "`lower_coverage_above` must not be below `coverage_above`".into(),
            Self::Condition { of } => {
                format!(
                    "a row of `when`{} must give `criterion` or `dimension` and one of `score_at_least`, `score_below`, `level_at_least`, `level_below`, `evidenced_below`; or `item` and `rating_at_least` or `rating_below`; or `unevidenced_at_least` alone",
                    owner_en(of)
                )
            }
            Self::Framework { found, used } => {
                format!(
                    "the file was filled in for framework {found}, the one in use is {used}; use the same id and version"
                )
            }
            Self::Rating { of, rating, known } => {
                format!("`rating`{} is `{rating}`; the ratings are {known}", owner_en(of))
            }
            Self::NoReason { of } => format!("`NA` (not applicable){} needs a `reason`", owner_en(of)),
            Self::Value { key, of, found, known } => {
                format!("`{key}`{} is `{found}`; it must be one of {known}", owner_en(of))
            }
            Self::Workshop { number } => {
                format!("workshop {number} of `workshops` is not whole, or not of this framework; export it again")
            }
            Self::TooLong { limit } => format!("the file is larger than {limit}; is it the right one?"),
            Self::Binding(fault) => fault.message(Lang::En),
        }
    }
}

fn owner_zh(of: &str) -> String {
    if of.is_empty() { String::new() } else { format!("`{of}` 的 ") }
}

fn within_zh(of: &str) -> String {
    if of.is_empty() { String::new() } else { format!("`{of}` 里有") }
}

fn subject_zh(of: &str) -> String {
    if of.is_empty() { String::new() } else { format!("`{of}` ") }
}

fn owner_en(of: &str) -> String {
    if of.is_empty() { String::new() } else { format!(" of `{of}`") }
}

fn near_zh(id: &str, near: Option<&str>, known: &str) -> String {
    match near {
        Some(near) if likeness(id, near) >= LIKELY => format!("，是不是 `{near}`？"),
        Some(near) if known.is_empty() => format!("，最接近的是 `{near}`"),
        _ if known.is_empty() => "，这里没有可指向的，请去掉".to_owned(),
        _ => format!("，现有 {known}"),
    }
}

fn near_en(id: &str, near: Option<&str>, known: &str) -> String {
    match near {
        Some(near) if likeness(id, near) >= LIKELY => format!("; did you mean `{near}`?"),
        Some(near) if known.is_empty() => format!("; the nearest is `{near}`"),
        _ if known.is_empty() => "; there is nothing to refer to, so remove it".to_owned(),
        _ => format!("; there are {known}"),
    }
}

/// A fault with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Fault {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is wrong.
    pub kind: FaultKind,
}

/// All faults of one file.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{}", self.render(Lang::En))]
pub struct Faults {
    /// The file's name as the user gave it.
    pub file: String,
    /// The faults in the order of the file, at least one.
    pub list: Vec<Fault>,
}

impl Faults {
    /// The faults of a file, put in the file's order.
    #[must_use]
    pub fn new(file: &str, mut list: Vec<Fault>) -> Self {
        list.sort_by_key(|fault| (fault.line, fault.column));
        list.dedup();
        Self { file: file.to_owned(), list }
    }

    /// One fault of the file as a whole.
    #[must_use]
    pub fn one(file: &str, kind: FaultKind) -> Self {
        Self { file: file.to_owned(), list: vec![Fault { line: 1, column: 1, kind }] }
    }

    /// One line a fault: `FILE:LINE:COLUMN: ` and the message.
    #[must_use]
    pub fn render(&self, lang: Lang) -> String {
        let mut out = String::new();
        for (index, fault) in self.list.iter().enumerate() {
            let break_ = if index == 0 { "" } else { "\n" };
            let message = fault.kind.message(lang);
            // Writing to a String cannot fail.
            let _ = write!(out, "{break_}{}:{}:{}: {message}", self.file, fault.line, fault.column);
        }
        out
    }
}
