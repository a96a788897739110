package org.herobase.console.plan;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import org.herobase.ui.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/** The steps of a plan: in our words, with what takes long marked, and in SQLite's. */
final class PlanTree extends TreeTableView<PlanStep> {
    private static final PseudoClass COSTLY = PseudoClass.getPseudoClass("costly");
    private static final double ROW_HEIGHT = 28;

    private final Texts texts = new Texts(PlanTree.class);
    private Explanation explanation;
    private PlanWords words;

    PlanTree() {
        getStyleClass().add("plan-tree");
        setShowRoot(false);
        setFixedCellSize(ROW_HEIGHT);
        setAccessibleText(texts.get("plan.accessible"));
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        var step = new TreeTableColumn<PlanStep, PlanStep>(texts.get("plan.column.step"));
        step.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(row.getValue().getValue()));
        step.setCellFactory(_ -> new StepCell());
        step.setPrefWidth(420);
        getColumns().add(step);
        var rows = text("plan.column.rows", value -> words.rows(value));
        rows.getStyleClass().add("number-column");
        rows.setPrefWidth(140);
        rows.setMinWidth(120);
        rows.setMaxWidth(200);
        var detail = text("plan.column.detail", PlanStep::detail);
        detail.setPrefWidth(420);
        getColumns().forEach(column -> {
            column.setSortable(false);
            column.setReorderable(false);
        });
    }

    void show(Explanation explanation) {
        this.explanation = explanation;
        this.words = new PlanWords(explanation);
        var root = new TreeItem<PlanStep>();
        add(root, 0);
        setRoot(root);
    }

    private void add(TreeItem<PlanStep> item, int parent) {
        for (var step : explanation.plan().parts(parent)) {
            var part = new TreeItem<>(step);
            part.setExpanded(true);
            add(part, step.id());
            item.getChildren().add(part);
        }
    }

    private TreeTableColumn<PlanStep, String> text(String key, Function<PlanStep, String> text) {
        var column = new TreeTableColumn<PlanStep, String>(texts.get(key));
        column.setCellValueFactory(
                row -> new ReadOnlyStringWrapper(text.apply(row.getValue().getValue())));
        getColumns().add(column);
        return column;
    }

    private final class StepCell extends TreeTableCell<PlanStep, PlanStep> {
        @Override
        protected void updateItem(PlanStep step, boolean empty) {
            super.updateItem(step, empty);
            var costly = !empty && step != null && explanation.isCostly(step);
            pseudoClassStateChanged(COSTLY, costly);
            if (empty || step == null) {
                setText(null);
                setGraphic(null);
                setTooltip(null);
                return;
            }
            var text = words.step(step);
            // What is harmless with few rows does not look like a warning.
            var icon =
                    step.kind().isCostly() && !costly ? "fth-list" : step.kind().icon();
            setText(text);
            setGraphic(new FontIcon(icon));
            setTooltip(new Tooltip(costly ? texts.get("plan.costly", text) : text));
        }
    }
}
