package org.herobase.console.completion;

import java.util.List;

/**
 * What a {@link Completer} proposes.
 *
 * @param start the offset of the first character to be replaced
 * @param end the offset after the last one
 * @param prefix what is typed of it
 * @param list the best first; may be empty
 * @param namesExpected whether the place calls for a name, so that it is worth proposing before anything is typed
 * @param ownNamePossible whether what is typed can be a new name, as an alias, that nothing must replace unasked
 */
public record Proposals(
        int start, int end, String prefix, List<Proposal> list, boolean namesExpected, boolean ownNamePossible) {

    /** Nothing. */
    public static final Proposals NONE = new Proposals(0, 0, "", List.of(), false, false);

    /** Whether the word is there as it is proposed. */
    public boolean isComplete() {
        return list.stream().anyMatch(proposal -> proposal.name().equalsIgnoreCase(prefix));
    }
}
