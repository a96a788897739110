package org.herobase.tables;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.herobase.db.Catalog;
import org.herobase.rows.Destination;
import org.herobase.rows.ParentLink;
import org.herobase.rows.Row;
import org.herobase.ui.CellNote;
import org.herobase.ui.ClassBadge;
import org.herobase.ui.GridColumn;
import org.herobase.ui.Texts;
import org.jooq.Record;

/**
 * What the cells of a table say beside their values: the label of a key's row, keys that dangle, unusual classes; and the
 * editor that chooses the row of a key.
 */
final class TableNotes {
    private static final double LINK_WIDTH = 184;

    private final List<Catalog.Column> columns;
    private final List<ParentLink> parents;
    private final ParentEditors editors;
    private final Consumer<Destination> open;
    private final Texts texts = new Texts(TableNotes.class);

    /**
     * @param columns the table's
     * @param parents where its foreign keys lead
     * @param editors find the row of a key
     * @param open goes to a row of another table
     */
    TableNotes(
            List<Catalog.Column> columns, List<ParentLink> parents, ParentEditors editors, Consumer<Destination> open) {
        this.columns = columns;
        this.parents = parents;
        this.editors = editors;
        this.open = open;
    }

    /** The column with its notes, and with the way that its keys lead. */
    GridColumn<Record> on(GridColumn<Record> column) {
        var name = column.shown().name();
        var here = parents.stream().filter(link -> link.has(name)).toList();
        var badge = columns.stream()
                .filter(own -> own.name().equals(name))
                .map(own -> new ClassBadge(own.declaredType()))
                .findFirst();
        var noted = here.isEmpty() ? column : linked(column, here);
        return badge.map(mark -> noted.noting(row -> mark.of(row.value(name)))).orElse(noted);
    }

    private GridColumn<Record> linked(GridColumn<Record> column, List<ParentLink> links) {
        var labelled = links.stream()
                .filter(link -> link.isLabelledAt(column.shown().name()))
                .toList();
        return choosing(column)
                .noting(row -> labelled.stream()
                        .map(link -> note(link, row))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null))
                .following(row -> links.stream()
                        .flatMap(link -> link.parentOf(row).stream())
                        .findFirst()
                        .ifPresent(open))
                .atLeast(labelled.isEmpty() ? 0 : LINK_WIDTH);
    }

    private GridColumn<Record> choosing(GridColumn<Record> column) {
        var edited = column.edited();
        return column.editor() == null || !editors.isSound(edited)
                ? column
                : column.editedBy(
                        edited,
                        row -> editors.forCell(edited, row.value(edited.name())).orElseThrow());
    }

    private CellNote note(ParentLink link, Row<?> row) {
        var parent = link.key().parent();
        if (link.isDangling(row)) {
            var missing =
                    texts.get(link.state() == ParentLink.State.MISSING ? "related.noTable" : "related.noRow", parent);
            return new CellNote(CellNote.Kind.WARNING, missing, missing);
        }
        return link.labelOf(row)
                .map(label -> new CellNote(CellNote.Kind.LABEL, label, texts.get("related.label", parent, label)))
                .orElse(null);
    }
}
