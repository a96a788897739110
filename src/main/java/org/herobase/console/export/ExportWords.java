package org.herobase.console.export;

import java.util.ArrayList;
import org.herobase.console.result.QueryResult;
import org.herobase.console.result.ShownRows;
import org.herobase.sql.TableQuery;
import org.herobase.ui.Texts;

/** What copying and saving say alike. */
final class ExportWords {
    private final Texts texts;

    ExportWords(Texts texts) {
        this.texts = texts;
    }

    /** How a format is called in a menu. */
    String name(ExportFormat format) {
        return texts.get("export.format." + format);
    }

    /** What is missing in what was written; empty if nothing is. */
    String cautions(ShownRows rows, RowWriting.End end) {
        var cautions = new ArrayList<String>();
        if (!end.isAll()) {
            cautions.add(texts.get("export.copied.some"));
        } else if (!rows.isWhole()) {
            cautions.add(texts.get("export.kept"));
        }
        if (end.cut() > 0) {
            cautions.add(texts.get("export.cut", end.cut()));
        }
        return String.join(" ", cautions);
    }

    /** The table whose rows a result has, unquoted; a word for a result where that is not clear. */
    static String table(QueryResult result) {
        return result.query()
                .map(query -> TableQuery.of(query.sql()))
                .map(read -> read instanceof TableQuery.OneTable one ? one.table() : null)
                .orElse("result");
    }
}
