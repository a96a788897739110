package org.herobase.shell;

import java.util.ArrayList;
import java.util.List;
import org.herobase.db.Domain;
import org.herobase.db.Domain.Misfit;
import org.herobase.ui.Texts;

/** Why there is no heroes or teams view, in words. */
final class Misfits {
    private final Texts texts;

    Misfits(Texts texts) {
        this.texts = texts;
    }

    /** The sentences; none if there are both views. */
    List<String> of(Domain domain) {
        var heroes = domain.heroesMisfit();
        var teams = domain.teamsMisfit();
        if (heroes.filter(Misfit.NoTable.class::isInstance).isPresent()
                && teams.filter(Misfit.NoTable.class::isInstance).isPresent()) {
            return List.of(texts.get("misfit.neither"));
        }
        var reasons = new ArrayList<String>();
        heroes.ifPresent(misfit -> reasons.add(texts.get("misfit.heroes", reason(misfit))));
        teams.ifPresent(misfit -> reasons.add(texts.get("misfit.teams", reason(misfit))));
        return reasons;
    }

    private String reason(Misfit misfit) {
        return switch (misfit) {
            case Misfit.NoTable(var table) -> texts.get("misfit.noTable", table);
            case Misfit.NoColumn(var table, var column) -> texts.get("misfit.noColumn", table, column);
            case Misfit.OtherKey(var table, var column, var type) ->
                texts.get(type.isEmpty() ? "misfit.untypedKey" : "misfit.otherKey", table, column, type);
        };
    }
}
