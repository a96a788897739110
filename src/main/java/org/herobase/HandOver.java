package org.herobase;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Hands what a start wants opened over to the app that runs already, to its {@link Reception}. Needs no JavaFX. */
final class HandOver {
    /** The answer that something is open. */
    static final byte DONE = 1;

    /** How long either side waits for the other. */
    static final int SECONDS = 2;

    private HandOver() {}

    /**
     * Tries it; takes no longer than two seconds, and no time at all if there is no socket.
     *
     * @param socket of the running app
     * @return whether that app did it; if not, whoever asks has to do it
     */
    static boolean to(Path socket, OpenRequest request) {
        if (!Files.exists(socket)) {
            return false;
        }
        try (var connection = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            closeInTime(connection);
            connection.connect(UnixDomainSocketAddress.of(socket));
            request.write(new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(connection))));
            return Channels.newInputStream(connection).read() == DONE;
        } catch (IOException | UnsupportedOperationException failure) {
            // left behind by a crash, or by an app that is busy or just ends
            Logger.getLogger(HandOver.class.getName()).log(Level.FINE, "no running app answered", failure);
            return false;
        }
    }

    /** Lets neither side hang on the other: a channel that is closed gives up what it waits for. */
    static void closeInTime(SocketChannel connection) {
        CompletableFuture.delayedExecutor(SECONDS, TimeUnit.SECONDS).execute(() -> {
            try {
                connection.close();
            } catch (IOException failure) {
                Logger.getLogger(HandOver.class.getName()).log(Level.FINE, "not closed", failure);
            }
        });
    }
}
