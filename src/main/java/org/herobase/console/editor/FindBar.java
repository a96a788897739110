package org.herobase.console.editor;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.herobase.ui.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/** The bar that finds and replaces in an editor. Away until it is asked for. */
final class FindBar extends VBox {
    private final SqlEditor editor;
    private final Texts texts;
    private final Search search;
    private final TextField term = new TextField();
    private final TextField replacement = new TextField();
    private final ToggleButton matchCase;
    private final ToggleButton wholeWord;
    private final ToggleButton regex;
    private final Label count = new Label();
    private final Label problem = new Label();
    private final HBox replaceRow;
    private final Button replace;
    private final Button replaceAll;
    private int origin; // where typing into the bar looks from

    FindBar(SqlEditor editor, Texts texts) {
        this.editor = editor;
        this.texts = texts;
        getStyleClass().add("find-bar");
        matchCase = toggle("consoleFindCase", "Aa", texts.get("find.case"));
        wholeWord = toggle("consoleFindWord", "W", texts.get("find.word"));
        regex = toggle("consoleFindRegex", ".*", texts.get("find.regex"));
        search = new Search(editor, texts, this::show);
        field(term, "consoleFind", texts.get("find.find"));
        field(replacement, "consoleReplaceBy", texts.get("find.replaceBy"));
        count.setId("consoleFindCount");
        count.getStyleClass().add("count");
        problem.setId("consoleFindProblem");
        problem.getStyleClass().add("problem");
        problem.setWrapText(true);
        var previous = icon("consoleFindPrevious", "fth-chevron-up", texts.get("find.previous"), this::previous);
        var next = icon("consoleFindNext", "fth-chevron-down", texts.get("find.next"), this::next);
        var close = icon("consoleFindClose", "fth-x", texts.get("find.close"), this::close);
        replace = button("consoleReplace", texts.get("find.replace"), () -> search.replace(replacement.getText()));
        replaceAll = button("consoleReplaceAll", texts.get("find.replaceAll"), this::replaceAll);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var findRow = new HBox(term, matchCase, wholeWord, regex, previous, next, count, gap, close);
        replaceRow = new HBox(replacement, replace, replaceAll);
        findRow.getStyleClass().add("row");
        replaceRow.getStyleClass().add("row");
        getChildren().addAll(findRow, replaceRow, problem);
        term.textProperty().addListener(_ -> lookFrom(origin));
        term.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                if (event.isShiftDown()) {
                    previous();
                } else {
                    next();
                }
                event.consume();
            }
        });
        replacement.setOnAction(_ -> search.replace(replacement.getText()));
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
                event.consume();
            }
        });
        editor.selectionProperty().addListener(_ -> show());
        setShown(false);
        show();
    }

    private ToggleButton toggle(String id, String text, String name) {
        var toggle = new ToggleButton(text);
        toggle.getStyleClass().add(Styles.SMALL);
        toggle.setId(id);
        toggle.setTooltip(new Tooltip(name));
        toggle.setAccessibleText(name);
        toggle.setOnAction(_ -> lookFrom(origin));
        return toggle;
    }

    private static void field(TextField field, String id, String name) {
        field.setId(id);
        field.setPromptText(name);
        field.setAccessibleText(name);
        field.setPrefColumnCount(24);
        field.getStyleClass().add(Styles.SMALL);
    }

    private static Button icon(String id, String icon, String name, Runnable action) {
        var button = button(id, null, action);
        button.setGraphic(new FontIcon(icon));
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        button.setTooltip(new Tooltip(name));
        button.setAccessibleText(name);
        return button;
    }

    private static Button button(String id, String text, Runnable action) {
        var button = new Button(text);
        button.getStyleClass().add(Styles.SMALL);
        button.setId(id);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /**
     * Opens the bar for what is selected, if that is within one line, and goes to it.
     *
     * @param replaces whether it replaces, too
     */
    void open(boolean replaces) {
        setShown(true);
        replaceRow.setVisible(replaces);
        replaceRow.setManaged(replaces);
        origin = editor.getSelection().getStart();
        var selected = editor.getSelectedText();
        if (!selected.isEmpty() && !selected.contains("\n")) {
            term.setText(selected);
        }
        lookFrom(origin);
        term.requestFocus();
        term.selectAll();
    }

    /** Goes to the next match; opens the bar if nothing is looked for. */
    void next() {
        step(search::next);
    }

    /** Goes to the match before; opens the bar if nothing is looked for. */
    void previous() {
        step(search::previous);
    }

    private void step(Runnable step) {
        if (term.getText().isEmpty()) {
            open(false);
        } else if (isVisible()) {
            step.run();
        } else {
            setShown(true);
            search.look(typed(), step);
        }
        origin = editor.getSelection().getStart();
    }

    private void close() {
        search.look(null, () -> {});
        setShown(false);
        editor.requestFocus();
    }

    private void replaceAll() {
        search.replaceAll(replacement.getText());
    }

    private void setShown(boolean isShown) {
        setVisible(isShown);
        setManaged(isShown);
    }

    private void lookFrom(int offset) {
        if (isVisible()) {
            search.look(typed(), () -> search.selectFrom(offset));
        }
    }

    private FindTerm typed() {
        return term.getText().isEmpty()
                ? null
                : new FindTerm(term.getText(), matchCase.isSelected(), wholeWord.isSelected(), regex.isSelected());
    }

    private void show() {
        var hasFound = search.found().count() > 0 && !search.isLooking();
        replace.setDisable(!hasFound);
        replaceAll.setDisable(!hasFound);
        var said = search.problem();
        problem.setText(said);
        problem.setVisible(!said.isEmpty());
        problem.setManaged(!said.isEmpty());
        count.setText(hasFound ? counted(search.found()) : said(said));
    }

    private String said(String problem) {
        if (search.term() == null || !problem.isEmpty()) {
            return "";
        }
        return texts.get(search.isLooking() ? "find.looking" : "find.none");
    }

    private String counted(Found found) {
        var current = search.current() + 1;
        if (current == 0) {
            return texts.get(found.hasMore() ? "find.count.more" : "find.count", found.count());
        }
        return texts.get(found.hasMore() ? "find.position.more" : "find.position", current, found.count());
    }
}
