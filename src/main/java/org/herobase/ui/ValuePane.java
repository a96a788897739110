package org.herobase.ui;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.herobase.db.Problem;
import org.herobase.db.StorageClass;
import org.herobase.rows.JsonReading;
import org.herobase.ui.ValueView.Content;
import org.herobase.ui.ValueView.Note;

/**
 * Shows the value of one cell as text, JSON, bytes or picture, and saves what the user makes of it. As in a cell, what was
 * entered is saved when the user goes elsewhere, and given up on Esc; what cannot be saved stays, with the reason. Belongs
 * to the JavaFX thread.
 */
public final class ValuePane extends VBox {
    /** A value of fewer bytes is loaded without being asked for. */
    private static final long LOADED_UNASKED = 1_000_000;

    /** A value of fewer bytes is read again when its table is, to show it as it is now. */
    private static final long READ_AGAIN = 10_000_000;

    private static final KeyCombination SAVE = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);

    private final Texts texts = new Texts(ValuePane.class);
    private final Function<Object, ? extends CompletableFuture<JsonReading>> json;
    private final ValueKinds kinds = new ValueKinds();
    private final Map<ValueKind, ValueView> views = new EnumMap<>(ValueKind.class);
    private final ValueHead head;
    private final StackPane body = new StackPane();
    private final ValueFoot foot;
    private final Label nothing = new Label(texts.get("value.none"));
    private final ValueSaving saving;
    private final ValueTransfer transfer;
    private ShownValue shown; // null for none
    private Object value; // the whole of it, or its start
    private boolean isWhole;
    private ValueKind kind;
    private ValueView view; // null for none
    private CompletableFuture<?> loading = CompletableFuture.completedFuture(null);
    private Note message = Note.NONE; // goes before what the view says

    /**
     * An empty pane.
     *
     * @param json reads a String or byte[] as JSON, off the JavaFX thread: {@code value ->
     *     database.read(JsonReading.of(value))}
     */
    public ValuePane(Dialogs dialogs, Function<Object, ? extends CompletableFuture<JsonReading>> json) {
        this.json = json;
        saving = new ValueSaving(texts, dialogs, this::say, this::saved, this::display);
        head = new ValueHead(texts, this::choose, this::loadFile, this::saveFile);
        foot = new ValueFoot(texts, this::load, saving::save, saving::revert);
        transfer = new ValueTransfer(texts, dialogs, foot, this::say);
        setId("valuePane");
        setAccessibleText(texts.get("value.title"));
        getStyleClass().add("value-pane");
        nothing.getStyleClass().add("empty-text");
        VBox.setVgrow(body, Priority.ALWAYS);
        body.setMinHeight(0);
        getChildren().addAll(head, body, foot);
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        focusWithinProperty().subscribe(this::onFocus);
        displayNothing();
    }

    /**
     * Shows a value. What was entered for the last one is saved first: if it cannot be, that one stays, with the reason,
     * until it is saved or given up. What is being entered for the same cell stays.
     */
    public void show(ShownValue newValue) {
        if (saving.keep(newValue)) {
            shown = newValue;
        } else {
            saving.leave(() -> display(newValue));
        }
    }

    /** Shows that no cell is selected, as {@link #show} shows a value. */
    public void showNothing() {
        saving.leave(this::displayNothing);
    }

    /** Whether the user has entered something that is not saved yet. */
    public boolean isEditing() {
        return saving.isTouched();
    }

    /**
     * Ends what the user is entering, which saves it.
     *
     * @return completes on the JavaFX thread with whether everything entered is saved; otherwise the user sees why, here
     */
    public CompletableFuture<Boolean> finish() {
        return saving.save();
    }

    /** Lets go of everything; nothing else is called afterwards. */
    public void close() {
        displayNothing();
    }

    private void displayNothing() {
        loading.cancel(true);
        clearView();
        shown = null;
        value = null;
        isWhole = true;
        saving.show(null);
        say(Note.NONE);
        head.setVisible(false);
        head.setManaged(false);
        foot.offerRest(null);
        foot.offerEdit(false, false);
        body.getChildren().setAll(nothing);
    }

    private void display(ShownValue newValue) {
        var isSame = shown != null && shown.cell().equals(newValue.cell()) && newValue.isStateOf(value);
        loading.cancel(true);
        var wasReadOnly = shown == null ? null : shown.readOnly();
        shown = newValue;
        saving.show(newValue);
        say(Note.NONE);
        if (isSame && isWhole && newValue.bytes() <= READ_AGAIN && Objects.equals(wasReadOnly, newValue.readOnly())) {
            // Where the user has scrolled and folded stays, unless the rest is another now.
            if (!newValue.isWhole()) {
                readAgain();
            }
            return;
        }
        value = newValue.start();
        isWhole = newValue.isWhole();
        showValue(kinds.of(value));
        if (!isWhole && newValue.bytes() <= LOADED_UNASKED) {
            load();
        }
    }

    /** Shows the value in one way. */
    private void showValue(ValueKind newKind) {
        kind = newKind;
        var newView = views.computeIfAbsent(newKind, this::makeView);
        if (newView != view) {
            clearView();
            view = newView;
            body.getChildren().setAll(view.node());
        }
        saving.setEditor(view instanceof ValueEditor editor ? editor : null, value);
        view.show(new Content(value, isWhole, shown.readOnly()));
        showFacts();
        foot.offerRest(
                isWhole || shown.bytes() <= LOADED_UNASKED
                        ? null
                        : texts.get("value.loadAll", ValueText.size(shown.bytes())));
        offerEdit();
    }

    private void showFacts() {
        var bytes = isWhole ? ShownValue.bytes(value) : shown.bytes();
        head.setVisible(true);
        head.setManaged(true);
        head.show(shown.title(), ValueFacts.of(texts, value, isWhole, bytes), ValueKinds.possible(value), kind);
        head.setFiles(shown.readOnly() == null, value instanceof String || value instanceof byte[]);
    }

    private ValueView makeView(ValueKind newKind) {
        var made = switch (newKind) {
            case TEXT -> new ValueTextView(texts);
            case JSON -> new ValueJsonView(texts, json);
            case HEX -> new ValueHexView(texts);
            case PICTURE -> new ValuePictureView(texts);
        };
        made.note().subscribe(_ -> {
            say(message);
            offerEdit();
        });
        if (made instanceof ValueEditor editor) {
            editor.touched().subscribe(_ -> offerEdit());
            editor.onTyping(saving::retry);
        }
        return made;
    }

    private void clearView() {
        if (view != null) {
            saving.setEditor(null, null);
            view.clear();
            view = null;
        }
    }

    private void choose(ValueKind newKind) {
        if (newKind == kind) {
            return;
        }
        kinds.choose(value, newKind);
        saving.leave(() -> showValue(newKind));
        showFacts(); // the old way, if it has to stay for now
    }

    /** Loads the whole value. */
    private CompletableFuture<?> load() {
        if (isWhole) {
            return CompletableFuture.completedFuture(value);
        }
        var work = shown.whole().get();
        loading = work;
        foot.follow(texts.get("value.loading", ValueText.size(shown.bytes())), work);
        Background.of(work)
                .onSuccess(whole -> {
                    if (work == loading) {
                        take(whole);
                    }
                })
                .onFailure(failure -> {
                    if (work == loading) {
                        say(new Note(texts.get("value.notLoaded", Problem.message(failure)), true));
                    }
                });
        return work;
    }

    private void readAgain() {
        var work = shown.whole().get();
        loading = work;
        Background.of(work).onSuccess(whole -> {
            if (work == loading && !saving.isTouched() && !Objects.deepEquals(whole, value)) {
                take(whole);
            }
        });
    }

    private void take(Object whole) {
        value = whole;
        isWhole = true;
        showValue(ValueKinds.possible(value).contains(kind) ? kind : kinds.of(value));
    }

    private void saved(Object newValue, boolean isEntered) {
        if (isEntered) {
            value = newValue;
            isWhole = true;
            showFacts();
        } else {
            take(newValue);
        }
    }

    private void loadFile() {
        var target = shown;
        Background.of(finish()).onSuccess(isSaved -> {
            if (isSaved) {
                transfer.load(target.title(), StorageClass.of(value), loaded -> {
                    if (shown != null && shown.cell().equals(target.cell())) {
                        saving.store(loaded);
                    }
                });
            }
        });
    }

    private void saveFile() {
        var target = shown;
        Background.of(finish()).onSuccess(isSaved -> {
            if (isSaved && shown == target) {
                transfer.save(target.title(), value, this::load);
            }
        });
    }

    private void say(Note newMessage) {
        message = newMessage;
        foot.say(
                !message.text().isEmpty() || view == null
                        ? message
                        : view.note().get());
    }

    private void offerEdit() {
        var canEdit = view instanceof ValueEditor editor && editor.isEditable();
        foot.offerEdit(canEdit, saving.isTouched());
    }

    private void onKey(KeyEvent event) {
        if (SAVE.match(event)) {
            saving.save();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && saving.isTouched()) {
            saving.revert();
            event.consume();
        }
    }

    /** A click elsewhere in the window saves; going to another window does not. */
    private void onFocus(boolean isWithin) {
        var owner = getScene() == null ? null : getScene().getFocusOwner();
        if (!isWithin && owner != null && !isInside(owner)) {
            saving.leave(() -> {});
        }
    }

    private boolean isInside(Node node) {
        for (var each = node; each != null; each = each.getParent()) {
            if (each == this) {
                return true;
            }
        }
        return false;
    }
}
