package cortado.extension;

import cortado.display.Displays;
import cortado.display.LiveDisplay;
import cortado.display.MimeBundle;

/** What a program does with displays, whichever host shows them. */
final class Walk {
    private Walk() {}

    static void through(Score score) {
        score.show();
        LiveDisplay live = Displays.host().live(MimeBundle.text("epoch 1"));
        live.update(MimeBundle.text("epoch 2"));
        live.finish(MimeBundle.text("done"));
        live.update(MimeBundle.text("too late"));
        live.finish(MimeBundle.text("too late"));
    }
}
