package org.herobase.console;

import org.herobase.sql.DotCommand;

/** A command of the sqlite3 shell stands where SQL should stand. */
final class ShellCommandException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient DotCommand command;

    ShellCommandException(DotCommand command) {
        super(command.name());
        this.command = command;
    }

    DotCommand command() {
        return command;
    }
}
