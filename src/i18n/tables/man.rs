//! The manual page.

use crate::strings;

strings! {
    /// Headings and texts of the manual page; lists are lines of `name = meaning`.
    ManText {
        manual: "品衡手册", "pinheng manual";
        name: "名称", "NAME";
        what: "机关事务服务品牌自评", "self-assessment of a government office's service brand";
        synopsis: "用法", "SYNOPSIS";
        description: "说明", "DESCRIPTION";
        everywhere: "通用选项", "OPTIONS FOR EVERY COMMAND";
        commands: "命令", "COMMANDS";
        environment: "环境变量", "ENVIRONMENT";
        files: "文件", "FILES";
        exit: "退出码", "EXIT STATUS";
        examples: "示例", "EXAMPLES";
        about: "品衡帮助机关事务部门自评服务品牌：逐项评级，旁边记下佐证材料，随时看到得分、等级、短板和最省的提升办法。\n不带命令时打开终端界面；各命令不用界面也能做同样的事，适合脚本；pinheng walk 逐行问答，适合读屏软件。\n只供内部改进使用。数据只存在本机一个文件里，不联网。",
            "pinheng lets an office-affairs department assess its service brand: items are rated one by one with the evidence beside each claim, and scores, levels, bottleneck and the cheapest way up are there at any time.\nWithout a command the terminal interface opens. The commands do the same without it, for scripts; pinheng walk asks line by line, for screen readers.\nFor internal improvement only. All data stays in one file on this machine; nothing goes over a network.";
        variables: "PINHENG_DB = 数据文件，同 --db\nPINHENG_LANG = 语言，同 --lang\nPINHENG_CONFIG = 配置文件，同 --config\nPINHENG_THEME = 界面主题，同 --theme\nPINHENG_GLYPHS = 界面符号，同 --glyphs\nPINHENG_MOUSE = 界面是否用鼠标，true 或 false\nPINHENG_LOG = 日志文件，同 --log\nPINHENG_LOG_LEVEL = 日志详略，同 --log-level\nNO_COLOR = 设了就不用颜色\nLC_ALL、LC_MESSAGES、LANG = 都没有指定语言时，以 zh 或 en 开头的第一个决定语言",
            "PINHENG_DB = the data file, as --db\nPINHENG_LANG = the language, as --lang\nPINHENG_CONFIG = the config file, as --config\nPINHENG_THEME = the theme, as --theme\nPINHENG_GLYPHS = the signs, as --glyphs\nPINHENG_MOUSE = whether the interface takes clicks, true or false\nPINHENG_LOG = the log file, as --log\nPINHENG_LOG_LEVEL = how much is logged, as --log-level\nNO_COLOR = no colours where it is set\nLC_ALL, LC_MESSAGES, LANG = where nothing else names a language, the first that begins with zh or en does";
        paths: "~/.local/share/pinheng/pinheng.db = 数据文件（遵循 XDG_DATA_HOME）\n~/.config/pinheng/config.toml = 配置文件（遵循 XDG_CONFIG_HOME）",
            "~/.local/share/pinheng/pinheng.db = the data file (XDG_DATA_HOME is obeyed)\n~/.config/pinheng/config.toml = the config file (XDG_CONFIG_HOME is obeyed)";
        codes: "0 = 完成\n1 = 其他失败：数据文件损坏、只读、被占用，磁盘已满，文件已存在，自评已定稿\n2 = 用法不对，或内容有误\n3 = 命令行上写的自评、项目、框架或文件不存在",
            "0 = done\n1 = any other failure: the data file is damaged, read only or locked, the disk is full, a file exists, the assessment is finalised\n2 = wrong use, or wrong content\n3 = an assessment, item, framework or file named on the command line does not exist";
        commands_shown: "pinheng demo = 用示例数据看一看\npinheng new --office 示例局 --period 2026 = 新建自评，打印编号\npinheng walk 编号 = 逐行问答\npinheng export 编号 --format md --out . = 导出评分表\npinheng backup 备份.db = 备份",
            "pinheng demo = look around on a sample\npinheng new --office OFFICE --period 2026 = start an assessment and print its id\npinheng walk ID = questions and answers, line by line\npinheng export ID --format md --out . = write the scorecard\npinheng backup FILE = keep a copy of the data";
    }
}
