package org.huimin.document;

/**
 * What stands in for the typefaces that the standard names where they are not installed: they may not be shipped with an
 * application. An office that owns them installs them, and they are used.
 */
final class Typefaces {

    static final String FONTS_CONF = """
            <?xml version="1.0"?>
            <!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
            <fontconfig>
              <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
            %s%s%s%s%s</fontconfig>
            """.formatted(
            instead(Wml.SONG_TITLE, "FZXiaoBiaoSong-B05S", "Noto Serif CJK SC"),
            instead(Wml.FANG, "FangSong_GB2312", "FangSong", "仿宋", "STFangsong", "Noto Serif CJK SC"),
            instead(Wml.KAI, "KaiTi_GB2312", "KaiTi", "楷体", "STKaiti", "AR PL KaitiM GB", "Noto Serif CJK SC"),
            instead(Wml.HEI, "SimHei", "STHeiti", "Noto Sans CJK SC"),
            instead(Wml.SONG, "SimSun", "STSong", "Noto Serif CJK SC"));

    private Typefaces() { }

    private static String instead(String named, String... others) {
        StringBuilder rule = new StringBuilder("  <match target=\"pattern\"><test name=\"family\"><string>").append(named)
                .append("</string></test><edit name=\"family\" mode=\"append\" binding=\"same\">");
        for (String other : others) {
            rule.append("<string>").append(other).append("</string>");
        }
        return rule.append("</edit></match>\n").toString();
    }
}
