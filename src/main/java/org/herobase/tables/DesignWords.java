package org.herobase.tables;

import java.util.List;
import org.herobase.db.DesignProblem;
import org.herobase.ui.Texts;

/** Finds the words for what is wrong with a design. */
final class DesignWords {
    private final Texts texts = new Texts(DesignWords.class);

    /** The first problem in words; empty if there is none. */
    String first(List<DesignProblem> problems) {
        return problems.isEmpty() ? "" : words(problems.getFirst());
    }

    private String words(DesignProblem problem) {
        return switch (problem) {
            case DesignProblem.NoName() -> texts.get("design.problem.noName");
            case DesignProblem.ReservedName _ -> texts.get("design.problem.reserved");
            case DesignProblem.NameTaken(var name) -> texts.get("design.problem.taken", name);
            case DesignProblem.NoColumns() -> texts.get("design.problem.noColumns");
            case DesignProblem.NoColumnName(var position) -> texts.get("design.problem.noColumnName", position);
            case DesignProblem.DuplicateColumn(var column) -> texts.get("design.problem.duplicate", column);
            case DesignProblem.NoType(var column, var type) -> texts.get("design.problem.noType", column, type);
            case DesignProblem.NoStrictType(var column, _) -> texts.get("design.problem.noStrictType", column);
            case DesignProblem.NoExpression(_, var expression) -> texts.get("design.problem.noExpression", expression);
            case DesignProblem.NoParentKey(var column, var parent, var parentColumn) ->
                texts.get("design.problem.noParentKey", column, parent, parentColumn);
            case DesignProblem.WithoutRowidNeedsKey() -> texts.get("design.problem.withoutRowid");
            case DesignProblem.AutoincrementNeedsIntegerKey() -> texts.get("design.problem.autoincrement");
        };
    }
}
