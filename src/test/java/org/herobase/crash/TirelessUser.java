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
import javafx.scene.control.MenuBar;
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
 * The real app in a process of its own, with a user in it who edits, undoes and redoes without a pause and writes to the standard output what
 * he entered and what he then saw: {@link CrashTest} kills it.
 */
final class TirelessUser extends AnimationTimer {
    private static final int PULSES_BETWEEN_LOOKS = 10;
    private static final String UNDO = "undo"; // of the menu
    private static final String REDO = "redo";

    private final int run;
    private final boolean hasSheet;
    private boolean isReady;
    private String entered; // what the name is to be next; null between two steps
    private String before; // the name before the last edit
    private String after; // the name after it
    private int steps;
    private String written; // on the sheet; null before it has come back, and once it is kept
    private boolean hasWritten;
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

    /** Edits the name, undoes that, and redoes it. */
    private void edit(TableView<?> grid) {
        var name = column(grid);
        if (entered != null) {
            if (grid.getEditingCell() == null && entered.equals(name.getCellData(0))) {
                say("saved", entered);
                entered = null;
                steps++;
            }
            return;
        }
        switch (steps % 3) {
            case 0 -> enter(grid, name);
            case 1 -> choose(UNDO, before);
            default -> choose(REDO, after);
        }
    }

    private void enter(TableView<?> grid, TableColumn<?, ?> name) {
        if (grid.getEditingCell() == null) {
            begin(grid, name);
        } else if (grid.getScene().getFocusOwner() instanceof TextInputControl field) {
            before = (String) name.getCellData(0);
            after = "%05d-%05d".formatted(run, steps);
            entered = after;
            say("entered", entered);
            field.setText(entered);
            field.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
        }
    }

    /** Chooses from the menu what makes the name another one, as soon as it is offered. */
    private void choose(String id, String name) {
        var menus = ((MenuBar) shown(".menu-bar")).getMenus();
        menus.stream()
                .flatMap(menu -> menu.getItems().stream())
                .filter(item -> id.equals(item.getId()) && !item.isDisable())
                .findFirst()
                .ifPresent(item -> {
                    entered = name;
                    say("entered", entered);
                    item.fire();
                });
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
