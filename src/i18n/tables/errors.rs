//! What went wrong and what helps.

use crate::strings;

strings! {
    /// Messages of the store and of the use cases over it.
    ErrorText {
        foreign: "{path} 不是品衡的数据文件，未作任何改动；请用 --db 指定另一个文件",
            "{path} is not a data file of pinheng and was left as it is; name another file with --db";
        newer: "数据文件由更新版本的品衡写成（格式 {found}，本程序只认到 {known}），未作任何改动；请换用新版程序",
            "the data file was written by a newer pinheng (format {found}, this program knows up to {known}) and was left as it is; use the newer program";
        damaged: "数据文件已损坏（{reason}），未作任何改动；请把它改名留存，再用 pinheng restore 从备份恢复",
            "the data file is damaged ({reason}) and was left as it is; rename it to keep it, then use pinheng restore with a backup";
        read_only: "数据文件只读，只能查看；要修改请先放开文件和所在文件夹的写权限，或用 --db 指定另一个文件",
            "the data file is read only and can only be viewed; to change it allow writing to the file and its folder, or name another file with --db";
        full: "磁盘已满，这次改动没有保存；请腾出空间后重试",
            "the disk is full and this change was not saved; free some space and try again";
        locked: "数据文件被另一个程序占用，这次改动没有保存；请稍后重试，或关闭另一个程序",
            "another program keeps the data file locked and this change was not saved; try again later or close that program";
        no_folder: "无法在文件夹 {path} 中写文件（{reason}）；请检查路径和权限，或用 --db 指定另一处",
            "cannot write in the folder {path} ({reason}); check the path and its permissions, or name another place with --db";
        not_a_file: "{path} 不是普通文件；请指定一个文件",
            "{path} is not a regular file; name a file";
        broken_link: "{path} 是一个链接，所指的文件不存在；请恢复那个文件，或删去这个链接",
            "{path} is a link to a file that does not exist; bring that file back, or remove the link";
        unreadable: "无法打开 {path}（{reason}）",
            "cannot open {path} ({reason})";
        traces_remain: "已删除，但另一个程序正在读数据文件，日志中还留有痕迹；请关闭它，再运行 pinheng doctor 清除",
            "removed, but another program is reading the data file and traces stay in its journal; close it and run pinheng doctor to clear them";
        same_file: "要恢复的文件就是正在使用的数据文件；请指定一个备份文件",
            "the file to restore from is the data file in use; name a backup";
        source_foreign: "{path} 不是品衡的备份，没有恢复，现有数据未动；请指定另一个备份文件",
            "{path} is not a backup of pinheng; nothing was restored and the present data is as it was; name another backup";
        source_newer: "备份 {path} 由更新版本的品衡写成（格式 {found}，本程序只认到 {known}），没有恢复；请换用新版程序",
            "the backup {path} was written by a newer pinheng (format {found}, this program knows up to {known}) and was not restored; use the newer program";
        source_damaged: "备份 {path} 已损坏（{reason}），没有恢复，现有数据未动；请指定另一个备份文件",
            "the backup {path} is damaged ({reason}); nothing was restored and the present data is as it was; name another backup";
        source_locked: "备份 {path} 被另一个程序占用，没有恢复；请稍后重试，或关闭另一个程序",
            "another program keeps the backup {path} locked and it was not restored; try again later or close that program";
        store_other: "数据文件操作失败（{reason}）；请运行 pinheng doctor 检查",
            "the data file could not be used ({reason}); run pinheng doctor to check it";

        round_open: "这份自评的研讨正在投票（已投 {n} 票），由另一个窗口掌握；请在那里揭示或作废这一轮，再来打开",
            "a round of this assessment's workshop is being voted on ({n} voted) in another window; reveal or drop it there first";
        no_workshop: "这份自评还没有办过研讨；请先在研讨屏准备一次",
            "no workshop was held on this assessment; prepare one on the workshop screen first";
        form_twice: "第 {n} 份表已经计过票，一份都没有收",
            "form {n} was counted before; none was taken";
        refused_no_criterion: "至少要有一条准则参加研讨",
            "choose at least one criterion for the workshop";
        refused_sealed: "这一轮正在投票，请先揭示或作废",
            "a round is being voted on: reveal or drop it first";
        refused_not_voting: "现在不在投票",
            "no round is being voted on";
        refused_few_voters: "不足四人投票，无法匿名；请当面议定",
            "fewer than four voters: anonymity cannot be had; agree openly";
        refused_few_votes: "投出等级的不足四票，揭示会暴露各人；请补投，或作废后当面议定",
            "fewer than four votes for a level: opening them would show whose they are; let more vote, or drop the round and agree openly";
        refused_no_level: "没有这个等级，一票都没有记",
            "there is no such level; no vote was counted";
        refused_many_votes: "票数多于还没投的人数（还可投 {n} 票），一票都没有记",
            "more votes than people who have not voted ({n} left); none was counted";
        refused_no_reason: "议定高于佐证级，须写理由",
            "agreed above the evidenced level: give the reason";
        refused_voted: "已经有人投票，这样改会与票数不符；请先揭示或作废",
            "votes are counted already and would no longer fit; reveal or drop the round first";
        no_assessment: "没有自评 {name}",
            "there is no assessment {name}";
        no_item: "没有项目 {name}",
            "there is no item {name}";
        no_criterion: "没有准则 {name}",
            "there is no criterion {name}";
        no_framework: "没有框架 {name}，也没有这个文件",
            "there is no framework {name}, nor a file of that name";
        no_file: "没有文件 {name}",
            "there is no file {name}";
        near: "；最接近的是 {near}",
            "; the nearest is {near}";
        none_yet: "；数据文件里还没有自评",
            "; the data file holds no assessment yet";
        ambiguous: "{name} 对应不止一个自评：{found}；请多写几位",
            "{name} stands for more than one assessment: {found}; give more digits";
        blank_office: "单位不能为空，请填写单位名称",
            "the office must not be blank; give its name";
        blank_period: "周期不能为空，请填写周期（如 2026）",
            "the period must not be blank; give one (such as 2026)";
        blank_title: "佐证的名称不能为空，请填写材料名称",
            "the title of the evidence must not be blank; give the document's name";
        blank_action: "整改事项不能为空，请写明要做什么",
            "the action must not be blank; say what is to be done";
        no_reason: "须写明理由",
            "a reason is needed";
        rating: "项目 {item} 没有评级 {rating}；可用的评级：{known}",
            "item {item} has no rating {rating}; the ratings are {known}";
        no_rank: "没有等级 {rank}；现有 {known}",
            "there is no level {rank}; the levels are {known}";
        finalised: "自评已定稿，不能修改；需要修改请先写明理由重新打开（reopen）",
            "the assessment is finalised and cannot be changed; reopen it with a reason first";
        not_finalised: "自评没有定稿，不需要重新打开",
            "the assessment is not finalised, so there is nothing to reopen";
        archived: "自评已归档，不能修改；请先从归档取回（undo）",
            "the assessment is archived and cannot be changed; take it out of the archive first";
        conflict: "这条佐证刚被另一个程序改过，你的改动没有保存；请看过现在的内容再改",
            "another program has just changed this evidence and your change was not saved; look at it again before changing it";
        exists: "{path} 已存在，未作改动；请换一个名称",
            "{path} exists and was left as it is; choose another name";
        io: "无法读写 {path}（{reason}）",
            "cannot read or write {path} ({reason})";

        fine_structure: "数据文件结构完好",
            "the structure of the data file is sound";
        fault_structure: "数据文件已损坏（{detail}）；请用 pinheng restore 从备份恢复",
            "the data file is damaged ({detail}); use pinheng restore with a backup";
        fine_references: "数据之间的引用完好",
            "all references within the data hold";
        fault_references: "表 {detail} 中有记录指向不存在的数据；请用 pinheng restore 从备份恢复",
            "rows of {detail} refer to data that does not exist; use pinheng restore with a backup";
        fine_frameworks: "框架文本与其校验值一致",
            "the framework texts match their hashes";
        fault_frameworks: "框架文本与校验值不符（{detail}）；请用 pinheng restore 从备份恢复",
            "a framework text does not match its hash ({detail}); use pinheng restore with a backup";
        fine_content: "评级、日期和改动记录都能读懂",
            "all ratings, dates and changes can be read";
        fault_content: "有内容读不懂，自评中按空白处理（{detail}）；请用 pinheng restore 从备份恢复",
            "some values cannot be read and count as blank ({detail}); use pinheng restore with a backup";
        fine_modes: "数据文件只有本人可以读写",
            "only you can read and write the data file";
        mended_modes: "数据文件曾允许他人访问，已改为只有本人可以读写",
            "others had access to the data file; now only you can read and write it";
        fault_modes: "他人可以访问 {detail}；请运行 chmod 600",
            "others have access to {detail}; run chmod 600 on it";
        fine_journal: "数据文件使用预写日志（WAL）",
            "the data file uses a write-ahead log (WAL)";
        note_journal: "此处（如网络文件夹）不能使用预写日志，已改用回滚日志；数据同样安全，但同时使用时会互相等待",
            "a write-ahead log cannot work here (such as a network folder), so a rollback journal is used; the data is as safe, but programs wait for each other";
        fine_scores: "各份自评留存的得分与重新计算一致",
            "the kept scores agree with a new calculation";
        mended_scores: "有 {detail} 份自评留存的得分与重新计算不符，已改正",
            "kept scores differed from a new calculation and were corrected (assessments: {detail})";
        fault_scores: "有 {detail} 份自评留存的得分与重新计算不符；文件只读，未能改正",
            "kept scores differ from a new calculation (assessments: {detail}); the file is read only, so they stay";
        note_read_only: "数据文件只读，只能查看",
            "the data file is read only and can only be viewed";
        note_traces: "另一个程序正在读数据文件，日志要等它关闭后才能清空",
            "another program is reading the data file; its journal can be emptied when it closes";
        fine_newest: "格式版本 {detail}",
            "format version {detail}";
    }
}
