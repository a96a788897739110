package org.herobase.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.herobase.rows.Filter;
import org.herobase.rows.Operator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GridLayoutsTest {
    private static final GridLayout ODD = new GridLayout(
            List.of(new GridLayout.Column("a|b:c,d %", 120, false), new GridLayout.Column("", 0, true)),
            List.of(new GridLayout.Sort("", true), new GridLayout.Sort("x'y\n", false)),
            "search | = 🦸",
            Filter.Join.ANY,
            List.of(
                    new GridLayout.Condition("", Operator.IS_EMPTY, List.of()),
                    new GridLayout.Condition("n", Operator.BETWEEN, List.of("1:2", "")),
                    new GridLayout.Condition("n", Operator.IS_ONE_OF, List.of("a,b", "c", "d"))));

    private static final GridLayout PLAIN = new GridLayout(List.of(), List.of(), "", Filter.Join.ALL, List.of());

    @TempDir
    Path folder;

    @Test
    void aLayoutIsThereAtTheNextStart() {
        var settings = Settings.read(folder);
        settings.layouts().keep(folder.resolve("a b.db"), "t\n=", ODD);
        settings.layouts().keep(folder.resolve("a b.db"), "t", PLAIN);
        settings.close().join();
        var next = Settings.read(folder);
        assertThat(next.layouts().of(folder.resolve("a b.db"), "t\n=")).contains(ODD);
        assertThat(next.layouts().of(folder.resolve("a b.db"), "t")).contains(PLAIN);
        assertThat(next.layouts().of(folder.resolve("other.db"), "t")).isEmpty();
        next.close().join();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "2|||||ALL|",
                "1||||SOME|",
                "1|a:wide:false|||ALL|",
                "1|a|||ALL|",
                "1|%zz:1:true|||ALL|",
                "1||a||ALL|",
                "1||||ALL|a",
                "1||||ALL|a:LIKES:b",
                "1||||ALL|a:BETWEEN:b",
                "1||||ALL||"
            })
    void nonsenseIsAsGoodAsNone(String text) throws Exception {
        assertThat(GridLayout.parse(text)).isEmpty();
        var values = new Properties();
        values.setProperty(folder.resolve("a.db") + "\nt", "1 " + text);
        try (var writer = Files.newBufferedWriter(folder.resolve("tables.properties"))) {
            values.store(writer, null);
        }
        var settings = Settings.read(folder);
        assertThat(settings.layouts().of(folder.resolve("a.db"), "t")).isEmpty();
        settings.layouts().keep(folder.resolve("a.db"), "t", PLAIN);
        assertThat(settings.layouts().of(folder.resolve("a.db"), "t")).contains(PLAIN);
        settings.close().join();
    }

    @Test
    void theNewestLayoutsAreKept() {
        var settings = Settings.read(folder);
        for (var table = 0; table < 510; table++) {
            settings.layouts().keep(folder.resolve("a.db"), "t" + table, PLAIN);
            settings.layouts().keep(folder.resolve("a.db"), "t0", PLAIN);
        }
        settings.close().join();
        var next = Settings.read(folder).layouts();
        assertThat(next.of(folder.resolve("a.db"), "t0")).isPresent();
        assertThat(next.of(folder.resolve("a.db"), "t10")).isEmpty();
        assertThat(next.of(folder.resolve("a.db"), "t11")).isPresent();
        assertThat(next.of(folder.resolve("a.db"), "t509")).isPresent();
        next.close().join();
    }
}
