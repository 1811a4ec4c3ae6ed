package io.studentpulse.simulator;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Which UUID belongs to a name? Version 5 of RFC 9562, in a name space of the simulator's own: same name, same id, every run. */
public final class NameUuid {
    private static final UUID SIMULATOR = UUID.fromString("6f1c7d0e-2b7a-4c55-9d3a-5a0f6c2e9b11");

    private NameUuid() {}

    public static UUID of(String name) {
        return of(SIMULATOR, name);
    }

    public static UUID of(UUID nameSpace, String name) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(ByteBuffer.allocate(16).putLong(nameSpace.getMostSignificantBits())
                    .putLong(nameSpace.getLeastSignificantBits()).array());
            ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
            long high = hash.getLong() & ~0xF000L | 0x5000L;
            long low = hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
            return new UUID(high, low);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-1", impossible);
        }
    }
}
