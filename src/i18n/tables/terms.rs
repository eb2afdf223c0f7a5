//! The field's terms, the same word everywhere.

use crate::strings;

strings! {
    /// Terms used by screens, reports and messages alike.
    Terms {
        program: "品衡", "pinheng";
        overall: "综合", "Overall";
        dimension: "维度", "Dimension";
        criterion: "准则", "Criterion";
        item: "项目", "Item";
        level: "等级", "Level";
        level_word: "等级", " level";
        rating: "评级", "Rating";
        score: "自评分", "Score";
        score_word: "分", " score";
        claimed: "自评", "Claimed";
        evidenced: "佐证", "Evidenced";
        potential: "可达", "Potential";
        unsupported: "空口", "Unevidenced";
        weight: "权重", "Weight";
        set_equal: "同级均等", "equal";
        set_framework: "框架默认", "framework";
        set_ahp: "层次分析", "AHP";
        set_manual: "手工设定", "by hand";
        key_item: "必备项", "key item";
        evidence: "佐证材料", "Evidence";
        evidence_word: "佐证", "Evidence";
        coverage: "达成率", "coverage";
        target: "目标", "Target";
        bottleneck: "短板", "Bottleneck";
        diagnostic: "疑点", "To check";
        unanswered: "未评", "unanswered";
        not_applicable: "不适用", "not applicable";
        reason: "理由", "Reason";
        note: "备注", "Note";
        office: "单位", "Office";
        period: "周期", "Period";
        scope: "范围", "Scope";
        framework: "框架", "Framework";
        state: "状态", "State";
        draft: "草稿", "draft";
        finalised: "已定稿", "finalised";
        archived: "已归档", "archived";
        grade: "档次", "Grade";
        nth_item: "第{n}项", "item {n}";
        level_n: "{n}级", "level {n}";
        steps: "{n} 步", "{n} steps";
        one_step: "1 步", "1 step";
        internal_only: "仅供内部改进使用", "For internal improvement only";
        empty_level: "该级无适用项目", "nothing applies at this level";
        semicolon: "；", "; ";
        comma: "，", ", ";
        list_comma: "、", ", ";
        colon: "：", ": ";
    }
}
