//! Everyday words for actions. The palette finds an action by them too, in both languages whichever is in force:
//! whoever is lost in the other language looks for it in their own.

use super::Action;
use crate::i18n::Lang;
use crate::tui::theme::ThemeName;

impl Action {
    /// What the palette finds the action by, besides its row: its name, its labels, and what people call it.
    #[must_use]
    pub fn words(self, lang: Lang) -> Vec<&'static str> {
        let mut words = vec![self.name()];
        match self {
            // The language in force is not what one looks for.
            Self::Language => words.extend(lang.pick(
                ["语言", "英文", "英语", "language", "english", "en"],
                ["语言", "中文", "汉语", "language", "chinese", "zh"],
            )),
            Self::Theme => {
                words.extend(THEME);
                words.extend(ThemeName::ALL.into_iter().flat_map(theme_words));
            }
            _ => words.extend(Lang::ALL.map(|lang| self.label(lang)).into_iter().chain(self.everyday().split(' '))),
        }
        words
    }

    fn everyday(self) -> &'static str {
        match self {
            Self::Rate1
            | Self::Rate2
            | Self::Rate3
            | Self::Rate4
            | Self::Rate5
            | Self::Rate6
            | Self::Rate7
            | Self::Rate8
            | Self::Rate9 => "打分 评级 rating",
            Self::NotApplicable => "不涉及 无关 na",
            Self::ClearRating => "清空 取消评级 重置 reset",
            Self::Evidence => "材料 证据 证明 附件 proof document attach",
            Self::Note => "批注 注释 记录 comment remark memo",
            Self::Target => "目标等级 goal aim",
            Self::NextUnanswered => "未评 未答 没评 下一个 unanswered next skip todo",
            Self::PreviousUnanswered => "上一个 previous",
            Self::Filter => "过滤 只看 显示 only",
            Self::EraseText => "擦除 涉密 泄密 保密 删除文字 彻底删除 secret wipe purge",
            Self::New => "新增 创建 开始 添加 create start add",
            Self::Details => "修改 编辑 重命名 单位 周期 范围 rename edit office period scope",
            Self::Duplicate => "拷贝 副本 copy clone",
            Self::Archive => "存档 收起 取回 unarchive",
            Self::Delete => "删掉 去掉 remove trash",
            Self::ShowArchived => "已归档 显示归档 archived",
            Self::Import => "读入 文件 答卷 load file answers",
            Self::Sample => "样例 例子 演示 example demo",
            Self::Finalise => "锁定 完成 提交 重开 解锁 lock finish submit finalize reopen unlock",
            Self::Explain => "说明 依据 怎么算 为什么 计算 why how formula",
            Self::Radar => "图表 图形 chart graph",
            Self::Sort => "顺序 排列 order",
            Self::JudgeEqual => "相等 一样 same",
            Self::Reconsider => "矛盾 一致性 consistency contradiction",
            Self::ManualWeights => "手工 手动 manual",
            Self::People => "人员 专家 比较者 person switch",
            Self::AddPerson => "加人 专家 expert",
            Self::NamePerson => "姓名 改名 rename",
            Self::RemovePerson => "删人 删除 delete",
            Self::Write => "导出 保存 生成 打印 save export generate print",
            Self::Toggle => "勾选 选中 tick check select",
            Self::ToggleAll => "所有 everything",
            Self::OpenFolder => "目录 打开文件夹 directory",
            Self::Advance => "下一步 next continue",
            Self::Retreat => "上一步 previous",
            Self::Ballot => "表决 ballot",
            Self::Slips => "纸票 选票 paper",
            Self::VoteAgain => "再投 revote",
            Self::DropRound => "取消 丢弃 discard void",
            Self::AddAction => "整改事项 任务 待办 task todo",
            Self::Overview => "概览 汇总 summary",
            Self::Projector => "大屏 大字 全屏 big fullscreen",
            Self::Timer => "时间 时钟 clock time",
            Self::Attendance => "晚到 迟到 早退 人员 出席 late leave attendance",
            Self::Agenda => "延长 加时 议程 分钟 时长 longer prolong time",
            Self::Calibrate => "校准 尺度 calibration",
            Self::Names => "人员 参加 角色 people participants roles",
            Self::Rehearse => "练习 试一试 practice try",
            Self::RemoveWorkshop => "删除 结束 delete end",
            Self::Undo => "撤消 反悔 还原 回退 revert",
            Self::Redo => "恢复 again",
            Self::Search => "查找 寻找 find look",
            Self::Help => "按键 快捷键 键位 说明 用法 怎么用 keys shortcuts hotkeys keyboard manual",
            Self::ScreenHome => "主页 列表 清单 main list",
            Self::ScreenAssess => "评估 评价 打分 填报 evaluate rate checklist",
            Self::ScreenScore => "得分 分数 成绩 结果 雷达 result scores points",
            Self::ScreenWeights => "比重 占比 层次分析 ahp weighting",
            Self::ScreenWorkshop => "会议 开会 讨论 小组 投票 meeting group vote",
            Self::ScreenExport => "输出 报告 打印 保存 word excel pdf docx xlsx report print save",
            Self::Mouse => "点击 click",
            Self::Redraw => "刷新 花屏 乱码 refresh",
            Self::Suspend => "暂停 终端 shell",
            Self::Quit => "关闭 离开 结束 exit close leave",
            // What moves the cursor is no row of the palette; who interrupts means to quit.
            _ => "",
        }
    }
}

/// What themes are called together.
const THEME: [&str; 9] = ["配色", "主题", "颜色", "外观", "皮肤", "theme", "colour", "color", "appearance"];

/// What a theme is called.
fn theme_words(name: ThemeName) -> [&'static str; 6] {
    match name {
        ThemeName::Dark => ["深色", "暗色", "黑色", "夜间", "dark", "night"],
        ThemeName::Light => ["浅色", "亮色", "白色", "白天", "light", "day"],
        ThemeName::Contrast => ["高对比", "对比度", "醒目", "contrast", "high contrast", "bold"],
        ThemeName::Mono => ["单色", "黑白", "无色", "mono", "monochrome", "black and white"],
    }
}

/// The theme that a query of the palette names, unless it names themes as such rather.
#[must_use]
pub fn theme_named(query: &str) -> Option<ThemeName> {
    use crate::text::rank;
    let best = |words: &[&str]| words.iter().filter_map(|word| rank(query, word)).min();
    let of = |name: ThemeName| Some((best(&theme_words(name))?, name));
    let (found, name) = ThemeName::ALL.into_iter().filter_map(of).min_by_key(|(rank, _)| *rank)?;
    let general = best(&THEME).is_some_and(|general| general <= found);
    (!query.trim().is_empty() && !general).then_some(name)
}
