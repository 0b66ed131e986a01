-- Codes and passwords are PHC strings (Argon2id with a pepper), secrets and sessions are sealed, tokens are SHA-256.
-- Times are seconds since 1970.

CREATE TABLE account (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    display_name TEXT NOT NULL,
    password TEXT NOT NULL,
    identity TEXT UNIQUE,
    is_desk INTEGER NOT NULL,
    mobile TEXT,
    standard_method TEXT,
    backup_code TEXT,
    reset_code TEXT,
    wrong_codes INTEGER NOT NULL DEFAULT 0,
    wait_until INTEGER NOT NULL DEFAULT 0,
    wrong_answers INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE device (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('app', 'tiqr')),
    name TEXT NOT NULL,
    secret BLOB NOT NULL,
    added INTEGER NOT NULL,
    last_used INTEGER,
    -- The newest step of time whose code was taken: none is good twice.
    last_step INTEGER NOT NULL DEFAULT 0,
    is_blocked INTEGER NOT NULL DEFAULT 0,
    is_portal INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX device_of_account ON device (account);
CREATE UNIQUE INDEX one_app_of_the_portal ON device (account) WHERE is_portal;

CREATE TABLE session (
    id BLOB PRIMARY KEY,
    data BLOB NOT NULL,
    expires INTEGER NOT NULL,
    -- Whose it is, as far as its password says; so that all of an account's can be ended.
    account INTEGER REFERENCES account ON DELETE CASCADE
) STRICT;
CREATE INDEX session_of_account ON session (account);

CREATE TABLE sms (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    sent INTEGER NOT NULL,
    number TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;

CREATE TABLE desk_link (
    account INTEGER PRIMARY KEY REFERENCES account ON DELETE CASCADE,
    token BLOB NOT NULL UNIQUE,
    expires INTEGER NOT NULL
) STRICT;

CREATE TABLE tiqr_enrolment (
    id TEXT PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    metadata_key BLOB UNIQUE,
    enrolment_key BLOB UNIQUE,
    name TEXT NOT NULL,
    reset_code TEXT NOT NULL,
    status INTEGER NOT NULL,
    expires INTEGER NOT NULL
) STRICT;

CREATE TABLE tiqr_login (
    session_key TEXT PRIMARY KEY,
    challenge TEXT NOT NULL,
    account INTEGER REFERENCES account ON DELETE CASCADE,
    answered_by INTEGER REFERENCES account ON DELETE CASCADE,
    expires INTEGER NOT NULL
) STRICT;
