package org.barsrouter.catalogue.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One line of the log of an import: the nine fields of the national migration log, and the rule
/// that decided where one did.
///
/// @param step `template`, `service` or `retire`
/// @param sourceId base URL of a template, `system|value` of a service
/// @param sourceParentId base URL that the file gives the service
/// @param catalogId id of the endpoint, or of the assignment
/// @param catalogParentId id of the endpoint that the assignment leads to
/// @param status what happened, or would
/// @param httpStatus what the same single call would be answered
/// @param ruleId rule that kept the row out or made somebody look
public record LogRow(
        String step,
        String sourceId,
        @Nullable String sourceParentId,
        @Nullable String catalogId,
        @Nullable String catalogParentId,
        Status status,
        int httpStatus,
        String diagnostics,
        Instant timestamp,
        @Nullable String ruleId) {

    /// The three of the national log, and two that it has no word for.
    public enum Status {
        CREATED(201),
        /// It was so already, or the row was left out on purpose.
        SKIPPED(200),
        FAILED(422),
        /// The service moved, or its details changed.
        UPDATED(200),
        /// The file lacks it, and its assignment ends.
        ENDED(200);

        private final int http;

        Status(int http) {
            this.http = http;
        }

        int http() {
            return http;
        }
    }
}
