//! What the minutes of a workshop and the rectification list say.

use crate::strings;

strings! {
    /// Headings, columns and sentences of minutes and rectification list.
    MinutesText {
        title: "{office} {period} 品牌研讨会议纪要", "{office} {period}: minutes of the brand workshop";
        actions_title: "{office} {period} 整改清单", "{office} {period}: rectification list";
        file_suffix: "会议纪要", "minutes";
        actions_suffix: "整改清单", "actions";
        no_workshop: "还没有办过研讨。", "No workshop was held yet.";
        nth_workshop: "第{n}次研讨", "Workshop {n}";
        held: "时间", "Held";
        held_from_to: "{from} 至 {to}", "{from} to {to}";
        held_open: "{from} 开始，还没有结束", "begun {from}, not ended yet";
        attendance: "参加", "Attendance";
        attended: "共 {n} 人（{roles}）", "{n} in all ({roles})";
        role_n: "{role} {n} 人", "{role} {n}";
        leader: "领导", "leaders";
        office: "机关", "offices served";
        staff: "干部职工", "staff";
        facilitator: "主持人", "facilitators";
        no_role: "未分角色", "without a role";
        voters: "投票", "Voting";
        voters_by_role: "{n} 人；票数按角色分开", "{n}; votes are split by role";
        voters_pooled: "{n} 人；票数合并统计，不分角色", "{n}; votes are counted together, not by role";
        voters_openly: "{n} 人；不足四人，无法匿名，当面议定", "{n}; fewer than four, so no anonymity: agreed openly";
        names: "签到", "Present";
        scope: "研讨范围", "Criteria in scope";
        calibrated: "校准用准则", "Calibrated on";
        kept: "纪要只记各等级的票数和议定结果，不记谁投了什么。", "The minutes keep votes per level and what was agreed, never who voted how.";

        agenda: "议程", "Agenda";
        slot: "环节", "Part";
        planned: "计划（分钟）", "Planned (min)";
        spent: "实际（分钟）", "Spent (min)";
        begun: "开始", "Begun";
        in_all: "合计", "In all";
        slot_opening: "开场", "Opening";
        slot_calibration: "校准", "Calibration";
        slot_voting: "投票", "Voting";
        slot_reveal: "揭示", "Reveal";
        slot_discussion: "讨论", "Discussion";
        slot_agreement: "议定", "Agreement";
        slot_actions: "整改", "Actions";
        slot_closing: "收尾", "Closing";

        results: "各准则结果（分歧大的在前）", "Results by criterion (widest spread first)";
        rounds: "轮次", "Rounds";
        median: "中位", "Median";
        spread: "分散", "Spread";
        agreement: "一致程度", "Agreement";
        agreed: "议定", "Agreed";
        spread_close: "集中", "close";
        spread_apart: "有分歧", "apart";
        spread_far: "分歧大", "far apart";
        agreement_none: "无", "none";
        agreement_weak: "弱", "weak";
        agreement_moderate: "中等", "moderate";
        agreement_strong: "强", "strong";
        agreement_very_strong: "很强", "very strong";
        spread_is: "{word}（{from} 至 {to}）", "{word} ({from} to {to})";
        spread_same: "{word}（都是 {from}）", "{word} (all {from})";
        agreement_is: "{word}（{value}）", "{word} ({value})";
        measures: "分散看最高票与最低票相差几级：不超过 1 级为集中，2 级为有分歧，3 级以上为分歧大。一致程度括号内为 r_wg（0 到 1）：不超过 0.30 为无，0.50 为弱，0.70 为中等，0.90 为强，以上为很强。", "Spread: how many levels the highest vote lies above the lowest; up to 1 is close, 2 apart, 3 or more far apart. Agreement: r_wg (0 to 1) in brackets; up to 0.30 none, 0.50 weak, 0.70 moderate, 0.90 strong, above very strong.";

        evaluation: "综合评价", "Evaluation";
        membership: "隶属度", "Membership";
        reading: "{n} 条准则最近一轮揭示的票，按现行权重（{set}）综合：隶属度最大的是 {level}，加权等级 {value}。", "The last revealed rounds of {n} criteria with the weights in force ({set}): greatest membership {level}, weighted level {value}.";
        reading_tie: "{n} 条准则最近一轮揭示的票，按现行权重（{set}）综合：几个等级的隶属度并列最大，取低的 {level}；加权等级 {value}。", "The last revealed rounds of {n} criteria with the weights in force ({set}): several levels have the greatest membership, read as the lowest of them, {level}; weighted level {value}.";

        round: "轮次", "Round";
        round_n: "第 {n} 轮", "round {n}";
        of_role: "其中 {role}", "of these {role}";
        abstained: "弃权", "Abstained";
        sealed: "第 {n} 轮正在投票，已投 {voted} 人，未揭示。", "Round {n} is being voted on: {voted} have voted, nothing is revealed.";
        dropped: "第 {n} 轮作废，当时已投 {voted} 人，未揭示。", "Round {n} was dropped unseen; {voted} had voted.";
        too_few: "第 {n} 轮 {voted} 人投票，人数太少，票数不列出。", "Round {n}: {voted} voted, too few to list votes.";
        changed: "两轮之间", "Between rounds";
        change: "中位 {from} 到 {to}，分散由{was}到{is}", "median {from} to {to}, spread {was} to {is}";
        change_none: "中位 {to} 不变，分散由{was}到{is}", "median unchanged at {to}, spread {was} to {is}";
        agreed_level: "议定等级", "Agreed level";
        not_agreed: "没有议定", "not agreed";
        above_evidence: "高于佐证级", "above the evidenced level";
        minority: "少数意见", "Minority view";
        not_taken_up: "没有投票也没有议定的准则：{names}。", "Neither voted on nor agreed: {names}.";

        actions: "整改事项", "Actions";
        actions_elsewhere: "整改事项见{part}部分。", "For the actions see {part}.";
        no_actions: "没有整改事项。", "No actions.";
        what: "整改措施", "What";
        about: "准则、项目", "Criterion, item";
        owner: "责任人", "Owner";
        section: "责任科室", "Section";
        due: "完成时限", "Due";
        acceptance: "验收方式", "Acceptance check";
        state: "状态", "State";
        open: "未完成", "open";
        done: "已完成", "done";
        overdue: "已逾期", "overdue";
        counts: "共 {n} 条：已完成 {done}，未完成 {open}，其中逾期 {late}。", "{n} in all: {done} done, {open} open, {late} of these overdue.";
    }
}
