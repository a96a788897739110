package org.herobase.tables;

import java.util.Collection;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.herobase.db.SchemaChange;
import org.herobase.ui.SqlView;
import org.herobase.ui.Texts;

/** A new name for a table or column, with the SQL that gives it below. */
public final class RenameForm {
    private final String name;
    private final String type;
    private final Collection<String> taken;
    private final Function<String, SchemaChange> rename;
    private final Texts texts = new Texts(RenameForm.class);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    @FXML
    private TextField newName;

    @FXML
    private VBox typeBox;

    @FXML
    private Label oldType;

    @FXML
    private SqlView changeSql;

    /**
     * @param name the old one
     * @param type the column's declared type, shown as what cannot be changed; null for a table
     * @param taken the names that others have
     * @param rename the change to a new name
     */
    RenameForm(String name, String type, Collection<String> taken, Function<String, SchemaChange> rename) {
        this.name = name;
        this.type = type;
        this.taken = taken;
        this.rename = rename;
    }

    @FXML
    private void initialize() {
        typeBox.setVisible(type != null);
        typeBox.setManaged(type != null);
        oldType.setText(type == null || type.isEmpty() ? texts.get("alter.type.none") : type);
        newName.setText(name);
        newName.textProperty().subscribe((_, _) -> update());
        update();
    }

    Node first() {
        return newName;
    }

    String newName() {
        return newName.getText();
    }

    SchemaChange change() {
        return rename.apply(newName());
    }

    /** The first thing that is missing or wrong; empty if nothing is. */
    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    private void update() {
        changeSql.setSql(change().sql());
        problem.set(findProblem());
    }

    private String findProblem() {
        var wanted = newName();
        if (wanted.isBlank()) {
            return texts.get("design.problem.noName");
        }
        if (wanted.equals(name)) {
            return texts.get("alter.rename.same");
        }
        if (type == null && wanted.toLowerCase(Locale.ROOT).startsWith("sqlite_")) {
            return texts.get("design.problem.reserved");
        }
        var isTaken = !wanted.equalsIgnoreCase(name) && taken.stream().anyMatch(wanted::equalsIgnoreCase);
        return isTaken ? texts.get("design.problem.taken", wanted) : "";
    }
}
