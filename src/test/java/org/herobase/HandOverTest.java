package org.herobase;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.util.WaitForAsyncUtils;

/** Later starts and the running app, with real sockets. */
@Timeout(30)
class HandOverTest {
    private static final OpenRequest REQUEST = new OpenRequest(Path.of("/data/heroes.db"), false);

    @TempDir
    Path folder;

    private final List<OpenRequest> received = Collections.synchronizedList(new ArrayList<>());
    private final List<Reception> receptions = new ArrayList<>();
    private Path socket;

    @BeforeEach
    void name() {
        socket = folder.resolve("run/socket");
    }

    @AfterEach
    void close() {
        receptions.forEach(reception -> reception.close().join());
    }

    @Test
    void theRunningAppGetsWhatALaterStartWantsOpened() throws Exception {
        receive();
        var file = new OpenRequest(Path.of("/data/\n Žluťoučký kůň 🦸\t'\".db"), false);
        var defaultFile = new OpenRequest(Path.of("/data/heroes.db"), true);
        assertThat(HandOver.to(socket, file)).isTrue();
        assertThat(HandOver.to(socket, defaultFile)).isTrue();
        assertThat(received).containsExactly(file, defaultFile);
    }

    @Test
    void withoutARunningAppNothingIsHandedOver() {
        assertThat(HandOver.to(socket, REQUEST)).isFalse();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aSocketLeftByACrashIsReplaced() throws Exception {
        Files.createDirectories(socket.getParent());
        ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                .bind(UnixDomainSocketAddress.of(socket))
                .close();
        assertThat(socket).exists();
        assertThat(HandOver.to(socket, REQUEST)).isFalse();
        receive();
        assertThat(HandOver.to(socket, REQUEST)).isTrue();
    }

    @Test
    void whatTheAppRefusesIsLeftToTheLaterStart() throws Exception {
        receive();
        var refusing = new OpenRequest(Path.of("/refused"), false);
        assertThat(HandOver.to(socket, refusing)).isFalse();
    }

    @Test
    void anAppThatDoesNotAnswerIsLeftAlone() throws Exception {
        Files.createDirectories(socket.getParent());
        try (var hanging = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            hanging.bind(UnixDomainSocketAddress.of(socket));
            assertThat(HandOver.to(socket, REQUEST)).isFalse();
        }
    }

    @Test
    void aPeerThatSaysNothingHoldsUpNobody() throws Exception {
        receive();
        try (var silent = connect()) {
            assertThat(HandOver.to(socket, REQUEST)).isTrue();
            assertThat(silent.read(ByteBuffer.allocate(1))).isEqualTo(-1); // it is hung up on
        }
    }

    static List<byte[]> nonsense() throws IOException {
        return List.of(
                new byte[0],
                new byte[] {'H', 'E', 'R'},
                "GET / HTTP/1.1\r\n\r\n".getBytes(),
                new byte[200_000],
                message("HERO", "relative.db"),
                message("HERO", ""),
                message("HERO", "/data/\0.db"),
                message("VILL", "/data/heroes.db"),
                new byte[] {'H', 'E', 'R', 'O', 0, 0, 2, (byte) 0xff, (byte) 0xff},
                new byte[] {'H', 'E', 'R', 'O', 0, (byte) 0xff, (byte) 0xff, '/'});
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void nonsenseIsIgnored(byte[] bytes) throws Exception {
        receive();
        try (var peer = connect()) {
            try {
                Channels.newOutputStream(peer).write(bytes);
                peer.shutdownOutput();
                assertThat(peer.read(ByteBuffer.allocate(1))).isEqualTo(-1);
            } catch (IOException _) {
                // hung up on while it was talking
            }
        }
        assertThat(HandOver.to(socket, REQUEST)).isTrue();
        assertThat(received).containsExactly(REQUEST);
    }

    @Test
    void ofTwoAppsTheFirstOneReceives() throws Exception {
        receive();
        var second = new ArrayList<OpenRequest>();
        var other = Reception.open(socket, request -> {
            second.add(request);
            return CompletableFuture.completedFuture(null);
        });
        other.close().join();
        assertThat(HandOver.to(socket, REQUEST)).isTrue();
        assertThat(received).containsExactly(REQUEST);
        assertThat(second).isEmpty();
    }

    @Test
    void onlyTheUserMayConnect() throws Exception {
        Files.createDirectories(socket.getParent());
        Files.setPosixFilePermissions(socket.getParent(), PosixFilePermissions.fromString("rwxrwxrwx"));
        receive();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void theSocketGoesWithItsApp() throws Exception {
        receive();
        receptions.getFirst().close().join();
        assertThat(socket).doesNotExist();
        receive();
        assertThat(HandOver.to(socket, REQUEST)).isTrue();
    }

    @Test
    void aNameTooLongForASocketIsNoError() {
        socket = folder.resolve("long".repeat(30)).resolve("socket");
        var reception = Reception.open(socket, this::take);
        assertThat(HandOver.to(socket, REQUEST)).isFalse();
        reception.close().join();
        assertThat(received).isEmpty();
    }

    private void receive() throws TimeoutException {
        receptions.add(Reception.open(socket, this::take));
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> {
            try (var _ = connect()) {
                return true;
            } catch (IOException _) {
                return false;
            }
        });
    }

    private CompletionStage<Void> take(OpenRequest request) {
        if (request.file().equals(Path.of("/refused"))) {
            return CompletableFuture.failedFuture(new IllegalStateException("refused"));
        }
        received.add(request);
        return CompletableFuture.completedFuture(null);
    }

    private SocketChannel connect() throws IOException {
        return SocketChannel.open(UnixDomainSocketAddress.of(socket));
    }

    private static byte[] message(String mark, String file) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var output = new DataOutputStream(bytes);
        output.writeBytes(mark);
        output.writeBoolean(false);
        output.writeUTF(file);
        return bytes.toByteArray();
    }
}
