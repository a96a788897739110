-- What real files hold and browsers stumble over. The tests load it whole.
PRAGMA foreign_keys = OFF;
CREATE TABLE classes (id INTEGER PRIMARY KEY, any_value, an_integer INTEGER, a_real REAL, a_text TEXT, a_numeric NUMERIC, a_blob BLOB, a_date DATE, a_boolean BOOLEAN);
INSERT INTO classes VALUES
 (1, 5, 9223372036854775807, 0.1, 'plain', 1.10, x'00ff10', '2026-02-28', 1),
 (2, '5', 'not a number', 'also not', 7, 'text', 'text in a blob column', 'no date', 'maybe'),
 (3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
 (4, '', '', '', '', '', '', '', ''),
 (5, 5.0, 5000000000, 1e308, 'line one' || char(10) || 'line two', 12345678901234567890, zeroblob(3), 1767225600, 0),
 (6, x'35', -9223372036854775808, 9e999, 'a' || char(0) || 'b', 0.1 + 0.2, zeroblob(70000), 2451545.5, 2),
 (7, 'Ünïcödé 🦸 ' || char(8238) || 'abc', 0, -0.0, printf('%.*c', 3000000, 'x'), '007', x'', '0000-00-00', 'true');
CREATE TABLE "select ""from"" where" ("order by" TEXT, "a.b" INTEGER, "x'y" TEXT, "100%" REAL, "" TEXT, [brackets] TEXT, `ticks` TEXT);
INSERT INTO "select ""from"" where" VALUES ('one', 1, 'it''s', 0.5, 'empty name', '[', '`'), ('2; DROP TABLE classes', 2, '%_\', 1, '', ']', '');
CREATE TABLE no_key (a, b); INSERT INTO no_key VALUES (1, 'same'), (1, 'same'), (NULL, NULL);
CREATE TABLE shadowed (rowid TEXT, oid TEXT, value TEXT); INSERT INTO shadowed VALUES ('x', 'y', 'first'), ('x', 'y', 'second');
CREATE TABLE all_shadowed (rowid TEXT, _rowid_ TEXT, oid TEXT); INSERT INTO all_shadowed VALUES ('a', 'b', 'c');
CREATE TABLE pair (left_key TEXT NOT NULL, right_key INTEGER NOT NULL, note TEXT, PRIMARY KEY (left_key, right_key)) WITHOUT ROWID;
INSERT INTO pair VALUES ('a', 1, 'first'), ('a', 2, 'second'), ('b', 1, NULL);
CREATE TABLE null_key (k TEXT PRIMARY KEY, v TEXT); INSERT INTO null_key VALUES (NULL, 'one'), (NULL, 'two'), ('k', 'three');
CREATE TABLE strict_one (id INTEGER PRIMARY KEY, whole INT NOT NULL, name TEXT UNIQUE, anything ANY, CHECK (whole BETWEEN 0 AND 100)) STRICT;
INSERT INTO strict_one VALUES (1, 1, 'one', 1), (2, 2, 'two', '1'), (3, 100, 'three', x'31');
CREATE TABLE made (id INTEGER PRIMARY KEY, price NUMERIC(8, 2) NOT NULL, amount INTEGER NOT NULL DEFAULT 1, total GENERATED ALWAYS AS (price * amount) VIRTUAL, label TEXT GENERATED ALWAYS AS ('#' || id) STORED, made_at TEXT DEFAULT CURRENT_TIMESTAMP);
INSERT INTO made (price, amount) VALUES (9.99, 3), (0.1, 10);
CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT NOT NULL COLLATE NOCASE, boss_id INTEGER REFERENCES person (id) ON DELETE SET NULL, home_id INTEGER REFERENCES place (id) ON DELETE CASCADE);
CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT NOT NULL, owner_id INTEGER REFERENCES person (id) ON DELETE RESTRICT);
INSERT INTO person VALUES (1, 'Ann', NULL, 1), (2, 'bob', 1, 1), (3, 'Cy', 2, 99); -- 99: a dangling key
INSERT INTO place VALUES (1, 'Here', 1), (2, 'There', NULL);
CREATE VIEW people AS SELECT p.name, b.name AS boss, count(*) OVER () AS everyone FROM person p LEFT JOIN person b ON b.id = p.boss_id;
CREATE VIEW writable AS SELECT id, name FROM person;
CREATE TRIGGER writable_insert INSTEAD OF INSERT ON writable BEGIN INSERT INTO person (name) VALUES (NEW.name); END;
CREATE VIEW broken AS SELECT * FROM nowhere;
CREATE TABLE log (at TEXT DEFAULT CURRENT_TIMESTAMP, what TEXT);
CREATE TRIGGER person_renamed AFTER UPDATE OF name ON person BEGIN INSERT INTO log (what) VALUES (OLD.name || ' → ' || NEW.name); SELECT CASE WHEN NEW.name = 'forbidden' THEN RAISE(ABORT, 'that name is forbidden') END; END;
CREATE UNIQUE INDEX person_name ON person (name) WHERE boss_id IS NOT NULL;
CREATE INDEX made_total ON made (price * amount DESC);
CREATE VIRTUAL TABLE notes USING fts5 (title, body); INSERT INTO notes VALUES ('One', 'the first note'), ('Two', 'the second note');
CREATE TABLE wide AS WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 50) SELECT i AS c1, i * 2 AS c2, i * 3 AS c3, i * 4 AS c4, i * 5 AS c5, i * 6 AS c6, i * 7 AS c7, i * 8 AS c8, i * 9 AS c9, i * 10 AS c10 FROM c;
CREATE TABLE empty_table (id INTEGER PRIMARY KEY, note TEXT);
