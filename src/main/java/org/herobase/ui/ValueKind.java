package org.herobase.ui;

/** The ways to look at a value. */
enum ValueKind {
    /** Its characters. */
    TEXT,
    /** Formatted and checked. */
    JSON,
    /** Its bytes. */
    HEX,
    /** What its bytes show. */
    PICTURE
}
