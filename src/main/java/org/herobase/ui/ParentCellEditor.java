package org.herobase.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.util.Duration;
import org.herobase.rows.ParentRow;

/**
 * Edits a key by choosing the row that it points to, found by typing a part of its label or key; or by typing a key that
 * no row has yet. Rows come page by page, the next one when the user goes to the end of the list.
 */
public final class ParentCellEditor implements CellEditor {
    private static final Duration PAUSE = Duration.millis(120); // of the user's typing
    private static final double LINE_HEIGHT = 32;
    private static final double WIDTH = 320;
    private static final int LINES = 8;

    /** What was entered: a text, and the row that was chosen; null if none was. */
    private record Draft(String text, ParentRow chosen) {}

    private final TextField field = new TextField();
    private final ListView<ParentRow> list = new ListView<>();
    private final Label message = new Label();
    private final Popup popup = new Popup();
    private final PauseTransition pause = new PauseTransition(PAUSE);
    private final Texts texts = new Texts(ParentCellEditor.class);
    private final ParentChoices choices;
    private final Function<ParentRow, Parsed> meaning;
    private final Function<String, Parsed> parser;
    private ParentRow chosen;
    private final List<Runnable> followers = new ArrayList<>();
    private Runnable onChosen = () -> {};

    /**
     * @param text what to begin with: the key as it is
     * @param choices finds the rows
     * @param meaning what a chosen row means for the cell
     * @param parser what a typed key means
     */
    public ParentCellEditor(
            String text, ParentChoices choices, Function<ParentRow, Parsed> meaning, Function<String, Parsed> parser) {
        this.choices = choices;
        this.meaning = meaning;
        this.parser = parser;
        field.setText(text);
        list.setId("parentChoices");
        list.setItems(choices.rows());
        list.setFixedCellSize(LINE_HEIGHT);
        list.setPrefSize(WIDTH, LINES * LINE_HEIGHT);
        list.setFocusTraversable(false);
        list.setCellFactory(_ -> new Line());
        message.getStyleClass().add("parent-message");
        message.textProperty().bind(choices.stateProperty().map(state -> texts.get("parent." + state)));
        var box = new VBox(list, message);
        box.getStyleClass().add("parent-choices");
        popup.getContent().add(box);
        popup.setHideOnEscape(false); // Esc belongs to the cell
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::handleKey);
        field.focusedProperty().subscribe((_, focused) -> {
            if (focused) {
                offer();
            } else {
                hide();
            }
        });
        field.textProperty().subscribe((_, _) -> {
            chosen = null;
            list.getSelectionModel().clearSelection(); // Enter must not take what was found for another text
            if (field.isFocused()) {
                pause.playFromStart();
            }
            followers.forEach(Runnable::run);
        });
        pause.setOnFinished(_ -> choices.search(field.getText().strip()));
        choices.stateProperty().subscribe(state -> {
            if (state == ParentChoices.State.MORE || state == ParentChoices.State.ALL) {
                preselect();
            }
        });
    }

    @Override
    public Region node() {
        return field;
    }

    @Override
    public void begin() {
        field.requestFocus();
        field.selectAll();
    }

    /** The first page of all rows is shown at once: what stands in the field is what the user wants to leave. */
    private void offer() {
        choices.search("");
        Platform.runLater(() -> {
            if (field.getScene() == null || !field.isFocused()) {
                return;
            }
            var root = field.getScene().getRoot();
            root.applyCss();
            root.layout(); // the field of a cell just opened has no place yet
            var place = field.localToScreen(field.getBoundsInLocal());
            if (place != null) {
                popup.show(field, place.getMinX(), place.getMaxY());
            }
        });
    }

    @Override
    public Object draft() {
        return new Draft(field.getText(), chosen);
    }

    @Override
    public void restore(Object draft) {
        var left = draft == null ? new Draft("", null) : (Draft) draft;
        field.setText(left.text());
        chosen = left.chosen();
    }

    @Override
    public Parsed parse() {
        return chosen == null ? parser.apply(field.getText()) : meaning.apply(chosen);
    }

    @Override
    public void onChanged(Runnable action) {
        followers.add(action);
    }

    @Override
    public void onChosen(Runnable action) {
        onChosen = action;
    }

    private void handleKey(KeyEvent event) {
        var selection = list.getSelectionModel();
        switch (event.getCode()) {
            case DOWN, UP -> {
                selection.select(Math.clamp(
                        selection.getSelectedIndex() + (event.getCode() == KeyCode.DOWN ? 1 : -1),
                        0,
                        Math.max(0, choices.rows().size() - 1)));
                list.scrollTo(Math.max(0, selection.getSelectedIndex() - LINES + 1));
                event.consume();
            }
            case ENTER, TAB -> {
                if (selection.getSelectedItem() != null && popup.isShowing()) {
                    take(selection.getSelectedItem());
                    if (event.getCode() == KeyCode.ENTER) {
                        event.consume(); // a form is not saved by choosing
                    }
                }
            }
            default -> {}
        }
    }

    /** What Enter takes: the row of the typed key; the first one found, if what is typed can be no key. */
    private void preselect() {
        var text = field.getText().strip();
        var isOfOtherText = pause.getStatus() == Animation.Status.RUNNING;
        if (isOfOtherText || list.getSelectionModel().getSelectedIndex() >= 0 || text.isEmpty()) {
            return;
        }
        choices.rows().stream()
                .filter(row -> keyText(row).equals(text))
                .findFirst()
                .ifPresentOrElse(list.getSelectionModel()::select, () -> {
                    if (parser.apply(text) instanceof Parsed.Invalid) {
                        list.getSelectionModel().select(0);
                    }
                });
    }

    private void choose(ParentRow row) {
        take(row);
        onChosen.run();
    }

    private void take(ParentRow row) {
        field.setText(keyText(row));
        chosen = row; // after the text, a change of which forgets what was chosen
        followers.forEach(Runnable::run);
        hide();
    }

    private void hide() {
        pause.stop();
        popup.hide();
        choices.stop();
    }

    private static String keyText(ParentRow row) {
        return row.key().stream().map(ValueText::of).collect(Collectors.joining(", "));
    }

    /** A row's key and, faint, its label; the last line that is shown asks for more. */
    private final class Line extends ListCell<ParentRow> {
        private final Label key = new Label();
        private final Label label = new Label();
        private final HBox line = new HBox(8, key, label);

        Line() {
            key.setMinWidth(Region.USE_PREF_SIZE);
            label.getStyleClass().add("cell-label");
            line.getStyleClass().add("parent-line");
            setPrefWidth(0);
            setOnMouseClicked(click -> {
                if (click.getButton() == MouseButton.PRIMARY && !isEmpty()) {
                    choose(getItem());
                }
            });
        }

        @Override
        protected void updateItem(ParentRow row, boolean empty) {
            super.updateItem(row, empty);
            setGraphic(empty || row == null ? null : line);
            if (!empty && row != null) {
                key.setText(keyText(row));
                label.setText(row.label());
                setAccessibleText(String.join(", ", List.of(key.getText(), label.getText())));
                if (getIndex() == choices.rows().size() - 1) {
                    Platform.runLater(choices::more); // not while the list is being laid out
                }
            }
        }
    }
}
