package org.herobase.console;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import org.herobase.db.OpenTransactions;
import org.herobase.ui.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/** Says since when a sheet's transaction is open and how many rows it has changed. */
public final class TransactionBadge extends Label {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT);

    private final Texts texts = new Texts(TransactionBadge.class);

    /** A badge for no transaction yet; for FXML. */
    public TransactionBadge() {
        super(null, new FontIcon("fth-edit-3"));
        getStyleClass().add("badge");
        setMinWidth(USE_PREF_SIZE);
        setTooltip(new Tooltip(texts.get("sheet.transaction.tooltip")));
    }

    /** Shows a transaction; not null. */
    void show(OpenTransactions.Open transaction) {
        var since = TIME.format(transaction.since().atZone(ZoneId.systemDefault()));
        setText(texts.get("sheet.transaction.open", since, transaction.changes()));
    }
}
