package org.herobase.console.completion;

import java.util.Optional;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.stage.Popup;
import org.fxmisc.richtext.CodeArea;
import org.herobase.sql.Scope.Call;

/** A line above the caret that says how the function is called whose arguments are being typed. */
final class ParameterHint {
    private static final double DISTANCE = 4;

    private final CodeArea editor;
    private final TextFlow flow = new TextFlow();
    private final Popup popup = new Popup();
    private boolean wanted;

    ParameterHint(CodeArea editor) {
        this.editor = editor;
        var frame = new HBox(flow);
        frame.setId("completionHint");
        frame.getStyleClass().add("completion-hint");
        popup.getContent().add(frame);
        popup.setHideOnEscape(false);
        popup.setAutoHide(true);
    }

    /** Shows it from now on, until the caret leaves the function's arguments. */
    void want() {
        wanted = true;
    }

    boolean isWanted() {
        return wanted;
    }

    boolean isShowing() {
        return popup.isShowing();
    }

    /** Shows how a function is called, if it is known, with the argument at the caret in bold. */
    void show(Optional<Call> call) {
        var signature = call.flatMap(found -> Signatures.of(found.name()));
        var place = editor.getCaretBounds();
        if (signature.isEmpty() || signature.get().arguments().isEmpty() || place.isEmpty() || !editor.isFocused()) {
            hide();
            return;
        }
        fill(signature.get(), call.get().argument());
        popup.hide();
        popup.show(editor, place.get().getMinX(), place.get().getMinY());
        popup.setAnchorY(place.get().getMinY() - popup.getHeight() - DISTANCE);
    }

    void hide() {
        wanted = false;
        popup.hide();
    }

    private void fill(Signature signature, int argument) {
        flow.getChildren().setAll(text(signature.name() + '(', false));
        for (var i = 0; i < signature.arguments().size(); i++) {
            if (i > 0) {
                flow.getChildren().add(text(", ", false));
            }
            flow.getChildren().add(text(signature.arguments().get(i), i == signature.index(argument)));
        }
        flow.getChildren().add(text(")", false));
    }

    private static Text text(String written, boolean isCurrent) {
        var text = new Text(written);
        text.getStyleClass().add(isCurrent ? "completion-argument" : "completion-signature");
        return text;
    }
}
