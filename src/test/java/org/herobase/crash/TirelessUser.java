package org.herobase.crash;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import org.fxmisc.richtext.CodeArea;
import org.herobase.App;

/**
 * The real app in a process of its own, with a user in it who edits without a pause and writes to the standard output what
 * he entered and what he then saw: {@link CrashTest} kills it.
 */
final class TirelessUser extends AnimationTimer {
    private static final int PULSES_BETWEEN_LOOKS = 10;

    private final int run;
    private final boolean hasSheet;
    private boolean isReady;
    private String entered; // null between two edits
    private String written; // on the sheet; null before it has come back, and once it is kept
    private boolean hasWritten;
    private int edits;
    private int pulses;

    private TirelessUser(int run, boolean hasSheet) {
        this.run = run;
        this.hasSheet = hasSheet;
    }

    /**
     * @param arguments the database, the number of this run, and whether the console is on show
     */
    public static void main(String[] arguments) {
        var user = new TirelessUser(Integer.parseInt(arguments[1]), Boolean.parseBoolean(arguments[2]));
        Thread.ofPlatform().daemon().start(() -> {
            while (true) {
                try {
                    Platform.runLater(user::start);
                    return;
                } catch (IllegalStateException _) {
                    LockSupport.parkNanos(1_000_000); // JavaFX does not run yet
                }
            }
        });
        Application.launch(App.class, arguments[0]);
    }

    @Override
    public void handle(long now) {
        pulses++;
        if (!(shown("#heroesGrid") instanceof TableView<?> grid)
                || grid.getItems().isEmpty()) {
            return;
        }
        if (!isReady) {
            isReady = true;
            var tabs = ((TabPane) shown("#tabPane")).getTabs();
            say("tabs", tabs.stream().map(Tab::getText).collect(Collectors.joining(" ")));
        }
        edit(grid);
        if (hasSheet && shown("#consoleEditor") instanceof CodeArea sheet) {
            write(sheet);
        }
    }

    private void edit(TableView<?> grid) {
        var name = column(grid);
        if (entered == null) {
            var editor = grid.getScene().getFocusOwner();
            if (grid.getEditingCell() == null) {
                begin(grid, name);
            } else if (editor instanceof TextInputControl field) {
                entered = "%05d-%05d".formatted(run, edits++);
                say("entered", entered);
                field.setText(entered);
                field.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
            }
        } else if (grid.getEditingCell() == null && entered.equals(name.getCellData(0))) {
            say("saved", entered);
            entered = null;
        }
    }

    private static <R> void begin(TableView<R> grid, TableColumn<?, ?> name) {
        for (var column : grid.getVisibleLeafColumns()) {
            if (column == name) {
                grid.edit(0, column);
            }
        }
    }

    private void write(CodeArea sheet) {
        if (!hasWritten && !sheet.getText().isEmpty()) {
            hasWritten = true;
            say("sheet", sheet.getText());
            written = "SELECT " + run;
            say("wrote", written);
            sheet.replaceText(written);
        } else if (written != null && pulses % PULSES_BETWEEN_LOOKS == 0 && isKept(written)) {
            say("kept", written);
            written = null;
        }
    }

    private static boolean isKept(String text) {
        var memory = Path.of(System.getProperty("herobase.config")).resolve("console.db");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + memory);
                var statement = connection.prepareStatement("SELECT 1 FROM sheet_text WHERE text = ?")) {
            statement.setString(1, text);
            return statement.executeQuery().next();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static TableColumn<?, ?> column(TableView<?> grid) {
        return grid.getVisibleLeafColumns().stream()
                .filter(column -> column.getText().equals("name"))
                .findFirst()
                .orElseThrow();
    }

    private static Node shown(String query) {
        return List.copyOf(Window.getWindows()).stream()
                .map(window -> window.getScene().lookup(query))
                .filter(node -> node != null)
                .findFirst()
                .orElse(null);
    }

    private static void say(String what, String value) {
        System.out.println(what + " " + value);
        System.out.flush();
    }
}
