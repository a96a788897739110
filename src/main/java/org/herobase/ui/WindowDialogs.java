package org.herobase.ui;

import atlantafx.base.theme.Styles;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Region;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.kordamp.ikonli.javafx.FontIcon;

/** Dialogs over one window. */
public final class WindowDialogs implements Dialogs {
    private static final double WIDTH = 560;
    private static final double SQL_HEIGHT = 240;
    private static final double WIDTH_OF_CHOICES = 600;

    private final Supplier<Window> owner;
    private final Predicate<Path> openDatabases;
    private final Texts texts = new Texts(WindowDialogs.class);
    private boolean isChoosing;

    /**
     * @param owner the window that a dialog belongs to; asked for each dialog
     */
    public WindowDialogs(Supplier<Window> owner) {
        this(owner, _ -> false);
    }

    /**
     * @param owner the window that a dialog belongs to; asked for each dialog
     * @param openDatabases tells those that this app has open. For anything else than a database they cannot be chosen: to
     *     read one's bytes lets go of SQLite's locks on it ("How To Corrupt An SQLite Database File", 2.2), and to put
     *     another file in its place loses it
     */
    public WindowDialogs(Supplier<Window> owner, Predicate<Path> openDatabases) {
        this.owner = owner;
        this.openDatabases = openDatabases;
    }

    @Override
    public Optional<Integer> ask(Question question) {
        var alert = alert(Alert.AlertType.CONFIRMATION, question.headline(), question.text());
        var cancel = new ButtonType(texts.get("cancel"), ButtonData.CANCEL_CLOSE);
        var answers = question.answers().stream()
                .map(text -> new ButtonType(text, ButtonData.OTHER))
                .toList();
        alert.getButtonTypes().setAll(answers);
        alert.getButtonTypes().add(cancel);
        for (var answer : answers) {
            var button = (Button) alert.getDialogPane().lookupButton(answer);
            // A button that says what it does needs the room to say it.
            ButtonBar.setButtonUniformSize(button, false);
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setDefaultButton(answer == answers.getFirst() && !question.destructive());
            if (question.destructive()) {
                button.getStyleClass().add(Styles.DANGER);
            } else if (answer == answers.getFirst()) {
                button.getStyleClass().add(Styles.ACCENT);
            }
        }
        if (answers.size() > 1) {
            alert.getDialogPane().setPrefWidth(WIDTH_OF_CHOICES);
        }
        ((Button) alert.getDialogPane().lookupButton(cancel)).setDefaultButton(question.destructive());
        if (!question.sql().isEmpty()) {
            var sql = new SqlView();
            sql.setSql(question.sql());
            sql.setMaxHeight(SQL_HEIGHT);
            sql.setAccessibleText(texts.get("question.sql"));
            alert.getDialogPane().setExpandableContent(sql);
        }
        return alert.showAndWait().filter(answer -> answer != cancel).map(answers::indexOf);
    }

    @Override
    public Optional<Set<Integer>> settle(Conflict conflict) {
        return new ConflictDialog(topmost()).show(conflict);
    }

    @Override
    public void tell(String headline, String text) {
        var alert = alert(Alert.AlertType.INFORMATION, headline, text);
        alert.getButtonTypes().setAll(new ButtonType(texts.get("close"), ButtonData.CANCEL_CLOSE));
        alert.showAndWait();
    }

    @Override
    public void error(String thing, Throwable failure) {
        error(describe(thing, failure));
    }

    @Override
    public void error(ErrorText error) {
        error(error, List.of());
    }

    @Override
    public Optional<Integer> error(ErrorText error, List<String> ways) {
        var alert = alert(Alert.AlertType.ERROR, error.headline(), error.advice());
        var types = ways.stream()
                .map(text -> new ButtonType(text, ButtonData.OTHER))
                .toList();
        alert.getButtonTypes().setAll(types);
        alert.getButtonTypes().add(new ButtonType(texts.get("close"), ButtonData.CANCEL_CLOSE));
        for (var type : types) {
            var button = (Button) alert.getDialogPane().lookupButton(type);
            ButtonBar.setButtonUniformSize(button, false);
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
        if (!error.details().isBlank()) {
            var details = new TextArea(error.details());
            details.setEditable(false);
            details.setWrapText(true);
            details.getStyleClass().add("details");
            alert.getDialogPane().setExpandableContent(details);
        }
        return alert.showAndWait().filter(types::contains).map(types::indexOf);
    }

    @Override
    public ErrorText describe(String thing, Throwable failure) {
        return ErrorText.of(texts, thing, failure);
    }

    @Override
    public Optional<Path> chooseDatabase() {
        return choose(() -> chooser("file.open.title").showOpenDialog(owner.get()))
                .map(File::toPath);
    }

    @Override
    public Optional<Path> chooseNewDatabase() {
        return chooseOther(() -> chooser("file.new.title").showSaveDialog(owner.get()));
    }

    @Override
    public Optional<Path> chooseFile(String title) {
        return chooseOther(() -> anyChooser(title).showOpenDialog(owner.get()));
    }

    @Override
    public List<Path> chooseFiles(String title) {
        return choose(() -> anyChooser(title).showOpenMultipleDialog(owner.get()))
                .map(files -> files.stream()
                        .map(File::toPath)
                        .filter(this::isNoOpenDatabase)
                        .toList())
                .orElse(List.of());
    }

    @Override
    public Optional<Path> chooseFolder(String title) {
        var chooser = new DirectoryChooser();
        chooser.setTitle(title);
        return choose(() -> chooser.showDialog(owner.get())).map(File::toPath);
    }

    @Override
    public Optional<Path> chooseNewFile(String title, String name) {
        var chooser = anyChooser(title);
        chooser.setInitialFileName(name);
        return chooseOther(() -> chooser.showSaveDialog(owner.get()));
    }

    @Override
    public Optional<Path> chooseNewFile(String title, Path proposed) {
        var chooser = anyChooser(title);
        var folder = proposed.toAbsolutePath().getParent();
        if (Files.isDirectory(folder)) { // the system's chooser refuses any other
            chooser.setInitialDirectory(folder.toFile());
        }
        chooser.setInitialFileName(proposed.getFileName().toString());
        return chooseOther(() -> chooser.showSaveDialog(owner.get()));
    }

    /** Whether the user is choosing a file, in the system's own dialog, which is no window of JavaFX. */
    public boolean isChoosing() {
        return isChoosing;
    }

    private Optional<Path> chooseOther(Supplier<File> chooser) {
        return choose(chooser).map(File::toPath).filter(this::isNoOpenDatabase);
    }

    private boolean isNoOpenDatabase(Path file) {
        var isOpen = openDatabases.test(file);
        if (isOpen) {
            tell(texts.get("file.database.headline", file.getFileName()), texts.get("file.database.advice"));
        }
        return !isOpen;
    }

    private <T> Optional<T> choose(Supplier<T> chooser) {
        isChoosing = true;
        try {
            return Optional.ofNullable(chooser.get());
        } finally {
            isChoosing = false;
        }
    }

    /** A form may be open, and what is asked about it belongs above it. */
    private Window topmost() {
        return Window.getWindows().stream()
                .filter(Stage.class::isInstance)
                .map(Stage.class::cast)
                .filter(window -> window.getOwner() == owner.get() && window.isShowing())
                .<Window>map(window -> window)
                .findFirst()
                .orElseGet(owner);
    }

    private Alert alert(Alert.AlertType type, String headline, String text) {
        var alert = new Alert(type, text);
        alert.initOwner(owner.get());
        alert.setTitle(texts.get("app.name"));
        alert.setHeaderText(headline);
        alert.setGraphic(icon(type));
        alert.setResizable(true); // GTK puts a window of fixed size into the corner of the screen
        // A width of its own: the text's own would be one long line, and the window would be placed by that.
        alert.getDialogPane().setPrefWidth(WIDTH);
        alert.getDialogPane().setMinHeight(Region.USE_PREF_SIZE);
        return alert;
    }

    private static FontIcon icon(Alert.AlertType type) {
        var icon = new FontIcon(
                switch (type) {
                    case ERROR -> "fth-alert-octagon";
                    case CONFIRMATION -> "fth-help-circle";
                    default -> "fth-info";
                });
        icon.getStyleClass().addAll("dialog-icon", type.name().toLowerCase(Locale.ROOT));
        return icon;
    }

    private static FileChooser anyChooser(String title) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        return chooser;
    }

    private FileChooser chooser(String titleKey) {
        var chooser = new FileChooser();
        chooser.setTitle(texts.get(titleKey));
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter(
                                texts.get("file.databases"), "*.db", "*.sqlite", "*.sqlite3", "*.db3"),
                        new FileChooser.ExtensionFilter(texts.get("file.all"), "*"));
        return chooser;
    }
}
