package org.herobase.console.history;

import java.util.List;
import org.herobase.memory.SavedQueries;
import org.herobase.ui.Background;
import org.herobase.ui.Dialogs;
import org.herobase.ui.Texts;

/** Has saved queries written to files and read from them. Belongs to the JavaFX thread. */
final class QueryTransfer {
    private final SavedQueries queries;
    private final Dialogs dialogs;
    private final Texts texts;

    QueryTransfer(SavedQueries queries, Dialogs dialogs, Texts texts) {
        this.queries = queries;
        this.dialogs = dialogs;
        this.texts = texts;
    }

    /**
     * Asks how and where to, and exports.
     *
     * @param folder which one; empty for everything
     */
    void export(String folder) {
        var question = new Dialogs.Question(
                folder.isEmpty() ? texts.get("queries.export.question") : texts.get("queries.export.folder", folder),
                texts.get("queries.export.text"),
                List.of(texts.get("queries.export.files"), texts.get("queries.export.script")),
                false);
        dialogs.ask(question).ifPresent(answer -> {
            if (answer == 0) {
                dialogs.chooseFolder(texts.get("queries.export.files"))
                        .ifPresent(target -> Background.of(queries.exportTo(target, folder))
                                .onSuccess(files -> told(files.size(), target.toString()))
                                .onFailure(failure -> dialogs.error(target.toString(), failure)));
            } else {
                dialogs.chooseNewFile(texts.get("queries.export.script"), "queries.sql")
                        .ifPresent(script -> Background.of(queries.exportAsScript(script, folder))
                                .onSuccess(number -> told(number, script.toString()))
                                .onFailure(failure -> dialogs.error(script.toString(), failure)));
            }
        });
    }

    /** Asks for files and saves their texts as queries. */
    void importInto(String folder) {
        var files = dialogs.chooseFiles(texts.get("queries.import"));
        if (!files.isEmpty()) {
            Background.of(queries.importFrom(files, folder))
                    .onFailure(failure -> dialogs.error(texts.get("queries.import.thing"), failure));
        }
    }

    private void told(int number, String place) {
        dialogs.tell(texts.get("queries.exported", number), place);
    }
}
