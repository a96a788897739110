package org.herobase.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.herobase.console.RandomCompany.Kind;
import org.herobase.console.RandomShape.Layout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Thousands of changes of all kinds, by the app's views and by two sheets in turn, in files of all shapes and layouts, alone
 * and beside another program: undone, the file holds what it held before them; made again, what it held after them; and
 * nothing that others wrote is lost. The same changes each time, as far as nobody writes meanwhile; others with
 * {@code -Dherobase.seed=…}, and one round alone with {@code -Dherobase.round=…}.
 */
@Execution(ExecutionMode.CONCURRENT)
class RandomChangesTest {
    private static final int CHANGES = Integer.getInteger("random.changes", 400); // in all shapes together
    private static final long SEED = Long.getLong("herobase.seed", 20_261_121);

    /** The list forgets more than a hundred, and a script may make some. */
    private static final int MOST_A_ROUND = 40;

    private static final int FEWEST_ROUNDS = 5; // in each shape

    private static final List<Integer> PAGE_SIZES = List.of(512, 1024, 2048, 4096, 8192, 16_384, 32_768, 65_536);
    private static final List<Kind> COMPANY = List.of(
            Kind.NONE, Kind.READS, Kind.WRITES_BETWEEN, Kind.NONE, Kind.WRITES_MEANWHILE, Kind.READS, Kind.MEDDLES);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void changesAreUndoneAndMadeAgain(RandomShape shape) throws Exception {
        var quota = Math.max(1, CHANGES / RandomShape.values().length);
        var quotaARound = Math.clamp(quota / FEWEST_ROUNDS, 1, MOST_A_ROUND);
        var chosen = Integer.getInteger("herobase.round", -1);
        var made = 0;
        var told = 0;
        for (var number = Math.max(chosen, 0); made < quota && (chosen < 0 || number == chosen); number++) {
            var random = new Random(SEED + 1_000_003L * number + shape.ordinal());
            var layout = layout(random, number + shape.ordinal());
            var kind = COMPANY.get((number + shape.ordinal()) % COMPANY.size());
            var inside = Files.createDirectory(folder.resolve("round" + number));
            try (var round = new RandomRound(inside, shape, layout, kind, random)) {
                round.run(quotaARound);
                assertThat(round.made()).isPositive();
                made += round.made();
                told += round.told();
            } catch (AssertionError failure) {
                throw new AssertionError(
                        "-Dherobase.seed=%d -Dherobase.round=%d -Drandom.changes=%d: %s"
                                .formatted(SEED, number, CHANGES, failure.getMessage()),
                        failure);
            }
        }
        assertThat(told).as("changes that cannot be undone").isLessThanOrEqualTo(made / 10 + 5);
    }

    /** The layouts that are most in use come in each run. */
    private static Layout layout(Random random, int number) {
        var isPlain = number % 3 == 0;
        return new Layout(
                PAGE_SIZES.get(random.nextInt(PAGE_SIZES.size())),
                isPlain ? "none" : List.of("none", "full", "incremental").get(random.nextInt(3)),
                isPlain ? "delete" : List.of("delete", "wal").get(random.nextInt(2)));
    }
}
