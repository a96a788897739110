package org.herobase.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Dialogs that answer at once what the test says, and keep what they asked and told. */
public final class AnsweredDialogs implements Dialogs {
    private final List<Optional<Integer>> answers = new ArrayList<>();
    private final List<Question> questions = new ArrayList<>();
    private final List<ErrorText> errors = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private Path file;

    /** Answers the next question that has no answer yet; empty cancels it. */
    public void answer(Optional<Integer> answer) {
        answers.add(answer);
    }

    /** Answers each wish for a file from now on; null cancels it. */
    public void choose(Path chosen) {
        file = chosen;
    }

    /** The answers that no question has taken yet. */
    public List<Optional<Integer>> answers() {
        return answers;
    }

    /** What was asked. */
    public List<Question> questions() {
        return questions;
    }

    /** The errors that were told. */
    public List<ErrorText> errors() {
        return errors;
    }

    /** The names that were proposed for new files. */
    public List<String> names() {
        return names;
    }

    @Override
    public Optional<Integer> ask(Question question) {
        questions.add(question);
        return answers.removeFirst();
    }

    @Override
    public void tell(String headline, String text) {
        throw new AssertionError(headline);
    }

    @Override
    public void error(String thing, Throwable failure) {
        error(describe(thing, failure));
    }

    @Override
    public void error(ErrorText error) {
        errors.add(error);
    }

    @Override
    public Optional<Set<Integer>> settle(Conflict conflict) {
        throw new AssertionError(conflict);
    }

    @Override
    public ErrorText describe(String thing, Throwable failure) {
        return new ErrorText(thing, failure.getMessage(), "");
    }

    @Override
    public Optional<Path> chooseDatabase() {
        throw new AssertionError("a database is asked for");
    }

    @Override
    public Optional<Path> chooseNewDatabase() {
        throw new AssertionError("a new database is asked for");
    }

    @Override
    public Optional<Path> chooseFile(String title) {
        return Optional.ofNullable(file);
    }

    @Override
    public List<Path> chooseFiles(String title) {
        throw new AssertionError(title);
    }

    @Override
    public Optional<Path> chooseFolder(String title) {
        throw new AssertionError(title);
    }

    @Override
    public Optional<Path> chooseNewFile(String title, String name) {
        names.add(name);
        return Optional.ofNullable(file);
    }
}
