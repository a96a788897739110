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
    private static final Set<Problem> LASTING =
            EnumSet.of(Problem.GONE, Problem.REPLACED, Problem.MISPAIRED, Problem.EMPTIED, Problem.LOG_GONE);

    private final Texts texts = new Texts(FileNotice.class);
    private final Label words = new Label();
    private final HBox actions = new HBox(8);
    private Presence presence; // from when it is connected
    private Runnable choose;
    private Runnable again;
    private DamagedActions damaged;

    /** What can be done with the open file where it is damaged. */
    interface DamagedActions {
        /** Saves what can be read of it in a new file. */
        void recover();

        /** Looks what is wrong with it. */
        void check();

        /** Copies it as it is. */
        void backUp();
    }

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
        actions.setAlignment(Pos.CENTER_RIGHT);
        actions.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(new FontIcon("fth-alert-triangle"), words, actions);
    }

    /**
     * @param choose lets the user choose a file to open
     * @param again opens the same path again
     * @param damaged where that is of no use
     */
    void connect(Runnable choose, Runnable again, DamagedActions damaged) {
        this.damaged = damaged;
        this.choose = choose;
        this.again = again;
        presence = new Presence(this);
        hide();
    }

    /**
     * Whether a failure is about where the file is, and lasts. A file that is locked says so when it is used, and of one that
     * is damaged the database knows.
     */
    static boolean isAbout(Throwable failure) {
        return LASTING.contains(Problem.of(failure));
    }

    /**
     * Says what happened.
     *
     * @param said in words
     */
    void show(ErrorText said, Problem problem) {
        words.setText(said.headline() + ". " + said.advice());
        if (problem == Problem.GONE) {
            actions.getChildren().setAll(button("fileNoticeOpen", "notice.open", choose));
        } else {
            actions.getChildren().setAll(button("fileNoticeOpen", "notice.again", again));
        }
        presence.set(true);
    }

    /**
     * Says that the file is damaged, and what can be done about it.
     *
     * @param name of the file
     */
    void showDamage(String name) {
        words.setText(texts.get("notice.damaged", name));
        actions.getChildren()
                .setAll(
                        button("fileNoticeRecover", "notice.recover", damaged::recover),
                        button("fileNoticeCheck", "notice.check", damaged::check),
                        button("fileNoticeBackUp", "notice.backUp", damaged::backUp));
        presence.set(true);
    }

    /** Says nothing any more. */
    void hide() {
        presence.set(false);
    }

    private Button button(String id, String text, Runnable action) {
        var button = new Button(texts.get(text));
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.getStyleClass().add(Styles.SMALL);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
