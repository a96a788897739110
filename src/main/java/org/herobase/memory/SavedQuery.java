package org.herobase.memory;

/**
 * A query that was saved under a name.
 *
 * @param id its own, which stays when all else is changed
 * @param folder such as Reports/Monthly; empty if it is in none
 * @param name no other in the folder has it, in any case of letters
 * @param text its SQL
 * @param description what it is for; may be empty
 */
public record SavedQuery(long id, String folder, String name, String text, String description) {
    /** The same one under another name. */
    public SavedQuery named(String newName) {
        return new SavedQuery(id, folder, newName, text, description);
    }

    /** The same one in another folder. */
    public SavedQuery in(String newFolder) {
        return new SavedQuery(id, newFolder, name, text, description);
    }
}
