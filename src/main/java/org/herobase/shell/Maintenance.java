package org.herobase.shell;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.stage.Window;
import org.herobase.db.Backup;
import org.herobase.db.DatabaseException;
import org.herobase.db.IntegrityCheck;
import org.herobase.db.IntegrityCheck.Finding;
import org.herobase.db.IntegrityCheck.Kind;
import org.herobase.db.Recovery;
import org.herobase.db.Recovery.Report;
import org.herobase.rows.Destination;
import org.herobase.shell.ResultsDialog.Line;
import org.herobase.ui.Background;
import org.herobase.ui.Dialogs;
import org.herobase.ui.ErrorText;
import org.herobase.ui.Texts;

/** What can be done with a database file as a whole: check it, back it up, recover it. Belongs to the JavaFX thread. */
final class Maintenance {
    private final Dialogs dialogs;
    private final Supplier<Window> owner;
    private final Consumer<Path> openFile;
    private final Consumer<Destination> openRows;
    private final Texts texts = new Texts(Maintenance.class);

    /**
     * @param owner the window that the dialogs belong to
     * @param openFile opens a database
     * @param openRows goes to rows of the open database
     */
    Maintenance(Dialogs dialogs, Supplier<Window> owner, Consumer<Path> openFile, Consumer<Destination> openRows) {
        this.dialogs = dialogs;
        this.owner = owner;
        this.openFile = openFile;
        this.openRows = openRows;
    }

    /**
     * Tells that a file is damaged, and offers what can be done.
     *
     * @param error says so
     * @param openDamaged opens what can be read of it
     */
    void offerFor(Path file, ErrorText error, Consumer<Path> openDamaged) {
        var answers = List.of(texts.get("damaged.recover"), texts.get("damaged.open"));
        var question = new Dialogs.Question(error.headline(), texts.get("damaged.advice"), answers, false);
        dialogs.ask(question).ifPresent(answer -> {
            if (answer == 0) {
                recover(file);
            } else {
                openDamaged.accept(file);
            }
        });
    }

    /** Checks the open database. */
    void check(Path file) {
        var name = Workspace.nameOf(file);
        var work = IntegrityCheck.start(file);
        new WorkDialog(owner.get(), texts.get("check.running", name)).follow(work);
        Background.of(work).onSuccess(check -> show(name, check)).onFailure(failure -> dialogs.error(name, failure));
    }

    /** Asks where to, and copies the database there. */
    void backUp(Path file) {
        var name = Workspace.nameOf(file);
        chooseNew("backup.title", "backup.name", file).ifPresent(target -> {
            var dialog = new WorkDialog(owner.get(), texts.get("backup.running", name));
            try {
                var work = Backup.start(file, target, dialog::setProgress);
                dialog.follow(work);
                Background.of(work)
                        .onSuccess(_ ->
                                dialogs.tell(texts.get("backup.done", name), texts.get("backup.done.advice", target)))
                        .onFailure(failure -> dialogs.error(Workspace.nameOf(target), failure));
            } catch (DatabaseException failure) {
                dialogs.error(Workspace.nameOf(target), failure);
            }
        });
    }

    /** Asks where to, and saves there what can be read of a database. */
    void recover(Path file) {
        var name = Workspace.nameOf(file);
        chooseNew("recovery.title", "recovery.name", file).ifPresent(target -> {
            var dialog = new WorkDialog(owner.get(), texts.get("recovery.running", name));
            try {
                var work =
                        Recovery.start(file, target, table -> dialog.setStep(texts.get("recovery.table", name, table)));
                dialog.follow(work);
                Background.of(work)
                        .onSuccess(report -> show(name, target, report))
                        .onFailure(failure -> dialogs.error(name, failure));
            } catch (DatabaseException failure) {
                dialogs.error(Workspace.nameOf(target), failure);
            }
        });
    }

    private Optional<Path> chooseNew(String title, String newName, Path file) {
        var name = Workspace.nameOf(file);
        var dot = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length();
        var proposed = file.resolveSibling(texts.get(newName, name.substring(0, dot), name.substring(dot)));
        return dialogs.chooseNewFile(texts.get(title, name), proposed);
    }

    private void show(String name, IntegrityCheck check) {
        var findings = check.findings();
        if (findings.isEmpty()) {
            dialogs.tell(texts.get("check.sound", name), texts.get("check.sound.advice"));
            return;
        }
        var headline = texts.get(check.isWhole() ? "check.found" : "check.more", findings.size(), name);
        var isDamaged = findings.stream()
                .anyMatch(finding -> finding.kind() == Kind.DAMAGE || finding.kind() == Kind.DAMAGED_INDEX);
        ResultsDialog.show(
                owner.get(),
                texts.get("check.title"),
                headline,
                texts.get(isDamaged ? "check.advice" : "check.advice.rows"),
                findings.stream().map(this::line).toList(),
                texts.get("check.go"));
    }

    private Line line(Finding finding) {
        var isUnnamed = finding.kind() == Kind.FOREIGN_KEY && finding.row().isEmpty();
        var suffix = isUnnamed ? ".unnamed" : "";
        if (finding.kind() == Kind.DAMAGE && finding.table().isEmpty()) {
            suffix = ".nowhere";
        }
        var row =
                finding.row().values().stream().map(String::valueOf).findFirst().orElse("");
        var words = texts.get("check." + finding.kind() + suffix, finding.table(), finding.what(), row);
        return new Line(words, finding.table().isEmpty() ? null : () -> openRows.accept(rows(finding)));
    }

    private static Destination rows(Finding finding) {
        return finding.kind() == Kind.FOREIGN_KEY && !finding.row().isEmpty()
                ? new Destination.TheRow(finding.table(), finding.row())
                : new Destination.TheRows(finding.table(), finding.row());
    }

    private void show(String name, Path target, Report report) {
        Runnable open = () -> openFile.accept(target);
        var schema = report.isSchemaWhole() ? Stream.<String>of() : Stream.of(texts.get("recovery.schema"));
        var missing = report.missing().stream().map(lost -> texts.get("recovery.missing", lost.name(), lost.reason()));
        var rows = report.tables().stream()
                .sorted(Comparator.comparing(Recovery.Rows::isWhole)) // what was lost comes first
                .map(this::words);
        ResultsDialog.show(
                owner.get(),
                texts.get("recovery.title", name),
                texts.get(report.isWhole() ? "recovery.whole" : "recovery.partly", name),
                texts.get("recovery.advice", target),
                Stream.of(schema, missing, rows)
                        .flatMap(lines -> lines)
                        .map(words -> new Line(words, open))
                        .toList(),
                texts.get("recovery.open"));
    }

    private String words(Recovery.Rows rows) {
        var key = rows.isWhole() ? "recovery.saved" : rows.lost() == null ? "recovery.unknown" : "recovery.lost";
        var words = texts.get(key, rows.table(), rows.saved(), rows.lost());
        return rows.unread().isEmpty() ? words : texts.get("recovery.unread", words, String.join(", ", rows.unread()));
    }
}
