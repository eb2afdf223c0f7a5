//! What is wrong with the input of `calc`.

use crate::strings;

strings! {
    /// Faults of an input, each with its remedy.
    CalcText {
        stdin: "标准输入", "standard input";
        input: "输入", "the input";
        syntax: "不是有效的 JSON（第 {line} 行第 {column} 列）；请检查逗号、引号和括号", "this is not valid JSON (line {line}, column {column}); check commas, quotes and brackets";
        deep: "列表和对象套得太深（第 {line} 行第 {column} 列），最多 127 层", "lists and objects lie too deep in one another (line {line}, column {column}); 127 levels at most";
        overflow: "数字太大（第 {line} 行第 {column} 列）", "the number is too large (line {line}, column {column})";
        bytes: "内容超过 {most} MB", "there is more than {most} MB of it";
        kind: "{place}应是{one}，这里是{other}", "{place} must be {one}, not {other}";
        missing: "{place}缺少 {key}", "{place} lacks {key}";
        unknown: "{place}中没有 {key} 这个键；请删去", "{place} has no key {key}; take it out";
        unknown_near: "{place}中没有 {key} 这个键，是不是 {near}？", "{place} has no key {key}; did you mean {near}?";
        twice: "{place}中 {name} 出现了两次；只留一个", "{place} has {name} twice; keep one";
        choice: "{place}是 {name}，只能是以下之一：{known}", "{place} is {name}; it must be one of {known}";
        empty: "{place}是空的，至少要有一个", "{place} is empty; at least one is needed";
        blank: "{place}是空白，请写明", "{place} is blank; give it";
        many: "{place}太多，最多 {most} 个", "{place} has too many; {most} at most";
        length: "{place}有 {found} 个，应有 {needed} 个", "{place} has {found}; it must have {needed}";
        not_square: "{place}有 {found} 列，矩阵却有 {needed} 行；行数和列数必须相等", "{place} has {found} columns, yet the matrix has {needed} rows; both must be the same";
        range: "{place}是 {value}，应在 {low} 到 {high} 之间", "{place} is {value}; it must lie between {low} and {high}";
        whole: "{place}是 {value}，应是 {low} 到 {high} 之间的整数", "{place} is {value}; it must be a whole number between {low} and {high}";
        diagonal: "{place}是 {value}，对角线上应是 1", "{place} is {value}; the diagonal must be 1";
        not_reciprocal: "{place}是 {value}，与对称位置不互为倒数，应是 {needed}", "{place} is {value}, which is not the reciprocal of its twin; it must be {needed}";
        no_weight: "{place}中的权重全是 0，至少要有一个大于 0", "{place} holds zero weights only; at least one must be above 0";
        spread: "{place}的最高与最低相差 {found}，评分等级最多相差 {most}", "{place} reach over {found}, yet the scale reaches over {most} only";
        neither: "{place}要写 {one} 或 {other}", "{place} needs {one} or {other}";
        both: "{place}的 {one} 和 {other} 只能写一个", "{place} has {one} and {other}; give only one of them";
        no_leaf: "{place}写了 {name}，层次结构中没有这个末级节点", "{place} has {name}, which is no leaf of the hierarchy";
        lacks_leaf: "{place}缺少末级节点 {name} 之下的比较", "{place} lacks the comparison under the leaf {name}";
        a_null: "空值 null", "null";
        a_truth: "真假值", "true or false";
        a_number: "数字", "a number";
        a_text: "文字", "a text";
        a_list: "列表", "a list";
        an_object: "对象", "an object";
    }
}
