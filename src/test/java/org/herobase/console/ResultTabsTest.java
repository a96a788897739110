package org.herobase.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import org.herobase.PulseRobot;
import org.herobase.console.result.QueryResult;
import org.herobase.db.SqlLog;
import org.herobase.ui.Texts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

class ResultTabsTest {
    @BeforeAll
    static void start() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void aResultThatComesAfterTheEndIsNotShown() throws Throwable {
        var messages = new Tab("Messages");
        var log = new Tab("SQL log");
        var results = FXCollections.<QueryResult>observableArrayList();
        new PulseRobot().interact(() -> {
            var pane = new TabPane(messages, log);
            var tabs = new ResultTabs(
                    pane, messages, log, results, _ -> null, new SqlLog(), new Texts(ConsoleController.class));
            tabs.close();
            results.add(new QueryResult(0, List.of("id"), ""));
            assertThat(pane.getTabs()).isEmpty();
        });
        WaitForAsyncUtils.checkException(); // a listener's, which JavaFX does not throw here
    }
}
