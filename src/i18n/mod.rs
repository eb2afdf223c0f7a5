//! The two languages of the program and every sentence it says.
//!
//! Each area of the program has one struct of strings with one static value a language, made by
//! [`strings!`](crate::strings): a sentence that lacks a language does not compile. Sentences with variable parts
//! hold `{name}` places that [`fill`] replaces.

mod tables;

pub use tables::*;

use std::fmt;

/// A language the program speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Lang {
    /// Chinese (simplified), the default.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// Both languages, in the order of the switch.
    pub const ALL: [Self; 2] = [Self::Zh, Self::En];

    /// The language of a code as given on the command line: exactly `zh` or `en`.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "zh" => Some(Self::Zh),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// The language of a locale name (`zh_CN.UTF-8`, `en_GB`): by its first two letters.
    #[must_use]
    pub fn from_locale(locale: &str) -> Option<Self> {
        let head = locale.get(..2)?;
        Self::from_code(&head.to_ascii_lowercase())
    }

    /// The two-letter code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Zh => "zh",
            Self::En => "en",
        }
    }

    /// The other language.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Zh => Self::En,
            Self::En => Self::Zh,
        }
    }

    /// The one of two sentences that is in this language.
    #[must_use]
    pub fn pick<T>(self, zh: T, en: T) -> T {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// Replaces each `{name}` of a template by its value; a place without a value stays as it is.
#[must_use]
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        out.push_str(&rest[..open]);
        rest = &rest[open..];
        let Some(close) = rest.find('}') else { break };
        let name = &rest[1..close];
        match values.iter().find(|(key, _)| *key == name) {
            Some((_, value)) => out.push_str(value),
            None => out.push_str(&rest[..=close]),
        }
        rest = &rest[close + 1..];
    }
    out.push_str(rest);
    out
}

/// Declares one struct of sentences with its Chinese and its English value.
///
/// `strings! { /// doc  HomeText { title: "首页", "Home"; } }` makes `HomeText`, `HomeText::of(lang)`
/// and, for tests, `HomeText::pairs()`.
#[macro_export]
macro_rules! strings {
    ($(#[$meta:meta])* $name:ident { $($field:ident: $zh:expr, $en:expr;)* }) => {
        $(#[$meta])*
        #[allow(missing_docs, reason = "each field is the sentence it names")]
        #[derive(Debug)]
        pub struct $name { $(pub $field: &'static str,)* }

        impl $name {
            const ZH: Self = Self { $($field: $zh,)* };
            const EN: Self = Self { $($field: $en,)* };

            /// The sentences in one language.
            #[must_use]
            pub fn of(lang: $crate::i18n::Lang) -> &'static Self {
                const ZH: &$name = &$name::ZH;
                const EN: &$name = &$name::EN;
                lang.pick(ZH, EN)
            }

            /// Each field's name with both sentences, so that tests can compare them.
            #[must_use]
            pub fn pairs() -> Vec<(&'static str, &'static str, &'static str)> {
                vec![$((stringify!($field), Self::ZH.$field, Self::EN.$field),)*]
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fill_replaces_known_places_only() {
        assert_eq!(fill("{a}和{b}", &[("a", "一"), ("b", "二")]), "一和二");
        assert_eq!(fill("{x} {", &[("a", "一")]), "{x} {");
    }

    #[test]
    fn locales_are_told_by_their_first_two_letters() {
        assert_eq!(Lang::from_locale("zh_CN.UTF-8"), Some(Lang::Zh));
        assert_eq!(Lang::from_locale("en"), Some(Lang::En));
        assert_eq!(Lang::from_locale("C"), None);
        assert_eq!(Lang::from_locale("法语"), None);
        assert_eq!(Lang::from_code("ZH"), None);
    }
}
