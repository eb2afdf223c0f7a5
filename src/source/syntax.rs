//! What the TOML and JSON parsers say, in sentences for somebody who edits a file by hand.

use crate::i18n::Lang;

/// How a parser's message begins, and both sentences for it. The first match counts.
const SENTENCES: &[(&[&str], &str, &str)] = &[
    (
        &["string values must be quoted", "invalid boolean", "expected value", "expected ident"],
        "此处应有值；文字要放在英文双引号里",
        "a value belongs here; a text stands in double quotes",
    ),
    (
        &["keys cannot be", "unquoted keys", "invalid unquoted key"],
        "键只能用英文字母、数字、`-`、`_`，否则要加英文双引号",
        "a key holds only letters, digits, `-` and `_`, or stands in double quotes",
    ),
    (&["key must be a string"], "键要放在英文双引号里", "a key stands in double quotes"),
    (
        &["key with no value", "missing value for key", "missing assignment"],
        "键后面缺少 `=` 和值",
        "`=` and a value are missing after the key",
    ),
    (&["expected `:`"], "键后面缺少 `:`", "`:` is missing after the key"),
    (&["extra assignment", "extra `=`", "unexpected `=`"], "多了一个 `=`，请去掉", "one `=` too many; remove it"),
    (&["extra comma", "trailing comma"], "多了一个 `,`，请去掉", "one `,` too many; remove it"),
    (
        &["missing comma", "missing key", "expected `,` or", "invalid inline table element"],
        "两项之间缺少 `,`，或前面的括号没有收尾",
        "`,` is missing between two entries, or a bracket before is not closed",
    ),
    (&["unclosed"], "括号没有收尾，请补上 `]` 或 `}`", "a bracket is not closed; add `]` or `}`"),
    (
        &["missing array opening", "missing inline table opening", "missing table open"],
        "括号没有开头，请去掉或补上 `[` 或 `{`",
        "a bracket was never opened; remove it, or add `[` or `{`",
    ),
    (&["invalid key-value pair"], "此处应为 键 = 值", "key = value belongs here"),
    (
        &["unexpected content", "unexpected key or value", "trailing characters"],
        "此处有多余的内容，请去掉",
        "something stands here that does not belong; remove it",
    ),
    (&["cannot extend"], "这个键已经有值，不能再写成表", "this key has a value already and cannot be a table too"),
    (
        &["cannot recurse", "recursion limit"],
        "括号嵌套过深，请去掉多余的层",
        "brackets are nested too deeply; remove levels",
    ),
    (&["missing opening quote"], "文字缺少开头的引号", "the text lacks its opening quote"),
    (
        &["invalid basic string, expected `\"`", "EOF while parsing a string"],
        "文字缺少收尾的英文双引号",
        "the text lacks its closing double quote",
    ),
    (&["invalid literal string, expected `'`"], "文字缺少收尾的英文单引号", "the text lacks its closing single quote"),
    (&["invalid multi-line"], "多行文字缺少收尾的三个引号", "the text of several lines lacks its closing three quotes"),
    (
        &["invalid basic string", "invalid literal string"],
        "文字里有控制字符，请删去",
        "the text holds a control character; remove it",
    ),
    (
        &["control character"],
        "文字缺少收尾的英文双引号，或含有控制字符；换行请写 `\\n`",
        "the text lacks its closing double quote, or holds a control character; write a line break as `\\n`",
    ),
    (
        &["EOF"],
        "文件到这里就断了，请补上值或收尾的括号",
        "the file ends too early; add the value or the closing bracket",
    ),
    (
        &["missing escaped value", "invalid escape"],
        "反斜杠后面的写法不对；反斜杠本身要写两个",
        "what follows the backslash is wrong; write a backslash itself twice",
    ),
    (
        &[
            "too few unicode",
            "invalid value, expected unicode",
            "invalid unicode",
            "unexpected end of hex",
            "lone leading surrogate",
        ],
        "Unicode 转义写法不对，应如 `\\u4e2d`",
        "the Unicode escape is wrong; write it such as `\\u4e2d`",
    ),
    (&["comments are not allowed"], "JSON 里不能有注释，请删去", "JSON has no comments; remove it"),
    (&["invalid comment"], "注释里有控制字符，请删去", "the comment holds a control character; remove it"),
    (&["carriage return"], "换行写法不对，请用编辑器重新保存", "a broken line break; save the file anew in an editor"),
    (
        &["invalid date", "invalid time"],
        "日期写法不对或没有这一天，应如 2026-03-01",
        "not a date, or a day that does not exist; write it such as 2026-03-01",
    ),
    (&["number out of range"], "数过大，请写小一些", "the number is too large; write a smaller one"),
    (
        &["invalid", "unexpected leading zero", "unexpected sign", "redundant", "integers with", "radix", "`_` may"],
        "数的写法不对，应如 12 或 0.5；文字要放在英文双引号里",
        "not a number, such as 12 or 0.5; a text stands in double quotes",
    ),
];

/// The sentence for a parser's message; one that is not known stands as the parser wrote it.
pub(super) fn sentence(message: &str, lang: Lang) -> String {
    let known = SENTENCES.iter().find(|(phrases, _, _)| phrases.iter().any(|phrase| message.starts_with(phrase)));
    match (known, lang) {
        (Some((_, zh, en)), _) => lang.pick(*zh, *en).to_owned(),
        (None, Lang::Zh) => format!("此处写法不对（{message}）"),
        (None, Lang::En) => message.to_owned(),
    }
}

/// Whether faults after this one may be nothing but its consequences: a bracket or a text that is not closed.
pub(super) fn derails(message: &str) -> bool {
    const LOCAL: [&str; 8] = [
        "must be quoted",
        "key with no value",
        "unquoted key",
        "escape",
        "invalid",
        "digits",
        "number",
        "leading zero",
    ];
    const ACROSS: [&str; 3] = ["multi-line", "element", "key-value"];
    ACROSS.iter().any(|phrase| message.contains(phrase)) || !LOCAL.iter().any(|phrase| message.contains(phrase))
}

/// The ASCII sign that a full-width one, typed with a Chinese input method, stands for.
pub(super) fn ascii_of(sign: char) -> Option<char> {
    Some(match sign {
        '“' | '”' | '＂' => '"',
        '‘' | '’' | '＇' => '\'',
        '，' | '、' => ',',
        '：' => ':',
        '＝' => '=',
        '｛' => '{',
        '｝' => '}',
        '［' | '【' => '[',
        '］' | '】' => ']',
        '＃' => '#',
        '。' | '．' => '.',
        '－' => '-',
        '\u{3000}' => ' ',
        _ => return None,
    })
}
