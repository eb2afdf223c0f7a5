//! What the command line says: help and messages.

use crate::strings;

strings! {
    /// The texts of `--help`.
    HelpText {
        about: "品衡：机关事务服务品牌自评，离线使用，结论与佐证并列", "pinheng: self-assessment of a government office's service brand, offline, evidence beside every claim";
        usage: "用法：", "Usage:";
        commands: "命令：", "Commands:";
        arguments: "参数：", "Arguments:";
        options: "选项：", "Options:";
        everywhere: "通用选项：", "Everywhere:";
        options_mark: "[选项]", "[OPTIONS]";
        command_mark: "<命令>", "<COMMAND>";
        no_command: "不带命令：打开终端界面。“pinheng 命令 --help” 查看某个命令的用法。", "Without a command: the terminal interface. `pinheng COMMAND --help` tells how a command is used.";

        v_file: "文件", "FILE";
        v_folder: "文件夹", "DIR";
        v_id: "编号", "ID";
        v_office: "单位", "OFFICE";
        v_period: "周期", "PERIOD";
        v_scope: "范围", "SCOPE";
        v_framework: "框架", "FRAMEWORK";
        v_item: "项目", "ITEM";
        v_rating: "评级", "RATING";
        v_reason: "理由", "REASON";
        v_note: "备注", "NOTE";
        v_count: "张数", "N";
        v_title: "题名", "TITLE";
        v_criterion: "准则", "CRITERION";
        v_rank: "等级", "RANK";
        v_formats: "格式,…", "FORMAT,…";
        v_parts: "部分,…", "PART,…";
        v_time: "时间", "TIME";
        v_answers: "答卷", "ANSWERS";
        v_theme: "主题", "NAME";

        o_db: "数据文件", "the data file";
        o_lang: "界面语言", "the language";
        o_config: "配置文件", "the config file";
        o_json: "列表以 JSON 输出", "listings as JSON";
        o_theme: "界面配色：auto、dark、light、contrast、mono，或配色文件", "theme of the interface: auto, dark, light, contrast, mono, or a theme file";
        o_log: "把程序做了什么记进日志文件，不含您写的文字", "keep a log of what the program does, without any text of yours";
        o_log_level: "日志详略：error、info、debug（默认 info）", "how much is logged: error, info, debug (info unless given)";
        o_glyphs: "界面符号：auto、unicode、ascii", "signs of the interface: auto, unicode, ascii";
        o_help: "显示帮助", "show this help";
        o_version: "显示版本", "show the version";

        demo: "用一份填好的示例打开界面；没有终端时打印示例评分表", "the interface on a finished sample; without a terminal its scorecard";
        new: "新建自评，打印编号", "start an assessment and print its id";
        list: "列出全部自评", "list all assessments";
        show: "打印一份自评的评分表", "print the scorecard of an assessment";
        delete: "删除自评，可用 undo 恢复", "delete an assessment; undo brings it back";
        duplicate: "复制为新的草稿，打印新编号", "copy an assessment to a new draft and print its id";
        archive: "归档自评", "put an assessment away";
        finalise: "定稿，此后不能修改", "lock an assessment as final";
        reopen: "写明理由，重新打开已定稿的自评", "open a final assessment again, with a reason";
        walk: "逐项问答，不用界面：适合读屏软件、窄终端和脚本", "questions and answers, line by line, without the interface: for screen readers, narrow terminals, scripts";
        rate: "评一个项目；没有提到的内容保持不变", "rate an item; what is not named stays as it is";
        target: "设定一项准则的目标等级", "set the level aimed at for a criterion";
        undo: "撤销这份自评的上一次改动", "undo the last change of an assessment";
        redo: "重做刚撤销的改动", "redo what was undone";
        import: "导入答卷（TOML 或 JSON），打印新编号", "import answers (TOML or JSON) and print the new ids";
        export: "导出评分表", "export the scorecard";
        verify: "核对 JSON 导出：由其中的答卷重算，报告是否一致", "check a JSON export: recompute it from its answers and say what differs";
        score: "直接给答卷计分，不写入数据文件", "score answers without storing them";
        framework: "检查、列出、查看框架", "check, list and show frameworks";
        framework_check: "检查框架文件，一次列出全部问题", "check framework files and list all their faults";
        framework_list: "列出可用的框架", "list the frameworks at hand";
        framework_show: "打印框架原文，默认为内置框架", "print a framework's file, by default the built-in one";
        framework_template: "打印编写框架的模板", "print a template for writing a framework";
        calc: "权重和一致程度的计算方法：读入 JSON 对象，输出 JSON 对象", "methods of weighting and agreement: a JSON object in, a JSON object out";
        calc_ahp_weights: "层次分析法：由两两比较矩阵求权重和一致性比率", "weights and consistency ratio of a pairwise comparison matrix";
        calc_ahp_judgment: "找出最不一致的判断，以及它应是多少", "the judgment that contradicts the others most, and what it should be";
        calc_ahp_group: "把多人的比较矩阵合成一个（几何平均）", "matrices of several people put together by geometric mean";
        calc_ahp_hierarchy: "逐层合成权重，并给备选方案排序", "weights down a hierarchy, and the ranking of alternatives";
        calc_fuzzy: "模糊综合评价：由票数和权重求隶属度与等级", "fuzzy evaluation: memberships and grade from votes and weights";
        calc_descriptive: "中位数、四分位数、离散程度", "median, quartiles, spread";
        calc_rwg: "组内一致性 r_wg 和 r_wg(j)", "within-group agreement r_wg and r_wg(j)";
        calc_kendall_w: "肯德尔和谐系数 W，校正同分", "Kendall's W, corrected for ties";
        calc_krippendorff: "克里彭多夫 alpha：名义、顺序、等距、等比四种尺度", "Krippendorff's alpha: nominal, ordinal, interval, ratio";
        workshop: "研讨的投票表：会前发放，会上收回", "ballots of a workshop as forms: handed out before it, collected at it";
        workshop_form: "写出投票表（XLSX），每张带一个随机号，不写姓名", "write ballots (XLSX), each with a random token and no name";
        workshop_collect: "收回填好的投票表；有一张有错就一张都不计，只报文件和单元格，不报内容", "count filled-in ballots, all or none; what is wrong is told by file and cell, never by value";
        backup: "备份数据文件", "back the data file up";
        restore: "从备份恢复；先自动备份现有数据", "restore a backup; the present data is backed up first";
        config: "配置文件：位置、模板、检查", "the config file: where it is, a template, a check";
        config_path: "打印配置文件的路径", "print the path of the config file";
        config_template: "打印模板：全部设置和按键及其默认值，都注释掉", "print a template: every setting and key with its default, commented out";
        config_check: "检查配置文件，一次列出全部问题", "check the config file and list all its faults";
        doctor: "检查数据文件、终端、语言环境和字体", "check data file, terminal, locale and fonts";

        completions: "打印命令行补全脚本", "print a script that lets a shell complete commands";
        man: "打印手册页（roff）", "print the manual page (roff)";

        v_shell: "外壳", "SHELL";
        a_shell: "外壳：bash、zsh、fish、powershell、elvish", "the shell: bash, zsh, fish, powershell, elvish";
        a_id: "自评编号，可只写前几位", "id of the assessment, or its first digits";
        a_office: "单位名称", "name of the office";
        a_period: "周期，如 2026", "the period, such as 2026";
        a_scope: "范围：全局或某条服务线", "the whole office or one service line";
        a_framework: "框架编号或框架文件，默认为内置框架", "id or file of a framework, by default the built-in one";
        a_framework_of_answers: "框架编号或框架文件，默认按答卷所写", "id or file of a framework, by default the one that the answers name";
        a_purge: "彻底清除，不可恢复", "remove for good, beyond undo";
        a_reopen_reason: "重新打开的理由", "why it is opened again";
        a_item: "项目编号", "id of the item";
        a_rating: "评级编号，如 F；NA 为不适用；- 为清除评级", "id of the rating, such as F; NA: not applicable; -: no rating";
        a_reason: "不适用的理由", "why the item does not apply";
        a_note: "备注，代替原有备注", "the note, in place of the one before";
        a_evidence: "追加一份佐证材料，只写题名；同名的不重复记", "add an evidence record by its title; an equal title once";
        a_criterion: "准则编号", "id of the criterion";
        a_rank: "目标等级；- 为取消", "the level aimed at; -: none";
        a_answers: "答卷文件（TOML 或 JSON）", "file of answers (TOML or JSON)";
        a_format: "格式：md、csv、json、toml、html、pdf、svg、png、xlsx、docx，可写多个；all 为全部", "formats: md, csv, json, toml, html, pdf, svg, png, xlsx, docx; several are possible, all: every one";
        a_parts: "报告的组成：summary、results、items、path、diagnostics、evidence、reflections、minutes、actions、method、signatures、checklist；默认为除 checklist（检查表）外的全部，没有研讨和整改事项时也不含 minutes（会议纪要）和 actions（整改清单）", "parts of the report: summary, results, items, path, diagnostics, evidence, reflections, minutes, actions, method, signatures, checklist; by default all but checklist, and minutes and actions only where there are any";
        a_blank: "空白检查表：不带任何作答，与 --parts checklist 一起用", "a blank form without any answer; goes with --parts checklist";
        a_time: "报告上的导出时间，如 2026-11-23T10:15:00+08:00，默认为现在", "time of export in the report, such as 2026-11-23T10:15:00+08:00; by default now";
        a_out: "写入此文件夹，打印文件路径；不写则输出到标准输出", "write into this folder and print the paths; without it, standard output";
        a_force: "覆盖已有文件", "replace files that exist";
        a_font: "首选的字体文件，用于自带字体的格式", "font file to use first, for formats that hold fonts";
        a_form_out: "写到此文件，与 --count 一起用时是文件夹；不写则输出到标准输出", "write to this file, with --count into this folder; without it, standard output";
        a_count: "写出这么多张，各有各的随机号", "write so many, each with a token of its own";
        a_forms: "填好的投票表", "filled-in ballots";
        a_verify: "export --format json 写出的文件", "a file written by export --format json";
        a_calc: "JSON 文件，默认读标准输入；要有的键：{keys}", "a JSON file, by default standard input; it needs the keys {keys}";
        a_calc_optional: "；可有的键：{keys}", "; it may have {keys}";
        a_framework_file: "框架文件", "file of a framework";
        a_config_file: "配置文件，默认为正在使用的", "a config file, by default the one in use";
        a_backup: "备份写到此文件", "where the backup goes";
        a_restore: "备份文件", "the backup";
    }
}

strings! {
    /// Messages of the command line.
    CliText {
        try_help: "运行 {command} --help 查看用法", "run {command} --help for how it is used";
        unknown_command: "没有命令 {name}", "there is no command {name}";
        unknown_option: "没有选项 {name}", "there is no option {name}";
        unexpected: "多出的参数 {name}", "unexpected argument {name}";
        did_you_mean: "，是不是 {near}？", "; did you mean {near}?";
        dash_value: "如果这是选项的值，请写成 --选项=值", "if it is the value of an option, write --option=value";
        bad_value: "{name} 的值 {value} 不对", "{value} is no value for {name}";
        missing_value: "{name} 后面要写值", "{name} needs a value";
        missing_argument: "缺少 {names}", "{names} is missing";
        missing_command: "{command} 后面要写命令：{known}", "{command} needs a command: {known}";
        given_twice: "{name} 只能写一次", "{name} may be given only once";
        conflict: "{name} 不能与 {other} 同时使用", "{name} cannot be used together with {other}";
        not_utf8: "参数不是 UTF-8 文字，请检查终端的编码", "an argument is not UTF-8 text; check the encoding of the terminal";
        wrong_use: "命令写法不对", "the command is not understood";
        no_json: "{command} 没有 JSON 输出；请去掉 --json", "{command} has no JSON output; leave --json out";

        bad_lang: "{what} 是 {value}，只能是 zh（中文）或 en（英文）", "{what} is {value}; it must be zh (Chinese) or en (English)";
        bad_choice: "{what} 是 {value}，只能是以下之一：{known}", "{what} is {value}; it must be one of {known}";
        or_theme_file: "或配色文件的路径", "or the path of a theme file";
        log_other: "{path} 不是品衡的日志，未写入；请换一个文件名", "{path} is not a log of pinheng and was left alone; name another file";
        log_failed: "不能写日志 {path}：{reason}", "cannot write the log {path}: {reason}";
        blank_value: "{what} 的值为空，请写明", "the value of {what} is blank; give one";
        no_home: "找不到用户主目录，请用 --db 指定数据文件", "there is no home directory; name the data file with --db";
        no_file: "没有文件 {path}，请检查路径", "there is no file {path}; check the path";
        is_folder: "{path} 是文件夹，请指定文件", "{path} is a folder; name a file";
        is_no_file: "{path} 不是普通文件，请指定文件", "{path} is not a regular file; name a file";
        not_allowed: "没有权限读 {path}，请检查文件权限", "{path} may not be read; check its permissions";
        unreadable: "无法读 {path}（{reason}）", "cannot read {path} ({reason})";
        no_store: "数据文件 {path} 还不存在，没有可用的自评；请先用 new 或 import 建立，或用 --db 指定另一个文件", "the data file {path} does not exist yet, so there is no assessment; start with new or import, or name another file with --db";
        read_only: "注意：数据文件只读，只能查看", "note: the data file is read only and can only be viewed";
        no_terminal: "界面需要终端，标准输入和标准输出都要连到终端；要在脚本里使用，请运行 pinheng --help 看各个命令", "the interface needs a terminal on standard input and output; for scripts see the commands in pinheng --help";
        terminal_failed: "终端出错：{reason}", "the terminal failed: {reason}";
        write_failed: "无法写到标准输出（{reason}）", "cannot write to standard output ({reason})";

        unknown_rating: "没有评级 {name}；可用的评级：{known}，- 为清除（区分大小写）", "there is no rating {name}; the ratings are {known}, - for none (case matters)";
        unknown_rank: "没有等级 {name}；可用的等级：{known}，- 为取消", "there is no level {name}; the levels are {known}, - for none";
        na_reason: "评为 NA（不适用）须写理由：--reason 理由", "NA (not applicable) needs a reason: --reason REASON";
        reason_only_na: "--reason 只用于 NA（不适用）；其他说明请写 --note", "--reason goes with NA (not applicable) only; use --note for remarks";
        blank_title: "--evidence 的题名为空，请写材料题名", "--evidence has a blank title; give the document's title";
        unknown_format: "没有格式 {name}；可用的格式：{known}", "there is no format {name}; the formats are {known}";
        unknown_part: "没有部分 {name}；可用的部分：{known}", "there is no part {name}; the parts are {known}";
        blank_checklist: "--blank 只用于检查表：请与 --parts checklist 一起用", "--blank is for the checklist only: use it with --parts checklist";
        bad_time: "--time 是 {value}，须写成 2026-11-23T10:15:00+08:00 这样的时间", "--time is {value}; it must be a time such as 2026-11-23T10:15:00+08:00";
        unknown_shell: "没有外壳 {name} 的补全脚本；可用的外壳：{known}", "there is no script for the shell {name}; the shells are {known}";
        several_formats: "多个格式不能一起写到标准输出；请用 --out 指定文件夹，或只写一个格式", "several formats cannot share standard output; name a folder with --out, or give one format";
        exists_hint: "；用 --force 覆盖，或用 --out 指定另一个文件夹", "; replace it with --force, or name another folder with --out";
        font_hint: "；可用 --font 指定含有它们的字体文件", "; name a font file that has them with --font";
        force_needs_out: "--force 要与 --out 一起用", "--force goes with --out";

        nothing_to_undo: "没有可撤销的改动", "there is nothing to undo";
        nothing_to_redo: "没有可重做的改动", "there is nothing to redo";
        undone: "已撤销：{what}", "undone: {what}";
        redone: "已重做：{what}", "redone: {what}";
        what_item: "项目 {id}", "item {id}";
        what_target: "准则 {id} 的目标", "target of criterion {id}";
        what_action: "准则 {id} 的整改事项", "an action about criterion {id}";
        what_consensus: "准则 {id} 的议定等级", "the level agreed on for criterion {id}";
        what_reflection: "结语思考 {id}", "reflection {id}";
        what_weights: "权重", "weights";
        what_details: "单位、周期、范围", "office, period, scope";
        what_deleted: "删除", "the deletion";
        what_archived: "归档", "the archiving";
        deleted: "已删除 {id}；用 pinheng undo {id} 恢复", "deleted {id}; pinheng undo {id} brings it back";
        purged: "已彻底清除 {id}", "removed {id} for good";
        finalised: "已定稿 {id}，此后不能修改", "{id} is final and locked";
        reopened: "已重新打开 {id}", "{id} is open again";
        archived: "已归档 {id}；用 pinheng undo {id} 取出", "{id} is archived; pinheng undo {id} takes it out";
        backed_up: "已备份到 {path}", "backed up to {path}";
        restored: "已从 {path} 恢复；原有数据备份在 {kept}", "restored from {path}; the data before is kept in {kept}";
        restored_without: "已删除的自评里有投票没有揭示（{n} 场研讨）；在那份备份里按作废记", "a round of a deleted assessment was never revealed (workshops: {n}); it is kept there as dropped";
        restored_new: "已从 {path} 恢复", "restored from {path}";
        no_assessments: "还没有自评；用 pinheng new 新建，或用 pinheng import 导入", "there are no assessments yet; start one with pinheng new or pinheng import";

        c_id: "编号", "Id";
        c_changed: "最近改动", "Changed";
        c_progress: "进度", "Progress";
        c_claimed: "自评分", "Claimed";
        c_evidenced: "佐证分", "Evidenced";
        c_claimed_level: "自评级", "Level";
        c_evidenced_level: "佐证级", "Evid. level";
        c_version: "版本", "Version";
        c_title: "名称", "Title";
        c_hash: "校验值", "Hash";

        config_ok: "{file}：没有问题", "{file}: ok";
        config_none: "没有配置文件 {file}，各项都是默认值", "there is no config file {file}; everything is at its default";
        no_config_home: "找不到用户主目录，请用 --config 指定配置文件", "there is no home directory; name the config file with --config";
        in_file: "{file}：{what}", "{file}: {what}";
        check_ok: "{file}：没有问题（{id} {version}，{criteria} 项准则，{items} 个项目）", "{file}: ok ({id} {version}, criteria: {criteria}, items: {items})";

        d_file: "数据文件：{path}", "data file: {path}";
        d_no_file: "数据文件还不存在：{path}", "there is no data file yet: {path}";
        d_terminal: "终端：{columns} 列 × {rows} 行", "terminal: {columns} columns x {rows} rows";
        d_sizeless: "终端：没有说明大小，按 80 列 × 24 行显示；可用 stty rows 24 cols 80 设定", "terminal: it does not tell its size and is taken for 80 columns x 24 rows; stty rows 24 cols 80 sets it";
        d_small: "终端：{columns} 列 × {rows} 行；界面 80 列 × 24 行才看得全，最少 40 列 × 12 行", "terminal: {columns} columns x {rows} rows; the interface wants 80 x 24 and works from 40 x 12";
        d_no_terminal: "终端：没有连接终端，界面不能打开，各命令可用", "terminal: none, so the interface cannot open; the commands work";
        d_ground_dark: "背景：深色（终端告知）", "background: dark, as the terminal says";
        d_ground_light: "背景：浅色（终端告知）", "background: light, as the terminal says";
        d_ground_unknown: "背景：终端未告知，主题 auto 按环境变量 COLORFGBG 判断，没有时用深色；可用 --theme 指定", "background: the terminal does not say; the theme auto goes by COLORFGBG, else dark; choose one with --theme";
        d_narrow: "制表符等歧义宽度字符：占 1 列", "signs of ambiguous width: one column";
        d_wide: "制表符等歧义宽度字符：占 2 列，界面按 2 列排版", "signs of ambiguous width: two columns, and the interface lays them out so";
        d_width_unknown: "制表符等歧义宽度字符：终端未告知，按 1 列排版", "signs of ambiguous width: the terminal does not say; laid out as one column";
        d_colours: "颜色：{colours}", "colours: {colours}";
        d_no_colour: "NO_COLOR 已设，不用颜色", "none, as NO_COLOR is set";
        d_colours_true: "真彩色", "true colour";
        d_colours_256: "256 色", "256";
        d_colours_16: "16 色", "16";
        d_colours_none: "无（TERM 为 {term}）", "none (TERM is {term})";
        d_utf8: "语言环境：{locale}，UTF-8", "locale: {locale}, UTF-8";
        d_not_utf8: "语言环境：{locale}，不是 UTF-8，汉字可能显示不全；请设为 zh_CN.UTF-8 或 C.UTF-8", "locale: {locale}, not UTF-8, so Chinese may not show; set it to zh_CN.UTF-8 or C.UTF-8";
        d_unset: "未设", "unset";
        d_fonts: "报告的字体：正文 {text}，标题和表格 {sans}；缺字时用自带字体", "fonts of reports: {text} for text, {sans} for headings and tables; where they lack a character, the program's own";
        d_language: "界面语言：{lang}", "language: {lang}";
        d_ok: "正常", "ok";
        d_note: "注意", "note";
        d_mended: "已改", "mended";
        d_fault: "问题", "fault";
    }
}
