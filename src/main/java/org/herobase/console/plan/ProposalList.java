package org.herobase.console.plan;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.herobase.ui.SqlView;
import org.herobase.ui.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/** Says below a plan what an index would do. */
final class ProposalList extends ScrollPane {
    private final Texts texts = new Texts(ProposalList.class);
    private final Consumer<String> insert;
    private final VBox lines = new VBox();

    /**
     * @param insert puts a statement into the editor
     */
    ProposalList(Consumer<String> insert) {
        this.insert = insert;
        getStyleClass().add("plan-proposals");
        lines.getStyleClass().add("lines");
        setFitToWidth(true);
        setAccessibleText(texts.get("plan.indexes.accessible"));
        setContent(lines);
    }

    /** Shows what there is to say; nothing where nothing takes long. */
    void show(Explanation explanation) {
        lines.getChildren().clear();
        var words = new PlanWords(explanation);
        for (var proposal : explanation.proposals()) {
            lines.getChildren().addAll(title(words.proposal(proposal)), statement(proposal));
        }
        if (!explanation.proposals().isEmpty()) {
            lines.getChildren().add(note(texts.get("plan.index.tried")));
        } else if (explanation.plan().steps().stream().anyMatch(explanation::isCostly)) {
            lines.getChildren().add(note(texts.get("plan.index.none")));
        }
        setVisible(!lines.getChildren().isEmpty());
        setManaged(isVisible());
    }

    private Node title(String text) {
        var title = new Label(text, new FontIcon("fth-zap"));
        title.getStyleClass().add("title");
        title.setWrapText(true);
        return title;
    }

    private Node note(String text) {
        var note = new Label(text);
        note.getStyleClass().add("note");
        note.setWrapText(true);
        return note;
    }

    private Node statement(IndexProposal proposal) {
        var view = new SqlView();
        view.setSql(proposal.sql());
        HBox.setHgrow(view, Priority.ALWAYS);
        var copy = new Button(texts.get("plan.index.copy"), new FontIcon("fth-copy"));
        copy.setTooltip(new Tooltip(texts.get("plan.index.copy.tip")));
        copy.setOnAction(_ -> {
            var content = new ClipboardContent();
            content.putString(proposal.sql());
            Clipboard.getSystemClipboard().setContent(content);
        });
        var put = new Button(texts.get("plan.index.insert"), new FontIcon("fth-corner-left-up"));
        put.setId("planInsert");
        put.setOnAction(_ -> insert.accept(proposal.sql()));
        var buttons = new HBox(copy, put);
        buttons.getStyleClass().add("buttons");
        buttons.setMinWidth(USE_PREF_SIZE);
        var line = new HBox(view, buttons);
        line.getStyleClass().add("statement");
        return line;
    }
}
