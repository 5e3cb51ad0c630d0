package cortado.extension;

import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;

/** The published base kernel with the least that makes it one. */
final class IJavaKernel extends BaseKernel {
    @Override
    public DisplayData eval(String expression) {
        return getRenderer().render(expression);
    }

    @Override
    public LanguageInfo getLanguageInfo() {
        return new LanguageInfo.Builder("Java").build();
    }
}
