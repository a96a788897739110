package org.herobase.tables;

import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import org.herobase.db.IndexDesign;
import org.herobase.db.IndexDesign.Part;
import org.herobase.db.Problem;
import org.herobase.db.SchemaNames;
import org.herobase.ui.SqlView;
import org.herobase.ui.Texts;

/** The fields of a new index, with the SQL that they make below them. */
public final class IndexForm {
    private final String table;
    private final List<String> columns;
    private final SchemaNames schema;
    private final Texts texts = new Texts(IndexForm.class);
    private final DesignWords words = new DesignWords();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private String proposed = "";
    private IndexDesign design;

    @FXML
    private TextField designName;

    @FXML
    private DesignLines<IndexPartLine> designColumns;

    @FXML
    private CheckBox designUnique;

    @FXML
    private TextField designWhere;

    @FXML
    private SqlView designSql;

    /**
     * @param columns of the table
     */
    IndexForm(String table, List<String> columns, SchemaNames schema) {
        this.table = table;
        this.columns = columns;
        this.schema = schema;
    }

    @FXML
    private void initialize() {
        designColumns.bind(IndexPartLine.header(texts), this::line, IndexPartLine::first, this::update);
        designColumns.add();
        designName.textProperty().subscribe((_, _) -> update());
        designUnique.selectedProperty().subscribe((_, _) -> update());
        designWhere.textProperty().subscribe((_, _) -> update());
    }

    /** Where typing begins. */
    Node first() {
        return designName;
    }

    /** What the user filled in. */
    IndexDesign design() {
        return design;
    }

    /** The first thing that is missing or wrong; empty if nothing is. */
    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /** Says that rows are in the way of a unique index, until something is changed; false if it failed otherwise. */
    boolean refuse(Throwable failure) {
        var isUnique = Problem.of(failure) == Problem.UNIQUE;
        if (isUnique) {
            problem.set(texts.get("design.unique.refused"));
        }
        return isUnique;
    }

    private IndexPartLine line() {
        var used =
                designColumns.lines().stream().map(line -> line.part().column()).toList();
        var next = columns.stream().filter(column -> !used.contains(column)).findFirst();
        return new IndexPartLine(columns, next.orElse(columns.getFirst()), this::update);
    }

    private void update() {
        var parts = designColumns.lines().stream().map(IndexPartLine::part).toList();
        propose(parts);
        design = new IndexDesign(designName.getText(), table, parts, designUnique.isSelected(), designWhere.getText());
        designSql.setSql(design.sql());
        problem.set(words.first(design.problems(schema)));
    }

    /** A name for it, as long as the user has none of his own. */
    private void propose(List<Part> parts) {
        var isProposed = designName.getText().equals(proposed);
        proposed = parts.stream().map(Part::column).collect(Collectors.joining("_", table + "_", ""));
        if (isProposed && !designName.getText().equals(proposed)) {
            designName.setText(proposed);
        }
    }
}
