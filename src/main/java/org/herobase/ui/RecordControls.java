package org.herobase.ui;

import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import org.jooq.Record;

/**
 * The controls that each view of records has, in the order of its toolbar; they come from the view's FXML.
 *
 * @param view the view's root
 * @param create makes a record in a form
 * @param edit edits the selected record in a form
 * @param delete deletes the selected records
 * @param filtering shows and hides the conditions of the filter
 */
public record RecordControls<R extends Record>(
        Parent view,
        TableView<R> grid,
        Button create,
        Button edit,
        Button delete,
        Button undo,
        Button redo,
        TextField search,
        ToggleButton filtering,
        FilterPane filter,
        PaginationBar pages) {}
