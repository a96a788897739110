package org.herobase.console;

import java.util.List;
import java.util.Random;

/** Values as SQL writes them: of every storage class, and mostly those that meet others. */
final class RandomValues {
    private final Random random;

    RandomValues(Random random) {
        this.random = random;
    }

    String any() {
        return switch (random.nextInt(16)) {
            case 0, 1 -> "NULL";
            case 2 -> "''";
            case 3 -> "x'00ff" + Integer.toHexString(random.nextInt(16, 256)) + "'";
            case 4 -> "'" + random.nextInt(50) + "'";
            case 5 -> random.nextInt(50) + ".0";
            case 6 -> random.nextInt() + " / 7.0";
            case 7 ->
                List.of("-9223372036854775808", "9e999", "-0.0", "9007199254740993")
                        .get(random.nextInt(4));
            case 8 -> "'a' || char(0) || 'Ä" + random.nextInt(9) + "'";
            case 9 -> "zeroblob(" + random.nextInt(6_000) + ")";
            case 10 -> "'x'";
            default -> "" + random.nextInt(random.nextBoolean() ? 12 : 300);
        };
    }

    String key() {
        return switch (random.nextInt(8)) {
            case 0 -> "NULL";
            case 1 -> largeId();
            case 2 -> any();
            default -> "" + random.nextInt(random.nextBoolean() ? 30 : 5_000);
        };
    }

    /** Such as milliseconds and snowflakes are. */
    String largeId() {
        return "" + (1_700_000_000_000L + random.nextInt(1_000_000));
    }

    String words() {
        return "'"
                + List.of("first", "second note", "the fox", "replace", "ünï 🦸", "")
                        .get(random.nextInt(6)) + " " + random.nextInt(40) + "'";
    }
}
