package org.herobase.ui;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/** The texts of one package, from the {@code texts.properties} beside its classes. */
public final class Texts {
    private final ResourceBundle bundle;

    /**
     * @param owner any class of the package
     * @throws java.util.MissingResourceException if the package has no texts
     */
    public Texts(Class<?> owner) {
        this.bundle = ResourceBundle.getBundle(owner.getPackageName() + ".texts", owner.getModule());
    }

    /** For an FXMLLoader. */
    public ResourceBundle bundle() {
        return bundle;
    }

    /**
     * The text of a key, a {@link MessageFormat} pattern: apostrophes in it are typographic ones.
     *
     * @param values for {0}, {1}, …; numbers are grouped as the user's locale does
     * @throws java.util.MissingResourceException if there is no such key
     */
    public String get(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), bundle.getLocale()).format(values);
    }
}
