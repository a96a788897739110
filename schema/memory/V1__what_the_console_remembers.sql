-- What the console remembers, of all databases of this user.

-- A database that the console was used on, by its absolute path.
CREATE TABLE console (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    path VARCHAR NOT NULL UNIQUE,
    selected_sheet VARCHAR
);

-- A statement that ran, or a whole script of very many.
CREATE TABLE history_entry (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    console_id INTEGER NOT NULL REFERENCES console (id) ON DELETE CASCADE,
    started INTEGER NOT NULL, -- milliseconds since 1970
    nanoseconds INTEGER NOT NULL,
    rows_read INTEGER,
    rows_changed INTEGER,
    error VARCHAR,
    sheet VARCHAR NOT NULL,
    whole_length INTEGER NOT NULL, -- in Java's characters; more than the text has if only its beginning is kept
    text VARCHAR NOT NULL -- the last column: what is before it is read without it
);

CREATE INDEX ix_history_entry_console_id ON history_entry (console_id);

-- A BLOB column keeps a value of any storage class as it is. What is too large is kept as its beginning.
CREATE TABLE history_value (
    entry_id INTEGER NOT NULL REFERENCES history_entry (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    whole_bytes INTEGER, -- NULL if the value is whole
    value BLOB,
    PRIMARY KEY (entry_id, position)
) WITHOUT ROWID;

-- Paths such as Reports/Monthly; a folder may be empty.
CREATE TABLE query_folder (
    path VARCHAR NOT NULL PRIMARY KEY
);

-- The case of letters makes no other folder and no other query: exported, they are files.
CREATE UNIQUE INDEX ux_query_folder_path ON query_folder (path COLLATE NOCASE);

CREATE TABLE saved_query (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    folder VARCHAR NOT NULL, -- empty if in none
    name VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    description VARCHAR NOT NULL
);

CREATE UNIQUE INDEX ux_saved_query_name ON saved_query (folder COLLATE NOCASE, name COLLATE NOCASE);

CREATE TABLE sheet (
    id VARCHAR NOT NULL PRIMARY KEY,
    console_id INTEGER NOT NULL REFERENCES console (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    file VARCHAR,
    file_digest VARCHAR, -- of the text as the file has it
    caret INTEGER NOT NULL,
    is_read_only BOOLEAN NOT NULL
);

CREATE INDEX ix_sheet_console_id ON sheet (console_id);

-- Beside the sheet: a caret that moved need not write five megabytes.
CREATE TABLE sheet_text (
    sheet_id VARCHAR NOT NULL PRIMARY KEY REFERENCES sheet (id) ON DELETE CASCADE,
    text VARCHAR NOT NULL
);

CREATE TABLE sheet_value (
    sheet_id VARCHAR NOT NULL REFERENCES sheet (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    whole_bytes INTEGER,
    value BLOB,
    PRIMARY KEY (sheet_id, position)
) WITHOUT ROWID;

-- "HeMe" in ASCII.
PRAGMA application_id = 1214598501;
PRAGMA user_version = 1;
