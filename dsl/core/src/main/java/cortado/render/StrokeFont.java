package cortado.render;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Printable ASCII as polylines, for machines where Java finds no font.
 *
 * <p>A glyph is a list of strokes, a stroke a list of points, a point two digits: {@code x} 0..4 and {@code y} 0..8, where 0 is
 * the height of capitals, 2 of small letters, 6 the base line and 8 the depth of descenders.
 */
final class StrokeFont {
    /** Height of a capital as a share of the font size. */
    private static final double CAPITAL = 0.72;
    /** Share of a character's advance that its strokes fill. */
    private static final double INK = 0.76;

    private static final String UNKNOWN = "0040460600";
    private static final Map<Integer, String> GLYPHS = parse("""
            ! 2024 2626
            " 1012 3032
            # 1016 3036 0242 0444
            $ 41301001021333444536 361605 2026
            % 4006 0010110100 3545463635
            & 4612112031320405162644
            ' 2022
            ( 30121436
            ) 10323416
            * 2125 0244 4204
            + 2125 0343
            , 2617
            - 1333
            . 2626
            / 4006
            0 10304145361605 050110
            1 112026 1636
            2 011030414206 0646
            3 011030414233 13333344 4445361605
            4 36300444
            5 400003323243453616 1605
            6 301001051636454433 3303
            7 004016
            8 10304142331302 020110 13040516364544 4433
            9 163645413010010213 1343
            : 2323 2626
            ; 2323 2617
            < 410345
            = 0242 0444
            > 014305
            ? 011030414224 2626
            @ 4536160501103041443432 3222131434
            A 062046 1434
            B 06003041423303 3344453606
            C 4130100105163645
            D 06003041453606
            E 400006 0646 0333
            F 400006 0333
            G 4130100105163645 454323
            H 0006 4046 0343
            I 2026 1030 1636
            J 4045361605
            K 0006 4003 0346
            L 0006 0646
            M 06002340 4046
            N 06004640
            O 10304145361605 050110
            P 06003041423303
            Q 10304145361605 050110 2446
            R 06003041423303 2346
            S 41301001021333444536 361605
            T 0040 2026
            U 000516364540
            V 002640
            W 0016223640
            X 0046 4006
            Y 002340 2326
            Z 00400646
            [ 30101636
            \\ 0046
            ] 10303616
            ^ 022042
            _ 0747
            ` 1021
            a 12324346 441405163645
            b 0006 063645433202
            c 433212030516 163645
            d 4046 461605031242
            e 04444332120305 051636
            f 40302126 1232
            g 42473818 421203051646
            h 0006 0312324346
            i 2226 2020
            j 222718 2020
            k 0006 3204 1336
            l 2026
            m 0602 03122326 23324346
            n 0602 0312324346
            o 12324345361605 050312
            p 08023243453606
            q 484212030516 1646
            r 0602 04133242
            s 43321203143445 45361605
            t 202536 1232
            u 0205163645 4246
            v 022642
            w 0216233642
            x 0246 4206
            y 0226 422618
            z 02420646
            { 3021221324 242536
            | 2027
            } 1021223324 242516
            ~ 04133443
            … 0606 2626 4646
            – 0343
            """);

    private StrokeFont() {}

    /** Returns the strokes of a text whose baseline starts at {@code (startX, 0)}, each as x, y, x, y, …. */
    static List<double[]> strokes(String text, Mark.Type type, double startX) {
        List<double[]> strokes = new ArrayList<>();
        double unitY = type.size() * CAPITAL / 6;
        double x = startX;
        for (int c : text.codePoints().toArray()) {
            double advance = Glyphs.width(Character.toString(c), type.size(), type.isBold());
            double unitX = advance * INK / 4;
            if (c != ' ') {
                for (String stroke : GLYPHS.getOrDefault(c, UNKNOWN).split(" ")) {
                    strokes.add(points(stroke, x + advance * (1 - INK) / 2, unitX, unitY));
                }
            }
            x += advance;
        }
        return strokes;
    }

    private static double[] points(String stroke, double x, double unitX, double unitY) {
        double[] points = new double[stroke.length()];
        for (int i = 0; i < points.length; i += 2) {
            points[i] = x + (stroke.charAt(i) - '0') * unitX;
            points[i + 1] = (stroke.charAt(i + 1) - '0' - 6) * unitY;
        }
        return points;
    }

    private static Map<Integer, String> parse(String table) {
        Map<Integer, String> glyphs = new HashMap<>();
        table.lines().forEach(line -> glyphs.put(line.codePointAt(0), line.substring(2)));
        return glyphs;
    }
}
