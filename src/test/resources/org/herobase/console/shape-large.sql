-- More pages than a small cache holds: chains of changes take each other's freed pages.
CREATE TABLE big(id INTEGER PRIMARY KEY, text TEXT, number INT, data BLOB);
CREATE INDEX big_text ON big(text);
CREATE INDEX big_number ON big(number, id DESC) WHERE number > 10;
CREATE TABLE keyed(name TEXT PRIMARY KEY, data BLOB) WITHOUT ROWID;
CREATE TABLE blobs(id INTEGER PRIMARY KEY AUTOINCREMENT, data BLOB);
CREATE VIRTUAL TABLE found USING fts5(text, content='');
INSERT INTO big WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 600) SELECT i, 'text ' || (i * 7919 % 600), i % 50, zeroblob(100 + i % 200) FROM n;
INSERT INTO keyed WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 300) SELECT 'name ' || (i * 7919 % 300), zeroblob(300) FROM n;
INSERT INTO blobs(data) VALUES (zeroblob(70000)), (zeroblob(5000)), (x'00ff');
INSERT INTO found(rowid, text) SELECT id, text FROM big LIMIT 200;
