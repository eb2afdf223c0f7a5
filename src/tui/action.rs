//! The one vocabulary of the interface: what a key, a palette entry, a help row and a footer hint all name.

mod words;

pub use words::theme_named;

use crate::i18n::Lang;

macro_rules! actions {
    ($($(#[$meta:meta])* $variant:ident $name:literal $zh:literal $en:literal, $zh_long:literal $en_long:literal;)*) => {
        /// Something the user can do.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[allow(missing_docs, reason = "each action is described by its own help row")]
        pub enum Action { $($(#[$meta])* $variant,)* }

        impl Action {
            /// All actions, in the order of the help.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The `snake_case` name.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The action of a name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|action| action.name() == name)
            }

            /// The word in the footer.
            #[must_use]
            pub fn label(self, lang: Lang) -> &'static str {
                match self { $(Self::$variant => lang.pick($zh, $en),)* }
            }

            /// The row in help and palette.
            #[must_use]
            pub fn help(self, lang: Lang) -> &'static str {
                match self { $(Self::$variant => lang.pick($zh_long, $en_long),)* }
            }
        }
    };
}

actions! {
    MoveUp "move_up" "上移" "up", "上一行" "previous row";
    MoveDown "move_down" "下移" "down", "下一行" "next row";
    MoveLeft "move_left" "左移" "left", "左边一栏或一列；比较时偏向前一项" "pane or column to the left; in a comparison, towards the first";
    MoveRight "move_right" "右移" "right", "右边一栏或一列；比较时偏向后一项" "pane or column to the right; in a comparison, towards the second";
    PageUp "page_up" "上翻" "page up", "上翻一屏，自评中到上一准则，比较时到上一组" "a screen up; in the walk, the previous criterion; in a comparison, the previous group";
    PageDown "page_down" "下翻" "page down", "下翻一屏，自评中到下一准则，比较时到下一组" "a screen down; in the walk, the next criterion; in a comparison, the next group";
    First "first" "最前" "first", "到最前" "to the first row";
    Last "last" "最后" "last", "到最后" "to the last row";
    NextPane "next_pane" "换栏" "pane", "下一栏" "next pane";
    PreviousPane "previous_pane" "换栏" "pane", "上一栏" "previous pane";
    Open "open" "打开" "open", "打开或编辑所选" "open or edit what is selected";
    Back "back" "返回" "back", "退一步；在文字里是保存并离开" "one step back; in a text it saves and leaves";
    Rate1 "rate_1" "评 1" "rate 1", "评为第 1 档（最低），转到下一项" "first (lowest) rating, on to the next item";
    Rate2 "rate_2" "评 2" "rate 2", "评为第 2 档，转到下一项" "second rating, on to the next item";
    Rate3 "rate_3" "评 3" "rate 3", "评为第 3 档，转到下一项" "third rating, on to the next item";
    Rate4 "rate_4" "评 4" "rate 4", "评为第 4 档，转到下一项" "fourth rating, on to the next item";
    Rate5 "rate_5" "评 5" "rate 5", "评为第 5 档，转到下一项" "fifth rating, on to the next item";
    Rate6 "rate_6" "评 6" "rate 6", "评为第 6 档，转到下一项" "sixth rating, on to the next item";
    Rate7 "rate_7" "评 7" "rate 7", "评为第 7 档，转到下一项" "seventh rating, on to the next item";
    Rate8 "rate_8" "评 8" "rate 8", "评为第 8 档，转到下一项" "eighth rating, on to the next item";
    Rate9 "rate_9" "评 9" "rate 9", "评为第 9 档，转到下一项" "ninth rating, on to the next item";
    NotApplicable "not_applicable" "不适用" "n/a", "评为不适用，须写理由" "not applicable; asks the reason";
    ClearRating "clear_rating" "清除" "clear", "清除评级或判断，回到未评" "clear the rating or judgment, back to unanswered";
    Evidence "evidence" "佐证" "evidence", "佐证材料：添加、修改、移除" "evidence records: add, change, remove";
    Note "note" "备注" "note", "备注" "note";
    Target "target" "目标" "target", "给本准则定目标等级" "set the level this criterion aims at";
    NextUnanswered "next_unanswered" "下一未评" "next open", "下一个未评项目或未答的题" "next unanswered item or question";
    PreviousUnanswered "previous_unanswered" "上一未评" "previous open", "上一个未评项目或未答的题" "previous unanswered item or question";
    Filter "filter" "筛选" "filter", "只看未评、无佐证、佐证过期或必备项不足的项目" "show only open, bare, expired or short items";
    EraseText "erase_text" "抹去文字" "erase text", "彻底抹去误录的文字，历史里也不留" "erase a text for good, in the history too";
    New "new" "新建" "new", "新建自评" "start an assessment";
    Details "details" "改名" "details", "修改单位、周期、范围" "change office, period, scope";
    Duplicate "duplicate" "复制" "duplicate", "复制为新草稿" "copy into a new draft";
    Archive "archive" "归档" "archive", "归档，或从归档取回" "archive, or bring back from the archive";
    Delete "delete" "删除" "delete", "删除（可撤销）" "delete (undo brings it back)";
    ShowArchived "show_archived" "看归档" "archived", "显示或隐藏已归档的" "show or hide archived ones";
    Import "import" "导入" "import", "从文件导入答卷" "import answers from a file";
    Sample "sample" "示例" "sample", "加入一份示例自评" "add the sample assessment";
    Finalise "finalise" "定稿" "finalise", "定稿锁定，或写明理由重开" "finalise and lock, or reopen with a reason";
    Explain "explain" "解释此数" "explain", "说明此数怎么来、怎样最省地提高" "what a figure is made of and how to raise it";
    Radar "radar" "雷达图" "radar", "雷达图与条形图切换" "switch between radar and bars";
    Sort "sort" "排序" "sort", "按框架、得分或空口排序" "sort by framework, score or gap";
    JudgeEqual "judge_equal" "同等" "equal", "判为同等重要" "judge both as equally important";
    Reconsider "reconsider" "重看" "look again", "到最该重看的一题" "to the judgment that contradicts the others most";
    ManualWeights "manual_weights" "手填" "by hand", "手填所看这一组的权重" "give the weights of this group by hand";
    People "people" "换人" "people", "选谁来比较" "choose who compares";
    AddPerson "add_person" "添人" "add person", "添一个比较的人" "add a person who compares";
    NamePerson "name_person" "称呼" "name", "改比较者的称呼" "name the person who compares";
    RemovePerson "remove_person" "去掉" "remove", "去掉比较者及其判断（可撤销）" "remove the person with all judgments (undo brings them back)";
    Write "write" "写出" "write", "写出选定的文件，已有的先问" "write the chosen files; asks before replacing";
    Toggle "toggle" "选" "choose", "选中或取消" "choose or leave out";
    ToggleAll "toggle_all" "全选" "all", "全选，再按全不选" "choose all, or none";
    OpenFolder "open_folder" "开文件夹" "open folder", "在桌面上打开文件夹" "open the folder on the desktop";
    Advance "advance" "继续" "on", "往下一步；准备时选定" "on by a step; in the plan, choose";
    Retreat "retreat" "回一步" "back", "回上一步" "back by a step";
    Ballot "ballot" "投票" "vote", "传键盘逐人投票" "pass the keyboard from voter to voter";
    Slips "slips" "录纸票" "slips", "一行录入纸票" "enter paper slips in one line";
    VoteAgain "vote_again" "重投" "vote again", "再投一轮" "another round of votes";
    DropRound "drop_round" "作废" "drop", "不看就作废这一轮" "throw the sealed round away unseen";
    AddAction "add_action" "整改" "action", "记一条整改事项" "note an action";
    Overview "overview" "总览" "overview", "各准则并列，分歧大的在前" "all criteria, widest spread first";
    Projector "projector" "投影" "projector", "大字投影，再按返回" "large view for the projector, and back";
    Timer "timer" "计时" "timer", "显示或隐藏计时" "show or hide the timer";
    Attendance "attendance" "改人数" "people", "有人晚到或先走：改参加的人" "somebody comes late or leaves: change who takes part";
    Agenda "agenda" "改时间" "agenda", "会议延长：改各段的分钟" "the meeting takes longer: change the minutes of its parts";
    Calibrate "calibrate" "先校准" "calibrate", "先拿这条准则校准尺度" "calibrate on this criterion first";
    Names "names" "名单" "names", "按名单定人数和角色" "people by name and role";
    Rehearse "rehearse" "演练" "rehearse", "演练一遍，不留痕迹" "rehearse without a trace";
    RemoveWorkshop "remove_workshop" "删研讨" "remove", "删去这次研讨，或结束演练" "remove the workshop, or end the rehearsal";
    Undo "undo" "撤销" "undo", "撤销上一次更改" "undo the last change";
    Redo "redo" "重做" "redo", "重做撤销的更改" "redo what was undone";
    Search "search" "搜索" "search", "搜索" "search";
    Palette "palette" "命令" "commands", "命令面板；语言、配色、鼠标也在里面" "command palette; language, theme and mouse are in it";
    Help "help" "帮助" "help", "帮助：本屏可用的键" "help: the keys that work here";
    ScreenHome "screen_home" "首页" "home", "首页" "home screen";
    ScreenAssess "screen_assess" "自评" "assess", "自评" "assess screen";
    ScreenScore "screen_score" "评分" "score", "评分" "score screen";
    ScreenWeights "screen_weights" "权重" "weights", "权重" "weights screen";
    ScreenWorkshop "screen_workshop" "研讨" "workshop", "研讨" "workshop screen";
    ScreenExport "screen_export" "导出" "export", "导出" "export screen";
    Language "language" "English" "中文", "语言：改用英文" "language: switch to Chinese";
    Theme "theme" "配色" "theme", "切换配色：深色、浅色、高对比、单色" "next theme: dark, light, high contrast, mono";
    Mouse "mouse" "鼠标" "mouse", "开或关鼠标" "mouse on or off";
    Redraw "redraw" "重画" "redraw", "重画屏幕" "redraw the screen";
    Suspend "suspend" "挂起" "suspend", "挂起，回到终端" "suspend to the shell";
    Quit "quit" "退出" "quit", "退出（更改都已保存）" "quit (everything is saved)";
    Interrupt "interrupt" "退出" "quit", "询问后退出" "ask, then quit";
}

impl Action {
    /// The digits, lowest rating first.
    pub const RATES: [Self; 9] = [
        Self::Rate1,
        Self::Rate2,
        Self::Rate3,
        Self::Rate4,
        Self::Rate5,
        Self::Rate6,
        Self::Rate7,
        Self::Rate8,
        Self::Rate9,
    ];

    /// The rating that a digit action stands for, from 0.
    #[must_use]
    pub fn rating(self) -> Option<usize> {
        Self::RATES.iter().position(|rate| *rate == self)
    }
}
