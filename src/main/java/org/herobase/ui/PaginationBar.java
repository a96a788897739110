package org.herobase.ui;

import atlantafx.base.theme.Styles;
import java.text.NumberFormat;
import java.text.ParseException;
import java.text.ParsePosition;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.herobase.rows.Page;
import org.kordamp.ikonli.javafx.FontIcon;

/** Turns the pages of a {@link GridModel}. For use in FXML; {@link #bind} brings it to life. */
public final class PaginationBar extends HBox {
    /** The sizes of a page that can be chosen. */
    public static final List<Integer> PAGE_SIZES = List.of(25, 50, 100, 500, 1_000);

    private final Texts texts = new Texts(PaginationBar.class);
    private final NumberFormat numbers = NumberFormat.getIntegerInstance();
    private final Button first = button("pageFirst", "fth-chevrons-left");
    private final Button previous = button("pagePrevious", "fth-chevron-left");
    private final Button next = button("pageNext", "fth-chevron-right");
    private final Button last = button("pageLast", "fth-chevrons-right");
    private final Label label = new Label();
    private final TextField number = new TextField();
    private final ChoiceBox<Integer> size = new ChoiceBox<>(FXCollections.observableArrayList(PAGE_SIZES));
    private final ProgressIndicator progress = new ProgressIndicator();
    private final Button cancel = new Button(texts.get("page.cancel"));

    /** An empty bar. */
    public PaginationBar() {
        super(8);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("pagination-bar");
        label.setId("pageLabel");
        number.setId("pageNumber");
        number.setPrefColumnCount(6);
        number.setAccessibleText(texts.get("page.number"));
        size.setId("pageSize");
        size.setAccessibleText(texts.get("page.size"));
        progress.setMaxSize(16, 16);
        cancel.setId("pageCancel");
        cancel.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
        var space = new Region();
        setHgrow(space, Priority.ALWAYS);
        getChildren()
                .addAll(
                        first,
                        previous,
                        label,
                        next,
                        last,
                        progress,
                        cancel,
                        space,
                        new Label(texts.get("page.number")),
                        number,
                        new Label(texts.get("page.size")),
                        size);
    }

    /**
     * Ties the bar to a model, once.
     *
     * @param onSize is told the size of a page when the user chooses another
     * @param say is told how long reading took
     */
    public void bind(GridModel<?> model, IntConsumer onSize, Consumer<String> say) {
        first.setOnAction(_ -> model.first());
        previous.setOnAction(_ -> model.previous());
        next.setOnAction(_ -> model.next());
        last.setOnAction(_ -> model.last());
        number.setOnAction(_ -> goTo(model));
        number.focusedProperty().subscribe(focused -> {
            if (!focused) {
                show(model);
            }
        });
        size.setValue(model.viewProperty().get().size());
        size.valueProperty().subscribe((_, chosen) -> {
            model.setPageSize(chosen);
            onSize.accept(chosen);
        });
        // Not at once: a page mostly comes sooner than the eye sees a wheel.
        var late = new LateFlag(model.loadingProperty());
        var wheel = new Presence(progress);
        var wayOut = new Presence(cancel);
        wheel.follow(late);
        wayOut.follow(late);
        cancel.setOnAction(_ -> model.cancel());
        model.readTimeProperty().subscribe((_, time) -> say.accept(texts.get("page.time", time.toMillis())));
        model.pageProperty().subscribe(() -> show(model));
        model.totalProperty().subscribe(() -> show(model));
        previous.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> model.pageProperty().get() == null
                                || !model.pageProperty().get().hasPrevious(),
                        model.pageProperty()));
        first.disableProperty().bind(previous.disableProperty());
        next.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> model.pageProperty().get() == null
                                || !model.pageProperty().get().hasNext(),
                        model.pageProperty()));
        last.disableProperty().bind(next.disableProperty());
    }

    private void goTo(GridModel<?> model) {
        try {
            var wanted = Math.min(
                    parse(number.getText().strip()),
                    Long.MAX_VALUE / model.viewProperty().get().size());
            number.pseudoClassStateChanged(Styles.STATE_DANGER, wanted < 1);
            if (wanted >= 1) {
                model.goTo(wanted);
            }
        } catch (ParseException _) {
            number.pseudoClassStateChanged(Styles.STATE_DANGER, true);
        }
    }

    /** Takes digits as they are shown, grouped or not, and nothing behind them. */
    private long parse(String text) throws ParseException {
        var position = new ParsePosition(0);
        var parsed = numbers.parse(text, position);
        if (parsed == null || position.getIndex() < text.length()) {
            throw new ParseException(text, position.getIndex());
        }
        return parsed.longValue();
    }

    private void show(GridModel<?> model) {
        var page = model.pageProperty().get();
        if (page == null) {
            label.setText("");
            return;
        }
        var total = model.totalProperty().get();
        var from = page.firstRow(total);
        label.setText(text(page, from, total));
        number.pseudoClassStateChanged(Styles.STATE_DANGER, false);
        if (!number.isFocused() || !number.getText().isEmpty()) {
            var rows = model.viewProperty().get().size();
            number.setText(from.isPresent() ? numbers.format((from.getAsLong() + rows - 2) / rows + 1) : "");
        }
    }

    private String text(Page<?> page, OptionalLong from, OptionalLong total) {
        if (page.rows().isEmpty()) {
            return texts.get("page.none");
        }
        if (from.isEmpty()) {
            return texts.get("page.last", page.rows().size());
        }
        var to = from.getAsLong() + page.rows().size() - 1;
        return total.isPresent()
                ? texts.get("page.counted", from.getAsLong(), to, total.getAsLong())
                : texts.get("page.counting", from.getAsLong(), to);
    }

    private Button button(String id, String icon) {
        var button = new Button(null, new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        button.setAccessibleText(texts.get(id));
        button.setTooltip(new Tooltip(texts.get(id)));
        return button;
    }
}
