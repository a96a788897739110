package org.herobase;

import java.util.Arrays;
import java.util.concurrent.Callable;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Window;
import org.testfx.api.FxRobot;
import org.testfx.robot.Motion;
import org.testfx.service.query.PointQuery;
import org.testfx.util.WaitForAsyncUtils;

/**
 * A robot that waits for pulses after each key and click, where TestFX sleeps for 50 ms: that is shorter on a machine
 * at rest, and long enough on one under load. And it clicks on nothing that still moves.
 */
public final class PulseRobot extends FxRobot {
    private static final int MOST_MOVES = 200;

    @Override
    public PulseRobot interrupt() {
        Await.pulses();
        return this;
    }

    @Override
    public PulseRobot interact(Runnable work) {
        interactNoWait(work);
        return interrupt();
    }

    @Override
    public <T> PulseRobot interact(Callable<T> work) {
        interactNoWait(work);
        return interrupt();
    }

    @Override
    public PulseRobot press(KeyCode... keys) {
        robotContext().getKeyboardRobot().pressNoWait(keys);
        return interrupt();
    }

    @Override
    public PulseRobot release(KeyCode... keys) {
        robotContext().getKeyboardRobot().releaseNoWait(keys);
        return interrupt();
    }

    @Override
    public PulseRobot push(KeyCode... keys) {
        press(keys);
        return release(Arrays.asList(keys).reversed().toArray(KeyCode[]::new));
    }

    @Override
    public PulseRobot type(KeyCode... keys) {
        for (var key : keys) {
            push(key);
        }
        return this;
    }

    @Override
    public PulseRobot type(KeyCode key, int times) {
        for (var time = 0; time < times; time++) {
            push(key);
        }
        return this;
    }

    @Override
    public PulseRobot write(String text) {
        var scene = written().getScene();
        for (var character : text.toCharArray()) {
            var key = switch (character) {
                case '\n' -> KeyCode.ENTER;
                case '\t' -> KeyCode.TAB;
                default -> KeyCode.UNDEFINED;
            };
            robotContext().getBaseRobot().typeKeyboard(scene, key, String.valueOf(character));
            interrupt();
        }
        return this;
    }

    private Window written() {
        return listTargetWindows()
                .stream() // a dialog comes before its owner, which the headless platform leaves focused too
                .filter(Window::isFocused)
                .findFirst()
                .orElseGet(this::targetWindow);
    }

    @Override
    public PulseRobot moveTo(PointQuery target, Motion motion) {
        Point2D place;
        var moves = 0;
        do {
            place = placeOf(target);
            robotContext().getMouseRobot().moveNoWait(place);
            interrupt();
        } while (!place.equals(placeOf(target)) && ++moves < MOST_MOVES);
        return this;
    }

    private static Point2D placeOf(PointQuery target) {
        return WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(target::query));
    }

    @Override
    public PulseRobot clickOn(MouseButton... buttons) {
        robotContext().getMouseRobot().pressNoWait(buttons);
        robotContext().getMouseRobot().releaseNoWait(buttons);
        return interrupt();
    }

    @Override
    public PulseRobot clickOn(PointQuery target, Motion motion, MouseButton... buttons) {
        return moveTo(target, motion).clickOn(buttons);
    }

    @Override
    public PulseRobot doubleClickOn(MouseButton... buttons) {
        return clickOn(buttons).clickOn(buttons);
    }

    @Override
    public PulseRobot doubleClickOn(PointQuery target, Motion motion, MouseButton... buttons) {
        return moveTo(target, motion).doubleClickOn(buttons);
    }
}
