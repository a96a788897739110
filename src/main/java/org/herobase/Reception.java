package org.herobase;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Where the running app receives what later starts want opened; {@link HandOver} is their side. One app has it: that which
 * holds the lock beside the socket. A socket whose app crashed is thus known as such, and two apps that start at the same
 * moment do not disturb each other. Without it, each start has an app of its own.
 */
final class Reception {
    private static final Logger LOG = Logger.getLogger(Reception.class.getName());

    private final Path socket;
    private final Function<OpenRequest, CompletionStage<Void>> open;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Thread thread =
            Thread.ofPlatform().daemon().name("herobase-reception").unstarted(this::run);

    private Reception(Path socket, Function<OpenRequest, CompletionStage<Void>> open) {
        this.socket = socket;
        this.open = open;
    }

    /**
     * Begins to listen; returns at once.
     *
     * @param socket in a folder for it alone, which is made if need be, for this user only
     * @param open called on some thread for each request; completes when it is certain to be done, and fails if not
     */
    static Reception open(Path socket, Function<OpenRequest, CompletionStage<Void>> open) {
        var reception = new Reception(socket, open);
        reception.thread.start();
        return reception;
    }

    /**
     * Receives nothing any more.
     *
     * @return completes when the socket is gone
     */
    CompletableFuture<Void> close() {
        thread.interrupt(); // which closes the channel that it waits at
        return ended;
    }

    private void run() {
        try {
            listen();
        } catch (ClosedChannelException _) {
            // closed, as the app ends
        } catch (IOException | OverlappingFileLockException | UnsupportedOperationException failure) {
            // No harm to the user: the next start has an app of its own.
            LOG.log(Level.WARNING, "does not listen for further starts", failure);
        } finally {
            ended.complete(null);
        }
    }

    private void listen() throws IOException {
        makeFolder(socket.getParent());
        var lockFile = socket.resolveSibling(socket.getFileName() + ".lock");
        try (var locked = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = locked.tryLock()) {
            if (lock == null) {
                return; // another app has it
            }
            Files.deleteIfExists(socket); // left behind by a crash
            try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
                server.bind(UnixDomainSocketAddress.of(socket));
                while (true) {
                    var connection = server.accept();
                    Thread.ofVirtual().name("herobase-request").start(() -> receive(connection));
                }
            } finally {
                Files.deleteIfExists(socket);
            }
        }
    }

    /** Nobody but the user may come near the socket: whoever can write to it can connect. */
    private static void makeFolder(Path folder) throws IOException {
        Files.createDirectories(folder);
        var permissions = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
        if (permissions != null) {
            permissions.setPermissions(PosixFilePermissions.fromString("rwx------"));
        }
    }

    private void receive(SocketChannel connection) {
        HandOver.closeInTime(connection);
        try (connection) {
            var request =
                    OpenRequest.read(new DataInputStream(new BufferedInputStream(Channels.newInputStream(connection))));
            open.apply(request)
                    .toCompletableFuture()
                    .orTimeout(HandOver.SECONDS, TimeUnit.SECONDS)
                    .join();
            connection.write(ByteBuffer.wrap(new byte[] {HandOver.DONE}));
        } catch (IOException | RuntimeException failure) {
            // The other side hears no answer and helps itself.
            LOG.log(Level.INFO, "received nothing that can be opened", failure);
        }
    }
}
