package org.herobase.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Everything that the app asks or tells in a window of its own. All methods belong to the JavaFX thread. */
public interface Dialogs {
    /**
     * A question with more than one answer.
     *
     * @param headline the question
     * @param text its consequences; may be empty
     * @param answers the buttons' texts, each naming its action; the first is the default one
     * @param destructive whether the answers destroy something and look like it
     * @param sql what will run, for those who want to see it; empty if that is not known
     */
    record Question(String headline, String text, List<String> answers, boolean destructive, String sql) {
        /** A question about something else than statements. */
        public Question(String headline, String text, List<String> answers, boolean destructive) {
            this(headline, text, answers, destructive, "");
        }
    }

    /**
     * Asks.
     *
     * @return the index of the answer, empty if the user cancelled
     */
    Optional<Integer> ask(Question question);

    /** Asks for one action. */
    default boolean confirm(String headline, String text, String action, boolean destructive) {
        return ask(new Question(headline, text, List.of(action), destructive)).isPresent();
    }

    /**
     * Has a conflict with another program settled.
     *
     * @return the places of the changed columns that keep what the user entered, for a deleted row none; empty if he
     *     cancelled
     */
    Optional<Set<Integer>> settle(Conflict conflict);

    /** Tells something that the user wanted to know. */
    void tell(String headline, String text);

    /**
     * Tells of an error.
     *
     * @param thing what it happened to, as the user knows it
     */
    void error(String thing, Throwable failure);

    /** Tells of an error that has its words already. */
    void error(ErrorText error);

    /**
     * Tells of an error that has its words already, and offers ways on from there.
     *
     * @param ways the buttons' texts, each naming its action
     * @return the index of the way that the user takes; empty if he takes none
     */
    default Optional<Integer> error(ErrorText error, List<String> ways) {
        error(error);
        return Optional.empty();
    }

    /** The words for an error that is shown elsewhere than in a dialog. */
    ErrorText describe(String thing, Throwable failure);

    /** Asks for a database file to open. */
    Optional<Path> chooseDatabase();

    /** Asks where to put a new database. */
    Optional<Path> chooseNewDatabase();

    /**
     * Asks for a file to read.
     *
     * @param title says what for
     */
    Optional<Path> chooseFile(String title);

    /**
     * Asks for files to read.
     *
     * @param title says what for
     * @return empty if the user cancelled
     */
    List<Path> chooseFiles(String title);

    /**
     * Asks for a folder to put files into.
     *
     * @param title says what for
     */
    Optional<Path> chooseFolder(String title);

    /**
     * Asks where to put a file; the user has agreed to replace one that is there.
     *
     * @param title says what for
     * @param name to begin with
     */
    Optional<Path> chooseNewFile(String title, String name);

    /**
     * Asks where to put a file, as {@link #chooseNewFile(String, String)}.
     *
     * @param proposed to begin with
     */
    default Optional<Path> chooseNewFile(String title, Path proposed) {
        return chooseNewFile(title, proposed.getFileName().toString());
    }
}
