package org.huimin.console;

import java.util.List;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The house does not open: told to whoever starts it as sentences, without a stack of calls. */
class WrongSettings extends RuntimeException {

    private final transient List<String> faults;

    WrongSettings(List<String> faults) {
        super(String.join(" ", faults));
        this.faults = faults;
    }

    static final class Analyzer extends AbstractFailureAnalyzer<WrongSettings> {

        @Override
        protected FailureAnalysis analyze(Throwable root, WrongSettings wrong) {
            return new FailureAnalysis("正式运行的设置有 " + wrong.faults.size() + " 处不对，系统没有启动：\n\n  · "
                    + String.join("\n  · ", wrong.faults), "逐条改好后重新启动。", wrong);
        }
    }
}
