package org.herobase.tables;

import org.herobase.db.Catalog.Kind;
import org.herobase.db.DropObstacle;
import org.herobase.db.Structure;
import org.herobase.db.Structure.Origin;
import org.herobase.ui.Texts;

/** Says why something of a structure cannot be altered or dropped ("ALTER TABLE"); empty where it can. */
final class StructureRefusals {
    private final Texts texts = new Texts(StructureRefusals.class);
    private final boolean readOnly;

    /**
     * @param readOnly whether the file may not be written
     */
    StructureRefusals(boolean readOnly) {
        this.readOnly = readOnly;
    }

    String ofAddColumn(Structure table) {
        return ofColumns(table);
    }

    String ofRenameColumn(Structure table, Structure.Column column) {
        var refusal = ofColumns(table);
        return refusal.isEmpty() && column == null ? texts.get("refusal.chooseColumn") : refusal;
    }

    String ofDropColumn(Structure table, Structure.Column column) {
        var refusal = ofRenameColumn(table, column);
        return refusal.isEmpty() ? table.obstacle(column).map(this::words).orElse("") : refusal;
    }

    String ofRename(Structure structure) {
        var refusal = ofAny(structure);
        return refusal.isEmpty() && structure.entry().kind() == Kind.VIEW ? texts.get("refusal.renameView") : refusal;
    }

    String ofDrop(Structure structure) {
        var refusal = ofAny(structure);
        var isOfConstraint =
                structure.entry().kind() == Kind.INDEX && structure.sql().isEmpty();
        return refusal.isEmpty() && isOfConstraint ? texts.get("refusal.constraintIndex") : refusal;
    }

    String ofCreateIndex(Structure table) {
        var refusal = ofAny(table);
        return refusal.isEmpty() && table.entry().kind() == Kind.VIRTUAL_TABLE
                ? texts.get("refusal.virtualIndex")
                : refusal;
    }

    String ofDropIndex(Structure table, Structure.Index index) {
        var refusal = ofAny(table);
        if (!refusal.isEmpty()) {
            return refusal;
        }
        if (index == null) {
            return texts.get("refusal.chooseIndex");
        }
        return index.origin() == Origin.STATEMENT ? "" : texts.get("refusal.constraintIndex");
    }

    String ofDropTrigger(Structure table, Structure.Trigger trigger) {
        var refusal = ofAny(table);
        return refusal.isEmpty() && trigger == null ? texts.get("refusal.chooseTrigger") : refusal;
    }

    private String ofColumns(Structure table) {
        var refusal = ofAny(table);
        return refusal.isEmpty() && table.entry().kind() == Kind.VIRTUAL_TABLE
                ? texts.get("refusal.virtualColumns")
                : refusal;
    }

    private String ofAny(Structure structure) {
        if (readOnly) {
            return texts.get("refusal.readOnly");
        }
        return structure.entry().kind() == Kind.SYSTEM_TABLE ? texts.get("refusal.system") : "";
    }

    private String words(DropObstacle obstacle) {
        return switch (obstacle) {
            case DropObstacle.Key() -> texts.get("refusal.drop.key");
            case DropObstacle.Last() -> texts.get("refusal.drop.last");
            case DropObstacle.Unique() -> texts.get("refusal.drop.unique");
            case DropObstacle.Indexed(var index) -> texts.get("refusal.drop.indexed", index);
            case DropObstacle.ForeignKeyColumn(var parent) -> texts.get("refusal.drop.foreignKey", parent);
            case DropObstacle.Checked(var check) -> texts.get("refusal.drop.checked", check);
            case DropObstacle.Computed(var column) -> texts.get("refusal.drop.computed", column);
        };
    }
}
