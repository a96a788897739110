package org.herobase.console.plan;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.herobase.console.result.QueryRunner;
import org.herobase.db.Problem;
import org.herobase.ui.Background;
import org.herobase.ui.Dialogs;
import org.herobase.ui.LateFlag;
import org.herobase.ui.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * How SQLite would run a statement: a sentence that sums it up, the steps as a tree, indexes that would help, and on
 * request the bytecode. Belongs to the JavaFX thread.
 */
public final class PlanView extends VBox {
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final Dialogs dialogs;
    private final PlanReader reader;
    private final Texts texts = new Texts(PlanView.class);
    private final Label summary = new Label();
    private final ToggleButton planToggle = toggle("plan.view.plan", "plan.view.plan.tip", "fth-git-merge");
    private final ToggleButton bytecodeToggle = toggle("plan.view.bytecode", "plan.view.bytecode.tip", "fth-terminal");
    private final Button copy = new Button(texts.get("plan.copy"), new FontIcon("fth-copy"));
    private final PlanTree tree = new PlanTree();
    private final BytecodeTable bytecode = new BytecodeTable();
    private final StackPane place = new StackPane();
    private final ProposalList proposals;
    private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper();
    private CompletableFuture<?> work; // the newest; null before the first
    private String sql;
    private List<Object> parameters = List.of();
    private Explanation explanation; // null until the plan is there

    /**
     * @param runner the connection that statements are meant for
     * @param dialogs have the words for errors
     * @param insert puts a CREATE INDEX statement into the editor
     */
    public PlanView(QueryRunner runner, Dialogs dialogs, Consumer<String> insert) {
        this.dialogs = dialogs;
        this.reader = new PlanReader(runner);
        this.proposals = new ProposalList(insert);
        getStyleClass().add("plan-view");
        setId("planView");
        tree.setId("planTree");
        bytecode.setId("planBytecode");
        VBox.setVgrow(place, Priority.ALWAYS);
        getChildren().addAll(head(), place, proposals);
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        new LateFlag(reading.getReadOnlyProperty()).subscribe(late -> {
            if (late) {
                showReading();
            }
        });
        showNote("plan.none", "plan.none.advice");
    }

    /**
     * Explains a statement in place of the one before, which is given up if it is still being explained. The statement
     * is not run.
     *
     * @param statement one statement; where SQLite has no plan for it, the view says so
     * @param values its parameters' values by index from 0: null, Long, Double, String or byte[]
     */
    public void explain(String statement, List<Object> values) {
        sql = statement;
        parameters = values;
        explanation = null;
        bytecode.getItems().clear();
        if (!PlanReader.isExplained(statement)) {
            sql = null;
            stop();
            showNote("plan.unexplained", "plan.unexplained.advice");
        } else {
            planToggle.setSelected(true);
            readPlan();
        }
    }

    private Node head() {
        summary.setId("planSummary");
        summary.setWrapText(true);
        summary.getStyleClass().add("summary-text");
        summary.setMaxWidth(Double.MAX_VALUE);
        summary.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(summary, Priority.ALWAYS);
        var group = new ToggleGroup();
        group.getToggles().addAll(planToggle, bytecodeToggle);
        planToggle.setSelected(true);
        planToggle.getStyleClass().add("left-pill");
        bytecodeToggle.getStyleClass().add("right-pill");
        // A click on the one that is chosen must not leave none chosen.
        group.selectedToggleProperty().addListener((_, before, now) -> {
            if (now == null) {
                group.selectToggle(before);
            }
        });
        planToggle.setOnAction(_ -> show());
        bytecodeToggle.setOnAction(_ -> show());
        copy.setTooltip(new Tooltip(texts.get("plan.copy.tip")));
        copy.setOnAction(_ -> copy());
        var toggles = new HBox(planToggle, bytecodeToggle);
        toggles.setMinWidth(USE_PREF_SIZE);
        copy.setMinWidth(USE_PREF_SIZE);
        var head = new HBox(summary, toggles, copy);
        head.getStyleClass().add("head");
        head.setMinHeight(USE_PREF_SIZE); // the sentence may need two lines
        return head;
    }

    private ToggleButton toggle(String key, String tip, String icon) {
        var toggle = new ToggleButton(texts.get(key), new FontIcon(icon));
        toggle.setTooltip(new Tooltip(texts.get(tip)));
        return toggle;
    }

    private void show() {
        if (sql == null) {
            return;
        }
        if (planToggle.isSelected()) {
            if (explanation == null) {
                readPlan();
            } else {
                showPlan();
            }
        } else if (bytecode.getItems().isEmpty()) {
            readBytecode();
        } else {
            put(bytecode);
        }
    }

    private void readPlan() {
        stop();
        summary.setText("");
        follow(reader.plan(sql, parameters), read -> {
            explanation = read;
            showPlan();
        });
    }

    private void readBytecode() {
        stop();
        follow(reader.bytecode(sql, parameters), read -> {
            bytecode.show(read);
            put(bytecode);
        });
    }

    private <T> void follow(CompletableFuture<T> begun, Consumer<T> show) {
        work = begun;
        reading.set(true);
        Background.of(begun)
                .onSuccess(read -> {
                    if (work == begun) {
                        reading.set(false); // first, or the wheel may come after what it waits for
                        show.accept(read);
                    }
                })
                .onFailure(failure -> {
                    if (work == begun) {
                        reading.set(false);
                        showFailure(failure);
                    }
                })
                .andFinally(() -> {
                    if (work == begun && reading.get()) { // neither: cancelled
                        reading.set(false);
                        showNote("plan.stopped", "plan.stopped.advice");
                    }
                });
    }

    private void stop() {
        if (work != null) {
            var old = work;
            work = null;
            old.cancel(true);
            reading.set(false);
        }
    }

    private void showPlan() {
        summary.setText(new PlanWords(explanation).summary());
        tree.show(explanation);
        proposals.show(explanation);
        put(tree);
    }

    private void showFailure(Throwable failure) {
        if (Problem.of(failure) == Problem.CANCELLED) {
            showNote("plan.stopped", "plan.stopped.advice");
            return;
        }
        var error = dialogs.describe(texts.get("plan.statement"), failure);
        summary.setText("");
        put(note(error.headline(), error.advice()));
    }

    private void showReading() {
        var wheel = new ProgressIndicator();
        wheel.setMaxSize(32, 32);
        var cancel = new Button(texts.get("plan.cancel"));
        cancel.setOnAction(_ -> work.cancel(true));
        var box = new VBox(wheel, new Label(texts.get("plan.reading")), cancel);
        box.getStyleClass().add("empty-state");
        put(box);
    }

    private void showNote(String headline, String advice) {
        summary.setText("");
        put(note(texts.get(headline), texts.get(advice)));
    }

    private static Node note(String headline, String advice) {
        var title = new Label(headline);
        title.getStyleClass().add("empty-title");
        title.setWrapText(true);
        var text = new Label(advice);
        text.getStyleClass().add("empty-text");
        text.setWrapText(true);
        var note = new VBox(title, text);
        note.getStyleClass().add("empty-state");
        return note;
    }

    /** The proposals belong to the plan. */
    private void put(Node node) {
        place.getChildren().setAll(node);
        copy.setDisable(node != tree && node != bytecode);
        var withProposals = node == tree;
        if (!withProposals) {
            proposals.setVisible(false);
            proposals.setManaged(false);
        }
    }

    private void onKey(KeyEvent event) {
        if (COPY.match(event) && !copy.isDisabled()) {
            copy();
            event.consume();
        }
    }

    private void copy() {
        var content = new ClipboardContent();
        content.putString(
                place.getChildren().contains(tree) ? explanation.plan().text() : bytecode.text());
        Clipboard.getSystemClipboard().setContent(content);
    }
}
