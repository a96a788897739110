package org.herobase.console.plan;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.herobase.console.result.TableCopy;
import org.herobase.ui.Texts;

/** The program that a statement is compiled to. */
final class BytecodeTable extends TableView<Instruction> {
    private static final double ROW_HEIGHT = 28;

    private final Texts texts = new Texts(BytecodeTable.class);

    BytecodeTable() {
        getStyleClass().add("bytecode");
        setFixedCellSize(ROW_HEIGHT);
        setAccessibleText(texts.get("plan.bytecode.accessible"));
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        add("plan.code.address", 80, Instruction::address);
        add("plan.code.opcode", 200, instruction -> "  ".repeat(instruction.depth()) + instruction.opcode());
        add("plan.code.p1", 72, Instruction::p1);
        add("plan.code.p2", 72, Instruction::p2);
        add("plan.code.p3", 72, Instruction::p3);
        add("plan.code.p4", 240, Instruction::p4);
        add("plan.code.p5", 72, Instruction::p5);
        add("plan.code.comment", 240, Instruction::comment);
        TableCopy.install(this, String::valueOf);
    }

    void show(List<Instruction> program) {
        getItems().setAll(program);
    }

    /** As the sqlite3 shell shows it. */
    String text() {
        var lines = new StringBuilder("addr  opcode         p1    p2    p3    p4             p5  comment\n");
        for (var line : getItems()) {
            lines.append("%-4d  %-13s  %-4d  %-4d  %-4d  %-13s  %-2d  %s"
                            .formatted(
                                    line.address(),
                                    "  ".repeat(line.depth()) + line.opcode(),
                                    line.p1(),
                                    line.p2(),
                                    line.p3(),
                                    line.p4(),
                                    line.p5(),
                                    line.comment())
                            .stripTrailing())
                    .append('\n');
        }
        return lines.toString();
    }

    private void add(String key, double width, Function<Instruction, Object> value) {
        var column = new TableColumn<Instruction, Object>(texts.get(key));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        column.setPrefWidth(width);
        column.setSortable(false); // the order is the program's
        column.setReorderable(false);
        getColumns().add(column);
    }
}
