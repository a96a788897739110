package org.herobase.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.fxmisc.richtext.CodeArea;
import org.herobase.Await;
import org.herobase.PulseRobot;
import org.herobase.db.Database;
import org.herobase.db.Excerpt;
import org.herobase.db.StorageClass;
import org.herobase.rows.Edits;
import org.herobase.rows.JsonReading;
import org.herobase.rows.RowChange;
import org.herobase.undo.UndoLimits;
import org.herobase.undo.UndoLog;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The value pane alone, beside a field to go to. */
@Timeout(60)
class ValuePaneTest {
    @TempDir
    Path folder;

    private final PulseRobot robot = new PulseRobot();
    private final AnsweredDialogs dialogs = new AnsweredDialogs();
    private final List<Object> saved = new ArrayList<>();
    private CompletableFuture<?> answer = CompletableFuture.completedFuture(null); // of the next save
    private Database database;
    private ValuePane pane;

    @BeforeEach
    void start() throws Exception {
        database = Database.create(folder.resolve("heroes.db"), false);
        FxToolkit.registerPrimaryStage();
        FxToolkit.setupStage(stage -> {
            pane = new ValuePane(dialogs, value -> database.read(JsonReading.of(value)));
            var elsewhere = new TextField();
            elsewhere.setId("elsewhere");
            VBox.setVgrow(pane, Priority.ALWAYS);
            stage.setScene(new Scene(new VBox(elsewhere, pane), 500, 600));
            stage.show();
        });
    }

    @AfterEach
    void stop() throws Exception {
        robot.interact(pane::close);
        FxToolkit.cleanupStages();
        database.close().join();
        assertThat(dialogs.errors()).isEmpty();
    }

    @Test
    void aTextIsShownWithItsClassAndSize() {
        show("a", "žluť");
        assertThat(text("#valueTitle")).isEqualTo("a");
        assertThat(text("#valueFacts")).isEqualTo("TEXT · 4 characters · 6 B");
        assertThat(area("#valueText").getText()).isEqualTo("žluť");
        show("a", null);
        assertThat(text("#valueFacts")).isEqualTo("NULL");
        show("a", 5_000_000_000L);
        assertThat(text("#valueFacts")).isEqualTo("INTEGER");
        assertThat(area("#valueText").getText()).isEqualTo("5000000000");
        show("a", "");
        assertThat(text("#valueFacts")).isEqualTo("TEXT · no characters · 0 B");
    }

    @Test
    void whatIsTypedIsSavedByTheShortcut() {
        show("a", "x\r\ny\r\n  ");
        type("#valueText", "é");
        assertThat(button("#valueSave").isDisabled()).isFalse();
        robot.press(KeyCode.CONTROL, KeyCode.ENTER).release(KeyCode.ENTER, KeyCode.CONTROL);
        Await.eventually(() -> assertThat(saved).containsExactly("éx\r\ny\r\n  "));
        Await.eventually(() -> assertThat(button("#valueSave").isDisabled()).isTrue());
    }

    @Test
    void anotherCellIsShownAfterWhatWasTypedIsSaved() {
        show("a", "old");
        type("#valueText", "new ");
        var later = new CompletableFuture<Void>();
        answer = later;
        robot.interact(() -> pane.show(shown("b", "other")));
        assertThat(text("#valueTitle")).isEqualTo("a");
        later.complete(null);
        Await.eventually(() -> assertThat(text("#valueTitle")).isEqualTo("b"));
        assertThat(saved).containsExactly("new old");
        assertThat(area("#valueText").getText()).isEqualTo("other");
    }

    @Test
    void whatCannotBeSavedStaysWithTheReasonUntilItIsGivenUp() {
        show("a", "old");
        type("#valueText", "new ");
        answer = CompletableFuture.failedFuture(new IllegalStateException("a CHECK says no"));
        robot.interact(() -> pane.show(shown("b", "other")));
        Await.eventually(() -> assertThat(text("#valueNote")).contains("Not saved", "a CHECK says no"));
        robot.interact(() -> pane.show(shown("c", "third")));
        assertThat(saved).hasSize(1); // the same is not tried again and again
        assertThat(text("#valueTitle")).isEqualTo("a");
        assertThat(area("#valueText").getText()).isEqualTo("new old");
        assertThat(finish()).isFalse();
        robot.clickOn("#valueText").type(KeyCode.ESCAPE);
        Await.eventually(() -> assertThat(text("#valueTitle")).isEqualTo("c"));
        assertThat(finish()).isTrue();
    }

    @Test
    void aClickElsewhereSavesAndEscGivesUp() {
        show("a", "old");
        type("#valueText", "new ");
        robot.type(KeyCode.ESCAPE);
        assertThat(area("#valueText").getText()).isEqualTo("old");
        robot.clickOn("#elsewhere");
        assertThat(saved).isEmpty();
        type("#valueText", "new ");
        robot.clickOn("#elsewhere");
        Await.eventually(() -> assertThat(saved).containsExactly("new old"));
    }

    @Test
    void theSameCellReadAgainLeavesWhatIsTyped() {
        show("a", "old");
        assertThat(pane.isEditing()).isFalse();
        type("#valueText", "new ");
        robot.interact(() -> pane.show(shown("a", "old")));
        assertThat(area("#valueText").getText()).isEqualTo("new old");
        assertThat(pane.isEditing()).isTrue();
        show("b", "other");
        Await.eventually(() -> assertThat(saved).containsExactly("new old"));
        assertThat(pane.isEditing()).isFalse();
    }

    @Test
    void afterAConflictTheUserSeesWhatIsThereAndChooses() {
        show("a", "old");
        type("#valueText", "mine ");
        var key = Map.<Field<Object>, Object>of(DSL.field(DSL.name("id")), 99L);
        answer = new Edits(new UndoLog(database, UndoLimits.DEFAULT))
                .apply("Delete", new RowChange.Delete(DSL.table(DSL.name("hero")), key, Map.of()));
        robot.clickOn("#valueSave");
        Await.eventually(() -> assertThat(text("#valueNote")).contains("changed or deleted elsewhere"));
        robot.interact(() -> pane.show(shown("a", "theirs")));
        assertThat(text("#valueNote")).contains("is now “theirs”");
        assertThat(area("#valueText").getText()).isEqualTo("mine old");
        robot.clickOn("#valueRevert");
        Await.eventually(() -> assertThat(area("#valueText").getText()).isEqualTo("theirs"));
    }

    @Test
    void aNumberStaysANumber() {
        show("a", 42L);
        type("#valueText", "x");
        robot.clickOn("#valueSave");
        Await.eventually(() -> assertThat(text("#valueNote")).contains("“x42” is not a number"));
        assertThat(saved).isEmpty();
        robot.type(KeyCode.ESCAPE);
        type("#valueText", "1");
        assertThat(finish()).isTrue();
        assertThat(saved).containsExactly(142L);
    }

    @Test
    void bytesThatAreTextStayBytes() {
        show("a", "abc".getBytes(StandardCharsets.UTF_8));
        robot.clickOn("#valueAsText");
        type("#valueText", "x");
        assertThat(finish()).isTrue();
        assertThat((byte[]) saved.getFirst()).asString(StandardCharsets.UTF_8).isEqualTo("xabc");
        show("b", new byte[] {(byte) 0xff, 0});
        assertThat(area("#valueText").isEditable()).isFalse();
        assertThat(text("#valueNote")).contains("not a UTF-8 text");
    }

    @Test
    void whatWouldNotSurviveIsReadOnly() {
        show("a", "a\0b");
        assertThat(area("#valueText").getText()).isEqualTo("a␀b");
        assertThat(area("#valueText").isEditable()).isFalse();
        assertThat(text("#valueNote")).contains("character 0");
        assertThat(isThere("#valueSave")).isFalse();
        robot.interact(() -> pane.show(new ShownValue("v", "v", "x", "A view is read-only.", null, null)));
        assertThat(text("#valueNote")).isEqualTo("A view is read-only.");
        assertThat(button("#valueLoadFile").isDisabled()).isTrue();
    }

    @Test
    void jsonIsFormattedCheckedAndFolded() {
        show("a", "{\"a\":[1,{\"b\":2}],\"c\":1e999}");
        Await.eventually(() -> assertThat(area("#valueJson").getText()).startsWith("{\n  \"a\": [\n    1,"));
        assertThat(text("#valueNote")).isEqualTo("Valid JSON.");
        robot.clickOn("#valueFoldAll");
        assertThat(fx(() -> area("#valueJson").isFolded(2))).isTrue();
        assertThat(fx(() -> area("#valueJson").isFolded(1))).isFalse();
        robot.clickOn("#valueUnfoldAll");
        assertThat(fx(() -> area("#valueJson").isFolded(2))).isFalse();
        assertThat(button("#valueSave").isDisabled()).isTrue();
    }

    @Test
    void wrongJsonSaysWhereAndIsSavedAsTyped() {
        show("a", "{\"a\":1}");
        Await.eventually(() -> assertThat(area("#valueJson").getText()).isEqualTo("{\n  \"a\": 1\n}"));
        type("#valueJson", ",");
        Await.eventually(() -> assertThat(text("#valueNote")).contains("line 1, column 1"));
        assertThat(finish()).isTrue();
        assertThat(saved).containsExactly(",{\n  \"a\": 1\n}");
    }

    @Test
    void jsonbIsReadOnlyText() {
        show(
                "a",
                database.read(sql -> (byte[]) sql.fetchValue("SELECT jsonb('[1]')"))
                        .join());
        robot.clickOn("#valueAsJson");
        Await.eventually(() -> assertThat(area("#valueJson").getText()).isEqualTo("[\n  1\n]"));
        assertThat(area("#valueJson").isEditable()).isFalse();
        assertThat(text("#valueNote")).contains("Valid JSONB", "Read-only");
    }

    @Test
    void theChosenWayStaysForValuesOfTheSameLike() {
        show("a", "text");
        robot.clickOn("#valueAsHex");
        show("b", "other");
        assertThat(isChosen("#valueAsHex")).isTrue();
        show("c", "[1]");
        assertThat(isChosen("#valueAsJson")).isTrue();
        show("d", "third");
        assertThat(isChosen("#valueAsHex")).isTrue();
        show("e", 1L);
        assertThat(isChosen("#valueAsText")).isTrue();
    }

    @Test
    void aHundredMegabytesAreBytesToLookAt() {
        show("a", new byte[100_000_000]);
        assertThat(text("#valueFacts")).isEqualTo("BLOB 100.0 MB");
        var list = robot.lookup("#valueHex").<ListView<String>>query();
        assertThat(fx(() -> list.getItems().size())).isEqualTo(6_250_000);
        robot.clickOn(list).type(KeyCode.END);
        Await.eventually(() -> assertThat(robot.lookup("#valueHex .list-cell").queryAllAs(Labeled.class))
                .anyMatch(cell -> cell.getText() != null && cell.getText().startsWith("05f5e0f0")));
    }

    @Test
    void aPictureIsShown() {
        show("a", PictureTest.picture(Picture.Format.PNG, 64, 48));
        assertThat(text("#valueFacts")).endsWith("PNG 64 × 48");
        Await.eventually(() -> assertThat(image()).isNotNull());
    }

    @Test
    void aBrokenOrAbsurdPictureIsAReason() {
        var bytes = PictureTest.picture(Picture.Format.PNG, 64, 48);
        show("a", Arrays.copyOf(bytes, bytes.length / 2));
        Await.eventually(() -> assertThat(text("#valueNote")).contains("damaged"));
        ByteBuffer.wrap(bytes).putInt(16, 30_000).putInt(20, 30_000);
        show("b", bytes);
        assertThat(text("#valueNote")).contains("30,000 × 30,000");
        assertThat(image()).isNull();
    }

    @Test
    void theRestOfAValueIsLoadedUnaskedIfItIsSmall() {
        var whole = "x".repeat(5_000);
        var loading = new CompletableFuture<Object>();
        showExcerpt("a", whole, loading);
        assertThat(area("#valueText").getText()).hasSize(1_000);
        assertThat(area("#valueText").isEditable()).isFalse();
        loading.complete(whole);
        Await.eventually(() -> assertThat(area("#valueText").getText()).hasSize(5_000));
        assertThat(area("#valueText").isEditable()).isTrue();
    }

    @Test
    void theRestOfALargeValueIsLoadedOnDemand() {
        var whole = "line\n".repeat(600_000);
        var loading = new CompletableFuture<Object>();
        showExcerpt("a", whole, loading);
        assertThat(text("#valueLoadAll")).isEqualTo("Load all 3.0 MB");
        robot.clickOn("#valueLoadAll");
        Await.eventually(() -> assertThat(isThere("#valueCancel")).isTrue());
        loading.complete(whole);
        Await.eventually(() -> assertThat(area("#valueText").getLength()).isEqualTo(3_000_000));
        assertThat(text("#valueFacts")).isEqualTo("TEXT · 3,000,000 characters · 3.0 MB");
        Await.eventually(() -> assertThat(isThere("#valueCancel")).isFalse());
        assertThat(isThere("#valueLoadAll")).isFalse();
    }

    @Test
    void loadingEndsWhenTheUserCancelsOrGoesOn() {
        var first = new CompletableFuture<Object>();
        showExcerpt("a", "line\n".repeat(600_000), first);
        robot.clickOn("#valueLoadAll");
        Await.eventually(() -> assertThat(isThere("#valueCancel")).isTrue());
        robot.clickOn("#valueCancel");
        assertThat(first).isCancelled();
        assertThat(isThere("#valueLoadAll")).isTrue();
        var second = new CompletableFuture<Object>();
        showExcerpt("b", "x".repeat(5_000), second);
        show("c", "other");
        assertThat(second).isCancelled();
        assertThat(area("#valueText").getText()).isEqualTo("other");
    }

    @Test
    void aLineOfFiveMegabytesIsBroken() {
        show("a", "x ".repeat(1_900_000));
        assertThat(area("#valueText").isEditable()).isFalse();
        assertThat(text("#valueNote")).contains("10,000 characters");
        assertThat(fx(() -> area("#valueText").getParagraphs().size())).isGreaterThan(3_000);
    }

    @Test
    void aFileIsLoadedAsTheClassThatTheUserChooses() throws Exception {
        var file = Files.writeString(folder.resolve("value.txt"), "from\r\nfile");
        dialogs.choose(file);
        show("a", "old");
        dialogs.answer(Optional.of(0));
        robot.clickOn("#valueLoadFile");
        Await.eventually(() -> assertThat(saved).containsExactly("from\r\nfile"));
        Await.eventually(() -> assertThat(area("#valueText").getText()).isEqualTo("from\nfile"));
        dialogs.answer(Optional.of(1));
        robot.clickOn("#valueLoadFile");
        Await.eventually(() -> assertThat(saved).hasSize(2));
        assertThat((byte[]) saved.getLast()).asString(StandardCharsets.UTF_8).isEqualTo("from\r\nfile");
        Await.eventually(() -> assertThat(text("#valueFacts")).isEqualTo("BLOB 10 B"));
    }

    @Test
    void aFileThatIsNoTextIsNotLoadedAsText() throws Exception {
        dialogs.choose(Files.write(folder.resolve("value.bin"), new byte[] {(byte) 0xff}));
        show("a", "old");
        dialogs.answer(Optional.of(0));
        robot.clickOn("#valueLoadFile");
        Await.eventually(
                () -> assertThat(text("#valueNote")).isEqualTo("value.bin is not a UTF-8 text. Load it as BLOB."));
        assertThat(saved).isEmpty();
    }

    @Test
    void theWholeValueIsSavedToAFile() {
        var whole = "é\r\n".repeat(500_000);
        var file = folder.resolve("out.txt");
        dialogs.choose(file);
        showExcerpt("a/b", whole, CompletableFuture.completedFuture(whole));
        robot.clickOn("#valueSaveFile");
        Await.eventually(() -> assertThat(text("#valueNote")).isEqualTo("Saved to out.txt."));
        assertThat(file).content().isEqualTo(whole);
        assertThat(dialogs.names()).containsExactly("a_b.txt");
    }

    private void show(String cell, Object value) {
        robot.interact(() -> pane.show(shown(cell, value)));
        Await.pulses();
    }

    private void showExcerpt(String cell, String whole, CompletableFuture<Object> loading) {
        var excerpt = new Excerpt(
                StorageClass.TEXT, whole.getBytes(StandardCharsets.UTF_8).length, whole.substring(0, 1_000));
        robot.interact(() -> pane.show(new ShownValue(cell, cell, excerpt, null, () -> loading, this::save)));
    }

    private ShownValue shown(String cell, Object value) {
        return new ShownValue(cell, cell, value, null, () -> CompletableFuture.completedFuture(value), this::save);
    }

    private CompletableFuture<?> save(Object value) {
        saved.add(value);
        return answer;
    }

    /** Types at the beginning. */
    private void type(String area, String text) {
        robot.clickOn(area);
        robot.interact(() -> area(area).moveTo(0));
        robot.interact(() -> area(area).insertText(0, text));
    }

    private boolean finish() {
        return fx(pane::finish).join();
    }

    private CodeArea area(String query) {
        return robot.lookup(query).queryAs(CodeArea.class);
    }

    private Button button(String query) {
        return robot.lookup(query).queryButton();
    }

    private boolean isChosen(String query) {
        return robot.lookup(query).queryAs(ToggleButton.class).isSelected();
    }

    private boolean isThere(String query) {
        return robot.lookup(query).match(Node::isVisible).tryQuery().isPresent();
    }

    private String text(String query) {
        return robot.lookup(query)
                .tryQueryAs(Labeled.class)
                .map(Labeled::getText)
                .orElse("");
    }

    private Object image() {
        return robot.lookup("#valuePicture")
                .lookup(".image-view")
                .tryQuery()
                .map(ImageView.class::cast)
                .map(ImageView::getImage)
                .orElse(null);
    }

    private static <T> T fx(Callable<T> question) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, question);
    }
}
