package org.herobase.tables;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.herobase.rows.Destination;
import org.herobase.rows.Row;
import org.herobase.ui.Texts;

/** Lists what the selected row belongs to and which rows point to it, and leads to them. */
final class RelatedPane extends VBox {
    private static final double LINE_HEIGHT = 48;

    private final RelatedModel model;
    private final Consumer<Destination> open;
    private final Label hint = new Label();
    private final Texts texts = new Texts(RelatedPane.class);

    /**
     * @param model what is listed
     * @param open goes to rows
     * @param tools at the right of the title
     */
    RelatedPane(RelatedModel model, Consumer<Destination> open, Node tools) {
        this.model = model;
        this.open = open;
        setId("relatedPane");
        getStyleClass().add("related-pane");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var title = new HBox(title("related.title"), space, tools);
        title.getStyleClass().add("related-header");
        hint.setWrapText(true);
        hint.getStyleClass().add("related-hint");
        getChildren().add(title);
        addList("relatedParents", title("related.parents"), model.parents());
        addList("relatedChildren", title("related.children"), model.children());
        getChildren().add(hint);
        var nothing = Bindings.isEmpty(model.parents()).and(Bindings.isEmpty(model.children()));
        showWhile(hint, nothing);
        show(List.of());
    }

    /** Shows what the one selected row is related to. */
    void show(List<? extends Row<?>> selected) {
        var one = selected.size() == 1;
        hint.setText(texts.get(one ? "related.none" : "related.select"));
        model.show(one ? selected.getFirst() : null);
    }

    private Label title(String key) {
        var title = new Label(texts.get(key));
        title.getStyleClass().add("related-title");
        return title;
    }

    private void addList(String id, Label title, ObservableList<? extends RelatedModel.Entry> entries) {
        var list = new ListView<RelatedModel.Entry>();
        list.setId(id);
        list.setAccessibleText(title.getText());
        list.setFixedCellSize(LINE_HEIGHT);
        list.setCellFactory(_ -> new RelatedCell());
        Bindings.bindContent(list.getItems(), entries);
        list.prefHeightProperty()
                .bind(Bindings.size(entries).multiply(LINE_HEIGHT).add(2));
        list.setMinHeight(0);
        list.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getTarget() != list) {
                open(list);
            }
        });
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                open(list);
            }
        });
        var there = Bindings.isNotEmpty(entries);
        showWhile(title, there);
        showWhile(list, there);
        getChildren().addAll(title, list);
    }

    private static void showWhile(Node node, BooleanBinding there) {
        node.visibleProperty().bind(there);
        node.managedProperty().bind(there);
    }

    private void open(ListView<RelatedModel.Entry> list) {
        var selected = list.getSelectionModel().getSelectedItem();
        if (selected != null) {
            open.accept(selected.destination());
        }
    }
}
