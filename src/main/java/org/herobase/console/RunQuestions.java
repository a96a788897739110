package org.herobase.console;

import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.concurrent.CompletableFuture;

/** What a run has to know of the user before it can go on. */
interface RunQuestions {
    /**
     * Asks for the values of parameters; on the JavaFX thread.
     *
     * @param names of all parameters of the statements, as {@link ParameterValues} knows them
     * @param known values given before, which may be changed
     * @return completes on the JavaFX thread: a value for each name, or empty if the user gave the run up
     */
    CompletableFuture<Optional<Map<String, Object>>> values(SequencedSet<String> names, Map<String, Object> known);

    /** Asks while the run is under way; another one for each run. */
    ScriptRun.Caution caution();
}
