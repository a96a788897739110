package org.herobase.tables;

import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.herobase.db.ForeignKey;
import org.herobase.db.Structure.Column;
import org.herobase.db.Structure.Index;
import org.herobase.db.Structure.Part;
import org.herobase.db.Structure.Trigger;
import org.herobase.ui.Texts;

/** What the page on a structure says of each column, foreign key, index and trigger. */
final class StructureColumns {
    private static final double NAME = 160;
    private static final double WORD = 112;
    private static final double MARK = 72;
    private static final double EXPRESSION = 192;

    private final Texts texts = new Texts(StructureColumns.class);
    private final StructureLinks links;

    StructureColumns(StructureLinks links) {
        this.links = links;
    }

    /** Columns; those of them that would be empty are left out each time that they are shown. */
    final class OfColumns {
        private final StructureGrid<Column> grid;
        private final TableColumn<Column, Column> unique;
        private final TableColumn<Column, Column> check;
        private final TableColumn<Column, Column> collation;
        private final TableColumn<Column, Column> generated;

        OfColumns(TableView<Column> table) {
            grid = new StructureGrid<>(table, texts.get("structure.none"));
            grid.text(
                    texts.get("structure.name"), NAME, column -> column.column().name());
            grid.text(
                    texts.get("structure.type"), WORD, column -> column.column().declaredType());
            grid.text(
                    texts.get("structure.affinity"),
                    WORD,
                    column -> column.column().affinity().name());
            grid.text(texts.get("structure.key"), MARK, StructureColumns.this::key);
            grid.mark(
                    texts.get("structure.notNull"),
                    MARK,
                    column -> column.column().notNull());
            unique = grid.mark(texts.get("structure.unique"), MARK, Column::unique);
            grid.text(
                    texts.get("structure.default"),
                    WORD,
                    column -> orEmpty(column.column().defaultSql()));
            check = grid.text(
                    texts.get("structure.check"), EXPRESSION, column -> String.join(" AND ", column.checks()));
            collation = grid.text(texts.get("structure.collation"), WORD, Column::collation);
            generated = grid.text(texts.get("structure.generated"), EXPRESSION, StructureColumns.this::generated);
        }

        void show(List<Column> columns) {
            unique.setVisible(columns.stream().anyMatch(Column::unique));
            check.setVisible(
                    columns.stream().anyMatch(column -> !column.checks().isEmpty()));
            collation.setVisible(
                    columns.stream().anyMatch(column -> !column.collation().isEmpty()));
            generated.setVisible(
                    columns.stream().anyMatch(column -> column.column().generated()));
            grid.show(columns);
        }

        Column selected() {
            return grid.selected();
        }
    }

    /** Foreign keys from here to other tables. */
    StructureGrid<ForeignKey> foreignKeys(TableView<ForeignKey> table) {
        var grid = new StructureGrid<>(table, texts.get("structure.none"));
        grid.text(texts.get("structure.columns"), NAME, key -> String.join(", ", key.columns()));
        grid.link(texts.get("structure.pointsTo"), NAME, ForeignKey::parent, key -> links.openStructure(key.parent()));
        grid.text(texts.get("structure.pointsToColumns"), NAME, key -> String.join(", ", key.parentColumns()));
        actions(grid);
        return grid;
    }

    /** Foreign keys from other tables to here. */
    StructureGrid<ForeignKey> referring(TableView<ForeignKey> table) {
        var grid = new StructureGrid<>(table, texts.get("structure.none"));
        grid.link(texts.get("structure.from"), NAME, ForeignKey::table, key -> links.openStructure(key.table()));
        grid.text(texts.get("structure.fromColumns"), NAME, key -> String.join(", ", key.columns()));
        grid.text(texts.get("structure.pointsToColumns"), NAME, key -> String.join(", ", key.parentColumns()));
        actions(grid);
        return grid;
    }

    /** Indexes. */
    StructureGrid<Index> indexes(TableView<Index> table) {
        var grid = new StructureGrid<>(table, texts.get("structure.none"));
        grid.text(texts.get("structure.name"), NAME, Index::name);
        grid.text(
                texts.get("structure.columns"),
                EXPRESSION,
                index -> index.parts().stream().map(this::part).collect(Collectors.joining(", ")));
        grid.mark(texts.get("structure.unique"), MARK, Index::unique);
        grid.text(texts.get("structure.where"), EXPRESSION, Index::where);
        grid.text(texts.get("structure.origin"), NAME, this::origin);
        return grid;
    }

    /** Triggers. */
    StructureGrid<Trigger> triggers(TableView<Trigger> table) {
        var grid = new StructureGrid<>(table, texts.get("structure.none"));
        grid.text(texts.get("structure.name"), NAME, Trigger::name);
        grid.text(texts.get("structure.event"), EXPRESSION, Trigger::event);
        return grid;
    }

    private void actions(StructureGrid<ForeignKey> grid) {
        grid.text(texts.get("structure.onDelete"), WORD, ForeignKey::onDelete);
        grid.text(texts.get("structure.onUpdate"), WORD, ForeignKey::onUpdate);
    }

    private String key(Column column) {
        var position = column.column().keyPosition();
        return position == 0 ? "" : String.valueOf(position);
    }

    private String generated(Column column) {
        return column.column().generated() && column.generated().isEmpty()
                ? texts.get("structure.generated.unknown")
                : column.generated();
    }

    private String part(Part part) {
        var text = new StringBuilder();
        if (part.column() != null) {
            text.append(part.column());
        } else {
            text.append(part.expression().isEmpty() ? texts.get("structure.expression") : part.expression());
        }
        if (!part.collation().isEmpty()) {
            text.append(" COLLATE ").append(part.collation());
        }
        return text.append(part.descending() ? " DESC" : "").toString();
    }

    private String origin(Index index) {
        return switch (index.origin()) {
            case STATEMENT -> "CREATE INDEX";
            case UNIQUE -> "UNIQUE";
            case PRIMARY_KEY -> "PRIMARY KEY";
        };
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
