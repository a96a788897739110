package org.herobase.console.result;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/**
 * Rows that are read from the database anew.
 *
 * @param cells which of them
 * @param count how many there are; empty if that is not known
 */
record PartRows(ResultPart part, Cells cells, OptionalLong count) implements ShownRows {
    @Override
    public List<String> columns() {
        return cells.columns().stream().map(part.query().columns()::get).toList();
    }

    @Override
    public boolean isWhole() {
        return true;
    }

    @Override
    public CompletableFuture<Void> read(Visitor visitor) {
        return part.read(cells, rows -> {
            try {
                visit(rows, visitor);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            return null;
        });
    }

    private void visit(ResultSet result, Visitor visitor) throws SQLException, IOException {
        var columns = cells.columns();
        var values = new Object[columns.size()];
        var row = Arrays.asList(values);
        for (var place = cells.firstRow(); result.next(); place++) {
            var isChosen = false;
            for (var i = 0; i < values.length; i++) {
                var isHere = cells.choice().test(place, columns.get(i));
                isChosen |= isHere;
                values[i] = isHere ? StoredValue.of(result.getObject(i + 1)) : null;
            }
            if (isChosen && !visitor.visit(row)) {
                return;
            }
        }
    }
}
