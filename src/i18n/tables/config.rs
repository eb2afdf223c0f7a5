//! What the template of the config file explains.

use crate::strings;

strings! {
    /// The comments of the template, a line each.
    ConfigText {
        intro: "品衡的配置文件。去掉行首的一个 # 即生效；下面写的都是默认值。\n先后：命令行选项，环境变量 PINHENG_DB、PINHENG_LANG 等，本文件，界面里选过的语言和配色，默认值。\n界面里的选择记在 {state}，品衡从不改写本文件。\n改完后运行 pinheng config check 检查。", "The config file of pinheng. Take one # off a line to put it in force; what stands here are the defaults.\nOptions come first, then the environment (PINHENG_DB, PINHENG_LANG and so on), this file, language and theme as last chosen\nin the interface, the defaults. Those choices are kept in {state}; pinheng never writes this file.\nAfter a change run: pinheng config check";
        schema: "本文件的格式", "The format of this file";
        db: "数据文件；~/ 是主目录，相对路径从本文件所在的文件夹算起", "The data file; ~/ is your home, a relative path starts at the folder of this file";
        lang: "语言：zh 或 en；不写则按系统语言", "Language: zh or en; without it the locale's";
        theme: "界面配色：{known}，或自己的配色文件；themes 文件夹里的用文件名。写法见 docs/guide.zh.md", "Theme of the interface: {known}, or a theme file of your own; one in the folder themes by its name. See docs/guide.md";
        glyphs: "界面符号：{known}", "Signs of the interface: {known}";
        mouse: "鼠标：true 或 false；开着时按住 Shift 仍由终端选择文字", "Mouse: true or false; while it is on the terminal selects text with Shift";
        keys: "按键。一个动作可以有一个键，也可以有几个，第一个显示在界面上；[] 去掉全部键。\n写法：字母和符号照写，大小写有别；ctrl-p、alt-x、shift-tab、f5；up、down、left、right、page_up、page_down、home、end、\nenter、esc、tab、space、backspace、delete、insert。\n[keys.global] 各屏都有效；写在某一屏的表里，只改那一屏。一个键在一屏里只能有一个动作。\n对话框里方向键、Enter、Esc、Tab 总是有效，移动的键照这里的来；文字里的编辑键是固定的，见帮助。", "Keys. An action can have one key or several, the first is the one that is shown; [] takes all its keys away.\nLetters and signs stand for themselves, their case matters; ctrl-p, alt-x, shift-tab, f5; up, down, left, right,\npage_up, page_down, home, end, enter, esc, tab, space, backspace, delete, insert.\n[keys.global] holds on every screen; in a screen's own table it changes that screen alone. On one screen a key has\none action. In dialogs the arrows, Enter, Esc and Tab always work, keys that move follow this file; the keys that edit\na text are fixed, see the help.";
        global: "各屏", "Every screen";
        home: "首页", "Home";
        assess: "自评", "Assess";
        score: "评分", "Score";
        weights: "权重", "Weights";
        workshop: "研讨", "Workshop";
        export: "导出", "Export";
    }
}
