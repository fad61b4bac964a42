package org.barsrouter.ingress.version;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A version of BaRS Core in the sense of Semantic Versioning 2.0.0: `1.4.0`, `1.4.0-alpha`,
/// `1.4.0-alpha.1+build`. Left-out parts are zero, because senders write `1` and `1.1` too.
///
/// @param preRelease behind the hyphen, without build data; empty for a release
public record BarsVersion(int major, int minor, int patch, String preRelease)
        implements Comparable<BarsVersion> {

    /// What a caller expects that names none.
    public static final BarsVersion DEFAULT = new BarsVersion(1, 0, 0, "");

    /// From here on there are pointers to documents.
    public static final BarsVersion WITH_DOCUMENT_REFERENCE = new BarsVersion(1, 1, 0, "");

    private static final String PART = "(0|[1-9]\\d{0,5})";
    private static final String IDENTIFIERS = "[0-9A-Za-z-]{1,64}(?:\\.[0-9A-Za-z-]{1,64}){0,15}";
    private static final Pattern WRITTEN =
            Pattern.compile(
                    PART
                            + "(?:\\."
                            + PART
                            + "(?:\\."
                            + PART
                            + "(?:-("
                            + IDENTIFIERS
                            + "))?(?:\\+"
                            + IDENTIFIERS
                            + ")?)?)?");
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    /// Reads a version; empty when it is none.
    public static Optional<BarsVersion> parse(String text) {
        Matcher written = WRITTEN.matcher(text);
        return written.matches()
                ? Optional.of(
                        new BarsVersion(
                                number(written, 1),
                                number(written, 2),
                                number(written, 3),
                                Optional.ofNullable(written.group(4)).orElse("")))
                : Optional.empty();
    }

    private static int number(Matcher written, int group) {
        String digits = written.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    /// Whether it is this version or a later one. A pre-release comes before its release.
    public boolean isAtLeast(BarsVersion other) {
        return compareTo(other) >= 0;
    }

    /// The same without what is behind the hyphen: a pre-release has the paths of its release.
    public BarsVersion release() {
        return new BarsVersion(major, minor, patch, "");
    }

    @Override
    public int compareTo(BarsVersion other) {
        return Comparator.comparingInt(BarsVersion::major)
                .thenComparingInt(BarsVersion::minor)
                .thenComparingInt(BarsVersion::patch)
                .thenComparing(BarsVersion::preRelease, BarsVersion::comparePreReleases)
                .compare(this, other);
    }

    private static int comparePreReleases(String one, String other) {
        if (one.isEmpty() || other.isEmpty()) {
            return Boolean.compare(one.isEmpty(), other.isEmpty());
        }
        String[] ones = one.split("\\.", -1);
        String[] others = other.split("\\.", -1);
        for (int i = 0; i < Math.min(ones.length, others.length); i++) {
            int order = compareIdentifiers(ones[i], others[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(ones.length, others.length);
    }

    /// Numbers by value and before words (Semantic Versioning 2.0.0, section 11).
    private static int compareIdentifiers(String one, String other) {
        boolean number = DIGITS.matcher(one).matches();
        boolean otherNumber = DIGITS.matcher(other).matches();
        if (number && otherNumber) {
            return new BigInteger(one).compareTo(new BigInteger(other));
        }
        return number == otherNumber ? one.compareTo(other) : Boolean.compare(otherNumber, number);
    }

    @Override
    public String toString() {
        String numbers = major + "." + minor + "." + patch;
        return preRelease.isEmpty() ? numbers : numbers + "-" + preRelease;
    }
}
