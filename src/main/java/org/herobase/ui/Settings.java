package org.herobase.ui;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.herobase.undo.UndoLimits;

/**
 * What the app remembers of how the user likes it, in {@code settings.properties} of one folder. Nothing secret is in it.
 * A change is saved at once, in the background ({@link SavedProperties}). Belongs to one thread, the JavaFX one.
 */
public final class Settings {
    /** How many rows a page can have. */
    public static final List<Integer> PAGE_SIZES = List.of(25, 50, 100, 500, 1000);

    private static final int RECENT_FILES = 10;

    /**
     * Where a window is.
     *
     * @param x left edge in screen coordinates, of the window when it is not maximized
     * @param y upper edge
     * @param width in logical pixels
     * @param height in logical pixels
     * @param maximized whether it fills the screen
     */
    public record WindowBounds(double x, double y, double width, double height, boolean maximized) {}

    private final SavedProperties saved;
    private final Properties values;
    private final GridLayouts layouts;
    private final OpenTabs tabs;

    private Settings(SavedProperties saved, GridLayouts layouts, OpenTabs tabs) {
        this.saved = saved;
        this.tabs = tabs;
        this.values = saved.values();
        this.layouts = layouts;
    }

    /** Reads the settings in a folder, which need not exist; has no place on the JavaFX thread. */
    public static Settings read(Path folder) {
        return new Settings(
                SavedProperties.read(folder.resolve("settings.properties")),
                GridLayouts.read(folder),
                OpenTabs.read(folder));
    }

    /** How the user likes the grids of tables; not null. */
    public GridLayouts layouts() {
        return layouts;
    }

    /** The tabs that are open on each database; not null. */
    public OpenTabs tabs() {
        return tabs;
    }

    /** How many rows a page has; one of {@link #PAGE_SIZES}. */
    public int rowsPerPage() {
        var rows = (int) number("rowsPerPage", 100);
        return PAGE_SIZES.contains(rows) ? rows : 100;
    }

    /** Changes how many rows a page has. */
    public void setRowsPerPage(int rows) {
        put("rowsPerPage", String.valueOf(rows));
    }

    /** The databases opened last, the newest first; they may be gone. */
    public List<Path> recentFiles() {
        var files = new ArrayList<Path>();
        for (var i = 1; i <= RECENT_FILES; i++) {
            var recent = values.getProperty("recent." + i);
            try {
                if (recent != null && !recent.isBlank()) {
                    files.add(Path.of(recent));
                }
            } catch (InvalidPathException _) {
                // written by hand or by another system: as good as none
            }
        }
        return files;
    }

    /** Puts a file at the top of the recent ones. */
    public void addRecentFile(Path recent) {
        var files = new ArrayList<>(recentFiles());
        files.remove(recent.toAbsolutePath());
        files.addFirst(recent.toAbsolutePath());
        putRecentFiles(files);
    }

    /** Forgets a file. */
    public void removeRecentFile(Path recent) {
        var files = new ArrayList<>(recentFiles());
        if (files.remove(recent.toAbsolutePath())) {
            putRecentFiles(files);
        }
    }

    /** How much is kept for undo. */
    public UndoLimits undoLimits() {
        var usual = UndoLimits.DEFAULT;
        return new UndoLimits(
                (long) number("undo.values", usual.rows()), (long) number("undo.bytes", usual.bytes()), (long)
                        number("undo.copiedBytes", usual.snapshotBytes()));
    }

    /** Remembers how much is to be kept for undo. */
    public void setUndoLimits(UndoLimits limits) {
        put("undo.values", String.valueOf(limits.rows()));
        put("undo.bytes", String.valueOf(limits.bytes()));
        put("undo.copiedBytes", String.valueOf(limits.snapshotBytes()));
    }

    /** Light, dark or as the system. */
    public Appearance appearance() {
        try {
            return Appearance.valueOf(values.getProperty("appearance", ""));
        } catch (IllegalArgumentException _) {
            return Appearance.SYSTEM;
        }
    }

    /** Changes the appearance that is remembered; {@link Theme} shows it. */
    public void setAppearance(Appearance appearance) {
        put("appearance", appearance.name());
    }

    /** Where the window was; empty at the first start. */
    public Optional<WindowBounds> windowBounds() {
        var bounds = new WindowBounds(
                number("window.x", Double.NaN),
                number("window.y", Double.NaN),
                number("window.width", 0),
                number("window.height", 0),
                Boolean.parseBoolean(values.getProperty("window.maximized")));
        var known = Double.isFinite(bounds.x()) && Double.isFinite(bounds.y());
        return known && bounds.width() > 0 && bounds.height() > 0 ? Optional.of(bounds) : Optional.empty();
    }

    /** Remembers where the window is. */
    public void setWindowBounds(WindowBounds bounds) {
        values.setProperty("window.x", String.valueOf(bounds.x()));
        values.setProperty("window.y", String.valueOf(bounds.y()));
        values.setProperty("window.width", String.valueOf(bounds.width()));
        values.setProperty("window.height", String.valueOf(bounds.height()));
        put("window.maximized", String.valueOf(bounds.maximized()));
    }

    /**
     * Where the divider of a split pane is, between 0 and 1.
     *
     * @param pane which one
     * @param first its place as long as the user has not moved it
     */
    public double divider(String pane, double first) {
        var position = number("divider." + pane, first);
        return position > 0 && position < 1 ? position : first;
    }

    /** Remembers where a divider is. */
    public void setDivider(String pane, double position) {
        put("divider." + pane, String.valueOf(position));
    }

    /** Whether the console is shown. */
    public boolean isConsoleVisible() {
        return Boolean.parseBoolean(values.getProperty("console.visible"));
    }

    /** Remembers whether the console is shown. */
    public void setConsoleVisible(boolean visible) {
        put("console.visible", String.valueOf(visible));
    }

    /**
     * How large the text of the SQL editors is, in pixels.
     *
     * @param usual its size as long as the user has not changed it
     */
    public int editorFontSize(int usual) {
        var size = (int) number("editor.fontSize", usual);
        return size > 0 ? size : usual;
    }

    /** Remembers how large the text of the SQL editors is. */
    public void setEditorFontSize(int size) {
        put("editor.fontSize", String.valueOf(size));
    }

    /** Whether a script goes on behind a statement that failed. */
    public boolean isRunGoingOn() {
        return Boolean.parseBoolean(values.getProperty("console.goOn"));
    }

    /** Remembers whether a script goes on behind a statement that failed. */
    public void setRunGoingOn(boolean goOn) {
        put("console.goOn", String.valueOf(goOn));
    }

    /** Whether a script is run in one transaction. */
    public boolean isRunInOneTransaction() {
        return Boolean.parseBoolean(values.getProperty("console.oneTransaction"));
    }

    /** Remembers whether a script is run in one transaction. */
    public void setRunInOneTransaction(boolean oneTransaction) {
        put("console.oneTransaction", String.valueOf(oneTransaction));
    }

    /** Whether the console asks before a statement that changes every row, or drops something. */
    public boolean isAskingBeforeSweeps() {
        return Boolean.parseBoolean(values.getProperty("console.askBeforeSweeps", "true"));
    }

    /** Remembers whether the console asks before a statement that changes every row, or drops something. */
    public void setAskingBeforeSweeps(boolean ask) {
        put("console.askBeforeSweeps", String.valueOf(ask));
    }

    /**
     * The column whose text names the rows of a table wherever a key stands for them.
     *
     * @return empty text for none; empty if the user has not chosen
     */
    public Optional<String> labelColumn(Path database, String table) {
        return Optional.ofNullable(values.getProperty(labelKey(database, table)));
    }

    /** Remembers what names the rows of a table. */
    public void setLabelColumn(Path database, String table, String column) {
        put(labelKey(database, table), column);
    }

    /**
     * Takes no more changes.
     *
     * @return completes when the last change is saved
     */
    public CompletableFuture<Void> close() {
        return CompletableFuture.allOf(saved.close(), layouts.close(), tabs.close());
    }

    private void putRecentFiles(List<Path> files) {
        for (var i = 1; i <= RECENT_FILES; i++) {
            values.remove("recent." + i);
            if (i <= files.size()) {
                values.setProperty("recent." + i, files.get(i - 1).toString());
            }
        }
        saved.save();
    }

    private static String labelKey(Path database, String table) {
        return "table." + database.toAbsolutePath() + "." + table.toLowerCase(Locale.ROOT) + ".label";
    }

    private double number(String key, double otherwise) {
        try {
            return Double.parseDouble(values.getProperty(key, ""));
        } catch (NumberFormatException _) {
            return otherwise;
        }
    }

    private void put(String key, String value) {
        if (!value.equals(values.setProperty(key, value))) {
            saved.save();
        }
    }
}
