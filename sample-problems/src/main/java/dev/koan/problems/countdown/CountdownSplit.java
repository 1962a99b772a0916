package dev.koan.problems.countdown;

import java.util.List;
import java.util.Locale;

/**
 * The side a problem is on, decided by a stable hash of its number multiset alone: 80 % train, 10 %
 * validation, 10 % test. No multiset is ever on two sides, whatever its target or its order.
 */
public enum CountdownSplit {
    /** For learning. */
    TRAIN,
    /** For choosing settings and checkpoints. */
    VALIDATION,
    /** For reporting, and for nothing else. */
    TEST;

    /** The side of a multiset; the order of the numbers does not matter. */
    public static CountdownSplit of(List<Integer> numbers) {
        long hash = 0xCBF29CE484222325L;
        for (int number : numbers.stream().sorted().toList()) {
            hash = (hash ^ number) * 0x100000001B3L;
        }
        long bucket = Long.remainderUnsigned(spread(hash), 10);
        if (bucket < 8) {
            return TRAIN;
        }
        return bucket == 8 ? VALIDATION : TEST;
    }

    /** The word a person reads: {@code train}, {@code validation} or {@code test}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** FNV-1a mixes its low bits poorly; this finaliser is MurmurHash3's. */
    private static long spread(long value) {
        long x = (value ^ (value >>> 33)) * 0xFF51AFD7ED558CCDL;
        x = (x ^ (x >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return x ^ (x >>> 33);
    }
}
