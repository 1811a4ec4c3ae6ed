package io.studentpulse.simulator.load;

import java.time.LocalDate;
import java.util.Arrays;

/** Writes JSON's few kinds of text straight into bytes: a load generator must not cost more than what it measures. */
final class JsonBytes {
    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};
    private static final long DAY = 86_400_000L;

    private byte[] buffer = new byte[1024];
    private int length;
    private long dateOf = Long.MIN_VALUE;
    private String date;

    JsonBytes clear() {
        length = 0;
        return this;
    }

    byte[] bytes() {
        return Arrays.copyOf(buffer, length);
    }

    /** ASCII only. */
    @SuppressWarnings("deprecation") // The one method of String that copies ASCII without a detour.
    JsonBytes text(String ascii) {
        ensure(ascii.length());
        ascii.getBytes(0, ascii.length(), buffer, length);
        length += ascii.length();
        return this;
    }

    JsonBytes number(long value) {
        return text(Long.toString(value));
    }

    JsonBytes thousandths(long value) {
        number(value / 1000).text(".");
        return digits(value % 1000, 3);
    }

    JsonBytes instant(long millis) {
        long day = Math.floorDiv(millis, DAY);
        if (day != dateOf) {
            dateOf = day;
            date = LocalDate.ofEpochDay(day).toString();
        }
        long rest = millis - day * DAY;
        return text(date).text("T").digits(rest / 3_600_000, 2).text(":").digits(rest / 60_000 % 60, 2).text(":")
                .digits(rest / 1000 % 60, 2).text(".").digits(rest % 1000, 3).text("Z");
    }

    /** A version 4 UUID that is a function of its kind and number. */
    JsonBytes uuid(long kind, long number) {
        ensure(36);
        long high = mixed(kind * 0x9E3779B97F4A7C15L + number) & ~0xF000L | 0x4000L;
        long low = mixed(high + number) & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        for (int i = 15; i >= 0; i--) {
            hex(high >>> i * 4);
            if (i == 8 || i == 4) {
                buffer[length++] = '-';
            }
        }
        buffer[length++] = '-';
        for (int i = 15; i >= 0; i--) {
            hex(low >>> i * 4);
            if (i == 12) {
                buffer[length++] = '-';
            }
        }
        return this;
    }

    private void hex(long nibble) {
        buffer[length++] = HEX[(int) (nibble & 15)];
    }

    private JsonBytes digits(long value, int count) {
        ensure(count);
        for (int i = count - 1; i >= 0; i--) {
            buffer[length + i] = (byte) ('0' + value % 10);
            value /= 10;
        }
        length += count;
        return this;
    }

    /** SplitMix64's finaliser: neighbours become strangers, and no two numbers meet. */
    private static long mixed(long value) {
        long mixed = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }

    private void ensure(int more) {
        if (length + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
        }
    }
}
