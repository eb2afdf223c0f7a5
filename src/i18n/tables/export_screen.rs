//! Sentences of the export screen.

use crate::strings;

strings! {
    /// The export screen.
    ExportScreenText {
        formats: "格式", "Formats";
        parts: "内容", "Parts";
        place: "去处", "Place";
        preview: "预览", "Preview";
        blank_checklist: "空白检查表", "Blank checklist";
        language: "语言", "Language";
        folder: "文件夹", "Folder";
        folder_hint: "填写文件夹，如 ~/Documents", "a folder such as ~/Documents";
        folder_keys: "Enter 完成  Tab 下一栏", "Enter done  Tab next pane";
        files: "文件", "Files";
        taken: "已有", "exists";
        taken_some: "{list}；写出前会先问", "{list}; asks before replacing";
        draft: "草稿", "Draft";
        draft_note: "还没有定稿，文件里会标明草稿", "not finalised; the files say so";
        no_format: "没有选格式；按 {key:toggle} 选", "No format is chosen; {key:toggle} chooses one";
        no_part: "没有选内容；按 {key:toggle} 选", "No part is chosen; {key:toggle} chooses one";
        no_folder: "没有填文件夹；按 {key:open} 填写", "No folder is given; {key:open} enters one";
        writing: "正在写 {format}（{done}/{all}）", "Writing {format} ({done}/{all})";
        naming: "正在命名（{done}/{all}）", "Naming ({done}/{all})";
        stopping: "正在停止", "Stopping";
        writing_stop: "{key:back} 停止，不留半个文件", "{key:back} stops and leaves no half file";
        busy: "正在写文件；按 {key:back} 停止", "Files are being written; {key:back} stops that";
        written: "已写出 {n} 个文件", "{n} files written";
        written_once: "已写出 1 个文件", "1 file written";
        written_elsewhere: "导出已写好，见导出屏：{n} 个文件", "The export is ready ({n} files); see the export screen";
        failed_elsewhere: "导出没有写成，原因见导出屏", "The export failed; the export screen says why";
        not_written: "没有写出", "Not written";
        stopped: "已停止，没有写入任何文件", "Stopped; no file was written";
        replace: "覆盖已有的 {n} 个文件？", "Replace {n} files that exist?";
        replace_once: "覆盖已有的文件？", "Replace the file that exists?";
        replace_more: "等 {n} 个", "and {n} more";
        opening: "已交给桌面打开：{folder}", "The desktop was asked to open {folder}";
        not_opened: "打不开文件夹（{reason}）", "The folder cannot be opened ({reason})";
        label_stop: "停止", "stop";
        label_change: "更改", "change";
        quit_writing: "文件还没有写完：退出就停止，不留半个文件。", "Files are still being written: quitting stops that and leaves no half file.";
        about_docx: "Word 报告", "Word report";
        about_xlsx: "Excel 评分表", "Excel sheets";
        about_pdf: "存档、打印", "for paper";
        about_html: "网页", "web page";
        about_svg: "图表，可缩放", "charts, scale";
        about_png: "图表，作图片", "as a picture";
        about_md: "纯文本", "plain text";
        about_csv: "逐项表", "item table";
        about_json: "全部数据", "all data";
        about_toml: "答卷", "answers";
    }
}
