package org.herobase.tables;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import org.herobase.db.ColumnDesign;
import org.herobase.db.ColumnDesign.Rule;
import org.herobase.db.SchemaChange;
import org.herobase.db.SchemaNames;
import org.herobase.db.Structure;
import org.herobase.db.TableDesign;
import org.herobase.ui.SqlView;
import org.herobase.ui.Texts;

/** The fields of a column that is added to a table, with the SQL that they make below them. */
public final class AddColumnForm {
    private static final List<String> TYPES =
            List.of("INTEGER", "TEXT", "REAL", "NUMERIC", "BLOB", "BOOLEAN", "DATE", "DATETIME", "VARCHAR(80)");
    private static final List<String> STRICT_TYPES = List.of("INTEGER", "TEXT", "REAL", "BLOB", "ANY");

    private final Structure table;
    private final Texts texts = new Texts(AddColumnForm.class);
    private final DesignWords words = new DesignWords();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private SchemaChange change;

    @FXML
    private TextField columnName;

    @FXML
    private ComboBox<String> columnType;

    @FXML
    private CheckBox columnNotNull;

    @FXML
    private TextField columnDefault;

    @FXML
    private TextField columnCheck;

    @FXML
    private SqlView changeSql;

    AddColumnForm(Structure table) {
        this.table = table;
    }

    @FXML
    private void initialize() {
        var isStrict = table.has(Structure.Option.STRICT);
        columnType.getItems().setAll(isStrict ? STRICT_TYPES : TYPES);
        columnType.getEditor().setText("TEXT");
        columnName.textProperty().subscribe((_, _) -> update());
        columnType.getEditor().textProperty().subscribe((_, _) -> update());
        columnNotNull.selectedProperty().subscribe((_, _) -> update());
        columnDefault.textProperty().subscribe((_, _) -> update());
        columnCheck.textProperty().subscribe((_, _) -> update());
        update();
    }

    Node first() {
        return columnName;
    }

    SchemaChange change() {
        return change;
    }

    /** The first thing that is missing or wrong; empty if nothing is. */
    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    private void update() {
        var column = new ColumnDesign(
                columnName.getText(),
                columnType.getEditor().getText(),
                columnNotNull.isSelected() ? EnumSet.of(Rule.NOT_NULL) : Set.of(),
                columnDefault.getText(),
                columnCheck.getText(),
                null);
        change = SchemaChange.addColumn(table.entry().name(), column);
        changeSql.setSql(change.sql());
        problem.set(problem(column));
    }

    private String problem(ColumnDesign column) {
        if (column.name().isBlank()) {
            return texts.get("design.problem.noName");
        }
        if (column.has(Rule.NOT_NULL)
                && (column.defaultSql().isBlank() || column.defaultSql().strip().equalsIgnoreCase("NULL"))) {
            return texts.get("alter.add.needsDefault");
        }
        var isThere =
                table.columns().stream().anyMatch(other -> other.column().name().equalsIgnoreCase(column.name()));
        if (isThere) {
            return texts.get("alter.columnTaken", column.name());
        }
        Set<TableDesign.Option> options =
                table.has(Structure.Option.STRICT) ? Set.of(TableDesign.Option.STRICT) : Set.of();
        return words.first(new TableDesign(table.entry().name(), List.of(column), options)
                .problems(new SchemaNames(Set.of(), Map.of())));
    }
}
