package org.herobase.ui;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.controls.CustomTextField;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import org.herobase.db.Affinity;
import org.herobase.db.Catalog;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxToolkit;

/** Which editor a value gets, and what it makes of what is entered. */
@Timeout(60)
class ColumnEditorsTest {
    @BeforeAll
    static void start() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void aFlagHasACheckBoxAndWhatIsNoFlagALine() {
        var editors = editors("BOOLEAN");
        assertThat(editors.forCell(1L)).isInstanceOf(CheckCellEditor.class);
        assertThat(editors.forCell(0L).draft()).isEqualTo(0L);
        assertThat(editors.forCell(null).draft()).isNull();
        assertThat(editors.forCell(2L)).isInstanceOf(TextCellEditor.class);
        assertThat(editors.forCell("maybe")).isInstanceOf(TextCellEditor.class);
    }

    @Test
    void whatALineCannotHoldIsNotEditedInACell() {
        var editors = editors("TEXT");
        assertThat(editors.forCell("a\nb")).isNull();
        assertThat(editors.forCell("a\tb")).isNull();
        assertThat(editors.forCell("a\0b")).isNull();
        assertThat(editors.forCell(new byte[3])).isNull();
        assertThat(editors.forField("a\nb", "")).isInstanceOf(LinesCellEditor.class);
        assertThat(editors.forField("a\r\nb\tc", "").draft()).isEqualTo("a\r\nb\tc");
        assertThat(editors.forField("a\r\nb\nc", "")).isInstanceOf(BytesCellEditor.class);
        assertThat(editors.forField("a\0b", "").draft()).isEqualTo("a\0b");
    }

    @Test
    void aFieldForBytesIsNoLine() {
        assertThat(editors("BLOB").forField(null, "")).isInstanceOf(BytesCellEditor.class);
        assertThat(editors("BLOB").forField("text", "")).isInstanceOf(TextCellEditor.class);
        var bytes = new byte[] {1, 2};
        assertThat(editors("TEXT").forField(bytes, "").parse()).isEqualTo(new Parsed.Valid(bytes));
    }

    @Test
    void nothingIsNullInACellAndAnEmptyTextInAField() {
        assertThat(editors("TEXT").forCell(null).parse()).isEqualTo(new Parsed.Valid(null));
        assertThat(editors("TEXT").forField(null, "").parse()).isEqualTo(new Parsed.Valid(""));
        assertThat(editors("INTEGER").forField(null, "").parse()).isEqualTo(new Parsed.Valid(null));
    }

    @Test
    void aFieldForNumbersTakesNoOtherTextWhereNoneIsYet() {
        assertThat(editors("INTEGER").readInField("abc", null)).isInstanceOf(Parsed.Invalid.class);
        assertThat(editors("INTEGER").readInField("abc", "def")).isEqualTo(new Parsed.Valid("abc"));
        assertThat(editors("INTEGER").readInField("7", null)).isEqualTo(new Parsed.Valid(7L));
        var editor = editors("INTEGER").forField(null, "");
        editor.restore("abc");
        assertThat(editor.parse()).isInstanceOf(Parsed.Invalid.class);
    }

    @Test
    void warnsOfWhatIsNoDateOrOneOfAnotherFormat() {
        var editors = editors("DATE", "2020-01-31");
        assertThat(entered(editors, "2026-02-28")).isEqualTo(new Parsed.Valid("2026-02-28"));
        assertThat(entered(editors, "2026-02-30")).isInstanceOf(Parsed.Doubtful.class);
        assertThat(entered(editors, "no date")).isInstanceOf(Parsed.Doubtful.class);
        assertThat(entered(editors, "2026-02-28T00:00:00")).isInstanceOf(Parsed.Doubtful.class);
        assertThat(entered(editors, "")).isEqualTo(new Parsed.Valid(null));
    }

    @Test
    void onlyTypesForNumbersAreForNumbers() {
        assertThat(editors("INTEGER").isForNumbers()).isTrue();
        assertThat(editors("DECIMAL(5, 3)").isForNumbers()).isTrue();
        assertThat(editors("DATE").isForNumbers()).isFalse();
        assertThat(editors("DATETIME").isForNumbers()).isFalse();
        assertThat(editors("JSON").isForNumbers()).isFalse();
    }

    @Test
    void makesUuidsAsTheTableHasThem() {
        var key = new Catalog.Column("id", "CHAR(32)", true, null, 1, false, Affinity.TEXT);
        var editor = new ColumnEditors(key, List.of("9F2C1A3400004000800000000000000A"), CompletableFuture::new)
                .forField(null, "");
        var button = (Button) ((CustomTextField) editor.node()).getRight();
        button.fire();
        assertThat(((TextField) editor.node()).getText()).matches("[0-9A-F]{32}");
    }

    @Test
    void showsDecimalPlacesButRoundsNothing() {
        var price = editors("DECIMAL(5, 3)");
        assertThat(price.shown(12.3)).isEqualTo("12.300");
        assertThat(price.shown(12L)).isEqualTo("12.000");
        assertThat(price.shown(-0.5)).isEqualTo("-0.500");
        assertThat(price.shown(1.23456)).isEqualTo("1.23456");
        assertThat(price.shown(1e300)).isEqualTo("1.0E300");
        assertThat(price.shown("12.3")).isEqualTo("12.3");
        assertThat(price.shown(null)).isEqualTo("NULL");
        assertThat(editors("NUMERIC").shown(12.3)).isEqualTo("12.3");
        assertThat(editors("DECIMAL(5)").shown(12.5)).isEqualTo("12.5");
    }

    private static Parsed entered(ColumnEditors editors, String text) {
        var editor = editors.forCell("2020-01-31");
        editor.restore(text);
        return editor.parse();
    }

    private static ColumnEditors editors(String declared, Object... sample) {
        var column = new Catalog.Column("c", declared, false, null, 0, false, Affinity.of(declared));
        return new ColumnEditors(column, List.of(sample), CompletableFuture::new);
    }
}
