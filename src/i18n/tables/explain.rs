//! How a figure is explained (scoring.md §7).

use crate::strings;

strings! {
    /// Sentences that explain a figure.
    ExplainText {
        score_of: "{view}分：{subject}", "{view} score: {subject}";
        level_of: "{view}级：{subject}", "{view} level: {subject}";
        weight_of: "权重：{subject}", "Weight: {subject}";
        formula_criterion: "各项「权重乘得点」相加，除以「权重之和乘最高点 {top}」，再乘 100", "100 x sum of (weight x points) / (sum of weights x top points {top})";
        formula_mean: "各部分「权重乘得分」相加，除以权重之和；没有得分的部分不计", "Sum of (weight x score) / sum of weights, over the parts that have a score";
        formula_level: "取满足条件的最高一级：本级达成率高于 {pass}%，以下各级高于 {firm}%，各级必备项都不低于「{key}」", "The highest level with coverage above {pass}% at the level itself, above {firm}% at every level below it, and no key item below {key}";
        formula_lowest: "取各准则中最低的一级", "The lowest level among the criteria";
        formula_global: "维度所占权重乘准则在维度内所占权重", "Share of the dimension x share of the criterion within it";
        formula_share: "本维度的权重除以各维度权重之和", "Weight of the dimension / sum of the weights of all dimensions";
        formula_whole: "各维度所占权重之和", "Sum of the shares of all dimensions";
        sum_line: "{gained} / {possible} x 100 = {value}", "{gained} / {possible} x 100 = {value}";
        mean_line: "加权平均 {value}", "Weighted mean {value}";
        view_claimed: "未评的项目按最低评级计入", "Unanswered items count as the lowest rating";
        view_potential: "未评的项目按最高评级计入", "Unanswered items count as the highest rating";
        view_evidenced: "评级高于「{cap}」而没有佐证材料的，按「{cap}」计入", "A rating above {cap} without evidence counts as {cap}";
        points_of: "{points}/{top} 点", "{points}/{top} points";
        counted_as: "{claimed}，按{counted}计", "{claimed}, counted as {counted}";
        level_empty: "{level}（该级无适用项目）", "{level}, nothing applies";
        gate: "{level}：达成率 {coverage}%，{key}；{state}", "{level}: coverage {coverage}%, {key}; {state}";
        gate_empty: "{level}：没有适用的项目，自动通过", "{level}: nothing applies, so it passes by itself";
        key_ok: "必备项合格", "key items hold";
        key_short: "有必备项低于「{key}」", "a key item is below {key}";
        gate_firm: "通过，已稳固", "passed and firm";
        gate_passed: "通过，未稳固，要升上一级须高于 {firm}%", "passed, not firm: the level above needs more than {firm}%";
        gate_closed: "未通过", "not passed";
        gate_closed_share: "未通过，须高于 {pass}%", "not passed, needs more than {pass}%";
        left_out_na: "不适用，不计入：{items}", "Not applicable, left out: {items}";
        left_out_item: "{item}（{reason}）", "{item} ({reason})";
        left_out_criterion: "没有适用项目，不计入：{items}", "No applicable item, left out: {items}";
        nothing_applies: "没有适用的项目，因此没有此数", "Nothing applies, so there is no figure";
        not_started: "尚无一项作答，等级显示为 -，计算时按最低级", "Nothing is answered yet: the level shows as - and counts as the lowest";
        not_started_counted: "未作答，按{level}计", "not answered, as {level}";
        source_score: "依据：品衡计分规则第2节；评级四档参照 ISO/IEC 33020 过程属性评级", "Rule: pinheng scoring, section 2; ratings after the process attribute ratings of ISO/IEC 33020";
        source_score_own: "依据：品衡计分规则第2节；评级由框架所定", "Rule: pinheng scoring, section 2; ratings as the framework defines them";
        source_level: "依据：品衡计分规则第2节；等级规则参照 ISO/IEC 33020 能力等级（本级通过，以下各级稳固）", "Rule: pinheng scoring, section 2; levels after the capability levels of ISO/IEC 33020 (the level itself passed, every level below it firm)";
        source_mean: "依据：品衡计分规则第3节；权重由框架所定", "Rule: pinheng scoring, section 3; weights as the framework gives them";
        source_mean_own: "依据：品衡计分规则第3节；权重为本次评估另定（{set}）", "Rule: pinheng scoring, section 3; weights set for this assessment ({set})";
        source_lowest: "依据：品衡计分规则第3节；最低的准则决定整体等级", "Rule: pinheng scoring, section 3; the weakest criterion decides";
        source_evidence: "佐证依据第4节", "evidence: section 4";
        next: "最省的办法", "Cheapest way up";
        next_level: "共 {steps}可到{level}，即{path}", "{steps} to {level}: {path}";
        next_grade: "共 {steps}可到「{grade}」，即{path}", "{steps} to {grade}: {path}";
        next_lowest: "共 {steps}，{subject}可到{level}，即{path}", "{subject} reaches {level} with {steps}: {path}";
        next_evidence: "为{items}补记佐证材料，可到{level}", "Evidence for {items} brings {level}";
        next_evidence_score: "为{items}补记佐证材料，佐证分可到 {value}", "With evidence for {items} the evidenced score is {value}";
        next_with_evidence: "{line}；并为{items}备好佐证材料", "{line}; and evidence for {items}";
        next_none: "已是最高等级", "The highest level is reached";
        next_top_grade: "已是最高档次", "The highest grade is reached";
        next_unreachable: "评级全部升到最高，也到不了{level}", "Not even the highest ratings reach {level}";
        next_answer: "还有 {n} 项未评，评完才知道此数是多少", "Items still open: {n}; once they are answered this figure is settled";
        next_weight: "权重写在框架文件里，换框架才会变", "The weight stands in the framework file; it changes with the framework";
        next_weight_own: "权重为本次评估另定，可在权重屏改", "The weight was set for this assessment and can be changed on the weights screen";
        raise: "{item}由{from}升为{to}", "{item} from {from} to {to}";
        and_more: "等共 {n} 项", "{n} items in all";
    }
}
