package org.herobase.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** The memory of this process. */
final class Memory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int COLLECTIONS = 3; // what the first one frees by a reference queue, a later one collects

    private Memory() {}

    /** What is in use of the heap when everything that nobody needs is gone, in bytes. */
    static double heap() {
        for (var collection = 0; collection < COLLECTIONS; collection++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** What the system gave the process, in bytes; 0 where the system does not say. */
    static double resident() throws IOException {
        if (Files.notExists(STATUS)) {
            return 0;
        }
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElse(0);
    }
}
