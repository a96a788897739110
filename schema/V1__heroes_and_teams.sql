-- The heroes and teams of the SQLModel tutorial. A database made by following the tutorial has the same names.

CREATE TABLE team (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name VARCHAR NOT NULL,
    headquarters VARCHAR NOT NULL
);

CREATE INDEX ix_team_name ON team (name);

CREATE TABLE hero (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name VARCHAR NOT NULL,
    secret_name VARCHAR NOT NULL,
    age INTEGER,
    team_id INTEGER REFERENCES team (id)
);

CREATE INDEX ix_hero_name ON hero (name);
CREATE INDEX ix_hero_age ON hero (age);
CREATE INDEX ix_hero_team_id ON hero (team_id);

-- Further teams of a hero, beside the home team in hero.team_id.
CREATE TABLE heroteamlink (
    team_id INTEGER NOT NULL REFERENCES team (id) ON DELETE CASCADE,
    hero_id INTEGER NOT NULL REFERENCES hero (id) ON DELETE CASCADE,
    is_training BOOLEAN NOT NULL DEFAULT FALSE,
    PRIMARY KEY (team_id, hero_id)
);

CREATE INDEX ix_heroteamlink_hero_id ON heroteamlink (hero_id);

-- One SELECT tells our own database ("Hero" in ASCII) and its version.
PRAGMA application_id = 1214607983;
PRAGMA user_version = 1;
