package org.herobase.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Judging a run of the benchmark. */
class NotedFiguresTest {
    private static final NotedFigures NOTED = new NotedFigures(Map.of("time: count", 3.0));

    @Test
    void aFigureIsTheRatioToItsReferenceWhateverTheMachine() {
        assertThat(new Sample(0.6, 0.2).ratio()).isCloseTo(3, within(1e-9));
        assertThat(NOTED.isWorse(count(300, 100))).isFalse();
        assertThat(NOTED.isWorse(count(0.003, 0.001))).isFalse();
    }

    @Test
    void moreThanAThirdWorseFails() {
        assertThat(NOTED.isWorse(count(3.99, 1))).isFalse();
        assertThat(NOTED.isWorse(count(4.01, 1))).isTrue();
        assertThat(NOTED.isWorse(count(0.1, 1))).as("better").isFalse();
    }

    @Test
    void whatIsNotNotedFailsNothing() {
        assertThat(NOTED.isWorse(new Figure(Figure.TIME, "something new", new Sample(1_000, 1))))
                .isFalse();
    }

    @Test
    void whatLooksWorseIsMeasuredAgainAndTheBestCounts() throws Exception {
        assertThat(measured(9, 8, 3.5).sample().app()).isEqualTo(3.5);
        assertThat(NOTED.isWorse(measured(9, 7, 8))).isTrue();
        assertThat(measured(9, 7, 8).sample().app()).isEqualTo(7);
    }

    @Test
    void whatLooksGoodIsMeasuredOnce() throws Exception {
        assertThat(measured(3.1).sample().app()).isEqualTo(3.1);
    }

    @Test
    void writtenFiguresAreReadAgain(@TempDir Path folder) throws Exception {
        var file = folder.resolve("figures.tsv");
        NotedFigures.write(file, List.of(count(5, 2), new Figure(Figure.HELD, "count", new Sample(1, 40))));

        var read = NotedFigures.read(Files.readAllLines(file));

        assertThat(read.ratios()).isEqualTo(Map.of("time: count", 2.5, "thread held: count", 0.025));
    }

    private static Figure count(double app, double reference) {
        return new Figure(Figure.TIME, "count", new Sample(app, reference));
    }

    /** As measured with these times of the app, one after the other; there must be no more calls than times. */
    private static Figure measured(double... times) throws Exception {
        var left = DoubleStream.of(times).iterator();
        return NOTED.measure(new Measurement(Figure.TIME, "count", () -> new Sample(left.next(), 1)));
    }
}
