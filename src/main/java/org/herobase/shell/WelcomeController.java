package org.herobase.shell;

import java.nio.file.Path;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.herobase.ui.Presence;
import org.herobase.ui.Texts;

/** What is in the window as long as no database is open. */
public final class WelcomeController {
    private final Texts texts = new Texts(WelcomeController.class);
    private FileActions files;
    private Presence presence;
    private List<Path> shown; // null before the first time

    @FXML
    private Region welcome;

    @FXML
    private Label welcomeRecentTitle;

    @FXML
    private VBox welcomeRecent;

    void connect(FileActions files) {
        this.files = files;
        presence = new Presence(welcome);
    }

    /**
     * @param recent the databases opened last
     */
    void show(List<Path> recent) {
        if (!recent.equals(shown)) { // else the user may be about to use one of the links
            shown = recent;
            showRecent(recent);
        }
        presence.set(true);
    }

    void hide() {
        presence.set(false);
    }

    boolean isShown() {
        return presence.get();
    }

    private void showRecent(List<Path> recent) {
        welcomeRecentTitle.setVisible(!recent.isEmpty());
        welcomeRecent.getChildren().clear();
        for (var file : recent.subList(0, Math.min(recent.size(), 5))) {
            var link = new Hyperlink(Workspace.nameOf(file));
            link.setMnemonicParsing(false);
            link.setTooltip(new Tooltip(file.toString()));
            link.setAccessibleText(texts.get("welcome.recent.accessible", file.toString()));
            link.setOnAction(_ -> files.open(file));
            welcomeRecent.getChildren().add(link);
        }
    }

    @FXML
    private void open() {
        files.chooseAndOpen();
    }

    @FXML
    private void create() {
        files.chooseAndCreate();
    }
}
