package org.herobase.memory;

import static org.herobase.memory.generated.tables.Console.CONSOLE;

import java.nio.file.Path;
import org.jooq.DSLContext;

/**
 * The console of one database, as far as it is remembered.
 *
 * @param path of the database, absolute
 */
record Console(Path path) {
    Console {
        path = path.toAbsolutePath().normalize();
    }

    /** Its id; 0, which none has, if nothing is remembered yet. */
    long id(DSLContext sql) {
        return sql.select(CONSOLE.ID)
                .from(CONSOLE)
                .where(CONSOLE.PATH.eq(path.toString()))
                .fetchOptional(CONSOLE.ID)
                .orElse(0L);
    }

    /** Its id, which it gets if need be. */
    long madeId(DSLContext sql) {
        sql.insertInto(CONSOLE, CONSOLE.PATH)
                .values(path.toString())
                .onConflictDoNothing()
                .execute();
        return id(sql);
    }
}
