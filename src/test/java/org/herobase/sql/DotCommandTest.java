package org.herobase.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.herobase.sql.DotCommand.Purpose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DotCommandTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        .tables                       | .tables    | LIST
        .TABLES;                      | .tables    | LIST
        .tab                          | .tables    | LIST
        .indexes hero                 | .indexes   | LIST
        .databases                    | .databases | LIST
        .schema hero                  | .schema    | SCHEMA
        .fullschema --indent          | .fullschema | SCHEMA
        .dump                         | .dump      | DUMP
        .mode csv                     | .mode      | FORMAT
        .headers on                   | .headers   | FORMAT
        .import "it's.csv" hero       | .import    | IMPORT
        .output out.txt               | .output    | OUTPUT
        .once -x                      | .once      | OUTPUT
        .read script.sql              | .read      | READ
        .open other.db                | .open      | OPEN
        .backup main copy.db          | .backup    | BACKUP
        .parameter set :a 1           | .parameter | PARAMETER
        .eqp on                       | .eqp       | EXPLAIN
        .timer on                     | .timer     | TIMER
        .quit                         | .quit      | QUIT
        .exit 1                       | .exit      | QUIT
        .help                         | .help      | HELP
        .print it's                   | .print     | PRINT
        .load ext.so                  | .load      | OTHER
        .nothing like this            | .nothing   | UNKNOWN
        .Größe                        | .Größe     | UNKNOWN
        """)
    void knowsTheCommandsOfTheShell(String line, String name, Purpose purpose) {
        assertThat(DotCommand.of(line)).contains(new DotCommand(name, purpose));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", ".5 + 1", "..", ". tables", "SELECT 1", "SELECT\n.tables", "#.tables"})
    void knowsWhatIsNone(String statement) {
        assertThat(DotCommand.of(statement)).isEmpty();
    }
}
