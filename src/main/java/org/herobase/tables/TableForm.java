package org.herobase.tables;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import org.herobase.db.ColumnDesign;
import org.herobase.db.ColumnDesign.Rule;
import org.herobase.db.SchemaNames;
import org.herobase.db.TableDesign;
import org.herobase.db.TableDesign.Option;
import org.herobase.ui.Dialogs;
import org.herobase.ui.SqlView;
import org.herobase.ui.Texts;

/** The fields of a new table, with the SQL that they make below them. */
public final class TableForm {
    private static final ColumnDesign FIRST =
            new ColumnDesign("id", "INTEGER", Set.of(Rule.PRIMARY_KEY), "", "", null);

    private final SchemaNames schema;
    private final Dialogs dialogs;
    private final Texts texts = new Texts(TableForm.class);
    private final DesignWords words = new DesignWords();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private TableDesign design;

    @FXML
    private TextField designName;

    @FXML
    private DesignLines<ColumnLine> designColumns;

    @FXML
    private CheckBox designAutoincrement;

    @FXML
    private CheckBox designStrict;

    @FXML
    private CheckBox designWithoutRowid;

    @FXML
    private SqlView designSql;

    TableForm(SchemaNames schema, Dialogs dialogs) {
        this.schema = schema;
        this.dialogs = dialogs;
    }

    @FXML
    private void initialize() {
        designColumns.bind(ColumnLine.header(texts), this::line, ColumnLine::first, this::update);
        designColumns.add();
        designColumns.lines().getFirst().fill(FIRST);
        designName.textProperty().subscribe((_, _) -> update());
        designName.setOnAction(_ -> designColumns.lines().stream().findFirst().ifPresent(line -> line.first().requestFocus()));
        for (var option : List.of(designAutoincrement, designStrict, designWithoutRowid)) {
            option.selectedProperty().subscribe((_, _) -> update());
        }
        update();
    }

    /** Where typing begins. */
    Node first() {
        return designName;
    }

    /** What the user filled in. */
    TableDesign design() {
        return design;
    }

    /** The first thing that is missing or wrong; empty if nothing is. */
    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    private ColumnLine line() {
        return new ColumnLine(this::chooseReference, this::update);
    }

    private void update() {
        var options = EnumSet.noneOf(Option.class);
        add(options, Option.AUTOINCREMENT, designAutoincrement);
        add(options, Option.STRICT, designStrict);
        add(options, Option.WITHOUT_ROWID, designWithoutRowid);
        var columns = designColumns.lines().stream().map(ColumnLine::design).toList();
        design = new TableDesign(designName.getText(), columns, options);
        designSql.setSql(design.sql());
        problem.set(words.first(design.problems(schema)));
    }

    private void chooseReference(ColumnLine line) {
        var parents = new ArrayList<ReferenceChooser.Parent>();
        var own = design.keys();
        if (!own.isEmpty()) {
            parents.add(new ReferenceChooser.Parent(null, texts.get("design.reference.self"), own));
        }
        schema.keys().forEach((table, keys) -> parents.add(new ReferenceChooser.Parent(table, table, keys)));
        var column = line.design();
        new ReferenceChooser(dialogs)
                .show(line.getScene().getWindow(), column.name(), column.reference(), parents, line::setReference);
    }

    private static void add(Set<Option> options, Option option, CheckBox box) {
        if (box.isSelected()) {
            options.add(option);
        }
    }
}
