package org.herobase.tables;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.herobase.db.Database;
import org.herobase.rows.ParentLink;
import org.herobase.rows.ParentRow;
import org.herobase.rows.ParentSearch;
import org.herobase.rows.RowSource.Column;
import org.herobase.ui.CellEditor;
import org.herobase.ui.ParentCellEditor;
import org.herobase.ui.ParentChoices;
import org.herobase.ui.ParentKey;
import org.herobase.ui.Parsed;

/**
 * The editors of a table's foreign keys, which find the row to point to.
 *
 * @param links where the table's foreign keys lead
 * @param editors for keys that are typed
 */
record ParentEditors(Database database, List<ParentLink> links, TableEditors editors) {
    /** An editor for a cell; a row that is chosen gives all columns of its key. Empty if no sound key is there. */
    Optional<CellEditor> forCell(Column column, Object value) {
        return sound(column)
                .map(link -> editor(
                        link,
                        value,
                        text -> editors.of(column).read(text, value),
                        parent -> new Parsed.Valid(
                                link.key().columns().size() == 1
                                        ? parent.key().getFirst()
                                        : new ParentKey(link.pointingTo(parent)))));
    }

    /** An editor for a field of a form; empty if no sound key of this column alone is there. */
    Optional<CellEditor> forField(Column column, Object value) {
        return sound(column)
                .filter(link -> link.key().columns().size() == 1)
                .map(link -> editor(
                        link,
                        value,
                        text -> editors.of(column).readInField(text, value),
                        parent -> new Parsed.Valid(parent.key().getFirst())));
    }

    /** Whether the cells of a column can point to a row. */
    boolean isSound(Column column) {
        return sound(column).isPresent();
    }

    private Optional<ParentLink> sound(Column column) {
        return links.stream()
                .filter(link -> link.has(column.name()) && link.state() == ParentLink.State.SOUND)
                .findFirst();
    }

    private CellEditor editor(
            ParentLink link, Object value, Function<String, Parsed> parser, Function<ParentRow, Parsed> meaning) {
        return new ParentCellEditor(
                value == null ? "" : value.toString(),
                new ParentChoices(database, new ParentSearch(link)),
                meaning,
                parser);
    }
}
