package org.herobase.ui;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.herobase.sql.SqlToken;

/** Finds the style classes of SQL text. */
public final class SqlHighlighter {
    /** Longer texts are better left without colours: typing and looking must not wait for them. */
    public static final int LONGEST = 200_000;

    /** "SQLite Keywords". */
    private static final Set<String> KEYWORDS = Set.of("""
        ABORT ACTION ADD AFTER ALL ALTER ALWAYS ANALYZE AND AS ASC ATTACH AUTOINCREMENT BEFORE BEGIN BETWEEN BY
        CASCADE CASE CAST CHECK COLLATE COLUMN COMMIT CONFLICT CONSTRAINT CREATE CROSS CURRENT CURRENT_DATE
        CURRENT_TIME CURRENT_TIMESTAMP DATABASE DEFAULT DEFERRABLE DEFERRED DELETE DESC DETACH DISTINCT DO DROP EACH
        ELSE END ESCAPE EXCEPT EXCLUDE EXCLUSIVE EXISTS EXPLAIN FAIL FILTER FIRST FOLLOWING FOR FOREIGN FROM FULL
        GENERATED GLOB GROUP GROUPS HAVING IF IGNORE IMMEDIATE IN INDEX INDEXED INITIALLY INNER INSERT INSTEAD
        INTERSECT INTO IS ISNULL JOIN KEY LAST LEFT LIKE LIMIT MATCH MATERIALIZED NATURAL NO NOT NOTHING NOTNULL NULL
        NULLS OF OFFSET ON OR ORDER OTHERS OUTER OVER PARTITION PLAN PRAGMA PRECEDING PRIMARY QUERY RAISE RANGE
        RECURSIVE REFERENCES REGEXP REINDEX RELEASE RENAME REPLACE RESTRICT RETURNING RIGHT ROLLBACK ROW ROWS
        SAVEPOINT SELECT SET TABLE TEMP TEMPORARY THEN TIES TO TRANSACTION TRIGGER UNBOUNDED UNION UNIQUE UPDATE USING
        VACUUM VALUES VIEW VIRTUAL WHEN WHERE WINDOW WITH WITHOUT\
        """.split("\\s+"));

    private SqlHighlighter() {}

    /**
     * The style classes of a text.
     *
     * @param text not empty
     */
    public static StyleSpans<Collection<String>> spans(String text) {
        var spans = new StyleSpansBuilder<Collection<String>>();
        for (var token : SqlToken.of(text)) {
            spans.add(classes(text, token), token.end() - token.start());
        }
        return spans.create();
    }

    /** The style classes of one token. */
    public static Collection<String> classes(String text, SqlToken token) {
        return switch (token.kind()) {
            case COMMENT -> List.of("sql-comment");
            case STRING -> List.of("sql-string");
            case NUMBER -> List.of("sql-number");
            case NAME -> List.of("sql-name");
            case PARAMETER -> List.of("sql-parameter");
            case WORD -> {
                var word = text.substring(token.start(), token.end()).toUpperCase(Locale.ROOT);
                yield KEYWORDS.contains(word) ? List.of("sql-keyword") : List.of();
            }
            case BLANK, SEMICOLON, OTHER -> List.of();
        };
    }
}
