package org.herobase.shell;

import atlantafx.base.theme.Styles;
import java.util.EnumSet;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.herobase.db.Problem;
import org.herobase.ui.ErrorText;
import org.herobase.ui.Presence;
import org.herobase.ui.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/** A line over the window's contents that says what happened to the open file, as long as it is so. */
public final class FileNotice extends HBox {
    private static final Set<Problem> LASTING = EnumSet.of(
            Problem.GONE,
            Problem.REPLACED,
            Problem.MISPAIRED,
            Problem.EMPTIED,
            Problem.LOG_GONE,
            Problem.DAMAGED,
            Problem.NOT_A_DATABASE);

    private final Texts texts = new Texts(FileNotice.class);
    private final Label words = new Label();
    private final Button action = new Button();
    private Presence presence; // from when it is connected
    private Runnable choose;
    private Runnable again;

    /** Made by the FXML; not on show once it is connected. */
    public FileNotice() {
        super(8);
        getStyleClass().add("file-notice");
        setAlignment(Pos.CENTER_LEFT);
        words.setId("fileNotice");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        action.setId("fileNoticeOpen");
        action.setMinWidth(Region.USE_PREF_SIZE);
        action.getStyleClass().add(Styles.SMALL);
        getChildren().addAll(new FontIcon("fth-alert-triangle"), words, action);
    }

    /**
     * @param choose lets the user choose a file to open
     * @param again opens the same path again
     */
    void connect(Runnable choose, Runnable again) {
        this.choose = choose;
        this.again = again;
        presence = new Presence(this);
        hide();
    }

    /** Whether a failure is about the whole file, and lasts. A file that is locked says so when it is used. */
    static boolean isAbout(Throwable failure) {
        return LASTING.contains(Problem.of(failure));
    }

    /**
     * Says what happened.
     *
     * @param said in words
     */
    void show(ErrorText said, Problem problem) {
        var isThere = problem != Problem.GONE;
        words.setText(said.headline() + ". " + said.advice());
        action.setText(texts.get(isThere ? "notice.again" : "notice.open"));
        action.setOnAction(_ -> (isThere ? again : choose).run());
        presence.set(true);
    }

    /** Says nothing any more. */
    void hide() {
        presence.set(false);
    }
}
