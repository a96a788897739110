package org.herobase.console.completion;

import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.herobase.console.completion.Proposal.Kind;
import org.herobase.ui.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/** A proposal: what it is called, how a function is called, and faint at the right its type, its table and its kind. */
final class ProposalCell extends ListCell<Proposal> {
    private final Texts texts;
    private final FontIcon icon = new FontIcon();
    private final Label name = new Label();
    private final Label arguments = new Label();
    private final Label detail = new Label();
    private final Label kind = new Label();
    private final HBox line;

    ProposalCell(Texts texts, Consumer<Proposal> onClicked) {
        this.texts = texts;
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        line = new HBox(icon, name, arguments, space, detail, kind);
        line.getStyleClass().add("completion-line");
        name.getStyleClass().add("completion-name");
        arguments.getStyleClass().addAll("completion-name", "completion-faint");
        detail.getStyleClass().add("completion-faint");
        kind.getStyleClass().addAll("completion-faint", "completion-kind");
        kind.setMinWidth(Region.USE_PREF_SIZE);
        detail.setMinWidth(Region.USE_PREF_SIZE);
        name.setMinWidth(0);
        setPrefWidth(0);
        setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY && !isEmpty()) {
                onClicked.accept(getItem());
            }
        });
    }

    @Override
    protected void updateItem(Proposal proposal, boolean empty) {
        super.updateItem(proposal, empty);
        setGraphic(empty || proposal == null ? null : line);
        if (!empty && proposal != null) {
            var isCalled = proposal.kind() == Kind.FUNCTION || proposal.kind() == Kind.TABLE_FUNCTION;
            var word = texts.get("kind." + proposal.kind());
            icon.setIconLiteral(icon(proposal.kind()));
            name.setText(proposal.name());
            arguments.setText(isCalled ? proposal.detail() : "");
            detail.setText(Stream.of(isCalled ? "" : proposal.detail(), proposal.origin())
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining(" · ")));
            kind.setText(word);
            setAccessibleText(Stream.of(proposal.name(), proposal.detail(), proposal.origin(), word)
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining(", ")));
        }
    }

    private static String icon(Kind kind) {
        return switch (kind) {
            case KEYWORD -> "fth-type";
            case COLUMN -> "fth-columns";
            case COLUMNS -> "fth-list";
            case TABLE -> "fth-grid";
            case VIEW -> "fth-eye";
            case COMMON_TABLE -> "fth-layers";
            case TABLE_FUNCTION, FUNCTION -> "fth-code";
            case SOURCE -> "fth-corner-down-right";
            case JOIN -> "fth-git-merge";
            case PRAGMA -> "fth-settings";
            case VALUE -> "fth-sliders";
            case COLLATION -> "fth-book-open";
            case TYPE -> "fth-tag";
            case INDEX -> "fth-hash";
            case TRIGGER -> "fth-zap";
            case DATABASE -> "fth-database";
        };
    }
}
