//! What is said about writing and verifying exports, on the command line and in the interface.

use crate::strings;

strings! {
    /// Messages about exports.
    ExportText {
        no_folder: "没有文件夹 {path}，请先建立，或另选一个", "there is no folder {path}; make it first, or choose another";
        not_folder: "{path} 不是文件夹，请另选一个", "{path} is not a folder; choose another";
        is_folder: "{path} 是文件夹，不能写成文件，请另选一个文件夹", "{path} is a folder and cannot be written as a file; choose another folder";
        exists: "{path} 已存在", "{path} exists";
        write: "无法写 {path}（{reason}），请检查权限和磁盘空间", "cannot write {path} ({reason}); check permissions and disk space";
        cancelled: "导出已停止，没有写入任何文件", "the export was stopped and no file was written";
        failed: "无法生成 {format}（{reason}）", "cannot make {format} ({reason})";
        font_unreadable: "无法读取字体文件 {path}（{reason}）", "cannot read the font file {path} ({reason})";
        font_none: "{path} 不是可用的字体，请指定 TrueType 或 OpenType 字体文件（.ttf、.otf、.ttc）", "{path} is no font that can be used; name a TrueType or OpenType file (.ttf, .otf, .ttc)";
        font_forbidden: "字体 {path} 不许可嵌入文档，请另选一个", "the font {path} may not be embedded in documents; choose another";
        missing: "没有字体含有这些字，已印作〓：{chars}", "no font has these characters, shown as 〓: {chars}";

        equal: "{file}：一致，得分由答卷重算无误；框架校验值 {framework}，答卷校验值 {answers}", "{file}: equal, the score follows from the answers; framework {framework}, answers {answers}";
        differs: "{file}：有 {n} 处不一致", "{file}: it differs in {n} places";
        differs_once: "{file}：有 1 处不一致", "{file}: it differs in 1 place";
        value: "{place}：文件里是 {found}，重算为 {expected}", "{place}: the file says {found}, it should be {expected}";
        absent: "{place}：文件里没有，重算为 {expected}", "{place}: missing in the file, it should be {expected}";
        extra: "{place}：不该有，文件里是 {found}", "{place}: should not be there, the file says {found}";
        more: "另有 {n} 处", "{n} more";
        not_export: "{file} 不是品衡的 JSON 导出，里面没有 {key}", "{file} is no JSON export of pinheng: it has no {key}";
        not_json: "{file} 不是 JSON，请指定 export --format json 写出的文件", "{file} is not JSON; name a file written by export --format json";
    }
}
