package org.herobase.ui;

/**
 * One of several values, as the user knows it.
 *
 * @param value in its storage class; null for none
 * @param label what is shown
 */
public record Choice(Object value, String label) {
    @Override
    public String toString() {
        return label; // what SearchableComboBox searches in
    }
}
