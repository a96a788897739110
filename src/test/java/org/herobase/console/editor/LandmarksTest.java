package org.herobase.console.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.herobase.sql.SqlToken;
import org.junit.jupiter.api.Test;

class LandmarksTest {
    @Test
    void areStartsOfTokens() {
        var text = "SELECT 'it''s', \"a\"\"b\" /* ' */; -- (\n".repeat(1_000);
        var starts = SqlToken.of(text).stream().map(SqlToken::start).collect(Collectors.toSet());
        var landmarks = Landmarks.of(text);
        for (var offset = 0; offset < text.length(); offset += 97) {
            var before = landmarks.before(offset);
            assertThat(before).isBetween(Math.max(0, offset - 3_000), offset);
            assertThat(starts).contains(before);
        }
        assertThat(landmarks.script().statements()).hasSize(1_000);
    }

    @Test
    void beginAtTheBeginning() {
        assertThat(Landmarks.of("").before(0)).isZero();
        assertThat(Landmarks.of("'" + "x".repeat(10_000)).before(9_000)).isZero();
    }
}
