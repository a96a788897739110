package org.herobase.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Supplier;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/** Loads FXML views; the whole tie between FXML and controllers is a map from class to supplier. */
public final class ViewLoader {
    /**
     * A view with its controller.
     *
     * @param root the view's root node
     * @param controller made by the supplier of its class
     */
    public record Loaded<C>(Parent root, C controller) {}

    private final Map<Class<?>, Supplier<?>> controllers;

    /**
     * @param controllers what makes a controller of each class that an FXML file names
     */
    public ViewLoader(Map<Class<?>, Supplier<?>> controllers) {
        this.controllers = Map.copyOf(controllers);
    }

    /**
     * Loads the FXML file beside a controller's class, with the texts of its package. On the JavaFX thread.
     *
     * @param controller the class that the FXML file names as its controller
     * @param file the file's name
     * @throws IllegalArgumentException naming a class that no supplier makes
     */
    public <C> Loaded<C> load(Class<C> controller, String file) {
        var loader = new FXMLLoader(controller.getResource(file), new Texts(controller).bundle());
        loader.setControllerFactory(this::make);
        try {
            Parent root = loader.load();
            return new Loaded<>(root, controller.cast(loader.getController()));
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot load " + file, failure);
        }
    }

    private Object make(Class<?> controller) {
        var supplier = controllers.get(controller);
        if (supplier == null) {
            throw new IllegalArgumentException("no supplier for the controller " + controller.getName());
        }
        return supplier.get();
    }
}
