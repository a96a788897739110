package org.herobase.ui;

import javafx.scene.layout.Region;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.VLineTo;

/** Squares of two colours, which show where a picture lets through what is behind it. */
final class Checkerboard extends Region {
    private static final double SQUARE = 8;

    private final Path squares = new Path();

    Checkerboard() {
        getStyleClass().add("checkerboard");
        squares.getStyleClass().add("squares");
        squares.setManaged(false);
        getChildren().add(squares);
    }

    @Override
    protected void layoutChildren() {
        squares.getElements().clear();
        for (var row = 0; row * SQUARE < getHeight(); row++) {
            for (var column = row % 2; column * SQUARE < getWidth(); column += 2) {
                var x = column * SQUARE;
                var y = row * SQUARE;
                squares.getElements()
                        .addAll(
                                new MoveTo(x, y),
                                new HLineTo(x + SQUARE),
                                new VLineTo(y + SQUARE),
                                new HLineTo(x),
                                new ClosePath());
            }
        }
        setClip(new Rectangle(getWidth(), getHeight()));
    }
}
