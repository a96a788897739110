package org.herobase.shell;

import java.util.Map;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.stage.Modality;
import javafx.stage.Window;
import org.herobase.ui.Texts;
import org.herobase.ui.ViewLoader;

/** What the app is, its versions for bug reports, and what of others is in it. */
public final class AboutController {
    private static final String STYLE = "about-dialog";

    private final Texts texts = new Texts(AboutController.class);
    private final Consumer<String> browse;

    @FXML
    private Label aboutVersion;

    @FXML
    private Label aboutJava;

    @FXML
    private Label aboutJavaFx;

    @FXML
    private Label aboutSqlite;

    @FXML
    private Label aboutJooq;

    @FXML
    private Label aboutSystem;

    @FXML
    private Button aboutCopy;

    @FXML
    private ListView<Library> aboutLibraries;

    private AboutController(Consumer<String> browse) {
        this.browse = browse;
    }

    /**
     * Shows it in a window of its own, and returns at once.
     *
     * @param owner the window that it belongs to
     * @param browse shows a web address
     */
    static void show(Window owner, Consumer<String> browse) {
        var texts = new Texts(AboutController.class);
        var views = new ViewLoader(Map.of(AboutController.class, () -> new AboutController(browse)));
        var dialog = new Dialog<Void>();
        dialog.initOwner(owner);
        dialog.initModality(Modality.WINDOW_MODAL);
        dialog.setTitle(texts.get("about.title"));
        dialog.setResizable(true);
        var pane = dialog.getDialogPane();
        pane.getStyleClass().add(STYLE);
        pane.setContent(views.load(AboutController.class, "about.fxml").root());
        pane.getButtonTypes().add(new ButtonType(texts.get("about.close"), ButtonData.CANCEL_CLOSE));
        pane.setMinHeight(Region.USE_PREF_SIZE);
        // The list takes this key for itself.
        pane.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                key.consume();
                dialog.close();
            }
        });
        dialog.show();
    }

    /** Whether it is what a window shows. */
    public static boolean isIn(Window window) {
        return window.getScene().getRoot().getStyleClass().contains(STYLE);
    }

    @FXML
    private void initialize() {
        aboutVersion.setText(texts.get("about.version", About.version()));
        aboutJava.setText(About.java());
        aboutJavaFx.setText(About.javaFx());
        aboutSqlite.setText(About.sqlite());
        aboutJooq.setText(About.jooq());
        aboutSystem.setText(About.system());
        aboutLibraries.setCellFactory(_ -> new LibraryCell(browse));
        aboutLibraries.getItems().setAll(About.libraries());
        aboutLibraries.getSelectionModel().selectFirst();
    }

    @FXML
    private void copy() {
        var content = new ClipboardContent();
        content.putString(texts.get(
                "about.copy.text",
                About.version(),
                About.java(),
                About.javaFx(),
                About.sqlite(),
                About.jooq(),
                About.system()));
        Clipboard.getSystemClipboard().setContent(content);
        aboutCopy.setText(texts.get("about.copied"));
    }

    @FXML
    private void showLicence() {
        browse.accept(texts.get("about.licence.address"));
    }

    @FXML
    private void libraryKey(KeyEvent key) {
        var library = aboutLibraries.getSelectionModel().getSelectedItem();
        if (key.getCode() == KeyCode.ENTER && library != null) {
            browse.accept(library.address());
            key.consume();
        }
    }
}
