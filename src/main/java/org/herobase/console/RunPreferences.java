package org.herobase.console;

import javafx.scene.control.CheckMenuItem;
import org.herobase.ui.Settings;

/** How the user likes statements to be run, as the check marks of a menu; the same for all sheets. */
final class RunPreferences {
    private final Settings settings;
    private final CheckMenuItem goOn;
    private final CheckMenuItem oneTransaction;
    private final CheckMenuItem caution;

    RunPreferences(Settings settings, CheckMenuItem goOn, CheckMenuItem oneTransaction, CheckMenuItem caution) {
        this.settings = settings;
        this.goOn = goOn;
        this.oneTransaction = oneTransaction;
        this.caution = caution;
        show();
        goOn.setOnAction(_ -> settings.setRunGoingOn(goOn.isSelected()));
        oneTransaction.setOnAction(_ -> settings.setRunInOneTransaction(oneTransaction.isSelected()));
        caution.setOnAction(_ -> settings.setAskingBeforeSweeps(caution.isSelected()));
    }

    /** Shows what may have been changed in another sheet. */
    void show() {
        goOn.setSelected(settings.isRunGoingOn());
        oneTransaction.setSelected(settings.isRunInOneTransaction());
        caution.setSelected(settings.isAskingBeforeSweeps());
    }

    /** For a run of several statements. */
    RunOptions options() {
        return new RunOptions(settings.isRunGoingOn(), settings.isRunInOneTransaction());
    }
}
