//! What only the workbook says: names of its sheets, its inputs, its calculation.

use crate::strings;

strings! {
    /// Sheets, columns and hints of the workbook.
    SheetText {
        summary: "总体", "Summary";
        criteria: "准则结果", "Criteria";
        gates: "等级关口", "Gates";
        items: "逐项评分", "Items";
        path: "提升路径", "Way up";
        diagnostics: "疑点提示", "Second look";
        evidence: "佐证材料", "Evidence";
        reflections: "结语思考", "Reflections";
        minutes: "会议纪要", "Minutes";
        actions: "整改清单", "Actions";
        method: "评分方法", "Method";
        signatures: "签字", "Signatures";
        checklist: "检查表", "Checklist";
        calculation: "计算过程", "Calculation";

        cut: "（过长，后文从略）", " (too long, the rest is left out)";
        how_to: "浅色格可改：改评级或佐证份数后，得分和等级随之变动；清空评级即未评。", "Pale cells are open: change a rating or an evidence count and scores and levels follow; an empty rating is unanswered.";
        pick: "从列表中选一项；清空即未评。选不适用的，写明理由。", "Choose from the list; empty means unanswered. Give a reason where not applicable.";
        pick_wrong: "请从列表中选一项，或清空。", "Choose from the list, or leave the cell empty.";
        count: "佐证份数", "Evidence count";
        count_wrong: "请填 0 或更大的整数。", "Enter a whole number, 0 or more.";
        review: "复核人填写；不影响自评分。", "For the reviewer; it does not change the claimed score.";
        changed: "导出后已改动 {n} 项；提升路径、疑点、目录等按导出时的评级写成。", "{n} items changed since the export; way up, second look and registers tell the state at export.";
        since_export: "导出后改动", "Changes since export";
        as_exported: "与导出时一致。", "As exported.";
        invalid: "有 {n} 项评级不在列表中，按未评计。", "{n} ratings are not in the list and count as unanswered.";
        at_export: "本表按导出时的评级写成。", "This sheet tells the state at export.";
        levels_line: "自评级 {claimed}，佐证级 {evidenced}", "claimed {claimed}, evidenced {evidenced}";
        key_ok: "达标", "in order";
        key_low: "不足", "short";
        gate: "关口", "Gate";
        firm: "稳固", "firm";
        passed: "通过", "passed";
        closed: "未过", "not yet";
        coverage_claimed: "自评达成率", "Claimed coverage";
        coverage_evidenced: "佐证达成率", "Evidenced coverage";
        gate_claimed: "自评关口", "Claimed gate";
        gate_evidenced: "佐证关口", "Evidenced gate";
        keys_claimed: "自评必备项", "Claimed key items";
        keys_evidenced: "佐证必备项", "Evidenced key items";

        calc_note: "本表由公式逐步算出，供复核；评级在逐项评分表中改。", "Step by step by formula, for the reviewer; ratings are changed on the sheet Items.";
        position: "次序", "Place";
        parameters: "参数", "Parameters";
        cap: "无佐证时最高计为（次序）", "Counted at most without evidence (place)";
        key_at_least: "必备项至少（次序）", "Key items at least (place)";
        pass_above: "本级达成率须大于", "Coverage of the level above";
        firm_above: "以下各级达成率须大于", "Coverage of lower levels above";
        tolerance: "比较容差", "Tolerance of comparisons";
        top: "最高点数", "Points of the highest rating";
        labels: "列表文字", "Text in the list";
        level_place: "等级次序", "Level (place)";
        short_name: "简称", "Short";
        rated: "所选次序", "Chosen (place)";
        row_claimed: "自评计为", "Claimed as";
        row_evidenced: "佐证计为", "Evidenced as";
        row_potential: "可达计为", "Potential as";
        bare: "空口", "Unevidenced";
        possible: "满分点数", "Points possible";
        points_claimed: "自评点数", "Points claimed";
        points_evidenced: "佐证点数", "Points evidenced";
        points_potential: "可达点数", "Points potential";
        low_claimed: "必备不足：自评", "Key short: claimed";
        low_evidenced: "必备不足：佐证", "Key short: evidenced";
        low_potential: "必备不足：可达", "Key short: potential";
        moved: "已改动", "Changed";
        gained: "得点：{view}", "Points: {view}";
        short_keys: "必备不足：{view}", "Key short: {view}";
        passes: "通过：{view}", "Passes: {view}";
        is_firm: "稳固：{view}", "Firm: {view}";
        all_firm: "逐级稳固：{view}", "Firm so far: {view}";
        reaches: "到达等级：{view}", "Reaches: {view}";
        applies: "适用", "Applies";
        answered: "已答", "Answered";
        score_of: "得分：{view}", "Score: {view}";
        level_of: "等级次序：{view}", "Level place: {view}";
        empty_of: "该级无适用：{view}", "Nothing at level: {view}";
        lowest: "短板累计", "Lowest so far";
        counts: "计数", "Counts";
        not_listed: "不在列表中", "Not in the list";
    }
}
