package cortado.kernel.show;

import cortado.display.DisplayHost;
import cortado.display.Displays;
import cortado.display.LiveDisplay;
import cortado.display.MimeBundle;
import java.util.UUID;

/** Shows displays in the cell that makes them. */
public final class CellDisplayHost implements DisplayHost {
    private final DisplayHost outside;

    private CellDisplayHost(DisplayHost outside) {
        this.outside = outside;
    }

    /** Makes all displays of this process go to cells. */
    public static void install() {
        Displays.install(new CellDisplayHost(Displays.host()));
    }

    @Override
    public void show(MimeBundle bundle) {
        CellOutput cell = CurrentCell.output();
        if (cell == null) {
            outside.show(bundle);
        } else {
            cell.display(bundle, UUID.randomUUID().toString());
        }
    }

    @Override
    public LiveDisplay live(MimeBundle first) {
        CellOutput cell = CurrentCell.output();
        return cell == null
                ? outside.live(first)
                : new LiveOutput(cell, UUID.randomUUID().toString(), first);
    }
}
