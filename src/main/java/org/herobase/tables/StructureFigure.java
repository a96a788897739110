package org.herobase.tables;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.herobase.db.Work;
import org.herobase.ui.Background;
import org.herobase.ui.LateFlag;

/** A number that may take long to find. It is looked for in the background; the user can stop that. */
final class StructureFigure extends HBox {
    private final Label text = new Label();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private Work<?> work;

    /**
     * @param id of the number's node
     * @param looking what is said while it is looked for
     * @param stop what stops that
     */
    StructureFigure(String id, String looking, String stop) {
        var wait = new Label(looking);
        var link = new Hyperlink(stop);
        link.setOnAction(_ -> stop());
        text.setId(id);
        getStyleClass().add("structure-figure");
        getChildren().addAll(text, wait, link);
        var late = new LateFlag(running.getReadOnlyProperty());
        for (var node : List.of(wait, link)) {
            node.visibleProperty().bind(late);
            node.managedProperty().bind(late);
        }
    }

    /** Looks for the number anew; what stood there stays until it is found. */
    <T> void find(Supplier<Work<T>> search, Function<T, String> words) {
        stop();
        var started = search.get();
        work = started;
        running.set(true);
        Background.of(started)
                .onSuccess(found -> {
                    if (work == started) {
                        text.setText(words.apply(found));
                    }
                })
                .onFailure(_ -> text.setText("")) // what is broken says so itself
                .andFinally(() -> {
                    if (work == started) {
                        running.set(false);
                    }
                });
    }

    /** Looks no longer. */
    void stop() {
        if (work != null) {
            work.cancel(true);
            running.set(false);
        }
    }
}
