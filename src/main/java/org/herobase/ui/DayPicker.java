package org.herobase.ui;

import atlantafx.base.controls.Calendar;
import java.time.LocalDate;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.scene.control.Hyperlink;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;

/** A calendar beside a field. */
final class DayPicker {
    private static final double GAP = 8;

    private final PopOver popOver = new PopOver();
    private final Texts texts = new Texts(DayPicker.class);

    /**
     * Shows the calendar.
     *
     * @param field beside which
     * @param day chosen to begin with; null for none
     * @param chosen is told the day when the user has chosen; the calendar is gone then
     */
    void show(Region field, LocalDate day, Consumer<LocalDate> chosen) {
        var calendar = new Calendar(day);
        calendar.setId("dayPicker");
        calendar.valueProperty().subscribe((_, picked) -> choose(picked, chosen));
        var today = new Hyperlink(texts.get("day.today"));
        today.setOnAction(_ -> choose(LocalDate.now(), chosen));
        var box = new VBox(GAP, calendar, today);
        box.setPadding(new Insets(GAP));
        box.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume(); // closes the calendar, not the form behind it
                popOver.hide();
            }
        });
        popOver.setContentNode(box);
        popOver.setArrowLocation(PopOver.ArrowLocation.TOP_RIGHT);
        popOver.setDetachable(false);
        popOver.setAnimated(false);
        popOver.show(field);
        calendar.requestFocus();
    }

    private void choose(LocalDate day, Consumer<LocalDate> chosen) {
        if (day != null) {
            popOver.hide();
            chosen.accept(day);
        }
    }
}
