package org.herobase.console.editor;

import atlantafx.base.theme.Styles;
import java.util.concurrent.CompletableFuture;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.herobase.ui.Background;
import org.herobase.ui.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/** Says that a line is too long to type in it without waiting, and offers to break it. Away where no line is. */
final class LongLineNotice extends HBox {
    private final SqlEditor editor;
    private final Button breakLines;

    LongLineNotice(SqlEditor editor, Texts texts) {
        this.editor = editor;
        getStyleClass().add("long-line-notice");
        var said = new Label(texts.get("longLine.notice"), new FontIcon("fth-info"));
        breakLines = new Button(texts.get("longLine.break"));
        breakLines.setId("consoleBreakLines");
        breakLines.getStyleClass().add(Styles.SMALL);
        breakLines.setOnAction(_ -> breakLines());
        getChildren().addAll(said, breakLines);
        visibleProperty().bind(editor.laggingProperty());
        managedProperty().bind(visibleProperty());
    }

    private void breakLines() {
        var snapshot = editor.snapshot();
        var length = editor.getLength();
        breakLines.setDisable(true);
        editor.setEditable(false);
        Background.of(CompletableFuture.supplyAsync(
                        () -> editor.prepared(new Edit(0, length, LongLines.broken(snapshot.get()), 0))))
                .onSuccess(Runnable::run)
                .andFinally(() -> {
                    editor.setEditable(true);
                    breakLines.setDisable(false);
                    editor.requestFocus();
                });
    }
}
