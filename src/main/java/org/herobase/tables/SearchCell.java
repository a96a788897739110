package org.herobase.tables;

import java.util.stream.Collectors;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TreeTableCell;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.herobase.rows.SearchHit;
import org.herobase.tables.SearchLine.OfHit;
import org.herobase.tables.SearchLine.OfTable;
import org.herobase.ui.Texts;
import org.herobase.ui.ValueText;

/** A cell among the results of a search. */
final class SearchCell extends TreeTableCell<SearchLine, SearchLine> {
    /** What a cell shows. */
    enum Part {
        /** The table, and below it the columns. */
        WHERE,
        /** What names the row. */
        ROW,
        /** The value, the match standing out. */
        FOUND
    }

    private final Part part;
    private final Texts texts;

    SearchCell(Part part, Texts texts) {
        this.part = part;
        this.texts = texts;
    }

    @Override
    protected void updateItem(SearchLine line, boolean empty) {
        super.updateItem(line, empty);
        setGraphic(null);
        setText(null);
        getStyleClass().removeAll("search-table", "search-problem");
        switch (line) {
            case OfTable table when !empty -> show(table);
            case OfHit(var hit) when !empty -> show(hit);
            case null, default -> {}
        }
    }

    private void show(OfTable table) {
        switch (part) {
            case WHERE -> {
                setText(texts.get("everywhere.table", ValueText.of(table.name()), table.hits()));
                getStyleClass().add("search-table");
            }
            case ROW -> {}
            case FOUND -> {
                if (table.problem() != null) {
                    setText(table.problem());
                    getStyleClass().add("search-problem");
                } else if (table.isCut()) {
                    setText(texts.get("everywhere.cut", table.hits()));
                }
            }
        }
    }

    private void show(SearchHit hit) {
        switch (part) {
            case WHERE -> setText(ValueText.of(hit.column()));
            case ROW ->
                setText(hit.key().values().stream().map(ValueText::of).collect(Collectors.joining(" · ")));
            case FOUND -> {
                var match = part(hit.match(), "search-match");
                var flow = new TextFlow(part(hit.before(), "search-beside"), match, part(hit.after(), "search-beside"));
                flow.getStyleClass().add("search-excerpt");
                setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
                setText(ValueText.of(hit.before() + hit.match() + hit.after())); // for who cannot see it
                setGraphic(flow);
            }
        }
    }

    private static Text part(String text, String style) {
        var part = new Text(ValueText.of(text));
        part.getStyleClass().add(style);
        return part;
    }
}
