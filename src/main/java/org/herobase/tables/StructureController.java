package org.herobase.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import org.herobase.db.Catalog;
import org.herobase.db.Catalog.Kind;
import org.herobase.db.Database;
import org.herobase.db.ForeignKey;
import org.herobase.db.Structure;
import org.herobase.db.TableSize;
import org.herobase.ui.Background;
import org.herobase.ui.Dialogs;
import org.herobase.ui.OpenView;
import org.herobase.ui.SqlView;
import org.herobase.ui.Texts;
import org.herobase.ui.ValueText;
import org.herobase.undo.UndoLog;
import org.jooq.impl.DSL;

/** What a table, view, index or trigger is made of, to look at and to alter. */
public final class StructureController implements OpenView {
    private final Database database;
    private final Catalog.Entry entry;
    private final Dialogs dialogs;
    private final StructureLinks links;
    private final Texts texts = new Texts(StructureController.class);
    private final StructureRefusals refusals;
    private final StructureChanges changes;
    private final StructureFigure rows;
    private final StructureFigure size;
    private StructureColumns.OfColumns columns;
    private StructureGrid<ForeignKey> foreignKeys;
    private StructureGrid<ForeignKey> referring;
    private StructureGrid<Structure.Index> indexes;
    private StructureGrid<Structure.Trigger> triggers;
    private Structure structure;

    @FXML
    private Parent structureView;

    @FXML
    private Label structureName;

    @FXML
    private Label structureKind;

    @FXML
    private Hyperlink structureOwner;

    @FXML
    private HBox structureFigures;

    @FXML
    private Label structureError;

    @FXML
    private Label structureChecks;

    @FXML
    private Node columnsSection;

    @FXML
    private Node columnActions;

    @FXML
    private Node foreignKeysSection;

    @FXML
    private Node referringSection;

    @FXML
    private Node indexesSection;

    @FXML
    private Node indexActions;

    @FXML
    private Node triggersSection;

    @FXML
    private Node triggerActions;

    @FXML
    private Node sqlSection;

    @FXML
    private TableView<Structure.Column> structureColumns;

    @FXML
    private TableView<ForeignKey> structureForeignKeys;

    @FXML
    private TableView<ForeignKey> structureReferring;

    @FXML
    private TableView<Structure.Index> structureIndexes;

    @FXML
    private TableView<Structure.Trigger> structureTriggers;

    @FXML
    private SqlView structureSql;

    @FXML
    private ActionButton rename;

    @FXML
    private ActionButton drop;

    @FXML
    private ActionButton addColumn;

    @FXML
    private ActionButton renameColumn;

    @FXML
    private ActionButton dropColumn;

    @FXML
    private ActionButton createIndex;

    @FXML
    private ActionButton dropIndex;

    @FXML
    private ActionButton dropTrigger;

    /**
     * @param log has what is altered listed for undo
     * @param entry what it is about
     * @param links where it leads, and whom it tells of changes
     */
    public StructureController(
            Database database, UndoLog log, Catalog.Entry entry, Dialogs dialogs, StructureLinks links) {
        this.database = database;
        this.entry = entry;
        this.dialogs = dialogs;
        this.links = links;
        this.refusals = new StructureRefusals(database.isReadOnly());
        this.changes = new StructureChanges(
                database, log, dialogs, links, () -> structureView.getScene().getWindow());
        this.rows = new StructureFigure(
                "structureRows", texts.get("structure.counting"), texts.get("structure.counting.stop"));
        this.size = new StructureFigure(
                "structureSize", texts.get("structure.measuring"), texts.get("structure.measuring.stop"));
    }

    @FXML
    private void initialize() {
        var grids = new StructureColumns(links);
        columns = grids.new OfColumns(structureColumns);
        foreignKeys = grids.foreignKeys(structureForeignKeys);
        referring = grids.referring(structureReferring);
        indexes = grids.indexes(structureIndexes);
        triggers = grids.triggers(structureTriggers);
        structureFigures.getChildren().addAll(rows, size);
        for (var table : List.of(structureColumns, structureIndexes, structureTriggers)) {
            table.getSelectionModel().selectedItemProperty().subscribe((_, _) -> refuse());
        }
        structureView.setDisable(true); // until it is known
        refresh();
    }

    @Override
    public Parent root() {
        return structureView;
    }

    @Override
    public void refresh() {
        Background.of(database.read(sql -> Structure.read(sql, entry)))
                .onSuccess(this::show)
                .onFailure(failure -> showError(words(failure)));
    }

    @Override
    public void focus() {
        structureColumns.requestFocus();
    }

    @Override
    public void close() {
        rows.stop();
        size.stop();
    }

    private void show(Optional<Structure> found) {
        if (found.isEmpty()) {
            showError(texts.get("structure.gone", entry.name()));
            return;
        }
        structure = found.get();
        structureView.setDisable(false);
        structureName.setText(entry.name().isEmpty() ? texts.get("structure.unnamed") : entry.name());
        structureKind.setText(kind());
        structureOwner.setText(structure.owner());
        var isPart = entry.kind() == Kind.INDEX || entry.kind() == Kind.TRIGGER;
        show(structureOwner, isPart);
        showError(structure.failure() == null ? "" : words(structure.failure()));
        columns.show(structure.columns());
        structureChecks.setText(texts.get("structure.checks", String.join("\n", structure.checks())));
        foreignKeys.show(structure.foreignKeys());
        referring.show(structure.referring());
        indexes.show(structure.indexes());
        triggers.show(structure.triggers());
        structureSql.setSql(statements());
        show(columnsSection, !structure.columns().isEmpty());
        show(columnActions, entry.kind() != Kind.VIEW);
        show(structureChecks, !structure.checks().isEmpty());
        show(foreignKeysSection, !structure.foreignKeys().isEmpty());
        show(referringSection, !structure.referring().isEmpty());
        show(indexesSection, !structure.indexes().isEmpty() || hasRows());
        show(indexActions, !isPart);
        show(triggersSection, !structure.triggers().isEmpty());
        show(triggerActions, !isPart);
        show(sqlSection, !structureSql.getSql().isEmpty());
        show(rename, !isPart);
        refuse();
        findFigures();
    }

    private String kind() {
        var words = new ArrayList<String>();
        words.add(texts.get("structure.kind." + entry.kind()));
        structure.options().forEach(option -> words.add(option.name().replace('_', ' ')));
        return String.join(" · ", words);
    }

    /** The entry's own statement first, then those of what belongs to it. */
    private String statements() {
        var own = Stream.of(structure.sql());
        var others = entry.kind() == Kind.INDEX || entry.kind() == Kind.TRIGGER
                ? Stream.<String>empty()
                : Stream.concat(
                        structure.indexes().stream().map(Structure.Index::sql),
                        structure.triggers().stream().map(Structure.Trigger::sql));
        return Stream.concat(own, others)
                .filter(sql -> !sql.isEmpty())
                .map(sql -> sql + ";")
                .collect(Collectors.joining("\n\n"));
    }

    private boolean hasRows() {
        return switch (entry.kind()) {
            case TABLE, VIRTUAL_TABLE, SYSTEM_TABLE -> true;
            case VIEW, INDEX, TRIGGER -> false;
        };
    }

    private void findFigures() {
        if (hasRows() && structure.failure() == null) {
            rows.find(
                    () -> database.read(sql -> sql.fetchCount(DSL.table(DSL.name(entry.name())))),
                    number -> texts.get("structure.rows", number));
            size.find(
                    () -> database.read(sql -> TableSize.read(sql, entry.name())),
                    bytes -> bytes.isPresent()
                            ? texts.get("structure.size", ValueText.size(bytes.getAsLong()))
                            : texts.get("structure.size.none"));
        }
    }

    private void refuse() {
        if (structure != null) {
            rename.setRefusal(refusals.ofRename(structure));
            drop.setRefusal(refusals.ofDrop(structure));
            addColumn.setRefusal(refusals.ofAddColumn(structure));
            renameColumn.setRefusal(refusals.ofRenameColumn(structure, columns.selected()));
            dropColumn.setRefusal(refusals.ofDropColumn(structure, columns.selected()));
            createIndex.setRefusal(refusals.ofCreateIndex(structure));
            dropIndex.setRefusal(refusals.ofDropIndex(structure, indexes.selected()));
            dropTrigger.setRefusal(refusals.ofDropTrigger(structure, triggers.selected()));
        }
    }

    private String words(Throwable failure) {
        var error = dialogs.describe(entry.name(), failure);
        return error.headline() + ". " + error.advice();
    }

    private void showError(String text) {
        structureError.setText(text);
        show(structureError, !text.isEmpty());
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    @FXML
    private void openOwner() {
        links.openStructure(structure.owner());
    }

    @FXML
    private void rename() {
        changes.renameTable(structure);
    }

    @FXML
    private void drop() {
        changes.drop(entry.kind(), entry.name());
    }

    @FXML
    private void addColumn() {
        changes.addColumn(structure);
    }

    @FXML
    private void renameColumn() {
        changes.renameColumn(structure, columns.selected());
    }

    @FXML
    private void dropColumn() {
        changes.dropColumn(structure, columns.selected());
    }

    @FXML
    private void createIndex() {
        changes.createIndex(structure);
    }

    @FXML
    private void dropIndex() {
        changes.drop(Kind.INDEX, indexes.selected().name());
    }

    @FXML
    private void dropTrigger() {
        changes.drop(Kind.TRIGGER, triggers.selected().name());
    }
}
