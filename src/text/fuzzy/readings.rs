//! How Chinese characters are read.

use pinyin::ToPinyin;

/// Readings in daily use beside the first one. The crate's own table of them takes 265 KB, nearly all of it readings that
/// nobody types.
const MORE: &str = "行hang 长chang 重chong 单shan,chan 调tiao 度duo 会kuai 率shuai 参shen 差chai,ci 朝zhao 传zhuan 弹tan \
    得dei 地de 都du 恶wu 给ji 还huan 和huo 核hu 降xiang 角jue 解xie 觉jiao 校jiao 壳qiao 乐yue 了liao 落la \
    没mo 模mu 强jiang 塞se 色shai 省xing 什shi 识zhi 属zhu 数shuo 说shui 宿xiu 提di 系ji 吓he 削xiao 血xie \
    择zhai 着zhao,zhuo 折she 种chong 便pian 薄bo 剥bao 暴pu 藏zang 曾zeng 称chen 盛cheng 乘sheng 臭xiu 畜xu \
    伺si 大dai 石dan 的di 否pi 合ge 贾gu 见xian 奇ji 圈juan 厦xia 沈chen 拾she 尾yi 遗wei 殷yan 约yao 粘nian \
    殖shi 拓ta 巷hang 秘bi 埋man 抹ma 弄long 胖pan 炮bao 朴piao,po 区ou 阿e 伯bai 车ju 囤tun 刹cha 卡qia 咽ye \
    堡pu 嚼jiao 翟zhai 仇qiu 查zha 盖ge 缪miao,mou 尉yu 牟mu 隗wei,kui 澹dan,tan 莘xin,shen 蚌beng 六lu 铅yan \
    侗tong 番pan 浚xun 渑mian,sheng 泷long,shuang 涡guo 荥xing,ying 轧zha 爪zhua 扎za 吁yu 熨yun,yu 绿lu \
    露lou 陆liu 烙luo 勒le 俩liang 脉mo 蔓wan 氓meng 冒mo 泌bi 摩ma 娜nuo 呢ni 拗ao,niu 迫pai 曝bao 栖xi 稽qi \
    茄qie 亲qing 杉sha 召shao 似si 褪tun 纤qian 虾ha 叶xie 咋ze 柞zuo 幢zhuang 琢zhuo";

/// The readings of a character without tones; none if it is not Chinese.
pub fn of(letter: char) -> impl Iterator<Item = &'static str> {
    let first = letter.to_pinyin().map(pinyin::Pinyin::plain);
    let more = first.and_then(|_| MORE.split_once(letter)).and_then(|(_, rest)| rest.split(' ').next());
    first.into_iter().chain(more.into_iter().flat_map(|readings| readings.split(',')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_character_has_its_readings() {
        let readings = |letter| of(letter).collect::<Vec<_>>();
        assert!(readings('长').contains(&"zhang") && readings('长').contains(&"chang"));
        assert!(readings('评').contains(&"ping"));
        assert!(readings('a').is_empty() && readings('，').is_empty());
        for word in MORE.split(' ').filter(|word| !word.is_empty()) {
            let letter = word.chars().next().expect("a character");
            assert!(letter.to_pinyin().is_some(), "{word}");
            for reading in word[letter.len_utf8()..].split(',') {
                assert!(
                    !reading.is_empty() && reading.chars().all(|sign| sign.is_ascii_lowercase() || sign == 'ü'),
                    "{word}"
                );
            }
        }
    }
}
