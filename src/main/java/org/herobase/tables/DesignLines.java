package org.herobase.tables;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.herobase.ui.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Lines of fields, one below the other, that the user adds, removes and moves with buttons or keys. What is done is
 * done to the current line: the last one that had the focus.
 *
 * @param <L> a line
 */
public final class DesignLines<L extends Region> extends VBox {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    private final Texts texts = new Texts(DesignLines.class);
    private final HBox toolbar = new HBox();
    private final VBox box = new VBox();
    private final ScrollPane scroll = new ScrollPane();
    private final Button remove = button("fth-minus", "designRemove", texts.get("design.remove"), this::remove);
    private final Button up = button("fth-arrow-up", "designUp", texts.get("design.up"), () -> move(-1));
    private final Button down = button("fth-arrow-down", "designDown", texts.get("design.down"), () -> move(1));
    private Supplier<L> maker;
    private Function<L, Node> first;
    private Runnable onChange;
    private L current;

    /** No lines; for FXML. */
    public DesignLines() {
        getStyleClass().add("design-lines");
        box.getStyleClass().add("lines");
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        setVgrow(scroll, Priority.ALWAYS);
        addEventFilter(KeyEvent.KEY_PRESSED, this::handleKey);
        var add = button("fth-plus", "designAdd", texts.get("design.add.tip"), this::add);
        add.setText(texts.get("design.add"));
        toolbar.getStyleClass().add("lines-toolbar");
        toolbar.getChildren().addAll(add, remove, up, down);
    }

    /**
     * Gives it something to do.
     *
     * @param header the titles above the lines
     * @param maker makes a new line
     * @param first where typing in a line begins
     * @param onChange is told of lines that came, went or moved
     */
    void bind(Node header, Supplier<L> maker, Function<L, Node> first, Runnable onChange) {
        this.maker = maker;
        this.first = first;
        this.onChange = onChange;
        scroll.setContent(new VBox(header, box));
        getChildren().setAll(toolbar, scroll);
        update();
    }

    /** The lines in their order. */
    @SuppressWarnings("unchecked") // nothing else is put into the box
    List<L> lines() {
        return box.getChildren().stream().map(line -> (L) line).toList();
    }

    /** Adds a line behind the current one. */
    void add() {
        var line = maker.get();
        line.focusWithinProperty().subscribe(within -> {
            if (within) {
                setCurrent(line);
            }
        });
        box.getChildren().add(box.getChildren().indexOf(current) + 1, line);
        setCurrent(line);
        first.apply(line).requestFocus();
        update();
    }

    private void remove() {
        var index = box.getChildren().indexOf(current);
        if (index < 0) {
            return;
        }
        box.getChildren().remove(index);
        var lines = lines();
        setCurrent(lines.isEmpty() ? null : lines.get(Math.min(index, lines.size() - 1)));
        if (current != null) {
            first.apply(current).requestFocus();
        }
        update();
    }

    private void move(int step) {
        var from = box.getChildren().indexOf(current);
        var to = from + step;
        if (from < 0 || to < 0 || to >= box.getChildren().size()) {
            return;
        }
        var focused = getScene().getFocusOwner(); // which loses the focus with its place
        box.getChildren().remove(from);
        box.getChildren().add(to, current);
        focused.requestFocus();
        update();
    }

    private void setCurrent(L line) {
        if (current != null) {
            current.pseudoClassStateChanged(CURRENT, false);
        }
        current = line;
        if (line != null) {
            line.pseudoClassStateChanged(CURRENT, true);
            reveal(line);
        }
        enable();
    }

    private void update() {
        enable();
        onChange.run();
    }

    private void enable() {
        var index = box.getChildren().indexOf(current);
        remove.setDisable(index < 0);
        up.setDisable(index <= 0);
        down.setDisable(index < 0 || index == box.getChildren().size() - 1);
    }

    private void reveal(Node line) {
        scroll.applyCss();
        scroll.layout();
        var bounds = line.getBoundsInParent();
        var content = scroll.getContent().getBoundsInLocal().getHeight();
        var hidden = content - scroll.getViewportBounds().getHeight();
        if (hidden > 0) {
            var top = box.getLayoutY() + bounds.getMinY();
            var bottom = box.getLayoutY() + bounds.getMaxY();
            var shown = scroll.getVvalue() * hidden;
            if (top < shown) {
                scroll.setVvalue(top / hidden);
            } else if (bottom > shown + content - hidden) {
                scroll.setVvalue((bottom - content + hidden) / hidden);
            }
        }
    }

    private void handleKey(KeyEvent event) {
        if (event.isAltDown()) {
            Runnable action =
                    switch (event.getCode()) {
                        case UP -> () -> move(-1);
                        case DOWN -> () -> move(1);
                        case INSERT -> this::add;
                        case DELETE -> this::remove;
                        default -> null;
                    };
            if (action != null) {
                event.consume();
                action.run();
            }
        } else if (event.getCode() == KeyCode.ENTER && !(event.getTarget() instanceof ComboBoxBase<?> box && box.isShowing())) {
            // The dialog's own button would take it and make what is half filled in.
            event.consume();
            if (event.getTarget() instanceof Button button) {
                button.fire();
            } else {
                next();
            }
        }
    }

    private void next() {
        var lines = lines();
        var index = lines.indexOf(current) + 1;
        if (index < lines.size()) {
            first.apply(lines.get(index)).requestFocus();
        } else {
            add();
        }
    }

    private static Button button(String icon, String id, String tip, Runnable action) {
        var button = new Button(null, new FontIcon(icon));
        button.setId(id);
        button.setTooltip(new Tooltip(tip));
        button.setAccessibleText(tip);
        button.getStyleClass().add(Styles.FLAT);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
