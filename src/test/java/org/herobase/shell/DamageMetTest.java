package org.herobase.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.herobase.AppDriver;
import org.herobase.DamagedFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Damage that is met while the user is at work with the file. */
@Timeout(120)
class DamageMetTest {
    @TempDir
    Path folder;

    private AppDriver app;

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    void theWindowSaysSoShowsWhatCanBeReadAndWritesNothing() throws Exception {
        var file = DamagedFile.in(folder);
        var content = Files.readAllBytes(file);
        app = AppDriver.start(file, folder);
        app.eventually(() -> assertThat(app.label("#fileNotice"))
                .isEqualTo("damaged.db is damaged. Nothing is written into it any more;"
                        + " what can be read of it is still shown."));
        app.eventually(() -> assertThat(app.rows("tableGrid")).isEqualTo(100));
        assertThat(app.label("#statusDatabase")).contains("read-only");
        app.eventually(() ->
                assertThat(app.fx(() -> app.find("#tableNew").isDisabled())).isTrue());
        app.click("#pageLast");
        app.eventually(() -> assertThat(app.column("tableGrid", "id")).contains(5000L));
        assertThat(app.isShown("fileNotice")).isTrue();
        app.click("#fileNoticeCheck");
        app.eventually(() -> assertThat(app.label("#resultsHeadline")).endsWith("wrong with damaged.db"));
        assertThat(file).hasBinaryContent(content);
    }
}
