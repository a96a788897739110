package org.herobase.ui;

import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;

/** What a grid shows instead of rows: that it reads, that there are none, or why they cannot be read. */
final class GridPlaceholder {
    private final Texts texts = new Texts(GridPlaceholder.class);
    private final TableView<?> table;
    private final GridModel<?> model;
    private final Dialogs dialogs;
    private String emptyText = "";

    GridPlaceholder(TableView<?> table, GridModel<?> model, Dialogs dialogs) {
        this.table = table;
        this.model = model;
        this.dialogs = dialogs;
        new LateFlag(model.loadingProperty()).subscribe(late -> {
            if (late) {
                showReading();
            }
        });
        model.loadingProperty().subscribe(loading -> {
            if (!loading) {
                show();
            }
        });
        table.setPlaceholder(new Label());
    }

    void whenEmpty(String text) {
        emptyText = text;
        show();
    }

    private void show() {
        var failure = model.failureProperty().get();
        if (failure != null) {
            var error = dialogs.describe(model.source().table().getName(), failure);
            table.setPlaceholder(box(title(error.headline()), advice(error.advice())));
        } else if (model.pageProperty().get() != null) {
            var filtered = !model.viewProperty().get().filter().isEmpty();
            table.setPlaceholder(
                    filtered
                            ? box(title(texts.get("grid.filtered")), advice(texts.get("grid.filtered.advice")))
                            : box(title(emptyText)));
        }
    }

    private void showReading() {
        var progress = new ProgressIndicator();
        progress.setMaxSize(32, 32);
        table.setPlaceholder(box(progress, advice(texts.get("grid.reading"))));
    }

    private static VBox box(Node... nodes) {
        var box = new VBox(8, nodes);
        box.setAlignment(Pos.CENTER);
        return box;
    }

    private static Label title(String text) {
        var label = new Label(text);
        label.getStyleClass().add("empty-title");
        return label;
    }

    private static Label advice(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add(Styles.TEXT_MUTED);
        return label;
    }
}
