//! What a ballot as a form says, and what is wrong with one.

use crate::strings;

strings! {
    /// The form, its faults, and what the commands about it say.
    BallotText {
        sheet: "投票表", "Ballot";
        title: "{office} {period} 品牌研讨投票表", "{office} {period}: ballot of the brand workshop";
        notice: "匿名填写，不写姓名。仅供内部改进使用。", "Anonymous: write no name. For internal improvement only.";
        how_to: "每条准则在浅色格里选一个等级的数字；拿不准的选 -（弃权）。每格都要选。", "For every criterion choose the number of a level in the pale cell, or - to abstain. Leave none empty.";
        role: "您的角色", "Your role";
        number: "序号", "No.";
        criterion: "准则和提问", "Criterion and question";
        vote: "您的投票", "Your vote";
        pick: "从列表中选一个数字，弃权选 -。", "Choose a number from the list, or - to abstain.";
        pick_role: "从列表中选您的角色。", "Choose your role from the list.";
        wrong: "请从列表中选。", "Choose from the list.";
        leader: "领导", "leader";
        office: "机关", "office served";
        staff: "干部职工", "staff";
        file: "投票表", "ballot";

        not_a_form: "不是本程序的投票表", "this is not a ballot of this program";
        corrupt: "文件已损坏，请重新保存或重填", "the file is damaged; save it again or fill in another";
        too_large: "文件内容过大，不像投票表；没有读下去", "there is far too much in the file for a ballot; it was not read on";
        formula: "有公式，只能从列表中选", "there is a formula; choose from the list";
        empty: "没有选，请选一个等级或 -", "nothing is chosen; choose a level or -";
        not_a_level: "不是等级的数字，也不是 -", "this is neither the number of a level nor -";
        no_role: "没有选角色，或不在列表中", "no role is chosen, or none of the list";
        rearranged: "表格的行被移动过，请用原表重填", "rows of the form were moved; fill in another";
        other_framework: "按另一个框架或版本填的，这份自评用的是 {used}", "it is for another framework or version; this assessment uses {used}";
        other_workshop: "是另一次研讨的投票表", "it is a ballot of another workshop";
        twice: "和 {other} 是同一张表，一张只计一次", "it is the same form as {other}, and none counts twice";
        counted: "这张表以前已经计过", "this form was counted before";
        beyond: "票数超过投票人数，还能计 {room} 张", "more votes than voters; there is room for {room}";

        ended: "研讨已经结束，不再收投票表", "the workshop is over: no more forms";
        voted: "第一轮投票已经揭示或作废，不再收投票表；后面的投票在会上进行", "the first vote was revealed or dropped: no more forms, later votes are held in the room";
        collected: "已计入 {n} 张投票表；准则 {name} 已投 {voted} / {all}", "{n} forms counted; {voted} of {all} have voted on {name}";
        none_taken: "一张都没有计入", "none was counted";
        traces: "已计入，但数据文件的日志里暂留上一次的票数：有另一个程序正在读，或磁盘写不进；请关闭它或腾出空间，再运行 pinheng doctor", "counted, but the data file's journal still holds the count before: another program is reading it, or the disk is full; close that program or make room, and run pinheng doctor";
        count_needs_out: "--count 要和 --out 文件夹 一起用", "--count needs --out with a folder";
        json_needs_out: "--json 要和 --out 一起用", "--json needs --out";
        no_chance: "系统没有给出随机数：{reason}", "the system gave no random number: {reason}";
        not_written: "表格没有写成：{reason}", "the form could not be written: {reason}";
    }
}
