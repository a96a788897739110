package org.herobase.bench;

import java.util.List;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Has JMH measure {@link SmallThings}. */
final class SmallThingsRun {
    private static final double NANOSECOND = 1e-9;

    private SmallThingsRun() {}

    static List<Measurement> measurements() {
        return List.of(
                measurement("a script of 100 statements cut, to a look at its characters", "split"),
                measurement("a page through jOOQ, to the plain driver", "page"),
                measurement("the text of a row's values, to Java's own", "text"));
    }

    private static Measurement measurement(String what, String method) {
        return new Measurement(Figure.SMALL, what, () -> new Sample(seconds(method), seconds(method + "Reference")));
    }

    private static double seconds(String method) throws RunnerException {
        var options = new OptionsBuilder()
                .include("\\.%s\\.%s$".formatted(SmallThings.class.getSimpleName(), method))
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .build();
        return new Runner(options).runSingle().getPrimaryResult().getScore() * NANOSECOND;
    }
}
