package org.herobase.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.herobase.db.Database;
import org.herobase.rows.JsonReading.Form;
import org.herobase.rows.JsonReading.Invalid;
import org.herobase.rows.JsonReading.NoText;
import org.herobase.rows.JsonReading.Valid;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values as SQLite reads them as JSON. */
class JsonReadingTest {
    @TempDir
    Path folder;

    private Database database;

    @BeforeEach
    void open() {
        database = Database.create(folder.resolve("heroes.db"), false);
    }

    @AfterEach
    void close() {
        database.close().join();
    }

    @Test
    void jsonGetsALineForEachElement() {
        assertThat(read("{\"a\":[1,2],\"b\":{}}")).isEqualTo(new Valid("""
                {
                  "a": [
                    1,
                    2
                  ],
                  "b": {}
                }""", Form.JSON, true));
    }

    @Test
    void numbersStringsAndDoubleKeysStayAsWritten() {
        var valid = (Valid) read("{\"a\":1e400,\"a\":123456789012345678901234567890,\"b\":1.50,\"c\":\"\\u00e9\\/\"}");
        assertThat(valid.text())
                .contains("\"a\": 1e400", "\"a\": 123456789012345678901234567890", "1.50", "\"\\u00e9\\/\"");
    }

    @Test
    void json5IsReadAndSaysSo() {
        assertThat(read("{a:0x10,/* b */}")).isEqualTo(new Valid("{\n  \"a\": 16\n}", Form.JSON5, true));
    }

    @Test
    void anErrorHasItsLineAndColumn() {
        var invalid = (Invalid) read("{\n  \"ä𝄞\": 1,\n  \"b\": x\n}");
        assertThat(invalid.line()).isEqualTo(3);
        assertThat(invalid.column()).isBetween(7, 8); // SQLite names the blank before it
        assertThat(read("")).isEqualTo(new Invalid("", 0));
    }

    @Test
    void whatComesAfterACharacter0IsNotOverlooked() {
        assertThat(read("{}\0junk")).isEqualTo(new Invalid("{}\0junk", 2));
    }

    @Test
    void nestingDeeperThanSqliteTakesIsAnError() {
        assertThat(read("[".repeat(1_001) + "]".repeat(1_001))).isInstanceOf(Invalid.class);
        assertThat(read("[".repeat(1_000) + "]".repeat(1_000))).isInstanceOf(Valid.class);
    }

    @Test
    void jsonThatWouldBeGigabytesOfIndentationStaysAsWritten() {
        var deep = "[".repeat(900) + "1" + ",1".repeat(100_000) + "]".repeat(900);
        assertThat(read(deep)).isEqualTo(new Valid(deep, Form.JSON, false));
    }

    @Test
    void aBlobIsReadAsJsonbOrAsText() {
        var binary = database.read(sql -> (byte[]) sql.fetchValue("SELECT jsonb('{\"a\":1}')"))
                .join();
        assertThat(read(binary)).isEqualTo(new Valid("{\n  \"a\": 1\n}", Form.JSONB, true));
        assertThat(read("[1]".getBytes(StandardCharsets.UTF_8))).isEqualTo(new Valid("[\n  1\n]", Form.JSON, true));
        assertThat(read(new byte[] {(byte) 0xff, (byte) 0xfe})).isInstanceOf(NoText.class);
        assertThat(read(new byte[0])).isInstanceOf(Invalid.class);
        assertThat(read(new byte[] {0})).isInstanceOf(JsonReading.class);
    }

    private JsonReading read(Object value) {
        return database.read(JsonReading.of(value)).join();
    }
}
