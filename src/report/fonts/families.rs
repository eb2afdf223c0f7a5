//! The names of fonts that offices have, best first.

use super::Role;
use crate::i18n::Lang;

/// 仿宋 as official documents use it, then 宋体.
const TEXT: &[&str] = &[
    "仿宋_GB2312",
    "FangSong_GB2312",
    "FangSong",
    "仿宋",
    "STFangsong",
    "华文仿宋",
    "SimSun",
    "宋体",
    "Songti SC",
    "STSong",
    "Noto Serif CJK SC",
    "Noto Serif SC",
    "Source Han Serif SC",
    "思源宋体",
];

/// 黑体 as official documents use it.
const SANS: &[&str] = &[
    "黑体",
    "SimHei",
    "Microsoft YaHei",
    "微软雅黑",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "思源黑体",
    "PingFang SC",
    "STHeiti",
];

/// The same without 黑体, whose Latin letters are all of one width.
const SANS_LATIN: &[&str] = SANS.split_at(2).1;

/// Rare names, after all others.
pub(super) const RARE: [&str; 2] = ["SimSun-ExtB", "MingLiU-ExtB"];

/// The families for a role in a language.
pub(super) fn families(role: Role, lang: Lang) -> &'static [&'static str] {
    match (role, lang) {
        (Role::Text, Lang::Zh) => TEXT,
        (Role::Sans, Lang::Zh) => SANS,
        // 仿宋 and 宋体 are poor at Latin text.
        (_, Lang::En) => SANS_LATIN,
    }
}
