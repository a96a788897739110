package org.herobase.ui;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.herobase.rows.Row;
import org.herobase.rows.RowSource.Column;
import org.jooq.Record;

/** What the user can do with the records of a view. All methods belong to the JavaFX thread. */
public interface RecordActions<R extends Record> {
    /** Whether records can be made. */
    boolean canCreate();

    /** Whether values of records can be changed. */
    boolean canEdit();

    /** Whether records can be deleted. */
    boolean canDelete();

    /**
     * Makes a record in a form.
     *
     * @param onMade is told the key of a record that was made
     */
    void create(Consumer<List<Object>> onMade);

    /** Edits a record in a form. */
    void edit(Row<R> row);

    /** Deletes records, after a question. */
    void delete(List<Row<R>> rows);

    /**
     * Saves one value.
     *
     * @return completes when it is saved; a failure leaves everything as it was
     */
    CompletionStage<?> save(Row<R> row, Column column, Object value);
}
