package org.herobase.shell;

import atlantafx.base.theme.Styles;
import java.util.function.Consumer;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A library in two lines: name and version, at the right its web address; below that its licence. */
final class LibraryCell extends ListCell<Library> {
    private final Label name = new Label();
    private final Label version = new Label();
    private final Label licence = new Label();
    private final Hyperlink address = new Hyperlink();
    private final VBox lines;

    /**
     * @param browse shows a web address
     */
    LibraryCell(Consumer<String> browse) {
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var first = new HBox(name, version, gap, address);
        first.getStyleClass().add("library-line");
        lines = new VBox(first, licence);
        name.getStyleClass().add(Styles.TEXT_BOLD);
        version.getStyleClass().add(Styles.TEXT_MUTED);
        licence.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        address.setOnAction(_ -> browse.accept(getItem().address()));
        name.setMinWidth(USE_PREF_SIZE);
        version.setMinWidth(USE_PREF_SIZE);
        // The lines show the text; the cell has it too, for what reads it aloud.
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setPrefWidth(0); // as wide as the list
    }

    @Override
    protected void updateItem(Library library, boolean empty) {
        super.updateItem(library, empty);
        if (empty || library == null) {
            setText(null);
            setGraphic(null);
            return;
        }
        name.setText(library.name());
        version.setText(library.version());
        licence.setText(library.licence());
        address.setText(library.address());
        setText(String.join(" ", library.name(), library.version(), library.licence(), library.address()));
        setGraphic(lines);
    }
}
