package org.herobase.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.herobase.sql.Script;
import org.junit.jupiter.api.Test;

class MessageTest {
    @Test
    void isWordedWhenItIsSeen() {
        var worded = new AtomicInteger();
        var statement = Script.of("SELECT\n  1").statements().getFirst();

        var message = new Message(Message.Kind.DONE, statement, () -> "worded " + worded.incrementAndGet());

        assertThat(message.sql()).isEqualTo("SELECT 1");
        assertThat(worded).hasValue(0);
        assertThat(message.text()).isEqualTo("worded 1");
    }
}
