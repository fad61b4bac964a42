package org.barsrouter.catalogue.http;

import org.jspecify.annotations.Nullable;

/// Versions as they stand in `ETag` and `If-Match`.
public final class EntityTags {
    private EntityTags() {}

    /// `W/"7"`.
    public static String of(long version) {
        return "W/\"" + version + "\"";
    }

    /// The version in `W/"7"` or `"7"`; absent when the header is.
    public static @Nullable Long version(@Nullable String ifMatch) {
        if (ifMatch == null) {
            return null;
        }
        String digits = ifMatch.strip().replaceFirst("^(W/)?\"(\\d{1,18})\"$", "$2");
        if (!digits.matches("\\d{1,18}")) {
            throw new FaultException(
                    Fault.REQUEST_UNREADABLE,
                    "If-Match is not an ETag of this catalogue: write it like W/\"7\".");
        }
        return Long.valueOf(digits);
    }
}
