//! Sentences of the scorecard, whatever it is written to.

use crate::strings;

strings! {
    /// Headings, columns and sentences of the scorecard.
    ReportText {
        title: "{office} {period} 自评得分表", "{office} {period}: self-assessment scorecard";
        heading: "自评得分表", "Self-assessment scorecard";
        draft_mark: "草稿：尚未定稿，内容可能变动", "DRAFT: not finalised, figures may change";
        draft_short: "草稿", "DRAFT";
        id: "编号", "Id";
        made_on: "出具日期", "Date";

        part_summary: "总体", "Summary";
        part_results: "各准则结果", "Results by criterion";
        part_items: "逐项评分表", "Items";
        part_path: "提升路径", "Way up";
        part_diagnostics: "疑点提示", "Worth a second look";
        part_evidence: "佐证材料目录", "Evidence register";
        part_reflections: "结语思考", "Reflections";
        part_minutes: "会议纪要", "Minutes";
        part_actions: "整改清单", "Rectification list";
        part_method: "评分方法", "Method";
        part_signatures: "签字", "Signatures";
        part_checklist: "自评检查表", "Checklist";

        checklist_title: "{office} {period} 自评检查表", "{office} {period}: self-assessment checklist";
        blank_heading: "空白表，供先行填写", "Blank form, to be filled in beforehand";
        contents: "目录", "Contents";
        page_of: "第 {page} 页，共 {pages} 页", "Page {page} of {pages}";
        footer_framework: "框架校验值 {hash}", "framework {hash}";
        footer_answers: "答卷校验值 {hash}", "answers {hash}";
        footer_time: "导出时间 {time}", "exported {time}";
        overall_level: "综合等级（共 {n} 级）", "Overall level (of {n})";
        overall_note: "综合，满分 100", "overall, out of 100";
        evidenced_as: "佐证级：{level}，级差 {gap}", "evidenced: {level}, gap {gap}";
        gap_is: "与自评分之差 {gap}", "{gap} from the claimed score";
        reach_short: "未评项目都评最高时", "if all open items are rated highest";
        levels_are: "等级：{levels}。", "Levels: {levels}.";
        empty_star: "* {note}", "* {note}";
        radar_title: "各准则自评分与佐证分", "Claimed and evidenced score by criterion";
        chart_axis: "{name} 自评 {claimed}、佐证 {evidenced}", "{name}: claimed {claimed}, evidenced {evidenced}";
        review_score: "复核分", "Review score";
        rated_points: "{rating}（{points}）", "{rating} ({points})";
        points_note: "括号内为点数，最高 {top} 点；复核分由复核人填写。", "Points stand in brackets, {top} at most; the reviewer fills in the review score.";
        assessor: "自评人", "Assessor";
        reviewer: "复核人", "Reviewer";
        sign_date: "日期", "Date";
        fill_in: "每个项目按做到的比例选一格打勾；选“不适用”的，在备注栏写明理由；佐证材料只写题名和存放处，不写涉密内容。", "Tick one box an item by the share that is done. Where you tick not applicable, give the reason under notes. Evidence: title and place only, nothing secret.";
        question: "提问", "Question";
        key_mark: "必备", "key";
        filled_by: "填写人", "Filled in by";

        figure: "指标", "Figure";
        result: "结果", "Result";
        remark: "说明", "Remark";
        claimed_score: "自评分", "Claimed score";
        evidenced_score: "佐证分", "Evidenced score";
        potential_score: "可达分", "Potential score";
        claimed_level: "自评级", "Claimed level";
        evidenced_level: "佐证级", "Evidenced level";
        potential_level: "可达级", "Potential level";
        gap: "差", "Gap";
        name: "名称", "Name";
        progress: "进度", "Progress";
        progress_line: "共 {items} 项，已评 {rated} 项，不适用 {na} 项，未评 {open} 项", "{items} items: {rated} rated, {na} not applicable, {open} unanswered";
        unevidenced_line: "{n} 项评级高于“{cap}”而没有佐证材料，佐证分按“{cap}”计", "{n} items rated above {cap} have no evidence; the evidenced score counts them as {cap}";
        unevidenced_one: "1 项评级高于“{cap}”而没有佐证材料，佐证分按“{cap}”计", "1 item rated above {cap} has no evidence; the evidenced score counts it as {cap}";
        expired_line: "{n} 份佐证材料已过有效期", "{n} evidence records have expired";
        expired_one: "1 份佐证材料已过有效期", "1 evidence record has expired";
        reach_note: "可达：未评的项目全部评为最高时的数", "Potential: what the figure becomes if every unanswered item is rated highest";

        steps_to_target: "到目标步数", "Steps to target";
        in_total: "占总分", "Share of total";
        no_applicable: "无适用项目", "nothing applies";

        number: "序号", "No.";
        item_id: "项目编号", "Item id";
        criterion_id: "准则编号", "Criterion id";
        due_level: "所属等级", "Due at level";
        level_name: "等级名称", "Level name";
        key: "必备", "Key";
        yes: "是", "yes";
        no: "否", "no";
        rating_id: "评级编号", "Rating id";
        rating_name: "评级", "Rating";
        counted_as: "按佐证计", "Counted as";
        review: "复核", "Review";
        reason_is: "理由：{text}", "Reason: {text}";
        note_is: "备注：{text}", "Note: {text}";

        top_level: "已在最高级", "At the highest level";
        advance: "{from} 升到 {to}，需 {steps}", "from {from} to {to}: {steps}";
        advance_unrated: "尚未评级，升到 {to} 需 {steps}", "not rated yet; {steps} to {to}";
        blocked_key: "必备项{items}未达到“{rating}”", "key items below {rating}: {items}";
        blocked_coverage: "{level}达成率 {coverage}，须大于 {share}", "coverage of {level} is {coverage} and must exceed {share}";
        blocked_by: "受阻于", "Held back by";
        cheapest: "最省的路径", "Cheapest path";
        raise_to: "{item}：{from} 改到 {to}（{text}）", "{item}: {from} to {to} ({text})";
        target_is: "目标{level}：{steps}", "target {level}: {steps}";
        target_met: "目标{level}：已达到", "target {level}: reached";
        evidence_for: "补 {n} 处佐证材料，佐证级即到{level}：{items}", "evidence for {n} of the items lifts the evidenced level to {level}: {items}";
        all_at_top: "各准则都已在最高级。", "Every criterion stands at the highest level.";

        no_findings: "没有发现疑点。", "Nothing found.";
        doc_title: "题名", "Title";
        doc_number: "文号", "Number";
        doc_date: "日期", "Date";
        doc_unit: "责任处室", "Section responsible";
        doc_location: "存放位置", "Kept at";
        doc_valid_until: "有效期至", "Valid until";
        doc_serves: "支撑项目", "Serves items";
        expired: "已过期", "expired";
        no_evidence: "没有登记佐证材料。", "No evidence is recorded.";
        pointers_only: "目录只记材料的题名和存放处，不含材料本身。", "The register points to documents; it never holds them.";
        no_reflections: "没有填写。", "Nothing written.";

        scale: "评级尺度", "Rating scale";
        points: "点数", "Points";
        meaning: "含义", "Meaning";
        levels: "等级", "Levels";
        gates: "等级关口", "Gates";
        gate_rule: "必备项不低于“{key}”；本级达成率大于 {pass}%，以下各级达成率大于 {firm}%", "Key items at least {key}; coverage of the level itself above {pass} %, of every level below it above {firm} %";
        cap_rule: "没有佐证材料的项目，最高按“{cap}”计入佐证分和佐证级", "Without evidence an item counts as {cap} at most in the evidenced score and level";
        formulas: "计算", "Formulas";
        f_criterion: "准则的折算分", "Score of a criterion";
        f_mean: "维度、综合的折算分", "Score of a dimension and overall";
        f_level: "维度、综合的等级", "Level of a dimension and overall";
        f_weight: "准则占总分", "Share of total of a criterion";
        weights: "权重", "Weights";
        weights_equal: "同级各部分权重均等。", "Parts that stand side by side weigh the same.";
        weights_framework: "按框架默认的权重。", "As the framework gives them.";
        weights_ahp: "{people} 人两两比较，{all} 组中完成 {own} 组{rest}。", "People who compared: {people}; groups compared: {own} of {all}{rest}.";
        weights_ratio: "合并后一致性比例最大 {cr}，小于 0.10 为可接受。", "Largest consistency ratio of the judgments together: {cr}; below 0.10 is acceptable.";
        weights_manual: "{all} 组中设定 {own} 组{rest}。", "Groups set: {own} of {all}{rest}.";
        weights_rest: "，其余按框架默认", ", the others as in the framework";
        in_dimension: "维度内占比", "Share in dimension";
        framework_is: "框架", "Framework";
        version: "版本", "Version";
        hash: "校验值", "Hash";
        source: "出处", "Source";
        definitions: "通用说明", "Definitions";
        open_items: "未评项目", "Unanswered items";
        na_items: "不适用项目", "Items not applicable";
        none: "无", "none";
        file_suffix: "自评", "self-assessment";
        checklist_suffix: "检查表", "checklist";
        blank_suffix: "空白检查表", "blank-checklist";
        next_step: "下一步", "Next";
    }
}
