//! What plain mode says, a line at a time.

use crate::strings;

strings! {
    /// Questions and answers of plain mode: they are read aloud, so they hold no signs but those of sentences.
    WalkText {
        opening: "{office} {period} 自评，{state}。", "Self-assessment of {office}, {period}: {state}.";
        how: "每次读一个项目，回答后立即保存。输入评级的数字，按回车；? 看全部用法，q 退出。", "One item at a time; each answer is saved at once. Type the number of a rating and press Enter; ? explains everything, q leaves.";
        at_first: "从第一个项目开始。", "This is the first item.";
        at_open: "从上次停下的地方继续。", "Going on where you stopped.";
        all_rated: "全部项目都已评过，接着是结语思考。", "All items are answered; the reflections follow.";

        criterion: "准则：{title}（第 {n} 条，共 {all} 条，属于{dimension}）。", "Criterion: {title} ({n} of {all}, in {dimension}).";
        question: "问题：{text}", "Question: {text}";
        now_at: "现在是{level}：{text}", "Now at {level}: {text}";
        not_rated: "还没有评级。{level}的情形：{text}", "Not rated yet. What {level} looks like: {text}";
        next_level: "下一级，{level}：{text}", "Next, {level}: {text}";
        item: "项目 {n}，共 {all} 项（{id}）：{text}", "Item {n} of {all} ({id}): {text}";
        due: "属于{level}。", "Due at {level}.";
        due_key: "属于{level}，是必备项。", "Due at {level}; a key item.";
        choices: "评级：{list}；0 不适用。", "Ratings: {list}; 0 not applicable.";
        choice: "{n} {name}", "{n} {name}";
        answer_is: "现在的答案：{rating}。", "Present answer: {rating}.";
        note_is: "备注：{text}", "Note: {text}";
        reason_is: "不适用的理由：{text}", "Not applicable because: {text}";
        evidence_is: "佐证材料：{list}", "Evidence: {list}";
        bare: "没有佐证材料，佐证分里按{cap}计。", "No evidence: the evidenced score counts it as {cap}.";
        ask_for: "可查的材料：{list}", "What an assessor would ask for: {list}";
        reflection: "结语思考 {n}，共 {all} 个，不计分：{text}", "Reflection {n} of {all}, not scored: {text}";
        reflection_is: "已写：{text}", "Written: {text}";
        reflection_empty: "还没有写。输入文字后按回车；空行跳过。", "Nothing written yet. Type your answer and press Enter; an empty line skips it.";

        ask: "答案：", "Answer:";
        ask_text: "文字：", "Text:";
        ask_more: "接下来：", "Next:";
        ask_reason: "为什么不适用？应做而没有做的评{lowest}。空行取消。", "Why is it not applicable? What should be done but is not is rated {lowest}. An empty line cancels.";
        ask_note: "输入备注，代替原有备注；空行保持不变，减号 - 清除。", "Type the note, in place of the one before; an empty line keeps it, a minus sign - clears it.";
        ask_title: "材料的题名？只写名称，不录内容，不录涉密信息。空行取消。", "The document's title? Only its name, never its content, nothing secret. An empty line cancels.";
        ask_number: "文号？空行跳过。", "Its number? An empty line skips this.";
        ask_place: "存放位置？空行跳过。", "Where is it kept? An empty line skips this.";

        saved: "{what}，{saved}。", "{what}; {saved}.";
        unchanged: "{what}，没有变化。", "{what}; nothing changed.";
        undone: "已撤销：{what}。", "Undone: {what}.";
        redone: "已重做：{what}。", "Redone: {what}.";
        nothing_to_undo: "没有可撤销的改动。", "There is nothing to undo.";
        nothing_to_redo: "没有可重做的改动。", "There is nothing to redo.";
        cancelled: "已取消，没有改动。", "Cancelled; nothing changed.";
        criterion_done: "准则{title}已评完。", "{title} is complete.";
        no_open: "没有未评的项目。", "No item is unanswered.";
        first: "已经是第一个项目。", "This is the first item already.";
        not_here: "这里没有项目；b 返回，g 加编号转到一个项目。", "There is no item here; b goes back, g with an id goes to an item.";
        unknown: "不明白 {line}。请输入 1 到 {n}、0，或一个命令；? 看全部用法。", "{line} is not understood. Type 1 to {n}, 0, or a command; ? explains everything.";
        unknown_end: "不明白 {line}。f 转到未评的项目，b 返回，空行结束。", "{line} is not understood. f goes to what is unanswered, b goes back, an empty line ends.";
        no_rating: "评级只有 {n} 档，没有 {line}；请输入 1 到 {n}。", "There are {n} ratings, so no {line}; type 1 to {n}.";
        no_item: "没有项目 {name}。", "There is no item {name}.";
        near: "最接近的是 {near}。", "The nearest is {near}.";
        no_rank: "没有等级 {name}；可用的等级：{known}，减号 - 为下一级。", "There is no level {name}; the levels are {known}; a minus sign - means the next level.";
        target_is: "这条准则的目标：{level}。用 t 加等级改：{known}。", "Target of this criterion: {level}. Change it with t and a level: {known}.";
        target_next: "下一级", "the next level";
        too_long: "一段文字最多 {most} 字，这段有 {n} 字，没有保存；请缩短。", "A text holds at most {most} characters; this one has {n} and was not saved. Shorten it.";
        line_cut: "终端一行最多传 4095 个字节，这一行的末尾可能丢了；请检查，长文字请在界面里写。", "A terminal passes at most 4095 bytes a line, so the end of this one may be missing; check it, and write long texts in the interface.";
        not_text: "这一行不是 UTF-8 文字；请检查终端的编码。", "This line is not UTF-8 text; check the encoding of the terminal.";

        end: "走完了。", "That was all.";
        left_open: "还有 {n} 个项目未评：f 转到下一个，b 返回，空行结束。", "Unanswered: {n}. f goes to the next one, b goes back, an empty line ends.";
        all_done: "全部项目都已评过：b 返回，空行结束。", "All items are answered: b goes back, an empty line ends.";
        stands: "目前的结果：", "Where the office stands:";
        leave: "全部答案都已保存。再次运行 pinheng walk {id} 继续。", "All answers are saved. Run pinheng walk {id} to go on.";
        not_understood: "有 {n} 行没有看懂，未作改动", "lines that were not understood and changed nothing: {n}";

        figures: "{name}：自评 {claimed} 分，佐证 {evidenced} 分，可达 {potential} 分。", "{name}: score {claimed} claimed, {evidenced} evidenced, {potential} potential.";
        levels: "等级：自评{claimed}，佐证{evidenced}，可达{potential}。", "Level: claimed {claimed}, evidenced {evidenced}, potential {potential}.";
        no_figures: "{name}：没有适用的项目，不计分。", "{name}: nothing applies, so there is no score.";
        not_started: "{name}：还没有评级。", "{name}: nothing is rated yet.";
        blocked: "{criterion}的障碍：{text}。", "In the way of {criterion}: {text}.";
        cheapest: "{criterion}，最省的做法：{text}。", "{criterion}, cheapest way: {text}.";
        raise: "第一步，{text}。", "First: {text}.";
        raise_next: "然后，{text}。", "Then: {text}.";
        at_top: "{criterion}已在最高级。", "{criterion} is at the highest level.";
        sentence: "{text}。", "{text}.";
        bottleneck: "短板：{list}。", "Bottleneck: {list}.";
        to_check: "疑点：{text}", "To check: {text}";

        help_rate: "1 到 {n}、评级的名称或编号（{ids}）：评级。0 或 NA：不适用，要写理由，也可写在同一行。减号 -：清除评级。", "1 to {n}, or the name or id of a rating ({ids}): rate. 0 or NA: not applicable; the reason is asked, or follows on the line. A minus sign -: no rating.";
        help_move: "空行：下一个。b：上一个。f：下一个未评的。g 加编号：转到那个项目，如 g {item} 或 g 3。p：再读一遍。", "Empty line: next. b: back. f: next unanswered. g and an id: that item, such as g {item} or g 3. p: read it again.";
        help_write: "n 加文字：写备注。e 加题名：登记佐证材料。t 加等级：这条准则的目标。", "n and a text: the note. e and a title: evidence. t and a level: the target of this criterion.";
        help_undo: "u：撤销。r：重做。s：目前的结果，差什么，怎样最省。?：这段说明。q：退出。", "u: undo. r: redo. s: where you stand, what is missing, the cheapest way. ?: this help. q: leave.";
        help_clash: "评级编号与命令相同时，按评级算；区分大小写。", "Where a rating has the same letter as a command, it is the rating; case matters.";
        help_reflection: "在结语思考里，输入的文字就是回答；n 加文字也是。", "At a reflection what you type is the answer; so is n and a text.";
    }
}
