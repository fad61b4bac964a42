package org.barsrouter.catalogue.http;

import java.util.Locale;
import org.barsrouter.catalogue.app.Caller;
import org.barsrouter.catalogue.app.ImportCommand;
import org.barsrouter.catalogue.change.Actor;
import org.barsrouter.catalogue.intake.ImportGuard;
import org.barsrouter.catalogue.targets.ImportRules.Tests;
import org.jspecify.annotations.Nullable;

/// Body of an import.
///
/// @param targets the file's text
/// @param providers text of a providers list
/// @param products text of a products list
/// @param retired text of a list of retired services
/// @param tests include or skip (default)
/// @param apply write it; without it the answer only says what would change
/// @param ack the counts that the guard asked for
/// @param environment the one that the caller means; another one is refused
/// @param changeRef the ticket that the change belongs to
/// @param rows whether the answer tells of every row
record ImportRequest(
        @Nullable String fileName,
        @Nullable String targets,
        @Nullable String providers,
        @Nullable String products,
        @Nullable String retired,
        @Nullable String tests,
        @Nullable Boolean apply,
        @Nullable String actor,
        @Nullable String reason,
        @Nullable Ack ack,
        @Nullable String environment,
        @Nullable String changeRef,
        @Nullable Boolean rows) {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_REASON = 1_000;

    record Ack(int removed, int repointed, @Nullable Integer unconfirmed) {}

    /// @param caller as the headers say it
    ImportCommand command(Caller caller) {
        if (targets == null) {
            throw unreadable("targets is missing: give the text of the file.");
        }
        return new ImportCommand(
                ImportCommand.Input.ofText(
                        fileName == null ? "targets.json" : shortEnough("fileName", fileName),
                        targets,
                        new ImportCommand.Lists(providers, products, retired)),
                wantedTests(),
                Boolean.TRUE.equals(apply) ? ImportCommand.Mode.APPLY : ImportCommand.Mode.DRY_RUN,
                new ImportCommand.Author(
                        author(caller.actor()), why(), caller.requestId(), caller.correlationId()),
                ack == null
                        ? null
                        : new ImportGuard.Ack(
                                ack.removed(),
                                ack.repointed(),
                                ack.unconfirmed() == null ? 0 : ack.unconfirmed()),
                new ImportCommand.Extras(
                        changeRef == null ? null : shortEnough("changeRef", changeRef),
                        Boolean.TRUE.equals(rows)
                                ? ImportCommand.Log.ROWS
                                : ImportCommand.Log.NONE));
    }

    private Tests wantedTests() {
        return switch (tests == null ? "skip" : tests.toLowerCase(Locale.ROOT)) {
            case "skip" -> Tests.SKIP;
            case "include" -> Tests.INCLUDE;
            default -> throw unreadable("tests is neither include nor skip.");
        };
    }

    /// The person that the headers name, else the one in the body.
    private Actor author(Actor caller) {
        if (actor == null || actor.isBlank()) {
            throw unreadable("actor is missing: say who makes the change.");
        }
        String name = shortEnough("actor", actor.strip());
        return new Actor(
                name,
                caller.client(),
                caller.user() == null ? name : caller.user(),
                caller.ods(),
                caller.product(),
                caller.onBehalfOf());
    }

    private @Nullable String why() {
        if (reason != null && reason.length() > LONGEST_REASON) {
            throw unreadable("reason is longer than " + LONGEST_REASON + " characters.");
        }
        return reason;
    }

    private static String shortEnough(String name, String value) {
        if (value.length() > LONGEST_NAME) {
            throw unreadable(name + " is longer than " + LONGEST_NAME + " characters.");
        }
        return value;
    }

    private static FaultException unreadable(String why) {
        return new FaultException(Fault.REQUEST_UNREADABLE, why);
    }
}
