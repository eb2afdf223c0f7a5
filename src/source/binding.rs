//! What can be wrong with a key binding, and how it is said.

use crate::i18n::Lang;

/// One thing that is wrong with a binding. `table` is the table of the file, such as `keys.home`; `action` a key of it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "the message of each variant stands in `BindingFault::message`")]
pub enum BindingFault {
    UnknownAction { table: String, action: String, near: Option<String> },
    ElsewhereAction { table: String, action: String, tables: String },
    UnknownKey { table: String, action: String, key: String },
    SameKey { table: String, action: String, key: String, same: &'static str },
    Clash { key: String, this: String, other: String, line: Option<usize> },
    DeadEnd { table: String, action: &'static str },
}

impl BindingFault {
    /// What is wrong and what would be right.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        match lang {
            Lang::Zh => self.zh(),
            Lang::En => self.en(),
        }
    }

    fn zh(&self) -> String {
        match self {
            Self::UnknownAction { table, action, near: Some(near) } => {
                format!("`{table}` 里没有动作 `{action}`，是不是 `{near}`？")
            }
            Self::UnknownAction { table, action, near: None } => {
                format!("`{table}` 里没有动作 `{action}`；`pinheng config template` 列出全部动作")
            }
            Self::ElsewhereAction { table, action, tables } => {
                format!("动作 `{action}` 在 `{table}` 里不起作用，请写在 {tables} 里")
            }
            Self::UnknownKey { table, action, key } => {
                format!(
                    "`{table}` 的 `{action}` 是 `{key}`，没有这个键；写法如 q、ctrl-p、alt-x、shift-tab、f5、page_up"
                )
            }
            Self::SameKey { table, action, key, same } => {
                format!("`{table}` 的 `{action}` 是 `{key}`，终端分不清它和 `{same}`；请换一个键")
            }
            Self::Clash { key, this, other, line } => {
                let place = line.map_or_else(|| "默认".to_owned(), |line| format!("第 {line} 行"));
                format!("键 `{key}` 既是 `{this}` 又是 `{other}`（{place}）；请改其中一个")
            }
            Self::DeadEnd { table, action: "palette" } => {
                format!("`{table}` 的 `palette` 没有键，命令面板就打不开；请留一个键")
            }
            Self::DeadEnd { table, .. } => {
                format!("`{table}` 的 `quit` 和 `interrupt` 都没有键，就退不出程序；请留一个键")
            }
        }
    }

    fn en(&self) -> String {
        match self {
            Self::UnknownAction { table, action, near: Some(near) } => {
                format!("there is no action `{action}` in `{table}`; did you mean `{near}`?")
            }
            Self::UnknownAction { table, action, near: None } => {
                format!("there is no action `{action}` in `{table}`; `pinheng config template` lists them all")
            }
            Self::ElsewhereAction { table, action, tables } => {
                format!("action `{action}` does nothing in `{table}`; put it in {tables}")
            }
            Self::UnknownKey { table, action, key } => {
                format!(
                    "`{action}` of `{table}` is `{key}`, which is no key; write q, ctrl-p, alt-x, shift-tab, f5, page_up"
                )
            }
            Self::SameKey { table, action, key, same } => {
                format!("`{action}` of `{table}` is `{key}`, which terminals cannot tell from `{same}`; choose another")
            }
            Self::Clash { key, this, other, line } => {
                let place = line.map_or_else(|| "the default".to_owned(), |line| format!("line {line}"));
                format!("key `{key}` is both `{this}` and `{other}` ({place}); change one of them")
            }
            Self::DeadEnd { table, action: "palette" } => {
                format!("`palette` of `{table}` has no key, so the palette cannot be opened; leave it one")
            }
            Self::DeadEnd { table, .. } => {
                format!(
                    "neither `quit` nor `interrupt` of `{table}` has a key, so the program cannot be left; leave one"
                )
            }
        }
    }
}
