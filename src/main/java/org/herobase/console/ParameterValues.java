package org.herobase.console;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import org.herobase.db.Excerpt;
import org.herobase.memory.ParameterValue;
import org.herobase.sql.Parameter;
import org.herobase.sql.Script.Statement;

/**
 * What is bound to the parameters of a run's statements. A parameter without a name of its own goes by its number, as in
 * {@code ?1}. Can be used from any thread.
 */
final class ParameterValues {
    /** For statements without parameters. */
    static final ParameterValues NONE = new ParameterValues(Collections.emptyNavigableSet(), Map.of(), "", "");

    private final SequencedSet<String> names;
    private final Map<String, Object> values;
    private final String text;
    private final String known;

    private ParameterValues(SequencedSet<String> names, Map<String, Object> values, String text, String known) {
        this.names = names;
        this.values = values;
        this.text = text;
        this.known = known;
    }

    /**
     * Looks for the parameters of statements.
     *
     * @param known values given before, by name: null, Long, Double, String or byte[]
     * @param numberedFor the {@link #text} that those of numbers were given for: another's first parameter is another
     */
    static ParameterValues of(List<Statement> statements, Map<String, Object> known, String numberedFor) {
        var names = new LinkedHashSet<String>();
        var text = new StringBuilder();
        for (var statement : statements) {
            var parameters = Parameter.of(statement.sql());
            parameters.forEach(parameter -> names.add(key(parameter)));
            if (parameters.stream().anyMatch(parameter -> parameter.name().startsWith("?"))) {
                text.append(statement.sql()).append(';');
            }
        }
        return new ParameterValues(names, known, text.toString(), numberedFor);
    }

    /** The statements that have parameters without a name. */
    String text() {
        return text;
    }

    /** All parameters, in their order. */
    SequencedSet<String> names() {
        return Collections.unmodifiableSequencedSet(names);
    }

    /** Those without a value. */
    List<String> missing() {
        return names.stream()
                .filter(name -> !values.containsKey(name) || name.startsWith("?") && !text.equals(known))
                .toList();
    }

    /** With other values. */
    ParameterValues with(Map<String, Object> given) {
        return new ParameterValues(names, given, text, text);
    }

    /** What is bound to a statement's parameters, by index from 0; NULL where an index has no parameter. */
    List<Object> of(Statement statement) {
        if (names.isEmpty()) {
            return List.of();
        }
        var bound = new ArrayList<Object>();
        for (var parameter : Parameter.of(statement.sql())) {
            while (bound.size() < parameter.index()) {
                bound.add(null);
            }
            bound.set(parameter.index() - 1, values.get(key(parameter)));
        }
        return Collections.unmodifiableList(bound);
    }

    /** The values of a statement's parameters by name, in their order. */
    SequencedMap<String, Object> named(Statement statement) {
        var named = new LinkedHashMap<String, Object>();
        if (!names.isEmpty()) {
            Parameter.of(statement.sql()).forEach(parameter -> named.put(key(parameter), values.get(key(parameter))));
        }
        return named;
    }

    /** Values with those of a run in the past; what was too large to be remembered is known no more. */
    static Map<String, Object> with(Map<String, Object> known, List<ParameterValue> remembered) {
        var values = new LinkedHashMap<>(known);
        for (var parameter : remembered) {
            if (parameter.value() instanceof Excerpt) {
                values.remove(parameter.name());
            } else {
                values.put(parameter.name(), parameter.value());
            }
        }
        return values;
    }

    /** What a parameter is called here. */
    static String key(Parameter parameter) {
        return parameter.name().equals("?") ? "?" + parameter.index() : parameter.name();
    }
}
